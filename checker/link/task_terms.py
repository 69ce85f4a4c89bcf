"""The words of a task or a passage → the terms by which one task is told from another: meanings, and pyvi's words between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from checker.language.lexicon import lexicon
from checker.language.normal import cut, fold, squeeze, unmarked
from checker.language.phrases import Phrases
from checker.language.words import tokens

MONEY = "=kinh phí"


@cache
def _meanings() -> Phrases[str]:
    """The wordings of one meaning → the term that stands for it, empty for phrases that tell no task from another."""
    groups = [*lexicon("synonyms")["groups"], *lexicon("tasks")["meanings"]]
    known = {squeeze(fold(word)): f"={group[0]}" for group in groups if group[0] not in common() for word in group}
    return Phrases({**known, **{word: "" for word in common() if " " in word}})


@cache
def common() -> frozenset[str]:
    """Words and phrases, folded, that tell no task from another."""
    return frozenset((*lexicon("synonyms")["stop"], *map(fold, lexicon("tasks")["common"])))


@cache
def light() -> frozenset[str]:
    """Terms that may open a task and do not say what is to be done: «tổ chức», «tăng cường»."""
    words = frozenset(map(fold, lexicon("tasks")["light"]))
    return words | {f"={word}" for word in words}


def firm(term: str) -> bool:
    """A meaning, or a word of more than one syllable: «mở», «thay», «phòng» tell little."""
    return " " in term or term[0] == "="


def terms_of(syllables: list[str]) -> Iterator[str]:
    """The terms of a text in order, by its syllables."""
    at = 0
    for start, end, term in [*_meanings().among(syllables), (len(syllables), len(syllables), "")]:
        for word in tokens(" ".join(syllables[at:start])) if start > at else ():
            parts = word.split()
            if not word.isdigit() and word not in common() and not common().issuperset(parts):
                yield " ".join(parts)
        if term:
            yield term
        at = end


def wordings(term: str) -> list[list[str]]:
    """The syllables of each wording of a meaning; of a word, its own and each two of one that is longer: pyvi joins «khai thác trí tuệ»."""
    if known := _wordings().get(term):
        return known
    parts = term.split()
    return [parts, *(parts[at : at + 2] for at in range(len(parts) - 1) if len(parts) > 2)]


@cache
def _wordings() -> dict[str, list[list[str]]]:
    """A meaning's term → the syllables of each of its wordings."""
    found: dict[str, list[list[str]]] = {}
    for opened in _meanings().values():
        for syllables, term in opened:
            if term:
                found.setdefault(term, []).append(syllables)
    return found


def spelled_out(plain: str, short: Mapping[str, str]) -> list[str]:
    """The syllables of unmarked text, abbreviations (`short`: folded → folded words) written out."""
    found = cut(plain)
    if not short.keys().isdisjoint(found):
        spell_out(found, range(len(found)), short)
    return found


def spell_out(words: list[str], places: Iterable[int], short: Mapping[str, str]) -> list[int]:
    """Writes out, in place, the abbreviations that stand at some ascending places of a text; gives where all that stands at them stands
    then."""
    found: list[int] = []
    grown = 0
    for place in [*places]:
        at = place + grown
        if words[at] not in short:
            found.append(at)
            continue
        instead = cut(unmarked(short[words[at]]))
        words[at : at + 1] = instead
        found += range(at, at + len(instead))
        grown += len(instead) - 1
    return found
