"""JUnit XML: valid to the schema that build servers check against, its counts right, nothing of a plan's text markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from checker.model import Report, Roll
from checker.pipeline import check
from checker.report.junit import render
from tests.report.samples import CORPUS, FAMILIES, hostile, report_of, roll, set_aside

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit-10.xsd")))


def suites_of(*reports: Report, lang: str = "vi", roll: Roll | None = None) -> list[etree._Element]:
    root = etree.fromstring(render(reports, lang=lang, roll=roll).encode("utf-8"))
    SCHEMA.assertValid(root)
    return list(root)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_case_a_rule_and_errors_alone_fail(family: str) -> None:
    report = report_of(family)
    (suite,) = suites_of(report)
    _, reading, *cases = suite
    assert reading.get("name") == "Đọc tệp"
    assert len(cases) == len(report.verdicts) == int(suite.get("tests", "")) - 1
    for case, verdict in zip(cases, report.verdicts, strict=True):
        assert case.get("name", "").startswith(f"{verdict.rule} ")
        told = [f for f in report.findings if f.rule == verdict.rule]
        failures = [e.get("message") for e in case.findall("failure")]
        assert failures == [" ".join(f.message.vi.split()) for f in told if f.severity == "error"]
        out = case.findtext("system-out", "")
        assert all(f.message.vi in out for f in told if f.severity != "error")
        skipped = verdict.outcome in ("not_evaluated", "not_applicable") and not failures
        assert (case.find("skipped") is not None) == skipped
    assert int(suite.get("failures", "")) == sum(f.severity == "error" for f in report.findings)


def test_what_was_not_judged_is_skipped_with_its_reason() -> None:
    (suite,) = suites_of(check(CORPUS / "thanh-oai" / "compliant.docx"), lang="en")
    skipped = {case.get("name", "")[:4]: why.get("message") for case in suite for why in case.findall("skipped")}
    assert skipped["CC03"] == "not evaluated: No parent was given (--parent)."
    assert int(suite.get("skipped", "")) == len(skipped)


def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 no archive")
    (suite,) = suites_of(check(tmp_path / "hong.docx"))
    assert suite.get("errors") == "1"
    assert [error.get("type") for error in suite.iter("error")] == ["unreadable"]


def test_waived_and_known_fail_nothing_and_are_told() -> None:
    report = set_aside()
    (suite,) = suites_of(report)
    out = "".join(case.findtext("system-out", "") for case in suite)
    assert "Nguyễn Thị Lan duyệt" in out
    assert "đã có trong mốc so sánh: LỖI" in out
    assert int(suite.get("failures", "")) == sum(f.severity == "error" for f in report.findings)


def test_the_roster_is_a_suite_and_a_hostile_plan_stays_text() -> None:
    plan, called = suites_of(hostile(), roll=roll())
    assert [(c.get("name"), c.find("skipped") is not None) for c in called] == [
        ("Trường Mầm non Sen Hồng", False),
        ("=Trường <b>Cốm Xanh</b>", True),
    ]
    assert {e.tag for e in plan.iter()} <= {"testsuite", "properties", "property", "testcase", "failure", "skipped", "error", "system-out"}
    assert any("<script>" in failure.get("message", "") for failure in plan.iter("failure"))
