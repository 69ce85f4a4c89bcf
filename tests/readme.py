"""The screens and the table of accuracy of both READMEs, from the program itself. Command: python -m tests.readme"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.vi.md")
_SCREEN = re.compile(r"(?<=```console\n)\$ checker ((?:check|tree) corpus/[^\n]*)\n.*?(?=\n```)", re.DOTALL)
_TABLE = re.compile(r"(?<=\n\n)\| \| blind \(.*?(?=\n\n)", re.DOTALL)
_WHOLE, _SHOWN = 5, 4  # blocks of a screen up to which it is shown whole; else how many stand before its last


def filled(text: str) -> str:
    """The text with what each `checker check corpus/…` and `checker tree corpus/…` prints now, and the table that `tests.accuracy.marked --markdown` prints."""
    text = _SCREEN.sub(lambda found: f"$ checker {found[1]}\n{screen(found[1])}", text)
    return _TABLE.sub(lambda _: accuracy(), text)


def accuracy() -> str:
    """The table of the marked set, by folder."""
    from tests.accuracy.marked.__main__ import markdown
    from tests.accuracy.marked.cases import folders, load
    from tests.accuracy.marked.score import score

    return "\n".join(markdown({folder.name: score(load(folder)) for folder in folders()}))


def screen(words: str) -> str:
    """What a command prints into a pipe, its middle left out where it is long."""
    from checker.cli import cli

    arguments = [name for word in words.split() for name in _files(word)]
    blocks = CliRunner(env={"SOAT_LANG": ""}).invoke(cli, arguments).output.rstrip().split("\n\n")
    if "--roster" in words:
        return "\n\n".join(["…", *blocks[-2:]])  # what an officer looks at: the overview and the roll
    return "\n\n".join(blocks if len(blocks) <= _WHOLE else [*blocks[:_SHOWN], "…", blocks[-1]])


def _files(word: str) -> list[str]:
    """A word of the command; files of the corpus as a shell would give them («corpus/quan-8/*.docx»)."""
    if not word.startswith("corpus/"):
        return [word]
    return [str(path) for path in sorted(ROOT.glob(word))]


def main() -> int:
    """Writes both anew; the exit code is 0."""
    for name in READMES:
        path = ROOT / name
        path.write_text(filled(path.read_text("utf8")), "utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
