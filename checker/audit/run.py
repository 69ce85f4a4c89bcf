"""`checker audit run`: an archive → a store, going on wherever an earlier run stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from checker.audit.alike import alike
from checker.audit.claim import claimed
from checker.audit.engines import Batch, Engine, Lost, Progress, each, in_batches
from checker.audit.ledger import Content, Ledger
from checker.audit.linking import LINKS, REGISTERS, VERSIONS, Linked, jobs, link_rows, linked, register_rows, version_rows
from checker.audit.stamp import extractor_stamp, rules_stamp
from checker.audit.store import STATE, Store
from checker.audit.tables import FACTS, JUDGED, Row, facts_of
from checker.audit.walk import Found, address, reach, walk
from checker.audit.work import (
    Alike,
    Job,
    Judging,
    Reading,
    Setup,
    copies_are_told,
    hash_files,
    head_of,
    judge_contents,
    lost,
    packed,
    read_contents,
    unjudged,
    unreachable,
)

_HASHES, _FILES, _CHILDREN = 256, 32, 32  # members of a batch
_SHARD = 256  # contents in a shard: what a run that is killed may lose


class Summary(Struct, frozen=True):
    """What a run came to. `found` = read + partial + unreadable + skipped, in files; `reasons` counts those of the last three."""

    found: int
    read: int
    partial: int
    unreadable: int
    skipped: int
    contents: int
    newly_read: int
    newly_judged: int
    reasons: Mapping[str, int]


def run(folder: Path, engine: Engine, progress: Progress = lambda *_: None, *, moved: bool = False) -> Summary:
    """Audits the archive of `engine.setup` into the store `folder`. Killed at any moment, the next run goes on from there.

    Raises `Unusable` where there is no such archive, or the store is another's (`moved`: the archive is the store's, at a new address).
    """
    setup = engine.setup
    reach(setup.archive)
    with claimed(folder, setup.archive, moved=moved) as ledger:
        store = Store(folder)
        extractor, rules = extractor_stamp(), rules_stamp(setup.packs, setup.profile)
        number = ledger.begin(address(setup.archive), engine.name, extractor, rules)
        ledger.retry()
        _find(ledger, setup.archive, engine, number, progress)
        _hash(ledger, engine, progress)
        ledger.forget_unheld()
        newly_read = _read(ledger, store, engine, number, extractor, progress)
        progress("link", 0, None)
        found = linked(ledger.heads(), ledger.places)
        progress("link", len(found.contents), len(found.contents))
        near = alike(ledger, engine, found, extractor, progress) if copies_are_told(setup.packs) else None
        newly_judged = _judge(ledger, store, engine, number, (extractor, rules), found, near, progress)
        summary = _summary(ledger, len(found.contents), newly_read, newly_judged)
        ledger.end(number, {name: value for name, value in msgspec.structs.asdict(summary).items() if isinstance(value, int)})
        _state(ledger, store, found)
        store.sweep(ledger.shards())
    return summary


def _find(ledger: Ledger, archive: str, engine: Engine, number: int, progress: Progress) -> None:
    done = 0
    for batch, _ in in_batches(walk(archive, engine.setup.limits), 1000):
        ledger.found(batch, number)
        done += len(batch)
        progress("find", done, None)
    ledger.forget_gone(number)


def _hash(ledger: Ledger, engine: Engine, progress: Progress) -> None:
    waiting: list[tuple[str, str]] = []
    for done, (found, content) in enumerate(each(engine, hash_files, in_batches(ledger.unhashed(), _HASHES)), 1):
        waiting.append((unreachable(found) if isinstance(content, Lost) else content, found.place))
        if len(waiting) >= _HASHES:
            ledger.hashed(waiting)
            waiting = []
            progress("hash", done, None)
    ledger.hashed(waiting)


def _read(ledger: Ledger, store: Store, engine: Engine, number: int, extractor: str, progress: Progress) -> int:
    """Pass 1. How many contents were read."""
    total, done = ledger.count_unread(extractor), 0
    for shard, some in _shards(_readings(ledger, engine, extractor), f"{number}-r"):
        store.shard("facts", shard, _together((r.rows for r in some), FACTS))
        ledger.read([Content(r.content, r.status, r.reason, r.head, r.packed, shard) for r in some], extractor)
        done += len(some)
        progress("read", done, total)
    return done


def _readings(ledger: Ledger, engine: Engine, extractor: str) -> Iterator[Reading]:
    for (content, found), reading in each(engine, read_contents, in_batches(ledger.unread(extractor), _FILES)):
        yield _given_up(content, found, reading) if isinstance(reading, Lost) else reading


def _given_up(content: str, found: Found, why: Lost) -> Reading:
    """A file that broke its process, or took too long: unreadable, and said why."""
    document = lost(found, why.code, **why.details)
    return Reading(content, "unreadable", why.code, packed(head_of(document)), packed(document), facts_of(content, document))


def _judge(
    ledger: Ledger,
    store: Store,
    engine: Engine,
    number: int,
    stamps: tuple[str, str],
    found: Linked,
    near: Mapping[str, Alike] | None,
    progress: Progress,
) -> int:
    """Pass 2: only what was not judged yet by these rules, beside these parents and others. How many contents were judged."""
    places = {content: d.source.name for content, d in zip(found.contents, found.forest.documents, strict=True)}
    before = ledger.keys()
    waiting = {job.content: (job, key) for job in jobs(found, near) if before.get(job.content) != (key := _key(job, places, stamps))}
    done = 0
    judgings = each(engine, judge_contents, _laden(ledger, [job for job, _ in waiting.values()], places))
    for shard, some in _shards(_told(judgings, engine.setup), f"{number}-j"):
        store.shard("judged", shard, _together((j.rows for j in some), JUDGED))
        ledger.judged([(j.content, waiting[j.content][1], shard) for j in some])
        done += len(some)
        progress("judge", done, len(waiting))
    return done


def _told(judgings: Iterable[tuple[Job, Judging | Lost]], setup: Setup) -> Iterator[Judging]:
    for job, judging in judgings:
        yield unjudged(setup, job) if isinstance(judging, Lost) else judging


def _key(job: Job, places: Mapping[str, str], stamps: tuple[str, str]) -> str:
    """Changes when anything does that the verdicts rest on: the content, its parents and others with their names, code and rules."""
    named = [(c, places[c]) for c in (job.content, *job.parents, *job.kin.others)]
    return sha256(msgspec.msgpack.encode((named, job, stamps))).hexdigest()


def _laden(ledger: Ledger, waiting: Sequence[Job], places: Mapping[str, str]) -> Iterator[Batch]:
    """Batches with the documents that they speak of."""
    for batch, _ in in_batches(waiting, _CHILDREN):
        wanted = sorted({c for job in batch for c in (job.content, *job.parents, *job.kin.others)})
        documents = ledger.packed(wanted)
        yield batch, ({c: (places[c], documents[c]) for c in wanted},)


def _shards(rows: Iterable[Any], prefix: str) -> Iterator[tuple[str, Sequence[Any]]]:
    """Results in lots of a shard, each with the shard's name."""
    for count, (some, _) in enumerate(in_batches(rows, _SHARD)):
        yield f"{prefix}{count:06}", some


