"""Numbers in a row and how many: `ordered`, `count`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.case import Case, Hit, Skip, Yielded
from checker.judge.checks.kind import CheckType, NoOptions, Words
from checker.judge.facts import KINDS, Record
from checker.judge.rules.shape import RuleFile, Strict
from checker.model import Message, Span

_OWN = frozenset({"order"})
_PARENT_TOO = Message("Phần tương ứng của cấp trên cũng không có số liệu.", "The parent's part has no figure either.")

_FLAT = Message("Các cấp đề mục dùng chung một dãy số nên không xét được thứ tự.", "All levels of headings share one list of numbers.")


def ordered(case: Case) -> Iterator[Yielded]:
    """Siblings in order, told once a list: doubled, skipped, out of order. A list that starts over twice is flattened (a remark), as are
    headings that share one list: that is told once."""
    flat = next((fact for fact in case.facts if fact.get("flat")), None)
    for fact in case.facts:
        items = fact.fact
        steps = [(items[i][0] - items[i - 1][0], items[i - 1], items[i]) for i in range(1, len(items))]
        if fact.get("flat"):
            if fact is flat:
                yield Hit("flattened", items[0][1], severity="info", topics=_OWN, subject=fact)
                yield Skip("not_evaluated", _FLAT)
            continue
        if sum(step < 0 for step, _, _ in steps) >= 2:
            yield Hit("flattened", items[0][1], severity="info", topics=_OWN, subject=fact)
            continue
        fault = next(((step, a, b) for step, a, b in steps if step != 1), None)
        if fault:
            yield _fault(fact, *fault)


def _fault(fact: Record, step: int, before: tuple[int, Span, str], here: tuple[int, Span, str]) -> Hit:
    name = "doubled" if step == 0 else "skipped" if step > 1 else "disordered"
    topics = frozenset[str]() if name == "skipped" and fact.get("top") else _OWN
    return Hit(name, here[1], {"number": here[2], "before": before[2]}, topics=topics, subject=fact)


class Count(Strict, frozen=True):
    """The given facts, or the sum of their field `of`, number from `least` to `most`; `as_parent`: not asked where the parent's do not."""

    of: str | None = None
    least: int = 0
    most: int | None = None
    as_parent: bool = False


def _count_words(o: Count, rule: RuleFile) -> Words:
    if o.of:
        yield "of", o.of, KINDS[rule.given.fact].fields


def count(case: Case) -> Iterator[Yielded]:
    o: Count = case.option
    number = _number(case.facts, o)
    if o.least <= number <= (number if o.most is None else o.most):
        return
    parents = [r for p in case.bench.parents for r in case.select(case.rule.given.fact, case.rule.given.where, p)]
    if o.as_parent and parents and _number(tuple(parents), o) < o.least:
        yield Skip("not_applicable", _PARENT_TOO)
        return
    yield Hit("found", case.facts[0].span if case.facts else None, {"count": number}, subject=case.facts[0] if case.facts else None)


def _number(facts: tuple[Record, ...], option: Count) -> int:
    return sum(int(f.get(option.of) or 0) for f in facts) if option.of else len(facts)


ORDERED = CheckType(
    ordered,
    NoOptions,
    lambda _: frozenset({"doubled", "skipped", "disordered", "flattened"}),
    frozenset({"number", "before"}),
    frozenset({"list"}),
)
COUNT = CheckType(count, Count, params=frozenset({"count"}), words=_count_words)
