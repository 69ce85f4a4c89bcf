"""A passage of the parent beside the one that answers it → a bound that the plan loosens: «trong vòng 24 giờ» made «72 giờ».

Beside the figures by which targets are compared: bounds that stand within a target («100% … trong vòng 24 giờ»), in a task, or in an answer
that the plan gives in words of its own («Thành lập đội xung kích 06 người»).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from checker.language.endings import alternation, closing
from checker.language.normal import fold
from checker.language.numbers import value_of
from checker.language.operators import meaning
from checker.language.patterns import any_of, regexp
from checker.link.milestones import falls
from checker.model import Document, Inheritance, Span, Target, once

TIME = "phút"
_MINUTES = {"giây": 1 / 60, "phút": 1.0, "giờ": 60.0, "tiếng": 60.0, "ngày": 1440.0}
_PEOPLE = {"người", "đồng chí", "thành viên"}
#: What one syllable names; of other things it takes two: «giáo viên», «giáo án»
_SHORT = {*_MINUTES, "tiết", "buổi", "lần", "lượt", "đợt", "cuộc", "cuốn", "người", "bài", "tin", "phòng", "bộ"}
_BACK = 28  # characters before a figure in which its operator stands
_AROUND = 400  # characters of a clause before and behind its figure that are looked at
#: «24 giờ», «10 người trở lên»; «20» of an index
_FIGURE = regexp(
    r"(?<![\w.,/:-])(?P<n>\d{1,4}(?:,\d+)?)(?![.,/:]?\d)(?!\s?[-–]\s?\d)"
    r"(?:\s(?P<noun>[^\W\d_]+(?:\s(?!trở\s)[^\W\d_]+)?)|(?=\W*$))(?P<upward>\s(?:[^\W\d_]+\s){0,3}?trở lên)?"
)
#: Without one of these a text sets none
_SIGN = any_of(("không", "tối đa", "trong vòng", "nhất", "dưới", "tối thiểu", "tốp", "top", "trên", "trở lên", "≥", "≤", ">=", "<="))
_INDEX = regexp(r"(?<!\w)(?:chỉ số|hệ số|điểm)(?!\w)")
#: What comes before a time: «trước khi bão đổ bộ ít nhất 12 giờ», «chậm nhất 06 giờ trước khi …»
_BEFORE = regexp(r"(?<!\w)trước(?!\w)(?!\s(?:ngày|tháng)\s\d)")
#: How long something is to last: «đủ dùng trong vòng 07 ngày»
_LASTS = regexp(r"(?<!\w)(?:đủ|duy trì|kéo dài|liên tục)(?!\w)")
#: Of each of what: «/lớp/tháng», «mỗi tháng cho từng lớp»
_EACH = regexp(
    r"(?:/\s?|(?<!\w)(?:mỗi|từng|hằng|hàng|một)\s)(?P<of>năm|học kỳ|quý|tháng|tuần|ngày|buổi|lớp|khối|tổ|nhóm|em|đợt|lượt)(?!\w)"
)
#: «cử 03 đồng chí, trong đó 01 giáo viên nữ»
_PART = regexp(r"(?<!\w)(?:trong (?:số )?đó|riêng|thêm|bổ sung)(?!\w)[^;.:]*$|(?:,|(?<!\w)và|(?<!\w)cùng|(?<!\w)với)\s$")
#: «02 giáo viên và tổ trưởng»
_AND_MORE = regexp(r"\s?(?:(?:và|cùng|với)\s(?:\d|\w+ trưởng(?!\w))|,\s\d)")
#: «Không để học sinh bỏ học», up to where something else is said
_NONE = regexp(r"(?<!\w)(?P<none>không (?:để|có|còn))\s(?P<of>[^,;.:()\d]+)")
_NO_NAMES = frozenset("xảy ra có để còn các trường hợp vụ việc tình trạng hiện tượng học sinh trẻ em nào số tỷ lệ do bị".split())
#: «trong tốp 5 của tỉnh»
_RANK = closing(("tốp", "top"), r"\s")
_SEAM = regexp(r"[;:.|\n](?=\s|$)")
_SYLLABLE = regexp(r"[^\W\d_]+")
_SHARED = 0.5  # of the words around the plan's bound, in what the parent says
_NO_COUNT = {"tuổi", "năm", "tháng", "lớp", "khối", "đồng", "dân", "quý"}


@cache
def _operator() -> re.Pattern[str]:
    """«trong vòng | 24 giờ», «từ | 10 người trở lên»"""
    most = alternation((*meaning("<="), "trong vòng", "trong", "chậm nhất", "muộn nhất", "dưới"))
    least = alternation((*meaning(">="), "trên"))
    return regexp(rf"(?<!\w)(?:(?P<most>{most})|(?P<least>{least})|(?P<since>từ))\s(?:là\s|sau\s|chỉ\s)?$")


class Bound(Struct, frozen=True, gc=False):
    """A figure in minutes or in what it counts (`of`, empty for an index), whether more is better where that is said, whether it comes
    before something, of each of what it is, its place, and its words: what a mark parts from the rest, up to the next comma."""

    value: float
    of: str
    rising: bool | None
    before: bool
    each: frozenset[str]
    span: Span
    words: str


def with_bounds(rows: list[Inheritance], parent: Document, child: Document) -> list[Inheritance]:
    """The rows of targets; one of each clause with the bound that the plan loosens, but for figures that are compared as targets."""
    compared: dict[Span, list[Span]] = {}
    for row in rows:
        if row.child_fact is not None and _measured_alike(row.parent_fact, row.child_fact):
            compared.setdefault(row.parent_fact.span, []).append(row.parent_fact.focus)
    found, told = list(rows), set[Span]()
    for at, row in sorted(enumerate(rows), key=_compared_last):
        span = row.parent_fact.span
        if row.child_fact is None or row.binds != "yes" or row.parent_fact.general or span in told:
            continue
        if both := loosened(span, row.child_fact.span, parent, child, compared.get(span, ())) or _some(row, parent):
            found[at] = replace(row, bounds=both)
            told.add(span)
    return found


def _some(row: Inheritance, parent: Document) -> tuple[Span, Span] | None:
    """«Tỷ lệ học sinh bỏ học dưới 0,5%» beside «Không để học sinh bỏ học»: some, where there is to be none of the very same."""
    asked, mine = row.parent_fact, row.child_fact
    if mine is None or asked.value is not None or not mine.value or mine.change or not falls(mine):
        return None
    none = _NONE.search(fold(parent.text(asked.span)))
    if none is None or not fold(asked.indicator).startswith(none["none"]):
        return None
    named = set(_SYLLABLE.findall(none["of"])) - _NO_NAMES
    if not named or not named <= set(_SYLLABLE.findall(fold(f"{mine.indicator} {mine.population or ''}"))):
        return None
    return Span(asked.span.start + none.start("none"), asked.span.start + none.end()), mine.focus


def _compared_last(row: tuple[int, Inheritance]) -> bool:
    """A row whose figures are compared may be told for these."""
    _, one = row
    return one.child_fact is not None and _measured_alike(one.parent_fact, one.child_fact)


def _measured_alike(asked: Target, mine: Target) -> bool:
    return None not in (asked.value, mine.value) and (asked.unit == "%") == (mine.unit == "%")


def loosened(asked: Span, mine: Span, parent: Document, child: Document, compared: Iterable[Span] = ()) -> tuple[Span, Span] | None:
    """Where the parent's bound stands and where the plan's weaker one; of several bounds of the parent the plan's fails all."""
    wanted = [b for b in _asked(parent, asked) if not any(_meet(b.span, other) for other in compared)]
    if not wanted:
        return None
    said, given = parent.text(asked), list(bounds_of(child.text(mine), mine.start))
    for of in dict.fromkeys(b.of for b in wanted):
        one = [b for b in given if b.of == of]
        same = [b for b in wanted if b.of == of]
        if len(one) == 1 and all(_looser(b, one[0]) for b in same) and _shared(said, one[0].words):
            loosest = (min if same[0].rising else max)(same, key=_value)
            return loosest.span, one[0].span
    return None


