"""Ruled tables of the pages → one block a row, running on over page ends."""

from __future__ import annotations

from checker.read.pdf.bands import rows
from checker.read.pdf.model import Atom, Grid
from checker.read.pdf.paragraphs import between, told
from checker.read.pdf.torn import torn
from checker.read.raw import Bit, RawBlock

Cells = list[list[Atom] | None]


def texts(cells: Cells) -> list[str]:
    """The text of each cell, for comparing rows."""
    return [" ".join(a.text for a in ordered(cell or [])) for cell in cells]


def ordered(cell: list[Atom]) -> list[Atom]:
    """Atoms of a cell line by line."""
    return [atom for row in rows(cell) for atom in row.atoms]


def runs_on(above: Grid, below: Grid) -> bool:
    """Whether a table at the head of a page goes on with the one at the foot of the page before."""
    same = len(above.columns) == len(below.columns)
    return same and all(abs(a - b) < 4 for a, b in zip(above.columns, below.columns, strict=True))


def joined(above: Grid, below: Grid) -> None:
    """Moves the rows of `below` into `above`: a repeated heading is left out, the rest of a torn row goes to its row."""
    more = below.rows
    if more and _same(texts(above.rows[0]), texts(more[0])):
        more = more[1:]
    if more and _torn(above.rows[-1], more[0]):
        for k, cell in enumerate(more[0]):
            if cell:
                above.rows[-1][k] = [*(above.rows[-1][k] or []), *cell]
        more = more[1:]
    above.rows += more


def _same(above: list[str], below: list[str]) -> bool:
    """Whether a row is the heading again; in a scan a cell of it may be lost."""
    pairs = list(zip(above, below, strict=False))
    alike = sum(bool(a) and a == b for a, b in pairs)
    return above == below or (alike >= 2 and all(a == b or not b for a, b in pairs))


def _torn(last: Cells, first: Cells) -> bool:
    """A row without its first cell («TT») continues the row above, whose first cell is filled."""
    return len(first) > 1 and not first[0] and any(first[1:]) and bool(last[0])


def row_blocks(grid: Grid, number: int) -> list[RawBlock]:
    """The blocks of a table's rows, without empty ones."""
    out = []
    for r, cells in enumerate(grid.rows, 1):
        bits = [_bits(cell or [], number, r, k) for k, cell in enumerate(cells, 1)]
        if any(bits):
            atoms = [a for cell in cells for a in cell or []]
            out.append(RawBlock("row", bits, 0, all(a.bold for a in atoms), all(a.italic for a in atoms)))
    return out


def _bits(cell: list[Atom], table: int, row: int, column: int) -> list[Bit]:
    atoms = _by_page(cell)
    inside = torn([atom.text.strip() for atom in atoms]) if len(atoms) > 1 else set()
    out: list[Bit] = []
    for k, atom in enumerate(atoms):
        gap = between(atom.text, atoms[k + 1].text) if k + 1 < len(atoms) and k not in inside else ""
        out += [(text, (*place[:4], table, row, column, *place[7:])) for text, place in told(atom, gap)]
    return out


def _by_page(cell: list[Atom]) -> list[Atom]:
    pages = sorted({a.page for a in cell})
    return [atom for page in pages for atom in ordered([a for a in cell if a.page == page])]
