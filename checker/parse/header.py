"""Lines above the title → national name, motto, superior, issuer, number, place and date, in any order of the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct, field

from checker.language.bodies import body, display
from checker.language.normal import LOWER, UPPER, fold, squeeze
from checker.language.patterns import regexp
from checker.model import PartialDate, Span
from checker.parse.issuer import words_of
from checker.parse.lines import Line
from checker.parse.paragraphs import capitals

_PART = regexp(r"[^|\t]+")
_WIDE = regexp(r"\t|\s{3,}|\|")
_BLANKS = regexp(r"\s+")


class Found(Struct):
    """What a header says; `spans` by field name."""

    number: str | None = None
    issued: PartialDate | None = None
    place: str | None = None
    issuer: str | None = None
    superior: str | None = None
    party: bool = False
    issuers: tuple[str, ...] = ()  # those of a joint plan
    spans: dict[str, Span] = field(default_factory=dict)


#: «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM», misspelt («NGHIÃ», «HÔI», a word missing) or torn
_NATIONAL = regexp(r"cộng\s+h\S{1,2}\s+(?:xã\s+h\S{1,2}\s+)?(?:(?:chủ\s+)?ngh\S{2,4}\s+)?việt\s+nam|cộng hòa xã hội chủ nghĩa(?: việt)?")
#: what a narrow cell breaks off of it; the lines of the cell beside may stand between: «… CHỦ NGHĨA⏎TRƯỜNG TIỂU HỌC X⏎VIỆT NAM»
_NATIONAL_REST = regexp(r"(?:^|[|\t]| {3})[ \t]*(?P<rest>(?:VIỆT\s+)?NAM)[ \t|]*$", re.MULTILINE)
_MOTTO = regexp(r"đ\S{1,2}c\s+l\S{1,2}p\s*[-.*]*\s*tự\s+do\s*[-.*]*\s*h[ạa]nh\s+phúc")
_PARTY = regexp(r"đảng\s+cộng\s+sản\s+việt\s+nam")
_ANY = r"[^\W\d_]"
_AGENCY = r"[A-ZĐƯ][\w&]*"
_IN = "[ \\t\u00a0]*"  # blanks inside a line
_MORE = rf"(?:[ \u00a0]?[.&][ \u00a0]?{_AGENCY}|[ \u00a0](?:\d{{1,2}}|[A-ZĐ&]{{2,5}})(?![\w/]))"  # «SGD ĐT», «GD & ĐT», «LCT 2»
_WRAPPED = r"[ \t]*\n[ \t]*"  # a narrow cell breaks a number at its marks: «Số: 12⏎/KH-THHS», «Số: 12/KH-⏎THHS»
#: «Số: 06/KH-MNHM», «Số : 6/ KH -MNHM», «30 – KH/LĐ», «Số:    /KH-TH», «Số: 75A/KH-LCT 2», «Số: 02 KH - TV»
_NUMBER = regexp(
    r"(?:S[ốôổỐÔ]\s*[:.;]?\s*)?(?P<number>(?P<serial>\d{1,5}[ \u00a0]?[a-zA-ZđĐ]?(?!\w)|[.…_]{1,20}|(?=[/-]))"
    rf"(?:{_IN}|{_WRAPPED}(?=/\s?KH))(?P<mark>[/–-]|[ \u00a0](?=KH)){_IN}(?:(?:19|20)\d\d{_IN}/{_IN})?"
    rf"{_AGENCY}{_MORE}{{0,3}}(?:{_IN}[/–-](?:{_IN}|{_WRAPPED}(?={_AGENCY}[ \t]*$)){_AGENCY}{_MORE}{{0,3}}){{0,3}})",
    re.MULTILINE,
)
_LINE = r"^[^\S\n]*"  # not «^\s*», which takes the square of a run of blank lines
_NUMBER_START = regexp(
    rf"S(?:(?<!{_ANY}S)[ốôổỐÔ]\s*[:.;]|(?<=\wS)[ốô]\s*:)"  # glued: «XÃ QUẢNG TIÊNSố:»
    rf"|{_LINE}(?:S[ốô][ \t]+[\d/…]|(?:\d{{1,5}}\s?[a-zA-ZđĐ]?\s*|[.…]+\s*)?[/–-]\s*KH|\d{{1,4}}\s*[–-]\s*[A-ZĐ]{{2,4}}\s?/)",
    re.MULTILINE,
)
_BLANK = r"[.…_\s]{0,12}"
#: «Hà Nội, ngày 05 tháng 9 năm 2021», a missing comma, blanks for the day, «ngày 05/9/2021»
_DATE = regexp(
    rf"ngày\s*(?:(?P<d>\d{{1,2}})|{_BLANK})\s*(?:tháng\s*(?:(?P<m>\d{{1,2}})|{_BLANK})\s*năm\s*(?P<y>\d{{4}})?|[/.-]\s*(?P<m2>\d{{1,2}})\s*[/.-]\s*(?P<y2>\d{{4}}))"
    r"|,\s*(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>\d{4})(?=\s*$)",
    re.MULTILINE,
)
_NOISE = " \t\n\r*_-–—=.,;:|~"


@cache
def _heads() -> re.Pattern[str]:
    return regexp(rf"(?:{words_of('bodies')})(?!\w)")


def opens_body(text: str, low: str) -> bool:
    """Whether a line in capitals begins with the name of a body."""
    return _heads().match(low) is not None and capitals(text)


@cache
def _stamps() -> re.Pattern[str]:
    """«DỰ THẢO», «HỎA TỐC»"""
    return regexp(rf"(?:{words_of('stamps')})(?: (?:lần )?\\d+)?")


def _number_text(found: re.Match[str]) -> str | None:
    """The number without blanks, or None for a blank serial."""
    if not found["serial"].strip("._… "):
        return None
    return _BLANKS.sub("", found["number"]).replace("–", "-")


def _numbers(text: str) -> list[tuple[Span, Span | None, str | None]]:
    """Every number line: its place, the place of the number, and the number (None for a blank serial)."""
    out: list[tuple[Span, Span | None, str | None]] = []
    for start in _NUMBER_START.finditer(text):
        at = start.start() + len(start[0]) - len(start[0].lstrip())
        if out and at < out[-1][0].end:  # the second line of a wrapped one
            continue
        found = _NUMBER.match(text, at)
        if found:
            out.append((Span(at, found.end()), Span(found.start("number"), found.end()), _number_text(found)))
        elif text[at] == "S":
            line = text[start.end() : start.end() + 60].split("\n")[0].split("  ")[0]
            out.append((Span(at, start.end() + len(line)), None, None))
    return out


def _take_number(text: str, base: int, out: Found) -> list[Span]:
    """Reads the number nearest to the title (a web page may tell another above it), a blank one only where there is no other."""
    found = _numbers(text)
    if not found:
        return []
    line, number, out.number = next((f for f in reversed(found) if f[2]), found[-1])
    out.spans["number_line"] = Span(base + line.start, base + line.end)
    if number:
        out.spans["number"] = Span(base + number.start, base + number.end)
    return [f[0] for f in found]


def _int(*values: str | None) -> int | None:
    return next((int(v) for v in values if v), None)


#: a sentence's date, or a web page's («Đăng ngày …», «Ngày đăng: …»; Đồng Đăng, Đăng Hà, Yên Luật are places)
_CITES = regexp(
    r"\b(?:căn cứ|thực hiện|theo|số|luật(?!\W*$)|của|quyết định|kèm theo|phát hành|ban hành|cập nhật"
    r"|(?:ngày|người|được|đã|tin|bài) đăng|đăng (?:ngày|lúc|bởi|tải|tin|bài|ký|trên|vào))\b|^\W*đăng\W*$"
)


def _take_date(text: str, low: str, base: int, taken: list[Span], out: Found) -> list[Span]:
    """Reads place and date, those nearest to the title; a date inside a sentence is another's."""
    for found in reversed(list(_DATE.finditer(low))):
        span = _place_span(text, found.start(), taken)
        place = text[span.start : span.end]
        if len(place) > 60 or _CITES.search(low[span.start : span.end]):
            continue
        if place:
            out.place = squeeze(place)
            out.spans["place"] = Span(base + span.start, base + span.end)
        day, month = _int(found["d"], found["d3"]), _int(found["m"], found["m2"], found["m3"])
        year = _int(found["y"], found["y2"], found["y3"])
        out.issued = PartialDate(day, month, year) if day or month or year else None
        out.spans["issued"] = Span(base + found.start(), base + found.end())
        out.spans["date_line"] = Span(base + span.start, base + found.end())
        return [Span(span.start, found.end())]
    return []


