"""Characters of a scrambled page → atoms, sorted by baseline and then from left to right."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from checker.read.pdf.model import Atom, Box

if TYPE_CHECKING:
    from checker.read.pdf.sheet import Page

_GAP = 10.0
_BLANK = 0.17  # of the font size: a gap between words


class Character(NamedTuple):
    text: str
    baseline: float
    box: Box
    at: int  # its index in the page's text


def characters(page: Page, text: str) -> list[Character]:
    """Every printed character with its box and baseline."""
    x, y = ctypes.c_double(), ctypes.c_double()
    out = []
    for index, c in enumerate(text):
        if c.isspace() or c in "\x02\ufffe":
            continue
        pdfium.FPDFText_GetCharOrigin(page.text_page, index, x, y)
        baseline = page.shown(x.value, y.value, x.value, y.value)[1]
        out.append(Character(c, baseline, page.box(index), index))
    return out


def baselines(found: list[Character], tolerance: float) -> list[list[Character]]:
    """Characters of one baseline together, from top to bottom, each line from left to right."""
    lines: list[list[Character]] = []
    for char in sorted(found, key=lambda c: c.baseline):
        if lines and char.baseline - lines[-1][0].baseline <= tolerance:
            lines[-1].append(char)
        else:
            lines.append([char])
    return [sorted(line, key=lambda c: c.box[0]) for line in lines]


def sorted_atoms(page: Page, text: str) -> list[Atom]:
    """The atoms of a page by geometry; `order` counts their characters from the top."""
    found = characters(page, text)
    if not found:
        return []
    tolerance = max(page.size(found[len(found) // 2].at) * 0.25, 1.0)
    out: list[Atom] = []
    order = 0
    for line in baselines(found, tolerance):
        begun = 0
        for k in range(1, len(line) + 1):
            if k == len(line) or line[k].box[0] - line[k - 1].box[2] > _GAP:
                atom = words(page, line[begun:k])
                atom.order, order = order, order + len(atom.text) + 1
                out.append(atom)
                begun = k
    return out


def words(page: Page, line: list[Character]) -> Atom:
    """One atom of characters on a line, with blanks where there are gaps."""
    size = page.size(line[0].at)
    text = line[0].text
    end_of_word = None
    for before, char in pairwise(line):
        if char.box[0] - before.box[2] > size * _BLANK:
            end_of_word = end_of_word or before.box[2]
            text += " "
        text += char.text
    faces = {page.face(line[k].at) for k in (0, len(line) // 2, len(line) - 1)}
    box = (line[0].box[0], min(c.box[1] for c in line), max(c.box[2] for c in line), max(c.box[3] for c in line))
    bold, italic = all("bold" in f for f in faces), all("italic" in f for f in faces)
    return Atom(text, box, line[0].at, size, (end_of_word or box[2]) - box[0], bold, italic, page.number)
