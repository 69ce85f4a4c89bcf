"""Text → ceremonies, contests and meetings that are held on a day of their own: «Lễ phát động ngày 16/5», «Hội thi … vào ngày …»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import pairwise

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
    r"[().;:|–\"”]"
    r"|\d(?<!lớp \d)(?<!lớp \d\d)(?<!khối \d)(?<!khối \d\d)(?!\stháng(?!\s\d))"  # «lớp 5», «sơ kết 6 tháng»
    r"|,(?!\s(?:mầm non|tiểu học|thcs|thpt|trung học|chống|chữa cháy)(?!\w))|\s-\s"
    r"|(?<!\w)(?:ngày\s(?=\d)|(?:năm|từ|trong|với|gắn|nhằm|của|tại|do|hằng|hàng|có|được|sẽ|dự kiến|tổ chức|diễn ra"
    r"|vào|lúc|sáng|chiều|tối|là|cho|trước|chậm|hoàn thành|cùng)(?!\w))"
)
#: «Hội giảng chào mừng 20/11 từ ngày 10/11»: the day that it honours, and is not held on
_HONOURS = regexp(r"(?<!\w)(?:kỷ niệm|chào mừng|mừng|nhân dịp|nhân|hưởng ứng)(?:\sngày)?\s\d{1,2}/\d{1,2}(?![/\d])")
#: what is done for one on another day, or told of one that was held
_ABOUT = regexp(
    r"(?<!\w)(?:chuẩn bị|đăng ký|nộp|gửi|kết quả|báo cáo|(?:tổng|sơ) kết|sau|trước|tại|kế hoạch|thể lệ|phục vụ|(?:tập|ôn|rèn) luyện|dự thi"
    r"|kết luận|số)\s[^.;|:]{0,30}$"
)
_HELD = r"(?:(?:tổ\schức|diễn\sra|tiến\shành|triển\skhai|phát\sđộng|khai\smạc|đồng\sthời|cùng|vào|trong|tuần|từ)\s)"
_JOINS = (
    r"(?:\s\([^()\d|]{2,60}\))?"
    r"(?:\s?năm(?:\shọc)?(?:\s20\d\d(?:\s?-\s?20\d\d)?)?)?"  # «Diễn đàn trẻ em năm 2026 dự kiến …», «hội nghị tổng kết năm …»
    rf"[\s,:(–”\"»-]{{0,4}}(?:(?:dự\skiến|được|sẽ)\s)*(?P<held>{_HELD}*)(?:(?:lúc|hồi|buổi)\s)*"
    r"(?:\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2})?(?:\s?phút)?,?\s)?"
    r"(?:(?:sáng|chiều|tối|đêm),?\s)?(?:(?:thứ\s\w+|chủ\snhật),?\s)?(?:(?:\d{1,2}|hai|ba)\s(?=ngày[\s,]|$)(?:ngày(?:\s(?=\()|,\s?))?)?\(?(?:ngày\s)?"
)
#: «Ngày hội tiếng Anh (English Festival) cấp trường từ ngày »
_BRIDGE = regexp(rf"(?:\s?\([^()\d\n]{{2,40}}\)(?:\scấp\s\w{{2,6}})?)?{_JOINS}")
#: A word of what stands between, a rate, how many: no day
_SAID = r"(?:[^.;:|()\d\n]|\d{1,3}(?=\s?%|\s(?!tháng|giờ|phút|ngày)[^\W\d]))"
_OF = "(?:cho|tại|ở|của|với|về|trong|do|gắn|nhằm)"
#: More about it before its day: «… môn bơi, phòng chống đuối nước tại sân trường vào ngày», «Giải bóng chuyền nam, nữ huyện X: từ ngày»,
#: «Tập huấn sơ cứu cho 45 giáo viên ngày», «Hội xuân: gói bánh, đi chợ quê - sáng»
_FURTHER = regexp(
    rf"(?P<more>{_SAID}{{2,90}}?\s(?=(?:vào|trong|diễn ra|dự kiến|(?:được )?tổ chức)\s)"
    rf"|(?:,|\s{_OF})\s[^.;:|()\d\n]{{2,40}}?:?\s?|\s{_OF}\s(?:(?!,){_SAID}){{2,80}}?:?\s?"
    rf"|(?:[^.;|()\d\n]|\d(?!\d?\s?/)){{2,90}}?\s(?=-\s)){_JOINS}"
)
_OTHER_DAY = regexp(
    r"(?<!\w)(?:trước|báo cáo|gửi|nộp|đăng ký|chậm nhất|số(?!\s\d{1,2}$)|hoàn thành|xong|ban hành|chuẩn bị|phục vụ|kết quả"
    r"|luyện tập|tập luyện|ôn (?:tập|luyện)|thông báo|thành lập|(?:lựa|tuyển) chọn|phân công|cử|(?:nhận|thu) (?:hồ sơ|bài|đơn)|rà soát"
    r"|theo|kế hoạch|quyết định|công văn)(?!\w)"
)
#: «: khối 10 ngày …», «; đợt 2 từ …»
_PIECE = regexp(r"[:;,]\s(?P<label>[^.;:,|()\d\n]{2,40}?(?:\s\d{1,2})?)(?:\s-)?\s?(?:(?:vào|từ)\s)?\(?(?:ngày\s)?$")
#: «Kỷ niệm ngày 08/3: tọa đàm, giải bóng chuyền»
_LISTED = regexp(r"[:,;]\s")
#: An item of a list in a cell, up to its name and behind it
_ITEM = regexp(r"(?:^|[;.]\s)(?:[-+]\s)?(?:(?:tổ chức|phát động|tham gia|tham dự|dự|mở)\s)?$")
_ITEM_ENDS = regexp(r"(?:[^;()|\d]|\d(?!\d?\s?/)){0,60}(?:[;.]|$)")
_REACH = 400  # characters behind a name in which its days are looked for
COLUMNS = 64  # a row has no more, unless its file is made to be slow
_FEW = 5  # words that a part of a list has at the most
#: «Sáng 12/4, nhà trường tổ chức » before «Hội thi …»
_LEADS = regexp(r"\)?[,:]?\s(?:(?:[^.;:,|()\d]{2,40}?\s)?(?:tổ chức|tham gia|tham dự|dự|mở|khai mạc|diễn ra)\s)?")
_CLAUSE_OPENS = regexp(r"(?:^\s*(?:[-+*]|\w{1,2}[.)])?\s?|[;:.(|]\s?)(?:(?:vào|trong|sáng|chiều|tối)\s)*$")
_LEAD = 90  # characters from such a day to the name
_AND = " và "
_JOINTS = (_AND, " kết hợp ", " kết hợp với ")
#: Between two of one list
_JOINT = regexp(r"\s?(?:,|,?\s(?:và|kết hợp(?:\svới)?))\s(?:(?:các|tổ chức)\s)*")
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
    if not begun or not dated:
        return
    pieces = [piece for m in dated if m.date.day and (piece := _piece(match, paragraph, m))]
    starts, labels = [m.span.start for m in dated], [piece.span.start for piece in pieces]
    told = set[Span]()
    found: list[tuple[Span, DateMention | None]] = []
    for name in _names(match, paragraph, begun):
        inside = [is_day for span, is_day in known.items() if span in name]
        meeting = match.startswith(MEETINGS, name.start)
        free = partial(_free, told, monthly=not meeting)
        behind = Span(name.end, name.end + _REACH)
        near = [m for m in between(dated, starts, behind) if m.span not in told]
        mention = (
            _beside(match, name, near, inside, meeting=meeting)
            or _in_cell(match, paragraph, name, partial(between, dated, starts), free)
            or _in_front(match, paragraph, name, [m for m in between(dated, starts, Span(name.start - _LEAD, name.start)) if free(m)])
        )
        told.update([mention.span] if mention else ())
        found.append((name, mention))
        for part in _parts(match, paragraph, name, between(pieces, labels, Span(name.end + len(", "), behind.end))):
            if part.mention.span not in told:
                told.add(part.mention.span)
                yield part
    for name, mention in _shared(match, found):
        yield Gathering(name, key(match[name.start : name.end]), mention)


def _names(match: str, paragraph: Paragraph, begun: Sequence[Head]) -> Iterator[Span]:
    """The name of each; «Giải cầu lông và giải bóng bàn» are two."""
    for head, after in zip(begun, [*begun[1:], None], strict=True):
        if _ABOUT.search(match, max(paragraph.span.start, head.span.start - 60), head.span.start):
            continue
        name = _name(match, paragraph, head.span)
        if after and after.span.start < name.end and name not in paragraph.cells:
            joint = next((len(words) for words in _JOINTS if match.endswith(words, 0, after.span.start)), 0)
            name = Span(name.start, after.span.start - joint) if joint else name
        yield name


def _shared(match: str, found: Sequence[tuple[Span, DateMention | None]]) -> Iterator[tuple[Span, DateMention]]:
    """Those with a day, and those beside them in a list that has one: «Giải cầu lông và giải bóng bàn: 24 - 26/4», «Từ ngày 03/3 đến ngày
    08/3 tổ chức hội thi nấu ăn, giải cầu lông»."""
    days = [mention for _, mention in found]
    joints = [match[one.end : other.start] for (one, _), (other, _) in pairwise(found)]
    for at, joint in enumerate(joints):  # from the day in front of the list
        mention = days[at]
        if mention and days[at + 1] is None and mention.span.end <= found[at][0].start and _JOINT.fullmatch(joint):
            days[at + 1] = mention
    lent = False
    for at in reversed(range(len(joints))):  # from the day behind it; a comma alone joins no more than the rest of a list
        mention = days[at + 1]
        lent = bool(
            mention and days[at] is None and found[at + 1][0].end <= mention.span.start and (lent or not joints[at].startswith(", "))
        )
        lent = lent and _JOINT.fullmatch(joints[at]) is not None
        if lent:
            days[at] = mention
    yield from ((name, mention) for (name, _), mention in zip(found, days, strict=True) if mention)


def _free(told: Set[Span], mention: DateMention, *, monthly: bool) -> bool:
    """Whether a date may be that of another one; `monthly`: also a month without a day."""
    return mention.span not in told and (monthly or bool(mention.date.day))


def _beside(match: str, name: Span, dated: Sequence[DateMention], inside: Sequence[bool], *, meeting: bool) -> DateMention | None:
    """The day that follows, or the month; of a meeting where it is said to be held in it: «Tập huấn … | tháng 4» is work that is due.
    «Lễ mít tinh hưởng ứng Ngày Môi trường thế giới (05/6)», «Lễ phát động Tháng hành động … (15/11 - 15/12)» tell
    that of the event inside the name, behind which its own may stand: «Mít tinh Ngày Dân số thế giới 11/7 được tổ chức chiều 10/7»."""
    since = name.end
    for mention in dated:
        if mention.span.start < since or not (bridge := _bridge(match, Span(since, mention.span.start))):
            continue
        if meeting and not mention.date.day and not (bridge["held"] or "dự kiến" in bridge[0]):
            continue
        theirs = any(inside) if mention.kind != "range" else bool(inside) and not all(inside)
        if not theirs or bridge["held"]:
            return _with_next_month(match, mention, dated)
        if since > name.end:
            return None
        since = mention.span.end
    return None


def _with_next_month(match: str, mention: DateMention, dated: Sequence[DateMention]) -> DateMention:
    """«Chiến dịch: tháng 8 và tháng 9/2028» is one of two months."""
    after = next((m for m in dated if m.span.start > mention.span.end), None)
    if mention.kind != "month" or after is None or after.kind != "month" or match[mention.span.end : after.span.start] != _AND:
        return mention
    if (mention.date.month or 0) + 1 != after.date.month or mention.date.year != after.date.year:
        return mention
    return replace(mention, kind="range", end=after.date, span=Span(mention.span.start, after.span.end))


def _in_front(match: str, paragraph: Paragraph, name: Span, dated: Sequence[DateMention]) -> DateMention | None:
    """The day with which the clause opens that tells of it; the month of one that is no meeting."""
    near = next((m for m in reversed(dated) if paragraph.content.start <= m.span.start and m.span.end <= name.start), None)
    if near is None or not _LEADS.fullmatch(match, near.span.end, name.start):
        return None
    return near if _CLAUSE_OPENS.search(match[max(paragraph.content.start, near.span.start - 20) : near.span.start]) else None


def with_same_days(text: str, match: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The dates of a text, and in their order each «cùng ngày», which is the day last named on its line; no «cùng ngày 12/12»."""
    found = list(mentions)
    at = match.find(_SAME_DAY)
    while at >= 0:
        before, end = bisect_left(mentions, at, key=lambda m: m.span.start), at + len(_SAME_DAY)
        last = mentions[before - 1] if before else None
        dated = before < len(mentions) and mentions[before].span.start <= end + 1
        if last and not dated and last.kind == "day" and text.find("\n", last.span.end, at) < 0:
            found.append(replace(last, span=Span(at, end)))
        at = match.find(_SAME_DAY, at + 1)
    return sorted(found, key=lambda m: m.span) if len(found) > len(mentions) else found


