"""A plan understood: what it says of itself, its parts, its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, wraps
from typing import Any, Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from checker.model.text import Source, Span

Role = Literal["parent", "basis", "mention"]
Operator = Literal["=", ">=", ">", "<=", "<", "~"]
Recurrence = Literal["monthly", "quarterly", "semiannual", "annual"]
ReportingPeriod = Literal["month", "quarter", "half_year", "year"]
Level = Literal["central", "ministry", "province", "province_office", "district", "district_office", "commune", "school", "party", "other"]
Region = Literal["header", "title", "preamble", "body", "closing", "recipients", "signature", "appendix"]


class PartialDate(Struct, frozen=True, gc=False):
    """A date as far as it is written. Nothing is guessed; an impossible day (31/6) is kept as written."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def whole(self) -> bool:
        return bool(self.day and self.month and self.year)

    def as_date(self) -> date | None:
        """The calendar date, or None where a part is missing or no calendar has it."""
        try:
            return date(self.year or 0, self.month or 0, self.day or 0)
        except ValueError:
            return None


class Period(Struct, frozen=True, gc=False):
    """Years that a plan covers: 2021–2025, with the later `horizon` of «… và định hướng đến năm 2030»."""

    start: int | None = None
    end: int | None = None
    horizon: int | None = None
    span: Span | None = None


class Signature(Struct, frozen=True, gc=False):
    """`capacity` «KT. TRƯỞNG PHÒNG», `title` «PHÓ TRƯỞNG PHÒNG», `name` «Nguyễn Văn A»."""

    capacity: str | None
    title: str | None
    name: str | None
    span: Span


class Recipient(Struct, frozen=True, gc=False):
    """One line of «Nơi nhận», without its dash and closing mark."""

    text: str
    span: Span


