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
#: «mỗi suất 500.000 đồng (năm triệu đồng)», «10 x 500.000 đồng (năm triệu đồng)»: what they come to
_EACH = regexp(r"(?:(?<!\w)(?:mỗi|từng|x)(?!\w)|[×*])[^.;()]{0,30}$")
_WHOLE = regexp(r"\d{1,3}(?:\.\d{3})+|\d{1,6}")
#: «Tổng cộng», «Cộng:», «Tổng kinh phí toàn trường»; not «Tổng phụ trách Đội», nor «Tổng (I+II)», of rows that are sums themselves
_TOTAL = regexp(r"(?:tổng(?:\s(?:cộng|số|kinh phí|chi|thu|tiền))?|cộng)\s?(?:[:.]|(?:chung|toàn|cả)\s[^+()]{2,20})?$")
#: Columns that are no quantities to be added
_NO_SUM = regexp(
    r"(?<!\w)(?:giá(?!\strị)|định mức|mức|tỷ lệ|tỉ lệ|bình quân|trung bình|hệ số|l[uũ][yỹ] kế|năm sinh|mã|điểm|xếp)(?!\w)|[%/]|^[\W\d]|^$"
)
#: A row that is counted in others, or is not counted
_PART = regexp(
    r"\W*(?:trong đó|gồm|bao gồm|nam|nữ|dân tộc|đảng viên|đoàn viên|khuyết tật|giảm trừ|trừ|đã|còn lại|"
    r"cộng|tổng(?:\s(?:cộng|số|kinh phí|chi|thu|tiền))?)(?=[:\s]|$)(?!\s(?:phụ trách|tác|đồng))|"
    r".*(?<!\w)(?:tự chọn|không tính|kiêm nhiệm|lũy kế)(?!\w)"
)
_NUMBERS = regexp(r"s?tt|số tt|số thứ tự")  # the first cell of a heading
_ROUNDED = regexp(r"(?<!\w)(?:triệu|tỷ|tỉ|nghìn|ngàn)(?!\w)")
_ABOVE_TABLE = 120  # characters in which its unit is said
_LEAST = 2  # rows that are added


def spelled_sums(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each sum that stands in figures and in words; `unlike`: the two are not one sum."""
    low = folded(document.source.text)
    if not any(low.endswith(_SIGNS, 0, at) for at in places(low, ("(",))):
        return
    for found in _SPELLED.finditer(low):
        figures, words = figure_value(found), spelled_value(bare_words(found["words"]))
        if figures is not None and words is not None and not _EACH.search(low, max(0, found.start() - 40), found.start()):
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
    before: list[int] = []  # totals of the tables above
    for table in _tables(document):
        head, *rows, last = (_row(document, cells, len(table[0])) for cells in table)
        if not _added(head, rows):
            continue
        known = {at: (value, _column(at, rows)) for at, value in enumerate(last.values) if at and value is not None}
        columns = {at: (value, values) for at, (value, values) in known.items() if values and not _no_sum(head, at)}
        wrong = [at for at, (value, values) in columns.items() if sum(values) != value]
        if (len(wrong) > 1 and len(wrong) * 2 > len(columns)) or any(_holds_sums(columns[at][1]) for at in wrong):
            continue  # a table that is made in another way
        label = next(text for text in last.texts if text)
        for at, (value, values) in columns.items():
            told = at in wrong and not _no_slip(value, values, rows, before) and not (_in_round(document, head) and _near(value, values))
            yield Record("total", document, last.cells[at], {"unlike": told, "sum": f"{sum(values):,}".replace(",", "."), "row": label})
        before += [value for value, _ in columns.values()]


def _no_slip(total: int, values: list[int], rows: list[_Row], before: list[int]) -> bool:
    """Whether a total that is not the sum of its column is something else: a mean, a count of rows, prices times numbers, a sum with the
    tables above, or, among rows without numbers, one that leaves out a row that is a part of another."""
    if min(values) <= total <= max(values) or total == len(values) or total - sum(values) in {*before, sum(before)}:
        return True
    others = (_column(at, rows) for at in range(1, len(rows[0].values)))
    if any(sum(a * b for a, b in zip(values, other, strict=True)) == total for other in others if other):
        return True
    return rows[0].values[0] is None and sum(values) - total in values


def _in_round(document: Document, head: _Row) -> bool:
    """Whether a table counts in thousands or millions, and so may be of rounded figures."""
    start = head.cells[0].start
    return _ROUNDED.search(fold(document.source.text[max(0, start - _ABOVE_TABLE) : head.cells[-1].end])) is not None


def _near(total: int, values: list[int]) -> bool:
    return abs(total - sum(values)) * 2 <= len(values) + 1


def _tables(document: Document) -> Iterator[list[tuple[Span, ...]]]:
    """The rows of each table of one width from its head to the first row of totals, that perhaps with cells joined; not what goes on from
    a table under the same head, as on the page before."""
    torn: set[str] = set()
    for rows in _blocks(document):
        head = fold(" ".join(document.text(cell) for cell in rows[0]))
        end = next((at for at, cells in enumerate(rows) if _TOTAL.match(_label(document, cells))), 0)
        if not end:
            torn.add(head)
        elif (
            end > _LEAST and head not in torn and len(rows[end]) <= len(rows[0]) and {len(cells) for cells in rows[:end]} == {len(rows[0])}
        ):
            yield rows[: end + 1]


def _blocks(document: Document) -> Iterator[list[tuple[Span, ...]]]:
    """Rows that follow one another; «TT» heads others. What follows a total without a head is of the same table: «II. Nguồn khác»."""
    block: list[tuple[Span, ...]] = []
    for cells in (paragraph.cells for paragraph in document.paragraphs):
        if block and (not cells or _NUMBERS.fullmatch(fold(squeeze(document.text(cells[0]))))):
            yield block
            block = []
        if cells:
            block.append(cells)
    if block:
        yield block


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
