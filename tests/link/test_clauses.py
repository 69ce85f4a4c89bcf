"""Clauses of two plans: what makes one target of two, and what makes two of one."""

from __future__ import annotations

import pytest

from checker.link.clauses import alike, clause_of, conflict, passage_of
from checker.link.pair import ALIKE
from checker.link.plain import plain

SAME = [
    ("Mỗi đảng ủy kiểm tra tổ chức đảng trực thuộc", "Kiểm tra chi bộ trực thuộc"),
    (
        "trường đưa nội dung an toàn giao thông vào kế hoạch năm học",
        "Nội dung an toàn giao thông được đưa vào kế hoạch năm học; cổng trường có đủ vạch kẻ, biển báo",
    ),
    ("trẻ suy dinh dưỡng thể thấp còi", "trẻ thấp còi toàn trường"),
    ("giáo viên có ma trận đề được tổ trưởng phê duyệt", "giáo viên có ma trận được tổ trưởng duyệt"),
    ("đơn hưởng trợ cấp tiếp nhận trực tuyến", "Đơn hưởng trợ cấp nộp trực tuyến"),
    ("người dân có tài khoản định danh điện tử", "Dân số trưởng thành có tài khoản định danh"),
    ("trẻ dưới 1 tuổi được cân hằng tháng", "Trẻ < 1 tuổi được cân hằng tháng"),
    ("giáo viên có trình độ thạc sĩ", "giáo viên đạt trình độ thạc sỹ"),
    (
        "Tỷ lệ người cao tuổi từ 70 tuổi trở lên được cấp thẻ bảo hiểm y tế",
        "người từ đủ 70 tuổi trở lên (41 cụ) được cấp thẻ bảo hiểm y tế",
    ),
    ("cụ tròn 80, 90 tuổi và từ 100 tuổi trở lên được tặng quà", "cụ ở các độ tuổi 80, 90 và từ 100 tuổi trở lên được tặng quà"),
    ("Cấp thẻ cho người thuộc hộ nghèo", "Không để sót người thuộc hộ nghèo được cấp thẻ"),
    ("người hưởng lương hưu nhận qua tài khoản cá nhân", "Lương hưu chi trả qua tài khoản"),
    ("trẻ mẫu giáo ra lớp", "Huy động trẻ mẫu giáo ra lớp"),
    ("học sinh lớp 3 trở lên biết bơi", "học sinh lớp 3, lớp 4 và lớp 5 biết bơi"),
    ("học sinh lớp một được khám mắt", "học sinh lớp 1 được khám mắt"),
    ("trẻ 5 tuổi được đánh giá", "trẻ 5 - 6 tuổi được đánh giá"),
    ("trẻ em từ đủ 6 đến dưới 16 tuổi biết bơi", "trẻ em từ 06 tuổi đến 15 tuổi biết bơi"),
    ("trẻ em từ đủ 6 tuổi đến dưới 16 tuổi biết bơi", "trẻ em từ đủ 6 đến dưới 16 tuổi biết bơi"),
    ("cán bộ, giáo viên, nhân viên được tập huấn sơ cấp cứu", "viên chức được tập huấn sơ cấp cứu"),
    ("phòng học có đủ bình chữa cháy", "Trang bị bình chữa cháy cho các phòng học"),
    ("cơ sở giáo dục có phòng tư vấn tâm lý", "Nhà trường bố trí phòng tư vấn tâm lý"),
    ("Thư viện có 5 cuốn sách cho mỗi trẻ", "Mỗi trẻ có 5 cuốn sách trong thư viện"),
    ("Tỷ lệ học sinh bỏ học", "Giảm tỷ lệ học sinh bỏ học"),
    ("Phòng truyền thống không để hư hỏng hiện vật", "Phòng truyền thống không hư hỏng hiện vật"),
    ("Các lớp nói không với rác nhựa", "Các lớp không rác nhựa"),
    ("học sinh đi thuyền mặc áo phao", "Không có học sinh đi thuyền mà không mặc áo phao"),
    ("tổ trưởng giữ chức vụ bí thư chi đoàn", "tổ trưởng làm bí thư chi đoàn"),
    ("trường hoàn thành tự đánh giá chất lượng giáo dục", "Nhà trường hoàn thành công tác tự đánh giá"),
    ("học sinh đạt chứng chỉ tin học quốc tế MOS, IC3", "học sinh thi đạt chứng chỉ MOS hoặc IC3"),
    ("giáo viên tiếng Anh đạt năng lực ngôn ngữ bậc 4 trở lên", "giáo viên tiếng Anh đạt bậc 4"),
    ("Tỷ lệ học sinh chuyển cấp", "Tỷ lệ chuyển cấp THCS"),
    ("học sinh lớp 9 được phân loại và ôn tập theo môn", "học sinh khối 9 được khảo sát, phân loại, ôn tập theo môn"),
    ("giáo viên ra đề được tập huấn nội quy thi", "giáo viên nhận nhiệm vụ ra đề được học tập nội quy thi"),
    ("bếp được bố trí theo quy trình một chiều", "bếp ăn vận hành theo nguyên tắc một chiều"),
    ("Lớp học có đủ tủ thuốc, bảng chống lóa và được tổng vệ sinh hằng tuần", "Tổng vệ sinh lớp học hằng tuần"),
    ("học sinh dân tộc thiểu số được học tiếng Việt", "học sinh là người dân tộc thiểu số được học tiếng Việt"),
]
OTHER = [
    ("học sinh được phổ biến Luật Trẻ em", "giáo viên được phổ biến Luật Trẻ em", "group"),
    ("nhân viên nấu ăn được khám sức khỏe", "nhân viên thư viện được khám sức khỏe", "group"),
    ("lớp học có tủ sách", "gia đình học sinh có tủ sách", "group"),
    ("nhà vệ sinh học sinh sạch sẽ", "nhà vệ sinh giáo viên sạch sẽ", "group"),
    ("trường hoàn thành báo cáo", "viên chức hoàn thành báo cáo", "group"),
    ("nữ viên chức được khám sức khỏe", "nam viên chức được khám sức khỏe", "sex"),
    ("nữ cán bộ quản lý có trình độ thạc sĩ", "cán bộ quản lý có trình độ thạc sĩ", "sex"),
    ("học sinh khuyết tật được tặng quà", "học sinh mồ côi được tặng quà", "plight"),
    ("hiệu trưởng là nữ", "phó hiệu trưởng là nữ", "post"),
    ("giáo viên có trình độ thạc sĩ", "giáo viên có trình độ tiến sĩ", "degree"),
    ("trẻ 5 tuổi ra lớp", "trẻ 4 tuổi ra lớp", "age"),
    ("trẻ dưới 36 tháng ra lớp", "trẻ mẫu giáo ra lớp", "stage"),
    ("trẻ dưới 3 tuổi ra lớp", "trẻ từ 3 đến 5 tuổi ra lớp", "age"),
    ("học sinh đầu cấp được tham quan trường", "học sinh cuối cấp được tham quan trường", "phase"),
    ("học sinh tham gia cuộc thi vẽ tranh", "học sinh đạt giải cuộc thi vẽ tranh", "prize"),
    ("nữ nhân viên là chiến sĩ thi đua", "nữ nhân viên tham gia phong trào", "title"),
    ("Trang bị 20 bộ rối tay", "Thanh lý 20 bộ rối tay", "deed"),
    ("lớp lắp đặt chuông gọi cửa", "Lắp đặt chuông gọi cửa tại bếp ăn", "group"),
    ("nữ trong ban giám hiệu", "nữ trong đội ngũ giáo viên", "group"),
    ("người từ 15 đến 60 tuổi biết chữ", "người từ 15 đến 35 tuổi biết chữ", "age"),
    ("học sinh lớp 6 biết bơi", "học sinh lớp 9 biết bơi", "grade"),
    ("Đạt chuẩn quốc gia mức độ 1", "Đạt chuẩn quốc gia mức độ hai", "rank"),
    ("Tiêu thụ điện của trường", "Tiêu thụ nước của trường", "supply"),
    ("phòng học có bình chữa cháy", "phòng học có máy chiếu", "device"),
    ("học sinh được tuyên truyền về ma túy", "học sinh được tuyên truyền về an toàn giao thông", "topic"),
    ("giáo viên được tập huấn, bồi dưỡng xây dựng đề thi", "giáo viên xây dựng đề thi", "deed"),
    ("phòng học được trang bị bàn ghế", "phòng học được kiểm tra bàn ghế", "deed"),
    ("Không để xảy ra tai nạn thương tích", "Báo cáo tai nạn thương tích", "zero"),
    ("học sinh hoàn thành chương trình lớp học", "học sinh chưa hoàn thành chương trình lớp học", "denied"),
    ("Chênh lệch tỷ lệ bỏ học giữa nam và nữ", "Tỷ lệ bỏ học của nam và nữ", "gap"),
    ("học sinh có bảo hiểm y tế", "học sinh được tuyên truyền về bảo hiểm y tế", "deed"),
]


