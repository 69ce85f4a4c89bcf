"""A file as text: spans, the places that they come from, and what a reader has to say of it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime
from itertools import islice, takewhile
from typing import Literal

from msgspec import Struct

Status = Literal["read", "partial", "unreadable"]


class Span(Struct, frozen=True, order=True, gc=False):
    """Half-open range of characters in `Source.text`: the only address in the program. Made by the thousand, so no dataclass, which takes
    several times as long to make."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class Message(Struct, frozen=True, gc=False):
    """A text for the user, in Vietnamese first."""

    vi: str
    en: str


class Place(Struct, frozen=True, gc=False):
    """Where a piece of text sits in the file. Numbers count from 1; `box` is x0, y0, x1, y1 in points from the page's top left."""

    part: str = "body"  # body | header | footer | footnote | endnote | textbox | comment
    page: int | None = None
    paragraph: int | None = None
    run: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    box: tuple[float, float, float, float] | None = None
    offset: int | None = None  # characters of the run or line that come before the piece
    confidence: float | None = None  # of text recognised from a picture: 0 to 1


class Face(Struct, frozen=True, gc=False):
    """How letters are set. `size` in points, `color` as RRGGBB («000000» also for the automatic one); None is not known."""

    size: float | None = None
    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None


class Shape(Struct, frozen=True, gc=False):
    """How a paragraph is set, lengths in points. `align`: left, center, right or both; `indent` is where its first line begins, from the
    margin; `line` the distance of its lines as a multiple of the single one. None is not known."""

    align: str | None = None
    indent: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None


class Sheet(Struct, frozen=True, gc=False):
    """The page set-up of a stretch of the text, from its first character on; lengths in millimetres.

    `numbered`: where the page number stands (header, footer; «» nowhere), `number_align` and `number_size` how; `number_first`: also on
    the first page; `restarts`: pages are counted from 1 again. None is not known.
    """

    start: int = 0
    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    numbered: str | None = None
    number_align: str | None = None
    number_size: float | None = None
    number_first: bool | None = None
    restarts: bool | None = None


class Piece(Struct, frozen=True, gc=False):
    """A stretch of `Source.text` that comes from one place of the file (a run, a cell's paragraph, a line of a page)."""

    span: Span
    place: Place
    face: Face | None = None


class Block(Struct, frozen=True, gc=False):
    """A paragraph or a table row of the file, in reading order. `cells` are the cells of a row, in column order; `label` is an automatic number."""

    span: Span
    kind: Literal["paragraph", "row"] = "paragraph"
    place: Place = Place()
    cells: tuple[Span, ...] = ()
    label: Span | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    shape: Shape | None = None


class Notice(Struct, frozen=True, gc=False):
    """Something that the reader has to say about a file. `code` is stable, for programs."""

    code: str
    message: Message


class Signed(Struct, frozen=True, gc=False):
    """A digital signature as the file states it: the name of the signer's certificate, and the time. Nothing is said of its validity."""

    name: str
    time: datetime | None = None


class Source(Struct, frozen=True, gc=False):
    """One file as text. `text` is NFC and never changes; `layout` tells whether the format shows headers, recipients and signatures reliably."""

    name: str
    sha256: str
    format: str = "txt"  # docx | pdf | txt | md
    text: str = ""
    pieces: tuple[Piece, ...] = ()  # in the order of the text
    blocks: tuple[Block, ...] = ()
    warnings: tuple[Notice, ...] = ()
    status: Status = "read"
    layout: bool = False
    pages: int | None = None
    signatures: tuple[Signed, ...] = ()
    sheets: tuple[Sheet, ...] = ()  # in the order of the text; none where the format does not show them

    def places(self, span: Span) -> tuple[Place, ...]:
        """The places that a span of the text comes from, in order."""
        first = bisect_right(self.pieces, span.start, key=lambda p: p.span.end)
        return tuple(p.place for p in takewhile(lambda p: p.span.start < span.end, islice(self.pieces, first, None)))

    def least_confidence(self, span: Span) -> float | None:
        """The least confidence of the words of a span that were recognised from a picture; None where none was."""
        return min((p.confidence for p in self.places(span) if p.confidence is not None), default=None)
