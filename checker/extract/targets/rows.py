"""A table row → its targets, one for each value column and milestone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import isfinite

from msgspec.structs import replace

from checker.extract.targets.clauses import Ground, stated, unit_of
from checker.extract.targets.columns import IN_BRACKETS, Column, columns, header_texts, second_headings
from checker.extract.targets.figures import Figure, figures
from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.phrases import clean
from checker.extract.targets.setting import Setting, Shared, labelled
from checker.extract.targets.unwanted import sinking
from checker.extract.targets.vocabulary import anywhere, terms
from checker.language.endings import alternation
from checker.language.listed import names_unit
from checker.language.normal import fold, squeeze
from checker.language.numbers import DIGITS, value_of
from checker.language.operators import operators
from checker.language.patterns import regexp
from checker.model import Document, Operator, Span, Target

_NUMBER = regexp(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-zđ])[.)]?")
#: «Giảm số vụ … | 5%»: by 5%
_BY = regexp(r"(?:kéo )?(?:giảm|tăng) (?:số |tổng số |tai nạn )|.*(?<!\w)(?:giảm|tăng)(?!\w).*(?<!\w)so với(?!\w)")
_NOTHING = regexp(r"\W*|(?:không|chưa)\s(?:áp dụng|có|thực hiện|đánh giá).*|x", re.S)
#: «Các trường mầm non», «Khối THCS», «Tiểu học»: no single unit
_MANY = regexp(r"(?:các|khối|cấp|bậc|mầm non|mẫu giáo|tiểu học|trung học|thcs|thpt|gdtx|mn|th)(?!\w)")
#: «Bài giảng mỗi giáo viên đóng góp (bài/năm học)»
_RATE = regexp(
    r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?/\s?(?:(?:giáo viên|lớp|trường|học sinh|trẻ|tổ|khối)\s?/\s?)?(?:năm(?: học)?|tháng|quý|tuần|học kỳ)"
)
#: «100% lớp 3, 4, 5» is of three grades
_NEXT = regexp(r",(?!\s?\d)")
_LACKING = ("không ", "chưa ")
_WHOLE = 100.0  # per cent


def row_targets(known: Shared, index: int) -> list[Target]:
    """The targets of a row: of its value columns, or of the words of its cells where the table has none."""
    document = known.document
    where = known.setting(known.place(index, document.paragraphs[index]))
    headings = header_texts(known, index)
    if (not headings and _heads(document, index)) or _heads_too(known, index):
        return []
    row = columns(headings, where) if headings else []
    if any(c.kind == "group" for c in row):
        found = _by_groups(document, index, where, row)
        if any(c.kind == "text" and c.group for c in row):  # beside the names of units each column counts
            found += _by_columns(document, index, where, row)
    elif any(c.kind == "value" for c in row):
        found = _by_columns(document, index, where, row)
    else:
        found = _by_words(known, index, where, row)
    label = _row_label(known, index) if found else None
    return sinking([replace(t, label=label) for t in found])


def _heads(document: Document, index: int) -> bool:
    """The row heads the rows below it."""
    rows = document.paragraphs
    return index + 1 < len(rows) and bool(rows[index + 1].cells) and not (index and rows[index - 1].cells)


_COUNTED = regexp(r"\(?(?:\d{1,2}|[a-z])\)?(?:\s?=.{0,20})?")


def _heads_too(known: Shared, index: int) -> bool:
    """The second row of headings, or the row that numbers the columns: «(1) | (2) | (3)»."""
    rows = known.document.paragraphs
    if not (index and rows[index - 1].cells):
        return False
    cells = rows[index].cells
    if len(cells) > 2 and all(_COUNTED.fullmatch(squeeze(known.folded(c))) for c in cells):
        keys = [squeeze(known.folded(c)).strip("()") for c in cells]
        figures = [int(k) for k in keys if k.isdigit()]
        return len(figures) > 1 and figures == list(range(figures[0], figures[0] + len(figures))) and figures[0] == 1
    first = index == 1 or not rows[index - 2].cells
    return first and bool(second_headings(known, index - 1))


def row_number(document: Document, index: int) -> str | None:
    """The number in a row's first cell."""
    first = squeeze(document.text(document.paragraphs[index].cells[0])).strip(" .")
    return first if _NUMBER.fullmatch(fold(first)) else None


def _row_label(known: Shared, index: int) -> str | None:
    return ".".join(filter(None, (labelled(known, known.document.paragraphs[index]), row_number(known.document, index)))) or None


