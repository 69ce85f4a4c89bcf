"""The unit that issues a plan → what it answers for (schools, a field of its own, a place), and of which sort of bodies it is."""

from __future__ import annotations

from checker.language.bodies import Body, body
from checker.model import Document

_OFFICE_KINDS = frozenset({"so", "chi_cuc", "benh_vien", "vien", "truong_dai_hoc", "trung_tam"})
_ANY_SORT = ("trực", "thuộc", "tuyến", "công", "cấp", "chuyên", "chức", "khác")  # «trung tâm trực thuộc Sở», «trung tâm công lập»
_SERVICES = _OFFICE_KINDS | {"tram", "thu_vien", "dai", "phong_cong_chung"}


def has_no_schools(child: Document) -> bool:
    """A station, a hospital, a centre, a Sở other than that of education: a commune has schools, they have none."""
    known = body(child.header.issuer or "")
    return known is not None and known.kind in _SERVICES


def is_office(child: Document) -> bool:
    """A Sở, a hospital, a university: each has a field, and no place of which it answers for all."""
    known = body(child.header.issuer or "")
    return known is not None and known.kind in _OFFICE_KINDS


def of_education(child: Document) -> bool:
    """An office of education answers for schools, not for the households of its district."""
    known = body(child.header.issuer or "")
    return known is not None and known.kind in ("phong_gddt", "so_gddt")


def has_communes(child: Document) -> bool:
    """A district or a province: of its communes a share may be asked."""
    known = body(child.header.issuer or "")
    return known is not None and known.kind == "ubnd" and known.level in ("district", "province")


def is_sort_of(sort: Body, one: Body) -> bool:
    """«trung tâm y tế khu vực» are all whose names begin so; «Bệnh viện Đa khoa tỉnh» is one alone."""
    return bool(sort.name and one.name) and sort.unit in (None, one.unit) and f"{one.name} ".startswith(f"{sort.name} ")


def other_centre(sort: Body, one: Body) -> bool:
    """«trung tâm y tế khu vực» beside «Trung tâm Kiểm soát bệnh tật»: each is of a field; not «trung tâm trực thuộc»."""
    names = [(centre.name or "").split()[:2] for centre in (sort, one)]
    return sort.kind == "trung_tam" and all(names) and names[0] != names[1] and names[0][0] not in _ANY_SORT


def of_kind(one: Body, other: Body) -> bool:
    """«các sở» are of every kind of Sở; «UBND các huyện» are no communes."""
    same_tier = one.kind != "ubnd" or None in (one.level, other.level) or one.level == other.level
    return (one.kind == other.kind and same_tier) or (one.kind == "so" and other.kind.startswith("so_"))
