"""Command: python -m tests.accuracy.mutation [FAMILY…] [--kind KIND]

FAMILY is a folder of corpus/ or a path to one with compliant.yaml and parent.yaml. Prints found of planted for each kind of fault, each miss and each finding
beyond the named cascades, and the totals; the exit code is 1 where less than 98 % is found or anything is told beyond.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from checker.model import Finding
from tests.accuracy.mutation.run import Result, families, planted, run

NEED = 0.98


def results(names: list[str], kind: str | None = None) -> list[Result]:
    """Every fault of every family, planted and judged."""
    return [run(family, fault) for family in families(names) for fault in planted(family) if kind in (None, fault.kind)]


def lines(done: list[Result]) -> list[str]:
    """The table, the misses, the findings beyond, the totals."""
    kinds = list(dict.fromkeys(r.planted.kind for r in done))
    all_of, found = Counter(r.planted.kind for r in done), Counter(r.planted.kind for r in done if r.found)
    rules = {r.planted.kind: "/".join(r.planted.rules) for r in done}
    out = [f"{kind:26s} {rules[kind]:10s} {found[kind]:3d}/{all_of[kind]}" for kind in kinds]
    out += [f"missed: {_name(r)}" for r in done if not r.found]
    out += [f"misplaced: {_name(r)}: {_told(f)}" for r in done for f in r.misplaced]
    out += [f"beyond: {_name(r)}: {_told(f)}" for r in done for f in r.beyond]
    beyond = sum(len(r.beyond) + len(r.misplaced) for r in done)
    total = sum(found.values())
    share = total / len(done) if done else 0.0
    return [*out, f"{len(kinds)} kinds, {len(done)} planted, {total} found ({share:.1%}), {beyond} findings beyond"]


def _name(result: Result) -> str:
    return f"{result.family} {result.planted.kind} ({'/'.join(result.planted.rules)}) {result.planted.what[:90]}"


def _told(finding: Finding) -> str:
    return f"{finding.rule} {finding.severity} «{finding.evidence[:50]}» {finding.message.vi[:140]}"


def main(words: list[str]) -> int:
    """Prints it all; 1 where the bar is not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.mutation")
    parser.add_argument("family", nargs="*")
    parser.add_argument("--kind")
    chosen = parser.parse_args(words)
    done = results(chosen.family, chosen.kind)
    print(*lines(done), sep="\n")
    share = sum(r.found for r in done) / len(done) if done else 0.0
    return int(share < NEED or any(r.beyond or r.misplaced for r in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
