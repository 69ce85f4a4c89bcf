"""Lines at the head and foot of pages that are no part of the text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from checker.language.normal import fold
from checker.read.pdf.model import Sheet

#: The same words at the same height (in steps of four points), whatever the number in them.
Head = tuple[str, int]
_BAND = 0.1  # of the page's height


@cache
def _number() -> re.Pattern[str]:
    """«3», «- 3 -», «Trang 3/10»."""
    return re.compile(r"(?:trang|page|tr\.?)?[\s\-.|]*\d{1,4}(?:\s*/\s*\d{1,4})?[\s\-.|]*")


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(r"\d+")


def strip(sheets: list[Sheet]) -> None:
    """Takes page numbers and running heads out of the pages' atoms."""
    edges = [_edge(sheet) for sheet in sheets]
    repeated = _repeated(edges)
    for sheet, edge in zip(sheets, edges, strict=True):
        gone = {atom for atom, (key, head) in edge.items() if head in repeated or _number().fullmatch(key)}
        sheet.atoms = [a for a in sheet.atoms if id(a) not in gone]


def _edge(sheet: Sheet) -> dict[int, tuple[str, Head]]:
    """The atoms of the first and last lines, where these lie in the margins, by their ids: their words, and as what they are repeated."""
    low, high = sheet.height * _BAND, sheet.height * (1 - _BAND)
    inside = [(a, fold(a.text).strip()) for a in sheet.atoms if a.bottom < low or a.top > high]
    return {id(a): (key, (_figures().sub("0", key), round(a.top / 4))) for a, key in inside}


def _repeated(edges: list[dict[int, tuple[str, Head]]]) -> set[Head]:
    """Lines of the margins that stand on three pages or more, and on half of them."""
    seen = Counter(head for edge in edges for head in {head for _, head in edge.values()})
    return {head for head, times in seen.items() if times >= 3 and times * 2 >= len(edges)}
