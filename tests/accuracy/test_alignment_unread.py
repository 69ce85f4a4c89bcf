"""The further halves, by authors who did not know the matcher: large enough, balanced, in the same classes, and sharing no clause with what else is marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest

from checker.language.normal import key
from tests.accuracy.alignment import cases as marked
from tests.accuracy.alignment.cases import FURTHER, HALVES, Case, doubtful, drill, load, worked
from tests.accuracy.alignment.product import SCHOOLS, SUBJECTS

SIZES: Mapping[str, tuple[int, int]] = {"fresh": (500, 25), "later": (290, 15)}
KNOWN = [case for half in HALVES for case in load(half)]
each_half = pytest.mark.parametrize("half", FURTHER)


def pairs(half: str) -> list[Case]:
    return [case for case in load(half) if not case.group]


def lists(half: str) -> list[Case]:
    return [case for case in load(half) if case.group]


def clauses(cases: list[Case]) -> set[str]:
    return {key(clause).rstrip(" .") for case in cases for clause in chain(case.parents, case.children)}


@each_half
def test_the_half_is_large_enough(half: str) -> None:
    least_pairs, least_lists = SIZES[half]
    assert len(pairs(half)) >= least_pairs
    assert len(lists(half)) >= least_lists
    assert {case.theme for case in pairs(half)} == set(SUBJECTS)
    assert {case.level for case in load(half)} == set(SCHOOLS)


@each_half
def test_as_many_are_the_same_as_are_not(half: str) -> None:
    assert 0.45 <= sum(bool(case.answers) for case in pairs(half)) / len(pairs(half)) <= 0.55


@each_half
def test_classes_are_those_of_the_other_halves(half: str) -> None:
    """Every class is there, and none that is not known."""
    assert {(bool(case.answers), case.why) for case in load(half)} == {(bool(case.answers), case.why) for case in KNOWN}


@each_half
def test_lists_are_lists(half: str) -> None:
    for case in lists(half):
        assert 4 <= len(case.parents) <= 12, case.id
        assert 4 <= len(case.children) <= 12, case.id
        assert all(parent < len(case.parents) for parent, _ in case.answers), case.id
        assert len({parent for parent, _ in case.answers}) < len(case.parents), f"{case.id}: a target that nothing answers"
        assert len({child for _, child in case.answers}) < len(case.children), f"{case.id}: a clause that answers nothing"


@each_half
def test_nothing_stands_twice(half: str) -> None:
    assert [name for name, times in Counter(case.id for case in [*load(half), *KNOWN]).items() if times > 1] == []
    met = Counter((key(case.parents[0]), key(case.children[0])) for case in pairs(half))
    assert [pair for pair, times in met.items() if times > 1] == []
    assert [case.id for case in pairs(half) if key(case.parents[0]) == key(case.children[0])] == []


def test_nothing_stands_in_another_half() -> None:
    fresh, later = map(load, FURTHER)
    assert clauses(fresh) & clauses([*KNOWN, *worked()]) == set()
    assert clauses(later) & clauses([*KNOWN, *worked(), *fresh, *drill()]) == set()


def test_a_doubtful_pair_is_left_out_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = """
- parent: "100% lớp học có tủ sách."
  level: th
  cases:
    - {id: a, same: true, why: value, child: "90% lớp học có tủ sách."}
    - {id: b, same: false, why: polarity, doubtful: true, child: "Không lớp nào thiếu sách."}
"""
    (tmp_path / "fresh").mkdir()
    (tmp_path / "fresh" / "reading.yaml").write_text(block, "utf8")
    monkeypatch.setattr(marked, "FOLDER", tmp_path)
    assert [case.id for case in load("fresh")] == ["a"]
    assert doubtful("fresh") == 1


def test_few_are_doubtful() -> None:
    """A pair is moved out since two readers differ, never since the matcher does: it stays the exception."""
    assert {half: doubtful(half) for half in (*HALVES, *FURTHER)} == {"open": 0, "held": 2, "fresh": 1, "later": 0}
