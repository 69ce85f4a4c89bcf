"""Many documents → Forest: who implements whom among them, found by number, day and issuer; what is broken.

Candidates come from indexes (number and year, day and kind of issuer, issuer and year), so that thousands of documents cost what they are.
Nothing depends on the order in which the documents are given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from checker.language.bodies import Body
from checker.language.normal import key, number_key
from checker.link.circles import circles
from checker.link.mistaken import placed
from checker.link.named import Likeness, filed_under, issuers, likeness, meant, province
from checker.link.register import disorder, namesakes, series
from checker.link.versions import folder_of, rank, together, told_apart, versions
from checker.model import Bond, Break, Citation, Document, Forest, Kin, Level, Near, PartialDate

_ANYWHERE = "*"
_FEW = 200  # documents of one kind of body and one year that are gone through for a body of no known place
_CLEAR = 0.1  # points by which the likeliest document must be ahead of another


def planted(documents: Sequence[Document]) -> Forest:
    """The forest of these documents; unreadable ones stand alone."""
    docs = tuple(documents)
    copies = versions(docs)
    index = _Index.of(docs, copies)
    bonds: list[Bond] = []
    absent: list[tuple[int, Citation]] = []
    for at, document in enumerate(docs):
        for citation in document.facts.citations:
            if citation.role != "parent" or citation.instruction:
                continue
            found = _found(citation, at, docs, copies, index)
            if found:
                bonds.append(_bond(docs, at, found[0], citation, found[1]))
            else:
                absent.append((at, citation))
    bonds = _once(bonds)
    provinces = _provinces(docs, bonds)
    copies, bonds = told_apart(docs, copies, bonds, provinces)
    registers = series(docs, copies, provinces)
    forest = Forest(
        docs,
        _circled(bonds, len(docs)),
        tuple(absent),
        namesakes(docs, copies, provinces),
        disorder(docs, registers),
        _sizes(docs, registers),
        copies,
    )
    ancestry = Ancestry(forest)
    return replace(forest, bonds=tuple(replace(b, direct=b.parent in ancestry.direct(b.child)) for b in forest.bonds))


def _provinces(docs: tuple[Document, ...], bonds: Sequence[Bond]) -> list[str | None]:
    """The province that each document is of, by its own words or by those of whom it implements, up to four above it."""
    said = [frozenset(filter(None, (province(d),))) for d in docs]
    own = list(map(bool, said))
    for _ in range(4):
        above = said.copy()
        for bond in bonds:
            if not own[bond.child]:
                above[bond.child] |= said[bond.parent]
        said = above
    return [next(iter(some)) if len(some) == 1 else None if some else filed_under(d) for some, d in zip(said, docs, strict=True)]


def _sizes(docs: tuple[Document, ...], registers: Iterable[Sequence[int]]) -> tuple[int, ...]:
    sizes = [0] * len(docs)
    for register in registers:
        for at in register:
            sizes[at] = len(register)
    return tuple(sizes)


class _Index(Struct, frozen=True, gc=False):
    """Documents by what a citation may say of them and the place of their issuer (`_ANYWHERE`: of any); copies are left out."""

    numbers: Mapping[tuple[str, int | None, str | None], list[int]]
    days: Mapping[tuple[PartialDate, str, str | None], list[int]]
    bodies: Mapping[tuple[str, int | None, str | None], list[int]]
    issuers: Sequence[tuple[Body, ...]]

    @classmethod
    def of(cls, docs: tuple[Document, ...], copies: tuple[int, ...]) -> _Index:
        numbers, days, bodies = defaultdict(list), defaultdict(list), defaultdict(list)
        bearers = [issuers(document) for document in docs]
        for at, (document, known) in enumerate(zip(docs, bearers, strict=True)):
            header, year = document.cited_as, _year(document)
            if copies[at] != at or document.source.status == "unreadable":
                continue
            for place in {b.place for b in known} | {_ANYWHERE}:
                if header.number:
                    numbers[number_key(header.number), year, place].append(at)
                for kind in {b.kind for b in known if place in (b.place, _ANYWHERE)}:
                    bodies[kind, year, place].append(at)
                    if header.issued and header.issued.whole:
                        days[header.issued, kind, place].append(at)
        return cls(dict(numbers), dict(days), dict(bodies), bearers)

    def candidates(self, citation: Citation, named: Body | None, child: Document) -> set[int]:
        """The documents that a citation may name: few, however many there are, where it names a body of a place."""
        found: set[int] = set()
        years = _years_of(citation, child)
        for place in (named.place, None) if named and named.place else (_ANYWHERE,):
            for year in years if citation.number else ():
                found.update(self.numbers.get((number_key(citation.number or ""), year, place), ()))
            if named and citation.issued:
                found.update(self.days.get((citation.issued, named.kind, place), ()))
            for year in years if named else ():
                same = self.bodies.get((named.kind if named else "", year, place), ())
                found.update(same if place != _ANYWHERE or len(same) <= _FEW else ())
        return found


def _year(document: Document) -> int | None:
    header = document.cited_as
    return (header.issued.year if header.issued else None) or (header.period.start if header.period else None)


def _years_of(citation: Citation, child: Document) -> list[int | None]:
    """The years that the cited document may be of: that of its day and those beside it (a slip), else the plan's and the two before."""
    year, own = citation.issued.year if citation.issued else None, _year(child)
    if year:
        return [None, *sorted({year - 1, year, year + 1, *((own,) if own else ())})]
    return [None, *((own - 2, own - 1, own, own + 1) if own else ())]


