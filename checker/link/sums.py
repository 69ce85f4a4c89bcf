"""A parent's target → whether it counts something in several places together, of which no unit's share is said."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Message, Target

TOGETHER = Message(
    "Số lượng chung của nhiều địa phương, không nêu phần của từng đơn vị.",
    "A number for several places together: each one's share is not said.",
)
_PLACES = regexp(r"(?<!\w)(?:tại|ở|cho)\s(?:\d+\s|các\s)(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh)(?!\w)")
_EACH = regexp(r"(?<!\w)(?:mỗi|từng)\s")


def together(asked: Target) -> bool:
    """«Hỗ trợ 12 công trình tại các xã khó khăn»; not «Mỗi xã …», nor a share."""
    said = fold(asked.indicator)
    counted = asked.unit is not None and not asked.unit.startswith("%") and (asked.value or 0) > 1
    return counted and _PLACES.search(said) is not None and not _EACH.search(said)