#: «Nha⏎Trang, ngày …»: one syllable alone on the line above
_TORN_PLACE = regexp(rf"(?:^|\n)[ \t]*(?P<first>[{UPPER}][{LOWER}]{{1,6}})[ \t]*\n[ \t]*$")


def _place_span(text: str, end: int, taken: list[Span]) -> Span:
    """Where the place before a date stands: back to the line's start or to what was taken before it."""
    edge = max((s.end for s in taken if s.end <= end), default=0)
    start = max(edge, text.rfind("\n", 0, end) + 1)
    if not text[start:end].strip(_NOISE) and start > edge:  # the place stands on the line above
        start = max(edge, text.rfind("\n", 0, start - 1) + 1)
    start = _place_start(text, start, end)
    above = _TORN_PLACE.search(text, edge, start)
    start = above.start("first") if above else start
    return Span(start, start + len(text[start:end].rstrip(_NOISE)))


def _place_start(text: str, start: int, end: int) -> int:
    """Past tabs, wide blanks and rules that part the place from the cell before it."""
    wide = [m.end() for m in _WIDE.finditer(text[start:end].rstrip(_NOISE))]
    start += wide[-1] if wide else 0
    while start < end and text[start] in _NOISE:
        start += 1
    return start


def header_of(text: str, low: str, lines: Sequence[Line], *, joint: bool = False) -> Found:
    """Reads the lines above the title; `text` and `low` are the source's. Noise of a web page is passed over. `joint`: the title says that
    more than one body issues."""
    out = Found()
    if not lines:
        return out
    base, end = lines[0].start, lines[-1].end
    text, low = text[base:end], low[base:end]
    taken: list[Span] = []
    for name, pattern in (("national_name", _NATIONAL), ("motto", _MOTTO), ("party_name", _PARTY)):
        found = pattern.search(low)
        if found:
            taken.append(Span(found.start(), found.end()))
            if name == "national_name" and (rest := _rest_of_nation(text, found)):
                taken.append(rest)
            out.spans[name] = Span(base + found.start(), base + taken[-1].end)
    out.party = "party_name" in out.spans
    taken += _take_number(_without(text, taken), base, out)
    taken += _take_date(text, low, base, taken, out)
    _take_bodies(_rest(text, base, lines, taken), out, joint=joint or _JOINT_NUMBER.search(out.number or "") is not None)
    return out


