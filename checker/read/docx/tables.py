"""A w:tbl → whether it holds data (one block a row) or only sets the page (header, recipients, signature)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct, field

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.read.docx.names import VAL, W, first, parts
from checker.read.docx.styles import Styles, visible
from checker.read.raw import RawBlock

_SPAN, _MERGES = W + "gridSpan", (W + "vMerge", W + "hMerge")
_SIDES = ("left", "right", "start", "end")


class Cell(Struct):
    """A w:tc. `column` counts grid columns from 1; `padding` empty cells follow it where it spans several columns."""

    element: Any
    column: int
    span: int = 1
    merged: bool = False
    padding: int = 0
    blocks: list[RawBlock] = field(default_factory=list)

    @classmethod
    def read(cls, element: Any, column: int) -> Cell:
        cell = cls(element, column)
        said = parts(first(element, W + "tcPr"))
        if _SPAN in said and (span := said[_SPAN].get(VAL) or "").isdecimal():
            cell.span = min(max(int(span[:9]), 1), 1000)
        cell.merged = any(name in said and said[name].get(VAL) != "restart" for name in _MERGES)
        return cell


@cache
def _page_words() -> re.Pattern[str]:
    """Words of a page's header and foot, folded: such a table is layout even when its borders show."""
    signed = r"^\(\s*ký\b|^ký(?:\s*,|\s*$|\s+tên\b|\s+(?:và\s+)?ghi\b)"  # not «Ký cam kết với cha mẹ học sinh»
    return regexp(rf"cộng h..? ?xã hội|độc lập\s*-\s*tự do|đảng cộng sản việt nam|^nơi nhận|{signed}|^tm\.|^kt\.|^số\s*:", re.MULTILINE)


def styled(table: Any) -> str | None:
    """The style of a table."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return None if style is None else style.get(VAL)


def is_data(table: Any, grid: list[list[Cell]], styles: Styles) -> bool:
    """Visible lines between columns, or three columns and two rows of content; never the header or the foot of a document."""
    filled = [[cell for cell in cells if _text(cell)] for cells in grid]
    widest = max((len(cells) for cells in filled), default=0)
    if widest < 2 or _is_page(grid, filled):
        return False
    if not _ruled(table, grid, styles) and sum(len(cells) >= 3 for cells in filled) < 2:
        return False
    _align(grid)
    return True


def _is_page(grid: list[list[Cell]], filled: list[list[Cell]]) -> bool:
    """Header and foot tables have few rows; a plan's table that quotes «Số: …» in a cell has many."""
    if len(filled) > 8:
        return False
    heads = "\n".join(_text(cell) for cells in filled for cell in cells)
    return bool(_page_words().search(fold_lines(heads)))


def fold_lines(text: str) -> str:
    """`fold`, with its lines kept."""
    return "\n".join(fold(line).strip() for line in text.split("\n"))


def _text(cell: Cell) -> str:
    return "\n".join("".join(text for bits in block.cells for text, _ in bits).strip() for block in cell.blocks).strip()


def _ruled(table: Any, grid: list[list[Cell]], styles: Styles) -> bool:
    """Whether the reader sees lines between the columns: the table's own borders, its style's, or those of most cells."""
    cells = [cell for row in grid for cell in row]
    own = [_cell_ruled(cell) for cell in cells]
    if sum(said is True for said in own) * 2 >= len(cells):
        return True
    properties = table.find(W + "tblPr")
    if properties is None:
        return False
    borders = properties.find(W + "tblBorders")
    said = visible(borders, ("insideV", "insideH")) if borders is not None else None
    if said is None:
        said = bool(styles.alone(styled(table)).borders)
    return said and sum(said_cell is False for said_cell in own) * 2 < len(cells)


def _cell_ruled(cell: Cell) -> bool | None:
    borders = cell.element.find(f"{W}tcPr/{W}tcBorders")
    return visible(borders, _SIDES) if borders is not None else None


def _align(grid: list[list[Cell]]) -> None:
    """Where rows differ in their number of cells, a cell over several columns is followed by empty ones."""
    if len({len(cells) for cells in grid}) > 1 and len({sum(c.span for c in cells) for cells in grid}) == 1:
        for cells in grid:
            for cell in cells:
                cell.padding = cell.span - 1
