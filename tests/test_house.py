"""The house itself: what a start loads, how long things are, what the wheel holds."""

from __future__ import annotations

import ast
import json
import os
import re
import statistics
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted(p for folder in ("checker", "corpus", "tests") for p in (ROOT / folder).rglob("*.py"))
RULES = sorted((ROOT / "rules").rglob("*.yaml"))
HEAVY = {"spacy", "pyvi", "sklearn", "scipy", "numpy", "thinc"}
FORMATS = {"docx", "lxml", "pypdfium2", "pdfplumber", "pdfminer", "pikepdf"}

# Runs the command as `python -m checker` does and leaves the names of what it imported in a file.
WATCHED = """
import json, runpy, sys
out, sys.argv = sys.argv[1], ["checker", *sys.argv[2:]]
code = 0
try:
    runpy.run_module("checker", run_name="__main__")
except SystemExit as end:
    code = end.code or 0
finally:
    with open(out, "w") as file:
        json.dump(sorted({name.partition(".")[0] for name in sys.modules}), file)
sys.exit(code)
"""


def watched(tmp_path: Path, *words: str) -> tuple[set[str], subprocess.CompletedProcess[str]]:
    """The top names of all modules that a command of ours loads, and how it ended."""
    out = tmp_path / "modules.json"
    command = [sys.executable, "-X", "utf8", "-c", WATCHED, str(out), *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60)
    return set(json.loads(out.read_text())), done


def family() -> tuple[Path, Path]:
    """A faulty plan of the corpus and its parent."""
    found = sorted((ROOT / "corpus").glob("*/faulty.docx"))
    assert found, "no plan family in corpus/"
    return found[0], found[0].with_name("parent.docx")


def test_help_loads_no_library_of_files_or_words(tmp_path: Path) -> None:
    loaded, done = watched(tmp_path, "--help")
    assert done.returncode == 0, done.stderr
    assert "check" in done.stdout
    assert "click" in loaded
    assert loaded & (HEAVY | FORMATS | {"yaml", "rich", "pydantic", "jsonschema", "msgspec"}) == set()


def test_check_loads_no_words_library(tmp_path: Path) -> None:
    plan, parent = family()
    loaded, done = watched(tmp_path, "check", str(plan), "--parent", str(parent))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "checker" in loaded
    assert loaded & (HEAVY | {"pydantic", "jsonschema", "docx"}) == set()


