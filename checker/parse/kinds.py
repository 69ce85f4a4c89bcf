"""Title of a section → what it is about, by the words of rules/lexicons/sections.yaml."""

from __future__ import annotations

import re
from functools import cache

from checker.language.lexicon import lexicon
from checker.language.normal import syllables


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str | None]]:
    table: dict[str, str | None] = {}
    for kind, phrases in lexicon("sections")["kinds"].items():
        for phrase in phrases:
            table[" ".join(syllables(phrase))] = kind
    for phrase in lexicon("sections")["no_kind"]:
        table[" ".join(syllables(phrase))] = None
    words = "|".join(re.escape(w) for w in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<!\S)(?:{words})(?!\S)"), table


def kinds_of(title: str) -> tuple[str, ...]:
    """The kinds that a title names, in its order, each once: «NỘI DUNG, CHỈ TIÊU THỰC HIỆN» → noi_dung, chi_tieu."""
    pattern, table = _pattern()
    found = (table[m[0]] for m in pattern.finditer(" ".join(syllables(title))))
    return tuple(dict.fromkeys(kind for kind in found if kind))
