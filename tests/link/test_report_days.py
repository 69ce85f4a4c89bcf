"""The parent's report days beside the child's: hand-made facts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.link import link
from checker.link.deadlines import days_later
from checker.model import Deadline, Document, Facts, Header, PartialDate, Period, ReportingPeriod, Span
from tests.documents import source_of
from tests.link.test_alignment import AT, OFFICE, SCHOOL, document


def report(
    day: int | None,
    month: int | None,
    covers: ReportingPeriod | None = None,
    *,
    actor: str | None = None,
    recipient: str = "Phòng GD&ĐT",
    upward: bool = True,
) -> Deadline:
    return Deadline("report", actor, day, month, None, None, None, covers, recipient, None, AT, AT, upward=upward)


@pytest.mark.parametrize(
    ("child", "parent", "late"),
    [
        ((19, 5), (20, 5), -1),
        ((30, 11), (20, 11), 10),
        ((5, 1), (20, 12), 16),  # into the next year: later, not eleven months earlier
        ((20, 12), (5, 1), -16),
        ((None, 6), (15, 6), 15),
    ],
)
def test_days_later(child: tuple[int | None, int], parent: tuple[int | None, int], late: int) -> None:
    assert days_later(report(*child), report(*parent)) == late


def deadlines(parent: tuple[Deadline, ...], child: tuple[Deadline, ...]) -> list[Deadline | None]:
    rows = link(document(SCHOOL, Facts(deadlines=child)), [document(OFFICE, Facts(deadlines=parent))]).rows
    return [row.child_fact for row in rows]


def test_report_days_pair_by_period_then_by_nearest_day() -> None:
    half, year = report(20, 5, "half_year", actor="các trường"), report(20, 11, "year", actor="các trường")
    mine = report(18, 11, "year"), report(18, 5, "half_year")
    assert deadlines((half, year), mine) == [mine[1], mine[0]]
    unsaid = report(18, 11), report(18, 5)
    assert deadlines((half, year), unsaid) == [unsaid[1], unsaid[0]]
    assert deadlines((half, year), unsaid[:1]).count(None) == 1


def test_a_missing_quarter_is_missing_and_not_the_next_one_come_late() -> None:
    asked = tuple(report(20, month, "quarter", actor="các trường") for month in (3, 6, 9, 12))
    mine = tuple(report(18, month, "quarter") for month in (3, 6, 12))
    assert deadlines(asked, mine) == [mine[0], mine[1], None, mine[2]]


def test_the_report_of_every_year_is_not_that_on_the_whole_period() -> None:
    asked = report(8, 12, actor="các trường"), replace(report(25, 11, actor="các trường"), year=2030)
    mine = report(5, 12), replace(report(20, 12), year=2030)
    assert deadlines(asked, mine) == [mine[0], mine[1]]


def test_a_day_that_cannot_be_compared_is_an_answer_where_no_other_is() -> None:
    asked = report(20, 5, "half_year", actor="các trường"), report(20, 11, "year", actor="các trường")
    counted = replace(report(None, None), end_of_period=True)  # «chậm nhất 05 ngày sau khi kết thúc đợt»
    assert deadlines(asked, (report(18, 5), counted)) == [report(18, 5), counted]
    assert deadlines(asked, (report(18, 5), report(None, None))) == [report(18, 5), None]  # «theo quy định»


def test_an_inner_report_day_is_no_answer() -> None:
    inner = report(5, 5, actor="các tổ", recipient="văn phòng", upward=False)
    assert deadlines((report(20, 5, actor="các trường"),), (inner,)) == [None]


@pytest.mark.parametrize(("recipient", "answers"), [("UBND phường", False), ("UBND phường An Biên", False), ("UBND thành phố", True)])
def test_what_others_report_to_the_plans_own_body_is_no_answer(recipient: str, answers: bool) -> None:
    asked = report(15, 11, actor="các địa phương", recipient="UBND thành phố")
    mine = report(10, 11, actor="các trường", recipient=recipient)
    ward = document("Ủy ban nhân dân phường An Biên", Facts(deadlines=(mine,)))
    city = document("Ủy ban nhân dân thành phố Hải Phòng", Facts(deadlines=(asked,)))
    assert [row.child_fact for row in link(ward, [city]).rows] == [mine if answers else None]


@pytest.mark.parametrize(
    ("asked", "answer", "binds"),
    [
        (replace(report(20, 5), year=2027), None, "no"),
        (replace(report(None, 5), year=2027), None, "no"),
        (replace(report(10, 6), year=2027), None, "yes"),  # the plan's own day
        (report(20, 5), None, "no"),  # of a parent of one year, the next after its own date
        (report(20, 1), None, "yes"),  # before the parent's own date, and the next is no day of its year
        (replace(report(20, 5), recurrence="annual"), None, "yes"),
        (replace(report(20, 5), year=2027), replace(report(30, 6), year=2027), "yes"),  # answered too late: told as that
    ],
)
def test_a_report_day_that_had_passed_binds_no_more(asked: Deadline, answer: Deadline | None, binds: str) -> None:
    parent = document(
        OFFICE, Facts(deadlines=(replace(asked, actor="các trường"),)), issued=PartialDate(2, 3, 2027), period=Period(2027, 2027)
    )
    child = document(SCHOOL, Facts(deadlines=(answer,) if answer else ()), issued=PartialDate(10, 6, 2027))
    assert [row.binds for row in link(child, [parent]).rows] == [binds]
    longer = replace(parent, header=replace(parent.header, period=Period(2027, 2030)))
    assert [row.binds for row in link(child, [longer]).rows] == [binds if asked.year else "yes"]


@pytest.mark.parametrize(
    ("text", "subject", "binds"),
    [
        ("Các trường xây dựng kế hoạch kiểm tra nội bộ, ban hành trước ngày 25/9.", "Phòng, chống đuối nước", "no"),
        ("Các trường xây dựng kế hoạch kiểm tra nội bộ, ban hành trước ngày 25/9.", "Công tác kiểm tra nội bộ", "yes"),
        ("Các trường xây dựng kế hoạch thực hiện, ban hành trước ngày 25/9.", "Phòng, chống đuối nước", "yes"),
    ],
)
def test_the_day_of_another_plan_is_not_that_of_this_one(text: str, subject: str, binds: str) -> None:
    whole = Span(0, len(text))
    due = Deadline("task", "Các trường", 25, 9, None, None, None, None, None, None, whole, whole, submission=True)
    parent = Document(source_of(text), Header(issuer=OFFICE, subject=subject), facts=Facts(deadlines=(due,)))
    (row,) = link(Document(source_of("KẾ HOẠCH"), Header(issuer=SCHOOL)), [parent]).rows
    assert row.binds == binds
