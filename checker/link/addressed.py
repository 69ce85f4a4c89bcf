"""Words that say for whom something is, a heading, a lead, the name of who acts → whether the child is meant.

`by_words` judges by what any words name (kinds of school, the superior, force), `by_headings` by the titles above an item, `by_actor` by
who has the duty. Beside them stand: `only_some` for units that must have something or are named one by one, `standing` and `communes` for
private and public, xã and phường, `tiers` for levels of government, `offices` for offices, `headed` for what the superior keeps, `speaks`
for whom a task is about; `language/addressees` reads the words. What is asked of the child, fact by fact, is told in `binding`.
"""

from __future__ import annotations

from functools import lru_cache

from checker.language.addressees import unconditioned
from checker.language.bodies import body, same_body, school_types
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.audiences import types_named, words
from checker.link.charges import has_no_schools, is_sort_of, of_kind, other_centre
from checker.link.headed import headings, of_superior
from checker.link.mistaken import placed
from checker.link.offices import offices
from checker.link.only_some import NAMED, Judgement, only_some
from checker.link.standing import beside_its_sort, left_out
from checker.link.tiers import for_others, of_its_tier, of_tier
from checker.model import Document, Message

YES = Message("Áp dụng đối với đơn vị.", "It binds this unit.")
OTHER_BODY = Message("Nội dung giao cho cơ quan, đơn vị khác.", "It is laid on another body.")
OTHER_TYPE = Message("Nội dung dành cho loại hình trường khác.", "It is for another kind of school.")
SUPERIOR = Message("Nội dung thuộc trách nhiệm của cơ quan cấp trên.", "It is the superior body's own.")
ENCOURAGED = Message("Nội dung chỉ khuyến khích thực hiện.", "It is only encouraged.")
_OTHER_TIER = Message("Chỉ tiêu của cấp hành chính khác.", "It is of another tier of government.")
OF_WHOLE_TIER = Message(
    "Chỉ tiêu của cả cấp hành chính; chưa rõ có giao cho cơ quan không.",
    "It is of the tier as a whole: whether it is this office's is not said.",
)
_BETWEEN = regexp(r"\s*[,;]\s*|\svà\s")
#: «LĐLĐ cấp huyện», «các sở», «công đoàn ngành»: all of a kind
_ALL_SUCH = regexp(r"(?<!\w)(?:các|cấp)\s|cơ sở|^công đoàn ngành$")
_ALL_OF = regexp(r"^(?:các|từng|mỗi)\s|(?<=ubnd\s)các\s|(?<=dân\s)các\s")
_GENERAL = regexp(r"(?<!\w)(?:đơn\svị|cơ\squan|địa\sphương)(?!\w)")
#: «Các phòng, đơn vị thuộc Sở gửi báo cáo về Văn phòng Sở»: the units of an office are among them
_AND_UNITS = regexp(r"^(?:các|mỗi|từng|thủ trưởng)\s(?:[^.;:()]{0,60}?)(?:,|,?\svà)\s(?:các\s)?đơn vị(?!\w)")
_WITH_UNITS = frozenset({"province_office", "district_office", "ministry", "other"})
_OFFICES = regexp(
    r"(?:thủ trưởng )?các (?:phòng(?:,|,? và)? ban|cơ quan chuyên môn|phòng chuyên môn)(?!\w)"
)  # of a district: «Các phòng, ban, đơn vị gửi báo cáo về UBND quận»
_ROOM = regexp(r"(?:lãnh đạo )?phòng (?!.*(?<!\w)(?:trường|đơn vị|cơ sở)(?!\w))")  # of the superior: «Phòng Học sinh, sinh viên»
_TO_SCHOOLS = regexp(
    r"(?:đối với\s)?(?:(?:thủ trưởng|hiệu trưởng|ban giám hiệu)\s)?(?:các\s)?(?:trường|cơ sở giáo dục(?!\sđại học))(?!\w)"
    r"(?!.*(?<!\w)(?:đơn vị|cơ quan|trạm)(?!\w))"
)
_SCHOOLS = regexp(r"(?:các\s)?(?:trường|cơ sở giáo dục(?!\sđại học))(?!\w)")
_FACILITIES = regexp(r"(?:các\s)?(?:cơ sở|bệnh viện|phòng khám|trung tâm|doanh nghiệp|hợp tác xã)(?!\w)")
#: «Các bệnh viện đa khoa, chuyên khoa», «UBND các xã, thị trấn»: more of the same
_MORE = regexp(r"(?:các\s)?(?:chuyên khoa|đa khoa|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|công lập|tư nhân|ngoài công lập)")
#: «Các đơn vị trực thuộc» of a Sở: no committee is; the districts' offices of education may be meant
_UNDER = regexp(r"(?<!\w)(?:đơn vị|trường)\s(?:[^\s,;.]+\s){0,3}?trực thuộc(?!\w)")
_NOT_UNDER = frozenset({"ubnd", "phong_gddt"})
_PERHAPS_UNDER = Message(
    "Nội dung giao cho đơn vị trực thuộc cơ quan cấp trên; chưa rõ có gồm đơn vị này không.",
    "It is laid on units under the superior; whether this one is among them is not said.",
)
_TOLD = regexp(r"^(?:giao|đề nghị|yêu cầu|(?:riêng\s)?đối với)\s(?:cho\s)?")
#: «Các bộ, cơ quan ngang bộ»: no offices of a province
_CENTRAL = regexp(r",?\s?(?:và\s)?(?:các\s)?cơ quan (?:ngang bộ|thuộc chính phủ|trung ương)")
#: Bodies that are none of the people's committee beside which they stand: «Công an các xã»
_APART = frozenset({"cong_an", "mttq", "hoi", "doan", "cap_uy", "chi_bo", "cong_doan", "ldld", "hdnd"})


