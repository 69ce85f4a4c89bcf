"""rules/lexicons/targets.yaml → patterns over folded text, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Operator


@cache
def terms(name: str) -> tuple[str, ...]:
    """The folded terms of one list of the lexicon; «titles.target» names a list inside a list."""
    data: Any = lexicon("targets")
    for part in name.split("."):
        data = data[part]
    return tuple(fold(str(term)) for term in data)


def alternation(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(dict.fromkeys(words), key=len, reverse=True))


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Any term of a list, as whole words."""
    return regexp(rf"(?<!\w)(?:{alternation(terms(name))})(?!\w)")


@cache
def at_end(name: str) -> re.Pattern[str]:
    """Terms of a list that close a text."""
    return regexp(rf"(?:^|(?<=\W))(?:{alternation(terms(name))})[\s:]*$")


@cache
def at_start(name: str) -> re.Pattern[str]:
    """Terms of a list that open a text."""
    return regexp(rf"[\s,;:]*(?:{alternation(terms(name))})(?!\w)")


@cache
def operators() -> dict[str, Operator]:
    """Folded words → operator."""
    return {fold(word): cast(Operator, op) for op, words in lexicon("targets")["operators"].items() for word in words}


@cache
def operator_before() -> re.Pattern[str]:
    """The words that give the operator, right before a figure: «đạt ít nhất», «từ trên»."""
    fillers = alternation(terms("fillers"))
    return regexp(rf"(?:^|(?<=\W))(?P<op>{alternation(operators())})(?:\s(?:{fillers})){{0,2}}\s?$")
