"""A cluster of dask: a task a batch; a worker that dies is replaced by its nanny, a batch that kills workers is named by the scheduler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.audit.engines import Batch, Lost, Step
from checker.audit.work import Setup


class Cluster:
    """The workers of a dask scheduler. They need this program, the rules, and the archive at the same address."""

    name = "cluster"

    def __init__(self, setup: Setup, address: str) -> None:
        from distributed import Client

        self.setup = setup
        self._client: Any = Client(address, set_as_default=False)  # type: ignore[no-untyped-call]

    def run(self, step: Step, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Any] | Lost]]:
        import distributed

        ahead = 2 * max(1, sum(self._client.nthreads().values()))
        more = iter(batches)
        waiting: dict[Any, Batch] = {}
        done: Any = distributed.as_completed([], loop=self._client.loop)  # type: ignore[no-untyped-call]
        while True:
            while len(waiting) < ahead and (batch := next(more, None)) is not None:
                future = self._submit(step, batch)
                waiting[future.key] = batch
                done.add(future)
            if not waiting:
                return
            future = next(done)
            yield waiting.pop(future.key), _result(future)

    def _submit(self, step: Step, batch: Batch) -> Any:
        return self._client.submit(step, self.setup, batch[0], *batch[1], pure=False)

    def close(self) -> None:
        self._client.close()


def _result(future: Any) -> list[Any] | Lost:
    from distributed import KilledWorker

    try:
        result: list[Any] = future.result()
        return result
    except KilledWorker:
        return Lost("crashed", {"what": "KilledWorker"})
    except MemoryError:
        return Lost("memory")
    except Exception as error:  # a step that breaks on a file must not end the run
        return Lost("crashed", {"what": f"{type(error).__name__}: {error}"})
    finally:
        future.release()
