"""What the program tells of the families, beside truth.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from checker.model import Finding
from checker.pipeline import check

HERE = Path(__file__).parent


class Result(NamedTuple):
    """A family's reports against its truth: planted faults told and not told, wrong findings that are known, those that nobody wrote down."""

    told: list[str]
    silent: list[str]
    wrong: list[str]
    beyond: list[str]
    gone: list[str]  # slips, wrong findings and `silent` faults of truth.yaml that are so no longer


@cache
def truth() -> dict[str, Any]:
    """Each family's `planted`, `slips` and `wrong`; its own head says what they are."""
    families: dict[str, Any] = yaml.safe_load((HERE / "truth.yaml").read_text("utf8"))
    return families


def plans(family: str) -> list[str]:
    """The lower-level plans of a family."""
    return sorted(p.stem for p in (HERE / family).glob("*.txt") if p.stem != "parent")


@cache
def findings(family: str, plan: str) -> tuple[Finding, ...]:
    """What a plan is told against the family's parent, of every severity."""
    folder = HERE / family
    return check(folder / f"{plan}.txt", parents=[folder / "parent.txt"]).findings


def _says(finding: Finding, rules: list[str], words: str) -> bool:
    return finding.rule in rules and words in f"{finding.evidence} {finding.message.vi}"


def score(family: str) -> Result:
    """A fault counts as told at any severity; beyond what was written down only errors and warnings count."""
    known = truth()[family]
    result = Result([], [], [], [], [])
    for fault in known["planted"]:
        is_told = any(_says(f, fault["rules"], fault["words"]) for f in findings(family, "faulty"))
        (result.told if is_told else result.silent).append(fault["fault"])
        if is_told == fault.get("silent", False):
            result.gone.append(f"{'told' if is_told else 'silent'} now: {fault['fault']}")
    for plan in plans(family):
        for kind, entry, finding in _sorted(known, family, plan):
            if kind == "beyond":
                result.beyond.append(f"{plan}: {finding}")
            elif finding is None:
                result.gone.append(f"{plan}: {kind} {entry}")
            elif kind == "wrong":
                result.wrong.append(f"{plan}: {finding}")
    return result


def _sorted(known: dict[str, Any], family: str, plan: str) -> Iterator[tuple[str, Any, str | None]]:
    """Each entry of `slips` and `wrong` with its finding, if there is one, then what is of none."""
    left = [f for f in findings(family, plan) if f.severity != "info"]
    if plan == "faulty":
        left = [f for f in left if not any(_says(f, fault["rules"], fault["words"]) for fault in known["planted"])]
    for kind in ("slips", "wrong"):
        for entry in known.get(kind, {}).get(plan, []):
            found = next((f for f in left if _says(f, [entry["rule"]], entry["words"])), None)
            yield kind, entry, None if found is None else _line(found)
            left = [f for f in left if f is not found]
    for finding in left:
        yield "beyond", None, _line(finding)


def _line(finding: Finding) -> str:
    return f"{finding.severity} {finding.rule} {finding.message.vi}"
