"""One thing said twice: `consistent` among facts, `agrees` within one fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from checker.judge.case import Case, Hit, Skip, Yielded, related
from checker.judge.checks.compare import document_topic
from checker.judge.checks.kind import CheckType, Words
from checker.judge.checks.twice import spoken, stated_twice
from checker.judge.facts import KINDS, Record, slug
from checker.judge.facts.record import chosen, values
from checker.judge.rules.shape import RuleFile, Strict, Where
from checker.language.lexicon import lexicon
from checker.language.normal import LETTER, fold, key
from checker.language.numbers import DIGITS, value_of
from checker.language.patterns import regexp
from checker.language.stages import stage_of
from checker.model import Message, Target


class Limit(Strict, frozen=True):
    """Facts that fit `where` stay at or under `most`, unless their text holds one of the words."""

    where: Where
    most: float
    unless_words: list[str] = []


class Consistent(Strict, frozen=True):
    """Facts equal in `by` and `along` have one `value`, which gets no weaker along `along` (`falling`: the field that says so).

    `elsewhere`: nor do targets of different parts contradict each other, where they surely speak of one thing.
    """

    by: list[str]
    value: str
    along: str
    falling: str | None = None
    elsewhere: bool = False
    limit: Limit | None = None


def _consistent_words(o: Consistent, rule: RuleFile) -> Words:
    for name in (*o.by, o.value, o.along, *([o.falling] if o.falling else []), *(o.limit.where if o.limit else {})):
        yield "by", name, KINDS[rule.given.fact].fields


def consistent(case: Case) -> Iterator[Yielded]:
    o: Consistent = case.option
    if o.limit:
        yield from _over(case, o.value, o.limit)
    for group in (one for alike in _grouped(case.facts, o.by) for one in _by_stages(alike)):
        yield from _two_values(group, o)
        yield from _weakened(group, o)
    if o.elsewhere:
        for fact, other in stated_twice(case.facts):
            yield Hit("differs", fact.span, {"other": other.text}, related=(related(other),), topics=_clause(fact), subject=fact)


def _grouped(facts: tuple[Record, ...], by: list[str]) -> list[list[Record]]:
    """The facts that are alike in all of some fields with another one, in the order of the first of each group."""
    groups: list[list[Record]] = []
    heads: dict[tuple[Any, ...], list[tuple[int, tuple[Any, ...]]]] = {}  # what the first of each group says, by how that begins
    for fact, beginnings in _begun_alike(facts, by):
        said = tuple(map(fact.get, by))
        begun = [(stem, *beginnings[1:]) for stem in _stems(said[0])] if said else [()]
        near = [row for key in begun if key in heads for row in heads[key]]
        alike = min([at for at, head in near if all(map(_alike, said, head))], default=len(groups)) if near else len(groups)
        if alike == len(groups):
            groups.append([])
            for key in begun:
                heads.setdefault(key, []).append((alike, said))
        groups[alike].append(fact)
    return [group for group in groups if len(group) > 1]


def _by_stages(group: list[Record]) -> list[list[Record]]:
    """The facts of one kind of school each, where some are told apart by it: «Cấp tiểu học | Cấp THCS» over a table."""
    stages = [stage_of(fact.fact, fact.document) if isinstance(fact.fact, Target) else None for fact in group]
    if len({*stages} - {frozenset()}) < 2:
        return [group]
    return [[fact for fact, of in zip(group, stages, strict=True) if of == stage] for stage in dict.fromkeys(stages)]


def _begun_alike(facts: tuple[Record, ...], by: list[str]) -> list[tuple[Record, tuple[Any, ...]]]:
    """Those that begin in all of some fields as another one does, and how: two of three do not, and are like no other."""
    rows: list[tuple[Record, tuple[Any, ...]]] = [(fact, ()) for fact in facts]
    for name in by:
        rows = [(fact, (*begun, _beginning(fact.get(name)))) for fact, begun in rows]
        count = Counter([begun for _, begun in rows])
        rows = [row for row in rows if count[row[1]] > 1]
    return rows


def _over(case: Case, field: str, limit: Limit) -> Iterator[Hit]:
    facts = chosen(case.facts, limit.where)
    for fact in [fact for fact, value in zip(facts, values(facts, field), strict=True) if value > limit.most]:
        if not (_worded(case, fact, limit.unless_words) or _of_what_is_set(case, fact)):
            yield Hit("limit", fact.span, {"most": limit.most}, topics=_clause(fact), subject=fact)


#: «190 học viên (», up to the share of them
_COUNTED = regexp(rf"(?<![\w./,])(?P<n>{DIGITS})\s[^()|\d]{{0,30}}\(\D{{0,10}}$")
_CELL_OPENS = regexp(rf"\s*(?P<m>{DIGITS})(?![\d/%])")
_ROUNDING = 0.06  # per cent


def _of_what_is_set(case: Case, fact: Record) -> bool:
    """«180 học viên | 190 học viên (105,6%)»: a share of the number that another cell of its row sets, which may be surpassed."""
    row, at = case.document.text(fact.fact.span), fact.fact.focus.start - fact.fact.span.start
    counted = _COUNTED.search(row, row.rfind(" | ", 0, at) + 1, at) if " | " in row else None
    if counted is None:
        return False
    count = value_of(counted["n"])
    set_ = [value_of(m["m"]) for cell in row.split(" | ") if (m := _CELL_OPENS.match(cell))]
    return any(of and abs(100 * count / of - fact.fact.value) < _ROUNDING for of in set_)


def _clause(fact: Record) -> frozenset[str]:
    """What a fault is about: its clause, which other rules may find at odds with another too."""
    return frozenset({f"clause:{fact.fact.span.start}"})


_LINKS = {"trong", "tại", "ở", "trên", "đến", "ra", "được", "vào", "của", "hằng", "hàng", "theo"}
_SAME = 5  # syllables with which both begin
_OPENING = regexp(r"^.*[,;:]\s*(?=(?:tỷ lệ|tỉ lệ|số|tổng số)\s+\w)")


@lru_cache(maxsize=512)
def _core(text: str) -> tuple[str, ...]:
    """The syllables of an indicator, what leads to it left off: «kết quả huy động trẻ, tỷ lệ …»."""
    opening = _OPENING.match(key(text)) if "," in text or ";" in text or ":" in text else None
    return spoken(opening.string[opening.end() :] if opening else text)


def _stems(value: Any) -> tuple[Any, ...]:
    """A value, and of words what is left without an adverbial: two values that are alike have one of these in common."""
    return _stems_of(value) if isinstance(value, str) else (value,)


@lru_cache(maxsize=512)
def _stems_of(text: str) -> tuple[tuple[str, ...], ...]:
    core = _core(text)
    ends = [at for at, syllable in enumerate(core[_SAME:], _SAME) if syllable in _LINKS]
    return (core, *[core[:at] for at in ends])


def _beginning(value: Any) -> Any:
    """What two values that are alike have in common."""
    return _core(value)[:_SAME] if isinstance(value, str) else value


def _alike(one: Any, other: Any) -> bool:
    """Equal values; words also where one goes on with a mere adverbial («tỷ lệ huy động trẻ nhà trẻ [trong địa bàn tuyển sinh]»)."""
    if one == other or not (isinstance(one, str) and isinstance(other, str)):
        return bool(one == other)
    short, long = sorted((_core(one), _core(other)), key=len)
    return short == long or (len(short) >= _SAME and long[: len(short)] == short and long[len(short)] in _LINKS)


def _worded(case: Case, fact: Record, words: list[str]) -> bool:
    clause = fold(case.document.text(fact.fact.span))
    return any(re.search(rf"(?<!\w){re.escape(fold(w))}(?!\w)", clause) for w in words)


def _two_values(group: list[Record], o: Consistent) -> Iterator[Hit]:
    """Each fact beside the earliest one of the same milestone (or part of the plan) that has another value."""
    earlier: dict[tuple[Any, ...], list[Record]] = {}  # the first one of a milestone, and the first that differs from it
    for fact in group:
        at = fact.get(o.along)
        before = earlier.setdefault((at, fact.fact.section if at is None else None, fact.get("op")), [])
        other = next((b for b in before if b.get(o.value) != fact.get(o.value)), None)
        if other is not None:
            yield Hit("differs", fact.span, {"other": other.text}, related=(related(other),), topics=_clause(fact), subject=fact)
        if not before or (len(before) == 1 and other is not None):
            before.append(fact)


def _weakened(group: list[Record], o: Consistent) -> Iterator[Hit]:
    rows = sorted((f for f in group if f.get(o.along) is not None), key=lambda f: f.get(o.along))
    if _falls_throughout([f.get(o.value) for f in rows]):
        return
    for before, after in pairwise(rows):
        if before.get(o.along) == after.get(o.along):
            continue
        gap = after.get(o.value) - before.get(o.value)
        if (gap > 0) if o.falling and after.get(o.falling) else (gap < 0):
            yield Hit("weaker", after.span, {"other": before.text}, related=(related(before),), topics=_clause(after), subject=after)


_STEPS = 3  # values of which each is below the one before: such a fall is meant


def _falls_throughout(values: list[float]) -> bool:
    """«58 | 48 | 38», whatever words tell what is counted."""
    return len(values) >= _STEPS and all(before > after for before, after in pairwise(values))


class Agrees(Strict, frozen=True):
    """Within one fact: `equal` (message → two fields); `codes`: the type of document that the symbol names («KH») is the one in words."""

    equal: dict[str, list[str]] = {}
    codes: bool = False


def _agrees_words(o: Agrees, rule: RuleFile) -> Words:
    for pair in o.equal.values():
        for name in pair:
            yield "equal", name, KINDS[rule.given.fact].fields


_CODE = regexp(rf"^\d+[a-zA-Z]?\s?(?:/(?:19|20)\d\d)?\s?[/-]\s?([{LETTER}]+)\s?[-/]")
_NOTHING = Message(
    "Số, ký hiệu không có năm, cũng không có chữ viết tắt tên loại.", "The number has neither a year nor an abbreviation of a type."
)


@cache
def _types() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Type in words → its id, and abbreviation → the ids that it may stand for; `van_ban` is any."""
    rows = lexicon("documents")["types"]
    by_code: dict[str, frozenset[str]] = {}
    for row in rows:
        for code in map(fold, row.get("codes", ())):
            by_code[code] = by_code.get(code, frozenset()) | {row["id"]}
    return {slug(r["name"]) or "": r["id"] for r in rows if r["id"] != "van_ban"}, by_code


