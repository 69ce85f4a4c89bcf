"""Annexes of a plan: their heads, their numbers, that the plan names them: `annexes`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checker.judge.case import Case, Hit, Yielded, passage_of
from checker.judge.checks.kind import CheckType, NoOptions
from checker.judge.facts import folded
from checker.judge.wording import quoted
from checker.language.patterns import regexp
from checker.model import Document, Section, Severity, Span

_HEAD = regexp(r"(?:phụ lục|phụ biểu)(?: (?:số )?([ivxlc]+|\d+)(?![^\W_]))?")
_ATTACHED = regexp(r"\(?(?:ban hành )?kèm theo [^\n]{0,300}")
_NEAR = 600  # characters after a head in which «(Kèm theo …)» stands
_OWN = frozenset(("preamble", "body", "closing"))


class Annex(Struct, frozen=True):
    """An annex with its head line, its number as written and folded, and its own «(Kèm theo …)»."""

    head: Span
    number: str | None
    attached: Span | None


def annexes(case: Case) -> Iterator[Yielded]:
    document = case.document
    tops = [s for s in document.sections if s.kind == "phu_luc" and s.parent is None]
    found = [annex for section in tops if (annex := _annex(document, section)) is not None]
    if not found:
        return
    several = len(found) > 1
    if several and (wrong := [a for a in found if a.number is None or a.number.isdigit()]):
        yield _hit(document, "roman", [a.head for a in wrong])
    capital = [a for a in found if document.text(a.head).startswith(("PHỤ", "Phụ Lục"))]
    if capital:
        yield _hit(document, "capitals", [a.head for a in capital])
    unnamed = [a for a in found if not _named(document, a, several)]
    if unnamed:
        yield _hit(document, "unnamed", [a.head for a in unnamed])
    if bare := [a for a in found if a.attached is None]:
        yield _hit(document, "unattached", [a.head for a in bare])


def _annex(document: Document, section: Section) -> Annex | None:
    """None for what stands behind the signature under another heading."""
    low = folded(document.source.text)
    start = section.heading.start
    match = _HEAD.match(low, start)
    if match is None:
        return None
    attached = _ATTACHED.search(low, start, min(start + _NEAR, section.span.end, len(low)))
    return Annex(Span(*match.span()), match[1], Span(*attached.span()) if attached else None)


def _hit(document: Document, name: str, spans: list[Span]) -> Hit:
    faults = quoted(document.text(s) for s in spans[:6])
    severity: Severity | None = None if name == "roman" else "warning"  # the decree says the others too, but a file may have them elsewhere
    return Hit(
        name, spans[0], {"faults": faults, "count": len(spans)}, severity, related=tuple(passage_of(document, s) for s in spans[1:20])
    )


def _named(document: Document, annex: Annex, several: bool) -> bool:
    """Whether the plan's own text names an annex; «các phụ lục», «phụ lục kèm theo» name all."""
    low = folded(document.source.text)
    own = [low[p.span.start : p.span.end] for p in document.paragraphs if p.region in _OWN]
    said = [text for text in own if "phụ lục" in text or "phụ biểu" in text or "kèm theo" in text]
    if not several or annex.number is None:
        return bool(said)
    whole = regexp(r"(?:các|những|\d+|từ) phụ (?:lục|biểu)|phụ lục (?:đính )?kèm|biểu[^.;]{0,20} kèm theo")
    alone = regexp(rf"phụ (?:lục|biểu)[^.;\n]{{0,40}}\b{annex.number}\b")
    return any(whole.search(text) or alone.search(text) for text in said)


_NAMES = frozenset({"roman", "capitals", "unnamed", "unattached"})
ANNEXES = CheckType(annexes, NoOptions, lambda _: _NAMES, frozenset({"faults", "count"}), frozenset({"section"}))
