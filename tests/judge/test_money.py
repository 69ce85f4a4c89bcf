"""Sums in figures beside sums in words, and totals of tables: what is told, and the tables that are made in another way."""

from __future__ import annotations

import pytest

from checker.judge.facts.money import spelled_sums, totals
from checker.language.money import bare_words, spelled_value
from checker.model import Hierarchy
from tests.documents import plain

NOTHING = Hierarchy(plain("KẾ HOẠCH"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười triệu một trăm nghìn đồng chẵn", 10_100_000),
        ("một trăm linh năm triệu không trăm hai mươi ngàn đồng", 105_020_000),
        ("chín mươi mốt triệu, hai trăm lẻ ba nghìn bốn trăm đồng./.", 91_203_400),
        ("hai tỷ đồng", 2_000_000_000),
        ("hai mươi lăm triệu đồng việt nam", 25_000_000),
        ("mười lăm nghìn đồng", 15_000),
        ("hai triệu rưỡi đồng", None),
        ("một nghìn tỷ đồng", None),
        ("năm nghìn ba triệu đồng", None),
        ("hai ba triệu đồng", None),
        ("chi từ nguồn xã hội hóa", None),
        ("trăm triệu đồng", None),
    ],
)
def test_a_sum_in_words(words: str, value: int | None) -> None:
    assert spelled_value(bare_words(words)) == value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tổng: 7.200.000 đồng (Bằng chữ: Bảy triệu hai trăm nghìn đồng).", [False]),
        ("Tổng: 7.200.000 đồng (Bằng chữ: Bảy triệu đồng chẵn).", [True]),
        ("Chi 7,2 triệu đồng (bảy triệu hai trăm nghìn đồng).", [False]),
        ("Chi 7.200.000đ (viết bằng chữ: bảy mươi hai triệu đồng).", [True]),
        ("Chi 50.000 đồng/em (năm trăm nghìn đồng cho mười em).", []),
        ("Chi 500.000 đồng (hai suất, mỗi suất hai trăm năm mươi nghìn đồng).", []),
        ("Chi 500.000 đồng (từ quỹ).", []),
    ],
)
def test_figures_and_words(text: str, told: list[bool]) -> None:
    assert [r.get("unlike") for r in spelled_sums(plain(text), NOTHING)] == told


HEAD = "TT | Nội dung | Số lượng | Thành tiền"


def found(*lines: str) -> list[tuple[str, str]]:
    """The totals that do not add up: what the cell says, and the sum."""
    document = plain("\n".join(lines))
    return [(r.text, r.get("sum")) for r in totals(document, NOTHING) if r.get("unlike")]


@pytest.mark.parametrize("last", [" | Cộng: |  | 1.500.000", "Tổng cộng | 1.500.000", "Tổng kinh phí |  |  | 1.500.000"])
def test_a_total_that_is_no_sum(last: str) -> None:
    assert found(HEAD, "1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", last) == [("1.500.000", "1.400.000")]
    assert not found(HEAD, "1 | Sách | 4 | 700.000", "2 | Kệ | 1 | 800.000", last)


def test_rows_without_numbers() -> None:
    rows = ["Khối 6 | 3 | 121", "Khối 7 | 3 | 118", "Khối 8 | 2 | 90"]
    assert found("Khối lớp | Số lớp | Số học sinh", *rows, "Tổng | 8 | 392") == [("392", "329")]


@pytest.mark.parametrize(
    "lines",
    [
        # parts of parts
        ("1 | Sách | 4 | 600.000", "1.1 | Truyện | 2 | 300.000", "2 | Kệ | 1 | 800.000", "Tổng cộng | 1.400.000"),
        ("I | Mua sắm | 5 | 1.400.000", "1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", "Tổng cộng | 1.400.000"),
        ("1 | Sách | 4 | 600.000", "2 | Trong đó: truyện | 2 | 300.000", "3 | Kệ | 1 | 800.000", "Tổng cộng | 1.400.000"),
        # a row that is the sum of those before it
        ("1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", "3 | Mua sắm | 5 | 1.400.000", "Tổng cộng | 1.400.000"),
        # not every row has a sum; a range; a decimal
        ("1 | Sách | 4 | 600.000", "2 | Kệ | 1 | ", "3 | Bàn | 1 | 500.000", "Tổng cộng | 1.400.000"),
        ("1 | Sách | 4 | 600.000 - 700.000", "2 | Kệ | 1 | 800.000", "Tổng cộng | 1.500.000"),
        ("1 | Sách | 4 | 0,6", "2 | Kệ | 1 | 0,8", "Tổng cộng | 1,5"),
        # the last row is no total, or one of totals
        ("1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", "3 | Tổng phụ trách Đội | 1 | 900.000"),
        ("1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", "Tổng (A+B) | 2.400.000"),
        # one row alone; rows numbered on from another page
        ("1 | Sách | 4 | 600.000", "Tổng cộng | 700.000"),
        ("5 | Sách | 4 | 600.000", "6 | Kệ | 1 | 800.000", "Tổng cộng | 2.900.000"),
    ],
)
def test_tables_made_in_another_way(lines: tuple[str, ...]) -> None:
    assert not found(HEAD, *lines)


def test_unit_prices_and_rates_are_not_added() -> None:
    rows = ["1 | Sách | 40.000 | 10", "2 | Kệ | 80.000 | 5"]
    assert not found("TT | Nội dung | Đơn giá | Tỷ lệ (%)", *rows, "3 | Bàn | 90.000 | 6", "Cộng |  | 70.000 | 7")


def test_two_columns_that_both_fail_are_a_table_of_another_kind() -> None:
    assert not found(HEAD, "1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", " | Cộng | 9 | 1.500.000")
