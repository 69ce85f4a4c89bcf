"""The text of a page → whether it is to be trusted, and whether its order is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import islice

_LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_ACCENTED = frozenset(_LOWER + _LOWER.upper())
#: Letters that no other alphabet has, both cases.
_OWN = frozenset([*"ăĂđĐơƠưƯĩĨũŨƣƢ", *map(chr, range(0x1EA0, 0x1EFA))])
#: Good text holds 0.25–0.33 of letters with Vietnamese marks, false text layers less than 0.06; capitals and tables of figures lie between.
_LEAST = 0.08
#: Of the letters that no other alphabet has: TCVN3 and VNI texts («ng©n hµng») hold none of them.
_LEAST_OWN = 0.04
_FEWEST = 20
#: Letters of a page that is no more than a picture with a stamp: «Scanned by …», «Người ký: … Thời gian ký: …», a page number.
_STAMP = 200
#: Accented letters that stand alone between blanks, of all accented ones: «ở», «ý» in sound text, every fourth and more in scrambled text.
_SCRAMBLED = 0.2
_FEWEST_ALONE = 5
#: The commonest of `_OWN`: a page of running text is told by them alone.
_COMMON = "đưệạớộếờăọốềủổựơ"


def usable(text: str) -> bool:
    """Whether a page's text is Vietnamese as a reader sees it. A page of few letters (figures, a last signature) passes by itself."""
    common = sum(map(text.count, _COMMON))
    most = len(text) - text.count(" ")  # letters
    if common >= max(most * _LEAST, _FEWEST) and "\ufffd" not in text:
        return True
    counts = Counter(unicodedata.normalize("NFC", text))
    letters = sum(times for c, times in counts.items() if c.isalpha())
    if letters < _FEWEST:
        return any(map(str.isalnum, counts)) and not counts["\ufffd"]
    if sum(counts[c] for c in _OWN & counts.keys()) < letters * _LEAST_OWN:
        return False
    return sum(counts[c] for c in _ACCENTED & counts.keys()) >= letters * _LEAST and counts["\ufffd"] < letters * 0.02


def stamped(text: str) -> bool:
    """Whether a page whose paper is a picture holds no more text than a stamp on it."""
    return next(islice(filter(str.isalpha, text), _STAMP - 1, None), None) is None


@cache
def _alone() -> re.Pattern[str]:
    """An accented letter between blanks. Found by its blank, of which there are fewer than accented letters."""
    return re.compile(rf" [{_LOWER}{_LOWER.upper()}](?!\S)")


def scrambled(text: str) -> bool:
    """Whether letters from a second font stand apart from their words («K ế h o ạ ch»)."""
    text = unicodedata.normalize("NFC", f" {text}")
    alone = len(_alone().findall(text.replace("\n", " ").replace("\xa0", " ")))
    return alone >= _FEWEST_ALONE and alone > sum(map(_ACCENTED.__contains__, text)) * _SCRAMBLED
