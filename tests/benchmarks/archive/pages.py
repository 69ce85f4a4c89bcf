"""`PlanSource` → the bytes of a DOCX, PDF or TXT, quickly: no layout but what a plan needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from corpus.source import Line, PlanSource

_FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/Library/Fonts/Times New Roman.ttf",
    "C:/Windows/Fonts/times.ttf",
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STAMP = (2022, 1, 1, 0, 0, 0)


def rendered(plan: PlanSource, kind: str) -> bytes:
    """The file: `kind` is docx, pdf or txt."""
    return {"docx": docx, "pdf": pdf, "txt": txt}[kind](plan)


def txt(plan: PlanSource) -> bytes:
    head = [plan.superior, *plan.issuer, *plan.nation, plan.number, plan.place_date, "", plan.type, *plan.subject, ""]
    lines = [*head, *plan.preamble, *_lines(plan), plan.closing, "", *plan.recipients, "", *plan.capacity, plan.name]
    return "\n".join(lines).encode()


def _lines(plan: PlanSource) -> Iterator[str]:
    for block in plan.body:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from ("\t".join(row) for row in block.rows)


# DOCX


def docx(plan: PlanSource) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, text in (*_PARTS, ("word/document.xml", _document(plan))):
            packed.writestr(zipfile.ZipInfo(name, _STAMP), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(plan: PlanSource) -> str:
    left = _centred(plan.superior) + "".join(_centred(line, bold=True) for line in plan.issuer)
    right = "".join(_centred(line, bold=True, size=24 + 2 * at) for at, line in enumerate(plan.nation))
    head = _grid([[left, right], [_centred(plan.number), _centred(plan.place_date, italic=True)]], (4300, 5300))
    title = "".join(_centred(text, bold=True, size=28) for text in (plan.type, *plan.subject))
    text = "".join(_text(line, italic=line.startswith("Căn cứ ")) for line in plan.preamble)
    body = "".join(
        _text(block.text, bold=block.bold)
        if isinstance(block, Line)
        else _grid([[_centred(cell) for cell in row] for row in block.rows], [int(w * 56.7) for w in block.widths], ruled=True)
        for block in plan.body
    )
    sign = "".join(_centred(line, bold=True, size=28) for line in (*plan.capacity, "", plan.name))
    foot = _grid([[_recipients(plan), sign]], (4700, 4900))
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    inside = f"{head}{title}{text}{body}{_text(plan.closing)}{foot}<w:p/>{section}"
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {_WORD} xmlns:r="{_OFFICE}"><w:body>{inside}</w:body></w:document>'


def _recipients(plan: PlanSource) -> str:
    first, *rest = plan.recipients
    return _paragraph(first, "", bold=True, italic=True, size=24) + "".join(_paragraph(line, "", size=22) for line in rest)


def _text(text: str, *, bold: bool = False, italic: bool = False) -> str:
    return _paragraph(text, '<w:spacing w:after="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>', bold=bold, italic=italic)


def _centred(text: str, *, bold: bool = False, italic: bool = False, size: int = 26) -> str:
    return _paragraph(text, '<w:jc w:val="center"/>', bold=bold, italic=italic, size=size) if text else "<w:p/>"


def _paragraph(text: str, how: str, *, bold: bool = False, italic: bool = False, size: int = 28) -> str:
    look = f'{"<w:b/>" if bold else ""}{"<w:i/>" if italic else ""}<w:sz w:val="{size}"/>'
    return f'<w:p><w:pPr>{how}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _grid(rows: list[list[str]], widths: Sequence[int], *, ruled: bool = False) -> str:
    """A table of cells, each the paragraphs that stand in it."""
    sides = "top left bottom right insideH insideV".split()
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides) if ruled else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(f"<w:tr>{''.join(map(_cell, widths, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def _cell(width: int, inside: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_RELATED = f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_MAIN}.header+xml"/></Types>'
)
_LINKED = (
    f'{_RELATED}<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/header" Target="header1.xml"/></Relationships>'
)
_STYLES = (
    f"{_XML}<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults></w:styles>"
)
_PAGE_NUMBER = (
    f'{_XML}<w:hdr {_WORD}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:hdr>"
)
_PARTS = (
    ("[Content_Types].xml", _TYPES),
    ("_rels/.rels", f'{_RELATED}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'),
    ("word/_rels/document.xml.rels", _LINKED),
    ("word/styles.xml", _STYLES),
    ("word/header1.xml", _PAGE_NUMBER),
)

# PDF


def font() -> Path | None:
    """A font of this system that has the Vietnamese letters; without one no PDF can be made."""
    return next((path for path in map(Path, _FONTS) if path.exists()), None)


class _Page:
    """A canvas of reportlab that is written down line by line."""

    def __init__(self, out: io.BytesIO) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._canvas: Any = Canvas(out, pagesize=(595, 842), invariant=1)
        self._name, self._number = _font(), 1
        self._canvas.setFont(self._name, 14)
        self.y = 785.0

    def centred(self, x: float, text: str, size: float = 13) -> None:
        self._canvas.setFont(self._name, size)
        self._canvas.drawCentredString(x, self.y, text)

    def text(self, x: float, width: float, text: str, size: float = 14) -> None:
        self._canvas.setFont(self._name, size)
        for line in _broken(text, self._name, size, width):
            if self.y < 60:
                self._canvas.showPage()
                self._number, self.y = self._number + 1, 785.0
                self._canvas.setFont(self._name, size)
                self._canvas.drawCentredString(310, 805, str(self._number))
            self._canvas.drawString(x, self.y, line)
            self.y -= size * 1.3
        self.y -= 4

    def save(self) -> None:
        self._canvas.save()


def pdf(plan: PlanSource) -> bytes:
    out = io.BytesIO()
    page = _Page(out)
    left = [line for line in (plan.superior, *plan.issuer) if line]
    top = page.y
    for x, lines in ((175, [*left, plan.number]), (420, [*plan.nation, *[""] * (len(left) - len(plan.nation)), plan.place_date])):
        page.y = top
        for line in lines:
            page.centred(x, line, 11 if x > 200 else 12)
            page.y -= 17
    page.y = top - 17 * (len(left) + 2)
    for text in (plan.type, *(part for s in plan.subject for part in _broken(s, _font(), 14, 420))):
        page.centred(310, text, 14)
        page.y -= 18
    page.y -= 8
    for text in (*plan.preamble, *_lines(plan), plan.closing):
        page.text(85, 468, text.replace("\t", "   "))
    if page.y < 60 + 16 * max(len(plan.recipients), len(plan.capacity) + 2):
        page.y = 0
        page.text(85, 468, "")
    top = page.y
    for line in plan.recipients:
        page.text(85, 230, line, 11)
    page.y = top
    for line in (*plan.capacity, "", plan.name):
        page.centred(430, line)
        page.y -= 17
    page.save()
    return out.getvalue()


@cache
def _font() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    path = font()
    if path is None:
        raise SystemExit("no font with Vietnamese letters (Debian: apt-get install fonts-liberation2)")
    pdfmetrics.registerFont(TTFont("Serif", str(path)))
    return "Serif"


def _broken(text: str, name: str, size: float, width: float) -> list[str]:
    """The lines that a text takes."""
    lines, line, left = list[str](), list[str](), width
    for word in text.split():
        long = _width(word, name) * size
        if line and long > left:
            lines.append(" ".join(line))
            line, left = [], width
        line.append(word)
        left -= long + 0.25 * size
    return [*lines, " ".join(line)] if line else lines


@cache
def _width(word: str, name: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(word, name, 1))
