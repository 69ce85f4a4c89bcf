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
_ALL_SO = regexp(r"(?<!\w)(?:các|mỗi|từng|100%)\s(?:cơ quan,?\s)?sở,\s")  # «Mỗi sở, ban, ngành tổ chức …»
#: How a superior names all those of a tier
_TIERS: dict[str | None, re.Pattern[str]] = {
    level: regexp(rf"(?<!\w)(?:(?:các|cấp|mỗi|từng)\s(?:[^.;:()]{{0,60}}?[\s,]\s?)?|100%\s)(?<!thị\s)(?:{units})(?!\w)(?!\shội)")
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


def of_tier(said: str, child: Document) -> Literal["other", "whole"] | None:
    """Whether words that a target or a heading opens with, in small letters, are of another tier than the child's, or of the whole tier of
    which the child is an office."""
    found, mine = _OF_TIER.match(said), body(child.header.issuer or "")
    if found is None or mine is None:
        return None
    if (found["all"] or found["some"]) not in _ANSWERS_FOR.get(mine.level, "tỉnh huyện xã"):
        return "other"
    return "whole" if found["all"] and mine.level in _OFFICES else None
