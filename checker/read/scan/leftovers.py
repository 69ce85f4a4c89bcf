"""A picture and the boxes of its words → the lines of type that no word covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker.read.pdf.model import Box
from checker.read.scan.picture import threshold
from checker.read.scan.strokes import runs

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST = 24
_AROUND = 4  # pixels about a word that belong to it
_LOW, _HIGH = 14, 70  # pixels: a line of type at 200 dpi
_WIDEST_GAP = 60
_NARROWEST = 45
_FRAME = 12


def leftovers(picture: Image, boxes: Sequence[Box]) -> Iterator[tuple[tuple[int, int, int, int], Image]]:
    """Where each lies, and its part of the picture with what was read already wiped out."""
    import numpy as np
    from PIL import Image

    grey = np.array(picture)
    for left, top, right, bottom in boxes:
        grey[max(round(top) - _AROUND, 0) : round(bottom) + _AROUND, max(round(left) - _AROUND, 0) : round(right) + _AROUND] = 255
    found = sorted(_lines(grey < threshold(grey)), key=lambda b: (b[0] - b[2]) * (b[3] - b[1]))[:_MOST]
    high, wide = grey.shape
    for left, top, right, bottom in found:
        area = (max(left - _FRAME, 0), max(top - _FRAME, 0), min(right + _FRAME, wide), min(bottom + _FRAME, high))
        yield area, Image.fromarray(grey[area[1] : area[3], area[0] : area[2]])


def _lines(dark: Any) -> Iterator[tuple[int, int, int, int]]:
    """Boxes of ink as high as a line: cut into columns at wide gaps, these into lines, and these at wide gaps again."""
    for top, bottom in _stretches(dark.any(axis=1), 40):
        band = dark[top:bottom]
        for left, right in _stretches(band.any(axis=0), _WIDEST_GAP):
            column = band[:, left:right]
            for first, last in _stretches(column.any(axis=1), 4):
                row = column[first:last]
                for start, end in _stretches(row.any(axis=0), _WIDEST_GAP):
                    if _LOW <= last - first <= _HIGH and end - start >= _NARROWEST and row[:, start:end].mean() > 0.04:
                        yield left + start, top + first, left + end, top + last


def _stretches(there: Any, gap: int) -> list[tuple[int, int]]:
    """Runs that are true, those less than `gap` apart taken as one."""
    found = runs(there)
    out = found[:1]
    for before, run in pairwise(found):
        if run[0] - before[1] < gap:
            out[-1] = (out[-1][0], run[1])
        else:
            out.append(run)
    return out
