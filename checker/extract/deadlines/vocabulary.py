"""rules/lexicons/deadlines.yaml → patterns over folded text, made once."""

from __future__ import annotations

import re
from functools import cache

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp


@cache
def words(name: str) -> str:
    """Alternatives of one list of the lexicon, longest first, folded."""
    terms = sorted((fold(str(t)) for t in lexicon("deadlines")[name]), key=len, reverse=True)
    return "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in terms)


@cache
def whole(name: str) -> re.Pattern[str]:
    """Any term of a list as whole words."""
    return regexp(rf"(?<!\w)(?:{words(name)})(?!\w)")


@cache
def ends_with(name: str) -> re.Pattern[str]:
    """A text that ends in a term of a list, with blanks."""
    return regexp(rf"(?<!\w)(?:{words(name)})\s*$")


@cache
def opens_with(name: str) -> re.Pattern[str]:
    """A text that opens with a term of a list."""
    return regexp(rf"\s*(?:{words(name)})(?!\w)")
