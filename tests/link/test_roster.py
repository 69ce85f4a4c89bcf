"""A roster called over documents: whichever way names are written, and what is told of whom."""

from __future__ import annotations

from itertools import permutations

import pytest
from msgspec.structs import replace

from checker.link.forest import planted
from checker.link.roster import called
from checker.model import Citation, Document, Header, Roll, Unit
from tests.link.test_forest import OFFICE, PARENT, SUBJECT, TO_OFFICE, cites, day, made

LAST = cites("19/KH-PGDĐT", "10/3/2021", "Phòng GD&ĐT huyện Tây Hồ Sơn", "phòng, chống đuối nước cho học sinh năm 2021")


def plan(
    issuer: str, *citations: Citation, name: str = "a.docx", number: str = "5/KH", issued: str | None = "5/4/2022", **more: object
) -> Document:
    document = made(name, issuer, number, issued, *citations, above="UBND huyện Tây Hồ Sơn")
    return replace(document, header=replace(document.header, level="school", **more))


def roll(units: list[Unit], *documents: Document, given: tuple[Document, ...] = (PARENT,)) -> Roll:
    return called(units, planted([*documents, *given]), len(documents))


def standing(unit: str | Unit, *documents: Document, given: tuple[Document, ...] = (PARENT,)) -> str:
    units = [unit if isinstance(unit, Unit) else Unit(unit)]
    return roll(units, *documents, given=given).submissions[0].standing


@pytest.mark.parametrize(
    ("row", "issuer"),
    [
        ("Trường MN Hoa Mai", "TRƯỜNG MẦM NON HOA MAI"),
        ("MN Hoa Mai", "Trường Mầm non Hoa Mai"),
        ("Trường Mầm non Hoa Mai, xã An Phú", "TRƯỜNG MN HOA MAI"),
        ("Trường mầm non Hòa Bình", "TRƯỜNG MẦM NON HOÀ BÌNH"),
        ("TRUONG MN HOA MAI", "Trường Mầm non Hoa Mai"),  # typed without marks
        ("Trường PTDTBT THCS Khe Tâm", "Trường Phổ thông dân tộc bán trú trung học cơ sở Khe Tâm"),
        ("TH&THCS Bãi Thơm", "Trường Tiểu học và Trung học cơ sở Bãi Thơm"),
    ],
)
def test_names_are_matched_through_spelling(row: str, issuer: str) -> None:
    assert standing(row, plan(issuer, TO_OFFICE)) == "submitted"


@pytest.mark.parametrize(
    ("row", "issuer"),
    [
        ("Trường MN Hoa Mai", "Trường Tiểu học Hoa Mai"),
        ("Trường MN Hoa Mai", "Trường Mầm non Hoa Mai 2"),
        ("Trường MN Hoa Mai 1", "Trường Mầm non Hoa Mai 2"),
        ("Trường MN Hoa Mai", "Trường Mầm non Hoa Mơ"),
        ("Trường MN Hoa Mai, xã An Phú", "Trường Mầm non Hoa Mai, xã Bình Minh"),
    ],
)
def test_another_school_is_another_school(row: str, issuer: str) -> None:
    told = roll([Unit(row)], plan(issuer, TO_OFFICE))
    assert told.submissions[0].standing == "missing"
    assert [d.header.issuer for d in told.strangers] == [issuer]


def test_the_kind_completes_a_bare_name() -> None:
    units = [Unit("Hoa Mai", kind="Mầm non"), Unit("Hoa Mai", kind="Tiểu học")]
    told = roll(units, plan("Trường Tiểu học Hoa Mai", TO_OFFICE))
    assert [s.standing for s in told.submissions] == ["missing", "submitted"]


def test_of_two_schools_of_one_name_the_place_tells() -> None:
    units = [Unit("Trường TH Hoa Ban, xã An Phú"), Unit("Trường TH Hoa Ban, xã Bình Minh")]
    known = roll(units, plan("Trường Tiểu học Hoa Ban", TO_OFFICE, superior="UBND xã Bình Minh"))
    assert [s.standing for s in known.submissions] == ["missing", "submitted"]
    unknown = roll(units, plan("Trường Tiểu học Hoa Ban", TO_OFFICE))
    assert ([s.standing for s in unknown.submissions], len(unknown.unassigned)) == (["missing", "missing"], 1)


HOA = "Trường Mầm non Hoa Mai"


