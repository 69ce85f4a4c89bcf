"""Near-copies at an archive's size: own words group by group, signed by MinHash; pairs of like signatures laid side by side.

What `checker.link.near` does with all plans in memory is done here in steps that an engine carries out, of a group or of a pair each, and
what they gave is kept. The coordinator holds half a kilobyte a plan, its signature.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from checker.audit.engines import Batch, Engine, Lost, Progress, each
from checker.audit.ledger import Ledger
from checker.audit.linking import Linked
from checker.audit.stamp import linking_stamp
from checker.audit.work import Alike, Setup, unpacked
from checker.link.near import CANDIDATE, Own, comparable, few, grouped, laid, own_parts, own_runs, own_text, words_of
from checker.model import Near

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HASHES, _SEED = 128, 30
_ROWS, _BANDS = 3, 42  # plans that share 0.43 of their runs meet with a chance of 0.97, those that share 0.01 with one of 0.00004
_LEAST = 0.15  # of two signatures: half of the runs of a plan within one twice as long are a fifth of both
_BUCKET = 32  # plans in a bucket; of more, what they share is a form
_PLANS, _PAIRS = 64, 32  # in a batch

#: Which of a pair is told (0, 1), and what.
Told = tuple[int, Alike]


class Group(Struct, frozen=True, gc=False):
    """Plans of one parent, and the documents that each of them implements, by way of others too."""

    members: tuple[str, ...]
    above: tuple[tuple[str, ...], ...]

    @property
    def contents(self) -> frozenset[str]:
        return frozenset(self.members).union(*self.above)


class Signed(Struct, frozen=True, gc=False):
    """Where a plan's own words are, and their signature; both empty where they are too few."""

    own: Own = ()
    signature: bytes = b""


def alike(ledger: Ledger, engine: Engine, found: Linked, extractor: str, progress: Progress = lambda *_: None) -> dict[str, Alike]:
    """Each content that is nearly a copy of another unit's → the likest, and what is told of it. Does only what no earlier run has done."""
    groups = _groups(found)
    stamp = f"{extractor} {linking_stamp()} {_version()}"
    keys = {content: key for group in groups for key in (_key(group, stamp),) for content in group.members}
    changed = _changed(groups, keys, ledger.signed())
    done, total = 0, sum(len(group.members) for group in changed)
    for group, signed in each(engine, sign, _laden_groups(ledger, changed)):
        parts = [Signed()] * len(group.members) if isinstance(signed, Lost) else signed
        ledger.sign((c, keys[c], msgspec.msgpack.encode(part)) for c, part in zip(group.members, parts, strict=True))
        done += len(group.members)
        progress("sign", done, total)
    at = {content: i for i, content in enumerate(found.contents)}
    contents, matrix = _matrix(ledger, keys)
    docs = found.forest.documents
    near = [
        (contents[one], contents[other])
        for one, other in candidates(matrix)
        if comparable(docs[at[contents[one]]], docs[at[contents[other]]])
    ]
    wanted = {pair: f"{keys[pair[0]]} {keys[pair[1]]}" for pair in near}
    _lay(ledger, engine, wanted, frozenset(c for c in contents if found.ancestry.above(at[c])), progress)
    names = {content: docs[i].source.name for content, i in at.items()}
    return _likest({pair: told for pair, told in ledger.laid() if pair in wanted}, len(contents), names)


def _groups(found: Linked) -> list[Group]:
    forest, ancestry, contents = found.forest, found.ancestry, found.contents
    return [
        Group(tuple(contents[i] for i in group), tuple(tuple(sorted(contents[a] for a in ancestry.above(i))) for i in group))
        for group in grouped(forest.documents, forest.copies, ancestry.direct)
    ]


def _key(group: Group, stamp: str) -> str:
    return sha256(msgspec.msgpack.encode((group, stamp))).hexdigest()[:32]


def _version() -> int:
    from rensa import RMinHash

    return int(RMinHash.ALGORITHM_VERSION)


def _changed(groups: Iterable[Group], keys: Mapping[str, str], before: Mapping[str, str]) -> list[Group]:
    return [group for group in groups if any(before.get(content) != keys[content] for content in group.members)]


def _laden_groups(ledger: Ledger, groups: Sequence[Group]) -> Iterator[Batch]:
    """Batches of some sixty plans or one large group, with the documents that they need."""
    batch: list[Group] = []
    for i, group in enumerate(groups):
        batch.append(group)
        if sum(len(g.members) for g in batch) >= _PLANS or i == len(groups) - 1:
            yield batch, (ledger.packed(sorted(frozenset().union(*(g.contents for g in batch)))),)
            batch = []


def sign(setup: Setup, batch: Sequence[Group], shelf: Mapping[str, bytes]) -> list[list[Signed]]:
    """A step: the own words of each plan of each group, and their signatures. `shelf`: packed documents."""
    return [_signed(group, {c: words_of(unpacked(shelf[c])) for c in group.contents}) for group in batch]


def _signed(group: Group, read: Mapping[str, Any]) -> list[Signed]:
    from rensa import RMinHash

    signed = []
    for content, own in zip(
        group.members, own_parts([read[c] for c in group.members], [[read[c] for c in above] for above in group.above]), strict=True
    ):
        if own:
            made = RMinHash(num_perm=_HASHES, seed=_SEED)
            made.update(own_text(read[content], own))
            signed.append(Signed(own, b"".join(int(value).to_bytes(4, "little") for value in made.digest())))
        else:
            signed.append(Signed())
    return signed