@pytest.mark.parametrize(("asked", "mine"), SAME)
def test_one_target_in_two_wordings(asked: str, mine: str) -> None:
    one, other = clause_of(asked, None, "", asked), clause_of(mine, None, "", mine)
    assert conflict(one, other) is None
    assert alike(one, other) >= ALIKE


@pytest.mark.parametrize(("asked", "mine", "why"), OTHER)
def test_two_targets_in_nearly_one_wording(asked: str, mine: str, why: str) -> None:
    one, other = clause_of(asked, None, "", asked), clause_of(mine, None, "", mine)
    assert conflict(one, other) == why
    if why != "group":  # «Nhà trường …» may answer for those whom it does not name
        assert conflict(other, one) == why


def test_what_rises_is_not_what_falls() -> None:
    asked, mine = "số vụ bạo lực học đường", "số buổi tuyên truyền phòng, chống bạo lực học đường"
    down, up = clause_of(asked, None, "Giảm", f"Giảm 10% {asked}"), clause_of(mine, None, "Tăng", f"Tăng 10% {mine}")
    assert conflict(down, up) == "direction"
    assert conflict(clause_of(asked, None, "", asked, "%", -1), clause_of(asked, None, "", asked, "%", 1)) == "direction"


def test_those_counted_by_the_unit() -> None:
    pupils = clause_of("Bình quân mỗi lớp", None, "", "Bình quân mỗi lớp không quá 35 học sinh", "học sinh/lớp")
    teachers = clause_of("Bình quân mỗi lớp", None, "", "Bình quân mỗi lớp có 1,5 giáo viên", "giáo viên/lớp")
    assert conflict(pupils, teachers) == "counted"


