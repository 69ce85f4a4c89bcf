"""Document → the other documents that it cites, each once, with role, fields and all its mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from checker.extract.citations.fields import Found, Passage, openers, subject_at
from checker.extract.citations.merge import citation, merged, short_mentions
from checker.extract.citations.numbers import promising
from checker.extract.citations.roles import Judge, assign
from checker.extract.citations.search import law_words, laws, numbered, numbers_in, share_issuer, unnumbered
from checker.extract.places import holding
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Citation, Document, Span

__all__ = ["citations"]

_SKIPPED = frozenset({"header", "recipients", "signature"})
_BASIS_HEADING = regexp(r"c(?:ăn c[ứư]|ơ sở pháp lý)")
_FIRST_HEADING = regexp(r"\s*(?:[ivx]{1,4}|\d{1,2}|[a-h]|phần\s+\w+)\s?[.)/:]")
_OWN_LINE = regexp(r"\s*s[ốô]\s*[:.]")
_ATTACHED = regexp(r"[\s(]*(?:ban hành\s*\)?\s*)?kèm theo\s")
#: «Kế hoạch giảm nghèo năm 2026 ban hành kèm theo [Quyết định số …]»
_ISSUED_WITH = regexp(r"(?<!\w)(?:kèm theo|(?:ban hành|phê duyệt)\s(?:kèm\s)?(?:tại|theo|bằng))\s$")


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return fold(text)


def citations(document: Document) -> tuple[Citation, ...]:
    """The documents cited anywhere, in order of their first mention; the plan's own number and «Kế hoạch này» are not among them."""
    text = document.source.text
    key = _folded(text)
    judge = Judge(document)
    found: list[Found] = []
    opener: str | None = None
    marks, words = promising(text), law_words(key)
    for passage in _passages(document, key, {*holding(document, [*marks, *words])}):
        here = [
            f for f in numbered(text, key, passage, numbers_in(text, key, passage, _within(marks, passage))) if not _is_own(f, key, judge)
        ]
        if _within(words, passage):
            here += laws(text, key, passage, list(here))
        if passage.opening:
            here += unnumbered(text, key, passage, list(here))
        here.sort(key=lambda f: f.start)
        opener = _place(text, key, passage, here, opener)
        found += here
    assign(document, found, judge)
    groups = merged(found)
    short = short_mentions(key, groups)
    return tuple(citation(group, short.get(index, [])) for index, group in enumerate(groups))


def _passages(document: Document, key: str, near: set[int]) -> Iterator[Passage]:
    """The paragraphs that may cite: those that hold a number or a law's name (`near`), and all of the preamble, each with its part in it.

    Without a parsed preamble it runs to the first heading.
    """
    parsed = any(p.region in ("preamble", "title") for p in document.paragraphs)
    basis = {i for i, s in enumerate(document.sections) if _BASIS_HEADING.search(key, s.heading.start, s.heading.end)}
    opening = not parsed
    for index, p in enumerate(document.paragraphs):
        if p.region in _SKIPPED:
            continue
        if opening and _FIRST_HEADING.match(key, p.span.start, p.span.end):
            opening = False
        first = p.region in ("title", "preamble") or opening or p.section in basis
        if first or index in near:
            yield Passage(p.span.start, p.span.end, p.region, first, p.section)


def _within(places: list[int], passage: Passage) -> list[int]:
    """Those of the sorted places that lie in a passage."""
    low = bisect_left(places, passage.start)
    return places[low : bisect_left(places, passage.end, lo=low)]


def _is_own(found: Found, key: str, judge: Judge) -> bool:
    """The document's own number, or the line that it stands on; a superior may have a plan of the same number."""
    if found.number and found.number.key and found.number.key == judge.number:
        return not judge.is_anothers(found)
    return "type" not in found.spans and _OWN_LINE.match(key, found.passage.start, found.passage.end) is not None


_SIBLING = regexp(r"(?:^|[,;(]|(?<!\w)và|cùng|và các|các)\s*$")


def _place(text: str, key: str, passage: Passage, here: list[Found], opener: str | None) -> str | None:
    """Openers, nesting and subjects of a passage's citations, in order; returns the opener that runs on to the next passage."""
    said = openers(key, passage) if here or passage.opening else []
    if passage.region == "title":
        said = [(passage.start, passage.start, "implements")]
    if not passage.opening:
        opener = None
    _as_issued(text, key, here)
    outer: Found | None = None
    for index, one in enumerate(here):
        opened = [o for o in said if o[0] <= one.start]
        one.opener = opened[-1][2] if opened else opener
        if _ATTACHED.match(key, passage.start, one.start):
            one.opener = "attached"
        if outer is not None:
            one.nested = _nested(key, outer, here[index - 1], one, opened[-1][0] if opened else -1)
        if not one.nested:
            outer = one
    for index, one in enumerate(here):
        after = next((f.start for f in here[index + 1 :] if not f.nested or one.nested), passage.end)
        limit = _before_connector(key, one.end, after) if after < passage.end else after
        subject_at(text, key, one, limit)
    share_issuer(key, here)
    return said[-1][2] if said else opener


def _as_issued(text: str, key: str, here: list[Found]) -> None:
    """A plan that is named by the decision that it is issued with is cited as that decision; what the decision issues is its subject."""
    for plan, decision in list(pairwise(here)):
        issued = None if plan.number or not decision.number else _ISSUED_WITH.search(key, plan.start, decision.start)
        if issued:
            subject = Span(plan.start, plan.start + len(text[plan.start : issued.start()].rstrip(" (,")))
            decision.subject = squeeze(text[subject.start : subject.end])
            decision.put("subject", subject)
            here.remove(plan)


def _nested(key: str, outer: Found, before: Found, one: Found, opened: int) -> bool:
    """Whether a citation stands inside the subject of an earlier one («… về triển khai Quyết định số …»)."""
    gap = key[before.end : one.start]
    if opened > before.end:
        return gap.count("(") > gap.count(")")
    if ";" in gap or ". " in gap or ".\n" in gap:
        return False
    if gap.count("(") > gap.count(")"):
        return True
    if _SIBLING.search(gap):
        return before.nested
    return True


_CONNECTOR = regexp(r"[\s,;.(]*(?:(?:và|cùng)(?:\s+các)?)?\s*$")


def _before_connector(key: str, start: int, end: int) -> int:
    tail = _CONNECTOR.search(key, max(start, end - 12), end)
    return tail.start() if tail else end
