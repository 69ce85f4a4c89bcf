"""Document → what a pack keeps of it: all that linking and judging read of a parent, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.derive.days import day_words
from checker.derive.facts import KINDS, counted, of_item
from checker.derive.marks import field_mark, mark
from checker.derive.printed import PLACED, default_words
from checker.derive.shape import CitationOf, Item, Parent, PartOf, PeriodOf
from checker.derive.short import bracketed
from checker.judge.case import passage, passage_names
from checker.judge.checks.target_words import columns_above, names_school_year
from checker.judge.facts import KINDS as RECORDS
from checker.judge.facts.record import issued_on
from checker.model import Document, Hierarchy, Period, Span

_AIMS = frozenset({"muc_tieu", "chi_tieu"})


def taken(document: Document) -> Parent:
    """The plan as `parent:` of a pack."""
    header, source = document.header, document.source
    period = _period(document)
    parts = _parts(document)
    attached = header.spans.get("attached_to")
    attached_on = issued_on(document) if attached else None
    required = _required(document)
    plain: dict[str, Any] = {
        "type": header.type, "number": header.number, "issued": day_words(header.issued), "place": header.place,
        "issuer": header.issuer, "superior": header.superior, "subject": header.subject,
    }  # fmt: skip
    printed = dict(_printed(document, plain))
    facts = (stated for part in parts for item in part.items for _, stated in of_item(item))
    marks = (*map(mark, facts), *(field_mark(name, plain[name]) for name in printed), *([mark(period)] if period else []))
    return Parent(
        file=source.name,
        sha256=source.sha256,
        **plain,
        issuers=list(header.issuers),
        level=header.level,
        period=period,
        attached_to=document.text(attached) if attached else None,
        attached_on=day_words(attached_on) if attached_on != header.issued else None,
        required_parts=list(required.values()),
        required_by=list(required),
        parts=parts,
        cites=_cited(document),
        speaks_of=[name for name in sorted(passage_names()) if passage(document, name)],
        abbreviations=list(dict.fromkeys(bracketed(source.text))),
        printed=printed,
        as_derived=" ".join(dict.fromkeys(marks)),
    )


def _printed(document: Document, plain: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """How the document prints fields whose words are not their value."""
    for name in PLACED:
        span = document.header.spans.get(name)
        words = document.text(span) if span else None
        if plain[name] is not None and words != default_words(name, plain[name]):
            yield name, words


def _period(document: Document) -> PeriodOf | None:
    """The years of the title, else those of the text that a rule would look at."""
    own = document.header.period
    if own and (own.start or own.end or own.horizon):
        return _period_of(own, document.text(own.span) if own.span else None)
    record = next(iter(RECORDS["period"].read(document, Hierarchy(document))), None)
    if record is None or record.span is None:
        return None
    return _period_of(Period(record.get("start"), record.get("end"), record.get("horizon")), record.text, in_text=True)


def _period_of(period: Period, words: str | None, *, in_text: bool = False) -> PeriodOf:
    return PeriodOf(period.start, period.end, period.horizon, words, in_text)


def _required(document: Document) -> dict[str, list[str]]:
    """The words for the parts that are ordered, by the sentence that does."""
    found: dict[str, list[str]] = {}
    for record in RECORDS["part"].read(document, Hierarchy(document)):
        if record.span:
            found.setdefault(document.text(record.get("order")), []).append(record.text)
    return found


def _cited(document: Document) -> list[CitationOf]:
    """What the parent implements itself, and what it cites by a number."""
    cited = (c for c in document.facts.citations if c.number or c.role == "parent")
    return [CitationOf(c.role, c.type, c.number, day_words(c.issued), c.issuer, c.subject, c.instruction) for c in cited]


def _parts(document: Document) -> list[PartOf]:
    """The parts that have a kind or facts, in the order of the text."""
    items = _items(document)
    kept = _kept(document, {section for section, _, _ in items if section is not None})
    heads = [(document.sections[at].heading.start, at, None) for at in kept]
    steps = sorted(
        [*heads, *((span.start, section, item) for section, span, item in items)], key=lambda step: (step[0], step[2] is not None)
    )
    out: list[PartOf] = []
    here: int | None = -1
    for _, section, item in steps:
        if item is None and section is not None:
            out.append(_part(document, section))
        elif section != here:
            out.append(PartOf(depth=_depth(document, section), items=[]))
        here = section
        if item is not None:
            out[-1].items.append(item)
    return out


def _depth(document: Document, section: int | None) -> int:
    depth = 0
    while section is not None:
        depth, section = depth + 1, document.sections[section].parent
    return depth


def _kept(document: Document, used: set[int]) -> list[int]:
    """The sections that matter, and those above them."""
    kept: set[int] = set()
    for at in (*used, *(i for i, s in enumerate(document.sections) if s.kinds)):
        above: int | None = at
        while above is not None and above not in kept:
            kept.add(above)
            above = document.sections[above].parent
    return sorted(kept)


def _part(document: Document, at: int) -> PartOf:
    section = document.sections[at]
    return PartOf(section.title, section.number, _depth(document, at), list(section.kinds), _figures(document, at), [])


def _figures(document: Document, at: int) -> bool:
    """Whether a part on aims has figures that no target shows."""
    section = document.sections[at]
    if _AIMS.isdisjoint(section.kinds) or any(t.value is not None and t.span in section.span for t in document.facts.targets):
        return False
    records = RECORDS["section"].read(document, Hierarchy(document))
    return any(record.fact is section and record.get("figures") for record in records)


def _items(document: Document) -> list[tuple[int | None, Span, Item]]:
    """Every clause that facts were read from, with its part and its facts."""
    found: dict[tuple[Span, int | None], dict[str, list[Any]]] = {}
    for kind in KINDS:
        for fact in getattr(document.facts, kind.name):
            stated = found.setdefault((fact.span, fact.section), {}).setdefault(kind.name, [])
            clause, focus = document.text(fact.span), Span(fact.focus.start - fact.span.start, fact.focus.end - fact.span.start)
            whole = focus == Span(0, len(clause))
            stated.append(kind.taken(fact, None if whole else focus.of(clause), 1 if whole else counted(clause, focus)))
    ordered = sorted(found.items(), key=lambda pair: pair[0][0])
    columns = _columns(document)
    return [(section, span, Item(document.text(span), columns.get(span), **facts)) for (span, section), facts in ordered]


def _columns(document: Document) -> dict[Span, str]:
    """By the rows that state targets of a school year: the titles of the columns, where they name it."""
    found: dict[Span, str] = {}
    for target in document.facts.targets:
        columns = columns_above(document, target) if target.year else None
        if columns and names_school_year(words := document.text(columns), target.year or 0):
            found[target.span] = words
    return found
