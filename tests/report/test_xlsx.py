"""The officer's workbook: read back cell by cell."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from openpyxl import load_workbook

from checker.cli import cli
from checker.model import Finding, Message, Report
from checker.pipeline import check
from checker.report.xlsx import render
from tests.report.samples import hostile, roll, set_aside

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
    assert [(row[2], row[5]) for row in rows] == [(f.rule, f.message.vi) for f in told]
    assert all(f.evidence in (row[6] or "") for row, f in zip(rows, told, strict=True))
    assert next(row[6] for row in rows if row[2] == "TT03") == "Thanh Oai, ngày 5 tháng 4 năm 2022", "in its line"


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
    assert [(row[0], row[2]) for row in rows] == [("Trường Mầm non Sen Hồng", "Đã nộp"), ("Trường Mầm non Cốm Xanh", "Chưa nộp")]
    refused = CliRunner().invoke(cli, [*words, "--format", "xlsx"])
    assert (refused.exit_code, "Bảng tính cần --output" in refused.output) == (2, True)


def test_on_paper_it_can_be_read() -> None:
    """A4 lying, the head on each page; a sheet as wide as the page where its letters stay above 7.5 points, else on several pages."""
    made = book(*reports()), book(*reports() * 5)
    for sheet in (*made[0], *made[1]):
        page = sheet.page_setup
        assert (page.orientation, page.paperSize, sheet.print_title_rows) == ("landscape", 9, "$1:$1")
        fitted = bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)
        across = sum(7 * column.width + 5 for column in sheet.column_dimensions.values()) / 96
        least = (11.69 - sheet.page_margins.left - sheet.page_margins.right) / across if fitted else page.scale / 100
        assert 11 * least > 7.5, sheet.title
        assert fitted or sheet.print_title_cols == "$A:$B"
    assert [many["Chỉ tiêu"].page_setup.scale for many in made] == [None, 70]


def test_in_english() -> None:
    made = book(*reports(), lang="en")
    assert made.sheetnames == ["Matrix", "Findings", "Targets", "Days and tasks"]
    assert "passed" in str(made["Matrix"].cell(6, 1).value)


def test_the_rating_what_each_rule_asks_and_how_many_fail_it() -> None:
    sheet = book(*reports())["Ma trận"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index("CC03") + 1
    assert [sheet.cell(row, heads.index("Mức đạt") + 1).value for row in (2, 3)] == ["chưa đạt mức nào", "mẫu mực"]
    assert sheet.cell(1, column).comment.text == "Số, ngày, cơ quan ban hành của văn bản cấp trên được nêu đúng"
    assert (sheet.cell(4, 1).value, sheet.cell(4, column).value) == ("Số kế hoạch không đạt", 1)


def test_waived_and_known_are_rows_of_their_own_standing() -> None:
    rows = list(book(set_aside())["Nội dung"].iter_rows(min_row=2, values_only=True))
    assert {row[9] for row in rows[:-2]} == {"cần xem"}
    assert [(row[2], row[9]) for row in rows[-2:]] == [
        ("CC03", "đã có trong mốc so sánh"),
        ("TT03", "đã miễn trừ: Đã sửa trên bản giấy (Nguyễn Thị Lan duyệt, đến hết ngày 30/06/2027)"),
    ]


def test_days_and_tasks_stand_beside_the_parent_s() -> None:
    rows = list(book(*reports())["Thời hạn, nhiệm vụ"].iter_rows(min_row=2, values_only=True))
    asked = [row for row in reports()[0].inherited if row.row.kind in ("deadline", "event", "task")]
    assert len(rows) == len(asked)
    (late,) = [row for row in rows if row[2].startswith("✗ 30/11")]
    assert late[1].endswith("[20/11]")
    assert late[3].startswith("✓ 20/11")


def calc() -> bool:
    """Whether there is a LibreOffice with its spreadsheet, which comes as a package of its own."""
    found = shutil.which("soffice")
    return found is not None and Path(found).resolve().with_name("libsclo.so").exists()


@pytest.mark.skipif(not calc(), reason="no LibreOffice Calc here")
def test_another_program_reads_the_same_figures(tmp_path: Path) -> None:
    (tmp_path / "bang.xlsx").write_bytes(render([*reports(), hostile(), set_aside()], roll=roll()))
    words = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    every = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run([*words, every, "--outdir", str(tmp_path), str(tmp_path / "bang.xlsx")], check=True, capture_output=True, timeout=120)
    read = {p.stem.partition("-")[2]: list(csv.reader(io.StringIO(p.read_text("utf8"), newline=""))) for p in tmp_path.glob("*.csv")}
    assert set(read) == {"Ma trận", "Nội dung", "Chỉ tiêu", "Thời hạn, nhiệm vụ", "Danh sách"}
    told = [[f.severity for f in r.findings] for r in (*reports(), hostile(), set_aside())]
    assert [row[3:5] for row in read["Ma trận"][1:5]] == [[str(t.count("error")), str(t.count("warning"))] for t in told]
    (share,) = [row for row in read["Chỉ tiêu"] if row[1].startswith("Tỷ lệ chỉ tiêu áp dụng")]
    assert [round(float(cell.rstrip("%"))) for cell in share[2:4]] == [86, 100]
    assert any(cell.startswith("=1+1 <script>") for row in read["Nội dung"] for cell in row)
