"""Title shapes → type, subject, period."""

from __future__ import annotations

import pytest

from checker.model import Period
from checker.parse import parse
from checker.parse.title import period_of
from tests.documents import source_of

REST = "\n\nCăn cứ Kế hoạch số 3/KH-UBND ngày 1/2/2022 của UBND huyện Tân An;\nI. MỤC ĐÍCH\nGiữ an toàn."


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("KẾ HOẠCH\nPhòng, chống đuối nước năm 2023", "Phòng, chống đuối nước năm 2023"),
        (
            "KẾ HOẠCH\nThực hiện chương trình an toàn\ncho trẻ em giai đoạn 2021 - 2025\ncủa Trường Tiểu học Sao Khuê",
            "Thực hiện chương trình an toàn cho trẻ em giai đoạn 2021 - 2025 của Trường Tiểu học Sao Khuê",
        ),
        ("KẾ HOẠCH\nV/v tổ chức Ngày hội đọc sách", "V/v tổ chức Ngày hội đọc sách"),
        ("KẾ HOẠCH\n(Về việc tổ chức Ngày hội đọc sách)", "Về việc tổ chức Ngày hội đọc sách"),
        ("KẾ HOẠCH TỔ CHỨC NGÀY HỘI ĐỌC SÁCH\nNĂM HỌC 2022 - 2023", "TỔ CHỨC NGÀY HỘI ĐỌC SÁCH NĂM HỌC 2022 - 2023"),
        ("KẾ HOẠCH Tổ chức Ngày hội đọc sách", "Tổ chức Ngày hội đọc sách"),
        (
            "KẾ HOẠCH\nTHỰC HIỆN QUYẾT ĐỊNH SỐ 52/QĐ-TTG NGÀY 14/5/2018\nCỦA THỦ TƯỚNG CHÍNH PHỦ",
            "THỰC HIỆN QUYẾT ĐỊNH SỐ 52/QĐ-TTG NGÀY 14/5/2018 CỦA THỦ TƯỚNG CHÍNH PHỦ",
        ),
        (
            "KẾ HOẠCH\nTriển khai Kế hoạch số 9/KH-UBND ngày 2/3/2022 của UBND huyện Tân An về an toàn giao thông",
            "Triển khai Kế hoạch số 9/KH-UBND ngày 2/3/2022 của UBND huyện Tân An về an toàn giao thông",
        ),
        ("KẾ HOẠCH\nTổ chức hội thi vẽ tranh\n“Em yêu quê hương”", "Tổ chức hội thi vẽ tranh “Em yêu quê hương”"),
        ("KÊ HOẠCH\n_______\nTổ chức Ngày hội đọc sách", "Tổ chức Ngày hội đọc sách"),
        ("Kế hoạch\nTổ chức Ngày hội đọc sách", "Tổ chức Ngày hội đọc sách"),
        ("KẾ HOẠCH\nTổ chức Ngày hội đọc sách\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 3/4/2022)", "Tổ chức Ngày hội đọc sách"),
    ],
)
def test_type_and_subject(title: str, subject: str) -> None:
    document = parse(source_of(title + REST))
    assert (document.header.type, document.header.subject) == ("Kế hoạch", subject)
    assert [p.region for p in document.paragraphs if document.text(p.span).startswith("Căn cứ")] == ["preamble"]


def test_preamble_right_under_the_title() -> None:
    """Both begin with «Thực hiện», no blank line between."""
    document = parse(
        source_of(
            "KẾ HOẠCH\nThực hiện chương trình an toàn \nđến năm 2030\n"
            "Thực hiện Kế hoạch số: 36/KH-GD&ĐT ngày 1/3/2022 của Phòng GD&ĐT Tân An. Trường MN Hoa Sen xây dựng kế hoạch như sau:\nI. MỤC TIÊU\nAn toàn."
        )
    )
    assert document.header.subject == "Thực hiện chương trình an toàn đến năm 2030"
    assert [p.region for p in document.paragraphs] == ["title", "title", "title", "preamble", "body", "body"]


