"""Citations + the plan's own level and day → which of them it implements (parent), rests on (basis) or only names (mention)."""

from __future__ import annotations

from checker.extract.citations.fields import Found
from checker.extract.citations.vocabulary import agency
from checker.language.bodies import Body, body, same_body, superiors
from checker.language.normal import cut, fold, number_key, unmarked
from checker.language.patterns import regexp
from checker.model import Document, Level

#: from below upward; an office stands beside the body whose office it is, a Party committee beside the state body of its unit
_TIERS: dict[str, int] = {
    "school": 0,
    "commune": 1,
    "district_office": 2,
    "district": 2,
    "province_office": 3,
    "province": 3,
    "ministry": 4,
    "central": 5,
}
_UNKNOWN_TIER = 3
_UNIT_TIERS = {"xã": 1, "phường": 1, "thị trấn": 1, "quận": 2, "huyện": 2, "thị xã": 2, "tỉnh": 3, "thành phố": 3}
_DISTRICT, _PROVINCE = {"quận", "huyện", "thị xã", "thành phố"}, {"tỉnh", "thành phố"}
_PARTY_UNITS = {
    "commune": {"xã", "phường", "thị trấn"},
    "district_office": _DISTRICT,
    "district": _DISTRICT,
    "province_office": _PROVINCE,
    "province": _PROVINCE,
}
#: What a subject is about ends before when, where and in which schools it is done
_FRAME = regexp(r"(?<!\w)(?:giai đoạn|đến năm|năm|trên địa bàn|trong|tại|cho|định hướng|tầm nhìn)(?!\w)")
_THEME = 3  # syllables in a row, at least, that two subjects on one thing share: «chuyển đổi số»
_PLAN_WORDS = regexp(rf"{fold('kế hoạch')}|chương trình|chiến lược|đề án|nhiệm vụ năm học|phong trào|khung thời gian")


class Judge:
    """Knows who the plan's issuers are, and who stands above the first of them."""

    def __init__(self, document: Document) -> None:
        header = document.header
        self.own = body(header.issuer) if header.issuer else None
        self.issuers = [known for name in header.bodies if (known := body(name))]
        self.number = number_key(header.number) if header.number else None
        self.superior = header.superior
        self.subject = header.subject
        self.level: Level | None = header.level or (self.own.level if self.own else None)
        issued = header.issued.as_date() if header.issued else None
        types = self.own.school_types if self.own else frozenset()
        self.above = superiors(self.level, issued, types) if self.level else ()

    def issuer(self, found: Found) -> Body | None:
        """The body that issued a citation: as named, else by its code."""
        name = found.issuer or (agency(found.number.symbol) if found.number else None)
        return body(name) if name else None

    def rank(self, found: Found) -> int | None:
        """0 for the usual direct superior, more for the others; None for a body that is none."""
        issuer = self.issuer(found)
        if issuer is None:
            return None
        for rank, superior in enumerate(self.above):
            if issuer.kind == superior.kind and issuer.level in (None, superior.level):
                return rank
        if issuer.kind == "cap_uy" and issuer.unit in _PARTY_UNITS.get(self.level or "", ()):
            return 5
        if self.superior and same_body(issuer, self.superior):
            return 1
        return None

    def tier(self, found: Found) -> int:
        """How high the issuer of a citation stands."""
        issuer = self.issuer(found)
        if issuer is None:
            return _UNKNOWN_TIER
        if issuer.kind == "cap_uy":
            return _UNIT_TIERS.get(issuer.unit or "", _UNKNOWN_TIER)
        return _TIERS.get(issuer.level or "", 5 if issuer.level == "party" else _UNKNOWN_TIER)

    def lowest(self, found: list[Found]) -> list[Found]:
        """Those whose issuers stand lowest: nearest above the plan's own."""
        least = min((self.tier(f) for f in found), default=0)
        return [f for f in found if self.tier(f) == least]

    def is_own(self, found: Found) -> bool:
        """Issued by one of the plan's own bodies: «Kế hoạch năm học của nhà trường»."""
        issuer = self.issuer(found)
        if issuer is None:
            return False
        if self.issuers:
            return any(same_body(issuer, own) for own in self.issuers)
        return issuer.level == "school" and self.level in ("school", None)

    def is_anothers(self, found: Found) -> bool:
        """Said to be issued by a body that surely is none of the plan's own."""
        issuer = body(found.issuer) if found.issuer else None
        return issuer is not None and bool(self.issuers) and all(same_body(issuer, own) is False for own in self.issuers)


