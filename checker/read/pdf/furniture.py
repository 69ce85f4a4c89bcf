"""Lines at the head and foot of pages that are no part of the text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from checker.language.normal import fold
from checker.read.pdf.model import Atom, Sheet

_BAND = 0.1  # of the page's height


@cache
def _number() -> re.Pattern[str]:
    """«3», «- 3 -», «Trang 3/10»."""
    return re.compile(r"(?:trang|page|tr\.?)?[\s\-.|]*\d{1,4}(?:\s*/\s*\d{1,4})?[\s\-.|]*")


def strip(sheets: list[Sheet]) -> None:
    """Takes page numbers and running heads out of the pages' atoms."""
    edges = [_edge(sheet) for sheet in sheets]
    repeated = _repeated(sheets, edges)
    for sheet, edge in zip(sheets, edges, strict=True):
        sheet.atoms = [a for a in sheet.atoms if id(a) not in edge or not (_number().fullmatch(_key(a)) or _head(a) in repeated)]


def _edge(sheet: Sheet) -> set[int]:
    """The atoms of the first and last lines, where these lie in the margins."""
    out = set()
    for atom in sheet.atoms:
        if atom.bottom < sheet.height * _BAND or atom.top > sheet.height * (1 - _BAND):
            out.add(id(atom))
    return out


def _key(atom: Atom) -> str:
    return fold(atom.text).strip()


def _head(atom: Atom) -> tuple[str, int]:
    """The same words at the same height, whatever the number in them."""
    return re.sub(r"\d+", "0", _key(atom)), round(atom.top / 4)


def _repeated(sheets: list[Sheet], edges: list[set[int]]) -> set[tuple[str, int]]:
    """Lines of the margins that stand on three pages or more, and on half of them."""
    pairs = zip(sheets, edges, strict=True)
    seen = Counter(head for sheet, edge in pairs for head in {_head(a) for a in sheet.atoms if id(a) in edge})
    return {head for head, times in seen.items() if times >= 3 and times * 2 >= len(sheets)}
