"""`checker completion`: real shells complete with its lines; where one is not there, its part is left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import COMMANDS, cli
from checker.cli.completion import _LINES

ROOT = Path(__file__).parents[1]
#: Shell → how to ask it for what it would offer behind «{typed}», with the line of the documentation before.
_ASK = {
    "bash": ["bash", "--norc", "-c", ('{line}; read -ra COMP_WORDS <<< "{typed}"; COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); '
             '_checker_completion checker; printf "%s\\n" "${{COMPREPLY[@]}}"')],
    "fish": ["fish", "--no-config", "-c", '{line}; complete --do-complete "{typed}"'],
    "powershell": ["pwsh", "-NoProfile", "-Command", ("{line}; ([System.Management.Automation.CommandCompletion]::CompleteInput"
                   "('{typed}', {length}, $null)).CompletionMatches.CompletionText")],
}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH on which the command stands."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "checker"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -X utf8 -m checker "$@"\n')
    script.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def offered(shell: str, typed: str, path: str) -> list[str]:
    words = [word.format(line=_LINES[shell][0], typed=typed, length=len(typed)) for word in _ASK[shell]]
    if sys.platform == "win32" or shutil.which(words[0]) is None:
        pytest.skip(f"no {words[0]} here")
    done = subprocess.run(words, capture_output=True, encoding="utf-8", env={**os.environ, "PATH": path}, timeout=60)
    assert not done.stderr.strip(), done.stderr
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("shell", _ASK)
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("checker comp", ["completion"]),
        ("checker check --pare", ["--parent"]),
        ("checker check --lang e", ["en"]),
        ("checker check --rules can", ["can_cu"]),
        ("checker rules deri", ["derive"]),
    ],
)
def test_shells_complete(shell: str, typed: str, wanted: list[str], path: str) -> None:
    assert offered(shell, typed, path) == wanted


def test_zsh_takes_the_line(path: str) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("no zsh here")
    line = f"autoload -Uz compinit && compinit -u -D; {_LINES['zsh'][0]}; print -r -- $_comps[checker]"
    done = subprocess.run(["zsh", "-fc", line], capture_output=True, encoding="utf-8", env={**os.environ, "PATH": path}, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("_checker_completion", "")


@pytest.mark.parametrize("shell", _LINES)
def test_each_shell_has_its_script(shell: str) -> None:
    done = CliRunner().invoke(cli, ["completion", shell])
    assert done.exit_code == 0
    assert "_CHECKER_COMPLETE" in done.stdout
    assert done.stdout.isascii(), "old Windows PowerShell would spoil anything else"


def test_no_other_shell() -> None:
    done = CliRunner().invoke(cli, ["completion", "tcsh"], standalone_mode=True)
    assert done.exit_code == 2
    assert "powershell" in done.output


def test_the_help_has_the_lines() -> None:
    shown = CliRunner().invoke(cli, ["completion", "--help"]).stdout
    assert all(line in shown and file in shown for line, file in _LINES.values())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_commands_are_offered_with_their_help(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"_CHECKER_COMPLETE": "zsh_complete", "COMP_WORDS": "checker ", "COMP_CWORD": "1", "SOAT_LANG": lang}.items():
        monkeypatch.setenv(name, value)
    lines = CliRunner().invoke(cli, [], prog_name="checker").stdout.splitlines()
    for name, (_, both) in COMMANDS.items():
        assert lines[lines.index(name) + 1].replace("\\:", ":") == (both.en if lang == "en" else both.vi)
