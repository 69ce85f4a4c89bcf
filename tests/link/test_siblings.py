"""Rows of one clause: the share of units beside the count of what each does."""

from __future__ import annotations

import pytest

from checker.extract import extract
from checker.link import link
from checker.parse import parse
from tests.documents import source_of

PARENT = "ỦY BAN NHÂN DÂN PHƯỜNG VĨNH TUY\nSố: 31/KH-UBND\nKẾ HOẠCH\nGiữ vệ sinh năm 2026\nI. CHỈ TIÊU\n"
CHILD = "TRƯỜNG TIỂU HỌC SAO MAI\nSố: 12/KH-THSM\nKẾ HOẠCH\nGiữ vệ sinh năm 2026\nI. CHỈ TIÊU\n"


@pytest.mark.parametrize(
    ("asked", "mine", "answered"),
    [
        ("100% trường học tổ chức dọn rửa bể nước ít nhất 02 lần/tháng.", "Mỗi tháng dọn rửa bể nước 03 lần.", [True, True]),
        ("100% trường học tổ chức ít nhất 02 buổi dọn rửa bể nước.", "Tổ chức 03 buổi dọn rửa bể nước.", [True, True]),
        (
            "100% trường học có nhân viên y tế được tập huấn sơ cứu và mở ít nhất 02 buổi dọn rửa bể nước.",
            "Mở 03 buổi dọn rửa bể nước.",
            [False, True],
        ),
    ],
)
def test_what_each_unit_does_is_done_where_it_is_counted(asked: str, mine: str, answered: list[bool]) -> None:
    parent, child = (extract(parse(source_of(f"{top}1. {said}"))) for top, said in ((PARENT, asked), (CHILD, mine)))
    rows = [row for row in link(child, [parent]).rows if row.kind == "target"]
    assert [row.child_fact is not None for row in rows] == answered


@pytest.mark.parametrize(
    ("asked", "mine", "answered"),
    [
        (
            "Mỗi năm mở ít nhất 01 lớp dạy may, thu hút ít nhất 20 học viên là phụ nữ.",
            "Mỗi năm mở ít nhất 01 lớp nấu ăn, thu hút ít nhất 20 học viên là phụ nữ.",
            [False, False],
        ),
        (
            "Mỗi năm mở ít nhất 01 lớp dạy may, thu hút ít nhất 20 học viên là phụ nữ.",
            "Mỗi năm mở ít nhất 01 lớp dạy may, thu hút ít nhất 25 học viên là phụ nữ.",
            [True, True],
        ),
    ],
)
def test_the_learners_of_another_class_are_others(asked: str, mine: str, answered: list[bool]) -> None:
    parent, child = (extract(parse(source_of(f"{top}1. {said}"))) for top, said in ((PARENT, asked), (CHILD, mine)))
    rows = [row for row in link(child, [parent]).rows if row.kind == "target"]
    assert [row.child_fact is not None for row in rows] == answered


def test_no_column_of_a_row_opens_another_one() -> None:
    row = "TT | Nội dung | Mầm non | Tiểu học\n1 | Tiết dạy minh họa của mỗi giáo viên (tiết/học kỳ) | 1 | 2\n"
    mine = "TT | Nội dung | Khối 1, 2, 3 | Khối 4, 5\n1 | Tiết dạy minh họa của mỗi giáo viên (tiết/học kỳ) | 3 | 4\n"
    parent, child = (extract(parse(source_of(top + said))) for top, said in ((PARENT, row), (CHILD, mine)))
    rows = [row for row in link(child, [parent]).rows if row.kind == "target"]
    assert [(row.binds, row.child_fact is not None) for row in rows if row.parent_fact.value == 2] == [("yes", True)]


@pytest.mark.parametrize(
    ("asked", "mine", "answers"),
    [
        (
            "100% trẻ 6 tuổi vào lớp 1; 100% học sinh hoàn thành chương trình lớp học.",
            "Huy động 52/52 trẻ 6 tuổi trên địa bàn vào lớp 1, đạt 100%.",
            [("yes", True), ("yes", False)],
        ),
        ("Giữ vững 7/7 trường đạt chuẩn quốc gia.", "Giữ vệ sinh lớp học.", [("no", False)]),
        ("Mỗi trường có ít nhất 02 tủ sách.", "Giữ vệ sinh lớp học.", [("yes", False)]),
    ],
)
def test_children_who_enter_a_grade_and_schools_that_are_counted(asked: str, mine: str, answers: list[tuple[str, bool]]) -> None:
    parent, child = (extract(parse(source_of(f"{top}1. {said}"))) for top, said in ((PARENT, asked), (CHILD, mine)))
    rows = [row for row in link(child, [parent]).rows if row.kind == "target" and row.parent_fact.value is not None]
    assert [(row.binds, row.child_fact is not None) for row in rows] == answers
