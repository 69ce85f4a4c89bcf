"""Plans of the corpus → packs and reports, worked out once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from checker.derive.load import Superior, superiors_of
from checker.derive.take import taken
from checker.derive.write import written
from checker.judge import load_pack
from checker.model import Document, Finding, InheritedRow, Report
from checker.pipeline import check_document, check_together, understand
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
understood = cache(understand)


@cache
def pack(parent: Path) -> str:
    """The text of the pack that a parent gives."""
    document = understood(parent)
    return written(taken(document), document)


def held(text: str, folder: Path) -> tuple[Superior, ...]:
    """What a pack with this text holds."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(text, "utf-8")
    return superiors_of([folder])


@cache
def _rules() -> Any:
    return load_pack()


def by_parent(child: Path, parent: Path) -> Report:
    return check_document(understood(child), [understood(parent)], _rules())


def by_pack(child: Path, superiors: tuple[Superior, ...]) -> Report:
    return check_together([understood(child)], (), _rules(), superiors=superiors)[0]


def told(finding: Finding) -> tuple[Any, ...]:
    """All of a finding but the name and the places of the passages that it rests on."""
    related = tuple(r.text for r in finding.related)
    return (
        finding.rule, finding.severity, finding.message, finding.span, finding.places, finding.evidence, related, finding.suggestion,
        finding.basis,
    )  # fmt: skip


def row(inherited: InheritedRow) -> tuple[Any, ...]:
    """A row of the table, without where the parent's item stands."""
    r = inherited.row
    parent = (r.parent.text(r.parent_fact.span), r.parent.text(r.parent_fact.focus))
    return (
        inherited.outcome,
        inherited.rule,
        inherited.why,
        r.kind,
        r.binds,
        r.why,
        parent,
        r.child_fact,
        r.days_late,
        r.due_year,
        r.child_year,
    )


def facts(document: Document) -> list[Any]:
    """Every fact that a pack keeps, with its words and headings in the place of its spans."""
    from msgspec.structs import replace

    from checker.derive.facts import KINDS
    from checker.link.headed import headings

    return [
        (
            replace(fact, span=None, focus=None, section=None),
            document.text(fact.span),
            document.text(fact.focus),
            fact.focus.start - fact.span.start,
            headings(document, fact.section),
        )
        for kind in KINDS
        for fact in getattr(document.facts, kind.name)
    ]
