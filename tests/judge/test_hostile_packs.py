"""A hostile pack is refused or bounded: patterns without end, counts, aliases of aliases, ZIP files that lead out or swell."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path
from time import perf_counter

import pytest

from checker.cli.examples import report_of
from checker.judge import RuleError, load_pack
from checker.judge.rules import Example
from checker.judge.rules.hostile import blows_up
from tests.judge.test_strangers import PACK, RULE, written

#: refused before they run
REFUSED = [
    "(a+)+$",
    "(a*)*b",
    "(?:a|a)*b",
    "(?:a|aa)+$",
    r"(\w+\s?)*$",
    r"(?:\s*\w+)+:",
    "(.*)*x",
    "(?:ab?b?)*c",
    r"(?:\s*-?\s*\w+)+:",
    "(.+,?)+x",
    "([a-z]+)*[A-Z]",
    "((a+){2,}b?)+$",
    "(?P<x>(?:[0-9]+,?)+)z",
    "(a{1,500}){1,500}",
    "((x{50}){50}){50}",
    "a{100000}",
    "a{0,99999999999}",
    "(" * 600 + "a" + ")" * 600,
    "a|" * 1500 + "b",
]
#: no harm in them
ALLOWED = [
    "x{3,}",
    r"…+|\.{3,}",
    r"(?:,\s*\w+)*\.",
    r"(?:\s+\w+)+:",
    "(?:ngày|tháng|năm)+",
    r"\d{1,2}/\d{1,2}/\d{4}",
    "(?:[IVX]+|[0-9]+)\\.",
    r"^(?:[{UPPER}]+\s)+$",
    "(?:(?:a,)+;)*",
    r"(?:\d\d?/)+",
    "(?:(?:thị )?xã |phường )+",
    "(?:các |các trường )*",
]
#: not seen at load, or seen late: stopped while they run
SLOW = [
    r"^(?:.*?,){12}P",
    ".*.*.*.*.*.*=",
    r"(?=(\w+))\1*\w*\w*\w*\w*\w*!",
    r"(\w)(\w*)\2(\w*)\3(\w*)\4X",
]


@pytest.mark.parametrize("pattern", REFUSED, ids=lambda p: p[:24])
def test_a_pattern_that_can_blow_up_is_seen(pattern: str) -> None:
    start = perf_counter()
    assert blows_up(pattern)
    assert perf_counter() - start < 1


@pytest.mark.parametrize("pattern", ALLOWED)
def test_a_harmless_pattern_passes(pattern: str) -> None:
    assert blows_up(pattern) is None


def test_no_pattern_of_ours_would_be_refused() -> None:
    from checker.judge.rules.hostile import bounded

    for rule in load_pack():
        if rule.check != "phrase":
            bounded(rule.options, ())


@pytest.mark.parametrize("pattern", [*SLOW, "z"])
@pytest.mark.parametrize("length", [200, 400])
def test_a_slow_pattern_is_stopped_and_the_rule_is_broken_not_the_run(pattern: str, length: int, tmp_path: Path) -> None:
    quoted = "'" + pattern.replace("'", "''") + "'"
    pack = load_pack(written(tmp_path / "phuong", PACK, RULE.replace("'x{3,}'", quoted)))
    example = Example(text={"trich_yeu": "Về việc " + "a, b" * 40 + "aaaa" * (length // 4)})
    start = perf_counter()
    report = report_of(example, pack)
    assert perf_counter() - start < 20
    verdict = next(v for v in report.verdicts if v.rule == "HS01")
    assert verdict.outcome in ("broken", "pass", "not_applicable")
    assert {v.outcome for v in report.verdicts if v.rule != "HS01"} <= {"pass", "fail", "not_applicable", "not_evaluated"}


@pytest.mark.parametrize("pattern", ["(?:a|aa)+$", "(?:a|aa)+b!", "(?:a?b?|a)+(?:aa|a)+$", "(.*a){20}$"])
def test_what_would_get_past_the_loader_is_stopped(pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.judge.rules.hostile.bounded", lambda *_: None)
    pack = load_pack(written(tmp_path / "phuong", PACK, RULE.replace("x{3,}", pattern)))
    start = perf_counter()
    report = report_of(Example(text={"trich_yeu": "Về việc " + "a" * 200 + "!"}), pack)
    assert perf_counter() - start < 5
    assert [v.outcome for v in report.verdicts if v.rule == "HS01"] == ["broken"]


def test_all_searches_of_a_rule_together_are_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from checker.judge.checks import shape

    monkeypatch.setattr(shape, "_SECONDS", -1.0)
    report = report_of(Example(text={}), load_pack(written(tmp_path / "phuong")))
    verdict = next(v for v in report.verdicts if v.rule == "HS01")
    assert verdict.outcome == "broken"
    assert verdict.why
    assert "quá lâu" in verdict.why.vi


def test_patterns_of_tokens_are_not_for_others(tmp_path: Path) -> None:
    rule = RULE.replace("check: matches", "check: phrase").replace(
        "{tests: [{message: found, never: 'x{3,}'}]}", "{patterns: [[{TEXT: {REGEX: '(a+)+$'}}]]}"
    )
    with pytest.raises(RuleError, match="REGEX"):
        load_pack(written(tmp_path / "phuong", PACK, rule))


def test_a_retuned_rule_takes_no_hostile_pattern(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"pack\.yaml:6: .*không dừng"):
        load_pack(written(tmp_path / "phuong", PACK.replace("CT05: {value: value}", "CT01: {assigned: '(a+)+$'}")))
    rules = load_pack(written(tmp_path / "quan", PACK.replace("CT05: {value: value}", r"CT01: {assigned: '\bphải\b'}")))
    assert [r.trusted for r in rules if r.id == "CT01"] == [False]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{n}: &{n} [{','.join([f'*{p}'] * 10)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE = "a: &a {k: 1}\n" + "".join(f"{n}: &{n} {{<<: [{','.join([f'*{p}'] * 10)}]}}\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
YAML = {
    "aliases of aliases": (BOMB, "phình"),
    "merged aliases": (MERGE, "phình"),
    "a list in itself": ("- &a [*a]\n", "nằm trong chính nó"),
    "deep": ("[" * 5000 + "]" * 5000, "Lồng quá"),
    "deep in blocks": ("".join(" " * i + "a:\n" for i in range(500)), "Lồng quá"),
    "a number without end": ("- id: " + "9" * 10_000 + "\n", "Không có ngày hoặc số"),
    "a key that is a list": ("- {[a]: b}\n", "YAML"),
    "large": ("# " + "x" * 2_000_000 + "\n", "lớn hơn"),
    "code": ("- !!python/object/apply:os.system ['true']\n", "YAML"),
    "a character that no text has": ("- id: HS01\n  name: \x00\n", ":2: Tệp không đúng cú pháp"),
    "nothing": ("", "danh sách"),
}


@pytest.mark.parametrize("kind", YAML)
@pytest.mark.parametrize("file", ["rieng.yaml", "pack.yaml"])
def test_yaml_that_would_grow_is_refused_at_once(kind: str, file: str, tmp_path: Path) -> None:
    text, said = YAML[kind]
    folder = written(tmp_path / "phuong")
    (folder / file).write_text(text, "utf8")
    start = perf_counter()
    with pytest.raises(RuleError) as caught:
        load_pack(folder)
    assert perf_counter() - start < 2
    assert caught.value.file == folder / file
    if kind != "nothing" or file == "rieng.yaml":
        assert said in str(caught.value)


# --- packs in a ZIP


def zipped(file: Path, entries: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file


GOOD: dict[str, str | bytes] = {"pack.yaml": PACK, "rieng.yaml": RULE}


@pytest.mark.parametrize("within", ["", "goi/"])
def test_a_pack_in_a_zip_loads(within: str, tmp_path: Path) -> None:
    file = zipped(tmp_path / "goi.zip", {f"{within}{name}": text for name, text in GOOD.items()} | {"docs/huong-dan.docx": b"x"})
    assert [(r.pack, r.trusted) for r in load_pack(file) if r.id == "HS01"] == [("phuong", False)]
    assert load_pack(str(file))


def test_a_mistake_in_a_zip_is_told_of_the_zip(tmp_path: Path) -> None:
    file = zipped(tmp_path / "goi.zip", {**GOOD, "rieng.yaml": RULE.replace("severity", "severty")})
    with pytest.raises(RuleError) as caught:
        load_pack(file)
    assert (caught.value.file, caught.value.line, caught.value.word) == (file / "rieng.yaml", 3, "severty")


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("lien-ket.yaml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize("name", ["../rieng.yaml", "/etc/rieng.yaml", "a/../../rieng.yaml", "..\\rieng.yaml", "C:rieng.yaml"])
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    file = zipped(tmp_path / "goi.zip", {**GOOD, name: RULE})
    with pytest.raises(RuleError, match="dẫn ra ngoài"):
        load_pack(file)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["goi.zip"]


def test_a_link_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path / "goi.zip", GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link(), "/etc/passwd")
    with pytest.raises(RuleError, match="dẫn ra ngoài"):
        load_pack(file)


def test_a_zip_that_swells_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path / "goi.zip", {**GOOD, "to.yaml": b"#" * 50_000_000})
    with pytest.raises(RuleError, match="giải nén ra quá 5 MB"):
        load_pack(file)


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"rieng.yaml": RULE},
        {"a/pack.yaml": PACK, "b/pack.yaml": PACK},
        {"a/b/pack.yaml": PACK},
        {**GOOD, **{f"{n}.yaml": "x" for n in range(300)}},
    ],
)
def test_a_zip_of_another_form_is_refused(entries: dict[str, str | bytes], tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        load_pack(zipped(tmp_path / "goi.zip", entries))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"no zip at all"])
def test_what_is_no_zip_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "goi.zip"
    file.write_bytes(content)
    with pytest.raises(RuleError, match="ZIP"):
        load_pack(file)
