"""Reports → JUnit XML: a suite a plan, a case a rule; what was not judged is skipped, with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from checker.model import Finding, Message, Report, Roll, Verdict
from checker.report.place import where
from checker.report.rating import rating_of
from checker.report.roster import STANDINGS
from checker.report.terminal import last_word
from checker.report.told import STANDING, all_told, grounds, identity, mending, one_line, printable, reached, waiver_words
from checker.report.words import OUTCOMES, SEVERITY, in_language

_OUTCOME = dict(OUTCOMES)
_READING = Message("Đọc tệp", "Reading the file")
_ROSTER = Message("Danh sách đơn vị", "Roster")


def render(reports: Sequence[Report], *, lang: str = "vi", roll: Roll | None = None) -> str:
    """The XML. A case fails by findings of severity error alone, as the exit code does; others stand in its `system-out`."""
    suites = [_suite(report, lang) for report in reports]
    if roll:
        suites.append(_roster(roll, lang))
    told = {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in ("tests", "failures", "errors")}
    root = ET.Element("testsuites", {"name": "Soát", **told})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report, lang: str) -> ET.Element:
    name = one_line(report.document.source.name)
    cases = [_read(report, name, lang), *(_case(report, v, name, lang) for v in report.verdicts)]
    rating = rating_of(report)
    facts = {
        "plan": identity(report, lang),
        "verdict": last_word(report, lang),
        "rating": reached(rating, lang) if rating else "",
        "sha256": report.document.source.sha256,
    }
    suite = _counted(name, cases)
    properties = ET.Element("properties")
    for key, value in facts.items():
        ET.SubElement(properties, "property", {"name": key, "value": one_line(value)})
    suite.insert(0, properties)
    return suite


def _counted(name: str, cases: Sequence[ET.Element]) -> ET.Element:
    found = Counter(child.tag for case in cases for child in case)
    counts = {"failures": found["failure"], "errors": found["error"], "skipped": found["skipped"]}
    suite = ET.Element("testsuite", {"name": name, "tests": str(len(cases)), **{key: str(count) for key, count in counts.items()}})
    suite.extend(cases)
    return suite


def _read(report: Report, name: str, lang: str) -> ET.Element:
    """A file that could not be read whole is an error of its own: no rule can say so."""
    case = ET.Element("testcase", {"classname": name, "name": in_language(_READING, lang)})
    source = report.document.source
    notices = "\n".join(in_language(n.message, lang) for n in (*source.warnings, *report.notices))
    if source.status != "read":
        error = ET.SubElement(case, "error", {"type": source.status, "message": one_line(notices)})
        error.text = printable(notices)
    elif notices:
        ET.SubElement(case, "system-out").text = printable(notices)
    return case


def _case(report: Report, verdict: Verdict, name: str, lang: str) -> ET.Element:
    title = f"{verdict.rule} {in_language(verdict.title, lang)}" if verdict.title else verdict.rule
    case = ET.Element("testcase", {"classname": name, "name": one_line(title)})
    findings = [f for f in report.findings if f.rule == verdict.rule]
    for finding in (f for f in findings if f.severity == "error"):
        message = one_line(in_language(finding.message, lang))
        ET.SubElement(case, "failure", {"type": finding.severity, "message": message}).text = _text(finding, lang)
    why = in_language(verdict.why, lang) if verdict.why else ""
    if verdict.outcome == "broken":
        ET.SubElement(case, "error", {"type": verdict.outcome, "message": one_line(why)}).text = printable(why)
    elif verdict.outcome in ("not_evaluated", "not_applicable") and not len(case):
        told = ": ".join(filter(None, (in_language(_OUTCOME[verdict.outcome], lang), one_line(why))))
        ET.SubElement(case, "skipped", {"type": verdict.outcome, "message": told})
    if beside := "\n\n".join(_beside(report, verdict, findings, lang)):
        ET.SubElement(case, "system-out").text = beside
    return case


def _beside(report: Report, verdict: Verdict, findings: Sequence[Finding], lang: str) -> Iterator[str]:
    """What is told and fails nothing: warnings and notes, what is waived, what a baseline knows."""
    yield from (_text(finding, lang) for finding in findings if finding.severity != "error")
    for told in all_told(report):
        if told.finding.rule == verdict.rule and told.standing != "told":
            why = f"\n{printable(waiver_words(told.waiver, lang))}" if told.waiver else ""
            yield f"{in_language(STANDING[told.standing], lang)}: {_text(told.finding, lang)}{why}"


def _text(finding: Finding, lang: str) -> str:
    lines = [f"{in_language(SEVERITY[finding.severity], lang)}: {in_language(finding.message, lang)}", in_language(where(finding), lang)]
    lines += [finding.evidence] if finding.evidence else []
    lines += [f"{passage.file}: {passage.text}" for passage in finding.related]
    lines += grounds(finding, lang)
    lines += [": ".join(mended)] if (mended := mending(finding, lang)) else []
    return printable("\n".join(lines))


def _roster(roll: Roll, lang: str) -> ET.Element:
    """A case a unit: whoever has not handed in as asked could not be judged."""
    suite, cases = in_language(_ROSTER, lang), []
    for row in roll.submissions:
        case = ET.Element("testcase", {"classname": suite, "name": one_line(row.unit.name)})
        if row.standing != "submitted":
            words = " ".join(
                filter(None, (f"{in_language(STANDINGS[row.standing], lang)}.", in_language(row.why, lang) if row.why else ""))
            )
            ET.SubElement(case, "skipped", {"type": row.standing, "message": one_line(words)})
        cases.append(case)
    return _counted(suite, cases)
