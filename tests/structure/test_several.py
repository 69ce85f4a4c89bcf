"""Files with several plans: the first whole one is the document, the others are told and left alone."""

from __future__ import annotations

import pytest

from tests.structure.documents import OTHER, PLAN, STATE, outcomes, parts, told, understood

BARE = """KẾ HOẠCH
Tổ chức ngày hội đọc sách năm học 2021-2022
Thực hiện Kế hoạch số 220/KH-PGDĐT ngày 02/9/2021 của Phòng GD&ĐT huyện An Khê về ngày hội đọc sách;
I. MỤC ĐÍCH
Khuyến đọc.
II. NỘI DUNG
1. Thi kể chuyện theo sách.
"""
ON_ONE_LINE = PLAN.replace("KẾ HOẠCH\nChuyển đổi số năm học", "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM HỌC", 1)


def warned(text: str) -> bool:
    return any(w.code == "several_plans" for w in understood(text).source.warnings)


@pytest.mark.parametrize("text", [PLAN + OTHER, ON_ONE_LINE + OTHER, PLAN + BARE, PLAN + OTHER + OTHER])
def test_the_first_plan_is_the_document(text: str) -> None:
    document = understood(text)
    alone = understood(PLAN)
    assert warned(text)
    assert (document.header.number, document.header.recipients) == ("19/KH-THHS", alone.header.recipients)
    assert document.header.signer == alone.header.signer or text.startswith(ON_ONE_LINE)
    assert parts(document) == parts(alone)
    assert [c.number for c in document.facts.citations] == ["210/KH-PGDĐT"]
    assert [t.value for t in document.facts.targets] == [100.0]
    assert document.facts.dates[-1].date.day == 20


def test_nothing_of_the_other_plan_is_told() -> None:
    assert told(understood(PLAN + OTHER)) == told(understood(PLAN))
    assert outcomes(understood(OTHER))["NT02"] == "fail"  # its 31/6 is a fault of its own


@pytest.mark.parametrize(
    "annex",
    [
        "PHỤ LỤC\nKẾ HOẠCH CHI TIẾT\nTT | Nội dung | Thời gian\n1 | Tập huấn | Tháng 10/2021\n",
        f"PHỤ LỤC 1\nTÊN TRƯỜNG\n{STATE}Số: …/KH-…\n……, ngày … tháng … năm …\nKẾ HOẠCH\nChuyển đổi số của tổ chuyên môn\nI. MỤC TIÊU\n1. ……\n",
        "KẾ HOẠCH CHI TIẾT THỰC HIỆN\n(Kèm theo Kế hoạch số 19/KH-THHS ngày 07/9/2021 của Trường Tiểu học Hoa Sim)\nI. HỌC KỲ I\n1. Tập huấn.\n",
        "KẾ HOẠCH KIỂM TRA\nTT | Nội dung | Thời gian\n1 | Kiểm tra sổ sách | Tháng 3/2022\n",
    ],
)
def test_what_hangs_on_the_plan_is_no_other_plan(annex: str) -> None:
    assert not warned(PLAN + annex)


def test_one_plan_printed_with_its_title_twice_is_one() -> None:
    assert not warned("KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM HỌC 2021-2022\n" + PLAN)
