"""What is held on a day without a ceremony's name, one literal a row: (text, what is told of each: its name, its first and its last day)."""

from __future__ import annotations

import pytest

from checker.extract.deadlines import deadlines
from checker.extract.events import events
from checker.language.ceremonies import is_ceremony, is_named
from checker.model import PartialDate
from checker.parse import parse
from tests.documents import plain, source_of

HELD: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("2. Tham quan: đợt 1 - làng gốm (13/12/2028); đợt 2 - vườn số 9 (tháng 3/2029).",
     [("đợt 1 - làng gốm", "13/12/2028", "13/12/2028"), ("đợt 2 - vườn số 9", "3/2029", "3/2029")]),
    ("3. Cuộc thi vẽ “Ước mơ” phát động ngày 05/11/2028, chấm và trao giải ngày 09/01/2029.",
     [("Cuộc thi vẽ “Ước mơ”", "5/11/2028", "5/11/2028"), ("chấm và trao giải", "9/1/2029", "9/1/2029")]),
    ("b) Khám đợt 2: từ ngày 10 đến ngày 14 tháng 3 năm 2029.", [("Khám đợt 2", "10/3/2029", "14/3/2029")]),
    ("- Vui hội đón trăng (ngày 04/10/2028): múa lân;", [("Vui hội đón trăng", "4/10/2028", "4/10/2028")]),
    ("Lễ hội đền ngày 12/4/2029, giao lưu ngày 13/4/2029.",
     [("Lễ hội đền", "12/4/2029", "12/4/2029"), ("giao lưu", "13/4/2029", "13/4/2029")]),
    ("Chuỗi tọa đàm “Trà chiều”: số 1 - 12/4/2029; số 2 - 17/5/2029.", [("số 1", "12/4/2029", "12/4/2029"), ("số 2", "17/5/2029", "17/5/2029")]),
    ("Trồng vườn rau nhân Tết trồng cây (04/02/2029).", [("Tết trồng cây", "4/2/2029", "4/2/2029")]),
    ("Tổ chức “Hội thi đồ dùng, đồ chơi” (16/12/2028).", [("Hội thi đồ dùng, đồ chơi", "16/12/2028", "16/12/2028")]),
    ("Ngày hội làng nghề (Craft Day) cấp cụm từ ngày 12/4/2029 đến ngày 14/4/2029.", [("Ngày hội làng nghề", "12/4/2029", "14/4/2029")]),
    ("Hội chợ mùa thu: 19, 20/10/2028.", [("Hội chợ mùa thu", "19/10/2028", "20/10/2028")]),
    ("Hội thao từ ngày 06 đến 10/5/2029, trong đó khai mạc lúc 8 giờ ngày 06/5/2029.",
     [("Hội thao", "6/5/2029", "10/5/2029"), ("khai mạc", "6/5/2029", "6/5/2029")]),
    ("Triển lãm tranh “Bạn tôi” trong tuần 19 - 24/4/2029.", [("Triển lãm tranh “Bạn tôi”", "19/4/2029", "24/4/2029")]),
    ("Mời nghệ nhân tham gia; ngày 22/11 tổng duyệt.", [("tổng duyệt", "22/11", "22/11")]),
    ("- Hội giảng (sáng 18/11/2028); cùng ngày, tổ chức Hội thi giáo viên hát ru.",
     [("Hội giảng", "18/11/2028", "18/11/2028"), ("Hội thi giáo viên hát ru", "18/11/2028", "18/11/2028")]),
    ("Chiều 12/4/2029, nhà trường tổ chức Hội diễn mừng xuân.", [("Hội diễn mừng xuân", "12/4/2029", "12/4/2029")]),
    ("Tháng 10/2028 | Hội thi kể chuyện theo sách | Thư viện", [("Hội thi kể chuyện theo sách", "10/2028", "10/2028")]),
    ("Chặng nước rút: học sinh khối 6, khối 7 tham quan làng gốm ngày 12/4/2029.", [("tham quan làng gốm", "12/4/2029", "12/4/2029")]),
    ("Luật gia nói chuyện, chuyên gia tâm lý giao lưu với khối 10 sáng thứ Hai, 09/4/2029, khối 11 16/4/2029 và khối 12 23/4/2029.",
     [("giao lưu với khối 10", "9/4/2029", "9/4/2029"), ("khối 11", "16/4/2029", "16/4/2029"), ("khối 12", "23/4/2029", "23/4/2029")]),
    ("- Kiểm tra định kỳ: giữa học kỳ I từ ngày 05/11 đến ngày 09/11/2029, cuối năm học ngày 12 và 13/5/2030.",
     [("giữa học kỳ I", "5/11/2029", "9/11/2029"), ("cuối năm học", "12/5/2030", "13/5/2030")]),
    ("Mùa trăng vui; 22/12/2029 mời nghệ nhân đến giao lưu.", [("giao lưu", "22/12/2029", "22/12/2029")]),
    ("Mở hai lớp tập huấn. Lớp thứ hai về phòng, chống bạo lực học đường ngày 12/4/2029.",
     [("Lớp thứ hai về phòng, chống bạo lực học đường", "12/4/2029", "12/4/2029")]),
    ("Đội phối hợp với Công an xã tổ chức tuyên truyền lưu động vào sáng 12/3/2029 tại cổng chợ.",
     [("tuyên truyền lưu động", "12/3/2029", "12/3/2029")]),
    ("- Buổi kể chuyện bên lửa trại sẽ diễn ra lúc 19 giờ 00 ngày 12/3/2029.", [("Buổi kể chuyện bên lửa trại", "12/3/2029", "12/3/2029")]),
    ("- Từ ngày 03/3 đến ngày 08/3/2029 tổ chức hội giảng, hội thi cắm hoa và giải bóng chuyền nữ.",
     [("hội giảng", "3/3/2029", "8/3/2029"), ("hội thi cắm hoa", "3/3/2029", "8/3/2029"), ("giải bóng chuyền nữ", "3/3/2029", "8/3/2029")]),
    ("Giải cầu lông và giải bóng bàn mở rộng cùng tổ chức từ ngày 24 đến ngày 26/4/2029.",
     [("Giải cầu lông", "24/4/2029", "26/4/2029"), ("giải bóng bàn mở rộng", "24/4/2029", "26/4/2029")]),
    ("- Trong tháng 3/2029, tổ chức hội thi nấu ăn.", [("hội thi nấu ăn", "3/2029", "3/2029")]),
    ("Mít tinh Ngày Dân số thế giới 11/7 được tổ chức chiều 10/7/2029.",
     [("Mít tinh Ngày Dân số thế giới", "10/7/2029", "10/7/2029"), ("Ngày Dân số thế giới", "11/7", "11/7")]),
    ("Hội giảng chào mừng 20/11 từ ngày 12/11 đến ngày 16/11/2029.", [("Hội giảng chào mừng 20/11", "12/11/2029", "16/11/2029")]),
    ("Hội giảng chào mừng Ngày Nhà giáo Việt Nam từ ngày 12/11 đến ngày 16/11/2029.",
     [("Hội giảng chào mừng Ngày Nhà giáo Việt Nam", "12/11/2029", "16/11/2029"), ("Ngày Nhà giáo Việt Nam", "", "")]),
    ("Tháng hành động vì trẻ em và Tháng hành động phòng, chống ma túy từ ngày 01/6 đến ngày 30/6/2029.",
     [("Tháng hành động vì trẻ em", "1/6/2029", "30/6/2029"), ("Tháng hành động phòng, chống ma túy", "1/6/2029", "30/6/2029")]),
    ("9/2029 | Hội giảng cấp trường; Hội thi “Rung chuông vàng” khối 4; Hội nghị viên chức, người lao động (27/9); rà soát sách | Liên đội",
     [("Hội giảng cấp trường", "9/2029", "9/2029"), ("Hội thi “Rung chuông vàng”", "9/2029", "9/2029"), ("Hội nghị viên chức", "27/9", "27/9")]),
    ("- Tổng duyệt (18/11/2028).\n- Ngày hội mùa và hội chợ quê được tổ chức cùng ngày 12/12/2028.",
     [("Tổng duyệt", "18/11/2028", "18/11/2028"), ("Ngày hội mùa", "12/12/2028", "12/12/2028"), ("hội chợ quê", "12/12/2028", "12/12/2028")]),
    ("- Tổng duyệt (18/11/2028).\n- Cùng ngày, tổ chức Hội thi cấy lúa.", [("Tổng duyệt", "18/11/2028", "18/11/2028")]),
    ("Ngày hội mùa kết hợp lễ đón nắng 26/3/2029.", [("Ngày hội mùa", "26/3/2029", "26/3/2029"), ("lễ đón nắng", "26/3/2029", "26/3/2029")]),
    ("Hội thi làn điệu quê chiều 17 và 18/11/2029.", [("Hội thi làn điệu quê", "17/11/2029", "18/11/2029")]),
    ("Tết Trung thu tổ chức tối 24 và tối 25/9/2029.", [("Tết Trung thu", "24/9/2029", "25/9/2029")]),
    ("Phiên tòa giả định về mạng xã hội (phối hợp với Tòa án) dự kiến tháng 3/2029.", [("Phiên tòa giả định về mạng xã hội", "3/2029", "3/2029")]),
    ("Các câu lạc bộ ra mắt ngày 03/10/2029.", [("ra mắt", "3/10/2029", "3/10/2029")]),
    ("- Vòng chung kết: ngày 20/4/2029 tại sân đình.", [("chung kết", "20/4/2029", "20/4/2029")]),
    ("Sáng thứ Hai, ngày 12/11/2029: sinh hoạt dưới cờ.", [("sinh hoạt dưới cờ", "12/11/2029", "12/11/2029")]),
    ('Tổ chức "Ngày hội vườn" vào tháng 01/2030; "Ngày hội mùa" vào tháng 4/2030.',
     [("Ngày hội vườn", "1/2030", "1/2030"), ("Ngày hội mùa", "4/2030", "4/2030")]),
    ("Đợt 1: 05 - 09/3/2029, khám tại thôn Thượng; đợt 2: 12 - 16/3/2029, khám tại thôn Hạ.",
     [("Đợt 1", "5/3/2029", "9/3/2029"), ("đợt 2", "12/3/2029", "16/3/2029")]),
    ("Hội trại diễn ra trong 03 ngày, từ ngày 10/4 đến ngày 12/4/2029.", [("Hội trại", "10/4/2029", "12/4/2029")]),
    ("Chiến dịch làm sạch bờ biển: tháng 8 và tháng 9/2029.", [("Chiến dịch làm sạch bờ biển", "8/2029", "9/2029")]),
    ("Họp ban quản trị lần 1 ngày 12/2/2029.", [("Họp ban quản trị lần 1", "12/2/2029", "12/2/2029")]),
    ("Liên hoan múa hát cấp trường 25 - 29/5/2029.", [("Liên hoan múa hát cấp trường", "25/5/2029", "29/5/2029")]),
]  # fmt: skip


