"""What the words beside a figure say of it: grades, units of several words, years of other figures, columns that count different things."""

from __future__ import annotations

import pytest

from checker.extract.targets import targets
from tests.extract.test_targets import figures_of, plan

_IN_TARGETS = [
    # at least that grade, not at least that many
    ("- Có 75% trung tâm xếp loại khá trở lên.", "= 75 % -"),
    ("- Có 40% giáo viên có trình độ thạc sĩ trở lên.", "= 40 % -"),
    ("- Có 75% học sinh trở lên tham gia câu lạc bộ.", ">= 75 % -"),
    ("- Có 9/12 xã, thị trấn đạt chuẩn.", "= 9 xã, thị trấn -"),
    ("- Có 18/18 huyện, thị xã, thành phố ban hành quy chế.", "= 18 huyện, thị xã, thành phố -"),
    # a month is no count
    ("- Phấn đấu đến hết tháng 12/2028 thay mới 05 bình chữa cháy.", "= 5 bình chữa cháy 2028"),
    # whose year it is
    ("- Có 9/12 xã đạt chuẩn, các xã còn lại đạt vào năm 2029.", "= 9 xã -"),
    ("- Có 60% trẻ biết bơi vào năm 2028, riêng vùng ven sông đạt từ 75% trở lên.", "= 60 % 2028; >= 75 % 2028"),
    ("- Tỷ lệ nhẹ cân giảm mỗi năm 1,5%, đến năm 2028 còn dưới 4%.", "= 1.5 %/năm -; < 4 % 2028"),
    ("- Quỹ lớp đạt ít nhất 60.000 đồng/người trong năm 2028.", ">= 60000 đồng/người 2028"),
    # of all of them a share does well
    ("- 28/28 giáo viên được tập huấn, trong đó ít nhất 80% xếp loại khá.", "= 28 giáo viên -; >= 80 % -"),
    # points of an index
    ("- Chỉ số hài lòng đạt từ 92 điểm trở lên.", ">= 92 điểm -"),
    # whatever is counted behind a verb, and what is listed behind that
    ("- Bồi dưỡng 12 lượt giáo viên.", "= 12 lượt giáo viên -"),
    ("- Thu gom 300 kg pin cũ, 500 vỏ chai nhựa.", "= 300 kg -; = 500 vỏ chai nhựa -"),
    ("- Mỗi tổ có từ 2 sản phẩm được đăng ký.", ">= 2 sản phẩm -"),
    ("- Ít nhất 3 dự án cấp trường.", ">= 3 dự án cấp trường -"),
    ("- 100% học sinh biết 05 bước gấp giấy.", "= 100 % -"),
    ("- Giáo viên nắm các 05 bước gấp giấy.", ""),
    # one kind by two names
    ("- Mỗi tổ làm ít nhất 03 đồ dùng, đồ chơi.", ">= 3 đồ dùng, đồ chơi -"),
    ("- Có 27/29 thôn, khu phố đạt danh hiệu.", "= 27 thôn, khu phố -"),
    ("- Mỗi tháng phát tối thiểu 02 tin, bài.", ">= 2 tin, bài -"),
    ("- Tổ chức cho học sinh làm vườn ít nhất 01 lần trong năm học.", ">= 1 lần/năm học -"),
    # each year so many
    ("- Mỗi năm tổ chức cho học sinh khối 9 tham quan 02 làng nghề, 01 xưởng gốm.", "= 2 làng nghề -; = 1 xưởng gốm -"),
    ("- Hằng năm mở ít nhất 01 lớp tin học, huy động 20 học viên.", ">= 1 lớp tin học -"),
    # how large those are of whom the rate is
    ("- 100% hộ nuôi từ 50 con vịt trở lên khai báo với thôn.", "= 100 % -"),
    ("- 100% tổ có từ 02 sáng kiến trở lên.", "= 100 % -; >= 2 sáng kiến -"),
    ("- Đến năm 2028, 100% xã ban hành quy chế; hằng năm có ít nhất 30% số hộ tham gia.", "= 100 % 2028; >= 30 % -"),
]

