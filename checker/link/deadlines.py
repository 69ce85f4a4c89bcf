"""The parent's report days beside the child's."""

from __future__ import annotations

from checker.link.binding import Judgement, deadline_binds
from checker.model import Deadline, Document, Inheritance

_YEAR = 365
_NEVER = 10_000
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, _YEAR)


def day_of_year(deadline: Deadline) -> int | None:
    """A due day as a number from 1 to 365; a month or quarter without a day is due at its end. None where neither is said."""
    month = deadline.month or (deadline.quarter or 0) * 3
    if not 1 <= month <= 12:
        return None
    return _BEFORE_MONTH[month - 1] + deadline.day if deadline.day and deadline.month else _BEFORE_MONTH[month]


def days_later(child: Deadline, parent: Deadline) -> int | None:
    """By how many days the child's day falls after the parent's (negative: earlier), the short way round the year; None if unsaid."""
    if child.month is None and parent.month is None and child.day and parent.day:
        return child.day - parent.day  # «trước ngày 15 hằng tháng»
    one, other = day_of_year(child), day_of_year(parent)
    if one is None or other is None:
        return None
    gap = one - other
    if child.year and parent.year and child.year != parent.year:
        return gap + (child.year - parent.year) * _YEAR
    return gap - _YEAR if gap > _YEAR // 2 else gap + _YEAR if gap < -_YEAR // 2 else gap


def align(parent: Document, child: Document) -> list[Inheritance]:
    """A row for each report duty of the parent; the child's upward report days are dealt out by period, then by order and nearest day."""
    asked = [d for d in parent.facts.deadlines if d.kind == "report" and not d.submission]
    binding = {id(d): deadline_binds(d, parent, child) for d in asked}
    mine = [d for d in child.facts.deadlines if d.kind == "report" and d.upward]
    dealt = _deal([d for d in asked if binding[id(d)][0] == "yes"], mine)
    return [_row(d, dealt.get(id(d)), parent, binding[id(d)]) for d in asked]


def _row(asked: Deadline, answer: Deadline | None, parent: Document, binding: Judgement) -> Inheritance:
    late = days_later(answer, asked) if answer else None
    return Inheritance("deadline", parent, asked, answer, *binding, days_late=late)


def _deal(asked: list[Deadline], mine: list[Deadline]) -> dict[int, Deadline]:
    """Parent's deadline (by id) → the child's that answers it. Each dated one of the child answers one of the parent's."""
    dealt: dict[int, Deadline] = {}
    left = [d for d in mine if d.dated or d.day]
    for d in [a for a in asked if a.covers]:
        same = [c for c in left if c.covers == d.covers]
        if same:
            dealt[id(d)] = _nearest(d, same)
            left.remove(dealt[id(d)])
    for d in [a for a in asked if (a.dated or a.day) and id(a) not in dealt]:
        fitting = [c for c in left if c.covers is None or d.covers is None or c.covers == d.covers]
        if fitting:
            dealt[id(d)] = _nearest(d, fitting)
            left.remove(dealt[id(d)])
    for d in [a for a in asked if not (a.dated or a.day) and id(a) not in dealt]:
        if mine:
            dealt[id(d)] = mine[0]
    return dealt


def _nearest(asked: Deadline, mine: list[Deadline]) -> Deadline:
    def gap(d: Deadline) -> int:
        late = days_later(d, asked)
        return _NEVER if late is None else abs(late)

    return min(mine, key=gap)
