"""A school year that last year's plan left in, and the many good reasons to name an earlier one."""

from __future__ import annotations

from functools import cache

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example, Rule

TITLE = {
    "trich_yeu": "Phát triển văn hóa đọc năm học 2025 - 2026",
    "mo_dau": "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân phường Hoa Sơn về bảo đảm an toàn trường học năm 2026,"
    " Trường Tiểu học Hoa Ban xây dựng Kế hoạch phát triển văn hóa đọc năm học 2025 - 2026 như sau:",
    "ket": "Trên đây là Kế hoạch phát triển văn hóa đọc năm học 2025 - 2026 của Trường Tiểu học Hoa Ban./.",
}


@cache
def rules() -> tuple[Rule, ...]:
    return load_pack()


def told(line: str, **slots: str) -> list[str]:
    report = report_of(Example(text={**TITLE, **({"them": line} if line else {}), **slots}), rules())
    return [f.evidence for f in report.findings if f.rule == "NQ11"]


LEFT = [
    "4. Trong năm học 2024 - 2025, mỗi lớp tổ chức một ngày hội sách.",
    "4. Năm học 2024-2025 nhà trường phấn đấu có hai thư viện xanh.",
    "4. Triển khai kế hoạch hoạt động thư viện năm học 2024 - 2025 đến từng khối.",
    "4. Ngay từ đầu năm học tổ chức họp; suốt năm học 2024 - 2025, mỗi tuần phải có một tiết đọc.",
]
NAMED = [
    "4. Trong năm học 2025 - 2026, mỗi lớp tổ chức một ngày hội sách.",
    "4. Trong năm học 2026 - 2027, tổ chức thêm một ngày hội sách.",
    "4. Phát huy kết quả năm học 2024 - 2025, mỗi lớp tổ chức một ngày hội sách.",
    "4. Năm học 2024 - 2025, nhà trường đã tổ chức bốn ngày hội sách.",
    "4. Số sách tăng 10% so với năm học 2024 - 2025.",
    "4. Khắc phục hạn chế trong năm học 2024 - 2025, tăng cường giới thiệu sách.",
    "4. Từ năm học 2024 - 2025 đến nay, phải có sổ mượn sách.",
    "4. Theo Công văn số 44/UBND-VHXH ngày 05/9/2024 của Ủy ban nhân dân phường Hoa Sơn về nhiệm vụ năm học 2024 - 2025, tổ chức kiểm kê.",
    "4. Tổng kết nhiệm vụ năm học 2024 - 2025 vào tháng 8.",
    "4. Học sinh lớp 4A năm học 2024 - 2025 tham gia hướng dẫn bạn.",
]


@pytest.mark.parametrize("line", LEFT)
def test_left_in(line: str) -> None:
    assert len(told(line)) == 1


@pytest.mark.parametrize("line", NAMED)
def test_named_with_good_reason(line: str) -> None:
    assert told(line) == []


def test_a_heading() -> None:
    assert told("", chi_tieu="II. CHỈ TIÊU NĂM HỌC 2024 - 2025\n1. 100% học sinh được mượn sách.") == ["NĂM HỌC 2024 - 2025"]


def test_how_things_are() -> None:
    assert told("", muc_dich="I. ĐẶC ĐIỂM TÌNH HÌNH\n1. Năm học 2024 - 2025, trường tổ chức hai ngày hội sách.") == []


def test_a_plan_of_a_calendar_year_has_two_school_years() -> None:
    line = "4. Trong năm học 2024 - 2025, mỗi lớp tổ chức một ngày hội sách."
    report = report_of(Example(text={"them": line}), rules())
    assert not any(f.rule == "NQ11" for f in report.findings)
