"""A table row → its targets, one for each value column and milestone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from checker.extract.targets.clauses import stated
from checker.extract.targets.figures import Figure, figures
from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.phrases import clean
from checker.extract.targets.setting import Setting, setting
from checker.extract.targets.vocabulary import Pattern, anywhere, terms
from checker.language.normal import fold, squeeze
from checker.language.numbers import DIGITS, value_of
from checker.model import Document, Operator, Span, Target

ColumnKind = Literal["number", "unit", "status", "value", "other", "text"]

_YEAR = Pattern(r"(?<!\d)(?P<y>20\d\d)(?!\d)(?!\s?-\s?20)")
_STRONG = Pattern(r"(?<!\w)(?:chỉ tiêu|phấn đấu|mục tiêu|cần đạt)(?!\w)")
_NUMBER = Pattern(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-zđ])[.)]?")
_BARE = Pattern(rf"(?P<op>[≥≤<>]=?|trên|dưới|từ)?\s?(?P<n>{DIGITS})(?P<up>\strở lên)?")
_OPS: dict[str, Operator] = {"≥": ">=", ">=": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<", "trên": ">", "dưới": "<", "từ": ">="}
_NOTHING = Pattern(r"\W*|(?:không|chưa)\s(?:áp dụng|có|thực hiện|đánh giá).*|x", re.S)
_IN_BRACKETS = Pattern(r"\((?P<unit>%|[^\W\d_][^()]{0,20})\)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; `year` of «Đến năm 2030», `unit` of «Kết quả (%)»."""

    kind: ColumnKind
    year: Milestone | None = None
    unit: str | None = None


def header_texts(document: Document, index: int) -> list[str]:
    """The headings of the columns of the row's table, folded; empty where the row has no heading row above it."""
    width = len(document.paragraphs[index].cells)
    top = index
    while top > 0 and len(document.paragraphs[top - 1].cells) > 1:
        top -= 1
    said = document.paragraphs[index].header_row
    if said is not None and top <= said < index:
        top = said
    if top == index:
        return []
    texts = [squeeze(fold(document.text(c))) for c in document.paragraphs[top].cells]
    return texts if len(texts) == width else []


def columns(headings: list[str], where: Setting) -> list[Column]:
    """What each column holds. A column of values needs a year or a word for it, and a part or a heading that speaks of targets."""
    speaks = where.counts or any(_STRONG.search(h) for h in headings)
    found: list[Column] = []
    for heading in headings:
        found.append(_column(heading, speaks, where, first=not any(c.kind == "text" for c in found)))
    return found


def _column(heading: str, speaks: bool, where: Setting, *, first: bool) -> Column:
    if heading in terms("columns.number"):
        return Column("number")
    if heading in terms("columns.unit"):
        return Column("unit")
    if anywhere("columns.status").search(heading) and not _STRONG.search(heading):
        return Column("status")
    if first:
        return Column("text")
    unit = _IN_BRACKETS.search(heading)
    year = _YEAR.search(heading)
    named = unit["unit"] if unit and (unit["unit"] == "%" or not year) else "%" if "%" in heading else None
    if year and speaks and not anywhere("columns.other").search(heading):
        own = milestones(heading)
        return Column("value", own[-1] if own else Milestone(int(year["y"]), False, 0, 0), named)
    if _STRONG.search(heading) or (where.counts and anywhere("columns.value").search(heading) and not anywhere("columns.other").search(heading)):
        return Column("value", None, named)
    return Column("other")


def row_targets(document: Document, index: int) -> list[Target]:
    """The targets of a row: of its value columns, or of the words of its cells where the table has none."""
    paragraph = document.paragraphs[index]
    where = setting(document, paragraph)
    headings = header_texts(document, index)
    if where.kind == "situation" or (not headings and _heads(document, index)):
        return []
    row = columns(headings, where) if headings else []
    label = _row_label(document, index, where)
    if any(c.kind == "value" for c in row):
        return _by_columns(document, index, replace(where, label=label), row)
    return _by_words(document, index, replace(where, label=label), row)


def _heads(document: Document, index: int) -> bool:
    """The row heads the rows below it."""
    rows = document.paragraphs
    return index + 1 < len(rows) and bool(rows[index + 1].cells) and not (index and rows[index - 1].cells)


