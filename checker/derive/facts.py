"""Facts of a document ↔ their shapes in a pack, one kind after the other; and what a corrected one says in place of its old words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from checker.derive.days import day_of, day_words
from checker.derive.shape import DeadlineOf, EventOf, Item, TargetOf, TaskOf
from checker.judge.checks.target_words import figure
from checker.judge.days import due_words, event_days
from checker.language.normal import fold
from checker.model import Deadline, Event, PartialDate, Span, Target, Task


class Place(NamedTuple):
    """Where a fact stands: its clause, its words in it, its part."""

    span: Span
    focus: Span
    section: int | None


class Kind(NamedTuple):
    """A kind of fact: the key under an item, the fact as its shape, the shape as a fact, and the words that state a corrected one."""

    name: str
    shape: type[Any]
    taken: Callable[[Any, str | None, int], Any]
    made: Callable[[Any, Place], Any]
    said: Callable[[Any, str], str | None]


def _target_of(t: Target, words: str | None, nth: int) -> TargetOf:
    return TargetOf(
        indicator=t.indicator, population=t.population, actor=t.actor, op=t.op, value=t.value, unit=t.unit, year=t.year, onward=t.onward,
        general=t.general, decreasing=t.decreasing, change=t.change, label=t.label, words=words, nth=nth,
    )  # fmt: skip


def _target(o: TargetOf, at: Place) -> Target:
    op = o.op or ("=" if o.value is not None else None)
    return Target(
        o.label, o.indicator, o.population, o.actor, op, o.value, o.unit, o.year, o.onward, at.span, at.focus, at.section,
        o.general, o.decreasing, o.change,
    )  # fmt: skip


def _target_said(target: Target, words: str) -> str | None:
    """«không quá 02 vụ/năm» stays as it is where it says what is meant: something else of the target was corrected."""
    said = figure(target)
    if said is None or re.sub(r"(?<!\d)0+(?=\d)", "", fold(words)) == fold(said.vi):
        return None
    return _like(said.vi, words)


def _deadline_of(d: Deadline, words: str | None, nth: int) -> DeadlineOf:
    due = day_words(PartialDate(d.day, d.month, d.year), d.quarter)
    return DeadlineOf(
        kind=d.kind, due=due, recurrence=d.recurrence, covers=d.covers, actor=d.actor, recipient=d.recipient, channel=d.channel,
        upward=d.upward, end_of_period=d.end_of_period, submission=d.submission, words=words, nth=nth,
    )  # fmt: skip


def _deadline(o: DeadlineOf, at: Place) -> Deadline:
    date, quarter = (day_of(o.due) if o.due else None) or (PartialDate(), None)
    return Deadline(
        o.kind, o.actor, date.day, date.month, date.year, quarter, o.recurrence, o.covers, o.recipient, o.channel, at.span, at.focus,
        at.section, o.upward, o.end_of_period, o.submission,
    )  # fmt: skip


def _deadline_said(deadline: Deadline, words: str) -> str | None:
    """«chậm nhất ngày 20/11» keeps its «chậm nhất», «ngày 15/12» in «trước ngày 10/6 và ngày 15/12» its «ngày»."""
    due = due_words(deadline)
    lead = re.match(r"\D*ngày\s+(?=\d)", words, re.IGNORECASE)
    if due is None or lead is None or not deadline.day:
        return _like(due, words) if due else None
    return lead[0] + due.removeprefix("trước ngày ")


def _event_of(e: Event, words: str | None, nth: int) -> EventOf:
    last = None if e.end == e.start else day_words(e.end)
    return EventOf(name=e.name, from_=day_words(e.start), to=last, actor=e.actor, words=words, nth=nth)


def _event(o: EventOf, at: Place) -> Event:
    start = _date(o.from_) or PartialDate()
    return Event(o.name, start, _date(o.to) or start, at.span, at.focus, o.actor, at.section)


def _date(words: str | None) -> PartialDate | None:
    found = day_of(words) if words else None
    return found[0] if found else None


def _event_said(event: Event, words: str) -> str | None:
    """Name and days; where the old words leave a bracket open, the new ones do."""
    days = event_days(event)
    opened = words.count("(") > words.count(")")
    return f"{event.name} ({days}" if opened else f"{event.name} {days}".strip()


def _task_of(t: Task, words: str | None, nth: int) -> TaskOf:
    return TaskOf(actor=t.actor, encouraged=t.encouraged, words=words, nth=nth)


def _task(o: TaskOf, at: Place) -> Task:
    return Task(o.actor, at.span, at.focus, at.section, o.encouraged)


def _task_said(_: Task, __: str) -> None:
    """Who is to do it is not said by the words of the task."""


def _like(said: str, words: str) -> str:
    """With a capital where the old words have one."""
    return said[:1].upper() + said[1:] if words[:1].isupper() else said


KINDS = (
    Kind("targets", TargetOf, _target_of, _target, _target_said),
    Kind("deadlines", DeadlineOf, _deadline_of, _deadline, _deadline_said),
    Kind("events", EventOf, _event_of, _event, _event_said),
    Kind("tasks", TaskOf, _task_of, _task, _task_said),
)


def of_item(item: Item) -> list[tuple[Kind, Any]]:
    """The shapes under a clause with their kinds."""
    return [(kind, stated) for kind in KINDS for stated in getattr(item, kind.name)]


def position(clause: str, words: str | None, nth: int = 1) -> Span | None:
    """Where words stand in their clause for the nth time; the whole clause for none; None where they don't, blanks and case aside."""
    if words is None:
        return Span(0, len(clause))
    at = -1
    for _ in range(nth):
        at = clause.find(words, at + 1)
        if at < 0:
            break
    if at >= 0:
        return Span(at, at + len(words))
    loose = re.search(r"\s+".join(map(re.escape, fold(words).split())), fold(clause))
    return Span(*loose.span()) if loose and nth == 1 else None


def counted(clause: str, focus: Span) -> int:
    """Which time the words of a place stand in a clause."""
    words, at, nth = focus.of(clause), -1, 0
    while at < focus.start:
        at, nth = clause.find(words, at + 1), nth + 1
    return nth
