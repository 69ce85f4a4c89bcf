"""A text → how high it stands in a letter, by the widths of Times New Roman's letters; no font has to be there."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import normalize

SIZE = 13.0  # points of the letters of the body
WIDTH = 165 * 72 / 25.4  # points between the margins
INDENT = 36.0  # of the first line
AFTER = 6.0  # under a paragraph
PAGE = 257 * 72 / 25.4 - 12  # points between the margins, less a line that no measure foresees
_COLUMN = 74 * 72 / 25.4  # points: the left column of the head
_LINE = 1.15 * SIZE
_SAFE = 1.03  # justified lines break a little earlier than their letters would have to
#: Thousandths of the size.
_WIDTHS = {
    **dict.fromkeys("0123456789bdghknopquvxyđ«»–$", 500),
    **dict.fromkeys("acez?", 444),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("frI()-", 333),
    **dict.fromkeys("ijlt/:;", 278),
    **dict.fromkeys(" .,", 250),
    **dict.fromkeys("ADĐGHKNOQUVXY", 722),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("FPS", 556),
    **dict.fromkeys("m&", 778),
    "w": 722,
    "M": 889,
    "W": 944,
    "%": 833,
    "…": 1000,
}


def width(text: str) -> float:
    """Points that a text takes in one line. Marks over and under letters take none."""
    letters = (c for c in normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    return sum(_WIDTHS.get(c, 560) for c in letters) * SIZE / 1000


def lines(text: str) -> int:
    """Lines that a paragraph takes, broken at blanks."""
    count, taken = 1, INDENT
    for word in text.split():
        room = width(word) * _SAFE
        if taken + room > WIDTH and taken > 0:
            count, taken = count + 1, 0.0
        taken += room + width(" ")
    return count


def height(text: str) -> float:
    """Points of paper that a paragraph takes, with what is under it."""
    return lines(text) * _LINE + AFTER


def head_height(bodies: Sequence[str], to: Sequence[str]) -> float:
    """Points of paper above the first sentence: the bodies that write, number, subject, and those written to."""
    names = sum(ceil(width(name.upper()) * 1.05 / _COLUMN) for name in bodies)
    rows = len(to) + 1 if len(to) > 1 else 1
    return max(names * 14 + 8, 40) + _LINE + 2 * 14 + 24 + rows * (_LINE + 2)


def foot_height(signers: Sequence[str]) -> float:
    """Points of paper under the last sentence."""
    return (len(signers) + 5) * _LINE
