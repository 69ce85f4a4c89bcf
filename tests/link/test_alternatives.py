"""Of things that the parent leaves to choose from, the one of which the plan does the most answers."""

from __future__ import annotations

import pytest

from checker.link import link
from tests.accuracy.alignment.cases import Case
from tests.accuracy.alignment.product import plans

ASKED = "Mỗi trường tổ chức ít nhất 03 buổi tọa đàm hoặc chuyến tham quan trong năm học."


def judged(*lines: str) -> tuple[str, float | None, bool]:
    """Whether the target binds, the value that answers it, and whether a passage is shown that may."""
    case = Case("x", "open", "teachers", "thcs", "choice", (ASKED,), lines, frozenset())
    above, below = plans(case)
    (row,) = [row for row in link(below, [above]).rows if row.kind == "target"]
    return row.binds, row.child_fact.value if row.child_fact else None, row.near is not None


@pytest.mark.parametrize(
    ("lines", "binds", "value", "shown"),
    [
        (("Tổ chức 04 chuyến tham quan, trong đó có 01 buổi tọa đàm tại bảo tàng.",), "yes", 4, False),
        (("Tổ chức 01 buổi tọa đàm.", "Tổ chức 02 chuyến tham quan."), "unclear", None, True),
        (("Tổ chức 01 buổi tọa đàm.", "Tổ chức 01 chuyến tham quan."), "yes", 1, False),
        (("Tổ chức 02 buổi tọa đàm.",), "yes", 2, False),
    ],
    ids=["enough of one", "enough together", "too few together", "too few"],
)
def test_the_choice_is_the_plans(lines: tuple[str, ...], binds: str, value: float | None, shown: bool) -> None:
    assert judged(*lines) == (binds, value, shown)
