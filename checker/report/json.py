"""Documents and reports → the JSON that others read (shapes in checker/report/schemas)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from checker.model import (
    Citation,
    Deadline,
    Document,
    Event,
    Finding,
    Header,
    InheritedRow,
    Message,
    Notice,
    PartialDate,
    Place,
    Related,
    Report,
    Roll,
    Section,
    Source,
    Span,
    Target,
    Verdict,
    Waived,
)
from checker.report.rating import Rating, rating_of
from checker.report.told import in_one_language

Json = dict[str, Any]
_EMPTY_ITEM: Json = dict.fromkeys(("file", "start", "end", "text", "op", "value", "unit", "year", "day", "month"))


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None) -> str:
    """One JSON object with `reports`, and `roster` where one was given."""
    return _indented({"reports": [report_of(r, lang) for r in reports], **_roster(roll, lang)}) + "\n"


def _roster(roll: Roll | None, lang: str) -> Json:
    if roll is None:
        return {}
    from checker.report.roster import roster_of

    return {"roster": roster_of(roll, lang)}


def _indented(data: Json) -> str:
    """As `json.dumps` with indent 2, which takes ten times as long."""
    try:
        return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()
    except UnicodeEncodeError:  # a file's name may hold bytes that are no text
        return json.dumps(data, ensure_ascii=False, indent=2)


def render_facts(documents: Iterable[Document], *, lang: str = "vi", text: bool = False) -> str:
    """One JSON object a line for each document."""
    return "".join(json.dumps(facts_of(d, lang, text=text), ensure_ascii=False) + "\n" for d in documents)


def schema(name: str) -> Json:
    """The JSON Schema «facts» or «report»."""
    loaded: Json = json.loads((Path(__file__).parent / "schemas" / f"{name}.json").read_text("utf8"))
    return loaded


def facts_of(document: Document, lang: str = "vi", *, text: bool = False) -> Json:
    """What a document says, in the keys of the contract."""
    facts = document.facts
    return {
        **_head(document.source, lang),
        "document": document_of(document.header),
        "sections": [_section(s) for s in document.sections],
        "citations": [_citation(c, document) for c in facts.citations],
        "deadlines": [_deadline(d, document) for d in facts.deadlines],
        "targets": [_target(t, document) for t in facts.targets],
        "events": [_event(e, document) for e in facts.events],
        **({"text": document.source.text} if text else {}),
    }


def _head(source: Source, lang: str, more: tuple[Notice, ...] = ()) -> Json:
    warnings = [{"code": w.code, "message": said(w.message, lang)} for w in (*source.warnings, *more)]
    return {"file": source.name, "sha256": source.sha256, "status": source.status, "warnings": warnings}


def said(message: Message | None, lang: str) -> str | None:
    """A message in one language."""
    return None if message is None else message.en if lang == "en" else message.vi


def date_of(date: PartialDate | None) -> str | Json | None:
    """ISO when whole (and in some calendar), else an object with day, month, year; null where nothing is said."""
    if date is None or (date.day is None and date.month is None and date.year is None):
        return None
    whole = date.as_date() if date.whole else None
    return whole.isoformat() if whole else _parts(date)


def _parts(date: PartialDate) -> Json:
    return {"day": date.day, "month": date.month, "year": date.year}


def document_of(header: Header) -> Json:
    """The document's own identity; never null itself. `issuers` is there for joint plans."""
    period, signer = header.period, header.signer
    return {
        "type": header.type,
        "number": header.number,
        "issued": date_of(header.issued),
        "place": header.place,
        "issuer": header.issuer,
        **({"issuers": list(header.issuers)} if header.issuers else {}),
        "superior": header.superior,
        "level": header.level,
        "subject": header.subject,
        "period": {"from": period.start, "to": period.end, "horizon": period.horizon} if period else None,
        "signer": {"capacity": signer.capacity, "title": signer.title, "name": signer.name} if signer else None,
        "recipients": [r.text for r in header.recipients],
    }