def _said(day: PartialDate) -> str:
    return "/".join(str(part) for part in (day.day, day.month, day.year) if part)


@pytest.mark.parametrize(("text", "told"), HELD)
def test_held(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(e.name, _said(e.start), _said(e.end)) for e in events(plain(text))] == told


@pytest.mark.parametrize(
    "text",
    [
        "Tổng kết phong trào, hoàn thành trước ngày 20/5/2029.",
        "Nộp sản phẩm dự thi: đợt 1 từ ngày 12 đến ngày 14/4/2029.",
        "Thi đua chào mừng Đại hội Đoàn (ngày 12/01/2029).",
        "Học sinh nộp bài thi ngày 05/3/2029.",
        "Các tổ chức đoàn thể gặp nhau ngày 12/3/2029.",
        "Bộ phận làm công tác tổ chức ngày 12/3/2029.",
        "Tổ chức dạy học từ ngày 05/9/2029.",
        "Tuần sinh hoạt chung được tổ chức ngày 06/9/2029.",  # a week that is held would be each unit's to hold
        "Tổ chức rà soát, thống kê từ ngày 12/3 đến ngày 15/3/2029.",
        "Tổ chức Hội thi kể chuyện, các lớp luyện tập từ ngày 12/4/2029.",
        "9/2029 | Chuẩn bị Hội thi kể chuyện; Tập huấn sơ cứu; rà soát sách | Liên đội",
        "Xét tuyển đợt 1: từ 12/4 đến 15/4/2029; đợt 2: từ 20/4 đến 25/4/2029.",
        "Khám sức khỏe cho trẻ từ ngày 12/4 đến ngày 28/5/2029.",
        "Hồ sơ khám gửi về Phòng ngày 12/4/2029.",
        "Kết quả chấm ngày 12/4/2029.",
        "Sau khi tổng kết ngày 12/4/2029, các lớp rút kinh nghiệm.",
        "Tổng kết tháng 5/2029.",
        "Thiết bị mua ngày 12/4/2029.",
        "TT | Nội dung | Ngày hoàn thành khám\n1 | Khám mắt | 12/4/2029",
        "Thực hiện Công văn số 12/SYT-NVY: khám mắt theo lịch, gửi ngày 12/4/2029.",
    ],
)
def test_not_held(text: str) -> None:
    assert events(plain(text)) == ()


