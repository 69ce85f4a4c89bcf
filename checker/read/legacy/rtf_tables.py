"""Row definitions and cells of RTF → tables of a `Paper`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.read.docx.names import P, W
from checker.read.legacy.paper import Paper

_BORDERS = frozenset(f"clbrdr{side}" for side in "tblr") | frozenset(f"trbrdr{side}" for side in "tblrhv")
_MOST_EDGES = 200
_LINES = frozenset("brdrs brdrth brdrdb brdrdot brdrdash brdrhair brdrtriple brdrw".split())


@dataclass(slots=True)
class _Column:
    edge: int = 0
    below: bool = False  # merged with the cell above
    left: bool = False  # merged with the cell to its left


class Tables:
    """Where the next paragraph goes: the container itself, or the open cell. Rows that follow one another are one table."""

    def __init__(self, paper: Paper, outer: Any) -> None:
        self.paper, self.outer = paper, outer
        self.inside = False  # \\intbl: this paragraph is in a cell
        self.table: Any = None
        self.cells: list[Any] = []  # finished cells of the open row
        self.cell: Any = None
        self.columns: list[_Column] = []
        self.next = _Column()
        self.ruled = self.bordering = False
        self.edges: list[list[tuple[Any, int]]] = []  # cells of each row of the open table with their right edges

    def container(self) -> Any:
        """The element that takes the next paragraph."""
        if not self.inside:
            self.close()
            return self.outer
        if self.cell is None:
            self.cell = self.paper.cell(self.paper.row(self.outer))
            self.outer.remove(self.cell.getparent())
        return self.cell

    def end_cell(self) -> None:
        if self.cell is not None:
            self.cells.append(self.cell)
            self.cell = None

    def end_row(self) -> None:
        """Puts the finished cells into a row, merged as the row's definition says."""
        self.end_cell()
        if not self.cells:
            return
        if self.table is None:
            self.table = self.paper.table(self.outer, ruled=self.ruled)
        row = self.paper.row(self.table)
        kept: Any = None
        self.edges.append([])
        for k, cell in enumerate(self.cells):
            column = self.columns[k] if k < len(self.columns) else _Column()
            if column.left and kept is not None:
                kept.extend(cell.iterchildren(P))
                self.edges[-1][-1] = (kept, column.edge)
                continue
            kept = cell
            if column.below:
                cell[0].append(cell.makeelement(W + "vMerge", None, None))
            row.append(cell)
            self.edges[-1].append((cell, column.edge))
        self.cells = []

    def close(self) -> None:
        """Ends the table: a paragraph outside it follows."""
        if self.cells or self.cell is not None:
            self.end_row()
        if self.table is not None:
            self._span()
        self.table = None

    def _span(self) -> None:
        """Rows differ in their number of cells: one that reaches over several edges of other rows spans as many columns."""
        edges = sorted({edge for row in self.edges for _, edge in row})
        if all(len(row) == len(edges) for row in self.edges) or len(edges) > _MOST_EDGES:
            edges = []
        for row in self.edges if edges else ():
            before = 0
            for cell, edge in row:
                at = edges.index(edge) + 1
                if at - before > 1:
                    self.paper.span(cell, at - before)
                before = max(at, before)
        self.edges = []

    def define(self, word: str, value: int | None) -> None:
        """A control word of a row's definition."""
        if word == "trowd":
            self.columns, self.next, self.bordering = [], _Column(), False
            self.ruled = self.ruled and self.table is not None
        elif word == "cellx":
            self.next.edge = value or 0
            self.columns.append(self.next)
            self.next, self.bordering = _Column(), False
        elif word == "clvmrg":
            self.next.below = True
        elif word == "clmrg":
            self.next.left = True
        elif word in _BORDERS:
            self.bordering = True
        elif word in _LINES:
            self.ruled = self.ruled or self.bordering
        elif word in ("brdrnone", "brdrnil", "brdrtbl"):
            self.bordering = False
