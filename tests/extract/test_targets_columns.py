"""The columns of a table that tell whose each figure is: what units set themselves, what is allotted to each, kinds of school."""

from __future__ import annotations

import pytest

from checker.extract.targets.columns import columns
from checker.extract.targets.setting import Kind, Setting
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


def told(headings: str, kind: Kind | None = "target") -> str:
    """What each column holds: its kind, «@» its year, «=» what it counts, «/» its unit."""
    return " | ".join(
        c.kind + (f"@{c.year.year}" if c.year else "") + (f"={c.group}" if c.group else "") + (f"/{c.unit}" if c.unit else "")
        for c in columns(headings.split(" | "), Setting(kind))
    )


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # a year tells values, and the brackets behind it no unit
        ("tt | nội dung | đvt | đến năm 2027 | ghi chú", "number | text | unit | value@2027 | other"),
        ("nội dung | năm 2027 (dự kiến) | năm 2028 (%)", "text | value@2027 | value@2028/%"),
        ("nội dung | kinh phí năm 2027", "text | other"),
        ("nội dung | hiện trạng năm 2026 | chỉ tiêu năm 2027", "text | status | value@2027"),
        # what was given counts as the unit's own where it sets itself nothing
        ("nội dung | chỉ tiêu được giao | số lượng", "text | value | value"),
        ("nội dung | kế hoạch giao | đăng ký", "text | status | value"),
        ("nội dung | hiện có | đăng ký", "text | status | other"),
        ("đơn vị đăng ký | kế hoạch giao", "text | value"),
        # a stage on the way to the same year's figure
        ("nội dung | chỉ tiêu học kỳ i | chỉ tiêu cả năm", "text | status | value"),
        ("nội dung | chỉ tiêu học kỳ i | ghi chú", "text | value | other"),
        ("nội dung | chỉ tiêu đầu năm 2027 | chỉ tiêu năm 2028", "text | value@2027 | value@2028"),
        ("nội dung | đầu năm | cả năm", "text | status | value"),
        # what columns for a year count
        ("nội dung | số lớp năm 2027 | học viên năm 2027", "text | value@2027=số lớp/lớp | value@2027=học viên/học viên"),
        ("nội dung | số lớp năm 2027 | học viên năm 2027 (%)", "text | value@2027 | value@2027/%"),
        ("nội dung | số lớp năm 2027 | kế hoạch năm 2027", "text | value@2027 | value@2027"),
        ("nội dung | số lớp năm 2027 | cần đạt năm 2027", "text | value@2027 | value@2027"),
        ("nội dung | số lớp năm 2027 | số lớp năm 2028", "text | value@2027 | value@2028"),
        # by how many of them
        ("nội dung | số hộ nghèo hiện có | giảm năm 2027", "text | status | value@2027=giảm số hộ nghèo/hộ nghèo"),
        ("nội dung | số hộ nghèo hiện có | số lớp hiện có | giảm năm 2027", "text | status | status | value@2027"),
        ("nội dung | số hộ nghèo hiện có | giảm năm 2027 (%)", "text | status | value@2027/%"),
        ("nội dung | số hộ nghèo hiện có | năm 2027", "text | status | value@2027"),
        # columns that differ by what they count
        ("nội dung | khối 6 | khối 7 | thời gian", "text | group=khối 6 | group=khối 7 | other"),
        ("nội dung | khối 6 | thời gian", "text | other | other"),
        ("nội dung | khối 6 | khối 7 | chỉ tiêu", "text | other | other | value"),
        ("nội dung | khối 6 | khối 7 | năm 2027", "text | other | other | value@2027"),
        ("nội dung | học bơi (người) | biện pháp (người) | khối 7", "text | group=học bơi/người | other/người | group=khối 7"),
        # beside the names of units each says what it measures
        ("tên đơn vị | tỷ lệ tốt nghiệp (%) | ghi chú", "text=đơn vị | group=tỷ lệ tốt nghiệp/% | other"),
        ("trường | chỉ tiêu giao năm 2027", "text=trường | value@2027"),
        ("trường | số học sinh được học bơi | số lớp", "text=trường | group=số học sinh được học bơi/học sinh | group=số lớp"),
        ("tt | đơn vị | đvt | số lớp", "number | text=đơn vị | unit | group=số lớp"),
    ],
)
def test_what_each_column_holds(headings: str, expected: str) -> None:
    assert told(headings) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("nội dung | năm 2027 | tỷ lệ", "text | other | other"),
        ("nội dung | chỉ tiêu năm 2027 | tỷ lệ | năm 2028", "text | value@2027 | other | value@2028"),
        ("trường | tỷ lệ tốt nghiệp (%)", "text | other/%"),
    ],
)
def test_outside_of_a_part_of_targets_a_heading_has_to_speak_of_them(headings: str, expected: str) -> None:
    assert told(headings, "work") == expected


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # under a merged cell each has its year
        ("TT | Nội dung | Chỉ tiêu |  | Ghi chú\n |  | 2027 | 2028 | \n1 | Lớp có tủ sách | 80% | 90% | ", [(80, 2027), (90, 2028)]),
        ("TT | Nội dung | Chỉ tiêu | Chỉ tiêu\nTT | Nội dung | 2027 | 2028\n1 | Lớp có tủ sách | 80% | 90%", [(80, 2027), (90, 2028)]),
        # one cell below is data, and so is a row that has a number of its own
        ("Nội dung | Chỉ tiêu | Ghi chú\n | 2027 | \nLớp có tủ sách | 80% | ", [(80, None)]),
        ("TT | Nội dung | Chỉ tiêu | Mức\n1 | Lớp có tủ sách | 80% năm 2027 | 90% năm 2028", [(80, 2027), (90, 2028)]),
        # a row that has other cells than its headings tells by its words
        ("TT | Nội dung | Chỉ tiêu | Ghi chú\n1 | Lớp có tủ sách đạt 80% | 90", [(80, None)]),
    ],
)
def test_rows_of_headings(rows: str, found: list[tuple[float, int | None]]) -> None:
    assert [(t.value, t.year) for t in found_in(f"I. CHỈ TIÊU\n{rows}\n")] == found
