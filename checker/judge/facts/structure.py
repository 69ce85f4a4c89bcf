"""The form of a document → records: header lines, sections, lists of numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from checker.judge.facts.record import Record, folded, paragraph_at, places, slug
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Paragraph, Section, Span, once

_FIGURE = regexp(r"\d")
_AIMS, _TIMES = frozenset({"muc_tieu", "chi_tieu"}), frozenset({"thoi_gian"})
_NUMBERED = regexp(r"(?:chỉ tiêu|mục tiêu)\s+\d+", re.I)
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = regexp(r"x{0,3}(?:ix|iv|v?i{0,3})")
_MORE = ("căn cứ", "theo ", "thực hiện ", "xét ", "trên cơ sở ", "để ", "nhằm ", "tiếp tục ")
_GOES_ON = regexp(r"như sau|:\s*$")
_FILED = regexp(r"lưu\b")
_PART = regexp(r"^(?:phần|mục|điều|chương)(?: thứ)?\s+")
_FIGURES = regexp(r"\d{1,2}")
_DECIMAL = regexp(r"\d{1,2}(?:\.\d{1,2})+")
_COLUMN = regexp(r"\t| {2,}(?=\w)")  # parts a recipient from the signature beside it
_LINES = ("national_name", "motto", "superior", "issuer", "number_line", "date_line", "type", "subject", "attached_to", "recipients")


def header(document: Document, _: Hierarchy) -> Iterator[Record]:
    """The document's own identity, as one record."""
    h = document.header
    said = {
        "type": slug(h.type), "number": h.number, "issued": h.issued, "place": h.place, "issuer": h.issuer, "superior": h.superior,
        "subject": h.subject, "level": h.level,
    }  # fmt: skip
    yield Record("header", document, h.spans.get("number") or h.spans.get("subject"), said, h)


def lines(document: Document, _: Hierarchy) -> Iterator[Record]:
    """The lines of the header, each recipient's line and those of the signature, by `name`."""
    h = document.header
    for name in _LINES:
        if name in h.spans and not (name == "issuer" and _inferred(document, h.spans[name])):
            yield _line(document, name, h.spans[name])
    rows = [_line_of(document, r.span) for r in h.recipients]
    for at, span in enumerate(rows):
        kept = folded(document.source.text)[span.start : span.end]
        name = "filing" if _FILED.search(kept) and at == len(rows) - 1 else "recipient"
        yield _line(document, name, span)
    if rows and not any(_FILED.search(folded(document.source.text)[r.start : r.end]) for r in rows[-2:]):
        yield _line(document, "unfiled", h.spans.get("recipients", rows[-1]))
    if h.signer:
        yield _line(document, "signature", h.signer.span)
        if not h.signer.name:
            yield _line(document, "unnamed", h.signer.span)
        capacities = [("capacity", text) for text in (h.signer.capacity or "").split("; ")]
        for name, text in (*capacities, ("signer_title", h.signer.title), ("signer_name", h.signer.name)):
            if text and (found := _inside(document, h.signer.span, text)):
                yield _line(document, name, found)
    for at in places(folded(document.source.text), ("kính gửi",)):
        p = paragraph_at(document, at)
        if p and at == p.content.start and p.region in ("header", "title", "preamble"):
            yield _line(document, "addressee", p.span)
    yield from _grounds(document)


def _inferred(document: Document, span: Span) -> bool:
    """Whether the issuer was read in the plan's own words, its header having none."""
    p = paragraph_at(document, span.start)
    return p is not None and p.region in ("preamble", "body", "closing")


def _grounds(document: Document) -> Iterator[Record]:
    """Lines «Căn cứ …;», the last of all by a name of its own; a sentence that opens with these words and goes on to the plan is none.
    Before «Theo đề nghị …», «Thực hiện …» (open) either mark may stand."""
    low = folded(document.source.text)
    opening = [p.span for p in document.paragraphs if p.region == "preamble"]
    for at, span in enumerate(opening):
        if low.startswith("căn cứ ", span.start) and not _GOES_ON.search(low, span.start, span.end):
            after = opening[at + 1].start if at + 1 < len(opening) else len(low)
            if not low.startswith(_MORE, after):
                yield _line(document, "last_basis", span)
            else:
                yield _line(document, "basis" if low.startswith("căn cứ ", after) else "open_basis", span)