def _found(citation: Citation, at: int, docs: tuple[Document, ...], copies: tuple[int, ...], index: _Index) -> tuple[int, Likeness] | None:
    """The one document that a citation names; None where there is none, or two are as likely and lie as near."""
    child = docs[at]
    named = meant(citation.issuer, child)
    likely = [
        (other, like)
        for other in index.candidates(citation, named, child)
        if copies[other] != copies[at] and (like := likeness(citation, named, child.header, docs[other], index.issuers[other]))
    ]
    if len({b.province for other, _ in likely for b in index.issuers[other]} - {None}) > 1:
        likely = _nearest(likely, child, docs)  # places of one name: the plan's folder tells more than a slip
    if len(likely) > 1:
        most = max(like.points for _, like in likely)
        likely = _nearest([row for row in likely if most - row[1].points < _CLEAR], child, docs)
    return likely[0] if len(likely) == 1 else None


def _nearest(likely: list[tuple[int, Likeness]], child: Document, docs: tuple[Document, ...]) -> list[tuple[int, Likeness]]:
    """Those that lie in most of the folders of an archive that the child lies in, from the outermost in."""
    near = [together(docs[other], child) for other, _ in likely]
    return [row for row, folders in zip(likely, near, strict=True) if folders == max(near)]


def _bond(docs: tuple[Document, ...], child: int, parent: int, citation: Citation, like: Likeness) -> Bond:
    breaks: list[Break] = list(like.breaks)
    below, above = docs[child].header, docs[parent].header
    own, theirs = (h.issued.as_date() if h.issued else None for h in (below, above))
    if own and theirs and own < theirs:
        breaks.append("later")
    if own and _powerless(docs[child], docs[parent]):
        breaks.append("authority")
    return Bond(child, parent, citation, tuple(breaks))


def _powerless(child: Document, parent: Document) -> bool:
    """Whether the parent's issuer surely had no authority over the child's on the child's day: by the dated levels, and by place."""
    from checker.language.authority import Issuer, authority

    own, above = child.header, parent.header
    day, issued = (h.issued.as_date() if h.issued else None for h in (own, above))
    if day is None or not own.issuer or own.issuers or not above.issuer or above.issuers:
        return False
    return authority(Issuer(own.issuer, own.superior, own.place), placed(above.issuer, above), day, issued) is False


def _once(bonds: Iterable[Bond]) -> list[Bond]:
    """Of several citations of one parent the one with the least wrong."""
    best: dict[tuple[int, int], Bond] = {}
    for bond in sorted(bonds, key=lambda b: (len(b.breaks), b.citation.span.start)):
        best.setdefault((bond.child, bond.parent), bond)
    return [best[pair] for pair in sorted(best)]


def _circled(bonds: list[Bond], count: int) -> tuple[Bond, ...]:
    """The bonds, those of a circle marked."""
    group = circles(count, [(b.child, b.parent) for b in bonds])
    return tuple(
        replace(b, breaks=(*b.breaks, "circle")) if group[b.child] == group[b.parent] else b  # a circle of one is left out by `_found`
        for b in bonds
    )


