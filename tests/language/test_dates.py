"""Dates as written, one literal a row: (text, kind, start, end, recurrence or quarter)."""

from __future__ import annotations

import pytest

from checker.language.dates import scan
from checker.model import PartialDate

DATED: list[tuple[str, str, tuple[int | None, int | None, int | None]]] = [
    ("nộp trước 20/5", "day", (20, 5, None)),
    ("Kế hoạch số 12 - 18/4/2027", "day", (18, 4, 2027)),
    ("nộp trước ngày 05/9/2025", "day", (5, 9, 2025)),
    ("ngày 05 tháng 9 năm 2025", "day", (5, 9, 2025)),
    ("ngày 9 tháng 01 năm 2015", "day", (9, 1, 2015)),
    ("ngày 04tháng 5 năm 2013", "day", (4, 5, 2013)),
    ("trước 16h30 ngày 05/11/2025", "day", (5, 11, 2025)),
    ("lễ mít tinh ngày 30-4", "day", (30, 4, None)),
    ("ngày Nhà giáo Việt Nam 20-11", "day", (20, 11, None)),
    ("báo đăng 30-11-2019", "day", (30, 11, 2019)),
    ("vào ngày 12.3.2021 tại hội trường", "day", (12, 3, 2021)),
    ("dịp 2/9 được nghỉ", "day", (2, 9, None)),
    ("dịp 8/3 chị em gặp mặt", "day", (8, 3, None)),
    ("nộp trước 10/9 hồ sơ đăng ký", "day", (10, 9, None)),
    ("trước ngày 31/6/2022", "day", (31, 6, 2022)),
    ("ngày 30 tháng 0 năm 2020", "day", (30, 0, 2020)),
    ("ngày 32/13/2021", "day", (32, 13, 2021)),
    ("ngày 07 tháng năm 2016", "day", (7, None, 2016)),
    ("ngày 22/1 1/2017", "day", (22, 11, 2017)),
    ("I5 tháng 10 năm 2020", "day", (15, 10, 2020)),
    ("trước ngày\n20/11/2021", "day", (20, 11, 2021)),
    ("ngày /9/2019", "month", (None, 9, 2019)),
    ("ngày tháng 9 năm 2024", "month", (None, 9, 2024)),
    ("tháng 10/2021", "month", (None, 10, 2021)),
    ("hoàn thành trong tháng 3 năm 2025", "month", (None, 3, 2025)),
    ("tháng 6", "month", (None, 6, None)),
    ("lần 2 tháng 10/2028", "month", (None, 10, 2028)),
    ("Đến hết năm 2028\n- 100% lớp học", "year", (None, None, 2028)),
    ("Điều khoản (5, 12/3/2029)", "day", (12, 3, 2029)),
    ("trước đầu tháng 4/2011", "month", (None, 4, 2011)),
    ("bầu ban chỉ đạo năm 2023", "year", (None, None, 2023)),
    ("năm học 2021 – 2022", "school_year", (None, None, 2021)),
    ("ngày 25 hằng tháng", "recurring", (25, None, None)),
    ("trước ngày 15 của tháng.", "recurring", (15, None, None)),
]


@pytest.mark.parametrize(("text", "kind", "parts"), DATED)
def test_one_date(text: str, kind: str, parts: tuple[int | None, int | None, int | None]) -> None:
    (found,) = scan(text)
    assert (found.kind, found.date) == (kind, PartialDate(*parts))
    assert found.span.of(text) in text


