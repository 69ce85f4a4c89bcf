"""Pages made by hand: wrapped lines, two-column heads, ruled tables, page numbers, scrambled streams."""

from __future__ import annotations

import pytest

from checker.model import Source
from checker.read import read_bytes
from checker.read.pdf.geometry import Character, baselines, words
from checker.read.pdf.quality import scrambled, usable
from tests.read.builders import line, pdf, text_at

#: Characters of the test font are seven points wide at size 14: 60 of them fill a line from 85 to 505.
_FULL = "Nhà trường tổ chức thực hiện kế hoạch năm học mới theo đúng t"


def read(*pages: str) -> Source:
    return read_bytes("plan.pdf", pdf(*pages))


def lines(source: Source) -> list[str]:
    return [b.span.of(source.text) for b in source.blocks]


def _lines_at(y: float, *texts: str, indent: float = 0) -> str:
    return "".join(text_at(85 + (indent if k == 0 else 0), y - 18 * k, t) for k, t in enumerate(texts))


_BODY = _lines_at(500, _FULL, _FULL, _FULL, _FULL, "tiến độ.")


def test_wrapped_lines_are_one_paragraph() -> None:
    source = read(_BODY + _lines_at(380, "Đoạn ngắn.") + _lines_at(362, "Đoạn sau."))
    assert lines(source) == [" ".join([_FULL] * 4 + ["tiến độ."]), "Đoạn ngắn.", "Đoạn sau."]


def test_list_marks_and_indents_begin_paragraphs() -> None:
    marks = _lines_at(380, _FULL, "- Mục một", "a) Mục hai", "2. Mục ba", "II. MỤC BỐN")
    assert lines(read(_BODY + marks))[1:] == [_FULL, "- Mục một", "a) Mục hai", "2. Mục ba", "II. MỤC BỐN"]
    indented = _lines_at(380, _FULL) + text_at(120, 362, "Câu mới thụt đầu dòng")
    assert lines(read(_BODY + indented))[1:] == [_FULL, "Câu mới thụt đầu dòng"]


def test_spacing_begins_a_paragraph() -> None:
    source = read(_BODY + _lines_at(380, _FULL) + _lines_at(352, "cách quãng"))
    assert lines(source)[1:] == [_FULL, "cách quãng"]


def test_numbers_torn_at_hyphen_or_slash_are_joined_without_blank() -> None:
    torn = _FULL[:-10] + " số 123/KH-"
    source = read(_BODY + _lines_at(380, torn, "UBND của xã"))
    assert "123/KH-UBND của xã" in source.text


def test_paragraph_runs_over_the_page_end_past_page_numbers_and_heads() -> None:
    head = text_at(85, 800, "Trường Tiểu học Một")
    pages = [head + text_at(290, 30, str(k)) + _lines_at(700, *[_FULL] * 8) for k in (1, 2, 3)]
    source = read(*pages)
    assert lines(source) == [" ".join([_FULL] * 24)]
    assert {p.place.page for p in source.pieces} == {1, 2, 3}
    assert source.pages == 3


