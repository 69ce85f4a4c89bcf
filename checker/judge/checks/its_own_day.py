"""An event of the parent that the plan has on another day → whether it is a day of the plan's own, that may well differ."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Event

#: What is held for an event on a day of its own, or on another for a reason: «lễ phát động», «đợt 2», «do trùng ngày nghỉ», «10/3 âm lịch»
_OWN_DAY = regexp(
    r"(?<!\w)(?:phát động|ra quân|khởi động|khai mạc|bế mạc|(?:tổng|sơ) kết|(?<!tuần )lễ|mít ?tinh|ngày hội|liên hoan|"
    r"hội (?:thi|nghị|thảo|thao|trại|diễn|giảng|khỏe|chợ)|giải (?:bóng|cầu|cờ|bơi|chạy|thể thao)|diễn đàn|diễn tập|tập huấn|huấn luyện|"
    r"cuộc thi|tọa đàm|gặp mặt|chuẩn bị|đăng ký|nộp|đợt|vòng|trùng|nghỉ|bù|lùi|dời|chuyển (?:sang|ngày)|sớm|muộn|thay|âm lịch|al)(?!\w)"
)
_SENT_TO = regexp(r"(?<!\w)(?:dự(?! kiến| thảo| toán| trù)|cử|đưa)(?!\w)[^,;.]*$")
_TAKES_PART = regexp(r"(?<!\w)tham gia(?!\w)[^,;.]*$")
_ABOVE_SCHOOLS = regexp(r"(?<!\w)(?:cấp|toàn) (?:cụm|xã|phường|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|ngành)(?!\w)")
_OF_UNITS = regexp(r"(?<!\w)(?:cấp trường|cấp cơ sở|tại trường|(?:các|mỗi|từng) (?:trường|đơn vị|nhà trường|cơ sở)|nhà trường)(?!\w)")
#: «Các trường tổ chức Ngày hội … vào ngày 20/3/2027»: the one day on which all hold it
_SET = regexp(
    r"(?<!\w)(?:các|mỗi|100%|toàn bộ)\s(?:(?:các|số)\s)?(?:trường|đơn vị|cơ sở)(?:\s\w+){0,8}\stổ chức\s"
    r"(?P<name>ngày hội\s[^.;:()]*?),?\svào\s(?:cùng\s)?ngày\s\d{1,2}/\d{1,2}/20\d\d(?!\w)"
)
_HOLDS = regexp(r"(?<!\w)(?:tổ chức|mở|cấp trường|tại trường|trường mình)(?!\w)")


def day_of_its_own(asked: Event, parent: Document, own: Event, plan: Document) -> bool:
    """Whether the words around either event tell of another day; whatever it is called, of one that the parent holds itself («dự Hội thảo …
    ngày 25/5»), or of one for which it gives units a time («các trường tổ chức Hội thi … cấp trường từ ngày 14/11 đến ngày 25/11»)."""
    said = [fold(parent.text(asked.span)), fold(plan.text(own.span))]
    timed = asked.start != asked.end and _OF_UNITS.search(said[0]) and not any(map(_ABOVE_SCHOOLS.search, said))
    if timed or _attended(own, said[1]) or _set_for_all(asked, said[0]):
        said = [text.replace(fold(event.name), " ") for text, event in zip(said, (asked, own), strict=True)]
    return any(map(_OWN_DAY.search, said))


def _set_for_all(event: Event, said: str) -> bool:
    """Whether the parent names the very day on which each of its units is to hold a festival."""
    found = _SET.search(said) if event.start == event.end and event.start.whole else None
    return found is not None and found["name"] == fold(event.name)


def _attended(event: Event, said: str) -> bool:
    """Whether a plan sends somebody to an event that another holds."""
    name = fold(event.name)
    before = said[: max(said.find(name), 0)]
    goes = _SENT_TO.search(before) or (_ABOVE_SCHOOLS.search(name) and _TAKES_PART.search(before))
    return goes is not None and not _HOLDS.search(said)
