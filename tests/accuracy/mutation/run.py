"""A planted fault → whether it was found, and what else was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from checker.judge import load_pack
from checker.model import Document, Finding, Span
from checker.pipeline import check_document
from tests.accuracy.mutation.agreeing import agreeing
from tests.accuracy.mutation.aims import aims
from tests.accuracy.mutation.citing import citing
from tests.accuracy.mutation.duties import duties
from tests.accuracy.mutation.form import form
from tests.accuracy.mutation.gender import gender
from tests.accuracy.mutation.parts import parts
from tests.accuracy.mutation.plan import Slot, edited, located, rebuilt, texts_of
from tests.accuracy.mutation.planted import Family, Planted, understood
from tests.accuracy.mutation.setting import setting
from tests.accuracy.mutation.times import times
from tests.accuracy.shared import ROOT

SOURCES = (citing, parts, times, aims, duties, form, setting, agreeing, gender)


@dataclass(frozen=True)
class Result:
    """`misplaced` are findings of the right rule elsewhere, `beyond` those of other rules, cascades aside (both error or warning)."""

    family: str
    planted: Planted
    right: tuple[Finding, ...]
    misplaced: tuple[Finding, ...]
    beyond: tuple[Finding, ...]
    told: tuple[Finding, ...] = ()  # all that the compliant plan is not told

    @property
    def found(self) -> bool:
        return bool(self.right)


def families(names: Iterable[str] = ()) -> list[Family]:
    """Families by name or path; all of corpus/ where none is named."""
    folders = [Path(n) if Path(n).is_dir() else ROOT / "corpus" / n for n in names]
    return [Family(f) for f in folders or sorted(p.parent for p in (ROOT / "corpus").glob("*/compliant.yaml"))]


def planted(family: Family) -> list[Planted]:
    """All faults that a family has a place for."""
    return [fault for source in SOURCES for fault in source(family)]


def run(family: Family, fault: Planted) -> Result:
    """The report on the plan with its fault. Raises MutationError for a fault that changes nothing."""
    texts = edited(family.texts, fault.edits + fault.quiet) if fault.edits or fault.dress is None else dict(family.texts)
    plan = replace(family.plan, numbering="typed") if fault.typed else family.plan
    document = understood(rebuilt(plan, texts), fault.dress)
    rules = load_pack(*(("ke_hoach", fault.theme) if fault.theme else ()))
    parents = [] if fault.theme else [_parent(family, fault)]
    report = check_document(document, parents, rules)
    marks = _marks(fault, located(texts, document.source.text))
    before = check_document(family.document, parents, rules) if fault.theme else family.report
    known = {(f.rule, f.evidence, f.message) for f in before.findings}
    findings = [f for f in report.findings if (f.rule, f.evidence, f.message) not in known]
    mine = [f for f in findings if f.rule in fault.rules]
    right = tuple(f for f in mine if _placed(fault, f, marks))
    misplaced = tuple(f for f in mine if f not in right and f.severity != "info")
    beyond = tuple(f for f in findings if f.rule not in fault.rules and f.rule not in fault.also and f.severity != "info")
    return Result(family.name, fault, right, misplaced, beyond, tuple(findings))


def _parent(family: Family, fault: Planted) -> Document:
    """The parent, with what a fault has it ask beside."""
    if not fault.asked:
        return family.parent
    return understood(rebuilt(family.parent_plan, edited(texts_of(family.parent_plan), fault.asked)))


def _marks(fault: Planted, places: dict[Slot, Span]) -> list[Span]:
    """Where the fault stands in the mutated text; a deletion stands between its neighbours."""
    if fault.omission:
        return [places[slot] for slot in fault.near if slot in places]
    if fault.at:
        return [places[slot] for slot in fault.at if slot in places]
    out = []
    for edit in fault.edits:
        if edit.new is not None:
            start = places[edit.slot].start + edit.start
            out.append(Span(start - fault.around[0] - (not edit.new), start + (len(edit.new) or 1) + fault.around[1]))
    return out


def _placed(fault: Planted, finding: Finding, marks: list[Span]) -> bool:
    if finding.span is None or (fault.dress is not None and not fault.at and not fault.near):
        return fault.omission
    return any(m.start < finding.span.end and finding.span.start < m.end for m in marks)
