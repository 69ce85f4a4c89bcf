"""Targets of a plan → pairs in different parts that surely state one thing with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from checker.judge.facts import Record
from checker.language.lexicon import lexicon
from checker.language.normal import fold, syllables
from checker.language.patterns import regexp

#: A step on the way, a part of the whole, what was: no second statement of the same.
_OTHERWISE = regexp(
    r"(?<!\w)(?:học kỳ|hk|học kì|quý|tháng \d|tuần \d|đợt|bước đầu|trước mắt|giữa năm|đầu năm|cuối năm|"
    r"tiến tới|(?:các )?khối|lớp(?= \d)|tổ(?= \d)|điểm trường|nữ|dân tộc|khuyết tật|nghèo|so với|năm trước|"
    r"năm học trước|riêng|trong đó|còn lại)(?!\w)"
)
_TURNS = frozenset({"không", "chưa", "nam", "giỏi", "khá", "tốt"})
_RATE, _COUNT = 6, 3  # syllables that a rate and a count must share


@cache
def _alike() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Wordings of one thing counted and what they stand for; syllables without meaning («không» has one)."""
    words = lexicon("synonyms")
    known = {fold(word): fold(group[0]) for group in words["counted"] for word in group}
    pattern = regexp(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, known), key=len, reverse=True)) + r")(?!\w)")
    return pattern, known, frozenset(words["stop"]) - {"không", "người", "một"}


@lru_cache(maxsize=512)
def _sense(indicator: str) -> frozenset[str]:
    pattern, known, stop = _alike()
    return frozenset(s for s in syllables(pattern.sub(lambda m: known[m.group()], fold(indicator))) if s not in stop)


def stated_twice(facts: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """(later, earlier) of other parts of the plan: equal in unit, operator and year, one the other's words but for a single one."""
    sure = [f for f in facts if not _OTHERWISE.search(fold(f.document.text(f.fact.span)))]
    for at, fact in enumerate(sure):
        if other := next((o for o in sure[:at] if _one_thing(fact, o) and o.get("value") != fact.get("value")), None):
            yield fact, other


def _one_thing(one: Record, other: Record) -> bool:
    if one.fact.section == other.fact.section or any(one.get(name) != other.get(name) for name in ("unit", "op", "year", "decreasing")):
        return False
    if one.fact.change or other.fact.change:
        return False
    first, second = _sense(one.get("indicator") or ""), _sense(other.get("indicator") or "")
    rate = (one.get("unit") or "").startswith("%")
    apart = first ^ second
    if len(first & second) < (_RATE if rate else _COUNT):
        return False
    return not apart or (rate and len(apart) == 1 and not apart & _TURNS and not any(s.isdigit() for s in apart))
