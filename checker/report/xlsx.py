"""Reports → the officer's workbook: plans × rules, findings, targets plan by plan beside the parent's, the roster."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from checker.language.shown import date_words
from checker.model import (
    Deadline,
    Document,
    Event,
    Finding,
    Inheritance,
    InheritedRow,
    Message,
    Outcome,
    PartialDate,
    Report,
    Roll,
    Target,
    Task,
)
from checker.report.place import found, line_around
from checker.report.rating import rating_of
from checker.report.roster import STANDINGS
from checker.report.terminal import last_word
from checker.report.told import STANDING, Told, all_told, grounds, mending, reached, unit_of, waiver_words
from checker.report.words import OUTCOMES, SEVERITY, STATUS, in_language

_MARK: dict[Outcome, str] = {"pass": "✓", "fail": "✗", "not_applicable": "–", "not_evaluated": "?", "broken": "!"}
_FILLS = {
    "pass": ("#DCF3E5", "#17603A"),
    "error": ("#FBD5D9", "#A8182B"),
    "warning": ("#FFF0C9", "#7A4D00"),
    "info": ("#DFF1FB", "#0B5275"),
    "not_applicable": ("#F2F4F7", "#555E6E"),
    "not_evaluated": ("#FFFFFF", "#555E6E"),
    "broken": ("#A8182B", "#FFFFFF"),
}
_SHEETS = {
    "matrix": Message("Ma trận", "Matrix"),
    "findings": Message("Nội dung", "Findings"),
    "targets": Message("Chỉ tiêu", "Targets"),
    "days": Message("Thời hạn, nhiệm vụ", "Days and tasks"),
    "roster": Message("Danh sách", "Roster"),
}
_RIGHT = Message("Đã nộp", "Handed in")
_LINE, _HIGHEST = 15.5, 400  # points
_PAPER, _MARGIN, _LEAST = 11.69, 0.4, 70  # inches, and per cent: letters of 7.7 points
_LONGEST = 32_000  # characters of a cell; Excel takes 32,767


_Answers = tuple[Inheritance, dict[int, InheritedRow]]


class Column(NamedTuple):
    title: Message
    width: float


_PLAN = (
    Column(Message("Đơn vị", "Unit"), 32),
    Column(Message("Tệp", "File"), 28),
    Column(Message("Số, ký hiệu", "Number"), 18),
    Column(Message("Lỗi", "Errors"), 7),
    Column(Message("Cảnh báo", "Warnings"), 10),
    Column(Message("Chưa xét", "Not judged"), 10),
    Column(Message("Kết luận", "Verdict"), 36),
    Column(Message("Mức đạt", "Rating"), 14),
)
_FINDING = (
    Column(Message("Đơn vị", "Unit"), 20),
    Column(Message("Tệp", "File"), 17),
    Column(Message("Quy tắc", "Rule"), 9),
    Column(Message("Mức độ", "Severity"), 11),
    Column(Message("Nơi", "Place"), 12),
    Column(Message("Nội dung", "What"), 40),
    Column(Message("Đoạn văn", "Evidence"), 29),
    Column(Message("Đề xuất", "Suggestion"), 29),
    Column(Message("Căn cứ", "Source"), 26),
    Column(Message("Tình trạng", "State"), 13),
)
_UNIT = (
    Column(Message("Đơn vị", "Unit"), 40),
    Column(Message("Mã", "Code"), 12),
    Column(Message("Tình trạng", "State"), 30),
    Column(Message("Tệp", "Files"), 50),
    Column(Message("Ghi chú", "Note"), 60),
)


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None) -> bytes:
    """The workbook's bytes. Texts of plans are written as texts, never as formulas or links."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheets = _Sheets(book, lang)
        rows = sheets.findings_rows(reports)
        sheets.matrix(reports, rows)
        sheets.findings(reports)
        sheets.targets(reports)
        sheets.days(reports)
        if roll:
            sheets.roster(roll)
    return out.getvalue()


