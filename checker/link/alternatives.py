"""A parent's target that leaves the choice, «02 phiên tòa giả định hoặc buổi ngoại khóa» → what the plan does of each."""

from __future__ import annotations

from collections.abc import Iterable

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Message, Target

MIXED = Message(
    "Cấp trên cho lựa chọn; kế hoạch nêu nhiều hình thức, mỗi hình thức chưa đủ số lượng.",
    "The parent leaves the choice; the plan does some of each, and not enough of any one.",
)
_OR = regexp(r"(?<!\w)(?:hoặc|hay)(?!\w)")
_OTHER = regexp(r"(?<!\w)(?:hoặc|hay)\s(?:là\s|một\s|0?1\s)?(?P<thing>[^\W\d_]+(?:\s[^\W\d_]+){1,2})")


def leaves_choice(asked: Target) -> bool:
    """Of things that it counts; not a share."""
    return (
        asked.value is not None
        and asked.unit is not None
        and not asked.unit.startswith("%")
        and _OR.search(fold(asked.indicator)) is not None
    )


def others(asked: Target) -> list[str]:
    """The opening words of what may stand in the stead of the thing counted, folded: «đội xung kích»."""
    return [m["thing"] for m in _OTHER.finditer(fold(asked.indicator))]


def most_of(asked: Target, found: Target, near: Iterable[Target]) -> Target:
    """Of the plan's targets that count one of the things, the one that counts the most."""
    return max(_counting(asked, near), key=_value, default=found)


def mixed(asked: Target, found: Target, near: Iterable[Target]) -> bool:
    """Whether no one thing is enough, but all together may be."""
    counts = {fold(m.unit or ""): _value(m) for m in _counting(asked, near)}
    return _value(found) < _value(asked) and len(counts) > 1 and sum(counts.values()) >= _value(asked)


def _counting(asked: Target, near: Iterable[Target]) -> list[Target]:
    said = fold(asked.indicator)
    return [m for m in near if m.value is not None and m.unit and not m.unit.startswith("%") and fold(m.unit) in said]


def _value(target: Target) -> float:
    return target.value or 0.0
