"""What drafting leaves in a text → records: abbreviations, places to be filled in, passages that stand twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from checker.judge.facts.record import Record, folded
from checker.language.abbreviations import explained
from checker.language.lexicon import lexicon
from checker.language.normal import LETTER, LOWER, UPPER, fold, squeeze, syllables
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Paragraph, Span

_READ = frozenset({"title", "preamble", "body", "closing"})
_SHORT = regexp(rf"[{UPPER}](?<![\w/&.@…'’\-–].)(?:[{UPPER}]|&(?=[{UPPER}])){{2,8}}(?![\w/&@'’]|[-–.]\w)")
#: A syllable that can be spoken is a word in capitals («AN TOÀN»), a numeral counts parts.
_SPOKEN = regexp(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?|[ivxlcdm]+"
)


@cache
def _usual() -> frozenset[str]:
    """Those of the lexicon of short forms, and all that targets are read with."""
    sector = (short for group in lexicon("abbreviations").values() for short in group)
    short = (short for group in lexicon("short_forms").values() for short in group)
    return frozenset(fold(w).replace("&", "").replace("-", "") for w in (*sector, *short))


def abbreviations(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each abbreviation of three letters or more where it first stands; `told`: everybody knows it, or the text says what it stands for."""
    text, seen = document.source.text, set[str]()
    cited = sorted(span for c in document.facts.citations for span in (c.span, *c.mentions))
    for p, found in _shorts(document):
        short = found[0]
        if short in seen or _within(cited, found.start()) or _in_capitals(text, p, found):
            continue
        seen.add(short)
        low = fold(short).replace("&", "")
        if low in _usual() or not _SPOKEN.fullmatch(low):
            told = low in _usual() or _made_of(low) or _said(document, short)
            yield Record("abbreviation", document, Span(*found.span()), {"told": told})


def _shorts(document: Document) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """What looks like an abbreviation, with its paragraph: of those that are read."""
    paragraphs, at = document.paragraphs, 0
    for found in _SHORT.finditer(document.source.text):
        while at < len(paragraphs) and paragraphs[at].span.end <= found.start():
            at += 1
        if at < len(paragraphs) and paragraphs[at].span.start <= found.start() and paragraphs[at].region in _READ:
            yield paragraphs[at], found


def _within(spans: list[Span], at: int) -> bool:
    """Whether one of these spans, in order, holds a place (they seldom overlap: the nearest few tell)."""
    near = bisect_right(spans, at, key=lambda s: s.start)
    return any(s.start <= at < s.end for s in spans[max(0, near - 4) : near])


def _in_capitals(text: str, paragraph: Paragraph, found: re.Match[str]) -> bool:
    """A heading in capitals, or a word in capitals beside: no abbreviation can be told there."""
    around = text[max(paragraph.span.start, found.start() - 25) : found.start()], text[found.end() : found.end() + 25]
    beside = around[0].split()[-1:] + around[1].split()[:1]
    if any(len(w.strip('.,;:()“”"«»')) > 1 and w.strip('.,;:()“”"«»').isupper() for w in beside):
        return True
    letters = [c for c in document_words(text, paragraph) if c.isalpha()]
    return 2 * sum(c.isupper() for c in letters) > len(letters)


def document_words(text: str, paragraph: Paragraph) -> str:
    """The words of a paragraph, or of a long one its beginning."""
    return text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + 400)]


@cache
def _made_of(low: str) -> bool:
    """Two usual ones written together: «CBGV» + «CNV»."""
    usual = _usual() | {"cb", "gv", "hs", "nv", "cn", "vc", "cc", "lđ", "th", "mn", "qđ", "kh", "nd", "kt"}
    return any(low[:at] in usual and low[at:] in usual for at in range(2, len(low) - 1))


_NAMED = r"(?:viết tắt|gọi tắt|tắt)(?: là)?:?\s*[\"“«(]?"


def _said(document: Document, short: str) -> bool:
    """The text says what it stands for: in brackets behind or before («phổ cập (PC)», «PC (phổ cập …)»), by «viết tắt là», or by words with
    these initials, which a reader finds beside it (four letters, or three that stand so twice)."""
    text, low = document.source.text, fold(short)
    if any(low == known for _, known in explained(text)) or f"({short})" in text or re.search(_NAMED + re.escape(low), folded(text)):
        return True
    if re.search(rf"{re.escape(short)}\s*(?:\(\s*|[:=]\s*|là\s+)(?:[{LETTER}]+[\s,]+){{2}}", text):
        return True
    letters = low.replace("&", "")
    return _initials(text).count(letters) >= (1 if len(letters) > 3 else 2)