class _Sheets:
    """Writes one sheet after another into a workbook."""

    def __init__(self, book: Any, lang: str) -> None:
        self.book, self.lang = book, lang
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "border": 1, "border_color": "#CFD5DE"}
        self.plain = book.add_format({**base, "text_wrap": True})
        self.number = book.add_format(base)
        self.head = book.add_format({**base, "bold": True, "bg_color": "#E4E9F1", "text_wrap": True, "valign": "vcenter"})
        self.fills = {name: book.add_format({**base, "bg_color": b, "font_color": f, "align": "center"}) for name, (b, f) in _FILLS.items()}
        self.cells = {name: book.add_format({**base, "bg_color": b, "text_wrap": True}) for name, (b, _) in _FILLS.items()}

    def said(self, message: Message) -> str:
        return in_language(message, self.lang)

    def sheet(self, name: str, columns: Sequence[Column], frozen: int) -> Any:
        sheet = self.book.add_worksheet(self.said(_SHEETS[name]))
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, self.said(column.title), self.head)
        self.widths, self.lines = [column.width for column in columns], dict[int, int]()
        sheet.freeze_panes(1, frozen)
        _for_paper(sheet, columns, frozen)
        return sheet

    def text(self, sheet: Any, row: int, column: int, text: str | None, form: Any = None) -> None:
        """A text in its cell; the row is as high as its longest text needs, which not every program works out by itself."""
        kept = _cut(text)
        sheet.write_string(row, column, kept, form or self.plain)
        lines = sum(1 + int(len(line) / self.widths[column]) for line in kept.split("\n"))
        if lines > self.lines.get(row, 1):
            self.lines[row] = lines
            sheet.set_row(row, min(_HIGHEST, lines * _LINE))

    def findings_rows(self, reports: Sequence[Report]) -> dict[tuple[int, str], int]:
        """Plan and rule → the row of its first finding on the second sheet, from 1."""
        rows: dict[tuple[int, str], int] = {}
        row = 1
        for at, report in enumerate(reports):
            for told in all_told(report):
                rows.setdefault((at, told.finding.rule), row)
                row += 1
        return rows

    def matrix(self, reports: Sequence[Report], rows: dict[tuple[int, str], int]) -> None:
        rules = list(dict.fromkeys(v.rule for r in reports for v in r.verdicts))
        sheet = self.sheet("matrix", (*_PLAN, *(Column(Message(r, r), 6) for r in rules)), 2)
        for at, report in enumerate(reports):
            self._plan(sheet, at + 1, report)
            self._verdicts(sheet, at, report, rules, rows)
        last = max(1, len(reports))
        sheet.autofilter(0, 0, last, len(_PLAN) + len(rules) - 1)
        self._below(sheet, last + 1, reports, rules)
        for at, (outcome, words) in enumerate(OUTCOMES):
            self.text(sheet, last + 3 + at, 0, f"{_MARK[outcome]} {self.said(words)}")

    def _below(self, sheet: Any, row: int, reports: Sequence[Report], rules: Sequence[str]) -> None:
        """How many plans fail each rule; what a rule asks is told by the note on its head."""
        failing = Counter(v.rule for r in reports for v in r.verdicts if v.outcome == "fail")
        titles = {v.rule: self.said(v.title) for r in reports for v in r.verdicts if v.title}
        self.text(sheet, row, 0, self.said(Message("Số kế hoạch không đạt", "Plans that fail")), self.head)
        for column, rule in enumerate(rules, len(_PLAN)):
            sheet.write_number(row, column, failing[rule], self.head)
            if rule in titles:
                sheet.write_comment(0, column, _cut(titles[rule]), {"x_scale": 1.6, "author": "Soát"})

    def _plan(self, sheet: Any, row: int, report: Report) -> None:
        header, source = report.document.header, report.document.source
        told = [f.severity for f in report.findings]
        state = "" if source.status == "read" else f" ({self.said(STATUS[source.status])})"
        for column, text in enumerate((unit_of(report), source.name + state, header.number)):
            self.text(sheet, row, column, text)
        unjudged = sum(v.outcome in ("not_evaluated", "broken") for v in report.verdicts)
        for column, count in enumerate((told.count("error"), told.count("warning"), unjudged), 3):
            sheet.write_number(row, column, count, self.number)
        rating = rating_of(report)
        self.text(sheet, row, 6, last_word(report, self.lang))
        self.text(sheet, row, 7, reached(rating, self.lang) if rating else None)

    def _verdicts(self, sheet: Any, at: int, report: Report, rules: Sequence[str], rows: dict[tuple[int, str], int]) -> None:
        said = {v.rule: v for v in report.verdicts}
        target = self.said(_SHEETS["findings"])
        for column, rule in enumerate(rules, len(_PLAN)):
            verdict = said.get(rule)
            if verdict is None:
                continue
            form = self.fills[verdict.severity if verdict.outcome == "fail" else verdict.outcome]
            mark = _MARK[verdict.outcome]
            if row := rows.get((at, rule)):
                sheet.write_url(at + 1, column, f"internal:'{target}'!A{row + 1}", form, mark)
            else:
                sheet.write_string(at + 1, column, mark, form)

    def findings(self, reports: Sequence[Report]) -> None:
        sheet = self.sheet("findings", _FINDING, 2)
        target, row = self.said(_SHEETS["matrix"]), 1
        for at, report in enumerate(reports):
            for told in all_told(report):
                name, finding = _cut(report.document.source.name), told.finding
                self.text(sheet, row, 0, unit_of(report))
                sheet.write_url(row, 1, f"internal:'{target}'!A{at + 2}", self.plain, name)
                for column, text in enumerate((*self._finding(finding, report.document), self._standing(told)), 2):
                    fill = finding.severity if told.standing == "told" else "not_applicable"
                    self.text(sheet, row, column, text, self.cells[fill] if column == 3 else None)
                row += 1
        sheet.autofilter(0, 0, max(1, row - 1), len(_FINDING) - 1)

    def _finding(self, finding: Finding, document: Document) -> tuple[str, ...]:
        mended = mending(finding, self.lang)
        place, message = self.said(found(finding, document)), self.said(finding.message)
        return (
            finding.rule,
            self.said(SEVERITY[finding.severity]),
            place,
            message,
            finding.evidence.join(line_around(document.source.text, finding.span)) if finding.span else finding.evidence,
            mended[1] if mended else "",
            "\n".join(grounds(finding, self.lang)),
        )

    def _standing(self, told: Told) -> str:
        words = self.said(STANDING[told.standing])
        return f"{words}: {waiver_words(told.waiver, self.lang)}" if told.waiver else words

    def targets(self, reports: Sequence[Report]) -> None:
        """A row for each target of the parents, a column for each plan; below, how many each plan takes up, as a picture too."""
        items = _items(reports, ("target",))
        if items:
            sheet = self._beside("targets", reports, items, Message("Chỉ tiêu của cấp trên", "The parent's target"))
            self._coverage(sheet, items, len(reports), len(items) + 2)

    def days(self, reports: Sequence[Report]) -> None:
        """The same of report days, events and tasks."""
        items = _items(reports, ("deadline", "event", "task"))
        if items:
            self._beside("days", reports, items, Message("Cấp trên yêu cầu", "What the parent asks"))

    def _beside(self, name: str, reports: Sequence[Report], items: Sequence[_Answers], head: Message) -> Any:
        plans = [Column(Message(n, n), 30) for n in (unit_of(r) or r.document.source.name for r in reports)]
        first = (Column(Message("Văn bản cấp trên", "The parent"), 22), Column(head, 60))
        sheet = self.sheet(name, (*first, *plans), 2)
        for row, (item, answers) in enumerate(items, 1):
            self.text(sheet, row, 0, item.parent.source.name)
            self.text(sheet, row, 1, _clause(item, self.lang))
            for column, answer in answers.items():
                fill = "error" if answer.outcome == "fail" else answer.outcome
                self.text(sheet, row, column + 2, self._answer(answer), self.cells[fill])
        return sheet

    def _answer(self, answer: InheritedRow) -> str:
        mine, child = answer.row.child_fact, answer.row
        said = self.said(answer.why)
        if isinstance(mine, Target) and mine.value is not None:
            year = f" ({child.child_year or mine.year})" if child.child_year or mine.year else ""
            return f"{_MARK[answer.outcome]} {_figure(mine, self.lang)}{year}. {said}"
        if isinstance(mine, Deadline | Event) and (day := _day(mine)):
            return f"{_MARK[answer.outcome]} {day}. {said}"
        return f"{_MARK[answer.outcome]} {said}"

    def _coverage(self, sheet: Any, items: Sequence[_Answers], plans: int, row: int) -> None:
        self.text(
            sheet, row, 1, self.said(Message("Tỷ lệ chỉ tiêu áp dụng mà kế hoạch đạt", "Share of the binding targets that the plan meets"))
        )
        share = self.book.add_format({"num_format": "0%", "align": "center", "border": 1})
        for at in range(plans):
            told = [answers[at].outcome for _, answers in items if at in answers]
            binding = [outcome for outcome in told if outcome in ("pass", "fail")]
            if binding:
                sheet.write_number(row, at + 2, binding.count("pass") / len(binding), share)
        chart = self.book.add_chart({"type": "bar"})
        name = self.said(_SHEETS["targets"])
        chart.add_series({"categories": [name, 0, 2, 0, plans + 1], "values": [name, row, 2, row, plans + 1], "fill": {"color": "#2E7D5B"}})
        chart.set_title({"name": self.said(Message("Mức đạt chỉ tiêu của từng kế hoạch", "Targets met, plan by plan"))})
        chart.set_legend({"none": True})
        chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%"})
        chart.set_size({"width": 720, "height": 160 + 24 * plans})
        sheet.insert_chart(row + 2, 1, chart)

    def roster(self, roll: Roll) -> None:
        sheet = self.sheet("roster", _UNIT, 1)
        rows = [
            (s.unit.name, s.unit.code, self.said(STANDINGS.get(s.standing, _RIGHT)), _files(s.documents), self.said(s.why) if s.why else "")
            for s in roll.submissions
        ]
        for documents, words in (
            (roll.strangers, Message("Không có trong danh sách", "Not on the roster")),
            (roll.unassigned, Message("Chưa xác định được đơn vị", "Whose it is cannot be told")),
        ):
            rows += [(" - ".join(d.header.bodies), None, self.said(words), d.source.name, "") for d in documents]
        right = self.said(_RIGHT)
        for row, cells in enumerate(rows, 1):
            for column, text in enumerate(cells):
                fill = self.cells["pass" if cells[2] == right else "error"] if column == 2 else None
                self.text(sheet, row, column, text, fill)
        sheet.autofilter(0, 0, max(1, len(rows)), len(_UNIT) - 1)


