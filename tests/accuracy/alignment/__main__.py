"""Command: python -m tests.accuracy.alignment [--misses] [--classes] [--bar]

Prints precision, recall and F1 of matching by words, syllables and characters and of the product, for pairs, for lists and for both. Each half
is scored with the threshold chosen on the other half; the product on `fresh` and `later` too. `--classes` adds the product's figures by class of case;
`--misses` lists its misses in all but `later`. `--bar` makes the exit code 1 where it falls short of `BAR` on `later`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from tests.accuracy.alignment.cases import FURTHER, HALVES, UNREAD, Case, Link, doubtful, load
from tests.accuracy.alignment.product import Read, read_case
from tests.accuracy.alignment.score import count, threshold
from tests.accuracy.alignment.units import UNITS, Nearest, Units, Weights, nearest
from tests.accuracy.marked.score import Count

BAR: Mapping[str, float] = {"f1": 0.95, "precision": 0.98}
PARTS = ("pairs", "lists", "both")
Told = Sequence[tuple[Case, frozenset[Link]]]


def part(cases: Sequence[Case], name: str) -> list[Case]:
    """The pairs, the lists, or both."""
    return [case for case in cases if name == "both" or case.group == (name == "lists")]


def figures(counted: Count) -> str:
    return (
        f"P {counted.precision:.3f} R {counted.recall:.3f} F1 {counted.f1:.3f}"
        f"  (right {counted.right}, lost {counted.lost}, extra {counted.extra})"
    )


def by_unit(name: str, units: Units, halves: Mapping[str, list[Case]]) -> Iterator[str]:
    """The lines of one unit: pairs and lists by thresholds of their own, «both» the two together."""
    weights = Weights(units)
    near: dict[str, dict[str, list[tuple[Case, Nearest]]]] = {
        half: {p: [(case, nearest(case, units, weights)) for case in part(cases, p)] for p in PARTS[:2]} for half, cases in halves.items()
    }
    for half, other in zip(HALVES, reversed(HALVES), strict=True):
        told: dict[str, Told] = {}
        chosen = {p: threshold(near[other][p]) for p in PARTS[:2]}
        for p in PARTS[:2]:
            told[p] = [(case, found.links(chosen[p])) for case, found in near[half][p]]
        told["both"] = [*told["pairs"], *told["lists"]]
        for p in PARTS:
            at = f"≥ {chosen[p]:.2f}" if p in chosen else ""
            yield f"{name:11s} {half:5s} {p:6s} {at:7s} {figures(count(told[p]))}"


def by_class(half: str, reads: Mapping[str, Read], cases: Sequence[Case]) -> Iterator[str]:
    """The product on each class of case: how many are right."""
    for same, why in sorted({(bool(case.answers), case.why) for case in cases if not case.group}, reverse=True):
        chosen = [case for case in cases if case.why == why and bool(case.answers) == same and not case.group]
        right = sum(reads[case.id].links == case.answers for case in chosen)
        yield f"  {half:5s} {'same' if same else 'other':6s} {why:13s} {right} of {len(chosen)}"


def misses(case: Case, read: Read) -> Iterator[str]:
    """What the product tells wrongly of a case, in words."""
    for place, parent in enumerate(case.parents):
        wanted = frozenset(child for p, child in case.answers if p == place)
        mine = frozenset(child for p, child in read.links if p == place)
        if wanted and not mine & wanted:
            children = " / ".join(case.children[child] for child in sorted(wanted))
            yield f"  lost  {case.id} {case.why} ({read.why(place, wanted)})\n        {parent}\n        {children}"
        for child in sorted(mine - wanted):
            yield f"  extra {case.id} {case.why}\n        {parent}\n        {case.children[child]}"


def main(words: list[str]) -> int:
    """Prints the table; 1 where --bar is asked for and not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.alignment", description=(__doc__ or "").partition("\n")[0])
    for name in ("--misses", "--classes", "--bar"):
        parser.add_argument(name, action="store_true")
    chosen = parser.parse_args(words)
    halves = {half: load(half) for half in HALVES}
    for name, units in UNITS.items():
        print(*by_unit(name, units, halves), sep="\n", flush=True)
    halves |= {half: load(half) for half in FURTHER}
    reads = {case.id: read_case(case) for cases in halves.values() for case in cases}
    totals: dict[str, Count] = {}
    for half, cases in halves.items():
        for p in PARTS:
            totals[half] = count((case, reads[case.id].links) for case in part(cases, p))
            print(f"{'product':11s} {half:5s} {p:6s} {'':7s} {figures(totals[half])}")
    print("doubtful, left out:", ", ".join(f"{half} {doubtful(half)}" for half in halves))
    if chosen.classes:
        print(*(line for half, cases in halves.items() for line in by_class(half, reads, cases)), sep="\n")
    if chosen.misses:
        for half in sorted(halves.keys() - set(UNREAD)):
            print(f"misses in {half}", *(line for case in halves[half] for line in misses(case, reads[case.id])), sep="\n")
    return int(chosen.bar and any(getattr(totals[half], name) < least for half in UNREAD for name, least in BAR.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
