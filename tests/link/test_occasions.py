"""What a superior names but as the occasion of something else, and what names of places tell."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.language.dates import scan
from checker.link import link
from checker.model import Event, Facts, PartialDate, Span
from tests.link.test_alignment import OFFICE, SCHOOL, document, target, targets


@pytest.mark.parametrize(
    ("text", "name", "binds"),
    [
        ("Các trường cho học sinh thăm bảo tàng nhân dịp 22/12.", "22/12", "no"),
        ("Tổ chức tuần lễ đọc sách, gắn với Ngày Sách Việt Nam.", "Ngày Sách Việt Nam", "no"),
        ("Tổ chức hội sách vào thứ Bảy tuần thứ ba của tháng 4, nhân Ngày Sách Việt Nam.", "Ngày Sách Việt Nam", "no"),
        ("Các trường tổ chức Ngày Sách Việt Nam.", "Ngày Sách Việt Nam", "yes"),
        ("Các trường tổ chức hoạt động nhân dịp Ngày Sách Việt Nam.", "Ngày Sách Việt Nam", "yes"),
        ("Khen thưởng cá nhân Ngày Sách Việt Nam.", "Ngày Sách Việt Nam", "yes"),
        ("Nhân dịp Ngày Sách Việt Nam, các trường trưng bày sách.", "Ngày Sách Việt Nam", "yes"),
    ],
)
def test_an_occasion_of_something_else_is_not_asked_for(text: str, name: str, binds: str) -> None:
    at = text.index(name)
    event = Event(name, PartialDate(21, 4), PartialDate(21, 4), Span(0, len(text)), Span(at, at + len(name)))
    rows = link(document(SCHOOL, Facts()), [document(OFFICE, Facts(events=(event,)), text)]).rows
    assert [row.binds for row in rows] == [binds]


def test_a_name_of_a_place_tells_which_one() -> None:
    asked = target("trẻ 5 tuổi được tham quan trường tiểu học", 100)
    mine = target("trẻ 5 tuổi được tham quan Trường Tiểu học Trần Quang Diệu", 100)
    assert targets((asked,), (mine,)) == [mine]


def test_for_whom_a_target_is_in_brackets_need_not_be_repeated() -> None:
    asked = replace(target("mỗi khối lớp (đối với tiểu học, THCS) hoạt động trải nghiệm", 1), unit="hoạt động")
    mine = replace(target("mỗi khối hoạt động trải nghiệm", 2), unit="hoạt động")
    assert targets((asked,), (mine,)) == [mine]


@pytest.mark.parametrize(
    ("said", "year"),
    [("trong tháng 9/2027", 2027), ("trong tháng 9", None), ("từ tháng 9/2027 đến tháng 12/2027", None)],
)
def test_what_each_school_is_to_do_may_stand_behind_a_semicolon(said: str, year: int | None) -> None:
    text = f"Từ năm nay có 02 giáo viên tư vấn; thành lập tổ tư vấn học đường {said}."
    asked = target("trường thành lập tổ tư vấn học đường", 100, 2026)
    child = document(SCHOOL, Facts(dates=scan(text)), text)
    (row,) = link(child, [document(OFFICE, Facts(targets=(asked,)))]).rows
    assert row.child_fact is not None
    assert child.text(row.child_fact.span).startswith("thành lập")
    assert row.child_fact.year == year
