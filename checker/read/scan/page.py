"""The bytes of a file and a page's number → that page recognised. Runs in a child process only."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from checker.read.limits import Limits
from checker.read.pdf.cells import Rule
from checker.read.scan import picture
from checker.read.scan.columns import Band, bands, fold_of
from checker.read.scan.engine import words
from checker.read.scan.leftovers import leftovers
from checker.read.scan.model import Page, Seen, mean
from checker.read.scan.strokes import read_again

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS = picture.DPI / 72  # of a point
_FRESH = 1_000_000  # lines of parts that are recognised by themselves are numbered apart
_WORSE = 0.02  # mean confidence that columns by themselves may lose
_SURE = 0.8  # mean confidence of a line that is found at the second look
_UPRIGHT, _BETTER = 0.55, 0.15  # below this a page may lie on its side; the gain of a turn that shows that it did
_EMPTY = 0.001  # share of ink


def recognised(form: str, data: bytes, index: int, engine: str, limits: Limits) -> Page:
    """Page `index` (from 0) of a PDF, or the one page of a picture. `Unreadable` where it can't be shown."""
    found, unit = picture.rendered(data, index, limits) if form == "pdf" else picture.photo(data, limits)
    found = picture.positive(found)
    page = _read(found, 0, unit, engine)
    if not page.words and (brighter := picture.bright(found)) is not found:
        page = _read(brighter, 0, unit, engine)
    if _standing(page) >= _UPRIGHT:
        return page
    dark = np.asarray(found) < picture.threshold(np.asarray(found))
    if dark.mean() < _EMPTY:
        return page
    ways = [(0, picture.ASKEW), *((quarters, picture.STEEPEST) for quarters in (1, 3, 2))]
    turned = {way: found.rotate(90 * way[0], expand=True) for way in ways}
    best = max(ways, key=lambda way: _standing(_glance(turned[way], way[1], engine)))
    again = _read(turned[best], best[0], unit, engine, steepest=best[1])
    return again if _standing(again) > _standing(page) + _BETTER else page


def _glance(found: Image, steepest: float, engine: str) -> Page:
    """The words at first sight: enough to tell how a page lies."""
    level, _ = picture.straight(found, steepest)
    return Page(found.width, found.height, words(engine, level, picture.DPI), [])


def _standing(page: Page) -> float:
    """How far the page reads from left to right in words that are wider than high: mean confidence times the share of pairs that do."""
    pairs = [(a, b) for a, b in pairwise(page.words) if a.line == b.line and len(a.text) > 3]
    level = sum(b.box[0] > a.box[0] and a.box[2] - a.box[0] > a.box[3] - a.box[1] for a, b in pairs)
    return mean(page.words) * (level / len(pairs) if pairs else 1.0)


def _read(found: Image, quarters: int, unit: float, engine: str, *, steepest: float = picture.STEEPEST) -> Page:
    """A picture as it stands, with its words."""
    level, turn = picture.straight(found, steepest)
    clean, rules = picture.without_rules(level)
    seen = words(engine, clean, picture.DPI)
    middle = fold_of(clean.size, seen, rules)
    if middle:
        seen = _side_by_side(engine, clean, middle, rules)
    else:
        seen = _whole(engine, clean, seen, rules)
    inside = [w._replace(box=_times(w.box, 1 / _PIXELS)) for w in seen]
    return Page(found.width / _PIXELS, found.height / _PIXELS, inside, rules, turn, unit, quarters, middle / _PIXELS)


def _whole(engine: str, clean: Image, seen: list[Seen], rules: list[Rule]) -> list[Seen]:
    """The words of a page after a second look at its columns, at lines left out and at numerals."""
    seen = _by_columns(engine, clean, seen, rules)
    return read_again(seen + _overlooked(engine, clean, seen), np.asarray(clean))


def _side_by_side(engine: str, clean: Image, middle: int, rules: list[Rule]) -> list[Seen]:
    """The words of two pages on one sheet, each read by itself."""
    out: list[Seen] = []
    for left, right in ((0, middle), (middle, clean.width)):
        part = clean.crop((left, 0, right, clean.height))
        by = left / _PIXELS
        own = [r._replace(start=r.start - by, end=r.end - by) if r.across else r._replace(at=r.at - by) for r in rules]
        found = _whole(engine, part, words(engine, part, picture.DPI), own)
        out += _moved(found, left, 0, max((w.line for w in out), default=0) + 1)
    return out


def _by_columns(engine: str, clean: Image, seen: list[Seen], rules: list[Rule]) -> list[Seen]:
    """The words with each column of the header and the signature recognised by itself, where that reads no worse."""
    instead: dict[int, list[Seen]] = {}
    for band in bands(seen):
        if any(not r.across and r.start * _PIXELS < band.bottom and band.top < r.end * _PIXELS for r in rules):
            continue  # a table
        found = _sides(engine, clean, band)
        if mean(found) >= mean([seen[k] for k in band.words]) - _WORSE:
            instead |= {k: [] for k in band.words} | {band.words[0]: found}
    out: list[Seen] = []
    for k, word in enumerate(seen):
        out += [w._replace(line=w.line + _FRESH * (k + 1)) for w in instead[k]] if k in instead else [word]
    return out


def _sides(engine: str, clean: Image, band: Band) -> list[Seen]:
    """The words of a band, its left column before its right one."""
    top, bottom, middle = (max(round(side), 0) for side in band[:3])
    out: list[Seen] = []
    for left, right in ((0, middle), (middle, clean.width)):
        part = clean.crop((left, top, right, min(bottom, clean.height)))
        out += _moved(words(engine, part, picture.DPI, of="column"), left, top, max((w.line for w in out), default=0) + 1)
    return out


def _overlooked(engine: str, clean: Image, seen: list[Seen]) -> list[Seen]:
    """Words in lines that the engine left out."""
    out: list[Seen] = []
    line = max((w.line for w in seen), default=0)
    for area, part in leftovers(clean, [w.box for w in seen]):
        found = words(engine, part, picture.DPI, of="line")
        if mean(found) >= _SURE:
            line += 1
            out += [w._replace(line=line) for w in _moved(found, area[0], area[1], 0)]
    return out


def _moved(seen: list[Seen], left: float, top: float, lines: int) -> list[Seen]:
    """Words of a part of the picture where they are in the whole, their lines counted on."""
    return [w._replace(box=(w.box[0] + left, w.box[1] + top, w.box[2] + left, w.box[3] + top), line=w.line + lines) for w in seen]


def _times(box: tuple[float, float, float, float], by: float) -> tuple[float, float, float, float]:
    return round(box[0] * by, 2), round(box[1] * by, 2), round(box[2] * by, 2), round(box[3] * by, 2)


def on_file(page: Page, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of the straightened page as the file has it, in its own points."""
    x, y = page.width / 2, page.height / 2
    sine, cosine = math.sin(math.radians(-page.turn)), math.cos(math.radians(-page.turn))
    box = (box[0] + page.left, box[1], box[2] + page.left, box[3])
    corners = [(a - x, b - y) for a in (box[0], box[2]) for b in (box[1], box[3])]
    shown = [(x + a * cosine - b * sine, y + a * sine + b * cosine) for a, b in corners]
    wide, high = page.width, page.height
    for _ in range(page.quarters):  # each turn to the left is undone by one to the right
        shown, wide, high = [(high - b, a) for a, b in shown], high, wide
    xs, ys = [a for a, _ in shown], [b for _, b in shown]
    return _times((min(xs), min(ys), max(xs), max(ys)), page.unit)
