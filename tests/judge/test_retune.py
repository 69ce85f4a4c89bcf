"""Packs that retune others' rules: for every plan, or by level, subject and issuer; several packs side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.examples import report_of
from checker.judge import RuleError, load_pack
from checker.judge.rules import Example, Rule
from tests.judge.test_strangers import RULE

FAULTY = Example(text={"ket": "Trên đây là Kế hoạch của Trường Tiểu học Hoa Mai.", "kinh_phi": ""})
#: the model plan: a school's («level» school), of a ward, about safety at school
NO_MONEY = Example(text={"kinh_phi": ""})


def pack(folder: Path, more: str, extends: str = "ke_hoach", rule: str | None = None) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        f"id: {folder.name}\ntitle: {{vi: Thử, en: Trial}}\nextends: [{extends}]\n{'rules: [rieng.yaml]' if rule else ''}\n{more}\n", "utf8"
    )
    if rule:
        (folder / "rieng.yaml").write_text(rule, "utf8")
    return folder


def told(rules: tuple[Rule, ...], example: Example = NO_MONEY) -> tuple[str | None, str]:
    """The severity of BC03's finding, and its outcome."""
    report = report_of(example, rules)
    outcome = next(v.outcome for v in report.verdicts if v.rule == "BC03")
    return next((f.severity for f in report.findings if f.rule == "BC03"), None), outcome


def by_id(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}


WARNED, INFO, OFF = ("warning", "fail"), ("info", "fail"), (None, "not_applicable")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("levels: [school]", OFF),
        ("levels: [commune, school]", OFF),
        ("levels: [commune]", WARNED),
        ("subjects: [an toàn trường học]", OFF),
        ("subjects: [AN TOÀN]", OFF),
        ("subjects: [bình đẳng giới]", WARNED),
        ("issuers: [Trường Tiểu học]", OFF),
        ("issuers: [phường Hoa Sơn]", OFF),
        ("issuers: [Phòng Giáo dục]", WARNED),
        ("levels: [school], subjects: [an toàn], issuers: [hoa sơn]", OFF),
        ("levels: [school], subjects: [bình đẳng giới]", WARNED),
    ],
)
def test_a_rule_is_off_for_some_plans(when: str, expected: tuple[str | None, str], tmp_path: Path) -> None:
    rules = load_pack(pack(tmp_path / "phuong", f"retune:\n  - for: {{{when}}}\n    without: [BC03]"))
    assert told(rules) == expected
    assert told(load_pack()) == WARNED


def test_what_is_off_for_a_plan_says_so(tmp_path: Path) -> None:
    rules = load_pack(pack(tmp_path / "phuong", "retune:\n  - for: {levels: [school]}\n    without: [BC03]"))
    verdict = next(v for v in report_of(NO_MONEY, rules).verdicts if v.rule == "BC03")
    assert verdict.why
    assert "«phuong»" in verdict.why.vi


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("severity: {BC03: info}", INFO),
        ("severity: {BC03: error}", ("error", "fail")),
        ("retune:\n  - for: {levels: [school]}\n    severity: {BC03: info}", INFO),
        ("severity: {BC03: error}\nretune:\n  - for: {levels: [school]}\n    severity: {BC03: info}", INFO),
        ("severity: {BC03: error}\nretune:\n  - for: {levels: [commune]}\n    severity: {BC03: info}", ("error", "fail")),
        (
            "retune:\n  - for: {levels: [school]}\n    severity: {BC03: info}\n  - for: {subjects: [an toàn]}\n    severity: {BC03: error}",
            ("error", "fail"),
        ),
    ],
)
def test_severity_for_all_and_for_some(more: str, expected: tuple[str, str], tmp_path: Path) -> None:
    assert told(load_pack(pack(tmp_path / "phuong", more))) == expected


def test_what_an_office_sets_is_the_most_that_is_told(tmp_path: Path) -> None:
    rule = by_id(load_pack(pack(tmp_path / "phuong", "severity: {CT01: info}")))["CT01"]
    assert (rule.severity, rule.at_most) == ("info", None)


