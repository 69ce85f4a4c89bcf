"""The third half of the target pairs: large enough, balanced, in the same classes, and sharing no clause with the other halves."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from checker.language.normal import key
from tests.accuracy.alignment import cases as marked
from tests.accuracy.alignment.cases import HALVES, Case, doubtful, load, worked
from tests.accuracy.alignment.product import SCHOOLS, SUBJECTS

FRESH = load("fresh")
PAIRS = [case for case in FRESH if not case.group]
LISTS = [case for case in FRESH if case.group]
KNOWN = [case for half in HALVES for case in load(half)]


def clauses(cases: list[Case]) -> set[str]:
    return {key(clause).rstrip(" .") for case in cases for clause in chain(case.parents, case.children)}


def test_the_half_is_large_enough() -> None:
    assert len(PAIRS) >= 500
    assert len(LISTS) >= 25
    assert {case.theme for case in PAIRS} == set(SUBJECTS)
    assert {case.level for case in FRESH} == set(SCHOOLS)


def test_as_many_are_the_same_as_are_not() -> None:
    assert 0.45 <= sum(bool(case.answers) for case in PAIRS) / len(PAIRS) <= 0.55


def test_classes_are_those_of_the_other_halves() -> None:
    """Every class is there, and none that is not known."""
    assert {(bool(case.answers), case.why) for case in FRESH} == {(bool(case.answers), case.why) for case in KNOWN}


def test_lists_are_lists() -> None:
    for case in LISTS:
        assert 4 <= len(case.parents) <= 12, case.id
        assert 4 <= len(case.children) <= 12, case.id
        assert all(parent < len(case.parents) for parent, _ in case.answers), case.id
        assert len({parent for parent, _ in case.answers}) < len(case.parents), f"{case.id}: a target that nothing answers"
        assert len({child for _, child in case.answers}) < len(case.children), f"{case.id}: a clause that answers nothing"


def test_nothing_stands_twice_or_in_another_half() -> None:
    assert [name for name, times in Counter(case.id for case in [*FRESH, *KNOWN]).items() if times > 1] == []
    pairs = Counter((key(case.parents[0]), key(case.children[0])) for case in PAIRS)
    assert [pair for pair, times in pairs.items() if times > 1] == []
    assert [case.id for case in PAIRS if key(case.parents[0]) == key(case.children[0])] == []
    assert clauses(FRESH) & clauses([*KNOWN, *worked()]) == set()


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
    assert {half: doubtful(half) for half in (*HALVES, "fresh")} == {"open": 0, "held": 2, "fresh": 1}
