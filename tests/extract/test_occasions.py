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
    ("Tổ chức “Hội thi đồ dùng, đồ chơi” (16/12/2028).", [("Hội thi đồ dùng, đồ chơi”", "16/12/2028", "16/12/2028")]),
    ("Hội chợ mùa thu: 19, 20/10/2028.", [("Hội chợ mùa thu", "19/10/2028", "20/10/2028")]),
    ("Hội thao từ ngày 06 đến 10/5/2029, trong đó khai mạc lúc 8 giờ ngày 06/5/2029.",
     [("Hội thao", "6/5/2029", "10/5/2029"), ("khai mạc", "6/5/2029", "6/5/2029")]),
    ("Triển lãm tranh “Bạn tôi” trong tuần 19 - 24/4/2029.", [("Triển lãm tranh “Bạn tôi”", "19/4/2029", "24/4/2029")]),
    ("Mời nghệ nhân tham gia; ngày 22/11 tổng duyệt.", [("tổng duyệt", "22/11", "22/11")]),
    ("- Hội giảng (sáng 18/11/2028); cùng ngày, tổ chức Hội thi giáo viên hát ru.",
     [("Hội giảng", "18/11/2028", "18/11/2028"), ("Hội thi giáo viên hát ru", "18/11/2028", "18/11/2028")]),
    ("Chiều 12/4/2029, nhà trường tổ chức Hội diễn mừng xuân.", [("Hội diễn mừng xuân", "12/4/2029", "12/4/2029")]),
    ("Tháng 10/2028 | Hội thi kể chuyện theo sách | Thư viện", [("Hội thi kể chuyện theo sách", "10/2028", "10/2028")]),
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
