"""Facts that the extractors found → records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.judge.facts.record import Record, issued_on, slug
from checker.language.bodies import are_all
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Citation, Document, Hierarchy, PartialDate

_YEAR_INSIDE = regexp(r"^\d+[a-zA-Z]?/((?:19|20)\d\d)/")
#: «trước ngày 15/9/2025 (đã gửi theo Công văn …)»
_DONE = regexp(r"[(:]\s?đã\s|(?<!\w)đã (?:gửi|nộp|xong|hoàn thành|ban hành|kiện toàn|ký)(?!\w)")
_LAWS = {"luat", "bo_luat", "phap_lenh", "hien_phap"}


def citations(document: Document, hierarchy: Hierarchy) -> Iterator[Record]:
    """Every cited document; `linked` where it is a given parent, whose header is then `fact[1]`."""
    parents = [(c, p) for c, p in zip(hierarchy.cited, hierarchy.parents, strict=False) if c is not None]
    for c in document.facts.citations:
        parent = next((p for cited, p in parents if cited is c), None) if document is hierarchy.child else None
        yield Record("citation", document, c.span, _citation_fields(c, parent, document), (c, parent))


def _citation_fields(c: Citation, parent: Document | None, document: Document) -> dict[str, object]:
    inside = _YEAR_INSIDE.match(c.number) if c.number else None
    return {
        "role": c.role, "type": slug(c.type), "type_word": c.type, "number": c.number, "issued": c.issued, "issuer": c.issuer,
        "subject": c.subject, "numbered": bool(c.number), "instruction": c.instruction, "region": c.region,
        "law": slug(c.type) in _LAWS, "number_year": int(inside[1]) if inside else None, "issued_year": c.issued.year if c.issued else None,
        "linked": parent is not None, "real_issued": _real_date(c, parent),
        "so": None if _joined(c, document) else True,
    }  # fmt: skip


def _joined(c: Citation, document: Document) -> bool:
    """Whether the number follows the type without «số»: «Chương trình 04-CTr/QU»."""
    kind, number = c.spans.get("type"), c.spans.get("number")
    return bool(kind and number and kind.end < number.start and not document.source.text[kind.end : number.start].strip())


def _real_date(c: Citation, parent: Document | None) -> PartialDate | None:
    """The parent's own date where it is given (a slip in the citation is another rule's), else the cited one; for a parent without any,
    the date of the document that it implements itself: the plan is later than that too."""
    if parent is None:
        return c.issued
    own = issued_on(parent)
    above = [p.issued for p in parent.facts.citations if p.role == "parent" and p.issued and p.issued.whole]
    return next((d for d in (own, c.issued, *above) if d and d.whole), c.issued)


def deadlines(document: Document, hierarchy: Hierarchy) -> Iterator[Record]:
    """`outward`: a report to a body above this one; what others report to the issuer itself is upward, but theirs.

    `dated`: it says when, be it so many days after the end of something. `binds`: of a parent's duty, whether it is the plan's.
    `on_a_day`: by a day of one year, which is not told as kept already.
    """
    issuers = document.header.bodies
    rows = {id(r.parent_fact): r.binds == "yes" for r in hierarchy.rows if r.parent is document}
    for d in document.facts.deadlines:
        inward = d.recipient and are_all(d.recipient, issuers)
        said = {
            "kind": d.kind, "actor": d.actor, "recipient": d.recipient, "upward": d.upward, "outward": d.upward and not inward,
            "dated": d.dated or bool(d.day) or d.end_of_period, "recurrence": d.recurrence, "covers": d.covers, "submission": d.submission,
            "end_of_period": d.end_of_period, "due": PartialDate(d.day, d.month, d.year), "clause": document.text(d.span),
            "on_a_day": bool(d.day and d.month and d.year and not d.recurrence) and not _DONE.search(fold(document.text(d.span))),
            "binds": rows.get(id(d)),
        }  # fmt: skip
        yield Record("deadline", document, d.focus, said, d)


def targets(document: Document, _: Hierarchy) -> Iterator[Record]:
    for t in document.facts.targets:
        said = {
            "label": t.label, "indicator": t.indicator, "population": t.population, "actor": t.actor, "op": t.op, "value": t.value,
            "unit": t.unit, "year": t.year, "general": t.general, "decreasing": t.decreasing, "change": t.change,
            "valued": t.value is not None,
        }  # fmt: skip
        yield Record("target", document, t.focus, said, t)


def exemptions(document: Document, _: Hierarchy) -> Iterator[Record]:
    for e in document.facts.exemptions:
        yield Record("exemption", document, e.span, {"indicator": e.indicator, "reason": e.reason, "label": e.label}, e)


def events(document: Document, _: Hierarchy) -> Iterator[Record]:
    for e in document.facts.events:
        said = {
            "name": e.name,
            "known": _known_event(e.name),
            "dated": bool(e.start.month),
            "start": e.start,
            "end": e.end,
            "actor": e.actor,
        }
        yield Record("event", document, e.focus, said, e)


def _known_event(name: str) -> str | None:
    """The first form of an event that rules/lexicons/events.yaml knows: «tháng hành động vì bình đẳng giới»."""
    said = fold(name)
    return next((first for first, forms in _known_events() if said.startswith(forms)), None)


@cache
def _known_events() -> list[tuple[str, tuple[str, ...]]]:
    """The first form of each, and all of them folded."""
    return [(forms[0], tuple(map(fold, forms))) for forms in lexicon("events")["known"]]


def tasks(document: Document, _: Hierarchy) -> Iterator[Record]:
    for t in document.facts.tasks:
        yield Record("task", document, t.focus, {"actor": t.actor, "encouraged": t.encouraged, "clause": document.text(t.focus)}, t)