def _for_paper(sheet: Any, columns: Sequence[Column], frozen: int) -> None:
    """A4 lying, the head on every page: as wide as the page where that can be read, else as many pages as it takes, the first columns on
    each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.5, bottom=0.5)
    sheet.set_footer("&R&P/&N")
    sheet.repeat_rows(0)
    if sum(7 * column.width + 5 for column in columns) / 96 * _LEAST / 100 <= _PAPER - 2 * _MARGIN:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(_LEAST)
        sheet.repeat_columns(0, frozen - 1)


def _files(documents: Sequence[Any]) -> str:
    return "\n".join(d.source.name for d in documents)


def _figure(target: Target, lang: str) -> str:
    """«99,5%», «2 lần/năm»."""
    value = f"{target.value:g}" if lang == "en" else f"{target.value:g}".replace(".", ",")
    unit = target.unit or ""
    return f"{value}{unit}" if unit.startswith("%") else f"{value} {unit}".rstrip()


def _day(fact: Deadline | Event) -> str:
    """«20/11», as far as it is known."""
    date = fact.start if isinstance(fact, Event) else PartialDate(fact.day, fact.month, fact.year)
    return date_words(date)


def _clause(item: Inheritance, lang: str) -> str:
    fact = item.parent_fact
    text = " ".join(item.parent.text(fact.focus if isinstance(fact, Task) else fact.span).split())
    if isinstance(fact, Deadline | Event):
        return f"{text} [{day}]" if (day := _day(fact)) else text
    if not isinstance(fact, Target) or fact.value is None:
        return text
    return f"{text} [{_figure(fact, lang)}{f', {item.due_year}' if item.due_year else ''}]"


def _items(reports: Sequence[Report], kinds: Sequence[str]) -> list[_Answers]:
    """Each item of the parents with what each plan (by its place among the reports) answers, in the parents' order."""
    found: dict[tuple[str, str, int, int], _Answers] = {}
    for at, report in enumerate(reports):
        for row in report.inherited:
            if row.row.kind in kinds:
                fact = row.row.parent_fact
                key = (row.row.parent.source.sha256, row.row.kind, fact.span.start, fact.focus.start)
                found.setdefault(key, (row.row, {}))[1][at] = row
    return list(found.values())


def _cut(text: str | None) -> str:
    """The text as a cell takes it: without characters that XML has none of, and no longer than Excel allows."""
    kept = "".join(c for c in text or "" if c in "\n\t" or c.isprintable() or c.isspace())
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1] + "…"