@pytest.mark.parametrize(
    "preamble",
    [
        "Căn cứ Công văn số 5/PGDĐT ngày 3/4/2022 của Phòng GD&ĐT Tân An;",
        "Căn cứ Công văn số 5/PGDĐT ngày 3/4/2022 của Phòng GD&ĐT Tân An",
        "Thực hiện Công văn số 5/PGDĐT ngày 3/4/2022 của Phòng GD&ĐT Tân An,",
        "Thực hiện Công văn số 5/PGDĐT ngày 3/4/2022 của Phòng GD&ĐT Tân An về việc\nan toàn trường học, Trường MN Sen lập kế hoạch:",
    ],
)
def test_subject_line_lost(preamble: str) -> None:
    document = parse(source_of(f"KẾ HOẠCH\n{preamble}\nI. MỤC TIÊU\nAn toàn."))
    assert (document.header.type, document.header.subject) == ("Kế hoạch", None)


def test_plan_wrapped_in_a_decision() -> None:
    document = parse(
        source_of(
            "UBND HUYỆN TÂN AN\nSố: 5/QĐ-UBND\nTân An, ngày 3 tháng 4 năm 2022\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch an toàn\nĐiều 1. Ban hành kèm theo Kế hoạch an toàn.\n"
            "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn A\nKẾ HOẠCH\nAn toàn trường học\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 3 tháng 4 năm 2022)\nI. MỤC TIÊU\nAn toàn."
        )
    )
    found = document.header
    assert (found.type, found.subject, found.number) == ("Kế hoạch", "An toàn trường học", None)
    assert (found.issuer, found.place, tuple(r.text for r in found.recipients)) == ("UBND huyện Tân An", "Tân An", ("Như Điều 1", "VT"))
    assert "attached_to" in document.header.spans


def test_decision_that_only_names_a_plan() -> None:
    document = parse(
        source_of(
            "UBND HUYỆN TÂN AN\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc phê duyệt\nKẾ HOẠCH SỬ DỤNG ĐẤT NĂM 2022\nĐiều 1. Phê duyệt kế hoạch.\n"
        )
    )
    assert document.header.type == "Quyết định"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Phòng cháy năm 2021", (2021, 2021, None)),
        ("Chiến lược giai đoạn 2021 – 2025 và định hướng đến năm 2030", (2021, 2025, 2030)),
        ("Chương trình giai đoạn 2021-2025, tầm nhìn 2030", (2021, 2025, 2030)),
        ("Chương trình truyền thông đến năm 2030", (None, 2030, None)),
        ("Nhiệm vụ năm học 2021-2022", (2021, 2022, None)),
        ("Hành động vì trẻ em 2021-2030", (2021, 2030, None)),
        ("THỰC HIỆN QUYẾT ĐỊNH SỐ 52/2019/QĐ-TTG NGÀY 14/5/2018 CỦA THỦ TƯỚNG", None),
        ("Tổ chức Ngày hội đọc sách", None),
    ],
)
def test_period(text: str, years: tuple[int | None, ...] | None) -> None:
    found = period_of(text)
    assert (found and (found.start, found.end, found.horizon)) == years


def test_years_on_a_line_of_their_own_belong_to_the_subject() -> None:
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\nGiữ gìn sân trường\nNăm học 2027-2028\n\nNội dung như sau:\nI. NỘI DUNG\nGiữ vườn."
    )
    header = parse(source_of(text)).header
    assert header.subject == "Giữ gìn sân trường Năm học 2027-2028"
    assert header.period == Period(2027, 2028, None, header.period.span if header.period else None)


def test_letter_without_a_type_line() -> None:
    document = parse(
        source_of(
            "UBND HUYỆN TÂN AN\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 57/PGDĐT-TH\nV/v tăng cường phòng dịch\ntrong trường học\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\nTân An, ngày 3 tháng 4 năm 2022\nKính gửi: Các trường tiểu học\nĐể chủ động phòng dịch, Phòng yêu cầu:\n1. Vệ sinh lớp học.\n"
        )
    )
    found = document.header
    assert (found.type, found.subject, found.number) == ("Công văn", "V/v tăng cường phòng dịch trong trường học", "57/PGDĐT-TH")
    assert (found.issuer, found.level, found.place) == ("Phòng Giáo dục và Đào tạo", "district_office", "Tân An")
