"""A store → its dashboard: one page that answers each question in a screen, and the same as a workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from checker.audit.ask import opened
from checker.audit.dashboard.chart import Picture, drawn
from checker.audit.dashboard.questions import QUESTIONS, UNJUDGED, Question
from checker.audit.words import worded
from checker.model import Message
from checker.report.words import in_language

_HERE = Path(__file__).parent
_SHOWN = 20  # rows of an answer on the page; the workbook has them all
_MOST = 100_000  # rows of an answer in the workbook
_STATES = {
    "read": Message("đã đọc", "read"),
    "partial": Message("đọc một phần", "partial"),
    "unreadable": Message("không đọc được", "unreadable"),
    "skipped": Message("bỏ qua", "skipped"),
}


class Answer(NamedTuple):
    """`total` counts all rows, `rows` are the first of them; `counts` are the figures of the picture. `judged`: somebody has looked."""

    question: Question
    total: int
    rows: list[tuple[Any, ...]]
    picture: Picture | None
    counts: list[tuple[Any, ...]]
    judged: bool


class Overview(NamedTuple):
    """Files by state, plans (versions and copies apart), issuers, and the years from and to."""

    states: list[tuple[Message, int]]
    files: int
    originals: int
    versions: int
    copies: int
    issuers: int
    years: tuple[int | None, int | None]


def render(store: Path, *, lang: str = "vi") -> str:
    """The page: no script, nothing fetched, every text escaped. FileNotFoundError where there is no store."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    base = opened(store)
    loader = FileSystemLoader(_HERE)
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    env.globals["t"] = lambda vi, en: en if lang == "en" else vi
    env.filters["said"] = partial(in_language, lang=lang)
    env.filters["shown"] = shown
    env.globals["cells"] = partial(cells, lang=lang)
    answers = [_answer(base, question, lang) for question in QUESTIONS]
    style = (_HERE / "style.css").read_text("utf8")
    return env.get_template("page.html").render(
        answers=answers, unjudged=UNJUDGED, overview=_overview(base), style=style, lang=lang, most=_SHOWN
    )


def shown(value: Any) -> str:
    """A value as the page shows it: days as they are written in Vietnam, figures with their dots."""
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int) and value >= 10_000:
        return f"{value:,}".replace(",", ".")
    return str(value)


def cells(question: Question, row: Sequence[Any], *, lang: str) -> list[Any]:
    """The values of a row, the program's words in the reader's."""
    return [worded(value, lang) if at in question.coded else value for at, value in enumerate(row)]


def _judged(base: Any, question: Question) -> bool:
    """Whether any rule that the answer rests on was among those that judged."""
    if not question.rules:
        return True
    asked = f"SELECT count(*) FROM verdicts WHERE rule IN ({', '.join('?' * len(question.rules))}) AND outcome <> 'broken'"
    return bool(base.execute(asked, list(question.rules)).fetchone()[0])


def _answer(base: Any, question: Question, lang: str) -> Answer:
    count = int(base.execute(f"SELECT count(*) FROM ({question.query})").fetchone()[0])
    rows = base.execute(f"{question.query} LIMIT {_SHOWN}").fetchall()
    if question.chart is None:
        return Answer(question, count, rows, None, [], _judged(base, question))
    counts = base.execute(question.chart.query).fetchall()
    names = [in_language(title, lang) for _, title in question.chart.series]
    picture = drawn(counts, [name for name, _ in question.chart.series], names)
    return Answer(question, count, rows, picture, counts, _judged(base, question))


def _overview(base: Any) -> Overview:
    states = dict(base.execute("SELECT status, count(*) FROM documents GROUP BY 1").fetchall())
    one = base.execute(
        """SELECT count(*) FILTER (version_of IS NULL), count(*) FILTER (version_of IS NOT NULL),
        count(DISTINCT concat_ws(', ', issuer, superior)), min(year) FILTER (year > 1945), max(year) FROM originals"""
    ).fetchone()
    copies = base.execute("SELECT count(*) FROM documents WHERE copy_of IS NOT NULL").fetchone()[0]
    told = [(title, int(states.get(name, 0))) for name, title in _STATES.items()]
    return Overview(told, sum(states.values()), one[0], one[1], copies, one[2], (one[3], one[4]))


def workbook(store: Path, *, lang: str = "vi") -> bytes:
    """The same as XLSX: a sheet for each question, all its rows."""
    import xlsxwriter

    base, out = opened(store), io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for at, question in enumerate(QUESTIONS, 1):
        sheet = book.add_worksheet(f"{at}. {question.id}"[:31])
        _fill(book, sheet, question, _answers(base, question), lang)
    book.close()
    return out.getvalue()


def _answers(base: Any, question: Question) -> list[tuple[Any, ...]] | None:
    """All rows of an answer; None where nobody has looked."""
    rows: list[tuple[Any, ...]] = base.execute(f"{question.query} LIMIT {_MOST}").fetchall()
    return rows if rows or _judged(base, question) else None


def _fill(book: Any, sheet: Any, question: Question, found: Sequence[tuple[Any, ...]] | None, lang: str) -> None:
    rows = found or ()
    bold, wrapped = (
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.write_string(0, 0, in_language(question.title, lang), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, in_language(question.about if rows else UNJUDGED if found is None else question.good, lang))
    for column, head in enumerate(question.heads):
        sheet.write_string(2, column, in_language(head, lang), bold)
    for at, row in enumerate(rows, 3):
        for column, value in enumerate(cells(question, row, lang=lang)):
            if isinstance(value, int | float):
                sheet.write_number(at, column, value, wrapped)
            else:
                sheet.write_string(at, column, shown(value), wrapped)
    sheet.set_column(0, len(question.heads) - 1, 28)
    sheet.freeze_panes(3, 0)
    sheet.autofilter(2, 0, max(3, len(rows) + 2), len(question.heads) - 1)
