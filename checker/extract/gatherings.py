"""Text → ceremonies, contests and meetings that are held on a day of their own: «Lễ phát động ngày 16/5», «Hội thi … vào ngày …»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.places import between
from checker.language.ceremonies import HEADS, MEETINGS, PART
from checker.language.normal import key
from checker.language.patterns import by_letter, regexp
from checker.model import DateMention, Paragraph, Span

_HEAD = regexp(by_letter(HEADS))
#: «Hội thi “Bé khỏe” cấp xã»
_QUOTED = regexp(r"[^.;:|()“”\"«»\d\n]{0,60}[“\"«][^“”\"«»\n]{3,80}[”\"»](?:\scấp\s(?:trường|xã|phường|huyện|tỉnh|thành phố|cơ sở)(?!\w))?")
#: «“Hội thi đồ dùng, đồ chơi”», wholly in them
_IN_QUOTES = regexp(r"[“\"«][^“”\"«»\n]{3,80}[”\"»]")
_STOP = regexp(
    r"[().;:|\d–\"”]|,(?!\s(?:mầm non|tiểu học|thcs|thpt|trung học|chống|chữa cháy)(?!\w))|\s-\s"
    r"|(?<!\w)(?:ngày\s(?=\d)|(?:năm|từ|trong|với|gắn|nhằm|của|tại|do|hằng|hàng|có|được|sẽ|dự kiến|tổ chức|diễn ra"
    r"|vào|lúc|sáng|chiều|tối|là|cho|trước|chậm|hoàn thành)(?!\w))"
)
#: what is done for one on another day, or told of one that was held
_ABOUT = regexp(
    r"(?<!\w)(?:chuẩn bị|đăng ký|nộp|gửi|kết quả|báo cáo|(?:tổng|sơ) kết|sau|trước|tại|kế hoạch|thể lệ|phục vụ|(?:tập|ôn|rèn) luyện|dự thi"
    r"|kết luận|số)\s[^.;|:]{0,30}$"
)
_HELD = r"(?:(?:tổ\schức|diễn\sra|tiến\shành|phát\sđộng|khai\smạc|vào|trong|tuần|từ)\s)"
_BRIDGE = regexp(
    rf"[\s,:(–-]{{0,3}}(?:(?:dự\skiến|được|sẽ)\s)*(?P<held>{_HELD}*)(?:(?:lúc|hồi|buổi)\s)*"
    r"(?:\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s?phút)?,?\s)?"
    r"(?:(?:sáng|chiều|tối),?\s)?(?:(?:thứ\s\w+|chủ\snhật),?\s)?(?:(?:\d{1,2}|hai|ba)\s(?=ngày\s|$)(?:ngày\s(?=\())?)?\(?(?:ngày\s)?"
)
#: «… môn bơi, phòng chống đuối nước tại sân trường» before «vào ngày 15/5»
_FURTHER = regexp(r"(?:[^.;:|()\d\n]|\d{1,3}\s?%){2,90}?\s(?=(?:vào|trong|diễn ra|dự kiến|được tổ chức)\s)")
#: «Giải bóng chuyền nam, nữ huyện X: từ ngày …», «Hội thảo kỹ thuật hàn, cắt kim loại ngày …», «Tập huấn sơ cứu cho đội ngũ ngày …»
_GOES_ON = regexp(r"(?:,|\s(?:cho|tại|ở|của))\s[^.;:|()\d\n]{2,40}?(?P<held>):?\s(?:từ\s)?")
_OTHER_DAY = regexp(
    r"(?<!\w)(?:trước|báo cáo|gửi|nộp|đăng ký|chậm nhất|số(?!\s\d{1,2}$)|hoàn thành|xong|ban hành|chuẩn bị|phục vụ"
    r"|theo|kế hoạch|quyết định|công văn)(?!\w)"
)
#: «: khối 10 ngày …», «; đợt 2 từ …»
_PIECE = regexp(r"[:;,]\s(?P<label>[^.;:,|()\d\n]{2,40}?(?:\s\d{1,2})?)(?:\s-)?\s?(?:(?:vào|từ)\s)?\(?(?:ngày\s)?$")
#: «Kỷ niệm ngày 08/3: tọa đàm, giải bóng chuyền»
_LISTED = regexp(r"[:,;]\s")
_REACH = 400  # characters behind a name in which its days are looked for
COLUMNS = 64  # a row has no more, unless its file is made to be slow
_FEW = 5  # words that a part of a list has at the most
#: «Sáng 12/4, nhà trường tổ chức » before «Hội thi …»
_LEADS = regexp(r"\)?[,:]?\s(?:(?:[^.;:,|()\d]{2,40}?\s)?(?:tổ chức|tham gia|tham dự|dự|mở|khai mạc|diễn ra)\s)?")
_CLAUSE_OPENS = regexp(r"(?:^|[;:.(|]\s?)(?:(?:vào|sáng|chiều|tối)\s)*$")
_LEAD = 90  # characters from such a day to the name
_SAME_DAY = "cùng ngày"
_BY_THEN = regexp(r"(?<!\w)(?:trước|chậm nhất|hạn|đến hết)(?!\w)")


class Head(Struct, frozen=True):
    """Where the name of one may begin: «hội thi»."""

    span: Span


class Gathering(Struct, frozen=True):
    """A ceremony or contest by its name, and its days."""

    span: Span
    identity: str
    mention: DateMention


class _Piece(Struct, frozen=True):
    """The label of a part, and its day."""

    span: Span
    mention: DateMention


def may_date(mention: DateMention) -> bool:
    """Whether a date can be that of one: a day, or a month of a year."""
    return mention.kind in ("day", "range", "month") and bool(mention.date.month and (mention.date.day or mention.date.year))


def heads(match: str, places: Iterable[Span]) -> list[Head]:
    """Those at some places of the text; «Tuần lễ hưởng ứng …» is a week."""
    found = (m for span in places for m in _HEAD.finditer(match, span.start, span.end))
    return [Head(Span(*m.span())) for m in found if not match.endswith("tuần ", 0, m.start())]


def gatherings(
    match: str, paragraph: Paragraph, begun: Sequence[Head], known: Mapping[Span, bool], mentions: Sequence[DateMention]
) -> Iterator[Gathering]:
    """Those of a paragraph's `begun` ones that stand beside their day; `known` events (whether each is a day) have dates of their own."""
    dated = [m for m in mentions if may_date(m)]
    pieces = [piece for m in dated if m.date.day and (piece := _piece(match, paragraph, m))] if begun else []
    starts, labels = [m.span.start for m in dated], [piece.span.start for piece in pieces]
    told = set[Span]()
    for head in begun if dated else ():
        if _ABOUT.search(match, max(paragraph.span.start, head.span.start - 60), head.span.start):
            continue
        name = _name(match, paragraph, head.span)
        inside = [is_day for span, is_day in known.items() if span in name]
        free = partial(_free, told, monthly=not match.startswith(MEETINGS, head.span.start))
        behind = Span(name.end, name.end + _REACH)
        near = [m for m in between(dated, starts, behind) if free(m)]
        mention = (
            _beside(match, name, near, inside)
            or _in_cell(match, paragraph, name, partial(between, dated, starts), free)
            or _in_front(match, paragraph, name, [m for m in between(dated, starts, Span(name.start - _LEAD, name.start)) if free(m)])
        )
        if mention:
            told.add(mention.span)
            yield Gathering(name, key(match[name.start : name.end]), mention)
        for part in _parts(match, paragraph, name, between(pieces, labels, Span(name.end + len(", "), behind.end))):
            if part.mention.span not in told:
                told.add(part.mention.span)
                yield part


