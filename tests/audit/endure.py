"""An archive audited under bad conditions: `python -m tests.audit.endure [--files 2000] [--kills 20] [--seed 5] [--address s3://… …]`.

Each line is something that must hold of the store, beside that of a run that nothing disturbed: killed again and again, on other engines, after
a change of 1 % of the files, of contents that stand there several times, from other addresses. The exit code is 1 where one does not.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checker.audit.run import Summary
from tests.audit.archive import asked, audited, told
from tests.audit.changing import edited, repeated
from tests.audit.killing import killed_until_done
from tests.audit.objects import bucket
from tests.benchmarks.archive.write import write

TIMES = 5  # that one content stands there


class Endured(Exception):
    """What does not hold."""


def held(what: str, *, of: bool) -> str:
    if not of:
        raise Endured(what)
    return what


def same(store: Path, other: Path) -> str:
    """How many rows are the same in both stores; `Endured` with the first that differ."""
    one, two = told(store), told(other)
    for table, rows in one.items():
        differ = set(rows) ^ set(two[table]) or ({table} if rows != two[table] else ())
        if differ:
            raise Endured(f"{len(differ)} rows of {table} differ: {' | '.join(sorted(differ)[:2])}")
    return f"{sum(map(len, one.values())):,} rows of {len(one)} tables are the same"


class Ground:
    """An archive, the store of the run that nothing disturbed, and room for more."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder, self.source, self.store = folder, source, folder / "undisturbed"
        began = time.perf_counter()
        self.summary = audited(source, self.store, "local")
        self.seconds = time.perf_counter() - began

    def room(self, name: str) -> Path:
        return self.folder / name


def contents(ground: Ground) -> str:
    """Every file has a row; a content is read once, however often it stands there."""
    summary = ground.summary
    held("files found are not files told", of=summary.found == summary.read + summary.partial + summary.unreadable + summary.skipped)
    held("a content was read twice", of=summary.newly_read == summary.contents)
    counts = asked(
        ground.store, "SELECT count(*) FROM documents WHERE copy_of IS NOT NULL OR file IN (SELECT copy_of FROM documents) GROUP BY content"
    )
    rows = asked(ground.store, "SELECT count(*) FROM living_headers GROUP BY content HAVING count(*) > 1")
    held(f"a content that stands there {TIMES} times is told {max(counts, default=(0,))[0]} times", of=(TIMES,) in counts)
    held("facts of a content were written twice", of=not rows)
    return f"{summary.found:,} files, {summary.contents:,} contents, each read once; one stands there {TIMES} times"


def killed(ground: Ground, kills: int, seed: int) -> str:
    """Main process, workers or all of them killed at random moments, then gone on to the end."""
    chance = random.Random(seed)
    longest = max(3.0, ground.seconds / 5)
    done = killed_until_done(ground.source, ground.room("killed"), kills, lambda: chance.uniform(0.3, longest), chance)
    held("a process outlived the run", of=not done.orphans)
    rows = [same(store, ground.store) for store in done.stores]
    return f"{done.told()}; {rows[-1]}" + (f" ({len(rows)} runs)" if len(rows) > 1 else "")


def serial(ground: Ground) -> str:
    audited(ground.source, ground.room("serial"))
    return same(ground.room("serial"), ground.store)


def cluster(ground: Ground) -> str:
    """A dask scheduler with two worker processes on loopback."""
    import distributed

    with distributed.LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, memory_limit=0, silence_logs=50
    ) as made:
        audited(ground.source, ground.room("cluster"), made.scheduler_address)
    return same(ground.room("cluster"), ground.store)


def changed(ground: Ground, share: float, seed: int) -> str:
    """Some files edited: just they are read, just they and their children (and plans told beside them) judged."""
    here, kept = ground.room("changed"), ground.room("changed store")
    shutil.copytree(ground.source, here)
    shutil.copytree(ground.store, kept)
    again = audited(here, kept, "local")
    held(
        f"{again.newly_read} read and {again.newly_judged} judged though nothing had changed", of=again.newly_read + again.newly_judged == 0
    )
    edit = edited(here, kept, share, random.Random(seed))
    summary = audited(here, kept, "local")
    held(f"{len(edit.files)} files changed, {summary.newly_read} read", of=summary.newly_read == len(edit.files))
    beyond = edit.beyond(kept)
    held(f"{len(beyond)} judged that nothing had touched: {sorted(beyond)[:3]}", of=not beyond)
    audited(here, ground.room("changed fresh"), "local")
    return f"{len(edit.files)} files changed, {_judged(summary, len(edit.files))}; {same(kept, ground.room('changed fresh'))} as in a fresh run"


def _judged(summary: Summary, changed_files: int) -> str:
    return f"{summary.newly_read} read, {summary.newly_judged} of {summary.contents:,} judged (they and {summary.newly_judged - changed_files} bound to them)"


def address(ground: Ground, at: str) -> str:
    """The same files behind an address of fsspec. What lies in memory only this process sees."""
    from fsspec.core import url_to_fs

    system, root = url_to_fs(at)
    system.put(f"{ground.source}/", f"{root}/", recursive=True)
    store = ground.room(f"address {at.partition(':')[0]}")
    try:
        audited(at, store, "serial" if at.startswith("memory:") else "local")
    finally:
        system.rm(root, recursive=True)
    return same(store, ground.store)


def lines(ground: Ground, kills: int, seed: int, addresses: Sequence[str], share: float = 0.01) -> Iterator[tuple[str, Callable[[], str]]]:
    """What must hold, and what finds out."""
    yield "contents", lambda: contents(ground)
    yield f"killed {kills} times", lambda: killed(ground, kills, seed)
    yield "serial", lambda: serial(ground)
    yield "cluster", lambda: cluster(ground)
    yield f"{share:.0%} changed", lambda: changed(ground, share, seed)
    for at in addresses:
        yield at, lambda at=at: address(ground, at)  # type: ignore[misc]


def tell(ground: Ground, trials: Iterator[tuple[str, Callable[[], str]]]) -> int:
    """Prints a line for each; how many do not hold."""
    wrong = 0
    for name, trial in trials:
        began = time.perf_counter()
        try:
            verdict, said = "holds", trial()
        except Endured as error:
            verdict, said, wrong = "BROKEN", str(error), wrong + 1
        print(f"{verdict:<8}{name:<24}{time.perf_counter() - began:>7.0f} s  {said}", flush=True)
    return wrong


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.audit.endure", description=__doc__)
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--seed", type=int, default=5)
    options.add_argument(
        "--address",
        nargs="*",
        help="where the same files are put and read from  [default: memory://, file:// and an S3 server on loopback]",
    )
    options.add_argument("--only", nargs="*", help="words of the lines that are asked for")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "kho", given.files, given.seed)
        repeated(folder / "kho", TIMES)
        ground = Ground(folder, folder / "kho")
        print(f"undisturbed, two processes: {ground.summary.found:,} files in {ground.seconds:.0f} s", flush=True)
        with bucket() as objects:
            usual = ("memory://kho", f"file://{folder / 'elsewhere'}", f"{objects}/nam-hoc")
            trials = lines(ground, given.kills, given.seed, usual if given.address is None else given.address)
            wanted = ((n, t) for n, t in trials if given.only is None or any(word in n for word in given.only))
            sys.exit(1 if tell(ground, wanted) else 0)


if __name__ == "__main__":
    main()
