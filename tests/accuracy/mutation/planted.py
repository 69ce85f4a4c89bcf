"""A family of the corpus, and a fault planted in its compliant plan."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import docx
from docx.document import Document as Word

from checker.extract import extract
from checker.model import Document, Report, Section, Span
from checker.parse import parse
from checker.pipeline import check_document
from checker.read import read_bytes
from corpus.source import PlanSource, load
from corpus.word import render
from tests.accuracy.mutation.plan import Edit, MutationError, Slot, located, texts_of


def understood(plan: PlanSource, dress: Callable[[Word], None] | None = None) -> Document:
    """A plan as the program reads it from its DOCX, which `dress` may change before."""
    data = render(plan)
    return extract(parse(read_bytes("plan.docx", data if dress is None else _dressed(data, dress))))


def _dressed(data: bytes, dress: Callable[[Word], None]) -> bytes:
    document, out = docx.Document(io.BytesIO(data)), io.BytesIO()
    dress(document)
    document.save(out)
    return out.getvalue()


def written(day: date) -> str:
    """«05 tháng 02 năm 2022», «17 tháng 9 năm 2021»: days under ten and the first two months with a zero."""
    return f"{day.day:02d} tháng {day.month:0{1 + (day.month < 3)}d} năm {day.year}"


@dataclass(frozen=True)
class Planted:
    """One fault. `rules` are those that may tell it (more than one only where rules.md leaves it open), `also` the cascades that it brings.

    The right place is where the edited words stand (`at`, by default all edits); `omission` is a fault with nothing to point at: the finding has no place, or
    one of `near`.
    """

    kind: str
    what: str
    edits: tuple[Edit, ...]
    rules: tuple[str, ...]
    also: frozenset[str] = frozenset()
    omission: bool = False
    at: tuple[Slot, ...] = ()
    near: tuple[Slot, ...] = ()
    quiet: tuple[Edit, ...] = ()  # edits beside the fault, to keep it the only one
    around: tuple[int, int] = (0, 0)  # characters before and after the edit that are of the same statement
    theme: str | None = None  # the pack of a theme that tells it, beside the default; then the plan is judged without its parent
    typed: bool = False  # numbers typed: Word's own lists cannot print them so
    dress: Callable[[Word], None] | None = None  # what is changed in the DOCX, where the fault is not in the text
    asked: tuple[Edit, ...] = ()  # edits of the parent: what it asks beside


class Family:
    """A family's compliant plan and parent, understood once, and ways to find a passage in it."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.plan = load(folder / "compliant.yaml")
        self.parent_plan = load(folder / "parent.yaml")
        self.texts = texts_of(self.plan)

    @cached_property
    def parent(self) -> Document:
        return understood(self.parent_plan)

    @cached_property
    def report(self) -> Report:
        return check_document(understood(self.plan), [self.parent])

    @property
    def document(self) -> Document:
        return self.report.document

    @cached_property
    def places(self) -> dict[Slot, Span]:
        return located(self.texts, self.document.source.text)

    def site(self, span: Span) -> Edit:
        """The slot and offsets at which a span of the document stands (cut at the slot's end). Raises MutationError where none holds it."""
        for slot, place in self.places.items():
            if place.start <= span.start < place.end:
                return Edit(slot, span.start - place.start, min(span.end, place.end) - place.start, "")
        raise MutationError(f"{self.name}: no slot holds «{self.document.text(span)[:60]}»")

    def within(self, span: Span, pattern: str, new: str, *, group: int = 0) -> Edit:
        """The edit that puts `new` for the one match of a pattern in a span. Raises MutationError unless it matches exactly once."""
        site = self.site(span)
        found = list(re.finditer(pattern, self.texts[site.slot][site.start : site.end]))
        if len(found) != 1:
            raise MutationError(f"{self.name}: {pattern!r} stands {len(found)} times in «{self.document.text(span)[:80]}»")
        return Edit(site.slot, site.start + found[0].start(group), site.start + found[0].end(group), new)

    def words(self, slot: Slot, pattern: str, new: str, *, group: int = 0) -> Edit:
        """The same in a whole slot."""
        found = list(re.finditer(pattern, self.texts[slot]))
        if len(found) != 1:
            raise MutationError(f"{self.name}: {pattern!r} stands {len(found)} times in {slot}")
        return Edit(slot, found[0].start(group), found[0].end(group), new)

    def whole(self, slot: Slot, new: str | None) -> Edit:
        """A slot's text exchanged for another; its list mark stays. None drops it."""
        mark = re.match(r"(?:[IVX]+\. |\d+\. |[a-zđ]\) |- |\+ )?", self.texts[slot]) if new is not None else None
        return Edit(slot, mark.end() if mark else 0, len(self.texts[slot]), new)

    def slots(self, section: Section) -> list[Slot]:
        """The body's slots that a section holds, its heading with them."""
        return [slot for slot, place in self.places.items() if slot[0] == "body" and place in section.span]

    def tops(self) -> Iterator[tuple[int, Section]]:
        """The sections of the first level, with their indexes."""
        yield from ((i, s) for i, s in enumerate(self.document.sections) if s.depth == 1)
