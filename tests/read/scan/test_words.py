"""Recognised words without an engine: slips mended, lines and tables laid out, boxes led back to the file, pages kept."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path

import pytest

from checker.model import Span
from checker.parse import parse
from checker.read.assemble import assemble
from checker.read.pdf.cells import Rule
from checker.read.pdf.document import blocks
from checker.read.raw import Raw
from checker.read.scan.cache import Cache
from checker.read.scan.model import Page, Seen, mean, packed, unpacked
from checker.read.scan.page import on_file
from checker.read.scan.repair import repaired
from checker.read.scan.sheet import sheets_of, told


def _line(text: str, x: float, baseline: float, number: int, *, sure: float = 0.95, size: float = 14) -> list[Seen]:
    """A line of words half a size wide a letter, as high as their letters are."""
    out = []
    for word in text.split():
        wide = len(word) * size * 0.45
        low = baseline + (0.22 * size if set(word) & set("gpqy,;()/ạậẹệịọộợụựỵ") else 0)
        out.append(Seen(word, (x, baseline - 0.67 * size, x + wide, low), sure, number))
        x += wide + 4
    return out


def _page(*words: Seen, rules: tuple[Rule, ...] = ()) -> Page:
    return Page(595, 842, list(words), list(rules))


def _text(page: Page) -> list[str]:
    source = assemble(Raw(blocks([*sheets_of(page, 1)]), [], "read", 1), name="a.pdf", sha256="", form="pdf")
    return source.text.split("\n")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("về bình đăng giới", "về bình đẳng giới"),
        ("BÌNH ĐẰNG GIỚI", "BÌNH ĐẲNG GIỚI"),
        ("Tống kết năm học;", "Tổng kết năm học;"),
        ("- Chỉ bộ (để báo cáo);", "- Chi bộ (để báo cáo);"),
        ("2. Phần công trách nhiệm", "2. Phân công trách nhiệm"),
        ("III. CHÍ TIỂU", "III. CHỈ TIÊU"),
        ("hăng năm", "hằng năm"),
        ("Điền nắm 2021, ngầy 12/5, thảng 9", "Điền năm 2021, ngày 12/5, tháng 9"),
        ("trên đường ởi học", "trên đường đi học"),
        ("ở) Gửi tin nhắn", "đ) Gửi tin nhắn"),
        ("Phòng GD&ĐÐT", "Phòng GD&ĐT"),
        ("Phòng GD&:ĐT; UBND'", "Phòng GD&ĐT; UBND"),
        ("quy chế chỉ tiêu nội bộ", "quy chế chi tiêu nội bộ"),
        ("5, Bảo vệ, lao công", "5. Bảo vệ, lao công"),
        ("3 _ | Rà soát", "3 Rà soát"),
        ("ngày 12/\u20449\u20442025 của", "ngày 12/9/2025 của"),
    ],
)
def test_slips_are_mended(read: str, meant: str) -> None:
    assert " ".join(w.text for w in repaired(_line(read, 85, 100, 1))) == meant


@pytest.mark.parametrize(
    "text",
    [
        "tiêu chí thi đua của tổ",
        "phần công việc được giao",
        "một số kết quả đạt được",
        "hàng tháng, hằng tháng",
        "chi tiêu nội bộ và chỉ tiêu được giao",
        "có thẻ thư viện",
        "Số: 15/KH-THĐĐT ngày 5, tháng 6",
        "đăng bình luận",
        "nắm 20 học sinh; trẻ nam 2021; ngay 2 việc; Nẵm 2021",
        "926 trẻ, tổng, số",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert " ".join(w.text for w in repaired(_line(text, 85, 100, 1))) == text


def test_specks_are_no_letters() -> None:
    assert repaired([Seen("l", (1, 1, 2, 2), 0.05, 1), Seen("5", (9, 1, 12, 9), 0.4, 1)])[0].text == "5"


def _head() -> list[Seen]:
    rows = [
        ("UBND XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRƯỜNG MẦM NON B", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 147/KH-MNB", "Xã A, ngày 03 tháng 02 năm 2031"),
    ]
    out = []
    for k, (left, right) in enumerate(rows):  # the engine takes both columns for one line
        out += _line(left, 85, 70 + 18 * k, k + 1, size=12) + _line(right, 285, 70 + 18 * k, k + 1, size=12)
    return out + _line("KẾ HOẠCH", 260, 150, 9) + _line("Tổ chức năm học mới", 220, 168, 10)


def test_merged_columns_of_the_head_come_apart() -> None:
    assert _text(_page(*_head()))[:6] == [
        "UBND XÃ A",
        "TRƯỜNG MẦM NON B",
        "Số: 147/KH-MNB",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Xã A, ngày 03 tháng 02 năm 2031",
    ]


def test_each_word_has_its_box_and_confidence() -> None:
    words = _head()
    words[-1] = words[-1]._replace(confidence=0.41)
    source = assemble(Raw(blocks([*sheets_of(_page(*words), 1)]), [], "read", 1), name="a.pdf", sha256="", form="pdf")
    assert parse(source).header.number == "147/KH-MNB"
    at = source.text.index("147/KH-MNB")
    (place,) = source.places(Span(at, at + 5))
    assert place.page == 1
    assert place.confidence == 0.95
    assert place.box == pytest.approx(next(w.box for w in words if w.text == "147/KH-MNB"), abs=0.06)
    at = source.text.index("Tổ chức năm học mới")
    assert source.least_confidence(Span(at, at + 19)) == 0.41
    assert source.least_confidence(Span(at, at + 7)) == 0.95


def test_wrapped_lines_are_one_paragraph_whatever_letters_hang_below() -> None:
    full = "Nhà trường tổ chức thực hiện kế hoạch năm học mới theo đúng tiến độ"
    lines = [w for k in range(4) for w in _line(full, 85, 200 + 18 * k, k)] + _line("nêu trên", 85, 272, 4) + _line("- Mục một", 85, 290, 5)
    assert _text(_page(*lines)) == [" ".join([full] * 4 + ["nêu trên"]), "- Mục một"]


def test_ruled_table_gives_rows() -> None:
    across = [Rule(True, y, 80, 500) for y in (100, 130, 160)]
    down = [Rule(False, x, 100, 160) for x in (80, 120, 350, 500)]
    words = _line("TT", 90, 120, 1) + _line("Nội dung", 130, 120, 1) + _line("Thời hạn", 360, 120, 1)
    words += _line("1 _", 90, 150, 2) + _line("Họp phụ huynh", 130, 150, 2) + _line("10/9", 360, 150, 2)
    assert _text(_page(*words, rules=(*across, *down))) == ["TT | Nội dung | Thời hạn", "1 | Họp phụ huynh | 10/9"]


@pytest.mark.parametrize(
    ("turn", "quarters", "unit", "wanted"),
    [
        (0.0, 0, 1.0, (10, 20, 50, 30)),
        (0.0, 0, 2.0, (20, 40, 100, 60)),
        (0.0, 1, 1.0, (170, 10, 180, 50)),  # 200 × 100 as read was 100 wide and 200 high, turned to the left: x from the right edge
        (0.0, 2, 1.0, (150, 70, 190, 80)),
    ],
)
def test_boxes_lead_back_to_the_file(turn: float, quarters: int, unit: float, wanted: tuple[float, ...]) -> None:
    page = Page(200, 100, [], [], turn, unit, quarters)
    got = on_file(page, (10, 20, 50, 30))
    if quarters == 1:
        wanted = (100 - 30, 10, 100 - 20, 50)
    assert got == pytest.approx(wanted, abs=0.02)


def test_box_of_a_straightened_page() -> None:
    page = Page(600, 800, [], [], turn=2.0)
    got = on_file(page, (290, 100, 310, 110))  # far above the middle: it lay to one side by the sine of the angle
    assert abs((got[0] + got[2]) / 2 - 300) == pytest.approx(295 * math.sin(math.radians(2)), abs=0.3)


def test_notices_name_pages_and_how_sure() -> None:
    assert told({1: 0.96, 2: 0.94, 3: 0.0}) == [("ocr", {"page": "1–3", "sure": 95})]
    assert told({2: 0.5, 4: 0.9})[1:] == [("ocr_poor", {"page": "2"})]
    assert told({1: 0.0}) == []
    assert mean([Seen("ab", (0, 0, 1, 1), 0.1, 1)]) == 0.0


def test_pages_are_kept_by_content_and_engine(kept: Path) -> None:
    page = _page(*_head(), rules=(Rule(True, 1, 2, 3),))
    assert unpacked(json.loads(json.dumps(packed(page)))) == page
    Cache(b"one", "x 1").put(0, page)
    assert Cache(b"one", "x 1").get(0) == page
    assert Cache(b"one", "x 2").get(0) is None
    assert Cache(b"two", "x 1").get(0) is None
    assert Cache(b"one", "x 1").get(1) is None
    (file,) = kept.glob("*/*.json")
    file.write_text('[595, "a"]')
    assert Cache(b"one", "x 1").get(0) is None


def test_pages_unused_for_longest_go_first(kept: Path) -> None:
    cache = Cache(b"one", "x")
    for k in range(4):
        cache.put(k, _page(*_head()))
    files = sorted(kept.glob("*/*.json"))
    for k, file in enumerate(files):
        os.utime(file, (1000 + k, 1000 + k))
    cache.trim(largest=3 * files[0].stat().st_size)
    assert set(kept.glob("*/*.json")) == set(files[2:])


def test_nothing_is_kept_where_that_is_said(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    monkeypatch.setenv("SOAT_CACHE", "none")
    Cache(b"one", "x").put(0, _page())
    assert not kept.exists()
    assert Cache(b"one", "x").get(0) is None
