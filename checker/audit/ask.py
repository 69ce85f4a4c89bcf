"""A store's folder → DuckDB with its views: what an auditor asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.audit.tables import FACTS, JUDGED

_STATE = ("documents", "links", "registers", "versions", "runs")


def opened(folder: Path) -> Any:
    """A connection to DuckDB, in memory, with the views of a store; `FileNotFoundError` where there is none. It can't write to the store,
    nor reach anything else."""
    import duckdb

    if not (folder / "state" / "documents.parquet").is_file():
        raise FileNotFoundError(folder)
    base = duckdb.connect(config={"allow_community_extensions": "false", "autoinstall_known_extensions": "false", "threads": "2"})
    for statement in _views(folder.resolve()):
        base.execute(statement)
    return base


def _views(folder: Path) -> list[str]:
    """The views, the living rows of each table; then those that answer questions (views.sql)."""
    made = [f"CREATE VIEW state_{name} AS SELECT * FROM read_parquet({_quoted(folder / 'state' / f'{name}.parquet')})" for name in _STATE]
    for group, tables, shard in (("facts", FACTS, "facts_shard"), ("judged", JUDGED, "judged_shard")):
        for table, columns in tables.items():
            names = ", ".join(f't."{name}"' for name in columns)
            files = _quoted(folder / group / table / "*.parquet")
            source = f"read_parquet({files})" if any((folder / group / table).glob("*.parquet")) else _empty(columns)
            made.append(
                f"CREATE VIEW living_{table} AS SELECT {names} FROM {source} t JOIN "
                f"(SELECT DISTINCT content, {shard} FROM state_documents WHERE status IS NOT NULL) s "
                f"ON t.content = s.content AND t.shard = s.{shard}"
            )
    text = (Path(__file__).parent / "views.sql").read_text("utf8")
    return made + [statement for part in text.split(";\n") if (statement := part.strip())]


def _empty(columns: dict[str, str]) -> str:
    kinds = {"text": "VARCHAR", "whole": "BIGINT", "number": "DOUBLE", "day": "DATE", "truth": "BOOLEAN"}
    made = ", ".join(f'NULL::{kinds[kind]} AS "{name}"' for name, kind in columns.items())
    return f"(SELECT {made}, NULL::VARCHAR AS shard WHERE false)"


def _quoted(path: Path) -> str:
    return "'" + path.as_posix().replace("'", "''") + "'"
