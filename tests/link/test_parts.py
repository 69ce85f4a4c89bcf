"""A sentence with several figures: each of the parent's is answered by the figure of the child's that tells the same."""

from __future__ import annotations

import pytest

from checker.link import link
from tests.accuracy.alignment.cases import Case
from tests.accuracy.alignment.product import plans


def answers(parent: str, child: str) -> dict[str, str | None]:
    """Each figure of the parent's sentence, as printed, and the one that answers it."""
    case = Case("x", "open", "teachers", "thcs", "parts", (parent,), (child,), frozenset())
    above, below = plans(case)
    rows = [row for row in link(below, [above]).rows if row.kind == "target"]
    return {above.text(row.parent_fact.focus): row.child_fact and below.text(row.child_fact.focus) for row in rows}


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        (
            "95% học sinh rèn luyện loại khá, tốt, trong đó loại tốt từ 75%.",
            "Rèn luyện: 96% học sinh xếp loại khá, tốt (trong đó tốt 76%).",
            {"95%": "96%", "từ 75%": "76%"},
        ),
        (
            "90% giáo viên dùng phần mềm soạn giảng, trong đó 40% thành thạo.",
            "Có 92% giáo viên dùng phần mềm soạn giảng, trong số đó dùng thành thạo đạt 41%.",
            {"90%": "92%", "40%": "41%"},
        ),
        (
            "100% lớp có góc đọc sách, trong đó 80% được trang trí mới.",
            "Góc đọc sách có ở 100% lớp, trong đó 82% làm mới, trang trí lại.",
            {"100%": "100%", "80%": "82%"},
        ),
        (  # one answer for the share and the count
            "100% tổ chuyên môn tổ chức ít nhất 02 chuyên đề cấp trường.",
            "Mỗi tổ chuyên môn tổ chức tối thiểu 03 chuyên đề cấp trường.",
            {"100%": "tối thiểu 03 chuyên đề cấp trường", "ít nhất 02 chuyên đề cấp trường": "tối thiểu 03 chuyên đề cấp trường"},
        ),
        (
            "Phụ huynh chờ tại bộ phận một cửa không quá 05 phút.",
            "Thời gian phụ huynh chờ ở bộ phận một cửa tối đa 15 phút.",
            {"không quá 05 phút": "tối đa 15 phút"},
        ),
        (
            "Rút ngắn ít nhất 40% thời gian đối với 90% hồ sơ.",
            "90% hồ sơ được rút ngắn tối thiểu 40% thời gian.",
            {"ít nhất 40%": "tối thiểu 40%", "90%": "90%"},
        ),
        (
            "100% trẻ được khám răng 3 lần/năm.",
            "100% trẻ được khám răng 2 lần/năm.",
            {"100%": "100%", "3 lần/năm": "2 lần/năm"},
        ),
        ("100% giáo viên đạt chuẩn trở lên.", "100% giáo viên đạt chuẩn, 40% trên chuẩn.", {"100%": "100%"}),
        (
            "Đưa từ 20 học sinh trở lên đi giao lưu ở nước ngoài.",
            "Hỗ trợ 300 học sinh, trong đó 5 học sinh đi giao lưu ở nước ngoài.",
            {"từ 20 học sinh": None},
        ),
        ("Bao phủ bảo hiểm y tế đạt 92%.", "Bao phủ BHYT đạt 90% dân số.", {"92%": "90%"}),
        (
            "35% dân số luyện tập thể dục thường xuyên.",
            "Người tập luyện thể dục thường xuyên 36%; gia đình thể thao 21%.",
            {"35%": "36%"},
        ),
        (
            "Ít nhất 03 giải học sinh giỏi cấp tỉnh.",
            "Học sinh giỏi cấp tỉnh: 04 giải.",
            {"Ít nhất 03 giải học sinh giỏi cấp tỉnh": "04 giải"},
        ),
        (
            "100% tổ chuyên môn tổ chức ít nhất 02 chuyên đề cấp trường.",
            "Mỗi tổ chuyên môn kiểm tra hồ sơ giáo viên 02 lần.",
            {"100%": None, "ít nhất 02 chuyên đề cấp trường": None},
        ),
    ],
)
def test_each_figure_of_a_sentence_has_its_own_answer(parent: str, child: str, expected: dict[str, str | None]) -> None:
    assert answers(parent, child) == expected
