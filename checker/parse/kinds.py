"""Title of a section → what it is about, by the words of rules/lexicons/sections.yaml."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.language.phrases import Phrases
from checker.parse.paragraphs import capitals

_SHORT = 10  # syllables of a heading in capitals that is all about its kinds
_CHUNK = regexp(r",|;|:|/|\.|\(|\)|-|v(?<!\Sv)à(?!\S)|&(?<!\S&)(?!\S)|g(?<!\Sg)ắn với(?!\S)")  # by letters: the engine searches for those
_PUNCTUATION = regexp(r"[^\w\s]+")


@cache
def _phrases() -> Phrases[str | None]:
    kinds: dict[str, list[str]] = lexicon("sections")["kinds"]
    named: dict[str, str | None] = {fold(phrase): kind for kind, phrases in kinds.items() for phrase in phrases}
    return Phrases(named | {fold(phrase): None for phrase in lexicon("sections")["no_kind"]})


@cache
def _openers() -> Phrases[None]:
    return Phrases({fold(phrase): None for phrase in lexicon("sections")["openers"]})


def _anywhere(text: str) -> list[str | None]:
    return [kind for _, _, kind in _phrases().among(_PUNCTUATION.sub(" ", text).split())]


def _at_heads(text: str) -> list[str | None]:
    """The kinds that open a part of the title: «Thực hiện các nội dung …» does, «… đáp ứng yêu cầu đổi mới» does not."""
    phrases, openers = _phrases(), _openers()
    found: list[str | None] = []
    for chunk in _CHUNK.split(text):
        words = chunk.split()
        before, at = words[:-1], 0  # an opener stands before something
        while at < len(before) and not phrases.at(words, at) and (opener := openers.at(before, at)):  # «Nguồn lực» is a kind by itself
            at += opener[0]
        while at < len(words) and (phrase := phrases.at(words, at)):
            found.append(phrase[1])
            at += phrase[0]
    return found


@lru_cache(maxsize=4096)
def kinds_of(title: str) -> tuple[str, ...]:
    """The kinds that a title names, in its order, each once: «NỘI DUNG, CHỈ TIÊU THỰC HIỆN» → noi_dung, chi_tieu."""
    low = fold(title)
    headline = low.count(" ") < _SHORT and capitals(title)
    found = _anywhere(low) if headline else _at_heads(low)
    return tuple(dict.fromkeys(kind for kind in found if kind))
