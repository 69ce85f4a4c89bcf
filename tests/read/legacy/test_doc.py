"""Word 97-2003: read without any other program, by LibreOffice where that fails, refused in a sentence where that is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.read import Limits, read_bytes
from checker.read.legacy import office
from checker.read.raw import Unreadable
from tests.read.legacy.packages import odt

_needed = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A .doc by LibreOffice."""
    import subprocess

    from docx import Document

    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph().add_run("n¨m häc míi").font.name = ".VnTime"
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for cell, text in zip((c for row in table.rows for c in row.cells), ("TT", "Việc", "1", "Họp"), strict=True):
        cell.text = text
    document.add_paragraph("Hết")
    folder = tmp_path_factory.mktemp("doc")
    document.save(str(folder / "a.docx"))
    command = [str(office.program()), f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", "doc"]
    subprocess.run([*command, "--outdir", str(folder), str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


@_needed
def test_a_doc_is_read_like_its_docx(made: bytes) -> None:
    source = read_bytes("a.doc", made)
    assert (source.status, source.format, source.layout) == ("read", "doc", True)
    assert source.text == "KẾ HOẠCH\nnăm học mới\nTT | Việc\n1 | Họp\nHết"
    assert [w.code for w in source.warnings] == ["legacy_font"]


@_needed
def test_office_reads_what_the_first_reader_cannot(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    _first_reader_fails(monkeypatch)
    assert read_bytes("a.doc", made).text == "KẾ HOẠCH\nnăm học mới\nTT | Việc\n1 | Họp\nHết"


@_needed
def test_office_reads_an_rtf_that_breaks_our_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    _first_reader_fails(monkeypatch, "rtf")
    assert read_bytes("a.rtf", b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch\\par H\\u7885?p}").text == "Kế hoạch\nHọp"


_OF_OTHERS = {"doc": _OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "rtf": b"{\\rtf1 a}", "odt": odt("<text:p>a</text:p>")}


@pytest.mark.parametrize(("form", "data"), _OF_OTHERS.items(), ids=_OF_OTHERS)
def test_missing_office_is_named(form: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    _first_reader_fails(monkeypatch, form)
    monkeypatch.setattr(office, "program", lambda: None)
    source = read_bytes(f"a.{form}", data)
    assert [w.code for w in source.warnings] == ["needs_office"]
    assert "cài LibreOffice" in source.warnings[0].message.vi
    assert "LibreOffice" in source.warnings[0].message.en


def _first_reader_fails(monkeypatch: pytest.MonkeyPatch, form: str = "doc") -> None:
    from checker.read import child

    real = child.parse

    def parse(asked: str, data: bytes, limits: Limits, *rest: Any, **more: Any) -> Any:
        if asked == form:
            raise Unreadable("crashed", what="KeyError: 'x'")
        return real(asked, data, limits, *rest, **more)

    monkeypatch.setattr(child, "parse", parse)


@_needed
def test_office_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Damage that it can't open, and a clock that runs out: no folder and no process stay."""
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(Unreadable):
        office.to_docx(b"\0" * 100, "doc", Limits())
    monkeypatch.setattr(office, "_SECONDS", 0.2)
    with pytest.raises(Unreadable) as told:
        office.to_docx(b"{\\rtf1 a}", "rtf", Limits(seconds=0))
    assert told.value.code == "timeout"
    assert list(tmp_path.iterdir()) == []


OLE = {
    "cut": (_OLE + b"\0" * 700 + "WordDocument".encode("utf-16-le"), "truncated"),
    "a table": (_OLE + b"\0" * 1600 + "Workbook".encode("utf-16-le"), "not_document"),
    "encrypted docx": (_OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
}


@pytest.mark.parametrize(("data", "code"), OLE.values(), ids=OLE)
def test_compound_files_that_are_no_document(data: bytes, code: str) -> None:
    assert [w.code for w in read_bytes("a.doc", data).warnings] == [code]


@_needed
def test_encrypted_doc_says_so(made: bytes) -> None:
    """The bit fEncrypted of the FIB, which stands at the start of the first sector of its stream."""
    at = made.index(b"\xec\xa5")
    data = bytearray(made)
    data[at + 11] |= 1
    assert [w.code for w in read_bytes("a.doc", bytes(data)).warnings] == ["encrypted"]


@_needed
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_half_a_doc_is_told(made: bytes, part: float) -> None:
    source = read_bytes("a.doc", made[: int(len(made) * part)])
    assert source.status == "unreadable"
    assert len(source.warnings) == 1


@_needed
def test_damaged_doc_never_crashes(made: bytes) -> None:
    import random

    chance = random.Random(5)
    for _ in range(15):
        data = bytearray(made)
        for _ in range(30):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        source = read_bytes("a.doc", bytes(data), limits=Limits(seconds=10))
        assert source.status in ("read", "partial", "unreadable")
