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
_OTHER_SORT = Message("Nội dung dành cho loại hình trường khác.", "It is for another kind of school.")
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
_FOR_SCHOOLS = regexp(rf"{_OPENS}(?:trường|cấp|bậc|khối)\s(?!trực thuộc)")
_SAYS_PRIVATE = regexp(rf"(?<!\w)(?:{_PRIVATE}|quốc tế|song ngữ)(?!\w)")
_SORT_OF_SCHOOL = (
    r"(?:(?P<boarding>(?:phổ thông )?dân tộc nội trú|(?:pt)?dtnt)|(?P<half>(?:phổ thông )?dân tộc bán trú|(?:pt)?dtbt)"
    r"|(?P<gifted>(?:thpt|trung học phổ thông) chuyên))(?!\w)"
)
#: Schools that are of a kind, and of a sort that their names tell: «Trường Phổ thông dân tộc nội trú THPT»
_SORTS = regexp(rf"(?<!\w){_SORT_OF_SCHOOL}")
#: «Trường phổ thông dân tộc nội trú», «học sinh các trường PTDTNT», but not «Trường PTDTNT, trường THPT»
_OF_A_SORT = regexp(
    rf"{_OPENS}(?:(?:học sinh|giáo viên|viên chức)\s(?:của |tại |ở )?(?:các )?)?trường {_SORT_OF_SCHOOL}(?!\s?[,;/]| và| hoặc)"
)


def beside_its_sort(section: int | None, parent: Document, child: Document) -> bool:
    """Whether a heading above is for schools at large («2. Trường trung học phổ thông») where one beside it is for the child's own sort
    («3. Trường phổ thông dân tộc nội trú»)."""
    mine = _sort(child.header.issuer or "")
    while mine and section is not None:
        here = parent.sections[section]
        beside = (other for other in parent.sections if other.parent == here.parent)
        if any(_sort(other.title) == mine for other in beside):
            return _sort(here.title) != mine and _FOR_SCHOOLS.match(fold(here.title)) is not None
        section = here.parent
    return False


def _sort(name: str) -> str | None:
    found = _SORTS.search(fold(name))
    return found.lastgroup if found else None


def left_out(text: str, child: Document) -> tuple[Literal["no", "unclear"], Message] | None:
    """Why what these words open with is not the child's; None where they do not leave it out."""
    if leaves_out(text, child):
        return "no", _OTHER_COMMUNES
    key = fold(text)
    if "trường" in key and (only := _OF_A_SORT.match(key)) and _is_school(child) and only.lastgroup != _sort(child.header.issuer or ""):
        return "no", _OTHER_SORT
    return _of_other_standing(key, child) if "lập" in key or "tư " in key or "gia đình" in key else None


def _is_school(child: Document) -> bool:
    mine = body(child.header.issuer or "")
    return mine is not None and mine.level == "school"


def _of_other_standing(key: str, child: Document) -> tuple[Literal["no", "unclear"], Message] | None:
    """A school says that it is private in its name, if anywhere; a public one never says that it is public."""
    name = fold(child.header.issuer or "")
    if not _is_school(child):
        return None
    if name.startswith("trường") and _GROUPS.match(key):
        return "no", _NO_SCHOOL
    private = _SAYS_PRIVATE.search(name) is not None
    if private and _PUBLIC_ONES.match(key) and not _SAYS_PRIVATE.search(key):
        return "no", _PUBLIC
    return ("unclear", _PERHAPS_PRIVATE) if not private and _PRIVATE_ONES.match(key) and not _BOTH.search(key) else None