_IN_TASKS = [
    ("- Mỗi xã, thị trấn tổ chức ít nhất 02 lớp dạy bơi trong dịp hè.", ">= 2 lớp dạy bơi -"),
    ("- Mỗi trường cử ít nhất 02 giáo viên dự hội thảo.", ""),
    ("- Mỗi đội có ít nhất 05 em.", ""),
    ("- Duy trì câu lạc bộ 04 buổi/tháng tại thư viện.", "= 4 buổi/tháng -"),
    ("- Sinh hoạt chuyên đề 01 lần/học kỳ.", "= 1 lần/học kỳ -"),
    ("- Đài Truyền thanh xã phát bài 02 lần/tuần.", ""),
    ("- Phát bài trên loa 02 lần/tuần.", ""),
    ("- Dạy học 02 buổi/ngày.", ""),
]


@pytest.mark.parametrize(("text", "wanted"), _IN_TARGETS, ids=[t[0] for t in _IN_TARGETS])
def test_figures_in_a_part_for_targets(text: str, wanted: str) -> None:
    assert figures_of(plan("CHỈ TIÊU", text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), _IN_TASKS, ids=[t[0] for t in _IN_TASKS])
def test_figures_of_each_in_a_part_for_tasks(text: str, wanted: str) -> None:
    assert figures_of(plan("NHIỆM VỤ", text)) == wanted


def test_what_is_not_to_be_much_falls_and_the_grades_beside_it_do_not() -> None:
    found = targets(plan("CHỈ TIÊU", "- Kết quả học tập: Tốt 20% trở lên, Khá 50% trở lên, Chưa đạt không quá 2%."))
    assert [(t.population, t.decreasing) for t in found] == [("Tốt", False), ("Khá", False), ("Chưa đạt", True)]


def test_a_grade_that_ends_in_a_word_for_reaching_keeps_it() -> None:
    (target,) = targets(plan("CHỈ TIÊU", "- Xếp loại chưa đạt dưới 1%."))
    assert target.indicator == "Xếp loại chưa đạt"


def test_columns_that_count_different_things_for_a_year() -> None:
    table = "TT | Xã | Số lớp năm 2027 | Số lớp năm 2028 | Học viên năm 2027 | Học viên năm 2028\n1 | Ea Tul | 04 | 03 | 92 | 60"
    found = targets(plan("CHỈ TIÊU", table))
    assert [(t.value, t.unit, t.year) for t in found] == [
        (4, "lớp", 2027),
        (3, "lớp", 2028),
        (92, "học viên", 2027),
        (60, "học viên", 2028),
    ]
    assert {t.indicator for t in found} == {"Xã Ea Tul số lớp", "Xã Ea Tul học viên"}


def test_words_and_units_of_cells() -> None:
    table = "TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2028\n1 | Số ổ dịch | ổ | Không quá 1\n2 | Trâu bò được tiêm | % tổng đàn | 80\n3 | Vườn rau | vườn | từ 6 trở lên"
    found = targets(plan("CHỈ TIÊU", table))
    assert [(t.op, t.value, t.unit) for t in found] == [("<=", 1, "ổ"), ("=", 80, "%"), (">=", 6, "vườn")]


@pytest.mark.parametrize(
    ("heading", "name", "wanted"),
    [
        ("Đơn vị", "THPT Sông Mây", "THPT Sông Mây tỷ lệ tốt nghiệp"),
        ("Trường", "Sông Mây", "Trường Sông Mây tỷ lệ tốt nghiệp"),
        ("Tên đơn vị", "Sông Mây", "Đơn vị Sông Mây tỷ lệ tốt nghiệp"),
        ("Đơn vị", "Các trường vùng cao", "Các trường vùng cao tỷ lệ tốt nghiệp"),
    ],
)
def test_a_column_beside_the_names_of_units_says_what_it_measures(heading: str, name: str, wanted: str) -> None:
    (target,) = targets(plan("CHỈ TIÊU", f"TT | {heading} | Tỷ lệ tốt nghiệp (%) | Số lớp\n1 | {name} | 97,5 | 12"))
    assert (target.indicator, target.value, target.unit) == (wanted, 97.5, "%")


def test_a_column_that_says_but_that_figures_are_in_it_measures_nothing_of_its_own() -> None:
    (target,) = targets(plan("CHỈ TIÊU", "TT | Trường | Chỉ tiêu năm 2028 (%)\n1 | Sông Mây | 97,5"))
    assert (target.indicator, target.value, target.year) == ("Trường Sông Mây", 97.5, 2028)


def test_columns_with_their_units_beside_the_names_of_units() -> None:
    table = (
        "TT | Đơn vị | Mức giảm sinh (‰) | Người dùng biện pháp tránh thai (người) | Kinh phí (triệu đồng)\n"
        "1 | Xã An Bá | 0,3 | 145 | 12\n2 | Xã Lệ Viễn | 0,25 | 160 | 14"
    )
    found = [(t.value, t.unit) for t in targets(plan("CHỈ TIÊU", table))]
    assert found == [(0.3, "‰"), (145, "người"), (0.25, "‰"), (160, "người")]


