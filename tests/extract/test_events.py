"""Dated events, one literal a row: (text, name, start, end)."""

from __future__ import annotations

import pytest

from checker.extract.events import events
from checker.model import PartialDate
from checker.parse import parse
from tests.documents import plain, source_of

Parts = tuple[int | None, int | None, int | None]

ROW = "1 | Tháng hành động vì bình đẳng giới; gửi kế hoạch, treo pa-nô. Chọn chủ đề | 15/11 - 15/12/2021 | Công đoàn"
ONE: list[tuple[str, str, Parts, Parts]] = [
    ('Hưởng ứng Tháng cao điểm "Vì biển xanh" từ ngày 01/6 đến ngày 30/6.', 'Tháng cao điểm "Vì biển xanh"', (1, 6, None), (30, 6, None)),
    (
        "Hưởng ứng “Ngày vì người nghèo đến với mọi nhà” (17/10/2027).",
        "Ngày vì người nghèo đến với mọi nhà",
        (17, 10, 2027),
        (17, 10, 2027),
    ),
    ("Tổ chức Ngày toàn dân đưa trẻ đến trường (05/9).", "Ngày toàn dân đưa trẻ đến trường", (5, 9, None), (5, 9, None)),
    (
        'Phát động Tháng hành động "Vì biển xanh, không rác" từ 01/6 đến 30/6/2026.',
        'Tháng hành động "Vì biển xanh, không rác"',
        (1, 6, 2026),
        (30, 6, 2026),
    ),
    (ROW, "Tháng hành động vì bình đẳng giới", (15, 11, 2021), (15, 12, 2021)),
    (
        "Tổ chức Tháng hành động vì bình đẳng giới và chống bạo lực (từ 15/11 đến 15/12).",
        "Tháng hành động vì bình đẳng giới",
        (15, 11, None),
        (15, 12, None),
    ),
    ("Tháng hành động vì trẻ em từ ngày 01/6 đến ngày 30/6/2023.", "Tháng hành động vì trẻ em", (1, 6, 2023), (30, 6, 2023)),
    (
        "Từ 15/11 đến 15/12 hằng năm, Liên đội chủ trì Tháng hành động vì bình đẳng giới.",
        "Tháng hành động vì bình đẳng giới",
        (15, 11, None),
        (15, 12, None),
    ),
    (
        "1 | Tháng hành động vì bình đẳng giới: treo pa-nô | 15/11 - 15/12/2021 | Công đoàn",
        "Tháng hành động vì bình đẳng giới",
        (15, 11, 2021),
        (15, 12, 2021),
    ),
    ("Mít tinh tháng hành động vì trẻ em năm 2022 tại sân trường.", "tháng hành động vì trẻ em", (None, None, 2022), (None, None, 2022)),
    ("Tháng hành động phòng, chống ma túy tháng 6.", "Tháng hành động phòng, chống ma túy", (None, 6, None), (None, 6, None)),
    ("Kỷ niệm ngày Quốc tế Phụ nữ 08/3.", "ngày Quốc tế Phụ nữ", (8, 3, None), (8, 3, None)),
    ("Ngày Gia đình Việt Nam (28/6): viết thư.", "Ngày Gia đình Việt Nam", (28, 6, None), (28, 6, None)),
    ("Tọa đàm nhân ngày Phụ nữ Việt Nam, ngày 20/10.", "ngày Phụ nữ Việt Nam", (20, 10, None), (20, 10, None)),
    ("Ngày Pháp luật nước CHXHCN Việt Nam 09/11.", "Ngày Pháp luật", (9, 11, None), (9, 11, None)),
    (
        "Ngày Nhà giáo Việt Nam: tổ chức trong toàn trường vào ngày 19/11/2026.",
        "Ngày Nhà giáo Việt Nam",
        (19, 11, 2026),
        (19, 11, 2026),
    ),
    ("Ngày Nhà giáo Việt Nam 20-11.", "Ngày Nhà giáo Việt Nam", (20, 11, None), (20, 11, None)),
    ("Hưởng ứng Tuần lễ Áo dài (01/3 - 08/3).", "Tuần lễ Áo dài", (1, 3, None), (8, 3, None)),
    ("Tổ chức «Tuần lễ Đọc cùng con» (01/3 - 08/3).", "Tuần lễ Đọc cùng con", (1, 3, None), (8, 3, None)),
    ("Ngày Thế giới phòng chống lao 24/3.", "Ngày Thế giới phòng chống lao", (24, 3, None), (24, 3, None)),
    ("Phát động Tháng ATGT, tháng 9.", "Tháng ATGT", (None, 9, None), (None, 9, None)),
    ("Ngày toàn dân PCCC (04/10).", "Ngày toàn dân PCCC", (4, 10, None), (4, 10, None)),
    ("Tuần lễ học tập suốt đời (02 - 08/10); đọc sách.", "Tuần lễ học tập suốt đời", (2, 10, None), (8, 10, None)),
    ("Tuần lễ học tập suốt đời (01 - 07/10/2027): đọc sách.", "Tuần lễ học tập suốt đời", (1, 10, 2027), (7, 10, 2027)),
    ("Hưởng ứng Ngày Sách và Bản quyền thế giới 23/4.", "Ngày Sách và Bản quyền thế giới", (23, 4, None), (23, 4, None)),
    (
        "Kỹ năng phòng, chống đuối nước (PCĐN): hưởng ứng Ngày thế giới PCĐN 25/7.",
        "Ngày thế giới PCĐN",
        (25, 7, None),
        (25, 7, None),
    ),
    ("Chào mừng ngày 20/11 bằng hội giảng.", "ngày 20/11", (20, 11, None), (20, 11, None)),
    (
        "Tuần lễ hưởng ứng học tập suốt đời từ 01/10 đến 07/10.",
        "Tuần lễ hưởng ứng học tập suốt đời",
        (1, 10, None),
        (7, 10, None),
    ),
    ("Lễ phát động ngày 16/5 tại sân trường.", "Lễ phát động", (16, 5, None), (16, 5, None)),
    ("Dự Lễ ra quân ngày 20/3/2025 tại xã.", "Lễ ra quân", (20, 3, 2025), (20, 3, 2025)),
    ("Lễ phát động: 7 giờ 30 phút, ngày 16/5/2025, tại sân trường.", "Lễ phát động", (16, 5, 2025), (16, 5, 2025)),
    (
        'Hội thi "Bé vui giao thông" dự kiến tổ chức vào ngày 22/11/2025.',
        'Hội thi "Bé vui giao thông"',
        (22, 11, 2025),
        (22, 11, 2025),
    ),
    (
        "Hội thi giáo viên giỏi cấp trường từ ngày 05/11 đến ngày 15/11/2025.",
        "Hội thi giáo viên giỏi cấp trường",
        (5, 11, 2025),
        (15, 11, 2025),
    ),
    ('Hội thi "Bé vui giao thông" cấp xã: tháng 6/2025.', 'Hội thi "Bé vui giao thông" cấp xã', (None, 6, 2025), (None, 6, 2025)),
    (
        "Hội thi giáo viên giỏi cấp tiểu học, THCS từ 05/11 đến 15/11/2025.",
        "Hội thi giáo viên giỏi cấp tiểu học, THCS",
        (5, 11, 2025),
        (15, 11, 2025),
    ),
    ("Trao học bổng nhân Lễ khai giảng ngày 05/9/2025.", "Lễ khai giảng", (5, 9, 2025), (5, 9, 2025)),
    ("Tổ chức Liên hoan dân ca trong tháng 3/2025.", "Liên hoan dân ca", (None, 3, 2025), (None, 3, 2025)),
    ("3 | Hội thi kể chuyện theo sách | Ngày 21/4/2025 | Thư viện", "Hội thi kể chuyện theo sách", (21, 4, 2025), (21, 4, 2025)),
    ("Phát động Tuần lễ “Bếp an toàn” từ 12 - 18/3/2029.", "Tuần lễ “Bếp an toàn”", (12, 3, 2029), (18, 3, 2029)),
    ("Tuần lễ Quốc gia không thuốc lá 25 - 31/5/2028.", "Tuần lễ Quốc gia không thuốc lá", (25, 5, 2028), (31, 5, 2028)),
    (
        "Tuần lễ học tập suốt đời năm 2028 (từ ngày 02/10 đến ngày 08/10/2028).",
        "Tuần lễ học tập suốt đời",
        (2, 10, 2028),
        (8, 10, 2028),
    ),
    ("Mở Ngày hội “Khéo tay” ngày 12/4/2029 tại sân trường.", "Ngày hội “Khéo tay”", (12, 4, 2029), (12, 4, 2029)),
    ("Hội thảo “Vườn sạch” ngày 12/4/2029 tại hội trường.", "Hội thảo “Vườn sạch”", (12, 4, 2029), (12, 4, 2029)),
    (
        "Lễ ra quân làm sạch bờ biển, trồng cây ven đường vào ngày 12/4/2029.",
        "Lễ ra quân làm sạch bờ biển",
        (12, 4, 2029),
        (12, 4, 2029),
    ),
    (
        "Diễn tập thoát nạn tại dãy nhà B vào lúc 8 giờ 30 phút ngày 12/4/2029.",
        "Diễn tập thoát nạn",
        (12, 4, 2029),
        (12, 4, 2029),
    ),
    (
        "Tập huấn sơ cứu cho 100% giáo viên trong 02 ngày 12 và 13/4/2029.",
        "Tập huấn sơ cứu",
        (12, 4, 2029),
        (13, 4, 2029),
    ),
    ("Giải bóng đá nam, nữ xã An Phú: từ ngày 12/4 đến ngày 14/4/2029.", "Giải bóng đá nam", (12, 4, 2029), (14, 4, 2029)),
    (
        "Tập huấn phòng cháy, chữa cháy cho đội ngũ ngày 12/4/2029.",
        "Tập huấn phòng cháy, chữa cháy",
        (12, 4, 2029),
        (12, 4, 2029),
    ),
    ("Hội thảo kỹ thuật hàn, cắt kim loại ngày 12/4/2029.", "Hội thảo kỹ thuật hàn", (12, 4, 2029), (12, 4, 2029)),
    ("Huấn luyện an toàn: đợt 1 từ 12 đến 14/4/2029.", "đợt 1", (12, 4, 2029), (14, 4, 2029)),
    (
        "Tập huấn làm giàn trong vườn cho 100% giáo viên và 45 học viên ngày 12/4/2029.",
        "Tập huấn làm giàn",
        (12, 4, 2029),
        (12, 4, 2029),
    ),
    ("Diễn đàn trẻ em xã năm 2029 dự kiến ngày 12/4/2029.", "Diễn đàn trẻ em xã", (12, 4, 2029), (12, 4, 2029)),
    ("Hội nghị sơ kết 6 tháng tổ chức ngày 12/7/2029.", "Hội nghị sơ kết 6 tháng", (12, 7, 2029), (12, 7, 2029)),
    ("Tập huấn sách mới lớp 5 (12/7/2029).", "Tập huấn sách mới lớp 5", (12, 7, 2029), (12, 7, 2029)),
    ("Hội xuân của bé: gói bánh, kéo co, đi chợ quê - sáng thứ Sáu 12/01/2029.", "Hội xuân", (12, 1, 2029), (12, 1, 2029)),
    ("“Vui hội trăng rằm” tối 06/10/2029.", "Vui hội trăng rằm", (6, 10, 2029), (6, 10, 2029)),
    (
        "Ngày Thế giới về an toàn và sức khỏe tại nơi làm việc 28/4.",
        "Ngày Thế giới về an toàn",
        (28, 4, None),
        (28, 4, None),
    ),
    ("Ngày chạy Olympic vì sức khỏe toàn dân: ngày 25/3/2029.", "Ngày chạy Olympic vì sức khỏe toàn dân", (25, 3, 2029), (25, 3, 2029)),
    ("Giải cầu lông công đoàn, dự kiến 12 - 14/4/2029.", "Giải cầu lông công đoàn", (12, 4, 2029), (14, 4, 2029)),
    (
        "Tổ chức lễ mít tinh hưởng ứng Ngày Môi trường thế giới (05/6).",
        "Ngày Môi trường thế giới",
        (5, 6, None),
        (5, 6, None),
    ),
    (
        "Xây dựng kế hoạch hưởng ứng Tháng hành động vì bình đẳng giới.",
        "Tháng hành động vì bình đẳng giới",
        (None, None, None),
        (None, None, None),
    ),
    (
        "Gửi kế hoạch Tháng hành động vì trẻ em về Phòng trước ngày 20/5.",
        "Tháng hành động vì trẻ em",
        (None, None, None),
        (None, None, None),
    ),
]


