"""Dates that stand side by side → ranges, days of one month, lists of one year, and what comes again; the false friends of all dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import DateMention, PartialDate, Span

#: «tháng 4 và tháng 9 năm 2027», «12/3, 15/3 và 20/3/2026»: the year of the last is that of all
_LISTED = regexp(r"\s?(?:,|,?\svà)\s")
_ITEM = regexp(r"\s*(?P<n>\d{1,2})\s?[-–]\s")
_DATED = frozenset({"day", "month", "range", "quarter"})
_JOIN = regexp(r"\s*(?:-|đến|tới|cho đến)\s*(?:hết\s+)?(?:ngày\s*|(?:hết\s+)?(?:tháng|năm)\s+)?\(?")
_INNER = regexp(r"[\dq](?:(?<=\d)|uý)")  # a set of letters is sought for, alternatives are tried
_NEAR = 60  # characters between the ends of a range
_FIRST_DAY = regexp(
    r"(?:(?:từ|các|ngày|mùng|sáng|chiều|tối)\s{1,3}|(?P<bracket>\(|:\s))(?:ngày\s{0,3})?(?P<d>\d{1,2})\s*"
    r"(?P<join>-|đến(?:\shết)?|,|và)\s*(?:(?:ngày|sáng|chiều|tối)\s*)?$"
)
_UNCUED_FIRST_DAY = regexp(r"(?<![\w/.,%-])(?<!\s-\s)(?P<bracket>)(?P<d>\d{1,2})\s?(?P<join>-)\s?$")
_LATE_YEAR = regexp(r"\s(?:năm\s)?(?P<y>20\d\d)(?![\d/-])")
_ATTACHED = regexp(r"\s?,?\s?\(?(?:h[ằà]ng|mỗi)\s(?P<unit>năm|tháng|quý)(?!\w)")
#: What stands right before the second day of «ngày 03 - 12/10», «tối 24 và tối 25/9», its «ngày» put aside
_OF_DAYS = ("ngày", "sáng", "chiều", "tối")
_JOINS = ("-", "đến", "hết", ",", "và")


@cache
def false_friends() -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    """(words that stand before a fraction or a name, the same as whole words, what stands after a fraction), from the lexicon."""
    words = lexicon("dates")
    before = tuple(fold(w) for w in words["before_no_date"])
    after = "|".join(re.escape(fold(w)) for w in words["counted"])
    whole = regexp(rf"(?:^|\W)(?:{'|'.join(map(re.escape, before))})\s*$")
    return before, whole, regexp(rf"\s*(?:{after})(?!\w)|\s*\(?\d+(?:[.,]\d+)?\s?%")


def line_before(key: str, text: str, at: int, most: int) -> str:
    """The last characters before a place, of its line alone: «… | Hội trường phường⏎02/10 | …»."""
    start = max(0, at - most)
    return key[max(start, text.rfind("\n", start, at) + 1) : at]


def joined(key: str, text: str, found: list[DateMention]) -> Iterator[DateMention]:
    """Dates that make a range, or share a month or year: «từ 15/11 đến 15/12/2021», «ngày 03 - 12/10», «01/7 -30/7 2019»."""
    this: DateMention | None = None
    for mention in found:
        after = _bare_first(key, text, mention) if mention.date.day else mention
        if this is None:
            this = after
        elif _same_sort(this, after) and _JOIN.fullmatch(key, this.span.end, _inner(key, after)):
            yield _range(key, this, after)
            this = None
        else:
            yield this
            this = after
    if this:
        yield this


def of_one_year(key: str, found: list[DateMention]) -> list[DateMention]:
    """Days or months of a list take over the year that its last one has."""
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        year = other.date.year
        if year is None or one.date.year or one.kind != other.kind or one.kind not in ("day", "month"):
            continue
        ordered = (one.date.month or 0, one.date.day or 0) < (other.date.month or 0, other.date.day or 0)
        if ordered and _LISTED.fullmatch(key, one.span.end, other.span.start):
            found[at] = replace(one, date=replace(one.date, year=year))
    return found


def _inner(key: str, m: DateMention) -> int:
    """Where the digits of a date begin, past its «ngày»."""
    if key[m.span.start].isdigit():
        return m.span.start
    found = _INNER.search(key, m.span.start, m.span.end)
    return found.start() if found else m.span.end


def _same_sort(a: DateMention, b: DateMention) -> bool:
    """Whether two dates can be the ends of one range."""
    if b.span.start - a.span.end >= _NEAR or a.kind != b.kind:
        return False
    return a.kind in ("day", "month", "year", "quarter") and a.end is None and b.end is None


def _range(key: str, a: DateMention, b: DateMention) -> DateMention:
    end, stop = b.date, b.span.end
    late = _LATE_YEAR.match(key, stop) if end.year is None and end.month else None
    if late:
        end, stop = replace(end, year=int(late["y"])), late.end()
    start = a.date
    ordered = (start.month or 0, start.day or 0) <= (end.month or 0, end.day or 0)
    if start.year is None and end.year and (ordered or a.kind == "quarter"):
        start = replace(start, year=end.year)
    head = key[max(0, a.span.start - 4) : a.span.start]
    begin = a.span.start - 3 if head.endswith("từ ") else a.span.start
    return DateMention("range", start, Span(begin, stop), end=end, quarter=b.quarter)


def _bare_first(key: str, text: str, m: DateMention) -> DateMention:
    """«Từ ngày 03 - 12/10/2016», «ngày 12, 13/9»: a day before that borrows month and year."""
    if m.kind not in ("day", "recurring"):
        return m
    inner = _inner(key, m)
    head = key[max(0, inner - 34) : inner].rstrip()
    for word in _OF_DAYS:
        head = head.removesuffix(word)
    if not head.rstrip().endswith(_JOINS):
        return m
    first = _FIRST_DAY.search(key, max(0, inner - 34), inner) or _uncued_first(key, text, inner, m)
    if not first or not 1 <= int(first["d"]) <= 31:
        return m
    next_day = int(first["d"]) + 1 == m.date.day  # «(06, 07/4/2028)», «hội chợ: 19, 20/10/2028»
    listed = first["join"].startswith(("-", "đến"))
    if first["bracket"] and not (m.date.year and (next_day or listed)) and not (listed and _two_digits(key, first, inner)):
        return m
    start = replace(m.date, day=int(first["d"]))
    return replace(m, kind="range", date=start, end=m.date, span=Span(first.start("d") if first["bracket"] else first.start(), m.span.end))


def _two_digits(key: str, first: re.Match[str], second: int) -> bool:
    """«Tuần lễ … (02 - 08/10)», both written as days are, in their order; no «(7 - 8/10 điểm)»."""
    one, other = first["d"], key[second : second + 2]
    return len(one) == 2 and other.isdigit() and int(one) < int(other)


def _uncued_first(key: str, text: str, inner: int, m: DateMention) -> re.Match[str] | None:
    """«Tuần lễ … 25 - 31/5», «dự kiến 22-24/7/2022»: two days in their order; no «lớp 4 - 5/2», no «1 - 15/9: …⏎2 - 20/9: …»."""
    first = _UNCUED_FIRST_DAY.search(key, max(0, inner - 12), inner)
    if not first or not m.date.day or not 0 < int(first["d"]) < m.date.day <= 31 or not 0 < (m.date.month or 0) <= 12:
        return None
    if _numbers_item(text, first.start("d"), int(first["d"])):
        return None
    head = line_before(key, text, first.start(), 20)
    return None if false_friends()[1].search(head) and not head.endswith("cấp trường ") else first


def _numbers_item(text: str, at: int, number: int) -> bool:
    """Whether a number opens its line, and the line before or behind goes by the number before or behind it."""
    start, after = text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1
    if text[start:at].strip():
        return False
    before = text.rfind("\n", 0, start - 1) + 1 if start else at
    lines = ((before, number - 1), (after or at, number + 1))
    return any((m := _ITEM.match(text, line)) and int(m["n"]) == wanted for line, wanted in lines)


def recurring(key: str, found: Iterator[DateMention]) -> Iterator[DateMention]:
    """«20/12 hàng năm» is one mention, with its recurrence."""
    held: DateMention | None = None
    for m in found:
        bare = m.kind == "recurring" and m.date == PartialDate()
        tie = _ATTACHED.match(key, held.span.end) if held and bare and held.kind in _DATED and held.recurrence is None else None
        if held and tie and tie.end() == m.span.end:
            held = replace(held, recurrence=m.recurrence, span=Span(held.span.start, m.span.end))
            continue
        if held:
            yield held
        held = m
    if held:
        yield held
