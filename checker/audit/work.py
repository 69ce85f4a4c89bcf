"""The steps of a run as pure functions of plain data, so that any process of any machine can carry them out.

Each takes a batch and gives a result for each member of it, in order. A file that would hang or break the process ends it: the engine tells
so, and the run tries the members of that batch one by one.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import os
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from checker.audit.tables import Row, facts_of, judged_of
from checker.audit.walk import Found, fetch
from checker.judge import judge, load_pack
from checker.judge.rules import Rule
from checker.link import link
from checker.model import Citation, Document, Facts, Kin, Near, Source, Span
from checker.read import Limits, Unreadable

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Document)


class Setup(Struct, frozen=True):
    """What every step of a run has to know. `seconds`: of one file, after which its process ends."""

    archive: str
    packs: tuple[str, ...] = ()
    profile: str = "issued"
    limits: Limits = Limits(alone=True, workers=1)
    seconds: float = 120


class Reading(Struct, frozen=True, gc=False):
    """A content read: how it went, why where it went ill, what linking needs of it, all of it, and its rows by table."""

    content: str
    status: str
    reason: str | None
    head: bytes
    packed: bytes
    rows: dict[str, list[Row]]


class Alike(Struct, frozen=True, gc=False):
    """`Near` with a content in place of a document."""

    other: str
    share: float
    span: Span
    beside: Span
    named: Span | None = None
    judged: bool = True


class Kinship(Struct, frozen=True, gc=False):
    """`Kin` with contents in place of documents."""

    namesakes: tuple[str, ...] = ()
    before: str | None = None
    register: int = 1
    absent: tuple[Citation, ...] = ()
    unknown: tuple[Citation, ...] = ()
    circle: tuple[str, ...] = ()
    chained: bool = False
    near: tuple[Alike, ...] | None = None
    likewise: int = 0

    @property
    def others(self) -> tuple[str, ...]:
        return (*self.namesakes, *self.circle, *((self.before,) if self.before else ()), *(alike.other for alike in self.near or ()))


class Job(Struct, frozen=True, gc=False):
    """A content to be judged beside its direct parents."""

    content: str
    parents: tuple[str, ...]
    kin: Kinship


class Judging(Struct, frozen=True, gc=False):
    """What the rules say of a content: rows by table."""

    content: str
    rows: dict[str, list[Row]]


def hash_files(setup: Setup, batch: Sequence[Found]) -> list[str]:
    """The content of each file. What can't be fetched is a content of its own, which reading tells of."""
    return [_hashed(setup, found) for found in batch]


def _hashed(setup: Setup, found: Found) -> str:
    try:
        return hashlib.sha256(fetch(setup.archive, found, setup.limits)).hexdigest() + found.ending
    except Unreadable:
        return unreachable(found)


def unreachable(found: Found) -> str:
    """The content of a file whose bytes can't be had: its own, asked for again by the next run."""
    return f"!{hashlib.sha256(found.place.encode('utf-8', 'surrogateescape')).hexdigest()}{found.ending}"


def read_contents(setup: Setup, batch: Sequence[tuple[str, Found]]) -> list[Reading]:
    """Pass 1: read → parse → extract."""
    return [_reading(setup, content, found) for content, found in batch]


def _reading(setup: Setup, content: str, found: Found) -> Reading:
    with _bounded(setup.seconds):
        document = _understood(setup, found)
    source = document.source
    why = "; ".join(dict.fromkeys(w.code for w in source.warnings)) if source.status != "read" else None
    return Reading(content, source.status, why, packed(head_of(document)), packed(document), facts_of(content, document))


def _understood(setup: Setup, found: Found) -> Document:
    from checker.extract import extract
    from checker.parse import parse
    from checker.read import read_bytes
    from checker.read.assemble import refused

    name = PurePosixPath(found.place).name
    try:
        return extract(parse(read_bytes(name, fetch(setup.archive, found, setup.limits), limits=setup.limits)))
    except Unreadable as error:
        return Document(refused(error, name=name))
    except MemoryError:
        return Document(refused(Unreadable("memory"), name=name))


def lost(found: Found, code: str, **details: object) -> Document:
    """The document of a file whose process died, with the reason."""
    from checker.read.assemble import refused

    return Document(refused(Unreadable(code, **details), name=PurePosixPath(found.place).name))


def head_of(document: Document) -> Document:
    """What linking needs of a document: who issued it, when, under what number, and which parents it cites; a tenth of it or less."""
    parents = tuple(c for c in document.facts.citations if c.role == "parent" and not c.instruction)
    source, header = document.source, document.header
    light = Source(source.name, source.sha256, source.format, status=source.status, layout=source.layout)
    spans = {name: span for name, span in header.spans.items() if name == "attached_to"}
    return Document(light, replace(header, recipients=(), signer=None, spans=spans), facts=Facts(citations=parents))


def judge_contents(setup: Setup, batch: Sequence[Job], shelf: dict[str, tuple[str, bytes]]) -> list[Judging]:
    """Pass 2: link → judge. `shelf`: (name, packed document) of each content that the jobs speak of."""
    documents = {content: named(unpacked(data), name) for content, (name, data) in shelf.items()}
    return [_judging(setup, job, documents) for job in batch]


def _judging(setup: Setup, job: Job, documents: dict[str, Document]) -> Judging:
    child, parents = documents[job.content], [documents[p] for p in job.parents]
    kin = job.kin
    known = Kin(
        tuple(documents[c] for c in kin.namesakes),
        documents[kin.before] if kin.before else None,
        kin.register,
        kin.absent,
        kin.unknown,
        tuple(documents[c] for c in kin.circle),
        kin.chained,
        None if kin.near is None else tuple(Near(documents[a.other], a.share, a.span, a.beside, a.named, a.judged) for a in kin.near),
        kin.likewise,
    )
    with _bounded(setup.seconds):
        report = judge(child, link(child, parents, known), _rules(setup.packs), profile=setup.profile)
    names = {documents[p].source.name: p for p in job.parents}
    return Judging(job.content, judged_of(job.content, report, names))


def copies_are_told(packs: tuple[str, ...]) -> bool:
    """Whether any rule asks for near-copies."""
    return any(rule.check == "copied" for rule in _rules(packs))


def unjudged(setup: Setup, job: Job) -> Judging:
    """What is said of a content whose judging broke its process: each rule is broken, none has passed."""
    return Judging(job.content, {"verdicts": [(job.content, rule.id, "broken", rule.severity, 0) for rule in _rules(setup.packs)]})


@cache
def _rules(packs: tuple[str, ...]) -> tuple[Rule, ...]:
    return load_pack(*packs)


def packed(document: Document) -> bytes:
    """A document as bytes, a fifth of their number pressed together."""
    return zlib.compress(_ENCODER.encode(document), 1)


def unpacked(data: bytes) -> Document:
    return _DECODER.decode(zlib.decompress(data))


def named(document: Document, name: str) -> Document:
    """The document under the name that reports are to call it by."""
    return replace(document, source=replace(document.source, name=name))


@contextlib.contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Ends the process where a file takes longer (0: never): no other way stops a loop inside a library, on any system."""
    if not seconds:
        yield
        return
    with Path(os.devnull).open("wb") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