def test_options_take_the_place_of_those_of_their_name(tmp_path: Path) -> None:
    folder = pack(tmp_path / "phuong", "options: {CT05: {limit: {where: {unit: '%'}, most: 120}}}")
    rule = by_id(load_pack(folder))["CT05"]
    assert rule.setting.limit.most == 120
    assert rule.setting.along == "year"
    plan = Example(text={"chi_tieu": "II. CHỈ TIÊU\n1. 105% học sinh được học kỹ năng thoát nạn."})
    assert "CT05" in {f.rule for f in report_of(plan, load_pack()).findings}
    assert "CT05" not in {f.rule for f in report_of(plan, load_pack(folder)).findings}


def test_options_for_some_plans(tmp_path: Path) -> None:
    limit = "CT05: {limit: {where: {unit: '%'}, most: 120}}"
    plan = Example(text={"chi_tieu": "II. CHỈ TIÊU\n1. 105% học sinh được học kỹ năng thoát nạn."})
    for level, found in (("school", False), ("commune", True)):
        rules = load_pack(pack(tmp_path / level, f"retune:\n  - for: {{levels: [{level}]}}\n    options: {{{limit}}}"))
        assert ("CT05" in {f.rule for f in report_of(plan, rules).findings}) is found


def test_the_pack_that_extends_has_the_last_word(tmp_path: Path) -> None:
    pack(tmp_path / "quan", "retune:\n  - for: {levels: [school]}\n    severity: {BC03: error}")
    assert told(load_pack(pack(tmp_path / "phuong", "severity: {BC03: info}", "quan"))) == INFO
    assert told(load_pack(tmp_path / "quan")) == ("error", "fail")


@pytest.mark.parametrize("turned", [False, True])
def test_packs_side_by_side_keep_what_each_does(turned: bool, tmp_path: Path) -> None:
    one = pack(tmp_path / "mot", "severity: {BC03: info}\nwithout: [NQ01]", rule=RULE)
    two = pack(tmp_path / "hai", "severity: {BC01: info}", "can_cu, bo_cuc")
    rules = by_id(load_pack(*((two, one) if turned else (one, two))))
    assert (rules["BC03"].severity, rules["BC01"].severity) == ("info", "info")
    assert "NQ01" not in rules
    assert "HS01" in rules


def test_of_two_packs_that_retune_one_rule_the_second_has_the_last_word(tmp_path: Path) -> None:
    one, two = pack(tmp_path / "mot", "severity: {BC03: info}"), pack(tmp_path / "hai", "severity: {BC03: error}")
    assert by_id(load_pack(one, two))["BC03"].severity == "error"
    assert by_id(load_pack(two, one))["BC03"].severity == "info"


@pytest.mark.parametrize("turned", [False, True])
def test_a_replaced_rule_stays_replaced_beside_a_pack_that_has_the_old_one(turned: bool, tmp_path: Path) -> None:
    one = pack(tmp_path / "mot", "replaces: [NQ01]", rule=RULE.replace("HS01", "NQ01"))
    packs: tuple[str | Path, ...] = ("ke_hoach", one) if turned else (one, "ke_hoach")
    assert by_id(load_pack(*packs))["NQ01"].pack == "mot"


def test_two_rules_of_one_id_are_refused(tmp_path: Path) -> None:
    one, two = pack(tmp_path / "mot", "", rule=RULE), pack(tmp_path / "hai", "", rule=RULE)
    with pytest.raises(RuleError, match=r"«mot» và «hai» cùng có mã «HS01»"):
        load_pack(one, two)


def test_the_same_pack_twice_is_the_pack(tmp_path: Path) -> None:
    assert load_pack("ke_hoach", "ke_hoach", "can_cu") == load_pack()


def test_silent_beside_a_rule_that_is_not_loaded_is_inert() -> None:
    assert "TH01" not in by_id(load_pack("bo_cuc"))
    assert "TH01" in by_id(load_pack("bo_cuc"))["BC05"].silent_beside
    assert told(load_pack("bo_cuc")) == WARNED


def test_both_packs_know_their_own_documents(tmp_path: Path) -> None:
    head = "number,type,issued,issuer,title,in_force_from,in_force_to,replaced_by,evidence,source\n"
    for name in ("mot", "hai"):
        folder = pack(tmp_path / name, "")
        (folder / "documents.csv").write_text(f"{head}15/KH-UBND,Kế hoạch,2021-01-12,UBND {name},,,,,db,bản chính\n", "utf8")
    rule = by_id(load_pack(tmp_path / "mot", tmp_path / "hai"))["CC05"]
    assert [Path(f).parent.name for f in rule.documents] == ["mot", "hai"]
