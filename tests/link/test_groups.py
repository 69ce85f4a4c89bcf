"""The parent's targets for several groups or units beside the child's: hand-made facts, own wording."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract import extract
from checker.link import link
from checker.link.targets import align
from checker.model import Facts, Header
from checker.parse import parse
from tests.documents import source_of
from tests.extract.test_tasks import plan as superior
from tests.link.test_alignment import OFFICE, SCHOOL, document, of, target, targets


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


def test_at_most_so_many_is_not_none_of_them() -> None:
    text = "KẾ HOẠCH\nI. CHỈ TIÊU\n{}\n"
    said = "Không để phát sinh hộ tái nghèo quá 0,2% tổng số hộ.", "Tỷ lệ tái nghèo khống chế ở mức 0,1%."
    (row,) = align(*(extract(parse(source_of(text.format(words)))) for words in said))
    assert row.child_fact is not None
    assert row.child_fact.value == 0.1


def test_a_day_in_a_column_is_of_the_task_in_its_row() -> None:
    asked = superior(
        "III. NHIỆM VỤ\nTT | Nội dung | Đơn vị thực hiện | Thời gian\n1 | Lắp camera tại cổng trường | Các trường | Trước ngày 30/6/2026\n"
    )
    own = extract(parse(source_of("KẾ HOẠCH\nTT | Việc | Thời gian\n1 | Lắp camera tại cổng trường | Trước ngày 05/9/2026\n")))
    rows = link(replace(own, header=Header(type="Kế hoạch", issuer=SCHOOL)), [asked]).rows
    assert [row.days_late for row in rows if row.kind == "task" and row.dues] == [67]


def test_whose_work_is_done_so_often_weighs_nothing() -> None:
    asked = of("Đài truyền thanh các xã, thị trấn phát tin", 3, op=">=", unit="lần/tuần")
    (found,) = targets((asked,), (), "KẾ HOẠCH\nĐài truyền thanh xã phát tin 04 lần/tuần.")
    assert found is not None
    assert found.value == 4


def test_a_school_of_two_stages_answers_for_each_by_its_own_column() -> None:
    said = "giáo viên thiết kế được bài giảng điện tử"
    asked = replace(target(said, 75), actor="tiểu học"), replace(target(said, 85), actor="thcs")
    mine = replace(target(said, 80), actor="cấp tiểu học"), replace(target(said, 86), actor="cấp thcs")
    parent = document(OFFICE, Facts(targets=asked))
    rows = link(document("Trường TH&THCS Bản Lầu", Facts(targets=mine)), [parent]).rows
    assert [row.child_fact for row in rows] == [*mine]


@pytest.mark.parametrize(
    ("own", "binds"),
    [
        ("100% giáo viên và học sinh ký cam kết không đốt pháo.", "unclear"),
        ("100% giáo viên, học sinh và phụ huynh ký cam kết không đốt pháo.", "yes"),
        ("100% giáo viên, học sinh ký cam kết không đốt pháo; phụ huynh ký cam kết với chủ nhiệm lớp.", "yes"),
        ("Ký cam kết không đốt pháo đạt 100%.", "yes"),
        ("90% giáo viên và học sinh ký cam kết không đốt pháo.", "yes"),  # too few: that is told
    ],
)
def test_a_group_that_is_left_out_is_no_pass(own: str, binds: str) -> None:
    asked = "100% giáo viên, học sinh và cha mẹ học sinh ký cam kết không đốt pháo."
    (row,) = align(*(extract(parse(source_of(f"KẾ HOẠCH\nI. CHỈ TIÊU\n{text}\n"))) for text in (asked, own)))
    assert row.binds == binds
