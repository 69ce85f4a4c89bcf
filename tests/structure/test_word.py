"""The same shapes as Word files, where header and merged headings are cells."""

from __future__ import annotations

from pathlib import Path

from checker.extract import extract
from checker.model import Document
from checker.parse import parse
from checker.read import read
from tests.read.builders import docx, p, table

NAME = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")


def wide(text: str, columns: int) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{p(text)}</w:tc>'


def merged(text: str = "", *, first: bool = False) -> str:
    value = ' w:val="restart"' if first else ""
    return f"<w:tc><w:tcPr><w:vMerge{value}/></w:tcPr>{p(text)}</w:tc>"


def plan(left: str, *body: str) -> bytes:
    head = table((left, NAME), (p("Số: 87/KHLT-SYT-SGDĐT"), p("Lạc Sơn, ngày 14 tháng 3 năm 2023")), borders="none")
    return docx(
        head,
        p("KẾ HOẠCH LIÊN TỊCH"),
        p("Y tế trường học giai đoạn 2023 - 2025"),
        p("I. MỤC TIÊU"),
        *body,
        p("II. NHIỆM VỤ"),
        p("1. Khám sức khỏe."),
    )


def read_in(tmp_path: Path, content: bytes) -> Document:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    return extract(parse(read(path)))


def test_two_issuers_in_one_cell(tmp_path: Path) -> None:
    header = read_in(tmp_path, plan(p("SỞ GIÁO DỤC VÀ ĐÀO TẠO") + p("SỞ Y TẾ TỈNH LẠC SƠN"))).header
    assert header.issuers == ("Sở Giáo dục và Đào tạo", "Sở Y tế tỉnh Lạc Sơn")
    assert (header.number, header.place, header.superior) == ("87/KHLT-SYT-SGDĐT", "Lạc Sơn", None)
    assert header.subject == "Y tế trường học giai đoạn 2023 - 2025"


def test_years_under_a_merged_heading(tmp_path: Path) -> None:
    rows = table(
        (merged("TT", first=True), merged("Tên chỉ tiêu", first=True), merged("Đơn vị", first=True), wide("Chỉ tiêu", 2)),
        (merged(), merged(), merged(), "Năm 2024", "Năm 2025"),
        ("1", "Học sinh được khám sức khỏe", "%", "90", "100"),
    )
    found = read_in(tmp_path, plan(p("SỞ Y TẾ"), rows)).facts.targets
    assert [(t.value, t.unit, t.year) for t in found if t.value is not None] == [(90.0, "%", 2024), (100.0, "%", 2025)]
