"""Documents given as parents that the plan does not implement: they are set aside; a wrong citation is none of these."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from checker.judge import judge, load_pack
from checker.link import link
from checker.model import Citation, Document, Facts, Header, PartialDate, Role, Span, Target
from checker.pipeline import check_together
from checker.report import json as as_json
from checker.report.terminal import render
from tests.documents import plain

AT = Span(0, 1)
OFFICE, SCHOOL = "Phòng Giáo dục và Đào tạo", "Trường Tiểu học Sao Mai"
HUYEN, QUAN = "UBND huyện Hoài Đức", "UBND Quận 8"
TARGET = Target(None, "học sinh được tuyên truyền", None, None, "=", 100, "%", None, False, AT, AT)


def day(text: str | None) -> PartialDate | None:
    found = date.fromisoformat(text) if text else None
    return PartialDate(found.day, found.month, found.year) if found else None


def cites(number: str | None, issued: str | None, issuer: str | None, role: Role = "parent", kind: str = "Kế hoạch") -> Citation:
    return Citation(kind, number, day(issued), issuer, None, role, AT)


RIGHT = cites("241/KH-PGDĐT", "2022-03-14", f"{OFFICE} huyện Hoài Đức")


def made(header: Header, *citations: Citation) -> Document:
    body = plain("KẾ HOẠCH")
    source = replace(body.source, sha256=header.number or "", name=f"{header.level}.docx")
    return Document(source, header, paragraphs=body.paragraphs, facts=Facts(citations=citations, targets=(TARGET,)))


def school(*citations: Citation) -> Document:
    return made(Header("Kế hoạch", "18/KH-THSM", day("2022-04-05"), issuer=SCHOOL, superior=HUYEN, level="school"), *citations)


def office(
    number: str = "241/KH-PGDĐT", issued: str = "2022-03-14", superior: str = HUYEN, issuer: str = OFFICE, *citations: Citation
) -> Document:
    header = Header("Kế hoạch", number, day(issued), issuer=issuer, superior=superior, level="district_office")
    return made(header, *citations)


def is_mistaken(child: Document, *parents: Document) -> list[bool]:
    hierarchy = link(child, parents)
    assert len(hierarchy.parents) == len(hierarchy.cited) == len(parents) - len(hierarchy.mistaken)
    assert all(row.parent not in hierarchy.mistaken for row in hierarchy.rows)
    return [any(p is m for m in hierarchy.mistaken) for p in parents]


@pytest.mark.parametrize(
    ("number", "issued", "superior", "mistaken"),
    [
        ("128/KH-PGDĐT", "2022-02-14", QUAN, True),
        ("128/KH-GDĐT", "2021-09-30", QUAN, True),
        ("241/KH-PGDĐT", "2022-03-14", HUYEN, False),
        ("128/KH-PGDĐT", "2022-02-14", HUYEN, False),  # one part is right: the plan cites it badly
        ("128/KH-PGDĐT", "2022-03-14", QUAN, False),
        ("241/KH-PGDĐT", "2022-02-14", QUAN, False),
        ("214/KH-PGDĐT", "2022-02-14", QUAN, False),  # digits swapped, one wrong, one lost, one more, another symbol
        ("247/KH-PGDĐT", "2022-02-14", QUAN, False),
        ("24/KH-PGDĐT", "2022-02-14", QUAN, False),
        ("2241/KH-PGDĐT", "2022-02-14", QUAN, False),
        ("241/KH-UBND", "2022-02-14", QUAN, False),
        ("412/KH-PGDĐT", "2022-02-14", QUAN, True),
    ],
)
def test_another_document_differs_in_number_day_and_issuer(number: str, issued: str, superior: str, mistaken: bool) -> None:
    assert is_mistaken(school(RIGHT), office(number, issued, superior)) == [mistaken]


@pytest.mark.parametrize(
    "cited",
    [
        cites(None, "2022-03-14", f"{OFFICE} huyện Hoài Đức"),
        cites("241/KH-PGDĐT", None, f"{OFFICE} huyện Hoài Đức"),
        cites("241/KH-PGDĐT", "2022-03-14", None),
        cites("128/KH-PGDĐT", "2022-02-14", f"{OFFICE} Quận 8", "basis"),  # cited all the same
    ],
)
def test_a_plan_that_names_its_parent_in_part_shows_no_mistake(cited: Citation) -> None:
    whole = (RIGHT,) if cited.role == "basis" else ()
    assert is_mistaken(school(cited, *whole), office("128/KH-PGDĐT", "2022-02-14", QUAN)) == [False]


@pytest.mark.parametrize(
    ("subject", "mistaken"),
    [
        ("phát triển văn hóa đọc trong các trường học năm 2022", True),
        ("phòng, chống đuối nước cho học sinh năm 2021", False),  # last year's: the wrong parent, and told as such (CC03)
        (None, False),
    ],
)
def test_a_superior_s_plan_on_another_matter_is_another_document(subject: str | None, mistaken: bool) -> None:
    given = office("22/KH-PGDĐT", "2022-03-14")
    given = replace(given, header=replace(given.header, subject="Phòng, chống đuối nước cho học sinh năm 2022"))
    cited = replace(cites("130/KH-PGDĐT", "2021-09-01", given.header.issuer), subject=subject)
    assert is_mistaken(school(cited), given) == [mistaken]


@pytest.mark.parametrize(("superior", "mistaken"), [(QUAN, True), (HUYEN, False)], ids=["another office", "the plan's own office"])
def test_another_office_s_plan_on_another_matter_is_no_slip_of_the_number(superior: str, mistaken: bool) -> None:
    given = office("214/KH-PGDĐT", "2021-09-01", superior)
    given = replace(given, header=replace(given.header, subject="Phòng, chống đuối nước cho học sinh năm 2021"))
    cited = replace(RIGHT, subject="phát triển văn hóa đọc trong các trường học năm 2022")
    assert is_mistaken(school(cited), given) == [mistaken]


@pytest.mark.parametrize(
    ("cited", "superior", "given", "mistaken"),
    [
        (cites(None, None, f"{OFFICE} huyện Hoài Đức"), "Phòng GD&ĐT Hoài Đức", QUAN, True),
        (cites(None, None, f"{OFFICE} huyện Hoài Đức"), "Phòng GD&ĐT Hoài Đức", HUYEN, False),
        (cites(None, None, f"{OFFICE} huyện Hoài Đức"), f"{OFFICE} Quận 8", QUAN, False),  # another school's words copied
        (cites(None, None, f"{OFFICE} huyện Hoài Đức"), None, QUAN, False),
        (cites("128/KH-PGDĐT", None, f"{OFFICE} huyện Hoài Đức"), "Phòng GD&ĐT Hoài Đức", QUAN, False),
        (cites(None, None, OFFICE), OFFICE, QUAN, False),
        (cites(None, None, "UBND huyện Hoài Đức"), HUYEN, QUAN, False),  # the ward's own superior, an office given: another kind
    ],
)
def test_a_citation_without_number_and_day_means_the_plan_s_own_superior(
    cited: Citation, superior: str | None, given: str, mistaken: bool
) -> None:
    child = school(cited)
    child = replace(child, header=replace(child.header, superior=superior))
    assert is_mistaken(child, office("128/KH-PGDĐT", "2022-02-14", given)) == [mistaken]


def test_a_plan_that_implements_nothing_shows_no_mistake() -> None:
    assert is_mistaken(school(), office("128/KH-PGDĐT", "2022-02-14", QUAN)) == [False]


def test_the_plan_itself_and_a_plan_below_it() -> None:
    assert is_mistaken(school(RIGHT), school(RIGHT)) == [True]
    assert is_mistaken(office(), school(RIGHT)) == [True]
    assert is_mistaken(office(), school()) == [True], "by the levels alone"
    assert is_mistaken(school(), office("9/KH-PGDĐT", "2022-02-14", QUAN, OFFICE, cites("18/KH-THSM", "2022-04-05", SCHOOL))) == [True]


def test_a_note_is_no_parent_and_an_extract_with_targets_is_one() -> None:
    note = plain("Chị ơi, mai nhớ nộp kế hoạch nhé.")
    assert is_mistaken(school(RIGHT), note) == [True]
    assert is_mistaken(school(RIGHT), replace(note, facts=Facts(targets=(TARGET,)))) == [False]
    assert is_mistaken(school(RIGHT), replace(note, header=Header("Công văn"))) == [False]


@pytest.mark.parametrize(
    ("citation", "mistaken"),
    [
        (RIGHT, True),
        (cites("30/2020/NĐ-CP", None, "Chính phủ", "basis", "Nghị định"), False),
        (cites("20/2023/NĐ-CP", None, "Chính phủ", "basis", "Nghị định"), True),
        (cites(None, None, "Chính phủ", "mention", "Nghị định"), False),
        (cites("03/2020/NĐ-CP", "2020-03-05", "Chính phủ", "parent", "Nghị định"), False),  # implemented, and cited badly
        (cites("03/2020/NĐ-CP", None, None, "parent", "Nghị định"), False),
    ],
)
def test_a_decree_that_the_plan_does_not_cite(citation: Citation, mistaken: bool) -> None:
    decree = made(Header("Nghị định", "30/2020/NĐ-CP", day("2020-03-05"), issuer="Chính phủ", level="central"))
    assert is_mistaken(school(citation), decree) == [mistaken]


def test_a_number_that_another_body_gave_too_turns_nothing_round() -> None:
    above = cites("18/KH-THSM", "2022-01-05", "Ủy ban nhân dân huyện Hoài Đức")
    assert is_mistaken(school(), office("241/KH-PGDĐT", "2022-03-14", HUYEN, OFFICE, above)) == [False]


def test_what_the_parent_implements_is_no_mistake_and_a_right_parent_stays() -> None:
    above = cites("63/KH-UBND", "2022-02-25", "Ủy ban nhân dân huyện Hoài Đức")
    district = made(Header("Kế hoạch", "63/KH-UBND", day("2022-02-25"), issuer="UBND huyện Hoài Đức", level="district"))
    right, wrong = office("241/KH-PGDĐT", "2022-03-14", HUYEN, OFFICE, above), office("128/KH-PGDĐT", "2022-02-14", QUAN)
    assert is_mistaken(school(RIGHT), district) == [True]
    assert is_mistaken(school(RIGHT), district, right, wrong) == [False, False, True]


def test_the_report_says_it_once_and_judges_nothing_by_it() -> None:
    plan = school(RIGHT)
    rules = load_pack()
    report = judge(plan, link(plan, [office("128/KH-PGDĐT", "2022-02-14", QUAN)]), rules)
    said = (
        "Văn bản đưa vào làm cấp trên (Kế hoạch số 128/KH-PGDĐT của Phòng Giáo dục và Đào tạo Quận 8) "
        "không phải văn bản mà kế hoạch thực hiện; hãy xem lại văn bản đã chọn."
    )
    needing = {r.id for r in rules if "parent" in r.needs}
    whys = [v.why.vi for v in report.verdicts if v.rule in needing and v.outcome == "not_evaluated" and v.why]
    assert whys == [said] * len(needing)
    assert needing
    assert not report.inherited
    assert render([report], colour=False).count(f"! {said}") == 1
    assert [w["message"] for w in as_json.report_of(report)["warnings"]] == [said]
    assert as_json.report_of(report, "en")["warnings"][0]["message"].endswith(
        "is not the one that the plan implements; check the document chosen."
    )


def test_files_in_each_other_s_place_are_told_so() -> None:
    plan = office()
    (notice,) = judge(plan, link(plan, [school(RIGHT)]), load_pack()).notices
    assert notice.message.vi.endswith("không phải văn bản mà kế hoạch thực hiện; có thể hai tệp đã bị chọn đổi chỗ cho nhau.")


def test_what_other_plans_of_the_run_implement_is_no_mistake_beside_one_that_has_its_own() -> None:
    other = cites("77/KH-PGDĐT", "2022-09-05", f"{OFFICE} huyện Hoài Đức")
    one = replace(RIGHT, subject="Phòng, chống đuối nước")
    two = replace(other, subject="Phát triển thư viện")
    first, second = school(one), replace(school(two), header=replace(school().header, number="20/KH-THSM", subject="Thư viện"))
    parents = [
        replace(office(), header=replace(office().header, subject="Phòng, chống đuối nước")),
        replace(
            office("77/KH-PGDĐT", "2022-09-05"), header=replace(office("77/KH-PGDĐT", "2022-09-05").header, subject="Phát triển thư viện")
        ),
    ]
    codes = [[n.code for n in r.notices] for r in check_together([first, second], parents)]
    assert codes == [[], []]
    assert [n.code for n in check_together([first], parents)[0].notices] == ["mistaken_parent"]
