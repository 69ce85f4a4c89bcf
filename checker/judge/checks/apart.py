"""What the text says of one thing in two places, and what should be nowhere in it: `one_value`, `nowhere`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from checker.judge.case import Case, Hit, Yielded, related
from checker.judge.checks.kind import CheckType, NoOptions, Words
from checker.judge.facts import KINDS, Record
from checker.judge.rules.shape import RuleFile, Strict


def one_value(case: Case) -> Iterator[Yielded]:
    """Statements of one thing in different clauses have one value; the later is told beside the first that it contradicts."""
    earlier: dict[tuple[Any, ...], dict[tuple[Any, Any], Record]] = {}
    for fact in case.facts:
        about, clause, value = fact.get("about"), fact.get("clause"), fact.get("value")
        before = earlier.setdefault((about, fact.get("thing")), {})  # by clause and value, so that what is repeated counts once
        others = [told for (where, _), told in before.items() if where != clause]
        beside = len(others) < len(before)  # said already in this very clause: «báo cáo 6 tháng trước 10/6 và 10/12»
        if others and not beside and all(_APART[about](other.get("value"), value) for other in others):
            yield Hit("found", fact.span, {"other": others[0].text}, related=(related(others[0]),), topics=_topics(fact), subject=fact)
        before.setdefault((clause, value), fact)


def _topics(fact: Record) -> frozenset[str]:
    """What rules on the same words call them: those on report days by the day, those on targets by the clause."""
    value = fact.get("value")
    day = f"date:{value[0]}/{value[1]}" if fact.get("about") in ("report", "task") else f"clause:{fact.get('clause')}"
    return frozenset({day, f"statement:{fact.get('clause')}"})


def _days_apart(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Two days of one report; of a year's not more than a month and a half apart, else they are two reports."""
    return one != other and abs(_ordinal(one) - _ordinal(other)) <= 45


def _ordinal(day: tuple[int, int | None]) -> int:
    return 30 * (day[1] or 0) + day[0]


Days = tuple[tuple[int, int], tuple[int, int]]


def _ranges_apart(one: Days, other: Days) -> bool:
    """Neither lies in the other: a day of a month of action is no contradiction."""
    return not (_lies(one, other) or _lies(other, one))


def _lies(inner: Days, outer: Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


_APART: dict[str, Callable[[Any, Any], bool]] = {
    "report": _days_apart,
    "task": _days_apart,
    "event": _ranges_apart,
    "person": lambda one, other: bool(one != other),
    "number": lambda one, other: bool(one != other),
}


class Nowhere(Strict, frozen=True):
    """No given fact, and the text was read for it, so that its absence passes. `blank`: what a draft may leave open, by the field `by`."""

    by: str | None = None
    blank: list[str] = []


def _nowhere_words(o: Nowhere, rule: RuleFile) -> Words:
    if o.by:
        yield "by", o.by, KINDS[rule.given.fact].fields


def nowhere(case: Case) -> Iterator[Yielded]:
    o: Nowhere = case.option
    for fact in case.facts:
        if case.bench.profile != "draft" or not o.by or fact.get(o.by) not in o.blank:
            yield Hit("found", fact.span, topics=frozenset({f"{fact.kind}:{fact.text}", f"unit:{fact.text}"}), subject=fact)


ONE_VALUE = CheckType(one_value, NoOptions, params=frozenset({"other"}), facts=frozenset({"statement"}))
NOWHERE = CheckType(nowhere, Nowhere, judges_nothing=True, words=_nowhere_words)
