"""Tasks that a plan finishes after its parent's day: only where both days surely are of the very same step."""

from __future__ import annotations

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example

ASKED = "Các trường lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 30/6/2026."


def told(asked: str, own: str) -> bool:
    example = Example(text={"nhiem_vu": f"III. NHIỆM VỤ, GIẢI PHÁP\n{own}"}, parent={"them": f"3. {asked}"})
    return any(finding.rule == "NV02" for finding in report_of(example, load_pack()).findings)


@pytest.mark.parametrize(
    "own",
    [
        "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026.",
        "1. Bảo vệ lắp đặt camera quan sát ở hai cổng trường, xong trước ngày 31/8.",
        "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trong tháng 8.",
        "TT | Việc | Thời gian\n1 | Lắp đặt camera quan sát tại cổng trường | Trước ngày 05/9/2026",
    ],
)
def test_later_than_the_parents_day(own: str) -> None:
    assert told(ASKED, own)


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 30/6/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường trong tháng 8."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trong tháng 6."),
        (
            ASKED.replace("trước ngày 30/6/2026", "trong tháng 6/2026"),
            "1. Lắp đặt camera quan sát tại cổng trường, xong trước ngày 25/6/2026.",
        ),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường trước ngày 30/6/2026, nghiệm thu trước ngày 15/7/2026."),
        (ASKED, "1. Nghiệm thu camera quan sát lắp đặt tại cổng trường trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường.\n2. Quét vôi tường rào trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường (bổ sung đợt 2) trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt bồn rửa tay tại cổng trường, hoàn thành trước ngày 15/7/2026."),
        (ASKED.replace("Các trường", "Công an phường"), "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026."),
        (ASKED.replace("Các trường lắp", "Lắp"), "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026."),
        (ASKED.replace("trước ngày 30/6/2026", "trong năm 2026"), "1. Lắp đặt camera quan sát tại cổng trường trước ngày 15/7/2026."),
        (ASKED.replace("30/6/2026", "30/6 hằng năm"), "1. Lắp đặt camera quan sát tại cổng trường, hoàn thành trước ngày 15/7/2026."),
        (ASKED, "1. Lắp đặt camera quan sát tại cổng trường trước ngày 15/7/2026.\n2. Mua camera trước ngày 30/6/2026."),
    ],
)
def test_silent_where_it_may_be_another_step(asked: str, own: str) -> None:
    assert not told(asked, own)