_HEAD = [
    (60, 780, "PHÒNG GIÁO DỤC A"),
    (60, 762, "TRƯỜNG MẦM NON B"),
    (300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (330, 762, "Độc lập - Tự do - Hạnh phúc"),
    (90, 740, "Số:   /KH-MNB"),
    (320, 740, "Xã A, ngày 05 tháng 9 năm 2030"),
]
_CELLS = [t for _, _, t in _HEAD]


def test_two_column_head_comes_cell_by_cell() -> None:
    source = read("".join(text_at(*item) for item in _HEAD) + _BODY)
    assert [" ".join(t.split()) for t in lines(source)[:6]] == [" ".join(t.split()) for t in _CELLS]


def test_two_column_head_written_line_by_line_comes_left_then_right() -> None:
    by_line = sorted(_HEAD, key=lambda item: (-item[1], item[0]))
    source = read("".join(text_at(*item) for item in by_line) + _BODY)
    got = [" ".join(t.split()) for t in lines(source)[:6]]
    assert got == ["PHÒNG GIÁO DỤC A", "TRƯỜNG MẦM NON B", "Số: /KH-MNB", *[" ".join(_CELLS[k].split()) for k in (2, 3, 5)]]


def test_recipients_beside_the_signature() -> None:
    left = ["Nơi nhận:", "- Phòng GD&ĐT (b/c);", "- Lưu: VT."]
    foot = "".join(text_at(85, 300 - 16 * k, t, size=12) for k, t in enumerate(left))
    foot += text_at(380, 298, "HIỆU TRƯỞNG") + text_at(370, 220, "Nguyễn Thị Một")
    assert lines(read(_BODY + foot))[1:] == [*left, "HIỆU TRƯỞNG", "Nguyễn Thị Một"]


def test_a_page_may_open_with_the_last_recipient_beside_the_signers_name() -> None:
    foot = text_at(85, 780, "- Lưu: VT.", size=12) + text_at(370, 780, "Nguyễn Thị Một")
    assert lines(read(_BODY, foot))[1:] == ["- Lưu: VT.", "Nguyễn Thị Một"]


def test_last_line_of_the_closing_sentence_stays_with_it() -> None:
    closing = _lines_at(360, _FULL, "nghiêm túc thực hiện./.")
    foot = text_at(85, 300, "Nơi nhận:", size=12) + text_at(85, 284, "- Lưu: VT.", size=12) + text_at(380, 320, "HIỆU TRƯỞNG")
    assert lines(read(_BODY + closing + foot))[1] == f"{_FULL} nghiêm túc thực hiện./."


def _ruled(y: float, rows: list[list[str]], xs: tuple[int, ...] = (85, 125, 330, 505), high: int = 30) -> str:
    down = [line(x, y, x, y - high * len(rows)) for x in xs]
    across = [line(xs[0], y - high * k, xs[-1], y - high * k) for k in range(len(rows) + 1)]
    cells = [text_at(xs[c] + 5, y - high * r - 18, t) for r, row in enumerate(rows) for c, t in enumerate(row) if t]
    return "".join(down + across + cells)


def test_ruled_table_gives_rows_with_cells() -> None:
    source = read(_BODY + _ruled(350, [["TT", "Nội dung", "Thời hạn"], ["1", "Họp phụ huynh", "10/9"]]) + _lines_at(200, "Sau bảng."))
    assert lines(source)[1:] == ["TT | Nội dung | Thời hạn", "1 | Họp phụ huynh | 10/9", "Sau bảng."]
    row = source.blocks[2]
    assert row.kind == "row"
    assert [c.of(source.text) for c in row.cells] == ["1", "Họp phụ huynh", "10/9"]
    place = source.places(row.cells[1])[0]
    assert (place.page, place.table, place.row, place.column) == (1, 1, 2, 2)
    assert place.box is not None


def test_table_runs_on_over_the_page_end() -> None:
    head = ["TT", "Nội dung", "Thời hạn"]
    first = _BODY + _ruled(200, [head, ["1", "Họp phụ huynh", "10/9"]])
    second = _ruled(780, [head, ["", "lần thứ nhất", ""], ["2", "Sơ kết kỳ một", "5/1"]])
    assert lines(read(first, second))[1:] == [" | ".join(head), "1 | Họp phụ huynh lần thứ nhất | 10/9", "2 | Sơ kết kỳ một | 5/1"]


def test_underlines_are_no_table() -> None:
    drawn = line(85, 345, 300, 345) + line(85, 325, 300, 325)
    assert all(b.kind == "paragraph" for b in read(_BODY + _lines_at(350, "Gạch chân") + drawn).blocks)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("K ế ho ạ ch t ổ ch ứ c h ộ i thi c ủ a nhà tr ườ ng", True),
        ("Kế hoạch tổ chức hội thi của nhà trường, ý kiến ở xã", False),
        ("K\nế\nho ạ\xa0ch t ổ ch ứ c h ộ i", True),  # whatever the blank
        ("1 ế", False),
    ],
)
def test_scramble_score(text: str, is_so: bool) -> None:
    assert scrambled(text) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Kế hoạch tổ chức hội thi của nhà trường " * 4, True),
        ("Kế hoạch tổ chức hội thi của nhà trường \ufffd\ufffd " * 4, False),  # told by its common letters, were it whole
        ("QUYẾT ĐỊNH VỀ KẾ HOẠCH " * 4, True),  # by counting all its letters
        ("Ke hoach to chuc hoi thi cua nha truong " * 4, False),
        ("12/10/2025", True),
    ],
)
def test_text_layer_is_trusted(text: str, is_so: bool) -> None:
    assert usable(text) is is_so


def test_characters_are_sorted_by_baseline_and_parted_at_gaps() -> None:
    texts = ["Kế hoạch", "của trường"]
    found = [
        Character(c, 100.0 + 20 * row, (85 + 7.0 * k, 90 + 20 * row, 91.5 + 7 * k, 100 + 20 * row), 0)
        for row, text in enumerate(texts)
        for k, c in enumerate(text)
        if c != " "
    ]
    mixed = sorted(found, key=lambda c: (c.text.isascii(), c.text))

    class Page:
        number = 1

        def size(self, at: int) -> float:
            return 14.0

        def face(self, at: int) -> str:
            return "times"

    made = [words(Page(), line) for line in baselines(mixed, 3)]  # type: ignore[arg-type]
    assert [atom.text for atom in made] == texts


@pytest.mark.parametrize(
    ("bad", "codes"),
    [
        ("0 0 m 9 9 l S", ["page_unread", "ocr_missing"]),
        (text_at(85, 700, "Bm h1nh k3 ho4ch cua nh4 trumg nam h0c"), ["page_unread", "ocr_missing"]),
    ],
)
def test_page_without_usable_text_makes_the_file_partial(bad: str, codes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOAT_OCR", "none")
    source = read(_BODY, bad)
    assert source.status == "partial"
    assert [n.code for n in source.warnings] == codes
    assert "Trang 2" in source.warnings[0].message.vi


def test_cut_tail_is_repaired() -> None:
    source = read_bytes("plan.pdf", pdf(_BODY)[:-200])
    assert source.text.startswith(_FULL)
    assert [n.code for n in source.warnings] == ["repaired"]


def test_boxes_count_from_the_top_left() -> None:
    place = read(text_at(100, 742, "Kế hoạch năm học")).pieces[0].place
    assert place.box is not None
    assert 99 <= place.box[0] <= 103
    assert 84 <= place.box[1] <= 92 < place.box[3] <= 106
