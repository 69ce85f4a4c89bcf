"""Source → the printed lines that hold something, each with its match key."""

from __future__ import annotations

from typing import NamedTuple

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Source, Span

_EDGE = " \t\u00a0\ufeff\u200b\r\x0b"
_RULE = regexp(r"[\s_\-–—=*.•~+]*")  # «_______», «***»: drawn rules


class Line(NamedTuple):
    """One printed line without the blanks at its ends. `low` is the folded text, as long as `text`; `block` the index of its block."""

    start: int
    end: int
    text: str
    low: str
    block: int
    cells: tuple[Span, ...] = ()
    bold: bool = False
    centred: bool = False
    gap: bool = False  # blank lines above
    right: bool = False  # the right half of a line with two columns

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def rule(self) -> bool:
        """A drawn rule, no text."""
        return _RULE.fullmatch(self.text) is not None


def line_at(source: Source, low: str, span: Span, block: int, *, gap: bool = False, cells: tuple[Span, ...] = ()) -> Line | None:
    """The line at a span, blanks at its ends left out, or None where nothing stands."""
    raw = source.text[span.start : span.end]
    text = raw.strip(_EDGE)
    if not text:
        return None
    start = span.start + raw.index(text[0])
    owner = source.blocks[block]
    return Line(start, start + len(text), text, low[start : start + len(text)], block, cells, owner.bold, owner.centred, gap)


def lines_of(source: Source) -> tuple[list[Line], str]:
    """The lines in reading order, and the folded text that their keys are cut from."""
    low = fold(source.text)
    lines: list[Line] = []
    at = 0
    for index, block in enumerate(source.blocks):
        gap = source.text.count("\n", at, block.span.start) > 1
        at = block.span.end
        start = block.span.start
        pieces = (source.text[start : block.span.end],) if block.kind == "row" else source.text[start : block.span.end].split("\n")
        for piece in pieces:
            line = line_at(source, low, Span(start, start + len(piece)), index, gap=gap, cells=block.cells)
            start += len(piece) + 1
            gap = line is None
            if line is not None:
                lines.append(line)
    return lines, low


_WIDE = regexp(r"\t[\s]*| {4,}")


def halves(line: Line) -> list[Line]:
    """The two columns of a line set with blanks: «- Lưu: VT.          Nguyễn Văn A» → its left and its right half."""
    wide = _WIDE.search(line.text)
    if not wide or line.cells:
        return [line]
    left = line._replace(end=line.start + wide.start(), text=line.text[: wide.start()], low=line.low[: wide.start()])
    right = line._replace(start=line.start + wide.end(), text=line.text[wide.end() :], low=line.low[wide.end() :], gap=False, right=True)
    return [left, right]