def row_indicator(document: Document, index: int, row: Sequence[Column]) -> tuple[str, Column]:
    """The words of the row's first column of text, and the operator and unit that they or a unit column give."""
    cells = document.paragraphs[index].cells
    at = next((i for i, c in enumerate(row) if c.kind == "text"), 0)
    unit = next((squeeze(document.text(cells[i])) for i, c in enumerate(row) if c.kind == "unit"), None)
    if unit and unit.startswith("% "):  # «% tổng đàn»
        unit = "%"
    text = document.text(cells[at])
    bracket = IN_BRACKETS.search(text)
    if bracket and (fold(bracket["unit"]) in ("%", "tỷ lệ %") or _RATE.fullmatch(fold(bracket["unit"]))):
        text, unit = text.replace(bracket.group(), ""), unit or ("%" if "%" in bracket["unit"] else squeeze(bracket["unit"]))
    said = _op_in_name().search(fold(text))
    if said:
        text = text[: said.start()]
    return _unit_named(clean(text, head=True), row[at].group if row else None), Column(
        "unit", None, unit, None, operators()[said["op"] or said["plain"]] if said else None
    )


def _unit_named(name: str, kind: str | None) -> str:
    """A name of a column headed «Trường» or «Đơn vị» with its kind, where it says none itself: «Sông Mây» → «Trường Sông Mây»."""
    if not kind or not name[:1].isupper() or names_unit(name) or _MANY.match(fold(name)):
        return name
    return f"{kind.capitalize()} {name}"


def _by_columns(document: Document, index: int, where: Setting, row: Sequence[Column]) -> list[Target]:
    indicator, told = row_indicator(document, index, row)
    found: list[Target] = []
    for cell, column in zip(document.paragraphs[index].cells, row, strict=True):
        text = document.text(cell)
        if column.kind == "value" and indicator and not _past(column, where) and not _NOTHING.fullmatch(fold(text.strip())):
            said = f"{column.group} {indicator}" if column.group else indicator
            found += _cell_targets(document, index, where, said, cell, _in_row(column, told))
    return found


def _past(column: Column, where: Setting) -> bool:
    """«Số hộ nghèo năm 2024» in a plan from 2025."""
    return column.year is not None and where.since is not None and column.year.year < where.since


def _in_row(column: Column, told: Column) -> Column:
    """A column as the row's name completes it."""
    return replace(column, unit=column.unit or told.unit, op=told.op)


@cache
def _op_in_name() -> re.Pattern[str]:
    """«Học sinh bỏ học (không quá)»; without brackets «trên» and «dưới» may end any name."""
    plain = (word for word in operators() if " " in word)
    return regexp(rf"\s(?:\((?P<op>{alternation(operators())})\)|(?P<plain>{alternation(plain)}))\s*$")


@cache
def _number_alone() -> re.Pattern[str]:
    """«≥ 6,8», «Không quá 1», «từ 20 trở lên»: a number without a unit; «≤ 2 giờ»."""
    return regexp(rf"(?P<op>{alternation((*operators(), 'từ'))})?\s?(?P<n>{DIGITS})(?:\s(?P<time>giây|phút|giờ))?(?P<up>\strở lên)?")


@cache
def _alone() -> re.Pattern[str]:
    """A cell that holds a figure, and of whom it is: «Không quá 40%», «≥ 6,8», «100% (lớp 3, 4, 5)», «10/15 lớp (66,7%)»."""
    words = alternation((*operators(), *terms("fillers")))
    one = rf"(?P<op>(?:(?:{words})\s?)*)(?:{DIGITS})\s?(?P<unit>%)?(?P<up>\strở (?:lên|xuống))?"
    of = r"(?:\s?\([^()%]{2,40}\)|(?<=%)\s(?:học sinh|hs|trẻ|lớp|khối)(?:\s[^()%|]{1,40})?)"
    counted = rf"\d{{1,5}}\s?/\s?\d{{1,5}}(?:\s[^\W\d_]+){{0,4}}\s?[(,:;]?\s?(?:(?:đạt|chiếm|tỷ lệ|tỉ lệ)\s)?(?P<share>{DIGITS}\s?%)\)?"
    return regexp(rf"\s*(?:{counted}|{one}{of}?)\s*\.?")


