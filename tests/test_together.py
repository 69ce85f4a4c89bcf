"""Many plans at once: each beside its direct parents, whichever way the files are given."""

from __future__ import annotations

from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from checker.judge import load_pack
from checker.model import Document, PartialDate, Report
from checker.pipeline import check_document, check_together, understand
from tests.accuracy.corpus import expected, fits, serious

CORPUS = Path(__file__).parents[1] / "corpus"
THREE, TWO = CORPUS / "quan-8", CORPUS / "phuong-2026"


@cache
def read(path: Path) -> Document:
    return understand(path)


def files(family: Path, *names: str) -> list[Document]:
    return [read(family / f"{name}.docx") for name in names]


def told(reports: list[Report]) -> dict[str, tuple[list[str], list[tuple[str, str, str]]]]:
    """File → the files it was judged beside, and its findings that are more than info."""
    return {
        r.document.source.name: (
            [p.source.name for p in r.parents],
            [(f.rule, f.severity, f.evidence) for f in serious(r.findings)],
        )
        for r in reports
    }


def test_three_levels_each_fault_on_the_document_that_made_it() -> None:
    reports = check_together(files(THREE, "grandparent", "parent", "compliant", "faulty"), (), load_pack("luu_tru"))
    said = {name: beside for name, (beside, _) in told(reports).items()}
    assert said == {
        "grandparent.docx": [],
        "parent.docx": ["grandparent.docx"],
        "compliant.docx": ["parent.docx"],
        "faulty.docx": ["parent.docx"],
    }
    above, parent, compliant, _ = reports
    (fault,) = expected("quan-8")["parent"]["faults"]
    (finding,) = serious(parent.findings)
    assert fits(fault, finding, parent.document)
    assert (serious(above.findings), serious(compliant.findings)) == ([], [])
    assert {r.rule for r in parent.inherited if r.outcome == "fail"} == {"LT05"}, "the table names the rule that tells the fault"


def test_without_the_archive_s_pack_the_weakened_target_is_still_told_on_the_parent() -> None:
    reports = told(check_together(files(THREE, "grandparent", "parent", "compliant")))
    assert [rule for rule, _, _ in reports["parent.docx"][1]] == ["CT02"]
    assert reports["compliant.docx"][1] == []


def test_a_school_is_told_the_same_with_and_without_the_grandparent() -> None:
    plan, parent, above = files(THREE, "faulty", "parent", "grandparent")
    alone = check_document(plan, [parent])
    for given in ([parent, above], [above, parent]):
        (report,) = check_together([plan], given)
        assert (report.findings, report.verdicts) == (alone.findings, alone.verdicts)
    assert check_together(files(THREE, "faulty", "parent", "grandparent"))[0].findings == alone.findings


@pytest.mark.parametrize("family", [THREE, TWO])
def test_the_order_of_the_files_changes_nothing(family: Path) -> None:
    names = [n for n in ("grandparent", "parent", "compliant", "faulty") if (family / f"{n}.docx").exists()]
    rules = load_pack("luu_tru")
    first = told(check_together(files(family, *names), (), rules))
    assert all(told(check_together(files(family, *order), (), rules)) == first for order in permutations(names))


def test_two_tiers_of_2026() -> None:
    """The school stands under its ward; nothing is wrong with that, and the parent is found."""
    reports = told(check_together(files(TWO, "compliant", "parent"), (), load_pack("luu_tru")))
    assert reports == {"compliant.docx": (["parent.docx"], []), "parent.docx": ([], [])}


def test_all_families_thrown_together_say_what_each_says_alone() -> None:
    families = sorted(p.parent for p in CORPUS.glob("*/parent.docx"))
    plans = [understand(f / f"{n}.docx", f"{f.name}/{n}") for f in families for n in ("faulty", "parent", "compliant")]
    for report in check_together(plans):
        family, _, name = report.document.source.name.partition("/")
        if name == "parent":
            assert report.parents == () or family == "quan-8"
        elif report.parents:  # of one faulty plan the parent is named nowhere
            assert [p.source.name for p in report.parents] == [f"{family}/parent"]
            alone = check_document(report.document, report.parents)
            assert report.findings == alone.findings
        else:
            assert (family, name) == ("phuong-2026", "faulty")


def test_the_given_parent_among_the_plans_is_no_mistake() -> None:
    plans = files(THREE, "parent", "compliant")
    reports = check_together(plans, plans[:1])
    assert [[n.code for n in r.notices] for r in reports] == [[], []]
    assert [[p.source.name for p in r.parents] for r in reports] == [[], ["parent.docx"]]
    (report,) = check_together(plans[:1], plans[:1])
    assert [n.code for n in report.notices] == ["mistaken_parent"]


def changed(document: Document, name: str, **header: Any) -> Document:
    """Another document of the same issuer: a copy that says something else of itself."""
    source = replace(document.source, name=name, sha256=name)
    return replace(document, source=source, header=replace(document.header, subject="Phát triển văn hóa đọc trong nhà trường", **header))


def later(document: Document, years: int) -> PartialDate:
    day = document.header.issued
    assert day
    return replace(day, day=28, month=12, year=(day.year or 0) + years)


def planted_in(family: Path, what: str) -> tuple[list[Document], list[Document]]:
    """The documents of a family without the fault, and with it."""
    plan, parent = files(family, "compliant", "parent")
    number, symbol = (plan.header.number or "").split("/", 1)
    above, mark = (parent.header.number or "").split("/", 1)
    if what == "LT01":
        return [plan, parent], [plan, parent, changed(plan, "trung-so.docx", issued=later(plan, 0))]
    if what == "LT02":
        fine = changed(plan, "sau.docx", number=f"{int(number) + 2}/{symbol}", issued=later(plan, 0))
        return [plan, parent, fine], [plan, parent, changed(plan, "sau.docx", number=f"{int(number) - 2}/{symbol}", issued=later(plan, 0))]
    other = changed(parent, "khac.docx", number=f"{int(above) + 50}/{mark}", issued=later(parent, 0))
    return [plan, parent, other], [plan, other]


FAMILIES = sorted(p.parent for p in CORPUS.glob("*/parent.docx"))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.name)
@pytest.mark.parametrize("rule", ["LT01", "LT02", "LT03"])
def test_a_fault_of_the_archive_is_told_by_its_rule_alone(family: Path, rule: str) -> None:
    sound, faulty = planted_in(family, rule)
    rules = load_pack("luu_tru")
    before, after = (told(check_together(documents, (), rules)) for documents in (sound, faulty))
    said = {r for name in ("compliant.docx", "parent.docx") if name in after for r, _, _ in after[name][1]}
    assert not any(r.startswith("LT") for name in before for r, _, _ in before[name][1])
    in_force = rule == "LT03" or family.name != "ba-che"  # its plans are older than the decree
    assert said - {r for _, findings in before.values() for r, _, _ in findings} == ({rule} if in_force else set())