def _rest_of_nation(text: str, found: re.Match[str]) -> Span | None:
    """Where «VIỆT NAM» or «NAM» stands when it is parted from the national name by a line or two of the cell beside."""
    torn = None if found[0].endswith("nam") else _NATIONAL_REST.search(text, found.end(), found.end() + 120)
    return Span(*torn.span("rest")) if torn else None


def _without(text: str, taken: list[Span]) -> str:
    """The text with what was taken blanked out: «Số: 7/KH-MNHOACỘNG HÒA …» ends before the national name."""
    for span in taken:
        text = text[: span.start] + "\n" * len(span) + text[span.end :]
    return text


def _rest(text: str, base: int, lines: Sequence[Line], taken: list[Span]) -> list[tuple[int, str]]:
    """What is left of each line, piece by piece: the names of the bodies, and noise."""
    pieces: list[tuple[int, str]] = []
    cuts = sorted(taken)
    for line in lines:
        at, end = line.start - base, line.end - base
        for cut in [*(c for c in cuts if c.start < end and at < c.end), Span(end, end)]:
            for part in _PART.finditer(text[at : max(at, cut.start)]):
                goes_on = _GOES_ON.search(part[0])
                piece = part[0].rstrip().lstrip(_NOISE) if goes_on else part[0].strip(_NOISE)
                if piece:
                    pieces.append((base + at + part.start() + part[0].index(piece), piece))
            at = max(at, cut.end)
    return pieces


#: «TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP -», over «GIÁO DỤC THƯỜNG XUYÊN»
_GOES_ON = regexp(r"\w\s+[-–]\s*$")
#: of any kind, but not the commune of «XÃ TRƯỜNG THÀNH»
_SCHOOL = r"TRƯỜNG (?:MẦM|MẪU|TIỂU|TRUNG|(?:TH|THCS|THPT|MN|MG|PT\w*)(?!\w))"
_GLUED = regexp(rf"(?<=\w)(?={_SCHOOL})")
#: «PHÒNG GD&ĐT HUYỆN X TRƯỜNG MẦM NON Y» on one line
_BESIDE = regexp(rf"(?:UBND|ỦY BAN|UỶ BAN|PHÒNG|SỞ)\s[^\n]{{2,60}}?\s+(?={_SCHOOL}|TRUNG TÂM )")


def _take_bodies(pieces: list[tuple[int, str]], out: Found, *, joint: bool) -> None:
    """The names of bodies in order: the last is the issuer, the one before it its superior; of joint issuers the first."""
    names = [one for name in _names(pieces) for one in _parted(name, joint=joint)]
    if len(names) > 1 and _UNION.fullmatch(fold(names[-1][1])):
        names.pop()
    if len(names) > 1 and _OF_UNIT.fullmatch(fold(names[-2][1])):
        (branch_at, branch), (unit_at, unit) = names[-2:]
        names[-2:] = [(Span(branch_at.start, unit_at.end), f"{branch} {unit}")]
    if len(names) > 1 and _above(names[-1][1], names[-2][1]):  # cells out of order
        names[-2:] = names[:-3:-1]
    if len(names) > 1 and _side_by_side(names[-2][1], names[-1][1], joint=joint):
        first = len(names) - 2
        while joint and first and _side_by_side(names[first - 1][1], names[first][1], joint=False):
            first -= 1
        out.issuers = tuple(display(name) for _, name in names[first:])
        del names[first + 1 :]
    if names:
        out.spans["issuer"], out.issuer = names[-1][0], display(names[-1][1])
    if len(names) > 1:
        out.spans["superior"], out.superior = names[-2][0], display(names[-2][1])


