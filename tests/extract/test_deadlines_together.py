"""Several due days of one clause: what the clause says once holds for all of them."""

from __future__ import annotations

import pytest

from tests.extract.test_deadlines import read, short

ROWS = [
    (
        "Các trường gửi báo cáo về Phòng GD&ĐT trước ngày 12/6 (báo cáo 6 tháng) và trước ngày 18/12 (báo cáo năm) hằng năm.",
        ["report 12/6/- annual half_year → Phòng GD&ĐT", "report 18/12/- annual year → Phòng GD&ĐT"],
    ),
    (
        "Các trường gửi báo cáo về Phòng GD&ĐT trước ngày 12/6 (báo cáo 6 tháng) và trước ngày 18/12/2022 (báo cáo năm).",
        ["report 12/6/- half_year → Phòng GD&ĐT", "report 18/12/2022 year → Phòng GD&ĐT"],
    ),
    (
        "Báo cáo UBND xã trước ngày 17/6 đối với kết quả 6 tháng và trước ngày 05/12/2022 đối với kết quả năm.",
        ["report 17/6/- half_year → UBND xã", "report 5/12/2022 year → UBND xã"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows_of_days(text: str, expected: list[str]) -> None:
    assert [short(d) for d in read(text)] == expected
