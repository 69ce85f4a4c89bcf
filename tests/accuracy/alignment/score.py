"""Links told and links marked → counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.accuracy.alignment.cases import Case, Link
from tests.accuracy.alignment.units import Nearest
from tests.accuracy.marked.score import Count

STEPS = [step / 100 for step in range(1, 100)]


def count(told: Iterable[tuple[Case, frozenset[Link]]]) -> Count:
    """A target of the superior is right where one of its answers is told, lost where it has one and none is; each wrong answer is extra."""
    total = Count()
    for case, links in told:
        for place in range(len(case.parents)):
            mine = {link for link in links if link[0] == place}
            wanted = {link for link in case.answers if link[0] == place}
            total.right += bool(mine & wanted)
            total.lost += bool(wanted and not mine & wanted)
            total.extra += len(mine - wanted)
    return total


def threshold(found: Sequence[tuple[Case, Nearest]]) -> float:
    """The similarity that gives the best F1 on these cases, the highest of equals."""
    return max(STEPS, key=lambda step: (count((case, near.links(step)) for case, near in found).f1, step))
