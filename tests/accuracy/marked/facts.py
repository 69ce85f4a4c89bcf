"""Kinds of fact → where their facts stand in a document, and their fields in comparable form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.model import Citation, Deadline, Document, Event, PartialDate, Span, Target
from tests.accuracy.marked import values
from tests.accuracy.marked.cases import Mark


@dataclass(frozen=True)
class Kind:
    """A kind of fact. A fact as a whole is right when all fields of `core` are."""

    fields: Mapping[str, Callable[[Any], Any]]
    core: tuple[str, ...]
    find: Callable[[Document], Iterable[tuple[tuple[Span, ...], Mapping[str, Any]]]]
    dated: Callable[[Mapping[str, Any]], bool] = lambda _: True


@dataclass(frozen=True)
class Item:
    """A fact or a mark: its places and its fields, comparable; fields that a mark leaves to chance are not among them."""

    spans: tuple[Span, ...]
    fields: Mapping[str, Any]

    def overlap(self, other: Item) -> int:
        """Characters that the two share at most."""
        return max((min(a.end, b.end) - max(a.start, b.start) for a in self.spans for b in other.spans), default=0)


#: Keys that are scored only where the author gives them.
OPTIONAL = frozenset(("role", "onward", "name"))


def _citations(document: Document) -> Iterable[tuple[tuple[Span, ...], Mapping[str, Any]]]:
    """Documents cited; the bare word of a superior («chỉ đạo của …») is none."""
    for c in document.facts.citations:
        if not c.instruction:
            yield (c.span, *c.mentions), _fields(c)


def _deadlines(document: Document) -> Iterable[tuple[tuple[Span, ...], Mapping[str, Any]]]:
    """A duty that only recurs («định kỳ 6 tháng») has no words of a day: its focus is the duty, so that its whole clause counts."""
    for d in document.facts.deadlines:
        yield (d.focus,) if d.dated or d.year else (d.focus, d.span), _fields(d)


def _targets(document: Document) -> Iterable[tuple[tuple[Span, ...], Mapping[str, Any]]]:
    for t in document.facts.targets:
        yield (t.focus,), _fields(t)


def _events(document: Document) -> Iterable[tuple[tuple[Span, ...], Mapping[str, Any]]]:
    for e in document.facts.events:
        yield (e.focus, e.span), {"name": e.name, "from": e.start, "to": e.end if e.end != e.start else None}


def _fields(fact: Citation | Deadline | Target | Event) -> Mapping[str, Any]:
    return {name: getattr(fact, name) for name in fact.__struct_fields__}


def _has_day(fields: Mapping[str, Any]) -> bool:
    return any(fields.get(name) for name in ("day", "month", "year", "quarter", "recurrence"))


KINDS: Mapping[str, Kind] = {
    "citation": Kind(
        {"number": values.number, "type": values.text, "issued": values.date, "issuer": values.text, "role": values.text},
        ("number", "type", "issued", "issuer"),
        _citations,
    ),
    "deadline": Kind(
        {
            "kind": values.text,
            **dict.fromkeys(("day", "month", "year", "quarter"), values.whole),
            **dict.fromkeys(("recurrence", "covers", "recipient"), values.text),
            "actor": values.actor,
        },
        ("kind", "day", "month", "year", "quarter", "recurrence"),
        _deadlines,
        _has_day,
    ),
    "target": Kind(
        {"value": values.figure, "op": values.text, "unit": values.text, "year": values.whole, "onward": values.truth},
        ("value", "op", "unit", "year"),
        _targets,
        lambda fields: fields.get("value") is not None,
    ),
    "event": Kind({"from": values.date, "to": values.date, "name": values.text}, ("from", "to"), _events),
}


def found(kind: str, document: Document, within: Span) -> tuple[list[Item], list[Item]]:
    """The document's facts of a kind that touch a stretch of it: those with a day or figure, and those without."""
    told: list[Item] = []
    bare: list[Item] = []
    for spans, raw in KINDS[kind].find(document):
        if not any(s.start < within.end and within.start < s.end for s in spans):
            continue
        item = Item(spans, {name: read(raw.get(name)) for name, read in KINDS[kind].fields.items()})
        (told if KINDS[kind].dated(item.fields) else bare).append(item)
    return told, bare


def marked(kind: str, marks: Iterable[Mark], place: Callable[[int, int], Span]) -> tuple[list[Item], list[Item]]:
    """The marks of a kind in the same form."""
    told: list[Item] = []
    bare: list[Item] = []
    for mark in marks:
        if mark.kind == kind:
            fields = {n: read(mark.values.get(n)) for n, read in KINDS[kind].fields.items() if n in mark.values or n not in OPTIONAL}
            if kind == "event" and fields["to"] == fields["from"]:
                fields["to"] = None
            item = Item((place(mark.start, mark.end),), fields)
            (told if KINDS[kind].dated(item.fields) else bare).append(item)
    return told, bare


def same(kind: str, name: str, one: Any, other: Any) -> bool:
    """Whether a field of a mark and of a fact agree."""
    return values.names(one, other) if (kind, name) == ("event", "name") else bool(one == other)


def shown(value: Any) -> str:
    """A field for the list of misses."""
    if isinstance(value, PartialDate):
        return str((value.day, value.month, value.year))
    return "–" if value is None else str(value)
