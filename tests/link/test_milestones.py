"""Targets of several years: which of the child's answers each of the parent's."""

from __future__ import annotations

from msgspec.structs import replace

from checker.link import link
from checker.model import Facts, Period, Span
from tests.link.test_alignment import OFFICE, SCHOOL, document, target, targets


def test_the_same_milestone_answers_first_and_the_nearest_otherwise() -> None:
    asked = tuple(target("giáo viên được tập huấn về giới", 60, year) for year in (2025, 2030))
    mine = target("giáo viên được tập huấn về giới", 70, 2030), target("giáo viên được tập huấn về giới", 50, 2025)
    assert targets(asked, mine) == [mine[1], mine[0]]
    assert targets(asked, mine[1:]) == [mine[1], mine[1]]


def test_a_milestone_that_moved_answers_by_its_own_figure() -> None:
    asked = tuple(target("giáo viên được tập huấn về giới", 60, year) for year in (2025, 2026))
    mine = target("giáo viên được tập huấn về giới", 70, 2025), target("giáo viên được tập huấn về giới", 80, 2029)
    assert targets(asked, mine) == [mine[0], mine[1]]
    assert targets(asked, (mine[0], target("giáo viên được tập huấn về giới", 50, 2024))) == [mine[0], mine[0]]


def test_a_milestone_reached_before_its_time_answers() -> None:
    asked = target("giáo viên được tập huấn về giới", 80, 2023), target("giáo viên được tập huấn về giới", 100, 2025)
    mine = target("giáo viên được tập huấn về giới", 80, 2022), target("giáo viên được tập huấn về giới", 100, 2024)
    assert targets(asked, mine) == [*mine]


def test_what_one_school_has_it_has_in_all_years() -> None:
    asked = tuple(target("trường có phòng tư vấn học đường", value, year) for value, year in ((50, 2026), (80, 2028), (100, 2030)))
    mine = replace(target("Trường có phòng tư vấn học đường", 1, 2030), unit="phòng")
    rows = link(document(SCHOOL, Facts(targets=(mine,))), [document(OFFICE, Facts(targets=asked))]).rows
    assert [(row.child_fact, row.child_year, row.several_milestones) for row in rows] == [
        (mine, None, False), (mine, None, False), (mine, 2030, False)
    ]  # fmt: skip


def test_a_stage_behind_the_parents_period_is_no_answer_where_it_sets_no_year() -> None:
    asked = target("hộ dân bỏ đóng quỹ", 10)
    mine = tuple(
        replace(target("hộ dân bỏ đóng quỹ", value, year), focus=Span(at, at + 1))
        for at, (value, year) in enumerate(((9, 2026), (4, 2028)))
    )
    below = document(SCHOOL, Facts(targets=mine))
    above = document(OFFICE, Facts(targets=(asked,)), period=Period(2026, 2026, 2028))
    assert [row.child_fact for row in link(below, [above]).rows] == [mine[0]]
    without = document(OFFICE, Facts(targets=(asked,)))
    assert [row.child_fact for row in link(below, [without]).rows] == [mine[1]]
