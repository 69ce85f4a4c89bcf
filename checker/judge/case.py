"""What a check is given, and what it yields."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any

from msgspec import Struct, field

from checker.judge.days import own_due, report_goes_to, reports_asked
from checker.judge.facts import KINDS, Record, folded
from checker.judge.facts.record import chosen, issued_on, of_situation, values
from checker.judge.rules.shape import Basis, Given, Rule
from checker.judge.wording import header_value
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Inheritance, Message, Outcome, Paragraph, PartialDate, Related, Severity, Span


class Hit(Struct, frozen=True, gc=False):
    """A place that does not hold. `name` chooses the message, `span` None says that something is not there.

    `topics` say what the fault is about: a rule named in `silent_beside` silences hits with a topic in common (none: any topic).
    `basis` stands before the rule's own.
    """

    name: str
    span: Span | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    topics: frozenset[str] = frozenset()
    subject: Record | None = None
    basis: tuple[Basis, ...] = ()


class Part(Struct, frozen=True, gc=False):
    """The outcome of one of several things that a rule judges."""

    name: str
    outcome: Outcome
    why: Message | None = None


class Row(Struct, frozen=True, gc=False):
    """The outcome of one item of the parent; `hit` where it is a fault, `why` where it is none."""

    row: Inheritance
    outcome: Outcome
    why: Message
    hit: Hit | None = None


class Skip(Struct, frozen=True, gc=False):
    """What holds of the rule as a whole, whatever is said of its parts: it does not apply, can't be judged, or nothing fails it."""

    outcome: Outcome
    why: Message


Yielded = Hit | Part | Row | Skip


class Bench(Struct, frozen=True, dict=True):
    """One plan among its parents; the facts of each are read once for all rules."""

    document: Document
    hierarchy: Hierarchy
    profile: str = "issued"
    kept: dict[tuple[int, str], tuple[Record, ...]] = field(default_factory=dict)
    spent: dict[str, float] = field(default_factory=dict)  # seconds, by the patterns of each rule of a stranger's pack
    places: dict[tuple[int, str, str], dict[Any, list[int]]] = field(default_factory=dict)  # of the records, by the values of a field
    words: dict[str, Any] = field(default_factory=dict)  # what messages are filled with, once one asks
    asked: dict[int, Skip | None] = field(default_factory=dict)  # by the id of what rules apply to: why it is not this plan, or None

    def records(self, kind: str, document: Document) -> tuple[Record, ...]:
        """All facts of a kind in a document."""
        key = (id(document), kind)
        if key not in self.kept:
            self.kept[key] = tuple(KINDS[kind].read(document, self.hierarchy))
        return self.kept[key]

    def fitting(self, kind: str, document: Document, where: Mapping[str, Any]) -> tuple[Record, ...]:
        """Those that fit, looked up by the first field that is asked for: a dozen rules ask for the same few fields."""
        records = self.records(kind, document)
        if not where or not records:
            return records
        (name, asked), *others = where.items()
        places = self._places(kind, document, name)
        at = sorted({i for one in asked for i in places.get(one, ())}) if isinstance(asked, list) else places.get(asked, ())
        found = tuple([records[i] for i in at])
        return chosen(found, dict(others)) if found and others else found

    def _places(self, kind: str, document: Document, name: str) -> dict[Any, list[int]]:
        """Each value of a field (of several values: each of them) → the records that have it, by their places."""
        key = (id(document), kind, name)
        if (known := self.places.get(key)) is None:
            known = self.places[key] = defaultdict(list)
            said = values(self.records(kind, document), name)
            if tuple in map(type, said):
                for at, several in enumerate(said):
                    for one in several if isinstance(several, tuple) else (several,):
                        known[one].append(at)
            else:
                for at, value in enumerate(said):
                    known[value].append(at)
        return known

    @property
    def parents(self) -> tuple[Document, ...]:
        return self.hierarchy.parents

    @cached_property
    def parent(self) -> Document | None:
        """The parent that words are filled from: the first that the plan cites, else the first given."""
        cited = [p for p, c in zip(self.parents, self.hierarchy.cited, strict=False) if c is not None]
        return next(iter((*cited, *self.parents)), None)

    @cached_property
    def issuers(self) -> str:
        """Whoever issues the plan, folded."""
        return fold("; ".join(self.document.header.bodies))

    @cached_property
    def issued(self) -> PartialDate | None:
        return issued_on(self.document)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The days between which the plan was issued: its date, else the year of its title, else its parent's date. «Đến năm 2030» is no
        year of issue: from the newest document that it cites until then."""
        issued, period = self.issued, self.document.header.period
        if issued and (day := issued.as_date()):
            return day, day
        year = (issued.year if issued else None) or (period.start if period else None)
        if year and 1900 < year < 2200:
            return date(year, 1, 1), date(year, 12, 31)
        if period and period.end and 1900 < period.end < 2200:
            last = date(period.end, 12, 31)
            cited = [d for c in self.document.facts.citations if c.issued and (d := c.issued.as_date()) and d <= last]
            return max(cited, default=date(1900, 1, 1)), last
        above = issued_on(self.parent) if self.parent else None
        day = above.as_date() if above else None
        return (day, day) if day else None

    @cached_property
    def since(self) -> date | None:
        """Before which day the plan cannot have been issued: that of the newest document that it implements."""
        above = (c.issued for c in self.document.facts.citations if c.role == "parent" and c.issued)
        return max((day for d in above if (day := d.as_date())), default=None)

    def said(self, name: str) -> Any:
        """What `own.number` or `parent.due` stands for: a field of the plan's header or its parent's; days to fill in are the parent's for
        its reports, one of the plan's own years."""
        if name not in self.words:
            whose, _, what = name.partition(".")
            if what == "due":
                self.words[name] = own_due(self.document) if whose == "own" else reports_asked(self.hierarchy)
            elif what == "receiver":
                self.words[name] = report_goes_to(self.hierarchy) or self.said(f"{whose}.issuer")
            else:
                self.words[name] = header_value(self.document if whose == "own" else self.parent, what)
        return self.words[name]


