"""Seeds → `checker facts` → precision, recall and F1 of each kind of fact. Command: python -m tests.accuracy.gold [--misses]"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.accuracy.shared import SHARED, lacking

#: What issue 2 asks for on the five seeds.
NEED = {
    **dict.fromkeys(
        ("number", "issued", "subject", "place", "level", "section", "citation", "citation+date", "parent", "report deadline", "event"), 1.0
    ),
    "target": 0.95,
}


def score(*options: str) -> subprocess.CompletedProcess[str]:
    """The scorer's run on fresh facts of the seeds; its exit code is 1 where a needed F1 is not reached."""
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    facts = subprocess.run([sys.executable, "-m", "checker", "facts", *map(str, seeds)], capture_output=True, check=True)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "facts.jsonl")
        output.write_bytes(facts.stdout)
        needs = [f"{kind}={f1}" for kind, f1 in NEED.items()]
        scorer = [sys.executable, "score_facts.py", "seeds.json", str(output), *options, "--need", *needs]
        return subprocess.run(scorer, cwd=SHARED / "gold", capture_output=True, text=True, encoding="utf-8")


def main(options: list[str]) -> int:
    """Prints the scorer's table; its exit code, or 2 where there is nothing to measure on."""
    if code := lacking("gold") or lacking("seeds"):
        return code
    run = score(*options)
    print(run.stdout + run.stderr, end="")
    return run.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
