"""Words that say for whom a clause is: only some of the units, single ones by name, all but some."""

from __future__ import annotations

import pytest

from checker.language.addressees import conditions, excepted, named, opening


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("1. Các trường được chọn làm điểm rà soát sân khấu", "được chọn làm điểm"),
        ("Các trường được giao đón đoàn chuẩn bị hội trường trước ngày 10/5", "được giao đón đoàn"),
        ("Các đơn vị có học sinh lưu trú cử người trực đêm", "có học sinh lưu trú"),
        ("Cơ sở giáo dục có nhà đa năng: mở cửa 02 buổi mỗi tuần", "có nhà đa năng"),
        ("Đối với các trường có hồ bơi, bố trí 02 người trực", "có hồ bơi"),
        ("Riêng các xã biên giới: 60% đường thôn có đèn", "biên giới"),
        ("UBND các xã, phường có bến đò lắp biển báo", "có bến đò"),
        ("b) Đơn vị nào thiếu máy thì lập danh mục", "nào thiếu máy thì"),
        ("Nếu nhà trường có vườn thì trồng ít nhất 02 loại rau", "có vườn"),
        ("Làm bể cát (áp dụng cho các trường mầm non có đủ diện tích)", "có đủ diện tích"),
        ("Các trường chưa có thư viện lập phương án trước ngày 15/9", "chưa có thư viện"),
        ("Các trường nằm trong khu di tích xây dựng nội quy tham quan", "nằm trong khu di tích"),
        ("Các trường có kế hoạch tổ chức khai giảng", None),
        ("Các trường có trách nhiệm báo cáo", None),
        ("Mỗi trường có góc đọc phục vụ học sinh, tổ chức giới thiệu sách", None),
        ("Các trường đăng ký thi đua, nộp bản cam kết", None),
        ("Các trường có cán bộ thư viện phụ trách, tổ chức ngày hội sách", None),
        ("100% trường học đạt mức xanh", None),
        ("Các trường tiểu học, THCS trên địa bàn huyện tổ chức ngày hội", None),
        ("Học sinh có năng khiếu tham gia câu lạc bộ", None),
    ],
)
def test_what_only_some_units_have(text: str, only: str | None) -> None:
    assert conditions(text) == ([only] if only else [])


def test_a_heading_needs_no_verb() -> None:
    assert conditions("2. Các trường có lớp ghép", alone=True) == ["có lớp ghép"]
    assert not conditions("2. Các trường có lớp ghép")


def test_schools_by_their_names() -> None:
    assert named("Giao Trường Tiểu học Bình Minh và Trường THPT chuyên Lê Khiết") == [
        "Trường Tiểu học Bình Minh",
        "Trường THPT chuyên Lê Khiết",
    ]
    assert not named("các trường PTDTBT TH, PTDTBT THCS; Trường THPT, Trung tâm GDNN-GDTX")
    assert opening("Trường THCS Đông Hải chủ trì, Trường Tiểu học Đông Sơn phối hợp tổ chức ngày hội").count("Đông") == 2


def test_those_who_are_left_out() -> None:
    assert excepted("Thi chạy, mỗi trường 05 học sinh (trừ trường mầm non)") == "trường mầm non"
    assert excepted("Không áp dụng đối với cấp mầm non: kiểm tra cuối kỳ") == "cấp mầm non"
    assert not excepted("Diệt trừ các ổ bọ gậy; không tổ chức dạy thêm")
