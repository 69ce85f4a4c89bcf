"""Text → numbers as Vietnamese writes them: «9,1», «6.000», «05», «một nửa», «hai mươi lăm»."""

from __future__ import annotations

import re

#: Digits with thousands dots and a decimal comma, or a dot that parts no thousands («9.1»).
DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"

_ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = {"mười": 10, "mươi": 10}
_SCALES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000}
_FRACTIONS = {
    "một nửa": 0.5,
    "một phần hai": 0.5,
    "một phần ba": 1 / 3,
    "hai phần ba": 2 / 3,
    "một phần tư": 0.25,
    "ba phần tư": 0.75,
    "một phần năm": 0.2,
}

_ANY_WORD = "|".join(sorted((*_ONES, *_TENS, *_SCALES, "linh", "lẻ"), key=len, reverse=True))
FIRST_WORDS = (*_ONES, "mười")
FURTHER_WORDS = rf"(?:\s(?:{_ANY_WORD})){{0,6}}"
#: One number in words, «hai», «mười lăm», «hai mươi lăm», «một trăm linh hai».
WORDS = rf"(?:{'|'.join(FIRST_WORDS)}){FURTHER_WORDS}"
FRACTION = "|".join(sorted(_FRACTIONS, key=len, reverse=True))


def value_of(digits: str) -> float:
    """The number that digits write: «9,1» 9.1, «6.000» 6000, «1.234,5» 1234.5, «05» 5, «9.1» 9.1; infinite where there are more of
    them (over 300) than any figure has. ValueError where they write none."""
    if "." in digits and re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "."))


def words_value(words: str) -> int | None:
    """The number that folded words say: «hai mươi lăm» 25, «một trăm linh hai» 102; None where they say none."""
    total = current = 0
    for word in words.split():
        if word in _SCALES:
            if current == 0:
                return None
            scale = _SCALES[word]
            if scale == 100:
                current *= 100
            else:
                total, current = total + current * scale, 0
        elif word == "mươi":
            current = current - current % 10 + (current % 10) * 10
        elif word == "mười":
            current += 10
        elif word in _ONES:
            current += _ONES[word]
        elif word not in ("linh", "lẻ"):
            return None
    return (total + current) or None


def fraction_value(words: str) -> float | None:
    """The share that folded words say, between 0 and 1: «một nửa» 0.5; None where they say none."""
    return _FRACTIONS.get(words)