def _line(document: Document, name: str, span: Span) -> Record:
    text = document.text(span)
    start = span.start + len(text) - len(text.lstrip())
    return Record("line", document, Span(start, start + len(text.strip())), {"name": name, "level": document.header.level})


def _line_of(document: Document, span: Span) -> Span:
    """The whole line that a recipient's text stands in, its dash and closing mark with it."""
    blocks = document.source.blocks
    at = bisect_right(blocks, span.start, key=lambda b: b.span.start) - 1
    if at < 0 or span not in blocks[at].span:
        return span
    block = next((cell for cell in blocks[at].cells if span in cell), blocks[at].span)
    text, start = document.source.text, block.start
    head = text.rfind("\n", start, span.start) + 1 or start
    tail = text.find("\n", span.end, block.end)
    end = tail if tail >= 0 else block.end
    column = _COLUMN.search(text, span.end, end)
    line = Span(max(head, start), column.start() if column else end)
    before = document.text(Span(line.start, span.start))
    return line if len(before) < 30 else span  # «Nơi nhận: - A; - B» on one line


def _inside(document: Document, span: Span, text: str) -> Span | None:
    at = document.source.text.find(text, span.start, span.end)
    return Span(at, at + len(text)) if at >= 0 else None


def sections(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each part with a heading; `empty` where nothing stands under it; `figures`, of parts on aims, counts what can be measured;
    `listing`: see `_listing`."""
    fathers = {s.parent for s in document.sections if s.parent is not None}
    torn = flattened(document) or any(w.code == "one_line" for w in document.source.warnings)  # what stands under what is not told
    measured = _Measured(document)
    for at, s in enumerate(document.sections):
        said = {
            "kind": s.kind, "kinds": s.kinds, "title": s.title, "number": s.number, "depth": s.depth,
            "empty": not torn and at not in fathers and not any(map(str.isalnum, document.source.text[s.heading.end : s.span.end])),
            "figures": measured.figures(at) if not _AIMS.isdisjoint(s.kinds) else None,
            "listing": s.parent is None and _listing(document, s),
        }  # fmt: skip
        yield Record("section", document, s.heading, said, s)


class _Measured:
    """What can be measured in a document, in order, so that each part counts its own."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.targets = sorted([(t.span.start, t.span.end) for t in document.facts.targets if t.value is not None])
        self.dates = sorted([(d.span.start, d.span.end) for d in document.facts.dates])

    def figures(self, at: int) -> int:
        """A section's targets with a value, its dates, its own paragraphs with a figure."""
        section = self.document.sections[at]
        start, end, under = section.span.start, section.span.end, section.heading.end
        own = sum([_numbered(self.document, p.content) for p in _under(self.document, section) if p.section == at])
        return _between(self.targets, start, end) + _between(self.dates, under, end) + own


def _between(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """How many of these spans, in order, lie there."""
    return sum([stop <= end for _, stop in spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]])


def _numbered(document: Document, span: Span) -> bool:
    """Whether there is a figure besides those of «mục tiêu 1»."""
    found = _FIGURE.search(document.source.text, span.start, span.end)
    if not found or folded(document.source.text).find("tiêu", span.start, span.end) < 0:
        return bool(found)
    return bool(_FIGURE.search(_NUMBERED.sub("", document.text(span))))


def _under(document: Document, section: Section) -> tuple[Paragraph, ...]:
    """The paragraphs between the heading of a section and its end."""
    starts = document.starts
    return document.paragraphs[bisect_left(starts, section.heading.end) : bisect_left(starts, section.span.end)]


def _listing(document: Document, section: Section) -> bool:
    """Whether a top part whose heading names no part of a plan, or only times and places, lists what is done: two items or rows."""
    if not _TIMES.issuperset(section.kinds):
        return False
    return len([p for p in _under(document, section) if (p.marker or p.cells) and p.region == "body"]) >= 2


@once
def flattened(document: Document) -> bool:
    """Whether all levels of headings share one list of numbers (a web page that was copied): it starts over twice at one level, or a Roman
    list goes on («III») after Arabic numbers of the same level."""
    tops = [found for s in document.sections if s.parent is None and s.kind != "phu_luc" and s.number and (found := ordinal(s.number))]
    styles = {style for style, _ in tops}
    if styles == {"arabic"}:
        return sum(b[1] <= a[1] for a, b in pairwise(tops)) >= 2
    romans = [value for style, value in tops if style == "roman"]
    return tops[:1] != [] and tops[0][0] == "arabic" and bool(romans) and romans[0] > 1


@lru_cache(maxsize=1024)
def ordinal(number: str) -> tuple[str, int] | None:
    """A printed number → its style and value: «III» → ("roman", 3), «2.1» → ("2.", 1), «đ» → ("letter", 5)."""
    mark = number.strip(" .)/:-–").lower()
    mark = _PART.sub("", mark)
    if _FIGURES.fullmatch(mark):
        return "arabic", int(mark)
    if _DECIMAL.fullmatch(mark):
        before, _, last = mark.rpartition(".")
        return before + ".", int(last)
    if mark and _ROMAN.fullmatch(mark) and number.strip(" .)/:-–")[-1:].isupper():
        return "roman", _roman(mark)
    if len(mark) == 1 and mark in _LETTERS:
        return ("letter" if number.strip(" .)")[-1:].islower() else "capital"), _LETTERS.index(mark) + 1
    return None


def _roman(mark: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in mark]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def lists(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Lists of numbered siblings: headings under one heading, items under one lead-in. `numbers` in order, spans in `fact`."""
    groups: dict[tuple[object, ...], list[tuple[int, Span, str]]] = {}
    appendix = 0
    for s in document.sections:
        appendix += s.kind == "phu_luc" and s.parent is None
        found = ordinal(s.number) if s.number else None
        if found and s.kind != "phu_luc":
            under = ("section", appendix if s.parent is None else s.parent, s.parent is None, found[0])
            groups.setdefault(under, []).append((found[1], s.heading, s.number or ""))
    listed = [(key, _latin(items) if key[-1] == "capital" else items) for key, items in (*groups.items(), *_item_lists(document))]
    entries: dict[object, list[Entry]] = {}  # all of a style, in order, once a list with a gap asks for them
    flat = flattened(document)
    for key, alone in listed:
        style, items = key[-1], alone
        if [b for a, b in pairwise(alone) if b[0] > a[0] + 1]:
            if style not in entries:
                entries[style] = sorted([entry for other, own in listed if other[-1] == style for entry in own], key=_place)
            items = _with_gaps_filled(alone, entries[style])
        heading = key[0] == "section"
        said = {
            "top": heading and bool(key[2]), "heading": heading, "style": style, "single": len(items) == 1, "flat": flat and heading,
            "numbers": tuple([number for number, _, _ in items]),
        }  # fmt: skip
        yield Record("list", document, items[0][1], said, items)


Entry = tuple[int, Span, str]


def _latin(items: list[Entry]) -> list[Entry]:
    """Main parts «A, B, C, D, E»: whoever goes on without Đ counts by the Latin letters."""
    after = _LETTERS.index("đ") + 1
    return items if any(number == after for number, *_ in items) else [(n - (n > after), span, printed) for n, span, printed in items]


def _place(entry: Entry) -> Span:
    return entry[1]


def _with_gaps_filled(items: list[Entry], others: list[Entry]) -> list[Entry]:
    """A list some of whose items are headings and others not: what is missing between two items may stand there in the other form.
    `others`: all of its style, in order."""
    out = items[:1]
    for before, here in pairwise(items):
        if here[0] > before[0] + 1:
            between = others[bisect_right(others, before[1], key=_place) : bisect_left(others, here[1], key=_place)]
            out += [e for e in between if before[0] < e[0] < here[0]]
        out.append(here)
    return out


def _item_lists(document: Document) -> Iterator[tuple[tuple[object, ...], list[tuple[int, Span, str]]]]:
    """Items that are no headings; a new 1 or a) opens a new list."""
    headings = {s.heading.start for s in document.sections}
    open_: dict[tuple[object, ...], list[tuple[int, Span, str]]] = {}
    for p in [p for p in document.paragraphs if p.marker and p.region == "body" and not p.cells]:
        found = ordinal(p.marker or "") if p.span.start not in headings else None
        if not found:
            continue
        key = ("item", p.section, p.above, found[0])
        if found[1] == 1 and key in open_:
            yield key, open_.pop(key)
        open_.setdefault(key, []).append((found[1], p.span, p.marker or ""))
    yield from open_.items()
