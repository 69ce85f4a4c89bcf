"""What a plan states of itself in several places → records: its report days, its events, who leads, how many there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.judge.facts.record import Record, folded, paragraph_at, standing
from checker.language.bodies import body
from checker.language.ceremonies import is_ceremony, is_named
from checker.language.normal import LOWER, UPPER, fold, key
from checker.language.patterns import regexp
from checker.model import DateMention, Document, Event, Hierarchy, PartialDate, Span


def statements(document: Document, _: Hierarchy) -> Iterator[Record]:
    """`about`: report, task, event, person, number; `thing` is what is stated (a key), `value` what is said of it, `clause` where its
    clause begins. Statements of one thing have one value."""
    yield from _reports(document)
    yield from _tasks(document)
    yield from _events(document)
    yield from _people(document)
    yield from _numbers(document)


def _statement(document: Document, about: str, span: Span, thing: object, value: object, clause: int) -> Record:
    return Record("statement", document, span, {"about": about, "thing": thing, "value": value, "clause": clause})


def _reports(document: Document) -> Iterator[Record]:
    """Days of the plan's own reports to one recipient; the first and the second half of a year have each their own."""
    for d in document.facts.deadlines:
        if d.kind != "report" or not d.upward or d.submission or not (d.covers and d.day) or (d.month is None and d.covers != "month"):
            continue
        half = (d.month or 0) > 8 if d.covers == "half_year" else None
        each = d.month if d.covers == "quarter" else None
        known = body(d.recipient or "")
        to = (
            (known.kind, known.level) if known else key(d.recipient or "")
        )  # of two committees, one is the plan's own and gets others' reports
        thing = (d.covers, half, each, to, d.year)
        yield _statement(document, "report", d.focus, thing, (d.day, d.month), d.span.start)


_LEAST = 6  # syllables by which a task is known again
_OPENS = regexp(r"(?:^|[;:.|]\s)\W*(?:\w{1,3}(?:\.\d+)*[.)]\s)?")
_DONE = regexp(r"(?:[\s,:(]|(?<!\w)(?:xong|hoàn thành|chậm nhất|muộn nhất|thời hạn|thời gian|hạn|trước|vào|là|đến|hết|ngày)(?!\w))+$")
#: Who acts, before a task that elsewhere stands alone: «Giáo viên lập hồ sơ …»
_ACTS = regexp(
    r"(?:(?:các |mỗi )?(?:giáo viên(?: chủ nhiệm| bộ môn| phụ trách| phụ trách lớp)?|tổ(?: chuyên môn| văn phòng)?|nhà trường|ban giám hiệu"
    r"|hiệu trưởng|phó hiệu trưởng|nhân viên(?: y tế| thư viện)?|văn thư|kế toán|lớp|bộ phận|đơn vị|phòng|trạm|trung tâm)[,:]?\s)+"
)


def _tasks(document: Document) -> Iterator[Record]:
    """Days by which the very same is done, in the same words, but for who does it; a table's rows come back each month."""
    low = folded(document.source.text)
    for d in document.facts.deadlines:
        if d.kind != "task" or not (d.day and d.month) or d.recurrence or "|" in low[d.span.start : d.span.end]:
            continue
        said = low[d.span.start : d.focus.start]
        opened = max((m.end() for m in _OPENS.finditer(said)), default=0)
        acts = _ACTS.match(said, opened)
        thing = key(_DONE.sub("", said[acts.end() if acts else opened :]))
        if len(thing.split()) >= _LEAST:
            yield _statement(document, "task", d.focus, (thing, d.year), (d.day, d.month), d.span.start)


_ROUND = regexp(
    r"(?<!\w)(?:vòng|đợt|cấp|giai đoạn|lần|học kỳ|sơ khảo|chung khảo|chung kết|khai mạc|bế mạc|tổng kết|sơ kết|chuẩn bị|đăng ký"
    r"|lễ phát động|lễ mít tinh|báo cáo)(?!\w)"
)
_NEXT_TO = regexp(r"[\s(,:]*(?:(?:từ|vào|diễn ra)\s+)?(?:ngày\s+)?")


def _events(document: Document) -> Iterator[Record]:
    """Each event with its days, and where its name (three syllables and more) stands again with days of its own; rounds have several, and
    what names no event, «họp cha mẹ học sinh», «tham quan bảo tàng», is done again and again."""
    low = folded(document.source.text)
    dates = sorted(document.facts.dates, key=lambda m: m.span)
    begun = [m.span.start for m in dates]
    for e in document.facts.events:
        if (
            not (e.start.month and e.end.month and e.start.day)
            or len(e.name.split()) < 3
            or (is_ceremony(e.name) and not is_named(e.name))
            or _ROUND.search(low, max(e.span.start, e.focus.start - 40), e.focus.start)
        ):
            continue
        yield _statement(document, "event", e.focus, key(e.name), _days(e.start, e.end), e.span.start)
        yield from _held_again(document, low, e, dates, begun)


def _held_again(document: Document, low: str, event: Event, dates: list[DateMention], begun: list[int]) -> Iterator[Record]:
    name = key(event.name)
    at = low.find(name)
    while at >= 0:
        line = document.source.text.rfind("\n", 0, at)
        again = _dated(low, dates, begun, at + len(name)) if not event.span.start <= at < event.span.end else None
        if again and again.date.year in (None, event.start.year) and not _ROUND.search(low, max(line, at - 40, 0), at):
            yield _statement(document, "event", again.span, name, _days(again.date, again.end or again.date), at)
        at = low.find(name, at + len(name))