def own_types(child: Document) -> frozenset[str]:
    """The school types of the unit that issues the child plan; empty for a unit that is no school."""
    return school_types(child.header.issuer or "")


def by_words(text: str, child: Document) -> Judgement:
    """The judgement that a text's own words allow: school types first, then addressee, then force."""
    said = _by_words(text, own_types(child))
    return ("yes", YES) if said == ("no", SUPERIOR) and (_is_child(text, child) or of_its_tier(text, child)) else said


def _is_child(text: str, child: Document) -> bool:
    """Whether the «superior» that a text names is the child itself: «2. Phòng Giáo dục và Đào tạo» of the district's plan."""
    return child.header.level != "school" and any(same_body(text, issuer) is True for issuer in child.header.bodies if body(text))


@lru_cache(maxsize=1024)  # the same words of one parent, for every school
def _by_words(text: str, mine: frozenset[str]) -> Judgement:
    named = types_named(text)
    if named and mine and not named & mine:
        return "no", OTHER_TYPE
    key = fold(text)
    if words("encouraged").search(key):
        return "optional", ENCOURAGED
    if words("superior").search(key) and not words("units").search(key) and not named:
        return "no", SUPERIOR
    return "yes", YES


def by_headings(document: Document, section: int | None, child: Document) -> Judgement:
    """The addressee that the headings above name: «1. Phòng Giáo dục và Đào tạo», «2. Các trường tiểu học»."""
    if beside_its_sort(section, document, child):
        return "no", OTHER_TYPE
    for title in headings(document, section):
        if away := left_out(title, child):
            return away
        if for_others(fold(title), child):
            return "no", OTHER_BODY
        if (some := only_some(title, child, alone=True)) == NAMED:
            return NAMED
        binds, why = by_tier(fold(title), child) or by_offices(title, parent=document, child=child) or by_words(unconditioned(title), child)
        if some and binds != "no":
            return some
        if binds in ("no", "unclear"):
            return binds, why
        if words("units").search(fold(title)) or of_its_tier(title, child):
            break
    else:
        if (own_types(child) or has_no_schools(child)) and of_superior(document, section):
            return "no", SUPERIOR
    return "yes", YES


