"""A roster + the documents handed in → Roll: who has, who has not, who twice, who used last year's, who is not on it.

A document is its issuer's, whichever way the name is written; what cannot be told for certain is told as such, never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from checker.language.bodies import Body, body, same_body, spelt_out
from checker.language.normal import bare, key
from checker.link.forest import Ancestry
from checker.link.mistaken import placed
from checker.link.versions import rank
from checker.model import Citation, Document, Forest, Header, Message, Roll, Standing, Submission, Unit

_PLAN = key("Kế hoạch")
_SEVERAL = Message("Có nhiều kế hoạch khác nhau.", "There are several different plans.")
_VERSIONS = Message("Có nhiều bản khác nhau của một kế hoạch.", "There are several versions of one plan.")
_SAME = Message("Một tệp nộp nhiều lần.", "One file was handed in again.")
_MAYBE = Message(
    "Tệp không cho biết cơ quan ban hành; theo tên tệp có thể là của đơn vị.",
    "The file tells no issuer; by its name it may be this unit's.",
)


def called(units: Sequence[Unit], forest: Forest, submitted: int) -> Roll:
    """The roster called over the first `submitted` documents of the forest; those after them were given as parents."""
    return _Call(units, forest, submitted).roll()


def unit_body(unit: Unit) -> Body | None:
    """The body that a row names: «Trường MN Hoa Mai», or «Hoa Mai» of the kind «Mầm non»."""
    names = [unit.name, *((f"{unit.kind} {unit.name}", f"Trường {unit.kind} {unit.name}") if unit.kind else ()), f"Trường {unit.name}"]
    return next((known for name in names if (known := body(name))), None)


class _Call:
    def __init__(self, units: Sequence[Unit], forest: Forest, submitted: int) -> None:
        self.units, self.forest, self.submitted = units, forest, submitted
        self.ancestry = Ancestry(forest)
        self.bodies = [unit_body(unit) for unit in units]
        self.named: dict[str, list[int]] = defaultdict(list)
        self.spelt: dict[str, list[int]] = defaultdict(list)
        for at, (unit, known) in enumerate(zip(units, self.bodies, strict=True)):
            self.named[_name(known)].append(at)
            self.spelt[spelt_out(unit.name)].append(at)

    def roll(self) -> Roll:
        own: dict[int, list[int]] = defaultdict(list)
        strangers, unassigned = [], []
        for at in sorted(range(self.submitted), key=lambda i: rank(self.forest.documents[i])):
            found = self._units_of(at)
            for unit in found or ():
                own[unit].append(at)
            if found is None:
                unassigned.append(at)
            elif not found and not self._is_parent(at):
                strangers.append(at)
        hinted = self._hinted(unassigned)
        rows = tuple(self._submission(at, own.get(at, []), hinted.get(at, [])) for at in range(len(self.units)))
        left = set(unassigned) - {i for files in hinted.values() for i in files}
        docs = self.forest.documents
        return Roll(rows, tuple(docs[i] for i in strangers), tuple(docs[i] for i in unassigned if i in left))

    def _units_of(self, at: int) -> list[int] | None:
        """The rows that a document is of, none for a stranger; None where that cannot be told."""
        document = self.forest.documents[at]
        if not document.header.bodies:
            return None
        found: list[int] = []
        for name in document.header.bodies:
            fitting = self._fitting(name, document.header)
            if len(fitting) > 1:
                return None
            found += fitting
        return found

    def _fitting(self, name: str, header: Header) -> list[int]:
        known = body(placed(name, header))
        exact = [i for i in self.named.get(_name(known), ()) if known and self._same(i, known)] if known else []
        fitting = exact or self.spelt.get(spelt_out(name), [])
        if len(fitting) < 2:
            return list(fitting)
        if known and len(same := [i for i in fitting if self._kind(i) == known.kind]) == 1:
            return same
        near = _places(header)
        return [i for i in fitting if (b := self.bodies[i]) and b.place and b.place in near] or list(fitting)

    def _same(self, at: int, known: Body) -> bool:
        mine = self.bodies[at]
        return mine is not None and same_body(mine, known) is not False

    def _kind(self, at: int) -> str | None:
        mine = self.bodies[at]
        return mine.kind if mine else None

    def _is_parent(self, at: int) -> bool:
        """What others implement, and what was given as a parent too, is no unit's plan."""
        return self.forest.copies[at] in self.references or any(b.parent == self.forest.copies[at] for b in self.forest.bonds)

    @cached_property
    def references(self) -> frozenset[int]:
        """The parents that this year's plans implement: those given; without any, those that plans of the roster's units implement."""
        copies = self.forest.copies
        given = frozenset(copies[i] for i in range(self.submitted, len(copies)))
        return given or frozenset(b.parent for b in self.forest.bonds if b.direct and b.child < self.submitted and self._units_of(b.child))

    def _hinted(self, unassigned: Iterable[int]) -> dict[int, list[int]]:
        """Rows whose code or own name stands in the name of a file that tells no issuer."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in unassigned:
            words = " ".join(re.findall(r"[a-z0-9]+", bare(self.forest.documents[at].source.name)))
            for unit, (row, known) in enumerate(zip(self.units, self.bodies, strict=True)):
                terms = [bare(term) for term in (row.code or "", (known and known.name) or row.name) if len(bare(term)) > 2]
                if any(re.search(rf"(?<!\w){re.escape(' '.join(re.findall(r'[a-z0-9]+', term)))}(?!\w)", words) for term in terms):
                    found[unit].append(at)
        return found

    def _submission(self, unit: int, files: list[int], maybe: list[int]) -> Submission:
        docs = self.forest.documents
        plans = [i for i in files if key(docs[i].header.type or _PLAN) == _PLAN]
        old: dict[int, tuple[Standing, Message]] = {i: said for i in plans if (said := self._old(i))}
        current = [i for i in plans if i not in old]
        row, shown = self.units[unit], tuple(docs[i] for i in files)
        if twice := self._twice(current):
            return Submission(row, "twice", shown, twice)
        if current:
            return Submission(row, "submitted", shown, next((why for _, why in old.values()), None))
        if old:
            standing, why = next(iter(old.values()))
            return Submission(row, standing, shown, why)
        if maybe:
            return Submission(row, "unclear", tuple(docs[i] for i in maybe), _MAYBE)
        return Submission(row, "missing", shown, _no_plan(shown) if shown else None)

    def _twice(self, files: Sequence[int]) -> Message | None:
        """What a unit has handed in more than once for one parent (or on one subject); a DOCX and its PDF are one."""
        groups: dict[object, list[int]] = defaultdict(list)
        alone = [i for i in files if not self.forest.documents[i].header.issuers]
        for at in alone or files:  # a joint plan stands beside the unit's own
            parents = self.ancestry.direct(at)
            groups[parents or key(self.forest.documents[at].header.subject or "")].append(at)
        for group in groups.values():
            sources = [self.forest.documents[i].source for i in group]
            if len({self.forest.copies[i] for i in group}) > 1:
                return _SEVERAL
            if len({s.format for s in sources}) < len(sources):
                return _VERSIONS if len({s.sha256 for s in sources}) == len(sources) else _SAME
        return None

    def _old(self, at: int) -> tuple[Standing, Message] | None:
        """Whether a plan is of an earlier year than the parent, or implements what the parent's issuer ordered in an earlier year."""
        references = [self.forest.documents[i] for i in sorted(self.references)]
        if not references or set(self.ancestry.parents.get(at, ())) & self.references:
            return None
        document = self.forest.documents[at]
        if all(_earlier(document.header, r.header) for r in references):
            year = (document.header.issued and document.header.issued.year) or (document.header.period and document.header.period.end)
            return "old_plan", Message(f"Kế hoạch của năm {year}.", f"The plan is of {year}.")
        for citation in document.facts.citations:
            if citation.role == "parent" and any(_predecessor(citation, document, r) for r in references):
                cited = " ".join(filter(None, (citation.type, citation.number)))
                year = citation.issued.year if citation.issued else None
                return "old_parent", Message(f"Thực hiện {cited} của năm {year}.", f"It implements {cited} of {year}.")
        return None