def test_a_column_of_days() -> None:
    text = "KẾ HOẠCH\nGiữ vườn\n\nI. NỘI DUNG\nTT | Lớp nghề | Khai giảng | Số buổi\n1 | Trồng nấm rơm | 06/3/2029 | 12\n2 | Nuôi ong lấy mật | 07/3/2029 | 9"
    assert [(e.name, e.start.day) for e in events(parse(source_of(text)))] == [("Trồng nấm rơm", 6), ("Nuôi ong lấy mật", 7)]
    assert events(parse(source_of(text.replace("Khai giảng", "Hoàn thành")))) == ()


def test_a_table_with_places_is_one_of_events() -> None:
    text = (
        "KẾ HOẠCH\nGiữ vườn\n\nI. NỘI DUNG\nThời gian | Hoạt động | Địa điểm\n"
        "Chiều 07/4/2029 | Đi xe đạp quanh hồ | Bờ hồ\n08/4/2029 | Vẽ tường hoa | Sân đình"
    )
    document = parse(source_of(text))
    assert [(e.name, e.start.day) for e in events(document)] == [("Đi xe đạp quanh hồ", 7), ("Vẽ tường hoa", 8)]
    assert deadlines(document) == ()
    due = parse(source_of(text.replace("Thời gian", "Hoàn thành")))
    assert (events(due), [d.day for d in deadlines(due)]) == ((), [7, 8])


