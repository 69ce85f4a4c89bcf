"""`checker audit`: an archive → a store; a store → answers."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.files import write
from checker.cli.packs import loaded, with_packs
from checker.cli.speech import Group, Refused, argument, language, option, said
from checker.model import Message

if TYPE_CHECKING:
    from checker.audit.run import Progress, Summary

_FOLDER = Message("THƯ_MỤC", "FOLDER")
_with_store = option(
    "--store",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    value=_FOLDER,
    both=Message("Thư mục của kho kết quả.", "The folder of the store."),
)


@click.group("audit", cls=Group, both=Message("Soát cả kho lưu trữ nhiều năm.", "Audit an archive of many years."))
def command() -> None:
    """The group."""


@command.command(
    "run",
    both=Message(
        "Đọc, nối và soát mọi kế hoạch trong thư mục, tệp ZIP hoặc địa chỉ (s3://…); chạy lại thì làm tiếp phần còn lại.",
        "Read, link and judge all plans of a folder, a ZIP or an address (s3://…); run again, it goes on where it stopped.",
    ),
)
@argument("archive", value=Message("KHO", "ARCHIVE"))
@_with_store
@option("--workers", type=click.IntRange(1), both=Message("Số tiến trình.  [mặc định: số nhân]", "Processes.  [default: the cores]"))
@option(
    "--engine",
    default="local",
    value=Message("TÊN", "NAME"),
    both=Message("local, serial, hoặc địa chỉ tcp:// của bộ điều phối dask.", "local, serial, or the tcp:// address of a dask scheduler."),
)
@with_packs
def run(archive: str, store: Path, workers: int | None, engine: str, packs: Sequence[str]) -> None:
    """Exit code 3 where a file could not be read, or only in part; 0 otherwise, whatever was found."""
    _needs("pebble", "pyarrow", "duckdb", "numpy", "rensa")
    import os

    from checker.audit.engines import chosen
    from checker.audit.run import run as audit
    from checker.audit.work import Setup

    loaded(packs)  # a faulty pack is told before anything is read
    steps = chosen(engine, workers or os.cpu_count() or 1, Setup(archive, tuple(packs) or ("ke_hoach", "luu_tru")))
    try:
        summary = audit(store, steps, _bar())
    except FileNotFoundError:
        raise Refused(Message(f"Không tìm thấy kho «{archive}».", f"There is no archive “{archive}”.")) from None
    finally:
        steps.close()
    click.echo(_told(summary))
    sys.exit(3 if summary.unreadable or summary.partial else 0)


@command.command("query", both=Message("Hỏi kho kết quả bằng SQL.", "Ask a store in SQL."))
@_with_store
@argument("sql", value=Message("SQL", "SQL"))
def query(store: Path, sql: str) -> None:
    """The rows: as a table on a terminal, as CSV when piped."""
    _needs("duckdb", "pyarrow")
    import duckdb

    from checker.audit.ask import opened

    try:
        base = opened(store)
    except FileNotFoundError:
        raise _no_store(store) from None
    try:
        result = base.execute(sql)
    except duckdb.Error as error:
        raise Refused(Message(f"Câu hỏi không chạy được: {error}", f"The query does not run: {error}")) from None
    _print([column[0] for column in result.description or ()], result)


@command.command(
    "report",
    both=Message(
        "Viết trang tổng quan (.html) hoặc bảng tính (.xlsx) của một kho kết quả.",
        "Write the dashboard (.html) or the workbook (.xlsx) of a store.",
    ),
)
@_with_store
@option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    value=Message("TỆP", "FILE"),
    both=Message(
        "Tệp .html hoặc .xlsx; nêu nhiều lần được.  [mặc định: bao-cao.html và bao-cao.xlsx trong kho]",
        "A file .html or .xlsx; may be given several times.  [default: bao-cao.html and bao-cao.xlsx in the store]",
    ),
)
def report(store: Path, outputs: Sequence[Path]) -> None:
    """The same answers on a page and in a workbook."""
    _needs("duckdb", "pyarrow")
    from checker.audit.dashboard import render, workbook

    for output in outputs or (store / "bao-cao.html", store / "bao-cao.xlsx"):
        try:
            made = workbook(store, lang=language()) if output.suffix.lower() == ".xlsx" else render(store, lang=language())
        except FileNotFoundError:
            raise _no_store(store) from None
        write(made, output)


def _no_store(store: Path) -> Refused:
    return Refused(Message(f"«{store}» không phải kho kết quả.", f"“{store}” is no store."))


def _print(names: Sequence[str], result: Any) -> None:
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(*names)
        for row in result.fetchall():
            table.add_row(*("" if value is None else str(value) for value in row))
        Console().print(table)
        return
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    while rows := result.fetchmany(10_000):
        writer.writerows(rows)


def _needs(*libraries: str) -> None:
    """Ends with code 2 and the command that installs what is missing."""
    from importlib.util import find_spec

    if missing := [name for name in libraries if find_spec(name) is None]:
        how = "python -m pip install 'soat[audit]'"
        raise Refused(
            Message(f"Chưa có thư viện {', '.join(missing)}; hãy cài: {how}", f"{', '.join(missing)} is missing; install it: {how}")
        )


_DOING = {
    "find": Message("Tìm tệp", "Finding"),
    "hash": Message("Nhận diện nội dung", "Hashing"),
    "read": Message("Đọc", "Reading"),
    "judge": Message("Soát", "Judging"),
}


def _bar() -> Progress:
    """A line on a terminal that is written over, else one every ten seconds: what is done, at what rate, how long it takes yet."""
    began: dict[str, float] = {}
    last = 0.0

    def told(doing: str, done: int, total: int | None) -> None:
        nonlocal last
        now = time.monotonic()
        start = began.setdefault(doing, now)
        if now - last < (0.2 if sys.stderr.isatty() else 10) and done != total:
            return
        last = now
        rate = done / max(now - start, 0.001)
        left = f", {(total - done) / max(rate, 0.001) / 60:.0f} min" if total and done < total else ""
        line = f"{said(_DOING[doing])}: {done:,}{f'/{total:,}' if total else ''} ({rate:,.0f}/s{left})"
        click.echo(f"\r{line:<70}" if sys.stderr.isatty() else line, err=True, nl=not sys.stderr.isatty() or done == total)

    return told


def _told(summary: Summary) -> str:
    """The account of a run; its sum is what was found."""
    s = summary
    why = ", ".join(f"{name} {count}" for name, count in s.reasons.items())
    if language() == "en":
        files = f"{s.found} files = {s.read} read + {s.partial} partial + {s.unreadable} unreadable + {s.skipped} skipped"
        told = f"{files}; {s.contents} contents, {s.newly_read} newly read, {s.newly_judged} newly judged."
        return f"{told} Reasons: {why}." if why else told
    files = f"{s.found} tệp = {s.read} đã đọc + {s.partial} đọc một phần + {s.unreadable} không đọc được + {s.skipped} bỏ qua"
    told = f"{files}; {s.contents} nội dung, mới đọc {s.newly_read}, mới soát {s.newly_judged}."
    return f"{told} Lý do: {why}." if why else told
