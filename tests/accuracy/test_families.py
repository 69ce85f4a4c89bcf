"""Plans that people wrote who did not know the code: sound ones stay unblamed, planted faults are told, and what is open is written down."""

from __future__ import annotations

import pytest

from tests.accuracy.families.score import plans, score, truth


@pytest.mark.parametrize("family", sorted(truth()))
def test_a_family_is_judged_as_its_truth_has_it(family: str) -> None:
    result = score(family)
    assert not result.beyond
    assert not result.gone
    assert len(plans(family)) >= 2


def test_most_of_what_was_planted_is_told() -> None:
    results = [score(family) for family in truth()]
    told, silent = (sum(len(getattr(r, name)) for r in results) for name in ("told", "silent"))
    assert told >= 0.9 * (told + silent)