def test_the_day_of_a_row_that_tells_what_is_held_is_no_due_day() -> None:
    text = (
        "KẾ HOẠCH\nGiữ vườn\n\nI. NỘI DUNG\nThời gian | Nội dung | Người thực hiện\n"
        "07/4/2029 | Vòng sơ khảo cấp khối | Đội\n08 - 09/4/2029 | Tập huấn làm giàn | Tổ Sinh\nTrước 10/4/2029 | Tập huấn bổ sung | Tổ Sinh\n"
        "12/4/2029 | Mua hạt giống | Kế toán"
    )
    document = parse(source_of(text))
    assert [(e.name, e.start.day) for e in events(document)] == [("Vòng sơ khảo cấp khối", 7), ("Tập huấn làm giàn", 8)]
    assert [d.day for d in deadlines(document)] == [10, 12]
    due = parse(source_of(text.replace("Thời gian", "Thời gian hoàn thành")))
    assert [d.day for d in deadlines(due)] == [7, 9, 10, 12]


def test_the_parts_of_the_meeting_that_the_heading_names() -> None:
    text = "KẾ HOẠCH\nGiữ vườn\n\nI. NỘI DUNG\n1. Tập huấn\nMở 02 lớp, mỗi lớp 02 ngày: lớp 1 ngày 02 và 03/6/2029; lớp 2 ngày 09 và 10/6/2029.\n2. Dọn vườn\nLàm cỏ."
    assert [(e.start.day, e.end.day) for e in events(parse(source_of(text)))] == [(2, 3), (9, 10)]
    assert events(parse(source_of(text.replace("Tập huấn", "Thu hoạch")))) == ()


@pytest.mark.parametrize(
    ("title", "heading", "name"),
    [
        ("Giữ vườn", "2. Tuần lễ đọc sách bên hồ", "Tuần lễ đọc sách bên hồ"),
        ("Tổ chức Hội thi Vườn đẹp", "2. Thời gian, địa điểm", "Hội thi Vườn đẹp"),
        ("Giữ vườn", "2. Thời gian, địa điểm", None),
    ],
)
def test_the_time_of_what_the_heading_or_the_plan_names(title: str, heading: str, name: str | None) -> None:
    text = (
        f"KẾ HOẠCH\n{title}\n\nI. NỘI DUNG\n1. Chuẩn bị\nDọn vườn.\n{heading}\nThời gian: từ ngày 01/4 đến ngày 05/4/2029. Có mưa thì dời."
    )
    told = [(e.name, e.start.day) for e in events(parse(source_of(text)))]
    assert told == ([(name, 1)] if name else [])


def test_what_was_over_when_the_plan_was_issued_is_no_event() -> None:
    head = "UBND XÃ AN PHÚ\nAn Phú, ngày 10 tháng 9 năm 2028\n\nKẾ HOẠCH\nGiữ gìn sân trường\n\nI. NỘI DUNG\n"
    document = parse(source_of(head + "- Sơ kết (ngày 05/5/2028);\n- Sơ kết (ngày 05/12/2028)."))
    assert [e.start.month for e in events(document)] == [12]


def test_each_body_has_a_day_of_its_own_for_what_it_does() -> None:
    assert is_ceremony("tham quan làng gốm")
    assert not is_named("tham quan làng gốm")
    assert is_named("Hội thi kể chuyện")
    assert not is_ceremony("Tháng hành động vì trẻ em")
    assert not is_ceremony("ngày 20/11")
