"""The issuer of a cited document beside the issuer of a plan, and a day → whether the one has authority over the other.

By level (the dated table of rules/registry/bodies.yaml) and by place (`units`). Nothing is guessed: a body of no known kind, a place of
no list, a homonym that could be the right one, a unit that was split, merged or renamed give None.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.language.bodies import Body, body, same_body, superiors
from checker.language.normal import bare, key
from checker.language.patterns import regexp
from checker.language.units import ABOUT_2021, EARLY_2025, SINCE_JULY_2025, TWO_TIERS, Unit, name_key, named, related, said, within

_DISTRICT_TYPES = ("quận", "huyện", "thị xã", "thành phố")
_COMMUNE_TYPES = ("phường", "xã", "thị trấn", "đặc khu")
_PROVINCE_TYPES = ("tỉnh", "thành phố")
_TYPES = {
    "district": _DISTRICT_TYPES,
    "district_office": _DISTRICT_TYPES,
    "commune": _COMMUNE_TYPES,
    "province": _PROVINCE_TYPES,
    "province_office": _PROVINCE_TYPES,
}
#: Bodies of the state that stand for the place in their name; schools, unions and the Party have other bonds than those of place.
_OF_A_PLACE = frozenset({"ubnd", "hdnd", "phong_gddt", "so_gddt", "phong_vhxh"})
_RANKS = {"central": 0, "ministry": 1, "province": 2, "province_office": 3, "district": 4, "district_office": 5, "commune": 6, "school": 7}
_EARLIEST = date(2009, 1, 1)  # before it whole districts went from province to province (Hà Tây, Mê Linh)
_FIRST_LIST = date(2022, 1, 1)  # since then the communes of a district are known
_LONG_AGO = 400  # days: an older document may be that of a unit which this one was a part of
_SEVERAL = regexp(
    r"[;/+]|giữa |liên (?:tịch|ngành|sở|trường)|phối hợp|(?:,| và| -|&) (?:ubnd|ủy ban|uỷ ban|hđnd|sở|phòng|ban|công an|đảng|huyện ủy"
    r"|quận ủy|thành ủy|tỉnh ủy|liên đoàn|công đoàn|hội|trường|đoàn|trung tâm)(?! )?"
)


class Issuer(Struct, frozen=True):
    """The issuer of a plan by its header: its name, the body printed above it, the place of its date line."""

    name: str
    superior: str | None = None
    place: str | None = None


def authority(child: Issuer, cited: str, on: date, cited_on: date | None = None) -> bool | None:
    """Whether the body `cited`, which issued a document on `cited_on`, has authority over `child` on the day `on`.

    False only where it surely has none; None where that can't be told.
    """
    other, own = body(cited), body(child.name)
    if other is None or any(_SEVERAL.search(key(name)) for name in (cited, child.name, child.superior or "")):
        return None
    if other.level in ("central", "ministry"):
        return True
    if _abolished(other, cited, on, cited_on):
        return False
    if (cited_on or on) < TWO_TIERS <= on:
        return None  # of the time before the reform, and perhaps still in force
    if child.superior and (same_body(child.superior, cited) or _beside(child.superior, own, other, on)):
        return True
    if own is None or other.kind not in _OF_A_PLACE or other.level is None:
        return None
    return _by_place(child, own, other, cited, on, cited_on)


def _beside(superior: str, own: Body | None, other: Body, on: date) -> bool:
    """Whether the cited body directs such issuers, and is of the unit whose body is printed above this one: no list need be asked."""
    above = body(superior)
    same = above is not None and above.place is not None and (above.unit, above.place) == (other.unit, other.place)
    return same and own is not None and other.kind in _OF_A_PLACE and _above(own, other, on) is True


def _abolished(other: Body, cited: str, on: date, cited_on: date | None) -> bool:
    """Whether a body of the districts is said to have issued something when there were none any more."""
    if other.ended is None or cited_on is None or other.kind not in _OF_A_PLACE or not other.ended < cited_on <= on:
        return False
    if other.unit in ("quận", "huyện", "thị xã"):
        return True
    if other.place:  # «UBND thành phố X» may be of a new central city, «Phòng Giáo dục Mầm non» an office of the Sở's
        return any(u.tier == 1 for u in _named(other)) and not any(u.tier == 0 for u in named(other.place))
    return other.kind == "phong_gddt" and "gdđt" in key(cited).replace("&", "").replace("giáo dục và đào tạo", "gdđt").replace(" ", "")


def _named(other: Body) -> frozenset[Unit]:
    """The units that a body's own place may be, of the types of its level; of its own type where it says one."""
    types = _TYPES.get(other.level or "", ())
    units = named(other.place) if other.place else frozenset()
    fitting = frozenset(u for u in units if u.type in types and (other.unit in (None, u.type) or other.unit not in types))
    if other.level in ("province", "province_office"):
        return frozenset(u for u in fitting if u.tier == 0)
    return frozenset(u for u in fitting if u.tier)


