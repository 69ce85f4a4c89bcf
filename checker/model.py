"""Every type that passes between the stages. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Status = Literal["read", "partial", "unreadable"]
Outcome = Literal["pass", "fail", "not_applicable", "not_evaluated", "broken"]
Severity = Literal["error", "warning", "info"]
Role = Literal["parent", "basis", "mention"]
Operator = Literal["=", ">=", ">", "<=", "<", "~"]
Recurrence = Literal["monthly", "quarterly", "semiannual", "annual"]
ReportingPeriod = Literal["month", "quarter", "half_year", "year"]
Level = Literal[
    "central", "ministry", "province", "province_office", "district", "district_office", "commune", "school", "party", "other"
]
Region = Literal["header", "title", "preamble", "body", "closing", "recipients", "signature", "appendix"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in `Source.text`: the only address in the program."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Message:
    """A text for the user, in Vietnamese first."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text sits in the file. Numbers count from 1; `box` is x0, y0, x1, y1 in points from the page's top left."""

    part: str = "body"  # body | header | footer | footnote | endnote | textbox | comment
    page: int | None = None
    paragraph: int | None = None
    run: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    box: tuple[float, float, float, float] | None = None
    offset: int | None = None  # characters of the run or line that come before the piece


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of `Source.text` that comes from one place of the file (a run, a cell's paragraph, a line of a page)."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table row of the file, in reading order. `cells` are the cells of a row, in column order; `label` is an automatic number."""

    span: Span
    kind: Literal["paragraph", "row"] = "paragraph"
    place: Place = Place()
    cells: tuple[Span, ...] = ()
    label: Span | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader has to say about a file. `code` is stable, for programs."""

    code: str
    message: Message


@dataclass(frozen=True, slots=True)
class Source:
    """One file as text. `text` is NFC and never changes; `layout` tells whether the format shows headers, recipients and signatures reliably."""

    name: str
    sha256: str
    format: str = "txt"  # docx | pdf | txt | md
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    blocks: tuple[Block, ...] = ()
    warnings: tuple[Notice, ...] = ()
    status: Status = "read"
    layout: bool = False
    pages: int | None = None

    def places(self, span: Span) -> tuple[Place, ...]:
        """The places that a span of the text comes from, in order."""
        return tuple(p.place for p in self.pieces if p.span.start < span.end and span.start < p.span.end)


@dataclass(frozen=True, slots=True)
class PartialDate:
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


@dataclass(frozen=True, slots=True)
class Period:
    """Years that a plan covers: 2021–2025, with the later `horizon` of «… và định hướng đến năm 2030»."""

    start: int | None = None
    end: int | None = None
    horizon: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """`capacity` «KT. TRƯỞNG PHÒNG», `title` «PHÓ TRƯỞNG PHÒNG», `name` «Nguyễn Văn A»."""

    capacity: str | None
    title: str | None
    name: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of «Nơi nhận», without its dash and closing mark."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Header:
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


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading. `kinds` are ids of rules/lexicons/sections.yaml; `kind` is the first of them. `parent` is an index into `Document.sections`."""

    kind: str | None
    kinds: tuple[str, ...]
    number: str | None
    title: str
    depth: int
    heading: Span
    span: Span
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
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


@dataclass(frozen=True, slots=True)
class Citation:
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


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date anywhere in the text; `end` for ranges. `kind`: day, month, quarter, year, school_year, range, recurring."""

    kind: str
    date: PartialDate
    span: Span
    end: PartialDate | None = None
    quarter: int | None = None
    recurrence: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
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


@dataclass(frozen=True, slots=True)
class Target:
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


@dataclass(frozen=True, slots=True)
class Exemption:
    """The plan says that a target does not apply to it; `reason` is the reason that it gives, or None. `label` is the «chỉ tiêu số 2» that it names."""

    indicator: str
    reason: str | None
    span: Span
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event that units are to hold; `start` equals `end` for a single day."""

    name: str
    start: PartialDate
    end: PartialDate
    span: Span
    focus: Span
    actor: str | None = None
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    citations: tuple[Citation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file understood: its own identity, its parts, its facts."""

    source: Source
    header: Header = Header()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    facts: Facts = Facts()

    def text(self, span: Span) -> str:
        return span.of(self.source.text)


@dataclass(frozen=True, slots=True)
class Inheritance:
    """One item of the parent beside what the child makes of it: a row of the officer's table.

    `binds`: `yes`, `no` (another kind of school's, the superior's own, a day that had passed, an exemption with its reason), `unclear`, `optional`
    (encouraged, or a general solution). `why` says it in words. `child_fact` is the child's answer, also where it falls short: a weaker value, a
    later day, another milestone (the nearest that there is).
    """

    kind: Literal["target", "deadline", "event", "task"]
    parent: Document
    parent_fact: Any
    child_fact: Any | None
    binds: Literal["yes", "no", "unclear", "optional"]
    why: Message
    exempt: Exemption | None = None
    days_late: int | None = None  # deadlines: by how many days the child's day falls after the parent's; negative is earlier
    due_year: int | None = None  # targets: the parent's milestone, from its words or its heading
    child_year: int | None = None  # the same of the child's answer
    several_milestones: bool = False  # the parent sets this indicator for more than one year


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Who implements whom, seen from one child. `cited` pairs each given parent with the citation that names it, or None."""

    child: Document
    parents: tuple[Document, ...] = ()
    cited: tuple[Citation | None, ...] = ()
    rows: tuple[Inheritance, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A passage elsewhere that a finding rests on, most often in the parent."""

    file: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold. `span` is None where nothing is there to point at; `suggestion` are words that would mend it."""

    rule: str
    severity: Severity
    message: Message
    span: Span | None = None
    places: tuple[Place, ...] = ()
    evidence: str = ""
    related: tuple[Related, ...] = ()
    suggestion: Message | None = None
    basis: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says of one document. `parts` holds the outcome of each part where a rule judges several; `why` a word on n/a and n/e."""

    rule: str
    outcome: Outcome
    severity: Severity
    looked_at: int
    parts: Mapping[str, Outcome] = field(default_factory=dict)
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class InheritedRow:
    """An `Inheritance` with its outcome, the rule that told it and why."""

    row: Inheritance
    outcome: Outcome
    rule: str
    why: Message


@dataclass(frozen=True, slots=True)
class Report:
    document: Document
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    inherited: tuple[InheritedRow, ...] = ()
