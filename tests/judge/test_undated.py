"""Plans without a date line: what their citations and their files still let be told."""

from __future__ import annotations

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example
from checker.model import Report

RULES = tuple(r for r in load_pack("ke_hoach", "binh_dang_gioi") if r.id in ("TT03", "TT05", "CC02", "BG02"))
ABOVE = "Thực hiện Kế hoạch số 15/KH-UBND ngày {} của Ủy ban nhân dân phường Hoa Sơn về an toàn trường học, nhà trường xây dựng kế hoạch như sau:"
UNDATED = {"ngay": "", "trich_yeu": "Bảo đảm an toàn trường học", "ket": "Trên đây là Kế hoạch bảo đảm an toàn trường học./."}


def report(slots: dict[str, str], *, layout: bool = False) -> Report:
    return report_of(Example(text=slots, layout=layout), RULES)


def outcome(made: Report, rule: str) -> str:
    return next(v.outcome for v in made.verdicts if v.rule == rule)


@pytest.mark.parametrize(("day", "wanted"), [("12/01/2022", "fail"), ("12/01/2019", "not_evaluated"), ("12/01", "not_evaluated")])
def test_a_plan_is_no_older_than_what_it_implements(day: str, wanted: str) -> None:
    filed = {"noi_nhan": "Nơi nhận:\n- UBND phường Hoa Sơn;\n- Lưu: VP."}
    assert outcome(report(UNDATED | filed | {"mo_dau": ABOVE.format(day)}), "TT05") == wanted


def test_a_rule_that_has_ended_by_now_is_not_judged_by_that() -> None:
    office = {"chu_quan": "", "co_quan": "ỦY BAN NHÂN DÂN\nPHƯỜNG HOA SƠN", "trich_yeu": "Công tác bình đẳng giới", "ket": ""}
    assert outcome(report(UNDATED | office | {"mo_dau": ABOVE.format("12/01/2022")}), "BG02") == "not_evaluated"


def test_a_date_line_that_a_text_does_not_show_is_not_passed() -> None:
    assert outcome(report(UNDATED), "TT03") == "not_evaluated"
    assert outcome(report(UNDATED, layout=True), "TT03") == "not_applicable"
    assert outcome(report({}), "TT03") == "pass"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("4. Triển khai Chiến lược quốc gia về bình đẳng giới.", "pass"),
        ("4. Triển khai Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030.", "pass"),
        ("4. Triển khai Chiến lược bình đẳng giới đến năm 2030.", "pass"),
        ("4. Triển khai Nghị quyết số 28/NQ-CP của Chính phủ.", "pass"),
        ("4. Tổng kết Chiến lược quốc gia về bình đẳng giới giai đoạn 2011-2020.", "fail"),
        ("4. Theo Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ.", "fail"),
    ],
)
def test_the_strategy_by_its_name(line: str, wanted: str) -> None:
    office = {"chu_quan": "", "co_quan": "ỦY BAN NHÂN DÂN\nPHƯỜNG HOA SƠN", "so": "Số: 15/KH-UBND"}
    assert outcome(report(office | {"trich_yeu": "Công tác bình đẳng giới năm 2026", "them": line}), "BG02") == wanted


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "4. Theo Kế hoạch số 41/KH-BGDĐT ngày 09/5/2025 thực hiện Đề án “Cổng trường” theo Quyết định số 1248/QĐ-TTg ngày 19/7/2025 của Chính phủ.",
            ["Kế hoạch số 41/KH-BGDĐT ngày 09/5/2025"],
        ),
        ("4. Theo Quyết định số 1248/QĐ-TTg về phòng chống đuối nước.", ["Quyết định số 1248/QĐ-TTg về phòng chống đuối nước"]),
    ],
)
def test_a_document_is_quoted_without_the_one_in_its_title(line: str, words: list[str]) -> None:
    assert [f.evidence for f in report({"them": line}).findings if f.rule == "CC02"] == words
