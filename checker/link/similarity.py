"""Two texts → how far they mean the same, by the words that carry meaning."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from checker.language.lexicon import lexicon
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.language.phrases import Phrases

_WORD = regexp(r"\w+")
_TERM = regexp(r"[^\W_]+")


@cache
def _synonyms() -> Phrases[str]:
    """The wordings of one meaning → the term that stands for them."""
    return Phrases({squeeze(fold(word)): f"nghĩa{i}" for i, group in enumerate(lexicon("synonyms")["groups"]) for word in group})


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
    words, found = _words(text), list[str]()
    synonyms, at = _synonyms(), 0
    while at < len(words):
        length, term = synonyms.at(words, at) or (1, words[at])
        found.append(term)
        at += length
    stop = _stop()
    return frozenset([t for t in found if t not in stop and not t.isdigit()])


def _words(text: str) -> list[str]:
    """The words of a text, folded, common abbreviations written out."""
    plain, known = _WORD.findall(fold(text)), _short()
    if not known.keys().isdisjoint(plain):
        plain = " ".join([known.get(word, word) for word in plain]).split()
    return [part for word in plain for part in _TERM.findall(word)] if "_" in text else plain


class _Worth(dict[str, float]):
    """Term → its weight, worked out once."""

    def __init__(self, texts: int, holding: Counter[str]) -> None:
        self._texts, self._holding = texts, holding

    def __missing__(self, term: str) -> float:
        weight = self[term] = math.log(1 + self._texts / max(self._holding[term], 1))
        return weight


class Likeness:
    """Likeness of texts in one pair of documents: a term counts the more, the fewer of their texts hold it."""

    def __init__(self, texts: Iterable[str], spelled: Callable[[str], str] | None = None) -> None:
        """`spelled` writes out what the two documents abbreviate."""
        pool = list(texts)
        self._spelled = cache(spelled) if spelled else None
        self._texts = max(len(pool), 1)
        self._holding = Counter(t for text in pool for t in terms(text))
        self._whole: dict[str, float] = {}
        self._worth = _Worth(self._texts, self._holding)

    def _weight(self, found: Iterable[str]) -> float:
        return math.fsum(map(self._worth.__getitem__, found))  # exact, since a set has no order

    def _all(self, text: str) -> float:
        """The weight of a whole text, worked out once."""
        if text not in self._whole:
            self._whole[text] = self._weight(terms(text))
        return self._whole[text]

    def coverage(self, of: str, by: str) -> float:
        """The share (0–1) of the meaning of `of` that `by` holds; 0 for a text without terms."""
        by = self._spelled(by) if self._spelled else by
        wanted = terms(of)
        return self._weight(wanted & terms(by)) / self._all(of) if wanted else 0.0

    def score(self, parent: str, child: str) -> float:
        """0–1: mostly the share of the parent's meaning in the child's text, a little the other way."""
        shared = terms(parent) & terms(child)
        if not shared:
            return 0.0
        weight = self._weight(shared)
        return 0.65 * weight / self._all(parent) + 0.35 * weight / self._all(child)
