"""What drafting leaves in a text → records: abbreviations, places to be filled in, passages that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from checker.judge.facts.record import Record, folded, paragraph_at
from checker.language.abbreviations import explained
from checker.language.lexicon import lexicon
from checker.language.normal import LETTER, LOWER, UPPER, fold
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Paragraph, Span, once

_READ = frozenset({"title", "preamble", "body", "closing"})
#: The letter behind it is asked for first: it sets nearly all capitals aside.
_SHORT = regexp(rf"[{UPPER}](?=[{UPPER}&])(?<![\w/&.@…'’\-–].)(?:[{UPPER}]|&(?=[{UPPER}])){{2,8}}(?![\w/&@'’]|[-–.]\w)")
#: A syllable that can be spoken is a word in capitals («AN TOÀN»), a numeral counts parts.
_SPOKEN = regexp(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?|[ivxlcdm]+"
)
#: Initials have no tone: «TỔCHỨC» has lost a blank.
_TONED = regexp("[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]")


@cache
def _usual() -> frozenset[str]:
    """Those of the lexicon of short forms, and all that targets are read with."""
    sector = (short for group in lexicon("abbreviations").values() for short in group)
    short = (short for group in lexicon("short_forms").values() for short in group)
    return frozenset(fold("|".join((*sector, *short))).replace("&", "").replace("-", "").split("|"))  # at once: they are five hundred


def abbreviations(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each abbreviation of three letters or more where it first stands; `told`: everybody knows it, or the text says what it stands for."""
    text, seen = document.source.text, set[str]()
    for found in _SHORT.finditer(text):
        short = found[0]
        if short in seen or _is_word(short):
            continue
        low = fold(short).replace("&", "")
        usual = low in _usual()
        p = paragraph_at(document, found.start())
        if p is None or p.region not in _READ or (not usual and (_cited(document, found) or _in_capitals(text, p, found))):
            continue
        seen.add(short)
        yield Record("abbreviation", document, Span(*found.span()), {"told": usual or _made_of(low) or _said(document, short)})


@lru_cache(maxsize=1024)  # headings of all plans are of the same words
def _is_word(short: str) -> bool:
    """Whether what stands in capitals is no abbreviation but a word."""
    low = fold(short).replace("&", "")
    return low not in _usual() and bool(_SPOKEN.fullmatch(low) or _TONED.search(short))


def _cited(document: Document, found: re.Match[str]) -> bool:
    spans = (span for c in document.facts.citations for span in (c.span, *c.mentions))
    return any(s.start <= found.start() < s.end for s in spans)


def _in_capitals(text: str, paragraph: Paragraph, found: re.Match[str]) -> bool:
    """A heading in capitals, or a word in capitals beside: no abbreviation can be told there."""
    around = text[max(paragraph.span.start, found.start() - 25) : found.start()], text[found.end() : found.end() + 25]
    beside = around[0].split()[-1:] + around[1].split()[:1]
    if any(len(w.strip('.,;:()“”"«»')) > 1 and w.strip('.,;:()“”"«»').isupper() for w in beside):
        return True
    letters = [c for c in text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + 400)] if c.isalpha()]
    return 2 * sum(c.isupper() for c in letters) > len(letters)


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
    return _initials(document).count(letters) >= (1 if len(letters) > 3 else 2)


@once
def _initials(document: Document) -> str:
    """The first letters of the words of a text that are none in capitals themselves, with a blank between two sentences."""
    text, low = document.source.text, folded(document.source.text)
    parts = (_WORD.finditer(low, p.span.start, p.span.end) for p in document.paragraphs)
    return " ".join("".join((m["word"] or " ")[0] for m in part if not text[m.start() : m.end()].isupper()) for part in parts)


#: A word, or the end of a sentence.
_WORD = regexp(rf"(?P<word>[{LOWER}]+)|[.;!?](?=\s)")


@cache
def _shapes() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Each shape with its pattern, and the literals of which one stands wherever it is found."""
    rows = lexicon("placeholders")["shapes"].items()
    return tuple([(name, tuple(row["literals"]), regexp(row["pattern"].replace("{UPPER}", UPPER))) for name, row in rows])


_ETC = regexp(r"(?:,|v\.v\.?|vân vân)\s*$")
_LEADER = regexp(r"\s*\d{1,3}\s*$")
_FORM = regexp(r"kèm theo|ký tên|\(ký|ghi rõ họ tên|mẫu số|biểu mẫu")


def placeholders(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Places of the text that wait for words («ngày … tháng …», «xxx», «[tên trường]»), one a paragraph; `shape` says which. The lines of
    the header and annexes, where forms stand to be filled in by hand, are none; nor is «…» for «and so on»."""
    told, holding = set[int](), dict[str, list[Paragraph]]()
    for name, literals, shape in _shapes():
        for literal in [literal for literal in literals if literal not in holding]:
            vain = any(not found and part in literal for part, found in holding.items() if len(part) > 1)  # no «..», so no «...»
            holding[literal] = [] if vain else _holding(document, literal)
        for p in {p.span.start: p for literal in literals for p in holding[literal]}.values():
            found = _left(document, p, name, shape) if p.span.start not in told else None
            if found:
                told.add(p.span.start)
                yield found


def _holding(document: Document, literal: str) -> list[Paragraph]:
    """The paragraphs in which a literal stands, found by plain search; one capital counts where it begins a word that no small letter goes
    on with."""
    text, found, capital = document.source.text, list[Paragraph](), len(literal) == 1 and literal.isupper()
    at = text.find(literal) if literal[0] in text else -1  # a sign alone is found, or missed, four times as fast as two
    while at >= 0:
        end = at + 1
        inside = capital and (text[end : end + 1].islower() or text[at - 1 : at].isalnum())
        if not inside and (p := paragraph_at(document, at)):
            found += [p] if p.region in _READ else []
            end = p.span.end
        at = text.find(literal, end)
    return found


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


_LONG = 25  # words: shorter lines are said again with good reason
_TALK = frozenset({"preamble", "body", "closing"})


def passages(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Paragraphs of some length whose words stood before (`again`), of several that follow each other the first; and the first of all."""
    low, first, last = folded(document.source.text), dict[str, int](), -2
    talk = [(at, p.content) for at, p in enumerate(document.paragraphs) if p.region in _TALK and not p.cells]
    said = [(low[s.start : s.end].rstrip(" .;,/"), at, s) for at, s in talk if s.end - s.start >= 4 * _LONG]
    again = len({words for words, _, _ in said}) < len(said)  # most texts say nothing twice
    for words, at, content in said if again else said[:1]:
        if first.setdefault(words, at) != at and len(words.split()) >= _LONG:
            if last != at - 1:
                yield Record("passage", document, _trimmed(document, content), {"again": True})
            last = at
    if said:
        yield Record("passage", document, said[0][2], {"again": False})


def _trimmed(document: Document, span: Span) -> Span:
    return Span(span.start, span.start + len(document.text(span).rstrip()))
