"""The characters of a page with the font of each → Unicode, character for character, so that boxes stay right."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from checker.read.encodings.fonts import Code, of_font
from checker.read.encodings.guess import suspicious
from checker.read.encodings.tables import STAND_INS, converted


def by_face(text: str, face: Callable[[int], str]) -> str:
    """`text` in Unicode, of the same length; `face` gives the name of the font of the character at an index, «» for none.

    What two characters of VNI made one is followed by `PAD`, to be dropped where the text is taken. Text that holds nothing
    of an old code is handed back without a look at its fonts.
    """
    if not suspicious(text):
        return text
    codes: list[Code | None] = []
    for k, c in enumerate(text):  # blanks have no font of their own; a letter that passes for a sign may come from another font
        codes.append((codes[-1] if codes else None) if c.isspace() or c in STAND_INS else of_font(face(k)))
    out: list[str] = []
    at = 0
    for name, group in groupby(codes, key=lambda code: code.name if code else None):
        stretch = list(group)
        part = text[at : at + len(stretch)]
        at += len(stretch)
        new = converted(part, Code(name)) if name else part
        out += [c.upper() if code and code.capitals else c for c, code in zip(new, stretch, strict=True)]
    return "".join(out)
