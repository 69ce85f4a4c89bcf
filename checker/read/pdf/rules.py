"""Ruling lines of a page → its ruled tables, with the text of each cell."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from checker.read.pdf import calls
from checker.read.pdf.cells import Rule, cells, tables
from checker.read.pdf.geometry import Character, characters, words
from checker.read.pdf.model import Atom, Box, Grid, Sheet, around

if TYPE_CHECKING:
    from checker.read.pdf.sheet import Page

_MOST_OBJECTS = 20_000
_MOST_RULES = 4_000
_DEEPEST = 3


class Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, other: Matrix) -> Matrix:
        """First this, then the other."""
        x, y = other.point(self.e, self.f)
        a, b = other.a * self.a + other.c * self.b, other.b * self.a + other.d * self.b
        c, d = other.a * self.c + other.c * self.d, other.b * self.c + other.d * self.d
        return Matrix(a, b, c, d, x, y)


_SAME = Matrix(1, 0, 0, 1, 0, 0)


def grids(page: Page, text: str, sheet: Sheet) -> list[Grid]:
    """The tables of two columns or more; their atoms are taken out of `sheet.atoms`."""
    rules = _rules(page)
    found = tables(cells(rules)) if rules else []
    out = []
    for boxes in found:
        grid = _grid(page, text, sheet, boxes)
        if grid is not None:
            out.append(grid)
    return out


def _rules(page: Page) -> list[Rule]:
    objects = [
        (obj, _SAME, 0)
        for k in range(min(pdfium.FPDFPage_CountObjects(page.page), _MOST_OBJECTS))
        for obj in [calls.page_object(page.page, k)]
        if calls.object_type(obj) in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM)
    ]
    rules: list[Rule] = []
    while objects and len(rules) < _MOST_RULES:
        obj, matrix, depth = objects.pop()
        if pdfium.FPDFPageObj_GetType(obj) == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _path(page, obj, matrix)
        elif depth < _DEEPEST:
            inner = _matrix(obj).after(matrix)
            many = min(pdfium.FPDFFormObj_CountObjects(obj), _MOST_OBJECTS)
            objects += [(pdfium.FPDFFormObj_GetObject(obj, k), inner, depth + 1) for k in range(many)]
    return rules


def _matrix(obj: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(obj, found):
        return _SAME
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _path(page: Page, obj: Any, matrix: Matrix) -> list[Rule]:
    """The straight lines that a path draws: a thin filled bar is one, a stroked rectangle is four."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(obj, fill, stroke)
    segments = pdfium.FPDFPath_CountSegments(obj)
    if not (fill.value or stroke.value) or segments > _MOST_RULES:
        return []
    points = _points(page, obj, _matrix(obj).after(matrix), segments)
    out = []
    for shape in points:
        xs, ys = [p[0] for p in shape], [p[1] for p in shape]
        box = (min(xs), min(ys), max(xs), max(ys))
        thin = Rule.of(box)
        if thin is not None:
            out.append(thin)
        elif stroke.value:
            pairs = pairwise(shape)
            edges = [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairs]
            out += [rule for edge in edges if (rule := Rule.of(edge, 0.5)) is not None]
    return out


def _points(page: Page, obj: Any, matrix: Matrix, segments: int) -> list[list[tuple[float, float]]]:
    """The corners of each subpath as the reader sees them, closed where the path closes it."""
    shapes: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for k in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(obj, k)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        at = matrix.point(x.value, y.value)
        shown = page.shown(at[0], at[1], at[0], at[1])[:2]
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not shapes:
            shapes.append([])
        shapes[-1].append((shown[0], shown[1]))
        if pdfium.FPDFPathSegment_GetClose(segment):
            shapes[-1].append(shapes[-1][0])
    return shapes


def _grid(page: Page, text: str, sheet: Sheet, boxes: list[Box]) -> Grid | None:
    columns = edges([b[0] for b in boxes])
    tops = edges([b[1] for b in boxes])
    if len(columns) < 2:
        return None
    outer = around(boxes)
    rows: list[list[list[Atom] | None]] = [[None] * len(columns) for _ in tops]
    where = {}
    for box in boxes:
        cell: list[Atom] = []
        rows[nearest(tops, box[1])][nearest(columns, box[0])] = cell
        where[box] = cell
    inside = [atom for atom in sheet.atoms if _within(outer, atom)]
    for atom in inside:
        for part in _by_cell(page, text, atom, boxes):
            home = _home(boxes, part)
            if home is not None:
                where[home].append(part)
    taken = {id(atom) for atom in inside}
    sheet.atoms = [atom for atom in sheet.atoms if id(atom) not in taken]
    return Grid(outer, tuple(columns), [row for row in rows if any(row)])


def _by_cell(page: Page, text: str, atom: Atom, boxes: list[Box]) -> list[Atom]:
    """The atom, parted where it runs over the side of a cell."""
    home = _home(boxes, atom)
    if home is not None and home[0] - 2 <= atom.x0 and atom.x1 <= home[2] + 2:
        return [atom]
    if atom.start < 0:
        chars = [c for c in characters(page, text) if _within(atom.box, Atom(c.text, c.box, 0, 0, 0))]
    else:
        found = enumerate(text[atom.start : atom.start + len(atom.text)], atom.start)
        chars = [Character(c, 0.0, page.box(k), k) for k, c in found if not c.isspace()]
    parts: dict[Box | None, list[Character]] = {}
    for char in chars:
        parts.setdefault(_home(boxes, Atom(char.text, char.box, 0, 0, 0)), []).append(char)
    return [words(page, part) for part in parts.values()]


def _home(boxes: list[Box], atom: Atom) -> Box | None:
    x, y = atom.centre, (atom.top + atom.bottom) / 2
    return next((b for b in boxes if b[0] - 1 <= x <= b[2] + 1 and b[1] - 1 <= y <= b[3] + 1), None)


def _within(box: Box, atom: Atom) -> bool:
    y = (atom.top + atom.bottom) / 2
    return box[0] - 2 <= atom.centre <= box[2] + 2 and box[1] <= y <= box[3]


def edges(values: list[float]) -> list[float]:
    """Distinct edges, those within two points of each other taken as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 2:
            out.append(value)
    return out


def nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda k: abs(edges[k] - value))
