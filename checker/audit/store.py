"""Rows → Parquet (zstd) in a store's folder; nothing is ever half written.

    ledger.db                       what has been done (ledger.py)
    state/*.parquet                 documents, links, registers, runs: as they are now, written anew by each run
    facts/<table>/<shard>.parquet   rows of contents as they were read
    judged/<table>/<shard>.parquet  rows of contents as they were judged

A shard is written before the ledger names it and holds rows that the ledger may have overtaken; the views (ask.py) show the living ones.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.audit.tables import FACTS, JUDGED, Columns, Row

STATE: Mapping[str, Columns] = {
    "documents": {
        "file": "text", "size": "whole", "skipped": "text", "content": "text", "status": "text", "reason": "text", "copy_of": "text",
        "facts_shard": "text", "judged_shard": "text",
    },
    "runs": {
        "run": "whole", "archive": "text", "engine": "text", "extractor": "text", "rules": "text", "started": "number", "ended": "number",
        "counts": "text",
    },
}  # fmt: skip


class Store:
    """The Parquet files of a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for table in self._tables():
            table.mkdir(parents=True, exist_ok=True)
        (folder / "state").mkdir(exist_ok=True)

    def shard(self, group: str, name: str, rows: Mapping[str, Sequence[Row]]) -> None:
        """Writes the rows of a group's tables under a name."""
        for table, columns in (FACTS if group == "facts" else JUDGED).items():
            _write(
                self.folder / group / table / f"{name}.parquet", {**columns, "shard": "text"}, ((*row, name) for row in rows.get(table, ()))
            )

    def state(self, table: str, columns: Columns, rows: Iterable[Row]) -> None:
        """Writes a table that tells how things are now."""
        _write(self.folder / "state" / f"{table}.parquet", columns, rows)

    def sweep(self, living: frozenset[str]) -> None:
        """Removes the shards that nothing stands in any more, and what a killed run left half written. Nothing else there is ours."""
        for table in self._tables():
            for file in table.iterdir():
                if file.suffix == ".part" or (file.suffix == ".parquet" and file.stem not in living):
                    with contextlib.suppress(PermissionError):  # on Windows while a question reads it; the next run's
                        file.unlink(missing_ok=True)

    def _tables(self) -> Iterator[Path]:
        """The folders of shards."""
        for group, tables in (("facts", FACTS), ("judged", JUDGED)):
            for table in tables:
                yield self.folder / group / table


def _write(path: Path, columns: Columns, rows: Iterable[Row]) -> None:
    """A file in one go, moved to its place when it is whole."""
    import pyarrow.parquet as pq

    schema = _schema(columns)
    aside = path.with_suffix(".part")
    with pq.ParquetWriter(aside, schema, compression="zstd") as writer:
        for block in _blocks(rows):
            writer.write_batch(_batch(block, schema))
    aside.replace(path)


def _blocks(rows: Iterable[Row], size: int = 50_000) -> Iterable[list[Row]]:
    block: list[Row] = []
    for row in rows:
        block.append(row)
        if len(block) == size:
            yield block
            block = []
    if block:
        yield block


def _schema(columns: Columns) -> Any:
    import pyarrow as pa

    kinds = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "day": pa.date32(), "truth": pa.bool_()}
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _batch(rows: Sequence[Row], schema: Any) -> Any:
    import pyarrow as pa

    arrays = [pa.array(column, type=field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)
