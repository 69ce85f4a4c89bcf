"""Matching by units alone: Dice over the units of two clauses, each weighed by how rare it is in the plans of `corpus/`.

The same for words (pyvi's), syllables and characters (runs of three), so that nothing differs but the unit. A clause of the superior is paired
with the most similar clause of the school where that similarity reaches a threshold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from checker.language.normal import key, syllables
from checker.language.words import tokens
from checker.read import read
from tests.accuracy.alignment.cases import Case, Link
from tests.accuracy.shared import ROOT

Units = Callable[[str], frozenset[str]]
RUN = 3


def by_words(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in tokens(text) if any(c.isalnum() for c in word))


def by_syllables(text: str) -> frozenset[str]:
    return frozenset(syllables(text))


def by_characters(text: str) -> frozenset[str]:
    whole = f" {' '.join(syllables(text))} "
    return frozenset(whole[at : at + RUN] for at in range(len(whole) - RUN + 1))


UNITS: Mapping[str, Units] = {"words": by_words, "syllables": by_syllables, "characters": by_characters}


@cache
def _lines() -> tuple[str, ...]:
    """The paragraphs and rows of the superiors' plans and of the plans that comply."""
    found = [path for name in ("parent", "compliant") for path in sorted((ROOT / "corpus").glob(f"*/{name}.docx"))]
    return tuple(block.span.of(source.text) for source in map(read, found) for block in source.blocks)


class Weights:
    """How rare a unit is: ln((lines + 1) / (lines that hold it + 1)) + 1."""

    def __init__(self, units: Units) -> None:
        self.lines = len(_lines())
        self.held = Counter(unit for line in _lines() for unit in units(line))

    def sum(self, units: frozenset[str]) -> float:
        return sum(log((self.lines + 1) / (self.held[unit] + 1)) + 1 for unit in units)


@dataclass(frozen=True)
class Nearest:
    """For each clause of the superior the most similar one of the school: (places, similarity)."""

    best: tuple[tuple[Link, float], ...]

    def links(self, threshold: float) -> frozenset[Link]:
        return frozenset(link for link, similarity in self.best if similarity >= threshold)


def nearest(case: Case, units: Units, weights: Weights) -> Nearest:
    """The nearest clause for each of the superior's, whatever its similarity; the first of equals."""
    children = [units(child) for child in case.children]
    sums = [weights.sum(child) for child in children]
    best = []
    for place, parent in enumerate(map(units, case.parents)):
        own = weights.sum(parent)
        dice = [2 * weights.sum(parent & child) / (own + total) for child, total in zip(children, sums, strict=True)]
        top = max(range(len(dice)), key=dice.__getitem__)
        best.append(((place, top), dice[top]))
    return Nearest(tuple(best))
