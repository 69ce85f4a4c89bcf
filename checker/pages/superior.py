"""A pack made out of a superior's plan → its page: whose plan, of when, for which years, and all that plans are held to."""

from __future__ import annotations

from collections.abc import Iterator

from checker.derive.load import Superior
from checker.judge.checks.target_words import figure
from checker.judge.days import due_words, event_days
from checker.judge.rules.shape import Pack
from checker.judge.wording import full_name
from checker.language.shown import date_words
from checker.model import Document, Message, Target
from checker.pages.page import Page, Part
from checker.report.words import in_language

_WORDS = {
    "source": Message("Văn bản cấp trên", "The superior's document"),
    "valid": Message("Dùng khi nào", "When it is used"),
    "targets": Message("Chỉ tiêu", "Targets"),
    "deadlines": Message("Thời hạn", "Deadlines"),
    "events": Message("Đợt hoạt động", "Events"),
    "parts": Message("Các phần kế hoạch phải có", "Parts that a plan must have"),
    "signed": Message("Ký duyệt", "Signed off"),
    "use": Message("Cách dùng", "To use it"),
}


def superior_page(superior: Superior, lang: str) -> Page:
    """All that there is to say of a pack that holds a parent; parts without anything are left out."""
    pack = superior.pack
    parts = [part for part in _parts(pack, superior.document, lang) if part.lines]
    return Page(pack.id, pack.id, "info", in_language(pack.title.message, lang), parts)


def _parts(pack: Pack, document: Document, lang: str) -> Iterator[Part]:
    def head(name: str) -> str:
        return in_language(_WORDS[name], lang)

    facts = document.facts
    yield Part(head("source"), [_named(document)])
    yield Part(head("valid"), list(_valid(document, lang)), "list")
    yield Part(head("targets"), [_target(t) for t in facts.targets], "list")
    due = (document.text(d.span) for d in facts.deadlines if due_words(d))
    yield Part(head("deadlines"), list(dict.fromkeys(due)), "list")
    yield Part(head("events"), [f"{e.name}: {event_days(e)}" for e in facts.events], "list")
    ordered = (pack.parent or {}).get("required_parts") or []
    yield Part(head("parts"), [", ".join(words) for words in ordered], "list")
    yield Part(head("signed"), [f"{pack.signed_off_by}, {pack.signed_off_on}"] if pack.signed_off_by else [])
    yield Part(head("use"), [f"checker check … --rules {pack.id}"], "paste")


def _named(document: Document) -> str:
    h = document.header
    issued = f"ngày {date_words(h.issued)}" if h.issued else None
    said = (h.type, h.number and f"số {h.number}", issued, f"của {full_name(h)}", h.subject and f"về {h.subject}")
    return " ".join(filter(None, said))


def _target(target: Target) -> str:
    said = figure(target)
    return target.indicator + (f": {said.vi}" if said else "") + (f" ({target.year})" if target.year else "")


def _valid(document: Document, lang: str) -> Iterator[str]:
    issued, period, vi = document.header.issued, document.header.period, lang != "en"
    if issued:
        yield f"{'kế hoạch ban hành từ ngày' if vi else 'plans dated from'} {date_words(issued)}"
    if period and (last := period.horizon or period.end):
        since = f"{period.start} - " if period.start and period.start != last else "" if period.start else "đến " if vi else "up to "
        yield f"{'thời kỳ' if vi else 'for the years'} {since}{last}"
