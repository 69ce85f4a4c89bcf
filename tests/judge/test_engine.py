"""Verdicts: what applies, what could not be judged, what is told once."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge import judge, load_pack
from checker.judge.rules import Text
from checker.model import DateMention, Facts, Hierarchy, Message, PartialDate, Period, Piece, Place, Span
from tests.judge.made import citation, day, deadline, document, judged, replaced, row, rule, target, verdict

WRONG_DAY = Facts(dates=(DateMention("day", PartialDate(31, 6, 2026), Span(0, 4)), DateMention("day", PartialDate(1, 6, 2026), Span(5, 8))))


def no_wrong_days(**more: Any) -> Any:
    return rule("forbidden", "date", given={"fact": "date", "where": {"real": False}}, **more)


def test_a_fact_that_is_forbidden_fails_with_its_place() -> None:
    report = judged(document(facts=WRONG_DAY), no_wrong_days())
    (finding,) = report.findings
    assert (finding.rule, finding.severity, finding.span, finding.evidence) == ("ZZ01", "error", Span(0, 4), "Nội ")
    assert (verdict(report).outcome, verdict(report).looked_at) == ("fail", 1)


@pytest.mark.parametrize(("confidence", "severity", "doubted"), [(0.6, "warning", True), (0.97, "error", False)])
def test_words_that_a_machine_doubts_are_never_an_error(confidence: float, severity: str, doubted: bool) -> None:
    plan = document(facts=WRONG_DAY)
    seen = replace(plan.source, pieces=(Piece(Span(0, len(plan.source.text)), Place(page=1, confidence=confidence)),))
    (finding,) = judged(replace(plan, source=seen), no_wrong_days()).findings
    assert finding.severity == severity
    assert ("độ tin cậy 60%" in finding.message.vi) is doubted


def test_every_rule_gives_a_verdict_whatever_is_missing() -> None:
    rules = load_pack()
    empty = document("", status="read")
    report = judge(empty, Hierarchy(empty), rules)
    assert [v.rule for v in report.verdicts] == [r.id for r in rules]
    assert not [v for v in report.verdicts if v.outcome == "broken"]


def test_an_unreadable_file_is_never_judged() -> None:
    rules = load_pack()
    lost = document("", status="unreadable")
    report = judge(lost, Hierarchy(lost), rules)
    assert {v.outcome for v in report.verdicts} == {"not_evaluated"}
    assert report.findings == ()
    assert all(v.why for v in report.verdicts)


@pytest.mark.parametrize(
    ("needs", "layout", "status", "outcome"),
    [
        ([], False, "partial", "fail"),
        (["layout"], True, "read", "fail"),
        (["layout"], False, "read", "not_evaluated"),
        (["layout"], True, "partial", "not_evaluated"),
        (["whole"], False, "read", "fail"),
        (["whole"], True, "partial", "not_evaluated"),
        (["parent"], True, "read", "not_evaluated"),
        (["dated"], True, "read", "not_evaluated"),
        (["issuer"], True, "read", "not_evaluated"),
    ],
)
def test_what_was_not_found_may_still_be_there(needs: list[str], layout: bool, status: str, outcome: str) -> None:
    report = judged(document(layout=layout, status=status), rule("required", "section", needs=needs))
    assert verdict(report).outcome == outcome
    assert bool(report.findings) == (outcome == "fail")
    assert outcome == "fail" or verdict(report).why


def test_a_place_that_was_found_is_judged_without_layout() -> None:
    report = judged(document(facts=WRONG_DAY, layout=False, status="partial"), no_wrong_days(needs=["layout", "whole"]))
    assert verdict(report).outcome == "fail"


def test_a_check_that_breaks_is_a_verdict() -> None:
    sound, broken = no_wrong_days(), rule("required", "date", id="ZZ02")
    report = judged(document(facts=WRONG_DAY), replaced(broken, setting=None), sound)
    assert verdict(report, "ZZ02").outcome == "broken"
    assert verdict(report, "ZZ02").why
    assert verdict(report, "ZZ01").outcome == "fail"


@pytest.mark.parametrize(
    ("applies", "header", "outcome"),
    [
        ({"types": ["ke_hoach"]}, {}, "fail"),
        ({"types": ["quyet_dinh"]}, {}, "not_applicable"),
        ({"types": ["quyet_dinh"]}, {"type": None}, "not_evaluated"),  # nothing shows that it is a plan at all
        ({"levels_not": ["party"]}, {"level": "party"}, "not_applicable"),
        ({"levels": ["commune"]}, {"level": "school"}, "not_applicable"),
        ({"levels": ["commune"]}, {"level": None}, "fail"),
        ({"issuers_not": ["công đoàn"]}, {"issuer": "CÔNG ĐOÀN TRƯỜNG MẦM NON HOA SỮA"}, "not_applicable"),
        ({"attached": False}, {"spans": {"attached_to": Span(0, 3)}}, "not_applicable"),
        ({"from": "2020-03-05"}, {"issued": day(2020, 3, 5)}, "fail"),
        ({"from": "2020-03-05"}, {"issued": day(2020, 3, 4)}, "not_applicable"),
        ({"to": "2025-06-30"}, {"issued": day(2025, 7, 1)}, "not_applicable"),
        ({"from": "2020-03-05"}, {"period": Period(2021, 2025)}, "fail"),
        ({"from": "2020-03-05"}, {"period": Period(2019, 2019)}, "not_applicable"),
        ({"from": "2020-03-05"}, {"period": Period(2020, 2020)}, "not_evaluated"),
        ({"from": "2020-03-05"}, {}, "not_evaluated"),
    ],
)
def test_a_rule_applies_by_type_level_and_date(applies: dict[str, Any], header: dict[str, Any], outcome: str) -> None:
    report = judged(document(facts=WRONG_DAY, **header), no_wrong_days(applies_to=applies))
    assert verdict(report).outcome == outcome


def test_an_undated_plan_takes_its_parents_date() -> None:
    parent = document(issued=day(2019, 1, 1))
    report = judged(document(facts=WRONG_DAY), no_wrong_days(applies_to={"from": "2020-03-05"}), parents=(parent,))
    assert verdict(report).outcome == "not_applicable"


def test_a_fault_is_told_once() -> None:
    first, second = no_wrong_days(), no_wrong_days(id="ZZ02", silent_beside=["ZZ01"])
    report = judged(document(facts=WRONG_DAY), second, first)
    assert [f.rule for f in report.findings] == ["ZZ01"]
    assert verdict(report, "ZZ02").outcome == "not_applicable"
    assert "ZZ01" in (verdict(report, "ZZ02").why or no_why()).vi


def no_why() -> Any:
    raise AssertionError("a silenced rule says why")


def test_another_fault_is_not_silenced() -> None:
    facts = Facts(dates=(*WRONG_DAY.dates, DateMention("day", PartialDate(30, 2, 2026), Span(9, 12))))
    one = rule("forbidden", "date", {"topic": ["day"]}, given={"fact": "date", "where": {"real": False, "day": 31}})
    all_ = rule(
        "forbidden", "date", {"topic": ["day"]}, id="ZZ02", given={"fact": "date", "where": {"real": False}}, silent_beside=["ZZ01"]
    )
    report = judged(document(facts=facts), one, all_)
    assert sorted((f.rule, f.span) for f in report.findings) == [("ZZ01", Span(0, 4)), ("ZZ02", Span(9, 12))]
    assert verdict(report, "ZZ02").outcome == "fail"


def test_a_severity_is_only_lowered() -> None:
    tests = {"tests": [{"never": "N", "message": "found", "severity": "error"}]}
    report = judged(document("N", spans={"type": Span(0, 1)}), rule("matches", "line", tests, severity="warning"))
    assert [f.severity for f in report.findings] == ["warning"]
    tests = {"tests": [{"never": "N", "message": "found", "severity": "info"}]}
    report = judged(document("N", spans={"type": Span(0, 1)}), rule("matches", "line", tests))
    assert [f.severity for f in report.findings] == ["info"]
    assert verdict(report).outcome == "pass", "a remark is no fault"


def test_a_test_of_one_profile_is_left_out_under_the_other() -> None:
    tests = {"tests": [{"never": "N", "message": "found", "profile": "issued"}]}
    child = document("N", spans={"type": Span(0, 1)})
    made = rule("matches", "line", tests)
    assert judge(child, Hierarchy(child), [made], profile="issued").findings
    assert not judge(child, Hierarchy(child), [made], profile="draft").findings


def test_findings_come_by_severity_then_place() -> None:
    facts = Facts(dates=(DateMention("day", PartialDate(32, 1, 2026), Span(9, 12)), *WRONG_DAY.dates))
    report = judged(document(facts=facts), no_wrong_days(severity="warning"), no_wrong_days(id="ZZ02"))
    assert [(f.severity, f.span and f.span.start) for f in report.findings] == [("error", 0), ("error", 9), ("warning", 0), ("warning", 9)]


def test_a_suggestion_without_its_words_is_left_out() -> None:
    made = no_wrong_days(id="ZZ01")
    with_words = replaced(made, suggestions={"": Text("của {parent.issuer}", "of {parent.issuer}")})
    report = judged(document(facts=WRONG_DAY), with_words)
    assert report.findings[0].suggestion is None
    report = judged(document(facts=WRONG_DAY), with_words, parents=(document(issuer="UBND phường Hoa Sơn"),))
    assert report.findings[0].suggestion
    assert report.findings[0].suggestion.vi == "của UBND phường Hoa Sơn"


def test_what_to_do_is_told_only_where_no_words_are() -> None:
    said = {"": Text("của {parent.issuer}", "of {parent.issuer}")}
    made = replaced(no_wrong_days(id="ZZ01"), suggestions=said, advices={"": Text("Xem lịch.", "Look at a calendar.")})
    without, parent = judged(document(facts=WRONG_DAY), made), document(issuer="UBND phường Hoa Sơn")
    assert without.findings[0].advice == Message("Xem lịch.", "Look at a calendar.")
    assert judged(document(facts=WRONG_DAY), made, parents=(parent,)).findings[0].advice is None


PARENT = document("Báo cáo năm trước ngày 20/12.", issued=day(2026, 1, 5))


@pytest.mark.parametrize(
    ("binds", "answer", "late", "outcome", "severity"),
    [
        ("yes", deadline(20, 12), 0, "pass", None),
        ("yes", deadline(15, 12), -5, "pass", None),
        ("yes", deadline(25, 12), 5, "fail", "error"),
        ("yes", None, None, "fail", "error"),
        ("yes", deadline(), None, "fail", "error"),
        ("yes", deadline(20), None, "not_evaluated", None),
        ("no", None, None, "not_applicable", None),
        ("optional", None, None, "not_evaluated", None),
        ("optional", deadline(25, 12), 5, "not_evaluated", "info"),
        ("unclear", None, None, "not_evaluated", "info"),
        ("unclear", deadline(15, 12), -5, "pass", None),
    ],
)
def test_rows_of_report_days(binds: str, answer: Any, late: int | None, outcome: str, severity: str | None) -> None:
    child = document(facts=Facts(deadlines=(answer,) if answer else ()))
    made = rule("inherited", "deadline", {"kind": "deadline", "ask": "in_time"}, id="TH02", needs=["parent"])
    report = judged(child, made, parents=(PARENT,), rows=(row(PARENT, deadline(20, 12), answer, binds, days_late=late),))
    assert [(r.outcome, r.rule) for r in report.inherited] == [(outcome, "TH02")]
    assert verdict(report, "TH02").outcome == outcome
    assert [f.severity for f in report.findings] == ([severity] if severity else [])
    assert all(f.related and f.related[0].file == PARENT.source.name for f in report.findings)


def test_without_a_report_regime_the_days_fail_by_that_rule() -> None:
    regime = rule("required", "deadline", id="TH01")
    days = rule("inherited", "deadline", {"kind": "deadline", "ask": "in_time"}, id="TH02", silent_beside=["TH01"])
    report = judged(document(), regime, days, parents=(PARENT,), rows=(row(PARENT, deadline(20, 12), None),))
    assert [(r.outcome, r.rule) for r in report.inherited] == [("fail", "TH01")]
    assert [f.rule for f in report.findings] == ["TH01"]


@pytest.mark.parametrize(
    ("asked", "answer", "years", "outcome", "told"),
    [
        (target(90), target(90), {}, "pass", None),
        (target(90), target(95), {}, "pass", None),
        (target(90), target(85), {}, "fail", "CT02"),
        (target(50, op=">"), target(50), {}, "fail", "CT02"),
        (target(50, op=">="), target(50, op=">"), {}, "pass", None),
        (target(5, op="<="), target(4, op="<="), {}, "pass", None),
        (target(5, op="<="), target(6, op="<="), {}, "fail", "CT02"),
        (target(5, decreasing=True), target(6), {}, "fail", "CT02"),
        (target(5, op="<"), target(5, op="<="), {}, "fail", "CT02"),
        (target(2, unit="lần/năm"), target(80), {}, "pass", None),
        (target(None), target(None), {}, "pass", None),
        (target(90), None, {}, "fail", "CT01"),
        (target(90), target(90), {"due_year": 2025, "child_year": 2027}, "fail", "CT03"),
        (target(90, onward=True), target(90), {"due_year": 2025, "child_year": 2027}, "pass", None),
        (target(90), target(50), {"due_year": 2030, "child_year": 2025, "several_milestones": True}, "fail", "CT03"),
        (target(90), target(90), {"due_year": 2030, "child_year": 2025}, "pass", None),
        (target(90), target(95), {"due_year": 2030, "child_year": 2025, "several_milestones": True}, "pass", None),
    ],
)
def test_rows_of_targets(asked: Any, answer: Any, years: dict[str, Any], outcome: str, told: str | None) -> None:
    asks = [("CT01", "taken_up"), ("CT02", "value"), ("CT03", "milestone")]
    rules = [
        rule("inherited", "target", {"kind": "target", "ask": ask}, id=id_, silent_beside=["CT01"] if id_ != "CT01" else [])
        for id_, ask in asks
    ]
    report = judged(document(), *rules, parents=(PARENT,), rows=(row(PARENT, asked, answer, **years),))
    assert [r.outcome for r in report.inherited] == [outcome]
    assert [f.rule for f in report.findings] == ([told] if told else [])
    assert told is None or report.inherited[0].rule == told


def test_one_milestone_for_two_of_the_parents_is_one_too_few() -> None:
    made = rule("inherited", "target", {"kind": "target", "ask": "milestone"}, id="CT03")
    mine = target(95)
    rows = [row(PARENT, target(90), mine, due_year=y, child_year=2025, several_milestones=True) for y in (2025, 2030)]
    assert [f.rule for f in judged(document(), made, parents=(PARENT,), rows=tuple(rows)).findings] == ["CT03"]


@pytest.mark.parametrize(("asked", "told"), [("trước ngày 15/10/2026", []), ("trong năm học 2025 - 2026", ["CT03"])])
def test_a_school_year_that_begins_in_the_parents_year_is_not_later(asked: str, told: list[str]) -> None:
    made = rule("inherited", "target", {"kind": "target", "ask": "milestone"}, id="CT03")
    above, own = (document(f"Bạn đọc đạt 90% {words}.") for words in (asked, "trong năm học 2026 - 2027"))
    one, other = (replace(target(90), span=Span(0, len(d.source.text))) for d in (above, own))
    report = judged(own, made, parents=(above,), rows=(row(above, one, other, due_year=2026, child_year=2027),))
    assert [f.rule for f in report.findings] == told


def test_a_yearly_plan_does_not_owe_a_later_milestone() -> None:
    rules = [rule("inherited", "target", {"kind": "target", "ask": ask}, id=id_) for id_, ask in (("CT02", "value"), ("CT03", "milestone"))]
    parent = document(period=Period(2021, 2025, 2030))
    asked = row(parent, target(60), target(40), due_year=2030, child_year=None, several_milestones=True)
    report = judged(document(period=Period(2022, 2022)), *rules, parents=(parent,), rows=(asked,))
    assert report.findings == ()
    report = judged(document(period=Period(2021, 2025)), *rules, parents=(parent,), rows=(asked,))
    assert [f.rule for f in report.findings] == ["CT03"]


def test_parts_of_a_citation() -> None:
    parent = document(
        number="31/KH-PGDĐT", issued=day(2026, 1, 12), issuer="Phòng GD&ĐT quận Đống Đa", subject="Bảo đảm an toàn trường học"
    )
    cited = citation(number="31/KH-PGD&ĐT", issued=day(2026, 1, 12), issuer="Phòng Giáo dục và Đào tạo quận Đống Đa")
    made = next(r for r in load_pack() if r.id == "CC03")
    report = judged(document(facts=Facts(citations=(cited,))), made, parents=(parent,), cited=(cited,))
    assert dict(verdict(report, "CC03").parts) == {
        "number": "pass", "issued": "pass", "issuer": "pass", "subject": "not_applicable", "superior": "not_applicable",
        "type": "pass",
    }  # fmt: skip
    assert verdict(report, "CC03").outcome == "pass"
    swapped = citation(number="13/KH-PGDĐT", issued=day(2026, 1, 12), issuer="Phòng GD&ĐT")
    report = judged(document(facts=Facts(citations=(swapped,))), made, parents=(parent,), cited=(swapped,))
    assert verdict(report, "CC03").outcome == "fail"
    assert ["đảo chữ số" in f.message.vi for f in report.findings] == [True]