@lru_cache(maxsize=8)
def _initials(text: str) -> str:
    """The first letters of the words of a text that are none in capitals themselves."""
    return "".join(m[0][0] for m in _WORD.finditer(folded(text)) if not text[m.start() : m.end()].isupper())


_WORD = regexp(rf"[{LOWER}]+")


_Shapes = dict[str, tuple[re.Pattern[str], list[re.Pattern[str]]]]


@cache
def _shapes() -> tuple[tuple[str, ...], _Shapes]:
    """What stands wherever a shape can be found; each shape with its signs."""
    words = lexicon("placeholders")
    shapes = {name: regexp(said.replace("{UPPER}", UPPER)) for name, said in words["shapes"].items()}
    return tuple(words["literals"]), {name: (shape, [regexp(sign) for sign in words["signs"][name]]) for name, shape in shapes.items()}


def _signed(shapes: _Shapes, text: str, start: int, end: int) -> _Shapes:
    """The shapes of which a stretch of text has a sign: a sign is a literal, with which the engine is many times as fast."""
    return {name: both for name, both in shapes.items() if any(sign.search(text, start, end) for sign in both[1])}


_ETC = regexp(r"(?:,|v\.v\.?|vân vân)\s*$")
_LEADER = regexp(r"\s*\d{1,3}\s*$")
_FORM = regexp(r"kèm theo|ký tên|\(ký|ghi rõ họ tên|mẫu số|biểu mẫu")


def placeholders(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Places of the text that wait for words («ngày … tháng …», «xxx», «[tên trường]»), one a paragraph; `shape` says which. The lines of
    the header and annexes, where forms stand to be filled in by hand, are none; nor is «…» for «and so on»."""
    literals, shapes = _shapes()
    text = document.source.text
    shapes = _signed(shapes, text, 0, len(text))
    if not shapes or not any(literal in text for literal in literals):
        return
    for p in document.paragraphs:
        if p.region not in _READ or not any(text.find(literal, p.span.start, p.span.end) >= 0 for literal in literals):
            continue
        here = _signed(shapes, text, p.span.start, p.span.end)
        found = next((r for name, (shape, _) in here.items() if (r := _left(document, p, name, shape))), None)
        if found:
            yield found


def _left(document: Document, p: Paragraph, name: str, shape: re.Pattern[str]) -> Record | None:
    text = document.source.text
    for found in shape.finditer(text, p.span.start, p.span.end):
        start, end = found.span(1) if found.re.groups and found[1] is not None else found.span()
        before, behind = text[p.span.start : start], text[end : p.span.end].split("\n")[0]
        if name == "dots" and (_ETC.search(fold(before)) or _LEADER.fullmatch(behind) or p.cells):
            continue
        if _FORM.search(folded(text), p.span.start, p.span.end) or (name == "sample" and _instance(before)):
            continue
        return Record("placeholder", document, Span(start, end), {"shape": name})
    return None


def _instance(before: str) -> bool:
    """A name that stands for any: «ví dụ: em Nguyễn Văn A»."""
    return any(word in fold(before)[-60:] for word in ("ví dụ", "chẳng hạn", "giả sử", "vd:"))


_LONG = 25  # syllables: shorter lines are said again with good reason
_TALK = frozenset({"preamble", "body", "closing"})


def passages(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Paragraphs of some length; `again` where the same words stood before. Of several that follow each other the first."""
    low, first, last = folded(document.source.text), dict[str, int](), -2
    for at, p in enumerate(document.paragraphs):
        if p.region not in _TALK or p.cells or len(p.content) < 4 * _LONG:
            continue
        words = squeeze(low[p.content.start : p.content.end]).rstrip(" .;,/")
        again = words in first and len(syllables(words)) >= _LONG
        first.setdefault(words, at)
        if not again:
            yield Record("passage", document, p.content, {"again": False})
        elif last != at - 1:
            yield Record("passage", document, _trimmed(document, p.content), {"again": True})
        last = at if again else last


def _trimmed(document: Document, span: Span) -> Span:
    return Span(span.start, span.start + len(document.text(span).rstrip()))
