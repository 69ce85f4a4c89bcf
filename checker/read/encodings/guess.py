"""Text without fonts → the old code that it is written in, where that is beyond doubt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from checker.language.patterns import regexp
from checker.read.encodings.fonts import Code, Name
from checker.read.encodings.syllables import is_syllable, marked
from checker.read.encodings.tables import PAD, converted

#: In order of how often they are met.
_CODES: tuple[Name, ...] = ("tcvn3", "vni", "viscii", "vps")
_FEWEST = 3  # words with marks that a line needs to be judged by itself
_SOUND = 0.9  # share of them that are syllables once the right code is read
_UNSOUND = 0.5  # and at most this share before
_DECIDED = 8  # words that settle a whole file, when they are most of those beyond ASCII
_MOST = 0.8
_LONGEST = 20_000  # characters of a file that are looked at


@cache
def _suspect() -> re.Pattern[str]:
    """Characters that good Vietnamese has none of, and old codes have in every second word."""
    return regexp("[\u00a1-\u00a6\u00a8\u00aa\u00ac-\u00af\u00b5\u00b6\u00b8\u00b9\u00bc-\u00beÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþ©®×÷\u2212]")


@cache
def _word() -> re.Pattern[str]:
    """Letters of any code: everything but blanks, figures and the marks of ASCII text."""
    return regexp(r"[^\s\d!-@\[-`{-~\u2013\u2014\u2018-\u201f\u2026]+")


@cache
def _initials() -> re.Pattern[str]:
    """«qđ», «gdđt», «nđ»: they say nothing."""
    return regexp("[bcdđghklmnpqrstvx]{1,12}")


class _Score(Struct, frozen=True):
    words: int
    sound: int

    @property
    def share(self) -> float:
        return self.sound / self.words if self.words else 0.0


def _score(text: str) -> _Score:
    """Words with Vietnamese or foreign marks, and how many of them can be Vietnamese."""
    composed = unicodedata.normalize("NFC", text.replace(PAD, "")).lower()
    found = [w for w in _word().findall(composed) if not w.isascii() and not _initials().fullmatch(w)]
    return _Score(len(found), sum(marked(w) and is_syllable(w) for w in found))


def _best(text: str, codes: Sequence[Name], fewest: int) -> Code | None:
    raw = _score(text)
    if raw.words and raw.share > _UNSOUND:
        return None
    scores = {name: _score(converted(text, Code(name))) for name in codes}
    name = max(codes, key=lambda n: (scores[n].share, scores[n].sound))
    score = scores[name]
    return Code(name) if score.words >= fewest and score.share >= _SOUND else None


def suspicious(text: str) -> bool:
    """Whether a text holds what only old codes are full of; True says no more than that it is worth a look."""
    return _suspect().search(text) is not None


def by_text(text: str) -> Code | None:
    """The code of one stretch of text: «Uû ban nh©n d©n» → tcvn3. None for good Unicode, other languages, and too few words."""
    if not suspicious(text):
        return None
    return _best(text[:_LONGEST], _CODES, _FEWEST)


def by_texts(texts: Sequence[str]) -> list[Code | None]:
    """The code of each paragraph of one file. Once the file is known to be in a code, its short lines follow."""
    whole = "\n".join(texts)
    if next(islice(_suspect().finditer(whole), _FEWEST - 1, None), None) is None:
        return [None] * len(texts)
    found = [by_text(text) for text in texts]
    if not any(found):
        return found
    words: Counter[Code | None] = Counter()
    for own, text in zip(found, texts, strict=True):
        words[own] += _score(text).words
    code, count = words.most_common(1)[0]
    if code is None or count < _DECIDED or count < words.total() * _MOST:
        return found
    return [own or (code if _follows(text, code) else None) for own, text in zip(found, texts, strict=True)]


def _follows(text: str, code: Code) -> bool:
    """«Sè: 12», which reads as Vietnamese both ways, in a file that is else in TCVN3."""
    new = converted(text, code)
    if new == text:
        return False
    before, after = _score(text), _score(new)
    return after.share >= _SOUND or (after.share > _UNSOUND and after.share > before.share)


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that are no UTF-8, with the name of the code that makes Vietnamese of them («cp1258» too); None where none does."""
    best: tuple[float, int, str, str] | None = None
    for name, encoding in (("cp1258", "cp1258"), ("tcvn3", "cp1252"), ("vni", "cp1252"), ("viscii", "latin-1"), ("vps", "latin-1")):
        score = _score(_read(data[:_LONGEST], name, encoding))
        if score.words >= _FEWEST and score.share >= _SOUND and (best is None or (score.share, score.sound) > best[:2]):
            best = (score.share, score.sound, name, encoding)
    return (_read(data, *best[2:]), best[2]) if best else None


def _read(data: bytes, name: str, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    return text if name == "cp1258" else converted(text, Code(name))  # type: ignore[arg-type]
