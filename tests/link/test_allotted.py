"""A table that allots to each unit what it is to reach: whose row is whose."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract.targets import targets
from checker.link import link
from checker.model import Document, Facts, Header, Span, Target
from tests.documents import source_of
from tests.extract.test_targets import plan

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
        ("THPT Sông Mây", "Trường THPT Sông Mây", "yes"),
        ("THPT Sông Mây", "Trường THPT Sông Chảy", "no"),
        ("TH&THCS Sông Mây", "Trường TH&THCS Sông Mây", "yes"),
        ("Trường THPT", "Trường THPT Sông Mây", "yes"),  # all of the kind
        ("Tiểu học Hoa Sen", "Trường Tiểu học Hoa Sen", "yes"),
        ("Tiểu học Hoa Sen", "Trường Tiểu học Hoa Mai", "no"),
        ("THCS Hoa Sen", "Trường Tiểu học Hoa Sen", "no"),
        ("Xã vùng cao", "Ủy ban nhân dân xã Yên Lập 2", "yes"),  # no single one
    ],
)
def test_the_row_of_another_unit_is_not_asked(unit: str, issuer: str, wanted: str) -> None:
    assert binds(unit, issuer) == wanted


@pytest.mark.parametrize(("issuer", "wanted"), [("Trường THPT Sông Mây", "yes"), ("Trường THPT Cây Thị", "no")])
@pytest.mark.parametrize("name", ["Trường Sông Mây", "Đơn vị Sông Mây"])
def test_a_name_to_which_the_heading_lends_its_kind(name: str, issuer: str, wanted: str) -> None:
    text = "2 | Sông Mây | 97,5"
    asked = Target(None, f"{name} tỷ lệ tốt nghiệp", None, None, "=", 97.5, "%", None, False, Span(0, len(text)), Span(15, 19))
    parent = Document(source_of(text), Header(issuer="Sở Giáo dục và Đào tạo tỉnh Lào Cai"), facts=Facts(targets=(asked,)))
    (row,) = link(Document(source_of("KẾ HOẠCH"), Header(issuer=issuer)), [parent]).rows
    assert row.binds == wanted


def test_what_is_allotted_to_single_units_takes_no_answer_from_what_is_asked_of_all() -> None:
    table = "TT | Đơn vị | Tỷ lệ lên lớp (%)\n1 | THPT Sông Mây | 97,5\n2 | THPT Cây Thị | 96"
    parent = plan("CHỈ TIÊU", f"- Tỷ lệ học sinh được lên lớp sau thi lại đạt từ 95% trở lên.\n{table}")
    child = plan("CHỈ TIÊU", "- Tỷ lệ lên lớp đạt 97,5%.")
    parent, child = (replace(d, facts=Facts(targets=tuple(targets(d)))) for d in (parent, child))
    child = replace(child, header=Header(issuer="Trường THPT Sông Mây"))
    rows = [(r.binds, r.child_fact is not None) for r in link(child, [parent]).rows]
    assert rows == [("yes", True), ("yes", True), ("no", True)]


def test_a_units_own_row_that_nothing_answers_is_asked() -> None:
    parent = plan("CHỈ TIÊU", "TT | Đơn vị | Tỷ lệ lên lớp (%)\n1 | Trường THPT Sông Mây | 97,5\n2 | Trường THPT Cây Thị | 96")
    parent = replace(parent, facts=Facts(targets=tuple(targets(parent))))
    child = replace(plan("CHỈ TIÊU", "- 100% phụ huynh ký cam kết về an toàn giao thông."), header=Header(issuer="Trường THPT Sông Mây"))
    assert [(r.binds, r.child_fact) for r in link(child, [parent]).rows] == [("yes", None), ("no", None)]
