"""Which of two targets is the stronger: one pair a line, own wording."""

from __future__ import annotations

from typing import Any

import pytest

from checker.judge.checks.strength import of_occasions, share, weaker
from checker.model import Operator, Span, Target
from tests.documents import plain


def of(value: float, unit: str = "%", op: Operator = "=", indicator: str = "chỉ số", **more: Any) -> Target:
    return Target(None, indicator, None, None, op, value, unit, None, False, Span(0, 1), Span(0, 1), **more)


@pytest.mark.parametrize(
    ("child", "asked", "answer"),
    [
        (of(95, "lượt học sinh"), of(95), True),
        (of(95, "học sinh"), of(95), False),
        (of(20, "tiết/năm học"), of(100, indicator="trường có chương trình"), False),
        (of(100, "lượt"), of(100, indicator="trường có chương trình"), True),
        (of(2, "buổi"), of(100, indicator="trường tổ chức truyền thông"), False),
        (of(2, "buổi"), of(100, indicator="học sinh được tập huấn"), True),
    ],
)
def test_what_counts_how_often_is_no_answer_to_a_share_of_people(child: Target, asked: Target, answer: bool) -> None:
    assert of_occasions(child, asked) is answer


@pytest.mark.parametrize(
    ("parent", "child", "weak"),
    [
        (of(70), of(65), True),
        (of(70), of(70), False),
        (of(50, op=">"), of(50), True),
        (of(2, op="<=", decreasing=True), of(3, decreasing=True), True),
        (of(2, op="<="), of(1), False),
        (of(3, "sáng kiến, mô hình"), of(2, "mô hình, sáng kiến hay"), True),
        (of(3, "sáng kiến, mô hình"), of(2, "mô hình"), None),  # there may be others that are the rest
        (of(10, op=">=", decreasing=True, change=True), of(8, op=">=", decreasing=True, change=True), True),
        (of(10, op=">=", decreasing=True, change=True), of(12, decreasing=True, change=True), False),
        (of(10, op=">=", decreasing=True, change=True), of(8, decreasing=True), None),
        (of(90), of(3, change=True), None),
        (of(12, "quyển sách/năm", ">="), of(9, "cuốn sách", ">=", "mỗi em đọc trong năm"), True),
        (of(12, "quyển sách/năm", ">="), of(12, "quyển"), False),
        (of(1, "lần/tháng", ">="), of(4, "lần/năm"), True),
        (of(1, "lần/tháng", ">="), of(10, "lần/năm"), None),
        (of(1, "lần/năm", ">="), of(1, "lần/học kỳ"), False),
        (of(2, "buổi ngoại khóa/năm học", ">="), of(1, "chuyên đề"), None),
        (of(30_000, "đồng/học sinh/năm", ">="), of(25_000, "đồng/học sinh"), True),
        (of(30_000, "đồng/học sinh/năm", ">="), of(35, "nghìn đồng/học sinh"), False),
        (of(30_000, "đồng/học sinh", ">="), of(25_000, "đồng/lớp"), None),
        (of(3, "câu lạc bộ thể thao", ">="), of(2, "CLB"), True),
        (of(2, "ngày", "<="), of(48, "giờ", "<="), False),
        (of(2, "giờ", "<="), of(150, "phút", "<="), True),
        (of(2, "ngày làm việc", "<="), of(3, "ngày", "<="), None),
        (of(20, "phút/ngày", ">="), of(2, "giờ/tuần", ">="), None),
        (of(2, "mô hình khu phố tự quản", ">="), of(1, "mô hình ấp tự quản"), True),
        (of(20, "phút/lượt giao dịch", "<="), of(30, "phút/lượt", "<="), True),
        (of(20, "phút/lượt giao dịch", "<="), of(15, "phút/lượt", "<="), False),
        (of(3, "giáo viên giỏi cấp tỉnh"), of(2, "giáo viên giỏi cấp huyện"), True),
        (of(3, "học sinh"), of(2, "học viên"), None),
        (of(80, "cha mẹ học sinh", ">="), of(70, "cha mẹ trẻ", ">="), True),
        (of(80, "cha mẹ học sinh", ">="), of(90, "phụ huynh", ">="), False),
    ],
)
def test_weaker(parent: Target, child: Target, weak: bool | None) -> None:
    assert weaker(parent, child) is weak


@pytest.mark.parametrize(("text", "rate"), [("27/30 giáo viên", 90), ("30 giáo viên", None), ("31/30 giáo viên", None)])
def test_share(text: str, rate: float | None) -> None:
    span = Span(0, len(text))
    made = Target(None, "chỉ số", None, None, "=", 27, "giáo viên", None, False, span, span)
    assert share(made, plain(text)) == rate
