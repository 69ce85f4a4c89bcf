"""A spoilt rule file is refused with file, line and word."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from checker.judge import RuleError, load_pack
from checker.judge.rules.editor import rule_schema
from checker.judge.rules.fault import Fault
from checker.judge.rules.load import checked
from checker.judge.rules.packs import built_in
from checker.judge.rules.shape import RuleFile
from checker.language.lexicon import parse_yaml

PACK = "id: thu\ntitle: {vi: Gói thử, en: Trial}\nrules: [a.yaml]\n"
RULE = """\
- id: ZZ01
  name: no-strange-dates
  severity: warning
  title: {vi: Tên, en: Title}
  basis: [{kind: logic}]
  given: {fact: date, where: {real: false}}
  check: forbidden
  message: {vi: "Ngày «{text}» sai.", en: "Bad day {text}."}
  examples:
    bad: [{text: "Xong trước ngày 31/6/2026."}]
    good: [{text: "Xong trước ngày 30/6/2026."}]
"""

#: what is replaced, by what, the line and the word of the complaint, and a piece of what would be right
MISTAKES = [
    ("severity: warning", "severity: warnings", 3, "warnings", "«warning»"),
    ("severity: warning", "severty: warning", 3, "severty", "«severity»"),
    ("id: ZZ01", "id: zz1", 1, "zz1", "CC02"),
    ("fact: date", "fact: dates", 6, "dates", "«date»"),
    ("real: false", "reel: false", 6, "reel", "«real»"),
    ("check: forbidden", "check: forbiden", 7, "forbiden", "«forbidden»"),
    ("{text}»", "{txt}»", 8, "txt", "«text»"),
    ("kind: logic", "kind: habit", 5, "habit", "practice"),
    ("en: Title", "eng: Title", 4, "eng", "«en»"),
    ("  check: forbidden", "  check: forbidden\n  options: {unles: {real: true}}", 8, "unles", "«unless»"),
    ("  check: forbidden", "  check: forbidden\n  options: {topic: [dai]}", 8, "dai", "«day»"),
    ("  check: forbidden", "  check: forbidden\n  silent_beside: [QQ99]", 8, "QQ99", "ZZ01"),
    ("  check: forbidden", "  check: forbidden\n  applies_to: {levels: [shool]}", 8, "shool", "«school»"),
    ("  check: forbidden", "  check: forbidden\n  applies_to: {from: soon}", 8, "", "from"),
    ("  check: forbidden", "  check: required\n  options: {passage: fundings}", 8, "fundings", "«funding»"),
    ('message: {vi: "Ngày «{text}» sai.", en: "Bad day {text}."}', "message: {lost: {vi: a, en: b}}", 8, "lost", "found."),
    ("examples:", "exampels:", 9, "exampels", "«examples»"),
    ("    good: [", "    good: []\n#", 1, "ZZ01", "thiếu ví dụ"),
    ('"Ngày «', '"Ngày" «', 8, "", "YAML"),
    ("severity: warning", "severity: [warning]", 3, "", "Sai kiểu"),
    ("real: false", "real: sai", 6, "sai", "Dùng được: false, true"),
    ("{fact: date, where: {real: false}}", "{fact: line, where: {name: subjekt}}", 6, "subjekt", "«subject»"),
    ("{fact: date, where: {real: false}}", "{fact: section, where: {kinds: [kinh_phi, bao_kao]}}", 6, "bao_kao", "«bao_cao»"),
    ("  check: forbidden", "  check: forbidden\n  options:\n    unless: {shape: days}", 9, "days", "«day»"),
    (
        "  check: forbidden",
        "  check: required\n  options:\n    instead:\n      fact: deadline\n      where: {kind: rapport}",
        11,
        "rapport",
        "«report»",
    ),
]
TESTS = """\
  check: matches
  options:
    tests:
      - message: found
        never: 'x{3,}'
