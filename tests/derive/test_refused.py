"""Mistakes in a pack's `parent:` → refused with line, word and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.judge.rules.fault import RuleError
from tests.derive.packs import held

TEXT = """\
id: cap_tren
title: {vi: "Cấp trên", en: "Superior"}
extends: [ke_hoach]
signed_off_by: null
signed_off_on: null
parent:
  file: "cap-tren.docx"
  type: "Kế hoạch"
  number: "12/KH-UBND"
  issued: "05/01/2026"
  issuer: "Ủy ban nhân dân phường Hoa Sơn"
  level: commune
  period: {from: 2026, to: 2026}
  required_parts:
    - ["mục tiêu", "kinh phí"]
  parts:
    - title: "CHỈ TIÊU"
      number: "II"
      kinds: [chi_tieu]
      items:
        - clause: "Ít nhất 60% lớp có góc đọc vào năm 2026."
          targets:
            - indicator: "lớp có góc đọc"
              op: ">="
              value: 60
              unit: "%"
              year: 2026
              words: "Ít nhất 60%"
    - title: "BÁO CÁO"
      items:
        - clause: "Các trường gửi báo cáo trước ngày 20/11."
          deadlines:
            - kind: report
              due: "20/11"
              actor: "Các trường"
              words: "trước ngày 20/11"
          events:
  speaks_of: [funding]
"""


def test_the_text_itself_is_sound(tmp_path: Path) -> None:
    """Keys without a value are no mistake: an officer who takes out what stands under one leaves it."""
    (superior,) = held(TEXT, tmp_path)
    facts = superior.document.facts
    assert [(t.op, t.value, t.year) for t in facts.targets] == [(">=", 60.0, 2026)]
    assert [(d.day, d.month) for d in facts.deadlines] == [(20, 11)]
    assert facts.events == ()


# what is written → instead, the line, a piece of what is said
WRONG = [
    ("value: 60", "valu: 60", 25, "có phải là «value»?"),
    ("value: 60", "value: 60%", 25, "Giá trị «60%» của «value» phải là một con số"),
    ("value: 60", "value: 12,5", 25, "dấu thập phân là dấu chấm"),
    ("value: 60", "value: sáu mươi", 25, "«sáu mươi»"),
    ("value: 60", "value: 1.200", 25, "viết 1200"),
    ("value: 60", "value: .inf", 25, "không phải một con số"),
    ('op: ">="', 'op: "≥"', 24, ">="),
    ('op: ">="', "op: >=", 24, "YAML"),
    ("year: 2026", "year: năm 2026", 27, "số nguyên"),
    ('unit: "%"', 'unit: "%"\n              general: có', 27, "true (có) hoặc false"),
    ('clause: "Các trường gửi báo cáo trước ngày 20/11."', "clause: [a]", 31, "phải là chữ"),
    ("          targets:\n            - indicator", "          targets:\n              indicator", 23, "phải là một danh sách"),
    ('due: "20/11"', 'due: "31/11"', 34, "Không có ngày «31/11»"),
    ('due: "20/11"', 'due: "cuối năm"', 34, "«cuối năm» không phải ngày. Viết ngày như «20/11»"),
    ('due: "20/11"', "due: 20", 34, "Viết ngày như"),
    ('issued: "05/01/2026"', 'issued: "05/13/2026"', 10, "Không có ngày «05/13/2026»"),
    ("kind: report", "kind: báo cáo", 33, "report, task"),
    ("kind: report", "kind: reprot", 33, "có phải là «report»?"),
    ('words: "trước ngày 20/11"', 'words: "trước ngày 25/11"', 36, "Câu trong «clause» không có cụm từ «trước ngày 25/11»"),
    ("kinds: [chi_tieu]", "kinds: [chi_tiu]", 19, "có phải là «chi_tieu»?"),
    ("level: commune", "level: xã", 12, "commune"),
    ('"kinh phí"]', '"tiền"]', 15, "kinh phí"),
    ("speaks_of: [funding]", "speaks_of: [fundng]", 38, "có phải là «funding»?"),
    ('- indicator: "lớp có góc đọc"', '- population: "lớp có góc đọc"', 23, "Thiếu khóa bắt buộc «indicator»"),
    ('- title: "BÁO CÁO"', '- number: "III"', 29, "thiếu khóa «title»"),
    ('- title: "BÁO CÁO"', '- title: "BÁO CÁO"\n      depth: 0', 30, "phải từ 1"),
    ('  file: "cap-tren.docx"\n', "", 7, "Thiếu khóa bắt buộc «file»"),
    ("signed_off_on: null", "signed_off_on: hôm qua", 5, "«signed_off_on: hôm qua» không phải ngày"),
    ("signed_off_on: null", "signed_off_on: 31/2/2026", 5, "không phải ngày"),
    ("signed_off_by: null", "signed_of_by: null", 4, "có phải là «signed_off_by»?"),
    ("          events:", "          event: x", 37, "có phải là «events»?"),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), WRONG)
def test_a_mistake_is_told_with_its_line(old: str, new: str, line: int, said: str, tmp_path: Path) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(RuleError) as found:
        held(TEXT.replace(old, new), tmp_path)
    assert said in found.value.message.vi
    assert found.value.line == line
    assert f"pack.yaml:{line}: " in found.value.both.vi


def test_the_command_refuses_it_too(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from checker.cli import cli

    (tmp_path / "pack.yaml").write_text(TEXT.replace("value: 60", "value: 60%"), "utf-8")
    for words in (["rules", "test", str(tmp_path), "CC01"], ["check", __file__, "--rules", str(tmp_path)]):
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 2, done.output
        assert "pack.yaml:25: Giá trị «60%» của «value» phải là một con số" in done.output
