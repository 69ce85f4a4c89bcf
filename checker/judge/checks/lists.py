"""Numbers in a row and how many: `ordered`, `count`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.judge.case import Case, Hit, Skip, Yielded
from checker.judge.checks.kind import CheckType, Words
from checker.judge.facts import KINDS, Record
from checker.judge.rules.shape import RuleFile, Strict
from checker.model import Message, Span

_OWN = frozenset({"order"})
_IN_A_LINE = 4  # numbers further that a list goes where some stand in one line
_PARENT_TOO = Message("Phần tương ứng của cấp trên cũng không có số liệu.", "The parent's part has no figure either.")

_FLAT = Message("Các cấp đề mục dùng chung một dãy số nên không xét được thứ tự.", "All levels of headings share one list of numbers.")


class Ordered(Strict, frozen=True):
    """`places`: the parts of a plan (topic → kinds of sections) in their usual order, those that may change places together. A number that
    is skipped among the main headings has the topics of the parts whose place is there; without `places` it may be any fault's."""

    places: list[dict[str, list[str]]] = []


def ordered(case: Case) -> Iterator[Yielded]:
    """Siblings in order, told once a list (main headings: once a gap): doubled, skipped, out of order. A list that starts over twice is
    flattened (a remark), as are headings that share one list: that is told once."""
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
        faults = [fault for fault in steps if fault[0] != 1 and not _on_one_line(case, *fault)]
        if fact.get("top") and all(step > 1 for step, _, _ in faults):
            yield from _gaps(case, fact, [(a, b) for _, a, b in faults])
        elif faults:
            yield _fault(fact, *faults[0])


Item = tuple[int, Span, str]


def _on_one_line(case: Case, step: int, before: Item, here: Item) -> bool:
    """«1. Hiệu trưởng chỉ đạo chung. 2. Giáo viên thực hiện.»: what is skipped stands in the line before."""
    between = case.document.source.text[before[1].start : here[1].start] if 1 < step <= _IN_A_LINE else ""
    return bool(between) and all(any(f" {number}{mark} " in between for mark in ".)/") for number in range(before[0] + 1, here[0]))


def _gaps(case: Case, fact: Record, gaps: list[tuple[Item, Item]]) -> Iterator[Hit]:
    """Each number that is skipped among the main headings; a part that is missing may explain one of them, the first where it would
    stand."""
    claimed, none = frozenset[str](), _OWN if case.option.places else frozenset[str]()
    for before, here in gaps:
        parts = _left_out(case, before[1], here[1])
        yield replace(_fault(fact, here[0] - before[0], before, here), topics=(parts - claimed) or none)
        claimed |= parts


def _fault(fact: Record, step: int, before: Item, here: Item) -> Hit:
    name = "doubled" if step == 0 else "skipped" if step > 1 else "disordered"
    return Hit(name, here[1], {"number": here[2], "before": before[2]}, topics=_OWN, subject=fact)


def _left_out(case: Case, before: Span, here: Span) -> frozenset[str]:
    """The topics of the parts that would stand between two headings."""
    o: Ordered = case.option
    kinds = {s.heading: s.kinds for s in case.document.sections}
    first, last = _place(o, kinds.get(before, ())), _place(o, kinds.get(here, ()))
    between = o.places[min(first, default=0) : max(last, default=len(o.places)) + 1]
    return frozenset([topic for place in between for topic in place])


def _place(o: Ordered, kinds: tuple[str, ...]) -> list[int]:
    return [at for at, place in enumerate(o.places) if any(kind in own for own in place.values() for kind in kinds)]


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
    Ordered,
    lambda _: frozenset({"doubled", "skipped", "disordered", "flattened"}),
    frozenset({"number", "before"}),
    frozenset({"list"}),
)
COUNT = CheckType(count, Count, params=frozenset({"count"}), words=_count_words)
