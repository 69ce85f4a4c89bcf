"""Text → what its phrases stand for, by rules/lexicons/meanings.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.language import normal
from checker.language.compiled import built
from checker.language.lexicon import lexicon, rules_root
from checker.language.normal import fold, syllables
from checker.language.patterns import regexp

SYLLABLE = 0.6  # the weight of a syllable that no list knows
_WORD, _PHRASE, _LONGER = 0.8, 1.0, 0.2  # of a phrase of one syllable, of two, and for each further one
_KIND, _STAGE = 1.0, 0.5
LIGHT = 0.25
PEOPLE, _ROOM, _CLASS = 0.5, 0.8, 0.3
#: Places that stand for those in them: a school's own share may be told by its classes.
PLACES = frozenset({"school", "class", "site"})

_TOKEN_OR_BAR = regexp(r"[^\W_]+|\|")
#: «kỳ» → «kì», and «quí» → «quý»
_WITH_I = {first + y: first + i for first in "hklmst" for y, i in zip("yýỳỷỹỵ", "iíìỉĩị", strict=True)}
_WITH_I |= {"qu" + i: "qu" + y for y, i in zip("yýỳỷỹỵ", "iíìỉĩị", strict=True)}
ONES = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10"}
_TWO_WAYS = frozenset({*_WITH_I, *ONES})
#: «lớp một», «mức độ ba»; «sáu tuổi», «hai buổi»
_BEFORE_ONE, _AFTER_ONE = frozenset({"lớp", "khối", "độ", "mức"}), frozenset({"tuổi", "buổi"})
#: «trẻ 6 tuổi vào lớp 1» tells what they do; «hoàn thành chương trình tiểu học vào lớp 6» has told that
_ENTERS = frozenset({"vào", "ra"})
#: Those of «lớp 5», «mức độ 2», «5 tuổi»: no noun of its own, `ordinals` of a clause tell it
_NUMBERED, _OF_NUMBER = _BEFORE_ONE | {"bậc"}, frozenset({"cấp", "mức"})


class Sense(Struct, frozen=True, array_like=True):
    """What a phrase stands for: the `term` that all its wordings share, and what else is known of it."""

    term: str
    weight: float
    who: str | None = None  # the class of those whom it names
    kinds: tuple[tuple[str, int], ...] = ()  # (kind, which of them)
    deed: str | None = None
    opens: bool = False  # may stand before the name of those counted
    words: tuple[str, ...] = ()


@cache
def rooms() -> frozenset[str]:
    """The classes of rooms and other places."""
    return frozenset(lexicon("meanings")["rooms"]) | PLACES


#: «“Mọt sách” (khối 6, 7)»
_NAMED = regexp(r"[“\"«][^“”\"«»\n]{3,80}[”\"»](?:\s\([^()\n]{1,40}\))?")


def unnamed(text: str) -> str:
    """A text without the names in quotes that things go by, and what brackets say of each."""
    return _NAMED.sub(" ", text)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The syllables and figures of a text, folded, «kì» for «kỳ», figures for ordinals in words: «lớp một» → lớp, 1."""
    return tuple(_written(syllables(text)))


def _written(found: list[str]) -> list[str]:
    """Words in the one way of writing them that is compared."""
    if _TWO_WAYS.isdisjoint(found):
        return found
    found = [_WITH_I.get(token, token) for token in found]
    for at in [at for at, token in enumerate(found) if token in ONES]:
        if (at and found[at - 1] in _BEFORE_ONE) or (at + 1 < len(found) and found[at + 1] in _AFTER_ONE):
            found[at] = ONES[found[at]]
    return found


@lru_cache(maxsize=4096)
def senses(text: str) -> tuple[Sense, ...]:
    """The phrases of a text in their order, as much as is known of each."""
    tokens = words(text)
    return tuple(_senses(tuple(_unnumbered(tokens)) if numbered(tokens) else tokens))


def numbered(tokens: tuple[str, ...]) -> bool:
    """Whether figures are among the words."""
    return any(map(str.isdigit, tokens))


def _unnumbered(tokens: tuple[str, ...]) -> Iterator[str]:
    """Without the nouns of ordinals: «học sinh lớp 5» → học, sinh, 5."""
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        follows = at < last and tokens[at + 1].isdigit()
        if follows and token in _NUMBERED and not (token == "lớp" and at and tokens[at - 1] in _ENTERS and "tuổi" in tokens[:at]):
            continue
        if token in _OF_NUMBER and at + 1 < last and tokens[at + 1] == "độ" and tokens[at + 2].isdigit():
            continue
        if token == "tuổi" and (at and tokens[at - 1].isdigit() or follows):
            continue
        yield token


def _senses(tokens: tuple[str, ...]) -> list[Sense]:
    phrases, found, at, before = _phrases(), list[Sense](), 0, 0
    opened = [*map(phrases.longer.get, pairwise(tokens)), None]  # the longer phrases that may begin at each place
    while at < len(tokens):
        sense = phrases.at(tokens, at, opened) if opened[at] else phrases.lone.get(tokens[at])
        if sense is None:
            sense = _unlisted(tokens[at])
        elif sense.deed and " ".join(tokens[before:at]) in _nominal():
            sense = _named(sense)
        found.append(sense)
        before, at = at, at + (len(sense.words) or 1)
    return found


