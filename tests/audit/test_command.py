"""`checker audit` in wrong hands: what can't be done is told in a sentence, and a store is never spoiled."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from checker.audit.words import WORDS, figure, worded
from checker.cli.audit import _progress
from checker.cli.rows import show
from checker.read.notices import TEXTS
from tests.audit.archive import ROOT, archive
from tests.test_cli import run

pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("kho"), ["thanh-oai"])


@pytest.fixture(scope="module")
def store(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    assert ran(source, folder).exit_code == 3
    return folder


def done(*words: object) -> Result:
    return run("audit", *map(str, words))


def ran(source: object, store: Path, *more: str) -> Result:
    return done("run", source, "--store", store, "--engine", "serial", *more)


def test_a_run_tells_its_sum_its_reasons_and_what_to_do_next(source: Path, store: Path) -> None:
    told = ran(source, store).output
    assert "14 tệp = 10 đã đọc + 0 đọc một phần + 2 không đọc được + 2 bỏ qua." in told
    assert "tệp rỗng: 1" in told
    assert "lần này đọc 0, soát 0." in told
    assert f"checker audit report --store {store}" in told
    assert "14 files = 10 read + 0 partial + 2 unreadable + 2 skipped." in ran(source, store, "--lang", "en").output


@pytest.mark.parametrize(
    ("archive_", "more", "told"),
    [
        ("/khong/co", (), "Không tìm thấy kho «/khong/co»."),
        ("khong-biet://x/y", (), "Không mở được kho «khong-biet://x/y»"),
        (".", ("--engine", "nhanh"), "Không có --engine «nhanh»: dùng local, serial, hoặc địa chỉ tcp:// của bộ điều phối dask.\n"),
        (".", ("--rules", "khong-co"), "Không có gói quy tắc"),
    ],
)
def test_what_cannot_be_run_is_a_sentence_and_leaves_no_store(archive_: str, more: tuple[str, ...], told: str, tmp_path: Path) -> None:
    result = ran(archive_, tmp_path / "store", *more)
    assert (result.exit_code, told in result.output) == (2, True), result.output
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("where", [".", "ket-qua", "Trường/x/ket-qua"])
def test_a_run_writes_nothing_in_its_archive(source: Path, tmp_path: Path, where: str) -> None:
    shutil.copytree(source, kept := tmp_path / "kho")
    result = ran(kept, kept / where)
    assert (result.exit_code, "phải nằm ngoài kho lưu trữ" in result.output) == (2, True)
    assert "phải nằm ngoài kho lưu trữ" in ran(f"file://{kept}", kept / where).output
    assert {p.relative_to(kept) for p in kept.rglob("*")} == {p.relative_to(source) for p in source.rglob("*")}


def test_a_folder_of_other_files_is_no_store_and_keeps_them(source: Path, tmp_path: Path) -> None:
    letter = tmp_path / "tai-lieu" / "2025" / "cong-van" / "moi-hop.docx"
    letter.parent.mkdir(parents=True)
    letter.write_bytes(b"x")
    result = ran(source, tmp_path / "tai-lieu")
    assert (result.exit_code, "đã có tệp khác" in result.output) == (2, True)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [letter]


def test_what_somebody_puts_in_a_store_stays(source: Path, store: Path, tmp_path: Path) -> None:
    shutil.copytree(store, kept := tmp_path / "store")
    notes = [kept / "bien-ban" / "2025" / "ghi-chu.docx", kept / "facts" / "headers" / "ghi-chu.txt"]
    for note in notes:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text("x", encoding="utf-8")
    ran(source, kept)
    assert all(note.exists() for note in notes)


def test_a_store_is_of_one_archive_unless_that_has_moved(source: Path, store: Path, tmp_path: Path) -> None:
    moved = tmp_path / "noi-moi"
    shutil.copytree(source, moved)
    kept = shutil.copytree(store, tmp_path / "store")
    result = ran(moved, kept)
    assert (result.exit_code, "là kho kết quả của kho" in result.output) == (2, True)
    result = ran(moved, kept, "--moved")
    assert (result.exit_code, "lần này đọc 0, soát 0." in result.output) == (3, True), result.output


def test_two_runs_do_not_write_to_one_store(source: Path, store: Path) -> None:
    with closing(sqlite3.connect(store / "run.lock", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        result = ran(source, store)
    assert (result.exit_code, "Đang có lần soát khác" in result.output) == (2, True)
    assert ran(source, store).exit_code == 3


def test_what_is_no_store_is_said_to_be_none(source: Path, tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(b"khong phai co so du lieu" * 100)
    assert "không phải kho kết quả" in ran(source, tmp_path).output
    assert "Lần soát đầu tiên chưa xong" in done("report", "--store", tmp_path).output
    assert "không phải kho kết quả" in done("query", "--store", tmp_path / "x", "SELECT 1").output


@pytest.mark.parametrize(
    "sql",
    ["", " -- chỉ ghi chú", "SELECT 1; SELECT 2", "COPY documents TO '{0}/lay.csv'", "CREATE TABLE x AS SELECT 1", "DROP VIEW documents",
     "DELETE FROM documents", "SELEC 1", "SELECT * FROM khong_co", "SELECT content FROM read_text('{0}/ngoai.txt')", "ATTACH '{0}/x.db'"],
)  # fmt: skip
def test_a_question_neither_writes_nor_reaches_out(sql: str, store: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.txt").write_text("x")
    result = done("query", "--store", store, sql.format(tmp_path))
    assert (result.exit_code, result.output.startswith("Lỗi: ")) == (2, True)
    assert [p.name for p in tmp_path.iterdir()] == ["ngoai.txt"]


@pytest.mark.parametrize(
    "sql", ["SELECT count(*) FROM documents;", "SHOW TABLES", "DESCRIBE findings", "PIVOT documents ON status USING count(*) GROUP BY size"]
)
def test_a_question_is_answered(sql: str, store: Path) -> None:
    result = done("query", "--store", store, sql)
    assert result.exit_code == 0, result.output


def test_only_a_page_and_a_workbook_are_written(store: Path, tmp_path: Path) -> None:
    assert done("report", "--store", store, "--output", tmp_path / "a.html", "--output", tmp_path / "a.pdf").exit_code == 2
    assert not list(tmp_path.iterdir())


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Path]:
    """An archive with a folder that nobody may look into."""
    source = tmp_path / "kho"
    (source / "khóa").mkdir(parents=True)
    (source / "a.txt").write_text("KẾ HOẠCH", "utf8")
    (source / "khóa").chmod(0)
    yield source
    (source / "khóa").chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may read everything is shut out of nothing")
def test_a_folder_that_may_not_be_read_is_a_row(shut: Path, tmp_path: Path) -> None:
    result = ran(shut, tmp_path / "store")
    assert (result.exit_code, "không được phép đọc: 1" in result.output) == (3, True), result.output


def test_a_folder_that_cannot_be_listed_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.audit import walk
    from checker.read import Limits

    (tmp_path / "khóa").mkdir()
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", "utf8")
    real = os.scandir

    def refusing(folder: Path) -> object:
        if Path(folder).name == "khóa":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert [(f.place, f.skipped) for f in walk.walk(str(tmp_path), Limits())] == [("a.txt", None), ("khóa/", "denied")]


def test_a_zip_within_a_zip_is_said_to_be_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kho.zip", "w") as packed:
        packed.writestr("trong.ZIP", b"PK")
        packed.writestr("a.txt", "KẾ HOẠCH")
    result = ran(tmp_path / "kho.zip", tmp_path / "store")
    assert (result.exit_code, "tệp nén trong tệp nén: 1" in result.output) == (3, True), result.output


def test_every_reason_has_its_words() -> None:
    assert set(TEXTS) <= set(WORDS)
    assert worded("cut_short; ocr", "vi") == "thiếu phần cuối, chữ do máy nhận dạng"


def test_figures_are_written_as_in_the_readers_language() -> None:
    assert (figure(1617, "vi"), figure(0.5, "vi"), figure(1617, "en"), figure(999, "vi")) == ("1.617", "0,5", "1,617", "999")
    assert _progress("read", 512, 1327, 6.0) == "Đọc: 512/1.327 (85 mỗi giây, còn 1 phút)"
    assert _progress("find", 1000, None, 0.1) == "Tìm tệp: 1.000"


def on_terminal(store: Path, sql: str, monkeypatch: pytest.MonkeyPatch, width: int = 120) -> None:
    from checker.audit.ask import ask, opened

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(width))
    result = ask(opened(store), sql)
    show([column[0] for column in result.description], result)


def test_a_terminal_shows_the_first_rows_as_they_are(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_terminal(store, "SELECT if(range = 0, '[/b] :smile:', range::VARCHAR) AS a FROM range(300)", monkeypatch)
    shown = capsys.readouterr()
    assert "[/b] :smile:" in shown.out
    assert [number in shown.out for number in ("199", "200")] == [True, False]
    assert "200 dòng đầu" in shown.err


@pytest.mark.parametrize(("width", "table"), [(120, False), (400, True)])
def test_rows_too_wide_for_a_table_are_shown_as_records(
    width: int, table: bool, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_terminal(store, "SELECT * FROM documents WHERE number IS NOT NULL ORDER BY file", monkeypatch, width)
    shown = capsys.readouterr().out
    assert (("┃" in shown), ("[2]" in shown)) == (table, not table)
    number = done("query", "--store", store, "SELECT number FROM documents WHERE number IS NOT NULL ORDER BY file").output.splitlines()[1]
    assert number in shown


def test_rows_go_to_a_file_that_a_spreadsheet_reads(store: Path, tmp_path: Path) -> None:
    told = done("query", "--store", store, "-o", tmp_path / "moi" / "dong.csv", "SELECT '=1+1' AS \"số\", 2 AS b")
    assert (told.exit_code, "Đã ghi kết quả vào" in told.output) == (0, True)
    (plan := tmp_path / "ke-hoach.docx").write_bytes(b"x")
    refused = done("query", "--store", store, "-o", plan, "SELECT 1")
    assert (refused.exit_code, "chỉ viết được .csv" in refused.output, plan.read_bytes()) == (2, True, b"x")
    assert (tmp_path / "moi" / "dong.csv").read_bytes() == "\ufeffsố,b\n'=1+1,2\n".encode()


def test_without_a_question_the_tables_are_listed(store: Path) -> None:
    lines = done("query", "--store", store).output.splitlines()
    assert lines[0] == "table,columns"
    tables = {line.split(",")[0] for line in lines[1:]}
    assert {"documents", "findings", "unimplemented", "trends"} <= tables
    assert not any(name.startswith(("state_", "living_", "duckdb_", "pragma_", "sqlite_")) for name in tables)


@pytest.mark.skipif(os.name == "nt", reason="no process groups")
def test_ctrl_c_is_answered_in_a_sentence_while_processes_start(source: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "checker", "audit", "run", str(source), "--store", str(tmp_path / "store"), "--workers", "2"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=ROOT) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith("Tìm tệp")
        time.sleep(0.4)  # its processes are at their imports
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (130, "Đã dừng. Phần đã làm được giữ nguyên: chạy lại cùng lệnh thì làm tiếp.\n")
