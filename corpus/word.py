"""`PlanSource` → the bytes of a DOCX laid out as plans are under Nghị định 30/2020/NĐ-CP, the same bytes on every run."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.numbering import Numbering
from corpus.source import Line, PlanSource, Table

FONT = "Times New Roman"
STAMP = datetime(2022, 1, 1, tzinfo=UTC)
LEFT, RIGHT = 76.0, 94.0  # millimetres: the two columns of the header; a little over the text width, as in real files
CENTRE, JUSTIFY, START = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def render(plan: PlanSource) -> bytes:
    """The DOCX of one plan: A4, margins 20/20/30/15 mm, Times New Roman 14, page numbers at the top from page 2 on."""
    document = docx.Document()
    _page(document, plan.margin_left)
    _header(document, plan)
    _title(document, plan)
    for text in plan.preamble:
        _paragraph(document, text, italic=text.startswith("Căn cứ "))
    _body(document, plan)
    if plan.closing:
        _paragraph(document, plan.closing)
    _foot(document, plan)
    return _packed(document)


def _page(document: WordDocument, left: float) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(left), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    number.paragraph_format.tab_stops.clear_all()
    for kind in ("begin", "PAGE", "end"):
        _field(number, kind)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    fonts = style.element.rPr.rFonts
    for key in ("w:eastAsia", "w:cs"):
        fonts.set(qn(key), FONT)
    package = document.part.package
    for key in [key for key, link in package.rels.items() if "thumbnail" in link.reltype]:
        del package.rels[key]
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.title = ""
    core.created = core.modified = STAMP
    core.revision = 1


def _field(paragraph: Paragraph, kind: str) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(13)
    if kind == "PAGE":
        instruction = OxmlElement("w:instrText")
        instruction.text = " PAGE "
        run._r.append(instruction)
    else:
        run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def _header(document: WordDocument, plan: PlanSource) -> None:
    rows, columns = (int(part) for part in plan.header.split("x"))
    widths = (LEFT, RIGHT) if columns == 2 else (LEFT - 1, 2.0, RIGHT - 1)
    cells = _grid(document, rows, widths)
    left, right = cells[0][0], cells[0][-1]
    if plan.superior:
        _cell(left, plan.superior, 12, bold=plan.superior_bold)
    for line in plan.issuer:
        _cell(left, line, 12, bold=True)
    _rule(left, LEFT, LEFT * 0.36)
    for size, line in zip((plan.national_size, 13), plan.nation, strict=False):
        _cell(right, line, size, bold=True)
    if len(plan.nation) > 1:
        _rule(right, RIGHT, 57)
    gap = 6 if rows == 1 else 0
    _cell(cells[-1][0], plan.number, 13, before=gap)
    _cell(cells[-1][-1], plan.place_date, 13, italic=True, before=gap)


def _grid(document: WordDocument, rows: int, widths: tuple[float, ...]) -> list[list[_Cell]]:
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _margins(table, 28)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return [list(row.cells) for row in table.rows]


def _margins(table: Any, twips: int) -> None:
    sides = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side in ("left", "right"))
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _cell(cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0) -> Paragraph:
    """Add a centred line to a cell; the empty paragraph that each new cell holds is used first."""
    first = cell.paragraphs[0]
    fresh = len(cell.paragraphs) == 1 and not first.runs and first._p.find(qn("w:pPr")) is None
    paragraph: Paragraph = first if fresh else cell.add_paragraph()
    _set(paragraph, CENTRE, before=before, after=0)
    if text:
        _run(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


def _rule(cell: _Cell | WordDocument, width: float, length: float) -> None:
    """A short solid line under the last line of the cell, drawn as the upper border of an empty paragraph (millimetres)."""
    paragraph = cell.add_paragraph()
    _set(paragraph, CENTRE, before=3, after=0)
    paragraph.paragraph_format.line_spacing = Pt(4)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((width - length) / 2)
    border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>')
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _set(paragraph: Paragraph, align: Any, *, before: float, after: float, indent: float = 0) -> None:
    shape = paragraph.paragraph_format
    shape.alignment, shape.space_before, shape.space_after = align, Pt(before), Pt(after)
    if indent:
        shape.first_line_indent = Mm(indent)


def _run(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), FONT
    run.bold, run.italic = bold or None, italic or None


def _title(document: WordDocument, plan: PlanSource) -> None:
    for number, text in enumerate((plan.type, *plan.subject)):
        paragraph = document.add_paragraph()
        _set(paragraph, CENTRE, before=14 if number == 0 else 0, after=0)
        _run(paragraph, text, 14, bold=True)
    _rule(document, 165, 60)


def _paragraph(document: WordDocument, text: str, *, bold: bool = False, italic: bool = False, lists: Numbering | None = None) -> None:
    paragraph = document.add_paragraph()
    rest = lists.number(paragraph, text) if lists else text
    _set(paragraph, JUSTIFY, before=0, after=6, indent=12.7)
    paragraph.paragraph_format.line_spacing = 1.1
    paragraph.paragraph_format.keep_with_next = bold or None
    _run(paragraph, rest, 14, bold=bold, italic=italic)
    if lists and bold:
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:b/></w:rPr>"))


def _body(document: WordDocument, plan: PlanSource) -> None:
    lists = Numbering(document) if plan.numbering == "word" else None
    for block in plan.body:
        if isinstance(block, Line):
            _paragraph(document, block.text, bold=block.bold, lists=lists)
        else:
            _table(document, block)


def _table(document: WordDocument, block: Table) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm(width)
    for number, (row, texts) in enumerate(zip(table.rows, block.rows, strict=True)):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell, text, width in zip(row.cells, texts, block.widths, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            figure = len(text) <= 8 and any(mark.isdigit() for mark in text)
            _set(paragraph, CENTRE if number == 0 or figure else START, before=2, after=2)
            _run(paragraph, text, 13, bold=number == 0)
    _set(document.add_paragraph(), START, before=0, after=0)


def _foot(document: WordDocument, plan: PlanSource) -> None:
    if not plan.recipients and not plan.name:
        return
    (left, right), *_ = _grid(document, 1, (85.0, 80.0))
    for number, text in enumerate(plan.recipients):
        paragraph = _cell(left, "", 11)
        paragraph.alignment = START
        _run(paragraph, text, 12 if number == 0 else 11, bold=number == 0, italic=number == 0)
    for text in plan.capacity:
        _cell(right, text, 14, bold=True)
    for _ in range(4):
        _cell(right, "", 14)
    _cell(right, plan.name, 14, bold=True)


def _packed(document: WordDocument) -> bytes:
    """Save, then write the package again with one time for all members: python-docx stamps them with the clock."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()
