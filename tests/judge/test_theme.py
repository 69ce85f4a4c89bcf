"""The theme pack on gender equality: notes only, for plans on that theme only."""

from __future__ import annotations

from functools import cache

import pytest

from checker.cli.examples import bad_faults, good_faults, report_of
from checker.judge import load_pack
from checker.judge.rules import Example, Rule

THEME = "Công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026"
MONTH = "4. Hưởng ứng Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới (từ 15/11 đến 15/12)."


@cache
def pack() -> dict[str, Rule]:
    return {r.id: r for r in load_pack("binh_dang_gioi", examples=True)}


@pytest.mark.parametrize("rule", ["BG01", "BG02"])
def test_its_rules_pass_their_own_examples(rule: str) -> None:
    one, rules = pack()[rule], tuple(pack().values())
    assert one.examples
    for bad in one.examples.bad:
        assert list(bad_faults(one, bad, rules)) == []
    for good in one.examples.good:
        assert list(good_faults(one, good, rules)) == []
    assert one.severity == "info"


def outcome(rule: str, text: dict[str, str]) -> str:
    return next(v.outcome for v in report_of(Example(text=text, layout=True), tuple(pack().values())).verdicts if v.rule == rule)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({}, "not_applicable"),
        ({"trich_yeu": "Phòng, chống đuối nước năm 2026"}, "not_applicable"),
        ({"trich_yeu": THEME}, "fail"),
        ({"trich_yeu": THEME, "them": MONTH}, "pass"),
        ({"trich_yeu": "Hoạt động vì sự tiến bộ phụ nữ năm 2026", "them": MONTH}, "pass"),
        ({"trich_yeu": "Công tác BÌNH ĐẲNG GIỚI năm 2026"}, "fail"),
    ],
)
def test_the_month_is_for_plans_on_the_theme(text: dict[str, str], expected: str) -> None:
    assert outcome("BG01", text) == expected


WARD = {"chu_quan": "", "co_quan": "ỦY BAN NHÂN DÂN\nPHƯỜNG HOA SƠN", "so": "Số: 15/KH-UBND", "trich_yeu": THEME, "them": MONTH}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "fail"),
        (
            {
                "mo_dau": "Thực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ ban hành Chiến lược quốc gia, UBND phường lập kế hoạch:"
            },
            "pass",
        ),
        ({"ngay": "Hoa Sơn, ngày 20 tháng 01 năm 2021"}, "not_applicable"),
        ({"trich_yeu": "Phòng, chống đuối nước năm 2026"}, "not_applicable"),
    ],
)
def test_the_strategy_is_for_superiors_of_its_time(more: dict[str, str], expected: str) -> None:
    assert outcome("BG02", {**WARD, **more}) == expected


def test_a_school_is_not_asked_for_the_strategy() -> None:
    assert outcome("BG02", {"trich_yeu": THEME}) == "not_applicable"


def test_it_is_no_part_of_the_default() -> None:
    assert not {"BG01", "BG02"} & {r.id for r in load_pack()}
