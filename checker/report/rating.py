"""Verdicts and findings → how far a plan has come: the steps of the rating, and what keeps it from the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from checker.model import Report, Severity, Step, Verdict

_RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
_UNJUDGED = ("not_evaluated", "broken")


class Stage(Struct, frozen=True):
    """A step for one plan: the rules that fault it with how many findings, and those that could not be judged."""

    step: Step
    faults: Mapping[str, int]
    unjudged: tuple[str, ...]

    @property
    def outcome(self) -> Literal["pass", "fail", "not_evaluated"]:
        """Of what this step asks alone, whatever those below it do."""
        return "fail" if self.faults else "not_evaluated" if self.unjudged else "pass"


class Rating(Struct, frozen=True):
    """All steps, lowest first; `reached` is the highest whose asks, and those of all below it, are met."""

    stages: tuple[Stage, ...]

    @property
    def reached(self) -> Stage | None:
        below = next((at for at, stage in enumerate(self.stages) if stage.outcome != "pass"), len(self.stages))
        return self.stages[below - 1] if below else None

    @property
    def next(self) -> Stage | None:
        """The lowest step that is not reached."""
        return next((stage for stage in self.stages if stage.outcome != "pass"), None)


def rating_of(report: Report) -> Rating | None:
    """The rating of a plan; None where no pack declares one, or nothing could be judged. What is waived keeps from no step, what a
    baseline knows does."""
    if not any(v.outcome in ("pass", "fail") for v in report.verdicts):
        return None
    steps = {step.at: step for verdict in report.verdicts for step in verdict.steps}
    told = {f.rule for f in (*report.findings, *report.known)}
    keeping = [v for v in report.verdicts if v.outcome in _UNJUDGED or v.rule in told]  # a few: the rest keep a plan from no step
    return Rating(tuple(_stage(steps[at], keeping, report) for at in sorted(steps))) if steps else None


def _stage(step: Step, keeping: list[Verdict], report: Report) -> Stage:
    asked = [v for v in keeping if step in v.steps]
    found = Counter(f.rule for f in (*report.findings, *report.known) if f.severity in step.severity)
    unjudged = (v.rule for v in asked if v.outcome in _UNJUDGED and v.rule not in found and _matters(v, step))
    return Stage(step, {v.rule: found[v.rule] for v in asked if v.rule in found}, tuple(unjudged))


def _matters(verdict: Verdict, step: Step) -> bool:
    """Whether what the rule says as a rule would keep from the step."""
    return _RANK[verdict.severity] >= min(_RANK[severity] for severity in step.severity)
