"""What the loader has to know of a check type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.judge.rules.shape import Strict

if TYPE_CHECKING:
    from checker.judge.case import Case, Yielded
    from checker.judge.rules.shape import RuleFile

#: A word in the options → (option, word, the words that are known); the loader refuses unknown ones.
Words = Iterable[tuple[str, str, frozenset[str]]]


def _one_message(_: Any) -> frozenset[str]:
    return frozenset({"found"})


def _no_words(_: Any, __: RuleFile) -> Words:
    return ()


class CheckType(Struct, frozen=True):
    """`names` are the messages that a rule must have for these options, `params` the placeholders that the check fills,
    `facts` the kinds it can look at (none: all), `judges_nothing`: it has a say also where no fact was chosen."""

    run: Callable[[Case], Iterator[Yielded]]
    options: type[Strict]
    names: Callable[[Any], frozenset[str]] = _one_message
    params: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    judges_nothing: bool | Callable[[Any], bool] = False
    words: Callable[[Any, RuleFile], Words] = _no_words

    def speaks_of_nothing(self, options: Any) -> bool:
        """Whether it has a say where no fact was chosen, with these options."""
        return self.judges_nothing(options) if callable(self.judges_nothing) else self.judges_nothing


class NoOptions(Strict, frozen=True):
    """For checks without options."""
