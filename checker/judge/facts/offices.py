"""Units named where a plan speaks of itself → records: schools (`named`), and the offices that a text was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from checker.judge.facts import named
from checker.judge.facts.record import Record, folded, paragraph_at, places
from checker.judge.wording import full_name
from checker.language.bodies import Body, body, same_body
from checker.language.normal import LETTER, UPPER, fold, key
from checker.language.patterns import regexp
from checker.language.units import SINCE_JULY_2025, TWO_TIERS
from checker.language.units import named as named_units
from checker.model import Document, Hierarchy, Paragraph, Span


def units(document: Document, hierarchy: Hierarchy) -> Iterator[Record]:
    """Units named where the plan speaks of itself: its staff, its closing sentence, its issuing clause; and the place that a people's
    committee speaks for. `own` null: unknown; `right`: what should stand there."""
    right = full_name(document.header)
    for found in _named_units(document, hierarchy):
        yield replace(found, fields={**found.fields, "right": right})
    yield from _of_own_place(document)


def _named_units(document: Document, hierarchy: Hierarchy) -> Iterator[Record]:
    yield from named.own_schools(document, hierarchy)
    if not document.header.issuer:
        return
    yield from _of_other_kind(document) if document.header.level == "school" else _of_own_kind(document)


def _of_own_place(document: Document) -> Iterator[Record]:
    """«trên địa bàn xã X» in the plan of the people's committee of another commune: own or, surely, another's."""
    mine = _own(document)
    if mine is None or mine.kind != "ubnd" or not mine.place or not mine.unit:
        return
    text, cited = document.source.text, [c.span for c in document.facts.citations]
    for at in places(folded(text), (_AROUND,)):
        p = paragraph_at(document, at)
        found = _patterns()["place"].match(text, at + len(_AROUND), p.span.end) if p and p.region in _TALK else None
        if (
            found is None
            or any(at < c.end and c.start < found.end() for c in cited)
            or _patterns()["more"].match(folded(text), found.end())
        ):
            continue
        other = body(f"UBND {found['place']}")
        if other and other.place and other.unit == mine.unit and not _merged(document, other):
            own = _same(document, mine, f"UBND {found['place']}", other)
            yield Record("unit", document, Span(*found.span("place")), {"own": own, "right": f"{mine.unit} {_place_name(document)}"})


def _merged(document: Document, other: Body) -> bool:
    """Whether a unit was no more when the plan was issued, since 01/7/2025: it may have become a part of the plan's own."""
    issued = document.header.issued.as_date() if document.header.issued else None
    known = named_units(other.place or "", other.unit)
    return bool(known) and (issued is None or issued >= TWO_TIERS) and not any(unit.eras & SINCE_JULY_2025 for unit in known)


def _place_name(document: Document) -> str:
    """The own place as the header writes it: «Ủy ban nhân dân xã Tân An» → «Tân An»."""
    found = _patterns()["unit"].search(document.header.issuer or "")
    return (document.header.issuer or "")[found.end() :].strip() if found else ""


