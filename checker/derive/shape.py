"""The shape of `parent:` in a pack.yaml, strict as that of rules. A new kind of fact is one more shape here and its row in facts.py."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from checker.judge.rules.shape import Strict
from checker.model import Level, Operator, Recurrence, ReportingPeriod, Role


class Part(Strict, frozen=True, omit_defaults=True):
    """Base of the shapes that are written: what has its default is left out."""


class Stated(Part, frozen=True, omit_defaults=True):
    """A fact. `words` are those of the clause that state its value or day (none: the whole clause), where they stand for the `nth` time."""

    words: str | None = None
    nth: int = 1


class TargetOf(Stated, frozen=True, omit_defaults=True, kw_only=True):
    indicator: str
    population: str | None = None
    actor: str | None = None
    op: Operator | None = None
    value: float | None = None
    unit: str | None = None
    year: int | None = None
    onward: bool = False
    general: bool = False
    decreasing: bool = False
    change: bool = False
    label: str | None = None


class DeadlineOf(Stated, frozen=True, omit_defaults=True, kw_only=True):
    """`due` is a day as people write it: «20/11», «20/11/2022», «tháng 11», «quý II năm 2022»."""

    kind: Literal["report", "task"]
    due: str | None = None
    recurrence: Recurrence | None = None
    covers: ReportingPeriod | None = None
    actor: str | None = None
    recipient: str | None = None
    channel: str | None = None
    upward: bool = False
    end_of_period: bool = False
    submission: bool = False


class EventOf(Stated, frozen=True, omit_defaults=True, kw_only=True):
    """`to` is there where an event lasts longer than a day."""

    name: str
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    actor: str | None = None


class TaskOf(Stated, frozen=True, omit_defaults=True, kw_only=True):
    """Something that the parent gives to do; without `actor` it is laid on nobody."""

    actor: str | None = None
    encouraged: bool = False


class Item(Part, frozen=True, omit_defaults=True):
    """A clause of the parent, word for word, and the facts that were read from it. `columns`: of a row, the titles of its table's columns,
    where they name the school year of a target."""

    clause: str
    columns: str | None = None
    targets: list[TargetOf] = []
    deadlines: list[DeadlineOf] = []
    events: list[EventOf] = []
    tasks: list[TaskOf] = []


class PartOf(Part, frozen=True, omit_defaults=True):
    """A part with its heading and what stands right under it; parts below have a greater `depth`.

    One without a title goes on with the part of its depth that is open there; with that of depth 0 it stands outside all of them.
    `figures`: a part on aims that has figures, though no target.
    """

    title: str | None = None
    number: str | None = None
    depth: int = 1
    kinds: list[str] = []
    figures: bool = False
    items: list[Item] = []


class PeriodOf(Part, frozen=True, omit_defaults=True):
    """The years of the plan; `words` as its title has them, or its text where `in_text`."""

    from_: int | None = field(default=None, name="from")
    to: int | None = None
    horizon: int | None = None
    words: str | None = None
    in_text: bool = False


class CitationOf(Part, frozen=True, omit_defaults=True):
    """A document that the parent cites itself."""

    role: Role
    type: str | None = None
    number: str | None = None
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None
    instruction: bool = False


class Parent(Part, frozen=True, omit_defaults=True):
    """The superior's plan as a check reads it.

    `printed`: how the header's fields stand in the document, where that is not their value (none: it states them nowhere); `attached_to`:
    the line «(Kèm theo Quyết định số …)» and `attached_on` its date; `speaks_of`: what it deals with in a passage (ids of passages.yaml);
    `required_parts`: the parts that it orders of lower plans, a list for each clause, `required_by` the sentences that do; `as_derived`:
    marks of the facts as they were read, by which a corrected one is known.
    """

    file: str
    sha256: str = ""
    type: str | None = None
    number: str | None = None
    issued: str | None = None
    place: str | None = None
    issuer: str | None = None
    issuers: list[str] = []
    superior: str | None = None
    level: Level | None = None
    subject: str | None = None
    period: PeriodOf | None = None
    attached_to: str | None = None
    attached_on: str | None = None
    required_parts: list[list[str]] = []
    required_by: list[str] = []
    parts: list[PartOf] = []
    cites: list[CitationOf] = []
    speaks_of: list[str] = []
    abbreviations: list[str] = []
    printed: dict[str, str | None] = {}
    as_derived: str = ""
