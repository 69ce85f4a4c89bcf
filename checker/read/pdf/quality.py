"""The text of a page → whether it is to be trusted, and whether its order is."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ACCENTED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
#: Good text holds 0.25–0.33 of letters with Vietnamese marks, false text layers less than 0.06; capitals and tables of figures lie between.
_LEAST = 0.08
#: Letters that no other alphabet has: TCVN3 and VNI texts («ng©n hµng») hold none of them.
_LEAST_OWN = 0.04
_FEWEST = 20
#: Letters of a page that is no more than a picture with a stamp: «Scanned by …», «Người ký: … Thời gian ký: …», a page number.
_STAMP = 200
#: Accented letters that stand alone between blanks, of all accented ones: «ở», «ý» in sound text, every fourth and more in scrambled text.
_SCRAMBLED = 0.2
_FEWEST_ALONE = 5


@cache
def _isolated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)[{_ACCENTED}{_ACCENTED.upper()}](?!\S)")


@cache
def _own() -> re.Pattern[str]:
    block = "".join(map(chr, range(0x1EA0, 0x1EFA)))  # Latin letters with Vietnamese marks, both cases
    return re.compile(f"[ăĂđĐơƠưƯĩĨũŨƣƢ{block}]")


@cache
def _accented() -> re.Pattern[str]:
    return re.compile(f"[{_ACCENTED}{_ACCENTED.upper()}]")


def usable(text: str) -> bool:
    """Whether a page's text is Vietnamese as a reader sees it. A page of few letters (figures, a last signature) passes by itself."""
    text = unicodedata.normalize("NFC", text)
    letters = sum(map(str.isalpha, text))
    if letters < _FEWEST:
        return any(c.isalnum() for c in text) and text.count("\ufffd") == 0
    if len(_own().findall(text)) < letters * _LEAST_OWN:
        return False
    return len(_accented().findall(text)) >= letters * _LEAST and text.count("\ufffd") < letters * 0.02


def stamped(text: str) -> bool:
    """Whether a page whose paper is a picture holds no more text than a stamp on it."""
    return sum(map(str.isalpha, text)) < _STAMP


def scrambled(text: str) -> bool:
    """Whether letters from a second font stand apart from their words («K ế h o ạ ch»)."""
    text = unicodedata.normalize("NFC", text)
    alone = len(_isolated().findall(text))
    return alone >= _FEWEST_ALONE and alone > len(_accented().findall(text)) * _SCRAMBLED
