"""A file that hangs, dies or swallows memory is a row with its reason; the rest of its batch is read."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

import pytest

from checker.audit.engines import Lost, each, in_batches
from checker.audit.work import Setup

pytest.importorskip("pebble")


def step(setup: Setup, batch: Sequence[str]) -> list[str]:
    """A stand-in for a reader that meets such files."""
    return [_one(setup, word) for word in batch]


def _one(setup: Setup, word: str) -> str:
    from checker.audit.work import _bounded

    with _bounded(setup.seconds):
        if word == "dies":
            os._exit(9)
        if word == "hangs":
            time.sleep(60)
        if word == "swells":
            raise MemoryError
        if word == "breaks":
            raise ZeroDivisionError("0")
    return word.upper()


def test_only_the_member_that_breaks_its_process_is_lost() -> None:
    from checker.audit.engines.local import Local

    words = ["a", "dies", "b", "hangs", "c", "swells", "d", "breaks", "e"]
    engine = Local(Setup("", seconds=1), 2)
    try:
        found = dict(each(engine, step, in_batches(words, 3)))
    finally:
        engine.close()
    assert {word: found[word] for word in "abcde"} == {word: word.upper() for word in "abcde"}
    lost = {word: result.code for word, result in found.items() if isinstance(result, Lost)}
    assert lost == {"dies": "crashed", "hangs": "timeout", "swells": "memory", "breaks": "crashed"}
