"""A plan judged: beside its parents, and by the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from msgspec import Struct, field

from checker.model.document import Citation, Deadline, Document, Exemption
from checker.model.forest import Kin
from checker.model.text import Message, Notice, Place, Span

Outcome = Literal["pass", "fail", "not_applicable", "not_evaluated", "broken"]
Severity = Literal["error", "warning", "info"]


class Inheritance(Struct, frozen=True, gc=False):
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
    days_late: int | None = None  # deadlines, `dues`: by how many days the child's day falls after the parent's; negative is earlier
    due_year: int | None = None  # targets: the parent's milestone, from its words or its heading
    child_year: int | None = None  # the same of the child's answer
    several_milestones: bool = False  # the parent sets this indicator for more than one year
    dues: tuple[Deadline, Deadline] | None = None  # targets, tasks: the parent's day and the child's, where both are of the very same
    bounds: tuple[Span, Span] | None = None  # targets, tasks: where the parent sets a bound, and where the plan's weaker one stands
    doubtful: bool = False  # `dues` of a task that is laid on nobody: the parent's day may be of a step of its own
    near: Span | None = None  # targets that nothing surely answers: the child's passage that may


class Hierarchy(Struct, frozen=True, gc=False):
    """Who implements whom, seen from one child. `cited` pairs each given parent with the citation that names it, or None.

    `mistaken` are the documents that were given as parents and plainly are none, `unread` those that could not be read: nothing is taken
    from them. `kin` is what other documents tell of the child, where there are others.
    """

    child: Document
    parents: tuple[Document, ...] = ()
    cited: tuple[Citation | None, ...] = ()
    rows: tuple[Inheritance, ...] = ()
    mistaken: tuple[Document, ...] = ()
    unread: tuple[Document, ...] = ()
    kin: Kin | None = None


class Related(Struct, frozen=True, gc=False):
    """A passage elsewhere that a finding rests on, most often in the parent."""

    file: str
    span: Span
    text: str


class Finding(Struct, frozen=True, gc=False):
    """Something that does not hold. `span` is None where nothing is there to point at; `suggestion` are words for the plan that would
    mend it, `advice` says what to do where nobody but the writer knows them."""

    rule: str
    severity: Severity
    message: Message
    span: Span | None = None
    places: tuple[Place, ...] = ()
    evidence: str = ""
    related: tuple[Related, ...] = ()
    suggestion: Message | None = None
    basis: tuple[Mapping[str, str], ...] = ()
    advice: Message | None = None

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that stay as long as the rule, its evidence and the passages beside it do, wherever they stand and
        however the message is worded; the message counts only where there is no evidence at all."""
        from hashlib import sha256

        said = (self.evidence, *(p.text for p in self.related))
        words = said if any(said) else (self.message.vi,)
        plain = "\n".join(" ".join(text.split()).casefold() for text in (self.rule, *words))
        return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Waived(Struct, frozen=True, gc=False):
    """A finding that somebody answers for, until a day (inclusive)."""

    finding: Finding
    reason: str
    approved_by: str
    until: date


class Step(Struct, frozen=True):
    """A step of the rating that asks something of a rule: no finding of these severities. `at` counts from 0, the lowest."""

    at: int
    id: str
    title: Message
    severity: frozenset[Severity]


class Verdict(Struct, frozen=True, gc=False):
    """What one rule says of one document. `parts` holds the outcome of each part where a rule judges several; `why` a word on n/a and n/e;
    `steps` are those of the rating that ask something of the rule; `title` and `basis` are the rule's own, for those who never saw it."""

    rule: str
    outcome: Outcome
    severity: Severity
    looked_at: int
    parts: Mapping[str, Outcome] = field(default_factory=dict)
    why: Message | None = None
    steps: tuple[Step, ...] = ()
    title: Message | None = None
    basis: tuple[Mapping[str, str], ...] = ()


class InheritedRow(Struct, frozen=True, gc=False):
    """An `Inheritance` with its outcome, the rule that told it and why."""

    row: Inheritance
    outcome: Outcome
    rule: str
    why: Message


class Report(Struct, frozen=True, gc=False):
    document: Document
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    inherited: tuple[InheritedRow, ...] = ()
    notices: tuple[Notice, ...] = ()  # what is to be said of the documents given beside it
    parents: tuple[Document, ...] = ()  # the documents that it was judged beside
    waived: tuple[Waived, ...] = ()  # findings that a waiver takes out of `findings`
    known: tuple[Finding, ...] = ()  # those that a baseline knows already
