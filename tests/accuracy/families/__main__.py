"""Command: python -m tests.accuracy.families. Planted faults told, and what is told wrongly, family by family; exit code 1 where it is not as truth.yaml has it."""

from __future__ import annotations

import sys

from tests.accuracy.families.score import plans, score, truth


def main() -> int:
    """Prints what is silent, wrong and new, then the sums."""
    results = {family: score(family) for family in truth()}
    for family, result in results.items():
        print(f"{family}: {len(result.told)}/{len(result.told) + len(result.silent)} told")
        for name in ("silent", "wrong", "beyond", "gone"):
            for line in getattr(result, name):
                print(f"  {name}: {line}")
    sound = sum(plan != "faulty" for family in results for plan in plans(family))
    told, silent, wrong, beyond = (sum(len(getattr(r, name)) for r in results.values()) for name in ("told", "silent", "wrong", "beyond"))
    print(
        f"{len(results)} families, {sound} sound plans: {told} of {told + silent} planted faults told; {wrong + beyond} errors and warnings are wrong, {beyond} of them new"
    )
    return int(any(r.beyond or r.gone for r in results.values()))


if __name__ == "__main__":
    sys.exit(main())
