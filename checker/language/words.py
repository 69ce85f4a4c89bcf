"""Text → words, as pyvi cuts them, by our own two-state Viterbi over its weights (`words_build` makes the table).

The words are those of `spacy.blank("vi")`, character for character, at a tenth of its cost and without its second of start-up. No
rule may rest on their borders alone: «trẻ em» is one word in 37 of 46 places. Give it a paragraph or a line, NFC, not a document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.json import decode

from checker.language.patterns import regexp

_WEB = r"\w+://[^\s]+|"
_MAIL = r"[a-zA-Z0-9_.+-]{1,254}@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+|"
_PUNCTUATION = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
_REMEMBERED = 20_000  # tokens whose sums are kept; past it they are worked out anew, so that memory stays bounded
_NOTHING: frozenset[str] = frozenset()
_WEIGHTLESS = (0.0, 0.0, 0.0)


class _Syllable(Struct, frozen=True):
    """What a token weighs towards «inside a word»: by itself, for the token after it, for the one before it; and what may follow it."""

    lower: str
    itself: float
    follower: float
    forerunner: float
    continuations: frozenset[str]
    fence: bool  # a mark or a number: joined to nothing, whatever the model says
    capital: bool


class _Table(Struct, frozen=True):
    moves: tuple[float, float, float, float]  # begin→begin, begin→inside, inside→begin, inside→inside
    bias: float
    flags: list[list[float]]  # istitle, isupper, isdigit, for each of the three places
    pairs: tuple[float, float, float, float]  # a known pair: for its second, its first; a known three: for its third, its first
    places: dict[str, int]  # of a syllable in the two that follow
    weights: Sequence[float]  # three for each; the unweighed come last
    continuations: list[str]
    known: dict[str, _Syllable] = field(default_factory=dict)

    def syllable(self, token: str) -> _Syllable:
        """The sums of a token, remembered."""
        lower = token.lower()
        flags = (token.istitle(), token.isupper(), token.isdigit())
        place = self.places.get(lower)
        own = (place is not None and self.weights[3 * place : 3 * place + 3]) or _WEIGHTLESS
        sums = [own[k] + sum(w for w, on in zip(self.flags[k], flags, strict=True) if on) for k in range(3)]
        may_follow = self.continuations[place] if place is not None else ""
        follow = frozenset(may_follow.split("\t")) if may_follow else _NOTHING
        fence = token in _PUNCTUATION or token[0].isdigit()
        if len(self.known) > _REMEMBERED:
            self.known.clear()
        found = self.known[token] = _Syllable(lower, sums[0] + self.bias, sums[1], sums[2], follow, fence, token[0].istitle())
        return found


@cache
def _table() -> _Table:
    import sys
    from array import array

    small, names, follow, tail = Path(__file__).with_name("words.table").read_bytes().split(b"\f", 3)
    doubles = array("d", tail)
    if sys.byteorder == "big":
        doubles.byteswap()
    syllables = names.decode().split("\n")
    data = decode(small)
    places = dict(zip(syllables, range(len(syllables)), strict=True))
    return _Table(data["moves"], data["bias"], data["flags"], data["pairs"], places, doubles, follow.decode().split("\n"))


@cache
def _pattern(web: bool, mail: bool) -> re.Pattern[str]:
    """pyvi's tokens. Addresses only where their mark stands in the text: looking for a mail runs along whole lines of dashes."""
    abbreviations = r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\.|"
    return regexp(abbreviations + r"==>|->|\.\.\.|>>|" + _WEB * web + _MAIL * mail + r"\d+(?:[\.,_]\d+)+|[^\w\s]|\w+")


def _weigh(row: list[_Syllable], table: _Table) -> list[float]:
    """How much each token leans to «inside a word», from itself, its neighbours and the word list."""
    sums = [s.itself for s in row]
    second, first, third_of_three, first_of_three = table.pairs
    for i in range(1, len(row)):
        last, here = row[i - 1], row[i]
        sums[i] += last.follower
        sums[i - 1] += here.forerunner
        if here.lower in last.continuations:
            sums[i] += second
            sums[i - 1] += first
        if i > 1 and (follow := row[i - 2].continuations) and f"{last.lower} {here.lower}" in follow:
            sums[i] += third_of_three
            sums[i - 2] += first_of_three
    return sums


def _inside(sums: list[float], table: _Table) -> list[bool]:
    """Viterbi over two labels, on the lead of «inside a word» over «begins one»."""
    begin_begin, begin_inside, inside_begin, inside_inside = table.moves
    lead = sums[0]
    origins = []
    for weight in sums[1:]:
        to_begin, to_inside = lead + inside_begin, lead + inside_inside
        went_out, stayed_in = to_begin > begin_begin, to_inside > begin_inside
        origins.append((went_out, stayed_in))
        lead = weight + (to_inside if stayed_in else begin_inside) - (to_begin if went_out else begin_begin)
    label = lead > 0
    labels = [label]
    for origin in reversed(origins):
        label = origin[label]
        labels.append(label)
    labels.reverse()
    return labels


def words(text: str) -> list[tuple[int, int]]:
    """Start and end of each word of a paragraph: «Phòng Giáo dục» → «Phòng», «Giáo dục». White space lies inside words or between them."""
    table = _table()
    known = table.known
    spans, row = [], []
    for match in _pattern("://" in text, "@" in text).finditer(text):
        token = match.group()
        spans.append(match.span())
        row.append(known.get(token) or table.syllable(token))
    if not row:
        return []
    inside = _inside(_weigh(row, table), table)
    found = [spans[0]]
    for i in range(1, len(row)):
        if inside[i] and not (here := row[i]).fence and not (last := row[i - 1]).fence and (last.capital or not here.capital):
            found[-1] = (found[-1][0], spans[i][1])
        else:
            found.append(spans[i])
    return found


def tokens(text: str) -> list[str]:
    """The words themselves, as written."""
    return [text[start:end] for start, end in words(text)]
