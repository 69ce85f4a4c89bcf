"""A store's folder → DuckDB with its views: what an auditor asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.audit.tables import FACTS, JUDGED
from checker.audit.unusable import Unusable
from checker.model import Message

_STATE = ("documents", "links", "registers", "versions", "runs")
_UNFINISHED = Message(
    "Lần soát đầu tiên chưa xong nên chưa có kết quả; hãy chạy lại checker audit run, phần đã làm được giữ nguyên.",
    "The first run has not ended, so there are no results yet; run checker audit run again, what was done is kept.",
)
_ONE_QUESTION = Message(
    "Chỉ nhận một câu hỏi (SELECT, DESCRIBE, SHOW, SUMMARIZE, PIVOT …); kho kết quả không bị sửa bằng câu hỏi.",
    "One question at a time (SELECT, DESCRIBE, SHOW, SUMMARIZE, PIVOT …); no question changes a store.",
)


def opened(folder: Path) -> Any:
    """A connection to DuckDB, in memory, with the views of a store, which reaches nothing else. `Unusable` where there is none."""
    import duckdb

    if not (folder / "state" / "documents.parquet").is_file():
        raise Unusable(_UNFINISHED if (folder / "ledger.db").is_file() else _no_store(folder))
    base = duckdb.connect(config={"allow_community_extensions": "false", "autoinstall_known_extensions": "false", "threads": "2"})
    try:
        for statement in _views(folder.resolve()):
            base.execute(statement)
    except duckdb.Error as error:
        raise Unusable(_of_another_version(folder, error)) from None
    base.execute(f"SET allowed_directories = [{_quoted(folder.resolve())}]")
    base.execute("SET enable_external_access = false")
    return base


#: What can be asked: each table with its columns, those within aside.
TABLES = """SELECT table_name AS "table", string_agg(column_name, ', ' ORDER BY column_index) AS columns FROM duckdb_columns()
    WHERE NOT internal AND NOT starts_with(table_name, 'state_') AND NOT starts_with(table_name, 'living_') AND schema_name = 'main'
    GROUP BY 1 ORDER BY 1"""


def ask(base: Any, sql: str) -> Any:
    """The result of one question. `Unusable` where it is none, is several, would change anything, or does not run."""
    import duckdb

    asking = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)  # a PIVOT is «multi»
    try:
        statements = base.extract_statements(sql)
        if len(statements) != 1 or statements[0].type not in asking:
            raise Unusable(_ONE_QUESTION)
        return base.execute(statements[0])
    except duckdb.Error as error:
        told, where = str(error).strip(), "checker audit query --store"
        raise Unusable(
            Message(
                f"Câu hỏi không chạy được: {told}\nCó những bảng, cột nào: {where} … (không nêu SQL).",
                f"The query does not run: {told}\nWhich tables and columns there are: {where} … (without SQL).",
            )
        ) from None


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


def _no_store(folder: Path) -> Message:
    return Message(f"«{folder}» không phải kho kết quả.", f"“{folder}” is no store.")


def _of_another_version(folder: Path, error: object) -> Message:
    return Message(
        f"Kho kết quả «{folder}» hỏng hoặc của phiên bản khác; hãy chạy lại checker audit run ({error}).",
        f"The store “{folder}” is damaged or of another version; run checker audit run again ({error}).",
    )