class _Phrases(Struct, frozen=True):
    """The phrases of one word by it, the longer ones by their first two, the longest first."""

    lone: dict[str, Sense]
    longer: dict[tuple[str, str], list[Sense]]

    def at(self, tokens: tuple[str, ...], at: int, opened: list[list[Sense] | None]) -> Sense | None:
        """The longest phrase at a place, of those `opened` at each, unless a longer one begins with its last word: «người | dân tộc
        thiểu số»."""
        found = _longest(opened[at], tokens, at, len(tokens))
        if found is not None and not found.opens:
            last = at + len(found.words) - 1
            later = _longest(opened[last], tokens, last, len(tokens)) if opened[last] else None
            if later is not None and len(later.words) > len(found.words):
                found = _longest(opened[at], tokens, at, last)
        return found or self.lone.get(tokens[at])


def _longest(opened: list[Sense] | None, tokens: tuple[str, ...], at: int, end: int) -> Sense | None:
    """The longest of these phrases that stands at a place, before `end`."""
    for sense in opened or ():
        stop = at + len(sense.words)
        if stop <= end and tokens[at:stop] == sense.words:
            return sense
    return None


@lru_cache(maxsize=1024)
def _named(sense: Sense) -> Sense:
    return replace(sense, deed=None)


@lru_cache(maxsize=4096)
def _unlisted(token: str) -> Sense:
    """A figure, or a syllable that no list knows."""
    return Sense("", 0.0, opens=True) if token.isdigit() or len(token) == 1 else Sense(token, SYLLABLE)


@cache
def _nominal() -> frozenset[str]:
    return frozenset(_read(lexicon("meanings")["nominal"]))


def _read(phrases: Iterable[str]) -> list[str]:
    """The words of each phrase, one blank between them; all are read at once, since they are many."""
    return " ".join(_written(_TOKEN_OR_BAR.findall(fold("|".join(phrases))))).split(" | ")


@cache
def _phrases() -> _Phrases:
    """All phrases of the lexicon, as they are kept: to fold and cut them takes longer than to read what a plan says."""
    rules = rules_root()
    sources = (rules / "lexicons" / "meanings.yaml", Path(__file__), Path(normal.__file__))
    lone: dict[str, Sense] = {}
    longer: dict[tuple[str, str], list[Sense]] = {}
    for sense in built(_every, list[Sense], sources, rules / "compiled" / "meanings.phrases.msgpack"):
        first, *more = sense.words
        if more:
            longer.setdefault((first, more[0]), []).append(sense)
        else:
            lone[first] = sense
    return _Phrases(lone, longer)


def _every() -> list[Sense]:
    """The phrases, the longest first; what stands in several lists has all that they say, and the term of the first."""
    found: dict[str, Sense] = {}
    for name, sense in _listed(lexicon("meanings")):
        known = found.get(name)
        if known is None:
            tokens = tuple(name.split())
            weight = sense.weight if sense.weight >= 0 else _weight(len(tokens))
            found[name] = Sense(sense.term or name, weight, sense.who, sense.kinds, sense.deed, sense.opens, tokens)
        else:
            found[name] = _both(known, sense)
    for name in _nominal():
        if " " in name:
            found.setdefault(name, Sense(name, LIGHT, words=tuple(name.split())))
    return sorted(found.values(), key=lambda sense: -len(sense.words))


def _weight(size: int) -> float:
    return _WORD if size == 1 else _PHRASE + _LONGER * (size - 2)


def _both(known: Sense, more: Sense) -> Sense:
    return replace(
        known,
        weight=more.weight if more.weight in (LIGHT, 0.0) and not known.who and not more.opens else known.weight,
        who=known.who or more.who,
        kinds=known.kinds + more.kinds,
        deed=known.deed or more.deed,
        opens=known.opens or more.opens,
    )


def _listed(lists: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    """(phrase, what its list says of it); a weight below 0 is that of its length."""
    rows = [(phrase, sense) for phrases, sense in _lists(lists) for phrase in phrases]
    return zip(_read([phrase for phrase, _ in rows]), [sense for _, sense in rows], strict=True)


def _lists(lists: Mapping[str, Any]) -> Iterator[tuple[list[str], Sense]]:
    for name, phrases in lists["who"].items():
        weight = 0.0 if name == "school" else _CLASS if name in PLACES else _ROOM if name in rooms() else PEOPLE
        yield phrases, Sense(f"who {name}", weight, who=name)
    for name, phrases in lists["deeds"].items():
        yield phrases, Sense(f"deed {name}", -1, deed=name)
    for place, group in enumerate(lists["same"]):
        yield group, Sense(f"same {place}", -1)
    for kind, groups in lists["kinds"].items():
        weight = _STAGE if kind == "stage" else _KIND
        for place, group in enumerate(groups):
            yield group, Sense(f"{kind} {place}", weight, kinds=((kind, place),))
    yield lists["plain"], Sense("", -1)
    yield lists["light"], Sense("", LIGHT)
    yield lists["stop"], Sense("", 0.0)
    yield lists["before"], Sense("", 0.0, opens=True)
