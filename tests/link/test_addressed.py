"""Whether the child is meant: by the name of who acts, by the words that a target opens with."""

from __future__ import annotations

import pytest

from checker.link.binding import actor_binds, target_binds
from checker.model import Document, Header, Span, Target
from tests.documents import source_of


@pytest.mark.parametrize(
    ("clause", "indicator", "issuer", "binds"),
    [
        ("Riêng lớp 9: tổ chức 02 buổi.", "buổi", "Trường Tiểu học Sao Mai", "no"),
        ("Đối với xã: 60% đường thôn có đèn.", "đường thôn có đèn", "Ủy ban nhân dân phường Tân An", "no"),
        ("Đối với xã: 60% đường thôn có đèn.", "đường thôn có đèn", "Ủy ban nhân dân xã Tân An", "yes"),
        ("Mỗi trường trung học có 60 đầu sách.", "Mỗi trường trung học có đầu sách", "Trường Tiểu học Sao Mai", "no"),
        ("Mỗi trường liên kết 60 doanh nghiệp.", "Mỗi trường liên kết doanh nghiệp", "Trường THPT Sao Mai", "yes"),
        ("60% trạm y tế có bác sĩ.", "trạm y tế có bác sĩ", "Bệnh viện Đa khoa huyện Hoài Đức", "no"),
        ("60% trạm y tế có bác sĩ.", "trạm y tế có bác sĩ", "Trung tâm Y tế huyện Hoài Đức", "unclear"),
        ("60% trạm y tế có bác sĩ.", "trạm y tế có bác sĩ", "Trạm Y tế xã Tân An", "yes"),
        ("Phòng Giáo dục và Đào tạo chỉ đạo 60 buổi.", "chỉ đạo buổi", "Phòng Giáo dục và Đào tạo huyện Hoài Đức", "yes"),
        ("Đối với lớp 2, lớp 3: tổ chức 02 buổi.", "buổi", "Trường THCS Sao Mai", "no"),
        ("Đối với lớp 2, lớp 3: tổ chức 02 buổi.", "buổi", "Trường Tiểu học Sao Mai", "yes"),
        ("Đối với lớp mẫu giáo 4-5 tuổi: tổ chức 02 buổi.", "buổi", "Trường Tiểu học Sao Mai", "no"),
        ("Hội Khuyến học huyện trao 60 suất học bổng.", "trao suất học bổng", "Trường Tiểu học Sao Mai", "no"),
        ("Tổng phụ trách Đội tổ chức 02 buổi phát thanh.", "Tổng phụ trách Đội tổ chức buổi phát thanh", "Trường Mầm non Sao Mai", "no"),
    ],
)
def test_to_whom_a_target_speaks(clause: str, indicator: str, issuer: str, binds: str) -> None:
    parent = Document(source_of(clause), Header(issuer="Ủy ban nhân dân huyện Hoài Đức"))
    whole = Span(0, len(clause))
    asked = Target(None, indicator, None, None, "=", 60, "%", None, False, whole, whole)
    assert target_binds(asked, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)))[0] == binds


def test_units_under_a_province_s_office_are_no_committees() -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Sở Giáo dục và Đào tạo tỉnh Lâm Trì", level="province_office"))
    told = {
        issuer: actor_binds("Các đơn vị trực thuộc Sở", parent, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)))[0]
        for issuer in ("Trường THPT Sao Mai", "Phòng Giáo dục và Đào tạo huyện Hoài Đức", "Ủy ban nhân dân xã Tân An")
    }
    assert list(told.values()) == ["yes", "unclear", "no"]


def test_an_office_is_not_that_of_another_place() -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Sở Giáo dục và Đào tạo tỉnh Lâm Trì", level="province_office"))
    child = Document(source_of("KẾ HOẠCH"), Header(issuer="Phòng Giáo dục và Đào tạo", superior="UBND huyện Hoài Đức"))
    assert actor_binds("Phòng Giáo dục Trung học", parent, child)[0] == "no"
    assert actor_binds("Phòng GD&ĐT các huyện, thị xã", parent, child)[0] == "yes"
    station = Document(source_of("KẾ HOẠCH"), Header(issuer="Trạm Y tế xã Tân An"))
    assert actor_binds("CDC tỉnh", parent, station)[0] == actor_binds("Các bệnh viện đa khoa, chuyên khoa", parent, station)[0] == "no"
