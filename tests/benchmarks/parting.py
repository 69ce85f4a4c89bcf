"""Heads → parts that are linked one by one, and together say what is said of all at once.

A citation can only name documents of the place of the issuer that it names, and those of no place. So each head goes to the place of its own
issuer (there it may be named), and to the place of each issuer that it cites (there it asks); the few of no place, nor under one, are asked by all. Heads
come in any order, as a store has them by their contents, and lie on disk until their part is linked; what stays is a pair of numbers for each
bond. Circles, and the provinces by which registers of one name are told apart, follow from the bonds of all parts.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from checker.language.normal import number_key
from checker.link.forest import planted
from checker.link.named import issuers, meant
from checker.link.register import place_above
from checker.model import Citation, Document, Forest

_ANYWHERE = "*"  # where citations go whose issuer is of no place
_NOWHERE = "nowhere"  # the file of heads whose issuer is of none
_FEW = 200  # as `checker.link.forest` goes through where nothing but a kind of body is known


class Entry(Struct, frozen=True, gc=False):
    """A head in a part. `at`: its number among all; `home`: it is of this place, else it only asks here."""

    place: str
    at: int
    home: bool
    document: Document


class Part(Struct, frozen=True):
    """What is linked together: the heads' numbers, which of them are of the place, and their forest."""

    place: str
    at: tuple[int, ...]
    home: tuple[bool, ...]
    forest: Forest

    def bonds(self) -> Iterator[tuple[int, int]]:
        """(child, parent), as numbers among all heads."""
        return ((self.at[b.child], self.at[b.parent]) for b in self.forest.bonds)

    def absent(self) -> Iterator[tuple[int, Citation]]:
        return ((self.at[child], citation) for child, citation in self.forest.absent)

    def copies(self) -> Iterator[tuple[int, int]]:
        """(a head, the one that stands for it) of those at home."""
        return ((self.at[i], self.at[copy]) for i, copy in enumerate(self.forest.copies) if self.home[i])


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Entry)


def entries(at: int, document: Document) -> Iterator[Entry]:
    """A head for each place that it belongs to, and for each where it asks."""
    asked: dict[str, list[Citation]] = defaultdict(list)
    for citation in document.facts.citations:
        if citation.role == "parent" and not citation.instruction:
            named = meant(citation.issuer, document)
            asked[(named and named.place) or _ANYWHERE].append(citation)
    homes = {b.place for b in issuers(document) if b.place} or {place_above(document)}
    for place in sorted(homes | asked.keys()):
        yield Entry(place, at, place in homes, _asking(document, asked.get(place, ())))


def _asking(document: Document, here: Iterable[Citation]) -> Document:
    """The head with no other parents to be found than those asked for here; all may still tell of what province it is."""
    kept = tuple(here)
    marked = tuple(c if c in kept else replace(c, instruction=True) for c in document.facts.citations)
    return replace(document, facts=replace(document.facts, citations=marked))


def spilled(documents: Iterable[Document], folder: Path, files: int) -> int:
    """Writes the entries of all heads, those of a place into one file; the bytes written."""
    with ExitStack() as stack:
        out = [stack.enter_context((folder / f"{i:04}").open("wb", buffering=1 << 16)) for i in range(files)]
        nowhere = stack.enter_context((folder / _NOWHERE).open("wb"))
        for at, document in enumerate(documents):
            for entry in entries(at, document):
                _write(out[crc32(entry.place.encode()) % files], entry)
            if not place_above(document) and any(not b.place for b in issuers(document)):
                _write(nowhere, Entry("", at, False, _asking(document, ())))
    return sum(file.stat().st_size for file in folder.iterdir())


def parts(folder: Path) -> Iterator[Part]:
    """Each place linked, one file of places in memory at a time; last what names no place, beside what it may name."""
    rest: list[Entry] = []
    nowhere = list(_read(folder / _NOWHERE))
    for file in sorted(folder.glob("[0-9]*")):
        places: dict[str, list[Entry]] = defaultdict(list)
        for entry in _read(file):
            (rest if entry.place == _ANYWHERE else places[entry.place]).append(entry)
        for place, inside in places.items():
            yield _linked(place, [*inside, *_named(inside, nowhere)])
    if rest:
        every = (entry for file in sorted(folder.glob("[0-9]*")) for entry in _read(file) if entry.home)
        yield _linked(_ANYWHERE, [*rest, *_named(rest, every)])


def _linked(place: str, inside: list[Entry]) -> Part:
    return Part(place, tuple(e.at for e in inside), tuple(e.home for e in inside), planted([e.document for e in inside]))


def _write(file: IO[bytes], entry: Entry) -> None:
    data = _ENCODER.encode(entry)
    file.write(len(data).to_bytes(4, "little") + data)


def _read(file: Path) -> Iterator[Entry]:
    with file.open("rb") as packed:
        while size := packed.read(4):
            yield _DECODER.decode(packed.read(int.from_bytes(size, "little")))


def _named(asking: list[Entry], others: Iterable[Entry]) -> Iterator[Entry]:
    """Which of the others those may name: by a number or a day, or few of a kind of body in a year (one more shows that they are not few)."""
    asked = [(c, e.document) for e in asking for c in e.document.facts.citations if c.role == "parent" and not c.instruction]
    numbers, days = {number_key(c.number) for c, _ in asked if c.number}, {c.issued for c, _ in asked if c.issued}
    kinds = {b.kind for c, document in asked if (b := meant(c.issuer, document))}
    there, count = {e.at for e in asking}, Counter[tuple[str, int | None]]()
    for entry in others:
        header = entry.document.cited_as
        year = (header.issued.year if header.issued else None) or (header.period.start if header.period else None)
        of = {(b.kind, year) for b in issuers(entry.document) if b.kind in kinds}
        wanted = any(count[k] <= _FEW for k in of) or header.issued in days or (header.number and number_key(header.number) in numbers)
        if wanted and entry.at not in there:
            count.update(of)
            there.add(entry.at)
            yield replace(entry, home=False, document=_asking(entry.document, ()))


class Bonds:
    """Children and parents of all parts, as numbers."""

    def __init__(self) -> None:
        self.children, self.parents = array("q"), array("q")

    def add(self, part: Part) -> None:
        for child, parent in part.bonds():
            self.children.append(child)
            self.parents.append(parent)

    def circled(self, count: int) -> int:
        """How many heads are left when those that implement nobody are taken away again and again: they stand in a circle, or below one."""
        import numpy as np

        children, parents = (np.frombuffer(rows, dtype=np.int64) for rows in (self.children, self.parents))
        while len(children):
            bound = np.zeros(count, dtype=bool)
            bound[children] = True
            staying = bound[parents]
            if staying.all():
                return int(bound.sum())
            children, parents = children[staying], parents[staying]
        return 0
