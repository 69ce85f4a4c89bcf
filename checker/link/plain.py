"""The words of a target → what is compared of them: without exceptions, names of places, times, documents that it goes by."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.language.endings import holds
from checker.language.normal import LOWER, UPPER
from checker.language.patterns import regexp

_BUT = regexp(r"\s?\((?:trừ|không kể|không tính|không bao gồm|đối với|áp dụng (?:đối với|cho))\s[^()]*\)", re.I)
#: «tham quan Trường Tiểu học Phù Đổng»: which one is told by its name
_PROPER = regexp(
    r"(?<!\w)(?P<what>(?:[Tt]rường|[Pp]hường|[Xx]ã|[Hh]uyện|[Tt]hị trấn|[Cc]hợ|[Bb]ệnh viện|[Tt]rạm [Yy] tế)"
    r"(?: (?:[Mm]ầm non|[Tt]iểu học|THCS|THPT|[Tt]rung học cơ sở|[Tt]rung học phổ thông|phường|xã|huyện))*)"
    rf"(?:\s(?!Mầm|Tiểu|Trung|THCS|THPT)[{UPPER}][{LOWER}]+){{2,4}}"
)
#: «… theo Quyết định số 53/2008/QĐ-BGDĐT ngày 18/9/2008»: by what it is measured, which a school need not repeat
_BY_DOCUMENT = regexp(
    r"\stheo (?:quy định (?:tại|của) )?(?:các )?(?:thông tư|nghị định|quyết định|hướng dẫn|công văn|kế hoạch|chỉ thị)(?: liên tịch)?"
    r"(?: số)? \d[\w/&-]*(?:,? ngày \d[\d/]*(?: tháng \d+ năm \d+)?)?(?: của [^,;.]+$)?",
    re.I,
)

#: «… theo Luật Giáo dục 2019», «… theo Điều lệ trường mầm non»
_BY_LAW = regexp(
    r"\stheo (?:quy định (?:tại|của) )?(?:Luật|Bộ luật|Pháp lệnh|Điều lệ)(?:\s[^\W\d_]+){1,6}?"
    r"(?:\s(?:năm\s)?(?:19|20)\d\d)?(?=\s?[,;.)]|\s?$)"
)

#: «100% giáo viên đạt chuẩn, 50% trên chuẩn»: of teachers that is to be trained as the law wants
_STANDARD = regexp(
    r"(?<!\w)(?P<who>(?:giáo viên|gv|quản lý|cbql|nhà giáo|đội ngũ)(?: đều)?) đạt chuẩn(?: trở lên)?(?=\s*$)",
    re.I,
)

#: «được tiếp nhận trong vòng 24 giờ kể từ khi …»: how soon is compared as a bound
_TIMES = ("giây", "phút", "giờ", "ngày")
_WITHIN = regexp(
    r",?\s(?:trong (?:vòng|thời gian)|chậm nhất|muộn nhất|không quá|tối đa|trong)\s(?:là\s|sau\s)?"
    r"\d{1,3}\s(?:giây|phút|giờ|ngày(?:\slàm việc)?)(?!\w)(?!\s?/)(?:\s(?:kể từ|sau)(?=\skhi(?!\w)))?",
    re.I,
)


@lru_cache(maxsize=2048)  # asked of a parent's words by each of its children
def plain(text: str) -> str:
    """Without whom it leaves out, «giáo viên (trừ người nghỉ thai sản) đăng ký …», names of places, the time within which it is to be
    done, and the document that it goes by."""
    text = _PROPER.sub(r"\g<what>", _BUT.sub("", text) if "(" in text else text)
    text = without_documents(_WITHIN.sub("", text) if holds(text, _TIMES) else text)
    return _STANDARD.sub(r"\g<who> đạt chuẩn trình độ", text) if " chuẩn" in text else text


def without_documents(text: str) -> str:
    """Without the documents that it goes by: «đạt chuẩn theo Thông tư số …» is measured by it, and speaks of no circular."""
    if " theo " not in text:
        return text
    return _BY_LAW.sub("", _BY_DOCUMENT.sub("", text) if "/" in text else text)
