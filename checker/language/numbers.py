"""Text → numbers as Vietnamese writes them: «9,1», «6.000», «05», «một nửa», «hai mươi lăm»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from checker.language.patterns import regexp

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
#: One number in words, «hai», «mười lăm», «hai mươi lăm», «một trăm linh hai».
WORDS = rf"(?:{'|'.join(_ONES)}|mười)(?:\s(?:{_ANY_WORD})){{0,6}}"
FRACTION = "|".join(sorted(_FRACTIONS, key=len, reverse=True))

_DIGITS = regexp(rf"(?<![\w.,/])(?:{DIGITS})(?![\d])")
_WORDS = regexp(rf"(?<!\w)(?:{WORDS})(?!\w)")


class Number(Struct, frozen=True):
    """A number and where it stands, half-open, in the text that was searched."""

    value: float
    start: int
    end: int


def value_of(digits: str) -> float:
    """The number that digits write: «9,1» 9.1, «6.000» 6000, «1.234,5» 1234.5, «05» 5, «9.1» 9.1. ValueError where they write none."""
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


def digit_numbers(key: str) -> Iterator[Number]:
    """The numbers in digits of a folded text; those inside dates, fractions and symbols («15/11», «TT-22») too, so look at their sides."""
    for match in _DIGITS.finditer(key):
        yield Number(value_of(match.group()), match.start(), match.end())


def word_numbers(key: str) -> Iterator[Number]:
    """The numbers in words of a folded text. «năm» is five here: ask only where no year can stand."""
    for match in _WORDS.finditer(key):
        value = words_value(match.group())
        if value is not None:
            yield Number(float(value), match.start(), match.end())
