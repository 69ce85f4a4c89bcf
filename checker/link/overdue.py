"""What the parent asks and the passage that takes it up → their days, where both surely are those by which the very same is done."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from checker.language.normal import fold, syllables
from checker.language.patterns import regexp
from checker.link.addressed import own_types
from checker.link.binding import sent_to_issuer
from checker.link.only_some import Binds
from checker.link.rounds import of_school, round_days
from checker.link.steps import only_date, steps
from checker.link.years import only_year
from checker.model import Deadline, Document, PartialDate, Span, Task

#: «Kiện toàn tổ tư vấn của nhà trường …»: laid on nobody by name, yet each school's
_OF_UNITS = regexp(r"(?<!\w)(?:của|tại|trong|ở) (?:(?:các|mỗi|từng) )?(?:nhà trường|trường học|trường|đơn vị)(?!\w)")
_BESIDE = 120  # characters from a task to where what it makes is sent
_MADE = r"(?:(?:kết quả|danh sách|báo cáo|biên bản)\s)?"
_SENT_ON = regexp(rf"\s?[;,.]?\s(?:và\s)?{_MADE}(?:gửi|nộp)\s{_MADE}(?:về|cho|lên)\s[^;.|]*")

_CLAUSES = regexp(r";(?=\s)|[.](?=\s+\w)")
_OF_DAYS = frozenset("trước ngày tháng năm hoàn thành xong trong chậm nhất".split())
#: The share of a clause's syllables that the parent says too, and how much more than of any other clause beside it
_SAYS, _APART, _FEWEST = 0.75, 0.25, 4


def task_dues(task: Task, found: Span, binds: Binds, parent: Document, child: Document) -> tuple[Deadline, Deadline] | None:
    """The days of a task and of the passage that takes it up (`found`); of a task that is laid on nobody by name only where it is surely
    each school's."""
    bound = binds == "yes"
    if not bound and (binds == "no" or task.encouraged or not own_types(child)):
        return None
    text, both = parent.text(task.focus), likely_dues(task, found, parent, child)
    if both and (bound or _OF_UNITS.search(fold(text)) or sent_to_issuer(both[0], parent)):
        return both
    return round_days(task.focus, task.span, found, parent, child) if bound or of_school(text) else None


def likely_dues(task: Task, found: Span, parent: Document, child: Document) -> tuple[Deadline, Deadline] | None:
    """The same of a task whoever it is laid on, where the day is that of the task; of what is sent the clause before tells it."""
    both = dues(task.span, found, parent, child)
    if both is None or _SENT_ON.match(f" {fold(parent.text(task.focus))}"):
        return None
    return both if _is_of(task, both[0], parent) else None


def _is_of(task: Task, due: Deadline, parent: Document) -> bool:
    """Whether the day of an item is that of the task and not of another clause of it. «lập danh sách học sinh; gửi về phường trước ngày
    15/10»: a clause that goes on with what the task makes tells its day."""
    if " | " in parent.text(task.span) or parent.text(due.focus) in parent.text(task.focus):
        return True
    between = parent.source.text[task.focus.end : due.focus.start]
    return len(between) <= _BESIDE and _SENT_ON.fullmatch(fold(between)) is not None


def dues(asked: Span, mine: Span, parent: Document, child: Document) -> tuple[Deadline, Deadline] | None:
    """The parent's day and the child's, the only ones of their passages; None where they may be of two steps, or where the plan names the
    parent's day elsewhere."""
    if (first := _only(parent, asked)) is None:  # most have no day: nothing else is asked of them
        return None
    words = parent.text(asked)
    mine, step = _clause(words, mine, child), steps(words)
    second = _only(child, mine, report="gửi" in step)
    if second is None or step != steps(child.text(mine)):
        return None
    return None if _named_elsewhere(first, child) else (first, second)


def _clause(words: str, passage: Span, document: Document) -> Span:
    """Of a passage that tells several tasks the clause that says these words: «bổ sung nội quy trước ngày 20/3; treo biển báo trước ngày
    31/3». The whole passage where none surely does."""
    text = document.text(passage)
    if " | " in text or not _CLAUSES.search(text):
        return passage
    ends = [m.start() for m in _CLAUSES.finditer(text)]
    starts = [0, *(end + 1 for end in ends)]
    pieces = [Span(passage.start + start, passage.start + end) for start, end in zip(starts, [*ends, len(text)], strict=True)]
    said = _telling(words)
    shares = sorted(((_share(said, _telling(document.text(piece))), at) for at, piece in enumerate(pieces)), reverse=True)
    (best, at), (second, _) = shares[:2]
    return pieces[at] if best >= _SAYS and best - second >= _APART else passage


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in syllables(text) if not word.isdigit()) - _OF_DAYS


def _share(said: frozenset[str], piece: frozenset[str]) -> float:
    return len(said & piece) / len(piece) if len(piece) >= _FEWEST else 0.0


def _named_elsewhere(asked: Deadline, child: Document) -> bool:
    """Whether the plan names the parent's day anywhere, but for a week that begins then and reports that are due then."""
    reports = [d.focus for d in child.facts.deadlines if d.kind == "report"]
    days = (m for m in child.facts.dates if m.end is None and (m.date.day, m.date.month) == (asked.day, asked.month))
    return any(not any(m.span in focus for focus in reports) for m in days)


def _only(document: Document, span: Span, *, report: bool = False) -> Deadline | None:
    """The day of the only date of a passage by which something is done once; or is reported, «gửi kết quả khảo sát về Sở trước ngày …»."""
    mention = only_date(document, span)
    if mention is None or mention.kind not in ("day", "month"):
        return None
    words = document.text(span)
    # a pack has the clause of each fact by itself
    found = [d for d in document.facts.deadlines if d.focus in span or document.text(d.span) in words]
    if len(found) != 1:
        return None
    due = found[0]
    return due if (report or due.kind == "task") and due.month and not (due.recurrence or due.submission) else None


def days_over(asked: Deadline, mine: Deadline, parent: Document, child: Document) -> int | None:
    """By how many days the child is later (negative: earlier); None where the years are not known."""
    first = _day(asked, parent)
    second = _day(mine, child, early=asked.day is not None)
    return (second - first).days if first and second else None


def _day(due: Deadline, document: Document, *, early: bool = False) -> date | None:
    """A day without its year is one of the plan's only year, or school year. «trong tháng 6» is its last day, or beside a day (`early`)
    its first."""
    if not due.month or due.month > 12:
        return None
    year = due.year
    if year is None and (whole := only_year(document)):
        year = (whole[0] if due.month >= whole[0].month else whole[1]).year
    if year is None:
        return None
    day = due.day or (1 if early else monthrange(year, due.month)[1])
    return PartialDate(day, due.month, year).as_date()
