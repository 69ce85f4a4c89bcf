"""The table rule × planted fault: what counts as caught alone, and that a rule without any is red."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.model import Finding, Message
from tests.accuracy.mutation.alone import Alone, all_rules, caught, lines, tellers


def finding(rule: str, severity: str) -> Finding:
    return Finding(rule, severity, Message("", ""))  # type: ignore[arg-type]


def test_remarks_count_for_rules_that_only_remark_and_where_nothing_else_is_told() -> None:
    rules = all_rules()
    assert tellers([finding("BC03", "warning"), finding("BC01", "info")], rules) == {"BC03"}
    assert tellers([finding("BC03", "warning"), finding("CC10", "info")], rules) == {"BC03", "CC10"}
    assert tellers([finding("BC05", "info")], rules) == {"BC05"}
    assert tellers([], rules) == set()


def test_a_rule_that_alone_catches_nothing_is_a_red_line() -> None:
    rule, other = all_rules()[:2]
    told = lines([Alone(rule, Counter({"kind": 3}), []), Alone(other, Counter(), [])], colour=True)
    assert told[1] == f"{rule.id}  kind ×3"
    assert told[2].startswith("\033[31m")
    assert told[-1].endswith(", 1 red")
    assert not lines([Alone(other, Counter(), [])], colour=False)[1].startswith("\033")


@pytest.mark.parametrize("rule", ["BC08", "CC07", "CC10", "CT06", "LT01", "LT02", "LT03", "LT05", "BG01", "BG02"])
def test_what_no_family_can_have_planted_is_caught_alone_in_the_model_plan(rule: str) -> None:
    (one,) = [r for r in all_rules() if r.id == rule]
    assert list(caught(one))
