"""Name of a font → the code that its text is written in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from checker.language.patterns import regexp

Name = Literal["tcvn3", "vni", "viscii", "vps"]


class Code(NamedTuple):
    """A code before Unicode. `capitals`: the font shows small letters as capitals (.VnTimeH)."""

    name: Name
    capitals: bool = False


#: A PDF puts six letters before the name of a font that it holds in part: «ABCDEF+.VnTime».
_SUBSET = regexp(r"^[A-Za-z]{6}\+")
_TCVN3 = (
    "time|arial|avant|courier|helvet|century|book|black|bahamas|univers|southern|present|park|vogue|mono|revue|linus|stamp|teknical"
    "|commercial|clarendon|cooper|gothic|exotic|aristote|arabia|bodoni|freehand|island|koala|mystical|shelley"
)


@cache
def _families() -> tuple[tuple[Name, re.Pattern[str], re.Pattern[str]], ...]:
    """Code, its fonts, and those of them that show capitals only; all matched on the name in lower case."""
    hoa = regexp(r"hoa\b")
    capitals = regexp(r"[a-z]h(?=$|[ ,\-]?(?:tur|ce|cyr|greek|baltic|bold|italic|normal))")
    return (
        ("vni", regexp(r"vni(?![a-z]*code)"), regexp(r"(?!)")),
        # .VnTime, .VnArial Narrow, VnTime, .VnTimeH, «.VnTimeH Tur», «.VnTimeH,Bold», «.VnTimeH-Italic»
        (
            "tcvn3",
            regexp(rf"\.vn|\.tmc|vn[ -]?(?:{_TCVN3})"),
            capitals,
        ),
        ("vps", regexp(r"vps"), hoa),
        ("viscii", regexp(r"vi (?=times|arial|courier|helve|book|thu|univers|garamond|century)|.*\bviscii"), hoa),
    )


@lru_cache(4096)
def of_font(name: str | None) -> Code | None:
    """«.VnTimeH» → tcvn3 with capitals, «VNI-Times» → vni; None for every font that is not known to be older than Unicode."""
    if not name:
        return None
    plain = _SUBSET.sub("", name).strip().lower()
    for code, fonts, capitals in _families():
        if fonts.match(plain):
            return Code(code, bool(capitals.search(plain)))
    return None