def _no_plan(documents: Sequence[Document]) -> Message:
    kinds = ", ".join(sorted({d.header.type or "" for d in documents}))
    return Message(f"Chỉ có {kinds}, không có kế hoạch.", f"There is only {kinds}, no plan.")


def _name(known: Body | None) -> str:
    """What a body is found by: its own name, or its place where it has none."""
    return bare((known.name or known.place or "") if known else "")


def _places(header: Header) -> set[str | None]:
    """The places that a document's header names beside its issuer."""
    above = body(header.superior or "")
    return {above.place if above else None, key(header.place or "")} - {None, ""}


def _earlier(own: Header, parent: Header) -> bool:
    """Of an earlier year than the parent, and done with before the parent's years begin."""
    year, theirs = own.issued.year if own.issued else None, parent.issued.year if parent.issued else None
    ends, begins = own.period and (own.period.end or own.period.start), parent.period and (parent.period.start or parent.period.end)
    if ends and begins and ends < begins:
        return not (year and theirs) or year < theirs
    return bool(year and theirs and year < theirs) and not (ends and theirs and ends >= theirs)


def _predecessor(citation: Citation, child: Document, reference: Document) -> bool:
    """Whether a citation names a document that the parent's issuer issued in a year before the parent."""
    year, theirs = citation.issued.year if citation.issued else None, reference.header.issued and reference.header.issued.year
    if not (year and theirs and year < theirs and citation.issuer):
        return False
    return any(same_body(placed(citation.issuer, child.header), placed(name, reference.header)) is True for name in reference.header.bodies)
