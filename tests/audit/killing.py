"""A run killed again and again, then gone on to its end."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from tests.audit.archive import ROOT

_PHASES = {"judged": "judging", "signed": "looking for copies", "content": "reading", "file": "finding"}


class Killed(Struct):
    """`stores`: those of runs that came to their end; `hit`: what was killed, and what the run was doing."""

    stores: list[Path] = field(default_factory=list)
    hit: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    orphans: int = 0

    def told(self) -> str:
        return f"killed: {_listed(self.hit)}; while {_listed(self.phases)}"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def killed_until_done(source: Path, folder: Path, kills: int, life: Callable[[], float], chance: random.Random) -> Killed:
    """Starts the run as often as it takes; it lives for `life()` seconds between two kills. One that ends before it is killed so often has
    its store, and another begins."""
    done = Killed()
    while not done.stores or sum(done.hit.values()) < kills:
        store = folder / str(len(done.stores))
        ended = False
        while not ended:
            ended = _one_life(source, store, kills, life, chance, done)
        done.stores.append(store)
    return done


def _one_life(source: Path, store: Path, kills: int, life: Callable[[], float], chance: random.Random, done: Killed) -> bool:
    """Whether the run came to its end before its main process was killed. A worker that is killed does not end it."""
    command = [sys.executable, "-m", "checker", "audit", "run", str(source), "--store", str(store), "--workers", "2"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    while sum(done.hit.values()) < kills:
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=life())
            break
        workers = _workers(process.pid)
        what = chance.choice(("all", "main", "worker")) if workers else "main"
        done.hit[what] += 1
        done.phases[_phase(store)] += 1
        if what == "worker":
            _kill(chance.choice(workers))
            continue
        if what == "all":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.communicate()
        done.orphans += _outliving(workers)
        return False
    _, said = process.communicate()
    if process.returncode not in (0, 3):
        raise RuntimeError(f"exit {process.returncode}: {said.decode()[-2000:]}")
    return True


def _workers(main: int) -> list[Any]:
    import psutil

    with suppress(psutil.NoSuchProcess):
        return [p for p in psutil.Process(main).children() if any("spawn_main" in word for word in p.cmdline())]
    return []


def _kill(worker: Any) -> None:
    import psutil

    with suppress(psutil.NoSuchProcess):
        worker.kill()


def _outliving(workers: list[Any], seconds: float = 30) -> int:
    """How many are still there some time after the main process is gone (they end when its pipe does); they are ended."""
    import psutil

    _, alive = psutil.wait_procs(workers, timeout=seconds)
    for worker in alive:
        _kill(worker)
    return len(alive)


def _phase(store: Path) -> str:
    """What a run is doing, by what its ledger holds."""
    if not (store / "ledger.db").exists():
        return "starting"
    with closing(sqlite3.connect(f"file:{store / 'ledger.db'}?mode=ro", uri=True)) as base, suppress(sqlite3.OperationalError):
        for table, doing in _PHASES.items():
            if base.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
                return doing
    return "starting"
