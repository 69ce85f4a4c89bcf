"""Events that a plan has on other days than its parent: what is told, and days of their own."""

from __future__ import annotations

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example

WEEK = "Tuần lễ Dinh dưỡng và Phát triển"
CHILDREN = "Tháng hành động vì trẻ em"


def told(asked: str, own: str, **parent: str) -> bool:
    example = Example(text={"nhiem_vu": f"III. NHIỆM VỤ, GIẢI PHÁP\n1. {own}"}, parent={"them": f"3. {asked}", **parent})
    return any(finding.rule == "NT08" for finding in report_of(example, load_pack()).findings)


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        (f"Tổ chức {WEEK} từ ngày 16/10 đến ngày 23/10.", f"Hưởng ứng {WEEK} từ ngày 26/10 đến ngày 30/10."),
        ("Kỷ niệm Ngày Pháp luật Việt Nam 09/11.", "Kỷ niệm Ngày Pháp luật Việt Nam 11/9."),
        ("Kỷ niệm Ngày Sách và Văn hóa đọc Việt Nam (21/4).", "Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam 24/4."),
        ("Phường tổ chức Hội thảo về bữa ăn bán trú ngày 15/5/2026.", "Cử giáo viên dự Hội thảo về bữa ăn bán trú ngày 25/5/2026."),
        ("Các trường tổ chức Hội thi Em yêu biển từ ngày 14/4 đến ngày 20/4.", "Tổ chức Hội thi Em yêu biển ngày 27/4."),
        ("Tổ chức Ngày hội Đọc sách toàn phường ngày 21/4.", "Học sinh tham gia Ngày hội Đọc sách toàn phường ngày 12/4."),
        (
            "Các trường trên địa bàn tổ chức Ngày hội Đọc sách vào ngày 21/4/2026.",
            "Tổ chức Ngày hội Đọc sách vào ngày 24/4/2026 tại sân trường.",
        ),
    ],
)
def test_other_days(asked: str, own: str) -> None:
    assert told(asked, own)


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        (f"Tổ chức {CHILDREN} (01/6 - 30/6).", f"Phát động {CHILDREN} vào ngày 29/5."),
        (f"Lễ phát động {CHILDREN} ngày 30/5.", f"Hưởng ứng {CHILDREN} từ ngày 01/6 đến ngày 30/6."),
        ("Lễ ra quân tháng an toàn giao thông ngày 16/9.", "Lễ ra quân tháng an toàn giao thông ngày 18/9."),
        ("Hội thi kể chuyện theo sách từ ngày 10/4 đến ngày 12/4.", "Hội thi kể chuyện theo sách ngày 21/4."),
        (f"Tổ chức {WEEK} từ ngày 16/10 đến ngày 23/10.", f"{WEEK}: đăng ký từ ngày 01/10 đến ngày 05/10."),
        (f"Tổ chức {WEEK} từ ngày 01/4 đến ngày 07/4 và từ ngày 16/10 đến ngày 23/10.", f"Tổ chức {WEEK} từ ngày 16/10 đến ngày 23/10."),
        ("Kỷ niệm Ngày Nhà giáo Việt Nam 20/11.", "Kỷ niệm Ngày Nhà giáo Việt Nam, ngày 19/11 (do trùng ngày nghỉ)."),
        ("Kỷ niệm Ngày Quốc tế Phụ nữ 08/3.", "Kỷ niệm Ngày Phụ nữ Việt Nam 20/10."),
        ("Kỷ niệm Ngày Pháp luật Việt Nam 09/11.", "Sinh hoạt dưới cờ hưởng ứng Ngày Pháp luật Việt Nam, ngày 10/11/2026."),
        ("Các trường tổ chức Hội thi Rung chuông vàng ngày 20/4.", "Học sinh tham gia Hội thi Rung chuông vàng ngày 27/4."),
        ("Các trường tổ chức Hội thi Em yêu biển từ ngày 14/4 đến ngày 20/4.", "Tổ chức Hội thi Em yêu biển ngày 16/4."),
        ("Các trường dự Hội thi Em yêu biển cấp huyện từ ngày 14/4 đến ngày 20/4.", "Tổ chức Hội thi Em yêu biển ngày 07/4."),
        (
            "Các trường tổ chức Ngày hội Đọc sách trong tháng 4, phường tổng kết ngày 21/4/2026.",
            "Tổ chức Ngày hội Đọc sách ngày 24/4/2026.",
        ),
        ("Phường tổ chức Ngày hội Đọc sách vào ngày 21/4/2026.", "Tổ chức Ngày hội Đọc sách cấp trường ngày 14/4/2026."),
        ("Tổ chức Hội thảo về bữa ăn ngày 15/5.", "Trường tổ chức Hội thảo về bữa ăn ngày 25/4, cử giáo viên viết bài."),
        ("Tổ chức Hội thi Kể chuyện ngày 15/5.", "Đăng ký dự Hội thi Kể chuyện trước ngày 25/4."),
        ("Diễn đàn trẻ em phường dự kiến ngày 15/5.", "Diễn đàn trẻ em của trường ngày 25/4."),
        ("Tập huấn sơ cấp cứu ngày 15/5.", "Tập huấn sơ cấp cứu cho đội Chữ thập đỏ ngày 25/4."),
        ("Hưởng ứng Giờ Trái đất (28/3).", "Hưởng ứng Ngày Trái đất (22/4)."),
    ],
)
def test_days_of_their_own(asked: str, own: str) -> None:
    assert not told(asked, own)


def test_a_week_of_another_year() -> None:
    asked, own = f"Tổ chức {WEEK} từ ngày 16/10 đến ngày 23/10.", f"Hưởng ứng {WEEK} từ ngày 26/10 đến ngày 30/10."
    assert not told(asked, own, trich_yeu="Bảo đảm an toàn trường học năm 2025")


def test_a_day_that_no_calendar_has_breaks_no_rule() -> None:
    asked, own = f"Tổ chức {WEEK} từ ngày 16/6 đến ngày 23/6.", f"Hưởng ứng {WEEK} từ ngày 20/6 đến ngày 31/6."
    example = Example(text={"nhiem_vu": f"III. NHIỆM VỤ, GIẢI PHÁP\n1. {own}"}, parent={"them": f"3. {asked}"})
    report = report_of(example, load_pack())
    assert not [v.rule for v in report.verdicts if v.outcome == "broken"]
    assert "NT02" in {f.rule for f in report.findings}


def test_the_day_of_a_report_is_no_day_of_the_event() -> None:
    own = "III. NHIỆM VỤ, GIẢI PHÁP\n1. Kỷ niệm Ngày Sách và Văn hóa đọc Việt Nam (24/4)."
    reports = "VI. CHẾ ĐỘ BÁO CÁO\nNhà trường gửi báo cáo về Ủy ban nhân dân phường Hoa Sơn trước ngày 21/4/2026."
    asked = {"them": "3. Kỷ niệm Ngày Sách và Văn hóa đọc Việt Nam (21/4)."}
    made = report_of(Example(text={"nhiem_vu": own, "bao_cao": reports}, parent=asked), load_pack())
    assert [f.rule for f in made.findings if f.rule == "NT08"] == ["NT08"]
