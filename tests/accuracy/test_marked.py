"""The scorer of the marked set: what it reads, what it forgives, and that a wrong fact costs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from checker.model import Citation, Document, PartialDate, Span
from tests.accuracy.marked import score as scoring
from tests.accuracy.marked import values
from tests.accuracy.marked.__main__ import BAR, BLIND, KEPT, LOWER, bar, markdown, table
from tests.accuracy.marked.cases import Case, CaseError, folders, load, unmarked
from tests.accuracy.marked.score import Count, Score, score
from tests.accuracy.marked.wrap import wrap

SENTENCE = (
    "Thực hiện [[citation type='Kế hoạch' number='52/KH-PGDĐT' issued='2023-03-05' issuer='Phòng GD&ĐT huyện Yên Sơn' role='parent'|Kế hoạch số "
    "52/KH-PGDĐT ngày 05/3/2023 của Phòng GD&ĐT huyện Yên Sơn]] về ngày hội đọc sách, Trường Tiểu học Hoa Ban xây dựng kế hoạch như sau:"
)
TARGET = "[[target op='>=' value='85' unit='%' year='2025'|Ít nhất 85%]] học sinh lớp 5 biết bơi vào năm 2025."
DEADLINE = "Nhà trường gửi báo cáo về Phòng GD&ĐT huyện Yên Sơn [[deadline kind='report' day='20' month='11' year='2023' recipient='Phòng GD&ĐT huyện Yên Sơn'|trước ngày 20/11/2023]]."
EVENT = (
    "[[event name='Ngày Gia đình Việt Nam' from='28/6'|Ngày Gia đình Việt Nam 28/6]]: tổ chức ngày hội, mời ông bà, cha mẹ cùng tham gia."
)


def case(text: str, *, preamble: bool = False, section: str | None = None) -> Case:
    plain, marks = unmarked(text)
    return Case("x", "sentence", plain, marks, preamble, section)


def rows(text: str, *, preamble: bool = False, section: str | None = None) -> dict[str, tuple[int, int, int]]:
    counts = score([case(text, preamble=preamble, section=section)]).counts
    return {name: (c.right, c.lost, c.extra) for name, c in counts.items() if c.right or c.lost or c.extra}


def test_the_marks_go_and_keep_their_place() -> None:
    plain, marks = unmarked("Đạt [[target op='=' value='9' unit='lần/năm'|09 lần/năm]] trở lên.")
    assert plain == "Đạt 09 lần/năm trở lên."
    assert [(m.kind, plain[m.start : m.end], m.values["value"]) for m in marks] == [("target", "09 lần/năm", "9")]


@pytest.mark.parametrize(
    "text",
    [
        "[[goal value='3'|ba]]",
        "[[target size='3'|ba]]",
        "[[target value='3' ba]]",
        "[[target value='3'|]]",
        "chỉ [[ ba",
        "ba ]] thôi",
        "[[event name='a'|[[target|b]]]]",
    ],
)
def test_a_mark_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CaseError):
        unmarked(text)


@pytest.mark.parametrize(
    ("yaml", "why"),
    [
        ("- {id: a, kind: sentence, text: x, colour: red}", "colour"),
        ("- {id: a, kind: verse, text: x}", "verse"),
        ("- {id: a, kind: sentence, text: x}\n- {id: a, kind: sentence, text: y}", "twice"),
        ("[]", "no cases"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, yaml: str, why: str) -> None:
    (tmp_path / "a.yaml").write_text(yaml, "utf8")
    with pytest.raises(CaseError, match=why):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023-03-05", (5, 3, 2023)),
        ("?-04-2023", (None, 4, 2023)),
        ("2023-04-?", (None, 4, 2023)),
        ("12-?-2019", (12, None, 2019)),
        ("?-?-2016", (None, None, 2016)),
        ("2016", ValueError),
        ("15/11", (15, 11, None)),
        ("11/2025", (None, 11, 2025)),
        ("15/11/2025", (15, 11, 2025)),
        ("ngày 5", ValueError),
        ("", None),
    ],
)
def test_dates_whole_and_partial(text: str, date: object) -> None:
    if date is ValueError:
        with pytest.raises(ValueError, match="no date"):
            values.date(text)
    else:
        assert values.date(text) == date


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Phòng GD & ĐT", "phòng GDĐT", True),
        ("Phòng GD và ĐT", "Phòng GD&ĐT", True),
        ("UBND tỉnh Thanh Hoá", "UBND tỉnh Thanh Hóa", True),
        ("Bộ Y tế – Bộ Nội vụ", "Bộ Y tế - Bộ\nNội vụ", True),
        ("Sở Y tế", "Giám đốc Sở Y tế", False),
        ("Phòng GD&ĐT huyện Ba Vì", "Phòng GD&ĐT", False),
        ("Và A", "A", True),
        ("Ba Vàng", "Bang", False),
    ],
)
def test_what_a_reader_takes_for_one_text(one: str, other: str, *, same: bool) -> None:
    assert (values.text(one) == values.text(other)) is same


def test_what_else_is_the_same() -> None:
    assert values.number("05 /KH - PGD&ĐT") == values.number("5/kh-pgdđt") != values.number("6/KH-PGDĐT")
    assert values.number("……/QĐ-UBND") is values.number("/KH-THCS") is None
    assert values.actor("Nhà trường") is None
    assert values.actor("Các trường") is not None
    assert values.figure("13,5") == 13.5 == values.figure(13.5)
    assert values.names("thánghànhđộngvìtrẻem", "phátđộngthánghànhđộngvìtrẻem")
    assert not values.names("ngày8/3", "ngày20/10")


def test_the_plan_around_a_case_says_nothing() -> None:
    for preamble in (False, True):
        wrapped = wrap(case("Học sinh đọc sách.", preamble=preamble))
        facts, header = wrapped.document.facts, wrapped.document.header
        assert (facts.citations, facts.dates, facts.deadlines, facts.events) == ((),) * 4
        assert not [t for t in facts.targets if t.value is not None or t.span.start < wrapped.text.end and wrapped.text.start < t.span.end]
        assert (header.issuer, header.number, header.issued, header.period, header.level) == (None,) * 5
        assert wrapped.document.text(wrapped.text) == "Học sinh đọc sách."


def test_the_marked_words_are_found_again_where_reading_drops_blanks() -> None:
    wrapped = wrap(case("Dòng một   \n\n   dòng hai [[target value='5'|đạt 5%]].", section="CHỈ TIÊU"))
    plain = "Dòng một   \n\n   dòng hai đạt 5%."
    assert wrapped.document.text(wrapped.place(plain.index("đạt"), plain.index("."))) == "đạt 5%"


def test_a_preamble_and_a_section_are_what_the_case_says() -> None:
    document = wrap(case(SENTENCE, preamble=True)).document
    assert [(c.region, c.role) for c in document.facts.citations] == [("preamble", "parent")]
    assert [s.kind for s in wrap(case(TARGET, section="CHỈ TIÊU")).document.sections] == ["chi_tieu"]


@pytest.mark.parametrize(
    ("text", "kind", "preamble", "section"),
    [
        (SENTENCE, "citation", True, None),
        (TARGET, "target", False, "CHỈ TIÊU"),
        (DEADLINE, "deadline", False, "CHẾ ĐỘ BÁO CÁO"),
        (EVENT, "event", False, None),
    ],
)
def test_right_facts_score_full(text: str, kind: str, preamble: bool, section: str | None) -> None:
    counts = rows(text, preamble=preamble, section=section)
    assert counts[kind] == counts[f"{kind} found"] == (1, 0, 0)
    assert all(lost == extra == 0 for _, lost, extra in counts.values())


@pytest.mark.parametrize(
    ("text", "right", "wrong", "row"),
    [
        (SENTENCE, "number='52/", "number='53/", "citation.number"),
        (SENTENCE, "type='Kế hoạch'", "type='Công văn'", "citation.type"),
        (SENTENCE, "2023-03-05", "2023-03-06", "citation.issued"),
        (SENTENCE, "issuer='Phòng GD&ĐT huyện Yên Sơn'", "issuer='Phòng GD&ĐT huyện Yên Mô'", "citation.issuer"),
        (TARGET, "op='>='", "op='='", "target.op"),
        (TARGET, "value='85'", "value='58'", "target.value"),
        (TARGET, "unit='%'", "unit='học sinh'", "target.unit"),
        (TARGET, "year='2025'", "year='2026'", "target.year"),
        (DEADLINE, "day='20'", "day='21'", "deadline.day"),
        (DEADLINE, "kind='report'", "kind='task'", "deadline.kind"),
        (EVENT, "from='28/6'", "from='27/6'", "event.from"),
    ],
)
def test_a_wrong_value_is_lost_and_extra(text: str, right: str, wrong: str, row: str) -> None:
    assert right in text
    counts = rows(text.replace(right, wrong, 1), preamble=text is SENTENCE, section="CHỈ TIÊU" if text is TARGET else None)
    kind = row.partition(".")[0]
    assert counts[row] == counts[kind] == (0, 1, 1)
    assert counts[f"{kind} found"] == (1, 0, 0)


def test_a_value_beside_nothing_is_extra_only() -> None:
    counts = rows(SENTENCE.replace(" issuer='Phòng GD&ĐT huyện Yên Sơn'", ""), preamble=True)
    assert counts["citation.issuer"] == (0, 0, 1)


def test_facts_without_a_mark_are_extra_and_marks_without_a_fact_lost() -> None:
    silent = unmarked(TARGET)[0]
    assert rows(silent, section="CHỈ TIÊU")["target"] == (0, 0, 1)
    assert rows("Học sinh [[target op='=' value='7' unit='%'|bảy phần]] vui.", section="CHỈ TIÊU")["target"] == (0, 1, 0)
    assert rows("Học sinh vui.") == {}


def test_a_fact_is_no_answer_to_a_mark_elsewhere() -> None:
    text = "[[target op='>=' value='85' unit='%'|Mọi]] năm, ít nhất 85% học sinh biết bơi."
    assert rows(text, section="CHỈ TIÊU")["target found"] == (0, 1, 1)


def test_two_marks_that_touch_one_fact_take_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that agrees in more fields gets it, whichever comes first."""
    text = "[[citation type='Luật' number='9/QH1'|Kế hoạch số]] [[citation type='Kế hoạch' number='52/KH-PGDĐT'|52/KH-PGDĐT]] rất dài"
    made = case(text)
    wrapped = wrap(made)
    fact = Citation("Kế hoạch", "52/KH-PGDĐT", None, None, None, "mention", wrapped.place(0, 23))
    facts = msgspec.structs.replace(wrapped.document.facts, citations=(fact,))
    document: Document = msgspec.structs.replace(wrapped.document, facts=facts)
    monkeypatch.setattr(scoring, "wrap", lambda _: replace(wrapped, document=document))
    counts = score([made]).counts["citation"]
    assert (counts.right, counts.lost, counts.extra) == (1, 1, 0)


