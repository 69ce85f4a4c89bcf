"""Words before a figure → how it is meant: rules/lexicons/targets.yaml's list of operators."""

from __future__ import annotations

from functools import cache
from typing import cast

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.model import Operator


@cache
def operators() -> dict[str, Operator]:
    """Folded words → operator."""
    return {fold(word): cast(Operator, op) for op, words in lexicon("targets")["operators"].items() for word in words}


def meaning(wanted: Operator) -> list[str]:
    """The folded words of one operator."""
    return [word for word, op in operators().items() if op == wanted]
