"""Archives of plans: a folder in a file, its names as they were typed; bombs and tricks refused."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest

from checker.read import Limits, read
from checker.read.archive import is_archive, unpack
from tests.read.archives import read_archive
from tests.read.builders import docx, p, zipped


def _saved(folder: Path, files: dict[str, bytes], name: str = "ke-hoach.zip") -> Path:
    path = folder / name
    path.write_bytes(zipped(files))
    return path


def test_documents_in_order_of_their_names(tmp_path: Path) -> None:
    path = _saved(tmp_path, {"b/Kế hoạch 2.txt": b"hai", "a/KH.docx": docx(p("một")), "~$KH.docx": b"x", "ảnh.bmp": b"BM", "b/": b""})
    assert [(s.name, s.text) for s in read_archive(path)] == [("KH.docx", "một"), ("Kế hoạch 2.txt", "hai")]


@pytest.mark.parametrize("raw", ["Kế hoạch.txt".encode(), "Kê hoach.txt".encode("cp1258")], ids=["utf-8", "cp1258"])
def test_names_without_their_code(tmp_path: Path, raw: bytes) -> None:
    stand_in = "x" * (len(raw) - 4) + ".txt"
    data = zipped({stand_in: b"noi dung"}).replace(stand_in.encode(), raw)
    (tmp_path / "a.zip").write_bytes(data)
    assert [s.name for s in read_archive(tmp_path / "a.zip")] == ["Kế hoạch.txt" if "ạ".encode() in raw else "Kê hoach.txt"]


def test_names_of_a_mac_are_shown_as_they_are_typed(tmp_path: Path) -> None:
    """Its file system and its archives part letters from their marks."""
    parted = unicodedata.normalize("NFD", "Kế hoạch phường Ấp Đình.txt")
    path = _saved(tmp_path, {parted: b"noi dung"})
    (tmp_path / parted).write_bytes(b"noi dung")
    whole = unicodedata.normalize("NFC", parted)
    assert [s.name for s in read_archive(path)] == [whole]
    assert read(tmp_path / parted).name == whole
    assert read(tmp_path / unicodedata.normalize("NFD", "không có.txt")).name == "không có.txt"


def test_paths_cannot_leave_the_folder(tmp_path: Path) -> None:
    names = ["../../lui.txt", "/goc.txt", "..\\..\\nguoc.txt", "C:\\o.txt", "sub/../x.txt", "x.txt"]
    path = _saved(tmp_path, {name: name.encode() for name in names})
    folder = tmp_path / "ra"
    folder.mkdir()
    out = unpack(path, folder)
    assert len(out) == 6
    assert all(file.resolve().is_relative_to(folder.resolve()) for file in out)
    assert {file.read_bytes().decode() for file in out} == set(names)
    assert sorted(f.name for f in tmp_path.iterdir()) == ["ke-hoach.zip", "ra"]


def test_archive_inside_is_refused_by_name(tmp_path: Path) -> None:
    sources = read_archive(_saved(tmp_path, {"trong.zip": zipped({"a.txt": b"a"}), "a.txt": b"ke hoach"}))
    assert [(s.name, s.status) for s in sources] == [("a.txt", "read"), ("trong.zip", "unreadable")]


REFUSED = {
    "too many": ({f"{k}.txt": b"x" for k in range(50)}, Limits(entries=20), "bomb"),
    "too much": ({"a.txt": b"x" * 9000}, Limits(unpacked=5000), "bomb"),
    "packed too well": ({"a.txt": b"x" * 900_000}, Limits(plain=1000), "bomb"),
    "too many to read": ({f"{k}.txt": b"x" for k in range(9)}, Limits(members=8), "too_many"),
    "nothing to read": ({"a.exe": b"MZ"}, Limits(), "empty_archive"),
}


@pytest.mark.parametrize(("files", "limits", "code"), REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path: Path, files: dict[str, bytes], limits: Limits, code: str) -> None:
    path = _saved(tmp_path, files)
    for source in (read_archive(path, limits=limits)[0], read(path, limits=limits)):
        assert (source.name, source.status, source.warnings[0].code) == ("ke-hoach.zip", "unreadable", code)


def test_password_and_damage(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"noi dung"}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert read_archive(tmp_path / "a.zip")[0].warnings[0].code == "encrypted"
    (tmp_path / "b.zip").write_bytes(zipped({"a.txt": b"noi dung" * 100})[:80])
    assert read_archive(tmp_path / "b.zip")[0].warnings[0].code == "truncated"


def test_a_word_file_by_that_name_is_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(docx(p("Kế hoạch")))
    assert not is_archive(path)
    assert read(path).text == "Kế hoạch"


def test_command_line_takes_an_archive_as_a_folder(tmp_path: Path) -> None:
    from checker.cli.files import plans_in

    path = _saved(tmp_path, {"a.txt": "một".encode(), "b/c.docx": docx(p("hai"))})
    assert [f.path.name for f in plans_in([path])] == ["a.txt", "c.docx"]
    assert [f.path.name for f in plans_in([tmp_path])] == ["a.txt", "c.docx"]
    assert [f.name for f in plans_in([path])] == [f"{path.name}/a.txt", f"{path.name}/b/c.docx"]
    broken = tmp_path / "hong" / "x.zip"
    broken.parent.mkdir()
    broken.write_bytes(zipped({"a.txt": b"x" * 500})[:60])
    assert plans_in([broken]) == [(broken, "x.zip")]
    assert zipfile.is_zipfile(io.BytesIO(path.read_bytes()))