class Case(Struct, frozen=True, gc=False):
    """A rule before a plan: what a check reads."""

    bench: Bench
    rule: Rule
    facts: tuple[Record, ...]

    @property
    def document(self) -> Document:
        return self.bench.document

    @property
    def option(self) -> Any:
        return self.rule.setting

    def select(self, kind: str, where: Mapping[str, Any], document: Document | None = None) -> tuple[Record, ...]:
        """Facts of the plan (or of another document) by kind and equality."""
        return self.bench.fitting(kind, document or self.document, where)


def given(bench: Bench, wanted: Given) -> tuple[Record, ...]:
    """The facts that a rule looks at, chosen by kind and equality only."""
    if wanted.of == "self":
        return bench.fitting(wanted.fact, bench.document, wanted.where)
    return tuple([r for parent in bench.parents for r in bench.fitting(wanted.fact, parent, wanted.where)])


def related(record: Record) -> Related:
    """A fact as a passage that a finding rests on."""
    span = record.span or Span(0, 0)
    return Related(record.document.source.name, span, record.text)


def passage_of(document: Document, span: Span) -> Related:
    return Related(document.source.name, span, document.text(span))


@cache
def _cues(name: str) -> list[re.Pattern[str]]:
    """The cues of rules/lexicons/passages.yaml as patterns over folded text, each with a literal in front, by which `re` searches fast;
    «…» stands for up to sixty characters of one clause."""
    parts = [[re.escape(fold(part).strip()) for part in cue.split("…")] for cue in lexicon("passages")["cues"][name]]
    return [regexp(r"\b[^.;:\n]{0,60}?\b".join(p) + r"\b") for p in parts]


def passage(document: Document, name: str) -> Span | None:
    """The passage that does the work of a part, by the surest cue that is met (the lists begin with it); None where there is none. How
    things are («chưa phân công người phụ trách») is no such passage."""
    inside = (p for p in document.paragraphs if p.region in ("body", "preamble", "closing") and not of_situation(document, p))
    return passage_in(document, name, inside)


def passage_in(document: Document, name: str, inside: Iterable[Paragraph]) -> Span | None:
    """The same in some paragraphs."""
    text = folded(document.source.text)
    places = sorted(p.span for p in inside)
    for cue in _cues(name):
        for found in cue.finditer(text):
            span = Span(*found.span())
            at = bisect_right(places, span.start, key=lambda p: p.start) - 1
            if at >= 0 and span in places[at] and not text[span.start - 1 : span.start].isalnum():
                return span
    return None


def passage_names() -> frozenset[str]:
    return frozenset(lexicon("passages")["cues"])
