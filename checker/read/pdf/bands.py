"""Atoms of a page → lines in reading order: two-column bands (header, recipients beside the signature) come out cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import attrgetter

from checker.language.normal import fold
from checker.read.pdf.model import Atom

_NARROWEST = 8.0
_MOST_ROWS = 40
_SMALL = 0.7
_NEXT = 4  # characters between neighbours of one flow: blanks, a line end


class Line:
    """Atoms that are read one after another; `column` is the range of x of its cell, None in the body of the page."""

    __slots__ = ("atoms", "bottom", "column", "page", "text", "x0", "x1")

    def __init__(self, atom: Atom, column: tuple[float, float] | None = None) -> None:
        self.atoms = [atom]
        self.column, self.page = column, atom.page
        self.text, self.x0, self.x1, self.bottom = atom.text, atom.x0, atom.x1, atom.bottom

    def add(self, atom: Atom) -> None:
        self.atoms.append(atom)
        self.text += " " + atom.text
        self.x0, self.x1, self.bottom = min(self.x0, atom.x0), max(self.x1, atom.x1), max(self.bottom, atom.bottom)


@dataclass(slots=True)
class _Row:
    atoms: list[Atom] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0


@cache
def _words() -> re.Pattern[str]:
    """What the header and the foot of a document hold, folded."""
    head = r"xã hội chủ nghĩa|độc lập\s*-\s*tự do|đảng cộng sản|^số\s*:|, ngày .{0,12}tháng"
    foot = r"|nơi nhận|^\W{0,3}lưu\s*:|\b(?:tm|kt|tl|tuq|q)\.\s"  # «- Lưu: VT.» may be all that the next page has of the recipients
    return re.compile(head + foot, re.MULTILINE)


def rows(atoms: list[Atom]) -> list[_Row]:
    """Atoms side by side, from top to bottom."""
    least = sorted([a.size for a in atoms])[len(atoms) // 2] * _SMALL if atoms else 0.0
    out: list[_Row] = []
    for atom in sorted([a for a in atoms if a.size >= least], key=attrgetter("bottom")):
        if out and out[-1].bottom > atom.top:  # else it stands below all rows
            _put(atom, out[-3:], out)
        else:
            out.append(_Row([atom], atom.top, atom.bottom))
    for atom in [a for a in atoms if a.size < least]:  # superscripts go to the line that they stand on
        _put(atom, out, out)
    for row in out:
        if len(row.atoms) > 1:
            row.atoms.sort(key=attrgetter("x0"))
    return sorted(out, key=attrgetter("bottom"))


def _put(atom: Atom, near: list[_Row], out: list[_Row]) -> None:
    """Puts an atom into the last of the rows `near` that it stands beside, else into a new one."""
    for row in reversed(near):
        if _beside(row, atom):
            row.atoms.append(atom)
            return
    out.append(_Row([atom], atom.top, atom.bottom))


def _beside(row: _Row, atom: Atom) -> bool:
    """Whether an atom shares more than half of its height with the first one of the row."""
    shared = min(row.bottom, atom.bottom) - max(row.top, atom.top)
    return shared > 0.5 * min(row.bottom - row.top, atom.bottom - atom.top)


def lines(atoms: list[Atom], left: float, right: float) -> list[Line]:
    """Lines in reading order; `left` and `right` are the margins of the text."""
    found = rows(atoms)
    out: list[Line] = []
    at = 0
    while at < len(found):
        if _alone(found, at):
            out.append(Line(found[at].atoms[0]))
            at += 1
            continue
        band = _band(found, at, left, right)
        if band is None:
            out += _apart(found[at])
            at += 1
            continue
        first, end, gutter = band
        del out[len(out) - (at - first) :]
        out += _cells(found[first:end], gutter, left, right)
        at = end
    return out


def _apart(row: _Row) -> list[Line]:
    """A row outside bands: one line, but for neighbours far apart in the stream and on the page, which are two flows of text."""
    out = [Line(row.atoms[0])]
    for last, atom in pairwise(row.atoms):
        if abs(atom.order - last.order - len(last.text)) <= _NEXT or atom.x0 - last.x1 < _NARROWEST:
            out[-1].add(atom)
        else:
            out.append(Line(atom))
    return out


def _gaps(row: _Row, left: float, right: float) -> list[tuple[float, float]]:
    """Gaps of a row that may be a gutter: the wide ones, away from the margins."""
    inner = (left + 60, right - 60)
    return [(a.x1, b.x0) for a, b in pairwise(row.atoms) if b.x0 - a.x1 >= _NARROWEST and a.x1 < inner[1] and b.x0 > inner[0]]


def _gutters(found: list[_Row], at: int, left: float, right: float) -> list[tuple[float, float]]:
    """What may be a gutter of the row `at`, or of it and the next one less than a line below, one in each column."""
    row = found[at]
    if gaps := _gaps(row, left, right):
        return gaps
    if not _close(found, at):
        return []
    return _gaps(_Row(sorted(row.atoms + found[at + 1].atoms, key=attrgetter("x0"))), left, right)


def _close(found: list[_Row], at: int) -> bool:
    """Whether the next row is less than a line below."""
    return at + 1 < len(found) and found[at + 1].top <= found[at].bottom + 1


def _alone(found: list[_Row], at: int) -> bool:
    """Whether nothing stands beside the text of a row."""
    return len(found[at].atoms) == 1 and not _close(found, at)


def _band(found: list[_Row], at: int, left: float, right: float) -> tuple[int, int, tuple[float, float]] | None:
    """(first row, row after the last, gutter) of the band that begins with the two-sided row `at`."""
    for gutter in _gutters(found, at, left, right):
        end, narrow = _downwards(found, at, gutter)
        first = at
        while first and all(a.x0 >= narrow[1] - 1 for a in found[first - 1].atoms) and found[at].top - found[first - 1].bottom < 40:
            first -= 1
        texts = "\n".join(fold(a.text).strip() for row in found[first:end] for a in row.atoms)
        if _words().search(texts):
            return first, end, narrow
    return None


def _downwards(found: list[_Row], at: int, gutter: tuple[float, float]) -> tuple[int, tuple[float, float]]:
    """How far the gutter stays free of text, and what is left of it. Rows of one side at the end need to lie as their column does."""
    low, high = gutter
    end, kept = at + 1, (at + 1, gutter)
    while end < len(found) and end - at < _MOST_ROWS:
        row = found[end]
        sides = _sides(row, low, high)
        if sides is None:
            break
        low, high = max(low, sides[0]), min(high, sides[1])
        end += 1
        if len(row.atoms) > 1 and sides[0] > 0 and sides[1] < 1e6 or _fits(found[at : end - 1], row, low, high):
            kept = (end, (low, high))
    return kept


def _sides(row: _Row, low: float, high: float) -> tuple[float, float] | None:
    """The reach of the left side and the start of the right one, None when text lies in the gutter."""
    middle = (low + high) / 2
    reach, start = 0.0, 1e6
    for atom in row.atoms:
        if atom.centre < middle:
            reach = max(reach, atom.x1)
        else:
            start = min(start, atom.x0)
    return None if min(start, high) - max(reach, low) < _NARROWEST else (reach, start)


def _fits(above: list[_Row], row: _Row, low: float, high: float) -> bool:
    """Whether a one-sided row belongs to its column: always on the right; on the left in line with, or centred as, the rows above."""
    if all(a.x0 >= high - 1 for a in row.atoms):
        return True
    column = [a for r in above for a in r.atoms if a.x1 <= low + 1]
    near = column and row.top - max(a.bottom for a in column) < 20
    return bool(near) and any(abs(row.atoms[0].x0 - a.x0) < 3 or abs(row.atoms[0].centre - a.centre) < 4 for a in column)


def _cells(band: list[_Row], gutter: tuple[float, float], left: float, right: float) -> list[Line]:
    """The cells of a band: in the stream's order where it goes from cell to cell, else left before right."""
    middle = (gutter[0] + gutter[1]) / 2
    sides = [(a.centre > middle, a) for row in band for a in row.atoms]
    stream = sorted(sides, key=lambda item: item[1].order)
    turns = sum(a[0] != b[0] for a, b in pairwise(stream))
    if turns > 3 or stream[0][1].words:  # an engine goes from line to line
        stream = [item for item in sides if not item[0]] + [item for item in sides if item[0]]
    out: list[Line] = []
    for on_right, atom in stream:
        column = (gutter[1], right) if on_right else (left, gutter[0])
        if out and out[-1].column == column and abs(out[-1].bottom - atom.bottom) < 3:
            out[-1].add(atom)
        else:
            out.append(Line(atom, column))
    return out
