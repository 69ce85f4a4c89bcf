"""Text as the file holds it → NFC text without invisible characters, each stretch still tied to its place."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from msgspec import Struct

from checker.language.patterns import regexp
from checker.read.raw import Bit, Where

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029\x0b\x0c\x85\r\n"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\ufeff\ufffc\ufffe\uffff"
_LETTERS = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ", "\u01a2": "Ư", "\u01a3": "ư"}  # Ð Ɖ ð ɖ Ƣ ƣ
_TABLE = {
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_NOTHING, ""),
    **dict.fromkeys(map(chr, (*range(9), *range(14, 32), 127)), ""),
    **_LETTERS,
    "\u2011": "-",  # non-breaking hyphen
}


class Tally(Struct):
    """What was changed on the way, for the notices."""

    not_nfc: int = 0
    odd_letters: int = 0


@cache
def _odd() -> re.Pattern[str]:
    return regexp("[" + re.escape("".join(_TABLE)) + "]")


@cache
def _clusters() -> re.Pattern[str]:
    """A character with the combining marks after it."""
    return regexp("(?s).[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*")


def is_clean(text: str) -> bool:
    """Whether a text is in NFC, without characters that are dropped or replaced."""
    return not _odd().search(text) and unicodedata.is_normalized("NFC", text)


def clean(bits: list[Bit], tally: Tally) -> list[Bit]:
    """The same text in NFC, stripped, without zero-width characters; a bit is split where something was dropped inside it."""
    joined = "".join([bit[0] for bit in bits])
    return stripped(bits if is_clean(joined) else _slow(joined, bits, tally))


def _slow(joined: str, bits: list[Bit], tally: Tally) -> list[Bit]:
    """Cluster by cluster: a letter may stand in one run and its mark in the next."""
    owner = [i for i, bit in enumerate(bits) for _ in bit[0]]
    starts, at = [], 0
    for bit in bits:
        starts.append(at)
        at += len(bit[0])
    out: list[Bit] = []
    last, expected = -1, -1
    for match in _clusters().finditer(joined):
        at, raw = match.start(), match.group()
        new = _replaced(raw, tally)
        if not new:
            continue
        if owner[at] == last and at == expected:
            out[-1] = (out[-1][0] + new, out[-1][1])
        else:
            last = owner[at]
            out.append((new, moved(bits[last][1], at - starts[last])))
        expected = match.end()
    return out


def _replaced(raw: str, tally: Tally) -> str:
    new = _TABLE.get(raw[0], raw[0]) + raw[1:]
    if raw[0] in _LETTERS:
        tally.odd_letters += 1
    composed = unicodedata.normalize("NFC", new)
    if composed != new:
        tally.not_nfc += 1
    return composed


def moved(place: Where, by: int) -> Where:
    """The place `by` characters further on in the same run or line."""
    return place if not by else (*place[:9], (place[9] or 0) + by, *place[10:])


def stripped(bits: list[Bit]) -> list[Bit]:
    """Without blanks at the ends, and without empty bits."""
    out = [bit for bit in bits if bit[0]]
    while out:
        text, place = out[0]
        kept = text.lstrip()
        if kept:
            out[0] = (kept, moved(place, len(text) - len(kept)))
            break
        del out[0]
    while out:
        text, place = out[-1]
        if kept := text.rstrip():
            out[-1] = (kept, place)
            break
        del out[-1]
    return out
