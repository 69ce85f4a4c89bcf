"""What checks look at: any fact as named fields with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

from checker.language.normal import bare, fold
from checker.language.patterns import regexp
from checker.model import Document, Hierarchy, Paragraph, PartialDate, Span

_GAPS = regexp(r"\W+")


class Record(Struct, frozen=True, gc=False):
    """One fact. `fields` are those that its `Kind` declares; a value that is not there is None."""

    kind: str
    document: Document
    span: Span | None
    fields: Mapping[str, Any] = field(default_factory=dict)
    fact: Any = None

    @property
    def text(self) -> str:
        return self.document.text(self.span) if self.span else ""

    def get(self, name: str) -> Any:
        return self.text if name == "text" else self.fields.get(name)

    def fits(self, where: Mapping[str, Any]) -> bool:
        """Whether each field equals what `where` asks (a list: one of; a field of several values: one in common)."""
        return all(_fits(self.get(name), asked) for name, asked in where.items())


def _fits(said: Any, asked: Any) -> bool:
    among = asked if isinstance(asked, list) else (asked,)
    return any(one in among for one in said) if isinstance(said, tuple) else said in among


def values(records: Sequence[Record], name: str) -> list[Any]:
    """A field of each; read at once, for rules look at hundreds."""
    return [r.text for r in records] if name == "text" else [r.fields.get(name) for r in records]


def chosen(records: tuple[Record, ...], where: Mapping[str, Any]) -> tuple[Record, ...]:
    """Those that fit; field by field over all, since few are left after the first."""
    for name, asked in where.items():
        one_of = frozenset(asked if isinstance(asked, list) else (asked,))
        said = zip(records, values(records, name), strict=True)
        records = tuple([r for r, v in said if (not one_of.isdisjoint(v) if isinstance(v, tuple) else v in one_of)])
    return records


class Kind(Struct, frozen=True, gc=False):
    """A kind of fact: the fields that a rule may name, and where the records come from."""

    fields: frozenset[str]
    read: Callable[[Document, Hierarchy], Iterable[Record]]


def fields(words: str) -> frozenset[str]:
    """Field names from one line; every record has its `text`."""
    return frozenset(words.split()) | {"text"}


@lru_cache(maxsize=512)
def slug(words: str | None) -> str | None:
    """«Kế hoạch» → ke_hoach."""
    return _GAPS.sub("_", bare(words)).strip("_") if words else None


def issued_on(document: Document) -> PartialDate | None:
    """When a document was issued; for one attached to a decision, the date of that: «(Kèm theo Quyết định số … ngày …)»."""
    issued, attached = document.header.issued, document.header.spans.get("attached_to")
    if (issued and issued.whole) or attached is None:
        return issued
    days = [m.date for m in document.facts.dates if m.span in attached and m.kind == "day" and m.date.whole]
    return days[0] if days else issued


def of_situation(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in the part that tells how things are."""
    section = paragraph.section
    while section is not None:
        if "tinh_hinh" in document.sections[section].kinds:
            return True
        section = document.sections[section].parent
    return False


def paragraph_at(document: Document, at: int) -> Paragraph | None:
    """The paragraph that holds a place of the text."""
    near = bisect_right(document.starts, at) - 1
    return document.paragraphs[near] if near >= 0 and at < document.paragraphs[near].span.end else None


def places(text: str, words: tuple[str, ...]) -> list[int]:
    """Where the words stand, in order: plain search is many times as fast as a pattern."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    return sorted(found)


def standing(low: str, words: tuple[str, ...], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with one of some words, in order."""
    return filter(None, [pattern.match(low, at) for at in places(low, words)])


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """`fold` of a whole document's text, kept while its rules are judged."""
    return fold(text)