@pytest.mark.parametrize(("text", "name", "start", "end"), ONE)
def test_one_event(text: str, name: str, start: Parts, end: Parts) -> None:
    (found,) = events(plain(text))
    assert (found.name, found.start, found.end) == (name, PartialDate(*start), PartialDate(*end))


@pytest.mark.parametrize(
    "text",
    [
        "Kỷ niệm 90 năm Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam (20/10/1930 - 20/10/2020).",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 20/3/2022 của UBND huyện.",
        "Ông Nguyễn Văn Cừ (09/7/1912 - 28/8/1941).",
        "Nghỉ lễ Quốc khánh 2/9 theo quy định.",
        "Tổ chức ngày hội đọc sách cho trẻ.",
        "Hoạt động trong ngày của trẻ ở trường mầm non Việt Nam.",
        "Thi đua trong tháng 11 và tháng 12.",
        "Tổ chức Hội thi, hoàn thành trước ngày 20/3/2025.",
        "3 | Chuẩn bị Hội thi kể chuyện theo sách | 15/4/2025 | Thư viện",
        "3 | Hội thi kể chuyện theo sách | Trước ngày 15/4/2025 | Thư viện",
        "Báo cáo kết quả Hội thi ngày 20/5.",
        "Hội thi được tổ chức theo Công văn số 45/SGDĐT ngày 12/5/2025 của Sở.",
        "Thực hiện kết luận tại Lễ phát động ngày 20/3/2025.",
        "3 | Vui xuân: gói bánh, giải cầu lông nữ | Từ 12/4 đến 20/4/2029 | Công đoàn",
        "Dự hội nghị, làm việc theo kế hoạch ngày 12/4/2029.",
        "Tập huấn sơ cứu, xong trong tháng 4/2029.",
        "Gửi danh sách học viên tập huấn trước ngày 12/4/2029.",
        "Họp về tập huấn, nộp hồ sơ vào ngày 12/4/2029.",
        "Nộp tiền ăn: đợt 1 ngày 12/4/2029; đợt 2 ngày 12/9/2029.",
        "Tham dự theo Công văn số 45/PGDĐT về Tháng hành động vì trẻ em năm 2022.",
    ],
)
def test_no_event(text: str) -> None:
    assert events(plain(text)) == ()


