"""Waivers beside a plan, and baselines → what is still told, what is set aside, and what is said of the waivers themselves."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from checker.cli import cli
from checker.judge.baseline import BaselineError, baseline_of, only_new, read_baseline
from checker.judge.waivers import SideCar, Waiver, beside, read_waivers, waive
from checker.model import Report, Span
from checker.pipeline import check

FAMILY = Path(__file__).parents[2] / "corpus" / "thanh-oai"
TODAY = date(2026, 5, 10)


@cache
def report() -> Report:
    return check(FAMILY / "faulty.docx", parents=[FAMILY / "parent.docx"])


def waiver(rule: str = "TT05", until: object = "2026-12-31", mark: str | None = None) -> Waiver:
    found = next(f.fingerprint for f in report().findings if f.rule == rule) if mark is None else mark
    return Waiver(rule, found, "Đã thống nhất với Phòng", "Bà Lê Thị Vân", until)


def codes(made: Report) -> list[str]:
    return [n.code for n in made.notices if n.code.startswith("waiver")]


@pytest.mark.parametrize(
    ("until", "told", "waived"),
    [
        ("2026-05-10", [], True),  # the last day itself
        ("2026-05-09", ["waiver_expired"], False),
        (date(2026, 5, 10), [], True),  # as YAML reads it
        (date(2026, 5, 9), ["waiver_expired"], False),
        ("31/12/2026", ["waiver_expired"], False),  # no date of the form asked for
        ("2026-02-30", ["waiver_expired"], False),
        (20261231, [], True),  # the same day in ISO's short form
        (None, ["waiver_expired"], False),
    ],
)
def test_a_waiver_holds_until_its_last_day(until: object, told: list[str], waived: bool) -> None:
    made = waive(report(), SideCar((waiver(until=until),)), today=TODAY)
    assert codes(made) == told
    assert [w.finding.rule for w in made.waived] == (["TT05"] if waived else [])
    assert any(f.rule == "TT05" for f in made.findings) is not waived
    outcome = next(v.outcome for v in made.verdicts if v.rule == "TT05")
    assert outcome == ("not_applicable" if waived else "fail")


def test_a_waiver_of_other_evidence_waives_nothing_and_is_told() -> None:
    made = waive(report(), SideCar((waiver(mark="0123456789ab"),)), today=TODAY)
    assert made.findings == report().findings
    assert codes(made) == ["waiver_unused"]


def test_a_waiver_of_one_fault_leaves_the_rule_failing_by_another() -> None:
    one = next(f for f in report().findings if f.rule == "CC03")
    two = replace(one, evidence="14/3/2021")
    both = replace(report(), findings=(*report().findings, two))
    made = waive(both, SideCar((waiver("CC03"),)), today=TODAY)
    assert [f.evidence for f in made.findings if f.rule == "CC03"] == ["14/3/2021"]
    assert next(v.outcome for v in made.verdicts if v.rule == "CC03") == "fail"


def test_a_fingerprint_stays_with_its_evidence() -> None:
    one = next(f for f in report().findings if f.rule == "CC03")
    assert one.fingerprint == replace(one, span=Span(0, 3), message=one.suggestion or one.message, severity="info").fingerprint
    assert one.fingerprint == replace(one, evidence=f"  {one.evidence.lower()}\n").fingerprint
    for other in (replace(one, evidence="215/KH-GD&ĐT"), replace(one, rule="CC04"), replace(one, related=())):
        assert one.fingerprint != other.fingerprint
    every = [f.fingerprint for f in report().findings]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("- rule: TT05\n  finger: abc\n", 2, "finger"),
        ("- rule: TT05\n  reason: a\n  approved_by: b\n  until: 2026-01-01\n", 1, "fingerprint"),
        ("rule: TT05\n", 1, "danh sách"),
        ("- rule: [\n", 2, ""),
        ("- rule: 5\n  fingerprint: a\n  reason: a\n  approved_by: b\n  until: 2026-01-01\n", 1, "chữ"),
    ],
)
def test_a_wrong_file_waives_nothing_and_says_where(tmp_path: Path, text: str, line: int, word: str) -> None:
    file = tmp_path / "plan.docx.waivers.yaml"
    file.write_text(text, "utf8")
    car = read_waivers(file)
    assert not car.waivers
    (notice,) = waive(report(), car, today=TODAY).notices
    assert notice.code == "waivers_refused"
    assert f"{file}:{line}: " in notice.message.vi
    assert word in notice.message.vi


def test_an_empty_file_and_none_are_no_waivers(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("# chưa có miễn trừ nào\n", "utf8")
    assert read_waivers(tmp_path / "empty.yaml") == read_waivers(tmp_path / "none.yaml") == SideCar()
    assert waive(report(), SideCar(), today=TODAY) is report()


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner(env={"SOAT_LANG": ""}).invoke(cli, [str(word) for word in words])
    return result.exit_code, result.output


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(FAMILY / "faulty.docx", tmp_path / "plan.docx"))


def test_every_error_waived_one_by_one_leaves_no_error(plan: Path) -> None:
    parent = ("--parent", FAMILY / "parent.docx")
    answer = ("--reason", 'Theo "Công văn": số 5', "--approved-by", "Ông Đỗ Văn Minh", "--until", "2099-12-31")
    for rule in ("TT03", "CC03", "TH02", "TT05"):
        assert run("check", plan, *parent)[0] == 1
        code, said = run("waive", plan, *parent, "--rule", rule, *answer)
        assert (code, "Đã ghi 1 miễn trừ" in said) == (0, True)
    code, said = run("check", plan, *parent)
    assert code == 0
    assert said.count("ĐÃ MIỄN TRỪ") == 4
    assert 'Lý do: Theo "Công văn": số 5 (Ông Đỗ Văn Minh duyệt, đến hết ngày 31/12/2099)' in said
    assert "Không còn lỗi nào khác phải sửa." in said
    assert run("waive", plan, *parent, "--rule", "TT05", *answer)[0] == 2  # nothing is left to waive


def test_the_command_refuses_what_waives_nothing(plan: Path) -> None:
    answer = ("--reason", "a", "--approved-by", "b")
    for words, why in (
        (("--rule", "TT05", "--until", "2020-01-01", *answer), "đã qua"),
        (("--rule", "ZZ99", "--until", "2099-01-01", *answer), "Không có quy tắc"),
        (("--rule", "TT05", "--until", "2099-01-01", "--reason", " ", "--approved-by", "b"), "Cần ghi lý do"),
    ):
        code, said = run("waive", plan, *words)
        assert (code, why in said) == (2, True), said
    assert not beside(plan).exists()
    beside(plan).write_text("ghi chú của tôi", "utf8")
    assert run("waive", plan, "--rule", "TT05", "--until", "2099-01-01", *answer)[0] == 2
    assert beside(plan).read_text("utf8") == "ghi chú của tôi"


def test_a_baseline_leaves_what_is_new(plan: Path, tmp_path: Path) -> None:
    parent, base = ("--parent", FAMILY / "parent.docx"), tmp_path / "base.json"
    assert run("check", plan, *parent, "--write-baseline", base)[0] == 1
    code, said = run("check", plan, *parent, "--baseline", base)
    assert (code, "Đã có trong mốc so sánh, không nêu lại: 8." in said) == (0, True)
    assert "8 không đạt" in said
    other = tmp_path / "compliant.docx"
    shutil.copy(FAMILY / "faulty.docx", other)  # the same content under another name
    assert run("check", other, *parent, "--baseline", base)[0] == 0
    assert run("check", FAMILY.parent / "quan-8" / "faulty.docx", "--baseline", base)[0] == 1


def test_a_fault_more_often_than_before_is_new(tmp_path: Path) -> None:
    file = tmp_path / "base.json"
    file.write_text(baseline_of([report()]), "utf8")
    one = next(f for f in report().findings if f.rule == "CC03")
    twice = replace(report(), findings=(*report().findings, one))
    made = only_new(twice, read_baseline(file))
    assert made.findings == (one,)
    assert len(made.known) == len(report().findings)
    assert baseline_of([made]) == baseline_of([twice])  # a baseline written from what is told beside one keeps the old


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"soat_baseline": 1}', "\x00"])
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "base.json"
    file.write_text(text, "utf8")
    with pytest.raises(BaselineError, match="không phải mốc so sánh"):
        read_baseline(file)
    assert run("check", FAMILY / "compliant.docx", "--baseline", file)[0] == 2
