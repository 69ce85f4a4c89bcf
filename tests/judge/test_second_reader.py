"""Five real plans under all packs: errors and warnings are those that a second reader accepts, no more and no fewer."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.judge import load_pack
from checker.judge.rules import Rule
from checker.judge.rules.packs import built_in
from checker.model import Finding
from checker.pipeline import check
from tests.accuracy.shared import SHARED, needs_shared

pytestmark = needs_shared
ACCEPTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("second_reader.yaml").read_text("utf8"))


@cache
def rules() -> tuple[Rule, ...]:
    return load_pack(*built_in())


def line_of(finding: Finding) -> int | None:
    return finding.places[0].line if finding.places else None


@pytest.mark.parametrize("seed", ACCEPTED)
def test_the_faults_are_those_that_he_accepts(seed: str) -> None:
    (plan,) = (SHARED / "seeds").glob(f"{seed}_*.txt")
    found = [f for f in check(plan, rules=rules()).findings if f.severity != "info"]
    told = sorted(((f.rule, f.severity, line_of(f) or 0), f.evidence) for f in found)
    wanted = sorted(((a["rule"], a["severity"], a["line"] or 0), a["token"]) for a in ACCEPTED[seed])
    unmatched = list(wanted)
    for place, evidence in told:
        here = next((a for a in unmatched if a[0] == place and (a[1] in evidence if a[1] else not evidence)), None)
        assert here is not None, (place, evidence)
        unmatched.remove(here)
    assert unmatched == []
