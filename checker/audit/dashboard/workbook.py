"""A store → an XLSX: an overview, and a sheet for each question with all its rows."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from checker.audit.ask import opened
from checker.audit.dashboard.answer import Answer, Overview, answered, overview
from checker.audit.dashboard.question import Column
from checker.audit.dashboard.questions import QUESTIONS, UNJUDGED
from checker.audit.dashboard.shown import headed, shown, tallied
from checker.audit.words import figure
from checker.model import Message
from checker.report.words import in_language

_MOST = 100_000  # rows of an answer
_LINE, _HIGHEST = 15.5, 400  # points
_LONGEST = 32_000  # characters of a cell; Excel takes 32,767
_OVERVIEW = Message("Tổng quan", "Overview")
_HEADS = 3  # rows above the table: what is asked, how it is meant, the columns


def workbook(store: Path, *, lang: str = "vi") -> bytes:
    """The workbook's bytes. Texts of plans are written as texts, never as formulas or links. `Unusable` where there is no store."""
    import xlsxwriter

    base, out = opened(store), io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheets = _Sheets(book, lang)
        first = book.add_worksheet(in_language(_OVERVIEW, lang))
        answers = []
        for at, question in enumerate(QUESTIONS, 1):
            answer = answered(base, question, _MOST, lang)
            sheets.answer(str(at), answer)
            answers.append(answer._replace(rows=[]))
        sheets.overview(first, overview(base), answers)
    return out.getvalue()


class _Sheets:
    """Writes one sheet after another into a workbook."""

    def __init__(self, book: Any, lang: str) -> None:
        self.book, self.lang = book, lang
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
        lined = {**base, "border": 1, "border_color": "#CFD5DE"}
        self.title = book.add_format({**base, "bold": True, "font_size": 14})
        self.about = book.add_format(base)
        self.head = book.add_format({**lined, "bold": True, "bg_color": "#E4E9F1", "text_wrap": True, "valign": "vcenter"})
        self.text = book.add_format({**lined, "text_wrap": True})
        self.number = book.add_format({**lined, "num_format": "#,##0"})
        self.share = book.add_format({**lined, "num_format": "0.0"})
        self.day = book.add_format({**lined, "num_format": "dd/mm/yyyy", "align": "left"})

    def overview(self, sheet: Any, seen: Overview, answers: list[Answer]) -> None:
        lang = self.lang
        sheet.set_column(0, 0, 70)
        sheet.set_column(1, 1, 12)
        sheet.set_column(2, 2, 60)
        sheet.write_string(0, 0, in_language(Message("Soát kho lưu trữ", "Audit of an archive"), lang), self.title)
        sheet.write_string(1, 0, f"{seen.archive} · {seen.ended:%d/%m/%Y %H:%M}", self.about)
        counts = (
            (Message("Tệp tìm thấy", "Files found"), seen.files),
            *seen.states,
            (Message("Văn bản, không kể bản khác và bản sao", "Documents, without other versions and copies"), seen.singles),
            (Message("Cơ quan, đơn vị ban hành", "Issuers"), seen.issuers),
        )
        rows: list[tuple[str, int | str, str]] = [(headed(in_language(title, lang)), count, "") for title, count in counts]
        for answer in answers:
            tally = " · ".join(f"{tallied(word, lang)}: {figure(count, lang)}" for word, count in answer.tally)
            told = answer.total if answer.judged else in_language(UNJUDGED, lang)
            rows.append((in_language(answer.question.title, lang), told, tally))
        for at, (name, count, more) in enumerate(rows, 3):
            sheet.write_string(at, 0, name, self.text)
            sheet.write(at, 1, count, self.number if isinstance(count, int) else self.text)
            sheet.write_string(at, 2, more, self.text)
            sheet.set_row(at, _LINE * (1 + len(more) // 60))
        _printed(sheet)

    def answer(self, number: str, answer: Answer) -> None:
        question, lang = answer.question, self.lang
        sheet = self.book.add_worksheet(_sheet_name(number, in_language(question.title, lang)))
        sheet.write_string(0, 0, in_language(question.title, lang), self.title)
        sheet.write_string(1, 0, _about(answer, lang), self.about)
        for at, column in enumerate(question.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(_HEADS - 1, at, in_language(column.title, lang), self.head)
        for at, row in enumerate(answer.rows, _HEADS):
            lines = [
                self.cell(sheet, at, place, column, value) for place, (column, value) in enumerate(zip(question.columns, row, strict=True))
            ]
            sheet.set_row(at, min(_HIGHEST, max(lines) * _LINE))  # which not every program works out by itself
        sheet.freeze_panes(_HEADS, 0)
        sheet.autofilter(_HEADS - 1, 0, max(_HEADS, len(answer.rows) + _HEADS - 1), len(question.columns) - 1)
        sheet.repeat_rows(_HEADS - 1)
        _printed(sheet)

    def cell(self, sheet: Any, row: int, at: int, column: Column, value: Any) -> int:
        """Writes a value; how many lines it takes."""
        if isinstance(value, int | float):
            sheet.write_number(row, at, value, self.share if column.kind == "share" else self.number)
            return 1
        if isinstance(value, date):
            sheet.write_datetime(row, at, value, self.day)
            return 1
        text = shown(value, column, self.lang)[:_LONGEST]
        sheet.write_string(row, at, text, self.text)
        return sum(1 + int(len(line) / column.width) for line in text.split("\n"))


def _about(answer: Answer, lang: str) -> str:
    if not answer.total:
        return in_language(answer.question.good if answer.judged else UNJUDGED, lang)
    about = in_language(answer.question.about, lang)
    if (left := answer.total - len(answer.rows)) > 0:
        more = Message(
            f"Còn {figure(left, lang)} dòng nữa: hỏi bằng checker audit query.",
            f"{figure(left, lang)} more rows: ask with checker audit query.",
        )
        return f"{about} {in_language(more, lang)}"
    return about


def _sheet_name(number: str, title: str) -> str:
    """«1. Kế hoạch cấp trên chưa …»: 31 characters, none that a sheet may not have."""
    name = f"{number}. {title}".translate(dict.fromkeys(map(ord, "[]:*?/\\")))
    return name if len(name) <= 31 else name[:31].rsplit(" ", 1)[0] + "…"


def _printed(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
