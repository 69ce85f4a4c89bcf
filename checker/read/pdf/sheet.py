"""A page of pdfium → atoms: stretches of text on one line, with their boxes."""

from __future__ import annotations

import ctypes
import re
from functools import cache, lru_cache
from itertools import groupby
from math import sqrt
from struct import Struct
from typing import Any

import pypdfium2.raw as pdfium

from checker.read.encodings import Code, by_text, converted, of_font
from checker.read.pdf import calls
from checker.read.pdf.model import Atom, Box, Sheet, around
from checker.read.pdf.quality import scrambled, stamped, usable
from checker.read.pdf.rules import grids
from checker.read.pdf.widgets import fill, flattened, marks, shown

#: A gap that may part two cells, in points: wider than the blanks of justified text mostly are.
GAP = 10.0
_NAME_SIZE = 128
_Sides, _Name = ctypes.c_double * 4, ctypes.c_char * _NAME_SIZE
_sides, _matrix = Struct("4d").unpack_from, Struct("6f").unpack_from
_PAPER = 0.6  # share of a page that a picture covers which is its paper
_MOST_OBJECTS = 500


@cache
def _line(broken: bool) -> re.Pattern[str]:
    """Lines; where some are broken at a hyphen, for which U+0002 and U+FFFE stand, their parts."""
    return re.compile("[^\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]" if broken else ".+")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"(?:[-–—+•*]|\(?\d{1,2}[.)]|\(?[a-zđ][.)]|[IVX]{1,5}[.)])\s+(?=\S)")


@cache
def _letters(thousands: int) -> Any:
    """The type of a buffer for so many letters: one made for each page's own length costs as much as a line."""
    return ctypes.c_ushort * (thousands * 1024)


