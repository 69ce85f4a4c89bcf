"""What a target measures and of whom, its label, aims and targets without a figure, tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.extract.targets import targets
from checker.model import Document, Period, Target
from checker.parse import parse
from checker.read import read
from tests.documents import source_of

_OPENING = "KẾ HOẠCH\nPhát triển văn hóa đọc\n\nTrường Tiểu học Sông Lam xây dựng kế hoạch như sau:\n"


def found_in(text: str) -> tuple[Target, ...]:
    return targets(parse(source_of(_OPENING + text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Tỷ lệ học sinh biết bơi đạt 60% vào năm 2027.", [("Tỷ lệ học sinh biết bơi", None)]),
        ("- Phấn đấu 95% học sinh, phụ huynh tham gia ngày hội.", [("học sinh, phụ huynh tham gia ngày hội", "học sinh, phụ huynh")]),
        (
            "- Tỷ lệ huy động ra lớp đạt 40% trẻ dưới 3 tuổi, 98% trẻ mẫu giáo.",
            [("Tỷ lệ huy động ra lớp", "trẻ dưới 3 tuổi"), ("Tỷ lệ huy động ra lớp", "trẻ mẫu giáo")],
        ),
        (
            "- Đến năm 2026 có 30% và đến năm 2030 có 50% tổ trưởng được bồi dưỡng quản lý.",
            [("tổ trưởng được bồi dưỡng quản lý", "tổ trưởng")] * 2,
        ),
        ("- Tổ chức 05 lần khảo sát (lần 1: 12/9; lần 2: 10/10).", [("Tổ chức khảo sát", None)]),
        ("- Mỗi tổ tổ chức ít nhất 02 lần khảo sát cho học sinh lớp 9.", [("Mỗi tổ tổ chức khảo sát cho học sinh lớp 9", None)]),
        ("- Thoát hiểm 03 cuộc, cuộc 1 trong tháng 9.", [("Thoát hiểm", None)]),
        ("- Cân nặng: Thừa cân: 05 cháu = 2%.", [("Cân nặng: Thừa cân cháu", "cháu")] * 2),
        (
            "- Bảo hiểm y tế: 100% trẻ tham gia; bảo hiểm thân thể: 95% trẻ tham gia.",
            [("Bảo hiểm y tế: trẻ tham gia", "trẻ"), ("bảo hiểm thân thể: trẻ tham gia", "trẻ")],
        ),
        ("- Bé khỏe: 92%; Bé ngoan: 95%.", [("Bé khỏe", None), ("Bé ngoan", None)]),
        ("- Chất lượng: Giỏi: 20%, Khá: 45%, Đạt: 35%.", [(f"Chất lượng: {grade}", None) for grade in ("Giỏi", "Khá", "Đạt")]),
        ("- Rèn luyện: Tốt 90%, Đạt 9%, Chưa đạt 1%.", [("Rèn luyện", grade) for grade in ("Tốt", "Đạt", "Chưa đạt")]),
        ("- Tỷ lệ học sinh xếp loại Tốt và Đạt từ 92% trở lên.", [("Tỷ lệ học sinh xếp loại Tốt và Đạt", None)]),
        (
            "- 98/98 học sinh được xếp loại thể lực (100%), trong đó Tốt và Đạt chiếm 94%.",
            [("học sinh được xếp loại thể lực", None), ("Tốt và Đạt", None)],
        ),
        ("- Đoàn viên xếp loại xuất sắc: 20%, khá: 80%.", [("Đoàn viên xếp loại xuất sắc", None), ("Đoàn viên xếp loại khá", None)]),
        ("- Sáng kiến cấp trường: 9%; cấp tỉnh: 2%.", [("Sáng kiến cấp trường", None), ("Sáng kiến cấp tỉnh", None)]),
        (
            "- HKI: 95% học sinh được lên lớp; cả năm: 98% học sinh được lên lớp.",
            [("HKI: học sinh được lên lớp", "học sinh"), ("cả năm: học sinh được lên lớp", "học sinh")],
        ),
        (
            "- Thời lượng dạy bơi: tiểu học tối thiểu 18 tiết/năm học, THCS tối thiểu 15 tiết/năm học, mầm non lồng ghép.",
            [("Thời lượng dạy bơi tiểu học tiết/năm học", "tiết/năm học"), ("Thời lượng dạy bơi THCS tiết/năm học", "tiết/năm học")],
        ),
        ("- 88/90 học sinh tập bơi, đạt 97,8%.", [("học sinh tập bơi", None)]),
        (
            "- 25/25 giáo viên, nhân viên và 88/90 học sinh (97,8%) được tập bơi.",
            [("giáo viên, nhân viên được tập bơi", "giáo viên, nhân viên"), ("học sinh được tập bơi", "học sinh")],
        ),
        (
            "- 95% giáo viên dự lớp; toàn bộ hồ sơ nộp qua mạng.",
            [("giáo viên dự lớp", "giáo viên"), ("hồ sơ nộp qua mạng", "hồ sơ")],
        ),
        (
            "- Người lớn biết chữ mức độ 1 đạt 98%; mức độ 2 đạt trên 94%.",
            [("Người lớn biết chữ mức độ 1", None), ("Người lớn biết chữ mức độ 2", None)],
        ),
        (
            "- 100% lớp có tủ sách; 60% hộ gia đình trang bị bình chữa cháy.",
            [("lớp có tủ sách", "lớp"), ("hộ gia đình trang bị bình chữa cháy", "hộ gia đình")],
        ),
        ("- Tỷ lệ nữ tổ trưởng đạt 40% vào năm 2026 và 50% vào năm 2030.", [("Tỷ lệ nữ tổ trưởng", None)] * 2),
        (
            "- Nâng tỷ lệ trẻ ra lớp: nhà trẻ từ 30% lên 35%, mẫu giáo đạt 99%.",
            [("tỷ lệ trẻ ra lớp", "nhà trẻ"), ("tỷ lệ trẻ ra lớp", "mẫu giáo")],
        ),
        ("- Có ít nhất 120 cha mẹ học sinh được tư vấn dinh dưỡng.", [("cha mẹ học sinh được tư vấn dinh dưỡng", "cha mẹ học sinh")]),
        (
            "- Duy trì sĩ số 99% trở lên, chênh lệch điểm giữa các lớp không quá 5%.",
            [("sĩ số", None), ("chênh lệch điểm giữa các lớp", None)],
        ),
        (
            "- Tổ chức cho 100% học sinh lớp 5 thăm thư viện tỉnh.",
            [("Tổ chức học sinh lớp 5 thăm thư viện tỉnh", "học sinh lớp 5 thăm thư viện tỉnh")],
        ),
        (
            "- 70% học sinh khối 4, 80% học sinh khối 5 biết bơi thành thạo.",
            [("học sinh khối 4 biết bơi thành thạo", "học sinh khối 4"), ("học sinh khối 5 biết bơi thành thạo", "học sinh khối 5")],
        ),
        (
            "- Kết quả rèn luyện: Tốt 80%, Khá 18%, không có học sinh chưa đạt.",
            [("Kết quả rèn luyện", "Tốt"), ("Kết quả rèn luyện", "Khá")],
        ),
        (
            "- Cơ cấu bữa ăn: tinh bột 50 - 55%, rau 20 - 25%, thịt cá 20 - 25%.",
            [("Cơ cấu bữa ăn", "tinh bột"), ("Cơ cấu bữa ăn", "rau"), ("Cơ cấu bữa ăn", "thịt cá")],
        ),
        (
            "- Mỗi tổ duy trì góc sáng tạo và 90% giáo viên được tập huấn thiết kế trò chơi.",
            [("giáo viên được tập huấn thiết kế trò chơi", "giáo viên")],
        ),
        (
            "- 40% nhân viên có trình độ cao đẳng và 10% có trình độ đại học.",
            [("nhân viên có trình độ cao đẳng", "nhân viên"), ("nhân viên có trình độ đại học", "nhân viên")],
        ),
        (
            "- Tỷ lệ nữ tổ trưởng lên 50% và nữ phó hiệu trưởng lên 45%.",
            [("Tỷ lệ nữ tổ trưởng", None), ("nữ phó hiệu trưởng", None)],
        ),
        (
            "- Mỗi khối có ít nhất 01 sân khấu thu nhỏ và 02 bộ rối tay.",
            [("Mỗi khối sân khấu thu nhỏ", "sân khấu thu nhỏ"), ("Mỗi khối bộ rối tay", "bộ rối tay")],
        ),
        (
            "- Từ 90% viên chức hoàn thành nhiệm vụ trở lên, trong đó hoàn thành xuất sắc không quá 20%.",
            [("viên chức hoàn thành nhiệm vụ trở lên", "viên chức"), ("viên chức hoàn thành xuất sắc", "viên chức")],
        ),
        (
            "- 99% học sinh lớp 9 tốt nghiệp (trong đó loại giỏi 30%).",
            [("học sinh lớp 9 tốt nghiệp", "học sinh lớp 9"), ("loại giỏi", "học sinh lớp 9")],
        ),
        (
            "- Có 95% học sinh đọc sách hằng tuần; trong số đó đọc bằng tiếng Anh là 30%.",
            [("học sinh đọc sách hằng tuần", "học sinh đọc sách hằng tuần"), ("đọc bằng tiếng Anh", None)],
        ),
        (
            "- 100% giáo viên đạt chuẩn, riêng trên chuẩn từ 30%.",
            [("giáo viên đạt chuẩn", "giáo viên"), ("giáo viên trên chuẩn", "giáo viên")],
        ),
        (
            "- 100% giáo viên đạt chuẩn nghề nghiệp, phấn đấu 15% giáo viên trên chuẩn.",
            [("giáo viên đạt chuẩn nghề nghiệp", "giáo viên"), ("giáo viên trên chuẩn", "giáo viên")],
        ),
        ("1.120/1.120 trẻ (100%) được cân đo.", [("trẻ được cân đo", "trẻ")]),
        ("Mở 03 lớp đàn (cờ, vẽ, hát) với 80 trẻ tham gia (đạt 34%).", [("Mở lớp đàn", "lớp đàn"), ("Mở lớp đàn", "lớp đàn")]),
        ("- Duy trì sĩ số 548/548 học sinh, đạt 100%.", [("sĩ số học sinh", None)]),
        (
            "- Học lực: 98% học sinh đạt trung bình trở lên, trong đó giỏi 20%, khá 45%.",
            [("học sinh đạt trung bình trở lên", "học sinh"), ("Học lực", "giỏi"), ("Học lực", "khá")],
        ),
        ("- 96% phụ huynh hài lòng với việc đăng ký tuyển sinh.", [("phụ huynh hài lòng với việc đăng ký tuyển sinh", "phụ huynh")]),
        ("- Tổ chức tối thiểu 02 cuộc kiểm tra nội bộ/năm.", [("Tổ chức kiểm tra nội bộ", None)]),
        ("- 80% học sinh lớp 9 thi vào lớp 10 chuyên.", [("học sinh lớp 9 thi vào lớp 10 chuyên", "học sinh lớp 9 thi")]),
        ("- 60% lớp đạt danh hiệu “Lớp học xanh”.", [("lớp đạt danh hiệu “Lớp học xanh”", "lớp")]),
        (
            "- Hồ sơ trả đúng hạn đạt 90%; tại cấp xã đạt từ 95% trở lên.",
            [("Hồ sơ trả đúng hạn", None), ("Hồ sơ trả đúng hạn", "tại cấp xã")],
        ),
        ("Từ 55% phòng học trở lên được lắp loa.", [("phòng học được lắp loa", "phòng học")]),
        (
            "Từ 55% người hưởng lương hưu, trợ cấp trở lên nhận qua tài khoản.",
            [("người hưởng lương hưu, trợ cấp nhận qua tài khoản", "người hưởng lương hưu, trợ cấp nhận qua tài khoản")],
        ),
        ("Từ 55% học sinh xếp loại khá trở lên.", [("học sinh xếp loại khá trở lên", "học sinh")]),
        ("Giáo viên đạt bậc 3 trở lên: 55%.", [("Giáo viên đạt bậc 3 trở lên", None)]),
        (
            "Từ 55% người hưởng lương hưu trở lên nhận qua tài khoản (khu vực phường: 75% trở lên).",
            [("người hưởng lương hưu nhận qua tài khoản",) * 2, ("người hưởng lương hưu nhận qua tài khoản", "khu vực phường")],
        ),
        ('Câu lạc bộ "Tiếng Anh vui": 02 buổi một tháng.', [('Câu lạc bộ "Tiếng Anh vui buổi', "buổi")]),
        (
            "Giữ sạch sân trường, vườn trường quanh năm.\n(Kèm theo Kế hoạch số 9/KH-UBND ngày 05/02/2029 của xã)",
            [("Giữ sạch sân trường, vườn trường quanh năm", None)],
        ),
        (
            "Chấm theo Bộ tiêu chí: từ 3,2 điểm; tối đa 02 tiêu chí ở mức 1.",
            [("Chấm theo Bộ tiêu chí điểm", "điểm"), ("tiêu chí ở mức 1", "tiêu chí")],
        ),
        ("Người từ 75 tuổi: cấp thẻ cho 100% trước ngày 20/6/2026.", [("Người từ 75 tuổi", "cấp thẻ")]),
        ("Sách được số hóa đạt 40%, xong trước ngày 30/6/2026.", [("Sách được số hóa", None)]),
        ("Khối 4: 3/3 lớp (100%) học chương trình 10 năm.", [("Khối 4: lớp học chương trình 10 năm", "lớp")]),
        ("22/24 phòng máy (đạt 91,7%) nối mạng cáp quang.", [("phòng máy nối mạng cáp quang", "phòng máy")]),
        ("18/18 (100%) phòng máy được nối mạng.", [("phòng máy được nối mạng", "phòng máy")]),
        (
            "03/03 tổ trưởng (100%), 25/40 giáo viên (62,5%) có tài khoản số.",
            [("tổ trưởng có tài khoản số", "tổ trưởng"), ("giáo viên có tài khoản số", "giáo viên")],
        ),
        (
            "100% tổ trưởng, 80% giáo viên có chữ ký điện tử.",
            [("tổ trưởng có chữ ký điện tử", "tổ trưởng"), ("giáo viên có chữ ký điện tử", "giáo viên")],
        ),
        ("70% giáo viên có kỹ năng sử dụng bảng tương tác.", [("giáo viên có kỹ năng sử dụng bảng tương tác", "giáo viên")]),
        ("25/28 em (89%) theo học nghề phổ thông.", [("em theo học nghề phổ thông", "em")]),
    ],
)
def test_indicator_and_group(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(t.indicator, t.population) for t in found_in(f"I. CHỈ TIÊU\n{text}\n")] == expected


def test_labels_are_the_way_of_numbers() -> None:
    text = (
        "I. MỤC TIÊU\n1. Mục tiêu chung\nNâng cao thói quen đọc của học sinh toàn trường.\n2. Mục tiêu cụ thể\n"
        "2.1. Mục tiêu 1: Phát triển bạn đọc\na) Chỉ tiêu 1: Tỷ lệ bạn đọc đạt 80%.\nb) Chỉ tiêu 2: Tỷ lệ lớp có tủ sách đạt 100%.\n"
        "II. CHỈ TIÊU VỀ CƠ SỞ VẬT CHẤT\n1. 100% phòng đọc có máy tính.\n"
    )
    assert [t.label for t in found_in(text) if t.value is not None] == ["I.2.1.a", "I.2.1.b", "II.1"]


def test_the_only_part_is_left_off_the_label() -> None:
    text = "I. MỤC TIÊU\n2. Mục tiêu cụ thể\n2.1. Mục tiêu 1: Phát triển bạn đọc\na) Chỉ tiêu 1: Tỷ lệ bạn đọc đạt 80%.\nII. KINH PHÍ\nTừ nguồn chi thường xuyên.\n"
    assert [t.label for t in found_in(text) if t.value is not None] == ["2.1.a"]


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("I. MỤC ĐÍCH: Nâng cao văn hóa đọc; từng bước hình thành thói quen tự học.\n", ["Nâng cao văn hóa đọc; từng bước hình thành thói quen tự học."]),
        ("I. MỤC TIÊU\n1. Mục tiêu chung: Xây dựng trường học hạnh phúc, an toàn, thân thiện.\n", ["Xây dựng trường học hạnh phúc, an toàn, thân thiện."]),
        ("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Giúp học sinh yêu sách và biết chọn sách hay.\n2. Yêu cầu\n- Các hoạt động phải thiết thực, tiết kiệm, an toàn.\n", ["Giúp học sinh yêu sách và biết chọn sách hay."]),
        ("I. MỤC ĐÍCH, YÊU CẦU\n1. Giúp học sinh yêu sách và biết chọn sách hay.\n2. Bảo đảm tiết kiệm, đúng đối tượng, không hình thức.\n", ["Giúp học sinh yêu sách và biết chọn sách hay."]),
        ("I. MỤC ĐÍCH, YÊU CẦU\n- Giúp học sinh yêu sách và biết chọn sách hay.\n- Các trường học bố trí kinh phí mua sách theo điều kiện thực tế.\n", ["Giúp học sinh yêu sách và biết chọn sách hay."]),
        ("I. MỤC ĐÍCH, YÊU CẦU\n1. Nhằm cụ thể hoá các nội dung của tỉnh, phù hợp với điều kiện của xã.\n2. Giúp học sinh yêu sách và biết chọn sách hay.\n", ["Giúp học sinh yêu sách và biết chọn sách hay."]),
        ("I. NHIỆM VỤ\n1. Tổ chức ngày hội sách cho học sinh các khối lớp.\n", []),
    ],
)  # fmt: skip
def test_general_aims(text: str, aims: list[str]) -> None:
    document = parse(source_of(_OPENING + text))
    assert [document.text(t.span) for t in targets(document) if t.general] == aims


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("I. CHỈ TIÊU\n1. Kế hoạch dạy học các môn đều có tiết đọc thư viện.\n", ["Kế hoạch dạy học các môn đều có tiết đọc thư viện"]),
        (
            "I. MỤC TIÊU CỤ THỂ\n1. Chỉ tiêu 1: Tiết đọc thư viện được đưa vào thời khóa biểu.\n",
            ["Tiết đọc thư viện được đưa vào thời khóa biểu"],
        ),
        (
            "I. NHIỆM VỤ\n- Phấn đấu đạt các chỉ tiêu về văn hóa đọc đề ra trong Chiến lược phát triển của tỉnh.\n",
            ["Phấn đấu đạt các chỉ tiêu về văn hóa đọc đề ra trong Chiến lược phát triển của tỉnh"],
        ),
        ("I. NHIỆM VỤ\n- Tham mưu cơ chế để thực hiện các mục tiêu, chỉ tiêu của Chiến lược.\n", []),
        ("I. NHIỆM VỤ\n- Báo cáo kết quả triển khai các chỉ tiêu 1, 2 và chỉ tiêu 3.\n", []),
        ("I. CHỈ TIÊU\nNhà trường phấn đấu thực hiện các chỉ tiêu nêu trong bảng sau:\n", []),
        ("I. NỘI DUNG, CHỈ TIÊU THỰC HIỆN\n- Tăng cường tuyên truyền về văn hóa đọc trong phụ huynh.\n", []),
    ],
)
def test_targets_without_a_figure(text: str, indicators: list[str]) -> None:
    found = found_in(text)
    assert [t.indicator for t in found] == indicators
    assert all((t.value, t.unit, t.op, t.general) == (None, None, None, False) for t in found)


def test_a_year_of_words_alone_counts() -> None:
    (found,) = found_in("I. CHỈ TIÊU\n1. Duy trì đến năm 2030 tiết đọc thư viện trong thời khóa biểu của mọi khối.\n")
    assert (found.value, found.year) == (None, 2030)


def test_the_heading_gives_no_year() -> None:
    (found,) = found_in("I. CHỈ TIÊU ĐẾN NĂM 2027\n1. Tỷ lệ bạn đọc đạt 80%.\n")
    assert found.year is None


def test_the_heading_gives_the_actor() -> None:
    found = found_in("I. TỔ CHỨC THỰC HIỆN\n1. Các trường tiểu học\n- Phấn đấu 100% lớp có tủ sách.\n")
    assert [t.actor for t in found] == ["Các trường tiểu học"]


def rows(text: str) -> list[tuple[str, str, str | None, float | None, str | None, int | None]]:
    return [(t.label or "", t.indicator, t.op, t.value, t.unit, t.year) for t in found_in(text)]


def test_a_table_with_years_for_columns() -> None:
    text = (
        "I. CHỈ TIÊU CỤ THỂ\nTT | Chỉ tiêu | Hiện trạng | Đến năm 2026 | Đến năm 2030\n"
        "1 | Bạn đọc trong tổng số học sinh | 210/300 em (70%) | Từ 80% trở lên | Trên 90%\n"
        "2 | Học sinh lớp 9 đọc sách tiếng Anh | Không áp dụng | Không áp dụng | Không áp dụng\n"
        "3 | Lớp có tủ sách | Chưa có | 100% khối lớp thực hiện | Tiếp tục ở 100% khối lớp\n"
    )
    assert rows(text) == [
        ("I.1", "Bạn đọc trong tổng số học sinh", ">=", 80, "%", 2026),
        ("I.1", "Bạn đọc trong tổng số học sinh", ">", 90, "%", 2030),
        ("I.3", "Lớp có tủ sách", "=", 100, "%", 2026),
        ("I.3", "Lớp có tủ sách", "=", 100, "%", 2030),
    ]


def test_a_column_of_a_year_before_the_plan_is_what_was() -> None:
    text = "I. CHỈ TIÊU\nTT | Thôn | Số hộ nghèo năm 2026 | Giảm năm 2027 | Giảm năm 2028\n1 | Thôn Thượng | 48 | 8 | 9\n"
    document = parse(source_of(text))
    document = replace(document, header=replace(document.header, period=Period(2027, 2028)))
    assert [(t.value, t.year) for t in targets(document)] == [(8, 2027), (9, 2028)]


def test_a_table_of_bare_numbers_with_a_unit_column() -> None:
    text = (
        "I. CHỈ TIÊU\nSTT | Nội dung | Đơn vị tính | Năm 2025 | Năm 2030\n"
        "1 | Tỷ lệ bạn đọc thường xuyên | % | 65 | 82,5\n2 | Đầu sách bổ sung | cuốn | 1.200 | ≥ 2.000\n3 | Tỷ lệ thất lạc sách | % | ≤ 3 | 1\n"
    )
    assert rows(text) == [
        ("I.1", "Tỷ lệ bạn đọc thường xuyên", "=", 65, "%", 2025),
        ("I.1", "Tỷ lệ bạn đọc thường xuyên", "=", 82.5, "%", 2030),
        ("I.2", "Đầu sách bổ sung", "=", 1200, "cuốn", 2025),
        ("I.2", "Đầu sách bổ sung", ">=", 2000, "cuốn", 2030),
        ("I.3", "Tỷ lệ thất lạc sách", "<=", 3, "%", 2025),
        ("I.3", "Tỷ lệ thất lạc sách", "=", 1, "%", 2030),
    ]


def test_the_name_of_a_row_holds_the_operator_of_its_cells() -> None:
    text = "I. CHỈ TIÊU\nTT | Chỉ tiêu | ĐVT | Năm 2026\n1 | Sách mất (không quá) | % | 1,2\n2 | Bạn đọc tối thiểu | % | 80\n"
    assert rows(text) == [("I.1", "Sách mất", "<=", 1.2, "%", 2026), ("I.2", "Bạn đọc", ">=", 80, "%", 2026)]


@pytest.mark.parametrize(("cells", "falls"), [("60 | 50 | 40", True), ("60 | 50 | 55", False), ("60 | 50 | -", False)])
def test_shares_that_fall_from_year_to_year_are_to_fall(cells: str, falls: bool) -> None:
    found = found_in(f"I. CHỈ TIÊU\nTT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2027 | Năm 2028\n1 | Rác đem chôn lấp | % | {cells}\n")
    assert [t.decreasing for t in found] == [falls] * len(found)
    assert len(found) > 1


def test_a_part_in_the_same_cell_is_of_others() -> None:
    found = found_in("I. CHỈ TIÊU\nTT | Chỉ tiêu | Kế hoạch\n1 | Học sinh đạt yêu cầu | 85%, trong đó khá, giỏi 50%\n")
    assert [(t.value, t.population) for t in found] == [(85, None), (50, "khá, giỏi")]


def test_a_table_with_kinds_of_school_for_columns() -> None:
    text = (
        "I. CHỈ TIÊU\nTT | Nội dung | Trường THPT | Trung tâm GDNN-GDTX\n"
        "1 | Tỷ lệ đỗ tốt nghiệp | ≥ 98% | ≥ 92%\n2 | Điểm bình quân môn Lịch sử | ≥ 6,2 | Không giao\n3 | Họp phụ huynh | Tháng 9 | Tháng 10\n"
    )
    assert rows(text) == [
        ("I.1", "Tỷ lệ đỗ tốt nghiệp", ">=", 98, "%", None),
        ("I.1", "Tỷ lệ đỗ tốt nghiệp", ">=", 92, "%", None),
        ("I.2", "Điểm bình quân môn Lịch sử", ">=", 6.2, None, None),
    ]
    assert [t.actor for t in found_in(text)] == ["trường thpt", "trung tâm gdnn-gdtx", "trường thpt"]


def test_a_table_with_results_for_columns() -> None:
    text = (
        "I. CHỈ TIÊU\nCấp học | Hoàn thành tốt kế hoạch | Hoàn thành kế hoạch | Không hoàn thành\n"
        "Tiểu học | 55% trở lên | Không quá 35% | Không quá 2%\nTHCS | 60% | 40% | 0%\n"
    )
    assert rows(text) == [
        ("I", "hoàn thành tốt kế hoạch", ">=", 55, "%", None),
        ("I", "hoàn thành kế hoạch", "<=", 35, "%", None),
        ("I", "không hoàn thành", "<=", 2, "%", None),
        ("I", "hoàn thành tốt kế hoạch", "=", 60, "%", None),  # the other two are what it leaves
    ]
    assert [t.actor for t in found_in(text)] == ["cấp Tiểu học"] * 3 + ["cấp THCS"]


def test_a_table_of_tasks_states_figures_only_in_words() -> None:
    text = (
        "I. NHIỆM VỤ\nTT | Nội dung công việc | Thời gian | Phụ trách\n1 | Khảo sát 15 lớp, lập danh mục 300 đầu sách | Tháng 9/2025 | Thư viện\n"
        "2 | Phấn đấu 90% học sinh có thẻ bạn đọc | Tháng 10/2025 | Giáo viên chủ nhiệm\n"
    )
    assert rows(text) == [("I.2", "học sinh có thẻ bạn đọc", "=", 90, "%", None)]


def test_a_table_of_the_situation_states_none() -> None:
    text = "I. THỰC TRẠNG\nTT | Khối lớp | Số học sinh | Tỷ lệ\n1 | Khối một | 120 | 48%\n2 | Khối hai | 130 | 52%\n"
    assert rows(text) == []


def _gold_key(item: dict[str, object]) -> tuple[object, ...]:
    return item["value"], item["unit"], item["op"], item["year"]


def test_the_figures_of_the_seeds(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf8"))
    lost: list[object] = []
    for name, facts in gold.items():
        had = [(t.value, t.unit, t.op, t.year) for t in targets(parse(read(shared / "seeds" / name))) if t.value is not None]
        wanted = [_gold_key(t) for t in facts["targets"] if t["value"] is not None]
        lost += [(name, w) for w in wanted if w not in had]
        assert len(had) == len(wanted), name
    assert lost == []


def _targets_of(path: Path) -> tuple[Document, tuple[Target, ...]]:
    document = parse(read(path))
    return document, targets(document)


@pytest.mark.parametrize("family", ["phong-dien", "nam-tu-liem"])
def test_every_target_of_the_parents_is_found(shared: Path, family: str) -> None:
    folder = shared / "pairs" / family
    document, found = _targets_of(folder / "parent.txt")
    for item in json.loads((folder / "truth.json").read_text("utf8"))["items"]:
        if item["kind"] == "target":
            at = document.source.text.index(item["parent_text"])
            mine = [t for t in found if t.span.start <= at < t.span.end]
            assert mine, item["id"]
            assert any((t.value is None) == (item["figure"] is None) and t.general == item.get("general", False) for t in mine), item["id"]
