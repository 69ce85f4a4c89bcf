"""A province's own plan, above which there may be no other: what it rests on, and to whom it reports."""

from __future__ import annotations

import pytest

from checker.extract import extract
from checker.judge import load_pack
from checker.parse import parse
from checker.pipeline import check_document
from checker.read import read_bytes

RULES = tuple(r for r in load_pack() if r.id in ("CC01", "TH01", "TH04"))
LAW = "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;\nTheo đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch,"
REPORT = "Sở Văn hóa, Thể thao và Du lịch tổng hợp báo cáo Ủy ban nhân dân tỉnh, Bộ Văn hóa, Thể thao và Du lịch trước ngày 20/12/2024."


def told(unit: str = "TỈNH CAO BẰNG", grounds: str = LAW, report: str = REPORT) -> list[tuple[str, str]]:
    """(rule, outcome of a verdict), and each finding apart."""
    text = (
        f"ỦY BAN NHÂN DÂN\n{unit}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 61/KH-UBND\n"
        f"Cao Bằng, ngày 18 tháng 3 năm 2024\n\nKẾ HOẠCH\nPhát triển thư viện công cộng năm 2024\n\n{grounds}\n"
        "Ủy ban nhân dân ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nMở thêm 12 điểm đọc sách.\nII. NHIỆM VỤ\nLuân chuyển sách về các điểm đọc.\n"
        f"III. TỔ CHỨC THỰC HIỆN\n1. {report}\n2. Các đơn vị liên quan phối hợp thực hiện.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐàm Thị Hoa"
    )
    made = check_document(extract(parse(read_bytes("plan.txt", text.encode()))), (), RULES)
    return [*((v.rule, v.outcome) for v in made.verdicts if v.outcome != "pass"), *((f.rule, "told") for f in made.findings)]


@pytest.mark.parametrize(
    ("unit", "grounds", "outcome"),
    [
        ("TỈNH CAO BẰNG", LAW, "not_evaluated"),
        ("TỈNH CAO BẰNG", "Nhằm nâng cao văn hóa đọc,", "fail"),
        ("HUYỆN HÒA AN", LAW, "fail"),
    ],
)
def test_a_province_may_rest_on_the_law_itself(unit: str, grounds: str, outcome: str) -> None:
    assert ("CC01", outcome) in told(unit, grounds)


def test_who_reports_to_itself_and_to_a_ministry_reports_to_the_ministry() -> None:
    assert not [row for row in told() if row[0] == "TH01"]
    assert ("TH01", "fail") in told(report=REPORT.replace(", Bộ Văn hóa, Thể thao và Du lịch", ""))


def test_one_clause_without_a_day_is_told_once() -> None:
    promised = "Sở Nội vụ tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Nội vụ định kỳ quý, 6 tháng, năm."
    assert told(report=promised).count(("TH04", "told")) == 1
