"""The page on the store tells of every table and column that there is, in both languages, and of no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.audit.ask import opened
from tests.audit.archive import ROOT, audited

pytest.importorskip("duckdb")


def told(page: str) -> dict[str, list[str]]:
    """The tables of a page: name → columns; «as `documents`» stands for the columns of that table."""
    text = (ROOT / "checker" / "audit" / page).read_text("utf8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if re.match(r"\| `\w+` \|", line) and line.count("|") == 4]
    tables = {cells[0].strip(" `"): re.findall(r"`(\w+)`", cells[2]) for cells in rows}
    return {name: tables.get(columns[0], columns) if len(columns) == 1 else columns for name, columns in tables.items()}


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_every_table_and_column_is_told(page: str, tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    audited(tmp_path / "kho", tmp_path / "store")
    base = opened(tmp_path / "store")
    names = [name for (name,) in base.execute("SELECT table_name FROM information_schema.tables").fetchall()]
    inner = re.compile("state_|living_")  # what the others are made of
    there = {name: [row[0] for row in base.execute(f"DESCRIBE {name}").fetchall()] for name in names if not inner.match(name)}
    assert len(there) > 15
    assert told(page) == there
