"""Words for units of one kind, «các phường», «nhóm trẻ, lớp mẫu giáo độc lập» → whether they leave the child out, which is of another."""

from __future__ import annotations

from typing import Literal

from checker.language.bodies import body
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.communes import leaves_out
from checker.model import Document, Message

_OTHER_COMMUNES = Message("Nội dung dành cho loại đơn vị hành chính khác.", "It is for communes of another kind.")
_NO_SCHOOL = Message("Nội dung dành cho nhóm trẻ, lớp mẫu giáo độc lập.", "It is for independent nursery groups.")
_PUBLIC = Message("Nội dung dành cho đơn vị công lập.", "It is for public schools.")
_PERHAPS_PRIVATE = Message(
    "Nội dung dành cho đơn vị ngoài công lập; chưa rõ đơn vị có thuộc loại này không.",
    "It is for private schools; whether the unit is one is not said.",
)
_OPENS = r"\W*(?:[a-zđ0-9]{1,3}(?:\.\d+)*[.)/]\s+)?(?:(?:đối với|riêng|với|tại|ở|chủ|của|các|những|mỗi|từng|số|tỷ lệ|tỉ lệ|100%)\s)*"
_PRIVATE = r"(?:tư thục|dân lập|ngoài công lập|tư nhân)"
_SORT = r"(?:giáo dục|mầm non|mẫu giáo|gdmn|mn|mg|phổ thông|tiểu học|thcs|thpt|trẻ|nhóm|lớp|cơ sở|trường|đơn vị|các|và)"
#: «Đối với nhóm trẻ, lớp mẫu giáo độc lập tư thục», «Các nhóm, lớp tư thục», but not «Các trường mầm non và nhóm trẻ độc lập»
_GROUPS = regexp(
    rf"{_OPENS}(?=nhóm|lớp|(?P<site>cơ sở))(?:(?!trường){_SORT}(?:\s|\s?[,;/-]\s?))+(?:độc lập|(?(site)(?!))(?:gia đình|{_PRIVATE}))(?!\w)"
    r"(?![^.;:]*(?<!\w)trường(?!\w))"
)
#: «Các trường ngoài công lập», «cơ sở giáo dục mầm non tư thục»
_PRIVATE_ONES = regexp(rf"{_OPENS}(?=trường|cơ sở|đơn vị)(?:{_SORT}(?:\s|\s?[,;/-]\s?))+{_PRIVATE}(?!\w)")
_PUBLIC_ONES = regexp(rf"{_OPENS}(?=trường|cơ sở|đơn vị)(?:{_SORT}(?:\s|\s?[,;/-]\s?))+công lập(?!\w)")
_BOTH = regexp(r"(?<!ngoài )công lập(?!\w)")
_SAYS_PRIVATE = regexp(rf"(?<!\w)(?:{_PRIVATE}|quốc tế|song ngữ)(?!\w)")


def left_out(text: str, child: Document) -> tuple[Literal["no", "unclear"], Message] | None:
    """Why what these words open with is not the child's; None where they do not leave it out."""
    if leaves_out(text, child):
        return "no", _OTHER_COMMUNES
    key = fold(text)
    return _of_other_standing(key, child) if "lập" in key or "tư " in key or "gia đình" in key else None


def _of_other_standing(key: str, child: Document) -> tuple[Literal["no", "unclear"], Message] | None:
    """A school says that it is private in its name, if anywhere; a public one never says that it is public."""
    name = fold(child.header.issuer or "")
    mine = body(name)
    if mine is None or mine.level != "school":
        return None
    if name.startswith("trường") and _GROUPS.match(key):
        return "no", _NO_SCHOOL
    private = _SAYS_PRIVATE.search(name) is not None
    if private and _PUBLIC_ONES.match(key) and not _SAYS_PRIVATE.search(key):
        return "no", _PUBLIC
    return ("unclear", _PERHAPS_PRIVATE) if not private and _PRIVATE_ONES.match(key) and not _BOTH.search(key) else None
