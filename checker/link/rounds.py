"""A stage of a task of the parent («vòng trường», «đợt 2») and the same stage in the passage that takes it up → the days of both."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.steps import only_date, stages, steps
from checker.model import Deadline, Document, Span

_OF_SCHOOL = frozenset({"trường", "lớp", "khối"})
_ROUND = regexp(r"(?<!\w)(\w+\s\w+)\scấp trường(?!\w)")
_BY_DAY = regexp(r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hết) (?:là )?(?:ngày )?\d")
_SEAM = regexp(r"[,;:](?=\s)|[.](?=\s|$)|\n")


def of_school(text: str) -> bool:
    """Whether a task is a stage that each school holds by itself, whoever else is named: «Tổ chức vòng trường cuộc thi …»."""
    return not stages(text).isdisjoint(_OF_SCHOOL)


def round_days(asked: Span, row: Span, mine: Span, parent: Document, child: Document) -> tuple[Deadline, Deadline] | None:
    """The one day of the parent's stage, in the words of the task (`asked`) or in the row of a table around them, and the plan's for the
    same stage in the passage `mine`."""
    said = parent.text(asked)
    wanted, of = stages(said), stages
    if not wanted and _BY_DAY.search(fold(said)):  # a day on which each school holds it, it may choose
        wanted, of = _rounds(said), _rounds
    if len(wanted) != 1:
        return None
    first = _day(parent, row if " | " in parent.text(row) else asked)
    places = [piece for piece in _pieces(child, mine) if of(child.text(piece)) == wanted]
    if first is None or len(places) != 1 or steps(child.text(places[0])) != steps(said):
        return None
    second = _day(child, places[0])
    return (first, second) if second else None


def _rounds(text: str) -> frozenset[str]:
    """What a school holds at its own level, by the last words of its name: «Hội khỏe Phù Đổng cấp trường» → «phù đổng»."""
    return frozenset(_ROUND.findall(fold(text)))


def _pieces(document: Document, span: Span) -> Iterator[Span]:
    """A row of a table whole, any other passage by its marks."""
    text = document.text(span)
    seams = [] if " | " in text else [m.start() for m in _SEAM.finditer(text)]
    starts = [0, *(at + 1 for at in seams)]
    for start, end in zip(starts, [*seams, len(text)], strict=True):
        yield Span(span.start + start, span.start + end)


def _day(document: Document, span: Span) -> Deadline | None:
    """The only date of a stretch of text, where it is one whole day: as the duty that is due then, if it is one."""
    mention = only_date(document, span)
    if mention is None or mention.kind != "day" or not (mention.date.day and mention.date.month):
        return None
    date, focus = mention.date, mention.span
    due = next((d for d in document.facts.deadlines if focus in d.focus and not d.recurrence), None)
    return due or Deadline("task", None, date.day, date.month, date.year, None, None, None, None, None, span, focus)
