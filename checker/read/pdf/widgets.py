"""Annotations of a page → text among the lines that they fill: «Số:» [1187] «/QĐ-BNV», «ngày» [15] «tháng» [10] «năm 2025»."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from checker.language.normal import fold
from checker.read.pdf.geometry import Character, baselines, characters, words
from checker.read.pdf.model import Atom, Box, Sheet

if TYPE_CHECKING:
    from checker.read.pdf.sheet import Page

_SHOWN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_MOST = 2_000  # annotations of a page
_LONGEST_NUMBER = 6
_NEAR = 25.0  # points between a widget's text and the words beside it


@cache
def _description() -> re.Pattern[str]:
    """What signing programs print of themselves: «Người ký: …», «Thời gian ký: …», «Digitally signed by …». Folded."""
    said = r"ký bởi|người ký|ngày ký|thời gian ký|ký lên văn bản|cơ quan\s*:|chức vụ\s*:"
    return re.compile(said + r"|digital|signed|signature|e-?mail|@|date\s*:|reason")


def shown(page: Any) -> list[Box]:
    """Boxes (the page's own space: left, bottom, right, top) of visible annotations that may hold text of the document."""
    out = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rect = pdfium.FS_RECTF()
        seen = pdfium.FPDFAnnot_GetSubtype(annotation) in _SHOWN and not pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN
        if seen and pdfium.FPDFAnnot_GetRect(annotation, rect):
            out.append((rect.left, rect.bottom, rect.right, rect.top))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return out


def flattened(document: Any, index: int, page: Any) -> Any:
    """The page loaded anew with its annotations drawn into it, in memory only; `page` is closed. None when that fails."""
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document, index)


def marks(page: Page, text: str, begin: int, boxes: list[Box]) -> list[Atom]:
    """What stands in the annotations, a line each: the characters of a flattened page from `begin` on, told by their boxes."""
    found = [c for c in characters(page, text) if c.at >= begin]
    out: list[Atom] = []
    for box in {page.shown(*b) for b in boxes}:
        inside = [c for c in found if _inside(c, box)]
        if not inside:
            continue
        taken = {c.at for c in inside}
        found = [c for c in found if c.at not in taken]
        lines = [_line(page, text, line) for line in baselines(inside, max(page.size(inside[0].at) * 0.25, 1.0))]
        if not _description().search(fold("\n".join(a.text for a in lines))):
            out += lines
    return sorted(out, key=lambda a: (round(a.bottom / 4), a.x0))


def _line(page: Page, text: str, line: list[Character]) -> Atom:
    """One atom of a widget's line: blanks as the stream has them, since narrow digits stand apart («1 187»); none within a number."""
    atom = words(page, line)
    if [c.at for c in line] == sorted(c.at for c in line):
        atom.text = " ".join(text[line[0].at : line[-1].at + 1].split())
    figures = atom.text.replace(" ", "")
    atom.text = figures if figures.isdigit() and len(figures) <= _LONGEST_NUMBER else atom.text
    return atom


def _inside(char: Character, box: Box) -> bool:
    x, y = (char.box[0] + char.box[2]) / 2, (char.box[1] + char.box[3]) / 2
    return box[0] - 2 <= x <= box[2] + 2 and box[1] - 2 <= y <= box[3] + 2


def fill(page: Page, sheet: Sheet, found: list[Atom]) -> None:
    """Puts the texts of annotations where a reader sees them: into the gap of a line, else as lines of their own."""
    for mark in found:
        mark.start = -1
        beside = [a for a in sheet.atoms if _beside(a, mark)]
        host = next((a for a in beside if a.x0 < mark.centre < a.x1), None)
        if host is not None:
            halves = _parted(page, host, mark)
            if not halves:
                continue  # it lies over words: a stamp
            at = sheet.atoms.index(host)
            sheet.atoms[at : at + 1] = halves
            beside = [a for a in beside if a is not host] + halves
        _add(sheet, mark, beside)


def _beside(atom: Atom, mark: Atom) -> bool:
    shared = min(atom.bottom, mark.bottom) - max(atom.top, mark.top)
    return shared > 0.4 * min(atom.bottom - atom.top, mark.bottom - mark.top)


def _parted(page: Page, host: Atom, mark: Atom) -> list[Atom]:
    """The two sides of a line with a gap of blanks where the mark lies; none where letters lie there."""
    if host.start < 0:
        return []
    boxes = [(k, page.box(host.start + k)) for k, c in enumerate(host.text) if not c.isspace()]
    covered = sum(max(0.0, min(b[2], mark.x1) - max(b[0], mark.x0)) for _, b in boxes)
    cut = next((k for k, b in boxes if (b[0] + b[2]) / 2 > mark.centre), 0)
    if not cut or covered > 0.4 * (mark.x1 - mark.x0):
        return []
    return [_part(host, [item for item in boxes if (item[0] < cut) is first]) for first in (True, False)]


def _part(host: Atom, boxes: list[tuple[int, Box]]) -> Atom:
    first, last = boxes[0][0], boxes[-1][0]
    sides = [b for _, b in boxes]
    box = (min(b[0] for b in sides), host.top, max(b[2] for b in sides), host.bottom)
    start = host.start + first
    return Atom(host.text[first : last + 1], box, start, host.size, host.word, host.bold, host.italic, host.page, start)


def _add(sheet: Sheet, mark: Atom, beside: list[Atom]) -> None:
    """One atom of the mark and its close neighbours; alone, it follows the nearest text above it."""
    left = max((a for a in beside if a.x1 <= mark.centre and mark.x0 - a.x1 < _NEAR), key=lambda a: a.x1, default=None)
    right = min((a for a in beside if a.x0 >= mark.centre and a.x0 - mark.x1 < _NEAR), key=lambda a: a.x0, default=None)
    neighbours = [a for a in (left, right) if a is not None]
    if not neighbours:
        above = [a for a in sheet.atoms if a.bottom <= mark.bottom and a.x0 < mark.x1 and mark.x0 < a.x1]
        mark.order = max(above, key=lambda a: a.bottom).order if above else mark.order
        at = sheet.atoms.index(max(above, key=lambda a: a.bottom)) + 1 if above else len(sheet.atoms)
        sheet.atoms.insert(at, mark)
        return
    host = neighbours[0]
    parts = [a for a in (left, mark, right) if a is not None]
    text = parts[0].text
    for a, b in pairwise(parts):
        text += ("" if a.text[-1] in "/-" or b.text[0] in "/-.,;)" else " ") + b.text
    box = (parts[0].x0, min(a.top for a in neighbours), parts[-1].x1, max(a.bottom for a in neighbours))
    made = Atom(text, box, host.order, host.size, parts[0].word, host.bold, host.italic, host.page)
    at = min(sheet.atoms.index(a) for a in neighbours)
    sheet.atoms = [a for a in sheet.atoms if a is not left and a is not right]
    sheet.atoms.insert(at, made)
