"""The years of a plan: the one that it is of, and beside its parent's which days of the parent lie outside them."""

from __future__ import annotations

from datetime import date

from checker.language.normal import fold
from checker.model import Deadline, Document


def only_year(document: Document) -> tuple[date, date] | None:
    """The first and the last day of a plan of one year, or of one school year, from August to August; None of any other plan."""
    period = document.header.period
    if period is None or not period.start or period.horizon:
        return None
    first, last = period.start, period.end or period.start
    if first == last:
        return date(first, 1, 1), date(first, 12, 31)
    words = fold(document.text(period.span)) if period.span else ""
    return (date(first, 8, 1), date(last, 8, 31)) if last == first + 1 and "năm học" in words else None


def outside_period(deadline: Deadline, parent: Document, child: Document) -> bool:
    """A full date of a longer parent that lies in no year of a shorter plan: «tổng kết giai đoạn trước 30/11/2025» for a plan of 2022.

    The first quarter after the plan's last year still reports on it.
    """
    own, above = child.header.period, parent.header.period
    if not (own and above and own.start and above.start and deadline.year):
        return False
    last, end = own.end or own.start, above.horizon or above.end or above.start
    if misdated(parent, child, deadline.year):
        return False
    if (own.start, last) == (above.start, above.end or above.start) or (own.start <= above.start and last >= end):
        return False
    late = deadline.year > last + 1 or (deadline.year == last + 1 and (deadline.month or 12) > 3)
    return late or deadline.year < own.start - (1 if deadline.submission and (deadline.month or 1) > 6 else 0)


def misdated(parent: Document, child: Document, year: int) -> bool:
    """Whether the years of the plan's title are a slip that excuses nothing of a year: none of the parent's, or as many of them, shifted
    («kỳ 2018 - 2022» under «kỳ 2019 - 2023»), and its own report days and events name that year, or none at all."""
    own, above = child.header.period, parent.header.period
    if not (own and own.start and above and above.start):
        return False
    apart = (own.horizon or own.end or own.start) < above.start or own.start > (above.horizon or above.end or above.start)
    shifted = own.start != above.start and own.end and above.end and own.end - own.start == above.end - above.start > 1
    facts = child.facts
    named = {d.year for d in facts.deadlines if d.kind == "report"} | {e.start.year for e in facts.events}
    return bool(apart or shifted) and (year in named or named <= {None})