RANGES: list[tuple[str, tuple[int | None, int | None, int | None], tuple[int | None, int | None, int | None]]] = [
    ("khối tiểu học 09/9 - 11/9/2028", (9, 9, 2028), (11, 9, 2028)),
    ("Tuần lễ đọc sách (02 - 08/10)", (2, 10, None), (8, 10, None)),
    ("Hội trường phường\n02 - 03/10/2028 | Trưng bày sách", (2, 10, 2028), (3, 10, 2028)),
    ("từ 15/11-15/12", (15, 11, None), (15, 12, None)),
    ("(từ 15/11 đến 15/12)", (15, 11, None), (15, 12, None)),
    ("từ ngày 15/11 đến ngày 15/12/2021", (15, 11, 2021), (15, 12, 2021)),
    ("(15/11 - 15/12/2021)", (15, 11, 2021), (15, 12, 2021)),
    ("Từ ngày 03 - 12/10/2016", (3, 10, 2016), (12, 10, 2016)),
    ("từ ngày 28/9/2016 đến 02/10/2016", (28, 9, 2016), (2, 10, 2016)),
    ("từ 15/12 đến 15/01/2022", (15, 12, None), (15, 1, 2022)),
    ("12 - 18/4/2027 | Tuần lễ đọc sách", (12, 4, 2027), (18, 4, 2027)),
    ("Hội thi\n08 - 09/11", (8, 11, None), (9, 11, None)),
    ("các ngày 12, 13/ 9", (12, 9, None), (13, 9, None)),
    ("Tuần lễ xanh 12 - 18/3", (12, 3, None), (18, 3, None)),
    ("dự kiến 22-24/7/2028", (22, 7, 2028), (24, 7, 2028)),
    ("vườn rau (06, 07/4/2029)", (6, 4, 2029), (7, 4, 2029)),
    ("Liên hoan cấp trường 25 - 29/5/2029", (25, 5, 2029), (29, 5, 2029)),
    ("01/7 -30/7 2019", (1, 7, 2019), (30, 7, 2019)),
    ("từ tháng 9/2021 đến tháng 5/2022", (None, 9, 2021), (None, 5, 2022)),
    ("giai đoạn 2021- 2025", (None, None, 2021), (None, None, 2025)),
    ("từ năm 2021 đến năm 2025", (None, None, 2021), (None, None, 2025)),
    ("từ ngày 20-25 hằng tháng", (20, None, None), (25, None, None)),
    ("ngày 01 đến 05 của tháng cuối quý", (1, None, None), (5, None, None)),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_range(text: str, start: tuple[int | None, int | None, int | None], end: tuple[int | None, int | None, int | None]) -> None:
    (found,) = scan(text)
    assert (found.kind, found.date, found.end) == ("range", PartialDate(*start), PartialDate(*end))


@pytest.mark.parametrize(
    "text",
    [
        "đạt 7/8 huyện",
        "trong đó 05/05 khoa có đề án",
        "tăng từ 3/5 đội lên 4/5 đội",
        "05/07 người (71,4%)",
        "8/10 (80%)",
        "ít nhất 2/3 thành viên",
        "Trường Mầm non 1/6",
        "THCS 28/8 tổ chức",
        "lớp 5/2 trực nhật",
        "đường 30/4",
        "trực 24/24 giờ",
        "hỗ trợ 24/7",
        "Thông tư số 12/2020/TT-BGDĐT",
        "21/2006/KH-UBND",
        "36/2017 /TT",
        "số 10/2021",
        "điểm 9/10",
        "điện thoại 0914/223344",
        "trẻ từ 12 tháng đến 6 tuổi",
        "sau 6 tháng đầu",
        "hết hạn trong 3 tháng",
        "tỷ số 3/2",
        "mục 2.1. Nội dung",
        "từ lớp 1-5",
        "họp trong tháng\n2. Hiệu trưởng",
    ],
)
def test_no_date(text: str) -> None:
    assert scan(text) == ()


def test_a_class_before_a_day_opens_no_range() -> None:
    assert [m.kind for m in scan("lớp 4 - 5/2")] == ["day"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1 - 15/9: phát sách.\n2 - 20/9: họp lớp.", ["day", "day"]),
        ("4 - 15/9: phát sách.\n5 - Họp lớp ngày 20/9.", ["day", "day"]),
        ("4 - 15/9: phát sách.\n20 - 25/9: họp lớp.", ["range", "range"]),
        ("Nghỉ 1 - 15/9.\n2 - Họp lớp.", ["range"]),
    ],
)
def test_the_number_of_an_item_opens_no_range(text: str, kinds: list[str]) -> None:
    assert [m.kind for m in scan(text)] == kinds


def test_list_number_is_no_month() -> None:
    assert [m.recurrence for m in scan("chương trình hằng tháng\n2. Hiệu trưởng")] == ["monthly"]


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("hằng năm", "annual"),
        ("hàng tháng", "monthly"),
        ("mỗi quý một lần", "quarterly"),
        ("định kỳ 6 tháng", "semiannual"),
        ("6 tháng/lần", "semiannual"),
        ("20/12 hàng năm", "annual"),
        ("trước ngày 05 tháng cuối cùng của mỗi quý", "quarterly"),
        ("Hằng tháng, các lớp nộp sổ trước ngày 25.", "monthly"),
        ("ngày 1 đến ngày 5 hằng tháng", "monthly"),
        ("ngày 20 đến 25 hằng tháng", "monthly"),
    ],
)
def test_recurrence(text: str, recurrence: str) -> None:
    assert scan(text)[-1].recurrence == recurrence


@pytest.mark.parametrize(("text", "quarter", "year"), [("quý III năm 2014", 3, 2014), ("Quý I/2025", 1, 2025), ("trong quý 4", 4, None)])
def test_quarter(text: str, quarter: int, year: int | None) -> None:
    (found,) = scan(text)
    assert (found.kind, found.quarter, found.date.year) == ("quarter", quarter, year)


def test_two_days_share_what_is_said_once() -> None:
    first, second = scan("trước 10/6 và 25/11 hàng năm")
    assert (first.date, first.recurrence) == (PartialDate(10, 6), None)
    assert (second.date, second.recurrence) == (PartialDate(25, 11), "annual")


def test_spans_are_those_of_the_text() -> None:
    text = "Nộp về Phòng trước ngày 20/5, hoàn thành trong tháng 6 năm 2021."
    assert [m.span.of(text) for m in scan(text)] == ["ngày 20/5", "tháng 6 năm 2021"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("vào tháng 4 và tháng 9 năm 2027", [2027, 2027]),
        ("ngày 12/3, 15/3 và 20/3/2027", [2027, 2027, 2027]),
        ("ngày 12/9 và ngày 20/3/2027", [None, 2027]),
        ("khai mạc 05/4, bế mạc 16/4/2027", [None, 2027]),
        ("trước 10/6 và 25/11 hàng năm", [None, None]),
    ],
)
def test_the_dates_of_a_list_are_of_the_year_of_its_last(text: str, years: list[int | None]) -> None:
    assert [m.date.year for m in scan(text)] == years
