"""Passages that answer a target: how often a thing is done, said by a rhythm; and what earlier years brought."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.link import link
from checker.model import Facts, Header, Period
from checker.parse import parse
from tests.documents import source_of
from tests.link.test_alignment import OFFICE, SCHOOL, document, target, targets


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Kiện toàn Hội đồng tư vấn trong tháng 02. Hội đồng tư vấn họp tuần cuối mỗi quý.", True),
        ("Hội đồng tư vấn họp vào tháng 3, 6, 9 và 12.", True),
        ("Hội đồng tư vấn họp ngày 08 hằng tháng.", True),
        ("Hội đồng tư vấn họp vào tháng 6, 12.", False),
        ("Hội đồng tư vấn họp: đợt 1 tháng 2, đợt 2 tháng 5, đợt 3 tháng 8, đợt 4 tháng 11.", True),
        ("Hội đồng tư vấn họp: đợt 1 tháng 2, đợt 2 tháng 8.", False),
        ("Hội đồng tư vấn họp hằng năm.", False),
        ("Hội đồng tư vấn họp khi cần. Mỗi quý kiểm kê kho sách.", False),  # something else has the rhythm
    ],
)
def test_a_rhythm_answers_a_number_of_times_that_it_reaches(text: str, answered: bool) -> None:
    asked = replace(target("Hội đồng tư vấn họp", 1), op=">=", unit="lần/quý")
    (found,) = targets((asked,), (), f"KẾ HOẠCH\n{text}")
    assert (found is not None) is answered


@pytest.mark.parametrize(("heading", "answered"), [("I. KẾT QUẢ NĂM 2025", False), ("I. TÌNH HÌNH CHUNG", True)])
def test_what_an_earlier_year_brought_answers_nothing(heading: str, answered: bool) -> None:
    text = f"KẾ HOẠCH\nTưới cây năm 2026\n{heading}\nHội đồng tư vấn họp hằng tháng.\nII. NHIỆM VỤ\nTưới cây."
    asked = replace(target("Hội đồng tư vấn họp", 1), op=">=", unit="lần/quý")
    child = replace(parse(source_of(text)), facts=Facts(), header=Header(type="Kế hoạch", issuer=SCHOOL, period=Period(2026, 2026)))
    (row,) = link(child, [document(OFFICE, Facts(targets=(asked,)))]).rows
    assert (row.child_fact is not None) is answered


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Thực phẩm không rõ nguồn gốc không nhận. Bếp tổ chức theo nguyên tắc một chiều.", True),
        ("Thực phẩm không rõ nguồn gốc không nhận. Sân trường được quét dọn.", False),
    ],
)
def test_a_sentence_of_a_passage_answers_by_itself(text: str, answered: bool) -> None:
    asked = target("bếp được bố trí theo quy trình một chiều", 100)
    (found,) = targets((asked,), (), f"KẾ HOẠCH\n{text}")
    assert (found is not None) is answered


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Giao đồng chí Lực lập hồ sơ theo dõi sức khỏe cho toàn bộ vận động viên.", True),
        ("Lập hồ sơ theo dõi sức khỏe cho tất cả các vận động viên.", True),
        ("Lập hồ sơ theo dõi sức khỏe cho vận động viên đội tuyển bơi.", False),
        ("Toàn thể vận động viên mặc đồng phục.", False),
    ],
)
def test_all_of_those_counted_are_a_hundred_per_cent(text: str, answered: bool) -> None:
    asked = replace(target("lập hồ sơ theo dõi sức khỏe vận động viên", 100), population="vận động viên")
    (found,) = targets((asked,), (), f"KẾ HOẠCH\n{text}")
    assert (found is not None) is answered
