"""What plans of a theme are expected to say: `says`, `dated_as`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.case import Case, Hit, Skip, Yielded, passage_in, passage_names
from checker.judge.checks.kind import CheckType, Words
from checker.judge.rules.fault import Fault
from checker.judge.rules.shape import RuleFile, Strict
from checker.language.normal import key
from checker.language.patterns import regexp
from checker.model import Document, Event, Message, PartialDate


class Says(Strict, frozen=True):
    """Somewhere the plan has a passage by these cues (rules/lexicons/passages.yaml); not asked where the given parents have none either."""

    passage: str


_PARENT_TOO = Message("Văn bản cấp trên cũng không nêu nội dung này.", "The parent does not speak of it either.")


def _says_words(o: Says, _: RuleFile) -> Words:
    yield "passage", o.passage, passage_names()


def says(case: Case) -> Iterator[Yielded]:
    o: Says = case.option
    if _said(case.document, o.passage):
        return
    if case.bench.parents and not any(_said(p, o.passage) for p in case.bench.parents):
        yield Skip("not_applicable", _PARENT_TOO)
    else:
        yield Hit("found")


class DatedAs(Strict, frozen=True):
    """Events of these names (folded) lie within their days: «ngày phụ nữ việt nam: [20/10, 20/10]»."""

    days: dict[str, list[str]]


def _said(document: Document, name: str) -> bool:
    """In the body: titles of the plan and of what it cites say nothing of what is done."""
    return passage_in(document, name, (p for p in document.paragraphs if p.region == "body")) is not None


_DAY = regexp(r"(\d{1,2})/(\d{1,2})")


def _dated_words(o: DatedAs, _: RuleFile) -> Words:
    for name, days in o.days.items():
        if len(days) != 2 or not all(_DAY.fullmatch(day) for day in days):
            wrong = Message(f"«{name}» cần hai ngày dạng 20/10.", f"“{name}” needs two days like 20/10.")
            raise Fault(("options", "days", name), name, wrong)
    return iter(())


def dated_as(case: Case) -> Iterator[Yielded]:
    o: DatedAs = case.option
    for fact in case.facts:
        event: Event = fact.fact
        days = o.days.get(key(event.name))
        if not days or not (event.start.day and event.start.month and event.end.day and event.end.month):
            continue
        first, last = (_ordinal(day) for day in days)
        if event.start == event.end and first != last:
            continue  # a month of action is opened and closed on days of their own
        if not (first <= _of(event.start) and _of(event.end) <= last):
            wanted = days[0] if days[0] == days[1] else f"từ ngày {days[0]} đến ngày {days[1]}"
            yield Hit("found", fact.span, {"event": event.name, "wanted": wanted}, subject=fact)


def _ordinal(day: str) -> tuple[int, int]:
    found = _DAY.fullmatch(day)
    return (int(found[2]), int(found[1])) if found else (0, 0)


def _of(day: PartialDate) -> tuple[int, int]:
    return day.month or 0, day.day or 0


SAYS = CheckType(says, Says, words=_says_words)
DATED_AS = CheckType(dated_as, DatedAs, params=frozenset({"event", "wanted"}), facts=frozenset({"event"}), words=_dated_words)
