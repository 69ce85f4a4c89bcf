"""What is held on a day without the name of a ceremony: «Đợt 1: từ ngày …», «tham quan … (13/12)», a column of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from checker.extract.deadlines.rows import is_held, is_place
from checker.extract.gatherings import COLUMNS, Gathering, may_date
from checker.language.ceremonies import DOINGS, HEADS
from checker.language.normal import fold, key, squeeze
from checker.language.patterns import any_of, by_letter, regexp
from checker.model import DateMention, Document, Paragraph, Span

_LONGEST = 6  # days from the first to the last: a week
_DUE = ("trước ", "nhất ", "hết ")  # right before a day by which something is due
_MORE = 12  # characters of a cell beside its day: «7h30, »
_LOOK = 160  # characters before a day
_NTH = r"(?:thứ\s)?(?:\d{1,2}|[ivx]{1,4}|nhất|hai|ba|tư)(?!\w)"
_PARTS = ("đợt", "lần", "vòng", "khóa", "lớp", "buổi", "khối")
_PART = rf"(?:(?:{'|'.join(_PARTS)})\s{_NTH}|(?:giữa|cuối)\s(?:học\s)?(?:kỳ|năm)(?:\s(?:học|i{{1,2}}|[12])(?!\w))?)"
_DOING = rf"(?:{by_letter(DOINGS)}|trao(?=\s\d))(?!\w)(?!(?<=\bthi)\s(?:đua|hành|công|tuyển|viết)(?!\w))"
#: Without one of these in it, nothing is looked for closer
_SIGNS = any_of((*DOINGS, *_PARTS, "trao", "học kỳ", "năm học"))
#: «học sinh khối 4, khối 5 (tham quan …)», «chuyên gia tâm lý (nói chuyện)»: who does it, before the act
_WHO = (
    r"(?:(?:(?:các|toàn trường|học sinh|trẻ|cháu|bé|khối|lớp|nhóm|tổ|đoàn viên|đội viên|giáo viên|cán bộ|nhân viên|viên chức|cha mẹ"
    r"|câu lạc bộ|nhà trường|liên đội|chi đội|công đoàn|đoàn trường|(?:chuyên gia|báo cáo viên)(?:\s[^\W\d]+){0,2}|và|\d{1,2}),?\s){1,9})?"
)
_TAIL = (
    r"[\s,:(–-]{0,3}(?:(?:dự kiến|tổ chức|diễn ra|tiến hành|được|vào|trong|từ|lúc)\s){0,3}"
    r"(?:\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s?phút)?,?\s)?"
    r"(?:(?:sáng|chiều|tối|đêm),?\s)?(?:(?:thứ\s\w+|chủ nhật),?\s)?(?:(?<!lần )(?<!đợt )(?<!vòng )(?<!lớp )(?<!khối )"
    r"(?:0?\d|hai|ba)\s(?=ngày\s|$))?\(?(?:ngày\s)?$"
)
#: «; đợt 2 - làng nghề (», «, chấm và trao giải », «Khám đợt 1: từ »: the act opens its clause, its day follows
_HELD = regexp(
    rf"(?:^\s?|[;:.()|–+-]\s?|(?<!phòng),\s?|(?<!\w)(?:và|trong đó)\s){_WHO}"
    rf"(?:(?:tổ chức|tiến hành|mở|vòng|buổi|cho (?:học sinh|trẻ|các cháu))\s)*"
    rf"(?P<label>(?P<part>{_PART})|{_DOING})(?P<rest>[^.;:|()]{{0,120}}?){_TAIL}"
)
#: «Công an phường tổ chức tuyên truyền lưu động vào sáng », «Buổi nói chuyện về tình bạn diễn ra ngày »: whatever is organised on a day
_ORGANISED = regexp(
    rf"(?:(?<!\w)(?<!các )(?<!ban )(?<!phòng )(?<!tác )(?<!được )tổ chức\s(?:cho\s)?{_WHO}"
    r"(?P<act>(?!được|vào|giờ\s|tuần|tháng|từ|trong|lúc|tại|ngày|sáng|chiều|tối)"
    r"[^\W\d][^.;:|()]{3,90}?)"
    r"|(?:^\s*(?:[-+*]|\w{1,2}[.)])?\s?|[;:.(|]\s?)(?P<own>(?!(?:ngày|giờ|tuần|tháng)\s)[^\W\d][^.;:,|()\d]{3,80}?)"
    r"(?<!công tác)(?<!việc)(?<!\bban)(?<!\bcác)(?<!\bphòng)\s(?:(?:dự kiến|sẽ|được)\s)*"
    r"(?:tổ chức|diễn ra)(?=\s))" + _TAIL
)
#: «ngày 22/11 tổng duyệt», «22/12, nhà trường tổ chức giao lưu», «22/12 mời chú bộ đội đến giao lưu»
_FIRST = regexp(
    r"\s*(?::\s|,?\s?(?:[^.;:,|()\d]{2,40}?\s)?(?:tổ chức|mở|mời\s[^.;:,|()\d]{2,30}?\s(?:đến|về|tới))\s"
    rf"(?:cho\s[^.;:,|()\d]{{2,30}}?\s)?)?(?P<label>(?:{_DOING})[^.;:,|()\d]{{0,60}})"
)
#: «ngày 22/11 tổng duyệt», at the beginning of a clause
_OPENS = regexp(
    r"(?:^\s*(?:[-+*]|\w{1,2}[.)])?\s?|[;:.(|]\s?)(?:(?:vào|sáng|chiều|tối|đêm),?\s)*(?:(?:thứ\s\w+|chủ nhật),?\s)?(?:ngày\s)?$"
)
#: Words with which a day is when something is due, was so, or is counted from
_OTHER_DAY = regexp(
    r"(?<!\w)(?:trước|báo cáo|gửi|nộp|đăng ký|chậm nhất|số\s\d+\s?/.*|hoàn thành|xong|ban hành|chuẩn bị|phục vụ|theo"
    r"|kế hoạch|quyết định|công văn|kết quả|sau|kể từ|tính|hiện|đã|hết|hồ sơ|danh sách|thể lệ|tiền|phí|hạn)(?!\w)"
)
#: «Đợt 1: 05 - 09/3, khám tại khu phố 1; »: what is done may be told behind the day
_BEHIND = regexp(r"[^.;|\d]{0,60}")
#: «dạy học từ ngày »: when it begins
_SINCE = regexp(r"(?<!\w)(?:từ|bắt đầu)\s(?:ngày\s)?$")
_ACT = regexp(rf"(?:{by_letter((*DOINGS, *HEADS))})(?!\w)")
#: «Xét tuyển đợt 1: từ … đến …»: a time in which work is done
_WINDOW = regexp(
    r"(?<!\w)(?:tuyển sinh|xét tuyển|nhận|thu|rà soát|ôn|đăng ký|hồ sơ|nộp"
    r"|kiểm tra(?! (?:định kỳ|giữa|cuối|học kỳ))|thi công|cấp phát|hoàn thành)(?!\w)"
)
#: «Thời gian: từ ngày …» under «2. Tuần lễ …», or in the plan of a contest
_ITS_TIME = regexp(
    r"(?:^|[.;]\s|[-+*]\s)thời gian(?:\s(?:tổ chức|diễn ra|dự kiến|thi|thực hiện|khai mạc))?(?:,?\s(?:và\s)?địa điểm)?\s?:\s"
    r"(?:(?:dự kiến|từ|vào|lúc|trong|\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s?phút)?,?|sáng|chiều|tối|thứ\s\w+|chủ nhật),?\s){0,5}"
    r"\(?(?:ngày\s)?$"
)
_CALLED = regexp(rf"(?:{by_letter((*HEADS, 'tuần lễ', 'tháng hành động', 'giờ trái đất'))})(?!\w)[^.;:|()\n]{{0,80}}")
#: In a table that has a column of places
_DAYS = regexp(r"(?:thứ,?\s)?(?:ngày|thời gian|lịch|thời điểm)(?:,\s(?:giờ|ngày|tháng))*(?:\s(?:tổ chức|thực hiện|diễn ra|tháng))*")
#: The heading of a column of days: «Ngày tiêm», «Khai giảng», «Thời gian khám»
_COLUMN = regexp(rf"(?:(?:ngày|thời gian|lịch)\s(?:tổ chức\s)?)?(?:{_DOING}|{by_letter(HEADS)}|{_PART})[^.;|]{{0,30}}|ngày tổ chức")


def occasions(
    document: Document, match: str, paragraph: Paragraph, mentions: Sequence[DateMention], taken: Iterable[Span]
) -> Iterator[Gathering]:
    """Those of a paragraph's days that no other event has `taken`; a month alone is that of a numbered part. What was over when the
    plan was issued is no event."""
    issued = document.header.issued.as_date() if document.header.issued else None
    for at, mention in enumerate(_free(mentions, taken)):
        due = mention is not None and match.endswith(_DUE, 0, mention.span.start)
        if mention is None or due or not may_date(mention) or _long(mention) or (issued and _over(mention, issued)):
            continue
        since = mentions[at - 1].span.end if at else paragraph.content.start
        above = _above(document, match, paragraph, mention)
        label = above or _label(document, match, paragraph, mention, since) or _headed(document, match, paragraph, mention)
        if label:
            name = squeeze(match[label.start : label.end])
            yield Gathering(label, key(name if above else f"{name} {mention.date.day}/{mention.date.month} {mention.end}"), mention)


def _free(mentions: Sequence[DateMention], taken: Iterable[Span]) -> Iterator[DateMention | None]:
    """The dates in order, None in the place of each that is taken."""
    spans, end = sorted(taken, reverse=True), -1
    for mention in mentions:
        while spans and spans[-1].start <= mention.span.start:
            end = max(end, spans.pop().end)
        yield None if mention.span.end <= end else mention


def _long(mention: DateMention) -> bool:
    """Weeks in which work is done, and nothing that is held."""
    first, last = mention.date, mention.end or mention.date
    months = (last.month or 0) - (first.month or 0) + 12 * ((last.year or 0) - (first.year or last.year or 0))
    return 31 * months + (last.day or 0) - (first.day or 0) > _LONGEST


def _short(mention: DateMention) -> bool:
    """A day or two, which is no time in which work is done; not the day from which something holds."""
    first, last = mention.date, mention.end or mention.date
    return last.month == first.month and (last.day or 0) - (first.day or 0) <= 1


def _over(mention: DateMention, issued: date) -> bool:
    last = (mention.end or mention.date).as_date()
    return last is not None and last < issued


def _label(document: Document, match: str, paragraph: Paragraph, mention: DateMention, since: int) -> Span | None:
    """The words of the act before its day, or right behind it."""
    cell = next((c for c in paragraph.cells[:COLUMNS] if mention.span in c), paragraph.content)
    since = max(since, cell.start, mention.span.start - _LOOK)
    before = match[since : mention.span.start]
    if _SIGNS.search(before) and (held := _HELD.search(before)) and not _OTHER_DAY.search(before, held.start("label")):
        said = match[max(cell.start, since - _LOOK) : since + held.end("rest")]
        said += _BEHIND.match(match, mention.span.end, cell.end).group()  # type: ignore[union-attr]  # it matches nothing, too
        stands = _of_an_act(said) or _under_a_meeting(document, paragraph) if held["part"] else bool(mention.date.day)
        return Span(since + held.start("label"), since + held.end("rest")) if stands else None
    if not mention.date.day:
        return None
    if ("tổ chức" in before or "diễn ra" in before) and _short(mention) and (named := _organised(before)):
        return Span(since + named.start, since + named.end)
    if not _OPENS.search(before):
        return None
    first = _FIRST.match(match, mention.span.end, cell.end)
    return Span(*first.span("label")) if first and not _OTHER_DAY.search(match, *first.span("label")) else None


def _organised(before: str) -> Span | None:
    """What the words before a day say is organised on it."""
    found = _ORGANISED.search(before)
    name = Span(*found.span("act" if found["act"] else "own")) if found else None
    return (
        name
        if name and not _OTHER_DAY.search(before, name.start) and not _WINDOW.search(before, name.start) and not _SINCE.search(before)
        else None
    )


def _of_an_act(said: str) -> bool:
    """Whether the words up to a numbered part say what is held."""
    return _ACT.search(said) is not None and not _WINDOW.search(said)


def _under_a_meeting(document: Document, paragraph: Paragraph) -> bool:
    """«3. Tập huấn», of which the paragraph tells the parts."""
    if paragraph.section is None:
        return False
    section = document.sections[paragraph.section]
    return fold(section.title).startswith(HEADS)


def _headed(document: Document, match: str, paragraph: Paragraph, mention: DateMention) -> Span | None:
    """The heading of the column where a cell holds nothing but a day, with which the row's event is told."""
    at = next((n for n, c in enumerate(paragraph.cells[:COLUMNS]) if mention.span in c), None)
    if at is None or paragraph.header_row is None or len(paragraph.cells[at]) - len(mention.span) > _MORE:
        return None
    heads = document.paragraphs[paragraph.header_row].cells
    if heads == paragraph.cells or at >= len(heads):
        return None
    if held := is_held(match, heads, paragraph.cells, at):
        return held if mention.date.day and not match.endswith(_DUE, 0, mention.span.start) else None
    titles = [squeeze(match[h.start : h.end]) for h in heads[:COLUMNS]]
    places = [bool(is_place(title)) for title in titles]
    if not (_is_column(titles[at]) or (any(places) and _DAYS.fullmatch(titles[at]))):
        return None
    others = zip(paragraph.cells, places, strict=False)
    return next((cell for n, (cell, place) in enumerate(others) if n != at and not place and len(cell) > 3), None)


def _above(document: Document, match: str, paragraph: Paragraph, mention: DateMention) -> Span | None:
    """The event of the heading, or of the plan itself, whose «Thời gian: …» the paragraph tells."""
    before = match[max(paragraph.content.start, mention.span.start - _LOOK) : mention.span.start]
    if "thời gian" not in before or not _ITS_TIME.search(before):
        return None
    over = [document.paragraphs[paragraph.above].content] if paragraph.above is not None else []
    over += [document.sections[paragraph.section].heading] if paragraph.section is not None else []
    over += [document.header.spans["subject"]] if "subject" in document.header.spans else []
    for span in over:
        if found := _CALLED.search(match, span.start, span.end):
            return Span(found.start(), found.end())
    return None


@lru_cache(maxsize=256)
def _is_column(heading: str) -> bool:
    return _COLUMN.fullmatch(heading) is not None and not _OTHER_DAY.search(heading)
