"""Documents → which are versions of one: a DOCX and its PDF, a plan that was sent again; bodies of one name in two provinces have none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from msgspec.structs import replace

from checker.language.bodies import body
from checker.language.filenames import named_as_copy
from checker.language.normal import key, number_key
from checker.language.units import shared
from checker.link.mistaken import placed
from checker.link.named import province
from checker.link.register import apart, of_places, place_above
from checker.model import Bond, Document


def rank(document: Document) -> tuple[Any, ...]:
    """An order of documents that does not depend on how they were given: readable ones first, those named as copies last, then by name and
    content."""
    source = document.source
    readable = "read partial unreadable".split().index(source.status)
    return (readable, not source.layout, named_as_copy(source.name), source.name, source.sha256)


def versions(docs: tuple[Document, ...]) -> tuple[int, ...]:
    """Of each document the one that stands for it: of a DOCX and its PDF, of two copies, the first by `rank`."""
    alike: dict[Any, list[int]] = defaultdict(list)
    for at, document in enumerate(docs):
        alike[_identity(document)].append(at)
    stands = list(range(len(docs)))
    for group in alike.values():
        of_one_place = of_places(group, docs, lambda at: province(docs[at]))
        for some in (part for of_one in of_one_place for part in apart(of_one, lambda at: _implemented(docs[at]))):
            _stand(some, docs, stands)
    return tuple(stands)


def told_apart(
    docs: tuple[Document, ...], copies: tuple[int, ...], bonds: list[Bond], provinces: Sequence[str | None]
) -> tuple[tuple[int, ...], list[Bond]]:
    """Plans of schools of one name, alike to the day, that their parents or folders tell to be of two provinces are no versions; who
    implements one of them implements the one that lies nearest."""
    alike: dict[int, list[int]] = defaultdict(list)
    for at, stands in enumerate(copies):
        if stands != at:
            alike[stands].append(at)
    found, several = list(copies), dict[int, list[int]]()
    for stands, others in alike.items():
        parts = list(of_places([stands, *others], docs, provinces.__getitem__))
        if len(parts) > 1:
            several[stands] = [_stand(part, docs, found) for part in parts]
    moved = [replace(b, parent=_near(docs[b.child], several[b.parent], docs)) if b.parent in several else b for b in bonds]
    return tuple(found), moved


def _stand(group: Sequence[int], docs: tuple[Document, ...], stands: list[int]) -> int:
    """Lets the first of a group by `rank` stand for all of it."""
    first = min(group, key=lambda at: rank(docs[at]))
    for at in group:
        stands[at] = first
    return first


def _near(child: Document, several: list[int], docs: tuple[Document, ...]) -> int:
    return min(several, key=lambda at: (-together(docs[at], child), rank(docs[at])))


def _implemented(document: Document) -> str | None:
    """What tells plans of two provinces apart that say nothing of their provinces, where places of both bear the name: the numbers of
    what they implement."""
    places = [b for name in (*document.header.bodies, document.header.superior) if name and (b := body(name)) and b.place]
    if not any(shared(b.place or "", b.unit) for b in places):
        return None
    return " ".join(sorted(number_key(c.number) for c in document.facts.citations if c.role == "parent" and c.number)) or None


def _identity(document: Document) -> Any:
    """What copies of one document share; a document that says too little of itself has only copies of the same bytes."""
    header = document.header
    if not (header.bodies and header.subject and (header.number or header.issued or header.period)):
        return document.source.sha256, document.source.text
    number = number_key(header.number) if header.number else None
    period = header.period and (header.period.start, header.period.end)
    issuer = body(placed(header.bodies[0], header))
    where = place_above(document) if issuer and not issuer.place else ""  # schools of one name in two communes are two
    return number, header.issued, key(placed(header.bodies[0], header)), where, key(header.type or ""), key(header.subject), period


def folder_of(place: str) -> str:
    """Where in an archive a document lies; "" for one that was given by itself."""
    return place.rpartition("/")[0]


def together(one: Document, other: Document) -> int:
    """How many of the folders of an archive two documents lie in together, from the outermost in."""
    folders = zip(folder_of(one.source.name).split("/"), folder_of(other.source.name).split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], folders))
