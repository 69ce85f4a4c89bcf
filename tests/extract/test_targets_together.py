"""Several figures in one sentence: of what each is told, by its own words and by those of the figure before it."""

from __future__ import annotations

import pytest

from checker.extract.targets import targets
from checker.model import Target
from checker.parse import parse
from tests.documents import source_of


def found_in(text: str) -> tuple[Target, ...]:
    return targets(parse(source_of(f"I. CHỈ TIÊU\n{text}\n")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giảm 15% lượng nước dùng, 5% giấy in.",
            [("giảm lượng nước dùng", "lượng nước dùng"), ("Giảm giấy in", "giấy in")],
        ),
        (
            "40% cư dân tham gia tập võ; 30% số nhà là nhà văn hóa mẫu mực.",
            [("cư dân tham gia tập võ", "cư dân"), ("số nhà là nhà văn hóa mẫu mực", "số nhà là nhà văn hóa mẫu mực")],
        ),
        (
            "Mua thêm tối thiểu 40 bộ cờ; 70% học sinh chơi cờ vua.",
            [("Mua thêm bộ cờ", "bộ cờ"), ("học sinh chơi cờ vua", "học sinh chơi cờ vua")],
        ),
        (
            "Cắt bớt ít nhất 20% giấy tờ đối với 80% thủ tục.",
            [("Cắt bớt giấy tờ", "giấy tờ"), ("Cắt bớt giấy tờ", "thủ tục")],
        ),
        (
            "100% trẻ được đo thị lực 2 lần/năm, cân và vẽ biểu đồ ít nhất 6 lần/năm.",
            [("trẻ được đo thị lực", "trẻ"), ("trẻ được đo thị lực", None), ("cân và vẽ biểu đồ", None)],
        ),
        ("Học nghề: 30% Tốt, 65% Khá, 5% Đạt.", [("Học nghề", "Tốt"), ("Học nghề", "Khá"), ("Học nghề", "Đạt")]),
        (
            "30% học viên xếp loại Tốt, 65% loại Khá, 5% Đạt.",
            [("học viên xếp loại Tốt", "học viên"), ("học viên xếp loại Khá", "học viên"), ("học viên xếp loại Đạt", "học viên")],
        ),
        ("Thi nghề cấp xã: 05 giải (01 giải A, 04 giải B).", [("Thi nghề cấp xã giải", "giải")]),
        (
            "Mỗi tổ làm 04 kệ gỗ, trong đó có kệ giày.",
            [("Mỗi tổ làm kệ gỗ, trong đó có kệ giày", "kệ gỗ")],
        ),
        ("Nuôi 300 con vịt, trong đó 20 con vịt đẻ.", [("Nuôi con vịt", "con vịt")]),
        ("Phủ sóng 90% dân số. Trạm phát đạt 95%.", [("Phủ sóng dân số", "dân số"), ("Trạm phát", None)]),
    ],
)
def test_each_figure_has_its_own_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(t.indicator, t.population) for t in found_in(text)] == expected


def test_what_falls_with_the_figure_before_it_falls_by_so_much() -> None:
    assert [t.change for t in found_in("Giảm 15% lượng nước dùng; 5% giấy in.")] == [True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điểm trung bình môn Toán từ 6,4 trở lên; môn Ngữ văn 7 điểm.", [(">=", 6.4, "môn Toán"), ("=", 7.0, "môn Ngữ văn")]),
        ("ĐTB các môn thi: Toán 5,9, Vật lí 6,1 trở lên.", [("=", 5.9, "Toán"), (">=", 6.1, "Vật lí")]),
        ("Có 12 học sinh đạt điểm trung bình từ 9,0 trở lên.", []),
        ("40% học sinh có điểm trung bình từ 8,0 trở lên.", []),
        ("Điểm thi đặt tại 02 trường.", []),
        ("Điểm trung bình môn Toán 6,4 (năm trước là 6,1).", [("=", 6.4, "môn Toán")]),
    ],
)
def test_marks_are_targets(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = [t for t in found_in(text) if t.unit == "điểm"]
    assert [(t.op, t.value) for t in found] == [(op, value) for op, value, _ in expected]
    assert all(of in f"{t.indicator} {t.population}" for t, (*_, of) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        ("Nội dung | Đạt", "Lớp biết hát | 96%", [96.0]),
        ("TT | Nội dung | Đạt (%) | Ghi chú", "1 | Lớp biết hát | 96 | ", [96.0]),
        ("Nội dung | Chỉ tiêu | Đạt", "Lớp biết hát | 96% | 97%", [96.0]),
        ("Môn | Tốt | Đạt | Chưa đạt", "Âm nhạc | 40% | 59% | 1%", [40.0]),
        ("TT | Đơn vị | Điểm trung bình các môn", "1 | THPT Sông Mây | 6,45", [6.45]),
    ],
)
def test_what_is_to_be_reached_of_a_table(heads: str, row: str, expected: list[float]) -> None:
    assert [t.value for t in found_in(f"{heads}\n{row}\n{row}") if t.value][: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "value", "op", "indicator"),
    [
        ("Giảm từ 2 đến 3% số buổi nghỉ học so với năm trước.", 2, ">=", "số buổi nghỉ học so với năm trước"),
        ("Tỷ lệ trẻ ăn hết suất đạt từ 85,5 đến 90%.", 85.5, ">=", "Tỷ lệ trẻ ăn hết suất"),
    ],
)
def test_a_range_told_with_to_begins_at_its_lower_end(text: str, value: float, op: str, indicator: str) -> None:
    assert [(t.value, t.op, t.indicator) for t in found_in(text)] == [(value, op, indicator)]


def test_what_a_share_is_raised_from_is_no_range() -> None:
    assert [t.value for t in found_in("Nâng tỷ lệ trẻ ăn hết suất từ 80 đến 90%.")] == [90]
    assert [t.value for t in found_in("Lớp 1 đến lớp 3: 88% học sinh đọc trôi chảy.")] == [88]
