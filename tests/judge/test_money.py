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
        ("một trăm hai triệu đồng", None),
        ("ba trăm nghìn đồng một lớp", None),
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
        ("Chi 800.000 đồng (hai trăm nghìn đồng một tổ).", []),
        ("Chi 3 triệu 200 nghìn đồng (ba triệu hai trăm nghìn đồng).", []),
        ("Chi 1 tỷ 400 triệu đồng (một tỷ bốn trăm triệu đồng).", []),
        ("Chi 7 000 000 đồng (bảy triệu đồng).", []),
        ("Chi 7. 000.000 đồng (bảy triệu đồng).", []),
        ("Chi 7,000 đồng (bảy nghìn đồng).", []),
        ("Chi 4 x 300.000 đồng (một triệu hai trăm nghìn đồng).", []),
        ("Có 4 suất, mỗi suất 300.000 đồng (một triệu hai trăm nghìn đồng).", []),
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
        # the total of two parts, of which one was added up before
        (
            "A | Ngân sách |  | ",
            "1 | Sách | 4 | 600.000",
            " | Cộng |  | 600.000",
            "B | Tài trợ |  | ",
            "1 | Kệ | 1 | 800.000",
            "2 | Bàn | 1 | 100.000",
            "Tổng cộng | 1.500.000",
        ),
        # a row that is not counted; a mean; how many rows there are; numbers times prices
        ("1 | Sách | 4 | 600.000", "2 | Kệ (đã có, không tính) | 1 | 800.000", "3 | Bàn | 1 | 100.000", "Tổng cộng | 700.000"),
        ("1 | Được cấp | 4 | 600.000", "2 | Tài trợ | 1 | 100.000", "3 | Đã chi | 1 | 200.000", "Tổng cộng | 700.000"),
        ("1 | Sách | 4 | 95", "2 | Kệ | 1 | 99", "Tổng cộng | 97"),
        ("1 | Sách | 4 | 1975", "2 | Kệ | 1 | 1981", "Tổng cộng | 2"),
        ("1 | Sách | 4 | 60.000", "2 | Kệ | 2 | 80.000", "Tổng cộng | 6 | 400.000"),
    ],
)
def test_tables_made_in_another_way(lines: tuple[str, ...]) -> None:
    assert not found(HEAD, *lines)


def test_unit_prices_and_rates_are_not_added() -> None:
    rows = ["1 | Sách | 40.000 | 10", "2 | Kệ | 80.000 | 5"]
    assert not found("TT | Nội dung | Đơn giá | Tỷ lệ (%)", *rows, "3 | Bàn | 90.000 | 6", "Cộng |  | 70.000 | 7")


def test_a_row_without_number_may_be_a_part_of_another() -> None:
    rows = ["Giáo viên | 21", "Giáo viên Mĩ thuật | 2", "Nhân viên | 5"]
    assert not found("Bộ phận | Số người", *rows, "Tổng số | 26")
    assert found("Bộ phận | Số người", *rows, "Tổng số | 31") == [("31", "28")]


def test_rounded_figures_need_not_add_up() -> None:
    rows = ["1 | Sách | 4 | 12", "2 | Kệ | 1 | 8", "3 | Bàn | 1 | 5", "Tổng cộng | 26"]
    assert not found("Đơn vị tính: triệu đồng", HEAD, *rows)
    assert found(HEAD, *rows) == [("26", "25")]


def test_a_table_that_began_on_the_page_before() -> None:
    head, first, last = (
        "Trường học | Số học sinh",
        ["Trường Hoa Ban | 120", "Trường Hoa Mai | 90"],
        ["Trường Hoa Sen | 40", "Trường Hoa Lan | 55"],
    )
    assert not found(head, *first, "Trang 2", head, *last, "Tổng cộng | 305")
    assert found("Mở đầu", head, *last, "Tổng cộng | 59") == [("59", "95")]


def test_a_total_with_the_table_above() -> None:
    above = ["1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", "Cộng | 1.400.000"]
    below = ["1 | Hoa | 4 | 100.000", "2 | Quà | 1 | 200.000"]
    assert not found(HEAD, *above, "Tài trợ:", HEAD, *below, "Tổng cộng | 1.700.000")
    assert found(HEAD, *above, "Tài trợ:", HEAD, *below, "Tổng cộng | 1.800.000") == [("1.800.000", "300.000")]


def test_two_columns_that_both_fail_are_a_table_of_another_kind() -> None:
    assert not found(HEAD, "1 | Sách | 4 | 600.000", "2 | Kệ | 1 | 800.000", " | Cộng | 9 | 1.500.000")
