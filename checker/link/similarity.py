"""Two texts → how far they mean the same, by the words that carry meaning."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from checker.language.lexicon import lexicon
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp

_TERM = regexp(r"[^\W_]+")


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    """One alternation over every wording, longest first, and the term that each stands for."""
    stand_for = {squeeze(fold(word)): f"nghĩa{i}" for i, group in enumerate(lexicon("synonyms")["groups"]) for word in group}
    wordings = sorted(stand_for, key=len, reverse=True)
    return regexp(r"(?<!\w)(?:" + "|".join(map(re.escape, wordings)) + r")(?!\w)"), stand_for


@cache
def _short() -> dict[str, str]:
    """The common abbreviations and what they stand for."""
    return {fold(short): fold(long) for short, long in lexicon("synonyms")["short"].items()}


@cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon("synonyms")["stop"])


@lru_cache(maxsize=8192)
def terms(text: str) -> frozenset[str]:
    """The terms of a text that carry meaning: folded, synonyms as one, without stop syllables and figures."""
    pattern, stand_for = _synonyms()
    plain = squeeze(re.sub(r"[^\w\s]", " ", fold(text)))
    known = _short()
    plain = " ".join([known.get(word, word) for word in plain.split()])
    plain = pattern.sub(lambda m: stand_for[m.group()], plain)
    return frozenset(t for t in _TERM.findall(plain) if t not in _stop() and not t.isdigit())


class Likeness:
    """Likeness of texts in one pair of documents: a term counts the more, the fewer of their texts hold it."""

    def __init__(self, texts: Iterable[str], spelled: Callable[[str], str] | None = None) -> None:
        """`spelled` writes out what the two documents abbreviate."""
        pool = list(texts)
        self._spelled = cache(spelled) if spelled else None
        self._texts = max(len(pool), 1)
        self._holding = Counter(t for text in pool for t in terms(text))
        self._whole: dict[str, float] = {}

    def _weight(self, found: Iterable[str]) -> float:
        return sum(math.log(1 + self._texts / max(self._holding[t], 1)) for t in found)

    def _all(self, text: str) -> float:
        """The weight of a whole text, worked out once."""
        if text not in self._whole:
            self._whole[text] = self._weight(terms(text))
        return self._whole[text]

    def coverage(self, of: str, by: str) -> float:
        """The share (0–1) of the meaning of `of` that `by` holds; 0 for a text without terms."""
        by = self._spelled(by) if self._spelled else by
        return self._weight(terms(of) & terms(by)) / self._all(of) if terms(of) else 0.0

    def score(self, parent: str, child: str) -> float:
        """0–1: mostly the share of the parent's meaning in the child's text, a little the other way."""
        shared = terms(parent) & terms(child)
        if not shared:
            return 0.0
        weight = self._weight(shared)
        return 0.65 * weight / self._all(parent) + 0.35 * weight / self._all(child)
