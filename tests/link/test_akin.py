"""A target that nothing surely answers is called missing only where no passage comes near it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.link import link
from checker.model import Facts
from tests.accuracy.alignment.cases import Case
from tests.accuracy.alignment.product import plans
from tests.link.test_alignment import OFFICE, SCHOOL, document, target

DRILL = "Mỗi trường tổ chức ít nhất 01 cuộc diễn tập thoát hiểm trước mùa mưa bão."
CLEAN = "100% trường học quét dọn sân vườn, lật úp chum vại chứa nước."
CORNER = "Mỗi trường có ít nhất 01 góc sáng tạo hoặc xưởng chế tạo nhỏ, trưng bày sản phẩm của học sinh."
READERS = "Mỗi trường duy trì ít nhất 01 câu lạc bộ đọc sách."
TALK = "Mỗi trường tổ chức ít nhất 01 chuyên đề về an toàn mạng trong học kỳ I."
OPEN = "Củng cố tổ thư viện, chia lịch trực, bảo đảm mở cửa ít nhất 05 buổi/tuần."
WIRES = "100% hệ thống điện được kiểm tra an toàn."
BUDGET = "Chi mua sắm tài liệu, học cụ không thấp hơn 3% tổng chi thường xuyên."
RANK = "75% thư viện trường học đạt tiêu chuẩn mức độ 2."

ROOM = "Mỗi trường có ít nhất 01 phòng học ngoại ngữ đạt yêu cầu."
CLUBS = "Mỗi trường có ít nhất 02 câu lạc bộ thể thao hoạt động thường xuyên, hiệu quả."
TIMELY = "100% đám cháy được phát hiện, dập tắt trong vòng 30 phút."


def judged(parent: str, child: str) -> list[tuple[str, bool, str]]:
    """Of each target of the parent: whether it binds, whether anything answers it, and the passage that may."""
    case = Case("x", "open", "teachers", "thcs", "akin", (parent,), (child,), frozenset())
    above, below = plans(case)
    rows = [row for row in link(below, [above]).rows if row.kind == "target"]
    return [(row.binds, row.child_fact is not None, below.text(row.near) if row.near else "") for row in rows]


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        (DRILL, "Tổ chức 01 cuộc diễn tập thoát hiểm tại thôn Phú Hòa vào ngày 07/6."),
        (CLEAN, "Chiều thứ Sáu cả trường quét dọn sân vườn, đổ nước đọng trong chum."),
        (CORNER, "Góc sáng tạo cuối hành lang do tổ Mĩ thuật trông coi, trưng bày sản phẩm của học sinh."),
        (CORNER, "Xưởng chế tạo nhỏ ở dãy nhà B, có tủ trưng bày sản phẩm."),
        (ROOM, "Cơ sở vật chất: sửa chữa phòng học ngoại ngữ (01 phòng), nâng cấp 03 phòng máy tính, xong trong tháng 12."),
        (ROOM, "Cơ sở vật chất: sơn lại 01 phòng ngoại ngữ đạt yêu cầu trong tháng 12."),
        (TIMELY, "Người trực báo ngay cho Công an xã để phối hợp dập tắt đám cháy trong 20 phút."),
        (CLUBS, "Thành lập, duy trì 03 CLB (cờ vua, bóng đá, cầu lông)."),
        (READERS, "Duy trì 02 câu lạc bộ: “Mọt chữ” (khối 6, 7) và “Viết cùng nhau” (khối 8, 9)."),
        (OPEN, "Phòng đọc mở cửa từ thứ Hai đến thứ Sáu, cả hai buổi; giờ ra chơi học sinh đọc tại chỗ."),
        (WIRES, "Kiểm tra an toàn điện ba dãy phòng học và khu bếp, xong trong tháng 3."),
        (TALK, "Sinh hoạt chuyên đề “Mật khẩu của em” chiều thứ Năm, ngày 12/11."),
    ],
    ids=[
        "a drill",
        "cleaning",
        "one of each",
        "or the other",
        "a room",
        "a room by another name",
        "a time",
        "a kind",
        "named ones",
        "by weekdays",
        "what there is one of",
        "a named one",
    ],
)
def test_what_comes_near_is_shown_and_not_called_missing(parent: str, child: str) -> None:
    ((binds, answered, near),) = judged(parent, child)
    assert (binds, answered) == ("unclear", False)
    assert child in near


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        (DRILL, "Tổ chức 01 cuộc họp phụ huynh trước ngày khai giảng."),
        (DRILL, "Tập huấn kỹ năng thoát hiểm trước mùa mưa bão cho giáo viên."),  # counts no drills
        (BUDGET, "Chi khen thưởng chiếm 3% tổng số tiền của quỹ."),
        (RANK, "90% thư viện trường học đạt tiêu chuẩn mức độ 1."),
        (TIMELY, "Người trực phối hợp dập tắt đám cháy, báo ngay cho Công an xã."),
        (CLUBS, "Câu lạc bộ đọc sách họp chiều thứ Sáu."),
        (CLUBS, "Duy trì 02 câu lạc bộ tiếng Anh."),
        (TALK, "Sinh hoạt chuyên đề chiều thứ Năm."),
    ],
    ids=[
        "another thing",
        "without a count",
        "other money",
        "another rank",
        "without a time",
        "no number",
        "another field",
        "of what is not said",
    ],
)
def test_what_only_shares_words_leaves_it_missing(parent: str, child: str) -> None:
    assert judged(parent, child) == [("yes", False, "")]


FEMALE = "Tỷ lệ nữ trong quy hoạch chức danh quản lý đạt 60% trở lên."
TRAINED = "Tỷ lệ nữ viên chức trong quy hoạch được bồi dưỡng nghiệp vụ quản lý đạt 86%."


def test_a_passage_that_answers_another_target_leaves_this_one_missing() -> None:
    case = Case("x", "open", "teachers", "thcs", "akin", (FEMALE, TRAINED), (TRAINED,), frozenset())
    above, below = plans(case)
    first, second = (row for row in link(below, [above]).rows if row.kind == "target")
    assert (first.binds, first.child_fact, first.near) == ("yes", None, None)
    assert second.child_fact is not None


@pytest.mark.parametrize(("year", "binds"), [(2021, "yes"), (2031, "unclear")])
def test_what_was_done_before_the_plan_is_no_passage_that_comes_near(year: int, binds: str) -> None:
    ((found, _, near),) = judged(DRILL, f"Năm {year}, trường tổ chức 01 cuộc diễn tập thoát hiểm tại thôn Phú Hòa.")
    assert (found, bool(near)) == (binds, binds == "unclear")


@pytest.mark.parametrize("unit", [None, "", " ", "/năm"])
def test_a_target_without_a_unit_counts_nothing(unit: str | None) -> None:
    asked = target("nội dung bồi dưỡng được đánh giá", 1)
    child = document(SCHOOL, Facts(), "Có 01 nội dung bồi dưỡng được đánh giá.")
    (row,) = link(child, [document(OFFICE, Facts(targets=(replace(asked, unit=unit),)))]).rows
    assert row.near is None


@pytest.mark.parametrize(
    ("parent", "child", "near"),
    [
        (
            "Miễn giảm học phí, cấp sách vở cho trẻ mồ côi, trẻ khuyết tật của các thôn, bản.",
            "Trẻ mồ côi (03 em) được miễn giảm học phí, tặng sách.",
            True,
        ),
        ("Miễn giảm học phí, cấp sách vở cho trẻ mồ côi, trẻ khuyết tật của các thôn, bản.", "Thu học phí qua phần mềm.", False),
    ],
    ids=["in half of the words", "of another thing"],
)
def test_a_target_without_a_figure_that_a_passage_comes_near_is_shown(parent: str, child: str, near: bool) -> None:
    child_ = document(SCHOOL, Facts(), child)
    asked = replace(target(parent.strip("."), None), op=None, unit=None)
    (row,) = link(child_, [document(OFFICE, Facts(targets=(asked,)))]).rows
    assert (row.binds, row.child_fact, row.near is not None) == ("unclear" if near else "yes", None, near)


def test_the_very_rhythm_makes_a_passage_come_near() -> None:
    asked = replace(target("Loa thôn phát tin trong đợt cao điểm", 3), op=">=", unit="lần/tuần")
    above = document(OFFICE, Facts(targets=(asked,)))
    (near,) = link(document(SCHOOL, Facts(), "Phát thanh 05 lần/tuần trong tháng cao điểm."), [above]).rows
    (far,) = link(document(SCHOOL, Facts(), "Phát thanh 05 lần trong tháng cao điểm."), [above]).rows
    assert near.near is not None
    assert far.near is None


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "child"),
    [
        (
            "Khoa thành lập tổ quản lý chất lượng",
            2,
            "nhân viên chuyên trách",
            "Tổ quản lý chất lượng có 04 cán bộ, trong đó 03 chuyên trách.",
        ),
        ("Thời gian lấy thuốc trung bình (đơn ngoại trú, kê tay)", 2, "giờ", "Thời gian lấy thuốc ngoại trú: 95 phút."),
        ("Khảo sát hài lòng bạn đọc, nhập phần mềm", 2, "lần/năm", "Khảo sát hài lòng bạn đọc: đợt 1 tháng 5, đợt 2 tháng 11."),
    ],
    ids=["staff", "hours", "turns"],
)
def test_what_is_counted_by_another_word_comes_near(indicator: str, value: int, unit: str, child: str) -> None:
    asked = replace(target(indicator, value), op=">=", unit=unit)
    (row,) = link(document(SCHOOL, Facts(), child), [document(OFFICE, Facts(targets=(asked,)))]).rows
    assert row.child_fact is not None or row.near is not None


def test_what_the_whole_plan_is_about_need_not_be_repeated() -> None:
    asked = "100% trường có quy chế phối hợp với công an cấp xã về công tác bồi dưỡng, phát triển đội ngũ nhà giáo."
    ((binds, answered, near),) = judged(asked, "Ký kết quy chế phối hợp với Công an phường trong tháng 9.")
    assert (binds, answered, near != "") == ("unclear", False, True)