def assign(document: Document, found: list[Found], judge: Judge) -> None:
    """Give each citation its role."""
    for one in found:
        one.role = "basis" if one.passage.opening else "mention"
        if one.opener == "attached":
            one.role = "mention"
    parents = _parents(found, judge) or _parents_in_body(document, found, judge)
    for one in parents:
        one.role = "parent"


def _orders(found: list[Found]) -> list[Found]:
    return [f for f in found if f.type and f.type.kind == "order" and not f.nested]


def _parents(found: list[Found], judge: Judge) -> list[Found]:
    opening = [f for f in found if f.passage.opening]
    foreign = [f for f in _orders(opening) if not judge.is_own(f)]
    doing = [f for f in foreign if f.opener in ("implements", None)]
    resting = [f for f in foreign if f.opener == "basis" and _can_be_implemented(f)]
    direct = judge.lowest([f for f in doing if judge.rank(f) is not None])
    if direct:
        best = min(judge.rank(f) or 0 for f in direct)
        return direct + [f for f in resting if (rank := judge.rank(f)) is not None and rank < best]
    ranked = [f for f in resting if judge.rank(f) is not None]
    if ranked:
        best = min(judge.rank(f) or 0 for f in ranked)
        return [f for f in ranked if judge.rank(f) == best]
    for pool in (doing, [f for f in resting if not _only_a_ground(f, judge)]):
        if pool:
            return judge.lowest(pool)
    return _last_resort(opening, judge)


def _last_resort(opening: list[Found], judge: Judge) -> list[Found]:
    """A superior's «chỉ đạo»; an own plan of more years (a province's); a circular behind «Thực hiện»."""
    told = [f for f in opening if f.instruction and not judge.is_own(f)]
    if told:
        return told[:1]
    own = [f for f in _orders(opening) if judge.is_own(f) and f.opener == "implements" and f.number]
    laws = [f for f in opening if f.type and f.type.kind == "law" and f.number and f.opener == "implements" and not f.nested]
    return own[:1] or laws[:1]


_NORMATIVE = regexp(r"\d+[a-zđ]?/(?:19|20)\d\d/")


def _only_a_ground(found: Found, judge: Judge) -> bool:
    """Behind «Căn cứ», what the State's or the Party's centre issued, and normative acts («25/2018/NQ-HĐND»), of whoever is far below; but
    not the national programme that the plan of a commune or a district is about."""
    if found.number and found.number.key and _NORMATIVE.match(found.number.key):
        return True
    if judge.tier(found) < _TIERS["central"] or judge.level in ("province", "ministry", "central", "party"):
        return False
    return judge.level not in ("commune", "district", "district_office") or not _on_its_theme(found, judge)


def _on_its_theme(found: Found, judge: Judge) -> bool:
    """«phê duyệt Chương trình phòng, chống tai nạn, thương tích trẻ em …» behind a plan «Phòng, chống tai nạn thương tích trẻ em …»."""
    key = fold(found.subject or "")
    programme = _PLAN_WORDS.search(key)
    return programme is not None and not _rows(key[programme.end() :]).isdisjoint(_rows(fold(judge.subject or "")))


def _rows(subject: str) -> set[tuple[str, ...]]:
    """The syllables of what a folded subject is about, as many in a row as tell one theme from another."""
    said = cut(unmarked(_FRAME.split(subject, maxsplit=1)[0]))
    return {tuple(said[at : at + _THEME]) for at in range(len(said) - _THEME + 1)}


def _can_be_implemented(found: Found) -> bool:
    """Whether a document behind «Căn cứ» may be what the plan implements: a founding decision is not, one that approves a programme is."""
    if not found.type or found.type.id != "quyet_dinh":
        return True
    return bool(_PLAN_WORDS.search(fold(found.subject or "")))


def _parents_in_body(document: Document, found: list[Found], judge: Judge) -> list[Found]:
    """Some plans put the basis under their first heading: «I. MỤC ĐÍCH – Thực hiện Kế hoạch số … của Phòng X»."""
    pool = [
        f
        for f in _orders(found)
        if f.opener in ("implements", "basis") and _in_first_part(document, f) and judge.rank(f) is not None and not judge.is_own(f)
    ]
    return [f for f in pool if f.passage is pool[0].passage] if pool else []


def _in_first_part(document: Document, found: Found) -> bool:
    at = found.passage.section
    while at is not None and document.sections[at].parent is not None:
        at = document.sections[at].parent
    return at == 0
