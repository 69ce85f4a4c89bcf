"""A recognised page → the atoms and ruled tables that the geometry of PDFs reads."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import groupby
from statistics import median
from typing import Any

from checker.read.pdf.cells import cells, tables
from checker.read.pdf.model import Atom, Box, Grid, Recognised, Sheet
from checker.read.pdf.rules import edges, nearest
from checker.read.scan.model import Page, Seen, mean, unpacked
from checker.read.scan.page import on_file
from checker.read.scan.repair import repaired

_GAP = 1.0  # of the size: a gap that may part two cells
_CAP = 0.67  # height of capitals and figures, of the size
_POOR = 0.7  # mean confidence of a page that is told as read in part
_DESCENT, _ASCENT = 0.22, 0.89


@cache
def _descends() -> re.Pattern[str]:
    """Characters that reach below the baseline, marks below included."""
    return re.compile("[gjpqyýỳỷỹQ,;()\\[\\]/|_ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ&@$]")


@cache
def _tall() -> re.Pattern[str]:
    """Words as high as a capital: with one, a figure or a letter like b, and no mark above that."""
    return re.compile("[A-ZĐ0-9bdđhkl]")


@cache
def _marked() -> re.Pattern[str]:
    """Letters whose marks may rise above capitals."""
    above = "ÀÁẢÃĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼÊỀẾỂỄỆÌÍỈĨÒÓỎÕÔỒỐỔỖỘƠỜỚỞỠÙÚỦŨƯỪỨỬỮỲÝỶỸ"
    return re.compile(f"[{above}{above.lower()}]")


def sheets_of(page: Page, number: int) -> list[Sheet]:
    """The page, or the two that lie side by side on it, with its atoms in the engine's order, tables apart."""
    return [_sheet(leaf, number) for leaf in page.leaves()]


def _sheet(page: Page, number: int) -> Sheet:
    page = page._replace(words=repaired(page.words))
    out = Sheet(number, page.wide, page.height)
    size = _usual(page.words)
    rest = page.words
    for boxes in tables(cells(page.rules)):
        grid, rest = _grid(page, boxes, rest, number, size)
        if grid is not None:
            out.grids.append(grid)
    out.atoms = _atoms(page, rest, number, size)
    return out


def filled(sheets: list[Sheet], scans: bytes) -> tuple[list[Sheet], list[tuple[str, dict[str, Any]]]]:
    """Recognised pages (JSON: page → `packed`) in the place of unread ones; what is to be said of them."""
    found = {int(k): unpacked(v) for k, v in json.loads(scans).items()}
    sure: dict[int, float] = {}
    out: list[Sheet] = []
    for k, old in enumerate(sheets):
        if old.usable or k not in found:
            out.append(old)
            continue
        out += sheets_of(found[k], k + 1)
        sure[k + 1] = mean(found[k].words)
    return out, told(sure)


def told(sure: dict[int, float]) -> list[tuple[str, dict[str, Any]]]:
    """The notices on recognised pages: page (from 1) → mean confidence, 0 for pages without words."""
    from checker.read.pdf.document import ranges

    there = [share for share in sure.values() if share]
    if not there:
        return []
    pages = ", ".join(ranges(sorted(sure)))
    poor = [page for page, share in sorted(sure.items()) if 0 < share < _POOR]
    out = [("ocr", {"page": pages, "sure": round(100 * sum(there) / len(there))})]
    return out + [("ocr_poor", {"page": page}) for page in ranges(poor)]


def _usual(seen: list[Seen]) -> float:
    """The size of most of the text."""
    return median(sizes) if (sizes := [s for w in seen if (s := _size(w))]) else 13.0


def _size(word: Seen) -> float:
    """The size that a word's height tells, 0 where it does not."""
    if not _tall().search(word.text) or _descends().search(word.text) or _marked().search(word.text):
        return 0.0
    return (word.box[3] - word.box[1]) / _CAP


def _atoms(page: Page, seen: list[Seen], number: int, usual: float) -> list[Atom]:
    out: list[Atom] = []
    order = 0
    for _, group in groupby(seen, key=lambda w: w.line):
        line = sorted(group, key=lambda w: w.box[0])
        begun = 0
        for k in range(1, len(line) + 1):
            if k == len(line) or line[k].box[0] - line[k - 1].box[2] > max(_GAP * usual, 10.0):
                atom = _atom(page, line[begun:k], number, usual)
                atom.order, order = order, order + len(atom.text) + 1
                out.append(atom)
                begun = k
    return out


def _atom(page: Page, words: list[Seen], number: int, usual: float) -> Atom:
    """One atom of neighbouring words; its box is that of the line of type, whatever letters stand in it."""
    found = [s for w in words if (s := _size(w))]
    size = median(found) if found else usual
    size = usual if abs(size - usual) < 0.12 * usual else size
    on_line = [w.box[3] for w in words if not _descends().search(w.text)]
    baseline = median(on_line) if on_line else median([w.box[3] for w in words]) - _DESCENT * size
    box = (words[0].box[0], baseline - _ASCENT * size, words[-1].box[2], baseline + _DESCENT * size)
    text = " ".join(w.text for w in words)
    said = tuple(Recognised(w.text, on_file(page, w.box), round(w.confidence, 2)) for w in words)
    atom = Atom(text, box, 0, size, words[0].box[2] - words[0].box[0], page=number, words=said)
    if len(words) > 1 and _opens(words[0].text):
        atom.hanging = words[1].box[0]
    return atom


def _opens(word: str) -> bool:
    return re.fullmatch(r"[-–—+•*]|\(?\d{1,2}[.)]|\(?[a-zđ][.)]|[IVX]{1,5}[.)]", word) is not None


def _grid(page: Page, boxes: list[Box], seen: list[Seen], number: int, usual: float) -> tuple[Grid | None, list[Seen]]:
    """The table that the cells make, and the words outside it; None and all of them where it is no table."""
    columns, tops = edges([b[0] for b in boxes]), edges([b[1] for b in boxes])
    if len(columns) < 2:
        return None, seen
    rows: list[list[list[Atom] | None]] = [[None] * len(columns) for _ in tops]
    taken: set[int] = set()
    for box in boxes:
        inside = [k for k, w in enumerate(seen) if _in(box, w.box) and k not in taken]
        taken.update(inside)
        rows[nearest(tops, box[1])][nearest(columns, box[0])] = _atoms(page, [seen[k] for k in inside], number, usual)
    around = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    grid = Grid(around, tuple(columns), [row for row in rows if any(row)])
    if not grid.rows:
        return None, seen
    return grid, [w for k, w in enumerate(seen) if k not in taken]


def _in(cell: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return cell[0] - 1 <= x <= cell[2] + 1 and cell[1] - 1 <= y <= cell[3] + 1
