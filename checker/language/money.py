"""Sums of money as Vietnamese writes them: «10,5 triệu đồng», «mười triệu năm trăm nghìn đồng chẵn»."""

from __future__ import annotations

import re

from checker.language.numbers import DIGITS, value_of
from checker.language.patterns import regexp

_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_ONE = rf"(?:{'|'.join(_ONES)})"
#: Up to 999: «một trăm linh hai», «hai mươi lăm», «mười»
_GROUP = regexp(
    rf"(?:(?P<hundreds>{_ONE}) trăm ?)?"
    rf"(?:(?:linh|lẻ) (?P<odd>{_ONE})|(?:mười|(?P<tens>{_ONE}) mươi)(?: (?P<ones>{_ONE}))?|(?P<only>{_ONE}))?"
)
_EVEN = regexp(r"\s(?:chẵn|việt nam)(?!\w)")
_BEGINS = r"(?<!\d\s)(?<!\d[.,]\s)" + "".join(rf"(?<!{scale}\s)" for scale in _SCALES)  # not in «2 triệu 500 nghìn đồng», «5 000 000 đồng»
#: «10.500.000 đồng», «12,5 triệu đồng»; `n` is the number, `scale` the word behind it
FIGURE = rf"(?<![\w.,/]){_BEGINS}(?P<n>{DIGITS})\s?(?:(?P<scale>{'|'.join(_SCALES)})\s)?(?:đồng|đ|vnđ|vnd)(?![\w/])"


def figure_value(found: re.Match[str]) -> int | None:
    """The dong that a match of `FIGURE` names; None where they are no whole number, or a comma may part thousands («5,000 đồng»)."""
    if found["scale"] is None and "," in found["n"]:
        return None
    value = value_of(found["n"]) * _SCALES.get(found["scale"] or "", 1)
    return round(value) if abs(value - round(value)) < 0.01 and value < 10**15 else None


def spelled_value(words: str) -> int | None:
    """The dong that folded words say, «mười triệu năm trăm nghìn đồng»; None where they are no sum written out in full, or say more
    («hai trăm nghìn đồng một lớp»)."""
    said, unit, more = (words + " ").partition(" đồng ")
    if not unit or more:
        return None
    total, least, group = 0, 10**12, list[str]()
    for word in [*said.replace(",", " ").split(), ""]:
        scale = _SCALES.get(word, 1 if not word else 0)
        if not scale:
            group.append(word)
            continue
        if group or word:
            value = _below_thousand(" ".join(group))
            if value is None or scale >= least:
                return None
            total, least, group = total + value * scale, scale, []
    return total or None


def _below_thousand(words: str) -> int | None:
    found = _GROUP.fullmatch(words)
    if not words or found is None:
        return None
    hundreds, odd, tens, ones, only = (_ONES.get(found[name] or "") for name in ("hundreds", "odd", "tens", "ones", "only"))
    if hundreds is not None and only is not None:
        return None  # «một trăm hai» may be 102 and 120
    ten = 10 * (tens if tens is not None else 1) if "mười" in words or tens is not None else 0
    return 100 * (hundreds or 0) + ten + (odd or 0) + (ones or 0) + (only or 0)


def bare_words(words: str) -> str:
    """Folded words without «chẵn» and marks at their end: «mười triệu đồng chẵn./.» → «mười triệu đồng»."""
    return _EVEN.sub("", " ".join(words.split()).strip(" .;,/")).strip(" .;,/")