def test_a_number_of_a_list_is_no_number_of_a_document() -> None:
    text = "KẾ HOẠCH\nI. NỘI DUNG\n3/ Vệ sinh lớp học.\n4/ Hưởng ứng Tháng hành động vì trẻ em tháng 6/2027."
    (found,) = events(parse(source_of(text)))
    assert (found.name, found.start.month, found.start.year) == ("Tháng hành động vì trẻ em", 6, 2027)


def test_a_day_of_the_ceremony_is_none_of_the_month() -> None:
    found = events(plain("Tổ chức Lễ phát động Tháng hành động vì trẻ em vào ngày 30/5/2025."))
    assert [(e.name, e.start.day) for e in found] == [("Lễ phát động Tháng hành động vì trẻ em", 30), ("Tháng hành động vì trẻ em", None)]


def test_the_days_of_the_month_are_none_of_the_ceremony() -> None:
    (found,) = events(plain("Tổ chức Lễ phát động Tháng hành động vì bình đẳng giới (15/11 - 15/12)."))
    assert (found.name, found.end.month) == ("Tháng hành động vì bình đẳng giới", 12)


def test_several_in_one_sentence() -> None:
    text = "Các ngày lễ: Ngày Quốc tế hạnh phúc (20/3), ngày Gia đình Việt Nam (28/6), Tháng hành động vì bình đẳng giới (từ 15/11-15/12)."
    assert [(e.start.day, e.start.month) for e in events(plain(text))] == [(20, 3), (28, 6), (15, 11)]


