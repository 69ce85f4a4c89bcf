"""Reports that go to a part of a body: inside for the body itself, outside for those below it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract.deadlines import deadlines
from checker.model import Header
from tests.documents import plain


@pytest.mark.parametrize(
    ("issuer", "upward"), [("Trung tâm Giống vật nuôi", True), ("Sở Công thương", False), ("Trường THPT Sao Mai", True)]
)
def test_a_room_of_another_office_is_outside(issuer: str, upward: bool) -> None:
    (found,) = deadlines(
        replace(plain("Tổ Hành chính gửi báo cáo năm về Văn phòng Sở trước ngày 18/11/2026."), header=Header(issuer=issuer))
    )
    assert found.upward is upward


def test_those_who_are_listed_in_brackets_are_all_meant() -> None:
    body = "3. Các đơn vị trực thuộc (bệnh viện, trung tâm y tế khu vực, Trung tâm Kiểm nghiệm, Trung tâm Giám định y khoa):\n- Báo cáo Sở trước ngày 18/11/2026."
    (found,) = deadlines(plain(body))
    assert found.actor == "Các đơn vị trực thuộc"
