"""A parent's targets in words to take up: own wording."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge.checks.inherit import _measured
from checker.judge.checks.target_words import figure, in_words, named, of_a_school, year_words
from checker.model import Inheritance, Message, Operator, Span, Target
from tests.documents import plain
from tests.structure.documents import province, understood

PARENT = plain("KẾ HOẠCH")


def row(
    indicator: str,
    value: float | None,
    *,
    op: Operator = "=",
    unit: str = "%",
    who: str | None = None,
    year: int | None = None,
    **more: Any,
) -> Inheritance:
    onward = more.pop("onward", False)
    made = Target(None, indicator, who, None, op, value, unit, year, onward, Span(0, 1), Span(0, 1), **more)
    return Inheritance("target", PARENT, made, None, "yes", Message("", ""), due_year=year)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row("lớp có góc đọc", 60, op=">=", who="lớp", year=2027)], "Ít nhất 60% lớp có góc đọc vào năm 2027"),
        ([row("Tỷ lệ lớp có góc đọc", 50, op=">", year=2030, onward=True)], "Tỷ lệ lớp có góc đọc đạt trên 50% từ năm 2030 trở đi"),
        ([row("Tỷ lệ học sinh đi muộn", 2, op="<", decreasing=True)], "Tỷ lệ học sinh đi muộn dưới 2%"),
        ([row("Giảm tỷ lệ học sinh đi muộn", 2, decreasing=True)], "Giảm tỷ lệ học sinh đi muộn còn 2%"),
        ([row("số lượt đi muộn", 8, op=">=", change=True)], "số lượt đi muộn: ít nhất 8%"),
        ([row("Tỷ lệ ra lớp", 99, who="mẫu giáo")], "Tỷ lệ ra lớp mẫu giáo đạt 99%"),
        ([row("Mỗi em mượn quyển/năm", 12, op=">=", unit="quyển/năm", who="quyển/năm")], "Mỗi em mượn ít nhất 12 quyển/năm"),
        ([row("Quỹ lớp", 15000, unit="đồng/em")], "Quỹ lớp 15.000 đồng/em"),
        ([row("Tỷ lệ A", 70, year=2025), row("Tỷ lệ A", 90, year=2030)], "Tỷ lệ A đạt 70% vào năm 2025, 90% vào năm 2030"),
        ([row("Tỷ lệ A", 70), row("lớp B", 90, who="lớp B")], "Tỷ lệ A đạt 70%; 90% lớp B"),
        ([row("Đưa nội dung bơi vào chương trình", None)], "Đưa nội dung bơi vào chương trình"),
    ],
)
def test_in_words(rows: list[Inheritance], words: str) -> None:
    assert in_words(rows) == words


def test_a_figure_in_both_languages() -> None:
    assert figure(row("A", 1250.5, op=">=", unit="đồng/em").parent_fact) == Message("ít nhất 1.250,5 đồng/em", "at least 1,250.5 đồng/em")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(12_500_000_000, "12.500.000.000 đồng"), (1e18, "1.000.000.000.000.000.000 đồng"), (1e-7, "0 đồng"), (1234.5, "1.234,5 đồng")],
)
def test_large_and_small_values_are_written_out(value: float, shown: str) -> None:
    said = figure(row("kinh phí", value, unit="đồng").parent_fact)
    assert said is not None
    assert said.vi == shown


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("ít nhất 02 cuộc", 2, "02 cuộc"),
        ("ít nhất 2 cuộc", 2, "2 cuộc"),
        ("02 đợt, mỗi đợt 3 cuộc", 3, "3 cuộc"),
        ("102 cuộc", 2, "2 cuộc"),
        ("10,02 cuộc", 2, "2 cuộc"),
        ("02 cuộc", 12, "12 cuộc"),
    ],
)
def test_a_nought_before_a_figure_stays(text: str, value: float, shown: str) -> None:
    said = figure(replace(row("cuộc thi", value, unit="cuộc").parent_fact, focus=Span(0, len(text))), plain(text))
    assert said is not None
    assert said.vi == shown


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        (
            "TT | Chỉ tiêu | Năm học 2025 - 2026 | Năm học 2026-2027\n1 | Tỷ lệ lớp có tủ sách | 80% | 95%\n",
            ["năm học 2025-2026", "năm học 2026-2027"],
        ),
        ("TT | Chỉ tiêu | Năm 2026 | Năm 2027\n1 | Tỷ lệ lớp có tủ sách | 80% | 95%\n", ["năm 2026", "năm 2027"]),
        ("Năm học 2025 - 2026 có 70% lớp có tủ sách; đến năm 2027 đạt 95%.\n", ["năm 2027"]),
    ],
)
def test_the_year_of_a_school(targets: str, words: list[str]) -> None:
    document = understood(province(targets))
    asked = [t for t in document.facts.targets if t.year and t.value != 70]
    assert [year_words(document, t, t.year).vi for t in asked if t.year] == words


@pytest.mark.parametrize(
    ("asked", "taken_over"),
    [
        ("100% trường học trên địa bàn xã ban hành quy chế phối hợp", "Nhà trường ban hành quy chế phối hợp"),
        ("Mỗi trường tổ chức ít nhất 03 buổi diễn tập/năm", "Nhà trường tổ chức ít nhất 03 buổi diễn tập/năm"),
        ("100% các đơn vị trường học có tủ thuốc", "Nhà trường có tủ thuốc"),
        ("Giao mỗi trường tiểu học thực hiện chỉ tiêu: 95% học sinh lớp 3 biết bơi", "95% học sinh lớp 3 biết bơi"),
        ("Yêu cầu các trường tổ chức ít nhất 02 hội thi", "Nhà trường tổ chức ít nhất 02 hội thi"),
        ("Giao đất cho 02 trường", "Giao đất cho 02 trường"),
        ("100% học sinh các trường được khám sức khỏe", "100% học sinh các trường được khám sức khỏe"),
        ("Mỗi trường, học sinh được học bơi", "Mỗi trường, học sinh được học bơi"),
        ("Có ít nhất 02 trường tổ chức hội thi", "Có ít nhất 02 trường tổ chức hội thi"),
        ("80% trường học đạt chuẩn", "80% trường học đạt chuẩn"),  # what no school can say of itself
    ],
)
def test_what_all_schools_are_to_do_in_the_words_of_one(asked: str, taken_over: str) -> None:
    assert of_a_school(asked) == taken_over


@pytest.mark.parametrize(
    ("clause", "indicator", "words"),
    [
        ("Kiểm tra bếp ăn ít nhất 01 lần/tháng.", "Kiểm tra bếp ăn", "Kiểm tra bếp ăn"),
        ("Mỗi lớp có ít nhất 02 góc đọc thân thiện.", "Mỗi lớp góc đọc thân thiện", "«Mỗi lớp có ít nhất 02 góc đọc thân thiện»"),
        ("2 | Góc đọc | 80%", "Góc đọc khối 6", "Góc đọc khối 6"),
    ],
)
def test_what_a_figure_measures_is_told_in_words_that_the_parent_has(clause: str, indicator: str, words: str) -> None:
    parent = plain(clause)
    asked = Target(None, indicator, None, None, ">=", 2, "góc", None, False, Span(0, len(clause)), Span(0, 1))
    assert _measured(Inheritance("target", parent, asked, None, "yes", Message("", "")), asked).vi == words


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("Mỗi trường góc đọc", "Mỗi trường có ít nhất 2 góc đọc"),
        ("Mỗi trường bố trí góc đọc", "Mỗi trường bố trí ít nhất 2 góc đọc"),
        ("Trang trí góc đọc ngoài trời", "Trang trí ít nhất 2 góc đọc ngoài trời"),
        ("Mỗi trường trang trí lớp", "Mỗi trường trang trí lớp ít nhất 2 góc đọc"),
    ],
)
def test_what_each_has_keeps_its_verb(indicator: str, words: str) -> None:
    assert in_words([row(indicator, 2, op=">=", unit="góc đọc")]) == words


@pytest.mark.parametrize(
    ("indicator", "population", "unit", "shown"),
    [
        ("Kết quả rèn luyện", "Khá", "%", "Kết quả rèn luyện: Khá"),
        ("Điểm trung bình thi lớp 10", "môn Toán", "điểm", "Điểm trung bình thi lớp 10: môn Toán"),
        ("giáo viên biết bơi", "Giáo viên", "%", "giáo viên biết bơi"),
        ("Tủ sách mới", "tủ", "tủ", "Tủ sách mới"),
        ("Tỷ lệ bạn đọc", None, "%", "Tỷ lệ bạn đọc"),
    ],
)
def test_of_whom_a_share_is_told_too(indicator: str, population: str | None, unit: str, shown: str) -> None:
    asked = Target(None, indicator, population, None, "=", 5.0, unit, None, False, Span(0, 1), Span(0, 1))
    assert named(asked) == shown
