"""The local packs that came with the program: each says what its superior's plan says, and none is opened unless it is chosen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.derive.load import Superior, superiors_of
from checker.judge.rules.packs import built_in
from checker.language.lexicon import rules_root
from tests.conftest import ROOT
from tests.derive.packs import CORPUS, by_pack, by_parent, told

FAMILIES = {
    "dia_phuong_thanh_oai": "thanh-oai",
    "dia_phuong_phong_dien": "phong-dien",
    "dia_phuong_dong_da": "dong-da",
    "dia_phuong_quan_8": "quan-8",
    "dia_phuong_nam_tu_liem": "nam-tu-liem",
    "dia_phuong_phuong_linh_nam": "phuong-2026",
}


def superior(pack: str) -> Superior:
    (held,) = superiors_of([pack])
    return held


def test_these_are_the_local_packs() -> None:
    assert sorted(FAMILIES) == [name for name in built_in() if name.startswith("dia_phuong_")]


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("pack", FAMILIES)
def test_the_pack_says_what_its_parent_says(pack: str, form: str) -> None:
    folder, held = CORPUS / FAMILIES[pack], superior(pack)
    for child in ("compliant", "faulty"):
        one, other = by_parent(folder / f"{child}.{form}", folder / f"parent.{form}"), by_pack(folder / f"{child}.{form}", (held,))
        assert [told(f) for f in other.findings] == [told(f) for f in one.findings]
        assert other.verdicts == one.verdicts
        assert other.notices == one.notices
        assert [(r.outcome, r.rule, r.row.kind, r.row.binds, r.row.child_fact) for r in other.inherited] == [
            (r.outcome, r.rule, r.row.kind, r.row.binds, r.row.child_fact) for r in one.inherited
        ]


@pytest.mark.parametrize("pack", FAMILIES)
def test_its_plans_are_its_examples(pack: str) -> None:
    """Good: the compliant plan. Bad: the faulty one, some of whose faults only the superior's words show."""
    folder, held = CORPUS / FAMILIES[pack], (superior(pack),)
    assert [f for f in by_pack(folder / "compliant.docx", held).findings if f.severity == "error"] == []
    assert any(f.severity == "error" and f.related for f in by_pack(folder / "faulty.docx", held).findings)


@pytest.mark.parametrize("pack", FAMILIES)
def test_it_is_signed_off_and_dated(pack: str) -> None:
    held = superior(pack)
    header = held.document.header
    assert held.notice is None
    assert header.number
    assert header.issuer
    assert header.issued is not None
    assert header.issued.whole
    assert header.period is not None


def test_another_office_s_pack_is_told_as_no_parent() -> None:
    (held,) = superiors_of(["dia_phuong_quan_8"])
    report = by_pack(CORPUS / "thanh-oai" / "compliant.docx", (held,))
    assert not any(f.related for f in report.findings)


# Runs a command and prints every pack that it opens.
WATCHED = """
import runpy, sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
sys.argv = ["checker", *sys.argv[1:]]
try:
    runpy.run_module("checker", run_name="__main__")
except SystemExit:
    pass
print("\\n".join("OPENED " + name for name in opened if "dia_phuong" in name))
"""


@pytest.mark.parametrize(("words", "packs"), [((), 0), (("--rules", "dia_phuong_quan_8"), 1)])
def test_a_pack_that_is_not_chosen_is_not_opened(words: tuple[str, ...], packs: int) -> None:
    command = [sys.executable, "-X", "utf8", "-c", WATCHED, "check", str(CORPUS / "quan-8" / "faulty.docx"), *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=True)
    opened = {Path(line[7:]) for line in done.stdout.splitlines() if line.startswith("OPENED ")}
    # the pack itself, or what is kept of it
    names = {name for name in FAMILIES for file in opened if name in str(file)}
    assert len(names) == packs, opened
    assert (rules_root() / "dia_phuong_quan_8" / "pack.yaml").is_file()
