"""Every row of the specification is held by a rule, or it is said why not."""

from __future__ import annotations

from checker.cli.examples import report_of
from checker.judge import load_pack
from checker.judge.rules import Example
from tests.accuracy.rows import faults, held
from tests.accuracy.shared import needs_shared


@needs_shared
def test_every_row_is_answered() -> None:
    assert faults() == []


def test_a_reason_stands_where_no_rule_does() -> None:
    assert all(said.split() if not said.startswith("-") else len(said) > 5 for said in held().values())


def test_the_parent_s_issuer_among_the_recipients() -> None:
    """NN.REPORT, by TH03."""
    text = {
        "noi_nhan": "Nơi nhận:\n- Các tổ chuyên môn;\n- Lưu: VT.",
        "bao_cao": "VI. CHẾ ĐỘ BÁO CÁO\nNhà trường gửi báo cáo năm trước ngày 25/11/2026.",
    }
    report = report_of(Example(text=text, parent={}), load_pack())
    assert [f.message.vi for f in report.findings if f.rule == "TH03"] == [
        "Nơi nhận không có Ủy ban nhân dân phường Hoa Sơn là cơ quan ban hành văn bản cấp trên."
    ]
