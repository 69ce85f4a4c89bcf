"""A document → its words with abbreviations spelled out: those that it explains itself, «an toàn giao thông (ATGT)»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from checker.language.normal import LETTER, UPPER, fold
from checker.language.patterns import regexp
from checker.model import Document

_BRACKET = regexp(rf"\((?:\s?(?:sau đây\s)?(?:viết|gọi) tắt là:?\s)?(?P<short>[{UPPER}]{{2,8}}(?:(?:,|\svà)\s[{UPPER}]{{2,8}})?)\)")
_SHORT = regexp(rf"(?<![{LETTER}])[{UPPER}]{{2,8}}(?![{LETTER}])")
_WORD = regexp(rf"[{LETTER}]+")


def spelled(document: Document) -> Callable[[str], str]:
    """A function that writes out the abbreviations that the document explains."""
    known = dict(_explained(document.source.text))
    if not known:
        return lambda text: text

    def written_out(text: str) -> str:
        if not any(map(text.__contains__, known)):
            return text
        return _SHORT.sub(lambda m: known.get(m.group(), m.group()), text)

    return written_out


@lru_cache(maxsize=8)
def _explained(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """«phòng cháy, chữa cháy (PCCC)» → PCCC; two in one bracket explain two phrases, the last first: «… (PCCC và CNCH)»."""
    for m in _BRACKET.finditer(text):
        words = list(_WORD.finditer(text, max(0, m.start() - 90), m.start()))
        for short in reversed(re.split(r",?\s(?:và\s)?", m["short"])):
            taken = _phrase(short, words)
            if taken is None:
                break
            yield short, re.sub(r"[\s,]+", " ", text[words[taken].start() : words[-1].end()])
            words = words[:taken]


def _phrase(short: str, words: list[re.Match[str]]) -> int | None:
    """Where the phrase begins whose initials the abbreviation shows; «và» may go unshown."""
    at = len(words)
    for letter in reversed(short):
        at -= 1
        while at >= 0 and fold(words[at].group()) == "và":
            at -= 1
        if at < 0 or fold(words[at].group()[0]) != fold(letter):
            return None
    return at
