"""A plan → its text as the page shows it: paragraphs and tables, cut wherever a finding's mark begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.model import Document, Paragraph, Span

_FRAMES = ("header", "signature", "recipients", "closing")  # whose tables only set texts side by side


class Piece(NamedTuple):
    """A stretch of the plan's text: the findings (their numbers on the page) that it belongs to, and those that begin here."""

    text: str
    marks: tuple[int, ...]
    begins: tuple[int, ...]


class Cell(NamedTuple):
    """A paragraph, or a cell of so many columns."""

    pieces: list[Piece]
    columns: int = 1


class Row(NamedTuple):
    """`tag`: what its cells are, of a row that heads a table «th»."""

    cells: list[Cell]
    tag: str = "td"


class Block(NamedTuple):
    """A paragraph of a kind («title», «heading», «body» …), the only cell of its row; or a «table», or a «frame», which has no lines."""

    kind: str
    rows: list[Row]

    @property
    def pieces(self) -> Iterator[Piece]:
        return (piece for row in self.rows for cell in row.cells for piece in cell.pieces)


def blocks(document: Document, marks: Iterable[tuple[int, Span]]) -> list[Block]:
    """The whole text; a mark begins once, at the first piece that it touches."""
    cut = _Cut(document.source.text, list(marks))
    headings = {s.heading.start for s in document.sections}
    heads = {p.header_row for p in document.paragraphs}
    found: list[Block] = []
    for at, paragraph in enumerate(document.paragraphs):
        kind = _kind(paragraph, headings)
        if kind not in ("table", "frame"):
            found.append(Block(kind, [Row([Cell(cut.pieces(paragraph.span))])]))
            continue
        if not found or found[-1].kind != kind or at in heads:
            found.append(Block(kind, []))
        found[-1].rows.append(Row([Cell(pieces) for pieces in cut.cells(paragraph)], "th" if at in heads else "td"))
    return [block._replace(rows=_even(block.rows)) for block in found]


def _kind(paragraph: Paragraph, headings: set[int]) -> str:
    if len(paragraph.cells) > 1:
        return "frame" if paragraph.region in _FRAMES else "table"
    return "heading" if paragraph.span.start in headings else paragraph.region


def _even(rows: list[Row]) -> list[Row]:
    """Rows of one width: what a row lacks was joined with its first cell, as «Tổng cộng» is."""
    width = max(len(row.cells) for row in rows)
    return [row._replace(cells=[row.cells[0]._replace(columns=width - len(row.cells) + 1), *row.cells[1:]]) for row in rows]


class _Cut:
    """The text, cut from its beginning to its end."""

    def __init__(self, text: str, marks: list[tuple[int, Span]]) -> None:
        self.text, self.marks, self.begun = text, marks, set[int]()

    def pieces(self, span: Span) -> list[Piece]:
        marks = [
            (n, Span(max(s.start, span.start), min(s.end, span.end))) for n, s in self.marks if s.start < span.end and span.start < s.end
        ]
        edges = sorted({span.start, span.end, *(edge for _, s in marks for edge in (s.start, s.end))})
        return [self._piece(start, end, marks) for start, end in pairwise(edges)]

    def cells(self, row: Paragraph) -> list[list[Piece]]:
        """Those of a row; a mark of nothing but what stands between its cells begins in the first."""
        cells = [self.pieces(cell) for cell in row.cells]
        lost = tuple(n for n, s in self.marks if n not in self.begun and s.start < row.span.end and row.span.start < s.end)
        self.begun |= set(lost)
        return [[Piece("", (), lost), *cells[0]], *cells[1:]] if lost else cells

    def _piece(self, start: int, end: int, marks: list[tuple[int, Span]]) -> Piece:
        over = tuple(n for n, s in marks if s.start <= start and end <= s.end)
        begins = tuple(n for n in over if n not in self.begun)
        self.begun |= set(begins)
        return Piece(self.text[start:end], over, begins)