_TALK = frozenset({"preamble", "body", "closing"})
_GDDT = r"(?:GD\s?[&-]?\s?ĐT|GD và ĐT|Giáo dục và Đào tạo|Giáo dục & Đào tạo)"
_UNIT = r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]hị trấn|[Pp]hường|[Xx]ã)"
_PEOPLE = ("cán bộ", "công chức", "viên chức", "đảng viên", "người lao động", "nhân viên", "cbcc", "cbvc")
_STAFF = rf"(?:cbccvc|{'|'.join(_PEOPLE)})"
#: «toàn thể cán bộ, công chức, viên chức [của]», «phong cách ứng xử của cán bộ, viên chức [của]»: people who are the plan's own
_OWN_PEOPLE = (
    rf"(?:(?:toàn thể|tập thể|toàn bộ|mỗi|từng|100%)\s(?:đội ngũ\s)?"
    rf"|(?:ứng xử|chuẩn mực|tác phong|đạo đức công vụ|ý thức|tinh thần trách nhiệm|nhận thức)[^.;:\n]{{0,40}}?\scủa\s(?:đội ngũ\s|mỗi\s)?)"
    rf"{_STAFF}(?:(?:,|\svà|,\svà)?\s{_STAFF})*\s(?:(?:của|thuộc|cơ quan|tại)\s)*$"
)
_WITH_OTHERS = r"(?:phối hợp|cùng|với|giữa|gửi|mời|giao lưu|học tập|tham quan|đoàn|kiểm tra|giám sát|thăm|đón|đề nghị|tham mưu)(?!\w)"
_TOGETHER = r"(?<!\w)(?:phối hợp|cùng|với|giữa|mời|giao lưu|học tập|học hỏi|tham quan|thăm|đón|kinh nghiệm|liên kết|theo)(?!\w)"
_CLOSING = r"trên đây[^;]*?kế hoạch[^;]*\scủa\s$"
_FORMER = r"\s*\(?(?:cũ|trước đây|trước khi|trước sáp nhập)"
_AROUND = "trên địa bàn"
_MORE = r"\s*(?:\(?(?:cũ|trước đây|trước khi|trước sáp nhập|sau sáp nhập)|,\s?(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường)(?!\w)|\s?và\s)"
#: «[Sở Y tế tỉnh X] chủ trì …» where a clause opens, «các đơn vị trực thuộc [X]», «gửi báo cáo về [X]»: whose plan it is
_OPENS = r"(?:^|[.;:]\s|^\W*(?:[-+•*]|\d[\d.]*[.)]?|[a-zđ][.)])\s)$"
_ACTS = (
    r"\s(?:có trách nhiệm\s)?(?:chủ trì|yêu cầu|đề nghị|giao|chỉ đạo|hướng dẫn|tổ chức|triển khai|xây dựng|ban hành|tổng hợp|đôn đốc"
    r"|theo dõi)(?!\w)"
)
_BELONGS = r"(?<!\w)(?:(?:trực )?thuộc|(?:gửi|nộp)(?: báo cáo| kết quả| hồ sơ)?(?: về| cho)?|báo cáo(?: kết quả)?(?: về| cho)?)\s$"
_ISSUES = r"\s*,?\s*(?:xây dựng|ban hành|lập|đề ra)[^.;:\n]{0,200}như sau"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    place = rf"{_UNIT}\s(?:[{UPPER}][{LETTER}]*(?:\s[{UPPER}][{LETTER}]*){{0,3}}|\d{{1,2}}(?!\d))"
    return {
        "office": regexp(rf"(?:(?:Phòng|Sở)\s{_GDDT}|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Sở\s[{UPPER}][{LETTER}, -]{{1,45}}?)\s{place}"),
        "above": regexp(rf"(?:(?:Phòng|Sở)\s{_GDDT}|Sở(?!\s[{UPPER}]))(?:\s{place})?(?![{LETTER}])"),
        "people": regexp(_OWN_PEOPLE), "others": regexp(_WITH_OTHERS), "closing": regexp(_CLOSING), "former": regexp(_FORMER),
        "issues": regexp(_ISSUES), "place": regexp(rf"\s(?P<place>{place})"), "unit": regexp(_UNIT), "more": regexp(_MORE),
        "opens": regexp(_OPENS), "acts": regexp(_ACTS), "belongs": regexp(_BELONGS), "together": regexp(_TOGETHER),
    }  # fmt: skip


#: How the names begin that a pattern finds.
_HEADS = {"above": ("Sở", "Phòng"), "office": ("Sở", "Phòng", "UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")}


def _naming(document: Document, name: str) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """The offices that are named where the plan speaks, those aside that stand in citations."""
    text, cited = document.source.text, [c.span for c in document.facts.citations]
    for at in places(text, _HEADS[name]):
        p = paragraph_at(document, at)
        if p is None or p.region not in _TALK or p.cells:
            continue
        found = _patterns()[name].match(text, at, p.span.end)
        if found and not any(at < c.end and c.start < found.end() for c in cited):
            yield p, found


