"""w:body (or a header, footnote, text box) → raw blocks in reading order."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.language.normal import LOWER, UPPER
from checker.language.patterns import regexp
from checker.read.docx.names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    GONE,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    THROUGH,
    TR,
    TRACKED,
    VAL,
    P,
    W,
    first,
    parts,
)
from checker.read.docx.numbering import Numbering
from checker.read.docx.runs import Lines, Runs
from checker.read.docx.styles import Look, Styles, read_paragraph
from checker.read.docx.tables import Cell, is_data, styled
from checker.read.raw import Bit, RawBlock, Where

_PSTYLE = W + "pStyle"
_SHOWING = 60  # characters of a paragraph whose first line, edges and distances are seen


class Walker:
    """Walks one part of a document. `part` names it in every place; `rejoins`: lines parted in mid-sentence are one."""

    def __init__(self, root: Any, part: str, styles: Styles, numbering: Numbering, *, rejoins: bool = False) -> None:
        self.part, self.styles, self.numbering, self.rejoins = part, styles, numbering, rejoins
        self.runs = Runs(styles)
        self.ordinals = {p: i for i, p in enumerate(root.iter(P), 1)}
        self.tables = {t: i for i, t in enumerate(root.iter(TBL), 1)}
        self.embedded = False
        self._table_style: str | None = None  # of the table whose cells are read
        self._carried: list[Bit] = []  # text of a paragraph whose mark is deleted: it runs on in the next one

    def walk(self, container: Any, cell: tuple[int, int, int] | None = None) -> list[RawBlock]:
        """The blocks of a container; `cell` is (table, row, column) inside a cell."""
        out: list[RawBlock] = []
        for child in container:
            tag = child.tag
            if tag == P:
                out += self._paragraph(child, cell)
            elif tag == TBL:
                out += self._table(child)
            elif tag in GONE:
                self.runs.tracked = True
            else:
                inner = self._inside(child, tag)
                if inner is not None:
                    out += self.walk(inner, cell)
        return out

    def _inside(self, child: Any, tag: Any) -> Any | None:
        """The element whose children take the place of a wrapper."""
        if tag == SDT:
            return child.find(SDT_CONTENT)
        if tag in THROUGH:
            self.runs.tracked = self.runs.tracked or tag in TRACKED
            return child
        if tag == ALTERNATE:
            choice = child.find(CHOICE)
            return choice if choice is not None else child.find(FALLBACK)
        if tag == W + "altChunk":
            self.embedded = True
        return None

    def _place(self, paragraph: Any, cell: tuple[int, int, int] | None) -> Where:
        part = self.part
        return (part, None, self.ordinals.get(paragraph), None, *(cell or (None, None, None)), None, None, None)

    def _paragraph(self, paragraph: Any, cell: tuple[int, int, int] | None) -> list[RawBlock]:
        said = parts(first(paragraph, PPR))
        style = said[_PSTYLE].get(VAL) if _PSTYLE in said else None
        look = self.styles.look(style, self._table_style)
        if said:
            look = read_paragraph(said, Look()).over(look)
        removed = RPR in said and self._mark(said[RPR])
        place = self._place(paragraph, cell)
        read = self.runs.read(paragraph, look, place)
        if self._carried:
            read.lines[0][:0] = self._carried
            self._carried = []
        boxes = [block for box in read.boxes for block in self._box(box)]
        if removed:
            self._carried = [bit for line in read.lines for bit in line]
            return boxes
        shape = self._shape(said, style, look, read) if cell is None and self.styles.showing else None
        return self._blocks(read, look, style, place, cell, shape) + boxes

    def _shape(self, said: dict[str, Any], style: str | None, look: Look, read: Lines) -> int | None:
        """How the paragraph is set; None of short ones, on which it hardly shows. Blanks or tabs before its first word are an indent
        typed by hand."""
        text = "".join([text for text, _ in read.lines[0]])
        if len(text) < _SHOWING:
            return None
        return self.styles.shapes.of(said, style, listed=bool(look.number), indented=text[0].isspace())

    def _mark(self, properties: Any) -> bool:
        """Whether the paragraph's mark, which has these properties, was deleted."""
        said = parts(properties)
        deleted = not GONE.isdisjoint(said)
        self.runs.tracked = self.runs.tracked or deleted or W + "ins" in said
        return deleted

    def _box(self, box: Any) -> list[RawBlock]:
        part, self.part = self.part, "textbox"
        runs, self.runs = self.runs, Runs(self.styles)
        try:
            return self.walk(box)
        finally:
            runs.tracked = runs.tracked or self.runs.tracked
            runs.codes |= self.runs.codes
            self.part, self.runs = part, runs

    def _blocks(self, read: Lines, look: Look, style: str | None, place: Where, cell: Any, shape: int | None) -> list[RawBlock]:
        label = self.numbering.label(look.number, style) if look.number else ""
        printed = read.printed
        if not printed and (not label or (label == "-" and cell is None)):
            return []
        flags = (printed and read.bold, printed and read.italic, bool(look.centred))
        out = []
        for line in _rejoined(read.lines) if self.rejoins else read.lines:
            if not label and not any(text.strip() for text, _ in line):
                continue
            bits = [(label + " ", place), *_stripped(line)] if label else line
            out.append(RawBlock("paragraph", [bits], len(label), *flags, shape))
            label = ""
        return out

    def _table(self, table: Any) -> list[RawBlock]:
        number = self.tables.get(table, 0)
        rows = self._rows(table)
        outer, self._table_style = self._table_style, styled(table)
        grid: list[list[Cell]] = []
        for r, row in enumerate(rows, 1):
            cells = self._cells(row)
            for cell in cells:
                cell.blocks = [] if cell.merged else self.walk(cell.element, (number, r, cell.column))
            grid.append(cells)
        self._table_style = outer
        if is_data(table, grid, self.styles):
            return [block for cells in grid for block in _row(cells)]
        return [block for cells in grid for cell in cells for block in cell.blocks]

    def _rows(self, container: Any) -> list[Any]:
        out = []
        for child in container:
            if child.tag == TR:
                properties = child.find(W + "trPr")
                if properties is not None and properties.find(W + "del") is not None:
                    self.runs.tracked = True
                    continue
                out.append(child)
            elif child.tag != P and (inner := self._inside(child, child.tag)) is not None:
                out += self._rows(inner)
        return out

    def _cells(self, row: Any) -> list[Cell]:
        out: list[Cell] = []
        column = 1
        stack = list(row)[::-1]
        while stack:
            child = stack.pop()
            if child.tag == TC:
                cell = Cell.read(child, column)
                column += cell.span
                out.append(cell)
            elif child.tag == W + "trPr":
                before = child.find(W + "gridBefore")
                said = before.get(VAL) or "" if before is not None else ""
                column += int(said) if said.isdecimal() and len(said) < 5 else 0
            elif (inner := self._inside(child, child.tag)) is not None:
                stack += list(inner)[::-1]
        return out


