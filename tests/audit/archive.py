"""A small archive for tests, and what a store says of it."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checker.audit.ask import opened
from checker.audit.engines import Progress, chosen
from checker.audit.run import Summary, run
from checker.audit.work import Setup
from checker.read import Limits

ROOT = Path(__file__).parents[2]
TABLES = ("documents", "citations", "deadlines", "targets", "links", "verdicts", "findings", "inherited", "registers")
PACKS = ("ke_hoach", "luu_tru")


def archive(folder: Path, families: Sequence[str] = ("thanh-oai", "quan-8")) -> Path:
    """Families in folders, one in a ZIP, a copy, and files that are none, or broken."""
    for name in families:
        shutil.copytree(ROOT / "corpus" / name, folder / name, ignore=shutil.ignore_patterns("*.yaml", "*.csv"))
    (folder / "gui-lai").mkdir()
    shutil.copy(folder / "thanh-oai" / "faulty.docx", folder / "gui-lai" / "ban sao.docx")
    with zipfile.ZipFile(folder / "tan-phu.zip", "w") as packed:
        for file in sorted((ROOT / "corpus" / "tan-phu").glob("*.docx")):
            packed.write(file, f"Trường/{file.name}")
    (folder / "hong.docx").write_bytes((folder / "thanh-oai" / "faulty.docx").read_bytes()[:9000])
    (folder / "rong.pdf").write_bytes(b"")
    (folder / "anh.gif").write_bytes(b"GIF89a")
    (folder / "~$faulty.docx").write_bytes(b"x")
    return folder


def audited(
    source: Path | str, store: Path, engine: str = "serial", workers: int = 2, seconds: float = 120, progress: Progress = lambda *_: None
) -> Summary:
    """A run that goes to its end."""
    steps = chosen(engine, workers, Setup(str(source), PACKS, limits=Limits(alone=True, workers=1, seconds=10), seconds=seconds))
    try:
        return run(store, steps, progress, moved=True)  # tests change an archive by a changed copy of it
    finally:
        steps.close()


def asked(store: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    rows: list[tuple[Any, ...]] = opened(store).execute(query).fetchall()
    return rows


def told(store: Path, tables: Sequence[str] = TABLES) -> dict[str, list[str]]:
    """Everything that a store says, times and runs aside."""
    return {table: [repr(row) for row in asked(store, f"SELECT * FROM {table} ORDER BY ALL")] for table in tables}
