"""Documents and reports → rows: the tables of a store, their columns in order.

Rows are of contents, not of files: `content` is the SHA-256 of the bytes with the file's ending. `start`, `end` address the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.model import Deadline, Document, PartialDate, Report, Span

Row = tuple[Any, ...]
Columns = dict[str, str]  # name → kind: text, whole, number, day, truth

#: Of every document that could be read, one row.
HEADERS: Columns = {
    "content": "text", "format": "text", "pages": "whole", "characters": "whole", "type": "text", "number": "text", "issued": "day",
    "day": "whole", "month": "whole", "year": "whole", "place": "text", "issuer": "text", "superior": "text", "level": "text",
    "subject": "text",
    "period_from": "whole", "period_to": "whole", "horizon": "whole", "signer": "text", "signer_title": "text", "signatures": "whole",
}  # fmt: skip
CITATIONS: Columns = {
    "content": "text", "role": "text", "type": "text", "number": "text", "issued": "day", "day": "whole", "month": "whole", "year": "whole",
    "issuer": "text", "subject": "text", "start": "whole", "end": "whole", "text": "text",
}  # fmt: skip
DEADLINES: Columns = {
    "content": "text", "kind": "text", "actor": "text", "day": "whole", "month": "whole", "year": "whole", "quarter": "whole",
    "recurrence": "text", "covers": "text", "recipient": "text", "channel": "text", "start": "whole", "end": "whole", "text": "text",
}  # fmt: skip
TARGETS: Columns = {
    "content": "text", "label": "text", "indicator": "text", "population": "text", "actor": "text", "op": "text", "value": "number",
    "unit": "text", "year": "whole", "onward": "truth", "start": "whole", "end": "whole", "text": "text",
}  # fmt: skip
VERDICTS: Columns = {"content": "text", "rule": "text", "outcome": "text", "severity": "text", "looked_at": "whole"}
FINDINGS: Columns = {
    "content": "text", "rule": "text", "severity": "text", "message": "text", "message_en": "text", "start": "whole", "end": "whole",
    "page": "whole", "paragraph": "whole", "evidence": "text", "related_file": "text", "related_text": "text",
    "suggestion": "text", "fingerprint": "text",
}  # fmt: skip
#: One row for each item of a parent beside what a child makes of it.
INHERITED: Columns = {
    "content": "text", "parent": "text", "kind": "text", "outcome": "text", "rule": "text", "parent_text": "text", "child_text": "text",
    "parent_value": "number", "child_value": "number", "year": "whole", "why": "text",
}  # fmt: skip
FACTS = {"headers": HEADERS, "citations": CITATIONS, "deadlines": DEADLINES, "targets": TARGETS}
JUDGED = {"verdicts": VERDICTS, "findings": FINDINGS, "inherited": INHERITED}


def facts_of(content: str, document: Document) -> dict[str, list[Row]]:
    """The rows of a document that was read, by table."""
    if document.source.status == "unreadable":
        return {name: [] for name in FACTS}
    facts = document.facts
    return {
        "headers": [_header(content, document)],
        "citations": [
            (content, c.role, c.type, c.number, *_date(c.issued), c.issuer, c.subject, *_text(document, c.span)) for c in facts.citations
        ],
        "deadlines": [
            (content, d.kind, d.actor, *_due(d), d.recurrence, d.covers, d.recipient, d.channel, *_text(document, d.span))
            for d in facts.deadlines
        ],
        "targets": [
            (content, t.label, t.indicator, t.population, t.actor, t.op, t.value, t.unit, t.year, t.onward, *_text(document, t.span))
            for t in facts.targets
        ],
    }


def judged_of(content: str, report: Report, names: dict[str, str]) -> dict[str, list[Row]]:
    """The rows of a report, by table. `names`: what the report calls a parent → its content."""
    return {
        "verdicts": [(content, v.rule, v.outcome, v.severity, v.looked_at) for v in report.verdicts],
        "findings": list(_findings(content, report)),
        "inherited": list(_inherited(content, report, names)),
    }


def _header(content: str, document: Document) -> Row:
    source, header = document.source, document.header
    period, signer = header.period, header.signer
    own = (content, source.format, source.pages, len(source.text), header.type, header.number, *_date(header.issued))
    said = (header.place, " - ".join(header.bodies) or None, header.superior, header.level, header.subject)
    years = (period.start, period.end, period.horizon) if period else (None, None, None)
    return (*own, *said, *years, signer.name if signer else None, signer.title if signer else None, len(source.signatures))


def _date(date: PartialDate | None) -> Row:
    """The calendar day where it is whole, and its parts as they are written."""
    return (date.as_date(), date.day, date.month, date.year) if date else (None, None, None, None)


def _due(deadline: Deadline) -> Row:
    return (deadline.day, deadline.month, deadline.year, deadline.quarter)


def _text(document: Document, span: Span) -> Row:
    return (span.start, span.end, document.text(span))


def _findings(content: str, report: Report) -> Iterator[Row]:
    for f in report.findings:
        place = f.places[0] if f.places else None
        where = (
            f.span.start if f.span else None,
            f.span.end if f.span else None,
            place and place.page,
            place and (place.paragraph or place.line),
        )
        beside = (f.related[0].file, f.related[0].text) if f.related else (None, None)
        mended = f.suggestion.vi if f.suggestion else None
        yield (content, f.rule, f.severity, f.message.vi, f.message.en, *where, f.evidence, *beside, mended, f.fingerprint)


def _inherited(content: str, report: Report, names: dict[str, str]) -> Iterator[Row]:
    for r in report.inherited:
        row, child = r.row, r.row.child_fact
        texts = (row.parent.text(row.parent_fact.span), report.document.text(child.span) if child is not None else None)
        values = (getattr(row.parent_fact, "value", None), getattr(child, "value", None))
        year = getattr(row.parent_fact, "year", None) or row.due_year
        yield (content, names.get(row.parent.source.name), row.kind, r.outcome, r.rule, *texts, *values, year, r.why.vi)
