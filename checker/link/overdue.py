"""A task of the parent and the passage that takes it up → their days, where both surely are those by which the very same is done."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from datetime import date

from checker.language.dates import scan
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Deadline, Document, PartialDate, Span

#: What parts one step of a task from another: who registers by a day does not finish by it
_STEP = regexp(
    r"(?<!\w)(?:đăng ký|gửi|nộp|báo cáo|trình|(?<!công )lập|xây dựng|ban hành|sơ kết|tổng kết|phát động|khai mạc|ra quân|chuẩn bị"
    r"|nghiệm thu|kiểm tra|đánh giá|công bố|phê duyệt|thẩm định|rà soát|thống kê|khảo sát|bắt đầu|đợt|giai đoạn|vòng|bước|học kỳ"
    r"|bổ sung|duy trì)(?!\w)"
)
#: … «gửi danh sách về phường trước ngày», «nộp về trường chậm nhất»
_SENT = regexp(
    r"(?<!\w)(?P<verb>gửi|nộp)\s(?!(?:lại|trả)(?!\w))(?:(?!(?<!\w)(?:gửi|nộp)(?!\w))[^;.|])*?"
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hạn cuối|xong|trong tháng|vào ngày)(?!\w)"
)
#: «vòng trường», «đợt 2»
_WHICH = r"\d{1,2}|[ivx]{1,4}|một|hai|ba|bốn|trường|lớp|khối|cụm|xã|phường|huyện|tỉnh|sơ khảo|chung khảo|sơ loại|bán kết|chung kết"
_STAGE = regexp(rf"(?<!\w)(?:vòng|đợt|giai đoạn|bước)\s(?:thứ\s)?(?P<which>{_WHICH})(?!\w)")
_SAME = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "một": "1", "hai": "2", "ba": "3", "bốn": "4"}
_SCHOOL_YEAR = 8  # the month that it begins in


def dues(asked: Span, mine: Span, parent: Document, child: Document) -> tuple[Deadline, Deadline] | None:
    """The parent's day and the child's, the only ones of their passages; None where they may be of two steps, or where the plan names the
    parent's day elsewhere."""
    first, second = _only(parent, asked), _only(child, mine)
    if first is None or second is None or steps(parent, asked) != steps(child, mine):
        return None
    return None if _known(first, child) else (first, second)


def _known(asked: Deadline, child: Document) -> bool:
    """Whether the plan names the parent's day elsewhere, but for a week that begins then and reports that are due then."""
    reports = [d.focus for d in child.facts.deadlines if d.kind == "report"]
    days = (m for m in child.facts.dates if m.end is None and (m.date.day, m.date.month) == (asked.day, asked.month))
    return any(not any(m.span in focus for focus in reports) for m in days)


def days_over(asked: Deadline, mine: Deadline, parent: Document, child: Document) -> int | None:
    """By how many days the child is later; None where the years are not known."""
    first = _day(asked, parent)
    second = _day(mine, child, early=asked.day is not None)
    return (second - first).days if first and second else None


def _only(document: Document, span: Span) -> Deadline | None:
    """The day of the only date of a passage by which something is done once."""
    words = document.text(span)
    found = [d for d in document.facts.deadlines if document.text(d.span) in words]  # a pack has the clause of each fact by itself
    if len(found) != 1:
        return None
    dates = document.facts.dates or scan(document.source.text)  # a pack keeps no dates, but the words of its clauses
    at = bisect_left(dates, span.start, key=lambda m: m.span.start)
    held = [m for m in dates[at : at + 2] if m.span in span]
    if len(held) != 1 or held[0].kind not in ("day", "month"):
        return None
    due = found[0]
    return due if due.kind == "task" and due.month and not (due.recurrence or due.submission) else None


def steps(document: Document, span: Span) -> frozenset[str]:
    """The words of a passage that part one step of a task from another, and its stages. What is sent by the day of the passage («rà soát,
    lập danh sách gửi về phường trước ngày 15/10») is sent then, whatever comes before."""
    text = document.text(span)
    key = fold(text)
    sent = _SENT.search(key)
    last = sent is not None and not _STEP.search(key, sent.end("verb"))
    return frozenset({"gửi"} if last else _STEP.findall(key)) | stages(text)


def stages(text: str) -> frozenset[str]:
    """Which stages a text names: «đợt II» → «2»."""
    return frozenset(_SAME.get(m["which"], m["which"].lstrip("0")) for m in _STAGE.finditer(fold(text)))


def _day(due: Deadline, document: Document, *, early: bool = False) -> date | None:
    """A day without its year is one of the plan's only year, or school year. «trong tháng 6» is its last day, or beside a day (`early`)
    its first."""
    year, period = due.year, document.header.period
    if year is None and period and period.start and not period.horizon and due.month:
        last = period.end or period.start
        year = period.start if last == period.start or due.month >= _SCHOOL_YEAR else last
        if last > period.start + 1 or (last > period.start and "năm học" not in fold(document.text(period.span) if period.span else "")):
            return None
    if year is None or not due.month or due.month > 12:
        return None
    day = due.day or (1 if early else monthrange(year, due.month)[1])
    return PartialDate(day, due.month, year).as_date()
