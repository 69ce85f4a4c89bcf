"""The words of a target → what is compared of them: without exceptions, names of places, documents that it goes by."""

from __future__ import annotations

import re
from functools import lru_cache

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


@lru_cache(maxsize=2048)  # asked of a parent's words by each of its children
def plain(text: str) -> str:
    """Without whom it leaves out, «giáo viên (trừ người nghỉ thai sản) đăng ký …», names of places, and the document that it goes by."""
    text = _PROPER.sub(r"\g<what>", _BUT.sub("", text) if "(" in text else text)
    return _BY_DOCUMENT.sub("", text) if "/" in text else text
