"""Heads of all documents → who implements whom, and a job of judging for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from sys import intern
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.audit.tables import Columns, Row
from checker.audit.work import Alike, Job, Kinship, named, unpacked
from checker.link.forest import Ancestry, planted
from checker.model import Citation, Document, Forest, Header, Kin, PartialDate, Span

Said = TypeVar("Said", Header, Citation)
_NONE: dict[str, Span] = {}  # one for all that have none

#: One row for each parent that a document cites: found (`parent`) or not. `breaks`: what the citation has wrong, or the bond itself.
LINKS: Columns = {
    "content": "text", "parent": "text", "direct": "truth", "breaks": "text", "number": "text", "issued": "day", "issuer": "text",
    "subject": "text", "issuer_present": "truth",
}  # fmt: skip
#: Numbers given twice (`twice`) or against the order of days (`order`), one row for each document and one that it contradicts.
REGISTERS: Columns = {"content": "text", "fault": "text", "other": "text"}
#: Versions of one document (its DOCX and its PDF): each, and the one that stands for it.
VERSIONS: Columns = {"content": "text", "version_of": "text"}


class Linked(Struct, frozen=True):
    """The documents in their order (`contents[i]` of `forest.documents[i]`), and what is asked of their bonds."""

    contents: tuple[str, ...]
    ancestry: Ancestry

    @property
    def forest(self) -> Forest:
        return self.ancestry.forest


def linked(heads: Iterable[tuple[str, str, str, bytes]], places: Callable[[Sequence[str]], Iterable[str]] = lambda _: ()) -> Linked:
    """(content, first place, status, head) of each → their bonds. `places`: all places that hold some contents."""
    contents: list[str] = []
    documents: list[Document] = []
    for content, place, _, head in heads:
        contents.append(content)
        documents.append(sharing(named(unpacked(head), place)))
    silent = [content for content, document in zip(contents, documents, strict=True) if not document.header.bodies]
    return Linked(tuple(contents), Ancestry(planted(documents), places(silent)))


def sharing(document: Document) -> Document:
    """The document with one string and one day in memory for all that say the same: an issuer's name stands in hundreds."""
    header, citations = document.header, document.facts.citations
    return replace(
        document,
        header=_interned(header, "type", "issuer", "superior", "subject", "place"),
        facts=replace(document.facts, citations=tuple(_interned(c, "type", "number", "issuer", "subject") for c in citations)),
    )


def _interned(said: Said, *names: str) -> Said:
    texts = {name: intern(value) for name in names if (value := getattr(said, name))}
    return replace(said, issued=_one(said.issued), spans=said.spans or _NONE, **texts)


@cache
def _one(day: PartialDate | None) -> PartialDate | None:
    """The first of all days that are the same one."""
    return day


def jobs(found: Linked, near: Mapping[str, Alike] | None = None) -> Iterator[Job]:
    """What has to be judged, children of one parent one after another. `near`: plans that are nearly copies (None: nobody asked)."""
    forest, ancestry, contents = found.forest, found.ancestry, found.contents
    at_place = {d.source.name: contents[at] for at, d in enumerate(forest.documents)}
    rows = [
        (tuple(contents[p] for p in ancestry.direct(at)), content, at)
        for at, content in enumerate(contents)
        if forest.documents[at].source.status != "unreadable"
    ]
    for parents, content, at in sorted(rows):
        alike = near.get(contents[forest.copies[at]]) if near is not None else None
        told = None if near is None else (alike,) if alike else ()
        yield Job(content, parents, _kinship(ancestry.kin(at), at_place, told))


def _kinship(kin: Kin, at_place: Mapping[str, str], near: tuple[Alike, ...] | None) -> Kinship:
    return Kinship(
        tuple(sorted(at_place[d.source.name] for d in kin.namesakes)),
        at_place[kin.before.source.name] if kin.before else None,
        min(kin.register, 2),  # whether there are others is all that is asked
        kin.absent,
        kin.unknown,
        tuple(sorted(at_place[d.source.name] for d in kin.circle)),
        kin.chained,
        near,
        min(kin.likewise, 1),  # as for the register
    )


def link_rows(found: Linked) -> Iterator[Row]:
    """The rows of `LINKS`."""
    contents, forest = found.contents, found.forest
    for bond in forest.bonds:
        yield (contents[bond.child], contents[bond.parent], bond.direct, " ".join(bond.breaks), *_cited(bond.citation), True)
    for at, citation in forest.absent:
        present = citation in found.ancestry.kin(at).absent
        yield (contents[at], None, None, "absent", *_cited(citation), present)


def _cited(citation: Citation) -> Row:
    return (citation.number, citation.issued.as_date() if citation.issued else None, citation.issuer, citation.subject)


def register_rows(found: Linked) -> Iterator[Row]:
    """The rows of `REGISTERS`."""
    contents, forest = found.contents, found.forest
    for group in forest.namesakes:
        yield from ((contents[one], "twice", contents[other]) for one in group for other in group if one != other)
    yield from ((contents[one], "order", contents[other]) for one, other in forest.disorder)


def version_rows(found: Linked) -> Iterator[Row]:
    """The rows of `VERSIONS`."""
    contents = found.contents
    yield from ((contents[at], contents[stands]) for at, stands in enumerate(found.forest.copies) if at != stands)