class Header(Struct, frozen=True, gc=False):
    """What the document says of itself. `spans` gives the place of each field by its name, also of `national_name`, `motto`, `closing`, `number_line`, `date_line`, `recipients`, `attached_to`."""

    type: str | None = None  # «Kế hoạch»
    number: str | None = None  # spaces out: 379/KH-PGD&ĐT
    issued: PartialDate | None = None
    place: str | None = None
    issuer: str | None = None
    superior: str | None = None
    level: Level | None = None
    subject: str | None = None
    period: Period | None = None
    signer: Signature | None = None
    recipients: tuple[Recipient, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    issuers: tuple[str, ...] = ()  # of a joint plan, `issuer` the first of them; empty where one body issues

    @property
    def bodies(self) -> tuple[str, ...]:
        """Whoever issues: the issuers of a joint plan, else the one issuer."""
        return self.issuers or ((self.issuer,) if self.issuer else ())


class Section(Struct, frozen=True, gc=False):
    """A part with a heading. `kinds` are ids of rules/lexicons/sections.yaml; `kind` is the first of them. `parent` is an index into `Document.sections`."""

    kind: str | None
    kinds: tuple[str, ...]
    number: str | None
    title: str
    depth: int
    heading: Span
    span: Span
    parent: int | None = None


class Paragraph(Struct, frozen=True, gc=False):
    """A logical paragraph, list item or table row: the unit that facts are read from. Text may hold line breaks.

    `marker` is the printed list mark («1.», «a)», «-»), `content` the span after it; `section` is an index into `Document.sections` (the
    innermost one), `header_row` the index of the paragraph that heads this row's table; `above` is the index of the list item or lead-in line that this item belongs to.
    """

    span: Span
    content: Span
    region: Region = "body"
    marker: str | None = None
    section: int | None = None
    cells: tuple[Span, ...] = ()
    header_row: int | None = None
    above: int | None = None


class Citation(Struct, frozen=True, gc=False):
    """Another document, cited. `span` is the first full mention, `mentions` all of them; `number` is spaces out, as a reader would cite it."""

    type: str | None
    number: str | None
    issued: PartialDate | None
    issuer: str | None
    subject: str | None
    role: Role
    span: Span
    mentions: tuple[Span, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)  # of type, number, issued, issuer, subject
    region: Region = "body"
    instruction: bool = False  # «chỉ đạo của …»: a superior's word without a document


class DateMention(Struct, frozen=True, gc=False):
    """A date anywhere in the text; `end` for ranges. `kind`: day, month, quarter, year, school_year, range, recurring."""

    kind: str
    date: PartialDate
    span: Span
    end: PartialDate | None = None
    quarter: int | None = None
    recurrence: Recurrence | None = None


class Deadline(Struct, frozen=True, gc=False):
    """A duty with its due day, as far as it is said. `span` is the whole clause or row, `focus` the words of the day (or of the duty when undated)."""

    kind: Literal["report", "task"]
    actor: str | None
    day: int | None
    month: int | None
    year: int | None
    quarter: int | None
    recurrence: Recurrence | None
    covers: ReportingPeriod | None
    recipient: str | None
    channel: str | None
    span: Span
    focus: Span
    section: int | None = None
    upward: bool = False  # the recipient is a body outside the unit
    end_of_period: bool = False  # «hết tháng», «trong quý»: due at its end
    submission: bool = False  # the day by which units issue or send in their own plan

    @property
    def dated(self) -> bool:
        return bool(self.day or self.month or self.quarter)


class Target(Struct, frozen=True, gc=False):
    """One value at one milestone of an indicator; `value` None for a target by meaning alone, `general` for the plan's general aim.

    `span` is the whole clause or row, `focus` the words of the value (the clause for targets without one).
    """

    label: str | None
    indicator: str
    population: str | None
    actor: str | None
    op: Operator | None
    value: float | None
    unit: str | None
    year: int | None
    onward: bool
    span: Span
    focus: Span
    section: int | None = None
    general: bool = False
    decreasing: bool = False  # «giảm», «không quá», «xuống còn»: less is better
    change: bool = False  # the value is by how much it is to fall or rise («giảm ít nhất 5% số vụ»), no level


class Exemption(Struct, frozen=True, gc=False):
    """The plan says that a target does not apply to it; `reason` is the reason that it gives, or None. `label` is the «chỉ tiêu số 2» that it names."""

    indicator: str
    reason: str | None
    span: Span
    label: str | None = None


class Event(Struct, frozen=True, gc=False):
    """A dated event that units are to hold; `start` equals `end` for a single day."""

    name: str
    start: PartialDate
    end: PartialDate
    span: Span
    focus: Span
    actor: str | None = None
    section: int | None = None


class Task(Struct, frozen=True, gc=False):
    """Something that a plan gives its units to do, or proposes as a general solution. `span` is the whole item or row, `focus` the clause."""

    actor: str | None  # who is named for it: by a heading, a lead, a column or the clause itself; None where nobody is
    span: Span
    focus: Span
    section: int | None = None
    encouraged: bool = False  # «khuyến khích …», «nếu có điều kiện»


class Facts(Struct, frozen=True, gc=False):
    citations: tuple[Citation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    events: tuple[Event, ...] = ()
    tasks: tuple[Task, ...] = ()  # of superiors only: a school gives none


class Document(Struct, frozen=True, dict=True):
    """A file understood: its own identity, its parts, its facts; what is worked out of it for many is kept with it (`cached_property`)."""

    source: Source
    header: Header = Header()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    facts: Facts = Facts()

    def text(self, span: Span) -> str:
        return span.of(self.source.text)

    @cached_property
    def cited_as(self) -> Header:
        """The header that others cite the document by: for a plan issued with a decision, the number and the day of that decision."""
        attached = self.header.spans.get("attached_to")
        if attached is None or self.header.number:
            return self.header
        decision = next((c for c in self.facts.citations if c.span in attached), None)
        return replace(self.header, number=decision.number, issued=decision.issued or self.header.issued) if decision else self.header

    @cached_property
    def starts(self) -> list[int]:
        """Where each paragraph starts, to look one up by its place."""
        return [p.span.start for p in self.paragraphs]


Kept = TypeVar("Kept")


def once(read: Callable[[Document], Kept]) -> Callable[[Document], Kept]:
    """The function with its answer kept with the document for all who ask, as long as it lives: many plans are judged beside one parent. To
    hash a document, as a cache would, takes longer than most answers. An answer must not hold the document: facts are outside the collector
    of garbage, which could not see such a circle."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(document: Document) -> Kept:
        known: dict[str, Any] = document.__dict__
        if name not in known:
            known[name] = read(document)
        answer: Kept = known[name]
        return answer

    return kept
