"""Of which tier of government an item is, and of which the plan beside it."""

from __future__ import annotations

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example
from checker.link.binding import deadline_binds, target_binds
from checker.link.tiers import for_others, of_its_tier
from checker.model import Deadline, Document, Facts, Header, Section, Span, Target
from tests.documents import source_of

DISTRICT = "Ủy ban nhân dân huyện Suối Cỏ"
COMMUNE, OFFICE = "Ủy ban nhân dân xã Suối Cỏ", "Sở Xây dựng tỉnh Cao Lâm"
PROVINCE = "Ủy ban nhân dân tỉnh Cao Lâm"


@pytest.mark.parametrize(
    ("heading", "indicator", "commune", "office"),
    [
        ("Đối với cấp tỉnh", "hệ thống dùng chung có dự phòng", "no", "unclear"),
        ("Chỉ tiêu cụ thể cấp tỉnh", "hệ thống dùng chung có dự phòng", "no", "unclear"),
        ("Đối với cấp xã", "hồ sơ trả đúng hẹn", "yes", "no"),
        ("Đối với các sở, ban, ngành và Ủy ban nhân dân cấp xã", "hồ sơ trả đúng hẹn", "yes", "yes"),
        ("Đối với Ủy ban nhân dân cấp xã", "hộ dân có tài khoản định danh", "yes", "no"),
        ("Nhiệm vụ chung", "mỗi xã, phường đăng tin trên trang thông tin", "yes", "unclear"),
        ("Nhiệm vụ chung", "xã, phường có chợ đạt chuẩn", "yes", "yes"),
        ("Đối với xã, phường", "hồ sơ trả đúng hẹn", "yes", "no"),
        ("Các xã, phường, đặc khu trên địa bàn tỉnh", "hồ sơ trả đúng hẹn", "yes", "no"),
        ("Đối với sở, ngành, đơn vị sự nghiệp", "viên chức được bồi dưỡng", "no", "yes"),
        ("Đối với các sở, ban, ngành và xã, phường", "hồ sơ trả đúng hẹn", "yes", "yes"),
        ("Chỉ tiêu tiêm chủng", "trẻ dưới 2 tuổi được cân", "yes", "yes"),
    ],
)
def test_a_tier_that_a_heading_or_a_target_names(heading: str, indicator: str, commune: str, office: str) -> None:
    text = f"90% {indicator}"
    asked = Target(None, indicator, None, None, "=", 90, "%", None, False, Span(0, len(text)), Span(0, 3), section=0)
    above = Section(None, (), "a)", heading, 1, Span(0, 0), Span(0, len(text)))
    parent = Document(source_of(text), Header(issuer=PROVINCE), sections=(above,), facts=Facts(targets=(asked,)))

    def binds(issuer: str, level: str) -> str:
        return target_binds(asked, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer, level=level)))[0]  # type: ignore[arg-type]

    assert (binds(COMMUNE, "commune"), binds(OFFICE, "province_office")) == (commune, office)


@pytest.mark.parametrize(
    ("text", "issuer", "its"),
    [
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", DISTRICT, True),
        ("Trung tâm Y tế các huyện, thị xã, thành phố", DISTRICT, False),
        ("Sở Y tế, Công an các huyện và Ủy ban nhân dân các huyện", DISTRICT, True),
        ("Công an các xã, phường", COMMUNE, False),
        ("Các sở, ban, ngành, các đơn vị sự nghiệp, hội, đoàn thể tỉnh, Ủy ban nhân dân xã, phường", COMMUNE, True),
        ("Ủy ban nhân dân phường Hoa Cúc", COMMUNE, False),
        ("Trạm Y tế, Ủy ban nhân dân các xã, phường", COMMUNE, True),
    ],
)
def test_bodies_of_these_places_are_not_their_committees(text: str, issuer: str, its: bool) -> None:
    assert of_its_tier(text, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer))) is its


INSTITUTE = "Viện Dinh dưỡng"


@pytest.mark.parametrize(
    ("title", "issuer", "others"),
    [
        ("Đối với các viện thuộc hệ y tế dự phòng", OFFICE, True),
        ("Đối với các viện thuộc hệ y tế dự phòng", COMMUNE, True),
        ("Đối với các viện thuộc hệ y tế dự phòng", INSTITUTE, False),
        ("Các Viện, bệnh viện", INSTITUTE, False),
        ("Đối với địa phương", INSTITUTE, True),
        ("Đối với địa phương", OFFICE, False),
        ("Đối với các địa phương, đơn vị", INSTITUTE, False),
        ("Sở Y tế các tỉnh", INSTITUTE, True),
        ("Đối với cơ quan, đơn vị sự nghiệp", COMMUNE, False),
    ],
)
def test_units_of_another_sort(title: str, issuer: str, others: bool) -> None:
    level = "province_office" if issuer == OFFICE else "other"
    child = Document(source_of("KẾ HOẠCH"), Header(issuer=issuer, level=level))  # type: ignore[arg-type]
    assert for_others(title.lower(), child) is others


@pytest.mark.parametrize(
    ("actor", "issuer", "binds"),
    [
        ("Các cơ sở khám bệnh, chữa bệnh, Trung tâm Y tế các huyện", DISTRICT, "no"),
        ("Các cơ sở khám bệnh, chữa bệnh, Trung tâm Y tế các huyện", "Bệnh viện Đa khoa huyện Suối Cỏ", "yes"),
        ("Các cơ sở, đơn vị trên địa bàn", DISTRICT, "yes"),
        ("Các Viện: Dinh dưỡng, Pasteur", OFFICE, "no"),
        ("Các Viện: Dinh dưỡng, Pasteur", INSTITUTE, "yes"),
    ],
)
def test_what_facilities_report_is_asked_of_no_committee(actor: str, issuer: str, binds: str) -> None:
    asked = Deadline("report", actor, 5, 6, None, None, None, None, "Sở Y tế", None, Span(0, 1), Span(0, 1), upward=True)
    parent = Document(source_of("KẾ HOẠCH"), Header(issuer=PROVINCE))
    assert deadline_binds(asked, parent, Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)))[0] == binds


@pytest.mark.parametrize(("own", "binds"), [("92% trẻ sơ sinh được tiêm viêm gan B.", "yes"), ("92% người bệnh hài lòng.", "unclear")])
def test_children_of_a_province_are_a_hospital_s_where_it_says_so(own: str, binds: str) -> None:
    example = Example(
        text={"co_quan": "BỆNH VIỆN SẢN NHI SƠN BÌNH", "chi_tieu": f"II. CHỈ TIÊU\n1. {own}"},
        parent={"chi_tieu": "II. CHỈ TIÊU\n1. 95% trẻ sơ sinh được tiêm viêm gan B."},
    )
    told = [f for f in report_of(example, load_pack()).findings if f.rule in ("CT01", "CT02")]
    assert [f.severity for f in told] == (["error"] if binds == "yes" else ["info"])
