"""The check types on hand-made facts, and records as rules see them."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge.case import Bench
from checker.judge.facts.dates import dates, real
from checker.judge.facts.structure import ordinal
from checker.language.dates import scan
from checker.model import Citation, Document, Facts, Hierarchy, Paragraph, PartialDate, Period, Section, Span
from tests.judge.made import citation, document, judged, rule, target, verdict


def sections(*rows: tuple[str | None, int | None], kinds: tuple[str, ...] = ()) -> Document:
    """A document of headings only: (number, parent) a row, a line each."""
    text = "\n".join(f"{number or ''}. Đề mục" for number, _ in rows)
    made, at = [], 0
    for number, parent in rows:
        line = Span(at, at + len(f"{number or ''}. Đề mục"))
        made.append(Section(kinds[0] if kinds else None, kinds, number, "Đề mục", 1, line, line, parent))
        at = line.end + 1
    return replace(document(text), sections=tuple(made))


def numbered(*numbers: str, parent: int | None = None) -> Document:
    return sections(*((number, parent) for number in numbers))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("III", ("roman", 3)),
        ("IX", ("roman", 9)),
        ("XIV", ("roman", 14)),
        ("12", ("arabic", 12)),
        ("2.1", ("2.", 1)),
        ("2.1.3", ("2.1.", 3)),
        ("đ", ("letter", 5)),
        ("PHẦN II", ("roman", 2)),
        ("Điều 4", ("arabic", 4)),
        ("-", None),
        ("2021", None),
    ],
)
def test_numbers_as_printed(printed: str, value: tuple[str, int] | None) -> None:
    assert ordinal(printed) == value


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (("I", "II", "III"), []),
        (("I", "II", "II", "III"), ["doubled"]),
        (("I", "II", "IV"), ["skipped"]),
        (("I", "III", "II"), ["skipped"]),
        (("II", "I"), ["disordered"]),
        (("1", "2", "1", "2", "1", "2"), ["flattened"]),
        (("I",), []),
        (("a", "b", "c", "d", "đ", "e", "g"), []),
        (("A", "B", "C", "D", "Đ", "E"), []),
        (("A", "B", "C", "D", "E"), []),  # the Latin letters
        (("A", "B", "D", "E"), ["skipped"]),
        (("2.1", "2.2", "2.3"), []),
    ],
)
def test_ordered(numbers: tuple[str, ...], told: list[str]) -> None:
    report = judged(numbered(*numbers), rule("ordered", "list", given={"fact": "list", "where": {"single": False}}))
    assert [f.message.vi for f in report.findings] == told


def test_a_list_of_one_is_not_judged() -> None:
    report = judged(numbered("I"), rule("ordered", "list", given={"fact": "list", "where": {"single": False}}))
    assert verdict(report).outcome == "not_applicable"


def test_what_lacks_among_the_headings_may_be_an_item() -> None:
    child = numbered("1", "3")
    text = child.source.text.replace("3. Đề mục", "2. Việc\n3. Đề mục")
    line = Span(text.index("2. Việc"), text.index("2. Việc") + 7)
    headings = (child.sections[0], replace(child.sections[1], heading=Span(line.end + 1, len(text)), span=Span(line.end + 1, len(text))))
    item = Paragraph(line, line, marker="2.", section=0)
    child = replace(child, source=replace(child.source, text=text), sections=headings, paragraphs=(item,))
    assert judged(child, rule("ordered", "list", given={"fact": "list", "where": {"single": False}})).findings == ()


@pytest.mark.parametrize(
    ("date", "there"),
    [
        (PartialDate(31, 6), False),
        (PartialDate(30, 2, 2024), False),
        (PartialDate(29, 2, 2023), False),
        (PartialDate(29, 2, 2024), True),
        (PartialDate(29, 2), True),
        (PartialDate(1, 0, 2024), False),
        (PartialDate(None, 13), False),
        (PartialDate(32), False),
        (PartialDate(31), True),
        (PartialDate(None, None, 2024), True),
    ],
)
def test_real_dates(date: PartialDate, there: bool) -> None:
    assert real(date) is there


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chào cờ thứ Hai, ngày 16/11/2026.", []),
        ("Chào cờ sáng thứ Hai, ngày 17/11/2026.", ["thứ Hai, ngày 17/11/2026"]),
        ("Tổ chức vào thứ 7 (22/11/2026).", ["thứ 7 (22/11/2026)"]),
        ("Tổ chức vào Chủ nhật, ngày 22 tháng 11 năm 2026.", []),
        ("Từ thứ Ba, ngày 17/11/2026 đến thứ Năm, ngày 20/11/2026.", ["thứ Năm, ngày 20/11/2026"]),
        ("Lịch trực:\nThứ Hai, ngày 17/11/2026: tổ Văn phòng.", ["Thứ Hai, ngày 17/11/2026"]),
        ("2. Thứ hai, 17/11/2026: tổ Văn phòng.", ["Thứ hai, 17/11/2026"]),
        ("Lịch trực:\nThứ Ba, ngày 17/11/2026: tổ Văn phòng.", []),
        ("Nghị quyết hội nghị lần thứ năm, ngày 17/11/2026.", []),
        ("Nghị quyết hội nghị lần\nthứ năm, ngày 17/11/2026.", []),
        ("Quốc hội thông qua tại kỳ họp thứ 6 ngày 17/11/2026.", []),
        ("Họp vào thứ Hai, ngày 17/11.", []),  # of which year?
        ("Trực từ ngày 21/10/2026 đến ngày 17/10/2026.", ["từ ngày 21/10/2026 đến ngày 17/10/2026"]),
        ("Trực từ ngày 21/12 đến ngày 17/01/2027.", []),
        ("Trực từ ngày 21/12/2026 đến ngày 17/01/2027.", []),
    ],
)
def test_days_that_no_calendar_has(text: str, told: list[str]) -> None:
    made = document(text)
    made = replace(made, facts=Facts(dates=scan(text)))
    unreal = [r for r in dates(made, Hierarchy(made)) if not r.get("real")]
    assert [r.text for r in unreal] == told


def cited(**fields: Any) -> Document:
    return document(facts=Facts(citations=(citation(**fields),)))


AGREES = rule("agrees", "citation", {"equal": {"year": ["number_year", "issued_year"]}, "codes": True})


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"type": "Thông tư", "number": "45/2021/TT-BGDĐT", "issued": PartialDate(31, 12, 2021)}, []),
        ({"type": "Thông tư", "number": "45/2021/TT-BGDĐT", "issued": PartialDate(31, 12, 2022)}, ["year"]),
        ({"type": "Nghị định", "number": "80/2017/TT-BGDĐT"}, ["type"]),
        ({"type": "Công văn", "number": "576/KH-PGDĐT"}, ["type"]),
        ({"type": "Kế hoạch", "number": "300/KHLT-PGDĐT-HKH"}, []),
        ({"type": "Kế hoạch", "number": "168/SYT-NVY"}, []),
        ({"type": "Thông tư", "number": "09/2013/TTLT-BYT-BGDĐT"}, []),
        ({"type": "Chỉ thị", "number": "05-CT/TW"}, []),
        ({"type": "Chương trình", "number": "04-CTr/QU"}, []),
        ({"type": "Văn bản", "number": "91/TTr-SGDĐT"}, []),
        ({"type": "Quyết định", "number": "248/QĐ-TTg"}, []),
        ({"type": "Nghị quyết", "number": "121/2020/QH14", "issued": PartialDate(19, 6, 2020)}, []),
    ],
)
def test_numbers_agree_with_dates_and_types(fields: dict[str, Any], told: list[str]) -> None:
    assert [f.message.vi for f in judged(cited(**fields), AGREES).findings] == told


def targets(*made: Any) -> Document:
    return document(facts=Facts(targets=made))


LIMIT = {"where": {"unit": "%"}, "most": 100, "unless_words": ["so với", "kế hoạch"]}
CONSISTENT = rule(
    "consistent",
    "target",
    {"by": ["indicator", "population", "unit"], "value": "value", "along": "year", "falling": "decreasing", "limit": LIMIT},
    given={"fact": "target", "where": {"valued": True}},
)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ((target(90, year=2025), target(90, year=2025)), []),
        ((target(90, year=2025), target(85, year=2025)), ["differs"]),
        ((target(80, year=2025), target(85, year=2030)), []),
        ((target(85, year=2025), target(80, year=2030)), ["weaker"]),
        ((target(5, year=2025, decreasing=True), target(3, year=2030, decreasing=True)), []),
        ((target(3, year=2025, decreasing=True), target(5, year=2030, decreasing=True)), ["weaker"]),
        ((target(60, year=2025), target(50, year=2026), target(40, year=2027)), []),  # so steady a fall is meant
        ((target(60, year=2025), target(50, year=2026), target(55, year=2027)), ["weaker"]),
        ((target(90, year=2025), target(85, year=2025, population="lớp 5")), []),
        ((target(90, year=2025), target(2, year=2025, unit="lần/năm")), []),
        ((target(90, year=2025), target(85, year=2025, indicator="tỷ lệ trẻ ra lớp")), []),
        ((target(90, year=2025), target(85, year=2025, indicator="tỷ lệ học sinh biết bơi trong toàn trường")), ["differs"]),
        ((target(90, year=2025), target(85, year=2025, indicator="tỷ lệ học sinh biết bơi ếch")), []),
        ((target(90, op=">="), target(95, op="<=")), []),
        ((target(105),), ["limit"]),
        ((target(105, unit="em"),), []),
    ],
)
def test_targets_do_not_contradict(made: tuple[Any, ...], told: list[str]) -> None:
    assert [f.message.vi for f in judged(targets(*made), CONSISTENT).findings] == told


def test_a_share_of_a_plan_may_exceed_a_hundred() -> None:
    text = "đạt 105% kế hoạch được giao"
    child = document(text, facts=Facts(targets=(target(105, span=Span(0, len(text))),)))
    assert judged(child, CONSISTENT).findings == ()


def test_cites() -> None:
    made = rule("cites", "citation", {"number": "15/KH-UBND"})
    assert judged(cited(number="15/KH - UBND"), made).findings == ()
    assert [f.message.vi for f in judged(cited(number="16/KH-UBND"), made).findings] == ["missing"]


def test_count() -> None:
    made = rule("count", "section", {"of": "figures", "least": 1, "as_parent": True})
    child = sections(("I", None), kinds=("chi_tieu",))
    assert verdict(judged(child, made)).outcome == "fail"
    assert verdict(judged(child, made, parents=(child,))).outcome == "not_applicable"
    lively = replace(child, paragraphs=(Paragraph(Span(7, 9), Span(0, 9), section=0),))
    assert child.source.text == "I. Đề mục"
    assert verdict(judged(lively, made)).outcome == "fail", "a paragraph without a figure"


def test_phrase_by_token_patterns() -> None:
    made = rule("phrase", "line", {"patterns": [[{"LOWER": "theo"}, {"LOWER": "quy định"}]]})
    child = document("Báo cáo theo quy định.", spans={"subject": Span(0, 22)})
    assert [(f.span, f.evidence) for f in judged(child, made).findings] == [(Span(8, 21), "theo quy định")]
    wanted = rule("phrase", "line", {"patterns": [[{"LOWER": "hằng"}, {"LOWER": "tháng"}]], "wanted": True})
    assert [f.message.vi for f in judged(child, wanted).findings] == ["found"]


def parent_of(period: Period | None) -> Document:
    return document("KẾ HOẠCH", period=period)


WITHIN = rule("within", "period")


@pytest.mark.parametrize(
    ("own", "above", "told"),
    [
        (Period(2021, 2025), Period(2021, 2025), []),
        (Period(2021, 2025), Period(2021, 2025, 2030), ["shortened"]),
        (Period(2021, 2025, 2030), Period(2021, 2025, 2030), []),
        (Period(2022, 2022), Period(2021, 2025, 2030), []),
        (Period(2020, 2020), Period(2021, 2021), ["outside"]),
        (Period(2026, 2031), Period(2026, 2030), ["outside"]),
        (Period(2021, 2022), Period(None, 2030), []),
        (None, Period(2021, 2025), []),
        (Period(2022, 2022), None, []),
    ],
)
def test_period(own: Period | None, above: Period | None, told: list[str]) -> None:
    report = judged(document("KẾ HOẠCH", period=own), WITHIN, parents=(parent_of(above),))
    assert [f.message.vi for f in report.findings] == told


def test_a_plans_own_clause_gives_the_years_of_the_body() -> None:
    text = "Trường Tiểu học Hoa Ban xây dựng Kế hoạch an toàn trường học năm 2026 như sau:"
    child = document(text, period=Period(2025, 2025))
    child = replace(child, paragraphs=(Paragraph(Span(0, len(text)), Span(0, len(text)), region="preamble"),))
    report = judged(child, WITHIN)
    assert [f.message.vi for f in report.findings] == ["disagree"]
    years = [r.get("years") for r in Bench(child, Hierarchy(child)).records("period", child)]
    assert years == ["2025", "2026"]


def test_what_schools_report_to_the_issuer_is_not_its_own_report() -> None:
    from tests.judge.made import deadline

    mine, theirs = deadline(recipient="UBND huyện Phong Điền"), deadline(20, 12, recipient="Phòng GD&ĐT huyện")
    child = document(facts=Facts(deadlines=(mine, theirs)), issuer="Phòng Giáo dục và Đào tạo huyện Phong Điền")
    made = rule(
        "forbidden",
        "deadline",
        {"unless": {"outward": True, "dated": True}},
        given={"fact": "deadline", "where": {"outward": True, "dated": False}},
    )
    assert len(judged(child, made).findings) == 1


def fields_of(**fields: Any) -> list[str]:
    made = rule(
        "has_fields",
        "citation",
        {
            "cases": [
                {"message": "parent", "where": {"role": "parent"}, "as_parent": True, "alone": ["number"], "fields": FIELDS},
                {"message": "other", "where": {"role": "basis", "numbered": True}, "fields": {"issuer": FIELDS["issuer"]}},
            ]
        },
    )
    return [f"{f.message.vi} {f.severity}" for f in judged(cited(**fields), made).findings]


FIELDS = {"number": {"vi": "số", "en": "number"}, "issued": {"vi": "ngày", "en": "date"}, "issuer": {"vi": "cơ quan", "en": "issuer"}}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"number": "1/KH-UBND", "issued": PartialDate(1, 1, 2026), "issuer": "UBND phường"}, []),
        ({"number": "1/KH-UBND", "issuer": "UBND phường"}, ["parent error"]),
        ({"issuer": "UBND phường"}, ["parent info"]),
        ({"role": "basis", "number": "1/KH-UBND"}, ["other error"]),
        ({"role": "basis"}, []),
        ({"role": "mention", "number": "1/KH-UBND"}, []),
    ],
)
def test_fields_that_a_citation_needs(fields: dict[str, Any], told: list[str]) -> None:
    assert fields_of(**fields) == told


def test_only_what_the_parent_has_is_asked_of_its_citation() -> None:
    made = rule("has_fields", "citation", {"cases": [{"message": "parent", "where": {}, "as_parent": True, "fields": FIELDS}]})
    name: Citation = citation(issuer="Phòng GD&ĐT")
    child = document(facts=Facts(citations=(name,)))
    unnumbered = document(issuer="Phòng GD&ĐT")
    assert judged(child, made, parents=(unnumbered,), cited=(name,)).findings == ()
    numbered_parent = document(issuer="Phòng GD&ĐT", number="1/KH-PGDĐT")
    assert len(judged(child, made, parents=(numbered_parent,), cited=(name,)).findings) == 1
