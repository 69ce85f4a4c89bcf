"""corpus/ → planted faults found and missed, findings beyond them, and facts against expected.yaml. Command: python -m tests.accuracy.corpus

Each family in both its forms; the exit code is 1 where anything differs from what was written down before the program ran.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from checker.judge import load_pack
from checker.language.normal import key, number_key
from checker.model import Document, Finding, PartialDate, Report
from checker.pipeline import check
from tests.accuracy.shared import ROOT

CORPUS = ROOT / "corpus"
FORMS = ("docx", "pdf")


def families() -> list[str]:
    """The names of the plan families, in order."""
    return sorted(p.parent.name for p in CORPUS.glob("*/expected.yaml"))


@cache
def expected(family: str) -> dict[str, Any]:
    """What expected.yaml says; what `faulty` does not repeat is as in `compliant`."""
    data: dict[str, Any] = yaml.safe_load((CORPUS / family / "expected.yaml").read_text("utf8"))
    data["faulty"]["document"] = {**data["compliant"]["document"], **(data["faulty"].get("document") or {})}
    return data


def plans(family: str) -> list[str]:
    """The documents of a family; some have three levels."""
    return [name for name in ("grandparent", "parent", "compliant", "faulty") if name in expected(family)]


@cache
def report(family: str, plan: str, form: str) -> Report:
    """The report of a plan against its parent in the same form; the parent alone has none, nor has what it implements itself."""
    parents = [] if plan in ("parent", "grandparent") else [CORPUS / family / f"parent.{form}"]
    return check(CORPUS / family / f"{plan}.{form}", parents=parents)


def serious(findings: tuple[Finding, ...]) -> list[Finding]:
    """What is more than info."""
    return [f for f in findings if f.severity != "info"]


def fits(fault: dict[str, Any], finding: Finding, document: Document) -> bool:
    """Whether a finding tells a planted fault: its rule and severity, at its words where there are any."""
    if finding.rule != fault["rule"] or finding.severity != fault["severity"]:
        return False
    if fault["evidence"] is None:
        return True
    text, words = document.source.text, r"\s+".join(map(re.escape, fault["evidence"].split()))
    return finding.span is not None and any(m.start() < finding.span.end and finding.span.start < m.end() for m in re.finditer(words, text))


def differences(family: str, form: str) -> Iterator[str]:
    """Each difference between the faulty and the compliant plan's findings and what was planted, one a line."""
    compliant = report(family, "compliant", form)
    yield from (f"compliant: {f.rule} {f.severity} «{f.evidence[:60]}» {f.message.vi}" for f in serious(compliant.findings))
    faulty = report(family, "faulty", form)
    faults = expected(family)["faulty"]["faults"]
    allowed = {rule for fault in faults for rule in fault.get("also", [])}
    left = list(faulty.findings)
    for fault in faults:
        if form not in fault.get("forms", FORMS):
            continue
        found = [f for f in left if fits(fault, f, faulty.document)]
        if not found:
            yield f"missed: {fault['rule']} {fault['severity']} «{fault['evidence']}» {fault['what']}"
        left = [f for f in left if f not in found]
    yield from (f"beyond: {f.rule} {f.severity} «{f.evidence[:60]}» {f.message.vi}" for f in serious(tuple(left)) if f.rule not in allowed)


def header_differences(family: str, plan: str, form: str) -> Iterator[str]:
    """Header fields that differ from expected.yaml, case and marks of tone aside."""
    header, wanted = report(family, plan, form).document.header, expected(family)[plan]["document"]
    for name in ("type", "number", "place", "issuer", "superior", "level", "subject"):
        have, want = getattr(header, name), wanted.get(name)
        if key(have or "") != key(want or "") and number_key(have or "") != number_key(want or ""):
            yield f"{plan} {name}: {have!r}, expected {want!r}"
    if _iso(header.issued) != wanted.get("issued"):
        yield f"{plan} issued: {_iso(header.issued)}, expected {wanted.get('issued')}"
    have_to, want_to = [key(r.text) for r in header.recipients], [key(r) for r in wanted.get("recipients") or []]
    if have_to != want_to:
        yield f"{plan} recipients: {have_to}, expected {want_to}"


def fact_differences(family: str, plan: str, form: str) -> Iterator[str]:
    """Parent, dated report days, target values and event days that differ from expected.yaml."""
    document, wanted = report(family, plan, form).document, expected(family)[plan]
    facts = document.facts
    if cites := wanted.get("cites_parent"):
        parents = {number_key(c.number or "") for c in facts.citations if c.role == "parent"}
        if number_key(cites.get("number") or "") not in parents:
            yield f"{plan} parent: {parents}, expected {cites.get('number')}"
    for name, have, want in (
        (
            "report days",
            [
                (d.day, d.month)
                for d in facts.deadlines
                if d.kind == "report" and d.dated and (d.upward or plan in ("parent", "grandparent"))
            ],
            [(d["day"], d["month"]) for d in wanted.get("deadlines") or []],
        ),
        (
            "targets",
            [(t.op, t.value, t.year) for t in facts.targets if t.value is not None],
            [(t["op"], t["value"], t["year"]) for t in wanted.get("targets") or []],
        ),
        (
            "events",
            [(e.start.day, e.start.month) for e in facts.events if e.start.day],
            [tuple(e["from"][:2]) for e in wanted.get("events") or []],
        ),
    ):
        lost, extra = _difference(have, want)
        if lost or extra:
            yield f"{plan} {name}: lost {lost}, extra {extra}"


def _difference(have: list[Any], want: list[Any]) -> tuple[list[Any], list[Any]]:
    """What is lost and what is extra; the same thing said twice is no extra."""
    return [item for item in want if item not in have], [item for item in have if item not in want]


def _iso(date: PartialDate | None) -> str | None:
    whole = date.as_date() if date else None
    return whole.isoformat() if whole else None


def form_differences(family: str, plan: str) -> Iterator[str]:
    """Verdicts that the DOCX and the PDF of one plan do not share; how a document is set is not read from a PDF."""
    docx, pdf = (report(family, plan, form) for form in FORMS)
    have = {v.rule: v.outcome for v in pdf.verdicts}
    unseen = {r.id for r in load_pack() if r.check in ("measured", "steps")}
    for v in docx.verdicts:
        there = have.get(v.rule)
        if there != v.outcome and not (v.rule in unseen and there == "not_evaluated"):
            yield f"{plan} {v.rule}: docx {v.outcome}, pdf {there}"


def main(words: list[str]) -> int:
    """Prints every difference; 1 if there is one."""
    total = 0
    for family in [f for f in families() if not words or f in words]:
        lines = [f"{form}: {line}" for form in FORMS for line in differences(family, form)]
        for plan in plans(family):
            for form in FORMS:
                lines += [f"{form}: {line}" for line in (*header_differences(family, plan, form), *fact_differences(family, plan, form))]
            lines += form_differences(family, plan)
        total += len(lines)
        print(f"{family}: {len(lines)} differences", *lines, sep="\n  ", flush=True)
    return int(total > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
