"""The whole program on whole plans: the corpus always, the real ones where ../shared is there."""

from __future__ import annotations

import pytest

from tests.accuracy import corpus, gold, pairs
from tests.accuracy.shared import needs_shared

FAMILIES = corpus.families()


def test_the_corpus_is_there() -> None:
    assert len(FAMILIES) >= 6


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("form", corpus.FORMS)
def test_planted_faults_and_nothing_else(family: str, form: str) -> None:
    assert list(corpus.differences(family, form)) == []


@pytest.mark.parametrize(("family", "plan"), [(family, plan) for family in FAMILIES for plan in corpus.plans(family)])
def test_header_and_facts_as_written_down(family: str, plan: str) -> None:
    found = [
        line
        for form in corpus.FORMS
        for line in (*corpus.header_differences(family, plan, form), *corpus.fact_differences(family, plan, form))
    ]
    assert found == []


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("plan", ["compliant", "faulty"])
def test_docx_and_pdf_are_judged_alike(family: str, plan: str) -> None:
    assert list(corpus.form_differences(family, plan)) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_planted_fault_is_not_found_in_the_compliant_twin(family: str) -> None:
    """The comparison itself can fail: held against the compliant plan, every fault is missed."""
    report = corpus.report(family, "compliant", "docx")
    faults = [f for f in corpus.expected(family)["faulty"]["faults"] if f["evidence"]]
    assert faults
    assert not any(corpus.fits(fault, finding, report.document) for fault in faults for finding in corpus.serious(report.findings))


@needs_shared
def test_gold() -> None:
    run = gold.score()
    assert run.returncode == 0, run.stdout + run.stderr


@needs_shared
def test_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    code = pairs.main([])
    assert code == 0, capsys.readouterr().out
