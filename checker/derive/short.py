"""Text → the few words by which it explains its abbreviations: «phòng cháy, chữa cháy (PCCC)»."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language import abbreviations
from checker.language.patterns import regexp
from checker.link import short

_BRACKET = regexp(r"\([^()\n]{2,40}\)")
_REACH = 91  # characters before a bracket that are looked at
_BLANK = regexp(r"\s")


def bracketed(text: str) -> Iterator[str]:
    """Each explanation, word for word, from its first word to the bracket's end."""
    for m in _BRACKET.finditer(text):
        near = text[max(0, m.start() - _REACH) : m.end()]
        if not (wanted := _explains(near)):
            continue
        starts = [0, *(b.end() for b in _BLANK.finditer(near, 0, len(near) - len(m[0])))]
        yield next(near[at:] for at in reversed(starts) if _explains(near[at:]) == wanted)


def _explains(text: str) -> frozenset[tuple[str, str]]:
    """What linking reads of a text that ends with a bracket: both ways of looking at it, for targets and for events."""
    return frozenset((*short.explained(text), *abbreviations.explained(text)))