def test_a_long_frame_does_not_outweigh_the_word_that_differs() -> None:
    """Words that no list knows: «mây», «tre» in the same long clause."""
    frame = "Nội dung giáo dục nghề đan {} được lồng ghép trong các môn học và hoạt động trải nghiệm của học sinh ở tất cả các khối lớp"
    asked, mine = (clause_of(text, None, "", text) for text in (frame.format("chiếu cói"), frame.format("rổ nứa")))
    assert conflict(asked, mine) is None
    assert alike(asked, mine) < ALIKE
    assert alike(asked, asked) == 1.0


def test_a_deed_in_the_name_of_a_thing_is_none() -> None:
    text, other = "Lớp có thiết bị phục vụ dạy học", "Lớp được trang bị đủ thiết bị"
    assert conflict(clause_of(text, None, "", text), clause_of(other, None, "", other)) is None


def test_a_passage_may_say_more_than_the_answer() -> None:
    text = "Không có học sinh nam, học sinh nữ nào bỏ học; trường có phòng tư vấn tâm lý"
    asked = clause_of("Nhà trường có phòng tư vấn tâm lý", None, "", "Nhà trường có phòng tư vấn tâm lý")
    assert conflict(asked, passage_of(text), passage=True) is None
    assert conflict(asked, passage_of(text)) is not None


def test_a_group_alone_speaks_of_what_its_clause_does() -> None:
    whole = "Tỷ lệ chuyên cần của trẻ nhà trẻ đạt 85%, trẻ mẫu giáo đạt 95%"
    lone = clause_of("trẻ mẫu giáo", None, "Tỷ lệ chuyên cần của trẻ nhà trẻ đạt 85%, trẻ mẫu giáo", whole)
    asked = clause_of("Tỷ lệ huy động trẻ mẫu giáo", None, "", "Tỷ lệ huy động trẻ mẫu giáo đạt 98%")
    assert alike(asked, lone) < ALIKE


