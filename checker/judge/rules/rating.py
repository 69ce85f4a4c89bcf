"""The steps of the rating, as a pack declares them → what each asks of each rule that is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.judge.rules.shape import RatingStep, Rule
from checker.model import Severity, Step


def rated(rules: Sequence[Rule], steps: Sequence[RatingStep]) -> Iterator[Rule]:
    """Each rule with the steps that ask something of it."""
    for rule in rules:
        yield replace(rule, steps=tuple(_of(rule, steps))) if steps else rule


def _of(rule: Rule, steps: Sequence[RatingStep]) -> Iterator[Step]:
    for at, step in enumerate(steps):
        asked: set[Severity] = set()
        for asks in step.asks:
            if not (asks.packs or asks.rules) or rule.pack in asks.packs or rule.id in asks.rules:
                asked.update(asks.severity)
        if asked:
            yield Step(at, step.id, step.title.message, frozenset(asked))
