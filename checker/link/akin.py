"""A target that nothing in the child surely answers → the passage that may: it says half of the same, and counts the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.clauses import Clause, conflict, passage_of
from checker.link.passages import each_unit
from checker.link.similarity import Likeness
from checker.model import Document, Span, Target

_HALF = 0.46  # of the meaning
_NAMED = 0.38  # the same, where the very thing is counted: «01 cuộc diễn tập»
_OTHERS = frozenset({"grade", "rank", "age", "stage"})  # «mức độ 1» says nothing of «mức độ 2»
_PER_CENT, _ANY = regexp(r"\d\s?%"), regexp("")
_ALL = 100
_PEOPLE = ("người", "đồng chí", "thành viên", "cán bộ", "giáo viên")


def akin(asked: Target, meaning: str, clause: Clause, child: Document, likeness: Likeness) -> Span | None:
    """The passage of the body that holds the most of the target, where it counts what the target counts."""

    def fits(_: int, text: str) -> bool:
        return conflict(clause, passage_of(text), passage=True) not in _OTHERS

    whole, key = child.source.text, fold(child.source.text)
    for counted, enough in _counted(asked):
        spans = [p.span for p in child.paragraphs if p.region == "body" and counted.search(key, p.span.start, p.span.end)]
        at = likeness.nearest(meaning, [span.of(whole) for span in spans], enough, fits=fits)
        if at is not None:
            return spans[at]
    return None


def _counted(asked: Target) -> Iterator[tuple[re.Pattern[str], float]]:
    """What a passage must count, and how much of the meaning it must hold then: «01 phòng», «02 lần», «2%»; of what «100% trường học» do a
    single one tells without a figure."""
    unit = asked.unit or ""
    if unit.startswith("%"):
        yield (_ANY if asked.value == _ALL and each_unit(asked) else _PER_CENT), _HALF
        return
    words = fold(unit).partition("/")[0].split()
    if not words:  # no unit, or «/năm» alone
        return
    if len(words) > 1:
        yield re.compile(rf"\d\s{re.escape(' '.join(words))}(?!\w)"), _NAMED
    first = words[0]
    yield re.compile(rf"\d\s(?:{'|'.join(_PEOPLE) if first in _PEOPLE else re.escape(first)})(?!\w)"), _HALF
