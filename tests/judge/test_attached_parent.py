"""A parent that is issued with a decision is cited by the number and the day of that decision."""

from __future__ import annotations

import pytest

from checker.extract import extract
from checker.judge import load_pack
from checker.model import Document
from checker.parse import parse
from checker.pipeline import check_document
from tests.documents import source_of

RULES = tuple(r for r in load_pack() if r.id in ("CC02", "CC03"))
PARENT = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA
KẾ HOẠCH
Phòng, chống dịch bệnh năm 2026
(Ban hành kèm theo Quyết định số 0218/QĐ-UBND ngày 29 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sơn La)
I. MỤC TIÊU
100% trường học có phương án phòng dịch.
"""


def plan(opening: str) -> Document:
    head = "ỦY BAN NHÂN DÂN\nXÃ MƯỜNG BÚ\nSố: 7/KH-UBND\nMường Bú, ngày 20 tháng 02 năm 2026\nKẾ HOẠCH\nPhòng, chống dịch bệnh năm 2026\n\n"
    return extract(parse(source_of(f"{head}{opening}\nI. MỤC TIÊU\n100% trường học có phương án phòng dịch.\n")))


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("Thực hiện Quyết định số 0218/QĐ-UBND ngày 29/01/2026 của UBND tỉnh Sơn La ban hành Kế hoạch phòng dịch năm 2026,", []),
        ("Thực hiện Quyết định số 0281/QĐ-UBND ngày 29/01/2026 của UBND tỉnh Sơn La ban hành Kế hoạch phòng dịch năm 2026,", ["CC03"]),
        (
            "Căn cứ Kế hoạch phòng, chống dịch bệnh năm 2026 ban hành kèm theo Quyết định số 0218/QĐ-UBND ngày 29/01/2026 của UBND tỉnh Sơn La,",
            [],
        ),
    ],
)
def test_the_number_of_the_decision(cited: str, told: list[str]) -> None:
    parent = extract(parse(source_of(PARENT, name="parent.txt")))
    report = check_document(plan(f"{cited} UBND xã Mường Bú xây dựng kế hoạch như sau:"), [parent], RULES)
    assert [f.rule for f in report.findings] == told
