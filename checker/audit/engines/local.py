"""Processes of this machine (Pebble): one that dies or hangs costs its batch, never the run."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessPool
from pebble.pool.process import WORKERS_NAME

from checker.audit.engines import Batch, Lost, Step
from checker.audit.work import Setup
from checker.read.limits import Limits

#: A process that is killed while it writes to the pipe keeps its lock: what waits for it so many seconds ends, and the pool with it.
CONSTS.channel_lock_timeout = 20
_BATCHES_A_LIFE = 100  # after which a process is replaced: what its libraries hold is given back


class Local:
    """A pool of processes, each with a bound on its memory."""

    name = "local"
    _renewed = False  # the pool is another's successor and has done nothing yet

    def __init__(self, setup: Setup, workers: int) -> None:
        self.setup, self._workers = setup, workers
        self._pool = self._made()

    def _made(self) -> ProcessPool:
        # the same on every system, and no copy of what this process holds
        context = multiprocessing.get_context("spawn")
        return ProcessPool(self._workers, max_tasks=_BATCHES_A_LIFE, context=context, initializer=_bound, initargs=(self.setup.limits,))

    def run(self, step: Step, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Any] | Lost]]:
        waiting: dict[Any, Batch] = {}
        more = iter(batches)
        while True:
            while len(waiting) < 2 * self._workers and (batch := next(more, None)) is not None:
                with _undisturbed():
                    waiting[self._scheduled(step, batch)] = batch
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                result = _result(future)
                self._renewed = self._renewed and isinstance(result, Lost)
                yield waiting.pop(future), result

    def _scheduled(self, step: Step, batch: Batch) -> Any:
        """A process that is killed while it holds the pool's pipe, or nothing, breaks the pool: another takes its place. Where that one
        breaks as well before it has done anything, `RuntimeError`: no process of this machine can work."""
        if not self._pool.active and not self._renewed:
            self.close()
            self._pool, self._renewed = self._made(), True
        return self._pool.schedule(step, args=(self.setup, batch[0], *batch[1]))

    def close(self) -> None:
        """Ends the processes before the pool takes away what one that starts is about to open, and would complain of."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        for process in multiprocessing.active_children():
            if process.name == WORKERS_NAME:
                process.terminate()
        self._pool.join()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """What starts within, and what that starts later, does not hear Ctrl+C, not even before its first line: the run ends its processes."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # which would undo the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run ends its processes itself
    from checker.read.child import bound_memory

    bound_memory(limits)