def _at(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _section(s: Section) -> Json:
    return {"kind": s.kind, "number": s.number, "title": s.title, "depth": s.depth, **_at(s.span)}


def _citation(c: Citation, document: Document) -> Json:
    named = {"type": c.type, "number": c.number, "issued": date_of(c.issued), "issuer": c.issuer, "subject": c.subject, "role": c.role}
    return {**named, **_at(c.span), "text": document.text(c.span)}


def _deadline(d: Deadline, document: Document) -> Json:
    due = {"day": d.day, "month": d.month, "year": d.year, "quarter": d.quarter, "recurrence": d.recurrence, "covers": d.covers}
    return {
        "kind": d.kind,
        "actor": d.actor,
        **due,
        "recipient": d.recipient,
        "channel": d.channel,
        **_at(d.span),
        "text": document.text(d.span),
    }


def _target(t: Target, document: Document) -> Json:
    what = {"label": t.label, "indicator": t.indicator, "population": t.population, "actor": t.actor}
    much = {"op": t.op, "value": number_of(t.value), "unit": t.unit, "year": t.year, "onward": t.onward}
    return {**what, **much, **_at(t.span), "text": document.text(t.span)}


def number_of(value: float | None) -> float | int | None:
    """40.0 → 40."""
    return int(value) if value is not None and value == int(value) else value


def _event(e: Event, document: Document) -> Json:
    return {"name": e.name, "from": _parts(e.start), "to": _parts(e.end), **_at(e.span), "text": document.text(e.span)}


def report_of(report: Report, lang: str = "vi") -> Json:
    """What the rules say of a document, in the keys of the contract."""
    return {
        **_head(report.document.source, lang, report.notices),
        "document": document_of(report.document.header),
        "parents": [p.source.name for p in report.parents],
        "verdicts": [_verdict(v, lang) for v in report.verdicts],
        "findings": [_finding(f, lang) for f in report.findings],
        "waived": [_waived(w, lang) for w in report.waived],
        "known": [_finding(f, lang) for f in report.known],
        "inherited": [_inherited(r, report.document, lang) for r in report.inherited],
        "summary": summary(report),
        "rating": _rating(rating_of(report), lang),
    }


def _rating(rating: Rating | None, lang: str) -> Json | None:
    """How far the plan has come; null where nothing was judged, or no pack declares steps."""
    if rating is None:
        return None
    reached, above = rating.reached, rating.next
    steps = [
        {
            "step": s.step.id,
            "title": said(s.step.title, lang),
            "outcome": s.outcome,
            "faults": [{"rule": rule, "findings": count} for rule, count in s.faults.items()],
            "not_evaluated": list(s.unjudged),
        }
        for s in rating.stages
    ]
    return {"reached": reached.step.id if reached else None, "next": above.step.id if above else None, "steps": steps}


def summary(report: Report) -> Json:
    """How many rules came to each outcome, and how many findings there are of each severity."""
    outcomes = Counter(v.outcome for v in report.verdicts)
    severities = Counter(f.severity for f in report.findings)
    judged: Json = {name: outcomes.get(name, 0) for name in ("pass", "fail", "not_applicable", "not_evaluated", "broken")}
    return {"rules": len(report.verdicts), **judged, "findings": {name: severities.get(name, 0) for name in ("error", "warning", "info")}}


def _verdict(v: Verdict, lang: str) -> Json:
    return {
        "rule": v.rule,
        "outcome": v.outcome,
        "severity": v.severity,
        "looked_at": v.looked_at,
        "parts": dict(v.parts),
        "why": said(v.why, lang),
    }


def _finding(f: Finding, lang: str) -> Json:
    return {
        "rule": f.rule,
        "severity": f.severity,
        "message": said(f.message, lang),
        "fingerprint": f.fingerprint,
        "start": f.span.start if f.span else None,
        "end": f.span.end if f.span else None,
        "place": place_of(f.places[0]) if f.places else None,
        "evidence": f.evidence,
        "related": [_related(r) for r in f.related],
        "suggestion": said(f.suggestion, lang),
        "advice": said(f.advice, lang),
        "basis": [in_one_language(b, lang) for b in f.basis],
    }


def _waived(w: Waived, lang: str) -> Json:
    return {"finding": _finding(w.finding, lang), "reason": w.reason, "approved_by": w.approved_by, "until": w.until.isoformat()}


def _related(r: Related) -> Json:
    return {"file": r.file, "start": r.span.start, "end": r.span.end, "text": r.text}


def place_of(place: Place) -> Json:
    """Where a finding starts in the file."""
    return {
        "page": place.page,
        "paragraph": place.paragraph or place.line,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "box": list(place.box) if place.box else None,
        "part": place.part,
    }


def _inherited(r: InheritedRow, child: Document, lang: str) -> Json:
    row = r.row
    mine = _item(row.child_fact, child, row.child_year) if row.child_fact is not None else None
    theirs = _item(row.parent_fact, row.parent, row.due_year)
    return {"kind": row.kind, "parent": theirs, "child": mine, "outcome": r.outcome, "rule": r.rule, "why": said(r.why, lang)}


def _item(fact: Any, document: Document, year: int | None) -> Json:
    """A parent's or a child's item, its keys the same for every kind."""
    item = _EMPTY_ITEM.copy()
    item["file"], item["start"], item["end"], item["text"] = document.source.name, fact.span.start, fact.span.end, document.text(fact.span)
    if isinstance(fact, Target):
        item |= {"op": fact.op, "value": number_of(fact.value), "unit": fact.unit, "year": fact.year or year}
    elif isinstance(fact, Deadline):
        item |= {"day": fact.day, "month": fact.month, "year": fact.year}
    elif isinstance(fact, Event):
        item |= {"day": fact.start.day, "month": fact.start.month, "year": fact.start.year}
    return item
