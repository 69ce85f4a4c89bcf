"""Phrases found among words by the first word of each: a pattern of hundreds of alternatives is never tried at every place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Meaning = TypeVar("Meaning")


class Phrases(dict[str, list[tuple[list[str], Meaning]]]):
    """First word → the phrases that it opens, the longest first, each with what it means."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        """`meanings` by phrases as they stand in the texts to be read: folded, one blank between words."""
        super().__init__()
        for phrase in sorted(meanings, key=len, reverse=True):
            words = phrase.split()
            self.setdefault(words[0], []).append((words, meanings[phrase]))

    def at(self, words: list[str], index: int) -> tuple[int, Meaning] | None:
        """How many words the longest phrase has that begins at a place of `words`, and what it means."""
        for phrase, meaning in self.get(words[index], ()):
            if words[index : index + len(phrase)] == phrase:
                return len(phrase), meaning
        return None

    def among(self, words: list[str]) -> list[tuple[int, int, Meaning]]:
        """Start, end and meaning of the phrases among `words`, from the left, the longest first; none overlap."""
        found: list[tuple[int, int, Meaning]] = []
        end = 0
        for start, opened in [(i, opened) for i, opened in enumerate(map(self.get, words)) if opened]:
            if start < end:
                continue
            for phrase, meaning in opened:
                if words[start : start + len(phrase)] == phrase:
                    end = start + len(phrase)
                    found.append((start, end, meaning))
                    break
        return found
