"""Text and Markdown: encodings, residue, rows; what is left out leaves the map right."""

from __future__ import annotations

import pytest

from checker.read import read_bytes

RESIDUE = {
    "bookmark": ("[bookmark: _GoBack]Nội dung", "Nội dung"),
    "page": ("đầu\nPAGE  \ncuối", "đầu\ncuối"),
    "mergeformat": ("đầu\nPAGE \\* MERGEFORMAT\ncuối", "đầu\ncuối"),
    "bold": ("gửi **trước ngày 5/9** hằng năm", "gửi trước ngày 5/9 hằng năm"),
    "bold over lines": ("**KT. TRƯỞNG BAN\nPHÓ BAN**", "KT. TRƯỞNG BAN\nPHÓ BAN"),
    "italic": ("1. *Mục một:* lời", "1. Mục một: lời"),
    "a word PAGE stays": ("PAGE hai", "PAGE hai"),
    "a product stays": ("4*5*6 mét", "4*5*6 mét"),
    "a starred item stays": ("* Một mục\n* Hai mục", "* Một mục\n* Hai mục"),
    "a lone ** stays": ("ghi chú ** cuối", "ghi chú ** cuối"),
    "a line of stars stays": ("CÔNG ĐOÀN\n***\nSố", "CÔNG ĐOÀN\n***\nSố"),
}


@pytest.mark.parametrize(("typed", "text"), RESIDUE.values(), ids=RESIDUE)
def test_residue(typed: str, text: str) -> None:
    assert read_bytes("plan.txt", typed.encode()).text == text


def test_places_of_text_are_lines_and_offsets() -> None:
    source = read_bytes("plan.txt", "một\n\n [bookmark: a]hai **ba** bốn".encode())
    at = {source.text[p.span.start : p.span.end].strip(): (p.place.line, p.place.offset) for p in source.pieces}
    assert at == {"một": (1, None), "hai": (3, 14), "ba": (3, 20), "bốn": (3, 24)}


WEB = {
    "tags": ("<b>Căn cứ</b> Kế hoạch <span style='a'>số 5</span>", "Căn cứ Kế hoạch số 5"),
    "a break": ("Kế hoạch<br/>năm 2025", "Kế hoạch năm 2025"),
    "line ends in so many letters": ("số 5/KH-TH\\r\\nngày 02/4/2025", "số 5/KH-TH ngày 02/4/2025"),
    "a counter of pages": ("trang text_page_counter một", "trang  một"),
    "a blank by its name": ("năm&nbsp;2025", "năm 2025"),
    "signs of comparison": ("sĩ số <35 và >20 học sinh", "sĩ số <35 và >20 học sinh"),
    "an address": ("<bgh@truong.edu.vn>", "<bgh@truong.edu.vn>"),
}


@pytest.mark.parametrize(("typed", "text"), WEB.values(), ids=WEB)
def test_what_web_editors_leave(typed: str, text: str) -> None:
    source = read_bytes("plan.txt", typed.encode())
    assert source.text == text
    assert [n.code for n in source.warnings] == ([] if typed == text else ["residue"])


@pytest.mark.parametrize(
    ("data", "notices"),
    [
        ("Kế hoạch".encode(), []),
        ("Kế hoạch".encode("utf-8-sig"), []),
        ("Kế hoạch".encode("utf-16"), []),
        ("Kế hoạch năm học mới".encode("utf-16-le"), []),
        (
            "Th\u01b0\u0323c hi\u00ea\u0323n k\u00ea\u0301 hoa\u0323ch c\u1ee7a".replace("\u1ee7", "u\u0309").encode("cp1258"),
            ["cp1258", "not_nfc"],
        ),
    ],
)
def test_encodings(data: bytes, notices: list[str]) -> None:
    source = read_bytes("plan.txt", data)
    assert source.status == "read"
    assert "hoạch" in source.text
    assert [n.code for n in source.warnings] == notices


@pytest.mark.parametrize("data", [b"\x80\x81\xfe plain words in some other code \xff\xfe\xfa", b"\x00\x01\x02\x03" * 50])
def test_unknown_encodings_are_refused(data: bytes) -> None:
    assert read_bytes("plan.txt", data).status == "unreadable"


@pytest.mark.parametrize(
    ("typed", "text", "code"),
    [
        ("Ðảng ủy", "Đảng ủy", "odd_letters"),
        ("Ɖoàn", "Đoàn", "odd_letters"),
        ("ƢU TIÊN", "ƯU TIÊN", "odd_letters"),
        ("a\u00a0b\u200bc", "a bc", None),
        ("to\u0323a", "tọa", "not_nfc"),
        ("KH\u2011UB", "KH-UB", None),
    ],
)
def test_odd_characters(typed: str, text: str, code: str | None) -> None:
    source = read_bytes("plan.txt", typed.encode())
    assert source.text == text
    assert [n.code for n in source.warnings] == ([code] if code else [])


