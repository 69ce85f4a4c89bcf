"""The bytes of a file and a page's number → that page recognised. Runs in a child process only."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from checker.read.limits import Limits
from checker.read.scan import picture
from checker.read.scan.engine import words
from checker.read.scan.leftovers import leftovers
from checker.read.scan.model import Page, Seen, mean
from checker.read.scan.strokes import read_again

if TYPE_CHECKING:
    from PIL.Image import Image

_SURE = 0.8  # mean confidence of a line that is found at the second look


def recognised(form: str, data: bytes, index: int, engine: str, limits: Limits) -> Page:
    """Page `index` (from 0) of a PDF, or the one page of a picture. `Unreadable` where it can't be shown."""
    found, unit = picture.rendered(data, index, limits) if form == "pdf" else picture.photo(data, limits)
    level, turn = picture.straight(found)
    clean, rules = picture.without_rules(level)
    seen = words(engine, clean, picture.DPI)
    seen = read_again(seen + _overlooked(engine, clean, seen), np.asarray(clean))
    point = 72 / picture.DPI
    inside = [w._replace(box=_times(w.box, point)) for w in seen]
    return Page(found.width * point, found.height * point, inside, rules, turn, unit)


def _overlooked(engine: str, clean: Image, seen: list[Seen]) -> list[Seen]:
    """Words in lines that the engine left out: where two columns stand at odd heights it loses one."""
    out: list[Seen] = []
    line = max((w.line for w in seen), default=0)
    for (left, top, right, bottom), part in leftovers(clean, [w.box for w in seen]):
        found = words(engine, part, picture.DPI, one_line=True)
        if mean(found) < _SURE:
            continue
        line += 1
        for w in found:
            box = (w.box[0] + left, w.box[1] + top, min(w.box[2] + left, right), min(w.box[3] + top, bottom))
            out.append(w._replace(box=box, line=line))
    return out


def _times(box: tuple[float, float, float, float], by: float) -> tuple[float, float, float, float]:
    return round(box[0] * by, 2), round(box[1] * by, 2), round(box[2] * by, 2), round(box[3] * by, 2)


def on_file(page: Page, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of the straightened page as the file has it, in its own points."""
    if not page.turn:
        return _times(box, page.unit)
    x, y = page.width / 2, page.height / 2
    sine, cosine = math.sin(math.radians(-page.turn)), math.cos(math.radians(-page.turn))
    corners = [(a - x, b - y) for a in (box[0], box[2]) for b in (box[1], box[3])]
    xs = [x + a * cosine - b * sine for a, b in corners]
    ys = [y + a * sine + b * cosine for a, b in corners]
    return _times((min(xs), min(ys), max(xs), max(ys)), page.unit)
