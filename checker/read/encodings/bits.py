"""Bits of a line with the fonts that they are set in → the same bits in Unicode, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from checker.read.clean import moved
from checker.read.encodings.fonts import Code
from checker.read.encodings.guess import by_texts
from checker.read.encodings.tables import PAD, converted
from checker.read.raw import Bit, Raw, RawBlock


class Fonted(NamedTuple):
    """A bit and the code of its font, None for a font that needs nothing; `caps` is Word's «all capitals»."""

    bit: Bit
    code: Code | None = None
    caps: bool = False


def by_font(line: Iterable[Fonted]) -> list[Bit]:
    """The line in Unicode. A letter and its mark may stand in two runs, so that neighbours of one code are read together."""
    out: list[Bit] = []
    for name, group in groupby(line, key=lambda f: f.code.name if f.code else None):
        fonted = list(group)
        if name is None:
            out += [f.bit for f in fonted]
            continue
        whole = converted("".join(f.bit[0] for f in fonted), Code(name))
        at = 0
        for (text, place), code, caps in fonted:
            new = whole[at : at + len(text)]
            at += len(text)
            out += unpadded((new.upper() if caps or (code and code.capitals) else new, place))
    return out


def unpadded(bit: Bit) -> list[Bit]:
    """The bit without the blanks of no width, parted where they stood."""
    text, place = bit
    if PAD not in text:
        return [bit]
    out: list[Bit] = []
    at = 0
    for part in text.split(PAD):
        if part:
            out.append((part, moved(place, at)))
        at += len(part) + 1
    return out


def by_content(raw: Raw) -> Raw:
    """The blocks whose text shows that it is in an old code, though no font says so, in Unicode; with a notice."""
    codes = by_texts(["".join([text for cell in block.cells for text, _ in cell]) for block in raw.blocks])
    names = sorted({code.name.upper() for code in codes if code})
    if not names:
        return raw
    blocks = [_block(block, code) if code else block for block, code in zip(raw.blocks, codes, strict=True)]
    return raw._replace(blocks=blocks, notices=[*raw.notices, ("legacy_text", {"what": ", ".join(names)})])


def _block(block: RawBlock, code: Code) -> RawBlock:
    return block._replace(cells=[by_font(Fonted(bit, code) for bit in cell) for cell in block.cells])
