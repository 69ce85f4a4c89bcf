"""Reports → one page that holds all it needs: verdict, findings with their source, the plan's text with each finding in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Finding, InheritedRow, Message, Related, Report, Roll, Task
from checker.report.belongs import belongs
from checker.report.html import pictures
from checker.report.html.text import Block, blocks
from checker.report.place import cited, found, line_around
from checker.report.rating import Rating, Stage, rating_of
from checker.report.terminal import judged, last_word
from checker.report.told import STANDING, Told, all_told, ground, reached, waiver_words
from checker.report.words import OUTCOMES, SEVERITY, STATUS, in_language

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_OUTCOME = dict(OUTCOMES)
_KIND = {
    "target": Message("Chỉ tiêu", "Target"),
    "deadline": Message("Thời hạn", "Deadline"),
    "event": Message("Đợt hoạt động", "Event"),
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


_ABOVE = Message("Cấp trên", "The parent")
_OPEN = 3  # plans up to which the whole text of each stands open
#: The worst that is told of a plan.
STATES = {
    "error": Message("Cần sửa", "To be mended"),
    "warning": Message("Có cảnh báo", "With warnings"),
    "ok": Message("Không có lỗi", "No error"),
    "open": Message("Chưa thấy lỗi", "No error found so far"),
    "unread": Message("Chưa xét được", "Not evaluated"),
}


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None) -> str:
    """The page as HTML, the roll before the plans: no script, nothing fetched, every text escaped."""
    from checker.report.roster import roster_lines

    style = (_HERE / "style.css").read_text("utf8")
    plans = [Plan(report, at, folded=len(reports) > _OPEN) for at, report in enumerate(reports, 1)]
    worst = list(dict.fromkeys(plan.worst for plan in plans)) if len(plans) > 1 else []
    groups = {key: _GROUPS.get(key, Message(key, key)) for key in dict.fromkeys(f.rule[:2] for r in reports for f in r.findings)}
    called = ["".join(text for text, _ in line) for line in roster_lines(roll, lang)] if roll else []
    told = {"plans": plans, "lang": lang, "style": style, "groups": groups, "severities": SEVERITY, "roll": called, "rule_page": ""}
    drawn = _drawn(reports) if len(reports) > 1 else {}
    states = {state: words for state, words in STATES.items() if state in worst}
    return _environment(lang).get_template("page.html").render(told, drawn=drawn, states=states if len(states) > 1 else {})


def glance(reports: Sequence[Report], *, lang: str = "vi", link: str = "#plan-{}") -> str:
    """The pictures of many plans alone, for a page with a head of its own; `link` leads to a plan by its number, from 1. «» for one."""
    drawn = _drawn(reports, link) if len(reports) > 1 else {}
    return _environment(lang).get_template("glance.html").render(drawn=drawn)


def _drawn(reports: Sequence[Report], link: str = "#plan-{}") -> dict[str, Any]:
    """What the pictures of many plans show; each empty where there is nothing to draw."""
    nodes = pictures.tree(reports, [Plan(report, at).worst for at, report in enumerate(reports, 1)])
    return {"bars": pictures.coverage(reports), "nodes": nodes, "wide": pictures.across(nodes), "reports": reports, "link": link}


def article(report: Report, *, lang: str = "vi", rule_page: str = "") -> str:
    """What the page says of one plan, alone, for a page that has its own head; `rule_page` leads to the page of a rule, by its id."""
    told = {"plan": Plan(report, 1), "lang": lang, "severities": SEVERITY, "rule_page": rule_page}
    return _environment(lang).get_template("plan.html").render(told)


@cache
def _environment(lang: str) -> Environment:
    """Made once a language: compiling the templates takes longer than filling them."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    env.globals["t"] = lambda vi, en: en if lang == "en" else vi
    env.globals |= {"sorts": pictures.SORTS, "worst": pictures.WORST, "lanes": partial(pictures.lanes, parent=in_language(_ABOVE, lang))}
    env.filters |= {"said": partial(in_language, lang=lang), "ground": partial(ground, lang=lang)}
    return env


