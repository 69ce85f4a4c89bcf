"""The corpus: what is committed is what the sources say, and what is expected stands in the documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from corpus.build import NAMES, families, main, names
from corpus.source import Line, PlanSource, SourceError, label_of, load
from corpus.word import render

FAMILIES = families([])
DOCUMENTS = [family / f"{name}.yaml" for family in FAMILIES for name in names(family)]
TWINS = [family / f"{name}.yaml" for family in FAMILIES for name in ("compliant", "faulty")]


def printed(plan: PlanSource) -> str:
    """The text of a source, a paragraph or table row a line, labels as printed."""
    body = [block.text if isinstance(block, Line) else "\n".join(" | ".join(row) for row in block.rows) for block in plan.body]
    head = [*plan.nation, plan.superior, *plan.issuer, plan.number, plan.place_date, plan.type, *plan.subject, *plan.preamble]
    return "\n".join([*head, *body, plan.closing, *plan.recipients, *plan.capacity, plan.name])


def expected(family: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((family / "expected.yaml").read_text(encoding="utf-8"))
    return loaded


def identity(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_there_are_families() -> None:
    assert len(FAMILIES) >= 1


@pytest.mark.parametrize("source", DOCUMENTS, ids=identity)
def test_committed_docx_is_what_the_source_builds(source: Path) -> None:
    assert source.with_suffix(".docx").read_bytes() == render(load(source))


@pytest.mark.parametrize("source", DOCUMENTS, ids=identity)
def test_committed_pdf_is_there(source: Path) -> None:
    assert source.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("source", TWINS, ids=identity)
def test_every_paragraph_is_in_the_docx(source: Path) -> None:
    plan = load(source)
    document = docx.Document(str(source.with_suffix(".docx")))
    cells = [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    text = {*(p.text for p in document.paragraphs), *cells}
    for line in printed(plan).splitlines():
        for part in line.split(" | "):
            label = label_of(part) if plan.numbering == "word" else None
            assert part in text or (label and label[2] in text), part


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.name)
def test_evidence_of_each_fault_is_in_the_faulty_plan_alone(family: Path) -> None:
    compliant, faulty = printed(load(family / "compliant.yaml")), printed(load(family / "faulty.yaml"))
    faults = expected(family)["faulty"]["faults"]
    assert 6 <= len(faults) <= 9
    for fault in faults:
        assert set(fault) - {"forms"} == {"rule", "severity", "evidence", "what", "also"}
        if fault["evidence"] is not None:
            assert fault["evidence"] in faulty, fault
            # an empty section, a doubled number, a horizon cut off show their own words in the twin too
            assert fault["evidence"] not in compliant or fault["rule"] in {"BC06", "BC07", "CT05", "NT03"}, fault


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.name)
def test_each_change_serves_a_fault_and_each_fault_has_a_change(family: Path) -> None:
    changes = yaml.safe_load((family / "faulty.yaml").read_text(encoding="utf-8"))["changes"]
    assert {change["for"] for change in changes} == {fault["rule"] for fault in expected(family)["faulty"]["faults"]}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", NAMES)
def test_expected_header_is_in_the_document(family: Path, name: str) -> None:
    facts = expected(family)
    document = {**facts["compliant"]["document"], **facts[name].get("document", {})}
    text = printed(load(family / f"{name}.yaml"))
    assert document["signer"]["name"] in text
    assert document["place"] in text
    for target in facts[name]["targets"]:
        assert f"{target['value']}".replace(".", ",") in text


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("IV. KINH PHÍ", (0, "IV", "KINH PHÍ")),
        ("12. Việc khác", (1, "12", "Việc khác")),
        ("đ) Việc khác", (2, "đ", "Việc khác")),
        ("- Lưu: VT.", (3, "-", "Lưu: VT.")),
        ("2.1. Chỉ tiêu", None),
        ("2021 - 2030", None),
    ],
)
def test_label_of(text: str, label: tuple[int, str, str] | None) -> None:
    assert label_of(text) == label


def test_a_change_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "faulty.yaml"
    base = FAMILIES[0] / "compliant.yaml"
    source.write_text(yaml.safe_dump({"base": str(base), "changes": [{"for": "CC03", "drop": "không có câu này"}]}), encoding="utf-8")
    with pytest.raises(SourceError, match="0 times"):
        load(source)


def test_an_unknown_family_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["khong-co"]) == 2
    assert "khong-co" in capsys.readouterr().err
