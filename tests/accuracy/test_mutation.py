"""The mutation engine: it edits what it says it edits, and a fault that is missed, misplaced or told too often is counted so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from checker.model import Finding, Message, Span
from corpus.source import Line, PlanSource, Table
from tests.accuracy.mutation import run as running
from tests.accuracy.mutation.__main__ import lines
from tests.accuracy.mutation.plan import Edit, MutationError, Slot, edited, located, rebuilt, texts_of
from tests.accuracy.mutation.planted import Family, Planted, written
from tests.accuracy.mutation.run import Result, families, planted, run

PLAN = PlanSource(
    header="2x2", numbering="typed", nation=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"), superior="UBND XÃ A", issuer=("TRƯỜNG B",),
    number="Số: 12/KH-B", place_date="A, ngày 05 tháng 9 năm 2023", type="KẾ HOẠCH", subject=("Đọc sách", "năm 2023"), preamble=("Nhà trường lập kế hoạch:",),
    body=(Line("I. MỤC TIÊU", bold=True), Line("a) Đọc nhiều."), Table((10, 20), (("TT", "Việc"), ("1", "Mua sách")))),
    closing="Trên đây là Kế hoạch.", recipients=("Nơi nhận:", "- Lưu: VT."), capacity=("HIỆU TRƯỞNG",), name="Bùi C",
)  # fmt: skip


def test_a_plan_and_its_texts_are_one() -> None:
    assert rebuilt(PLAN, texts_of(PLAN)) == PLAN


def test_edits_reach_every_part() -> None:
    edits = (
        Edit(("number",), 4, 6, "13"),
        Edit(("subject", 1), 4, 8, "2024"),
        Edit(("body", 1), 0, 0, None),
        Edit(("body", 2, 1, 1), 4, 8, "vở"),
        Edit(("body", 0.5), 0, 0, "- Thêm một dòng."),
        Edit(("recipients", 1), 7, 9, "VP"),
    )
    out = rebuilt(PLAN, edited(texts_of(PLAN), edits))
    assert (out.number, out.subject, out.recipients) == ("Số: 13/KH-B", ("Đọc sách", "năm 2024"), ("Nơi nhận:", "- Lưu: VP."))
    assert out.body == (PLAN.body[0], Line("- Thêm một dòng."), Table((10, 20), (("TT", "Việc"), ("1", "Mua vở"))))


def test_two_edits_of_one_text_do_not_shift_each_other() -> None:
    edits = (Edit(("closing",), 0, 4, "Dưới"), Edit(("closing",), 12, 20, "chương trình"))
    assert edited(texts_of(PLAN), edits)["closing",] == "Dưới đây là chương trình."


@pytest.mark.parametrize(
    "edits",
    [(), (Edit(("number",), 4, 6, "12"),), (Edit(("number",), 0, 0, ""),), (Edit(("number",), 4, 6, "13"), Edit(("name",), 0, 0, ""))],
)
def test_a_mutation_that_changes_nothing_is_an_error(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(MutationError):
        edited(texts_of(PLAN), edits)


def test_places_are_those_of_the_text_as_read() -> None:
    text = "UBND XÃ A\nTRƯỜNG B\nSố: 12/KH-B\nI. MỤC TIÊU\na) Đọc nhiều."
    slots: dict[Slot, str] = {("number",): "Số: 12/KH-B", ("body", 1): "a) Đọc nhiều."}
    assert {slot: span.of(text) for slot, span in located(slots, text).items()} == slots
    with pytest.raises(MutationError, match="not in the text"):
        located({("body", 0): "b) Khác"}, text)


def test_days_as_the_decree_prints_them() -> None:
    assert [written(date(2022, m, 5)) for m in (2, 3, 11)] == ["05 tháng 02 năm 2022", "05 tháng 3 năm 2022", "05 tháng 11 năm 2022"]


@cache
def family() -> Family:
    return families(["nam-tu-liem"])[0]


def fault(kind: str) -> Planted:
    return next(f for f in planted(family()) if f.kind == kind)


def test_every_text_of_every_family_is_found_in_its_docx() -> None:
    for each in families():
        text = each.document.source.text
        assert all(len(span) and span.of(text) for span in each.places.values())


def test_there_are_more_than_twenty_five_kinds_of_fault() -> None:
    kinds = {fault.kind for each in families() for fault in planted(each)}
    assert len(kinds) >= 50


def test_passages_must_be_unique() -> None:
    slot = ("preamble", 0)
    with pytest.raises(MutationError, match="stands"):
        family().words(slot, "bình đẳng giới", "x")
    with pytest.raises(MutationError, match="stands 0 times"):
        family().words(slot, "không có câu này", "x")


def test_a_fault_is_found_by_its_rule_at_its_place() -> None:
    result = run(family(), fault("before-parent"))
    assert [f.rule for f in result.right] == ["CC04"]
    assert (result.beyond, result.misplaced) == ((), ())


def test_another_rule_or_place_does_not_count() -> None:
    made = fault("before-parent")
    other = run(family(), replace(made, rules=("CC01",)))
    assert not other.found
    assert [f.rule for f in other.beyond] == ["CC04"]
    assert not run(family(), replace(made, rules=("CC01",), also=frozenset({"CC04"}))).beyond
    elsewhere = run(family(), replace(made, at=(("closing",),)))
    assert not elsewhere.found
    assert [f.rule for f in elsewhere.misplaced] == ["CC04"]


@pytest.mark.parametrize(
    ("edit", "span", "omission", "right"),
    [
        (Edit(("number",), 4, 6, "13"), Span(4, 6), False, True),
        (Edit(("number",), 4, 6, "13"), Span(6, 9), False, False),
        (Edit(("number",), 4, 6, ""), Span(0, 4), False, True),
        (Edit(("number",), 4, 6, ""), Span(6, 8), False, False),
        (Edit(("number",), 4, 6, "13"), None, False, False),
        (Edit(("number",), 4, 6, None), None, True, True),
        (Edit(("number",), 4, 6, None), Span(0, 4), True, False),
    ],
)
def test_the_right_place(edit: Edit, span: Span | None, omission: bool, right: bool) -> None:
    made = Planted("x", "", (edit,), ("CC03",), omission=omission)
    marks = running._marks(made, {("number",): Span(0, 11)})
    assert running._placed(made, Finding("CC03", "error", Message("", ""), span), marks) is right


def test_the_table_counts_misses_and_findings_beyond() -> None:
    made = fault("before-parent")
    finding = Finding("NQ02", "warning", Message("thừa", "beyond"))
    out = lines([Result("a", made, (finding,), (), ()), Result("b", made, (), (finding,), (finding,))])
    assert "1/2" in out[0]
    assert [line.split(":")[0] for line in out[1:-1]] == ["missed", "misplaced", "beyond"]
    assert out[-1] == "1 kinds, 2 planted, 1 found (50.0%), 2 findings beyond"