def test_whom_the_clause_before_a_semicolon_counts_are_not_its_own() -> None:
    whole = "Kiểm tra 50% giáo viên; kiểm tra toàn bộ bếp ăn 01 lần/tháng"
    asked = clause_of("kiểm tra toàn bộ bếp ăn", None, whole.partition(" 01")[0], whole, "lần/tháng")
    assert conflict(asked, clause_of("bếp ăn kiểm tra", None, "bếp ăn kiểm tra", "bếp ăn kiểm tra", "lần/quý")) is None


def test_the_degree_of_those_counted_is_not_that_of_the_whole() -> None:
    whole = "Giáo viên đạt chuẩn trình độ: 100%, trong đó trên chuẩn 42%"
    part = clause_of("Giáo viên đạt chuẩn trình độ", "trên chuẩn", whole, whole, "%")
    assert conflict(clause_of("giáo viên đạt chuẩn trình độ", None, "", "giáo viên đạt chuẩn trình độ", "%"), part) == "degree"
    assert conflict(clause_of("giáo viên trên chuẩn", None, "", "giáo viên trên chuẩn", "%"), part) is None


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("giáo viên đạt chuẩn theo Luật Giáo dục 2019", "giáo viên đạt chuẩn trình độ"),
        ("trường thành lập các tổ theo quy định tại Điều lệ trường mầm non", "trường thành lập các tổ"),
        ("trẻ học theo nhóm", "trẻ học theo nhóm"),
    ],
)
def test_the_law_that_a_target_goes_by_is_not_compared(said: str, left: str) -> None:
    assert plain(said) == left


def test_the_document_that_a_target_goes_by_is_not_what_it_is_about() -> None:
    said = "thư viện đạt tiêu chuẩn Mức độ 1"
    asked = clause_of(said, "thư viện", "", f"100% {said} theo Thông tư số 16/2022/TT-BGDĐT", "%")
    own = "Thư viện giữ vững tiêu chuẩn Mức độ 1 (đã được công nhận tháng 4)"
    assert alike(asked, clause_of(own, None, "", own)) >= ALIKE


def test_what_a_thing_is_called_is_not_what_is_counted() -> None:
    asked = clause_of("Bổ sung bản sách mới", "bản sách mới", "", "Bổ sung 150 bản sách mới", "bản sách mới")
    own = "Duy trì câu lạc bộ: “Mọt sách” và “Cây bút nhỏ”"
    assert conflict(asked, clause_of(own, "câu lạc bộ", "", own, "câu lạc bộ")) == "counted"


def test_people_beside_those_counted_are_told_apart() -> None:
    talks = [f"Buổi đối thoại của hiệu trưởng với {others}" for others in ("học sinh", "viên chức")]
    one, other = (clause_of(text, None, "", text) for text in talks)
    assert conflict(one, other) == "group"


def test_what_is_wanted_is_no_more_than_whom_the_other_counts() -> None:
    wanted, told = (clause_of(text, None, "", text) for text in ("trẻ 6 tuổi vào lớp 1", "trẻ 6 tuổi vào lớp 1 được miễn học phí"))
    assert conflict(wanted, told) == "predicate"
    assert conflict(told, wanted) is None  # a school may leave out a limb


def test_other_things_are_numbered() -> None:
    one, other = (
        clause_of(f"Mỗi tổ {thing}", None, "", f"Mỗi tổ {thing}", thing) for thing in ("chuyên đề cấp trường", "sáng kiến cấp trường")
    )
    assert conflict(one, other) == "counted"


def test_of_which_schools_it_is_asked_says_not_whom_it_counts() -> None:
    said, own = "trẻ mẫu giáo 5 tuổi nhận biết được biển báo và lối thoát", "trẻ 5 - 6 tuổi nhận biết biển báo, lối thoát"
    asked = clause_of(said, "trẻ mẫu giáo 5 tuổi", "Trường mầm non: ít nhất ", f"Trường mầm non: ít nhất 90% {said}")
    assert conflict(asked, clause_of(own, "trẻ 5 - 6 tuổi", "", f"95% {own}")) is None
