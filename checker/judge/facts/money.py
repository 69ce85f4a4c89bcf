"""Sums of money written in figures and in words, and the totals of tables → records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from checker.judge.facts.record import Record, folded, places
from checker.language.money import FIGURE, bare_words, figure_value, spelled_value
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Span

#: «10.500.000 đồng (Bằng chữ: Mười triệu năm trăm nghìn đồng)»
_SPELLED = regexp(rf"{FIGURE}\s?,?\s?\((?:\s?(?:viết\s)?bằng\schữ\s?:?)?\s?(?P<words>[^()\d]{{8,120}}?)\)")
_SIGNS = ("đồng ", "đồng", "đ ", "đ", "vnd ", "vnd", "đồng, ")  # of which one stands before the bracket
_WHOLE = regexp(r"\d{1,3}(?:\.\d{3})+|\d{1,6}")
#: «Tổng cộng», «Cộng:», «Tổng kinh phí toàn trường»; not «Tổng phụ trách Đội», nor «Tổng (I+II)», of rows that are sums themselves
_TOTAL = regexp(r"(?:tổng(?:\s(?:cộng|số|kinh phí|chi|thu|tiền))?|cộng)\s?(?:[:.]|(?:chung|toàn|cả)\s[^+()]{2,20})?$")
#: Columns that are no quantities to be added
_NO_SUM = regexp(r"(?<!\w)(?:đơn giá|định mức|mức|tỷ lệ|tỉ lệ|bình quân|điểm|xếp)(?!\w)|%")
_PART = regexp(r"\W*(?:trong đó|gồm|bao gồm|cộng|tổng(?:\s(?:cộng|số|kinh phí|chi|thu|tiền))?)(?=[:\s]|$)(?!\s(?:phụ trách|tác|đồng))")
_LEAST = 2  # rows that are added


def spelled_sums(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each sum that stands in figures and in words; `unlike`: the two are not one sum."""
    low = folded(document.source.text)
    if not any(low.endswith(_SIGNS, 0, at) for at in places(low, ("(",))):
        return
    for found in _SPELLED.finditer(low):
        figures, words = figure_value(found), spelled_value(bare_words(found["words"]))
        if figures is not None and words is not None:
            span = Span(found.start(), found.end())
            said = squeeze(document.source.text[found.start("words") : found.end("words")])
            figure = squeeze(document.source.text[found.start() : found.end("words")]).partition("(")[0].strip(" ,")
            yield Record("spelled_sum", document, span, {"unlike": figures != words, "figure": figure, "words": said})


class _Row(Struct):
    cells: tuple[Span, ...]
    texts: list[str]
    values: list[int | None]


def totals(document: Document, _: Hierarchy) -> Iterator[Record]:
    """The cells of a table's last row that give the totals of the columns above; `unlike`: they do not add up, `sum` being what they do."""
    for table in _tables(document):
        head, *rows, last = (_row(document, cells, len(table[0])) for cells in table)
        if not _added(head, rows):
            continue
        found = {at: _column(at, rows) for at, value in enumerate(last.values) if at and value is not None and not _no_sum(head, at)}
        sums = {at: sum(values) for at, values in found.items() if values}
        wrong = [at for at, added in sums.items() if added != last.values[at]]
        if (len(wrong) > 1 and len(wrong) * 2 > len(sums)) or any(_holds_sums(found[at]) for at in wrong):
            continue  # a table that is made in another way
        label = next(text for text in last.texts if text)
        for at, added in sums.items():
            yield Record("total", document, last.cells[at], {"unlike": at in wrong, "sum": f"{added:,}".replace(",", "."), "row": label})


def _tables(document: Document) -> Iterator[list[tuple[Span, ...]]]:
    """The rows of each table of one width that ends in one of totals, the last perhaps with cells joined."""
    run: list[tuple[Span, ...]] = []
    for paragraph in document.paragraphs:
        cells = paragraph.cells
        if run and cells and len(cells) <= len(run[0]) and _TOTAL.match(_label(document, cells)):
            if len(run) > _LEAST:
                yield [*run, cells]
            run = []
        elif cells and (not run or len(cells) == len(run[0])):
            run.append(cells)
        else:
            run = [cells] if cells else []


def _label(document: Document, cells: tuple[Span, ...]) -> str:
    return next((fold(text) for cell in cells[:2] if (text := squeeze(document.text(cell)))), "")


def _row(document: Document, cells: tuple[Span, ...], width: int) -> _Row:
    """A row of so many cells; those that are lacking were joined with the first, «Tổng cộng»."""
    first = cells[0]
    cells = (first, *[Span(first.end, first.end)] * (width - len(cells)), *cells[1:])
    texts = [squeeze(document.text(cell)) for cell in cells]
    return _Row(cells, texts, [int(text.replace(".", "")) if _WHOLE.fullmatch(text) else None for text in texts])


def _added(head: _Row, rows: list[_Row]) -> bool:
    """Whether the rows under a heading are plain ones: none is a part or a total of others, as «I», «1.1», «trong đó» are."""
    if any(value is not None for value in head.values) or any(_PART.match(fold(text)) for row in rows for text in row.texts if text):
        return False
    numbers = [row.values[0] for row in rows]
    return numbers == list(range(1, len(rows) + 1)) or all(
        value is None and len(row.texts[0]) > 3 for value, row in zip(numbers, rows, strict=True)
    )


def _no_sum(head: _Row, at: int) -> bool:
    return _NO_SUM.search(fold(head.texts[at])) is not None


def _column(at: int, rows: list[_Row]) -> list[int]:
    """The quantities of a column; none where a row has none."""
    known = [value for row in rows if (value := row.values[at]) is not None]
    return known if len(known) == len(rows) else []


def _holds_sums(values: list[int]) -> bool:
    """Whether a row is what two or more just before, or just behind it add up to."""
    sides = ((value, side) for at, value in enumerate(values) if value for side in (values[:at][::-1], values[at + 1 :]))
    return any(value in list(accumulate(side))[1:] for value, side in sides)
