"""`checker audit`: an archive → a store; a store → answers."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.files import write
from checker.cli.packs import loaded, packs_option
from checker.cli.rows import keep, show
from checker.cli.speech import Group, Refused, argument, language, option, said, tell
from checker.model import Message

if TYPE_CHECKING:
    from checker.audit.engines import Engine, Progress
    from checker.audit.run import Summary
    from checker.audit.work import Setup

_FOLDER = Message("THƯ_MỤC", "FOLDER")
_with_store = option(
    "--store",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    value=_FOLDER,
    both=Message("Thư mục của kho kết quả (bắt buộc).", "The folder of the store (required)."),
)


_ENGINES = Message(
    "local, serial, hoặc địa chỉ tcp:// của bộ điều phối dask.",
    "local, serial, or the tcp:// address of a dask scheduler.",
)
_STOPPED = Message(
    "Đã dừng. Phần đã làm được giữ nguyên: chạy lại cùng lệnh thì làm tiếp.",
    "Stopped. What was done is kept: the same command goes on from here.",
)


_PACKS = ("ke_hoach", "luu_tru")  # of a run that is told none: what many documents side by side show, too


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
@option(
    "--workers",
    type=click.IntRange(1),
    value=Message("SỐ", "NUMBER"),
    both=Message("Số tiến trình.  [mặc định: số nhân]", "Processes.  [default: the cores]"),
)
@option(
    "--engine",
    default="local",
    value=Message("TÊN", "NAME"),
    both=Message(f"{_ENGINES.vi}  [mặc định: local]", f"{_ENGINES.en}  [default: local]"),
)
@option(
    "--moved",
    is_flag=True,
    both=Message(
        "Kho lưu trữ đã dời đến địa chỉ này; kho kết quả vẫn là của nó.",
        "The archive has moved to this address; the store is still its own.",
    ),
)
@packs_option(*_PACKS)
def run(archive: str, store: Path, workers: int | None, engine: str, moved: bool, packs: Sequence[str]) -> None:
    """Exit code 3 where a file could not be read, or only in part; 0 otherwise, whatever was found."""
    _needs("pebble", "pyarrow", "duckdb", "numpy", "rensa")
    from checker.audit.run import run as audit
    from checker.audit.work import Setup

    loaded(packs)  # a faulty pack is told before anything is read
    with _usable():
        steps = _engine(engine, workers, Setup(archive, tuple(packs) or _PACKS))
        try:
            summary = audit(store, steps, _bar(), moved=moved)
        except KeyboardInterrupt:
            tell(said(_STOPPED), err=True)
            sys.exit(130)
        finally:
            steps.close()
    for line in _told(summary, store):
        tell(line)
    unseen = {"denied", "nested"} & set(summary.reasons)  # folders and archives within which nobody has looked
    sys.exit(3 if summary.unreadable or summary.partial or unseen else 0)


def _engine(name: str, workers: int | None, setup: Setup) -> Engine:
    import os

    from checker.audit.engines import chosen

    if name not in ("local", "serial"):
        if "://" not in name:
            raise Refused(Message(f"Không có --engine «{name}»: dùng {_ENGINES.vi}", f"There is no --engine “{name}”: use {_ENGINES.en}"))
        _needs("distributed", extra="cluster")
    try:
        return chosen(name, workers or os.cpu_count() or 1, setup)
    except (OSError, ValueError) as error:
        raise Refused(Message(f"Không nối được với «{name}»: {error}", f"“{name}” can't be reached: {error}")) from None


@command.command(
    "query",
    both=Message(
        "Hỏi kho kết quả bằng SQL; không nêu SQL thì liệt kê các bảng và cột.",
        "Ask a store in SQL; without SQL, its tables and columns are listed.",
    ),
)
@_with_store
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    value=Message("TỆP", "FILE"),
    both=Message("Ghi mọi dòng vào tệp CSV (Excel mở được).", "Write all rows to a file of CSV, as Excel reads it."),
)
@argument("sql", required=False, value=Message("[SQL]", "[SQL]"))
def query(store: Path, output: Path | None, sql: str | None) -> None:
    """The rows: on a terminal, as CSV when piped or to a file."""
    _needs("duckdb", "pyarrow")
    from checker.audit.ask import TABLES, ask, opened

    if output and output.suffix.lower() != ".csv":
        raise Refused(Message(f"«{output}»: chỉ viết được .csv.", f"“{output}”: only .csv can be written."))
    with _usable():
        result = ask(opened(store), TABLES if sql is None else sql)
    names = [column[0] for column in result.description or ()]
    if output:
        keep(names, result, output)
    else:
        show(names, result)


@command.command(
    "report",
    both=Message(
        "Viết trang tổng quan (.html) hoặc bảng tính (.xlsx) của một kho kết quả.",
        "Write the dashboard (.html) or the workbook (.xlsx) of a store.",
    ),
)
@_with_store
@option(
    "-o",
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

    makers: dict[str, Callable[..., str | bytes]] = {".html": render, ".xlsx": workbook}
    outputs = outputs or (store / "bao-cao.html", store / "bao-cao.xlsx")
    for output in outputs:
        if output.suffix.lower() not in makers:
            raise Refused(Message(f"«{output}»: chỉ viết được .html, .xlsx.", f"“{output}”: only .html and .xlsx can be written."))
    for output in outputs:
        with _usable():
            made = makers[output.suffix.lower()](store, lang=language())
        write(made, output)


@contextmanager
def _usable() -> Iterator[None]:
    """What an archive or a store is not good for is told in a sentence."""
    from checker.audit.unusable import Unusable

    try:
        yield
    except Unusable as error:
        raise Refused(error.message) from None


def _needs(*libraries: str, extra: str = "audit") -> None:
    """Ends with code 2 and the command that installs what is missing."""
    from importlib.util import find_spec

    if missing := [name for name in libraries if find_spec(name) is None]:
        how = f"python -m pip install 'soat[{extra}]'"
        raise Refused(
            Message(f"Chưa có thư viện {', '.join(missing)}; hãy cài: {how}", f"{', '.join(missing)} is missing; install it: {how}")
        )


_DOING = {
    "find": Message("Tìm tệp", "Finding"),
    "hash": Message("Nhận diện nội dung", "Hashing"),
    "read": Message("Đọc", "Reading"),
    "link": Message("Nối với cấp trên", "Linking"),
    "sign": Message("Tìm bản gần trùng", "Seeking near-copies"),
    "lay": Message("So bản gần trùng", "Comparing near-copies"),
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
        line = _progress(doing, done, total, now - start)
        click.echo(f"\r{line:<70}" if sys.stderr.isatty() else line, err=True, nl=not sys.stderr.isatty() or done == total)

    return told


def _progress(doing: str, done: int, total: int | None, seconds: float) -> str:
    """«Đọc: 512/1.327 (85 mỗi giây, còn 2 phút)»; no rate from the first moment alone."""
    from checker.audit.words import figure

    lang = language()
    line = f"{said(_DOING[doing])}: {figure(done, lang)}{f'/{figure(total, lang)}' if total else ''}"
    if seconds < 1:
        return line
    told = said(Message(f"{figure(round(done / seconds), lang)} mỗi giây", f"{figure(round(done / seconds), lang)} a second"))
    if total and done < total:
        minutes = math.ceil((total - done) * seconds / done / 60)
        told += said(Message(f", còn {figure(minutes, lang)} phút", f", {figure(minutes, lang)} min left"))
    return f"{line} ({told})"


def _told(summary: Summary, store: Path) -> list[str]:
    """The account of a run, its sum what was found; then what to do next."""
    from msgspec.structs import asdict

    from checker.audit.words import STATES, figure, worded
    from checker.report.words import in_language

    lang = language()
    s, n = summary, {name: figure(value, lang) for name, value in asdict(summary).items() if isinstance(value, int)}
    total = Message(*(" + ".join(f"{n[name]} {in_language(title, to)}" for name, title in STATES.items()) for to in ("vi", "en")))
    lines = [Message(f"{n['found']} tệp = {total.vi}.", f"{n['found']} files = {total.en}.")]
    if s.reasons:
        why = "; ".join(f"{worded(name, lang)}: {figure(count, lang)}" for name, count in s.reasons.items())
        lines.append(Message(f"Lý do: {why}.", f"Reasons: {why}."))
    lines.append(
        Message(
            f"{n['contents']} nội dung khác nhau đọc được; lần này đọc {n['newly_read']}, soát {n['newly_judged']}.",
            f"{n['contents']} different contents could be read; this run read {n['newly_read']} and judged {n['newly_judged']}.",
        )
    )
    named = f'"{store}"' if " " in str(store) else str(store)
    lines.append(Message(f"Xem kết quả: checker audit report --store {named}", f"See the results: checker audit report --store {named}"))
    return [said(line) for line in lines]
