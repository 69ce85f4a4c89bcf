"""The picture of a word → what its strokes tell: Roman numerals counted anew, words that were run together parted."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker.read.scan.engine import breadth
from checker.read.scan.model import Seen
from checker.read.scan.picture import threshold

if TYPE_CHECKING:
    import numpy as np

    Mask = np.ndarray[Any, np.dtype[np.bool_]]

_STRAIGHT = 0.85  # of the middle of a letter: an upright stroke
_FAINT = 0.12
_BLANK = 0.16  # of the size: no gap inside a word is as wide
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")


@cache
def _numeral() -> re.Pattern[str]:
    """What an engine makes of «I.», «II.», «III.», «IV.»: «L», «IL», «H.», «IH.», «1I.», «Ï.»."""
    return re.compile(r"(?=.*[A-ZÏÌÍ|])([IVXLHTÏÌÍl1|]{1,5})([.,;:/)\-–]{0,2})")


@cache
def _before() -> re.Pattern[str]:
    """Words that a Roman numeral follows inside a line."""
    return re.compile(r"(?:phần|mục|chương|quý|kỳ|khóa|phụ lục|lần thứ)$", re.IGNORECASE)


def read_again(seen: list[Seen], grey: Any) -> list[Seen]:
    """The words (boxes in pixels of the grey picture) with Roman numerals and run-together words mended."""
    dark = grey < threshold(grey)
    out: list[Seen] = []
    for k, word in enumerate(seen):
        first = k == 0 or seen[k - 1].line != word.line or word.box[0] - seen[k - 1].box[2] > 3 * (word.box[3] - word.box[1])
        if _may_be_numeral(word, first, "" if k == 0 else seen[k - 1].text):
            out.append(_counted(word, dark))
        else:
            out += _parted(word, dark)
    return out


def _may_be_numeral(word: Seen, first: bool, above: str) -> bool:
    found = _numeral().fullmatch(word.text)
    return found is not None and (first and bool(found[2] or word.text in ("L", "IL", "H", "IH")) or _before().search(above) is not None)


def _area(word: Seen, dark: Mask) -> Mask:
    left, top, right, bottom = (round(side) for side in word.box)
    return dark[max(top, 0) : bottom, max(left - 1, 0) : right + 1]


def _counted(word: Seen, dark: Mask) -> Seen:
    """The word with as many I as there are upright strokes, before and after the one V or X that the engine saw."""
    found = _numeral().fullmatch(word.text)
    crossed = re.findall("[VX]", found[1]) if found else []
    before, slanted, after = upright(_area(word, dark))
    if found and found[2] and not crossed and not after:  # what is not upright is the mark at the end: «II;»
        slanted = False
    if found is None or len(crossed) > 1 or bool(crossed) != slanted:
        return word
    numeral = "I" * before + "".join(crossed) + "I" * after
    if numeral not in _NUMERALS:
        return word
    tail = found[2]
    if not tail and found[1][-1] == "L":  # «L» is «I.»: its foot is the stop
        tail = "."
    return word._replace(text=numeral + tail)


def upright(area: Mask) -> tuple[int, bool, int]:
    """Upright strokes before the slanted or level ones, whether there are such, and upright ones after them; (0, False, 0) when unclear."""
    import numpy as np

    nothing = (0, False, 0)
    rows = np.flatnonzero(area.any(axis=1))
    if len(rows) < 8:
        return nothing
    top, high = rows[0], rows[-1] + 1 - rows[0]
    share = area[top + round(high * 0.15) : top + round(high * 0.85)].mean(axis=0)
    strokes = runs(share > _STRAIGHT)
    near = np.zeros(len(share), dtype=bool)
    for start, end in strokes:
        near[max(start - 3, 0) : end + 3] = True
    other = np.flatnonzero((share > _FAINT) & ~near)
    widths = [end - start for start, end in strokes]
    if widths and (max(widths) > 2 * min(widths) + 1 or max(widths) >= high * 0.45):
        return nothing
    if not len(other):
        return len(strokes), False, 0
    inside = [s for s in strokes if other[0] < s[0] < other[-1]]
    before = sum(end <= other[0] for _, end in strokes)
    return nothing if inside else (before, True, len(strokes) - before)


def runs(there: Any) -> list[tuple[int, int]]:
    """Start and end of each stretch that is true."""
    import numpy as np

    steps = np.diff(np.concatenate(([0], there.astype(np.int8), [0])))
    return list(zip(np.flatnonzero(steps == 1).tolist(), np.flatnonzero(steps == -1).tolist(), strict=True))


def _parted(word: Seen, dark: Mask) -> list[Seen]:
    """The word, parted at a gap as wide as a blank: «quá8%» is «quá 8%». Figures and signs stay together."""
    if len(word.text) < 4:
        return [word]
    area = _area(word, dark)
    letters = runs(area.any(axis=0))
    least = max((word.box[3] - word.box[1]) * _BLANK / 0.9, 5)
    gaps = [(a[1], b[0]) for a, b in pairwise(letters) if b[0] - a[1] >= least]
    if not 1 <= len(gaps) <= 4:
        return [word]
    cuts = [_cut(word.text, (low + high) / 2, letters[0][0], letters[-1][1]) for low, high in gaps]
    if any(not _breaks(word.text, cut) for cut in cuts) or cuts != sorted(set(cuts)):
        return [word]
    out = []
    left = max(round(word.box[0]) - 1, 0)
    bounds = [0, *cuts, len(word.text)]
    sides = [letters[0][0], *[x for gap in gaps for x in gap], letters[-1][1]]
    for k, (start, end) in enumerate(pairwise(bounds)):
        box = (left + sides[2 * k], word.box[1], left + sides[2 * k + 1], word.box[3])
        out.append(word._replace(text=word.text[start:end], box=box))
    return out


def _cut(text: str, at: float, left: float, right: float) -> int:
    """The character before which the gap lies, letters being as wide as they usually are."""
    widths = [breadth(c) for c in text]
    whole = sum(widths)
    share = (at - left) / max(right - left, 1) * whole
    total, best, nearest = 0.0, 1, 1e9
    for k, wide in enumerate(widths[:-1], 1):
        total += wide
        if abs(total - share) < nearest:
            best, nearest = k, abs(total - share)
    figures = [k for k in (best, best - 1, best + 1) if 0 < k < len(text) and text[k].isdigit() and text[k - 1].isalpha()]
    return figures[0] if figures else best


def _breaks(text: str, cut: int) -> bool:
    """Whether words part here: after a small letter, or after a mark that ends a clause; never in capitals or figures («THCS», «1.500»)."""
    a, b = text[cut - 1], text[cut]
    return b.isalnum() and (a.islower() or (a in ",;:)" and not b.isdigit()))
