"""The words that a clause, heading or cell opens with → which units they are for: all of a kind, single ones by name, only those that …"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from checker.language.lexicon import lexicon
from checker.language.normal import LOWER, UPPER, fold
from checker.language.patterns import regexp

_MARK = r"[\W_]*(?:(?:\d{1,2}(?:\.\d+)*|[ivx]{1,4}|[a-zđ])[.)/]\s+)?"
_ASKED = (
    r"(?P<asked>(?:(?:riêng|riêng đối với|đối với|với|giao|giao cho|đề nghị|yêu cầu|trách nhiệm của|nhiệm vụ của|hiệu trưởng|thủ trưởng"
    r"|lãnh đạo|giám đốc|người đứng đầu|ban giám hiệu|chủ)\s)*)"
)
_COUNT = r"(?P<count>(?:(?:các|những|mọi|mỗi|từng|tất cả|toàn thể|toàn bộ|cả|số|\d+%|\d{1,3}/\d{1,3})\s)*)"
_KIND = (
    r"(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông|trung học|phổ thông dân tộc (?:nội|bán) trú|phổ thông|mn|mg|thcs"
    r"|thpt|th|ptdtnt|ptdtbt|gdnn|gdtx|giáo dục (?:nghề nghiệp|thường xuyên|mầm non|phổ thông)|chuyên|liên cấp|(?:có\s)?nhiều cấp học"
    r"|công lập|ngoài công lập|tư thục|dân lập|độc lập|đa khoa|chuyên khoa|trực thuộc(?:\s(?:sở|phòng|ubnd\s\w+))?"
    r"|(?:trên|thuộc) địa bàn(?:\s(?:toàn\s)?(?:xã|phường|huyện|quận|thị xã|thành phố|tỉnh))?"
    r"|trong (?:toàn )?(?:xã|phường|huyện|quận|tỉnh|thành phố))(?!\w)"
)
_AREA = r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|thôn|bản|ấp|khu phố|tổ dân phố|địa phương)(?!\w|\shội)"
_SCHOOL = (
    r"(?:đơn vị trường học|trường học|nhà trường|trường(?!\shợp)|cơ sở giáo dục|đơn vị|cơ sở(?!\svật|\sdữ)|trung tâm|nhóm trẻ|lớp mẫu giáo"
    r"|bệnh viện|trạm y tế)(?!\w)"
)
_AND = r"(?:\s?[,;/&+–-]\s?|\svà\s|\s)(?:(?:các|và)\s)*"
_SCHOOLS = rf"{_SCHOOL}(?:{_AND}(?:{_SCHOOL}|{_KIND}))*"
_AREAS = rf"(?:(?:ubnd|ủy ban nhân dân)\s(?:các\s|cấp\s)?)?{_AREA}(?:{_AND}{_AREA})*"
_UNITS = regexp(rf"{_MARK}{_ASKED}{_COUNT}(?P<units>{_SCHOOLS}|{_AREAS})")
#: «Trường THPT Chuyên Lam Sơn», «trường mầm non Hoa Sen»: one by its name
_NAMED = regexp(
    r"[Tt]rường\s(?:(?:[Mm]ầm non|[Mm]ẫu giáo|[Tt]iểu học|[Tt]rung học cơ sở|[Tt]rung học phổ thông|[Pp]hổ thông|[Dd]ân tộc|[Nn]ội trú"
    r"|[Bb]án trú|[Cc]huyên|MN|MG|TH|THCS|THPT|PTDTNT|PTDTBT|PTCS|và)(?:\s?[&-]\s?|\s))+(?!(?:Trung tâm|Phòng|Sở|Trường|Các)(?!\w))"
    rf"(?P<name>[{UPPER}](?:[{LOWER}]+|(?=\s[{UPPER}][{LOWER}]))(?:\s(?:[{UPPER}][{LOWER}]*|\d+)(?!\w))*)"
)
#: Of all units only those that …: what tells them stands alone, «các trường đăng cai», «các xã miền núi» …
_SURELY = regexp(
    r"\s?,?\s?(?:nào(?!\w)|(?:ở )?nơi có|(?:có )?đăng cai|còn lại(?!\w)|có (?:từ|trên|dưới)\s\d+|có quy mô|có nhu cầu|có điều kiện"
    r"|(?:thuộc|ở|tại|nằm trong|đóng trên|trong)\s(?:các\s)?(?:vùng|khu vực|diện|danh sách|đối tượng|đề án|dự án|cụm"
    r"|(?:xã|thôn|bản|địa bàn|nơi)\s(?:đặc biệt|khó|miền|vùng|biên|bãi|có))"
    r"|(?:thuộc\s)?(?:vùng|miền núi|vùng cao|ven biển|biên giới|hải đảo|bãi ngang|khó khăn|đặc biệt khó khăn|trọng điểm|thí điểm|nội thành"
    r"|ngoại thành|trung tâm (?:đô thị|huyện|thành phố|thị xã)|có (?:tổ chức|học sinh|trẻ|lớp)\s(?:(?:ăn|học|ở)\s)?(?:bán|nội) trú))(?!\w)"
)
#: … or before the verb of the clause: «các trường có học sinh khuyết tật | lập kế hoạch …», «các trường được chọn đặt điểm thi | rà soát …»
_PERHAPS = regexp(
    r"\s?,?\s?(?:có\s|(?:đã\s)?được\s(?:[^,;:.|]{0,40}?\s)?(?:chọn|lựa chọn|giao|phân công|chỉ định|công nhận|đầu tư|thụ hưởng|kiểm tra"
    r"|thanh tra|cấp|cử|hỗ trợ|phê duyệt)(?!\w)"
    r"|(?:chưa|đã|đang|mới|không có|còn|thiếu|đạt|đăng ký|nằm|xảy ra|phát sinh|tự chủ|trực tiếp)\s"
    r"|(?:tổ chức|thực hiện)\s(?:(?:ăn|nấu ăn|học|dạy học|dạy)\s)?(?:bán trú|nội trú|0?2 buổi|hai buổi|thí điểm|liên kết|chuyên đề cấp))"
)
#: «Các trường có kế hoạch …»: what each of them is to have
_DUTY = regexp(
    r"\s?,?\s?có\s(?:trách nhiệm|nhiệm vụ|kế hoạch|biện pháp|giải pháp|phương án|hình thức|thể|báo cáo|văn bản|quy chế|hồ sơ|sổ|lịch|đủ"
    r"|đầy đủ|ý kiến|ít nhất|tối thiểu|cam kết|quyền|\d)"
)
_ALL = regexp(r"mỗi|từng|%|tất cả|toàn")
_LONGEST = 160  # characters before a colon
_END = regexp(r"[:;.|]|,\s(?=(?:các|những)?\s?(?:trường|đơn vị|cơ sở)(?!\w))")
#: «Nếu nhà trường có bếp ăn thì lưu mẫu …»
_IF = regexp(rf"{_MARK}(?:nếu|trường hợp)\s(?:các\s)?(?:{_SCHOOL}|{_AREA})\s(?P<if>có\s[^,;:.|]{{3,80}}?)\s?(?:,|thì)\s")
#: «Các trường cụm trưởng», «Cụm trưởng các cụm chuyên môn»: one of several schools
_FIRST = regexp(rf"{_MARK}{_ASKED}(?P<units>(?:các\s)?(?:(?:trường|đơn vị)\s)?cụm trưởng(?:\scác cụm)?)(?!\w)")
#: «(áp dụng cho các trường tiểu học có đủ giáo viên)»
_FOR = regexp(r"\(\s?(?:chỉ )?(?:áp dụng|dành|thực hiện|tính)\s(?:cho|đối với|với|ở|tại)\s(?P<whom>[^()]{3,100})\)", re.IGNORECASE)
_EXCEPT = regexp(
    r"(?:[(,;]\s?|\s)(?:không (?:áp dụng|tính|kể|bao gồm|dành)(?: (?:đối với|cho|với))?"
    r"|(?<!loại )(?<!diệt )(?<!phòng )(?<!khấu )(?:ngoại )?trừ)\s"
    r"(?P<whom>(?:các|những|trường|cấp|bậc|khối|cơ sở|trẻ|học sinh|mầm|tiểu|trung|xã|phường|đơn vị|gd)[^();:.|,]{0,60})\)?"
)
_INCLUDED = regexp(r"[(,]\s?(?:kể cả|bao gồm cả|tính cả)\s[^(),;:.|]{3,60}[),]?")
#: What the lexicon holds as the end of a name, and may stand in the words for those who are meant
_NO_VERBS = frozenset(
    "là|về|từ|để|vào|theo|được|khi|cần|phải|ngày|cuối|đầu|tham gia|đăng ký|thu|báo|trước|cấp".split("|")
)  # fmt: skip
_VERBS = tuple(
    "tổ chức|dạy|cử|lắp|cắm|trồng|mở|mua|dựng|sắp xếp|nấu|treo|trang bị|quan tâm|ưu tiên|tạo điều kiện|khắc phục|lồng ghép|giảng dạy"
    "|cam kết|lưu mẫu|thông báo|tuyên truyền|huy động|dọn|khử khuẩn|mời|đề xuất|nâng cao|đẩy mạnh|thu gom|bàn giao".split("|")
)  # fmt: skip


class Addressee(Struct, frozen=True):
    """Whom words are for: `units` as they stand there, and of these only those of the `condition`; empty where all are."""

    end: int
    units: str
    condition: str = ""


@cache
def _verb() -> re.Pattern[str]:
    """Verbs of what a unit is to do."""
    words = {*lexicon("deadlines")["actor_stops"], *lexicon("audiences")["office_verbs"], *_VERBS} - _NO_VERBS
    return regexp(
        r"(?<!\w)(?<!có )(?:" + "|".join(re.escape(w) for w in sorted(sorted(map(fold, words)), key=len, reverse=True)) + r")(?!\w)"
    )


def addressee(text: str, *, alone: bool = False) -> Addressee | None:
    """The units that a text opens with; `alone`: it is a heading or a cell, and says nothing else."""
    key = fold(text)
    if given := _IF.match(key):
        return Addressee(given.end("if"), key[: given.start("if")].strip(), given["if"])
    if first := _FIRST.match(key):
        return Addressee(first.end(), first["units"], "cụm trưởng")
    found = _UNITS.match(key)
    if found is None:
        return None
    one = _NAMED.match(text, found.start("units"))
    end = max(found.end("units"), one.end() if one else 0)
    every = _ALL.search(found["count"]) is not None
    alone = alone or found["asked"].startswith(("đối với", "riêng", "với"))
    condition = _condition(key, end, every=every, alone=alone)
    return Addressee(end + len(condition), text[found.start("count") : end], condition.strip(" ,"))


def _condition(key: str, at: int, *, every: bool, alone: bool) -> str:
    duty = every or (not alone and _DUTY.match(key, at))
    first = _SURELY.match(key, at) or (None if duty else _PERHAPS.match(key, at))
    if first is None:
        return ""
    stop = _END.search(key, first.end())
    limit = stop.start() if stop else len(key)
    verb = _verb().search(key, first.end(), limit)
    while verb and not key[first.end() : verb.start()].strip() and not _SURELY.match(key, at):
        verb = _verb().search(key, verb.end(), limit)  # «các trường được giao thực hiện | …»
    label = alone if stop is None else stop[0] not in ".;"
    joined = verb and not alone and key[: verb.start()].rstrip().endswith((",", " và"))  # «… đăng ký thi đua, nộp hồ sơ»: they do both
    if ((verb is None and not label) or joined) and not _SURELY.match(key, at):
        return ""
    return key[at : verb.start() if verb else limit].rstrip()


def conditions(text: str, *, alone: bool = False) -> list[str]:
    """What only some of the units have for whom a clause is, by its opening words and by «(áp dụng cho …)»."""
    aside = [addressee(m["whom"], alone=True) for m in _FOR.finditer(text)] if "(" in text else []
    return [a.condition for a in (addressee(text, alone=alone), *aside) if a and a.condition]


def unconditioned(text: str) -> str:
    """A text without what its opening says that only some have: «Các trường có học sinh nội trú cử …» → «Các trường cử …»."""
    found = addressee(text, alone=True)
    return text if found is None or not found.condition else text[: found.end - len(found.condition)] + text[found.end :]


def opening(text: str, *, alone: bool = False) -> str:
    """The words of a clause before its colon or its verb («chủ trì» aside), where they say for whom it is."""
    key = fold(text)
    colon = key.find(":")
    limit = colon if 0 <= colon < _LONGEST else len(key)
    verb = None if alone else _verb().search(key, 0, limit)
    while verb and verb[0] in ("chủ trì", "phối hợp", "giao"):
        verb = _verb().search(key, verb.end(), limit)
    return text[: verb.start() if verb else limit]


def named(text: str) -> list[str]:
    """The schools that a text names by their own names."""
    return [m.group() for m in _NAMED.finditer(text)] if "rường" in text else []


def excepted(text: str) -> str:
    """Those whom a text leaves out: «(trừ các trường mầm non)»; empty where it leaves out nobody."""
    key = fold(text)
    return " ".join(m["whom"] for m in _EXCEPT.finditer(f" {key}")) if "trừ " in key or "không " in key else ""


def without_asides(text: str) -> str:
    """Folded text without those whom it leaves out, or names as counted in."""
    if "trừ " in text or "không " in text:
        text = _EXCEPT.sub(" ", f" {text}")
    return _INCLUDED.sub(" ", text) if "cả " in text else text