def _together(many: Iterable[Mapping[str, Sequence[Row]]], tables: Iterable[str]) -> dict[str, list[Row]]:
    joined: dict[str, list[Row]] = {table: [] for table in tables}
    for rows in many:
        for table, some in rows.items():
            joined[table] += some
    return joined


def _state(ledger: Ledger, store: Store, found: Linked) -> None:
    store.state("links", LINKS, sorted(link_rows(found), key=lambda row: [cell or "" for cell in row[:2]]))
    store.state("registers", REGISTERS, sorted(register_rows(found)))
    store.state("versions", VERSIONS, sorted(version_rows(found)))
    store.state("runs", STATE["runs"], ledger.runs())
    store.state("documents", STATE["documents"], _documents(ledger))


def _documents(ledger: Ledger) -> Iterator[Row]:
    """A row for each file; of files of one content the first stands for all."""
    firsts = ledger.firsts()
    for place, size, skipped, content, status, reason, facts, judged in ledger.state():
        copy_of = firsts.get(content, place) if content else place
        yield (place, size, skipped, content, status, reason, copy_of if copy_of != place else None, facts, judged)


def _summary(ledger: Ledger, contents: int, newly_read: int, newly_judged: int) -> Summary:
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for _, _, skipped, _, status, reason, _, _ in ledger.state():
        states[status or "skipped"] += 1
        why = skipped or reason
        if why and status != "read":
            reasons[why] += 1
    counted = {name: states[name] for name in ("read", "partial", "unreadable", "skipped")}
    return Summary(
        sum(states.values()),
        **counted,
        contents=contents,
        newly_read=newly_read,
        newly_judged=newly_judged,
        reasons=dict(reasons.most_common()),
    )
