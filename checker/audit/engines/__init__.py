"""Where the steps of a run are carried out: in this process, in processes of this machine, or on a cluster of dask.

An engine takes a step and batches of work; it gives each batch back with its result, in any order, or with the reason why it was lost (the
process died, or the work broke). It keeps no more batches in flight than its workers can use. Nothing else is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from checker.audit.work import Setup

Step = Callable[..., list[Any]]
#: A batch: its members, and what they need beside them.
Batch = tuple[Sequence[Any], tuple[Any, ...]]
Member = TypeVar("Member")
#: Told (what is being done, done, of how many or None).
Progress = Callable[[str, int, int | None], None]


class Lost(Struct, frozen=True):
    """Why a batch has no result; `code` is one of the reader's notices."""

    code: str
    details: dict[str, Any] = {}


class Engine(Protocol):
    name: str
    setup: Setup

    def run(self, step: Step, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Any] | Lost]]: ...

    def close(self) -> None: ...


class Serial:
    """Everything in this process: the reader makes a child for what may break it."""

    name = "serial"

    def __init__(self, setup: Setup) -> None:
        from msgspec.structs import replace

        self.setup = replace(setup, limits=replace(setup.limits, alone=False), seconds=0)

    def run(self, step: Step, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Any] | Lost]]:
        for batch in batches:
            members, more = batch
            yield batch, step(self.setup, members, *more)

    def close(self) -> None:
        return


def chosen(name: str, workers: int, setup: Setup) -> Engine:
    """The engine «local» or «serial», or the dask scheduler at an address («tcp://…»)."""
    if name == "serial":
        return Serial(setup)
    if name == "local":
        from checker.audit.engines.local import Local

        return Local(setup, workers)
    from checker.audit.engines.cluster import Cluster

    return Cluster(setup, name)


def each(engine: Engine, step: Step, batches: Iterable[Batch]) -> Iterator[tuple[Any, Any]]:
    """(member, its result or `Lost`) of every member. The members of a lost batch are tried one by one, and one that crashes then once
    more with nothing beside it: what breaks its process each time is lost, not what another's end (a full memory, a kill) hit."""
    broken: list[Batch] = []
    for (members, more), result in engine.run(step, batches):
        if isinstance(result, Lost):
            broken += [([member], more) for member in members]
        else:
            yield from zip(members, result, strict=True)
    blamed: list[Batch] = []
    for batch, result in engine.run(step, broken):
        if isinstance(result, Lost) and result.code == "crashed":
            blamed.append(batch)
        else:
            yield _alone(batch, result)
    for batch in blamed:
        yield from (_alone(*done) for done in engine.run(step, [batch]))


def _alone(batch: Batch, result: list[Any] | Lost) -> tuple[Any, Any]:
    """A batch's only member, and its result."""
    return batch[0][0], result if isinstance(result, Lost) else result[0]


def in_batches(members: Iterable[Member], size: int) -> Iterator[Batch]:
    """Batches of so many members, which need nothing beside them."""
    batch: list[Member] = []
    for member in members:
        batch.append(member)
        if len(batch) == size:
            yield batch, ()
            batch = []
    if batch:
        yield batch, ()
