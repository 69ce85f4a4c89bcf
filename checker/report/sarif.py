"""Reports → SARIF 2.1.0: what code hosts, editors and their dashboards read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.model import Document, Finding, Message, Notice, Report, Roll, Severity, Source, Span, Verdict
from checker.report.belongs import belongs
from checker.report.place import where
from checker.report.rating import rating_of
from checker.report.terminal import judged, last_word
from checker.report.told import STANDING, Told, all_told, grounds, mending, printable, source_of, waiver_words
from checker.report.words import KINDS, in_language

Json = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
_LINK = re.compile(r"\[[^\]]*\]\(")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_BASE = "PLANS"
_WHERE = Message("Nơi đặt các tệp đã kiểm tra.", "Where the files that were checked are.")
_TEXT = Message(
    "charOffset tính theo ký tự của văn bản mà «checker facts --text» in ra.",
    "charOffset counts the characters that “checker facts --text” prints.",
)


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None, guides: Mapping[str, str] | None = None) -> str:
    """One log with one run. `guides`: id of a rule → its page as Markdown, for the help that viewers show beside a result."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(reports, lang, guides or {}).run(roll)]}
    return json.dumps(log, ensure_ascii=False, indent=2).translate(_SURROGATES) + "\n"


def uri_of(name: str) -> str:
    """The name of a file as a relative reference; one from the root of a disk as `file:`. `truong.zip/a.docx` stays a path."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/", errors="surrogateescape")


class _Run:
    """Rules, files and results, which name each other by their places in lists."""

    def __init__(self, reports: Sequence[Report], lang: str, guides: Mapping[str, str]) -> None:
        self.reports, self.lang, self.guides = reports, lang, guides
        self.told = [list(all_told(report)) for report in reports]
        self.rules: dict[str, int] = {}
        for rule in (*(v.rule for r in reports for v in r.verdicts), *(t.finding.rule for told in self.told for t in told)):
            self.rules.setdefault(rule, len(self.rules))
        self.files: dict[str, int] = {}
        self.sources: list[Source] = []
        for document in (*(r.document for r in reports), *(p for r in reports for p in r.parents)):
            self._file(document.source)
        standings = {t.standing for told in self.told for t in told}
        self.waives, self.compares = "waived" in standings, "known" in standings

    def _file(self, source: Source) -> None:
        if source.name not in self.files:
            self.files[source.name] = len(self.sources)
            self.sources.append(source)

    def said(self, message: Message) -> str:
        return in_language(message, self.lang)

    def run(self, roll: Roll | None) -> Json:
        driver = {"name": "Soát", "version": __version__, "language": "en" if self.lang == "en" else "vi", "rules": list(self._rules())}
        failed = [r for r in self.reports if r.document.source.status == "unreadable"]
        notes = [self._note(r.document, notice) for r in self.reports for notice in (*r.document.source.warnings, *r.notices)]
        run: Json = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_BASE: {"description": {"text": self.said(_WHERE)}}},
            "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": notes}],
            "artifacts": [self._artifact(source) for source in self.sources],
            "results": [r for report, told in zip(self.reports, self.told, strict=True) for r in self._results(report, told)],
            "properties": {"note": self.said(_TEXT), "plans": [self._plan(report) for report in self.reports]},
        }
        if roll:
            from checker.report.roster import roster_of

            run["properties"]["roster"] = roster_of(roll, self.lang)
        return run

    def _plan(self, report: Report) -> Json:
        """What no result can say: the verdict on the whole plan."""
        rating = rating_of(report)
        step = rating.reached.step.id if rating and rating.reached else None
        return {
            "uri": uri_of(report.document.source.name),
            "judged": judged(report),
            "verdict": last_word(report, self.lang),
            "rating": step,
        }

    def _rules(self) -> Iterator[Json]:
        about: dict[str, list[Verdict]] = {rule: [] for rule in self.rules}
        for verdict in (v for r in self.reports for v in r.verdicts):
            about[verdict.rule].append(verdict)
        for rule, verdicts in about.items():
            first = next(iter(verdicts), None)
            severities: list[Severity] = [v.severity for v in verdicts] or ["warning"]
            severity: Severity = max(severities, key=_RANK.__getitem__)
            title = self.said(first.title) if first and first.title else rule
            sources = [f"{self.said(KINDS[b['kind']])}: {source_of(b, self.lang)}".rstrip(": ") for b in (first.basis if first else ())]
            plain = "\n".join((title, *sources))
            marked = self.guides.get(rule) or "\n".join((f"# {rule} {title}", "", *(f"- {source}" for source in sources)))
            yield {
                "id": rule,
                "shortDescription": {"text": _plain(title)},
                "fullDescription": {"text": _plain(plain)},
                "help": {"text": _plain(plain), "markdown": marked},
                "defaultConfiguration": {"level": _LEVELS[severity]},
                "properties": {"tags": [rule.rstrip("0123456789")]},
            }

    def _artifact(self, source: Source) -> Json:
        digest = {"hashes": {"sha-256": source.sha256}} if source.sha256 else {}
        return {"location": {"uri": uri_of(source.name), **_based(source.name)}, **digest}

    def _note(self, document: Document, notice: Notice) -> Json:
        unread = document.source.status == "unreadable"
        at = {"physicalLocation": {"artifactLocation": self._at(document.source.name)}}
        said = {"text": _plain(self.said(notice.message))}
        return {"descriptor": {"id": notice.code}, "level": "error" if unread else "warning", "message": said, "locations": [at]}

    def _at(self, name: str) -> Json:
        known = {"index": self.files[name]} if name in self.files else {}
        return {"uri": uri_of(name), **_based(name), **known}

    def _results(self, report: Report, told: Sequence[Told]) -> Iterator[Json]:
        for one in told:
            yield self._result(report.document, one)
        for verdict in report.verdicts:
            if verdict.outcome in ("not_evaluated", "broken"):
                yield self._open(report.document, verdict)

    def _result(self, document: Document, told: Told) -> Json:
        finding = told.finding
        mended = mending(finding, self.lang)
        text = "\n".join((self.said(finding.message), *([": ".join(mended)] if mended else [])))
        return {
            "ruleId": finding.rule,
            "ruleIndex": self.rules[finding.rule],
            "kind": "fail",
            "level": _LEVELS[finding.severity],
            "message": {"text": _plain(text)},
            "locations": [self._location(document, finding)],
            **({"relatedLocations": related} if (related := self._related(finding)) else {}),
            "partialFingerprints": {"soat/v1": finding.fingerprint},
            **self._state(told),
            "properties": {
                "standing": self.said(STANDING[told.standing]),
                "suggestion": self.said(finding.suggestion) if finding.suggestion else None,
                "grounds": grounds(finding, self.lang),
            },
        }

    def _state(self, told: Told) -> Json:
        """By the standard every result has a state, or none has one; the same of suppressions."""
        state: Json = {"baselineState": "unchanged" if told.standing == "known" else "new"} if self.compares else {}
        if told.waiver:
            why = {"kind": "external", "status": "accepted", "justification": waiver_words(told.waiver, self.lang)}
            return {**state, "suppressions": [why]}
        return {**state, "suppressions": []} if self.waives else state

    def _location(self, document: Document, finding: Finding) -> Json:
        name = self.said(where(finding))
        physical: Json = {"artifactLocation": self._at(document.source.name)}
        if span := belongs(finding, document):  # of what is missing, the passage that it belongs to
            physical["region"] = _region(document.source, span)
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}], "message": {"text": _plain(name)}}

    def _related(self, finding: Finding) -> list[Json]:
        return [
            {
                "id": at,
                "physicalLocation": {
                    "artifactLocation": self._at(passage.file),
                    "region": {**_characters(passage.span.start, passage.span.end), "snippet": {"text": passage.text}},
                },
                "message": {"text": _plain(passage.text)},
            }
            for at, passage in enumerate(finding.related, 1)
        ]

    def _open(self, document: Document, verdict: Verdict) -> Json:
        """A rule that could not be judged: no fault, and no pass."""
        why = self.said(verdict.why) if verdict.why else self.said(Message("Chưa xét được.", "Not evaluated."))
        return {
            "ruleId": verdict.rule,
            "ruleIndex": self.rules[verdict.rule],
            "kind": "open",
            "level": "none",
            "message": {"text": _plain(why)},
            "locations": [{"physicalLocation": {"artifactLocation": self._at(document.source.name)}}],
            **({"baselineState": "unchanged"} if self.compares else {}),
            **({"suppressions": []} if self.waives else {}),
            "properties": {"outcome": verdict.outcome},
        }


def _based(name: str) -> Json:
    return {} if uri_of(name).startswith("file:") else {"uriBaseId": _BASE}


def _region(source: Source, span: Span) -> Json:
    """Where the words stand: by line and column in a file that has lines, by characters of the text read out of any other."""
    snippet = {"snippet": {"text": printable(span.of(source.text))}}
    inside = [p for p in source.pieces if p.span.start < span.end and span.start < p.span.end]
    if not inside or inside[0].place.line is None or inside[-1].place.line is None:
        return {**_characters(span.start, span.end), **snippet}
    first, last = inside[0], inside[-1]
    start = max(0, span.start - first.span.start) + (first.place.offset or 0) + 1
    end = min(span.end, last.span.end) - last.span.start + (last.place.offset or 0) + 1
    return {"startLine": first.place.line, "startColumn": start, "endLine": last.place.line, "endColumn": end, **snippet}


def _characters(start: int, end: int) -> Json:
    return {"charOffset": start, "charLength": end - start}


def _plain(text: str) -> str:
    """A text as SARIF wants it: braces doubled, which would be places for arguments, and nothing that reads as a link."""
    text = printable(text).replace("{", "{{").replace("}", "}}")
    return re.sub(r"([\[\]])", r"\\\1", text) if _LINK.search(text) else text
