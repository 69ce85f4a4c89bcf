"""Numbering shapes → section tree, siblings and kinds."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.parse import parse
from checker.parse.kinds import kinds_of
from tests.documents import source_of

HEAD = "KẾ HOẠCH\nTổ chức Ngày hội đọc sách năm 2023\n\nTrường Tiểu học Sao Khuê xây dựng kế hoạch như sau:\n"
TEXT = "Học sinh đọc sách mỗi tuần."


def read(body: str) -> Document:
    return parse(source_of(HEAD + body))


def outline(body: str) -> list[tuple[int, str | None, str]]:
    return [(s.depth, s.number, s.title) for s in read(body).sections]


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "I", "MỤC ĐÍCH, YÊU CẦU"),
        ("I.MỤC ĐÍCH", "I", "MỤC ĐÍCH"),
        ("I- MỤC ĐÍCH", "I", "MỤC ĐÍCH"),
        ("I – MỤC ĐÍCH", "I", "MỤC ĐÍCH"),
        ("I/ MỤC ĐÍCH", "I", "MỤC ĐÍCH"),
        ("I/. MỤC ĐÍCH", "I", "MỤC ĐÍCH"),
        ("I MỤC ĐÍCH", "I", "MỤC ĐÍCH"),
        ("I. Mục đích", "I", "Mục đích"),
        ("I. MỤC ĐÍCH:", "I", "MỤC ĐÍCH"),
        ("I. MỤC ĐÍCH.", "I", "MỤC ĐÍCH"),
        ("I. MỤC ĐÍCH,\nYÊU CẦU", "I", "MỤC ĐÍCH, YÊU CẦU"),
        ("I. MỤC ĐÍCH: Nâng cao văn hóa đọc của học sinh.", "I", "MỤC ĐÍCH"),
        ("PHẦN I. MỤC ĐÍCH", "PHẦN I", "MỤC ĐÍCH"),
        ("PHẦN I\nMỤC ĐÍCH", "PHẦN I", "MỤC ĐÍCH"),
        ("Phần thứ nhất\nMỤC ĐÍCH", "Phần thứ nhất", "MỤC ĐÍCH"),
        ("Phần thứ nhất: MỤC ĐÍCH", "Phần thứ nhất", "MỤC ĐÍCH"),
        ("A. MỤC ĐÍCH", "A", "MỤC ĐÍCH"),
        ("Điều 1. Mục đích", "Điều 1", "Mục đích"),
        ("1. MỤC ĐÍCH", "1", "MỤC ĐÍCH"),
        ("1/ MỤC ĐÍCH", "1", "MỤC ĐÍCH"),
        ("1.MỤC ĐÍCH", "1", "MỤC ĐÍCH"),
        ("1.1. MỤC ĐÍCH", "1.1", "MỤC ĐÍCH"),
    ],
)
def test_heading_shapes(heading: str, number: str, title: str) -> None:
    document = read(f"{heading}\n{TEXT}\n")
    assert [(s.depth, s.number, s.title, s.kinds[0]) for s in document.sections] == [(1, number, title, "muc_dich")]
    section = document.sections[0]
    assert document.text(section.heading).startswith(heading.split("\n")[0].split(":")[0].rstrip("."))
    assert document.text(section.span).endswith(TEXT)
    assert document.paragraphs[-1].section == 0


@pytest.mark.parametrize(
    "line",
    [
        "V.I. Lê-nin viết nhiều về đọc sách.",
        "Phần I của Kế hoạch này do thư viện thực hiện.",
        "1.500.000 đồng là kinh phí mua sách.",
        "20.11 là ngày tổng kết.",
        "10/6 là ngày nộp báo cáo.",
        "1-2 em mỗi lớp tham gia.",
        "Mục 3 nêu trên do Công đoàn thực hiện.",
        "Điều này giúp học sinh tiến bộ.",
        "C Loan phụ trách thư viện.",
        "15 học sinh tham gia.",
    ],
)
def test_what_only_looks_like_a_number(line: str) -> None:
    document = read(f"I. MỤC ĐÍCH\n{line}\n")
    assert [s.number for s in document.sections] == ["I"]
    assert document.paragraphs[-1].marker is None


def test_three_levels_and_their_owners() -> None:
    body = (
        "I. NỘI DUNG\n1. Thư viện\na) Mua sách\n- Sách giáo khoa;\n+ Lớp 1;\n+ Lớp 2;\n- Truyện.\nb) Kê giá sách.\n2. Lớp học\n- Góc đọc sách.\nII. KINH PHÍ\n"
        "Chi thường xuyên.\n"
    )
    document = read(body)
    assert [(s.depth, s.number, s.parent) for s in document.sections] == [
        (1, "I", None),
        (2, "1", 0),
        (3, "a", 1),
        (2, "2", 0),
        (1, "II", None),
    ]
    marks = {document.text(p.content): p for p in document.paragraphs}
    owner = {text: document.text(document.paragraphs[p.above].content) for text, p in marks.items() if p.above is not None}
    assert owner["Thư viện"] == "NỘI DUNG"
    assert owner["Mua sách"] == "Thư viện"
    assert owner["Kê giá sách."] == "Thư viện"
    assert owner["Sách giáo khoa;"] == "Mua sách"
    assert owner["Lớp 2;"] == "Sách giáo khoa;"
    assert owner["Truyện."] == "Mua sách"
    assert owner["Góc đọc sách."] == "Lớp học"
    assert owner["Lớp học"] == "NỘI DUNG"
    assert marks["KINH PHÍ"].above is None
    assert document.text(document.sections[0].span).endswith("- Góc đọc sách.")


def test_bullets_hang_on_the_line_that_leads_them_in() -> None:
    document = read("I. NỘI DUNG\n1. Thư viện\nThư viện làm các việc sau:\n- Mua sách;\n- Kê giá.\nHọc sinh tự quản.\n")
    owners = [p.above for p in document.paragraphs if p.marker == "-"]
    assert {document.text(document.paragraphs[o].content) for o in owners if o is not None} == {"Thư viện làm các việc sau:"}


def test_doubled_and_skipped_numbers_stay() -> None:
    assert [
        n for _, n, _ in outline(f"I. MỤC ĐÍCH\n{TEXT}\nIII. NỘI DUNG\n{TEXT}\nIII. KINH PHÍ\n{TEXT}\nV. TỔ CHỨC THỰC HIỆN\n{TEXT}\n")
    ] == ["I", "III", "III", "V"]


def test_plain_items_are_no_sections() -> None:
    body = "I. NỘI DUNG\n1. Nhà trường mua thêm sách cho thư viện, ưu tiên sách thiếu nhi.\n2. Công đoàn vận động quyên góp sách trong toàn trường.\n"
    document = read(body)
    assert [s.number for s in document.sections] == ["I"]
    assert [(p.marker, p.above) for p in document.paragraphs[-2:]] == [("1.", 3), ("2.", 3)]


def test_item_with_a_meaning_and_its_text_on_the_line() -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Ban giám hiệu: chỉ đạo chung.\n2. Chế độ báo cáo: gửi Phòng GD&ĐT trước ngày 5/6.\n3. Chỉ tiêu 1: 90% học sinh đọc sách.\n"
    assert outline(body) == [(1, "I", "TỔ CHỨC THỰC HIỆN"), (2, "2", "Chế độ báo cáo")]


def test_an_item_with_its_text_on_the_line_beside_headings() -> None:
    text = "I. GIẢI PHÁP\n1. Truyền thông\n- Treo pa nô.\n2. Dạy bơi\n- Mở lớp.\n3. Ao hồ an toàn: rào chắn hố nước.\n4. Thực hiện nghiêm: đúng giờ, đúng việc."
    assert [number for _, number, _ in outline(text)] == ["I", "1", "2", "3", "4"]
    alone = "I. PHÂN CÔNG\n1. Hiệu trưởng: chỉ đạo chung.\n2. Giáo viên: dạy đúng giờ.\n3. Đoàn đội: tuyên truyền."
    assert [number for _, number, _ in outline(alone)] == ["I"]


def test_heading_with_nothing_under_it() -> None:
    body = f"I. NỘI DUNG\n1. Thư viện\n{TEXT}\n2. Góc đọc\n{TEXT}\n3. Sân trường\nII. KINH PHÍ\n"
    assert [n for _, n, _ in outline(body)] == ["I", "1", "2", "3", "II"]


def test_arabic_tops_with_dotted_items() -> None:
    body = f"1. MỤC TIÊU\n{TEXT}\n2. NỘI DUNG\n2.1. Thư viện\na) Mua sách thiếu nhi;\nb) Kê giá sách.\n2.2. Lớp học\n{TEXT}\n3. KINH PHÍ\n{TEXT}\n"
    assert [(d, n) for d, n, _ in outline(body)] == [(1, "1"), (1, "2"), (2, "2.1"), (2, "2.2"), (1, "3")]


def test_letters_above_romans() -> None:
    body = f"A. ĐẶC ĐIỂM TÌNH HÌNH\nI. Thuận lợi\n{TEXT}\nII. Khó khăn\n{TEXT}\nB. NỘI DUNG\nI. Thư viện\n{TEXT}\nC. TỔ CHỨC THỰC HIỆN\n{TEXT}\n"
    assert [(d, n) for d, n, _ in outline(body)] == [(1, "A"), (2, "I"), (2, "II"), (1, "B"), (2, "I"), (1, "C")]


def test_headings_without_numbers() -> None:
    assert [(d, n, t) for d, n, t in outline(f"MỤC ĐÍCH, YÊU CẦU\n{TEXT}\nTỔ CHỨC THỰC HIỆN\n{TEXT}\n")] == [
        (1, None, "MỤC ĐÍCH, YÊU CẦU"),
        (1, None, "TỔ CHỨC THỰC HIỆN"),
    ]


def test_appendix_restarts_the_numbering() -> None:
    document = read(
        f"I. MỤC ĐÍCH\n{TEXT}\nNơi nhận:\n- Các lớp;\n- Lưu: VT.\nHIỆU TRƯỞNG\nLê Thị Hoa\nPhụ lục I\nDANH MỤC SÁCH\nI. SÁCH GIÁO KHOA\n{TEXT}\nPHỤ LỤC II: LỊCH ĐỌC\n1. Sáng thứ Hai\n{TEXT}\n"
    )
    rows = [(s.depth, s.number, s.title, s.kind == "phu_luc", s.parent) for s in document.sections]
    assert rows == [
        (1, "I", "MỤC ĐÍCH", False, None),
        (1, "Phụ lục I", "DANH MỤC SÁCH", True, None),
        (2, "I", "SÁCH GIÁO KHOA", False, 1),
        (1, "PHỤ LỤC II", "LỊCH ĐỌC", True, None),
        (2, "1", "Sáng thứ Hai", False, 3),
    ]
    assert {p.region for p in document.paragraphs if p.section in (1, 2)} == {"appendix"}
    assert not document.text(document.sections[0].span).endswith("Hoa")


def test_preamble_as_a_section() -> None:
    document = read(f"I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\nCông văn số 5/PGDĐT ngày 2/3/2023;\nII. MỤC ĐÍCH\n{TEXT}\n")
    assert document.sections[0].kind == "can_cu"
    assert [p.region for p in document.paragraphs][-4:] == ["body", "preamble", "body", "body"]


def test_rows_belong_to_their_section_not_to_the_tree() -> None:
    document = read("I. NỘI DUNG\nTT | Việc | Thời gian\n1 | Mua sách | Tháng 9\n2 | Kê giá | Tháng 10\nII. KINH PHÍ\nChi thường xuyên.\n")
    assert [s.number for s in document.sections] == ["I", "II"]
    rows = [p for p in document.paragraphs if p.cells]
    head = document.paragraphs.index(rows[0])
    assert [r.header_row for r in rows] == [None, head, head]
    assert {r.section for r in rows} == {0}
    assert rows[1].marker is None
    assert [document.text(c) for c in rows[1].cells] == ["1", "Mua sách", "Tháng 9"]


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("NỘI DUNG, CHỈ TIÊU THỰC HIỆN", ("noi_dung", "chi_tieu")),
        ("TỔNG KẾT ĐÁNH GIÁ, THÔNG TIN BÁO CÁO", ("danh_gia", "bao_cao")),
        ("CHẾ ĐỘ THÔNG TIN, BÁO CÁO", ("bao_cao",)),
        ("NGUỒN KINH PHÍ", ("kinh_phi",)),
        ("Dự kiến kinh phí", ("kinh_phi",)),
        ("PHÂN CÔNG THỰC HIỆN", ("phan_cong",)),
        ("MỤC ĐÍCH - YÊU CẦU", ("muc_dich", "yeu_cau")),
        ("MỤC ĐÍCH VÀ YÊU CẦU", ("muc_dich", "yeu_cau")),
        ("Một số chỉ tiêu chủ yếu", ("chi_tieu",)),
        ("Nhiệm vụ, giải pháp", ("nhiem_vu", "giai_phap")),
        ("ĐIỀU KIỆN ĐẢM BẢO", ("kinh_phi",)),
        ("Nguồn lực", ("kinh_phi",)),
        ("Nguồn lực thực hiện", ("kinh_phi",)),
        ("Tổ chức thực hiện", ("to_chuc",)),
        ("Các căn cứ pháp lý", ("can_cu",)),
        ("Đội ngũ báo cáo viên", ()),
        ("Báo cáo viên, tuyên truyền viên", ()),
        ("Bồi dưỡng giáo viên đáp ứng yêu cầu đổi mới", ()),
        ("Các tổ chức đoàn thể", ()),
        ("Tổ chức các hoạt động đọc sách", ()),
        ("Tăng cường truyền thông về kết quả thực hiện kế hoạch năm trước", ()),
    ],
)
def test_kinds(title: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(title) == kinds


OUTLINES = {
    "a heading in capitals over two lines": (
        "I. MỤC TIÊU\nPhủ xanh đồi trọc.\nII. NHIỆM VỤ TRỒNG RỪNG\nPHÒNG HỘ ĐẦU NGUỒN\nTrồng keo, lát.",
        [("I", "MỤC TIÊU", 1), ("II", "NHIỆM VỤ TRỒNG RỪNG PHÒNG HỘ ĐẦU NGUỒN", 1)],
    ),
    "numbers that begin anew under a heading of the same kind": (
        "1. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nPhủ xanh.\n2. Yêu cầu\nTiết kiệm.\n2. NỘI DUNG\nTrồng cây.",
        [("1", "MỤC ĐÍCH, YÊU CẦU", 1), ("1", "Mục đích", 2), ("2", "Yêu cầu", 2), ("2", "NỘI DUNG", 1)],
    ),
    "a three that was read as letters": (
        "II. NỘI DUNG\nTrồng cây.\nHI. TỔ CHỨC THỰC HIỆN\nTổ rừng chủ trì.",
        [("II", "NỘI DUNG", 1), ("III", "TỔ CHỨC THỰC HIỆN", 1)],
    ),
    "letters that head parts": (
        "I. MỤC ĐÍCH, YÊU CẦU\na) Mục đích\nPhủ xanh.\nb) Yêu cầu\nTiết kiệm.",
        [("I", "MỤC ĐÍCH, YÊU CẦU", 1), ("a", "Mục đích", 2), ("b", "Yêu cầu", 2)],
    ),
    "an item that leads into rows, among sentences": (
        "I. CHỈ TIÊU\n1. Phủ xanh đồi.\n2. Giữ nguồn nước.\n3. Trồng dặm keo.\n4. Diện tích trồng:\nBản | Diện tích\nPá Khoang | 48\nII. NỘI DUNG\nTrồng.",
        [("I", "CHỈ TIÊU", 1), ("II", "NỘI DUNG", 1)],
    ),
    "a whole sentence above a table, among sentences": (
        (
            "I. CHỈ TIÊU\n1. Phủ xanh đồi.\n2. Giữ nguồn nước.\n3. Trồng dặm keo.\n"
            "4. Diện tích trồng mới của cả bốn bản vùng cao đến hết năm đạt ít nhất 48 ha.\nBản | Diện tích\nPá Khoang | 48\nII. NỘI DUNG\nTrồng."
        ),
        [("I", "CHỈ TIÊU", 1), ("II", "NỘI DUNG", 1)],
    ),
    "a number before a ratio": (
        "I. CHỈ TIÊU\n1. Rừng\n1.1. Trồng dặm 12 ha.\n1.2. 5/5 bản giữ rừng.\nII. NỘI DUNG\nTrồng.",
        [("I", "CHỈ TIÊU", 1), ("1", "Rừng", 2), ("II", "NỘI DUNG", 1)],
    ),
    "a lettered sentence above further text": (
        "I. CHỈ TIÊU\na) Phủ xanh đồi;\nb) Giữ nguồn nước hằng năm.\nRiêng rừng cũ:\nBản | Diện tích\nPá Khoang | 48",
        [("I", "CHỈ TIÊU", 1)],
    ),
    "a table of contents": ("Mục lục\nPhần I. Hiện trạng … 1\nPHẦN I. HIỆN TRẠNG\nĐồi trọc.", [("PHẦN I", "HIỆN TRẠNG", 1)]),
}


@pytest.mark.parametrize(("text", "wanted"), OUTLINES.values(), ids=OUTLINES)
def test_outlines_of_damaged_text(text: str, wanted: list[tuple[str, str, int]]) -> None:
    found = parse(source_of(f"KẾ HOẠCH\nTrồng rừng\n\n{text}\n"))
    assert [(s.number, s.title, s.depth) for s in found.sections] == wanted
