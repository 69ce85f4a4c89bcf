"""How often a thing is done, said by a rhythm and not by a number of times."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.link.test_alignment import target, targets


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Kiện toàn Hội đồng tư vấn trong tháng 02. Hội đồng tư vấn họp tuần cuối mỗi quý.", True),
        ("Hội đồng tư vấn họp vào tháng 3, 6, 9 và 12.", True),
        ("Hội đồng tư vấn họp ngày 08 hằng tháng.", True),
        ("Hội đồng tư vấn họp vào tháng 6, 12.", False),
        ("Hội đồng tư vấn họp hằng năm.", False),
        ("Hội đồng tư vấn họp khi cần. Mỗi quý kiểm kê kho sách.", False),  # something else has the rhythm
    ],
)
def test_a_rhythm_answers_a_number_of_times_that_it_reaches(text: str, answered: bool) -> None:
    asked = replace(target("Hội đồng tư vấn họp", 1), op=">=", unit="lần/quý")
    (found,) = targets((asked,), (), f"KẾ HOẠCH\n{text}")
    assert (found is not None) is answered
