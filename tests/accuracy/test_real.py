"""The real files from before Unicode give the figures that are asked for."""

from __future__ import annotations

import pytest

from checker.read import read
from tests.accuracy.real import LETTERS, OLD, REAL, TOKENS, TWINS, letters, tokens
from tests.accuracy.shared import needs_shared


@needs_shared
@pytest.mark.parametrize("name", OLD)
def test_letters(name: str) -> None:
    source = read(REAL / name)
    if any(w.code in ("needs_office", "needs_ocr") for w in source.warnings):
        pytest.skip(source.warnings[0].message.en)
    right, there = letters((REAL / name).with_suffix(".txt").read_text("utf-8"), source.text)
    assert there > 400
    assert right >= there * LETTERS


@needs_shared
@pytest.mark.parametrize(("name", "twin"), TWINS)
def test_tokens(name: str, twin: str) -> None:
    right, there = tokens(read(REAL / twin).text, read(REAL / name).text)
    assert right >= there * TOKENS


def test_the_measure_sees_faults() -> None:
    assert letters("Kế hoạch năm", "KẾ HOẠCH  năm") == (3, 3)
    assert letters("Kế hoạch năm", "Ke hoạch năm") == (2, 3)
    assert letters("Quyết định của sở, hà nội", "hà nội, quyết định của sở")[0] >= 5
    assert tokens("a b b", "b a c") == (2, 3)
