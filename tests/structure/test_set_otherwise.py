"""What is right by Nghị định 30/2020 stays so however the Word file says it; what is wrong is told however it says that."""

from __future__ import annotations

from functools import cache

import pytest

from checker.extract import extract
from checker.judge import load_pack
from checker.judge.rules import Rule
from checker.model import Finding
from checker.parse import parse
from checker.pipeline import check_document
from checker.read import read_bytes
from tests.structure.otherwise import RIGHT, changed
from tests.structure.wrongly import WRONG


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(r for r in load_pack() if r.pack in ("the_thuc", "nhat_quan", "bo_cuc"))


def told(content: bytes) -> list[Finding]:
    return list(check_document(extract(parse(read_bytes("plan.docx", content))), (), rules()).findings)


@pytest.mark.parametrize("name", [None, *RIGHT])
def test_what_is_right_stays_right(name: str | None) -> None:
    found = told(changed(*([RIGHT[name]] if name else [])))
    assert [(f.rule, f.severity, f.message.vi, f.evidence) for f in found] == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(name: str) -> None:
    change, rule = WRONG[name]
    assert rule in {f.rule for f in told(changed(change))}
