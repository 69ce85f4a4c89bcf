"""A table row → its targets, one for each value column and milestone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import isfinite
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.targets.clauses import Ground, stated
from checker.extract.targets.figures import Figure, figures
from checker.extract.targets.milestones import Milestone, milestones
from checker.extract.targets.phrases import clean
from checker.extract.targets.setting import Setting, Shared, labelled
from checker.extract.targets.unwanted import sinking
from checker.extract.targets.vocabulary import anywhere, terms
from checker.language.endings import alternation
from checker.language.normal import fold, squeeze
from checker.language.numbers import DIGITS, value_of
from checker.language.operators import operators
from checker.language.patterns import regexp
from checker.model import Document, Operator, Span, Target

ColumnKind = Literal["number", "unit", "status", "value", "group", "other", "text"]

_YEAR = regexp(r"(?<!\d)(?P<y>20\d\d)(?!\d)(?!\s?-\s?20)")
_THING = regexp(
    r"(?P<thing>(?!(?:giảm|tăng|thêm|đến|dự kiến|cuối|đầu|cả|trong)(?!\w))[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)"
    r"\s(?:(?:đến|vào|trong)\s)?năm\s20\d\d"
)
_NUMBER_OF = regexp(r"số\s(?!lượng|liệu)(?P<thing>[^\W\d_]+(?:\s[^\W\d_]+){0,2}?)(?=\s(?:(?:cuối|đầu|đến|hiện|tại)\s)?(?:năm|có)(?!\w)|$)")
_MOVE = regexp(r"(?P<way>giảm|tăng)(?:\sthêm)?\s(?:(?:đến|vào|trong)\s)?năm\s20\d\d")
_STRONG = regexp(r"(?<!\w)(?:chỉ tiêu|phấn đấu|mục tiêu|cần đạt)(?!\w)")
_NUMBER = regexp(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-zđ])[.)]?")
#: «Học kỳ I | Cả năm», «Đầu năm | Cuối năm»: a stage on the way to the other column's figure
_STAGE = regexp(r"(?<!\w)(?:(?:học\sk[ỳì]\s?|hk\s?)(?:i|1)(?!\w)|(?:đầu|giữa)\s(?:năm|kỳ|học\sk[ỳì]))")
#: «Giảm số vụ … | 5%»: by 5%
_BY = regexp(r"(?:kéo )?(?:giảm|tăng) (?:số |tổng số |tai nạn )|.*(?<!\w)(?:giảm|tăng)(?!\w).*(?<!\w)so với(?!\w)")
_NOTHING = regexp(r"\W*|(?:không|chưa)\s(?:áp dụng|có|thực hiện|đánh giá).*|x", re.S)
_IN_BRACKETS = regexp(r"\((?P<unit>[%‰]|[^\W\d_][^()]{0,20})\)")


_LACKING = ("không ", "chưa ")
_WHOLE = 100.0  # per cent


class Column(Struct, frozen=True, gc=False):
    """A column by its heading; `year` of «Đến năm 2030», `unit` of «Kết quả (%)», `group` «Hoàn thành tốt», «Số lớp năm 2027»: what or whom
    it counts; `op` of the row's own name: «Học sinh bỏ học (không quá)»."""

    kind: ColumnKind
    year: Milestone | None = None
    unit: str | None = None
    group: str | None = None
    op: Operator | None = None


def header_texts(known: Shared, index: int) -> list[str]:
    """The headings of the columns of the row's table, folded; empty where the row has no heading row above it."""
    top, document = known.tops[index], known.document
    said = document.paragraphs[index].header_row
    if said is not None and top <= said < index:
        top = said
    if top == index:
        return []
    texts = _headings(known, top, first=top + 1 == index)
    return texts if len(texts) == len(document.paragraphs[index].cells) else []


def _headings(known: Shared, top: int, *, first: bool) -> list[str]:
    """The headings that a row gives to those below it; the `first` of these may be a second row of headings itself."""
    texts = known.headings.get((top, first))
    if texts is None:
        texts = [squeeze(known.folded(c)) for c in known.document.paragraphs[top].cells]
        if not first and (below := _second_headings(known, top)):
            texts = [a if a == b else f"{a} {b}".strip() for a, b in zip(_spread(texts), below, strict=True)]
        known.headings[top, first] = texts
    return texts


