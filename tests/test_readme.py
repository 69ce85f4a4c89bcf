"""What the READMEs show is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.readme import READMES, ROOT, filled


@pytest.mark.parametrize("name", READMES)
def test_screens_are_the_program_s(name: str) -> None:
    text = (ROOT / name).read_text("utf8")
    assert text.count("$ checker check corpus/") >= 2
    assert filled(text) == text, "python -m tests.readme writes them anew"


@pytest.mark.parametrize("name", READMES)
def test_the_commands_name_options_that_there_are(name: str) -> None:
    from click.testing import CliRunner

    from checker.cli import COMMANDS, cli

    helps = {command: CliRunner().invoke(cli, [command, "--help"]).output for command in COMMANDS}
    for command, words in re.findall(r"^\$ checker (\w+) (.*)$", (ROOT / name).read_text("utf8"), re.MULTILINE):
        for option in re.findall(r"--[a-z]+", words):
            assert option in helps[command]


def test_the_rule_of_the_readme_loads_and_passes_its_examples(tmp_path: Path) -> None:
    from checker.cli.examples import faults_of
    from checker.judge import load_pack

    found = re.search(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf8"), re.DOTALL)
    assert found
    (tmp_path / "pack.yaml").write_text("id: own\ntitle: {vi: a, en: b}\nrules: [own.yaml]\n", "utf8")
    (tmp_path / "own.yaml").write_text(found[1], "utf8")
    (rule,) = load_pack(tmp_path)
    assert [faults for _, faults in faults_of(rule, [rule])] == [[], []]
