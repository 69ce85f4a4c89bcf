"""A real dask scheduler with worker processes on loopback: the same store, a worker killed midway, a poison file named."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from checker.audit.engines import Lost, each, in_batches
from checker.audit.work import Setup
from tests.audit.archive import archive, audited, told

distributed = pytest.importorskip("distributed")
pytest.importorskip("duckdb")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    import dask

    with dask.config.set({"distributed.worker.use-file-locking": False, "distributed.scheduler.allowed-failures": 0}):
        made = distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, memory_limit=0, silence_logs=50
        )
        yield made
        made.close()


def step(setup: Setup, batch: Sequence[str]) -> list[str]:
    """A stand-in for a reader that meets a file that kills its process."""
    for word in batch:
        if word == "poison":
            os._exit(9)
    return [word.upper() for word in batch]


def test_a_cluster_gives_the_same_store_though_a_worker_is_killed(cluster: object, tmp_path: Path) -> None:
    source = archive(tmp_path / "kho", ["thanh-oai"])
    audited(source, tmp_path / "one")
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    killer = threading.Timer(1.5, _kill_one, [cluster])
    killer.start()
    audited(source, tmp_path / "two", address)
    killer.join()
    assert told(tmp_path / "two") == told(tmp_path / "one")


def _kill_one(cluster: object) -> None:
    workers = cluster.workers  # type: ignore[attr-defined]
    nanny = next(iter(workers.values()))
    os.kill(nanny.process.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def test_a_poison_file_is_named_and_the_rest_is_done(cluster: object) -> None:
    from checker.audit.engines.cluster import Cluster

    engine = Cluster(Setup(""), cluster.scheduler_address)  # type: ignore[attr-defined]
    try:
        found = dict(each(engine, step, in_batches(["a", "b", "poison", "c"], 2)))
    finally:
        engine.close()
    assert {word: found[word] for word in "abc"} == {"a": "A", "b": "B", "c": "C"}
    assert isinstance(found["poison"], Lost)
    assert found["poison"].code == "crashed"