def _spread(texts: list[str]) -> list[str]:
    """A heading over several columns, of which the first alone holds its words: «Chỉ tiêu | | » above «2025 | 2030»."""
    out: list[str] = []
    for text in texts:
        out.append(text or (out[-1] if out else ""))
    return out


def _second_headings(known: Shared, top: int) -> list[str]:
    """The headings of a second row under merged ones («2025 | 2030» under «Chỉ tiêu»); empty where the row holds data. Cells that go on
    from the row above are empty or repeat its words."""
    above, below = ([squeeze(known.folded(c)) for c in known.document.paragraphs[at].cells] for at in (top, top + 1))
    if len(above) != len(below) or not below or (below[0] and below[0] != above[0]):
        return []
    own = [b for a, b in zip(above, below, strict=True) if b and b != a]
    years = sum(bool(_YEAR.search(b)) for b in own)
    names = all(len(b) <= 40 and not ("%" in b and any(map(str.isdigit, b))) for b in own)
    return below if len(own) >= 2 and years == len(own) and names else []


def columns(headings: list[str], where: Setting) -> Sequence[Column]:
    """What each column holds. A column of values needs a year or a word for it, and a part or a heading that speaks of targets."""
    return _columns(tuple(headings), where.counts)


@lru_cache(maxsize=64)
def _columns(headings: tuple[str, ...], counts: bool) -> tuple[Column, ...]:
    speaks = counts or any(_STRONG.search(h) for h in headings)
    found: list[Column] = []
    for heading in headings:
        found.append(_column(heading, speaks, counts, first=not any(c.kind == "text" for c in found)))
    found = _of_things(headings, _without_stages(headings, found))
    return _groups(headings, found) if counts else tuple(found)


def _without_stages(headings: tuple[str, ...], found: list[Column]) -> list[Column]:
    """The columns, those that hold stages as none of values: the figure that counts is the one of the same year at its end."""
    stages = [c.kind == "value" and bool(_STAGE.search(h)) for h, c in zip(headings, found, strict=True)]
    ends = {c.year and c.year.year for c, stage in zip(found, stages, strict=True) if c.kind == "value" and not stage}
    return [replace(c, kind="status") if s and (c.year and c.year.year) in ends else c for c, s in zip(found, stages, strict=True)]


def _of_things(headings: tuple[str, ...], found: list[Column]) -> list[Column]:
    """«Số lớp năm 2027 | Học viên năm 2027»: columns for a year that count different things, each its unit."""
    things = [_THING.fullmatch(h) if c.kind == "value" and c.year and not c.unit else None for h, c in zip(headings, found, strict=True)]
    named = {m["thing"] for m in things if m and not anywhere("columns.value").search(m["thing"]) and not _STRONG.search(m["thing"])}
    if len(named) < 2:
        return _moved(headings, found)
    return [
        replace(c, unit=m["thing"].removeprefix("số "), group=m["thing"]) if m and m["thing"] in named else c
        for m, c in zip(things, found, strict=True)
    ]


def _moved(headings: tuple[str, ...], found: list[Column]) -> list[Column]:
    """«Số hộ nghèo năm 2026 | Giảm năm 2027 | Giảm năm 2028»: by how many of the things that the one column counts."""
    things = {m["thing"] for h in headings if (m := _NUMBER_OF.match(h))}
    ways = [_MOVE.fullmatch(h) if c.kind == "value" and c.year and not c.unit else None for h, c in zip(headings, found, strict=True)]
    if len(things) != 1 or not any(ways):
        return found
    (thing,) = things
    return [replace(c, unit=thing, group=f"{m['way']} số {thing}") if m else c for m, c in zip(ways, found, strict=True)]


def _groups(headings: tuple[str, ...], found: list[Column]) -> tuple[Column, ...]:
    """Columns that differ by what or whom they count, where none is for a year or said to hold the targets: «Hoàn thành tốt | Hoàn thành»,
    «Trường THPT | Trung tâm GDNN-GDTX»."""
    if any(c.kind == "value" and (c.year or _STRONG.search(h)) for c, h in zip(found, headings, strict=True)):
        return tuple(found)
    apart = [
        c.kind in ("value", "other") and bool(h) and not anywhere("columns.value").match(h) and not _tells_other(h, c)
        for c, h in zip(found, headings, strict=True)
    ]
    if sum(apart) < 2:
        return tuple(found)
    return tuple(replace(c, kind="group", group=_unbracketed(h, c)) if own else c for c, h, own in zip(found, headings, apart, strict=True))


