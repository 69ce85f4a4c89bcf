"""Targets → the years by which they are due, and which of several is the one for a year."""

from __future__ import annotations

from checker.language.patterns import regexp
from checker.link.headed import headings
from checker.model import Document, Target

_YEAR = regexp(r"(?<!\d)(20\d\d)(?!\d)")


def milestone(target: Target, document: Document) -> int | None:
    """The year by which a target is due: its own, else the last one that a heading above it names."""
    if target.year:
        return target.year
    for title in headings(document, target.section):
        years = _YEAR.findall(title)
        if years:
            return int(years[-1])
    return None


def falls(target: Target) -> bool:
    """Whether less is better."""
    return target.decreasing or target.op in ("<", "<=")


def distance(due: int | None, mine: int | None, asked: Target, answer: Target, others: frozenset[int | None]) -> tuple[int, int, int]:
    """Same milestone first, then one without a year or reached before its time, then a later one that is none of the parent's `others`
    (the milestone has moved), then the nearest; a figure before none where the parent has one."""
    figure = 0 if (asked.value is None) or (answer.value is not None) else 1
    if due is None or mine is None or due == mine:
        return (0 if due == mine else 1), 0, figure
    if mine < due and mine not in others and _reached(asked, answer):
        return 1, due - mine, figure
    moved = mine > due and mine not in others
    return (2 if moved else 3), abs(due - mine), figure


def _reached(asked: Target, answer: Target) -> bool:
    """Whether the value of one is that of the other at least, or at most where less is better."""
    if asked.value is None or answer.value is None or asked.unit != answer.unit:
        return False
    return answer.value <= asked.value if falls(asked) else answer.value >= asked.value
