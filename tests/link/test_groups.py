"""The parent's targets for several groups or units beside the child's: hand-made facts, own wording."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract import extract
from checker.link import link
from checker.link.targets import align
from checker.model import Facts
from checker.parse import parse
from tests.documents import source_of
from tests.link.test_alignment import document, of, targets


def test_each_of_two_groups_of_one_sentence_answers_for_itself() -> None:
    poor = replace(of("Bảo hiểm y tế", 100), population="hộ nghèo")
    near = replace(of("Bảo hiểm y tế", 97, at=20), population="hộ cận nghèo")
    asked = of("người thuộc hộ nghèo có bảo hiểm y tế", 100), of("người thuộc hộ cận nghèo có bảo hiểm y tế", 95)
    assert targets(asked, (poor, near)) == [poor, near]


@pytest.mark.parametrize(
    ("indicator", "binds"),
    [
        ("Hỗ trợ công trình hạ tầng tại các xã khó khăn", "unclear"),
        ("Mỗi xã hỗ trợ công trình hạ tầng cho các xã kết nghĩa", "yes"),
        ("Hỗ trợ công trình hạ tầng", "yes"),
    ],
)
def test_a_number_for_several_places_is_of_them_together(indicator: str, binds: str) -> None:
    commune, province = "Ủy ban nhân dân xã Mường Bú", "Ủy ban nhân dân tỉnh Sơn La"
    parent = document(province, Facts(targets=(of(indicator, 12, unit="công trình hạ tầng"),)))
    (row,) = link(document(commune, Facts()), [parent]).rows
    assert row.binds == binds


def test_days_by_which_a_share_is_reached_are_kept_with_the_row() -> None:
    plans = [
        extract(parse(source_of(f"KẾ HOẠCH\nI. CHỈ TIÊU\n100% phòng học có bình chữa cháy trước ngày {day}.\n")))
        for day in ("31/8/2026", "30/11/2026")
    ]
    (row,) = align(*plans)
    assert row.days_late == 91


def test_whose_work_is_done_so_often_weighs_nothing() -> None:
    asked = of("Đài truyền thanh các xã, thị trấn phát tin", 3, op=">=", unit="lần/tuần")
    (found,) = targets((asked,), (), "KẾ HOẠCH\nĐài truyền thanh xã phát tin 04 lần/tuần.")
    assert found is not None
    assert found.value == 4
