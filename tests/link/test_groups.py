"""The parent's targets for several groups or units beside the child's: hand-made facts, own wording."""

from __future__ import annotations

from msgspec.structs import replace

from tests.link.test_alignment import of, targets


def test_each_of_two_groups_of_one_sentence_answers_for_itself() -> None:
    poor = replace(of("Bảo hiểm y tế", 100), population="hộ nghèo")
    near = replace(of("Bảo hiểm y tế", 97, at=20), population="hộ cận nghèo")
    asked = of("người thuộc hộ nghèo có bảo hiểm y tế", 100), of("người thuộc hộ cận nghèo có bảo hiểm y tế", 95)
    assert targets(asked, (poor, near)) == [poor, near]


def test_whose_work_is_done_so_often_weighs_nothing() -> None:
    asked = of("Đài truyền thanh các xã, thị trấn phát tin", 3, op=">=", unit="lần/tuần")
    (found,) = targets((asked,), (), "KẾ HOẠCH\nĐài truyền thanh xã phát tin 04 lần/tuần.")
    assert found is not None
    assert found.value == 4