def _of_other_kind(document: Document) -> Iterator[Record]:
    """A school that speaks of «viên chức của Sở» as of its own people; superiors it may name anywhere else."""
    for p, found in _naming(document, "above"):
        if _own_people(document, p, found):
            yield Record("unit", document, Span(*found.span()), {"own": False})


def _of_own_kind(document: Document) -> Iterator[Record]:
    """An office of the issuer's kind and tier, its people or its plan: own or, in another place, another's."""
    mine = _own(document)
    if mine is None:
        return
    for p, found in _naming(document, "office"):
        other = body(found[0])
        if other is None or (other.kind, other.level, other.name) != (mine.kind, mine.level, mine.name) or not other.place:
            continue
        if _own_people(document, p, found) or _own_plan(document, p, found) or _own_part(document, mine, other, p, found):
            yield Record("unit", document, Span(*found.span()), {"own": _same(document, mine, found[0], other)})


def _own(document: Document) -> Body | None:
    """The one issuer with its place, which may stand in the line of the body above it («UBND quận X» / «Phòng GD&ĐT»)."""
    header = document.header
    mine = body(header.issuer or "") if len(header.bodies) == 1 else None
    if mine is None or mine.place:
        return mine
    above = body(header.superior or "")
    if above is None or not above.place:
        return None
    return body(f"{header.issuer} {above.unit or ''} {above.place}")


def _same(document: Document, mine: Body, name: str, other: Body) -> bool | None:
    """False only where the places surely differ, and the other is no body that the plan stands under, sends itself to or cites."""
    if not mine.place or not other.place or mine.place.startswith(other.place) or other.place.startswith(mine.place):
        return True
    header = document.header
    known = (header.superior, header.subject, *(r.text for r in header.recipients), *(c.issuer for c in document.facts.citations))
    return None if any(one and (fold(other.place) in key(one) or same_body(one, name)) for one in known) else False


def _own_people(document: Document, p: Paragraph, found: re.Match[str]) -> bool:
    low, patterns = folded(document.source.text), _patterns()
    before = low[max(p.span.start, found.start() - 160) : found.start()]
    people = patterns["people"].search(before) if any(map(before.__contains__, _PEOPLE)) else None
    if people is None or patterns["former"].match(low, found.end()):
        return False
    clause = max(before.rfind(mark, 0, people.start()) for mark in ".;:") + 1
    return not patterns["others"].search(before, clause, people.start())


def _own_plan(document: Document, p: Paragraph, found: re.Match[str]) -> bool:
    """«Trên đây là Kế hoạch … của [X]./.», or «[X] xây dựng kế hoạch như sau:»."""
    low, patterns = folded(document.source.text), _patterns()
    if p.region == "preamble":
        return patterns["issues"].match(low, found.end(), p.span.end + 1) is not None
    said = p.region == "closing" and patterns["closing"].search(low, p.span.start, found.start())
    return bool(said) and not low[found.end() : found.end() + 1].isalnum() and low[found.end() : p.span.end].strip()[:1] in _STOPS


def _own_part(document: Document, mine: Body, other: Body, p: Paragraph, found: re.Match[str]) -> bool:
    """An office where the plan's own acts, or where those under it report; what was merged into it is none that was left in."""
    if mine.level not in _OFFICES or _merged(document, other):
        return False
    low, patterns = folded(document.source.text), _patterns()
    before = low[p.span.start : found.start()]
    if patterns["together"].search(before) or patterns["former"].match(low, found.end()):
        return False
    acts = patterns["opens"].search(before) and patterns["acts"].match(low, found.end(), p.span.end)
    return bool(acts or patterns["belongs"].search(before))


_OFFICES = frozenset({"province_office", "district_office"})
_STOPS = ("", ".", "/", ",", ";")
