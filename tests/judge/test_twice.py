"""One target stated in two parts of a plan with two values: only where it is surely one. Own wording."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.extract.targets import targets
from checker.judge.case import Bench
from checker.judge.checks.twice import stated_twice
from checker.model import Facts, Hierarchy
from checker.parse import parse
from tests.documents import source_of

_PLAN = (
    "KẾ HOẠCH\nPhát triển văn hóa đọc năm 2025\n\nTrường Tiểu học Sông Lam xây dựng kế hoạch như sau:\n"
    "I. CHỈ TIÊU\n- {}\nII. NHIỆM VỤ\n- {}\n"
)


def told(first: str, second: str) -> int:
    plan = parse(source_of(_PLAN.format(first, second)))
    plan = replace(plan, facts=Facts(targets=targets(plan)))
    found = [r for r in Bench(plan, Hierarchy(plan)).records("target", plan) if r.get("value") is not None]
    assert len(found) == 2, "both are targets"
    return len(list(stated_twice(found)))


_ASKED = "95% học sinh mặc áo phao khi đi đò qua sông."


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        (_ASKED, "Bảo đảm 85% học sinh mặc áo phao khi đi đò qua sông.", 1),
        (_ASKED, "Bảo đảm 95% học sinh mặc áo phao khi đi đò qua sông.", 0),
        (_ASKED, "Bảo đảm 85% học sinh mặc áo phao đúng khi đi đò qua sông.", 1),
        (_ASKED, "Bảo đảm 85% học sinh lớp 1 mặc áo phao khi đi đò qua sông.", 0),
        (_ASKED, "Bảo đảm 85% học sinh nữ mặc áo phao khi đi đò qua sông.", 0),
        (_ASKED, "Hết học kỳ I bảo đảm 85% học sinh mặc áo phao khi đi đò qua sông.", 0),
        (_ASKED, "Bảo đảm 85% học sinh không mặc áo phao khi đi đò qua sông.", 0),
        (_ASKED, "Bảo đảm 85% giáo viên mặc áo phao khi đi đò qua sông.", 0),
        (_ASKED, "Bảo đảm ít nhất 85% học sinh mặc áo phao khi đi đò qua sông.", 0),
        (_ASKED, "Cuối năm học, bảo đảm 85% học sinh mặc áo phao khi đi đò qua sông.", 1),
        (_ASKED, "Bảo đảm ít nhất 97% học sinh mặc áo phao khi đi đò qua sông.", 1),
        (_ASKED, "Kiểm tra mỗi quý 01 lần; bảo đảm 85% học sinh mặc áo phao khi đi đò qua sông.", 1),
        (_ASKED, "Kiểm tra mỗi tuần; hết quý I bảo đảm 85% học sinh mặc áo phao khi đi đò qua sông.", 0),
        ("Tỷ lệ học sinh đi muộn không quá 3%.", "Tỷ lệ học sinh đi muộn dưới 2%.", 0),
        ("Mỗi học sinh mượn ít nhất 4 quyển/tháng.", "Duy trì để mỗi em mượn ít nhất 2 quyển/tháng.", 1),
        ("Mỗi học sinh mượn ít nhất 4 quyển/tháng.", "Mỗi em mượn ít nhất 2 quyển/tháng.", 1),
        ("Mỗi học sinh mượn ít nhất 4 quyển/tháng.", "Mỗi lớp mượn ít nhất 2 quyển/tháng.", 0),
        ("Tỷ lệ học sinh đi muộn không quá 3%.", "Tỷ lệ học sinh đi muộn không quá 2%.", 1),
        ("Tỷ lệ học sinh đi muộn không quá 3%.", "Tỷ lệ học sinh đi học muộn không quá 2%.", 0),
        ("Ít nhất 70% học sinh lớp 3, lớp 4 có thẻ đọc.", "Ít nhất 75% học sinh lớp 3, lớp 4 có thẻ đọc.", 1),
        ("Ít nhất 70% học sinh lớp 3, lớp 4 có thẻ đọc.", "Ít nhất 75% học sinh lớp 3, lớp 5 có thẻ đọc.", 0),
        ("Tỷ lệ học sinh nữ có thẻ đọc sách đạt 70%.", "Tỷ lệ học sinh nữ có thẻ đọc sách đạt 75%.", 1),
        ("Tỷ lệ học sinh nữ có thẻ đọc sách đạt 70%.", "Tỷ lệ học sinh dân tộc có thẻ đọc sách đạt 75%.", 0),
    ],
)
def test_stated_twice(first: str, second: str, times: int) -> None:
    assert told(first, second) == times


def test_parts_for_two_kinds_of_school_state_two_things() -> None:
    plan = "II. NHIỆM VỤ\n1. {}\n- 85% học sinh mặc áo phao khi đi đò qua sông.\n2. {}\n- 95% học sinh mặc áo phao khi đi đò qua sông.\n"

    def times(*titles: str) -> int:
        made = parse(source_of("KẾ HOẠCH\nPhòng, chống đuối nước năm 2025\n\nTrường xây dựng kế hoạch như sau:\n" + plan.format(*titles)))
        made = replace(made, facts=Facts(targets=targets(made)))
        found = [r for r in Bench(made, Hierarchy(made)).records("target", made) if r.get("value") is not None]
        assert len(found) == 2, "both are targets"
        return len(list(stated_twice(found)))

    assert times("Cấp tiểu học", "Cấp THCS") == 0
    assert times("Tuyên truyền", "Phối hợp") == 1
