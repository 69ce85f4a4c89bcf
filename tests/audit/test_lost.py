"""A file that hangs, dies or swallows memory is a row with its reason; the rest of its batch is read."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.audit.engines import Lost, each, in_batches
from checker.audit.work import Setup

ProcessPool = pytest.importorskip("pebble").ProcessPool
pytest.importorskip("psutil")


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


def test_who_is_hit_by_another_s_end_is_tried_again(tmp_path: Path) -> None:
    """The end of a process that was killed from outside, while it had one file, is not that file's fault."""
    from checker.audit.engines.local import Local

    engine = Local(Setup(str(tmp_path)), 2)
    try:
        assert dict(each(engine, unlucky, in_batches("abc", 3))) == {"a": "A", "b": "B", "c": "C"}
        assert len(list(tmp_path.iterdir())) == 2
    finally:
        engine.close()


def unlucky(setup: Setup, batch: Sequence[str]) -> list[str]:
    """Dies of «b», the first two times."""
    times = len(list(Path(setup.archive).iterdir()))
    if "b" in batch and times < 2:
        (Path(setup.archive) / str(times)).touch()
        os._exit(9)
    return [word.upper() for word in batch]


def test_another_pool_takes_the_place_of_one_that_was_killed_idle() -> None:
    import psutil

    from checker.audit.engines.local import Local

    engine = Local(Setup(""), 2)
    try:
        assert dict(each(engine, step, in_batches("ab", 1))) == {"a": "A", "b": "B"}
        for worker in psutil.Process().children():
            if any("spawn_main" in word for word in worker.cmdline()):
                worker.kill()
        while engine._pool.active:
            time.sleep(0.05)
        assert dict(each(engine, step, in_batches("cd", 1))) == {"c": "C", "d": "D"}
    finally:
        engine.close()


def test_where_no_process_can_work_the_run_ends_with_an_error() -> None:
    from checker.audit.engines.local import Local

    engine = Local(Setup(""), 2)
    engine._made = lambda: ProcessPool(2, context=multiprocessing.get_context("spawn"), initializer=os._exit, initargs=(9,))  # type: ignore[method-assign]
    engine._pool = engine._made()
    try:
        with pytest.raises(RuntimeError):
            dict(each(engine, step, in_batches("ab", 1)))
    finally:
        engine.close()
