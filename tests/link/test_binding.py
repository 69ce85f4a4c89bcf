"""Whom an item of the parent binds: own wording, one line a case."""

from __future__ import annotations

import pytest

from checker.link.binding import by_words, deadline_binds, target_binds, types_named
from checker.model import Deadline, Document, Header, Span, Target
from tests.documents import source_of


def school(issuer: str) -> Document:
    return Document(source_of("KẾ HOẠCH"), Header(issuer=issuer))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Tỷ lệ thanh niên tốt nghiệp trung học cơ sở", {"thcs"}),
        ("trẻ mẫu giáo được huy động ra lớp", {"mn"}),
        ("học sinh hoàn thành chương trình tiểu học", {"th"}),
        ("học sinh được tư vấn tâm lý", {"th", "thcs", "thpt"}),
        ("cán bộ, giáo viên, nhân viên và học sinh được tuyên truyền", set()),
        ("cha mẹ học sinh được tiếp cận thông tin", set()),
        ("nữ thạc sĩ trong tổng số người có trình độ thạc sĩ", set()),
        ("học sinh THCS và tiểu học", {"th", "thcs"}),
        ("trẻ em và học sinh được tẩy giun", {"mn", "th", "thcs", "thpt"}),
        ("trẻ mẫu giáo và học sinh được cân đo", {"mn", "th", "thcs", "thpt"}),
        ("trẻ em 5 tuổi được làm quen tiếng Anh", {"mn"}),
    ],
)
def test_school_types_that_a_text_names(text: str, types: set[str]) -> None:
    assert types_named(text) == types


@pytest.mark.parametrize(
    ("text", "issuer", "binds"),
    [
        ("Tỷ lệ tốt nghiệp trung học cơ sở", "Trường Mầm non Sao Mai", "no"),
        ("Tỷ lệ tốt nghiệp trung học cơ sở", "Trường THCS Sao Mai", "yes"),
        ("Tỷ lệ huy động trẻ nhà trẻ", "Trường Tiểu học Sao Mai", "no"),
        ("công chức phòng GD&ĐT được bồi dưỡng", "Trường Tiểu học Sao Mai", "no"),
        ("các đơn vị trường học báo cáo về Phòng GD&ĐT", "Trường Tiểu học Sao Mai", "yes"),
        ("khuyến khích các trường tổ chức hội thi", "Trường Tiểu học Sao Mai", "optional"),
        ("nữ tham gia cấp ủy", "Trường Tiểu học Sao Mai", "yes"),
        ("toàn ngành đạt 30%", "Trường Mầm non Sao Mai", "no"),
        ("Các trường mầm non, tiểu học lập sổ theo dõi", "Trường Mầm non Sao Mai", "yes"),
        ("Các trường mầm non, tiểu học lập sổ theo dõi", "Trường THCS Sao Mai", "no"),
        ("trẻ em, học sinh được cân đo", "Trường Mầm non Sao Mai", "yes"),
    ],
)
def test_whom_the_words_bind(text: str, issuer: str, binds: str) -> None:
    assert by_words(text, school(issuer))[0] == binds


@pytest.mark.parametrize(
    ("clause", "indicator", "issuer", "binds"),
    [
        ("70% hộ gia đình có tủ sách.", "hộ gia đình có tủ sách", "Trường Tiểu học Sao Mai", "no"),
        ("Tỷ lệ người dân biết bơi đạt 40%.", "Tỷ lệ người dân biết bơi", "Trường Tiểu học Sao Mai", "no"),
        ("70% hộ gia đình có tủ sách.", "hộ gia đình có tủ sách", "Ủy ban nhân dân xã Tân An", "yes"),
        ("80% gia đình học sinh ký cam kết.", "gia đình học sinh ký cam kết", "Trường Tiểu học Sao Mai", "unclear"),
        ("90% phụ huynh nhắc con đọc sách ở gia đình.", "phụ huynh nhắc con đọc sách ở gia đình", "Trường Tiểu học Sao Mai", "yes"),
        ("a) Toàn huyện: 60% lớp có góc đọc.", "lớp có góc đọc", "Trường Tiểu học Sao Mai", "no"),
        ("Sở Giáo dục và Đào tạo: 100% hồ sơ được số hóa.", "hồ sơ được số hóa", "Trường THPT Sao Mai", "no"),
        ("Giao các trường trong huyện: 60% lớp có góc đọc.", "lớp có góc đọc", "Trường Tiểu học Sao Mai", "yes"),
    ],
)
def test_whose_target_it_is(clause: str, indicator: str, issuer: str, binds: str) -> None:
    parent = Document(source_of(clause), Header(issuer="Ủy ban nhân dân huyện Hoài Đức"))
    whole = Span(0, len(clause))
    target = Target(None, indicator, None, None, "=", 60, "%", None, False, whole, whole)
    assert target_binds(target, parent, school(issuer))[0] == binds


def report_duty(actor: str | None, recipient: str | None) -> Deadline:
    return Deadline("report", actor, 20, 5, None, None, None, "half_year", recipient, None, Span(0, 1), Span(0, 1))


@pytest.mark.parametrize(
    ("actor", "recipient", "binds"),
    [
        ("các cơ sở giáo dục", "Phòng GD&ĐT", "yes"),
        (None, "Phòng GD&ĐT huyện", "yes"),
        (None, "UBND huyện", "no"),
        ("Phòng GD&ĐT", "UBND huyện Hoài Đức", "no"),
        ("các trường mầm non", "Phòng GD&ĐT", "no"),
        (None, None, "no"),
    ],
)
def test_whose_report_it_is(actor: str | None, recipient: str | None, binds: str) -> None:
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer="Phòng Giáo dục và Đào tạo huyện Hoài Đức"))
    assert deadline_binds(report_duty(actor, recipient), parent, school("Trường THCS Sao Mai"))[0] == binds
