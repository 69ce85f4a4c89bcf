"""`python -m tests.benchmarks.archive FOLDER --files N --seed S [--workers 2]`: an archive in FOLDER, its truth in FOLDER.truth.jsonl."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tests.benchmarks.archive.write import truth_of, write


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.archive", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--files", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    count, seconds = write(given.folder, given.files, given.seed, given.workers)
    print(f"{count:,} files in {seconds:.0f} s ({count / seconds:.0f} a second), truth in {truth_of(given.folder)}")


if __name__ == "__main__":
    main()
