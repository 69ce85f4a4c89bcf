"""The rows that a question to a store gives → a terminal, a pipe, or a file of CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from checker.cli.files import not_written
from checker.cli.speech import said, tell
from checker.model import Message
from checker.report.csv import harmless

if TYPE_CHECKING:
    from rich.table import Table

_SHOWN = 200  # rows on a terminal
_LEGIBLE = 14  # characters that a column of long words needs; a table of narrower ones is no longer read
_MORE = Message(
    f"Chỉ hiện {_SHOWN} dòng đầu; thêm «-o ket-qua.csv» để ghi tất cả ra tệp.",
    f"Only the first {_SHOWN} rows are shown; add “-o rows.csv” to write all of them to a file.",
)


def show(names: Sequence[str], result: Any) -> None:
    """The first rows on a terminal, as a table where it fits and else each as a record; all of them as CSV when piped."""
    if not sys.stdout.isatty():
        _write(names, _all(result), sys.stdout)
        return
    from rich.console import Console

    console = Console(markup=False, emoji=False, highlight=False)
    rows = [["" if value is None else str(value) for value in row] for row in result.fetchmany(_SHOWN)]
    console.print(_table(names, rows) if _room(names, rows) <= console.width else _records(names, rows))
    if result.fetchone():
        tell(said(_MORE), err=True)


def keep(names: Sequence[str], result: Any, output: Path) -> None:
    """All rows to a file of CSV, with the mark by which Excel knows UTF-8 and without formulas."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            _write(names, ([harmless(value) if isinstance(value, str) else value for value in row] for row in _all(result)), file)
    except OSError as error:
        raise not_written(output, error) from None
    tell(said(Message(f"Đã ghi kết quả vào {output}.", f"The result is in {output}.")), err=True)


def _all(result: Any) -> Iterator[Sequence[object]]:
    while rows := result.fetchmany(10_000):
        yield from rows


def _write(names: Sequence[str], rows: Iterable[Sequence[object]], file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)


def _room(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The width below which a table is too narrow to read."""
    from rich.cells import cell_len

    widest = (max(cell_len(cell) for cell in column) for column in zip(names, *rows, strict=True))
    return sum(min(width, _LEGIBLE) + 3 for width in widest) + 1


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich.table import Table

    table = Table(*names)
    for row in rows:
        table.add_row(*row)
    return table


def _records(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Each row as a block of lines, a line a column that is filled."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for left, right in _lines(names, rows):
        table.add_row(left, right)
    return table


def _lines(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows, 1):
        yield f"[{number}]", ""
        yield from ((name, value) for name, value in zip(names, row, strict=True) if value)
        yield "", ""
