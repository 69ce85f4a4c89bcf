"""A cell of a table → whether it names one unit: «Xã Hàm Thuận», «THPT Sông Mây», but not «Trường THPT» or «Xã vùng cao»."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp

_STAGE = (
    r"(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông|phổ thông|mn|mg|th|thcs|thpt|ptcs|ptdtnt|ptdtbt|chuyên|"
    r"giáo dục nghề nghiệp|giáo dục thường xuyên|gdnn|gdtx|y tế)"
)
_STAGES = rf"{_STAGE}(?!\w)(?:(?:\s?[&,-]\s?|\svà\s|\s){_STAGE}(?!\w))*+"
_KIND = regexp(
    rf"(?:(?:ubnd|ủy ban nhân dân)\s)?(?:(?:đơn vị|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|bệnh viện)|"
    rf"(?:trường|trung tâm|tt)(?:\s{_STAGES})?+|{_STAGES})\s"
)


def names_unit(cell: str) -> bool:
    """Whether a cell is the name of a single unit: a kind, and behind it a name of its own."""
    kind = _KIND.match(fold(cell))
    return kind is not None and cell[kind.end() :][:1].isupper()