def test_header_fields_that_are_named_are_scored() -> None:
    text = "UBND HUYỆN YÊN SƠN\nTRƯỜNG TIỂU HỌC HOA BAN\nSố: 12/KH-THHB\nYên Sơn, ngày 05 tháng 9 năm 2023\n\nKẾ HOẠCH\nNgày hội đọc sách\n\nNhà trường xây dựng kế hoạch như sau:\n"
    right = Case(
        "h",
        "header",
        text,
        header={"number": "12/KH-THHB", "issued": "2023-09-05", "issuer": "Trường Tiểu học Hoa Ban", "type": "Kế hoạch"},
    )
    counts = score([right]).counts
    assert {n: (c.right, c.lost, c.extra) for n, c in counts.items()} == {
        "header": (4, 0, 0), "header.number": (1, 0, 0), "header.issued": (1, 0, 0), "header.issuer": (1, 0, 0), "header.type": (1, 0, 0),
    }  # fmt: skip
    wrong = score([replace(right, header={"number": "21/KH-THHB", "issued": None})])
    assert (wrong.counts["header"].right, wrong.counts["header"].lost, wrong.counts["header"].extra) == (0, 1, 2)
    assert len(wrong.misses) == 2
    with pytest.raises(ValueError, match="colour"):
        score([replace(right, header={"colour": "red"})])


