"""Compliant plans of every family stay silent under all packs together: no error, no warning; and no rule of any pack lacks what it owes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker.judge import load_pack
from checker.judge.rules import Rule
from checker.judge.rules.packs import built_in
from checker.pipeline import check
from tests.accuracy.shared import ROOT

FAMILIES = sorted(p.parent for p in (ROOT / "corpus").glob("*/compliant.docx"))


@cache
def rules() -> tuple[Rule, ...]:
    return load_pack(*built_in(), examples=True)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda p: p.name)
def test_a_compliant_plan_is_told_neither_error_nor_warning(family: Path) -> None:
    report = check(family / "compliant.docx", parents=[family / "parent.docx"], rules=rules())
    assert [(f.rule, f.message.vi) for f in report.findings if f.severity != "info"] == []


def test_every_rule_of_every_pack_has_a_source_both_languages_and_examples() -> None:
    assert len(rules()) >= 60
    for rule in rules():
        assert rule.basis, rule.id
        assert rule.examples, rule.id
        assert rule.examples.bad, rule.id
        assert rule.examples.good, rule.id
        texts = [rule.title, *rule.messages.values(), *rule.suggestions.values(), *rule.advices.values()]
        assert all(t.vi.strip() and t.en.strip() for t in texts), rule.id
        laws = [b for b in rule.basis if b.kind == "law"]
        assert all(b.document and b.at for b in laws), rule.id


def test_every_message_comes_with_words_to_paste_or_what_to_do() -> None:
    bare = [f"{r.id} {name}" for r in rules() for name in r.messages if not (r.suggestion_of(name) or r.advice_of(name))]
    assert not bare


@pytest.mark.parametrize("family", FAMILIES, ids=lambda p: p.name)
def test_every_finding_says_how_it_is_mended(family: Path) -> None:
    report = check(family / "faulty.docx", rules=rules())  # without its parent, whose words fill many a suggestion
    assert report.findings
    assert [f.rule for f in report.findings if not (f.suggestion or f.advice)] == []


def test_what_a_rule_keeps_silent_beside_is_a_rule() -> None:
    known = {rule.id for rule in rules()}
    assert {other for rule in rules() for other in rule.silent_beside} <= known
