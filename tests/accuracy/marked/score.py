"""Cases → counts of right, lost and extra for each kind and field.

A mark and a fact belong together when the fact's focus (a citation: any of its mentions) shares characters with the marked words; where several
do, those that agree in most fields, then those that share most. `KIND` counts facts whose core fields are all right, `KIND found` those that are
there at all, `KIND.FIELD` the values of a field: a wrong one is lost and extra both. A fact without a mark is extra with all its values. Duties without
any day and targets without figure are counted apart (`duty`, `aim`): an author marks figures and days, the program also tells the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.accuracy.marked import header
from tests.accuracy.marked.cases import Case
from tests.accuracy.marked.facts import KINDS, Item, found, marked, same, shown
from tests.accuracy.marked.wrap import Wrapped, wrap

BARE = {"deadline": "duty", "target": "aim"}


@dataclass
class Count:
    """Right, lost and extra values."""

    right: int = 0
    lost: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.lost) if self.right + self.lost else 1.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.lost + self.extra
        return 2 * self.right / both if both else 1.0


@dataclass
class Score:
    """The counts of one author's cases, and each miss in words."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    misses: list[str] = field(default_factory=list)
    cases: int = 0
    marks: int = 0

    def add(self, name: str, *, right: int = 0, lost: int = 0, extra: int = 0) -> None:
        count = self.counts[name]
        count.right, count.lost, count.extra = count.right + right, count.lost + lost, count.extra + extra


def score(cases: Iterable[Case]) -> Score:
    """The counts over all cases."""
    total = Score()
    for case in cases:
        wrapped = wrap(case)
        total.cases += 1
        total.marks += len(case.marks)
        for kind in KINDS if case.kind in ("sentence", "whole") else ():
            _sentence(case, kind, wrapped, total)
        if case.kind != "sentence":
            _outline(case, wrapped, total)
    return total


def _sentence(case: Case, kind: str, wrapped: Wrapped, total: Score) -> None:
    wanted, wanted_bare = marked(kind, case.marks, wrapped.place)
    have, have_bare = found(kind, wrapped.document, wrapped.text)
    text = wrapped.document.source.text
    for want, got in pairs(kind, wanted, have):
        _count(kind, want, got, total)
        if want is None or got is None or not _right(kind, want, got):
            total.misses.append(f"{case.id} {_miss(kind, want, got, text)}")
    if kind in BARE:
        for want, got in pairs(kind, wanted_bare, have_bare):
            total.add(BARE[kind], right=bool(want and got), lost=got is None, extra=want is None)


def pairs(kind: str, wanted: Sequence[Item], have: Sequence[Item]) -> list[tuple[Item | None, Item | None]]:
    """Each mark with its fact, marks without a fact, facts without a mark."""
    offers = [(_agreement(kind, w, h), w.overlap(h), -i, -j) for i, w in enumerate(wanted) for j, h in enumerate(have) if w.overlap(h) > 0]
    mine: dict[int, int] = {}
    for _, _, i, j in sorted(offers, reverse=True):
        if -i not in mine and -j not in mine.values():
            mine[-i] = -j
    out: list[tuple[Item | None, Item | None]] = [(w, have[mine[i]] if i in mine else None) for i, w in enumerate(wanted)]
    return out + [(None, h) for j, h in enumerate(have) if j not in mine.values()]


def _agreement(kind: str, want: Item, got: Item) -> int:
    return sum(same(kind, name, value, got.fields[name]) for name, value in want.fields.items())


def _right(kind: str, want: Item, got: Item) -> bool:
    return all(same(kind, name, value, got.fields[name]) for name, value in want.fields.items())


def _count(kind: str, want: Item | None, got: Item | None, total: Score) -> None:
    core = bool(want and got and all(same(kind, n, want.fields[n], got.fields[n]) for n in KINDS[kind].core))
    total.add(kind, right=core, lost=want is not None and not core, extra=got is not None and not core)
    total.add(f"{kind} found", right=bool(want and got), lost=got is None, extra=want is None)
    for name in KINDS[kind].fields:
        if want is not None and name not in want.fields:
            continue
        gold, value = (want.fields[name] if want else None), (got.fields[name] if got else None)
        right = gold is not None and value is not None and same(kind, name, gold, value)
        total.add(f"{kind}.{name}", right=right, lost=gold is not None and not right, extra=value is not None and not right)


def _miss(kind: str, want: Item | None, got: Item | None, text: str) -> str:
    one = want or got
    assert one is not None
    words = one.spans[0].of(text).replace("\n", "⏎")[:90]
    if want is None or got is None:
        fields = " ".join(f"{n}={shown(v)}" for n, v in one.fields.items() if v is not None)
        return f"{kind} {'extra' if want is None else 'lost'} «{words}» {fields}"
    wrong = [n for n, v in want.fields.items() if not same(kind, n, v, got.fields[n])]
    return f"{kind} wrong «{words}» " + ", ".join(f"{n}: {shown(got.fields[n])}, marked {shown(want.fields[n])}" for n in wrong)


def _outline(case: Case, wrapped: Wrapped, total: Score) -> None:
    """A header's fields, each that the author names, and all sections where the author lists them."""
    for name, want, got in header.fields(case.header, wrapped.document):
        right = header.same(want, got)
        for row in ("header", f"header.{name}"):
            total.add(row, right=right and want is not None, lost=want is not None and not right, extra=got is not None and not right)
        if not right:
            total.misses.append(f"{case.id} header.{name}: {shown(got)}, marked {shown(want)}")
    if not case.sections:
        return
    for label, fields in header.sections(case.sections, wrapped.document):
        for row, counts in fields.items():
            total.add(row, right=counts[0], lost=counts[1], extra=counts[2])
        if any(lost or extra for _, lost, extra in fields.values()):
            total.misses.append(f"{case.id} section {label}")