def _dated(low: str, dates: list[DateMention], begun: list[int], at: int) -> DateMention | None:
    """The day or days that stand right behind a place of the text."""
    near = bisect_left(begun, at)
    found = dates[near] if near < len(begun) else None
    whole = found and found.kind in ("day", "range") and found.date.day and found.date.month and (not found.end or found.end.month)
    return found if found and whole and _NEXT_TO.fullmatch(low, at, found.span.start) else None


def _days(start: PartialDate, end: PartialDate) -> tuple[tuple[int, int], tuple[int, int]]:
    return (start.month or 0, start.day or 0), (end.month or 0, end.day or 31)


_NAME = rf"[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]*){{1,4}}"
_POSTS = ("hiệu trưởng", "chủ tịch công đoàn", "tổng phụ trách đội")
_POST = regexp(r"(?<!phó )(?<!phó)(?<!quyền )(?:hiệu trưởng|chủ tịch công đoàn|tổng phụ trách đội)(?!\w)(?!\s+(?:các )?trường)")
_CALLED = r"(?:[ÔôBb](?:ng|à)|[Đđ](?:/c|ồng chí)|[Cc]ô|[Tt]hầy)"
_AHEAD = regexp(rf"{_CALLED}[:\s]+({_NAME})\s*[-–,:(|\t]\s*(?:[Ll]à\s+)?$")
_BEHIND = regexp(rf"\s*[:\-–(|\t]*\s*(?:{_CALLED}[:\s]+)({_NAME})")
_AROUND = 300  # characters on each side of a post that speak of who holds it
_FORMER = regexp(r"(?<!\w)(?:cũ|nguyên|trước đây|trường bạn|hiệu trưởng các)(?!\w)")


def _people(document: Document) -> Iterator[Record]:
    """Who holds a post that one person holds, by name; the signer too, where he signs for himself."""
    text, low = document.source.text, folded(document.source.text)
    found = [row for at in standing(low, _POSTS, _POST) for row in _named(document, text, low, at)]
    signer = document.header.signer
    if (
        found
        and signer
        and signer.name
        and key(signer.title or signer.capacity or "") == "hiệu trưởng"
        and document.header.level == "school"
    ):
        yield _statement(document, "person", signer.span, "hiệu trưởng", _given(signer.name), signer.span.start)
    yield from found


def _named(document: Document, text: str, low: str, post: re.Match[str]) -> Iterator[Record]:
    p = paragraph_at(document, post.start())
    if p is None or p.region not in ("preamble", "body", "appendix"):
        return
    ahead = _AHEAD.search(text, max(p.span.start, post.start() - 60), post.start())
    name = ahead or _BEHIND.match(text, post.end(), p.span.end)
    if name and not _FORMER.search(low, max(p.span.start, post.start() - _AROUND), min(p.span.end, post.end() + _AROUND)):
        yield _statement(document, "person", Span(*name.span(1)), post[0], _given(name[1]), p.span.start)


def _given(name: str) -> str:
    """The last two syllables: a name is often shortened to them."""
    return " ".join(fold(name).split()[-2:])


_THING = r"nhóm, lớp|nhóm lớp|lớp|học sinh|trẻ|cán bộ, giáo viên, nhân viên|cbgvnv|cb, gv, nv|cb-gv-nv|giáo viên"
_TOTAL = regexp(
    rf"(?<!\w)(?:tổng số|toàn trường có|quy mô(?: nhà)? trường(?: có)?:?)\s+"
    rf"(?:(?P<thing>{_THING})(?:\s+(?:toàn trường|của (?:nhà )?trường))?\s*(?::|là|có)\s*)?"
    rf"(?P<number>\d{{1,4}})(?!\s*%|\d|/|[.,]\d)(?:\s+(?P<counted>{_THING})(?!\w))?"
)
_PART = regexp(
    r"(?<!\w)(?:nữ|nam|khối|dân tộc|khuyết tật|nghèo|bán trú|điểm trường|dự kiến|năm học trước|tuyển|đạt|tăng|giảm|tham gia|đảng viên"
    r"|hợp đồng|thêm|giỏi|khá)(?!\w)"
)
_YEARS = regexp(r"20\d\d\s*-\s*20\d\d")
_COUNTED = ("tổng số", "toàn trường", "quy mô")


def _numbers(document: Document) -> Iterator[Record]:
    """How many classes, pupils, staff the whole school has; figures of another school year stand apart."""
    low = folded(document.source.text)
    if document.header.level != "school":
        return
    for found in standing(low, _COUNTED, _TOTAL):
        thing, p = found["thing"] or found["counted"], paragraph_at(document, found.start())
        if not thing or p is None or p.cells or _PART.search(low, max(p.span.start, found.start() - 40), min(p.span.end, found.end() + 12)):
            continue
        years = _YEARS.search(low, p.span.start, p.span.end)
        span = Span(found.start(), found.end())
        yield _statement(
            document, "number", span, (thing, years[0].replace(" ", "") if years else None), int(found["number"]), p.span.start
        )
