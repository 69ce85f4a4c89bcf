"""The bytes of a PDF → raw blocks."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from checker.language.normal import fold
from checker.read.limits import Limits
from checker.read.pdf.bands import Line, lines
from checker.read.pdf.furniture import strip
from checker.read.pdf.model import Grid, Sheet
from checker.read.pdf.paragraphs import frame, margins, measured, paragraphs
from checker.read.pdf.sheet import read_sheet
from checker.read.pdf.signatures import signatures
from checker.read.pdf.tables import joined, row_blocks, runs_on
from checker.read.raw import Raw, RawBlock, Unreadable

_ATTACHED = (".pdf", ".docx", ".doc", ".rtf", ".odt", ".xlsx", ".xls", ".txt", ".html", ".zip", ".jpg", ".png")
_MOST_ATTACHED = 20
_PAGE_WORDS = re.compile(r"cộng h..? ?xã hội|độc lập\s*-\s*tự do|^nơi nhận", re.MULTILINE)


def read_pdf(data: bytes, limits: Limits, scans: bytes = b"") -> Raw:
    """The blocks of a PDF; `scans` are recognised pages, as JSON. `Unreadable` where nothing opens it. Run it in a child process only."""
    pdfium.FPDF_InitLibrary()
    notices: list[tuple[str, dict[str, Any]]] = []
    try:
        document = opened(data)
    except Unreadable as error:
        if error.code != "truncated":
            raise
        data = _repaired(data)
        document = opened(data)
        notices.append(("repaired", {}))
    try:
        signed, names = signatures(document), attachments(document)
        sheets = list(_sheets(document, limits))
    finally:
        pdfium.FPDF_CloseDocument(document)
    pages = len(sheets)
    if names and not any(sheet.atoms for sheet in sheets):
        raise Unreadable("portfolio", names=names)
    if scans:
        from checker.read.scan.sheet import filled

        sheets, told = filled(sheets, scans)
        notices += told
    if codes := sorted({sheet.code.upper() for sheet in sheets if sheet.code}):
        notices.append(("legacy_text", {"what": ", ".join(codes)}))
    unread = [sheet.number for sheet in sheets if not sheet.usable]
    notices += [("page_unread", {"page": page}) for page in ranges(unread)]
    if names:
        notices.append(("attached", {"names": names}))
    partial = bool(unread or names) or any(code == "ocr_poor" for code, _ in notices)
    return Raw(blocks(sheets), notices, "partial" if partial else "read", pages, signed, [number - 1 for number in unread])


def opened(data: bytes) -> Any:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted")
        raise Unreadable("truncated", what=f"PDF: {code}")
    _kept[id(document)] = data
    return document


#: pdfium reads from the bytes as long as the document is open.
_kept: dict[int, bytes] = {}


def _repaired(data: bytes) -> bytes:
    """The file as qpdf mends it: a lost cross-reference table, a cut tail."""
    import io

    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
    except pikepdf.PasswordError:
        raise Unreadable("encrypted") from None
    except Exception as error:  # qpdf's own kinds are many; the sentence is one, without our stream's address in memory
        why = str(error).rpartition(">: ")[2]
        raise Unreadable("truncated", what=f"PDF: {why[:120]}") from None


def attachments(document: Any) -> str:
    """The names of files in a PDF that may hold text, «a.docx, b.pdf», empty for none; those of electronic signatures don't count."""
    names = []
    for k in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), _MOST_ATTACHED)):
        buffer = (ctypes.c_ushort * 128)()
        size = pdfium.FPDFAttachment_GetName(pdfium.FPDFDoc_GetAttachment(document, k), buffer, ctypes.sizeof(buffer))
        name = bytes(buffer)[: max(min(size, 256) - 2, 0)].decode("utf-16-le", "replace")
        if name.lower().endswith(_ATTACHED):
            names.append(name)
    return ", ".join(names)


def _sheets(document: Any, limits: Limits) -> Iterator[Sheet]:
    count = pdfium.FPDF_GetPageCount(document)
    if count > limits.pages:
        raise Unreadable("too_large", what=f"{count} trang")
    if count < 1:
        raise Unreadable("truncated", what="PDF: 0 trang")
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield Sheet(index + 1, 0, 0, usable=False)
            continue
        sheet, page = read_sheet(document, index, page)
        if page:
            pdfium.FPDF_ClosePage(page)
        yield sheet


def ranges(pages: list[int]) -> list[str]:
    """«3», «5–9»: one notice a run of pages."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def blocks(sheets: list[Sheet]) -> list[RawBlock]:
    """Paragraphs and tables in reading order. Lines of all pages are joined in one go, since paragraphs run over page ends."""
    numbers = [sheet.number for sheet in sheets]
    if len(set(numbers)) == len(numbers):
        return _laid_out(sheets)
    for number, sheet in enumerate(sheets, 1):  # two pages of the document on one of the file
        sheet.number = number
        for atom in (*sheet.atoms, *(a for grid in sheet.grids for row in grid.rows for cell in row for a in cell or ())):
            atom.page = number
    return [_renumbered(block, numbers) for block in _laid_out(sheets)]


def _renumbered(block: RawBlock, numbers: list[int]) -> RawBlock:
    cells = [[(text, (w[0], numbers[w[1] - 1] if w[1] else w[1], *w[2:])) for text, w in cell] for cell in block.cells]
    return block._replace(cells=cells)


def _laid_out(sheets: list[Sheet]) -> list[RawBlock]:
    strip(sheets)
    for sheet in sheets:
        _loosen(sheet)
    widths = {sheet.number: round(sheet.width, 0) for sheet in sheets}
    sides = measured({sheet.number: [Line(atom) for atom in sheet.atoms] for sheet in sheets}, widths, margins)
    pages = {sheet.number: _page(sheet, *sides[sheet.number]) for sheet in sheets}
    areas = measured({number: [part for part in parts if isinstance(part, Line)] for number, parts in pages.items()}, widths, frame)
    parts = _continued([part for found in pages.values() for part in found])
    out: list[RawBlock] = []
    waiting: list[Line] = []
    number = 0
    for part in parts:
        if isinstance(part, Line):
            waiting.append(part)
            continue
        number += 1
        out += paragraphs(waiting, areas) + row_blocks(part, number)
        waiting = []
    return out + paragraphs(waiting, areas)


def _loosen(sheet: Sheet) -> None:
    """A ruled table that holds the national name is the header of a page, not data."""
    for grid in list(sheet.grids):
        atoms = [a for row in grid.rows for cell in row for a in cell or []]
        if len(grid.rows) <= 8 and _PAGE_WORDS.search("\n".join(fold(a.text).strip() for a in atoms)):
            sheet.grids.remove(grid)
            sheet.atoms += atoms


def _page(sheet: Sheet, left: float, right: float) -> list[Line | Grid]:
    """Lines and tables of a page from top to bottom."""
    out: list[Line | Grid] = []
    rest = sheet.atoms
    for grid in sorted(sheet.grids, key=lambda g: g.box[1]):
        above = [a for a in rest if a.bottom <= grid.box[1] + 4]
        taken = {id(a) for a in above}
        rest = [a for a in rest if id(a) not in taken]
        out += lines(above, left, right)
        out.append(grid)
    return out + list(lines(rest, left, right))


def _continued(parts: list[Line | Grid]) -> list[Line | Grid]:
    """Tables that follow one another over a page's end made one."""
    out: list[Line | Grid] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, Grid) and isinstance(last, Grid) and runs_on(last, part):
            joined(last, part)
        else:
            out.append(part)
    return out