def _free(told: Set[Span], mention: DateMention, *, monthly: bool) -> bool:
    """Whether a date may be that of another one; `monthly`: also a month without a day."""
    return mention.span not in told and (monthly or bool(mention.date.day))


def _beside(match: str, name: Span, dated: Sequence[DateMention], inside: Sequence[bool]) -> DateMention | None:
    """The day that follows. «Lễ mít tinh hưởng ứng Ngày Môi trường thế giới (05/6)», «Lễ phát động Tháng hành động … (15/11 - 15/12)» tell
    that of the event inside the name."""
    for mention in dated:
        if mention.span.start >= name.end and (bridge := _bridge(match, Span(name.end, mention.span.start))):
            others = any(inside) or (inside and mention.kind == "range")
            return None if others and not bridge["held"] else mention
    return None


def _in_front(match: str, paragraph: Paragraph, name: Span, dated: Sequence[DateMention]) -> DateMention | None:
    """The day with which the clause opens that tells of it."""
    near = next((m for m in reversed(dated) if paragraph.content.start <= m.span.start and m.span.end <= name.start), None)
    if near is None or not near.date.day or not _LEADS.fullmatch(match, near.span.end, name.start):
        return None
    return near if _CLAUSE_OPENS.search(match[max(paragraph.content.start, near.span.start - 20) : near.span.start]) else None


