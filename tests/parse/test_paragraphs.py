"""Lines → paragraphs: wrapped lines joined, marks told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.language.normal import fold
from checker.parse import parse
from checker.parse.marks import mark_of
from tests.documents import source_of

HEAD = "KẾ HOẠCH\nTổ chức Ngày hội đọc sách\n\nCăn cứ tình hình thực tế.\nI. NỘI DUNG\n"


def body(text: str) -> list[str]:
    document = parse(source_of(HEAD + text))
    return [document.text(p.span) for p in document.paragraphs if p.region == "body"][1:]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("- Tăng số trẻ hoàn thành chương trình\n\n\ncấp tiểu học.\n- Giữ vững sĩ số.", 2),
        ("Kế hoạch áp dụng cho giai đoạn 2021\n- 2025 trên toàn quận.", 1),
        ("Nhà trường gửi báo cáo về Phòng\nGiáo dục và Đào tạo huyện Tân An.", 1),
        ("Nộp báo cáo trước ngày\n15/6 hằng năm.", 1),
        ("Nhà trường mua sách.\nCông đoàn quyên góp.", 2),
        ("Nhà trường làm các việc:\nmua sách; kê giá.", 2),
        ("- Mua sách\n- Kê giá", 2),
        ("2. Chỉ tiêu năm 2023\n100% học sinh được tham gia.", 2),
        ("Nhà trường mời tất cả cha mẹ học sinh cùng tham gia Ngày hội đọc sách tại sân trường Tiểu học Nguyễn\nTrãi.", 1),
        ("3. Kinh phí hằng năm\nBố trí trong dự toán.", 2),
        ("3. Mở rộng kho học liệu số\nCác tổ soạn bài giảng điện tử.", 2),
        ("Nhà trường đã gửi Công văn số\nKhẩn 12 lên Phòng.", 1),
        ("Nhà trường giữ vững phong trào đọc sách của\n7\nhọc sinh toàn trường.", 1),
        ("1. Thư viện\nmua thêm sách.", 2),
        ("Việc 1 | Mua sách\nviệc 2 | Kê giá", 2),
    ],
)
def test_sentences_broken_over_lines(text: str, paragraphs: int) -> None:
    assert len(body(text)) == paragraphs


def test_file_broken_at_a_width() -> None:
    sentence = "Nhà trường phối hợp với Hội Khuyến học Phường An Bình tổ chức Ngày hội Đọc sách cho Học sinh Khối Bốn và Khối Năm tại Sân trường vào Sáng thứ Bảy hằng tuần."
    words, lines = (sentence + " ") * 6, []
    rest = words.split()
    while rest:
        line = ""
        while rest and len(line) + len(rest[0]) < 70:
            line += rest.pop(0) + " "
        lines.append(line.strip())
    text = "\n".join(lines)
    joined = body(f"{text}\n{text}")
    assert len(joined) <= 14  # of some 28 lines, those that end in a full stop end a paragraph


@pytest.mark.parametrize(
    ("text", "kind", "number", "content"),
    [
        ("1. Thư viện", "arabic", "1", "Thư viện"),
        ("1.Thư viện", "arabic", "1", "Thư viện"),
        ("(2) Thư viện", "arabic", "2", "Thư viện"),
        ("3) Thư viện", "arabic", "3", "Thư viện"),
        ("2.1. Thư viện", "dotted", "2.1", "Thư viện"),
        ("2.1 Thư viện", "dotted", "2.1", "Thư viện"),
        ("2.1.3. Thư viện", "dotted2", "2.1.3", "Thư viện"),
        ("a) mua sách", "lower", "a", "mua sách"),
        ("đ) mua sách", "lower", "đ", "mua sách"),
        ("b. Mua sách", "lower", "b", "Mua sách"),
        ("- mua sách", "bullet", "", "mua sách"),
        ("-Mua sách", "bullet", "", "Mua sách"),
        ("– Mua sách", "bullet", "", "Mua sách"),
        ("+ Mua sách", "bullet", "", "Mua sách"),
        ("* Mua sách", "bullet", "", "Mua sách"),
        ("· Mua sách", "bullet", "", "Mua sách"),
        ("•\tMua sách", "bullet", "", "Mua sách"),
        ("👉 Mua sách", "bullet", "", "Mua sách"),
        ("2️⃣ Mua sách", "arabic", "2", "Mua sách"),
    ],
)
def test_marks(text: str, kind: str, number: str, content: str) -> None:
    mark = mark_of(text, fold(text))
    assert mark is not None
    assert (mark.kind, mark.number, text[mark.length :]) == (kind, number, content)


@pytest.mark.parametrize(
    "text",
    [
        "1.5 triệu đồng",
        "12/5/2023 là hạn",
        "100% học sinh",
        "-5 độ C",
        "Đ/c Lan phụ trách",
        "và các lớp",
        "*Chỉ tiêu:* 90%",
        "2023 là năm đầu",
    ],
)
def test_no_marks(text: str) -> None:
    found = mark_of(text, fold(text))
    assert found is None or found.kind == "bullet" and text.startswith("-")


@pytest.mark.parametrize(
    ("text", "value"), [("IV. A", 4), ("đ) a", 5), ("2.3. a", 3), ("PHẦN III. A", 3), ("Điều 12. A", 12), ("- a", None)]
)
def test_place_of_a_number_in_its_list(text: str, value: int | None) -> None:
    mark = mark_of(text, fold(text))
    assert mark is not None
    assert mark.value == value


def test_content_is_what_follows_the_mark() -> None:
    document = parse(source_of(HEAD + "1.Mua sách cho thư viện.\n"))
    last = document.paragraphs[-1]
    assert (last.marker, document.text(last.content), last.section) == ("1.", "Mua sách cho thư viện.", 0)


def test_paragraphs_of_a_word_file_stay_apart() -> None:
    """Word keeps paragraphs whole: a list without marks isn't run together."""
    source = replace(
        source_of(HEAD + "Thành viên Ban tổ chức gồm có các thầy cô ở trường và\nCô Lê Thị Hoa\nThầy Trần Văn Bình"), format="docx"
    )
    assert len(parse(source).paragraphs) == 7