def test_outlines_are_compared_whole() -> None:
    text = "I. MỤC ĐÍCH:\nHọc sinh ham đọc.\nII. NỘI DUNG\n1. Góc đọc\nBày sách mới.\n"
    wanted = (
        {"number": "I", "title": "Mục đích", "depth": 1},
        {"number": "II", "title": "NỘI DUNG", "depth": 1},
        {"number": "1", "title": "Góc đọc", "depth": 2},
    )
    right = score([Case("o", "outline", text, sections=wanted)])
    assert (right.counts["section"].right, right.counts["section"].lost, right.counts["section"].extra) == (3, 0, 0)
    assert right.counts["section.depth"].f1 == 1.0
    wrong = score([Case("o", "outline", text, sections=({**wanted[0], "depth": 2}, {"number": "III", "title": "NỘI DUNG"}, wanted[2]))])
    assert (wrong.counts["section"].right, wrong.counts["section"].lost, wrong.counts["section"].extra) == (2, 1, 1)
    assert (wrong.counts["section.depth"].right, wrong.counts["section.depth"].lost) == (1, 1)


def test_counts() -> None:
    count = Count(right=8, lost=2, extra=0)
    assert (count.precision, count.recall, round(count.f1, 4)) == (1.0, 0.8, 0.8889)
    assert Count().f1 == 1.0


