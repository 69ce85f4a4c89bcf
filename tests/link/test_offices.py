"""Of which offices a heading or the words before a colon are nothing but the names, and whom that leaves out."""

from __future__ import annotations

import pytest

from checker.link import link
from checker.link.binding import deadline_binds, target_binds
from checker.link.offices import offices
from checker.model import Deadline, Document, Facts, Header, Section, Span, Target
from tests.documents import source_of


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Sở Y tế", "Sở Y tế"),
        ("a) Đối với các phòng chuyên môn thuộc Sở", "các phòng chuyên môn thuộc Sở"),
        ("Đề nghị Hội Nông dân tỉnh", "Hội Nông dân tỉnh"),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "Sở Nội vụ"),
        ("Sở Xây dựng (cơ quan thường trực)", "Sở Xây dựng"),
        ("Phòng Công chứng số 3", "Phòng Công chứng số 3"),
        ("Trách nhiệm của Đài Phát thanh và Truyền hình tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
        ("các bệnh viện tuyến tỉnh", "các bệnh viện tuyến tỉnh"),
        ("Phòng ngừa sự cố", ""),
        ("Phòng, chống cháy nổ", ""),
        ("PHÒNG CHỐNG CHÁY NỔ", ""),
        ("Hội nghị sơ kết", ""),
        ("Văn phòng phẩm", ""),
        ("Trung tâm học tập cộng đồng", ""),
        ("Công tác tuyên truyền", ""),
    ],
)
def test_offices_that_words_name(words: str, named: str) -> None:
    assert offices(words) == named


def _binds(asked: str, issuer: str, *, heading: str = "", above: str = "", beside: str = "", superior: str = "UBND tỉnh Hoài Giang") -> str:
    """Whether a target of a plan, under a heading, with another beside it, is a unit's."""
    text = f"{heading}\n{asked}"
    whole = Span(len(heading) + 1, len(text))
    titles = [title for title in (heading, beside) if title]
    sections = tuple(Section(None, (), None, title, 1, Span(0, len(heading)), whole) for title in titles)
    parent = Document(source_of(text), Header(issuer=superior), sections=sections)
    target = Target(
        None, asked.partition(": ")[2] or asked, None, None, ">=", 5, "lần", None, False, whole, whole, section=0 if titles else None
    )
    return target_binds(target, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)))[0]


@pytest.mark.parametrize(
    ("heading", "issuer", "binds"),
    [
        ("Sở Công thương", "Ủy ban nhân dân huyện Đại Khê", "no"),
        ("UBND các huyện, thành phố", "Ủy ban nhân dân huyện Đại Khê", "yes"),
        ("Đối với Trạm Y tế phường", "Trường Tiểu học Lý Nhân", "no"),
        ("Đối với Trạm Y tế phường", "Trạm Y tế phường Lý Nhân", "yes"),
        ("Đối với các trường học", "Trạm Y tế phường Lý Nhân", "no"),
        ("Đối với các trường học", "Ủy ban nhân dân phường Lý Nhân", "yes"),
        ("Đối với các phòng chuyên môn thuộc Sở", "Trung tâm Giống vật nuôi", "no"),
        ("Đối với các phòng chuyên môn thuộc Sở", "Phòng Công chứng số 2", "no"),
        ("Đối với trung tâm y tế khu vực", "Trung tâm Y tế khu vực Đại Khê", "yes"),
        ("Đối với trung tâm y tế khu vực", "Trung tâm Giống vật nuôi", "no"),
        ("Đối với trung tâm trực thuộc Sở", "Trung tâm Giống vật nuôi", "yes"),
    ],
)
def test_a_heading_that_names_others_leaves_out_what_stands_below(heading: str, issuer: str, binds: str) -> None:
    assert _binds("Tổ chức ít nhất 05 lần kiểm tra", issuer, heading=heading) == binds


@pytest.mark.parametrize(("issuer", "binds"), [("Ủy ban nhân dân huyện Đại Khê", "no"), ("Sở Công thương tỉnh Hoài Giang", "yes")])
def test_what_an_office_is_told_before_a_colon_is_its_own(issuer: str, binds: str) -> None:
    assert _binds("Sở Công thương: kiểm tra ít nhất 05 lần", issuer) == binds


@pytest.mark.parametrize(
    ("issuer", "binds"), [("Trường Tiểu học Lý Nhân", "no"), ("Trạm Y tế phường Lý Nhân", "no"), ("Ủy ban nhân dân phường Lý Nhân", "yes")]
)
def test_what_is_counted_in_the_whole_ward_is_the_wards_beside_what_the_units_are_told(issuer: str, binds: str) -> None:
    said = _binds("Giảm 05 vụ", issuer, heading="Trên địa bàn phường", beside="Đối với Trạm Y tế phường", superior="UBND phường Lý Nhân")
    assert said == binds


@pytest.mark.parametrize(
    ("actor", "issuer", "binds"),
    [
        ("Các phòng, đơn vị", "Trung tâm Giống vật nuôi", "yes"),
        ("Thủ trưởng các phòng, ban và các đơn vị trực thuộc", "Trung tâm Giống vật nuôi", "yes"),
        ("Các phòng, đơn vị", "Ủy ban nhân dân xã Đại Khê", "no"),
        ("Các phòng chuyên môn", "Trung tâm Giống vật nuôi", "no"),
        ("trung tâm y tế khu vực", "Trung tâm Y tế khu vực Đại Khê", "yes"),
        ("Bệnh viện Đa khoa tỉnh", "Bệnh viện Đa khoa khu vực Đại Khê", "no"),
    ],
)
def test_units_of_an_office_are_among_its_rooms_and_units(actor: str, issuer: str, binds: str) -> None:
    due = Deadline("report", actor, 20, 5, None, None, None, "half_year", "Văn phòng Sở", None, Span(0, 1), Span(0, 1))
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Sở Công thương", level="province_office"))
    assert deadline_binds(due, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)))[0] == binds


@pytest.mark.parametrize(("issuer", "binds"), [("Ủy ban nhân dân huyện Đại Khê", "yes"), ("Ủy ban nhân dân xã Đại Khê", "no")])
def test_a_share_of_communes_is_asked_of_their_district(issuer: str, binds: str) -> None:
    text = "70% xã, thị trấn có câu lạc bộ văn nghệ"
    whole = Span(0, len(text))
    asked = Target(None, text[4:], None, None, "=", 70, "%", None, False, whole, Span(0, 3))
    parent = Document(source_of(text), Header(issuer="Ủy ban nhân dân tỉnh Hoài Giang"), facts=Facts(targets=(asked,)))
    (row,) = link(Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)), [parent]).rows
    assert row.binds == binds
