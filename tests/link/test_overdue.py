"""A plan's only year, the steps of a task, and by how many days a plan is later: own wording."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.link.overdue import days_over
from checker.link.steps import only_date, stages, steps
from checker.link.years import only_year
from checker.model import Deadline, Document, Period, Span
from tests.documents import plain

NOWHERE = Span(0, 0)
SCHOOL_YEAR = "năm học 2026 - 2027"


def of(years: str, start: int | None, end: int | None = None, horizon: int | None = None) -> Document:
    """A plan whose title names its years so."""
    document = plain(f"Trồng cây {years}")
    at = document.source.text.index(years)
    return replace(document, header=replace(document.header, period=Period(start, end, horizon, Span(at, at + len(years)))))


@pytest.mark.parametrize(
    ("document", "days"),
    [
        (of("năm 2026", 2026), (date(2026, 1, 1), date(2026, 12, 31))),
        (of(SCHOOL_YEAR, 2026, 2027), (date(2026, 8, 1), date(2027, 8, 31))),
        (of("giai đoạn 2026 - 2027", 2026, 2027), None),
        (of("năm học 2026 - 2028", 2026, 2028), None),
        (of("năm 2026, định hướng đến năm 2030", 2026, None, 2030), None),
        (of("đến năm 2030", None, None, 2030), None),
        (plain("Trồng cây"), None),
    ],
)
def test_the_only_year_of_a_plan(document: Document, days: tuple[date, date] | None) -> None:
    assert only_year(document) == days


def due(day: int | None, month: int | None, year: int | None = None) -> Deadline:
    return Deadline("task", None, day, month, year, None, None, None, None, None, NOWHERE, NOWHERE)


@pytest.mark.parametrize(
    ("asked", "mine", "days"),
    [
        (due(15, 9, 2026), due(20, 9, 2026), 5),
        (due(15, 9, 2026), due(10, 9, 2026), -5),
        # the school year has each month once
        (due(15, 9), due(20, 9, 2026), 5),
        (due(15, 1), due(20, 1, 2027), 5),
        (due(31, 8), due(1, 9), 1),
        # a month is at its end, beside a day at its beginning
        (due(None, 6), due(None, 7), 31),
        (due(30, 9), due(None, 10), 1),
        (due(30, 9), due(None, 9), -29),
        (due(None, 9), due(5, 10), 5),
        # no such day, and none at all
        (due(31, 9), due(5, 10), None),
        (due(15, 9), due(20, None), None),
        (due(None, 13), due(20, 9), None),
    ],
)
def test_by_how_many_days_a_plan_is_later(asked: Deadline, mine: Deadline, days: int | None) -> None:
    assert days_over(asked, mine, of(SCHOOL_YEAR, 2026, 2027), of(SCHOOL_YEAR, 2026, 2027)) == days


def test_a_day_without_its_year_in_a_plan_of_several_is_compared_with_none() -> None:
    several = of("giai đoạn 2026 - 2030", 2026, 2030)
    assert days_over(due(15, 9), due(20, 9), several, several) is None
    assert days_over(due(15, 9, 2026), due(20, 9, 2026), several, several) == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nghiệm thu sân chơi, công lập hồ sơ.", {"nghiệm thu"}),
        ("Đăng ký, rà soát rồi gửi danh sách về phường trước ngày 15/10.", {"gửi"}),
        ("Gửi danh sách về phường trước ngày 15/10, tổng kết trong tháng 12.", {"gửi", "tổng kết"}),
        ("Nộp lại bản đăng ký trước ngày 15/10.", {"nộp", "đăng ký"}),
        ("Vòng trường, đợt II và giai đoạn 03.", {"vòng", "đợt", "giai đoạn", "trường", "2", "3"}),
    ],
)
def test_what_parts_one_step_from_another(text: str, told: set[str]) -> None:
    assert steps(text) == told


def test_the_stages_of_one_name() -> None:
    assert stages("Đợt II") == stages("đợt 02") == stages("đợt thứ hai") == {"2"}


@pytest.mark.parametrize(("text", "day"), [("Ngày 15/10/2026 ra quân.", 15), ("Từ 15/10/2026, xong 20/10/2026.", None), ("Ra quân.", None)])
def test_the_only_date_of_a_stretch_is_found_where_no_facts_are_kept(text: str, day: int | None) -> None:
    document = plain(f"Họp ngày 01/9/2026.\n{text}\nSơ kết ngày 20/12/2026.")
    start = document.source.text.index(text)
    found = only_date(document, Span(start, start + len(text)))
    assert (found.date.day if found else None) == day
