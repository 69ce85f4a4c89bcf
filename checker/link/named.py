"""A citation + a document → whether the one names the other, through small slips."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.language.bodies import Body, body, same_body
from checker.language.normal import key, number_key
from checker.link.mistaken import placed, slipped
from checker.link.subjects import like_subjects
from checker.model import Break, Citation, Document, Header, PartialDate

Agreement = Literal["same", "slip", "absent", "other"]
_UNLIKE, _ALIKE = 0.6, 0.85  # share of the shorter subject's syllables that the longer one has
_PROVINCES, _LOCAL = ("province", "province_office"), ("district", "district_office", "commune")
_RANK: dict[Agreement, float] = {"same": 4.0, "slip": 2.0, "absent": 1.0, "other": 0.0}


class Likeness(Struct, frozen=True, gc=False):
    """How surely a citation names a document: the more points the surer; `breaks` are what it has wrong."""

    points: float
    breaks: tuple[Break, ...] = ()


def province(document: Document) -> str | None:
    """The province that a document says it is of, by the bodies that it names as its own and as those it implements; None where it names
    none, or several. Communes of one name are told apart by it."""
    header = document.header
    names = (*header.bodies, header.superior, *(c.issuer for c in document.facts.citations if c.role == "parent"))
    said = {b.place if b.level in _PROVINCES else b.province for name in names if name and (b := body(name))} - {None}
    return said.pop() if len(said) == 1 else None


def filed_under(document: Document) -> str | None:
    """The province whose folder of an archive a document lies in: «Tỉnh Cà Mau/2026/Xã Tân Thuận/…»."""
    folders = [name for name in document.source.name.split("/")[:-1] if name.lower().startswith(("tỉnh ", "thành phố ", "tp"))]
    said = {b.place for name in folders if (b := body(f"UBND {name}")) and b.level == "province"}
    return said.pop() if len(said) == 1 else None


def issuers(document: Document) -> tuple[Body, ...]:
    """The bodies that issue a document, each with the place that the body printed above it gives, and the province of the document."""
    header, around = document.header, province(document)
    return tuple(_within(b, around) for name in header.bodies if (b := body(placed(name, header))))


def meant(name: str | None, child: Document) -> Body | None:
    """The body that a plan means by a name without a place: «UBND xã», said by a school under «UBND xã Bình Minh», is that one."""
    header = child.header
    known, above = body(placed(name, header)) if name else None, body(header.superior or "")
    if known and not known.place and above and above.kind == known.kind and known.unit in (None, above.unit):
        known = above
    return known and _within(known, province(child))


@lru_cache(maxsize=4096)
def _within(known: Body, around: str | None) -> Body:
    return replace(known, province=around) if around and known.place and known.level in _LOCAL and not known.province else known


def likeness(citation: Citation, named: Body | None, child: Header, document: Document, known: tuple[Body, ...]) -> Likeness | None:
    """None where the citation does not name the document, or not surely. `named`: whom it means (`meant`); `known`: the `issuers`."""
    header = document.cited_as
    number, issued = _number(citation.number, header.number), _issued(citation.issued, header.issued)
    if number == issued == "other":  # `_sure` wants one of them to agree, whatever else does
        return None
    issuer = _issuer(named, known)
    if issuer == "other":
        return None
    if (number, issued) != ("same", "same") and not _sure(number, issued, issuer, citation, child, header):
        return None
    wrong: list[Break] = []
    if number in ("slip", "other"):
        wrong.append("number")
    if issued in ("slip", "other"):
        wrong.append("issued")
    if issuer == "slip":
        wrong.append("issuer")
    points = _RANK[number] + _RANK[issued] + _RANK[issuer] / 2 + like_subjects(citation.subject, header.subject)
    return Likeness(points, tuple(wrong))


def _sure(number: Agreement, issued: Agreement, issuer: Agreement, citation: Citation, child: Header, header: Header) -> bool:
    """Whether what agrees is enough where number and day are not both the same: the less there is, the more the subjects must be alike.
    Subjects that differ speak against any slip: the plan of another matter, or of last year, may have the next number."""
    if citation.type and header.type and key(citation.type) != key(header.type):
        return False
    alike = like_subjects(citation.subject, header.subject)
    if citation.subject and header.subject and alike < _UNLIKE:
        return False
    agreed = (number, issued).count("same")
    if issuer != "same":  # nobody is named, or a body of another kind
        return issuer == "absent" and agreed == 1 and "other" not in (number, issued) and alike >= _ALIKE
    if number == "same" and issued == "absent":
        return _in_time(child, header)
    if agreed:
        return "other" not in (number, issued) or (alike >= _ALIKE and (issued == "same" or _same_years(citation, header)))
    return "other" not in (number, issued) and alike >= _ALIKE and _in_time(child, header)


def _number(cited: str | None, own: str | None) -> Agreement:
    if not cited or not own:
        return "absent"
    one, other = number_key(cited), number_key(own)
    (head, _, symbol), (twin, _, mark) = one.partition("/"), other.partition("/")
    if one == other or (head == twin and not (symbol and mark)):
        return "same"
    return "slip" if slipped(one, other) else "other"


def _issued(cited: PartialDate | None, own: PartialDate | None) -> Agreement:
    if cited is None or own is None or not own.whole:
        return "absent"
    if not cited.whole:
        parts = [(a, b) for a, b in ((cited.day, own.day), (cited.month, own.month), (cited.year, own.year)) if a]
        return "absent" if all(a == b for a, b in parts) else "other"
    if cited == own:
        return "same"
    turned = (cited.day, cited.month, cited.year) == (own.month, own.day, own.year)
    wrong = [(a, b) for a, b in ((cited.day, own.day), (cited.month, own.month), (cited.year, own.year)) if a != b]
    return "slip" if turned or len(wrong) == 1 else "other"


def _issuer(named: Body | None, known: tuple[Body, ...]) -> Agreement:
    """`slip`: a body of another kind; `other`: of another place."""
    if named is None:
        return "absent"
    said = [(same_body(named, own), own) for own in known]
    if any(same is True for same, _ in said):
        return "same"
    if not said or any(same is None for same, _ in said):
        return "absent"
    return "other" if all(_elsewhere(named, own) for _, own in said) else "slip"


def _elsewhere(one: Body, other: Body) -> bool:
    return bool(one.place and other.place and one.place != other.place) or bool(one.kind == other.kind)


def _same_years(citation: Citation, header: Header) -> bool:
    return bool(citation.issued and header.issued and citation.issued.year == header.issued.year)


def _in_time(child: Header, header: Header) -> bool:
    """Whether the child may implement it as far as their years tell: none is known to be of other years."""
    own, above = _years(child), _years(header)
    if own is None or above is None:
        return True
    return above[0] <= own[0] <= above[1] + 1


def _years(header: Header) -> tuple[int, int] | None:
    """The first and the last year that a document is of: those of its period, else that of its day."""
    period, year = header.period, header.issued.year if header.issued else None
    first = year or (period and (period.start or period.end))
    last = (period and (period.end or period.start)) or year
    return (first, max(first, last)) if first and last else None
