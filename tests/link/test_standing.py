"""Whom words for public, private and independent units leave out."""

from __future__ import annotations

import pytest

from checker.link.binding import target_binds
from checker.link.standing import left_out
from checker.model import Document, Facts, Header, Section, Span, Target
from tests.documents import source_of

SCHOOL, PRIVATE, GROUP = "Trường Mầm non Cỏ May", "Trường Mầm non tư thục Cỏ May", "Nhóm trẻ độc lập tư thục Cỏ May"


@pytest.mark.parametrize(
    ("text", "issuer", "said"),
    [
        ("2. Đối với nhóm trẻ, lớp mẫu giáo độc lập tư thục", SCHOOL, "no"),
        ("2. Đối với nhóm trẻ, lớp mẫu giáo độc lập tư thục", PRIVATE, "no"),
        ("2. Đối với nhóm trẻ, lớp mẫu giáo độc lập tư thục", GROUP, None),
        ("Chủ các cơ sở giáo dục mầm non độc lập", SCHOOL, "no"),
        ("Các trường mầm non và nhóm trẻ độc lập", SCHOOL, None),
        ("Các nhóm, lớp tư thục", SCHOOL, "no"),
        ("lớp học có góc độc lập", SCHOOL, None),
        ("cơ sở giáo dục mầm non tư thục", SCHOOL, "unclear"),
        ("cơ sở giáo dục mầm non tư thục", PRIVATE, None),
        ("Các trường ngoài công lập", SCHOOL, "unclear"),
        ("Các trường công lập và ngoài công lập", SCHOOL, None),
        ("Các trường mầm non công lập", PRIVATE, "no"),
        ("Các trường mầm non công lập, tư thục", PRIVATE, None),
        ("Các trường mầm non công lập", SCHOOL, None),
        ("Các trường ngoài công lập", "Ủy ban nhân dân phường Vĩnh Hà", None),
        ("3. Trường phổ thông dân tộc nội trú", "Trường THPT Lam Sơn", "no"),
        ("3. Trường phổ thông dân tộc nội trú", "Trường Phổ thông dân tộc nội trú THPT tỉnh", None),
        ("học sinh các trường PTDTBT", "Trường PTDTNT THCS Mường Lay", "no"),
        ("Trường PTDTNT, trường THPT", "Trường THPT Lam Sơn", None),
        ("Các trường trung học phổ thông chuyên", "Trường THPT Lam Sơn", "no"),
    ],
)
def test_whom_such_words_leave_out(text: str, issuer: str, said: str | None) -> None:
    found = left_out(text, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)))
    assert (found and found[0]) == said


def test_what_stands_under_their_heading_is_theirs_alone() -> None:
    text = "100% cơ sở mua gạo có hóa đơn"
    asked = Target(None, "cơ sở mua gạo có hóa đơn", None, None, "=", 100, "%", None, False, Span(0, len(text)), Span(0, 4), section=0)
    heading = Section(None, (), "2.", "Đối với nhóm trẻ, lớp mẫu giáo độc lập", 1, Span(0, 0), Span(0, len(text)))
    parent = Document(source_of(text), Header(issuer="Phòng GD&ĐT huyện Lâm Trì"), sections=(heading,), facts=Facts(targets=(asked,)))
    assert target_binds(asked, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=SCHOOL)))[0] == "no"
    assert target_binds(asked, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=GROUP)))[0] == "yes"


@pytest.mark.parametrize(
    ("issuer", "titles", "binds"),
    [
        ("Trường PTDTNT THPT Mường Lay", ("2. Trường trung học phổ thông", "3. Trường phổ thông dân tộc nội trú"), "no"),
        ("Trường THPT Mường Lay", ("2. Trường trung học phổ thông", "3. Trường phổ thông dân tộc nội trú"), "yes"),
        ("Trường PTDTNT THPT Mường Lay", ("2. Trường trung học phổ thông", "3. Trung tâm GDNN-GDTX"), "yes"),
        ("Trường PTDTNT THPT Mường Lay", ("1. Chỉ tiêu chung", "3. Trường phổ thông dân tộc nội trú"), "yes"),
    ],
    ids=["beside its own", "no such school", "no heading of its own", "everybody's"],
)
def test_schools_at_large_are_not_the_sort_that_has_a_heading_beside_them(issuer: str, titles: tuple[str, str], binds: str) -> None:
    text = "100% khối lớp có chủ đề robot"
    asked = Target(None, "khối lớp có chủ đề robot", None, None, "=", 100, "%", None, False, Span(0, len(text)), Span(0, 4), section=0)
    sections = tuple(Section(None, (), title[:2], title[3:], 1, Span(0, 0), Span(0, len(text))) for title in titles)
    parent = Document(source_of(text), Header(issuer="Sở GD&ĐT tỉnh Lai Hà"), sections=sections, facts=Facts(targets=(asked,)))
    assert target_binds(asked, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)))[0] == binds
