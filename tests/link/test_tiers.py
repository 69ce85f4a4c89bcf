"""Of which tier of government an item is, and of which the plan beside it."""

from __future__ import annotations

import pytest

from checker.link.binding import target_binds
from checker.model import Document, Facts, Header, Section, Span, Target
from tests.documents import source_of

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
