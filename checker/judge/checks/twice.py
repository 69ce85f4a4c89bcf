"""Targets of a plan → pairs in different parts that surely state one thing with two values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from checker.judge.checks.strength import weaker
from checker.judge.facts import Record
from checker.language.lexicon import lexicon
from checker.language.normal import fold, syllables
from checker.language.patterns import regexp
from checker.language.phrases import Phrases
from checker.language.stages import stage_of
from checker.model import Target

#: A step on the way, what was: no second statement of the same. The end of a year is none, beside what says nothing of a step.
_OTHERWISE = regexp(
    r"(?<!\w)(?:học kỳ|hk|học kì|quý|tháng \d|tuần \d|đợt|bước đầu|trước mắt|giữa năm|đầu năm|"
    r"tiến tới|so với|năm trước|năm học trước|riêng|trong đó|còn lại)(?!\w)"
)
#: A part of the whole: the same only where both say it in the same words.
_PART = regexp(r"(?<!\w)(?:(?:các )?khối|lớp(?= \d)|tổ(?= \d)|điểm trường|nữ|dân tộc|khuyết tật|nghèo)(?!\w)")
_TURNS = frozenset({"không", "chưa", "nam", "giỏi", "khá", "tốt"})
_BITS = 64
_ONE_BIT = [1 << at for at in range(_BITS)]
_RATE, _COUNT = 6, 3  # syllables that a rate and a count must share, the rate also where it is not said in the very same words


@cache
def _alike() -> tuple[Phrases[str], frozenset[str]]:
    """Wordings of one thing counted and what they stand for; syllables without meaning («không» has one)."""
    words = lexicon("synonyms")
    known = {fold(word): fold(group[0]) for group in words["counted"] for word in group}
    return Phrases(known), frozenset(words["stop"]) - {"không", "người", "một"}


@lru_cache(maxsize=512)
def spoken(text: str) -> tuple[str, ...]:
    """The syllables of an indicator, which are asked for again and again."""
    return tuple(syllables(text))


@lru_cache(maxsize=512)
def _sense(indicator: str) -> frozenset[str]:
    known, stop = _alike()
    words = list(spoken(indicator))
    for start, end, meaning in reversed(known.among(words)):
        words[start:end] = meaning.split()
    return frozenset(words) - stop


def stated_twice(facts: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """(later, earlier) of other parts of the plan: equal in unit and year, at odds in value, one the other's words but for a single one."""
    earlier: dict[tuple[Any, ...], dict[int, dict[int | None, list[tuple[int, Record]]]]] = {}  # by bits and part, with their numbers
    for number, fact, measure in _at_odds(facts):
        target: Target = fact.fact
        part, bits = target.section, _bits(target.indicator)
        like = earlier.setdefault(measure, {})
        near = like if len(like) <= _BITS else like.keys() & {bits, *map(bits.__xor__, _ONE_BIT)}
        said = [rows for other in near if (bits ^ other).bit_count() <= 1 for where, rows in like[other].items() if where != part]
        close = [o for _, o in sorted(chain.from_iterable(said), key=_number)] if said else []
        if [o for o in close if _differ(target, o.fact)]:
            before = [o for o in close if o.fact.op in (target.op, "=") or target.op == "="]
            before = [o for o in before if _one_thing(fact, o)]
            if before and all(_differ(target, o.fact) for o in before):
                yield fact, before[0]
        like.setdefault(bits, {}).setdefault(part, []).append((number, fact))


def _differ(one: Target, other: Target) -> bool:
    """Whether two values of one thing can't both stand: «đạt 90%» beside «từ 95% trở lên», but not «đạt 96%»; unlike bounds may."""
    if one.op != other.op and "=" in (one.op, other.op):
        exact, bound = (one, other) if one.op == "=" else (other, one)
        return weaker(bound, exact) is True
    return one.op == other.op and one.value != other.value


def _at_odds(facts: Sequence[Record]) -> list[tuple[int, Record, tuple[Any, ...]]]:
    """The facts, with number and measure, of which another in another part of the plan has another value: the words of the rest need not be
    compared."""
    rows = [
        (number, fact, (target.unit, target.year, target.decreasing))
        for number, fact in enumerate(facts)
        if not (target := fact.fact).change
    ]
    parts: dict[tuple[Any, ...], set[int | None]] = {}
    said: dict[tuple[Any, ...], set[float | None]] = {}
    for _, fact, measure in rows:
        parts.setdefault(measure, set()).add(fact.fact.section)
        said.setdefault(measure, set()).add(fact.fact.value)
    return [row for row in rows if len(parts[row[2]]) > 1 and len(said[row[2]]) > 1]


def _number(row: tuple[int, Record]) -> int:
    return row[0]


@lru_cache(maxsize=512)
def _bits(indicator: str) -> int:
    """A bit for each syllable of its sense: where more than one differs, so do the senses. That sets nearly all pairs aside."""
    bits = 0
    for word in _sense(indicator):
        bits |= 1 << hash(word) % _BITS
    return bits


def _one_thing(one: Record, other: Record) -> bool:
    """Whether two targets that are close speak of one thing: for certain, so in their whole clauses nothing says otherwise."""
    first, second = _sense(one.fact.indicator), _sense(other.fact.indicator)
    apart, rate = first ^ second, (one.fact.unit or "").startswith("%")
    if apart and (len(apart) > 1 or not rate or len(first & second) < _RATE or apart & _TURNS or any(s.isdigit() for s in apart)):
        return False
    same = not apart and _wording(one) == _wording(other)
    if not apart and len(first) < (_RATE if rate and not same else _COUNT):
        return False
    if _of_other_stages(one, other):
        return False
    clauses = [_clause(f) for f in (one, other)]
    return not any(map(_OTHERWISE.search, clauses)) and (same or not any(map(_PART.search, clauses)))


def _clause(fact: Record) -> str:
    """What is said with a figure, between semicolons: «khảo sát mỗi quý 01 lần; mức độ hài lòng đạt 90%»."""
    text, target = fact.document.source.text, fact.fact
    start = max(target.span.start, text.rfind("; ", target.span.start, target.focus.start))
    end = text.find("; ", target.focus.end, target.span.end)
    return fold(text[start : end if end >= 0 else target.span.end])


def _of_other_stages(one: Record, other: Record) -> bool:
    """Whether each is said for another kind of school: under «1. Cấp tiểu học» and «2. Cấp THCS»."""
    first, second = (stage_of(fact.fact, fact.document) for fact in (one, other))
    return bool(first and second) and first != second


def _wording(fact: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return spoken(fact.fact.indicator), spoken(fact.fact.population or "")
