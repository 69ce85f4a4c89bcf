"""Words of a list in folded text: any of them at all, any of them as a pattern, any of them at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from checker.language.patterns import by_letter, regexp


def holds(key: str, signs: tuple[str, ...]) -> bool:
    """Whether one of a few signs stands in a text: a cheap look before a close one, so without a generator. Of dozens ask `any_of`, which
    looks once; of three to six it takes two to five times as long as this."""
    for sign in signs:  # noqa: SIM110
        if sign in key:
            return True
    return False


def alternation(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(dict.fromkeys(words), key=len, reverse=True))


class Closing(Struct, frozen=True):
    """Words that close a text, sought only where the text's last word is one that can close it."""

    pattern: re.Pattern[str]
    lasts: frozenset[str]
    longest: int  # characters before the blanks and colons at the end
    letters: frozenset[str]  # the last one of each of those words

    def search(self, key: str) -> re.Match[str] | None:
        """The match that begins first in a folded text."""
        end = key.rstrip(" :")
        if end[-1:] not in self.letters and not end[-1:].isspace():
            return None
        last = end[end.rfind(" ") + 1 :]
        if last in self.lasts:
            return self.pattern.search(key, max(0, len(end) - self.longest))
        return None if last.isalpha() else self.pattern.search(key)


def closing(words: Iterable[str], tail: str = r"[\s:]*") -> Closing:
    """Any of the words where only the `tail` stands behind it."""
    words = tuple(words)
    pattern = regexp(rf"(?:{by_letter(words, ahead='', blank=' ')}){tail}$")
    return closed_by(pattern, (word.split()[-1] for word in words), max(map(len, words)))


def closed_by(pattern: re.Pattern[str], lasts: Iterable[str], longest: int) -> Closing:
    """The pattern of words, of which these are the last ones."""
    lasts = frozenset(lasts)
    return Closing(pattern, lasts, longest, frozenset(word[-1] for word in lasts))