def _asked(parent: Document, span: Span) -> tuple[Bound, ...]:
    """The bounds that a passage of the parent sets: the same beside every child."""
    known = _known(parent)
    if span not in known:
        text = parent.text(span)
        known[span] = tuple(b for b in bounds_of(text, span.start) if b.rising is not None) if _SIGN.search(fold(text)) else ()
    return known[span]


@once
def _known(_: Document) -> dict[Span, tuple[Bound, ...]]:
    return {}


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _value(bound: Bound) -> float:
    return bound.value


def _looser(asked: Bound, mine: Bound) -> bool:
    if (asked.before, asked.each) != (mine.before, mine.each) or mine.rising not in (None, asked.rising):
        return False
    return mine.value < asked.value if asked.rising else mine.value > asked.value


def bounds_of(text: str, at: int = 0) -> Iterator[Bound]:
    """Those of a text that begins `at` a place of its document, and figures that set none (`rising` is None)."""
    key = fold(text)
    seams = [(0, 0), *(s.span() for s in _SEAM.finditer(key)), (len(key), len(key))]
    for m in _FIGURE.finditer(key):
        op = _operator().search(key, max(0, m.start() - _BACK), m.start())
        first, end = op.start() if op else m.start(), _end(m)
        seam = bisect_left(seams, (first, 0))
        start = max(seams[seam - 1][1] if seam else 0, first - _AROUND)
        stop = seams[bisect_left(seams, (m.end(), 0), seam)][0]
        piece = key[start : min(stop, end + _AROUND)]
        if ranked := _RANK.search(key[max(0, m.start() - 8) : m.start()]):
            first, end = m.start() - len(ranked.group()), m.end("n")
        of = f"tốp {m['noun']}" if ranked else _counted(m["noun"], piece)
        if of is None or (op and op["since"] and not m["upward"]) or _is_part(key, Span(start, first), end, of):
            continue
        words = key[start:first] + key[end : start + len(piece)].partition(",")[0]
        before = of == TIME and _BEFORE.search(piece) is not None
        value = value_of(m["n"]) * (_MINUTES[m["noun"].split()[0]] if of == TIME else 1)
        each = frozenset(e["of"] for e in _EACH.finditer(piece)) - {"năm"}
        rising = False if ranked else True if m["upward"] else _rising(op, piece, before=before)
        yield Bound(value, of, rising, before, each, Span(at + first, at + end), words)


