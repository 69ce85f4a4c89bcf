"""What an office writes its own rules with: `rules new`, `rules schema`, `rules pages`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from checker.cli import cli
from checker.judge import load_pack


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def test_a_new_rule_loads_and_passes_its_own_examples(tmp_path: Path) -> None:
    folder = tmp_path / "phuong hoa sơn"
    made = run("rules", "new", "HS01", str(folder))
    assert made.exit_code == 0, made.output
    assert "checker rules test" in made.output
    assert {p.name for p in folder.iterdir()} == {"hs01.yaml", "pack.yaml", "rule.schema.json", "pack.schema.json"}
    assert [r.pack for r in load_pack(folder) if r.id == "HS01"] == ["phuong_hoa_sơn"]
    assert run("rules", "test", str(folder)).output == run("rules", "test", str(folder), "HS01").output
    assert run("rules", "test", str(folder), "HS01").output.endswith("2 ví dụ, 0 sai.\n")
    for name, schema in (("hs01", "rule"), ("pack", "pack")):
        text = (folder / f"{name}.yaml").read_text("utf8")
        assert text.startswith(f"# yaml-language-server: $schema={schema}.schema.json\n")
        assert "ĐIỀN" in text
        assert "FILL IN" in text
        jsonschema.validate(yaml.safe_load(text), json.loads((folder / f"{schema}.schema.json").read_text("utf8")))


def test_a_pack_is_tested_by_its_own_rules(tmp_path: Path) -> None:
    assert run("rules", "new", "HS01", str(tmp_path)).exit_code == 0
    pack = tmp_path / "pack.yaml"
    pack.write_text(pack.read_text("utf8") + "severity: {BC03: info}\n", "utf8")
    done = run("rules", "test", str(tmp_path))
    assert (done.exit_code, done.output) == (0, "2 ví dụ, 0 sai.\n")


def test_a_second_rule_leaves_what_is_there(tmp_path: Path) -> None:
    assert run("rules", "new", "HS01", str(tmp_path)).exit_code == 0
    before = (tmp_path / "pack.yaml").read_text("utf8")
    second = run("rules", "new", "HS02", str(tmp_path))
    assert second.exit_code == 0
    assert "hs02.yaml vào «rules»" in second.output
    assert (tmp_path / "pack.yaml").read_text("utf8") == before
    again = run("rules", "new", "HS01", str(tmp_path))
    assert (again.exit_code, "Đã có tệp" in again.output) == (2, True)


@pytest.mark.parametrize(("word", "said"), [("CC01", "quy tắc có sẵn"), ("hs1", "ví dụ HS01"), ("HS001", "ví dụ HS01")])
def test_an_id_that_cannot_be_is_refused(word: str, said: str) -> None:
    result = run("rules", "new", word)
    assert result.exit_code == 2
    assert said in result.output


def test_a_skeleton_is_printed_where_no_folder_is_named() -> None:
    assert yaml.safe_load(run("rules", "new", "HS01").output)[0]["id"] == "HS01"


@pytest.mark.parametrize(("of", "key"), [("rule", "RuleFile"), ("pack", "Pack")])
def test_the_schemas_can_be_written(of: str, key: str, tmp_path: Path) -> None:
    file = tmp_path / "schema.json"
    assert run("rules", "schema", of, "--output", str(file)).exit_code == 0
    schema = json.loads(file.read_text("utf8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert key in schema["$defs"]
    assert json.loads(run("rules", "schema", of).output) == schema


def test_every_pack_yaml_fits_the_schema() -> None:
    from checker.judge.rules.editor import pack_schema
    from checker.language.lexicon import rules_root

    for file in rules_root().glob("*/pack.yaml"):
        jsonschema.validate(yaml.safe_load(file.read_text("utf8")), pack_schema())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    assert run("rules", "pages", str(folder)).exit_code == 0
    return folder


def test_every_rule_of_every_pack_has_a_page_in_both_languages_and_forms(written: Path) -> None:
    from checker.judge.rules.packs import built_in

    rules, local = load_pack(*built_in()), [name for name in built_in() if name.startswith("dia_phuong_")]
    for lang in ("vi", "en"):
        for form in ("md", "html"):
            names = {p.stem for p in (written / lang).glob(f"*.{form}")}
            assert names == {"index", *(r.id for r in rules), *local}
            index = (written / lang / f"index.{form}").read_text("utf8")
            assert all(f"{name}.{form}" in index for name in (*local, *(r.id for r in rules)))


def test_the_page_of_a_local_pack_says_whose_plan_of_when_and_what_it_asks(written: Path) -> None:
    page = (written / "vi" / "dia_phuong_quan_8.md").read_text("utf8")
    for head in (
        "Văn bản cấp trên",
        "Dùng khi nào",
        "Chỉ tiêu",
        "Thời hạn",
        "Đợt hoạt động",
        "Các phần kế hoạch phải có",
        "Ký duyệt",
        "Cách dùng",
    ):
        assert f"## {head}\n" in page, head
    assert "128/KH-GDĐT ngày 14/02/2022 của Phòng Giáo dục và Đào tạo Quận 8" in page
    assert "- kế hoạch ban hành từ ngày 14/02/2022\n- thời kỳ 2022" in page
    assert "for the years 2022" in (written / "en" / "dia_phuong_quan_8.md").read_text("utf8")


def test_a_page_says_what_why_the_law_examples_and_how_to_mend(written: Path) -> None:
    page = (written / "vi" / "TT03.md").read_text("utf8")
    for head in ("Quy tắc báo gì", "Vì sao", "Căn cứ", "Áp dụng khi nào", "Ví dụ sai", "Sửa thế nào", "Ví dụ đúng"):
        assert f"## {head}\n" in page, head
    assert "Nghị định số 30/2020/NĐ-CP" in page
    assert "```text\n✗ " in page
    english = (written / "en" / "TT03.md").read_text("utf8")
    assert "## Why\n\n- The law orders it." in english
    assert not re.search(r"\{[a-z_.]+\}", page.split("Đơn vị muốn chỉnh")[0])


def test_no_page_lacks_a_part(written: Path) -> None:
    for page in (written / "vi").glob("[A-Z]*.md"):
        text = page.read_text("utf8")
        for head in ("Quy tắc báo gì", "Vì sao", "Căn cứ", "Ví dụ sai", "Sửa thế nào", "Ví dụ đúng"):
            body = text.split(f"## {head}\n")[1].split("\n## ")[0].strip()
            assert body, f"{page.name}: {head}"


def test_pages_in_html_are_whole_and_mark_the_place(written: Path) -> None:
    from lxml import html

    for page in written.rglob("*.html"):
        tree: Any = html.document_fromstring(page.read_text("utf8"))
        assert tree.findtext(".//title")
        for link in tree.xpath("//a/@href"):
            assert (page.parent / link).is_file(), f"{page}: {link}"
    assert "<mark>5</mark>" in (written / "vi" / "TT03.html").read_text("utf8") or "<mark>" in (written / "vi" / "CC03.html").read_text(
        "utf8"
    )


def test_pages_of_one_pack_in_one_form(tmp_path: Path) -> None:
    assert run("rules", "pages", str(tmp_path), "--rules", "can_cu", "--format", "md").exit_code == 0
    assert {p.suffix for p in tmp_path.rglob("*.*")} == {".md"}
    assert not (tmp_path / "vi" / "BC01.md").exists()
