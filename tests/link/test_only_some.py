"""Whether only some units are meant, and the child one of them."""

from __future__ import annotations

import pytest

from checker.link.binding import deadline_binds, target_binds
from checker.link.only_some import column_of_whom, only_some
from checker.model import Deadline, Document, Header, Paragraph, Span, Target
from tests.documents import source_of

KINDERGARTEN, PRIMARY, BOTH = "Trường Mầm non Bình Minh", "Trường Tiểu học Bình Minh", "Trường TH&THCS Bình Minh"


def plan(issuer: str, text: str = "KẾ HOẠCH") -> Document:
    return Document(source_of(text), Header(issuer=issuer, level="school" if "Trường" in issuer else None))


@pytest.mark.parametrize(
    ("text", "issuer", "own", "said"),
    [
        ("Các trường có bếp ăn tập thể ký hợp đồng mua rau", PRIMARY, "KẾ HOẠCH", "unclear"),
        ("Các trường có bếp ăn tập thể ký hợp đồng mua rau", PRIMARY, "Nhà trường có 01 bếp ăn tập thể.", None),
        ("Các trường có bếp ăn tập thể ký hợp đồng mua rau", PRIMARY, "Nhà trường chưa có bếp ăn tập thể.", "no"),
        ("Các trường có học sinh nội trú cử người trực", "Trường Phổ thông dân tộc nội trú tỉnh", "KẾ HOẠCH", None),
        ("Các trường có hai cấp học lập lịch chung", BOTH, "KẾ HOẠCH", None),
        ("Các trường có hai cấp học lập lịch chung", PRIMARY, "KẾ HOẠCH", "no"),
        ("Các trường có cấp THCS lập đội bóng", BOTH, "KẾ HOẠCH", None),
        ("Các trường có cấp THCS lập đội bóng", PRIMARY, "KẾ HOẠCH", "unclear"),
        ("Trường Tiểu học Kim Sơn chuẩn bị sân khấu", PRIMARY, "KẾ HOẠCH", "no"),
        ("Trường Tiểu học Bình Minh chuẩn bị sân khấu", PRIMARY, "KẾ HOẠCH", "yes"),
        ("Trường THCS Kim Sơn và các trường mầm non bàn giao hồ sơ", KINDERGARTEN, "KẾ HOẠCH", None),
        ("Các trường (trừ trường mầm non) gửi danh sách", KINDERGARTEN, "KẾ HOẠCH", "no"),
        ("Các trường (trừ trường mầm non) gửi danh sách", PRIMARY, "KẾ HOẠCH", None),
        ("Các xã, phường, trừ các phường trung tâm, dựng 02 chốt", "Ủy ban nhân dân phường Sao Mai", "KẾ HOẠCH", "no"),
        ("Các trường gửi danh sách", PRIMARY, "KẾ HOẠCH", None),
        ("Các cơ sở giáo dục đại học, cao đẳng trên địa bàn mở 02 ngày hội", PRIMARY, "KẾ HOẠCH", "no"),
        ("Các trường đại học và các trường THPT mở 02 ngày hội", "Trường THPT Bình Minh", "KẾ HOẠCH", None),
        ("Trường THCS Kim Sơn chủ trì, Trường Tiểu học Bình Minh phối hợp dựng trại", PRIMARY, "KẾ HOẠCH", "yes"),
        ("Cụm trưởng các cụm gửi lịch trước ngày 05/10", PRIMARY, "KẾ HOẠCH", "unclear"),
    ],
)
def test_whom_the_opening_means(text: str, issuer: str, own: str, said: str | None) -> None:
    found = only_some(text, plan(issuer, own))
    assert (found and found[0]) == said


def test_a_target_of_some_schools_is_not_sure() -> None:
    text = "Các trường có lớp ghép tổ chức ít nhất 02 chuyên đề."
    asked = Target(None, "tổ chức chuyên đề", None, None, ">=", 2, "chuyên đề", None, False, Span(0, len(text)), Span(33, 44))
    parent = Document(source_of(text), Header(issuer="Phòng GD&ĐT huyện Lâm Trì", level="district_office"))
    assert target_binds(asked, parent, plan(PRIMARY))[0] == "unclear"
    assert target_binds(asked, parent, plan(PRIMARY, "Nhà trường có 02 lớp ghép."))[0] == "yes"


def test_a_report_of_a_school_by_name_is_that_school_s() -> None:
    text = "Trường THCS Kim Sơn báo cáo Phòng GD&ĐT trước ngày 10/5."
    due = Deadline(
        "report", "Trường THCS Kim Sơn", 10, 5, None, None, None, None, "Phòng GD&ĐT", None, Span(0, len(text)), Span(40, 55), upward=True
    )
    parent = Document(source_of(text), Header(issuer="Phòng GD&ĐT huyện Lâm Trì", level="district_office"))
    assert deadline_binds(due, parent, plan("Trường THCS Bình Minh"))[0] == "no"
    assert deadline_binds(due, parent, plan("Trường THCS Kim Sơn"))[0] == "yes"


def test_whom_a_row_is_for() -> None:
    text = "Chỉ tiêu | Mức | Cấp học\nTỷ lệ biết hát then | 40% | Mầm non"
    source = source_of(text)
    rows = tuple(Paragraph(b.span, b.span, cells=b.cells, header_row=0) for b in source.blocks)
    parent = Document(source, Header(issuer="Phòng GD&ĐT huyện Lâm Trì", level="district_office"), paragraphs=rows)
    at = rows[1].span
    assert column_of_whom(at, parent) == "Mầm non"
    assert not column_of_whom(rows[0].span, parent)
    asked = Target(None, "Tỷ lệ biết hát then", None, None, "=", 40, "%", None, False, at, rows[1].cells[1])
    assert target_binds(asked, parent, plan(PRIMARY))[0] == "no"
    assert target_binds(asked, parent, plan(KINDERGARTEN))[0] == "yes"