def _is_part(key: str, before: Span, end: int, of: str) -> bool:
    """Whether what a figure counts is but a part of what there is: «tổ trưởng và 02 giáo viên»."""
    return _PART.search(key, before.start, before.end) is not None or (of != TIME and _AND_MORE.match(key, end) is not None)


def _rising(op: re.Match[str] | None, piece: str, *, before: bool) -> bool | None:
    """Whether more is better: «chậm nhất 06 giờ trước khi …» is at least six hours before."""
    if op is None or op["since"]:
        return None
    if op["least"]:
        return True
    if op["most"] in ("chậm nhất", "muộn nhất"):
        return before
    if op["most"] == "trong":  # «báo cáo trong 24 giờ»; otherwise it may be how long something lasts
        return False if "báo cáo" in piece else None
    return None if op["most"] == "trong vòng" and _LASTS.search(piece) else False


def _end(m: re.Match[str]) -> int:
    """A noun of two syllables is one where the first alone names nothing."""
    if m["upward"] or not m["noun"]:
        return m.end()
    first = m["noun"].split()[0]
    return m.start("noun") + len(first) if first in _SHORT else m.end("noun")


def _counted(noun: str | None, piece: str) -> str | None:
    """What a figure counts: times in one measure, people as «người»; None for what is no bound of anything."""
    if noun is None:
        return "" if _INDEX.search(piece) else None
    first = noun.split()[0]
    if first in _MINUTES:
        return noun if noun == "ngày làm" else TIME
    if first in _PEOPLE or noun in _PEOPLE:
        return "người"
    return None if first in _NO_COUNT else first if first in _SHORT else noun


def _shared(said: str, words: str) -> bool:
    """Whether what the plan says around its bound is for the most part the parent's words."""
    given, known = _SYLLABLE.findall(words), set(_SYLLABLE.findall(fold(said)))
    return bool(given) and sum(word in known for word in given) >= _SHARED * len(given)
