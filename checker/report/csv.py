"""Reports → one table as CSV, for spreadsheets and programs: a row a plan, a row a finding, a row a unit of the roster."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from checker.model import Message, Report, Roll
from checker.report.place import where
from checker.report.rating import rating_of
from checker.report.roster import STANDINGS
from checker.report.terminal import last_word
from checker.report.told import STANDING, SUGGESTION, Told, all_told, grounds, identity, mending, one_line, reached, unit_of, waiver_words
from checker.report.words import SEVERITY, STATUS, in_language

#: Key → head of the column.
_COLUMNS = {
    "row": Message("Dòng", "Row"),
    "unit": Message("Đơn vị", "Unit"),
    "file": Message("Tệp", "File"),
    "number": Message("Số, ký hiệu", "Number"),
    "rule": Message("Quy tắc", "Rule"),
    "severity": Message("Mức độ", "Severity"),
    "state": Message("Tình trạng", "State"),
    "place": Message("Nơi", "Place"),
    "message": Message("Nội dung", "What"),
    "evidence": Message("Đoạn văn", "Evidence"),
    "suggestion": SUGGESTION,
    "source": Message("Căn cứ", "Source"),
    "rating": Message("Mức đạt", "Rating"),
    "errors": Message("Lỗi", "Errors"),
    "warnings": Message("Cảnh báo", "Warnings"),
    "unjudged": Message("Chưa xét", "Not judged"),
    "fingerprint": Message("Dấu vết", "Fingerprint"),
}
_PLAN, _FINDING, _UNIT = Message("kế hoạch", "plan"), Message("nội dung", "finding"), Message("đơn vị", "unit")
_RIGHT = Message("Đã nộp", "Handed in")
_STRANGER = Message("Không có trong danh sách", "Not on the roster")
_WHOSE = Message("Chưa xác định được là của đơn vị nào", "Whose it is cannot be told")
#: What makes a spreadsheet take a cell for a formula, in either width.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
Row = dict[str, str]


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None) -> bytes:
    """The table, with the mark by which Excel knows UTF-8. Each row is one line, and no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(in_language(head, lang) for head in _COLUMNS.values())
    for row in _rows(reports, roll, lang):
        writer.writerow(harmless(row.get(key, "")) for key in _COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def _rows(reports: Sequence[Report], roll: Roll | None, lang: str) -> Iterator[Row]:
    for report in reports:
        head = {"unit": unit_of(report), "file": report.document.source.name, "number": report.document.header.number or ""}
        yield {"row": in_language(_PLAN, lang), **head, **_plan(report, lang)}
        for told in all_told(report):
            yield {"row": in_language(_FINDING, lang), **head, **_finding(told, lang)}
    for row in _roster(roll, lang) if roll else ():
        yield {"row": in_language(_UNIT, lang), **row}


def _plan(report: Report, lang: str) -> Row:
    told, rating = [f.severity for f in report.findings], rating_of(report)
    return {
        "state": in_language(STATUS[report.document.source.status], lang),
        "message": " ".join(filter(None, (last_word(report, lang), identity(report, lang)))),
        "rating": reached(rating, lang) if rating else "",
        "errors": str(told.count("error")),
        "warnings": str(told.count("warning")),
        "unjudged": str(sum(v.outcome in ("not_evaluated", "broken") for v in report.verdicts)),
    }


def _finding(told: Told, lang: str) -> Row:
    finding = told.finding
    state = in_language(STANDING[told.standing], lang)
    return {
        "rule": finding.rule,
        "severity": in_language(SEVERITY[finding.severity], lang),
        "state": f"{state}: {waiver_words(told.waiver, lang)}" if told.waiver else state,
        "place": in_language(where(finding), lang),
        "message": in_language(finding.message, lang),
        "evidence": finding.evidence,
        "suggestion": mended[1] if (mended := mending(finding, lang)) else "",
        "source": "; ".join(grounds(finding, lang)),
        "fingerprint": finding.fingerprint,
    }


def _roster(roll: Roll, lang: str) -> Iterator[Row]:
    for row in roll.submissions:
        yield {
            "unit": row.unit.name,
            "number": row.unit.code or "",
            "file": ", ".join(d.source.name for d in row.documents),
            "state": in_language(STANDINGS.get(row.standing, _RIGHT), lang),
            "message": in_language(row.why, lang) if row.why else "",
        }
    for documents, words in ((roll.strangers, _STRANGER), (roll.unassigned, _WHOSE)):
        for document in documents:
            yield {"unit": " - ".join(document.header.bodies), "file": document.source.name, "state": in_language(words, lang)}


def harmless(text: str) -> str:
    """«=HYPERLINK(…)» → «'=HYPERLINK(…)»: shown as it is, never worked out. «- Lưu: VT.» would be a formula too."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