class Ancestry:
    """A forest asked for one document after another."""

    def __init__(self, forest: Forest, unread: Iterable[str] = ()) -> None:
        """`unread`: places of more documents that tell nothing of themselves: copies of an unreadable one, which the forest holds once."""
        self.forest = forest
        self._unread = unread
        self._above: dict[int, frozenset[int]] = {}

    @cached_property
    def parents(self) -> Mapping[int, tuple[int, ...]]:
        """Each document's parents among the documents; those of a circle are none."""
        found: dict[int, list[int]] = defaultdict(list)
        for bond in self.forest.bonds:
            if "circle" not in bond.breaks:
                found[bond.child].append(bond.parent)
        return {child: tuple(parents) for child, parents in found.items()}

    def above(self, at: int) -> frozenset[int]:
        """All whom a document implements, by way of others too."""
        if at not in self._above:
            found, waiting = set[int](), [at]
            while waiting:
                more = set(self.parents.get(waiting.pop(), ())) - found
                found |= more
                waiting += more
            self._above[at] = frozenset(found)
        return self._above[at]

    def direct(self, at: int, given: Iterable[int] = ()) -> tuple[int, ...]:
        """A document's parents and those given for it, without whoever stands above another of them: a grandparent's plan is judged
        beside the parent's, never beside the school's."""
        copies = self.forest.copies
        stands = {copies[p] for p in (*given, *self.parents.get(at, ()))} - {copies[at]}
        far = {copies[above] for p in stands for above in self.above(p)}
        below = {p for p in stands if copies[at] in {copies[a] for a in self.above(p)}}
        return tuple(sorted(stands - far - below, key=lambda p: rank(self.forest.documents[p])))

    def kin(self, at: int, *, copies: bool = False) -> Kin:
        """What the documents tell of one of them; whether it is nearly a copy of another only where `copies` are asked for."""
        forest = self.forest
        likewise = self._units[level] - 1 if (level := forest.documents[at].header.level) else 0
        return Kin(
            tuple(forest.documents[i] for i in self._namesakes.get(at, ())),
            forest.documents[self._before[at]] if at in self._before else None,
            forest.registers[at],
            tuple(c for c in self._absent.get(at, ()) if self._kept(c, at)),
            tuple(c for c in self._absent.get(at, ()) if not self._kept(c, at)),
            tuple(forest.documents[i] for i in self._circles.get(at, ())),
            at in self._bound,
            self._near.get(forest.copies[at], ()) if copies else None,
            likewise,
        )

    @cached_property
    def _near(self) -> Mapping[int, tuple[Near, ...]]:
        from checker.link.near import near

        return near(self.forest.documents, self.forest.copies, self.above, self.direct)

    @cached_property
    def _units(self) -> Mapping[Level, int]:
        """How many units of each level there are."""
        known = {(d.header.level, key(placed(d.header.issuer, d.header))) for d in self.forest.documents if d.header.issuer}
        return Counter(level for level, _ in known if level)

    @cached_property
    def _namesakes(self) -> Mapping[int, tuple[int, ...]]:
        return {at: tuple(i for i in group if i != at) for group in self.forest.namesakes for at in group}

    @cached_property
    def _before(self) -> Mapping[int, int]:
        return dict(self.forest.disorder)

    @cached_property
    def _absent(self) -> Mapping[int, list[Citation]]:
        found: dict[int, list[Citation]] = defaultdict(list)
        for at, citation in self.forest.absent:
            found[at].append(citation)
        return found

    @cached_property
    def _bound(self) -> frozenset[int]:
        return frozenset(b.child for b in self.forest.bonds)

    @cached_property
    def _circles(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for bond in self.forest.bonds:
            if "circle" in bond.breaks:
                found[bond.child].append(bond.parent)
        return found

    @cached_property
    def _issuers(self) -> Mapping[tuple[str, str | None, str | None], frozenset[tuple[str | None, str, int | None]]]:
        """Whose documents there are (a ward may bear the name of a province), and the province, folder and year that they are of."""
        found: dict[tuple[str, str | None, str | None], set[tuple[str | None, str, int | None]]] = defaultdict(set)
        for document in self.forest.documents:
            for known in issuers(document):
                found[known.kind, known.unit, known.place].add((known.province, folder_of(document.source.name), _year(document)))
        return {known: frozenset(places) for known, places in found.items()}

    @cached_property
    def _blank(self) -> frozenset[str]:
        """The folders of documents that tell nothing of themselves."""
        silent = (d.source.name for d in self.forest.documents if not d.header.bodies)
        return frozenset(folder_of(place) for place in (*silent, *self._unread))

    def _kept(self, citation: Citation, at: int) -> bool:
        """Whether the documents hold others of whoever issued the cited one, and none that tells nothing of itself and may be it: where
        they lie in folders, one beside those of that issuer and time, or beside the plan."""
        child = self.forest.documents[at]
        named = meant(citation.issuer, child)
        if named is None or not named.place:
            return False
        held = self._issuers.get((named.kind, named.unit, named.place), frozenset())
        theirs = [(folder, year) for province, folder, year in held if None in (province, named.province) or province == named.province]
        years = {None, citation.issued.year} if citation.issued and citation.issued.year else {None, *_years_of(citation, child)}
        beside = {folder for folder, year in theirs if year in years}
        return bool(theirs) and self._blank.isdisjoint({*beside, folder_of(child.source.name), ""})
