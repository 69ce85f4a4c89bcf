"""What Windows does otherwise, as far as it can be played here: shells, paths, encodings, locks, processes that are not forked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PureWindowsPath

import pytest
from click.testing import CliRunner, Result

from checker.cli import cli, globbed
from checker.judge import load_pack
from checker.read import child, read
from checker.read.archive import contents, unpack
from checker.read.legacy.office import program as libreoffice
from checker.read.limits import Limits
from checker.read.raw import Unreadable
from checker.read.scan.engine import program as tesseract
from checker.read.scan.engine import tessdata
from checker.report import sarif

ROOT = Path(__file__).parents[1]
FAMILY = ROOT / "corpus" / "thanh-oai"
PLAN, PARENT = FAMILY / "faulty.docx", FAMILY / "parent.docx"


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def as_notepad_saves(file: Path) -> None:
    file.write_bytes(("\ufeff" + file.read_text("utf-8").replace("\n", "\r\n")).encode())


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("kh*.docx", ["kh 1.docx", "kh [1].docx"]),  # not «~$kh 1.docx», which Word keeps beside an open file
        ("nop/*.docx", ["nop/a.docx"]),
        ("kh [1].docx", ["kh [1].docx"]),  # a file that is there is itself
        ("*.pdf", ["*.pdf"]),
        ("select * from findings", ["select * from findings"]),
        ("[z-a]*", ["[z-a]*"]),
        ("--parent", ["--parent"]),
    ],
)
def test_wildcards_that_the_shell_hands_over(word: str, made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nop").mkdir()
    for name in ("kh 1.docx", "~$kh 1.docx", "kh [1].docx", "nop/a.docx", "nop/~$a.docx"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert globbed([word]) == made


def test_a_folder_that_ends_in_a_backslash_before_its_quotation_mark_is_told() -> None:
    told = run("check", 'C:\\Kế hoạch" --parent cap-tren.docx')
    assert (told.exit_code, "bỏ dấu \\ đứng ngay trước" in told.output) == (2, True)
    assert "bỏ dấu" not in run("check", "khong-co.docx").output


def test_results_are_utf_8_whatever_the_code_page(tmp_path: Path) -> None:
    known = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "checker", "check", str(PLAN), "--parent", str(PARENT)]
    piped = subprocess.run(words, capture_output=True, env=known, cwd=tmp_path)
    assert (piped.returncode, "Cần sửa trước khi nộp" in piped.stdout.decode("utf-8")) == (1, True), piped.stderr
    filed = subprocess.run([*words, "-o", "kq/r.html", "-o", "kq/r.txt", "--annotate", "kq"], capture_output=True, env=known, cwd=tmp_path)
    assert (filed.returncode, "Đã ghi" in filed.stderr.decode("utf-8")) == (1, True), filed.stderr
    assert "Cần sửa" in (tmp_path / "kq" / "r.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("C:\\Kế hoạch\\a.docx", "file:///C:/K%E1%BA%BF%20ho%E1%BA%A1ch/a.docx"),
        ("D:/nop/a.docx", "file:///D:/nop/a.docx"),
        ("\\\\may-chu\\nop\\a.docx", "file://may-chu/nop/a.docx"),
        ("nop\\a.docx", "nop/a.docx"),
    ],
)
def test_places_with_drives_become_references(name: str, uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "PurePath", PureWindowsPath)
    assert sarif.uri_of(name) == uri


def test_a_file_that_word_or_excel_has_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(file: Path, _: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "write_bytes", locked)
    done = run("check", PLAN, "--parent", PARENT, "-o", tmp_path / "kq.xlsx")
    assert (done.exit_code, "«kq.xlsx» đang mở trong Word, Excel" in done.output) == (2, True)


def test_what_is_not_forked_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forked = read(FAMILY.parent / "dong-da" / "faulty.pdf")
    monkeypatch.delattr(os, "fork", raising=False)
    (tmp_path / "json.py").write_text("raise SystemExit('a stranger beside the plans')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read(FAMILY.parent / "dong-da" / "faulty.pdf") == forked


def test_how_a_reader_ended_is_told_in_the_numbers_of_windows() -> None:
    with pytest.raises(Unreadable) as broken:
        child._answer(b"", 0xC0000005 << 8, Limits())
    assert broken.value.details == {"what": "exit 0xc0000005"}


def test_packs_waivers_and_baselines_as_notepad_saves_them(tmp_path: Path) -> None:
    assert run("rules", "new", "ZZ01", tmp_path / "goi").exit_code == 0
    plan, baseline = tmp_path / "kh.docx", tmp_path / "moc.json"
    shutil.copy(PLAN, plan)
    given = ("--rule", "TT05", "--reason", "Đã thống nhất", "--approved-by", "Bà Vân", "--until", "2099-12-31")
    assert run("waive", plan, "--parent", PARENT, *given).exit_code == 0
    run("check", plan, "--parent", PARENT, "--no-waivers", "--write-baseline", baseline)
    for file in (*(tmp_path / "goi").glob("*.yaml"), tmp_path / "kh.docx.waivers.yaml", baseline):
        as_notepad_saves(file)
    assert "ZZ01" in {rule.id for rule in load_pack(tmp_path / "goi")}
    assert run("rules", "test", tmp_path / "goi").exit_code == 0
    assert "ĐÃ MIỄN TRỪ TT05" in run("check", plan, "--parent", PARENT).output
    assert "Không còn lỗi nào khác" in run("check", plan, "--parent", PARENT, "--baseline", baseline).output


def test_archives_of_windows(tmp_path: Path) -> None:
    run("rules", "new", "ZZ01", tmp_path / "goi")
    with zipfile.ZipFile(tmp_path / "goi.zip", "w") as pack, zipfile.ZipFile(tmp_path / "nop.zip", "w") as plans:
        for file in (tmp_path / "goi").iterdir():
            pack.write(file, f"goi\\{file.name}")  # as Compress-Archive of Windows PowerShell parts folders
        for name in ("Trường A\\kh.docx", "Trường B\\con.docx"):
            plans.write(PLAN, name)
    assert "ZZ01" in {rule.id for rule in load_pack(tmp_path / "goi.zip")}
    assert contents(tmp_path / "nop.zip")[0] == ["Trường A/kh.docx", "Trường B/con.docx"]
    (tmp_path / "ra").mkdir()
    assert [file.name for file in unpack(tmp_path / "nop.zip", tmp_path / "ra")] == ["kh.docx", "_con.docx"]


def test_programs_stand_where_their_setup_puts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ending = ".exe" if sys.platform == "win32" else ""
    recogniser = tmp_path / "Programs" / "Tesseract-OCR" / f"tesseract{ending}"
    office = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    for file in (recogniser, office, recogniser.with_name("tessdata") / "vie.traineddata"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o755)
    for name in ("ProgramFiles", "LOCALAPPDATA", "PATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    caches = (tessdata, tesseract, libreoffice)
    try:
        for cache in caches:
            cache.cache_clear()
        assert (tesseract(), libreoffice()) == (str(recogniser), str(office))
    finally:
        for cache in caches:
            cache.cache_clear()