def by_offices(title: str, *, parent: Document, child: Document) -> Judgement | None:
    """A heading, or the words before a colon, that name offices of which the child is none: «1. Phòng Nghiệp vụ Y», «Sở Y tế: …»."""
    named = offices(title)
    if not named:
        return ("no", OTHER_BODY) if _TO_SCHOOLS.match(fold(title)) and has_no_schools(child) else None
    one, mine = body(named), body(child.header.issuer or "")
    if one and mine and named[0].islower() and one.kind == mine.kind and not other_centre(one, mine):
        return None  # «bệnh viện tuyến tỉnh»: of several, by no name
    said: Judgement = ("no", SUPERIOR) if is_issuer(named, parent.header.bodies) else by_actor(named, parent, child)
    return said if said[0] == "no" and not _is_child(named, child) else None


def by_tier(said: str, child: Document) -> Judgement | None:
    """«tại cấp tỉnh», «a) Đối với cấp tỉnh» beside a commune's plan; of what a province has, what an office of it has is not said."""
    fits = of_tier(said, child)
    if fits == "other":
        return "no", _OTHER_TIER
    return ("unclear", OF_WHOLE_TIER) if fits == "whole" else None


def by_actor(actor: str, parent: Document, child: Document) -> Judgement:
    """By who has the duty: units as a whole, the child's own kind, or some other body («Công an phường», «Trạm Y tế»)."""
    if away := left_out(actor, child):
        return away
    actor = _CENTRAL.sub("", _TOLD.sub("", fold(unconditioned(actor)))).strip(" ,")
    if for_others(actor.partition(":")[0], child):
        return "no", OTHER_BODY
    key, named, mine = actor, body(actor), body(placed(child.header.issuer or "", child.header))
    if mine and (mine.level != "school" or named is not None):
        parts = [(part, body(_ALL_OF.sub("", part))) for part in _BETWEEN.split(key)]
        if any(b and of_kind(b, mine) and (_ALL_SUCH.search(part) or same_body(b, mine) or is_sort_of(b, mine)) for part, b in parts):
            return "yes", YES
        if of_its_tier(actor, child) and not (parts[0][1] and parts[0][1].kind in _APART and "ubnd" not in {b.kind for _, b in parts if b}):
            return "yes", YES
        others = (
            _SCHOOLS.match(key) or (mine.kind == "ubnd" and _FACILITIES.match(key)) or all(b or _MORE.fullmatch(part) for part, b in parts)
        )
        if mine.level != "school" and others and not _GENERAL.search(key):
            return "no", OTHER_BODY
        if mine.level == "district_office" and parent.header.level == "district" and _OFFICES.match(key):
            return "yes", YES
    if mine and mine.kind != "ubnd" and parent.header.level in _WITH_UNITS and _AND_UNITS.search(key):
        return "yes", YES
    if mine and mine.level == "school" and _ROOM.match(key):
        return "no", OTHER_BODY
    if mine and mine.kind in _NOT_UNDER and _UNDER.search(key) and (parent.header.level or "").endswith("province_office"):
        return ("no", OTHER_BODY) if mine.kind == "ubnd" else ("unclear", _PERHAPS_UNDER)
    if words("units").search(key) or types_named(actor):
        return by_words(actor, child)
    if (named and named.level != "school") or words("other_bodies").match(key):
        return "no", OTHER_BODY
    return by_words(actor, child)


def is_issuer(name: str, issuers: tuple[str, ...]) -> bool:
    """Whether a name means an issuer: «Phòng GD&ĐT huyện» in the plan of Phòng GD&ĐT Phong Điền."""
    return body(name) is not None and any(same_body(name, issuer) is True for issuer in issuers)
