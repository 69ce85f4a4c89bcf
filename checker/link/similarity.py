"""Two texts → how far they mean the same, by the words that carry meaning.

The unit is the syllable, with the phrases of the lexicon as one. By itself no unit is better than another: on the marked pairs and lists
(`python -m tests.accuracy.alignment`, held half, threshold from the other half) words reach F1 0.767, syllables 0.765, runs of three
characters 0.769, each at a precision below 0.69, and words cost the most. What parts one target from another is not the unit but whom it
counts, what is done and of what kind its object is: `clauses` sets targets beside one another by these (F1 0.937, precision 0.955 on
`fresh` before it was read for mending; 0.985 and 0.997 since).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from checker.language.lexicon import lexicon
from checker.language.normal import cut, fold, squeeze, syllables, unmarked
from checker.language.patterns import regexp
from checker.language.phrases import Phrases
from checker.link.short import usual

_ENOUGH = 3  # terms that tell one text from another
_WORD = regexp(r"\w+")
_TERM = regexp(r"[^\W_]+")


@cache
def _synonyms() -> Phrases[str]:
    """The wordings of one meaning → the term that stands for them."""
    return Phrases({squeeze(fold(word)): f"nghĩa{i}" for i, group in enumerate(lexicon("synonyms")["groups"]) for word in group})


@cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon("synonyms")["stop"])


@lru_cache(maxsize=8192)
def terms(text: str) -> frozenset[str]:
    """The terms of a text that carry meaning: folded, synonyms as one, without stop syllables and figures."""
    words, found, at = _words(text), list[str](), 0
    for start, end, term in _synonyms().among(words):
        found += words[at:start]
        found.append(term)
        at = end
    found += words[at:]
    return frozenset([word for word in set(found) - _stop() if not word.isdigit()])


@cache
def _telling() -> dict[str, set[str]]:
    """The term of a group of synonyms → the longest word of each of its wordings, which fewer texts hold than the others."""
    found: dict[str, set[str]] = {}
    for opened in _synonyms().values():
        for wording, term in opened:
            found.setdefault(term, set()).add(max(wording, key=len))
    return found


@lru_cache(maxsize=256)
def _signs(wanted: frozenset[str]) -> dict[str, set[str]]:
    """Word → those of the terms that a text may hold where it stands: one of each wording, and what is short for it."""
    signs: dict[str, set[str]] = {}
    for term in wanted:
        words = _telling().get(term) or [term]
        for sign in chain(words, *[_shorts().get(word, ()) for word in words]):
            signs.setdefault(sign, set()).add(term)
    return signs


@cache
def _shorts() -> dict[str, list[str]]:
    """Syllable → the abbreviations that stand for words of which it is one."""
    found: dict[str, list[str]] = {}
    for short, long in usual().items():
        for word in set(long.split()):
            found.setdefault(word, []).append(short)
    return found


def _words(text: str) -> list[str]:
    """The words of a text, folded, common abbreviations written out."""
    plain, known = _WORD.findall(fold(text)) if "_" in text else syllables(text), usual()
    if not known.keys().isdisjoint(plain):
        plain = " ".join([known.get(word, word) for word in plain]).split()
    return [part for word in plain for part in _TERM.findall(word)] if "_" in text else plain


def _possible(wanted: frozenset[str], keys: Sequence[str]) -> list[set[str]]:
    """For each folded text the terms that it may hold, by the words that stand in it."""
    signs = _signs(wanted)
    return [set[str]().union(*map(signs.__getitem__, signs.keys() & cut(plain))) for plain in unmarked("\n".join(keys)).split("\n")]


class Meaning(NamedTuple):
    """The terms of a text, and the weight of all of them."""

    terms: frozenset[str]
    weight: float


class Likeness:
    """Likeness of texts in one pair of documents: a term counts the more, the fewer of their texts hold it."""

    def __init__(self, texts: Iterable[str], spelled: Callable[[str], str] | None = None) -> None:
        """`spelled` writes out what the two documents abbreviate."""
        pool = list(texts)
        holding = Counter(chain.from_iterable(map(terms, pool)))
        rarest = math.log(1 + max(len(pool), 1))
        weights = {term: math.log(1 + len(pool) / count) for term, count in holding.items()}
        self._worth: defaultdict[str, float] = defaultdict(lambda: rarest, weights)
        self._spelled = cache(spelled) if spelled else None
        self._known: dict[str, Meaning] = {}

    def _weight(self, found: Iterable[str]) -> float:
        return math.fsum(map(self._worth.__getitem__, found))  # exact, since a set has no order

    def meaning(self, text: str) -> Meaning:
        """The meaning of a text, worked out once."""
        meaning = self._known.get(text)
        if meaning is None:
            found = terms(text)
            meaning = self._known[text] = Meaning(found, self._weight(found))
        return meaning

    def coverage(self, of: str, by: str) -> float:
        """The share (0–1) of the meaning of `of` that `by` holds; 0 for a text without terms."""
        by = self._spelled(by) if self._spelled else by
        wanted, weight = self.meaning(of)
        return self._weight(wanted & terms(by)) / weight if wanted else 0.0

    def nearest(
        self,
        of: str,
        by: Sequence[str],
        enough: float,
        *,
        keys: Sequence[str] = (),
        together: bool = False,
        without: frozenset[str] = frozenset(),
        fits: Callable[[int, str], bool] | None = None,
    ) -> int | None:
        """The place of the text that covers the most of `of`, where that is enough, or where what all cover `together` is; else None.

        The terms are taken only of texts that have pieces enough of them; `keys` are the texts folded, where that is done already. `fits`
        is asked of what would be the answer: place, words. Terms `without` which enough is said need not be there."""
        if not by:
            return None
        wanted, weight = self.meaning(of)
        if len(rest := wanted - without) >= _ENOUGH and rest != wanted:
            wanted, weight = rest, self._weight(rest)
        spelled = [self._spelled(text) for text in by] if self._spelled else by
        folded = [key if new is old else fold(new) for new, old, key in zip(spelled, by, keys or map(fold, by), strict=True)]
        possible = _possible(wanted, folded)
        best, at = 0.0, 0
        for index, held in enumerate(possible):
            if held and (most := self._weight(held) / weight) > best and (together or most >= enough):
                share = self._weight(wanted & terms(spelled[index])) / weight
                if share > best and (fits is None or share < enough or fits(index, spelled[index])):
                    best, at = share, index
        if together and best < enough:
            best = self._together(wanted, spelled, possible, enough * weight) / weight if wanted else 0.0
        return at if best >= enough else None

    def _together(self, wanted: frozenset[str], by: Sequence[str], possible: list[set[str]], enough: float) -> float:
        """The weight of the terms that stand somewhere in the texts; no more of them are read than it takes."""
        held = set[str]()
        for text, terms_here in zip(by, possible, strict=True):
            if not terms_here <= held:
                held |= wanted & terms(text)
                if (weight := self._weight(held)) >= enough:
                    return weight
        return self._weight(held)

    def score(self, parent: Meaning, child: Meaning) -> float:
        """0–1: mostly the share of the parent's meaning in the child's text, a little the other way."""
        shared = parent.terms & child.terms
        if not shared:
            return 0.0
        weight = self._weight(shared)
        return 0.65 * weight / parent.weight + 0.35 * weight / child.weight
