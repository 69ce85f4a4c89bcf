"""Everything that is checked before a commit, in one command: `python -m tests [pytest's own words]`.

Format, lint, types, layers, tests; all of them are told, and the exit code is 1 if any fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STEPS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "layers": ["importlinter"],
    "tests": ["pytest", "-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"],
}


def run(command: list[str]) -> int:
    """The exit code of a module's command. import-linter has no `-m` of its own."""
    start = ["-c", "from importlinter.cli import lint_imports_command as run; run()"] if command == ["importlinter"] else ["-m", *command]
    return subprocess.run([sys.executable, "-X", "utf8", *start], cwd=ROOT, check=False).returncode


def main(words: list[str]) -> int:
    failed = []
    for name, command in STEPS.items():
        print(f"--- {name}", flush=True)
        if run(command + (words if name == "tests" else [])):
            failed.append(name)
    if failed:
        print(f"not in order: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
