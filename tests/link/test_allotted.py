"""A table that allots to each unit what it is to reach: whose row is whose."""

from __future__ import annotations

import pytest

from checker.link import link
from checker.model import Document, Facts, Header, Span, Target
from tests.documents import source_of

ROW = "3 | {unit} | 98,5 | 310"


def binds(unit: str, issuer: str) -> str:
    text, indicator = ROW.format(unit=unit), f"{unit} số người tham gia bảo hiểm"
    whole, focus = Span(0, len(text)), Span(len(text) - 3, len(text))
    asked = Target(None, indicator, None, None, "=", 310, "người", None, False, whole, focus)
    parent = Document(source_of(text), Header(issuer="Ủy ban nhân dân tỉnh Lào Cai"), facts=Facts(targets=(asked,)))
    child = Document(source_of("KẾ HOẠCH"), Header(issuer=issuer))
    (row,) = link(child, [parent]).rows
    return row.binds


@pytest.mark.parametrize(
    ("unit", "issuer", "wanted"),
    [
        ("Xã Yên Lập 2", "Ủy ban nhân dân xã Yên Lập 2", "yes"),
        ("Xã Yên Lập 2", "Ủy ban nhân dân xã Yên Lập 25", "no"),
        ("Xã Yên Lập 2", "Ủy ban nhân dân phường Cam Ly", "no"),
        ("Phường Cam Ly", "UBND phường Cam Ly, tỉnh Lào Cai", "yes"),
        ("Trường Tiểu học Hoa Sen", "Trường Tiểu học Hoa Mai", "no"),
        ("Xã vùng cao", "Ủy ban nhân dân xã Yên Lập 2", "yes"),  # no single one
    ],
)
def test_the_row_of_another_unit_is_not_asked(unit: str, issuer: str, wanted: str) -> None:
    assert binds(unit, issuer) == wanted
