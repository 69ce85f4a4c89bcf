"""Several due days of one clause: what the clause says once holds for all of them."""

from __future__ import annotations

import pytest

from tests.extract.test_deadlines import read, short

ROWS = [
    (
        "Các trường gửi báo cáo về Phòng GD&ĐT trước ngày 12/6 (báo cáo 6 tháng) và trước ngày 18/12 (báo cáo năm) hằng năm.",
        ["report 12/6/- annual half_year → Phòng GD&ĐT", "report 18/12/- annual year → Phòng GD&ĐT"],
    ),
    (
        "Các trường gửi báo cáo về Phòng GD&ĐT trước ngày 12/6 (báo cáo 6 tháng) và trước ngày 18/12/2022 (báo cáo năm).",
        ["report 12/6/- half_year → Phòng GD&ĐT", "report 18/12/2022 year → Phòng GD&ĐT"],
    ),
    (
        "Báo cáo UBND xã trước ngày 17/6 đối với kết quả 6 tháng và trước ngày 05/12/2022 đối với kết quả năm.",
        ["report 17/6/- half_year → UBND xã", "report 5/12/2022 year → UBND xã"],
    ),
    (
        "Báo cáo kết quả về Ban chỉ đạo xã trước ngày 03/10/2027, về Phòng Văn hóa - Xã hội trước ngày 08/10/2027.",
        ["report 3/10/2027 → Ban chỉ đạo xã", "report 8/10/2027 → Phòng Văn hóa - Xã hội"],
    ),
    (
        "Hằng tháng báo cáo UBND xã trước ngày 25; gửi danh sách học sinh bỏ học trước ngày 10/10/2027.",
        ["report 25/-/- monthly → UBND xã", "task 10/10/2027 → UBND xã"],
    ),
    (
        "Báo cáo: kết quả học kỳ I gửi UBND xã trước ngày 10/01/2027; kết quả năm học gửi trước ngày 25/5/2027.",
        ["report 10/1/2027 half_year → UBND xã", "report 25/5/2027 year → UBND xã"],
    ),
    (
        "Báo cáo Sở Nội vụ trước ngày 20/12/2027; gửi Tổng cục Hải quan trước ngày 25/12/2027.",
        ["report 20/12/2027 → Sở Nội vụ", "report 25/12/2027 → Tổng cục Hải quan"],
    ),
    (
        "Báo cáo UBND xã: báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/11 hằng năm.",
        ["report 15/6/- annual half_year → UBND xã", "report 15/11/- annual year → UBND xã"],
    ),
    (
        "Báo cáo về Phòng GD&ĐT (qua bộ phận Một cửa; thư điện tử: a@b.vn): báo cáo năm trước ngày 15/11.",
        ["report 15/11/- year → Phòng GD&ĐT"],
    ),
    (
        "Định kỳ hằng quý, Ban chỉ đạo báo cáo UBND huyện (trước ngày 20 của tháng cuối quý); báo cáo từng lớp sau 05 ngày kể từ ngày bế giảng.",
        ["report 20/-/- quarterly quarter → UBND huyện", "report -/-/- → UBND huyện"],
    ),
    (
        "Giáo viên báo cáo Ban giám hiệu trước ngày 10/9/2027; thu bản cam kết của học sinh nộp về Văn phòng trước ngày 12/9/2027.",
        ["report 10/9/2027 → Ban giám hiệu", "task 12/9/2027 → Văn phòng"],
    ),
    ("Xây dựng kế hoạch trình Giám đốc Sở trước ngày 30/9/2027.", ["task 30/9/2027 → Giám đốc Sở"]),
    (
        "Báo cáo UBND huyện và Sở Văn hóa, Thể thao và Du lịch trước ngày 15/6/2027.",
        ["report 15/6/2027 → UBND huyện và Sở Văn hóa, Thể thao và Du lịch"],
    ),
    ("Nộp hồ sơ về Phòng Tổ chức - Hành chính trước ngày 15/6/2027.", ["task 15/6/2027 → Phòng Tổ chức - Hành chính"]),
    ("Báo cáo Tổng Liên đoàn Lao động Việt Nam trước ngày 15/6/2027.", ["report 15/6/2027 → Tổng Liên đoàn Lao động Việt Nam"]),
    ("Rào chắn, lấp các hố nước nguy hiểm trong quý III năm 2027.", ["task Q3"]),
    (
        "Gửi danh sách hộ về UBND xã trước ngày 20/4/2027 (đợt 1) và ngày 05/10/2027 (đợt 2).",
        ["task 20/4/2027 → UBND xã", "task 5/10/2027 → UBND xã"],
    ),
    ("Việc | Bắt đầu | Kết thúc\nRà soát vườn rau của thôn | 01/4/2027 | 15/7/2027", ["task 15/7/2027"]),
    ("Hằng tháng gửi báo cáo về Trung tâm Y tế ngày 03, có chữ ký.", ["report 3/-/- monthly → Trung tâm Y tế"]),
    ("Thu thập số liệu đến hết ngày 30/6/2027.", ["task 30/6/2027"]),
    ("Trình Chủ tịch UBND tỉnh phương án sắp xếp trước ngày 30/6/2027.", ["task 30/6/2027 → Chủ tịch UBND tỉnh"]),
    ("Kết quả đạt được trong quý III năm 2027 là đáng kể.", []),
    ("Trong quý III năm 2027 trời mưa nhiều.", []),
    ("Sở Tư pháp trình UBND tỉnh bãi bỏ văn bản cũ trước ngày 30/9/2027.", ["task 30/9/2027 → UBND tỉnh"]),
    ("Về tổ chức ôn tập: các trường lập kế hoạch trước ngày 30/9/2027.", ["task 30/9/2027"]),
    ("Vận động trẻ đến trường xong trước ngày 30/9/2027.", ["task 30/9/2027"]),
    ("Gửi danh sách đến trường tiểu học trước ngày 30/9/2027.", ["task 30/9/2027 → trường tiểu học"]),
    ("Đối chiếu số liệu với trường tiểu học xong trước ngày 30/9/2027.", ["task 30/9/2027"]),
    ("Giáo viên điều tra tại các thôn, thời gian từ ngày 27/8 đến ngày 08/9/2027.", ["task 8/9/2027"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows_of_days(text: str, expected: list[str]) -> None:
    assert [short(d) for d in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các trường sơ kết 6 tháng gửi về Phòng GD&ĐT trước ngày 15/6, tổng kết năm trước ngày 15/12.",
            ["report 15/6/- half_year → Phòng GD&ĐT", "report 15/12/- year → Phòng GD&ĐT"],
        ),
        (
            "Sơ kết học kỳ I gửi trước ngày 05/01/2027; tổng kết năm học gửi UBND xã trước ngày 25/5/2027.",
            ["report 5/1/2027 half_year", "report 25/5/2027 year → UBND xã"],
        ),
        ("Các trường tổng kết việc thực hiện Kế hoạch, gửi Phòng GD&ĐT trước ngày 20/12/2027.", ["report 20/12/2027 → Phòng GD&ĐT"]),
        ("Các trường tổ chức sơ kết công tác y tế trước ngày 15/6/2027.", ["task 15/6/2027"]),  # nothing is sent
        ("Sơ kết học kỳ gửi trước ngày 05/01/2027.", ["task 5/1/2027"]),  # to nobody above
        ("Nhà trường sơ kết, gửi phụ huynh phiếu liên lạc trước ngày 15/01/2027.", ["task 15/1/2027"]),
        ("Các trường tổ chức sơ kết; gửi danh sách khen thưởng về UBND xã trước ngày 15/6/2027.", ["task 15/6/2027 → UBND xã"]),
        ("Tổng kết năm học và gửi UBND xã trước ngày 15/6/2027 hồ sơ khen thưởng.", ["task 15/6/2027 → UBND xã"]),
    ],
)
def test_a_review_that_is_sent_is_a_report(text: str, expected: list[str]) -> None:
    assert [short(d) for d in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phòng Kinh tế trình báo cáo gửi UBND tỉnh trước ngày 04/3 (quý I), 04/6 (6 tháng), 04/9 (quý III) và 18/11/2027 (năm).",
            [
                "report 4/3/2027 quarter → UBND tỉnh",
                "report 4/6/2027 half_year → UBND tỉnh",
                "report 4/9/2027 quarter → UBND tỉnh",
                "report 18/11/2027 year → UBND tỉnh",
            ],
        ),
        (
            "Gửi báo cáo về Sở Y tế trước ngày 12 tháng 6 (báo cáo 6 tháng); 12 tháng 12 (báo cáo năm) hằng năm.",
            ["report 12/6/- annual half_year → Sở Y tế", "report 12/12/- annual year → Sở Y tế"],
        ),
        (
            "Gửi báo cáo về UBND tỉnh: quý I: 04/3; 6 tháng: 04/6; năm: 18/11/2027.",
            ["report 4/3/- quarter → UBND tỉnh", "report 4/6/- half_year → UBND tỉnh", "report 18/11/2027 year → UBND tỉnh"],
        ),
        (
            "Báo cáo 6 tháng, năm gửi UBND tỉnh lần lượt trước các ngày 04/6 và 18/11/2027.",
            ["report 4/6/2027 half_year → UBND tỉnh", "report 18/11/2027 year → UBND tỉnh"],
        ),
        (
            "Văn phòng trình ký báo cáo gửi Sở Nội vụ. Thời gian gửi: quý I trước ngày 02/3, năm trước ngày 16/11/2027.",
            ["report -/-/- → Sở Nội vụ", "report 2/3/- quarter → Sở Nội vụ", "report 16/11/2027 year → Sở Nội vụ"],
        ),
        ("Các đơn vị gửi báo cáo về UBND xã. Thời hạn nộp hồ sơ trước ngày 10/5.", ["report -/-/- → UBND xã", "task 10/5/-"]),
        (
            "Phòng Nghiệp vụ báo cáo Sở Y tế 6 tháng trước ngày 07/6/2027, năm trước ngày 26/11/2027.",
            ["report 7/6/2027 half_year → Sở Y tế", "report 26/11/2027 year → Sở Y tế"],
        ),
        (
            "Báo cáo UBND tỉnh: 6 tháng gửi trước ngày 05/6/2027; năm gửi trước ngày 26/11/2027.",
            ["report 5/6/2027 half_year → UBND tỉnh", "report 26/11/2027 year → UBND tỉnh"],
        ),
    ],
)
def test_days_with_their_periods_beside_them(text: str, expected: list[str]) -> None:
    assert [short(d) for d in read(text)] == expected