def test_no_text_is_in_the_encoding_of_the_machine() -> None:
    """On Windows that is not UTF-8, and none that has all of Vietnamese."""
    bare = []
    for path in (p for p in CODE if p.is_relative_to(ROOT / "checker")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not any(k.arg == "encoding" for k in node.keywords):
                text_mode = node.func.attr == "open" and any(
                    isinstance(a, ast.Constant) and a.value in ("r", "w", "a", "x") for a in node.args
                )
                if text_mode or len(node.args) < {"read_text": 1, "write_text": 2}.get(node.func.attr, 0):
                    bare.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert [b for b in bare if not b.startswith("checker/cli/speech.py")] == []  # click's own `write_text` there


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = {f"{p.relative_to(ROOT)}:{n.lineno} {n.name}": length(n) for p in CODE for n in functions(ast.parse(p.read_text("utf-8")))}
    assert {name: n for name, n in lengths.items() if n > 50} == {}
    ours = [n for name, n in lengths.items() if name.startswith("checker")]
    assert len(ours) > 20
    assert statistics.median(ours) <= 10


def test_files_are_short_and_well_named() -> None:
    assert {str(p): n for p in CODE if (n := len(p.read_text("utf-8").splitlines())) > 400} == {}
    assert [p for p in CODE if p.stem in {"utils", "helpers", "common", "util", "misc"}] == []


def test_every_module_says_what_it_is() -> None:
    unsaid = [str(p) for p in CODE if (text := p.read_text("utf-8")).strip() and not ast.get_docstring(ast.parse(text))]
    assert unsaid == []


@pytest.mark.parametrize("folder", ["checker/link", "checker/judge/facts"])
def test_the_map_of_a_wide_folder_is_whole(folder: str) -> None:
    there = {
        p.stem for p in (ROOT / folder).iterdir() if not p.stem.startswith("__") and (p.suffix == ".py" or (p / "__init__.py").is_file())
    }
    told = re.findall(r"`([a-z_]+)`", ast.get_docstring(ast.parse((ROOT / folder / "__init__.py").read_text("utf-8"))) or "")
    assert there - set(told) == set(), "name the file in the folder's __init__.py, where a stranger would look for it"
    assert set(told) - there == set()


def test_the_text_is_utf8_with_plain_line_ends() -> None:
    assert [str(p) for p in CODE + RULES if b"\r" in p.read_bytes()] == []


def mixed_ranges(pattern: str) -> list[str]:
    """The ranges inside […] whose letters are of both cases: in U+1EA0–1EF9 the cases alternate."""
    ranges = [pair for group in re.findall(r"\[[^\[\]\n]*\]", pattern) for pair in re.findall(r"(?=([^\W\d_])-([^\W\d_]))", group)]
    spelt = [(f"{a}-{b}", "".join(map(chr, range(ord(a), ord(b) + 1)))) for a, b in ranges]
    return [name for name, letters in spelt if any(c.isupper() for c in letters) and any(c.islower() for c in letters)]


def test_mixed_ranges_are_seen() -> None:
    assert mixed_ranges("[A-ZÀ-Ỹ]+") == ["À-Ỹ"]
    assert mixed_ranges("[A-z]") == ["A-z"]
    assert mixed_ranges("[a-zđ0-9]+ [A-Z] QĐ-TTg") == []


def test_no_range_mixes_cases() -> None:
    shown = Path(__file__)
    constants = [(p, n) for p in CODE if p != shown for n in ast.walk(ast.parse(p.read_text("utf-8"))) if isinstance(n, ast.Constant)]
    found = [f"{p.name}:{n.lineno} {bad}" for p, n in constants if isinstance(n.value, str) for bad in mixed_ranges(n.value)]
    found += [f"{p.name} {bad}" for p in RULES for bad in mixed_ranges(p.read_text("utf-8"))]
    assert found == []


def locked(name: str) -> set[str]:
    return {m.lower() for m in re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / ".lock" / name).read_text("utf-8"), re.MULTILINE)}


def test_the_lock_covers_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    def names(wanted: list[str]) -> set[str]:
        return {re.split(r"[^A-Za-z0-9._-]", word)[0].lower() for word in wanted}

    assert names(project["dependencies"]) <= locked("base.txt") <= locked("dev.txt")
    assert names(project["optional-dependencies"]["dev"]) <= locked("dev.txt")
    for path in sorted((ROOT / ".lock").glob("*.txt")):
        assert not re.search(r"https?:|index-url|find-links|file:", path.read_text("utf-8")), path


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel, laid out as an installer lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("soat-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.slow
def test_the_wheel_is_whole(unpacked: Path) -> None:
    shipped = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}
    assert {f"checker/rules/{p.relative_to(ROOT / 'rules').as_posix()}" for p in RULES} <= shipped
    assert {"checker/language/words.table", "checker/language/LICENSE-pyvi.txt"} <= shipped
    ours = {p.relative_to(ROOT).as_posix() for p in (ROOT / "checker").rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert ours <= shipped
    assert {name.split("/")[0] for name in shipped} == {"checker", "soat-0.1.0.dist-info"}
    (entry,) = unpacked.glob("*.dist-info/entry_points.txt")
    assert "checker = checker.__main__:main" in entry.read_text()


@pytest.mark.slow
def test_the_wheel_checks_from_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    plan, parent = family()
    env = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-X", "utf8", "-m", "checker", "check", "--format", "json"]
    for name, code in (("faulty", 1), ("compliant", 0)):
        words = [str(plan.with_name(f"{name}.docx")), "--parent", str(parent)]
        done = subprocess.run(command + words, capture_output=True, encoding="utf-8", cwd=tmp_path, env=env, timeout=120)
        assert done.returncode == code, done.stdout + done.stderr
        assert json.loads(done.stdout)["reports"]