def file(name: str, *, sha: str, kind: str = "docx", number: str = "5/KH", subject: str = SUBJECT) -> Document:
    document = plan(HOA, TO_OFFICE, name=name, number=number, subject=subject)
    return replace(document, source=replace(document.source, sha256=sha, format=kind))


@pytest.mark.parametrize(
    ("documents", "said", "why"),
    [
        ([file("a.docx", sha="1"), file("a.pdf", sha="2", kind="pdf")], "submitted", None),  # Word and the signed copy
        ([file("a.docx", sha="1"), file("b.docx", sha="2")], "twice", "versions"),
        ([file("a.docx", sha="1"), file("b.docx", sha="1")], "twice", "handed in again"),
        ([file("a.docx", sha="1"), file("b.docx", sha="2", number="6/KH")], "twice", "different plans"),
        ([plan(HOA, TO_OFFICE, LAST)], "submitted", None),
        ([plan(HOA, LAST, issued="2/4/2021", subject="Phòng, chống đuối nước cho học sinh năm 2021")], "old_plan", "2021"),
        ([plan(HOA, LAST)], "old_parent", "19/KH-PGDĐT of 2021"),
        ([plan(HOA, cites("22/KH-PGDĐT", "14/3/2021", "Phòng GD&ĐT huyện Tây Hồ Sơn"))], "submitted", None),  # a slip of the year
        ([plan(HOA)], "submitted", None),  # whether it names its parent is CC01's to tell
        ([plan(HOA, type="Công văn")], "missing", "Công văn"),
    ],
)
def test_standings(documents: list[Document], said: str, why: str | None) -> None:
    for order in permutations(documents):
        submission = roll([Unit(HOA)], *order).submissions[0]
        assert submission.standing == said
        assert (why or "") in (submission.why.en if submission.why else "")


def test_a_joint_plan_stands_beside_the_unit_s_own() -> None:
    joint = plan(HOA, TO_OFFICE, name="lt.docx", number="2/KHLT", issuers=(HOA, "Trường Tiểu học Sơn Ca"))
    told = roll([Unit(HOA), Unit("TH Sơn Ca")], plan(HOA, TO_OFFICE), joint)
    assert [s.standing for s in told.submissions] == ["submitted", "submitted"]


def test_without_a_given_parent_the_one_that_the_others_implement_is_the_measure() -> None:
    others = [plan(f"Trường Mầm non Số {n}", TO_OFFICE, name=f"{n}.docx") for n in (1, 2)]
    units = [Unit("MN Số 1"), Unit("MN Số 2"), Unit(HOA)]
    told = roll(units, *others, plan(HOA, LAST, name="c.docx"), PARENT, given=())
    assert [s.standing for s in told.submissions] == ["submitted", "submitted", "old_parent"]
    assert told.strangers == (), "the parent among the files is no stranger"


def test_a_plan_of_several_years_is_not_last_year_s() -> None:
    from checker.model import Period

    long = plan(HOA, LAST, issued="2/4/2021", period=Period(2021, 2025), subject="Phòng, chống đuối nước giai đoạn 2021 - 2025")
    assert standing(HOA, long) != "old_plan"


def test_a_file_that_tells_no_issuer_may_be_a_unit_s_by_its_name() -> None:
    blank = replace(plan(HOA), header=Header())
    scan = replace(blank, source=replace(blank.source, name="C1-MN hoa mai_ky so.pdf", status="unreadable"))
    other = replace(blank, source=replace(blank.source, name="quet 003.pdf", status="unreadable", sha256="x"))
    told = roll([Unit(HOA), Unit("Trường TH Sơn Ca", code="TH05")], scan, other)
    assert [s.standing for s in told.submissions] == ["unclear", "missing"]
    assert [d.source.name for d in told.unassigned] == ["quet 003.pdf"]
    coded = replace(scan, source=replace(scan.source, name="nop/TH05/kehoach.pdf"))
    assert standing(Unit("Trường TH Sơn Ca", code="TH05"), coded) == "unclear"


def test_the_office_s_own_plan_of_another_matter_is_a_stranger() -> None:
    other = made("x.docx", OFFICE, "30/KH-PGDĐT", "1/4/2022", above="UBND huyện Tây Hồ Sơn", subject="Phát triển văn hóa đọc năm 2022")
    assert [d.source.name for d in roll([Unit(HOA)], other).strangers] == ["x.docx"]
    assert day("1/4/2022") == other.header.issued
