"""What has just happened is reported in so many hours, however the plan says it."""

from __future__ import annotations

import pytest

from checker.link.urgent import told, urgent
from tests.documents import plain
from tests.link.test_tasks import one

ASKED = "- Khi xảy ra vụ việc, các trường báo cáo nhanh về UBND phường trong vòng 12 giờ."


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (ASKED, True),
        ("Báo cáo đột xuất trong 24 giờ khi có sự cố.", True),
        ("Báo cáo kết quả trước ngày 15/6.", False),
        ("Trực 24 giờ mỗi ngày; cuối tháng báo cáo vụ việc.", False),
    ],
)
def test_which_tasks_are_such(text: str, is_one: bool) -> None:
    assert urgent(text) is is_one


@pytest.mark.parametrize(
    ("line", "loosened"),
    [
        ("2. Vụ việc phát sinh: báo cáo phường trong 12 giờ.", False),
        ("2. Báo cáo: năm trước ngày 05/12; đột xuất trong vòng 10 giờ.", False),
        ("2. Có sự việc thì báo cáo ngay về phường.", False),
        ("2. Báo cáo nhanh khi có vụ việc trong vòng 24 giờ.", True),
        ("2. Báo cáo đột xuất các vụ việc trong 24 giờ.", True),
    ],
)
def test_it_is_taken_up_and_its_hours_are_compared(line: str, loosened: bool) -> None:
    row = one("1. Các trường học\n" + ASKED, line)
    assert row.child_fact is not None
    assert (row.bounds is not None) is loosened


def test_the_clause_alone_is_shown() -> None:
    child = plain("2. Báo cáo: năm trước ngày 05/12; đột xuất trong vòng 10 giờ.")
    span = told(child)
    assert span is not None
    assert child.text(span).strip() == "đột xuất trong vòng 10 giờ"
