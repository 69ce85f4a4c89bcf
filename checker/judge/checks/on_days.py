"""What the plan holds under the parent's name for it is held within the parent's days: `on_days` of `inherited`."""

from __future__ import annotations

from datetime import date

from checker.judge.case import Case
from checker.judge.checks.its_own_day import day_of_its_own
from checker.judge.facts.dates import real
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Event, Inheritance, Message, Outcome, PartialDate

Day = tuple[int, int]  # month and day
#: By what name an answer is told, the outcome, and why
Answer = tuple[str, Outcome, Message]

_WORD = regexp(r"\w+")
_OUTSIDE = 1.5  # how many times the days within the parent's a stretch of the plan's may have
_NO_DAYS = Message("Hai bên không cùng nêu ngày cụ thể của một năm.", "The two do not both name days of one year.")
_SAME_DAYS = Message("Kế hoạch nêu đúng ngày của cấp trên.", "The plan names the parent's days.")


def on_days(case: Case, row: Inheritance) -> Answer:
    """What the plan holds under the parent's name for it is held within the parent's days. One that names these elsewhere knows them."""
    parent: Event = row.parent_fact
    child: Event | None = row.child_fact
    asked, own = _days(parent), _days(child) if child else None
    name = "outside" if asked and asked[0] != asked[1] else "other_day"
    if child is None or asked is None or own is None or not _one_year(parent, child):
        return name, "not_applicable", _NO_DAYS
    if _names_day(case.document, asked[0]) or _names_day(row.parent, own[0]) or _within(own, asked):
        return name, "pass", _SAME_DAYS
    if asked[0] == asked[1]:
        moved = child.start.year is not None and parent.start.year is None  # «ngày 17/4/2026»: chosen for this year
    else:
        moved = not _years_meet(row.parent, case.document)  # a week of the year before
    if moved or not _same_event(parent.name, child.name) or day_of_its_own(parent, row.parent, child, case.document):
        return name, "not_applicable", _NO_DAYS
    return name, "fail", Message("Kế hoạch nêu ngày khác ngày của cấp trên.", "The plan names other days than the parent.")


def _same_event(one: str, other: str) -> bool:
    """One name, perhaps shortened; not «Ngày Quốc tế Phụ nữ» and «Ngày Phụ nữ Việt Nam», «Ngày Trái đất» and «Giờ Trái đất»."""
    first, second = (_WORD.findall(fold(name)) for name in (one, other))
    unlike = set(first) ^ set(second)
    return first[:1] == second[:1] and (set(first) <= set(second) or set(second) <= set(first)) and not unlike & {"tế", "thế", "toàn"}


def _years_meet(parent: Document, child: Document) -> bool:
    """Whether the child's first year is one of the parent's; where either is not known, it may be."""
    own, above = child.header.period, parent.header.period
    if not (own and own.start and above and above.start):
        return True
    return above.start <= own.start <= (above.horizon or above.end or above.start)


def _names_day(document: Document, day: Day) -> bool:
    """Whether a document names a day, but for those by which it reports."""
    reports = [d.focus for d in document.facts.deadlines if d.kind == "report"]
    named = (mention.span for mention in document.facts.dates if _day_of(mention.date) == day)
    return any(not any(span in focus for focus in reports) for span in named)


def _within(own: tuple[Day, Day], asked: tuple[Day, Day]) -> bool:
    """Whether the plan's days meet the parent's; of a stretch that is moved as a whole, whether most of it still lies there."""
    if own[0] > asked[1] or asked[0] > own[1]:
        return False
    moved = (own[0] > asked[0] and own[1] > asked[1]) or (own[0] < asked[0] and own[1] < asked[1])
    return not moved or _OUTSIDE * _length(max(own[0], asked[0]), min(own[1], asked[1])) >= _length(*own)


def _length(first: Day, last: Day) -> int:
    """In days; of a leap year, which has every day."""
    return (date(2000, *last) - date(2000, *first)).days + 1


def _days(event: Event) -> tuple[Day, Day] | None:
    """First and last day as month and day; None where one is not said or they lie in two years."""
    first, last = _day_of(event.start), _day_of(event.end)
    return (first, last) if first and last and first <= last else None


def _day_of(when: PartialDate) -> Day | None:
    """None also for a day that no calendar has, which is another rule's."""
    return (when.month, when.day) if when.day and when.month and real(when) else None


def _one_year(one: Event, other: Event) -> bool:
    return None in (one.start.year, other.start.year) or one.start.year == other.start.year