def with_same_days(match: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The dates of a text, and in their order each «cùng ngày», which is the day last named on its line."""
    found = list(mentions)
    at = match.find(_SAME_DAY)
    while at >= 0:
        before = bisect_left(mentions, at, key=lambda m: m.span.start)
        last = mentions[before - 1] if before else None
        if last and last.kind == "day" and match.find("\n", last.span.end, at) < 0:
            found.append(replace(last, span=Span(at, at + len(_SAME_DAY))))
        at = match.find(_SAME_DAY, at + 1)
    return sorted(found, key=lambda m: m.span) if len(found) > len(mentions) else found


def _bridge(match: str, gap: Span) -> re.Match[str] | None:
    """What joins a name and its day, with more about it between («tại sân trường») where a word of its being held stands before the day."""
    if bridge := _BRIDGE.fullmatch(match, gap.start, gap.end):
        return bridge
    further = _FURTHER.match(match, gap.start, gap.end) or _GOES_ON.fullmatch(match, gap.start, gap.end)
    if not further or _OTHER_DAY.search(match, *further.span()) or _HEAD.search(match, *further.span()):
        return None
    return _BRIDGE.fullmatch(match, further.end(), gap.end)


def _piece(match: str, paragraph: Paragraph, mention: DateMention) -> _Piece | None:
    """What stands between a mark and a day, where it may be a part of what stands before: «: khối 10 ngày 14/3»."""
    found = _PIECE.search(match, max(paragraph.span.start, mention.span.start - 60), mention.span.start)
    if not found or _OTHER_DAY.search(match, *found.span("label")) or _HEAD.search(match, *found.span("label")):
        return None
    return _Piece(Span(*found.span("label")), mention)


def _parts(match: str, paragraph: Paragraph, name: Span, pieces: Sequence[_Piece]) -> Iterator[Gathering]:
    """«Phiên tòa giả định: khối 10 ngày 14/3, khối 11 ngày 21/3»; «tập huấn 2 đợt: đợt 1 ngày 14/10 cho …; đợt 2 ngày 21/10»."""
    colon = match.find(":", name.end, name.end + _REACH)
    for piece in pieces:
        label = piece.span.of(match)
        listed = 0 <= colon < piece.span.start and len(label.split()) <= _FEW
        if listed or label.startswith(PART):
            yield Gathering(piece.span, key(f"{name.of(match)} {label} {paragraph.span.start}"), piece.mention)


def _name(match: str, paragraph: Paragraph, head: Span) -> Span:
    """The whole of a cell that it opens; else to the end of its words in quotation marks, or to the first mark or small word."""
    cell = next((c for c in paragraph.cells if c.start == head.start and len(c) <= 120), None)
    if cell:
        return cell
    quoted = _QUOTED.match(match, head.end, paragraph.span.end) or _IN_QUOTES.match(match, head.start - 1, paragraph.span.end)
    if quoted:
        return Span(head.start, quoted.end())
    last = min(paragraph.span.end, head.end + 80)
    stop = _STOP.search(match, head.end, last)
    return Span(head.start, head.end + len(match[head.end : stop.start() if stop else last].rstrip()))


def _in_cell(
    match: str,
    paragraph: Paragraph,
    name: Span,
    dates: Callable[[Span], Sequence[DateMention]],
    free: Callable[[DateMention], bool],
) -> DateMention | None:
    """The day that another cell of the row has almost to itself, where the name ends its own cell and is no item of a list there."""
    own = next((cell for cell in paragraph.cells[:COLUMNS] if name in cell and cell.end - name.end <= 1), None)
    if own is None or _LISTED.search(match, own.start, name.start):
        return None
    for cell in paragraph.cells[:COLUMNS]:
        if cell != own and not _BY_THEN.search(match, cell.start, cell.end):
            inside = [m for m in dates(cell) if free(m)]
            if len(inside) == 1 and len(cell) - len(inside[0].span) <= 12:
                return inside[0]
    return None
