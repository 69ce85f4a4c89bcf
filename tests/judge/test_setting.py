"""How a document is set: what the facts say of it, and what the checks tell as one."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.facts import KINDS
from checker.judge.rules import Example
from checker.judge.rules.shape import LookOf, PageOf
from checker.model import Block, Document, Face, Header, Hierarchy, Piece, Place, Report, Shape, Sheet, Span
from tests.documents import plain
from tests.judge.made import judged, rule

BLACK = Face(14.0, "Times New Roman", False, False, "000000")


def set_in(*runs: tuple[str, Face | None], shape: Shape | None = None, **sheet: Any) -> Document:
    """A document of one line a run, each in its face."""
    made = plain("\n".join(text for text, _ in runs))
    pieces, blocks, at = [], [], 0
    for text, face in runs:
        span = Span(at, at + len(text))
        pieces.append(Piece(span, Place(), face))
        blocks.append(Block(span, shape=shape))
        at += len(text) + 1
    sheets = (Sheet(0, **{"width": 210.0, "height": 297.0, **sheet}),)
    source = replace(made.source, pieces=tuple(pieces), blocks=tuple(blocks), sheets=sheets)
    return replace(made, source=source, header=Header(type="Kế hoạch"))


def facts(kind: str, document: Document) -> list[Any]:
    return list(KINDS[kind].read(document, Hierarchy(document)))


def example(**more: Any) -> Report:
    return report_of(Example(text={}, **more), load_pack())


def told(report: Report, name: str) -> list[str]:
    return [f.message.vi for f in report.findings if f.rule == name]


def test_letters_of_one_look_are_one_fact() -> None:
    red = replace(BLACK, color="FF0000")
    found = facts("face", set_in(("Nội dung thứ nhất", BLACK), ("đỏ", red), ("Nội dung thứ hai", BLACK), ("không rõ", None)))
    assert [(f.get("color"), f.get("letters"), f.text) for f in found] == [("000000", 27, "Nội dung thứ nhất"), ("FF0000", 2, "đỏ")]


@pytest.mark.parametrize(
    ("font", "told_as"),
    [
        ("Times New Roman", "Times New Roman"),
        ("Times New Roman Bold", "Times New Roman"),
        ("Arial", "Arial"),
        (".VnTime", None),
        ("VNI-Times", None),
    ],
)
def test_the_font_of_letters(font: str, told_as: str | None) -> None:
    assert [f.get("font") for f in facts("face", set_in(("Nội dung", replace(BLACK, font=font))))] == [told_as]


@pytest.mark.parametrize(("color", "told_as"), [("000000", "000000"), ("1F1F1F", "000000"), ("7F7F7F", "7F7F7F"), ("0070C0", "0070C0")])
def test_near_black_is_black(color: str, told_as: str) -> None:
    assert [f.get("color") for f in facts("face", set_in(("Nội dung", replace(BLACK, color=color))))] == [told_as]


def test_an_address_is_one() -> None:
    found = facts("face", set_in(("Nội dung", BLACK), ("truong@hoaban.edu.vn", replace(BLACK, color="0000FF"))))
    assert [f.get("address") for f in found] == [False, True]


def test_a_file_that_shows_nothing_is_not_judged() -> None:
    report = report_of(Example(text={}, layout=True), load_pack())
    outcomes = {v.rule: v.outcome for v in report.verdicts if v.rule in ("TT06", "TT07", "TT08", "TT11", "TT12", "TT16")}
    assert set(outcomes.values()) == {"not_evaluated"}


def test_a_fault_of_many_places_is_told_once() -> None:
    odd = replace(BLACK, font="Arial")
    options = {"cases": [{"fields": {"font": {"is": "Times New Roman"}}}]}
    document = set_in(("Dòng thứ nhất", odd), ("Dòng thứ hai", BLACK), ("Dòng thứ ba", replace(odd, size=13.0)))
    report = judged(document, rule("measured", "face", options, message={"found": {"vi": "{faults}|{count}", "en": "{faults}"}}))
    assert [f.message.vi for f in report.findings] == ["«Dòng thứ nhất» Arial; «Dòng thứ ba» Arial|2"]
    assert [r.text for f in report.findings for r in f.related] == ["Dòng thứ ba"]


@pytest.mark.parametrize(
    ("width", "left", "wrong"),
    [
        (210.0, 30.0, []),
        (209.6, 29.8, []),
        (210.0, 29.0, ["lề trái 29 mm (phải từ 30 đến 35 mm)"]),
        (210.0, 25.4, ["lề trái 25,4 mm (phải từ 30 đến 35 mm)"]),
        (210.0, None, []),
    ],
)
def test_bounds_with_their_slack(width: float, left: float | None, wrong: list[str]) -> None:
    options = {"cases": [{"fields": {"left": {"least": 30, "most": 35, "slack": 0.3}, "narrow": {"least": 210, "most": 210, "slack": 1}}}]}
    made = rule("measured", "page", options, message={"found": {"vi": "{faults}", "en": "{faults}"}})
    report = judged(set_in(("Nội dung", BLACK), width=width, left=left), made)
    assert [f.message.vi for f in report.findings] == wrong


def test_few_faults_are_not_told() -> None:
    options = {"few": 2, "cases": [{"fields": {"size": {"least": 13}}}]}
    made = rule("measured", "face", options)
    small = replace(BLACK, size=10.0)
    assert not judged(set_in(("Một", small), ("Hai ba", BLACK)), made).findings
    assert judged(set_in(("Một", small), ("Hai ba", replace(small, bold=True))), made).findings


@pytest.mark.parametrize(
    ("sizes", "wrong"),
    [
        ((12, 13, 13), False),
        ((13, 14, 14), False),
        ((13, 13, 13), True),
        ((12, 13, 14), True),
        ((12, 14, 14), True),
        ((None, 13, 13), False),
    ],
)
def test_sizes_in_steps(sizes: tuple[float | None, ...], wrong: bool) -> None:
    slots = ("quoc_hieu", "tieu_ngu", "ngay")
    report = example(look={slot: LookOf(size=size) for slot, size in zip(slots, sizes, strict=True)})
    assert bool(told(report, "TT16")) == wrong


def test_a_wrong_size_is_not_told_twice() -> None:
    report = example(look={"quoc_hieu": LookOf(size=16)})
    assert told(report, "TT12")
    assert not told(report, "TT16")


def test_one_page_needs_no_number() -> None:
    assert not told(example(page=PageOf(numbered="", pages=1)), "TT11")
    assert told(example(page=PageOf(numbered="", pages=2)), "TT11")


def test_the_compliant_look_passes() -> None:
    report = example(look={}, page=PageOf(pages=2))
    assert [(v.rule, v.outcome) for v in report.verdicts if v.rule >= "TT06" and v.outcome in ("fail", "broken")] == []