def _places(text: str, known: Body, beside: str | None) -> frozenset[Unit]:
    """The units that a body may stand for: those of its name that lie in what is said after it, and in the place of the date line."""
    units = _named(known)
    for wider in said(text):
        if wider and not wider & units:
            units = within(units, wider)
    provinces = frozenset(u for u in named(beside) if u.tier == 0) if beside else frozenset()
    return within(units, provinces) if provinces else units


def _then(units: frozenset[Unit], on: date) -> frozenset[Unit]:
    """Those that some list of the time has: three tiers before the reform, two since."""
    wanted = SINCE_JULY_2025 if on >= TWO_TIERS else ABOUT_2021 | EARLY_2025
    return frozenset(u for u in units if u.eras & wanted)


def _by_place(child: Issuer, own: Body, other: Body, cited: str, on: date, cited_on: date | None) -> bool | None:
    """Beside the body above the issuer, or beside the issuer itself where that one is of a place."""
    above = body(child.superior) if child.superior else None
    known, text = (above, child.superior) if above and above.kind in _OF_A_PLACE and above.level else (own, child.name)
    if known.kind not in _OF_A_PLACE or known.level is None or not text:
        return None
    mine, theirs = _then(_places(text, known, child.place), on), _then(_places(cited, other, None), on)
    if not mine or not theirs:
        return None
    if any(related(a, b) for a in mine for b in theirs):
        return _above(own, other, on) if len(mine) == len(theirs) == 1 else None
    return None if _unsure(known, other, child, mine | theirs, on, cited_on) else False


def _above(own: Body, other: Body, on: date) -> bool | None:
    """By level: those whom the dated table names, and whoever stands above in the same place."""
    if own.level is None or other.level is None:
        return None
    if any((s.kind, s.level) == (other.kind, other.level) for s in superiors(own.level, on, own.school_types)):
        return True
    return True if _RANKS.get(other.level, 9) < _RANKS.get(own.level, 0) else None


def _unsure(known: Body, other: Body, child: Issuer, units: frozenset[Unit], on: date, cited_on: date | None) -> bool:
    """Whether two different places may yet be one, or have been: names alike, units that came and went, times that are not known."""
    if on < _EARLIEST or cited_on is None or abs((on - cited_on).days) > _LONG_AGO:
        return True
    if on < _FIRST_LIST and any(u.tier == 2 for u in units):
        return True
    if not all(u.lasting(on) and u.lasting(cited_on) for u in units):
        return True
    mine, theirs = bare(name_key(known.place or "")), bare(name_key(other.place or ""))
    if not (mine.isdigit() and theirs.isdigit()) and (mine in theirs or theirs in mine):
        return True
    spoken = bare(f"{child.name} {child.place or ''}")
    return theirs in spoken and not theirs.isdigit()
