"""Parents found among many documents: every one, and no other."""

from __future__ import annotations

import pytest

from tests.accuracy import parents


def test_each_child_of_the_corpus_finds_its_parent_and_no_other() -> None:
    documents, wanted = parents.thrown_together()
    score = parents.scored(documents, wanted)
    assert (score.wrong, score.lost) == ([], [])
    assert score.right >= 32


@pytest.mark.parametrize("slip", parents.SLIPS)
def test_an_archive_of_plans_that_differ_by_little(slip: str) -> None:
    score = parents.scored(*parents.archive(slip))
    assert (score.right, score.wrong, score.lost) == (360, [], [])


@pytest.mark.parametrize("slip", parents.SLIPS)
def test_a_plan_whose_parent_is_not_there_is_given_no_other(slip: str) -> None:
    score = parents.scored(*parents.archive(slip, lacking=True))
    assert (score.right, score.wrong, score.lost) == (180, [], [])
