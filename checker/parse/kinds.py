"""Title of a section → what it is about, by the words of rules/lexicons/sections.yaml."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.language.lexicon import lexicon
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.parse.paragraphs import capitals

_SHORT = 10  # syllables of a heading in capitals that is all about its kinds
_CHUNK = regexp(r"[,;:/.()–-]|(?<!\S)(?:và|&|gắn với)(?!\S)")
_PUNCTUATION = regexp(r"[^\w\s]+")


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str | None]]:
    table: dict[str, str | None] = {}
    for kind, phrases in lexicon("sections")["kinds"].items():
        table.update((fold(phrase), kind) for phrase in phrases)
    table.update((fold(phrase), None) for phrase in lexicon("sections")["no_kind"])
    words = "|".join(re.escape(w) for w in sorted(table, key=len, reverse=True))
    return regexp(rf"(?<!\S)(?:{words})(?!\S)"), table


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(re.escape(fold(w)) for w in sorted(lexicon("sections")["openers"], key=len, reverse=True))
    return regexp(rf"(?:(?:{words})\s+)*")


def _anywhere(text: str) -> list[str | None]:
    pattern, table = _pattern()
    return [table[m[0]] for m in pattern.finditer(squeeze(_PUNCTUATION.sub(" ", text)))]


def _at_heads(text: str) -> list[str | None]:
    """The kinds that open a part of the title: «Thực hiện các nội dung …» does, «… đáp ứng yêu cầu đổi mới» does not."""
    pattern, table = _pattern()
    found: list[str | None] = []
    for chunk in map(squeeze, _CHUNK.split(text)):
        opened = _openers().match(chunk)
        at = opened.end() if opened else 0
        while match := pattern.match(chunk, at):
            found.append(table[match[0]])
            at = match.end() + 1
    return found


@lru_cache(maxsize=4096)
def kinds_of(title: str) -> tuple[str, ...]:
    """The kinds that a title names, in its order, each once: «NỘI DUNG, CHỈ TIÊU THỰC HIỆN» → noi_dung, chi_tieu."""
    low = fold(title)
    headline = capitals(title) and low.count(" ") < _SHORT
    found = _anywhere(low) if headline else _at_heads(low)
    return tuple(dict.fromkeys(kind for kind in found if kind))
