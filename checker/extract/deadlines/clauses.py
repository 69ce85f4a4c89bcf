"""Document → the sentences and clauses that may hold a duty, with what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from checker.language.endings import holds
from checker.language.patterns import regexp
from checker.model import Document, Paragraph, Span

_MARK = regexp(r"(?:[a-zđ]|\d{1,2})[.)]\s")
_SKIPPED = frozenset({"header", "title", "preamble", "recipients", "signature"})
_BEHIND = r"\**[”\"]?\s+(?=\S)"
_STOP = regexp(rf"[.!?…]{_BEHIND}")
_USUAL_STOP = regexp(rf"\.{_BEHIND}")  # to one mark the engine runs several times as fast as to one of four
_OTHER_STOPS = ("!", "?", "…")
_ABBREVIATION = regexp(r"(?:\b(?:tp|tx|tt|đ/c|ths|ts|gs|pgs|st|tr|stt|vd|v\.v)|\d|\b\w)$")
_SEMICOLON = regexp(r";\s*")
#: «… gửi về Phòng để tổng hợp báo cáo UBND huyện»: the second duty of another
_PURPOSE = regexp(r"để(?<!\wđể)\s(?:[^;.]{0,60}?\s)?báo\scáo(?!\w)")
_LONGEST = 4_000  # characters


class Sentence(Struct, frozen=True):
    """A sentence of a paragraph, the sentences before it there, and where its paragraph stands in the document."""

    span: Span
    paragraph: int
    earlier: tuple[Span, ...] = ()


def body_paragraphs(document: Document, indices: Iterable[int]) -> Iterator[tuple[int, Paragraph, Span]]:
    """(index, paragraph, its text without mark and heading) of those of the paragraphs that may hold duties."""
    headings = [section.heading for section in document.sections]
    at = 0
    for index in indices:
        paragraph = document.paragraphs[index]
        if paragraph.region in _SKIPPED:
            continue
        while at < len(headings) and headings[at].end <= paragraph.span.start:
            at += 1
        start = paragraph.content.start
        if at < len(headings) and headings[at].start < paragraph.span.end:
            start = max(start, headings[at].end)
        mark = _MARK.match(document.source.text, start)
        start = mark.end() if mark else start
        if start < paragraph.content.end:
            yield index, paragraph, Span(start, paragraph.content.end)


def sentences(text: str, key: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch of text; what is longer than any is cut at its semicolons, since each part of it looks at all."""
    for sentence in _sentences(text, key, span):
        rest = sentence
        while len(rest) > _LONGEST:
            near = rest.start + _LONGEST
            end = key.rfind("; ", rest.start, near) + 1 or near
            yield trimmed(text, Span(rest.start, end))
            rest = trimmed(text, Span(end, rest.end))
        yield rest


def _sentences(text: str, key: str, span: Span) -> Iterator[Span]:
    """A stop counts before a capital or a mark only, and not after an abbreviation."""
    start = span.start
    pattern = _STOP if holds(key[span.start : span.end], _OTHER_STOPS) else _USUAL_STOP
    for stop in pattern.finditer(key, span.start, span.end):
        if not (text[stop.end()].isupper() or text[stop.end()] in '-–*•+“"('):
            continue
        if _ABBREVIATION.search(key, max(start, stop.start() - 5), stop.start()) and not _date_end(key, stop.start()):
            continue
        yield trimmed(text, Span(start, stop.start() + 1))
        start = stop.end()
    if start < span.end:
        yield trimmed(text, Span(start, span.end))


def _date_end(key: str, at: int) -> bool:
    """«… ngày 20/5. Các trường»: digits of a date or a year do end a sentence."""
    return bool(re.search(r"(?:[/-]\d{1,4}|\d{3,}|(?:tháng|ngày|khoản|điều|mục)\s\d{1,2}|\d%?)$", key[max(0, at - 12) : at])) and bool(
        re.search(r"\w\s?\S*\d$", key[max(0, at - 14) : at])
    )


def clauses(text: str, key: str, sentence: Span) -> Iterator[Span]:
    """The parts between semicolons; «để tổng hợp báo cáo …» is a part of its own."""
    start = sentence.start
    for cut in [*_semicolons(key, sentence), sentence.end]:
        purpose = _PURPOSE.search(key, start, cut)
        if purpose and purpose.start() > start + 3:
            yield trimmed(text, Span(start, purpose.start()))
            start = purpose.start()
        if start < cut:
            yield trimmed(text, Span(start, cut))
        start = cut


def _semicolons(key: str, sentence: Span) -> Iterator[int]:
    """Where those of a sentence end; «về Phòng (qua bộ phận Một cửa; thư điện tử …)» goes on."""
    for m in _SEMICOLON.finditer(key, sentence.start, sentence.end):
        opened = key.rfind("(", sentence.start, m.start())
        if opened < 0 or key.find(")", opened, m.start()) >= 0 or key.find(")", m.end(), sentence.end) < 0:
            yield m.end()


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks and marks of emphasis at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "*-–•·+:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return Span(start, end)


def lead_in(document: Document, key: str, index: int) -> Span | None:
    """The line that this item belongs to: the heading on its line, its list head, or the nearest line before that ends in a colon."""
    section = document.paragraphs[index].section
    if section is not None and document.sections[section].heading in document.paragraphs[index].span:
        return document.sections[section].heading
    above = document.paragraphs[index].above
    if above is not None:
        span = document.paragraphs[above].span
        if len(span) <= 90 or key[span.start : span.end].rstrip().endswith(":"):
            return span
    for back in range(index - 1, max(-1, index - 9), -1):
        span = document.paragraphs[back].span
        if document.paragraphs[back].section != document.paragraphs[index].section:
            return None
        if key[span.start : span.end].rstrip().endswith(":"):
            return span
    return None
