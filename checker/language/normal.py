"""Text → keys to match by. Keys never reach the user; spans stay those of the text, since `fold` keeps the length."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from checker.language.patterns import regexp

_NOUGHTS = regexp(r"^0+(?=\d)")


#: Vietnamese letters, spelt out: in U+1EA0–1EF9 the cases alternate, so a range would match both.
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = "a-z" + UPPER[3:].lower()
LETTER = UPPER + LOWER

_TONES = "̣̀́̉̃"


def _tone_table() -> dict[str, str]:
    """«oà» → «òa», «uý» → «úy» and the like, both cases, as NFC pairs of equal length."""
    table = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for tone in _TONES:
            late = unicodedata.normalize("NFC", first + second + tone)
            early = unicodedata.normalize("NFC", first + tone + second)
            table[late] = early
    return table


_LATE = _tone_table()
_EARLY = {early: late for late, early in _LATE.items() if early[1] != "y"}
_LATE_TONE, _EARLY_TONE = rf"[àáảãạèéẻẽẹỳýỷỹỵ](?![{LOWER}])", r"[ae](?=\w)"
#: A cheap first look, since every text of an archive passes here: a late tone that ends its syllable, an early one that does not.
#: `_placed` looks closely.
_TONED_PAIR = regexp(rf"[ouòóỏõọ](?:{_LATE_TONE}|(?<=[òóỏõọ]){_EARLY_TONE})")
#: The same letter by letter: through a long text the engine runs several times as fast for one letter as for a class of them.
_TONED_PAIRS = (*(regexp(first + _LATE_TONE) for first in "ou"), *(regexp(first + _EARLY_TONE) for first in "òóỏõọ"))
_VARIANTS = {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " ", "ð": "đ", "\n": " ", "\t": " ", "\r": " "}
_VARIANT = regexp(f"[{''.join(_VARIANTS)}]")
_MARKS = dict.fromkeys(map(ord, "̛̣̀́̉̃̂̆"))
_SYLLABLE = regexp(r"[^\W_]+")
_PUNCTUATION = ',.;:()-/%"“”&|…'
_SHORT, _LONG = 300, 4000  # characters
_SYMBOL_NOISE = regexp(r"[\s&.]+")


def fold(text: str) -> str:
    """The match key of NFC text, same length: lower case, one placement of tones (hoà = hòa), one dash, one blank."""
    size = len(text)
    return _folded_once(text) if size <= _SHORT else _whole_once(text) if size >= _LONG else _folded(text)


def _folded(text: str) -> str:
    key = text.lower()
    if len(key) != len(text):  # a foreign letter that grows in lower case
        key = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if _VARIANT.search(key):
        for variant, plain in _VARIANTS.items():
            key = key.replace(variant, plain)
    if len(key) <= _SHORT:
        return _TONED_PAIR.sub(_placed, key)
    for pair in _TONED_PAIRS:
        key = pair.sub(_placed, key)
    return key


#: Phrases are folded again and again by those who read them: names, titles, indicators.
_folded_once = lru_cache(maxsize=4096)(_folded)
#: The text of a whole document, by every stage.
_whole_once = lru_cache(maxsize=8)(_folded)


def _placed(match: re.Match[str]) -> str:
    """At a syllable's end one placement of two in use («hoà» → «hòa», not after q); inside it the only right one («họach» → «hoạch»)."""
    pair, text, end = match.group(), match.string, match.end()
    if end < len(text) and text[end].isalpha():
        return _EARLY.get(pair, pair)
    return pair if pair[0] == "u" and text[match.start() - 1 : match.start()] == "q" else _LATE.get(pair, pair)


def squeeze(text: str) -> str:
    """One blank for every run of white space, none at the ends."""
    if "  " not in text and text.isprintable():  # which of white space is the blank alone: most texts, in a fifth of the time
        return text.strip()
    return " ".join(text.split())


def key(text: str) -> str:
    """`fold` and `squeeze`: for comparing two texts."""
    return squeeze(fold(text))


def bare(text: str) -> str:
    """The key without any diacritic («phòng» → «phong», «đ» → «d»): for damaged text and file names."""
    return unicodedata.normalize("NFD", key(text)).translate(_MARKS).replace("đ", "d")


@lru_cache(maxsize=16384)  # one number after another of an archive's year is laid beside the same ones
def number_key(number: str) -> str:
    """A document number as its readers compare it: case, blanks, `&`, the kind of dash and leading zeros do not count."""
    plain = _SYMBOL_NOISE.sub("", fold(number))
    return _NOUGHTS.sub("", plain)


def syllables(text: str) -> list[str]:
    """The syllables of a text, folded, without marks of punctuation."""
    return cut(unmarked(fold(text)))


def unmarked(key: str) -> str:
    """Folded text with a blank for each mark of punctuation, to be `cut` as a whole or in parts."""
    for mark in _PUNCTUATION:
        if mark in key:
            key = key.replace(mark, " ")
    return key


def cut(plain: str) -> list[str]:
    """The syllables of text without marks."""
    found = plain.split()  # four times as fast as the pattern, which is for texts with marks of other kinds
    if "".join(found).isalnum():
        return found
    return [part for word in found for part in ((word,) if word.isalnum() else _SYLLABLE.findall(word))]
