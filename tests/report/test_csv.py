"""CSV: read back by the library; Excel knows its letters, and no cell is a formula."""

from __future__ import annotations

import csv
import io

from checker.model import Report, Roll
from checker.report.csv import render
from tests.report.samples import FAMILIES, hostile, report_of, roll, set_aside


def rows_of(*reports: Report, lang: str = "vi", roll: Roll | None = None) -> list[dict[str, str]]:
    data = render(reports, lang=lang, roll=roll)
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == text.count("\r\n") - 1 == len(text.splitlines()) - 1
    assert None not in {key for row in rows for key in row}
    return rows


def test_a_row_a_plan_and_a_row_a_finding() -> None:
    reports = [report_of(family) for family in FAMILIES]
    rows = rows_of(*reports)
    plans, findings = ([r for r in rows if r["Dòng"] == kind] for kind in ("kế hoạch", "nội dung"))
    assert [p["Lỗi"] for p in plans] == [str(sum(f.severity == "error" for f in r.findings)) for r in reports]
    told = [f for r in reports for f in r.findings]
    assert [(r["Quy tắc"], r["Nội dung"].lstrip("'"), r["Dấu vết"]) for r in findings] == [
        (f.rule, " ".join(f.message.vi.split()), f.fingerprint) for f in told
    ]
    assert {r["Mức đạt"] for r in plans} >= {"chưa đạt mức nào"}


def test_standings_and_the_roster() -> None:
    rows = rows_of(set_aside(), roll=roll())
    states = [r["Tình trạng"] for r in rows if r["Dòng"] == "nội dung"]
    assert states[-2:] == [
        "đã có trong mốc so sánh",
        "đã miễn trừ: Đã sửa trên bản giấy (Nguyễn Thị Lan duyệt, đến hết ngày 30/06/2027)",
    ]
    units = [(r["Đơn vị"], r["Tình trạng"]) for r in rows if r["Dòng"] == "đơn vị"]
    assert units[:2] == [("Trường Mầm non Sen Hồng", "Đã nộp"), ("'=Trường <b>Cốm Xanh</b>", "Chưa nộp")]
    assert units[2][1] == "Không có trong danh sách"


def test_no_cell_is_a_formula_and_each_row_is_one_line() -> None:
    rows = rows_of(hostile(), roll=roll(), lang="en")
    cells = [cell for row in rows for cell in row.values()]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    assert rows[0]["Row"] == "plan"


def test_words_to_paste_that_begin_with_a_dash_are_no_formula() -> None:
    assert "'- Lưu: VT." in {row["Đề xuất"] for row in rows_of(report_of("thanh-oai"))}
