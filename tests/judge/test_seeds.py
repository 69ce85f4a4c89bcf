"""Five real plans, without their parents → the verdicts that a careful reader wrote down for them (../shared/gold), and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

import pytest

from checker.judge import load_pack
from checker.model import Report
from checker.pipeline import check
from tests.accuracy.shared import SHARED, needs_shared

pytestmark = needs_shared
_RULE = re.compile(r"\b([A-Z]{2})(\d\d)(?:-[A-Z]{2}(\d\d))?")


@dataclass(frozen=True)
class Read:
    """What the reader's sentences on one plan come to: rule and words of the evidence of each fault (error or warning) and remark, and
    the rules that hold or that the file does not let judge."""

    faults: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...] = ()
    passed: str = ""
    unseen: str = ""


#: NQ02: a second reader's (second_reader.yaml). TT26, TT29, TT31: what the digest of the decree (../shared/nd30.md) notes of the titles and capitals of these plans.
READ = {
    "000": Read((("TT05", "Lưu: VP"),), (("TT26", "."),), passed="CC01 CC02 BC01 BC02 BC03 BC04 BC05 TH01", unseen="NT01 TT01 TT02"),
    "001": Read((("TH04", "theo quy định"), ("TT31", "Bình Đẳng giới")), (("TT26", ":"),), passed="CC06", unseen="NT01 TT01 TT02 TT05"),
    "002": Read(
        (("BC06", "2."), ("NQ01", "về"), ("NQ02", "Sở"), ("CC02", "05-CT/TW"), ("CC02", "1506/KH"), ("CC02", "1299/Q")),
        (("BC03", "kinh phí"), ("TT03", "03")),
        passed="CT04 TT02 NT01 CC04",
        unseen="TT05",
    ),
    "003": Read(
        (("BC06", "III."), ("TH04", "tiến độ"), ("BC03", ""), ("TT05", "VT./."), ("TT31", "trẻ em"), ("TT29", "quận 8")),
        (("NQ01", "triển"), ("TT26", ":")),
        unseen="NT01 TT01 TT02 TH02",
    ),
    "004": Read(
        (("TT02", "379 /KH-PGD&ĐT"), ("TH04", "theo quy định")),
        (("BC03", "tài chính"), ("BC05", "báo cáo"), ("CC02", "04 - CTr/QU")),
    ),
}


@cache
def report(seed: str) -> Report:
    (plan,) = (SHARED / "seeds").glob(f"{seed}_*.txt")
    return check(plan)


def sentences(seed: str) -> list[str]:
    gold = json.loads((SHARED / "gold" / "seeds.json").read_text("utf8"))
    (plan,) = (name for name in gold if name.startswith(f"{seed}_"))
    said: list[str] = gold[plan]["findings"]
    return said


def rules_of(sentence: str) -> list[str]:
    """«BC01-BC05: pass» → BC01 … BC05."""
    found = _RULE.finditer(sentence)
    return [f"{m[1]}{number:02d}" for m in found for number in range(int(m[2]), int(m[3] or m[2]) + 1)]


def told(seed: str, *severities: str) -> list[tuple[str, str]]:
    return [(f.rule, f.evidence) for f in report(seed).findings if f.severity in severities]


def fits(found: list[tuple[str, str]], wanted: tuple[tuple[str, str], ...]) -> bool:
    """Each wanted one is found, once, with its words; without any where it points at nothing."""
    left = list(found)
    for rule, words in wanted:
        one = next((f for f in left if f[0] == rule and (words in f[1] if words else not f[1])), None)
        if one is None:
            return False
        left.remove(one)
    return True


@pytest.mark.parametrize("seed", READ)
def test_the_faults_are_those_of_the_reader_and_no_others(seed: str) -> None:
    found = told(seed, "error", "warning")
    assert fits(found, READ[seed].faults), found
    assert len(found) == len(READ[seed].faults), found


@pytest.mark.parametrize("seed", READ)
def test_what_the_reader_only_remarks_on_is_a_remark(seed: str) -> None:
    found = told(seed, "info")
    assert fits(found, READ[seed].remarks), found


@pytest.mark.parametrize("seed", READ)
def test_the_verdicts_are_those_of_the_reader(seed: str) -> None:
    outcomes = {v.rule: v.outcome for v in report(seed).verdicts}
    holding = {rule for sentence in sentences(seed) if sentence.endswith(": pass") or ": pass (" in sentence for rule in rules_of(sentence)}
    passed, unseen = holding | set(READ[seed].passed.split()), READ[seed].unseen.split()
    assert {rule: outcomes[rule] for rule in passed} == dict.fromkeys(passed, "pass")
    assert {rule: outcomes[rule] for rule in unseen} == dict.fromkeys(unseen, "not_evaluated")
    style = {rule.id for rule in load_pack() if rule.severity == "info"} & {rule for rule, _ in READ[seed].remarks}
    assert {rule for rule, outcome in outcomes.items() if outcome == "fail"} == {rule for rule, _ in READ[seed].faults} | style


@pytest.mark.parametrize("seed", READ)
def test_no_rule_that_the_reader_names_is_left_out_here(seed: str) -> None:
    here = READ[seed]
    known = {*here.passed.split(), *here.unseen.split(), *(rule for rule, _ in (*here.faults, *here.remarks))}
    assert {rule for sentence in sentences(seed) for rule in rules_of(sentence)} <= known
