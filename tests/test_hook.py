"""`.pre-commit-hooks.yaml`: the tool itself takes it, and runs it in a repository of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
FAMILY = ROOT / "corpus" / "thanh-oai"

pytest.importorskip("pre_commit")


def pre_commit(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    own = {**os.environ, "PRE_COMMIT_HOME": str(folder.parent / "kept"), "PYTHONPATH": str(ROOT), "SOAT_LANG": "en"}
    command = [sys.executable, "-X", "utf8", "-m", "pre_commit", *words]
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", timeout=120)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose hook is ours word for word, but for the environment: that of these tests, since a real one asks the net."""
    if shutil.which("git") is None:
        pytest.skip("no git here")
    folder = tmp_path / "school"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    assert hook["entry"].split()[0] == "checker"
    entry = f"{sys.executable} -X utf8 -m {hook['entry']}"
    own: dict[str, Any] = {
        **hook,
        "language": "system",
        "entry": entry,
        "args": ["--parent", "cap-tren/parent.docx"],
        "exclude": "^cap-tren/",
    }
    config = {"repos": [{"repo": "local", "hooks": [own]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (folder / "cap-tren").mkdir()
    shutil.copy(FAMILY / "parent.docx", folder / "cap-tren")
    return folder


def test_the_tool_takes_it() -> None:
    done = pre_commit("validate-manifest", str(HOOKS), folder=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("plan", "code", "said"), [("faulty", 1, "CC03"), ("compliant", 0, "Passed")])
def test_a_plan_is_held_back_until_it_is_mended(repository: Path, plan: str, code: int, said: str) -> None:
    shutil.copy(FAMILY / f"{plan}.docx", repository / "Kế hoạch 2026.DOCX")
    (repository / "~$ hoach.docx").write_bytes(b"lock")
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    done = pre_commit("run", folder=repository)
    assert (done.returncode, said in done.stdout) == (code, True), done.stdout + done.stderr
    assert "~$" not in done.stdout


def test_nothing_to_check(repository: Path) -> None:
    (repository / "notes.md").write_text("a", "utf-8")
    subprocess.run(["git", "add", "notes.md"], cwd=repository, check=True)
    done = pre_commit("run", folder=repository)
    assert (done.returncode, "Skipped" in done.stdout) == (0, True), done.stdout
