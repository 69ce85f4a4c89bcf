"""Words for a tier of government, «UBND cấp xã», «các xã, phường», «đối với cấp tỉnh» → whether the child is of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from checker.language.bodies import body
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.audiences import either
from checker.model import Document

_UNITS = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)"
_AND = r"(?:,\s|\svà\s)(?:các\s)?"
_ALL_SO = regexp(r"(?<!\w)(?:các|mỗi|từng|100%)\s(?:cơ quan,?\s)?sở,\s")  # «Mỗi sở, ban, ngành tổ chức …»
#: How a superior names all those of a tier
_TIERS: dict[str | None, re.Pattern[str]] = {
    level: regexp(
        rf"(?<!\w)(?:(?:các|cấp|mỗi|từng)\s(?:[^.;:()]{{0,60}}?[\s,]\s?)?|100%\s)(?<!thị\s)(?:{units})(?!\w)(?!\shội)"
        rf"|(?:ubnd|ủy ban nhân dân)\s(?:{_UNITS}{_AND})*(?:{_UNITS}{_AND}(?:{units})|(?:{units}){_AND}{_UNITS})(?!\w)"
    )
    for level, units in (("commune", "xã|phường|thị trấn"), ("district", "huyện|quận|thị xã"), ("province", "tỉnh"))
}
#: … and the tiers that each answers for
_ANSWERS_FOR: dict[str | None, str] = {
    "commune": "xã", "district": "huyện xã", "district_office": "huyện", "province": "tỉnh huyện xã", "province_office": "tỉnh"
}  # fmt: skip
_OFFICES = frozenset({"province_office", "district_office"})
_OF_TIER = regexp(
    r"(?:(?:các\s)?(?:mục tiêu|chỉ tiêu)\s(?:cụ thể\s)?)?(?:(?:tại|ở|riêng|của|đối với)\s)?cấp\s(?P<all>tỉnh|huyện|xã)$"
    r"|(?:cơ quan|đơn vị|cán bộ|công chức|ubnd|ủy ban nhân dân)\s(?:[^.,;:()]{0,40}\s)?cấp\s(?P<some>tỉnh|huyện|xã)(?!\w|\s?,|\svà)"
)


@cache
def _theirs() -> re.Pattern[str]:
    """«Trung tâm Y tế các huyện, thị xã», «Công an các xã»: bodies of these places, not their committees."""
    run = rf"{_UNITS}(?:(?:,|\svà)\s{_UNITS})*"
    return regexp(rf"(?<!\w)(?:{either('other_bodies')})(?!\w)(?:\s[^\s,;.:()]+){{0,4}}?\s(?:các|cấp)\s{run}(?!\w)")


def of_its_tier(text: str, child: Document) -> bool:
    """Whether a text names the people's committees of the child's tier: «100% UBND cấp xã» beside the plan of a commune."""
    mine = body(child.header.issuer or "")
    if mine is not None and mine.kind.startswith("so"):
        return _ALL_SO.search(fold(text)) is not None
    if mine is None or mine.kind != "ubnd" or mine.level not in _TIERS:
        return False
    return _TIERS[mine.level].search(_theirs().sub(" ", fold(text))) is not None


#: «Đối với xã, phường», «Đối với các sở, ban, ngành, đơn vị sự nghiệp thuộc tỉnh»
_FOR = regexp(r"(?:(?:đối với|tại|ở)\s)?(?P<whom>[^.;:()%\d]{2,120})$")
_WHERE = regexp(r"\s(?:(?:trên địa bàn|trực thuộc|thuộc|của)\s.*|(?:cấp\s)?tỉnh)$")
_PARTED = regexp(r"\s?[,/]\s?|\s(?:và|-)\s")
_SAID_OF = regexp(r"^(?:các\s|cấp\s|ubnd\s|ủy ban nhân dân\s)+")
#: What sort of units a name is of
_SORTS = regexp(
    r"(?P<commune>(?:xã|phường|thị trấn|đặc khu)$)|(?P<so>sở(?!\w))|(?P<institute>viện(?!\w|\skiểm))"
    r"|(?P<hospital>bệnh viện(?!\w)|cơ sở khám bệnh|chữa bệnh$|cơ sở y tế)|(?P<place>(?:địa phương|tỉnh|thành phố|huyện|quận|thị xã)$)"
    r"|(?P<office>(?:ban|ngành|cơ quan(?: chuyên môn)?|đoàn thể|hội|đơn vị sự nghiệp(?: công lập)?)$)"
)
_OWN_SORTS: dict[str | None, frozenset[str]] = {
    "province_office": frozenset({"so", "office", "place"}),
    "benh_vien": frozenset({"hospital", "office"}),
    "vien": frozenset({"institute", "office"}),
}


def for_others(title: str, child: Document) -> bool:
    """Whether a heading or the name of those who act, in small letters, is for units of another sort alone: for communes beside the plan of
    an office of the province, for these offices beside that of a commune, for institutes beside either."""
    said, mine = _FOR.match(title), body(child.header.issuer or "")
    if said is None or mine is None:
        return False
    names = [_SAID_OF.sub("", part.strip()) for part in _PARTED.split(_WHERE.sub("", said["whom"]))]
    sorts = {found.lastgroup if (found := _SORTS.match(name)) else None for name in names}
    if None in sorts:
        return False
    if mine.kind == "ubnd":  # a commune has offices and schools of its own
        return mine.level in ("commune", "district") and bool(sorts & {"so", "institute"}) and sorts <= {"so", "institute", "office"}
    own = _OWN_SORTS.get(mine.kind) or _OWN_SORTS.get(mine.level)
    return own is not None and sorts.isdisjoint(own)


def of_tier(said: str, child: Document) -> Literal["other", "whole"] | None:
    """Whether words that a target or a heading opens with, in small letters, are of another tier than the child's, or of the whole tier of
    which the child is an office."""
    found, mine = _OF_TIER.match(said), body(child.header.issuer or "")
    if found is None or mine is None:
        return None
    if (found["all"] or found["some"]) not in _ANSWERS_FOR.get(mine.level, "tỉnh huyện xã"):
        return "other"
    return "whole" if found["all"] and mine.level in _OFFICES else None


_OF_AREA = regexp(r"\W*(?:(?:tỷ lệ|tỉ lệ|số|tổng số|các|những|mỗi)\s)*(?:trẻ|trẻ em|phụ nữ|bà mẹ|học sinh|ổ dịch)(?!\w)")


def no_patients(indicator: str, child: Document) -> bool:
    """Whether a hospital's plan stands beside what is told of the children and women of a province: it answers for its patients."""
    mine = body(child.header.issuer or "")
    return mine is not None and mine.kind == "benh_vien" and _OF_AREA.match(indicator) is not None


_FACILITIES = regexp(r"(?<!\w)(?:(?P<tram>trạm y tế)|(?P<benh_vien>bệnh viện|phòng khám)|(?P<trung_tam>trung tâm y tế|ttyt))(?!\w)")
_OF_FACILITIES = regexp(rf"\W*(?:(?:tỷ lệ|tỉ lệ|số|tổng số|các|mỗi|từng|những)\s)*{_FACILITIES.pattern}")


def of_facilities(indicator: str, child: Document) -> Literal["other", "perhaps"] | None:
    """Whether it is facilities of health of another sort that are counted, «trạm y tế có bác sĩ» beside the plan of a hospital; a centre
    may answer for the stations of its district."""
    mine = body(child.header.issuer or "")
    if mine is None or mine.kind not in _FACILITIES.groupindex or not _OF_FACILITIES.match(indicator):
        return None
    named = {found.lastgroup for found in _FACILITIES.finditer(indicator)}
    if mine.kind in named:
        return None
    return "perhaps" if mine.kind == "trung_tam" and "tram" in named else "other"
