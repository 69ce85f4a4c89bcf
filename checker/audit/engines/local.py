"""Processes of this machine (Pebble): one that dies or hangs costs its batch, never the run."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from typing import Any

from pebble import ProcessExpired, ProcessPool

from checker.audit.engines import Batch, Lost, Step
from checker.audit.work import Setup
from checker.read.limits import Limits

_BATCHES_A_LIFE = 100  # after which a process is replaced: what its libraries hold is given back


class Local:
    """A pool of processes, each with a bound on its memory."""

    name = "local"

    def __init__(self, setup: Setup, workers: int) -> None:
        self.setup, self._workers = setup, workers
        # the same on every system, and no copy of what this process holds
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(workers, max_tasks=_BATCHES_A_LIFE, context=context, initializer=_bound, initargs=(setup.limits,))

    def run(self, step: Step, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Any] | Lost]]:
        waiting: dict[Any, Batch] = {}
        more = iter(batches)
        while True:
            while len(waiting) < 2 * self._workers and (batch := next(more, None)) is not None:
                waiting[self._pool.schedule(step, args=(self.setup, batch[0], *batch[1]))] = batch
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield waiting.pop(future), _result(future)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _result(future: Any) -> list[Any] | Lost:
    try:
        result: list[Any] = future.result()
        return result
    except ProcessExpired as error:
        # 1 is how the clock of `work` ends a process that takes too long
        return Lost("timeout", {"seconds": 0}) if error.exitcode == 1 else Lost("crashed", {"what": f"exit {error.exitcode}"})
    except MemoryError:
        return Lost("memory")
    except TimeoutError:
        return Lost("timeout", {"seconds": 0})
    except Exception as error:  # a step that breaks on a file must not end the run
        return Lost("crashed", {"what": f"{type(error).__name__}: {error}"})


def _bound(limits: Limits) -> None:
    """Bounds the memory of this process, as far as the system knows how."""
    import signal

    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run ends its processes itself
    from checker.read.child import bound_memory

    bound_memory(limits)
