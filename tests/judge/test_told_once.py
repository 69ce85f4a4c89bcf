"""A clause of the parent with two figures, of which the plan falls short: what CT01 and CT02 tell of it. Own wording."""

from __future__ import annotations

import pytest

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example

ASKED = "Ít nhất 90% học sinh được tham gia ít nhất 02 buổi trải nghiệm nghề làm gốm."


@pytest.mark.parametrize(
    ("own", "evidence"),
    [
        ("Có 80% học sinh được tham gia 01 buổi trải nghiệm nghề làm gốm.", ["80%", "01 buổi"]),
        ("95% học sinh được tham gia 01 buổi trải nghiệm nghề làm gốm.", ["01 buổi"]),
        ("Tổ chức 01 buổi trải nghiệm nghề làm gốm cho học sinh.", ["01 buổi trải nghiệm nghề làm gốm"]),
        ("95% học sinh được tham gia 02 buổi trải nghiệm nghề làm gốm.", []),
    ],
)
def test_each_figure_is_told_once(own: str, evidence: list[str]) -> None:
    example = Example(text={"chi_tieu": f"II. CHỈ TIÊU\n1. {own}"}, parent={"chi_tieu": f"II. CHỈ TIÊU\n1. {ASKED}"})
    told = [f for f in report_of(example, load_pack()).findings if f.rule in ("CT01", "CT02")]
    assert [f.evidence for f in told] == evidence
