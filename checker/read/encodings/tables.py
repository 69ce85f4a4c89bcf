"""Text in an old code → Unicode text of the same length: a letter that was two characters is followed by a blank of no width."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from checker.language.patterns import regexp
from checker.read.encodings.fonts import Code, Name

#: Holds the place of a second character; the reader drops it, so that places stay right.
PAD = "\u200b"
#: What viparse's tables lack. VNI: «aú» ẳ, «î» ỵ, and base and mark in different cases («Uû»), which `_mixed` adds.
_MORE: dict[str, dict[str, str]] = {
    "tcvn3": {"\u03bc": "à", "\u00d0": "é", "\u0110": "é", "\u00f0": "é"},  # mu for the micro sign, Đ for Ð as some converters write
    "vni": {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ", "Ö": "Ư", "ö": "ư"},
    "viscii": {},
    "vps": {},
}
#: Letters of PDFs whose fonts call them by other names: the soft hyphen (ư in TCVN3) and the middle dot (ã).
STAND_INS = {"\u2212": "\u00ad", "\u2219": "\u00b7"}
#: Letters of Unicode Vietnamese that no old encoding shows; the block 1EA0–1EF9 holds both cases, letter by letter.
_BOTH_CASES = "".join(map(chr, range(0x1EA0, 0x1EFA)))
_UNICODE = regexp(f"[\u0102\u0103\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0{_BOTH_CASES}]")


def _mixed(table: dict[str, str]) -> dict[str, str]:
    """Base and mark in either case: «Uû» is Ủ, the case is the base's."""
    out: dict[str, str] = {}
    for key, value in table.items():
        cases = product(*[{c.lower(), c.upper()} for c in key])
        out.update({"".join(c): value.upper() if c[0].isupper() else value.lower() for c in cases if len("".join(c)) == len(key)})
    return {**out, **table}


@cache
def _table(name: Name) -> dict[str, str]:
    """Legacy sequence → letter. The tables are viparse's, loaded when a text needs them."""
    from viparse.normalize.encodings import CHARMAPS

    table = {**dict(CHARMAPS[name].pairs), **_MORE[name]}
    return _mixed(table) if name == "vni" else table


@cache
def _pattern(name: Name) -> re.Pattern[str]:
    keys = sorted(_table(name), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys)))


@cache
def _glyph() -> re.Pattern[str]:
    """The stand-ins next to a letter: between figures a minus sign is one."""
    return re.compile(r"(?<=[^\W\d_])[\u2212\u2219]|[\u2212\u2219](?=[^\W\d_])")


def converted(text: str, code: Code) -> str:
    """Unicode text of the same length. Text that holds letters which only Unicode has is left as it is."""
    if _UNICODE.search(text):
        return text
    out = text
    if not text.isascii():
        table = _table(code.name)
        if code.name == "tcvn3":
            out = _glyph().sub(lambda m: STAND_INS[m.group()], out)
        out = _pattern(code.name).sub(lambda m: table[m.group()] + PAD * (len(m.group()) - 1), out)
    return out.upper() if code.capitals else out
