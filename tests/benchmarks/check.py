"""What one check costs, cold and warm: `python -m tests.benchmarks.check [--runs N] [--plan FILE --parent FILE]`.

Cold: processor time (user and system) and peak memory of a whole process, median of interleaved runs, beside two imports that everybody
knows; take the ratios, not the milliseconds. Warm: processor time a document by stage, over plans that share no line, and the
multiple of the whole over reading alone. A plan of ten pages is made from corpus/ unless one is given.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from checker.model import Document
from tests.benchmarks.peers import read_by_python_docx

ROOT = Path(__file__).parents[2]
VARIANTS = 12
OTHERS = "python-docx, the same file"  # a reading that does not get cheaper with ours
#: A user's install has its byte code; where the environment forbids to write it, the first run, which is not counted, makes it all the same.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def spent(command: list[str]) -> tuple[float, float]:
    """Seconds of processor time and peak MB of a process and its children. Windows gives no memory, and wall time instead."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT)
    start = time.perf_counter()
    if sys.platform == "win32":
        process.wait()
        return time.perf_counter() - start, float("nan")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: the check has found errors
        raise SystemExit(f"exit {process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def cold(plan: Path, parent: Path, runs: int) -> None:
    """Prints a row for each command, and the ratios of the check over the others."""
    python = [sys.executable, "-X", "utf8"]
    commands = {
        "python -c pass": [*python, "-c", "pass"],
        "import docx": [*python, "-c", "import docx"],
        'import spacy; spacy.blank("vi")': [*python, "-W", "ignore", "-c", "import spacy; spacy.blank('vi')"],
        "checker --help": [*python, "-m", "checker", "--help"],
        "checker check PLAN --parent PARENT": [*python, "-m", "checker", "check", str(plan), "--parent", str(parent)],
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for command in commands.values():
        spent(command)  # byte code, rules and patterns are kept; disk cache
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(spent(command))
    print(f"{'cold, one process':<40}{'cpu ms':>10}{'peak MB':>10}{'check is':>12}")
    middle = {name: (statistics.median(t for t, _ in rows), statistics.median(m for _, m in rows)) for name, rows in taken.items()}
    check = middle["checker check PLAN --parent PARENT"][0]
    for name, (seconds, megabytes) in middle.items():
        print(f"{name:<40}{seconds * 1000:>10.0f}{megabytes:>10.0f}{check / seconds:>10.2f} ×")


def clock() -> float:
    """Processor seconds of this process and of the children that it waited for: the reader may work in one."""
    if sys.platform == "win32":
        return time.process_time()
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def stages(parent: Path) -> dict[str, Callable[[Any], Any]]:
    """Each stage as a function of what the one before gave."""
    from checker.extract import extract
    from checker.judge import judge, load_pack
    from checker.link import link
    from checker.parse import parse
    from checker.read import read
    from checker.report.json import render

    rules, above = load_pack(), extract(parse(read(parent)))

    def judged(hierarchy: Any) -> Any:
        return judge(hierarchy.child, hierarchy, rules)

    def linked(document: Document) -> Any:
        return link(document, [above])

    def reported(report: Any) -> str:
        return render([report], lang="vi")

    return {"read": read, "parse": parse, "extract": extract, "link": linked, "judge": judged, "report": reported}


def warm(plans: list[Path], parent: Path) -> None:
    """Prints the median cost of each stage, and how many times reading the whole takes."""
    steps = stages(parent)
    taken: dict[str, list[float]] = {name: [] for name in (*steps, OTHERS)}
    for i, plan in enumerate([plans[0], *plans]):
        start = clock()
        read_by_python_docx(plan)
        if i:
            taken[OTHERS].append(clock() - start)
        value: Any = plan
        for name, step in steps.items():
            start = clock()
            value = step(value)
            if i:  # the first one warms the tables
                taken[name].append(clock() - start)
    middle = {name: statistics.median(seconds) * 1000 for name, seconds in taken.items()}
    whole, reading, others = sum(middle.values()), middle["read"], middle.pop(OTHERS)
    whole -= others
    print(f"\n{'warm, one document':<40}{'cpu ms':>10}{'of reading':>12}")
    for name, milliseconds in middle.items():
        print(f"{name:<40}{milliseconds:>10.2f}{milliseconds / reading:>10.2f} ×")
    print(f"{'all after reading':<40}{whole - reading:>10.2f}{(whole - reading) / reading:>10.2f} ×")
    print(f"{'whole':<40}{whole:>10.2f}{whole / reading:>10.2f} ×")
    print(f"{OTHERS:<40}{others:>10.2f}{others / reading:>10.2f} ×   all after reading is {(whole - reading) / others:.2f} × that")


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.check", description=__doc__)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--plan", type=Path)
    options.add_argument("--parent", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.plan is None:  # in a process of its own: a child's peak memory starts from its parent's
            subprocess.run([sys.executable, "-m", "tests.benchmarks.plans", folder, str(VARIANTS)], cwd=ROOT, check=True)
        plans = [given.plan.resolve()] if given.plan else sorted(Path(folder).glob("*.docx"))
        parent = (given.parent or sorted((ROOT / "corpus").glob("*/faulty.yaml"))[0].with_name("parent.docx")).resolve()
        cold(plans[0], parent, given.runs)
        warm(plans if given.plan is None else plans * VARIANTS, parent)


if __name__ == "__main__":
    main()