def test_the_bar_is_not_met_by_nothing_nor_by_less() -> None:
    full = Score()
    for row in BAR:
        full.add(row, right=100)
    assert table("own", full, BAR)[1]
    assert not table("own", Score(), BAR)[1]
    full.add("deadline", lost=7)
    lines, met = table("own", full, BAR)
    assert not met
    assert [line.split()[0] for line in lines if "<" in line] == ["deadline"]
    assert table(BLIND, full, bar(BLIND))[1]
    assert bar(BLIND)["deadline"] == BAR["deadline"] - LOWER
    assert (bar("own"), bar("held")) == (BAR, KEPT["held"])


def test_a_whole_plan_is_scored_for_its_facts_header_and_sections() -> None:
    text = (
        f"Số: 12/KH-THHB\n\nKẾ HOẠCH\nNgày hội đọc sách\n\nNội dung như sau:\n\nI. CHỈ TIÊU\n- {TARGET}\nII. CHẾ ĐỘ BÁO CÁO\n{DEADLINE}\n"
    )
    plain, marks = unmarked(text)
    made = Case("w", "whole", plain, marks, header={"number": "12/KH-THHB"}, sections=({"number": "I", "title": "Chỉ tiêu"},))
    counts = score([made]).counts
    assert [(counts[n].right, counts[n].lost, counts[n].extra) for n in ("target", "deadline", "header", "section")] == [
        (1, 0, 0), (1, 0, 0), (1, 0, 0), (1, 0, 1),
    ]  # fmt: skip


def test_the_table_of_the_readme() -> None:
    one = Score(cases=3)
    one.add("target", right=8, lost=2)
    assert markdown({"own": one}) == ["| | own (3 cases) |", "|---|---|", "| target | **0.889** (1.000 / 0.800) |"]


def test_all_case_files_are_read() -> None:
    cases = {folder.name: load(folder) for folder in folders()}
    assert cases, "no folder of marked cases"
    assert all(c.marks or c.kind != "sentence" or c.text.strip() for held in cases.values() for c in held)
    assert all(Span(m.start, m.end).of(c.text).strip() for held in cases.values() for c in held for m in c.marks)


def test_partial_dates_of_facts_are_comparable() -> None:
    assert values.date(PartialDate(None, 4, 2023)) == values.date("?-04-2023")
    assert values.date(PartialDate()) is None
