"""Words as recognised → with the engine's usual slips mended, where what is meant is beyond doubt. Letters and marks only: figures stay."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from checker.language.lexicon import lexicon
from checker.language.normal import bare, key
from checker.read.scan.model import Seen

_LETTERS = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u2018": "'", "`": "'", "\u2044": "/"})
#: No syllable of Vietnamese; what an engine makes of «đi», «đ)», «GD&ĐT».
_NEVER = {"ởi": "đi", "ở)": "đ)", "ø)": "g)", "©)": "c)", "GDĐĐT": "GDĐT", "PGDĐĐT": "PGDĐT"}
#: Word without marks → the word of a date, and the figures after it.
_TIMES = {
    "nam": ("năm", re.compile(r"(?:19|20)\d\d\b")),
    "thang": ("tháng", re.compile(r"(?:0?[1-9]|1[0-2])\b")),
    "ngay": ("ngày", re.compile(r"(?:0?[1-9]|[12]\d|3[01])\b")),
}
_ODD = 0.5  # of marks without letters
_DOUBT = 0.2  # confidence of specks taken for letters
_LONGEST = 4  # syllables of a phrase


@cache
def _traces() -> re.Pattern[str]:
    """What ruling lines leave beside words."""
    return re.compile(r"[_|¦]+|[—–~]{2,}")


@cache
def _slashes() -> re.Pattern[str]:
    """«12//9/2025»: one slash of a date, seen twice."""
    return re.compile(r"(?<=\d)/{2,}(?=\d)")


@cache
def _office() -> re.Pattern[str]:
    """«GD&ĐĐT», «GD&:ĐT»."""
    return re.compile(r"GD&[:.;]?Đ{1,2}T\b")


@cache
def _core() -> re.Pattern[str]:
    """A word without the marks around it."""
    return re.compile(r"[^\W\d_]+")


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Syllables without marks → the phrases that they may be."""
    out: dict[tuple[str, ...], list[str]] = {}
    for phrase in lexicon("recognised")["phrases"]:
        out.setdefault(tuple(bare(phrase).split()), []).append(phrase)
    return {syllables: tuple(found) for syllables, found in out.items()}


def repaired(seen: list[Seen]) -> list[Seen]:
    """The same words, without traces of lines, with marks put right."""
    out = [_word(w, k == 0 or seen[k - 1].line != w.line) for k, w in enumerate(seen) if not _is_trace(w)]
    cores = [_core().search(w.text) for w in out]
    bares = [bare(c.group()) if c else "" for c in cores]
    for k, word in enumerate(out[:-1]):
        out[k] = _before_figures(word, bares[k], out[k + 1].text)
    at = 0
    while at < len(out):
        at += _mend(out, cores, bares, at)
    return out


def _is_trace(word: Seen) -> bool:
    """Whether a word is what a ruling line, a speck or a torn mark left; figures and the dashes of lists stay, however doubtful."""
    if _traces().fullmatch(word.text):
        return True
    letters = any(c.isalnum() for c in word.text)
    if not letters:
        return word.confidence < _ODD and word.text not in "-–+•*"
    return word.confidence < _DOUBT and len(word.text) <= 2 and not any(c.isdigit() for c in word.text)


def _word(word: Seen, first: bool) -> Seen:
    text = _slashes().sub("/", word.text.translate(_LETTERS))
    text = _office().sub("GD&ĐT", _NEVER.get(text, text))
    if text.endswith("'") and text.count("'") == 1:
        text = text[:-1] or text
    if first and text == "~":  # the dash of a list, in small type
        text = "-"
    if first and re.fullmatch(r"\d{1,2},", text):  # «5, Bảo vệ: …» opens an item
        text = text[:-1] + "."
    return word._replace(text=text)


def _before_figures(word: Seen, plain: str, figures: str) -> Seen:
    """«nắm 2021» is «năm 2021», «thảng 9» is «tháng 9», «ngầy 12/5» is «ngày 12/5»; words without any mark are left («nam 12 tuổi»)."""
    meant = _TIMES.get(plain)
    if meant is None or word.text.isascii() or not meant[1].match(figures) or not word.text.islower() or not word.text.isalpha():
        return word
    return word._replace(text=meant[0])


def _mend(out: list[Seen], cores: list[re.Match[str] | None], bares: list[str], at: int) -> int:
    """Puts the phrase that begins here right; how many words it has, one where there is none."""
    for length in range(_LONGEST, 1, -1):
        found = _phrases().get(tuple(bares[at : at + length]))
        if not found:
            continue
        parts = [c.group() for c in cores[at : at + length] if c]
        meant = _nearest(key(" ".join(parts)), found)
        if not _together(out[at : at + length]):
            continue
        for k, syllable in enumerate(meant.split()):
            core = cores[at + k]
            if core is not None and key(core.group()) != syllable:
                text = out[at + k].text
                out[at + k] = out[at + k]._replace(text=text[: core.start()] + _cased(syllable, core.group()) + text[core.end() :])
        return length
    return 1


def _together(words: list[Seen]) -> bool:
    """Whether nothing but blanks stands between the syllables."""
    inner = "".join([w.text[-1] for w in words[:-1]] + [w.text[0] for w in words[1:]])
    return inner.isalpha()


def _nearest(read: str, found: tuple[str, ...]) -> str:
    """The phrase itself where it is one; else the one that differs in fewest marks, the first of equals."""
    return read if read in found else min(found, key=lambda phrase: _distance(read, phrase))


def _distance(a: str, b: str) -> int:
    """Marks that two phrases do not share, letter by letter."""
    pairs = [(set(unicodedata.normalize("NFD", x)), set(unicodedata.normalize("NFD", y))) for x, y in zip(a, b, strict=False)]
    return sum(max(len(x - y), len(y - x)) for x, y in pairs)


def _cased(syllable: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return syllable.upper()
    return syllable[:1].upper() + syllable[1:] if like[:1].isupper() else syllable