def _matrix(ledger: Ledger, keys: Mapping[str, str]) -> tuple[list[str], NDArray[np.uint32]]:
    """The plans that have words of their own, and their signatures, a row each."""
    import numpy as np

    contents: list[str] = []
    rows = bytearray()
    for content, packed in ledger.signatures():
        signature = _SIGNED.decode(packed).signature
        if signature and content in keys:
            contents.append(content)
            rows += signature
    return contents, np.frombuffer(rows, dtype="<u4").reshape(len(contents), _HASHES)


_SIGNED = msgspec.msgpack.Decoder(Signed)


def candidates(signatures: NDArray[np.uint32]) -> list[tuple[int, int]]:
    """The pairs of rows that are likely alike: that agree in a band of their hashes, and in enough of all. Rows that in half of the bands
    agree with very many are those of a form."""
    import numpy as np

    pairs = np.empty((0, 2), dtype=np.int64)
    crowded = np.zeros(len(signatures), dtype=np.int64)
    for band in range(_BANDS):
        rows = signatures[:, band * _ROWS : (band + 1) * _ROWS].astype(np.uint64)
        mixed = (
            rows[:, 0] * np.uint64(0x9E3779B97F4A7C15)
            ^ rows[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
            ^ rows[:, 2] * np.uint64(0x165667B19E3779F9)
        )
        order = np.argsort(mixed, kind="stable")
        starts = np.flatnonzero(np.diff(mixed[order], prepend=~mixed[order[:1]]))
        sizes = np.diff(starts, append=len(order))
        met = list[tuple[int, int]]()
        for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
            bucket = order[start : start + size]
            if size > _BUCKET:
                crowded[bucket] += 1
            else:
                met += combinations(sorted(bucket.tolist()), 2)
        if met:
            some = np.array(met, dtype=np.int64)
            agreed = (signatures[some[:, 0]] == signatures[some[:, 1]]).mean(axis=1)
            pairs = np.unique(np.concatenate((pairs, some[agreed >= _LEAST])), axis=0)
    alone = crowded < _BANDS // 2
    return [(one, other) for one, other in pairs.tolist() if alone[one] and alone[other]]


def _lay(ledger: Ledger, engine: Engine, wanted: Mapping[tuple[str, str], str], bound: frozenset[str], progress: Progress) -> None:
    """Lays side by side the pairs that were not yet, or of which a group has changed."""
    before = ledger.pairs()
    waiting = sorted(pair for pair, key in wanted.items() if before.get(pair) != key)
    for done, ((one, other, _), told) in enumerate(each(engine, lay, _laden_pairs(ledger, waiting, bound)), 1):
        rows = () if isinstance(told, Lost) else told
        ledger.lay([(one, other, wanted[one, other], msgspec.msgpack.encode(rows))])
        progress("lay", done, len(waiting))
    ledger.drop_pairs(pair for pair in before if pair not in wanted)


def _laden_pairs(ledger: Ledger, pairs: Sequence[tuple[str, str]], bound: frozenset[str]) -> Iterator[Batch]:
    for start in range(0, len(pairs), _PAIRS):
        batch = [(one, other, one in bound and other in bound) for one, other in pairs[start : start + _PAIRS]]
        contents = sorted({content for one, other, _ in batch for content in (one, other)})
        signed = dict(ledger.signatures(contents))
        documents = ledger.packed(contents)
        yield batch, ({content: (documents[content], signed[content]) for content in contents},)


def lay(setup: Setup, batch: Sequence[tuple[str, str, bool]], shelf: Mapping[str, tuple[bytes, bytes]]) -> list[list[Told]]:
    """A step: two plans side by side, as `checker.link.near` lays them; `shelf`: packed document and its signed words."""
    docs = {content: unpacked(packed) for content, (packed, _) in shelf.items()}
    read = {content: words_of(document) for content, document in docs.items()}
    own = {content: _SIGNED.decode(signed).own for content, (_, signed) in shelf.items()}
    told: list[list[Told]] = []
    for one, other, judged in batch:
        runs = [own_runs(read[content], own[content]) for content in (one, other)]
        if len(runs[0] & runs[1]) < CANDIDATE * min(map(len, runs)):
            told.append([])
            continue
        rows = laid((docs[one], docs[other]), (read[one], read[other]), (own[one], own[other]), judged)
        told.append([(which, _alike((other, one)[which], near)) for which, near in rows])
    return told


def _alike(other: str, near: Near) -> Alike:
    return Alike(other, near.share, near.span, near.beside, near.named, near.judged)


def _likest(laid_: Mapping[tuple[str, str], bytes], plans: int, names: Mapping[str, str]) -> dict[str, Alike]:
    decoder = msgspec.msgpack.Decoder(tuple[Told, ...])
    told = {pair: decoder.decode(packed) for pair, packed in laid_.items()}
    found: dict[str, Alike] = {}
    for pair in few(told, plans):
        for which, near in told[pair]:
            before = found.get(pair[which])
            if before is None or (-near.share, names[near.other]) < (-before.share, names[before.other]):
                found[pair[which]] = near
    return found
