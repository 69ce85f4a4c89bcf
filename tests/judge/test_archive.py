"""The rules on many documents: their own examples, and when they have nothing to say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from checker.cli.examples import bad_faults, good_faults
from checker.judge import judge, load_pack
from checker.judge.case import Case, Yielded
from checker.judge.checks import CHECKS
from checker.judge.rules import Example, Rule
from checker.model import Hierarchy, Kin, Verdict
from tests.judge.made import citation, day, document

OWN = ("LT01", "LT02", "LT03", "LT04", "LT05")


@cache
def pack() -> dict[str, Rule]:
    return {rule.id: rule for rule in load_pack("luu_tru", examples=True)}


def cases(which: str) -> list[object]:
    found = [(r, e, n) for i in OWN for r in [pack()[i]] if r.examples for n, e in enumerate(getattr(r.examples, which), 1)]
    return [pytest.param(r.id, e, id=f"{r.id}-{which}-{n}") for r, e, n in found]


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_bad(rule: str, example: Example) -> None:
    assert list(bad_faults(pack()[rule], example, tuple(pack().values()))) == []


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_good(rule: str, example: Example) -> None:
    assert list(good_faults(pack()[rule], example, tuple(pack().values()))) == []


def nothing(case: Case) -> Iterator[Yielded]:
    yield from ()


@pytest.mark.parametrize("rule", OWN)
def test_a_broken_check_turns_the_rule_red(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = pack()[rule]
    monkeypatch.setitem(CHECKS, broken.check, replace(CHECKS[broken.check], run=nothing))
    assert broken.examples
    assert all(list(bad_faults(broken, example, tuple(pack().values()))) for example in broken.examples.bad)


def verdicts(kin: Kin | None, rule: str) -> Verdict:
    plan = document(number="18/KH-MNHM", issued=day(2022, 4, 5), issuer="Trường Mầm non Hoa Mai", level="school")
    report = judge(plan, Hierarchy(plan, kin=kin), tuple(pack().values()))
    return next(v for v in report.verdicts if v.rule == rule)


@pytest.mark.parametrize(
    ("kin", "rule", "outcome"),
    [
        (None, "LT01", "not_applicable"),
        (Kin(), "LT01", "not_applicable"),  # no other document of the register
        (Kin(register=2), "LT01", "pass"),
        (Kin(register=2), "LT02", "pass"),
        (Kin(namesakes=(document(number="18/KH-MNHM"),)), "LT01", "fail"),
        (Kin(), "LT03", "not_applicable"),  # it names no parent
        (Kin(chained=True), "LT03", "pass"),
        (Kin(unknown=(citation(),)), "LT03", "not_evaluated"),  # nothing of that superior was given
        (Kin(chained=True, unknown=(citation(),)), "LT03", "pass"),
        (Kin(absent=(citation(),)), "LT03", "fail"),
    ],
)
def test_outcomes(kin: Kin | None, rule: str, outcome: str) -> None:
    assert verdicts(kin, rule).outcome == outcome


def test_the_severity_of_a_chain() -> None:
    assert verdicts(Kin(absent=(citation(),)), "LT03").severity == "warning"
    assert verdicts(Kin(circle=(document(number="1/KH-UBND"),)), "LT03").severity == "error"


def test_a_rule_of_a_pack_that_is_not_in_use_silences_nothing() -> None:
    assert "LT05" in next(r for r in load_pack() if r.id == "CT02").silent_beside
    assert "LT05" not in {r.id for r in load_pack()}
