"""Heads linked in parts, by the places of issuers: what is said is what is said of all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.audit.ledger import Ledger
from checker.audit.linking import linked
from checker.model import Document, Forest
from tests.audit.archive import audited
from tests.benchmarks.archive.pages import font
from tests.benchmarks.archive.write import write
from tests.benchmarks.linking import documents
from tests.benchmarks.parting import Bonds, Part, parts, spilled

for library in ("duckdb", "rensa", "reportlab"):
    pytest.importorskip(library)


def told(forest: Forest) -> dict[str, object]:
    return {
        "bonds": {(b.child, b.parent) for b in forest.bonds},
        "absent": {(child, c.number, c.issuer) for child, c in forest.absent},
        "copies": dict(enumerate(forest.copies)),
    }


def together(some: list[Part]) -> dict[str, object]:
    """The same of parts."""
    return {
        "bonds": {pair for part in some for pair in part.bonds()},
        "absent": {(child, c.number, c.issuer) for part in some for child, c in part.absent()},
        "copies": {at: copy for part in some for at, copy in part.copies()},
    }


def compared(heads: tuple[Document, ...], whole: Forest, folder: Path) -> list[Part]:
    folder.mkdir()
    spilled(heads, folder, 5)
    some = list(parts(folder))
    one, other = told(whole), together(some)
    assert {name: other[name] for name in one} == one
    return some


@pytest.mark.skipif(font() is None, reason="no font with Vietnamese letters on this system")
def test_an_archive_linked_in_parts_is_linked_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "kho", 80, seed=4)
    audited(tmp_path / "kho", tmp_path / "store", "local")
    ledger = Ledger(tmp_path / "store" / "ledger.db")
    forest = linked(ledger.heads()).forest
    ledger.close()
    some = compared(forest.documents, forest, tmp_path / "parts")
    assert len(some) > 2
    assert len(forest.bonds) > 40


def test_heads_of_many_places_in_any_order(tmp_path: Path) -> None:
    from checker.link.forest import planted

    heads = tuple(documents(3000))
    some = compared(heads, planted(heads), tmp_path / "parts")
    assert len(some) > 2
    bonds = Bonds()
    for part in some:
        bonds.add(part)
    assert bonds.circled(len(heads)) == 0
    bonds.children.extend((1, 2))
    bonds.parents.extend((2, 1))
    assert bonds.circled(len(heads)) >= 2