def row_number(document: Document, index: int) -> str | None:
    """The number in a row's first cell."""
    first = squeeze(document.text(document.paragraphs[index].cells[0])).strip(" .")
    return first if _NUMBER.fullmatch(fold(first)) else None


def _row_label(document: Document, index: int, where: Setting) -> str | None:
    number = row_number(document, index)
    return ".".join(filter(None, (where.label, number))) or None


def row_indicator(document: Document, index: int, row: list[Column]) -> tuple[str, Column | None]:
    """The words of the row's first column of text, and the unit that a unit column gives."""
    cells = document.paragraphs[index].cells
    at = next((i for i, c in enumerate(row) if c.kind == "text"), 0)
    unit = next((squeeze(document.text(cells[i])) for i, c in enumerate(row) if c.kind == "unit"), None)
    text = document.text(cells[at])
    bracket = _IN_BRACKETS.search(text)
    if bracket and fold(bracket["unit"]) in ("%", "tỷ lệ %"):
        text, unit = text.replace(bracket.group(), ""), unit or "%"
    return clean(text, head=True), Column("unit", None, unit) if unit else None


def _by_columns(document: Document, index: int, where: Setting, row: list[Column]) -> list[Target]:
    indicator, unit = row_indicator(document, index, row)
    found: list[Target] = []
    for cell, column in zip(document.paragraphs[index].cells, row, strict=True):
        text = document.text(cell)
        if column.kind != "value" or not indicator or _NOTHING.fullmatch(fold(text.strip())):
            continue
        column = replace(column, unit=column.unit or (unit.unit if unit else None))
        found += _cell_targets(document, index, where, indicator, cell, column)
    return found


def _cell_targets(document: Document, index: int, where: Setting, indicator: str, cell: Span, column: Column) -> list[Target]:
    """The targets of one cell: its figures, or the cell by its words."""
    text = document.text(cell)
    key = fold(text)
    figured = _bare(key, column) or figures(key, counts=True)
    blank = Target(
        label=where.label, indicator=indicator, population=None, actor=where.actor, op=None, value=None, unit=None, year=None, onward=False,
        span=document.paragraphs[index].span, focus=cell, section=document.paragraphs[index].section,
    )  # fmt: skip
    years = [y for y in milestones(key)] or ([column.year] if column.year else [])
    falls = bool(anywhere("decreasing").search(fold(indicator)))
    found = []
    for year in years or [None]:
        due = replace(blank, year=year.year if year else None, onward=year.onward if year else False)
        if not figured:
            found.append(replace(due, population=clean(text, head=True) or None))
        for f in figured:
            focus = Span(cell.start + f.focus, cell.start + f.after)
            rest = clean(text[f.after :].split(",")[0], head=False) or None
            found.append(replace(due, op=f.op, value=f.value, unit=f.unit or None, population=rest, focus=focus, decreasing=falls or f.op in ("<", "<=")))
    return found


def _bare(key: str, column: Column) -> list[Figure]:
    """A cell that holds a number alone, its unit told by the column."""
    stripped = key.strip()
    m = _BARE.fullmatch(stripped)
    if m is None:
        return []
    at = len(key) - len(key.lstrip())
    op: Operator = _OPS[m["op"]] if m["op"] else ">=" if m["up"] else "="
    unit = column.unit or ""
    return [Figure(value_of(m["n"]), unit, op, at + m.start("n"), at + m.end(), at, at + m.end(), "%" in unit)]


def _by_words(document: Document, index: int, where: Setting, row: list[Column]) -> list[Target]:
    """The figures that the cells of a table of tasks state in words: «Phấn đấu 100% giáo viên …»."""
    paragraph = document.paragraphs[index]
    found: list[Target] = []
    for at, cell in enumerate(paragraph.cells):
        if row and row[at].kind in ("number", "status", "unit") or "%" not in document.text(cell):
            continue
        if len(document.text(cell).split()) < 4:
            continue
        found += [
            Target(
                label=where.label, indicator=s.indicator, population=s.population, actor=where.actor, op=s.figure.op, value=s.figure.value, unit=s.unit,
                year=s.milestone.year if s.milestone else None, onward=bool(s.milestone and s.milestone.onward), span=paragraph.span,
                focus=Span(cell.start + s.focus[0], cell.start + s.focus[1]), section=paragraph.section, decreasing=s.decreasing,
            )
            for s in stated(document.text(cell), where)
        ]  # fmt: skip
    return found
