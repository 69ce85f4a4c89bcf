"""The headings above an item of a document, and which of them keep what follows for the superior itself."""

from __future__ import annotations

from checker.language.bodies import body
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.audiences import types_named, words
from checker.link.offices import offices
from checker.model import Document

_UNITS = {
    "commune": ("xã", "phường", "thị trấn", "đặc khu"),
    "district": ("huyện", "quận", "thị xã", "thành phố"),
    "province": ("tỉnh", "thành phố"),
}
_ANY_UNIT = "|".join(dict.fromkeys(unit for units in _UNITS.values() for unit in units))
#: «5. Chỉ tiêu của phường», «c) Mục tiêu của huyện Đại Phong», «Trên địa bàn phường»
_OWN = regexp(
    r"(?:(?:các\s)?(?:chỉ tiêu|mục tiêu|nhiệm vụ)(?:\s(?:chung|cụ thể|riêng))?\s)?"
    r"(?:(?<=\s)(?:của|cấp)|(?:đối với\s)?toàn|trên địa bàn(?:\stoàn)?)\s"
    rf"(?P<unit>{_ANY_UNIT})(?:\s(?!giao)[^\W\d]+){{0,5}}[:.]?"
)
#: «xã đầu tư xây mới 06 phòng học», «UBND huyện sẽ hỗ trợ 02 bộ máy»
_ACTS = regexp(
    rf"\W*(?:(?:ubnd|ủy ban nhân dân)\s)?(?P<unit>{_ANY_UNIT})\s(?!hội\s)(?:\w+\s){{0,2}}?(?:đầu tư|hỗ trợ|bố trí|xây dựng"
    r"|xây mới|xây|sửa chữa|cấp(?! (?:trường|học|xã|huyện|tỉnh))|phân bổ|tuyển dụng|trang bị)(?!\w)"
)


def headings(document: Document, section: int | None) -> list[str]:
    """The titles of a section and of those above it, innermost first."""
    titles = []
    while section is not None:
        titles.append(document.sections[section].title)
        section = document.sections[section].parent
    return titles


def of_superior(document: Document, section: int | None) -> bool:
    """Whether a heading above says that what follows is the superior's own («Chỉ tiêu của phường»), beside others of its kind that say
    whom theirs are for; alone it is the part in which all that the superior asks stands."""
    while section is not None:
        here = document.sections[section]
        if _names_superior(here.title, document) and any(
            other is not here and other.parent == here.parent and _says_for_whom(other.title) for other in document.sections
        ):
            return True
        section = here.parent
    return False


def acts_itself(indicator: str, document: Document) -> bool:
    """«xã đầu tư xây mới 06 phòng học»: the superior says what it does itself."""
    act = _ACTS.match(fold(indicator))
    return act is not None and act["unit"] in _own_units(document)


def _names_superior(title: str, document: Document) -> bool:
    own = _OWN.fullmatch(fold(title).strip())
    if own is None or _says_for_whom(title):
        return False
    return own["unit"] in _own_units(document)


def _own_units(document: Document) -> frozenset[str]:
    """How a superior may call what it governs: «phường», «xã» of a commune."""
    tiers = {(b.level or "").removesuffix("_office") for b in map(body, document.header.bodies) if b}
    return frozenset(unit for tier in tiers for unit in _UNITS.get(tier, ()))


def _says_for_whom(title: str) -> bool:
    return bool(types_named(title) or offices(title)) or words("units").search(fold(title)) is not None