def _names(pieces: list[tuple[int, str]]) -> list[tuple[Span, str]]:
    """The names of bodies in order, wrapped lines joined."""
    names: list[tuple[Span, str]] = []
    split = [(start + m, part) for start, piece in pieces for m, part in _unglued(piece)]
    goes_on = False
    for start, piece in split:
        end, low = start + len(piece), fold(piece)
        head = _heads().match(low)
        if head and goes_on and names and capitals(piece) and _completes(names[-1][1], head[0], low):
            head = None
        if head and (capitals(piece) or len(piece) <= 80):
            names.append((Span(start, end), piece))
            goes_on = True
        elif names and goes_on and capitals(piece) and not _stamps().fullmatch(low):
            span, name = names[-1]
            names[-1] = (Span(span.start, end), f"{name} {piece}")
        else:
            goes_on = False
    ends = [len(name) - len(name.rstrip(_NOISE)) for _, name in names]
    return [(Span(span.start, span.end - noise), name[: len(name) - noise]) for (span, name), noise in zip(names, ends, strict=True)]


def _completes(name: str, head: str, line: str) -> bool:
    """Whether a line that begins as a body does is the rest of the name above it: «TRƯỜNG MẦM NON» over «ĐOÀN XÁ» or «TRUNG TÂM», «ỦY BAN
    NHÂN DÂN» over «XÃ ĐOÀN LẬP»."""
    union = head.endswith(" đoàn") and line.startswith(f"{head} ")
    known = body(name) if union or line == head or " " not in head else None
    if known is None or known.name or known.place:
        return False
    return known.kind == "ubnd" and not known.unit if union else known.level == "school"


#: «KHLT-SYT-SGDĐT», «KHPH-CAP-THCS»
_JOINT_NUMBER = regexp(r"(?i:/\s?KH(?:LT|PH|LN)\b)")
#: stands where a state body's document has the national name, over its own bodies' names or beside them
_UNION = regexp(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh")
#: «CÔNG ĐOÀN CƠ SỞ» over «TRUNG TÂM X»: that of the unit, not above it
_OF_UNIT = regexp(r"(?:công đoàn(?: cơ sở)?|cđcs|chi bộ|chi đoàn|liên đội)")
_DASHES = regexp(r"\s+[-–—]\s+")


def _parted(name: tuple[Span, str], *, joint: bool) -> list[tuple[Span, str]]:
    """«PHÒNG GD&ĐT - HUYỆN ĐOÀN» → both; «SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI» is one."""
    span, text = name
    for cut in _DASHES.finditer(text):
        one, other = text[: cut.start()], text[cut.end() :]
        if len(text) == len(span) and _heads().match(fold(other)) and _side_by_side(one, other, joint=joint):
            at = span.start + cut.end()
            return [(Span(span.start, span.start + cut.start()), one), *_parted((Span(at, span.end), other), joint=joint)]
    return [name]


def _side_by_side(one: str, other: str, *, joint: bool) -> bool:
    """Whether two bodies issue together: none above the other where number or title say so, else two ministries, Sở or Phòng."""
    if joint:
        return not (_above(one, other) or _above(other, one))
    heads = {fold(name).split()[0] for name in (one, other)}
    minister = fold(other).startswith("bộ trưởng")  # who decides, under the ministry's own name
    return len(heads) == 1 and heads <= {"bộ", "sở", "phòng"} and fold(one) != fold(other) and not minister


_TIERS = ("school", "commune", "district_office", "district", "province_office", "province", "ministry", "central")


def _above(one: str, other: str) -> bool:
    """Whether the first body surely stands above the second: «UBND TỈNH X», «SỞ XÂY DỰNG»."""
    levels = [found.level for name in (one, other) if (found := body(name))]
    ranks = [_TIERS.index(level) for level in levels if level in _TIERS]
    return len(ranks) == 2 and ranks[0] > ranks[1]


def _unglued(piece: str) -> list[tuple[int, str]]:
    """«HUYỆN TÂN UYÊNTRƯỜNG MẦM NON X» → two names with their offsets."""
    cut = _GLUED.search(piece) or _BESIDE.match(piece)
    at = cut.end() if cut else 0
    return [(0, piece[:at].rstrip()), (at, piece[at:])] if cut else [(0, piece)]