class Plan:
    """What the page shows of one report. `at` numbers the plan on the page, from 1; `folded`: its text is to be opened."""

    def __init__(self, report: Report, at: int, *, folded: bool = False) -> None:
        self.report, self.at, self.folded = report, at, folded
        self.document, self.source = report.document, report.document.source
        self.header, self.findings = report.document.header, list(enumerate(report.findings, 1))
        self.inherited = report.inherited
        self.state = STATUS[self.source.status]
        self.judged = judged(report)
        self.notices = (*self.source.warnings, *report.notices)

    @property
    def worst(self) -> str:
        """The severity of the verdict at the top: that of the worst finding; without one «ok», «open» where rules were not judged, and
        «unread» where none was."""
        if not self.judged or self.source.status == "unreadable":
            return "unread"
        told = {f.severity for f in self.report.findings}
        return next((s for s in SEVERITY if s in told and s != "info"), "open" if self.unjudged else "ok")

    def verdict(self, lang: str) -> str:
        return last_word(self.report, lang)

    @property
    def counts(self) -> list[tuple[Message, str, int]]:
        told = Counter(f.severity for f in self.report.findings)
        return [(word, name, told[name]) for name, word in SEVERITY.items()]

    @cached_property
    def rating(self) -> Rating | None:
        return rating_of(self.report)

    def short(self, lang: str) -> str:
        """The verdict in a word, for a table; that something was not judged is never left out."""
        unjudged = sum(v.outcome in ("not_evaluated", "broken") for v in self.report.verdicts)
        words = in_language(STATES[self.worst], lang)
        if self.worst == "unread" or not unjudged:
            return words
        return f"{words}; {unjudged} not judged" if lang == "en" else f"{words}; {unjudged} chưa xét được"

    def step(self, lang: str) -> str:
        return reached(self.rating, lang) if self.rating else "–"

    def is_reached(self, stage: Stage) -> bool:
        top = self.rating.reached if self.rating else None
        return top is not None and stage.step.at <= top.step.at

    @property
    def set_aside(self) -> list[Told]:
        """What is told as no fault: waived by somebody, or known from a baseline."""
        return [told for told in all_told(self.report) if told.standing != "told"]

    def standing(self, told: Told, lang: str) -> str:
        words = in_language(STANDING[told.standing], lang)
        return f"{words}: {waiver_words(told.waiver, lang)}" if told.waiver else words

    @property
    def bars(self) -> list[pictures.Bar]:
        return pictures.coverage([self.report])

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
        return found(finding, self.document)

    def around(self, finding: Finding) -> tuple[str, str]:
        return line_around(self.source.text, finding.span) if finding.span else ("", "")

    def cited(self, passage: Related) -> Message:
        return cited(passage, self.source)

    @cached_property
    def anchored(self) -> set[int]:
        """The findings that have a mark in the text."""
        return {n for block in self.text for piece in block.pieces for n in piece.begins}

    @cached_property
    def text(self) -> list[Block]:
        """The plan's text, each finding in its place."""
        return blocks(self.document, [(n, s) for n, f in self.findings if (s := belongs(f, self.document))])

    def kind(self, row: InheritedRow) -> Message:
        return _KIND[row.row.kind]

    def outcome(self, row: InheritedRow) -> Message:
        return _OUTCOME[row.outcome]

    def theirs(self, row: InheritedRow) -> str:
        fact = row.row.parent_fact
        return _short(row.row.parent.text(fact.focus if isinstance(fact, Task) else fact.span))

    def ours(self, row: InheritedRow) -> str:
        return _short(self.document.text(row.row.child_fact.span)) if row.row.child_fact is not None else ""


def _short(text: str, most: int = 400) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