class Page:
    """The text page of pdfium with the few questions that are asked of it."""

    def __init__(self, page: Any, number: int) -> None:
        self.page, self.number = page, number
        self.width, self.height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.text_page = pdfium.FPDFText_LoadPage(page)
        self._sides, self._matrix, self._name = _Sides(), pdfium.FS_MATRIX(), _Name()
        self._left, self._bottom, self._right, self._top = (ctypes.byref(self._sides, 8 * k) for k in range(4))
        self._into_matrix = ctypes.byref(self._matrix)
        self._into_name = ctypes.byref(self._name), _NAME_SIZE, ctypes.byref(ctypes.c_int())
        self._turn = self._turning()
        self._straight = not any(self._turn)

    def close(self) -> None:
        pdfium.FPDFText_ClosePage(self.text_page)

    def _turning(self) -> tuple[int, float, float]:
        """Quarter turns of the page, and the corner that its boxes count from."""
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPage_GetCropBox(self.page, *sides) and not pdfium.FPDFPage_GetMediaBox(self.page, *sides):
            return pdfium.FPDFPage_GetRotation(self.page), 0.0, 0.0
        return pdfium.FPDFPage_GetRotation(self.page), sides[0].value, sides[1].value

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page's own space as the reader sees it, from the top left."""
        turn, x, y = self._turn
        left, right, bottom, top = left - x, right - x, bottom - y, top - y
        if turn == 1:
            return bottom, left, top, right
        if turn == 2:
            return self.width - right, bottom, self.width - left, top
        if turn == 3:
            return self.width - top, self.height - right, self.width - bottom, self.height - left
        return left, self.height - top, right, self.height - bottom

    def count(self) -> int:
        return max(int(pdfium.FPDFText_CountChars(self.text_page)), 0)

    def text(self) -> str:
        """One character for each of pdfium's."""
        count = self.count()
        buffer = _letters(count // 1024 + 1)()
        got = pdfium.FPDFText_GetText(self.text_page, 0, count, buffer)
        text = ctypes.string_at(buffer, max(got - 1, 0) * 2).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        unicode = pdfium.FPDFText_GetUnicode
        return "".join([_character(unicode(self.text_page, i)) for i in range(count)])

    def _written(self) -> Box:
        """The box that pdfium has written last, as the reader sees it."""
        left, bottom, right, top = _sides(self._sides)
        if self._straight:
            return left, self.height - top, right, self.height - bottom
        return self.shown(left, bottom, right, top)

    def box(self, index: int) -> Box:
        """The box of one character."""
        calls.char_box(self.text_page, index, self._left, self._right, self._bottom, self._top)
        return self._written()

    def rectangles(self, start: int, count: int) -> list[Box]:
        """Boxes of the text objects that a stretch of characters touches, from left to right."""
        out = []
        for k in range(calls.count_rects(self.text_page, start, count)):
            calls.rect(self.text_page, k, self._left, self._top, self._right, self._bottom)
            out.append(self._written())
        return sorted(out) if len(out) > 1 else out

    def size(self, index: int) -> float:
        size: float = calls.font_size(self.text_page, index)
        if not calls.matrix(self.text_page, index, self._into_matrix):
            return size
        _, _, c, d, _, _ = _matrix(self._matrix)
        return size * sqrt(c * c + d * d) or size  # some producers write size 1 and scale it

    def face(self, index: int) -> str:
        """The name of the font, in lower case."""
        if not 0 < calls.font_info(self.text_page, index, *self._into_name) <= _NAME_SIZE:
            return ""  # nothing was written
        return _lowered(self._name.value)

    def style(self, first: int, last: int) -> tuple[bool, bool]:
        """Whether the characters at both ends and in the middle are bold, and whether italic."""
        bold, italic = _look(self.face(first))
        for place in (last, (first + last) // 2) if bold or italic else ():
            also = _look(self.face(place))
            bold, italic = bold and also[0], italic and also[1]
        return bold, italic


@lru_cache(maxsize=256)
def _lowered(name: bytes) -> str:
    return name.decode("latin-1").lower()


@lru_cache(maxsize=256)
def _look(face: str) -> tuple[bool, bool]:
    """Bold and italic, as the name of a font says it."""
    return "bold" in face, "italic" in face or "oblique" in face


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _stretch(page: Page, text: str, start: int) -> list[Atom]:
    """The atoms of one line of the stream."""
    lead = len(text) - len(text.lstrip())
    text, start = text.strip(), start + lead
    if not text:
        return []
    boxes = page.rectangles(start, len(text))
    if not boxes:
        return []
    reach = boxes[0][2]
    wide = False
    for box in boxes[1:]:
        wide = wide or box[0] - reach > GAP
        reach = max(reach, box[2])
    if not wide:
        return [_atom(page, text, start, boxes)]
    return [atom for part, at in _parted(page, text, start) for atom in [_atom(page, part, at, page.rectangles(at, len(part)))]]


def _parted(page: Page, text: str, start: int) -> list[tuple[str, int]]:
    """The line, parted at its wide gaps."""
    out: list[tuple[str, int]] = []
    begun, reach = 0, None
    for k, c in enumerate(text):
        if c.isspace():
            continue
        box = page.box(start + k)
        if reach is not None and box[0] - reach > GAP and text[begun:k].strip():
            out.append((text[begun:k].rstrip(), start + begun))
            begun = k
        reach = max(box[2], reach or box[2])
    out.append((text[begun:].rstrip(), start + begun))
    return out


def _atom(page: Page, text: str, start: int, boxes: list[Box]) -> Atom:
    """The atom of a stretch that begins and ends with printed characters."""
    if not boxes:
        boxes = [page.box(start)]
    box = boxes[0] if len(boxes) == 1 else around(boxes)
    blank = text.find(" ")
    end = page.box(start + blank - 1)[2] if blank > 0 else boxes[-1][2]
    bold, italic = page.style(start, start + len(text) - 1)
    text = text.replace("\x02", "-").replace("\ufffe", "-")
    mark = _mark().match(text)
    hanging = page.box(start + mark.end())[0] if mark else None
    return Atom(text, box, start, page.size(start), end - box[0], bold, italic, page.number, start, hanging)


def read_sheet(document: Any, index: int, raw: Any) -> tuple[Sheet, Any]:
    """The atoms and ruled tables of a page, in the order of its stream, or by geometry where the stream is scrambled.

    Returns the page too, since one with annotations is loaded anew.
    """
    boxes = shown(raw)
    own: str | None = None
    if boxes:
        before = Page(raw, index + 1)
        own = before.text()
        before.close()
        raw = flattened(document, index, raw)
    return (_sheet(raw, index + 1, own, boxes) if raw else Sheet(index + 1, 0, 0, usable=False)), raw


def _shared(a: str, b: str) -> int:
    """How many characters two texts have in common at their start."""
    if b.startswith(a):
        return len(a)
    return next((k for k, (c, d) in enumerate(zip(a, b, strict=False)) if c != d), min(len(a), len(b)))


def _modern(page: Page, text: str, end: int, code: Code) -> str:
    """Text in an old code in Unicode, character for character: by the fonts that tell it, else in the code that the page shows itself."""
    fonts = [of_font(page.face(k)) or (code if text[k] > "~" else None) for k in range(end)]
    text = text.replace("\u2212\xac", "\xad\xac")  # «ươ» of TCVN3, the first letter under the name of a glyph like it
    out, at = [], 0
    for own, group in groupby(fonts):
        stop = at + len(list(group))
        out.append(converted(text[at:stop], own) if own else text[at:stop])
        at = stop
    return "".join(out) + text[end:]


def _pictured(page: Page) -> float:
    """The share of the page that pictures cover; a scan may come in strips, or inside a form."""
    kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    sides = [ctypes.c_float() for _ in range(4)]
    covered: float = 0.0
    for k in range(min(pdfium.FPDFPage_CountObjects(page.page), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page.page, k)
        if pdfium.FPDFPageObj_GetType(thing) in kinds and pdfium.FPDFPageObj_GetBounds(thing, *sides):
            left, bottom, right, top = (side.value for side in sides)
            covered += max(right - left, 0) * max(top - bottom, 0)
    return covered / float(max(page.width * page.height, 1.0))


def _sheet(raw: Any, number: int, own: str | None, boxes: list[Box]) -> Sheet:
    """`own`: the text of the page before its annotations (`boxes`) were drawn into it, None where it has none."""
    page = Page(raw, number)
    try:
        sheet = Sheet(number, page.width, page.height)
        text = page.text()
        end = len(text) if own is None else _shared(own, text)
        sheet.usable = usable(text[:end]) or not pdfium.FPDFPage_CountObjects(raw)  # an empty page has nothing to read
        if sheet.usable and stamped(text[:end]) and _pictured(page) > _PAPER:
            sheet.usable = False
            return sheet
        if not sheet.usable and (code := by_text(text[:end])) is not None:
            text = _modern(page, text, end, code)
            sheet.usable, sheet.code = usable(text[:end]), code.name
        if not sheet.usable:
            return sheet
        if scrambled(text[:end]):
            from checker.read.pdf.geometry import sorted_atoms

            sheet.atoms = sorted_atoms(page, text[:end])
        else:
            lines = _line("\x02" in text or "\ufffe" in text).finditer(text.replace("\r", "\n"), 0, end)
            sheet.atoms = [a for m in lines for a in _stretch(page, m.group(), m.start())]
        if end < len(text):
            fill(page, sheet, marks(page, text, end, boxes))
        sheet.grids = grids(page, text, sheet)
        return sheet
    finally:
        page.close()