def test_the_name_of_a_table_is_no_aim() -> None:
    table = "Bảng 1. Chỉ tiêu mở lớp của các xã\nTT | Xã | Năm 2027\n1 | Ea Tul | 04"
    assert [t.value for t in targets(plan("CHỈ TIÊU", table))] == [4]


def test_columns_by_which_another_falls() -> None:
    table = "TT | Bản | Số hộ nghèo năm 2020 | Giảm năm 2028 | Giảm năm 2029\n1 | Pá Khoang | 48 | 8 | 9"
    found = targets(plan("CHỈ TIÊU", table))[-2:]
    assert [(t.value, t.unit, t.year, t.change, t.decreasing) for t in found] == [
        (8, "hộ nghèo", 2028, True, False),
        (9, "hộ nghèo", 2029, True, False),
    ]
    assert {t.indicator for t in found} == {"giảm số hộ nghèo Pá Khoang"}


def test_columns_of_one_thing_keep_the_row_as_its_name() -> None:
    found = targets(plan("CHỈ TIÊU", "TT | Nội dung | Dự kiến năm 2027 | Dự kiến năm 2028\n1 | Lớp học bơi | 04 | 03"))
    assert [(t.indicator, t.unit) for t in found] == [("Lớp học bơi", None), ("Lớp học bơi", None)]


def test_a_column_of_a_stage_is_left_to_that_of_the_whole_year() -> None:
    table = "TT | Chỉ tiêu | HKI năm học 2027 - 2028 | Cuối năm học 2027 - 2028\n1 | Học sinh điểm dưới 5,0 | 9% | 7%"
    assert [(t.value, t.year) for t in targets(plan("CHỈ TIÊU", table))] == [(7, 2028)]
    alone = "TT | Chỉ tiêu | Giữa năm 2027\n1 | Học sinh điểm dưới 5,0 | 9%"
    assert [t.value for t in targets(plan("CHỈ TIÊU", alone))] == [9]


def test_stages_by_school_years_keep_the_indicator_free_of_them() -> None:
    text = "Học sinh lớp 5 đạt bậc 1: năm học 2027 - 2028 đạt 41%, năm học 2028 - 2029 đạt 52%, đến năm 2030 đạt từ 80% trở lên."
    assert [(t.indicator, t.value, t.year) for t in targets(plan("CHỈ TIÊU", text))] == [
        ("Học sinh lớp 5 đạt bậc 1", 41, 2028),
        ("Học sinh lớp 5 đạt bậc 1", 52, 2029),
        ("Học sinh lớp 5 đạt bậc 1", 80, 2030),
    ]
    one = "Học sinh lớp 5 đạt bậc 1 trong năm học 2027 - 2028 đạt 41%."
    assert [t.year for t in targets(plan("CHỈ TIÊU", one))] == [None]


def test_what_a_review_of_the_year_before_tells_is_no_target() -> None:
    assert targets(plan("ĐÁNH GIÁ NĂM 2026", "Tuân thủ rửa tay 74%. Hài lòng 91%.")) == ()


def test_a_time_in_a_cell_is_its_figure() -> None:
    found = targets(plan("CHỈ TIÊU", "TT | Chỉ tiêu | Năm 2027\n1 | Thời gian trả hồ sơ | ≤ 2 giờ\n2 | Thời gian trả sách | 45 phút"))
    assert [(t.op, t.value, t.unit) for t in found] == [("<=", 2, "giờ"), ("=", 45, "phút")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1. 22/24 phòng máy (91,7%) nối mạng cáp quang.", [91.7]),
        ("1. Nâng chất lượng bữa ăn (năm trước 80% hài lòng).", []),
    ],
)
def test_a_bracketed_rate_among_the_aims_is_one_where_it_says_how_many_of_all(text: str, values: list[float]) -> None:
    found = targets(plan("MỤC TIÊU", text))
    assert [t.value for t in found if t.value is not None] == values


def test_the_unit_of_a_cell_is_told_as_printed() -> None:
    found = targets(plan("CHỈ TIÊU", "TT | Nội dung | Chỉ tiêu\n1 | Sáng kiến của tổ | 15 SKKN\n2 | Bài viết | 04 bài"))
    assert [t.unit for t in found] == ["SKKN", "bài"]
