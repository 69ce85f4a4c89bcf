"""Whom passages of superiors' plans are for: the open half must not sink; the held one is printed by the command alone."""

from __future__ import annotations

from collections import Counter

from tests.accuracy.addressees.__main__ import cases


def test_the_open_half_does_not_sink() -> None:
    counts = Counter(case.kind for case in cases("open"))
    assert counts["right"] >= 575
    assert counts["false yes"] <= 13
    assert counts["false no"] <= 8
