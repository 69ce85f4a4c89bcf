"""Targets that a plan declares not applicable, with their reasons."""

from __future__ import annotations

import pytest

from checker.extract.exemptions import exemptions
from checker.extract.targets import targets
from checker.parse import parse
from tests.documents import source_of

_OPENING = "KẾ HOẠCH\nPhát triển văn hóa đọc\n\nTrường Mầm non Hoa Ban xây dựng kế hoạch như sau:\n"

CASES = [
    (
        "1. Chỉ tiêu về tỷ lệ học sinh biết ngoại ngữ không áp dụng đối với nhà trường do trường chỉ có trẻ dưới 6 tuổi.",
        [("tỷ lệ học sinh biết ngoại ngữ", "trường chỉ có trẻ dưới 6 tuổi", None)],
    ),
    (
        "1. Các chỉ tiêu của Đề án về thư viện điện tử không áp dụng đối với đơn vị, vì đơn vị chưa có phòng máy.",
        [("thư viện điện tử", "đơn vị chưa có phòng máy", None)],
    ),
    ("1. Không áp dụng chỉ tiêu về phổ cập bơi vì trường không có hồ bơi.", [("phổ cập bơi", "trường không có hồ bơi", None)]),
    ("1. Chỉ tiêu về tỷ lệ đảng viên nữ không áp dụng.", [("tỷ lệ đảng viên nữ", None, None)]),
    (
        "1. Chỉ tiêu về thư viện số không áp dụng. Lý do: trường chưa có đường truyền.",
        [("thư viện số", "trường chưa có đường truyền", None)],
    ),
    (
        "1. Do nhà trường không có học sinh nội trú, chỉ tiêu về phòng ở không áp dụng.",
        [("phòng ở", "nhà trường không có học sinh nội trú", None)],
    ),
    (
        "1. Chỉ tiêu 3: Tỷ lệ tốt nghiệp lớp 9: không áp dụng (trường không có lớp 9).",
        [("Tỷ lệ tốt nghiệp lớp 9", "trường không có lớp 9", "3")],
    ),
    (
        "1. Chỉ tiêu 2: Tỷ lệ biết chữ của nữ đạt 100%; trong đó (nhà trường không có nhân viên là người dân tộc Mông)",
        [("Tỷ lệ biết chữ của nữ nhân viên là người dân tộc Mông", "nhà trường không có nhân viên là người dân tộc Mông", "2")],
    ),
    (
        "1. Về bán trú: trường không có bếp ăn (đang sửa chữa) nên không áp dụng chỉ tiêu 90% trẻ ăn bán trú.",
        [("trẻ ăn bán trú", "trường không có bếp ăn (đang sửa chữa)", None)],
    ),
    ("1. Nhà trường không áp dụng các hình thức kỷ luật nặng nề với trẻ.", []),
    ("1. Tỷ lệ trẻ chuyên cần đạt 95%.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_declarations(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = exemptions(parse(source_of(f"{_OPENING}I. CHỈ TIÊU\n{text}\n")))
    assert [(e.indicator, e.reason, e.label) for e in found] == expected


def test_a_row_and_the_sentence_with_its_reason_make_one() -> None:
    document = parse(
        source_of(
            f"{_OPENING}I. CHỈ TIÊU\nTT | Chỉ tiêu | Đến năm 2026 | Đến năm 2030\n1 | Lớp có tủ sách | 90% | 100%\n"
            "2 | Học sinh lớp 5 biết bơi | Không áp dụng | Không áp dụng\nLý do không áp dụng chỉ tiêu số 2: trường chỉ nuôi dạy trẻ mầm non.\n"
        )
    )
    (found,) = exemptions(document)
    assert (found.indicator, found.reason, found.label) == ("Học sinh lớp 5 biết bơi", "trường chỉ nuôi dạy trẻ mầm non", "2")
    assert document.text(found.span).startswith("Lý do không áp dụng")
    assert [t.value for t in targets(document)] == [90, 100]


def test_a_row_without_a_reason() -> None:
    text = (
        f"{_OPENING}I. CHỈ TIÊU\nTT | Chỉ tiêu | Đến năm 2026 | Đến năm 2030\n1 | Học sinh lớp 5 biết bơi | Không áp dụng | Không áp dụng\n"
    )
    assert [(e.indicator, e.reason, e.label) for e in exemptions(parse(source_of(text)))] == [("Học sinh lớp 5 biết bơi", None, "1")]


def test_a_row_with_one_value_is_no_exemption() -> None:
    text = f"{_OPENING}I. CHỈ TIÊU\nTT | Chỉ tiêu | Đến năm 2026 | Đến năm 2030\n1 | Học sinh lớp 5 biết bơi | Không áp dụng | 50%\n"
    document = parse(source_of(text))
    assert exemptions(document) == ()
    assert [(t.value, t.year) for t in targets(document)] == [(50, 2030)]


def test_a_list_under_its_own_heading() -> None:
    text = (
        f"{_OPENING}I. CHỈ TIÊU\n1. Chỉ tiêu thực hiện\n- Tỷ lệ chuyên cần đạt 95%.\n2. Chỉ tiêu không áp dụng\n"
        "- Tỷ lệ tốt nghiệp lớp 5 đạt 100%: trường không có cấp tiểu học.\n"
    )
    document = parse(source_of(text))
    assert [(e.indicator, e.reason) for e in exemptions(document)] == [("Tỷ lệ tốt nghiệp lớp 5 đạt 100%", "trường không có cấp tiểu học")]
    assert [t.value for t in targets(document)] == [95]


def test_figures_of_an_exempted_target_are_no_targets() -> None:
    document = parse(source_of(f"{_OPENING}I. CHỈ TIÊU\n1. Chỉ tiêu 80% giáo viên là đảng viên không áp dụng vì chi bộ ghép.\n"))
    assert targets(document) == ()
    assert len(exemptions(document)) == 1
