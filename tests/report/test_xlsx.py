"""The officer's workbook: read back cell by cell."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from msgspec.structs import replace
from openpyxl import load_workbook

from checker.cli import cli
from checker.model import Finding, Message, Report
from checker.pipeline import check
from checker.report.xlsx import render

CORPUS = Path(__file__).parents[2] / "corpus" / "thanh-oai"


@cache
def reports() -> tuple[Report, ...]:
    return tuple(check(CORPUS / name, parents=[CORPUS / "parent.docx"]) for name in ("faulty.docx", "compliant.docx"))


def book(*given: Report, lang: str = "vi") -> Any:
    return load_workbook(io.BytesIO(render(given, lang=lang)))


def test_the_matrix_has_each_verdict_and_leads_to_its_finding() -> None:
    made = book(*reports())
    matrix, findings = made["Ma trận"], made["Nội dung"]
    heads = [cell.value for cell in matrix[1]]
    assert heads[:7] == ["Đơn vị", "Tệp", "Số, ký hiệu", "Lỗi", "Cảnh báo", "Chưa xét", "Kết luận"]
    marks = {"pass": "✓", "fail": "✗", "not_applicable": "–", "not_evaluated": "?"}
    for row, report in enumerate(reports(), 2):
        assert [matrix.cell(row, column).value for column in (4, 5)] == [
            sum(f.severity == s for f in report.findings) for s in ("error", "warning")
        ]
        for verdict in report.verdicts:
            cell = matrix.cell(row, heads.index(verdict.rule) + 1)
            assert cell.value == marks[verdict.outcome]
            if verdict.outcome == "fail":
                sheet, _, place = cell.hyperlink.location.partition("!")
                assert sheet == "'Nội dung'"
                assert findings.cell(findings[place].row, 3).value == verdict.rule
    assert matrix.freeze_panes == "C2"
    assert matrix.cell(2, heads.index("CC03") + 1).fill.fgColor.rgb != matrix.cell(3, heads.index("CC03") + 1).fill.fgColor.rgb


def test_each_finding_has_a_row() -> None:
    rows = list(book(*reports())["Nội dung"].iter_rows(min_row=2, values_only=True))
    told = [f for report in reports() for f in report.findings]
    assert [(row[2], row[5], row[6] or "") for row in rows] == [(f.rule, f.message.vi, f.evidence) for f in told]


def test_targets_stand_beside_the_parent_s_with_the_share_that_is_met() -> None:
    rows = list(book(*reports())["Chỉ tiêu"].iter_rows(min_row=2, values_only=True))
    targets = [row for row in reports()[0].inherited if row.row.kind == "target"]
    table = [row for row in rows if row[0]]
    assert len(table) == len(targets)
    for row, answer in zip(table, targets, strict=True):
        assert row[2][0] == {"pass": "✓", "fail": "✗", "not_applicable": "–", "not_evaluated": "?"}[answer.outcome]
    binding = [r.outcome for r in targets if r.outcome in ("pass", "fail")]
    (share,) = [row for row in rows if row[1] and row[1].startswith("Tỷ lệ chỉ tiêu áp dụng")]
    assert share[2:4] == (binding.count("pass") / len(binding), 1)


def test_a_text_is_never_a_formula_nor_a_link() -> None:
    wrong = '=HYPERLINK("x","y")'
    finding = Finding("NT02", "error", Message(wrong, wrong), evidence="http://x.y\x07", suggestion=Message("@SUM(1)", "@SUM(1)"))
    report = replace(reports()[0], findings=(finding,))
    row = book(report)["Nội dung"][2]
    assert [row[i].value for i in (5, 6, 7)] == [wrong, "http://x.y", "@SUM(1)"]
    assert all(row[i].data_type == "s" and not row[i].hyperlink for i in (5, 6, 7))
    assert len(book(replace(report, findings=(replace(finding, evidence="a" * 50_000),)))["Nội dung"].cell(2, 7).value) <= 32_767


def test_the_command_writes_it_with_the_roster_and_never_on_the_screen(tmp_path: Path) -> None:
    roster, out = tmp_path / "ds.csv", tmp_path / "bang.xlsx"
    roster.write_text("tên đơn vị\nTrường Mầm non Sen Hồng\nTrường Mầm non Cốm Xanh\n", "utf8")
    words = ["check", str(CORPUS / "compliant.docx"), "--parent", str(CORPUS / "parent.docx"), "--roster", str(roster)]
    assert CliRunner().invoke(cli, [*words, "--output", str(out)]).exit_code in (0, 1)
    rows = [[cell.value for cell in row] for row in load_workbook(out)["Danh sách"].iter_rows(min_row=2)]
    assert [(row[0], row[2]) for row in rows] == [("Trường Mầm non Sen Hồng", "Nộp đúng"), ("Trường Mầm non Cốm Xanh", "Chưa nộp")]
    refused = CliRunner().invoke(cli, [*words, "--format", "xlsx"])
    assert (refused.exit_code, "Bảng tính cần --output" in refused.output) == (2, True)


def test_in_english() -> None:
    made = book(*reports(), lang="en")
    assert made.sheetnames == ["Matrix", "Findings", "Targets"]
    assert "passed" in str(made["Matrix"].cell(5, 1).value)
