"""Source → the printed lines that hold something, each with its match key."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Source, Span

_EDGE = " \t\u00a0\ufeff\u200b\r\x0b"
_RULE = regexp(r"[\s_\-–—=*.•~+]*")  # «_______», «***»: drawn rules


class Line(Struct, frozen=True, gc=False):
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
    rule: bool = False  # drawn, no text
    right: bool = False  # the right half of a line with two columns

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def is_rule(text: str) -> bool:
    """Whether a line is drawn, without text."""
    return _RULE.fullmatch(text) is not None


def lines_of(source: Source) -> tuple[list[Line], str]:
    """The lines in reading order, blanks at their ends left out, and the folded text that their keys are cut from."""
    text = source.text
    low = fold(text)
    lines: list[Line] = []
    at = 0
    for index, block in enumerate(source.blocks):
        start, end = block.span.start, block.span.end
        gap = start - at > 1 and text.count("\n", at, start) > 1
        at = end
        whole = text[start:end]
        for piece in (whole,) if block.kind == "row" else whole.split("\n"):
            shown = piece.strip(_EDGE)
            if shown:
                first = start if shown == piece else start + piece.index(shown[0])
                last = first + len(shown)
                rule = not shown[0].isalnum() and is_rule(shown)
                lines.append(Line(first, last, shown, low[first:last], index, block.cells, block.bold, block.centred, gap, rule))
            start += len(piece) + 1
            gap = not shown
    return lines, low


_WIDE = regexp(r"\t[\s]*| {4,}|(?<=[;.]) {2,}")


def halves(line: Line) -> list[Line]:
    """The two columns of a line set with blanks, «- Lưu: VT.          Nguyễn Văn A», or the cells of a row that has two: its left and
    its right half, a blank one left out."""
    if line.cells:
        return [half for half in _cells(line) if half.text] if len(line.cells) == 2 else [line]
    wide = _WIDE.search(line.text)
    if not wide:
        return [line]
    start, end = wide.span()
    one, other = line.text[:start], line.text[end:]
    left = replace(line, end=line.start + start, text=one, low=line.low[:start], rule=is_rule(one))
    right = replace(line, start=line.start + end, text=other, low=line.low[end:], gap=False, rule=is_rule(other), right=True)
    return [left, right]


def _cells(line: Line) -> Iterator[Line]:
    """Each cell of a row as a line of its own; the last may reach beyond the line, whose blanks are cut off."""
    for cell, right in zip(line.cells, (False, True), strict=True):
        start, end = cell.start - line.start, max(min(cell.end, line.end) - line.start, 0)
        text, low = line.text[start:end], line.low[start:end]
        yield replace(line, start=cell.start, end=line.start + end, text=text, low=low, cells=(), rule=is_rule(text), right=right)
