"""A stranger's pack with each kind of mistake is refused with file, line, word and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.judge import RuleError, load_pack

PACK = """\
id: phuong
title: {vi: Gói của phường, en: The ward's}
extends: [ke_hoach]
rules: [rieng.yaml]
severity: {BC03: info}
options: {CT05: {value: value}}
retune:
  - for: {levels: [school], subjects: [an toàn]}
    without: [NQ01]
rating:
  - {id: gon, title: {vi: gọn, en: tidy}, asks: [{severity: [info], packs: [phuong], rules: [HS01]}]}
"""
RULE = """\
- id: HS01
  name: no-placeholder
  severity: warning
  title: {vi: Trích yếu không còn chỗ trống, en: No placeholder}
  basis: [{kind: practice, document: Thông lệ}]
  applies_to: {types: [ke_hoach], from: 2020-03-05}
  given: {fact: line, where: {name: subject}}
  check: matches
  options: {tests: [{message: found, never: 'x{3,}'}]}
  silent_beside: [LT01x]
  message: {vi: "Còn chỗ trống: «{text}».", en: "Left: {text}."}
  examples:
    bad: [{text: {trich_yeu: "Bảo đảm an toàn [[xxx]]"}}]
    good: [{text: {}}]
""".replace("  silent_beside: [LT01x]\n", "")

#: kind of mistake: the file that is spoilt, what stands there, by what it is replaced; the line, the word and the right of the complaint
MISTAKES: dict[str, tuple[str, str, str, int | None, str, str]] = {
    "a key that there is not": ("rieng.yaml", "severity: warning", "severty: warning", 3, "severty", "«severity»"),
    "a key that is missing": ("rieng.yaml", "  name: no-placeholder\n", "", 1, "", "Thiếu khóa bắt buộc «name»"),
    "a key said twice": ("rieng.yaml", "severity: warning", "severity: warning\n  severity: info", 4, "severity", "viết hai lần"),
    "a value of the wrong kind": ("rieng.yaml", "severity: warning", "severity: [warning]", 3, "", "Sai kiểu giá trị: cần chữ"),
    "a value that there is not": ("rieng.yaml", "severity: warning", "severity: warnign", 3, "warnign", "«warning»"),
    "an id of another form": ("rieng.yaml", "id: HS01", "id: hs-1", 1, "hs-1", "ví dụ CC02"),
    "an id that is taken": ("rieng.yaml", "id: HS01", "id: CC03", 1, "CC03", "replaces: [CC03]"),
    "an unknown check": ("rieng.yaml", "check: matches", "check: match", 8, "match", "«matches»"),
    "an unknown fact": ("rieng.yaml", "fact: line", "fact: lines", 7, "lines", "«line»"),
    "an unknown field": ("rieng.yaml", "where: {name:", "where: {nam:", 7, "nam", "«name»"),
    "a value that the field never has": ("rieng.yaml", "name: subject", "name: subjekt", 7, "subjekt", "«subject»"),
    "an unknown option": ("rieng.yaml", "message: found, never", "message: found, nevr", 9, "nevr", "«never»"),
    "an unknown place in a message": ("rieng.yaml", "{text}»", "{txt}»", 10, "txt", "«text»"),
    "a message in one language": ("rieng.yaml", ', en: "Left: {text}."', "", 10, "", "Thiếu khóa bắt buộc «en»"),
    "an unknown rule beside it": ("rieng.yaml", "  message:", "  silent_beside: [CC99]\n  message:", 10, "CC99", "CC09"),
    "no bad example": ("rieng.yaml", "    bad: [{", "    bad: []\n#", 1, "HS01", "ít nhất một «bad»"),
    "a pattern that is wrong": ("rieng.yaml", "'x{3,}'", "'(x{3,}'", 9, "(x{3,}", "thiếu dấu «)»"),
    "a pattern that can blow up": ("rieng.yaml", "'x{3,}'", "'(x+)+y'", 9, "(x+)+y", "«(a+)+» → «a+»"),
    "a day that there is not": ("rieng.yaml", "from: 2020-03-05", "from: 2020-13-45", 6, "2020-13-45", "Không có ngày"),
    "no YAML": ("rieng.yaml", '"Còn chỗ trống:', '"Còn" chỗ trống:', 10, "Còn", "cú pháp YAML"),
    "a list that is none": ("rieng.yaml", "- id: HS01\n  name", "id: HS01\nname", None, "", ""),
    "a file that is missing": ("pack.yaml", "rieng.yaml", "riêng.yaml", 4, "riêng.yaml", "Thiếu tệp"),
    "a file outside": ("pack.yaml", "[rieng.yaml]", "[../rieng.yaml]", 4, "../rieng.yaml", "không nêu đường dẫn"),
    "an unknown pack": ("pack.yaml", "[ke_hoach]", "[ke_hoac]", 3, "ke_hoac", "«ke_hoach»"),
    "an unknown key of the pack": ("pack.yaml", "severity: {", "severitys: {", 5, "severitys", "«severity»"),
    "another severity for an unknown rule": ("pack.yaml", "BC03", "BC33", 5, "BC33", "«BC03»"),
    "an option that the retuned rule has not": ("pack.yaml", "{value: value}", "{valu: value}", 6, "valu", "«value»"),
    "a retuning for nobody in particular": ("pack.yaml", "{levels: [school], subjects: [an toàn]}", "{}", 8, "for", "levels"),
    "a retuning for an unknown level": ("pack.yaml", "[school]", "[shool]", 8, "shool", "«school»"),
    "a retuning that changes nothing": ("pack.yaml", "    without: [NQ01]\n", "", 8, "retune", "without, severity"),
    "an unknown rule switched off": ("pack.yaml", "[NQ01]", "[NQ71]", 9, "NQ71", "NQ01"),
    "a step that asks an unknown rule": ("pack.yaml", "rules: [HS01]", "rules: [HS02]", 11, "HS02", "HS01"),
    "a step that asks an unknown pack": ("pack.yaml", "packs: [phuong]", "packs: [phuon]", 11, "phuon", "«phuong»"),
    "a circle of packs": ("pack.yaml", "[ke_hoach]", "[phuong]", None, "", "vòng tròn"),
}


def written(folder: Path, pack: str = PACK, rule: str = RULE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(pack, "utf8")
    (folder / "rieng.yaml").write_text(rule, "utf8")
    return folder


def test_at_least_twenty_kinds_are_known() -> None:
    assert len(MISTAKES) >= 20


def test_the_unspoilt_pack_loads(tmp_path: Path) -> None:
    assert "HS01" in {r.id for r in load_pack(written(tmp_path / "phuong"))}


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_refused_with_file_line_word_and_right(kind: str, tmp_path: Path) -> None:
    file, old, new, line, word, right = MISTAKES[kind]
    whole = {"pack.yaml": PACK, "rieng.yaml": RULE}
    assert old in whole[file]
    whole[file] = whole[file].replace(old, new, 1)
    with pytest.raises(RuleError) as caught:
        load_pack(written(tmp_path / "phuong", *whole.values()))
    said = str(caught.value)
    assert caught.value.file.name == file
    assert line is None or caught.value.line == line, said
    assert word in said
    assert right in said
    assert caught.value.message.en
    assert caught.value.message.en != caught.value.message.vi


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "phuong")
    (folder / "rieng.yaml").write_bytes(RULE.encode("utf-16"))
    with pytest.raises(RuleError, match=r"rieng\.yaml:1: .*UTF-8"):
        load_pack(folder)
