"""YAML of one author → cases: the plain text, and where in it which facts are marked.

A case is {id, kind: sentence | header | outline | whole, text, preamble?: true, section?: HEADING, header?: {…}, sections?: […], row?: the row of the field notes, head?: HEAD OF
THE TABLE that the text is a row of}. A `whole` one is a plan from its first line to its last, with all its facts, header and sections. Its text holds marks
`[[KIND key='value' …|the words]]`, never nested; KIND is citation, deadline, target or event. A key that is left out says "nothing there",
save those that `facts.OPTIONAL` names, which are scored only where they are given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

FOLDER = Path(__file__).parent
KEYS: Mapping[str, frozenset[str]] = {
    "citation": frozenset(("type", "number", "issued", "issuer", "role")),
    "deadline": frozenset(("kind", "day", "month", "year", "quarter", "recurrence", "covers", "recipient", "actor")),
    "target": frozenset(("op", "value", "unit", "year", "onward")),
    "event": frozenset(("name", "from", "to")),
}
CaseKind = Literal["sentence", "header", "outline", "whole"]
CASE_KEYS = {"id", "kind", "text", "preamble", "section", "header", "sections", "row", "head"}

#: «[[target value='85' unit='%'|đạt 85%]]»
_MARK = re.compile(r"\[\[(?P<kind>\w+)(?P<keys>(?:\s+\w+='[^']*')*)\s*\|+(?P<words>[^\[\]]+)\]\]")
_KEY = re.compile(r"(\w+)='([^']*)'")


class CaseError(ValueError):
    """A case that cannot be read; the message names its file and id."""


@dataclass(frozen=True)
class Mark:
    """A fact as its author sees it: `values` by key, at `start`–`end` of the plain text."""

    kind: str
    values: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """One case; `text` is without marks."""

    id: str
    kind: CaseKind
    text: str
    marks: tuple[Mark, ...] = ()
    preamble: bool = False
    section: str | None = None
    head: str | None = None
    header: Mapping[str, Any] = field(default_factory=dict)
    sections: tuple[Mapping[str, Any], ...] = ()


def folders() -> list[Path]:
    """The authors' folders."""
    return sorted(p for p in FOLDER.iterdir() if p.is_dir() and any(p.glob("*.yaml")))


def load(folder: Path) -> list[Case]:
    """All cases of an author. Raises CaseError for an unknown key, kind or value, a mark that is none, a doubled id, an empty folder."""
    cases: list[Case] = []
    for path in sorted(folder.glob("*.yaml")):
        for raw in yaml.safe_load(path.read_text("utf8")) or ():
            cases.append(_case(raw, path.name))
    ids = [case.id for case in cases]
    if doubled := sorted({i for i in ids if ids.count(i) > 1}):
        raise CaseError(f"{folder.name}: id given twice: {', '.join(doubled)}")
    if not cases:
        raise CaseError(f"{folder}: no cases")
    return cases


def _case(raw: Mapping[str, Any], file: str) -> Case:
    where = f"{file} {raw.get('id')}"
    if unknown := set(raw) - CASE_KEYS:
        raise CaseError(f"{where}: unknown key {sorted(unknown)}")
    if raw.get("kind") not in get_args(CaseKind):
        raise CaseError(f"{where}: kind {raw.get('kind')!r}")
    text, marks = unmarked(str(raw["text"]), where)
    sections = tuple(_section(s) for s in raw.get("sections") or ())
    header = dict(raw.get("header") or {})
    return Case(str(raw["id"]), raw["kind"], text, marks, bool(raw.get("preamble")), raw.get("section"), raw.get("head"), header, sections)


def _section(raw: Mapping[str, Any] | str) -> Mapping[str, Any]:
    return {"title": raw} if isinstance(raw, str) else raw


def unmarked(text: str, where: str = "text") -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks with their place in it."""
    out, marks, at = "", [], 0
    for match in _MARK.finditer(text):
        out += text[at : match.start()]
        kind, values = match["kind"], dict(_KEY.findall(match["keys"]))
        if kind not in KEYS or set(values) - KEYS[kind]:
            raise CaseError(f"{where}: unknown kind or key: {match.group()[:80]}")
        marks.append(Mark(kind, values, len(out), len(out) + len(match["words"])))
        out, at = out + match["words"], match.end()
    out += text[at:]
    if "[[" in out or "]]" in out:
        raise CaseError(f"{where}: a mark that is none: {out[max(out.find('[['), 0) :][:80]}")
    return out, tuple(marks)
