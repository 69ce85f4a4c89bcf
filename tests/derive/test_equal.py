"""Checking with the pack equals checking with the parent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.derive.packs import CORPUS, by_pack, by_parent, facts, held, pack, row, told, understood

FAMILIES = sorted(p.parent.name for p in CORPUS.glob("*/expected.yaml"))


def equal(child: Path, parent: Path, folder: Path) -> None:
    superiors = held(pack(parent), folder)
    one, other = by_parent(child, parent), by_pack(child, superiors)
    assert [told(f) for f in other.findings] == [told(f) for f in one.findings]
    assert other.verdicts == one.verdicts
    assert [row(r) for r in other.inherited] == [row(r) for r in one.inherited]
    assert [n for n in other.notices if n.code != "pack_not_signed_off"] == list(one.notices)


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_pack_says_what_its_parent_says(family: str, form: str, tmp_path: Path) -> None:
    folder = CORPUS / family
    for child in ("compliant", "faulty", "parent"):  # the parent itself is told as no parent of its own
        equal(folder / f"{child}.{form}", folder / f"parent.{form}", tmp_path)


def test_a_parent_of_other_plans_too(tmp_path: Path) -> None:
    for family in FAMILIES:
        equal(CORPUS / FAMILIES[0] / "faulty.docx", CORPUS / family / "parent.docx", tmp_path / family)


@pytest.mark.parametrize("folder", ["nam-tu-liem", "phong-dien"])
def test_real_pairs(shared: Path, folder: str, tmp_path: Path) -> None:
    for child in sorted((shared / "pairs" / folder).glob("*.docx")):
        equal(child, shared / "pairs" / folder / "parent.txt", tmp_path)


def test_the_plans_of_a_real_folder_as_parents(seeds: list[Path], tmp_path: Path) -> None:
    for at, seed in enumerate(seeds):
        equal(CORPUS / "nam-tu-liem" / "faulty.docx", seed, tmp_path / str(at))


@pytest.mark.parametrize("family", FAMILIES)
def test_facts_come_back_as_they_were(family: str, tmp_path: Path) -> None:
    parent = CORPUS / family / "parent.docx"
    (superior,) = held(pack(parent), tmp_path)
    assert facts(superior.document) == facts(understood(parent))


def test_a_plan_is_read_the_same_twice(tmp_path: Path) -> None:
    """What a loaded pack would be written as is what it was loaded from."""
    from checker.derive.take import taken

    document = understood(CORPUS / "dong-da" / "parent.docx")
    (superior,) = held(pack(CORPUS / "dong-da" / "parent.docx"), tmp_path)
    first, second = taken(document), taken(superior.document)
    assert [p.items for p in second.parts] == [p.items for p in first.parts]
    assert (second.period, second.cites, second.speaks_of, second.required_parts) == (
        first.period,
        first.cites,
        first.speaks_of,
        first.required_parts,
    )