def agrees(case: Case) -> Iterator[Yielded]:
    o: Agrees = case.option
    judged = 0
    for fact in case.facts:
        for name, (one, other) in o.equal.items():
            said = fact.get(one), fact.get(other)
            judged += None not in said
            if None not in said and said[0] != said[1]:
                yield Hit(name, fact.span, {"first": said[0], "second": said[1]}, topics=frozenset({document_topic(fact)}), subject=fact)
        code, types = _coded(fact) if o.codes and not _known(fact) else ("", frozenset[str]())
        judged += bool(types)
        if types and not _one_of(_types()[0].get(fact.get("type") or "", ""), types):
            params = {"first": fact.get("type_word"), "second": code}
            yield Hit("type", fact.span, params, topics=frozenset({document_topic(fact)}), subject=fact)
    if not judged:
        yield Skip("not_applicable", _NOTHING)


def _known(fact: Record) -> bool:
    """A given parent, whose type need not be read from its symbol."""
    parent = fact.fact[1] if isinstance(fact.fact, tuple) else None
    return bool(parent and parent.header.type)


def _coded(fact: Record) -> tuple[str, frozenset[str]]:
    """The abbreviation in a number and the types that it means; nothing where either is unknown («01-NQ/TW» has the party's order)."""
    words, codes = _types()
    found = _CODE.match(fact.get("number") or "")
    known = found and fact.get("type") in words
    return (found[1], codes.get(fold(found[1]), frozenset())) if found and known else ("", frozenset())


def _one_of(named: str, types: frozenset[str]) -> bool:
    """A joint circular is a circular: «Thông tư số …/TTLT-…» is no contradiction."""
    return any(named.startswith(t) or t.startswith(named) for t in types)


CONSISTENT = CheckType(
    consistent,
    Consistent,
    lambda o: frozenset({"differs", "weaker"} | ({"limit"} if o.limit else set())),
    frozenset({"other", "most"}),
    frozenset({"target"}),
    words=_consistent_words,
)
AGREES = CheckType(
    agrees,
    Agrees,
    lambda o: frozenset(o.equal) | ({"type"} if o.codes else set()),
    frozenset({"first", "second"}),
    frozenset({"citation"}),
    words=_agrees_words,
)
