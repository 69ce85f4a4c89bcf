"""The code of all modules in one file: the same program, never an old one, and none where one may not write."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_RUN = """
import sys
sys.argv = ["checker", "rules", "show", "CC03", "--lang", "en"]
from checker import together
from checker.__main__ import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
(found,) = [finder for finder in sys.meta_path if isinstance(finder, together.Together)]
ours = [m for name, m in sys.modules.items() if name.startswith("checker.") and name.count(".") > 1]
print(sum(type(m.__spec__.loader) is together._Loader for m in ours), len(ours), found.lacking, file=sys.stderr)
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program that others do not run."""
    for name in ("checker", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "compiled"))
    return tmp_path


def run(program: Path, **more: str) -> tuple[str, int, int, bool]:
    """What the program prints; how many of its modules came out of the file, and of how many; whether one was lacking."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _RUN], cwd=program, env={**known, **more}, capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    *_, line = done.stderr.splitlines()
    from_file, all_, lacking = line.split()
    return done.stdout, int(from_file), int(all_), lacking == "True"


def kept(program: Path) -> Path:
    (file,) = (program / "checker" / "__pycache__").glob("together.*.code")
    return file


def test_the_second_run_takes_all_from_the_file(program: Path) -> None:
    first, from_file, all_, _ = run(program)
    assert (from_file, all_ > 50) == (0, True)
    assert run(program) == (first, all_, all_, False)
    assert [file.suffix for file in kept(program).parent.glob("together.*")].count(".code") == 1, "nothing is left aside"


def test_a_changed_module_is_the_changed_one(program: Path) -> None:
    _, _, all_, _ = run(program)
    changed = program / "checker" / "cli" / "rules.py"
    changed.write_text(changed.read_text("utf-8") + '\nprint("changed")\n', "utf-8")
    assert run(program)[0].startswith("changed")
    shown, from_file, _, lacking = run(program)
    assert (shown.startswith("changed"), from_file, lacking) == (True, all_, False), "and is in the file from then on"


def test_a_module_that_went_away_is_gone(program: Path) -> None:
    run(program)
    (program / "checker" / "cli" / "rules.py").unlink()
    with pytest.raises(AssertionError, match=r"No module named 'checker\.cli\.rules'"):
        run(program)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b[: len(b) // 2],
        lambda _: b"",
        lambda b: b"\0" * len(b),
        lambda b: b"old!" + b[4:],
        lambda b: b[:20] + b"\xff" * (len(b) - 20),
    ],
)
def test_a_spoilt_file_is_made_anew(program: Path, spoil: Callable[[bytes], bytes]) -> None:
    first, _, all_, _ = run(program)
    file = kept(program)
    file.write_bytes(spoil(file.read_bytes()))
    assert run(program)[:2] == (first, 0)
    assert run(program)[:3] == (first, all_, all_)


def test_nothing_is_written_where_python_writes_nothing(program: Path) -> None:
    assert run(program, PYTHONDONTWRITEBYTECODE="1")[1] == 0
    assert not list((program / "checker").rglob("*.code*"))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever may write everywhere")
def test_where_one_may_not_write(program: Path) -> None:
    first = run(program, PYTHONDONTWRITEBYTECODE="1")[0]
    (program / "checker").chmod(0o555)
    try:
        assert run(program)[:2] == (first, 0)
    finally:
        (program / "checker").chmod(0o755)


def test_a_folder_that_is_none(program: Path) -> None:
    (program / "checker" / "__pycache__").write_text("")
    assert run(program)[1] == 0
