"""What is held on a day without a ceremony's name, one literal a row: (text, what is told of each: its name, its first and its last day)."""

from __future__ import annotations

import pytest

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