def _by_groups(document: Document, index: int, where: Setting, row: Sequence[Column]) -> list[Target]:
    """Of each column that counts others the target of its cell.

    Where shares make up the whole, one alone is asked for: the others are what it leaves; nor is «Chưa hoàn thành | 0%» asked for.
    """
    indicator, told = row_indicator(document, index, row)
    found: list[Target] = []
    for cell, column in zip(document.paragraphs[index].cells, row, strict=True):
        counts = column.kind == "group" and indicator and not _past(column, where)
        figure = _alone().fullmatch(fold(document.text(cell))) if counts else None
        if column.group and figure and (column.unit or told.unit or any(map(figure.__getitem__, ("op", "unit", "up", "share")))):
            actor, said = _whose(indicator, column.group)
            group = replace(where, actor=actor or where.actor)
            found += _cell_targets(document, index, group, said, cell, _in_row(column, told))
    found = [t for t in found if t.value or not t.indicator.startswith(_LACKING)]
    total = sum(t.value or 0.0 for t in found if t.unit == "%")
    whole = len({t.indicator for t in found}) > 1 and abs(total - _WHOLE) <= 1
    return [next((t for t in found if t.op in (">", ">=")), found[0])] if whole else found


def _whose(row: str, heading: str) -> tuple[str | None, str]:
    """Who a cell speaks to and what of: a row and a column, of which one may name the kind of school."""
    if names_unit(row):
        return None, f"{row} {heading}"
    school = anywhere("columns.schools")
    if school.search(heading):
        return heading, row
    if school.search(fold(row)):
        return f"cấp {row}", heading
    return None, f"{row} {heading}"


def _cell_targets(document: Document, index: int, where: Setting, indicator: str, cell: Span, column: Column) -> list[Target]:
    """The targets of one cell, one for each figure and year; a cell of words gives a target without a figure."""
    text, paragraph = document.text(cell), document.paragraphs[index]
    key = fold(text)
    due: list[Milestone | None] = [*(milestones(key) or ([column.year] if column.year else []))]
    said: list[Figure | None] = [*(_bare(key, column, indicator) or figures(key, counts=True))]
    falls = bool(anywhere("decreasing").search(fold(indicator)))
    by = bool(_BY.match(fold(indicator))) and ("%" in (column.unit or "") + text or (column.group or "").startswith(("giảm ", "tăng ")))
    return [
        Target(
            label=None,
            indicator=indicator,
            population=(_of_whom(text, f, before) if f else clean(text, head=True)) or None,
            actor=where.actor,
            op=f.op if f else None,
            value=f.value if f else None,
            unit=(unit_of(f, text) or None) if f else None,
            year=year.year if year else None,
            onward=bool(year and year.onward),
            span=paragraph.span,
            focus=Span(cell.start + f.focus, cell.start + f.after) if f else cell,
            section=paragraph.section,
            decreasing=(falls and not by) or bool(f and f.op in ("<", "<=")),
            change=by and f is not None,
        )
        for year in due or [None]
        for before, f in pairwise((None, *(said or [None])))
    ]


def _of_whom(text: str, figure: Figure, before: Figure | None) -> str:
    """Of whom a figure of a cell is: «85% học sinh», «85%, trong đó khá, giỏi 50%»."""
    after = clean(_NEXT.split(text[figure.after :], maxsplit=1)[0], head=False)
    return after or (clean(text[before.after : figure.focus], head=True) if before else "")


def _bare(key: str, column: Column, indicator: str) -> list[Figure]:
    """A cell that holds a number alone, its unit told by the column, or by «Tỷ lệ …»; or a time: «≤ 2 giờ»."""
    m = _number_alone().fullmatch(key.strip())
    if m is None or not isfinite(value := value_of(m["n"])):
        return []
    at = len(key) - len(key.lstrip())
    said: Operator | None = ">=" if m["op"] == "từ" else operators().get(m["op"])
    op: Operator = said or (">=" if m["up"] else column.op or "=")
    unit = m["time"] or column.unit or ("%" if fold(indicator).startswith(("tỷ lệ", "tỉ lệ")) else "")
    return [Figure(value, unit, op, at + m.start("n"), at + m.end(), at, at + m.end(), "%" in unit)]


def _by_words(known: Shared, index: int, where: Setting, row: Sequence[Column]) -> list[Target]:
    """The figures that the cells of a table of tasks state in words: «Phấn đấu 100% giáo viên …»."""
    document, paragraph = known.document, known.document.paragraphs[index]
    found: list[Target] = []
    if "%" not in known.folded(paragraph.span):
        return found
    for at, cell in enumerate(paragraph.cells):
        text = document.text(cell)
        if "%" in text and len(text.split()) >= 4 and not (row and row[at].kind in ("number", "status", "unit")):
            found += stated(text, known.folded(cell), where, Ground(cell.start, paragraph.section, row=paragraph.span))
    return found
