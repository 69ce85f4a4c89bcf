"""Reports → one page that holds all it needs: verdict, findings with their source, the plan's text with each finding in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Document, Finding, InheritedRow, Message, Report, Roll, Span
from checker.report.belongs import belongs
from checker.report.place import where
from checker.report.terminal import judged, last_word
from checker.report.words import GROUNDS, OUTCOMES, SEVERITY, STATUS, in_language

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_OUTCOME = dict(OUTCOMES)
_KIND = {
    "target": Message("Chỉ tiêu", "Target"),
    "deadline": Message("Thời hạn", "Deadline"),
    "event": Message("Sự kiện", "Event"),
    "task": Message("Nhiệm vụ", "Task"),
}
_GROUPS = {
    "CC": Message("Viện dẫn cấp trên", "Citing the parent"),
    "BC": Message("Bố cục", "Parts"),
    "NT": Message("Ngày tháng", "Dates"),
    "TH": Message("Thời hạn báo cáo", "Report deadlines"),
    "CT": Message("Chỉ tiêu", "Targets"),
    "TT": Message("Thể thức", "Form"),
    "NQ": Message("Nhất quán", "Consistency"),
    "NV": Message("Nhiệm vụ", "Tasks"),
    "LT": Message("Lưu trữ", "Archive"),
}


class Piece(NamedTuple):
    """A stretch of the plan's text: the findings (their numbers on the page) that it belongs to, and those that begin here."""

    text: str
    marks: tuple[int, ...]
    begins: tuple[int, ...]


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None) -> str:
    """The page as HTML, the roll before the plans: no script, nothing fetched, every text escaped."""
    from checker.report.roster import roster_lines

    style = (_HERE / "style.css").read_text("utf8")
    plans = [Plan(report, at) for at, report in enumerate(reports, 1)]
    groups = {key: _GROUPS.get(key, Message(key, key)) for key in dict.fromkeys(f.rule[:2] for r in reports for f in r.findings)}
    called = ["".join(text for text, _ in line) for line in roster_lines(roll, lang)] if roll else []
    told = {"plans": plans, "lang": lang, "style": style, "groups": groups, "severities": SEVERITY, "roll": called}
    return _environment(lang).get_template("page.html").render(told)


def article(report: Report, *, lang: str = "vi") -> str:
    """What the page says of one plan, alone, for a page that has its own head."""
    return _environment(lang).get_template("plan.html").render(plan=Plan(report, 1), lang=lang, severities=SEVERITY)


def _environment(lang: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    env.globals["t"] = lambda vi, en: en if lang == "en" else vi
    env.filters["said"] = partial(in_language, lang=lang)
    return env


class Plan:
    """What the page shows of one report. `at` numbers the plan on the page, from 1."""

    def __init__(self, report: Report, at: int) -> None:
        self.report, self.at = report, at
        self.document, self.source = report.document, report.document.source
        self.header, self.findings = report.document.header, list(enumerate(report.findings, 1))
        self.inherited = report.inherited
        self.state = STATUS[self.source.status]
        self.judged = judged(report)
        self.notices = (*self.source.warnings, *report.notices)

    @property
    def worst(self) -> str:
        """The severity of the verdict at the top: that of the worst finding, «ok» without one, «unread» where nothing was judged."""
        if not self.judged or self.source.status == "unreadable":
            return "unread"
        told = {f.severity for f in self.report.findings}
        return next((s for s in SEVERITY if s in told and s != "info"), "ok")

    def verdict(self, lang: str) -> str:
        return last_word(self.report, lang)

    @property
    def counts(self) -> list[tuple[Message, str, int]]:
        told = Counter(f.severity for f in self.report.findings)
        return [(word, name, told[name]) for name, word in SEVERITY.items()]

    @property
    def outcomes(self) -> list[tuple[Message, int]]:
        found = Counter(v.outcome for v in self.report.verdicts)
        return [(word, found[name]) for name, word in OUTCOMES if found[name]]

    @property
    def unjudged(self) -> dict[Message | None, list[str]]:
        """Why rules could not be judged → their ids."""
        reasons: dict[Message | None, list[str]] = {}
        for v in self.report.verdicts:
            if v.outcome in ("not_evaluated", "broken"):
                reasons.setdefault(v.why, []).append(v.rule)
        return reasons

    def group(self, finding: Finding) -> str:
        return finding.rule[:2]

    def where(self, finding: Finding) -> Message:
        return where(finding)

    def grounds(self, finding: Finding) -> list[tuple[Message, str]]:
        return [(GROUNDS[b["kind"]], ", ".join(filter(None, (b.get("document"), b.get("at"))))) for b in finding.basis]

    @cached_property
    def anchored(self) -> set[int]:
        """The findings that have a mark in the text."""
        return {n for _, pieces in self.paragraphs for piece in pieces for n in piece.begins}

    @cached_property
    def paragraphs(self) -> list[tuple[str, list[Piece]]]:
        """The plan's text: each paragraph with its kind («title», «heading», «row», «body» …) and its pieces."""
        spans = [(n, s) for n, f in self.findings if (s := belongs(f, self.document))]
        headings = {s.heading.start for s in self.document.sections}
        return list(_paragraphs(self.document, spans, headings))

    def kind(self, row: InheritedRow) -> Message:
        return _KIND[row.row.kind]

    def outcome(self, row: InheritedRow) -> Message:
        return _OUTCOME[row.outcome]

    def theirs(self, row: InheritedRow) -> str:
        return _short(row.row.parent.text(row.row.parent_fact.span))

    def ours(self, row: InheritedRow) -> str:
        return _short(self.document.text(row.row.child_fact.span)) if row.row.child_fact is not None else ""


def _short(text: str, most: int = 400) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _paragraphs(document: Document, marks: list[tuple[int, Span]], headings: set[int]) -> Iterator[tuple[str, list[Piece]]]:
    text = document.source.text
    for paragraph in document.paragraphs:
        span = paragraph.span
        inside = [(n, s) for n, s in marks if s.start < span.end and span.start < s.end]
        kind = "heading" if span.start in headings else "row" if paragraph.cells else paragraph.region
        yield kind, list(_pieces(text, span, inside))


def _pieces(text: str, span: Span, marks: list[tuple[int, Span]]) -> Iterator[Piece]:
    """A paragraph cut wherever a mark begins or ends."""
    cuts = {span.start, span.end}
    for _, mark in marks:
        cuts |= {max(span.start, mark.start), min(span.end, mark.end)}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        over = tuple(n for n, m in marks if m.start <= start and end <= m.end)
        yield Piece(text[start:end], over, tuple(n for n, m in marks if n in over and m.start == start))
