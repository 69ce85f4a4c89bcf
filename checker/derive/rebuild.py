"""`parent:` of a pack → the Document that is linked and judged as any parent. Its text is made of the clauses; the facts are those stated.

A fact that somebody has corrected is stated by its clause in the corrected words, so that every message, quoted or made, says the new
value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from checker.derive.days import day_of
from checker.derive.facts import KINDS, Kind, Place, of_item, position
from checker.derive.marks import field_mark, mark
from checker.derive.printed import PLACED, default_words
from checker.derive.shape import Item, Parent, PartOf, PeriodOf
from checker.judge.facts.named import parts, period_in
from checker.language.lexicon import lexicon
from checker.language.patterns import regexp
from checker.model import Citation, DateMention, Document, Facts, Header, Hierarchy, Paragraph, PartialDate, Period, Section, Source, Span

_YEAR = regexp(r"(?<!\d)20\d\d(?!\d)")
_ORDER = "Kế hoạch phải có các nội dung: "


def rebuilt(parent: Parent, name: str) -> Document:
    """The parent, called `name` in reports."""
    return _Builder(parent, name).document()


class _Builder:
    """A text that grows, and what stands in it."""

    def __init__(self, parent: Parent, name: str) -> None:
        self.parent, self.name = parent, name
        self.marks = frozenset(parent.as_derived.split())
        self.lines: list[str] = []
        self.size = 0
        self.sections: list[Section] = []
        self.stops: list[tuple[int, int]] = []  # where parts of more than a depth end
        self.paragraphs: list[Paragraph] = []
        self.heads: dict[int, str] = {}  # by place among the paragraphs: the titles of a table's columns
        self.facts: dict[str, list[Any]] = {kind.name: [] for kind in KINDS}

    def add(self, text: str) -> Span:
        """A line more; where it stands."""
        span = Span(self.size, self.size + len(text))
        self.lines.append(text)
        self.size += len(text) + 1
        return span

    def document(self) -> Document:
        for words in self.parent.abbreviations:
            self.add(words)
        header, citations, dates = self._header()
        for part in self.parent.parts:
            self._part(part)
        self.stops.append((self.size, 0))
        self._passages()
        for words in self.parent.abbreviations:  # again: who reads them takes the first, or the last
            self.add(words)
        ends = self._ended()
        source = Source(self.name, self.parent.sha256, "yaml", "\n".join(self.lines), layout=True)
        facts = Facts(citations=citations, dates=dates, **{name: tuple(found) for name, found in self.facts.items()})
        return Document(source, header, ends, tuple(self.paragraphs), facts)

    def _header(self) -> tuple[Header, tuple[Citation, ...], tuple[DateMention, ...]]:
        p = self.parent
        spans = {name: self.add(words) for name in PLACED if (words := self._printed(name)) is not None}
        dates: list[DateMention] = []
        if p.attached_to is not None:
            spans["attached_to"] = self.add(p.attached_to)
            if date := _date(p.attached_on):
                dates.append(DateMention("day", date, spans["attached_to"]))
        period = self._period(spans) if p.period else None
        header = Header(
            type=p.type, number=p.number, issued=_date(p.issued), place=p.place, issuer=p.issuer, superior=p.superior, level=p.level,
            subject=p.subject, period=period, spans=spans, issuers=tuple(p.issuers),
        )  # fmt: skip
        cited = []
        for c in p.cites:
            at = spans["attached_to"] if c.number and c.number in (p.attached_to or "") else Span(0, 0)
            cited.append(Citation(c.type, c.number, _date(c.issued), c.issuer, c.subject, c.role, at, (at,), instruction=c.instruction))
        return header, tuple(cited), tuple(dates)

    def _printed(self, name: str) -> str | None:
        """The words of a field as the document prints it; those of its value where that has been corrected."""
        value = getattr(self.parent, name)
        if name in self.parent.printed and field_mark(name, value) in self.marks:
            return self.parent.printed[name]
        return None if value is None else default_words(name, value)

    def _period(self, spans: dict[str, Span]) -> Period | None:
        """The years of the title; those of the text alone are its closing sentence."""
        p = self.parent.period
        assert p is not None
        words = p.words if mark(p) in self.marks else _years(p)
        if not p.in_text:
            return Period(p.from_, p.to, p.horizon, self.add(words) if words is not None else None)
        found = self.add(words or "")
        spans["closing"] = found
        stated = period_in(Document(Source("", "", text="\n".join(self.lines))), found.start, found.end)
        if stated is None:
            spans.pop("closing")
        return None

    def _part(self, part: PartOf) -> None:
        self.stops.append((self.size, part.depth if part.title is None else part.depth - 1))
        section = self._last(part.depth) if part.title is None else self._opened(part, part.title)
        if part.figures and section is not None:
            span = self.add("1")
            self.paragraphs.append(Paragraph(span, span, section=section))
        for item in part.items:
            self._item(item, section)

    def _last(self, depth: int) -> int | None:
        """The last section of no more than a depth; none of depth 0."""
        return next((i for i in range(len(self.sections) - 1, -1, -1) if self.sections[i].depth <= depth), None)

    def _opened(self, part: PartOf, title: str) -> int:
        """A new section under the last one of less depth."""
        above = self._last(part.depth - 1)
        heading = self.add(f"{part.number} {title}" if part.number else title)
        kind = part.kinds[0] if part.kinds else None
        self.sections.append(Section(kind, tuple(part.kinds), part.number, title, part.depth, heading, heading, above))
        return len(self.sections) - 1

    def _ended(self) -> tuple[Section, ...]:
        """The sections up to where one of no greater depth begins, or what stands further out."""
        ends = ((s, next(at for at, depth in self.stops if at > s.heading.start and depth < s.depth)) for s in self.sections)
        return tuple([replace(s, span=Span(s.heading.start, max(end - 1, s.heading.end))) for s, end in ends])

    def _item(self, item: Item, section: int | None) -> None:
        """The clause, in corrected words where a fact of it is corrected, and its facts."""
        stated = [
            _Stated(kind, fact, position(item.clause, fact.words, fact.nth), mark(fact) in self.marks) for kind, fact in of_item(item)
        ]
        clause, moved = _corrected(item.clause, stated)
        columns = self._headed(item.columns) if item.columns else None
        span = self.add(clause)
        if columns is not None:
            self.paragraphs.append(Paragraph(span, span, section=section, header_row=columns))
        for one in stated:
            focus = moved(one.at or Span(0, len(item.clause)))
            at = Place(span, Span(span.start + focus.start, span.start + focus.end), section)
            self.facts[one.kind.name].append(one.kind.made(one.fact, at))

    def _headed(self, columns: str) -> int:
        """The place among the paragraphs of the row that heads a table."""
        for at in range(len(self.paragraphs) - 1, -1, -1):
            if self.heads.get(at) == columns:
                return at
        span = self.add(columns)
        self.heads[len(self.paragraphs)] = columns
        self.paragraphs.append(Paragraph(span, span, "appendix"))
        return len(self.paragraphs) - 1

    def _passages(self) -> None:
        """The orders for lower plans, and a line for each thing that the plan deals with. Orders are no passages themselves."""
        for words in self.parent.required_parts:
            said = next((said for said in self.parent.required_by if _orders(said) == set(words)), None)
            span = self.add(said or _ORDER + ", ".join(words))
            self.paragraphs.append(Paragraph(span, span, "appendix"))
        cues = lexicon("passages")["cues"]
        for name in self.parent.speaks_of:
            span = self.add(min(cues[name], key=lambda cue: "…" in cue).replace("…", " "))
            self.paragraphs.append(Paragraph(span, span))


def _orders(sentence: str) -> set[str]:
    """The words for the parts that a sentence orders."""
    line = Span(0, len(sentence))
    alone = Document(Source("", "", text=sentence), paragraphs=(Paragraph(line, line),))
    return {part.text for part in parts(alone, Hierarchy(alone))}


def _date(words: str | None) -> PartialDate | None:
    found = day_of(words) if words else None
    return found[0] if found else None


def _years(p: PeriodOf) -> str | None:
    """The years as a title would say them."""
    first, last = p.from_, p.to or p.from_
    if last is None:
        return None
    said = f"đến năm {last}" if first is None else f"năm {last}" if first == last else f"giai đoạn {first} - {last}"
    return f"{said}, định hướng đến năm {p.horizon}" if p.horizon else said


class _Stated(NamedTuple):
    """A fact under a clause: where its words stand, and whether it is as it was read."""

    kind: Kind
    fact: Any
    at: Span | None
    read: bool


class _Moved(NamedTuple):
    """Places of a clause → the same places after some of its words were replaced."""

    steps: tuple[tuple[Span, str], ...]

    def __call__(self, span: Span) -> Span:
        start, end = span.start, span.end
        for old, new in self.steps:
            longer = len(new) - len(old)
            if span == old:
                end += longer
            else:
                start += longer if old.end <= span.start else 0
                end += longer if old.end <= span.end else 0
        return Span(start, end)


def _corrected(clause: str, stated: list[_Stated]) -> tuple[str, _Moved]:
    """The clause with the words of corrected facts replaced, as far as they don't overlap."""
    steps: dict[Span, str] = {}
    for one in stated:
        if one.read or one.at is None or one.fact.words is None:
            continue
        fact = one.kind.made(one.fact, Place(Span(0, 0), Span(0, 0), None))
        for span, words in ((one.at, one.kind.said(fact, one.fact.words)), *_year(clause, one.at, one.fact)):
            if words is not None and not any(span.start < s.end and s.start < span.end for s in steps):
                steps[span] = words
    text = clause
    for span in sorted(steps, reverse=True):
        text = text[: span.start] + steps[span] + text[span.end :]
    return text, _Moved(tuple(sorted(steps.items())))


def _year(clause: str, at: Span, fact: Any) -> Iterator[tuple[Span, str]]:
    """The year of a target beside its value, where the clause has another: the next one behind the value, else the last one before it."""
    year = str(getattr(fact, "year", None) or "")
    years = list(_YEAR.finditer(clause))
    if not year or not years or any(y[0] == year for y in years):
        return
    near = next((y for y in years if y.start() >= at.end), years[-1])
    yield Span(*near.span()), year
