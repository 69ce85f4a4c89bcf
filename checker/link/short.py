"""A document's words with abbreviations spelled out: explained in brackets, usual in the sector, or plain from the other document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from checker.language.lexicon import lexicon
from checker.language.normal import LETTER, UPPER, fold
from checker.language.patterns import regexp
from checker.model import Document

_GAP = regexp(r"[\s,]+")
_AND = regexp(r",?\s(?:và\s)?")
_BRACKET = regexp(rf"\((?:\s?(?:sau đây\s)?(?:viết|gọi) tắt là:?\s)?(?P<short>[{UPPER}]{{2,8}}(?:(?:,|\svà)\s[{UPPER}]{{2,8}})?)\)")
_WORD = regexp(rf"[{LETTER}]+")
_CAPITALS = regexp(rf"(?<![{LETTER}])[{UPPER}]{{2,8}}(?![{LETTER}])")
#: «PCCC», «ThS», «GD&ĐT», «CB-GV-NV» one by one: at least two capitals, or a capital in the middle
_SHORT = regexp(rf"[{UPPER}](?<![{LETTER}].)[{UPPER}]*(?:[hưr]?[{UPPER}])+[{LETTER}&]*(?![{LETTER}])")
_INITIALS = 3  # letters that an abbreviation must have to be read from the initials of the other side's words
_PIECES = 4  # the same, to be read as a row of usual ones

Spell = Callable[[str], str]


@cache
def usual() -> dict[str, str]:
    """Abbreviation, folded → what it stands for, of those that have one meaning."""
    table = lexicon("abbreviations")
    return {fold(short): fold(long) for part, rows in table.items() if part not in ("capital", "several") for short, long in rows.items()}


@cache
def _only_capital() -> Mapping[str, str]:
    return {fold(short): fold(long) for short, long in lexicon("abbreviations")["capital"].items()}


@cache
def _several() -> Mapping[str, list[str]]:
    return {fold(short): [fold(long) for long in longs] for short, longs in lexicon("abbreviations")["several"].items()}


def spelled(document: Document) -> Spell:
    """A function that writes out the abbreviations that the document explains."""
    known = dict(explained(document.source.text))
    if not known:
        return lambda text: text

    def written_out(text: str) -> str:
        if not any(map(text.__contains__, known)):
            return text
        return _CAPITALS.sub(lambda m: known.get(m.group(), m.group()), text)

    return written_out


def read_by(words: Iterable[str]) -> Spell:
    """A function that writes out the usual abbreviations, and those that show the initials of words on the other side (`words`)."""
    said = list(words)
    other = cache(lambda: [fold(text) for text in said])  # once asked for, like the next
    runs = cache(lambda: [(found, "".join([word[0] for word in found])) for found in map(_WORD.findall, other())])

    @cache
    def meaning(short: str) -> str:
        key = fold(short)
        known = usual().get(key) or _only_capital().get(key)
        if known:
            return known
        if key in _several():
            return next((long for long in _several()[key] if any(long in text for text in other())), short)
        return _by_initials(key, runs()) or _by_pieces(key) or short

    return lambda text: _SHORT.sub(lambda m: meaning(m[0]), text) if not text[1:].islower() and _SHORT.search(text) else text


@lru_cache(maxsize=2048)
def abbreviates(text: str) -> bool:
    """Whether there is anything to write out: asked of a parent's words by each of its children."""
    return not text[1:].islower() and _SHORT.search(text) is not None


def _by_initials(short: str, runs: list[tuple[list[str], str]]) -> str | None:
    """«MBH» beside «đội mũ bảo hiểm»."""
    if len(short) < _INITIALS:
        return None
    for words, initials in runs:
        at = initials.find(short)
        if at >= 0:
            return " ".join(words[at : at + len(short)])
    return None


def _by_pieces(short: str) -> str | None:
    """«CBQLGVNV» → cán bộ quản lý, giáo viên, nhân viên: a row of usual ones, the longest first."""
    found: list[str] = []
    while len(short) >= _PIECES or (found and short):
        size = next((n for n in range(len(short), 1, -1) if short[:n] in usual()), 0)
        if not size:
            return None
        found.append(usual()[short[:size]])
        short = short[size:]
    return " ".join(found) if found and not short else None


def shorts(document: Document) -> dict[str, str]:
    """The abbreviations that the document explains and what they stand for, both folded; those of two letters may be words."""
    return {fold(short): fold(words) for short, words in explained(document.source.text) if len(short) > 2}


@lru_cache(maxsize=8)
def explained(text: str) -> tuple[tuple[str, str], ...]:
    """(abbreviation, words) of each that a text explains, in order."""
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """«phòng cháy, chữa cháy (PCCC)» → PCCC; two in one bracket explain two phrases, the last first: «… (PCCC và CNCH)»."""
    for m in _BRACKET.finditer(text):
        words = list(_WORD.finditer(text, max(0, m.start() - 90), m.start()))
        for short in reversed(_AND.split(m["short"])):
            taken = _phrase(short, words)
            if taken is None:
                break
            yield short, _GAP.sub(" ", text[words[taken].start() : words[-1].end()])
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
