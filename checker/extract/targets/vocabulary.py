"""rules/lexicons/targets.yaml → patterns over folded text, made once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.language.endings import Closing, alternation, closed_by, closing
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.operators import operators
from checker.language.patterns import any_of, by_letter, regexp
from checker.model import Operator


@cache
def terms(name: str) -> tuple[str, ...]:
    """The folded terms of one list of the lexicon; «titles.target» names a list inside a list."""
    data: Any = lexicon("targets")
    for part in name.split("."):
        data = data[part]
    return tuple(fold(str(term)) for term in data)


@cache
def hints(name: str) -> tuple[str, ...]:
    """Words of which a text holds one at least where it holds a term of the list."""
    kept: list[str] = []
    for term in sorted(terms(name), key=len):
        if not any(word in term for word in kept):
            kept.append(max(term.split(), key=len))
    return tuple(kept)


@cache
def sign(name: str) -> re.Pattern[str]:
    """Any term of a list at all: a cheap look before a close one."""
    return any_of(terms(name))


@cache
def among(name: str) -> frozenset[str]:
    """The same, to look words up in."""
    return frozenset(terms(name))


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Any term of a list, as whole words."""
    return regexp(by_letter(terms(name)))


@cache
def before_figures(name: str) -> re.Pattern[str]:
    """Any term of a list, as whole words that a figure may stick to: «hiện có95%»."""
    return regexp(by_letter(terms(name), ahead=r"(?![^\W\d])"))


@cache
def at_end(name: str) -> Closing:
    """Terms of a list that close a text."""
    return closing(terms(name))


@cache
def at_start(name: str) -> re.Pattern[str]:
    """Terms of a list that open a text."""
    return regexp(rf"[\s,;:]*(?:{alternation(terms(name))})(?!\w)")


def operator_of(before: str) -> tuple[Operator, int] | None:
    """The operator that closes the words before a figure, and where it begins."""
    said = _operator_before().search(before)
    return (operators()[said["op"]], said.start("op")) if said else None


@cache
def _operator_before() -> Closing:
    """The words that give the operator, right before a figure: «đạt ít nhất», «từ trên»."""
    fillers = terms("fillers")
    pattern = rf"(?P<op>{by_letter(operators(), ahead='', blank=' ')})(?:\s(?:{alternation(fillers)})){{0,2}}\s?$"
    lasts = (word.split()[-1] for word in (*operators(), *fillers))
    return closed_by(regexp(pattern), lasts, max(map(len, operators())) + 2 * max(len(word) + 1 for word in fillers))
