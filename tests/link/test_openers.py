"""A clause with several figures: which of them is for which kind of school."""

from __future__ import annotations

import pytest

from checker.extract import extract
from checker.link import link
from checker.model import Document
from checker.parse import parse
from checker.read import read_bytes
from tests.documents import OFFICE_HEAD

SCHOOL = """UBND PHƯỜNG AN BÌNH
{}

Số: 03/KH-SM
An Bình, ngày 20 tháng 01 năm 2026
KẾ HOẠCH
Xây dựng trường học xanh năm 2026
Thực hiện Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2026 của UBND phường An Bình xây dựng trường học xanh năm 2026.
"""
REST = "\nIII. NHIỆM VỤ\n1. Làm vườn rau thủy canh.\n"
NURSERY, PRIMARY, LOWER = "TRƯỜNG MẦM NON SAO MAI", "TRƯỜNG TIỂU HỌC SAO MAI", "TRƯỜNG THCS SAO MAI"
TEAM = "1. Đội cờ đỏ của mỗi trường có tối thiểu 10 thành viên (trường mầm non: tối thiểu 05 thành viên)."
TREES = "1. Mỗi trường trồng ít nhất 50 cây xanh; riêng các trường mầm non là 20 cây."
CORNERS = "1. Ít nhất 80% lớp học có góc xanh, trong đó cấp THCS 90%."


def plan(name: str, head: str, body: str) -> Document:
    return extract(parse(read_bytes(name, f"{head}II. CHỈ TIÊU\n{body}{REST}".encode())))


def binding(asked: str, issuer: str, own: str) -> list[tuple[float | None, str]]:
    """Each figure of the parent, and whether it binds the school."""
    rows = link(plan("plan.txt", SCHOOL.format(issuer), own), [plan("parent.txt", OFFICE_HEAD, asked)]).rows
    return [(row.parent_fact.value, row.binds) for row in rows if row.kind == "target"]


@pytest.mark.parametrize(
    ("asked", "issuer", "own", "binds"),
    [
        (TEAM, NURSERY, "1. Đội cờ đỏ có 07 thành viên.", [(10, "no"), (5, "yes")]),
        (TEAM, PRIMARY, "1. Đội cờ đỏ có 12 thành viên.", [(10, "yes"), (5, "no")]),
        (TREES, NURSERY, "1. Trồng 25 cây xanh.", [(50, "no"), (20, "unclear")]),
        (TREES, LOWER, "1. Trồng 55 cây xanh.", [(50, "yes"), (20, "no")]),
        (CORNERS, NURSERY, "1. 85% lớp học có góc xanh.", [(80, "yes"), (90, "no")]),
        (CORNERS, LOWER, "1. 92% lớp học có góc xanh.", [(80, "no"), (90, "yes")]),
    ],
)
def test_a_figure_beside_that_of_a_kind_is_for_the_others(asked: str, issuer: str, own: str, binds: list[tuple[float, str]]) -> None:
    assert binding(asked, issuer, own) == binds


@pytest.mark.parametrize(
    "asked",
    [
        "1. Mỗi trường tổ chức 02 buổi ra quân; trường tiểu học tổ chức thêm 01 buổi ra quân.",  # more of it
        "1. Ít nhất 80% học sinh trồng cây, trong đó học sinh lớp 5 đạt 95%.",  # a part of its pupils
        "1. Mỗi trường trồng ít nhất 50 cây xanh; trường tiểu học 02 vườn rau.",  # of another thing
    ],
)
def test_what_a_kind_is_asked_besides_takes_nothing_away(asked: str) -> None:
    assert binding(asked, PRIMARY, "1. Trồng cây.")[0][1] == "yes"


def test_a_list_of_kinds_has_no_figure_beside_another() -> None:
    asked = "1. Mỗi trường tiểu học, THCS có ít nhất 03 luống rau."
    assert [binding(asked, issuer, "1. Trồng cây.")[0][1] for issuer in (NURSERY, PRIMARY, LOWER)] == ["no", "yes", "yes"]
