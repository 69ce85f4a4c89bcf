"""Text → the abbreviations that it explains itself: «an toàn giao thông (ATGT)»; names with abbreviations → written out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from checker.language.lexicon import lexicon
from checker.language.normal import LETTER, UPPER, fold
from checker.language.patterns import regexp

_EXPLAINED = regexp(rf"\((?<=\s\()(?:sau đây )?(?:(?:gọi|viết) )?(?:tắt )?(?:là )?(?P<short>[{UPPER}&]{{2,9}})\)")
_SYLLABLE = regexp(rf"[{LETTER}]+")


@lru_cache(maxsize=8)
def explained(text: str) -> tuple[tuple[str, str], ...]:
    """(words, abbreviation), both folded, of each that a text explains in brackets right after the words of the same initials."""
    found = []
    for m in _EXPLAINED.finditer(text):
        short = fold(m["short"])
        letters = [c for c in short if c.isalpha()]
        head = fold(text[max(0, m.start() - 91) : m.start() - 1])
        before = list(_SYLLABLE.finditer(head))[-len(letters) :]
        if len(before) == len(letters) and all(s[0][0] == c for s, c in zip(before, letters, strict=True)):
            found.append((head[before[0].start() : before[-1].end()], short))
    return tuple(dict.fromkeys(found))


@cache
def common() -> tuple[tuple[str, str], ...]:
    """(words, abbreviation), both folded, of those that everybody uses in names of events."""
    return tuple((fold(words), fold(short)) for words, forms in lexicon("events")["short"].items() for short in forms)


def written_out(name: str, known: Mapping[str, str]) -> str:
    """«Tháng ATGT» → «tháng an toàn giao thông», folded; `known` gives the words of an abbreviation."""
    return " ".join([known.get(token, token) for token in fold(name).split()])
