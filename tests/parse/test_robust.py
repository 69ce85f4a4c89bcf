"""Damaged texts → still a document whose parts fit together."""

from __future__ import annotations

import random

import pytest

from checker.model import Document
from checker.parse import parse
from tests.documents import source_of

PLAN = """UBND HUYỆN TÂN AN
TRƯỜNG TIỂU HỌC SAO KHUÊ
Số: 15/KH-THSK
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân An, ngày 05 tháng 9 năm 2023
KẾ HOẠCH
Tổ chức Ngày hội đọc sách năm 2023
Thực hiện Kế hoạch số 12/KH-PGDĐT ngày 1/9/2023 của Phòng GD&ĐT Tân An, Trường xây dựng kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao văn hóa đọc;
+ Mỗi lớp một góc đọc.
II. NỘI DUNG
TT | Việc | Thời gian
1 | Mua sách | Tháng 9
III. TỔ CHỨC THỰC HIỆN
1. Thư viện: chủ trì.
Trên đây là Kế hoạch tổ chức Ngày hội đọc sách./.
Nơi nhận:
- Phòng GD&ĐT (để b/c);
- Lưu: VT.
KT. HIỆU TRƯỞNG
PHÓ HIỆU TRƯỞNG
Lê Thị Hoa
Phụ lục I
DANH MỤC SÁCH
I. Sách lớp 1
1. Truyện
"""
PIECES = [
    "I. ",
    "Phụ lục I",
    "Nơi nhận:",
    "KT. ",
    "Số: ",
    "/KH-",
    "- ",
    "Điều 1.",
    "PHẦN II",
    " | ",
    "\t",
    "đ)",
    "2.1.",
    "Kính gửi:",
    "V/v ",
    "ngày tháng năm",
    "(",
    "İ",
    "*",
    "",
    "…",
]


def fits(document: Document) -> None:
    size, paragraphs = len(document.source.text), document.paragraphs
    for paragraph in paragraphs:
        assert 0 <= paragraph.span.start <= paragraph.content.start <= paragraph.content.end <= paragraph.span.end <= size
        assert paragraph.section is None or paragraph.span in document.sections[paragraph.section].span
        assert paragraph.above is None or paragraphs[paragraph.above].span < paragraph.span
        assert paragraph.header_row is None or paragraphs[paragraph.header_row].cells
    for section in document.sections:
        assert section.heading in section.span
        assert section.parent is None or section.span in document.sections[section.parent].span
        assert section.depth == (1 if section.parent is None else document.sections[section.parent].depth + 1)
    assert all(0 <= span.start <= span.end <= size for span in document.header.spans.values())


@pytest.mark.parametrize("seed", range(150))
def test_damage(seed: int) -> None:
    chance = random.Random(seed)
    lines = PLAN.split("\n")
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(lines))
        lines[at : at + chance.randint(0, 1)] = [chance.choice(PIECES) + chance.choice(["", lines[at], lines[at][: chance.randint(0, 20)]])]
    fits(parse(source_of("\n".join(lines))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "x",
        "KẾ HOẠCH",
        "Nơi nhận:",
        "I.",
        "Phụ lục",
        "Số:",
        "HIỆU TRƯỞNG",
        " | ",
        PLAN.replace("\n", " "),
        PLAN.lower(),
        PLAN.upper(),
    ],
)
def test_scraps(text: str) -> None:
    fits(parse(source_of(text)))


@pytest.mark.parametrize(
    "lines",
    [
        "1. Thư viện\n- Mua sách cho trường xây dựng kế hoạch;",
        "II. NỘI DUNG\nNhà trường mở thư viện.",
        "II. Nội dung\nC. Mác viết về việc đọc sách",  # is an initial a letter that goes on with a list?
        "PHẦN II\nNỘI DUNG\n2. Nội dung\n2. NỘI DUNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-TH\nKẾ HOẠCH\nNhà trường mua sách.",  # has another plan begun?
        "KT. HIỆU TRƯỞNG\nPhụ lục II\nDANH SÁCH",
    ],
)
def test_long_files_take_time_in_proportion(lines: str) -> None:
    """Four times the text, not sixteen times the work: counted in lines of Python, so that a busy machine can't fail it."""
    import sys

    def work(times: int) -> int:
        source = source_of("KẾ HOẠCH\nĐọc sách\nHôm nay nhà trường đọc sách.\n" + f"{lines}\n" * times)
        count = 0

        def trace(*_: object) -> object:
            nonlocal count
            count += 1
            return trace

        sys.settrace(trace)  # type: ignore[arg-type]
        try:
            parse(source)
        finally:
            sys.settrace(None)
        return count

    work(1)  # tables are made once
    assert work(800) < 4.8 * work(200)
