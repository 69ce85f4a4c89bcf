"""A target whose indicator names what nobody wants → one of which less is better: «Tỷ lệ học sinh bỏ học: 0,5%»."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from checker.extract.targets.vocabulary import anywhere
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Target

_HALF = 50.0  # per cent: what is unwanted is to be rare, «80% hộ nghèo …» is about what these get
_STEPS = 3  # years in a row that make a fall one that is meant
#: «phòng, chống bạo lực», «giúp học sinh nguy cơ bỏ học»: what is done about it
_AGAINST = regexp(
    r"(?<!\w)(?:không|phòng|chống|ngừa|tránh|khỏi|thoát|xóa|xoá|giúp|hỗ trợ|xử lý|giải quyết|khắc phục|can thiệp|nguy cơ|kỹ năng|"
    r"kiến thức|vận động|trở lại|phát hiện|quản lý|miễn|giảm|hạ|kéo|cho|về|bảo hiểm|trợ cấp|giám sát|cảnh báo|ứng phó|cứu|khám|"
    r"sàng lọc)(?!\w)"
)
_DONE = regexp(
    r"(?<!\w)(?:trở lại|đến trường|hồi phục|phục hồi|thoát|đã|bị (?:xử|phạt)|xử lý|khắc phục|giải quyết|tháo dỡ|can thiệp|phát hiện|hỗ trợ|"
    r"quản lý|điều trị)(?!\w)"
)


def turned(target: Target) -> Target:
    """The target, marked as falling where its indicator alone tells that."""
    if target.decreasing or target.change or target.op not in ("=", "~") or target.value is None:
        return target
    key = fold(target.indicator)
    rare = target.value < _HALF if (target.unit or "").startswith("%") else key.startswith("số ")
    return replace(target, decreasing=True) if rare and _unwanted(key) else target


def sinking(row: list[Target]) -> list[Target]:
    """The targets of a row, as falling where its shares fall from year to year: «Chôn lấp trực tiếp (%) | 58 | 48 | 38»."""
    shares = [t.value for t in row if t.unit == "%" and t.year and t.op in ("=", "~") and t.value is not None and not t.change]
    falls = len(shares) == len(row) >= _STEPS and all(before > after for before, after in pairwise(shares))
    return [replace(t, decreasing=True) for t in row] if falls else row


@lru_cache(maxsize=1024)
def _unwanted(key: str) -> bool:
    """«Tỷ lệ trẻ suy dinh dưỡng thể thấp còi»; not «trẻ suy dinh dưỡng được can thiệp»."""
    named = list(anywhere("unwanted").finditer(key))
    if not named or _AGAINST.search(key, 0, named[0].start()):
        return False
    end = named[-1].end()
    return not (anywhere("predicates").search(key, end) or _DONE.search(key, end))
