"""Bounds that a plan loosens: the parent's passage, the plan's, and the two that are told. Own wording."""

from __future__ import annotations

import pytest

from checker.link import link
from checker.link.bounds import bounds_of, loosened
from checker.model import Span
from tests.accuracy.alignment.cases import Case
from tests.accuracy.alignment.product import plans
from tests.documents import plain


def told(asked: str, own: str) -> tuple[str, str] | None:
    parent, child = plain(asked), plain(own)
    both = loosened(Span(0, len(asked)), Span(0, len(own)), parent, child)
    return (parent.text(both[0]), child.text(both[1])) if both else None


@pytest.mark.parametrize(
    ("asked", "own", "both"),
    [
        (
            "Phản ánh được trả lời trong vòng 24 giờ.",
            "Phản ánh được trả lời chậm nhất 03 ngày.",
            ("trong vòng 24 giờ", "chậm nhất 03 ngày"),
        ),
        ("Chờ khám không quá 45 phút.", "Chờ khám tối đa 1 giờ.", ("không quá 45 phút", "tối đa 1 giờ")),
        ("Nước sạch đủ dùng ít nhất 05 ngày.", "Nước sạch đủ dùng trong 03 ngày.", ("ít nhất 05 ngày", "trong 03 ngày")),
        ("Cửa đóng chậm nhất 03 giờ trước khi lũ về.", "Cửa đóng trước khi lũ về 02 giờ.", ("chậm nhất 03 giờ", "02 giờ")),
        (
            "Lập đội cứu hộ từ 12 người trở lên.",
            "Lập đội cứu hộ 08 đồng chí, đội trưởng là bảo vệ.",
            ("từ 12 người trở lên", "08 đồng chí"),
        ),
        ("Xếp ít nhất 02 tiết đọc sách/lớp/tuần.", "Mỗi tuần xếp 01 tiết đọc sách cho từng lớp.", ("ít nhất 02 tiết", "01 tiết")),
        ("Chỉ số bọ gậy luôn dưới 20.", "Chỉ số bọ gậy luôn dưới 25.", ("dưới 20", "dưới 25")),
        (
            "Dự trữ gạo ít nhất 09 ngày tại xã; ít nhất 04 ngày tại trường.",
            "Dự trữ gạo tại trường 03 ngày.",
            ("ít nhất 04 ngày", "03 ngày"),
        ),
        ("Trả kết quả không lớn hơn 05 ngày.", "Trả kết quả nhiều nhất 07 ngày.", ("không lớn hơn 05 ngày", "nhiều nhất 07 ngày")),
        ("Đoạt giải, ở tốp 4 của tỉnh.", "Đoạt giải, trong tốp 9 của tỉnh.", ("tốp 4", "tốp 9")),
        ("Cử ít nhất 02 giáo viên dự.", "Cử 01 giáo viên dự.", ("ít nhất 02 giáo viên", "01 giáo viên")),
    ],
)
def test_what_is_loosened(asked: str, own: str, both: tuple[str, str]) -> None:
    assert told(asked, own) == both


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("Phản ánh được trả lời trong vòng 24 giờ.", "Phản ánh được trả lời trong 01 ngày."),
        ("Đoạt giải, ở tốp 4 của tỉnh.", "Đoạt giải, ở tốp 9 của cả nước."),
        ("Phản ánh được trả lời trong vòng 24 giờ.", "Phản ánh được ghi trong 02 giờ, trả lời trong 48 giờ."),  # two steps
        ("Phản ánh được trả lời trong vòng 24 giờ.", "Tủ thuốc mở cửa, thay bông băng 02 ngày."),  # of something else
        ("Phản ánh được trả lời trong 24 giờ.", "Phản ánh được trả lời trong 48 giờ."),  # «trong» sets no bound for sure
        ("Phản ánh được trả lời trong vòng 03 ngày làm việc.", "Phản ánh được trả lời trong 05 ngày."),
        ("Nước sạch đủ dùng trong vòng 03 ngày.", "Nước sạch đủ dùng trong 05 ngày."),
        ("Dự trữ gạo ít nhất 09 ngày tại xã; ít nhất 04 ngày tại trường.", "Dự trữ gạo tại trường 05 ngày."),
        ("Xếp ít nhất 02 tiết đọc sách/tuần.", "Xếp 01 tiết đọc sách/ngày."),
        ("Cử ít nhất 02 giáo viên dự.", "Cử 03 đồng chí dự, trong đó 01 giáo viên nữ."),
        ("Cử ít nhất 02 giáo viên soạn bài.", "Cử tổ soạn 01 giáo án."),
        ("Cử ít nhất 02 giáo viên dự lớp tập huấn ở xã.", "Cử tổ trưởng và 01 giáo viên dự lớp tập huấn ở xã."),
        ("Cử ít nhất 02 giáo viên dự lớp tập huấn ở xã.", "Cử 01 giáo viên và tổ trưởng dự lớp tập huấn ở xã."),
        ("Trực ban từ 07 giờ 30 phút.", "Trực ban từ 08 giờ 30 phút."),
        ("Trực ban 24/24 giờ.", "Trực ban 12/24 giờ."),
        ("Tiêm cho trẻ trên 24 tháng, chờ ít nhất 30 phút.", "Tiêm cho trẻ trên 18 tháng, chờ 30 phút."),
        ("Tiêm cho trẻ từ 6 tuổi trở lên.", "Tiêm cho trẻ từ 5 tuổi trở lên."),
    ],
)
def test_silent_where_it_may_be_another_bound(asked: str, own: str) -> None:
    assert told(asked, own) is None


def test_an_endless_clause_is_looked_at_around_each_figure() -> None:
    found = list(bounds_of("ít nhất 10 người trở lên " * 300))
    assert len(found) == 300
    assert max(len(bound.words) for bound in found) < 1_000


@pytest.mark.parametrize(
    ("asked", "own", "both"),
    [
        (
            "Không để học sinh nghỉ học không phép.",
            "Tỷ lệ nghỉ học không phép dưới 0,4%.",
            ("Không để học sinh nghỉ học không phép", "dưới 0,4%"),
        ),
        ("Không để xảy ra tai nạn nghiêm trọng.", "Số vụ tai nạn không quá 02 vụ.", None),
        ("Không để học sinh bỏ học.", "Không có học sinh bỏ học.", None),
        ("Không để học sinh bỏ học.", "Giảm 10% học sinh bỏ học so với năm trước.", None),
    ],
)
def test_some_where_there_is_to_be_none(asked: str, own: str, both: tuple[str, str] | None) -> None:
    above, below = plans(Case("x", "open", "teachers", "thcs", "none", (asked,), (own,), frozenset()))
    found = [row.bounds for row in link(below, [above]).rows if row.bounds]
    assert [(above.text(a), below.text(b)) for a, b in found] == ([both] if both else [])
