"""Tables of targets and of tasks; what stands in appendices."""

from __future__ import annotations

import pytest

from tests.structure.documents import outcomes, parts, province, told, understood

ROWS = "1 | Cơ quan có lãnh đạo chủ chốt là nữ | % | 60 | 75\n2 | Số cơ sở hỗ trợ nạn nhân | cơ sở | 5 | 12\n"
WANTED = [("2.1", 60.0, "%", 2025), ("2.1", 75.0, "%", 2030), ("2.2", 5.0, "cơ sở", 2025), ("2.2", 12.0, "cơ sở", 2030)]


@pytest.mark.parametrize(
    "heads",
    [
        "TT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2030\n",
        "TT | Tên chỉ tiêu | Đơn vị | Chỉ tiêu | Chỉ tiêu\nTT | Tên chỉ tiêu | Đơn vị | 2025 | 2030\n",
        "TT | Nội dung | Đơn vị tính | Chỉ tiêu |  \n  |   |   | Đến năm 2025 | Đến năm 2030\n",
        "TT | Nội dung | Đơn vị tính | Chỉ tiêu |  \n  |   |   | Đến năm 2025 | Đến năm 2030\n(1) | (2) | (3) | (4) | (5)\n",
        "TT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2030\n1 | 2 | 3 | 4 | 5\n",
    ],
    ids=["one row", "repeated", "merged", "merged and numbered", "numbered"],
)
def test_values_take_their_years_from_the_headings(heads: str) -> None:
    document = understood(province(targets=heads + ROWS))
    found = [(t.label, t.value, t.unit, t.year) for t in document.facts.targets if t.value is not None]
    assert found == WANTED
    assert outcomes(document)["CT05"] == "pass"


def test_a_first_row_of_data_is_no_heading() -> None:
    rows = "TT | Chỉ tiêu | Năm 2024 | Năm 2025\n1 | Tỷ lệ nữ lãnh đạo (%) | 40 | 60\n"
    found = [(t.value, t.year) for t in understood(province(targets=rows)).facts.targets if t.value is not None]
    assert found == [(40.0, 2024), (60.0, 2025)]


def test_targets_in_an_appendix_count() -> None:
    annex = (
        "PHỤ LỤC I\nCHỈ TIÊU BÌNH ĐẲNG GIỚI\nI. LĨNH VỰC CHÍNH TRỊ\n1. Đến năm 2025 đạt 60% cơ quan có lãnh đạo chủ chốt là nữ.\n"
        "II. LĨNH VỰC GIÁO DỤC\n1. Đến năm 2025 đạt 80% trường học đưa nội dung giới vào giảng dạy.\n"
        "PHỤ LỤC II\nPHÂN CÔNG\nI. CÁC SỞ\n1. Sở Nội vụ chủ trì.\nII. CÁC HUYỆN\n1. Ủy ban nhân dân huyện phối hợp.\n"
    )
    document = understood(province(targets="Tại Phụ lục I kèm theo.\n", annex=annex))
    valued = [(t.value, t.year) for t in document.facts.targets if t.value is not None]
    assert valued == [(60.0, 2025), (80.0, 2025)]
    assert not any("hụ lục" in t.indicator for t in document.facts.targets)
    assert (2, "I", "CÁC SỞ") in parts(document)
    assert outcomes(document)["BC06"] == "pass"  # each appendix restarts at I
    assert "CT06" not in {rule for rule, _ in told(document)}


TASKS = """TT | Nội dung công việc | Đơn vị thực hiện | Thời gian hoàn thành
1 | Rà soát hạ tầng mạng | Sở Thông tin và Truyền thông | Trước 30/9/2022
2 | Tập huấn phần mềm quản lý | Sở Nội vụ | Tháng 10/2022
3 | Nhập dữ liệu lên cơ sở dữ liệu ngành | UBND các huyện | Quý IV/2022
4 | Duy trì trang thông tin điện tử | Sở Nội vụ | Thường xuyên
"""
DUE = [
    ("task", "Sở Thông tin và Truyền thông", 30, 9, None),
    ("task", "Sở Nội vụ", None, 10, None),
    ("task", "UBND các huyện", None, None, 4),
]


@pytest.mark.parametrize(
    "text",
    [province(tasks=TASKS), province(tasks="Chi tiết tại Phụ lục kèm theo.\n", annex="PHỤ LỤC\nNHIỆM VỤ NĂM 2022\n" + TASKS)],
    ids=["in the part", "in an appendix"],
)
def test_each_row_is_a_task_with_actor_and_day(text: str) -> None:
    found = [(d.kind, d.actor, d.day, d.month, d.quarter) for d in understood(text).facts.deadlines]
    assert found == DUE