def test_a_month_and_a_day_with_a_long_name_in_one_sentence() -> None:
    text = "Hưởng ứng Tháng An toàn giao thông (tháng 9), Ngày Thế giới tưởng niệm các nạn nhân tử vong vì tai nạn giao thông 19/11."
    assert [(e.start.day, e.start.month) for e in events(plain(text))] == [(None, 9), (19, 11)]


def test_the_same_event_twice_is_one_with_its_dates() -> None:
    text = "Xây dựng kế hoạch tháng hành động vì bình đẳng giới.\nTháng hành động vì bình đẳng giới và phòng chống bạo lực (15/11 - 15/12)."
    (found,) = events(plain(text))
    assert (found.start, found.end) == (PartialDate(15, 11), PartialDate(15, 12))


def test_span_is_the_sentence_focus_the_words() -> None:
    document = plain("Trường tổ chức thi đua. Kỷ niệm ngày Quốc tế Phụ nữ 08/3 bằng tọa đàm. Khen thưởng.")
    (found,) = events(document)
    assert document.text(found.span) == "Kỷ niệm ngày Quốc tế Phụ nữ 08/3 bằng tọa đàm."
    assert document.text(found.focus) == "ngày Quốc tế Phụ nữ 08/3"


def test_each_part_of_a_gathering_has_its_day() -> None:
    text = (
        "Mở lớp tập huấn 2 đợt: đợt 1 ngày 14/4/2029 cho giáo viên; đợt 2 ngày 21/4/2029. "
        "Phiên tòa giả định: khối 8 ngày 05/5/2029, khối 9 ngày 12/5/2029."
    )
    assert [(e.name, e.start.day) for e in events(plain(text))] == [("đợt 1", 14), ("đợt 2", 21), ("khối 8", 5), ("khối 9", 12)]


def test_a_meeting_of_a_month_is_no_event() -> None:
    assert events(plain("3 | Tập huấn sơ cứu | Tháng 4/2029 | Trạm Y tế")) == ()


def test_what_is_held_for_a_day_has_a_day_of_its_own() -> None:
    found = events(plain("Ngày Nhà giáo Việt Nam: tổ chức hội diễn vào ngày 18/11."))
    assert ("Ngày Nhà giáo Việt Nam", None) in [(event.name, event.start.day) for event in found]
