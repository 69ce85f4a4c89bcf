"""The parent's dated events beside the child's."""

from __future__ import annotations

from dataclasses import replace

from checker.link.binding import event_binds
from checker.link.similarity import Likeness
from checker.model import DateMention, Document, Event, Inheritance, Message, PartialDate, Period

_SAME_NAME = 0.6
_PASSED = Message("Ngày của sự kiện đã qua khi kế hoạch được ban hành.", "The day had passed when the plan was issued.")
_OUTSIDE = Message("Sự kiện nằm ngoài thời gian của kế hoạch.", "The event lies outside the plan's period.")


def align(parent: Document, child: Document) -> list[Inheritance]:
    """A row for each event of the parent: taken up by its day, by its name, or by a date that stands in the child's text."""
    asked = parent.facts.events
    likeness = Likeness(e.name for e in (*asked, *child.facts.events))
    rows = []
    for event in asked:
        binds, why = event_binds(event, parent, child)
        found = _taken_up(event, child, likeness)
        excuse = _excuse(event, parent, child) if binds == "yes" and found is None else None
        if excuse:
            binds, why = "no", excuse
        rows.append(Inheritance("event", parent, event, found, binds, why))
    return rows


def _taken_up(event: Event, child: Document, likeness: Likeness) -> Event | None:
    for mine in child.facts.events:
        if _same_day(mine.start, event.start) and _same_day(mine.end, event.end) and likeness.score(event.name, mine.name) > 0.2:
            return mine
    named = [(likeness.score(event.name, mine.name), i, mine) for i, mine in enumerate(child.facts.events)]
    if named and max(named)[0] >= _SAME_NAME:
        return max(named)[2]
    return next((_as_event(d, event) for d in child.facts.dates if _names(d, event)), None)


def _same_day(one: PartialDate, other: PartialDate) -> bool:
    return one.day is not None and (one.day, one.month) == (other.day, other.month)


def _names(mention: DateMention, event: Event) -> bool:
    return _same_day(mention.date, event.start) and _same_day(mention.end or mention.date, event.end)


def _as_event(mention: DateMention, event: Event) -> Event:
    return replace(event, start=mention.date, end=mention.end or mention.date, span=mention.span, focus=mention.span, section=None)


def _excuse(event: Event, parent: Document, child: Document) -> Message | None:
    """Why the child may leave the event out, if it may: its only day had passed, or it is no year of the plan."""
    period, issued = child.header.period, child.header.issued
    if period and period.start and event.start.year and not period.start <= event.start.year <= _last(period):
        return _OUTSIDE
    if not (issued and issued.whole and event.end.day and event.end.month) or (period and _last(period) != period.start):
        return None  # a plan of several years meets the day again
    year = event.end.year or _year_of(parent) or _year_of(child) or issued.year
    own, day = issued.as_date(), PartialDate(event.end.day, event.end.month, year).as_date()
    return _PASSED if own and day and day < own else None


def _last(period: Period) -> int:
    """The last year that a period names; 0 where it names none."""
    return period.horizon or period.end or period.start or 0


def _year_of(document: Document) -> int | None:
    """The only year of a yearly plan. The parent's goes first: a slip in the child's title must excuse nothing."""
    period = document.header.period
    return period.start if period and period.start and _last(period) == period.start else None
