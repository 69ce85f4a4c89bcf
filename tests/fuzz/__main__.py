"""Many damaged files and odd texts through the whole program: `python -m tests.fuzz [--cases N] [--only ENDING] [--office]`.

Prints how they ended by format and status, the slowest and those that took most memory; exit 1 if anything broke.
Of ten cases four are .docx, two are .pdf, two texts by hypothesis, one a scan or a photo, one something else.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from checker.read.legacy import office
from tests.fuzz.mutate import case
from tests.fuzz.seeds import seeds
from tests.fuzz.texts import texts
from tests.fuzz.whole import Seen, parent, peak, quiet, recognising, rules, run

#: Of a hundred cases. What LibreOffice makes comes last, since its memory would hide that of all others.
SHARES = {
    "docx": 36, "pdf": 18, "rtf": 5, "html": 4, "odt": 4, "zip": 2, "txt": 2, "md": 1, "text": 18, "png": 3, "jpg": 3, "scan": 2, "doc": 2,
}  # fmt: skip
#: Those that go through an engine, where one is installed.
PICTURES = ("png", "jpg", "scan")


def plan(cases: int, only: str | None) -> dict[str, int]:
    """How many cases of each kind; all of one that is asked for."""
    if only:
        return {only: cases}
    return {name: max(1, round(cases * share / 100)) for name, share in SHARES.items()}


def damaged(ending: str, count: int, folder: Path, start: int = 0) -> Iterator[Seen]:
    """The mutated files of one ending; none where no seed of it can be made."""
    name = "a.pdf" if ending == "scan" else f"a.{ending}"
    with recognising(ending in PICTURES):
        for number in range(start, start + count) if seeds(ending) else ():
            yield run(f"{ending} {number}", name, case(ending, number), folder, schema=number % 5 == 0)


def generated(count: int, folder: Path, number: int = 0) -> list[Seen]:
    """Texts by hypothesis, the same in each run."""
    out: list[Seen] = []

    @seeded(number)
    @settings(max_examples=count, database=None, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(texts)
    def through(text: str) -> None:
        out.append(run(f"text {len(out)}", "a.txt", text.encode(), folder, schema=True))

    through()
    return out


def everything(cases: int, only: str | None, start: int, tell: Callable[[str], None]) -> list[Seen]:
    """All cases; nothing stays behind in the temporary folder, nor a process."""
    parent(), rules()
    for ending in SHARES.keys() - {"doc", "text"}:
        seeds(ending)
    with quiet() as folder:
        out: list[Seen] = []
        for name, count in plan(cases, only).items():
            most = peak()
            found = generated(count, folder, start) if name == "text" else list(damaged(name, count, folder, start))
            tell(f"{name:5} {len(found):6,}  {_counted(found)}  (peak {most} → {peak()} MB, {sum(s.seconds for s in found):.0f} s)")
            out += found
    return out


def _counted(found: list[Seen]) -> str:
    counts = Counter(status for seen in found for status in seen.statuses)
    return ", ".join(f"{name} {counts[name]:,}" for name in ("read", "partial", "unreadable"))


def told(found: list[Seen]) -> Iterator[str]:
    """The summary, line by line."""
    yield f"all   {len(found):6,}  {_counted(found)}"
    for seen in sorted(found, key=lambda s: -s.seconds)[:5]:
        yield f"slowest  {seen.seconds:6.2f} s   {seen.name}  {'/'.join(seen.statuses)}"
    rises = [replace(b, peak=b.peak - a.peak) for a, b in pairwise(found) if b.peak > a.peak]
    for seen in sorted(rises, key=lambda s: -s.peak)[:5]:
        yield f"largest  +{seen.peak} MB   {seen.name}  {'/'.join(seen.statuses)}"
    complaints: dict[str, list[str]] = {}
    for seen in found:
        if seen.complaint:
            complaints.setdefault(seen.complaint, []).append(seen.name)
    for complaint, names in sorted(complaints.items(), key=lambda item: -len(item[1])):
        yield f"BROKEN   {len(names)} × {complaint} ({', '.join(names[:4])})"


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=3000)
    options.add_argument("--only", choices=sorted(SHARES))
    options.add_argument("--start", type=int, default=0, help="the number of the first case, for other cases than the usual ones")
    options.add_argument("--office", action="store_true", help="let LibreOffice try the .doc files that the first reader gives up (slow)")
    asked = options.parse_args()
    if not asked.office:
        office.program = lambda: None  # type: ignore[assignment]
    found = everything(asked.cases, asked.only, asked.start, lambda text: print(text, flush=True))
    for text in told(found):
        print(text)
    return 1 if any(seen.complaint for seen in found) else 0


if __name__ == "__main__":
    sys.exit(main())
