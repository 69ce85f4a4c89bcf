"""rules/lexicons/deadlines.yaml → patterns over folded text, made once."""

from __future__ import annotations

import re
from functools import cache

from checker.language.endings import Closing, alternation, closing
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import by_letter, regexp


@cache
def words(name: str) -> str:
    """Alternatives of one list of the lexicon, longest first, folded."""
    return alternation(_terms(name)).replace(r"\ ", r"\s+")


def _terms(name: str) -> list[str]:
    return [fold(str(term)) for term in lexicon("deadlines")[name]]


@cache
def starts(name: str) -> str:
    """Alternatives of one list as `words`, whole words only."""
    return by_letter(_terms(name))


@cache
def whole(name: str) -> re.Pattern[str]:
    """Any term of a list as whole words."""
    return regexp(starts(name))


@cache
def ends_with(name: str) -> Closing:
    """A text that ends in a term of a list, with blanks."""
    return closing(_terms(name), tail=r"\s*")


@cache
def opens_with(name: str) -> re.Pattern[str]:
    """A text that opens with a term of a list."""
    return regexp(rf"\s*(?:{words(name)})(?!\w)")
