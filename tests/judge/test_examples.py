"""Every rule's own examples, and that they go red when its check is broken on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from checker.cli.examples import bad_faults, good_faults, report_of
from checker.judge import load_pack
from checker.judge.case import Case, Yielded
from checker.judge.checks import CHECKS
from checker.judge.rules import Example, Rule

#: The rules that are asked for, BC07, which rules.md has beside them, those on known documents, on what does not agree and on how a document is set.
ASKED = {
    *(f"CC{n:02d}" for n in range(1, 11)),
    *(f"BC0{n}" for n in range(1, 9)),
    *(f"NT0{n}" for n in range(1, 9)),
    *(f"TH0{n}" for n in range(1, 5)),
    *(f"CT0{n}" for n in range(1, 7)),
    *(f"TT{n:02d}" for n in range(1, 35)),
    *(f"NQ{n:02d}" for n in range(1, 14)),
    "NV01",
    "NV02",
}


@cache
def pack() -> dict[str, Rule]:
    return {rule.id: rule for rule in load_pack("ke_hoach", "binh_dang_gioi", examples=True)}


def cases(which: str) -> list[object]:
    named = [(f"{r.id}-{which}-{n}", r.id, e) for r in pack().values() if r.examples for n, e in enumerate(getattr(r.examples, which), 1)]
    return [pytest.param(rule, example, id=name) for name, rule, example in named]


def test_the_pack_holds_every_rule_asked_for() -> None:
    assert {rule.id for rule in load_pack()} == ASKED


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_bad(rule: str, example: Example) -> None:
    assert list(bad_faults(pack()[rule], example, tuple(pack().values()))) == []


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_good(rule: str, example: Example) -> None:
    assert list(good_faults(pack()[rule], example, tuple(pack().values()))) == []


@pytest.mark.parametrize("rule", sorted(pack()))
def test_what_is_said_stands_alone(rule: str) -> None:
    """Words to paste are words, without gaps for the writer; each language has its own quotation marks and opens with a capital."""
    examples = pack()[rule].examples
    found = [
        f for example in (examples.bad if examples else ()) for f in report_of(example, tuple(pack().values())).findings if f.rule == rule
    ]
    for finding in found:
        assert finding.message.en[:1] == finding.message.en[:1].upper()
        assert "«" not in finding.message.en
        assert finding.suggestion or finding.advice
        if finding.suggestion:
            assert any(map(str.isalnum, finding.suggestion.vi)), finding.suggestion.vi
            assert "…" not in finding.suggestion.vi


def nothing(case: Case) -> Iterator[Yielded]:
    yield from ()


@pytest.mark.parametrize("rule", sorted(ASKED))
def test_a_broken_check_turns_the_rule_red(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = pack()[rule]
    monkeypatch.setitem(CHECKS, broken.check, replace(CHECKS[broken.check], run=nothing))
    assert broken.examples
    for example in broken.examples.bad:
        assert list(bad_faults(broken, example, tuple(pack().values()))), f"{rule}: its bad example passes with a check that finds nothing"


@pytest.mark.parametrize("rule", sorted(ASKED))
def test_every_source_is_named(rule: str) -> None:
    for basis in pack()[rule].basis:
        assert basis.kind != "law" or (basis.document and basis.at), "a law needs its document and clause"
        assert basis.kind != "practice" or pack()[rule].severity != "error" or rule in ("CC01", "TH01"), "practice is a warning at most"
