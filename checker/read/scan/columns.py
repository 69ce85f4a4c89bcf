"""Words of a page → bands of it where two columns stand side by side, which an engine takes for one line: the header, the signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from checker.read.pdf.cells import Rule
from checker.read.scan.model import Seen

_GUTTER = 70.0  # pixels of a gap that parts two columns
_PIXELS = 200 / 72  # of a point
_KEPT = 24.0  # of it where all lines of the band have it
_FRAME = 6
_FAR = 2.0  # line heights to the next line of a band
_FEWEST = 2


_MIDDLE = (0.42, 0.58)  # of the width: where the fold between two pages lies
_FOLD = 0.025  # of the width that it is wide
_SIDE = 40  # words of each page
_SHARE = 0.2  # of all words


class Band(NamedTuple):
    """Rows of the picture from `top` to `bottom` with a gutter at `middle`, and which words lie there."""

    top: float
    bottom: float
    middle: float
    words: tuple[int, ...]


def fold_of(size: tuple[int, int], seen: Sequence[Seen], rules: Sequence[Rule]) -> int:
    """The column of pixels where two pages that lie side by side part, 0 where the picture is one page. A table of a page that lies
    on its side has lines across its middle, its title words."""
    wide, high = size
    if wide < high * 1.15:
        return 0
    low, end = _MIDDLE[0] * wide, _MIDDLE[1] * wide
    taken = [(w.box[0], w.box[2]) for w in seen] + [(r.start * _PIXELS, r.end * _PIXELS) for r in rules if r.across]
    reach, best = low, (0.0, 0.0)
    for left, right in [*sorted(one for one in taken if one[1] > low and one[0] < end), (end, end)]:
        best = max(best, (left - reach, (left + reach) / 2))
        reach = max(reach, right)
    middle = round(best[1])
    sides = [sum(w.box[2] <= middle for w in seen), sum(w.box[0] >= middle for w in seen)]
    return middle if best[0] >= _FOLD * wide and min(sides) >= max(_SIDE, _SHARE * sum(sides)) else 0


class _Line(NamedTuple):
    words: list[int]
    top: float
    bottom: float
    left: float
    right: float
    gaps: list[tuple[float, float]]


def bands(seen: Sequence[Seen]) -> Iterator[Band]:
    """Bands of two lines or more that share a gutter, from the top."""
    lines = sorted(_lines(seen), key=lambda line: line.top)
    at = 0
    while at < len(lines):
        found = _from(lines, at)
        if found is None:
            at += 1
            continue
        end, (low, high) = found
        inside = lines[at:end]
        words = tuple(sorted(k for line in inside for k in line.words))
        yield Band(min(x.top for x in inside) - _FRAME, max(x.bottom for x in inside) + _FRAME, (low + high) / 2, words)
        at = end


def _lines(seen: Sequence[Seen]) -> Iterator[_Line]:
    for _, group in groupby(range(len(seen)), key=lambda k: seen[k].line):
        words = sorted(group, key=lambda k: seen[k].box[0])
        boxes = [seen[k].box for k in words]
        gaps = [(a[2], b[0]) for a, b in pairwise(boxes) if b[0] - a[2] >= _GUTTER]
        yield _Line(words, min(b[1] for b in boxes), max(b[3] for b in boxes), boxes[0][0], max(b[2] for b in boxes), gaps)


def _from(lines: list[_Line], at: int) -> tuple[int, tuple[float, float]] | None:
    """(line after the last, gutter) of the band that begins here."""
    for gutter in lines[at].gaps:
        low, high = gutter
        sided, end = 1, at + 1
        while end < len(lines) and lines[end].top - lines[end - 1].bottom < _FAR * (lines[end - 1].bottom - lines[end - 1].top):
            shared = [(max(low, a), min(high, b)) for a, b in lines[end].gaps if min(high, b) - max(low, a) >= _KEPT]
            if shared:
                low, high = shared[0]
                sided += 1
            elif not (lines[end].right <= low or lines[end].left >= high):
                break
            end += 1
        if sided >= _FEWEST:
            return end, (low, high)
    return None