def _tells_other(heading: str, column: Column) -> bool:
    """«Biện pháp thực hiện», «Kinh phí (triệu đồng)», but not «Người mới dùng biện pháp tránh thai (người)»."""
    other = anywhere("columns.other")
    return (other.match(heading) if column.unit else other.search(heading)) is not None


def _unbracketed(heading: str, column: Column) -> str:
    """«Người mới tham gia (người)» without its unit."""
    return squeeze(heading.replace(f"({column.unit})", "")) if column.unit else heading


def _column(heading: str, speaks: bool, counts: bool, *, first: bool) -> Column:
    if heading in terms("columns.number"):
        return Column("number")
    if heading in terms("columns.unit") and not (first and heading == "đơn vị"):  # of a name, not of a measure
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
    if _STRONG.search(heading) or (counts and anywhere("columns.value").search(heading) and not anywhere("columns.other").search(heading)):
        return Column("value", None, named)
    return Column("other", None, named)


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
    return first and bool(_second_headings(known, index - 1))


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
    bracket = _IN_BRACKETS.search(text)
    if bracket and fold(bracket["unit"]) in ("%", "tỷ lệ %"):
        text, unit = text.replace(bracket.group(), ""), unit or "%"
    said = _op_in_name().search(fold(text))
    if said:
        text = text[: said.start()]
    return clean(text, head=True), Column("unit", None, unit, None, operators()[said["op"] or said["plain"]] if said else None)


def _by_columns(document: Document, index: int, where: Setting, row: Sequence[Column]) -> list[Target]:
    indicator, told = row_indicator(document, index, row)
    found: list[Target] = []
    for cell, column in zip(document.paragraphs[index].cells, row, strict=True):
        text = document.text(cell)
        past = column.year and where.since and column.year.year < where.since  # «Số hộ nghèo năm 2024» in a plan from 2025
        if column.kind == "value" and indicator and not past and not _NOTHING.fullmatch(fold(text.strip())):
            said = f"{column.group} {indicator}" if column.group else indicator
            found += _cell_targets(document, index, where, said, cell, _in_row(column, told))
    return found


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
    """A cell that holds a figure and nothing else: «Không quá 40%», «65% trở lên», «≥ 6,8»."""
    words = alternation((*operators(), *terms("fillers")))
    return regexp(rf"\s*(?P<op>(?:(?:{words})\s?)*)(?:{DIGITS})\s?(?P<unit>%)?(?P<up>\strở (?:lên|xuống))?\s*\.?")


def _by_groups(document: Document, index: int, where: Setting, row: Sequence[Column]) -> list[Target]:
    """Of each column that counts others the target of its cell.

    Where shares make up the whole, one alone is asked for: the others are what it leaves; nor is «Chưa hoàn thành | 0%» asked for.
    """
    indicator, told = row_indicator(document, index, row)
    found: list[Target] = []
    for cell, column in zip(document.paragraphs[index].cells, row, strict=True):
        figure = _alone().fullmatch(fold(document.text(cell))) if column.group and indicator else None
        if column.group and figure and (column.unit or told.unit or figure["op"] or figure["unit"] or figure["up"]):
            actor, said = _whose(indicator, column.group)
            group = replace(where, actor=actor or where.actor)
            found += _cell_targets(document, index, group, said, cell, _in_row(column, told))
    found = [t for t in found if t.value or not t.indicator.startswith(_LACKING)]
    total = sum(t.value or 0.0 for t in found if t.unit == "%")
    whole = len({t.indicator for t in found}) > 1 and abs(total - _WHOLE) <= 1
    return [next((t for t in found if t.op in (">", ">=")), found[0])] if whole else found


def _whose(row: str, heading: str) -> tuple[str | None, str]:
    """Who a cell speaks to and what of: a row and a column, of which one may name the kind of school."""
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
            unit=(f.unit or None) if f else None,
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
    after = clean(text[figure.after :].split(",")[0], head=False)
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
