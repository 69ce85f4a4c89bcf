"""Two revisions → every fact gained and lost between them, one a line. Command: python -m tests.accuracy.gained REV [REV2|worktree]

The code of both revisions reads the same texts: all corpus plans, the seeds and the marked cases of this checkout. REV2 is the working tree where it is not
given. Exit code 1 where a fact is gained or lost, so that a change that should change nothing can be held to it.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.accuracy.marked.cases import folders, load
from tests.accuracy.marked.wrap import whole
from tests.accuracy.shared import ROOT, SHARED

HERE = "worktree"
KINDS = ("citations", "deadlines", "targets", "events", "sections")
#: Where a fact stands says nothing new: its text does.
PLACES = ("start", "end")
Facts = Counter[str]


def texts(folder: Path) -> list[Path]:
    """The files that both revisions read: plans and seeds as they are, marked cases written out in `folder`."""
    out = sorted(p for p in (ROOT / "corpus").glob("*/*.docx") if p.is_file())
    if SHARED.is_dir():
        out += sorted((SHARED / "seeds").glob("*.txt"))
    for author in folders():
        for case in load(author):
            path = folder / f"{author.name}-{case.id}.txt"
            path.write_text(whole(case)[0], "utf8")
            out.append(path)
    return out


def checkout(revision: str, folder: Path) -> Path:
    """The code of a revision in a folder of its own; the checkout itself for «worktree». Raises CalledProcessError for an unknown revision."""
    if revision == HERE:
        return ROOT
    packed = subprocess.run(["git", "archive", revision, "checker", "rules"], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def facts(code: Path, files: list[Path]) -> Facts:
    """What the code at `code` finds in the files, one line a fact."""
    run = subprocess.run([sys.executable, "-m", "checker", "facts", *map(str, files)], cwd=code, capture_output=True, check=False)
    rows = [json.loads(line) for line in run.stdout.decode().splitlines() if line.startswith("{")]
    if len(rows) != len(files):
        raise RuntimeError(f"{code}: {len(rows)} of {len(files)} files told\n{run.stderr.decode()[-2000:]}")
    return Counter(line for file, row in zip(files, rows, strict=True) for line in told(file, row))


def told(file: Path, row: Mapping[str, Any]) -> Iterator[str]:
    """One line for each header field, section and fact of a file."""
    name = f"{file.parent.name}/{file.stem}" if file.suffix == ".docx" else file.stem
    for key, value in (row.get("document") or {}).items():
        if value not in (None, [], {}):
            yield f"{name} header.{key}: {json.dumps(value, ensure_ascii=False)}"
    for kind in KINDS:
        for fact in row.get(kind) or ():
            shown = {k: v for k, v in fact.items() if k not in (*PLACES, "text") and v is not None}
            words = " ".join(str(fact.get("text") or "").split())[:80]
            yield f"{name} {kind.removesuffix('s')}: {json.dumps(shown, ensure_ascii=False)} «{words}»"


def compared(old: str, new: str) -> tuple[list[str], list[str], int]:
    """Facts lost and gained from one revision to the other, and how many stayed."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("texts", "old", "new"):
            Path(folder, name).mkdir()
        files = texts(Path(folder, "texts"))
        before = facts(checkout(old, Path(folder, "old")), files)
        after = facts(checkout(new, Path(folder, "new")), files)
    return sorted((before - after).elements()), sorted((after - before).elements()), (before & after).total()


def main(words: list[str]) -> int:
    """Prints «- » lost and «+ » gained, file by file, and the counts."""
    if not 1 <= len(words) <= 2 or words[0].startswith("-"):
        print((__doc__ or "").partition("\n")[0], file=sys.stderr)
        return 2
    lost, gained, same = compared(words[0], words[1] if len(words) > 1 else HERE)
    lines = sorted([(line.partition(" ")[0], "-", line) for line in lost] + [(line.partition(" ")[0], "+", line) for line in gained])
    print(*(f"{sign} {line}" for _, sign, line in lines), f"{len(gained)} gained, {len(lost)} lost, {same} the same", sep="\n")
    return int(bool(lost or gained))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
