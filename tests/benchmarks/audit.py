"""An archive audited, by format and stage, process and size, beside others: `python -m tests.benchmarks.audit [--files N] [--sizes N …] [--keep DIR]`.

Stages: processor time a document in one process, over an archive of tests.benchmarks.archive, each file once. Processes: whole runs on one and on
two, interleaved. Sizes: what a file costs and what memory is held, by the number of files. Peers: what else reads such files and finds
such facts, over the same files. Take what is compared as ratios: all of it is of one run of this command.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.model import Document
from tests.benchmarks.archive.write import truth_of, write
from tests.benchmarks.peers import READERS, facts_by_spacy

ROOT = Path(__file__).parents[2]
FORMATS = ("docx", "pdf", "txt")
STAGES = ("fetch", "read", "parse", "extract", "pack", "link", "judge", "rows")


class Clock:
    """Milliseconds of processor time by format and stage, a list of one number a document each."""

    def __init__(self) -> None:
        self.taken: dict[tuple[str, str], list[float]] = defaultdict(list)

    @contextmanager
    def of(self, kind: str, stage: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.taken[kind, stage].append((time.process_time() - began) * 1000)

    def mean(self, kind: str, stage: str) -> float:
        return statistics.fmean(self.taken[kind, stage] or [0.0])


# stages


def stages(archive: Path) -> tuple[Clock, dict[str, list[Path]], dict[str, list[Document]]]:
    """Both passes over an archive in this process, stage by stage: `checker.audit.work` does the same in one go."""
    from checker.audit.tables import facts_of
    from checker.audit.walk import fetch, walk
    from checker.audit.work import Setup, head_of, packed
    from checker.extract import extract
    from checker.parse import parse
    from checker.read import Unreadable, read_bytes

    setup, clock = Setup(str(archive)), Clock()
    kept: dict[str, tuple[str, Document]] = {}
    files: dict[str, list[Path]] = defaultdict(list)
    documents: dict[str, list[Document]] = defaultdict(list)
    for count, found in enumerate(walk(setup.archive, setup.limits)):
        kind = found.ending[1:]
        warm = clock if count >= 20 else Clock()  # the first ones fill the tables
        try:
            with warm.of(kind, "fetch"):
                data = fetch(setup.archive, found, setup.limits)
            with warm.of(kind, "read"):
                source = read_bytes(Path(found.place).name, data, limits=setup.limits)
        except Unreadable:
            continue
        with warm.of(kind, "parse"):
            parsed = parse(source)
        with warm.of(kind, "extract"):
            document = extract(parsed)
        with warm.of(kind, "pack"):
            packed(head_of(document)), packed(document), facts_of(found.place, document)
        kept[found.place] = (kind, document)
        documents[kind].append(document)
        if found.member is None:
            files[kind].append(archive / found.file)
    _judged(kept, setup.packs or ("ke_hoach", "luu_tru"), clock)
    return clock, files, documents


def _judged(kept: dict[str, tuple[str, Document]], packs: tuple[str, ...], clock: Clock) -> None:
    """Pass 2, each plan beside its parents."""
    from checker.audit.tables import judged_of
    from checker.audit.work import named
    from checker.judge import judge, load_pack
    from checker.link import link
    from checker.link.forest import Ancestry, planted

    rules, kinds = load_pack(*packs), [kind for kind, _ in kept.values()]
    documents = [named(document, place) for place, (_, document) in kept.items()]
    ancestry = Ancestry(planted(documents))
    for at, (kind, document) in enumerate(zip(kinds, documents, strict=True)):
        parents = [documents[p] for p in ancestry.direct(at)]
        warm = clock if at >= 20 else Clock()
        with warm.of(kind, "link"):
            hierarchy = link(document, parents, ancestry.kin(at))
        with warm.of(kind, "judge"):
            report = judge(document, hierarchy, rules)
        with warm.of(kind, "rows"):
            judged_of(document.source.name, report, {p.source.name: p.source.name for p in parents})


def tell_stages(clock: Clock) -> None:
    print(
        f"{'cpu ms a document':<18}"
        + "".join(f"{s:>9}" for s in STAGES)
        + f"{'all':>9}{'a second':>10}{'reading':>9}{'after ÷ reading':>17}"
    )
    for kind in FORMATS:
        means = {stage: clock.mean(kind, stage) for stage in STAGES}
        whole, reading = sum(means.values()), means["fetch"] + means["read"]
        shown = "".join(f"{means[s]:>9.2f}" for s in STAGES)
        print(f"{kind:<18}{shown}{whole:>9.2f}{1000 / whole:>10.0f}{reading / whole:>9.0%}{(whole - reading) / reading:>15.2f} ×")


# whole runs


class Ran(Struct, frozen=True):
    """A whole run: seconds of wall and processor time (the main process's own among it), peak MB of that and of the largest worker."""

    wall: float
    cpu: float
    own: float
    main: float
    worker: float


def ran(archive: Path, workers: int, kept: Path | None = None) -> Ran:
    """`checker audit run` into a new store, which goes again unless it is to be kept."""
    import psutil

    with tempfile.TemporaryDirectory() as folder:
        store = kept or Path(folder) / "s"
        command = [sys.executable, "-m", "checker", "audit", "run", str(archive), "--store", str(store), "--workers", str(workers)]
        began = time.perf_counter()
        process = psutil.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        main = worker = cpu = own = 0.0
        while process.poll() is None:
            with suppress(psutil.Error):
                times = process.cpu_times()
                children = [p for p in process.children() if any("spawn_main" in word for word in p.cmdline())]
                used = [p.cpu_times() for p in children]
                cpu = max(cpu, sum(t.user + t.system for t in (times, *used)) + times.children_user + times.children_system)
                own = times.user + times.system
                main = max(main, process.memory_info().rss / 1e6)
                worker = max(worker, *(p.memory_info().rss / 1e6 for p in children), 0)
            time.sleep(0.1)
        if process.returncode not in (0, 3):
            raise SystemExit(f"exit {process.returncode}: {' '.join(command)}")
        return Ran(time.perf_counter() - began, cpu, own, main, worker)


def tell_processes(archive: Path, files: int, rounds: int) -> None:
    """One and two processes, turn by turn."""
    walls: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, seconds in walls.items():
            seconds.append(ran(archive, workers).wall)
    one, two = (statistics.median(seconds) for seconds in walls.values())
    ratios = [a / b for a, b in zip(*walls.values(), strict=True)]
    print(f"\n{'processes':<18}{'files a second':>16}{'times one':>12}   ({files:,} files, {rounds} rounds, starting and writing in it)")
    print(f"{1:<18}{files / one:>16.1f}{1:>12.2f}\n{2:<18}{files / two:>16.1f}{statistics.median(ratios):>12.2f}")


def tell_sizes(sizes: list[int], seed: int, folder: Path) -> None:
    """What does not grow with the archive: the cost of a file, and what a worker holds. Archives that lie in the folder are taken as they are."""
    (folder / "empty").mkdir(parents=True, exist_ok=True)
    start = ran(folder / "empty", 2)
    print(
        f"\n{'files':<18}{'cpu ms a file':>16}{'of it main':>12}{'main MB':>12}{'worker MB':>12}   (two processes; a start, {start.cpu:.1f} s, left out)"
    )
    for size in sizes:
        archive, store = folder / f"kho-{size}", folder / f"store-{size}"
        if store.exists():
            raise SystemExit(f"{store}: a run into a store that is there already has nothing left to do")
        if not archive.exists():
            write(archive, size, seed, workers=2)
        count = sum(1 for _ in truth_of(archive).open(encoding="utf-8"))
        done = ran(archive, 2, store)
        costs = f"{(done.cpu - start.cpu) / count * 1000:>16.1f}{(done.own - start.own) / count * 1000:>12.1f}"
        print(f"{count:<18,}{costs}{done.main:>12.0f}{done.worker:>12.0f}", flush=True)


# peers


def tell_peers(clock: Clock, files: dict[str, list[Path]], documents: dict[str, list[Document]]) -> None:
    """The same files read, and the same texts gone through, by others."""
    print(f"\n{'peer':<44}{'cpu ms':>9}{'ours':>9}{'times ours':>12}")
    for name, kind, reader in READERS:
        _peer(name, clock.mean(kind, "read"), files[kind], reader)
    texts = [d.source.text for kind in FORMATS for d in documents[kind]]
    ours = [ms for kind in FORMATS for stage in ("parse", "extract") for ms in clock.taken[kind, stage]]
    _peer('spacy.blank("vi") + pyvi + matchers (text)', 2 * statistics.fmean(ours), texts, facts_by_spacy())


def _peer(name: str, ours: float, inputs: list[Any], step: Callable[[Any], object] | None) -> None:
    if step is None or not inputs:
        print(f"{name:<44}{'not installed':>20}")
        return
    taken = []
    for at, one in enumerate(inputs[:60]):
        began = time.process_time()
        with suppress(Exception):  # broken files are there on purpose
            step(one)
        taken += [(time.process_time() - began) * 1000] if at >= 5 else []
    mean = statistics.fmean(taken or [float("nan")])
    print(f"{name:<44}{mean:>9.2f}{ours:>9.2f}{mean / ours:>11.2f} ×", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.audit", description=__doc__)
    options.add_argument("--files", type=int, default=150, help="of the archive for stages, processes and peers")
    options.add_argument("--sizes", type=int, nargs="*", default=[100, 300], help="e.g. 250 1000 4000")
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--seed", type=int, default=3)
    options.add_argument("--keep", type=Path, help="where the archives and stores of --sizes stay, to be scored by tests.accuracy.archive")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        archive = Path(name) / "kho"
        files, _ = write(archive, given.files, given.seed)
        clock, paths, documents = stages(archive)
        tell_stages(clock)
        tell_peers(clock, paths, documents)
        if given.rounds:
            tell_processes(archive, files, given.rounds)
        if given.sizes:
            tell_sizes(given.sizes, given.seed, given.keep or Path(name))


if __name__ == "__main__":
    main()
