"""The unit that issues a plan → what it answers for: schools, a field of its own, a place."""

from __future__ import annotations

from checker.language.bodies import body
from checker.model import Document

_OFFICE_KINDS = frozenset({"so", "chi_cuc", "benh_vien", "vien", "truong_dai_hoc", "trung_tam"})
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
