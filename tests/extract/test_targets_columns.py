"""The columns of a table that tell whose each figure is: what units set themselves, what is allotted to each, kinds of school."""

from __future__ import annotations

import pytest

from tests.extract.test_targets_words import found_in


@pytest.mark.parametrize(
    ("columns", "cells", "value"),
    [
        ("Chỉ tiêu xã giao | Trường đăng ký", "≥ 97 | 98,5", 98.5),
        ("Phòng GD&ĐT giao | Nhà trường phấn đấu", "97 | 95", 95),
        ("Chỉ tiêu được giao | Ghi chú", "97 | Cả năm", 97),
        ("Chỉ tiêu giao thông | Phấn đấu", "97 | 99", 97),  # no figure that was given
    ],
)
def test_what_a_unit_sets_itself_beside_what_it_was_given(columns: str, cells: str, value: float) -> None:
    found = found_in(f"I. CHỈ TIÊU\nTT | Nội dung | ĐVT | {columns}\n1 | Đọc sách chưa đạt | % | {cells}\n")
    assert (found[0].indicator, found[0].value) == ("Đọc sách chưa đạt", value)


def test_an_annex_that_allots_to_each_school_how_many() -> None:
    text = (
        "I. CHỈ TIÊU\nSố cây giao cho từng trường trồng theo Phụ lục kèm theo Kế hoạch này.\n"
        "II. GIAO SỐ LƯỢNG CÂY XANH\nTT | Trường | Số cây cần trồng | Số học sinh tham gia\n1 | Tiểu học Sơn Ca | 3 | 60\n2 | THCS Sơn Ca | 4 | 80\n"
    )
    assert [(t.indicator, t.value, t.unit, t.actor) for t in found_in(text)] == [
        ("Tiểu học Sơn Ca số cây cần trồng", 3, "cây", None),
        ("Tiểu học Sơn Ca số học sinh tham gia", 60, "học sinh", None),
        ("THCS Sơn Ca số cây cần trồng", 4, "cây", None),
        ("THCS Sơn Ca số học sinh tham gia", 80, "học sinh", None),
    ]


def test_cells_that_say_of_whom_a_figure_is() -> None:
    text = (
        "I. CHỈ TIÊU\nTT | Nội dung | Cấp tiểu học | Cấp THCS\n1 | Lớp có tủ sách | 10/15 lớp (66,7%) | 8/8 lớp (đạt 100%)\n"
        "2 | Học sinh học ngoại ngữ 2 | 40% (lớp 3, 4, 5) | 60% HS lớp 8, 9\n3 | Tiết dạy minh họa của mỗi tổ (tiết/học kỳ) | 1 | 02\n"
        "4 | Họp tổ (nếu cần) | 2 | 2\n5 | Tiết học bơi (tiết/lớp/năm) | 4 | 5\n"
    )
    assert [(t.indicator, t.value, t.unit, t.population) for t in found_in(text)] == [
        ("Lớp có tủ sách", 66.7, "%", None),
        ("Lớp có tủ sách", 100, "%", None),
        ("Học sinh học ngoại ngữ 2", 40, "%", "(lớp 3, 4, 5)"),
        ("Học sinh học ngoại ngữ 2", 60, "%", "HS lớp 8, 9"),
        ("Tiết dạy minh họa của mỗi tổ", 1, "tiết/học kỳ", None),
        ("Tiết dạy minh họa của mỗi tổ", 2, "tiết/học kỳ", None),
        ("Tiết học bơi", 4, "tiết/lớp/năm", None),
        ("Tiết học bơi", 5, "tiết/lớp/năm", None),
    ]


@pytest.mark.parametrize(("heading", "values"), [("Mức", [98]), ("Mức giao (%)", [98]), ("Mức độ", []), ("Định mức", [])])
def test_the_level_is_a_column_of_its_own_name_alone(heading: str, values: list[float]) -> None:
    found = found_in(f"I. CHỈ TIÊU\nTT | Nội dung | {heading} | Ghi chú\n1 | Học sinh đọc sách hằng tuần | 98% | \n")
    assert [t.value for t in found] == values
