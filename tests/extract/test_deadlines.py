"""Duties and their days, one literal a row."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract.deadlines import deadlines
from checker.model import Deadline, Document, Header
from tests.documents import plain


def read(text: str) -> tuple[Deadline, ...]:
    return deadlines(plain(text))


def short(found: Deadline) -> str:
    """kind day/month/year recurrence covers → recipient, the parts that are said only."""
    date = "/".join(str(p) if p else "-" for p in (found.day, found.month, found.year))
    quarter = f"Q{found.quarter}" if found.quarter else None
    words = [found.kind, quarter or date, found.recurrence, found.covers, f"→ {found.recipient}" if found.recipient else None]
    return " ".join(w for w in words if w)


REPORTS: list[tuple[str, list[str]]] = [
    ("Các trường gửi báo cáo về Phòng GD&ĐT trước ngày 12/6 hằng năm.", ["report 12/6/- annual → Phòng GD&ĐT"]),
    (
        "Sáu tháng, năm nhà trường sơ kết, tổng kết; Gửi báo cáo về phòng GD&ĐT trước 08/6 và 22/11 hàng năm.",
        ["report 8/6/- annual half_year → phòng GD&ĐT", "report 22/11/- annual year → phòng GD&ĐT"],
    ),
    (
        "Nộp báo cáo trước 18/5 đối với báo cáo 6 tháng và trước 18/11 đối với báo cáo năm về Phòng GD&ĐT thị xã.",
        ["report 18/5/- half_year → Phòng GD&ĐT thị xã", "report 18/11/- year → Phòng GD&ĐT thị xã"],
    ),
    (
        "Trường báo cáo Phòng Giáo dục và Đào tạo huyện: báo cáo 6 tháng trước ngày 20/6/2023; báo cáo năm trước ngày 01/12/2023.",
        ["report 20/6/2023 half_year → Phòng Giáo dục và Đào tạo huyện", "report 1/12/2023 year → Phòng Giáo dục và Đào tạo huyện"],
    ),
    (
        "Thời hạn gửi báo cáo: Trước ngày 10/6 (báo cáo 6 tháng) và trước ngày 10/12 (báo cáo năm).",
        ["report 10/6/- half_year", "report 10/12/- year"],
    ),
    (
        "Báo cáo định kỳ (6 tháng trước 15/6, năm trước 15/12) gửi về Sở Giáo dục và Đào tạo.",
        ["report 15/6/- half_year → Sở Giáo dục và Đào tạo", "report 15/12/- year → Sở Giáo dục và Đào tạo"],
    ),
    (
        "Định kỳ hằng quý (trước ngày 15 tháng cuối quý), năm (trước ngày 15/12) báo cáo kết quả về UBND tỉnh.",
        ["report 15/-/- quarterly quarter → UBND tỉnh", "report 15/12/- year → UBND tỉnh"],
    ),
    (
        "Các trường báo cáo UBND xã kết quả quý I trước ngày 18/3/2027, quý II trước ngày 18/6/2027, quý IV: chậm nhất 10/12/2027.",
        ["report 18/3/2027 quarter → UBND xã", "report 18/6/2027 quarter → UBND xã", "report 10/12/2027 quarter → UBND xã"],
    ),
    ("Báo cáo kết quả về UBND xã trong quý III năm 2027.", ["report Q3 → UBND xã"]),
    ("Hằng năm, các đơn vị báo cáo UBND huyện trước ngày 05/12.", ["report 5/12/- annual year → UBND huyện"]),
    ("Trước ngày 18/12 hằng năm, trường tổng hợp, báo cáo về UBND phường Tân An.", ["report 18/12/- annual → UBND phường Tân An"]),
    ("Gửi báo cáo về Sở Nội vụ chậm nhất là ngày 25 tháng 11 năm 2022.", ["report 25/11/2022 → Sở Nội vụ"]),
    ("Gửi báo cáo về Phòng GDĐT chậm nhất đến hết ngày 30/5/2023.", ["report 30/5/2023 → Phòng GDĐT"]),
    ("Báo cáo kết quả về UBND phường Ngã Năm (qua Phòng Văn hóa) trước ngày 20/11/2025.", ["report 20/11/2025 → UBND phường Ngã Năm"]),
    ("Báo cáo về Phòng Văn hóa - Xã hội phường trước 25/8/2025.", ["report 25/8/2025 → Phòng Văn hóa - Xã hội phường"]),
    ("Báo cáo Phòng GD&ĐT quận Nam Từ Liêm từ ngày 15/9.", ["report 15/9/- → Phòng GD&ĐT quận Nam Từ Liêm"]),
    ("Các trường báo cáo về Phòng trước ngày 15/9.", ["report 15/9/- → Phòng"]),
    ("Gửi báo cáo về Sở Y tế trước ngày 25 hằng tháng.", ["report 25/-/- monthly → Sở Y tế"]),
    ("Gửi báo cáo tháng về Sở Y tế trước ngày 25 hằng tháng.", ["report 25/-/- monthly month → Sở Y tế"]),
    (
        "Các ban báo cáo UBND xã định kỳ 6 tháng (trước ngày 14/6) và hằng năm (trước ngày 14/12).",
        ["report 14/6/- semiannual half_year → UBND xã", "report 14/12/- annual year → UBND xã"],
    ),
    ("Hoàn thành hồ sơ trước 15/9, báo cáo Phòng GD&ĐT trước 20/9.", ["task 15/9/- → Phòng GD&ĐT", "report 20/9/- → Phòng GD&ĐT"]),
    ("Hằng tháng, các trường gửi báo cáo về Sở GDĐT trước ngày 25.", ["report 25/-/- monthly → Sở GDĐT"]),
    (
        "Định kỳ vào tháng 6 và tháng 12 hằng năm, các phòng báo cáo Sở Nội vụ.",
        ["report -/6/- annual → Sở Nội vụ", "report -/12/- annual → Sở Nội vụ"],
    ),
    ("Các xã báo cáo quý III về UBND huyện trong tháng 9.", ["report -/9/- quarter → UBND huyện"]),
    ("Gửi báo cáo về Sở trước ngày 31/6/2022.", ["report 31/6/2022 → Sở"]),
    (
        "Các trường báo cáo sơ kết học kỳ I trước ngày 10/01/2022, báo cáo tổng kết năm học trước ngày 25/5/2022.",
        ["report 10/1/2022 half_year", "report 25/5/2022 year"],
    ),
    (
        "Nhà trường báo cáo Sở GD&ĐT tỉnh học kỳ I trước ngày 12/01/2027, HKII trước ngày 08/6/2027.",
        ["report 12/1/2027 half_year → Sở GD&ĐT tỉnh", "report 8/6/2027 half_year → Sở GD&ĐT tỉnh"],
    ),
    (
        "Các đơn vị nộp báo cáo 6 tháng trước ngày 14/6, báo cáo năm trước ngày 03/12 hằng năm về UBND xã.",
        ["report 14/6/- annual half_year → UBND xã", "report 3/12/- annual year → UBND xã"],
    ),
    (
        "Gửi báo cáo năm về UBND xã trước ngày 04/12 hằng năm, báo cáo tổng kết giai đoạn trước ngày 20/10/2030.",
        ["report 4/12/- annual year → UBND xã", "report 20/10/2030 → UBND xã"],
    ),
    # where the reports go is told afterwards
    (
        "Báo cáo đầu năm học trước ngày 28/9/2027; báo cáo cuối học kỳ I trước ngày 14/01/2028. Các báo cáo gửi về Sở Y tế và UBND xã.",
        ["report 28/9/2027 → Sở Y tế và UBND xã", "report 14/1/2028 half_year → Sở Y tế và UBND xã"],
    ),
    (
        "Các tổ nộp báo cáo trước ngày 02/6/2027. Báo cáo của trường gửi về UBND xã đúng hạn.",
        ["report 2/6/2027", "report -/-/- → UBND xã"],
    ),
    # passed on by who receives it
    (
        "Trường gửi Trạm Y tế xã tổng hợp, báo cáo UBND xã trước ngày 25/5/2027.",
        ["report 25/5/2027 → Trạm Y tế xã", "report -/-/- → UBND xã"],
    ),
    (
        "Báo cáo gửi về phòng GD-ĐT trước ngày 30 tháng 5 và ngày 30 tháng 12 năm 2022.",
        ["report 30/5/2022 → phòng GD-ĐT", "report 30/12/2022 → phòng GD-ĐT"],
    ),
    # one of two duties is the superior's own
    (
        "Các trường báo cáo về Phòng GD&ĐT trước 10/12 hằng năm để tổng hợp báo cáo UBND thị xã theo quy định.",
        ["report 10/12/- annual → Phòng GD&ĐT", "report -/-/- → UBND thị xã"],
    ),
    (
        "Các trường gửi báo cáo về Phòng GDĐT để tổng hợp báo cáo UBND huyện trước ngày 21/11.",
        ["report 21/11/- → Phòng GDĐT", "report -/-/- → UBND huyện"],
    ),
    (
        "Các tổ nộp báo cáo cho Phó Hiệu trưởng trước ngày 05/6 để nhà trường tổng hợp, báo cáo Phòng GD&ĐT trước ngày 10/6.",
        ["report 5/6/- → Phó Hiệu trưởng", "report 10/6/- → Phòng GD&ĐT"],
    ),
    ("Các trường gửi kết quả về Phòng GD&ĐT trước 20/5 để tổng hợp.", ["report 20/5/- → Phòng GD&ĐT"]),
    (
        "Định kỳ báo cáo Sở Nội vụ: hằng quý trước ngày 20 của tháng cuối quý; năm trước ngày 15/12/2026.",
        ["report 20/-/- quarterly quarter → Sở Nội vụ", "report 15/12/2026 year → Sở Nội vụ"],
    ),
    (
        "Định kỳ ngày 18 hằng tháng, trước ngày 08/6 (6 tháng) và trước ngày 27/11 (năm) báo cáo kết quả về UBND tỉnh (qua BHXH tỉnh).",
        ["report 18/-/- monthly → UBND tỉnh", "report 8/6/- half_year → UBND tỉnh", "report 27/11/- year → UBND tỉnh"],
    ),
    (
        "Kiểm tra 04 tổ dân phố mỗi quý; lập báo cáo gửi UBND tỉnh đúng ngày 18 hằng tháng.",
        ["report 18/-/- monthly → UBND tỉnh"],
    ),
    # undated
    ("Định kỳ báo cáo Phòng GD&ĐT theo quy định.", ["report -/-/- → Phòng GD&ĐT"]),
    (
        "Tổng hợp báo cáo UBND huyện, Phòng Lao động - Thương binh và Xã hội theo quy định.",
        ["report -/-/- → UBND huyện, Phòng Lao động - Thương binh và Xã hội"],
    ),
    ("Nhà trường thực hiện kế hoạch và báo cáo đúng tiến độ.", ["report -/-/-"]),
    ("Thực hiện chế độ báo cáo đúng thời gian quy định.", ["report -/-/-"]),
    (
        "Định kỳ 6 tháng, 1 năm hoặc đột xuất báo cáo về UBND xã.",
        ["report -/-/- semiannual → UBND xã", "report -/-/- annual → UBND xã"],
    ),
    # a rhythm alone does not say what the report covers
    ("Báo cáo hằng năm về Sở Y tế.", ["report -/-/- annual → Sở Y tế"]),
    (
        "Định kỳ sáu tháng trước ngày 08/6, một năm trước ngày 08/12, báo cáo về Sở Xây dựng.",
        ["report 8/6/- semiannual half_year → Sở Xây dựng", "report 8/12/- annual year → Sở Xây dựng"],
    ),
    ("Tháng 11 hằng năm, đơn vị làm báo cáo năm gửi Sở Nội vụ.", ["report -/11/- annual year → Sở Nội vụ"]),
    ("Các phường báo cáo số liệu tháng về Chi cục trước ngày 03/5/2027.", ["report 3/5/2027 month"]),
    ("Hằng tháng, Ban nữ công báo cáo tình hình tại buổi giao ban.", ["report -/-/- monthly"]),
    ("Báo cáo hằng quý về Sở Y tế.", ["report -/-/- quarterly → Sở Y tế"]),
    ("Báo cáo quý về Sở Y tế theo quy định.", ["report -/-/- quarterly quarter → Sở Y tế"]),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_reports(text: str, expected: list[str]) -> None:
    assert [short(d) for d in read(text)] == expected


TASKS: list[tuple[str, list[str]]] = [
    ("Các trường gửi danh sách dự thi về Phòng GD&ĐT trước 16h30 ngày 05/11/2025.", ["task 5/11/2025 → Phòng GD&ĐT"]),
    ("Rà soát quy chế, hoàn thành trong tháng 6 năm 2021.", ["task -/6/2021"]),
    ("Kiện toàn ban chỉ đạo xong trong Quý I/2025.", ["task Q1"]),
    ("Hoàn thành hồ sơ trong quý III năm 2014.", ["task Q3"]),
    ("Tổ thư viện kiểm kê sách từ ngày 03/6/2027 đến 12/6/2027.", ["task 12/6/2027"]),
    ("Đến năm 2027, hoàn thành việc cắm mốc các tuyến đường.", ["task -/-/2027"]),
    ("Trong năm 2027, nhà trường hoàn thiện sân tập.", ["task -/-/2027"]),
    ("Hoàn thành thay mái các phòng học trong năm 2027.", ["task -/-/2027"]),
    ("Từ nay đến năm 2027, các xã hoàn thành nâng cấp trạm bơm.", ["task -/-/2027"]),
    ("Sở Tư pháp trình UBND tỉnh dự thảo quy chế trước ngày 05/10/2027.", ["task 5/10/2027 → UBND tỉnh"]),
    ("Gửi danh sách học sinh trước ngày 05/10/2027.", ["task 5/10/2027"]),
    ("Hoàn thành tổng vệ sinh trước 17 giờ 00 ngày 03/9/2027.", ["task 3/9/2027"]),
    ("Kiện toàn tổ tư vấn trong tháng 8 năm 2024.", ["task -/8/2024"]),
    ("Hạn cuối nộp hồ sơ: ngày 12/10/2016.", ["task 12/10/2016"]),
    ("Hạn chót đăng ký là 20/9/2022.", ["task 20/9/2022"]),
    ("Đăng ký dự thi từ ngày 03 - 12/10/2016.", ["task 12/10/2016"]),
    ("Nộp hồ sơ từ ngày 28/9/2016 đến 02/10/2016.", ["task 2/10/2016"]),
    ("Sửa chữa phòng học xong trước tháng 12/2024.", ["task -/12/2024"]),
    ("Quyết toán kinh phí trước ngày 31/12 hằng năm.", ["task 31/12/- annual"]),
    ("Trước năm 2030, các xã hoàn thành nâng cấp trạm bơm.", ["task -/-/2030"]),
    ("Nộp hồ sơ về Phòng từ ngày 10 đến ngày 15/6.", ["task 15/6/- → Phòng"]),
    ("Hoàn thành rà soát chậm nhất trong tháng 7 hằng năm.", ["task -/7/- annual"]),
    (
        "Xây dựng xong phòng đọc trước tháng 12/2024; gửi báo cáo về Ủy ban nhân dân phường trước 20/12/2024.",
        ["task -/12/2024", "report 20/12/2024 → Ủy ban nhân dân phường"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_tasks(text: str, expected: list[str]) -> None:
    assert [short(d) for d in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Kế hoạch số 12/KH-PGDĐT ngày 10/3/2022 của Phòng GD&ĐT huyện.",
        "Báo cáo viên trình bày chuyên đề ngày 20/3/2022.",
        "Ban giám hiệu nghe báo cáo của các tổ vào ngày 25 hằng tháng.",
        "Trường được thành lập trước ngày 30/4/1975.",
        "Các văn bản ban hành trước ngày 01/7/2025 vẫn còn giá trị.",
        "Số liệu tính đến hết ngày 31/5/2022.",
        "Học sinh sinh trước ngày 01/01/2010.",
        "Nếu có vướng mắc, các trường báo cáo về Phòng GD&ĐT để được hướng dẫn.",
        "Nếu có khó khăn, các trường phản ánh về Phòng GD&ĐT để tổng hợp, báo cáo UBND huyện xem xét.",
        "Tổ chức mít tinh ngày 20/10.",
        "Tổ chức hội thi vào ngày 15/11/2021.",
        "Đánh giá giữa kỳ năm 2025, tổng kết vào năm 2030.",
        "Tuyên truyền trước, trong và sau Tháng hành động (từ 15/11 đến 15/12).",
        "Chịu trách nhiệm trước Phòng GD&ĐT về kết quả thực hiện.",
        "Mẫu báo cáo kèm theo Kế hoạch này.",
        "Họp ban chỉ đạo mỗi quý một lần.",
        "Thực hiện Tuần lễ dinh dưỡng từ ngày 16/10/2027 đến 23/10/2027.",
        "Kết quả tự kiểm tra đã được gửi Công an phường ngày 14/3/2022.",
        "Trẻ từ 12 tháng đến 6 tuổi đạt 7/8 chỉ tiêu.",
        "Trong năm 2026, nhà trường đã hoàn thành sân tập.",
        "Đến năm 2030, 90% đơn vị hoàn thành chuyển đổi.",
        "Trong năm 2026, đơn vị hoàn thành tốt nhiệm vụ được giao.",
        "Tuyển học sinh hoàn thành chương trình tiểu học trong năm 2027.",
        "Tuyên truyền sâu rộng trong năm 2027.",
        "Các tổ hoàn thành việc rà soát trong năm.",
        "Hoàn thành sửa chữa trong vòng 30 ngày kể từ ngày 16/6/2027.",
        "Gửi danh sách trước ngày khai mạc 10 ngày.",
        "Bộ phận một cửa xem xét báo cáo trong thời hạn 05 ngày.",
        "Bộ phận một cửa trả lời báo cáo trong vòng 05 ngày.",
        "Nếu có vướng mắc, các trường báo cáo trong vòng 24 giờ.",
        "Trước năm 2010, trường hoàn thành 80% phòng học.",
        "Các xã lập kế hoạch; kế hoạch phải nêu rõ mục tiêu, kinh phí và chế độ báo cáo.",
    ],
)
def test_no_deadline(text: str) -> None:
    assert read(text) == ()


def issued_by(text: str, issuer: str, level: str) -> Document:
    return replace(plain(text), header=Header(issuer=issuer, level=level))  # type: ignore[arg-type]


def test_the_issuer_itself_is_no_named_actor() -> None:
    own = "Phòng GD&ĐT tổng hợp, báo cáo UBND quận trước 25/12."
    assert deadlines(issued_by(own, "Phòng GD&ĐT quận Đống Đa", "district_office"))[0].actor is None
    school = "Trường Mầm non Hoa Sen báo cáo Phòng GD&ĐT trước 25/12."
    assert deadlines(issued_by(school, "Trường Mầm non Hoa Sen", "school"))[0].actor is None


@pytest.mark.parametrize(
    ("text", "upward"),
    [
        ("Các tổ khối gửi kết quả về văn phòng trước ngày 05/12.", False),
        ("Tổ trưởng nộp báo cáo cho Ban giám hiệu ngày 28 hằng tháng.", False),
        ("Các lớp báo cáo Hiệu trưởng trước 20/5.", False),
        ("Trình Hiệu trưởng ký báo cáo gửi Phòng GD&ĐT trước 20/5.", True),
        ("Báo cáo Hiệu trưởng ký, gửi Phòng GD&ĐT trước 20/5.", True),
        ("Báo cáo kết quả về UBND xã trước 20/5.", True),
        ("Văn thư báo cáo theo đúng tiến độ.", True),
        ("Báo cáo cấp trên theo quy định.", True),
        ("Hằng tháng, Ban nữ công báo cáo tình hình tại buổi giao ban.", False),
        ("Nhà trường báo cáo Ban Chỉ đạo phổ cập giáo dục, xóa mù chữ xã trước 20/5.", True),
        ("Tổ trưởng báo cáo Ban Chỉ đạo của trường trước 20/5.", False),
        ("Công đoàn trường báo cáo Liên đoàn Lao động huyện trước 20/5.", True),
    ],
)
def test_upward(text: str, upward: bool) -> None:
    assert read(text)[0].upward is upward


def test_the_channel_stands_with_the_recipient_of_a_table() -> None:
    row = "Loại báo cáo | Thời hạn gửi | Nơi nhận\nBáo cáo học kỳ I | Trước ngày 15/01/2027 | UBND xã (qua Phòng Văn hóa - Xã hội)"
    assert [d.channel for d in read(row)] == ["Phòng Văn hóa - Xã hội"]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Gửi báo cáo về Phòng GDĐT qua email: mn.abc@edu.vn trước ngày 10/6.", "email: mn.abc@edu.vn"),
        ("Gửi báo cáo về Sở qua phần mềm quản lý văn bản trước ngày 10/6.", "phần mềm quản lý văn bản"),
        ("Gửi báo cáo về Sở trước ngày 10/6.", None),
        ("Gửi báo cáo về UBND xã (qua Phòng Văn hóa - Xã hội) trước ngày 10/6.", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_channel(text: str, channel: str | None) -> None:
    assert read(text)[0].channel == channel


@pytest.mark.parametrize(
    ("text", "submission"),
    [
        ("Các đơn vị xây dựng kế hoạch gửi về Phòng GD&ĐT trước ngày 15/9/2021.", True),
        ("Ban hành kế hoạch trước ngày 20/9/2021.", True),
        ("Gửi danh sách về Phòng GD&ĐT trước ngày 15/9/2021.", False),
        ("Trong năm 2027, các xã hoàn thành lập kế hoạch sử dụng đất.", False),
        ("Gửi báo cáo thực hiện kế hoạch về Phòng GD&ĐT trước ngày 15/9/2021.", False),
    ],
)
def test_submission(text: str, submission: bool) -> None:
    assert read(text)[0].submission is submission


@pytest.mark.parametrize(
    ("text", "end_of_period"),
    [
        ("Hoàn thành trong tháng 6/2021.", True),
        ("Hoàn thành trong quý III năm 2021.", True),
        ("Hoàn thành trước tháng 6/2021.", False),
        ("Nộp hồ sơ từ ngày 03 - 12/10/2016.", True),
        ("Nộp hồ sơ trước ngày 12/10/2016.", False),
        ("Báo cáo UBND xã chậm nhất 05 ngày sau khi kết thúc đợt thi.", True),
        ("Báo cáo UBND xã trong vòng 24 giờ khi có dịch bệnh.", False),  # nobody knows whether it comes
        ("Báo cáo UBND xã theo quy định.", False),
    ],
)
def test_end_of_period(text: str, end_of_period: bool) -> None:
    assert read(text)[0].end_of_period is end_of_period


def test_items_take_the_duty_from_the_line_above() -> None:
    found = read("CHẾ ĐỘ BÁO CÁO:\n- 6 tháng: trước ngày 18/5\n- Cả năm: trước ngày 18/11")
    assert [short(d) for d in found] == ["report 18/5/- half_year", "report 18/11/- year"]
    found = read("Các trường báo cáo về Phòng GD&ĐT như sau:\n- Báo cáo 6 tháng: trước ngày 15/6.\n- Báo cáo năm: trước ngày 15/12.")
    assert [(short(d), d.actor) for d in found] == [
        ("report 15/6/- half_year → Phòng GD&ĐT", "Các trường"),
        ("report 15/12/- year → Phòng GD&ĐT", "Các trường"),
    ]


ROWS = "TT | Nội dung | Thời gian hoàn thành | Đơn vị thực hiện\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1 | Xây dựng quy chế làm việc | Trước ngày 30/9/2021 | Hiệu trưởng", ["task 30/9/2021"]),
        ("2 | Báo cáo Phòng GD&ĐT kết quả năm học | Trước 15/5/2022 | Văn thư", ["report 15/5/2022 year → Phòng GD&ĐT"]),
        ("3 | Tuyên truyền trong giờ chào cờ | Thường xuyên | Giáo viên", []),
        ("4 | Rà soát hồ sơ lưu trữ | Quý IV/2021 | Tổ văn phòng", ["task Q4"]),
        ("5 | Hưởng ứng ngày Gia đình Việt Nam 28/6 | 28/6/2021 | Liên đội", []),
        ("5 | Dự thảo báo cáo tổng kết hội thi | 28/6/2021 | Liên đội", ["task 28/6/2021"]),
        ("6 | Tập huấn cho giáo viên | Đã thực hiện ngày 06/3/2021 | Tổ", []),
        ("7 | Cập nhật số liệu đội ngũ | Tháng 5 và tháng 9 | Văn thư", ["task -/5/-", "task -/9/-"]),
        ("8 | Duy trì mô hình điểm | Cả năm | Ban chỉ đạo", []),
        ("Tổ hành chính | Báo cáo Sở Y tế kết quả 6 tháng | Trước 12/6 | Văn thư", ["report 12/6/- half_year → Sở Y tế"]),
        ("9 | Cân đo trẻ; báo cáo Phòng GD&ĐT trước ngày 12/10/2021 | Tháng 10/2021 | Y tế", ["report 12/10/2021 → Phòng GD&ĐT"]),
        ("10 | Gửi báo cáo về UBND xã theo quy định | Khi có yêu cầu | Văn thư", ["report -/-/- → UBND xã"]),
        ("11 | Nghe báo cáo của các tổ | Thường xuyên | Hiệu trưởng", []),
        ("12 | Gửi báo cáo về UBND xã | Chậm nhất 05 ngày sau khi kết thúc đợt | Văn thư", ["report -/-/- → UBND xã"]),
    ],
)
def test_table_rows(row: str, expected: list[str]) -> None:
    found = read(ROWS + row)
    assert [short(d) for d in found] == expected
    assert all(d.actor == row.split(" | ")[-1] for d in found)


def test_a_table_with_a_column_of_recipients() -> None:
    (found,) = read("TT | Loại báo cáo | Nơi nhận | Thời hạn\n1 | Báo cáo 6 tháng | Sở Y tế | Trước 12/6/2027")
    assert (short(found), found.upward) == ("report 12/6/2027 half_year → Sở Y tế", True)


def test_a_report_in_a_table_of_months() -> None:
    (found,) = read("Tháng | Nội dung trọng tâm\n12 | Báo cáo kết quả học kỳ I về Phòng GD&ĐT trước ngày 20/12/2023")
    assert short(found) == "report 20/12/2023 half_year → Phòng GD&ĐT"
    assert found.upward


def test_a_report_heading_makes_what_is_sent_a_report() -> None:
    found = read("CHẾ ĐỘ BÁO CÁO:\nHọc kỳ I trước ngày 06/01/2027 và năm học trước ngày 28/5/2027, gửi Phòng Văn hóa - Xã hội xã.")
    assert [short(d) for d in found] == [
        "report 6/1/2027 half_year → Phòng Văn hóa - Xã hội xã",
        "report 28/5/2027 year → Phòng Văn hóa - Xã hội xã",
    ]
    found = read("CHẾ ĐỘ BÁO CÁO:\nTrước ngày 06/01/2027 gửi danh sách về Phòng GD&ĐT.")
    assert [d.kind for d in found] == ["task"]


def test_table_without_time_column() -> None:
    assert read("TT | Chỉ tiêu | Kết quả\n1 | Số lớp đạt chuẩn | Trước 20/5 đạt 7/8") == ()


def test_focus_and_span() -> None:
    document = plain("Nhà trường họp. Gửi báo cáo về Phòng GD&ĐT trước ngày 08/6 và 22/11 hàng năm.")
    first, second = deadlines(document)
    assert (document.text(first.focus), document.text(second.focus)) == ("trước ngày 08/6", "22/11 hàng năm")
    assert document.text(first.span) == "Gửi báo cáo về Phòng GD&ĐT trước ngày 08/6 và 22/11 hàng năm."