def _bridge(match: str, gap: Span) -> re.Match[str] | None:
    """What joins a name and its day, with more about it between («tại sân trường»)."""
    if bridge := _BRIDGE.fullmatch(match, gap.start, gap.end):
        return bridge
    further = _FURTHER.fullmatch(match, gap.start, gap.end)
    if not further or _OTHER_DAY.search(match, *further.span("more")) or _HEAD.search(match, *further.span("more")):
        return None
    return further


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
    cell = next((c for c in paragraph.cells if c.start == head.start and len(c) <= 120 and match.find("; ", c.start, c.end) < 0), None)
    if cell:
        return cell
    quoted = _IN_QUOTES.match(match, head.start - 1, paragraph.span.end) or _QUOTED.match(match, head.end, paragraph.span.end)
    if quoted:
        return Span(head.start, quoted.end() - (quoted.start() < head.start))
    last = min(paragraph.span.end, head.end + 80)
    stop = _STOP.search(match, head.end, last)
    end = stop.start() if stop else last
    honoured = _HONOURS.search(match, head.end, min(last, end + 6))
    return Span(head.start, honoured.end() if honoured else head.end + len(match[head.end : end].rstrip()))


def _in_cell(
    match: str,
    paragraph: Paragraph,
    name: Span,
    dates: Callable[[Span], Sequence[DateMention]],
    free: Callable[[DateMention], bool],
) -> DateMention | None:
    """The day that another cell of the row has almost to itself, where the name ends its own cell and is no item of a list there. The
    month of a row is that of each ceremony in the list of its work: «11/2029 | Hội giảng cấp trường; Hội thi “Rung chuông vàng” khối 4»."""
    own = next((cell for cell in paragraph.cells[:COLUMNS] if name in cell), None)
    if own is None:
        return None
    alone = own.end - name.end <= 1 and not _LISTED.search(match, own.start, name.start)
    item = (
        not match.startswith(MEETINGS, name.start)
        and _ITEM.search(match[own.start : name.start])
        and _ITEM_ENDS.match(match, name.end, own.end)
    )
    for cell in paragraph.cells[:COLUMNS] if alone or item else ():
        if cell != own and not _BY_THEN.search(match, cell.start, cell.end):
            inside = [m for m in dates(cell) if (alone and free(m)) or (item and m.kind == "month")]
            if len(inside) == 1 and len(cell) - len(inside[0].span) <= 12:
                return inside[0]
    return None
