"""The check type `authority`: what it tells, and when it holds its tongue."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model import Citation, Facts
from tests.judge.made import citation, day, document, judged, rule, verdict


def cited(issuer: str | None) -> Citation:
    return citation(issuer=issuer, issued=day(2025, 9, 10))


@pytest.mark.parametrize(
    ("issuer", "header", "outcome"),
    [
        ("Phòng GD&ĐT quận Hà Đông", {}, "fail"),
        ("UBND phường Ba Đình", {}, "fail"),
        ("UBND phường Ngọc Hà", {}, "pass"),
        ("UBND phường Hoa Mai", {}, "not_evaluated"),
        (None, {}, "not_evaluated"),
        ("UBND phường Ba Đình", {"issued": None}, "not_evaluated"),
        ("UBND phường Ba Đình", {"issuers": ("Trường Tiểu học Hoa Ban", "Công an phường Ba Đình")}, "not_evaluated"),
    ],
)
def test_outcomes(issuer: str | None, header: dict[str, Any], outcome: str) -> None:
    own = {"issuer": "Trường Tiểu học Hoa Ban", "superior": "UBND PHƯỜNG NGỌC HÀ", "place": "Hà Nội", "issued": day(2025, 10, 20)}
    made = document(facts=Facts(citations=(cited(issuer),)), **{**own, **header})
    assert verdict(judged(made, rule("authority", "citation"))).outcome == outcome


def test_bodies_that_act_together_are_not_judged() -> None:
    facts = Facts(citations=(cited("UBND phường Ba Đình"),))
    made = document("Phối hợp", facts=facts, issuer="UBND phường Ngọc Hà", place="Hà Nội", issued=day(2025, 10, 20))
    joint = rule("authority", "citation", {"joint": ["phối"]})
    assert verdict(judged(made, joint)).outcome == "not_evaluated"
    assert verdict(judged(made, rule("authority", "citation"))).outcome == "fail"