def test_rows_of_text_and_of_markdown() -> None:
    plain = read_bytes("plan.txt", "TT | Việc\n1 | Họp".encode())
    framed = read_bytes("plan.txt", "|TT|Việc|\n|1|Họp|\n|a|".encode())
    assert [b.span.of(framed.text) for b in framed.blocks] == ["TT | Việc", "1 | Họp", "|a|"]
    marked = read_bytes("plan.md", "# Kế hoạch\n\n| TT | Việc |\n|----|:---:|\n| 1 | **Họp** |\n\n- mục\\_a".encode())
    assert [b.kind for b in plain.blocks] == ["row", "row"]
    assert [b.span.of(marked.text) for b in marked.blocks] == ["Kế hoạch", "TT | Việc", "1 | Họp", "- mục_a"]
    assert [c.of(marked.text) for c in marked.blocks[2].cells] == ["1", "Họp"]


TABLES = {
    "a bar behind each row closes it": (
        "TT | Việc | Kết quả |\n1 | Họp |  |\n2 | Chi | 6.400.000 |",
        ["TT|Việc|Kết quả", "1|Họp|", "2|Chi|6.400.000"],
    ),
    "a bar behind some parts a blank cell": ("TT | Việc | Ghi chú\n1 | Họp |\n2 | | Sau lễ", ["TT|Việc|Ghi chú", "1|Họp|", "2||Sau lễ"]),
    "bars before each row": ("| TT | Việc | Ghi chú\n| 1 | Họp |\n|  | Cộng | 5", ["TT|Việc|Ghi chú", "1|Họp|", "|Cộng|5"]),
    "two columns, the last cell blank": ("Việc | Ghi chú\nHọp |\nSơ kết | Tháng 5", ["Việc|Ghi chú", "Họp|", "Sơ kết|Tháng 5"]),
    "bars without blanks": ("TT|Việc|Số\n1|Họp|\n2|Chi|5", ["TT|Việc|Số", "1|Họp|", "2|Chi|5"]),
    "bars inside a cell": ("TT | Cấp học\n1 | MN|MG", ["TT|Cấp học", "1|MN/MG"]),
    "a frame of signs": ("+----+------+\n| TT | Việc |\n+====+======+\n| 1  |      |\n+----+------+", ["TT|Việc", "1|"]),
    "a drawn frame": ("┌────┬──────┐\n│ TT │ Việc │\n├────┼──────┤\n│ 1  │      │\n└────┴──────┘", ["TT|Việc", "1|"]),
    "tabs": (
        "TT\tViệc\tThời gian\n1\tHọp\t12/5\n2\tSơ kết\n\tCộng\t2\nIII.\tCHI",
        ["TT|Việc|Thời gian", "1|Họp|12/5", "2|Sơ kết|", "|Cộng|2"],
    ),
    "tabs, blank cells cut off": ("TT\tViệc\tNgày\tAi\n1\tHọp\t12/5\n2\t\t\tTổ 1", ["TT|Việc|Ngày|Ai", "1|Họp|12/5|", "2|||Tổ 1"]),
}
NO_TABLES = [
    "UBND XÃ TÂN AN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG TIỂU HỌC X\t\tĐộc lập - Tự do - Hạnh phúc\nSố: 5/KH-X\t\tTân An, ngày 5 tháng 9 năm 2023",
    "NGƯỜI LẬP\tKẾ TOÁN\tHIỆU TRƯỞNG\nLê Thị Hoa\tLò Văn Pán\tĐỗ Thị Nga",
    "\t\t1. Họp ngày 5/9\n\t\t2. Chi 5 triệu",
    "Các lớp A|B|C học sáng.\nCác lớp D|E học chiều.",
    "PHƯỜNG TÂN AN |",
    "- + -",
]


@pytest.mark.parametrize(("typed", "rows"), TABLES.values(), ids=TABLES)
def test_tables_of_text(typed: str, rows: list[str]) -> None:
    source = read_bytes("plan.txt", typed.encode())
    shown = ["|".join(c.of(source.text).replace("|", "/") for c in b.cells) for b in source.blocks if b.kind == "row"]
    assert shown == rows


@pytest.mark.parametrize("typed", NO_TABLES)
def test_bars_and_tabs_that_make_no_table(typed: str) -> None:
    source = read_bytes("plan.txt", typed.encode())
    assert {b.kind for b in source.blocks} == {"paragraph"}


def test_blank_lines_stay_between_blocks() -> None:
    source = read_bytes("plan.txt", "một\n\nhai\x0cba".encode())
    assert source.text == "một\n\nhai\nba"
    assert len(source.blocks) == 3
    assert not source.layout


def test_pictographs_of_a_message_are_told_and_the_boxes_of_a_form_are_not() -> None:
    pasted = read_bytes("plan.txt", "👉 Mua sách\n1️⃣ Kinh phí ✅".encode())
    assert [n.code for n in pasted.warnings] == ["pictographs"]
    assert pasted.warnings[0].message.vi.startswith("Văn bản còn 3 biểu tượng cảm xúc")
    assert not read_bytes("plan.txt", "☐ Đồng ý ☑ Không đồng ý ✓ ➢ → ★".encode()).warnings
