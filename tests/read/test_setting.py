"""What a Word file tells of its letters, paragraphs and pages."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from checker.model import Face, Shape, Sheet, Source
from checker.read import read_bytes

LONG = "Nhà trường tổ chức tuyên truyền về an toàn giao thông trong giờ chào cờ đầu tuần cho toàn thể học sinh."


def source(document: Any) -> Source:
    out = io.BytesIO()
    document.save(out)
    return read_bytes("a.docx", out.getvalue())


def faces(document: Any) -> list[Face | None]:
    return [piece.face for piece in source(document).pieces]


def test_a_run_says_how_it_is_set() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Nội dung")
    run.font.size, run.font.name, run.bold, run.italic, run.font.color.rgb = Pt(13), "Arial", True, True, RGBColor(255, 0, 0)
    assert faces(document) == [Face(13.0, "Arial", True, True, "FF0000")]


def test_a_run_has_what_its_style_has() -> None:
    document = docx.Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    title: Any = document.styles["Title"]
    title.font.name, title.font.size, title.font.color.rgb = "Times New Roman", Pt(16), RGBColor(0, 0, 0)
    document.add_paragraph("Nội dung")
    document.add_paragraph("Tên", style="Title")
    found = faces(document)
    assert found[0] == Face(14.0, "Times New Roman", False, False, "000000")
    assert found[1]
    assert (found[1].size, found[1].color) == (16.0, "000000")


def test_a_font_of_the_theme_is_named() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Nội dung")
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:hAnsiTheme"), "majorHAnsi")
    found = faces(document)[0]
    assert found
    assert found.font == "Calibri"


@pytest.mark.parametrize(
    ("attributes", "color"),
    [
        ('w:val="auto"', "000000"),
        ('w:val="00B050"', "00B050"),
        ('w:val="7F7F7F" w:themeColor="text1" w:themeTint="80"', "7F7F7F"),
        ('w:val="ink"', None),
    ],
)
def test_colours(attributes: str, color: str | None) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Nội dung")
    run._r.get_or_add_rPr().append(parse_xml(f"<w:color {nsdecls('w')} {attributes}/>"))
    found = faces(document)[0]
    assert found
    assert found.color == color


def shaped(properties: str, text: str = LONG) -> Shape | None:
    document = docx.Document()
    paragraph = document.add_paragraph(text)
    paragraph._p.insert(0, parse_xml(f"<w:pPr {nsdecls('w')}>{properties}</w:pPr>"))
    return source(document).blocks[0].shape


@pytest.mark.parametrize(
    ("properties", "shape"),
    [
        ('<w:spacing w:before="60" w:after="120" w:line="360" w:lineRule="auto"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>', Shape("both", 28.35, 3, 6, 1.5)),
        ('<w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="exact"/><w:ind w:left="720" w:hanging="153"/>', Shape("left", 28.35, 0, 0, None)),
        ('<w:spacing w:before="100" w:beforeAutospacing="1" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', Shape("center", 0, None, None, 1.0)),
    ],
)  # fmt: skip
def test_a_paragraph_says_how_it_is_set(properties: str, shape: Shape) -> None:
    assert shaped(properties) == shape


def test_an_indent_typed_as_a_tab_is_not_known() -> None:
    found = shaped("", "\t" + LONG)
    assert found
    assert found.indent is None


def test_a_short_paragraph_shows_nothing() -> None:
    assert shaped("", "Lưu: VT.") is None


def paged(*, footer: bool = False, first: bool = True, frame: str = "", tab: bool = False, instruction: str = " PAGE ") -> Sheet:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(20), Mm(25), Mm(30), Mm(15)
    section.different_first_page_header_footer = first
    paragraph = (section.footer if footer else section.header).paragraphs[0]
    paragraph.alignment = 1
    if frame:
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:framePr {nsdecls('w')} {frame}/>"))
    run = paragraph.add_run("\t" if tab else "")
    run.font.size = Pt(13)
    code = OxmlElement("w:instrText")
    code.text = instruction
    for part in (
        parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="begin"/>'),
        code,
        parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="end"/>'),
    ):
        run._r.append(part)
    document.add_paragraph("Nội dung kế hoạch")
    (sheet,) = source(document).sheets
    return sheet


def test_the_page_set_up() -> None:
    assert paged() == Sheet(0, 210, 297, 20, 25, 30, 15, "header", "center", 13, False, False)


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"footer": True}, "numbered", "footer"),
        ({"first": False}, "number_first", True),
        ({"frame": 'w:xAlign="right"'}, "number_align", "right"),
        ({"frame": 'w:x="1000"'}, "number_align", None),
        ({"tab": True}, "number_align", None),
        ({"instruction": " NUMPAGES "}, "numbered", ""),
        ({"instruction": " PAGEREF _Toc1 "}, "numbered", ""),
        ({"instruction": "page \\* MERGEFORMAT"}, "numbered", "header"),
    ],
)
def test_the_page_number(more: dict[str, Any], field: str, value: object) -> None:
    assert getattr(paged(**more), field) == value


def test_a_second_section_begins_with_its_first_words() -> None:
    document = docx.Document()
    document.add_paragraph("Nội dung")
    document.add_section(WD_SECTION.NEW_PAGE).left_margin = Mm(25)
    document.add_paragraph("Phụ lục")
    found = source(document)
    assert [found.text[s.start :].split("\n")[0] for s in found.sheets] == ["Nội dung", "Phụ lục"]
    assert found.sheets[1].left == 25


def test_a_text_file_shows_nothing() -> None:
    found = read_bytes("a.txt", b"Noi dung")
    assert found.sheets == ()
    assert found.pieces[0].face is None
    assert found.blocks[0].shape is None