@cache
def _goes_on() -> re.Pattern[str]:
    """The two sides of a line break in mid-sentence: «… trước ngày⏎22/11/2022», «… học sinh⏎lớp 5»; no «⏎1. Mở lớp», «⏎a) Mở lớp»."""
    listed = rf"\d{{1,2}}(?:\.\d{{1,2}})*\s?[.)/:–-]\s*[{UPPER}]|[a-zđ]\s?[.)]"
    return regexp(rf"(?:[{LOWER},]\n(?!{listed})[{LOWER}\d]|\d\n(?!{listed})[{LOWER}])")


def _rejoined(lines: list[list[Bit]]) -> list[list[Bit]]:
    """Lines of one paragraph, those that were parted by hand in mid-sentence as one."""
    if len(lines) < 2:
        return lines
    out: list[list[Bit]] = []
    for line in lines:
        before = "".join([text for text, _ in out[-1][-3:]]).rstrip()[-1:] if out else ""
        after = "".join([text for text, _ in line[:12]]).lstrip()[:40]
        if before and after and _goes_on().match(f"{before}\n{after}"):
            out[-1] = [*out[-1], (" ", line[0][1]), *line]
        else:
            out.append(line)
    return out


def _stripped(bits: list[Bit]) -> list[Bit]:
    """Without blanks at the start: the label brings its own."""
    rest = list(bits)
    while rest and not rest[0][0].strip():
        del rest[0]
    if rest and rest[0][0][0].isspace():
        text, place = rest[0]
        kept = text.lstrip()
        rest[0] = (kept, (*place[:9], (place[9] or 0) + len(text) - len(kept), *place[10:]))
    return rest


def _row(cells: list[Cell]) -> list[RawBlock]:
    """One block a row: the paragraphs of a cell are joined by a blank."""
    joined: list[list[Bit]] = []
    for cell in cells:
        bits: list[Bit] = []
        for block in cell.blocks:
            for k, inner in enumerate(block.cells):
                if bits and inner:
                    bits.append((" ", inner[0][1]))
                bits += inner if k == 0 else _stripped(inner)
        joined.append(bits)
        joined += [[] for _ in range(cell.padding)]
    if not any(text.strip() for bits in joined for text, _ in bits):
        return []
    shown = [block for cell in cells for block in cell.blocks]
    look = (all(b.bold for b in shown), all(b.italic for b in shown), all(b.centred for b in shown))
    return [RawBlock("row", joined, 0, *look)]
