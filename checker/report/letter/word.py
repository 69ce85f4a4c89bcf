"""`Letter` → DOCX: A4, margins 20, 20, 30 and 15 mm, Times New Roman, sizes of Phụ lục I, page numbers from the second page on."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from checker.report.letter.measure import AFTER, INDENT, SIZE
from checker.report.letter.points import LETTERS, Group
from checker.report.letter.words import Letter

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_FONT = "Times New Roman"
_LEFT, _RIGHT = 76.0, 94.0  # millimetres: the columns of the header, a little over the text together, as in real letters
_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_CENTRE, _JUSTIFY, _START = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
_STAMP = (1980, 1, 1, 0, 0, 0)
_QUOTES = str.maketrans("«»", "“”")  # as Nghị định 30 itself quotes


def written(letter: Letter) -> bytes:
    """The bytes of a letter, the same on every run."""
    document = docx.Document()
    _page(document)
    _header(document, letter)
    _to(document, letter)
    for text in letter.opening:
        _body(document, text)
    for at, group in enumerate(letter.groups, 1):
        _group(document, at, group)
    _body(document, letter.closing)
    _foot(document, letter)
    return _packed(document)


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = _CENTRE
    for kind in ("begin", "PAGE", "end"):
        run = number.add_run()
        run.font.size = Pt(SIZE)
        run._r.append(_field(kind))
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(SIZE)
    for key in ("w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(qn(key), _FONT)
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="vi-VN" w:eastAsia="vi-VN"/>')
    style.element.rPr.append(language)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = ""
    core.title = "Công văn"


def _field(kind: str) -> Any:
    if kind != "PAGE":
        return parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
    instruction = OxmlElement("w:instrText")
    instruction.text = " PAGE "
    return instruction


def _header(document: WordDocument, letter: Letter) -> None:
    """Bodies and nation side by side; under them number and day; under the number what it is about."""
    cells = _grid(document, 2, (_LEFT, _RIGHT))
    (left, right), (below, beside) = cells
    if letter.superior:
        _cell(left, letter.superior, 12)
    for line in letter.sender:
        _cell(left, line, 12, bold=True)
    _rule(left, _LEFT, _LEFT * 0.36)
    for size, line in zip((12, 13), _NATION, strict=True):
        _cell(right, line, size, bold=True)
    _rule(right, _RIGHT, 57)
    _cell(below, letter.number, 13)
    for line in letter.about:
        _cell(below, line, 12)
    _cell(beside, letter.place_day, 13, italic=True)


def _grid(document: WordDocument, rows: int, widths: tuple[float, ...]) -> list[list[_Cell]]:
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    sides = "".join(f'<w:{side} w:w="28" w:type="dxa"/>' for side in ("left", "right"))
    table._tbl.tblPr.insert_element_before(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"), "w:tblLook")
    for column, across in zip(table.columns, widths, strict=True):
        column.width = Mm(across)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell, across in zip(row.cells, widths, strict=True):
            cell.width = Mm(across)
    return [list(row.cells) for row in table.rows]


def _cell(cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False, align: Any = _CENTRE) -> None:
    """A line in a cell; the empty paragraph that each new cell holds is used first."""
    first = cell.paragraphs[0]
    fresh = len(cell.paragraphs) == 1 and not first.runs and first._p.find(qn("w:pPr")) is None
    paragraph = first if fresh else cell.add_paragraph()
    _shape(paragraph, align, after=0)
    _run(paragraph, text, size, bold=bold, italic=italic)


def _rule(cell: _Cell, across: float, length: float) -> None:
    """The short line under a head: the upper border of an empty paragraph (millimetres)."""
    paragraph = cell.add_paragraph()
    _shape(paragraph, _CENTRE, after=0)
    shape = paragraph.paragraph_format
    shape.line_spacing, shape.space_before = Pt(4), Pt(2)
    shape.left_indent = shape.right_indent = Mm((across - length) / 2)
    border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>')
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _to(document: WordDocument, letter: Letter) -> None:
    if len(letter.to) == 1:
        _shape(paragraph := document.add_paragraph(), _CENTRE, before=14, after=10)
        _run(paragraph, f"Kính gửi: {letter.to[0]}", SIZE)
        return
    for at, name in enumerate(("Kính gửi:", *(f"- {body}{'.' if body == letter.to[-1] else ';'}" for body in letter.to))):
        _shape(paragraph := document.add_paragraph(), _START, before=14 if at == 0 else 0, after=2)
        paragraph.paragraph_format.left_indent = Mm(45 if at == 0 else 55)
        _run(paragraph, name, SIZE)


def _body(document: WordDocument, text: str, *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    _shape(paragraph, _JUSTIFY, after=AFTER)
    paragraph.paragraph_format.first_line_indent = Pt(INDENT)
    paragraph.paragraph_format.keep_with_next = bold or None
    _run(paragraph, text.translate(_QUOTES), SIZE, bold=bold)


def _group(document: WordDocument, at: int, group: Group) -> None:
    _body(document, f"{at}. {group.title}", bold=True)
    for letter, point in zip(LETTERS, group.points, strict=False):
        _body(document, f"{letter}) {point.text}")
    if group.more:
        left = f"Ngoài ra còn {group.more} nội dung khác" if group.points else f"Có {group.more} nội dung"
        _body(document, f"{left}, nêu tại bản nhận xét gửi kèm.")


def _foot(document: WordDocument, letter: Letter) -> None:
    ((left, right),) = _grid(document, 1, (85.0, 80.0))
    _cell(left, "Nơi nhận:", 12, bold=True, italic=True, align=_START)
    for line in ("- Như trên;", "- Lưu: VT."):
        _cell(left, line, 11, align=_START)
    for line in letter.signers:
        _cell(right, line, SIZE, bold=True)
    for _ in range(4):
        _cell(right, "", SIZE)
    _cell(right, "…………………………", SIZE, bold=True)


def _shape(paragraph: Paragraph, align: Any, *, before: float = 0, after: float) -> None:
    shape = paragraph.paragraph_format
    shape.alignment, shape.space_before, shape.space_after = align, Pt(before), Pt(after)
    shape.line_spacing = 1.0


def _run(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), _FONT
    run.bold, run.italic = bold or None, italic or None


def _packed(document: WordDocument) -> bytes:
    """Saved, then packed again with one time for all members: python-docx stamps them with the clock."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()