"""
#: the same of a rule of patterns
PATTERNS = [
    ("message: found", "message: fond", 10, "fond", "«found»"),
    ("never:", "where: {name: subjekt}\n        never:", 11, "subjekt", "«subject»"),
    ("never:", "where: {nam: subject}\n        never:", 11, "nam", "«name»"),
    ("never: 'x{3,}'", "only: 'x'", 10, "found", "«must»"),
    ("'x{3,}'", "'(x{3,}'", 11, "(x{3,}", "ở ký tự thứ 1 («(x{3,}»): thiếu dấu «)»"),
    ("'x{3,}'", "'x)'", 11, "x)", "ở ký tự thứ 2 («)»): thừa dấu «)»"),
    ("'x{3,}'", "'ngày [0-9'", 11, "[0-9", "thiếu dấu «]»"),
    ("'x{3,}'", "'*x'", 11, "*x", "không có gì để lặp"),
    ("'x{3,}'", "'x+*'", 11, "x+*", "hai dấu lặp"),
    ("'x{3,}'", "'\\p{Lu}'", 11, "\\p{Lu}", "{UPPER}"),
    ("'x{3,}'", "'[{UPPER}](?<=a+)'", 11, "(?<=a+)", "độ dài cố định"),
    ("'x{3,}'", "'[z-a]'", 11, "z-a", "bị ngược"),
    ("'x{3,}'", "'[{UPER}]'", 11, "{UPER}", "{UPPER}"),
]


def spoilt(folder: Path, old: str, new: str) -> RuleError:
    assert old in RULE
    (folder / "pack.yaml").write_text(PACK, "utf8")
    (folder / "a.yaml").write_text(RULE.replace(old, new, 1), "utf8")
    with pytest.raises(RuleError) as caught:
        load_pack(folder)
    return caught.value


@pytest.mark.parametrize(("old", "new", "line", "word", "right"), PATTERNS, ids=[m[1] for m in PATTERNS])
def test_a_mistake_in_a_pattern_is_named(tmp_path: Path, old: str, new: str, line: int, word: str, right: str) -> None:
    rule = RULE.replace("{fact: date, where: {real: false}}", "{fact: line, where: {name: subject}}")
    rule = rule.replace("  check: forbidden\n", TESTS.replace(old, new, 1))
    (tmp_path / "pack.yaml").write_text(PACK, "utf8")
    (tmp_path / "a.yaml").write_text(rule, "utf8")
    with pytest.raises(RuleError) as caught:
        load_pack(tmp_path)
    assert (caught.value.file.name, caught.value.line) == ("a.yaml", line), str(caught.value)
    assert word in str(caught.value)
    assert right in str(caught.value)
    assert word in caught.value.message.en


def test_a_message_that_no_text_is_for_is_named_where_it_is_asked(tmp_path: Path) -> None:
    rule = RULE.replace("  check: forbidden\n", TESTS.replace("message: found", "message: fond"))
    rule = rule.replace('message: {vi: "Ngày «{text}» sai.", en: "Bad day {text}."}', "message: {found: {vi: a, en: b}}")
    (tmp_path / "pack.yaml").write_text(PACK, "utf8")
    (tmp_path / "a.yaml").write_text(rule, "utf8")
    with pytest.raises(RuleError, match=r"a\.yaml:10: .*«fond».*«found»"):
        load_pack(tmp_path)


@pytest.mark.parametrize(
    ("pack", "fault"),
    [
        ("extends: [ke_hoach]\n", "a.yaml:1: Mã «CC03» đã có trong gói «can_cu».*replaces"),
        ("extends: [ke_hoach]\nreplaces: [CC03]\n", None),
        ("extends: [ke_hoach]\nreplaces: [CC03, CC04]\n", "pack.yaml:5: .*«CC04»"),
        ("replaces: [CC03]\n", "pack.yaml:4: .*«CC03»"),
        ("", None),
    ],
)
def test_a_rule_is_replaced_only_where_the_pack_says_so(tmp_path: Path, pack: str, fault: str | None) -> None:
    (tmp_path / "pack.yaml").write_text(PACK + pack, "utf8")
    (tmp_path / "a.yaml").write_text(RULE.replace("ZZ01", "CC03"), "utf8")
    if fault:
        with pytest.raises(RuleError, match=fault):
            load_pack(tmp_path)
    else:
        assert {r.id: r.pack for r in load_pack(tmp_path)}["CC03"] == "thu"


@pytest.mark.parametrize(("old", "new", "line", "word", "right"), MISTAKES, ids=[f"{m[1].strip()[:40]}" for m in MISTAKES])
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, line: int, word: str, right: str) -> None:
    error = spoilt(tmp_path, old, new)
    assert (error.file.name, error.line) == ("a.yaml", line), str(error)
    assert word in str(error)
    assert right in str(error)
    assert "; Dùng" not in str(error)
    assert error.message.en


def test_the_unspoilt_file_loads(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, "utf8")
    (tmp_path / "a.yaml").write_text(RULE, "utf8")
    assert [(r.id, r.pack, r.file, r.trusted) for r in load_pack(tmp_path)] == [("ZZ01", "thu", "a.yaml", False)]


@pytest.mark.parametrize(
    ("pack", "word"),
    [
        (PACK.replace("rules:", "ruels:"), "ruels"),
        (PACK.replace("a.yaml", "b.yaml"), "b.yaml"),
        (PACK + "without: [ZZ09]\n", "ZZ09"),
        (PACK + "severity: {ZZ08: info}\n", "ZZ08"),
        (PACK + "extends: [khong_co]\n", "pack.yaml"),
    ],
)
def test_a_spoilt_pack_is_refused(tmp_path: Path, pack: str, word: str) -> None:
    (tmp_path / "pack.yaml").write_text(pack, "utf8")
    (tmp_path / "a.yaml").write_text(RULE, "utf8")
    with pytest.raises(RuleError, match=word):
        load_pack(tmp_path)


def test_what_a_rule_rests_on_is_said_in_english_unless_it_is_a_law_by_its_name() -> None:
    resting = [
        (rule.id, basis) for pack in built_in() for rule in load_pack(pack) for basis in rule.basis if basis.kind in ("practice", "parent")
    ]
    assert len(resting) > 30
    assert [name for name, b in resting if bool(b.document) != bool(b.document_en) or bool(b.at) != bool(b.at_en)] == []


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, "utf8")
    (tmp_path / "a.yaml").write_text(RULE + RULE, "utf8")
    with pytest.raises(RuleError, match="cùng mã"):
        load_pack(tmp_path)


def test_a_pack_extends_another(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK + "extends: [ke_hoach]\nwithout: [NQ01]\nseverity: {BC03: info}\n", "utf8")
    (tmp_path / "a.yaml").write_text(RULE, "utf8")
    rules = {r.id: r for r in load_pack(tmp_path)}
    assert "NQ01" not in rules
    assert rules["BC03"].severity == "info"
    assert {"ZZ01", "CC01"} <= set(rules)


def test_every_rule_file_fits_the_schema() -> None:
    import jsonschema
    import yaml

    from checker.language.lexicon import rules_root

    schema = rule_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = [rule for pack in rules_root().glob("*/pack.yaml") for rule in pack.parent.glob("*.yaml") if rule != pack]
    assert len(files) >= 7
    for file in files:
        data = yaml.load(file.read_text("utf8"), Loader=yaml.BaseLoader)
        faults = [e for e in validator.iter_errors(data) if e.validator in ("required", "additionalProperties", "enum")]
        assert [f for f in faults if "true" not in str(f.instance)] == [], file.name


def test_the_schema_refuses_an_unknown_key() -> None:
    import jsonschema
    import yaml

    data = yaml.safe_load(RULE.replace("severity:", "severty:"))
    assert list(jsonschema.Draft202012Validator(rule_schema()).iter_errors(data))


def test_the_packs_that_came_with_the_program_hold_all_that_a_check_takes_for_granted() -> None:
    """A check asks no more of them than their shape; here every name, word and placeholder is asked for, and nothing else may differ."""
    asked, quick = load_pack(*built_in(), examples=True), load_pack(*built_in())
    assert [replace(rule, examples=None) for rule in asked] == list(quick)
    assert all(rule.trusted for rule in quick)


@pytest.mark.parametrize(("right", "wrong"), [("{text}»", "{txt}»"), ("fact: date", "fact: dates"), ("{real: false}", "{reel: false}")])
def test_what_is_wrong_in_them_is_found_when_all_is_asked(right: str, wrong: str) -> None:
    rule = msgspec.convert(parse_yaml(RULE.replace(right, wrong))[0], RuleFile)
    with pytest.raises(Fault):
        checked(rule, (0,), "the_thuc", Path("own.yaml"), None, examples=True, ours=True)
