"""Grades that a parent takes together beside a plan that tells each: «khá, giỏi», «hoàn thành tốt trở lên»."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract.targets import targets
from checker.link import link
from checker.link.grades import graded
from checker.model import Document, Facts, Header
from tests.extract.test_targets import plan


def _plan(text: str, issuer: str) -> Document:
    found = plan("CHỈ TIÊU", text)
    return replace(found, facts=Facts(targets=tuple(targets(found))), header=Header(issuer=issuer))


def answers(parent: str, child: str) -> list[float | None]:
    rows = link(_plan(child, "Trường THCS Sông Mây"), [_plan(parent, "Phòng GD&ĐT huyện Lâm Trì")]).rows
    return [row.child_fact.value if row.child_fact else None for row in rows]


@pytest.mark.parametrize(
    ("parent", "child", "wanted"),
    [
        ("- Học lực khá, giỏi đạt 65%.", "- Học lực: Giỏi 15%, Khá 52%, Trung bình 31%, Yếu 2%.", [67]),
        ("- Học lực từ khá trở lên đạt 65%.", "- Học lực giỏi 15%; học lực khá 52%; học lực trung bình 33%.", [67]),
        ("- Học lực yếu, kém không quá 3%.", "- Học lực: Khá 60%, Trung bình 36%, Yếu 2,5%, Kém 1,5%.", [4]),
        ("- Tỷ lệ học sinh Đạt trở lên về rèn luyện đạt 100%.", "- Rèn luyện: Tốt 85%, Khá 12%, Đạt 3%.", [100]),
        ("- Viên chức hoàn thành tốt nhiệm vụ trở lên đạt 95%.", "- Đánh giá viên chức: HTXSNV 18%, HTTNV 80%, HTNV 2%.", [98]),
        ("- Học lực khá, giỏi đạt 65%.", "- Học lực khá, giỏi đạt 70%.", [70]),
        ("- 85% học sinh đạt khá, tốt về học tập.", "- Học tập: 22% Tốt, 58% Khá, 20% Đạt.", [80]),
        ("- 60% học viên xếp loại khá, giỏi.", "- 12% học viên xếp loại giỏi, 50% khá, 38% trung bình.", [62]),
        # each by itself
        ("- Học lực: Giỏi 15%, Khá 50%.", "- Học lực: Giỏi 16%, Khá 51%, Trung bình 33%.", [16, 51]),
        # of the middle there are fewer where more are above it
        ("- Học lực: Giỏi 15%, Khá 50%, Trung bình 35%.", "- Học lực: Giỏi 20%, Khá 47%, Trung bình 33%.", [20, 52, 35]),
        ("- Học lực: Giỏi 15%, Khá 50%, Trung bình 35%.", "- Học lực: Giỏi 15%, Khá 40%, Trung bình 45%.", [15, 40, 45]),
        (
            "- Hoàn thành tốt 40%; chưa hoàn thành dưới 1%.",
            "- Môn học: Hoàn thành tốt 45%; Hoàn thành 54,5%; Chưa hoàn thành 0,5%.",
            [45, 0.5],
        ),
    ],
)
def test_grades_are_added_up(parent: str, child: str, wanted: list[float | None]) -> None:
    assert answers(parent, child) == wanted


@pytest.mark.parametrize(
    ("words", "ranks"),
    [
        ("Xếp loại học tập Khá, Tốt", {3, 4}),
        ("học sinh xếp loại chưa đạt", {1}),
        ("viên chức hoàn thành tốt nhiệm vụ", {2}),
        ("học sinh đạt giải", None),
        ("Làm tốt công tác thi đua", None),
    ],
)
def test_which_grades_words_end_in(words: str, ranks: set[int] | None) -> None:
    found = graded(words)
    assert (set(found.ranks) if found else None) == ranks
