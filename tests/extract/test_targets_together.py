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
        ("Thi nghề cấp xã: 05 giải (01 giải A, 04 giải B).", [("Thi nghề cấp xã giải", "giải")]),
        ("Nuôi 300 con vịt, trong đó 20 con vịt đẻ.", [("Nuôi con vịt", "con vịt")]),
        ("Phủ sóng 90% dân số. Trạm phát đạt 95%.", [("Phủ sóng dân số", "dân số"), ("Trạm phát", None)]),
    ],
)
def test_each_figure_has_its_own_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(t.indicator, t.population) for t in found_in(text)] == expected


def test_what_falls_with_the_figure_before_it_falls_by_so_much() -> None:
    assert [t.change for t in found_in("Giảm 15% lượng nước dùng; 5% giấy in.")] == [True, True]
