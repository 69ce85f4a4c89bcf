"""Reports due so long after something, and windows: what has a day, and what has none."""

from __future__ import annotations

import pytest

from tests.extract.test_deadlines import ROWS, read, short

REPORTS: list[tuple[str, list[str]]] = [
    # counted from something: no day, and the day that it is counted from is none
    ("Các lớp gửi báo cáo về Sở Y tế chậm nhất 05 ngày làm việc sau khi kết thúc đợt cân đo.", ["report -/-/- → Sở Y tế"]),
    ("Trong vòng 48 giờ kể từ khi nhận được phản ánh, trường báo cáo UBND xã.", ["report -/-/- → UBND xã"]),
    ("Nộp báo cáo về Phòng trong vòng 07 ngày kể từ ngày 16/6/2027.", ["report -/-/- → Phòng"]),
    ("Gửi báo cáo về UBND xã chậm nhất 07 ngày trước ngày bầu cử (ngày 20/11/2027).", ["report -/-/- → UBND xã"]),
    ("Trong vòng 02 tháng từ tháng 6/2027, các xã báo cáo UBND huyện.", ["report -/-/- → UBND huyện"]),
    ("Báo cáo Sở Y tế chậm nhất 10 ngày sau khi kết thúc học kỳ I.", ["report -/-/- half_year → Sở Y tế"]),
    ("Nộp báo cáo sơ kết chậm nhất 07 ngày (ngày làm việc) sau khi bế giảng.", ["report -/-/-"]),
    ("Trong vòng 10 ngày, trước ngày 20/11/2027, các trường báo cáo UBND xã.", ["report 20/11/2027 → UBND xã"]),
    ("Báo cáo UBND xã chậm nhất 16 giờ ngày 05/11/2027.", ["report 5/11/2027 → UBND xã"]),
    # windows end with their last day
    ("Các trường gửi báo cáo về Phòng từ ngày 10 đến ngày 15/6.", ["report 15/6/- → Phòng"]),
    ("Nộp báo cáo từ 05–10/12 về Sở Y tế.", ["report 10/12/- → Sở Y tế"]),
    ("Gửi báo cáo về Phòng từ ngày 01 đến ngày 05 hằng tháng.", ["report 5/-/- monthly → Phòng"]),
    ("Gửi báo cáo về Sở Y tế từ ngày 20-25 hằng tháng.", ["report 25/-/- monthly → Sở Y tế"]),
    ("Nộp báo cáo kết quả từ ngày 20/6/2027 đến ngày 25/6/2027 về Sở Y tế.", ["report 25/6/2027 → Sở Y tế"]),
    (
        "Gửi báo cáo quý I từ ngày 15 đến 20/3, quý II từ ngày 15 đến 20/6 về Sở Y tế.",
        ["report 20/3/- quarter → Sở Y tế", "report 20/6/- quarter → Sở Y tế"],
    ),
    # of these the window is not that of sending
    ("Báo cáo kết quả thực hiện từ ngày 16/11 đến ngày 14/12 về Sở Y tế.", ["report -/-/- → Sở Y tế"]),
    ("Tổ chức tập huấn từ ngày 10 đến ngày 15/6 và báo cáo kết quả về UBND xã.", ["report -/-/- → UBND xã"]),
    ("Triển khai cao điểm từ 15/11 đến 14/12 và gửi báo cáo về Phòng trước ngày 20/12.", ["report 20/12/- → Phòng"]),
    ("Báo cáo số liệu từ ngày 16/12 năm trước đến ngày 14/12 của năm báo cáo về Sở Y tế.", ["report -/-/- → Sở Y tế"]),
    ("Báo cáo tổng kết về Sở Y tế trước năm 2030.", ["report -/-/2030 → Sở Y tế"]),
    ("Gửi báo cáo về Phòng trong tuần đầu tháng 9.", ["report -/9/- → Phòng"]),
    ("Gửi báo cáo về Phòng giữa tháng 10/2027.", ["report -/10/2027 → Phòng"]),
    ("Gửi báo cáo về UBND xã không quá 03 ngày kể từ khi hoàn thành.", ["report -/-/- → UBND xã"]),
    ("Thời gian báo cáo: trong vòng 05 ngày sau khi kết thúc.", ["report -/-/-"]),
    ("Báo cáo Sở Y tế trong 05 ngày đầu của tháng kế tiếp.", ["report -/-/- → Sở Y tế"]),
    # beside a day
    (
        "Gửi Sở Y tế báo cáo 6 tháng chậm nhất 05 ngày sau khi kết thúc học kỳ I, báo cáo năm trước ngày 20/11/2027.",
        ["report -/-/- half_year → Sở Y tế", "report 20/11/2027 year → Sở Y tế"],
    ),
    (
        "Gửi Sở Y tế báo cáo năm trước ngày 20/11/2027, báo cáo chuyên môn chậm nhất 05 ngày sau khi kết thúc đợt.",
        ["report 20/11/2027 year → Sở Y tế", "report -/-/- → Sở Y tế"],
    ),
    ("Báo cáo UBND xã chậm nhất 05 ngày sau khi tập huấn, trước ngày 20/11/2027.", ["report 20/11/2027 → UBND xã"]),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_counted_times_and_windows(text: str, expected: list[str]) -> None:
    assert [short(d) for d in read(text)] == expected


def test_the_words_of_a_time_that_is_counted() -> None:
    text = "Các xã báo cáo Sở Y tế sau khi kết thúc chiến dịch 03 ngày, gửi kèm danh sách."
    (found,) = read(text)
    assert (text[found.focus.start : found.focus.end], found.end_of_period) == ("sau khi kết thúc chiến dịch 03 ngày", True)
    (found,) = read(ROWS + "1 | Gửi báo cáo về UBND xã | Chậm nhất 05 ngày sau khi kết thúc đợt | Văn thư")
    assert found.end_of_period
