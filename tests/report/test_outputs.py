"""Which format goes to which file."""

from __future__ import annotations

import csv
import html
import io
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import cli
from checker.report import FORMATS, renderer
from tests.report.samples import CORPUS, report_of

PLAN, OTHER, PARENT = (str(CORPUS / "thanh-oai" / name) for name in ("faulty.docx", "compliant.docx", "parent.docx"))


def check(*words: object) -> Result:
    return CliRunner().invoke(cli, ["check", PLAN, "--parent", PARENT, *map(str, words)])


def test_the_command_knows_every_format() -> None:
    from checker.cli import outputs

    assert set(outputs.FORMATS) == set(FORMATS)
    assert set(outputs._NAMES) == set(FORMATS)


def test_several_files_in_one_run_each_by_its_ending(tmp_path: Path) -> None:
    names = ("a.html", "b.xlsx", "c.sarif", "d.xml", "e.csv", "f.md", "g.json", "h.txt")
    result = check(*(word for name in names for word in ("-o", tmp_path / name)))
    assert result.exit_code == 1
    assert "LỖI" not in result.stdout
    heads = {name: (tmp_path / name).read_bytes()[:60] for name in names}
    assert heads["a.html"].startswith(b"<!doctype html>")
    assert heads["b.xlsx"].startswith(b"PK")
    assert json.loads((tmp_path / "c.sarif").read_text("utf8"))["version"] == "2.1.0"
    assert heads["d.xml"].startswith(b"<?xml")
    assert heads["e.csv"].startswith("\ufeffDòng".encode())
    assert heads["f.md"].startswith("# Soát".encode())
    assert json.loads((tmp_path / "g.json").read_text("utf8"))["reports"]
    assert heads["h.txt"].startswith(b"faulty.docx")


def test_several_formats_go_to_a_folder(tmp_path: Path) -> None:
    assert check("--format", "html", "--format", "sarif", "--format", "junit", "--output", tmp_path / "kq").exit_code == 1
    assert sorted(p.name for p in (tmp_path / "kq").iterdir()) == ["report.html", "report.sarif", "report.xml"]


def test_a_format_that_is_said_goes_before_the_ending(tmp_path: Path) -> None:
    check("--format", "junit", "-o", tmp_path / "kq.json")
    assert (tmp_path / "kq.json").read_text("utf8").startswith("<?xml")


def test_text_goes_to_the_screen() -> None:
    rows = list(csv.reader(io.StringIO(check("--format", "csv").stdout.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 2 + len(report_of("thanh-oai").findings)
    assert check("--format", "markdown", "--lang", "en").stdout.startswith("# Soát: plans checked")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "json", "--format", "csv"), "cần --output là một thư mục"),
        (("--format", "xlsx"), "Bảng tính cần --output là một tệp .xlsx"),
        (("--format", "letter"), "Công văn cần --output là một tệp .docx"),
        ((OTHER, "-o", "a.docx"), "--letter THƯ_MỤC"),
        (("--reply-by", "2026-12-15"), "chỉ dùng cho công văn"),
        (("--letter", "thu", "--reply-by", "31/6/2026"), "không phải là ngày"),
        (("--format", "json", "-o", "a.json", "-o", "b.json"), "bỏ --format"),
        (("-o", "a.json", "-o", "b.doc"), "Không rõ b.doc là dạng nào"),
    ],
)
def test_what_cannot_be_told_is_refused_before_anything_is_read(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    with CliRunner().isolated_filesystem(tmp_path):
        result = check(*words)
        assert (result.exit_code, list(Path().iterdir())) == (2, [])
    assert said in result.output


def test_no_input_is_written_over(tmp_path: Path) -> None:
    plan = tmp_path / "ke-hoach.docx"
    plan.write_bytes(Path(PLAN).read_bytes())
    result = CliRunner().invoke(cli, ["check", str(plan), "--parent", PARENT, "-o", str(tmp_path / "a.html"), "-o", str(plan)])
    assert (result.exit_code, "trùng với tệp đầu vào" in result.output) == (2, True)
    assert plan.read_bytes() == Path(PLAN).read_bytes()


def test_an_unknown_format_is_none() -> None:
    with pytest.raises(KeyError):
        renderer("pdf")


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_file_whose_name_is_no_text_has_results_in_every_format(tmp_path: Path) -> None:
    plan = tmp_path / os.fsdecode(b"k\xe9 <b>.docx")
    plan.write_bytes(Path(PLAN).read_bytes())
    endings = ("json", "html", "xlsx", "sarif", "xml", "csv", "md", "txt", "docx")
    words = [word for ending in endings for word in ("-o", str(tmp_path / "kq" / f"r.{ending}"))]
    result = CliRunner().invoke(cli, ["check", str(plan), "--parent", PARENT, *words, "--letter", str(tmp_path / "thu")])
    assert result.exit_code == 1, result.output
    assert sorted(p.suffix[1:] for p in (tmp_path / "kq").iterdir()) == sorted(endings)
    for file in (tmp_path / "kq").iterdir():
        if file.suffix not in (".xlsx", ".docx"):
            file.read_text("utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"letter", "xlsx"}))
def test_what_to_do_is_told_in_every_format(name: str, lang: str) -> None:
    report = report_of("quan-8")
    (advice,) = (f.advice for f in report.findings if f.rule == "BC08")
    told = renderer(name)([report], lang=lang)
    assert advice
    assert getattr(advice, lang) in html.unescape(told.decode("utf8") if isinstance(told, bytes) else told)
