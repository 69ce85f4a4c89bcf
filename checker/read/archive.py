"""A .zip of plans → its documents, as a folder would give them. Nothing is written outside the folder that is named."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from checker.language.patterns import regexp
from checker.read.limits import MB, Limits
from checker.read.raw import Unreadable

#: Endings that are looked for in a folder or an archive.
ENDINGS = frozenset((".docx", ".doc", ".pdf", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".png", ".jpg", ".jpeg"))
_LONGEST = 80  # characters of a name: a file system allows 255 bytes
_ARCHIVES = frozenset((".zip", ".rar", ".7z", ".gz", ".tar"))
_DEFAULT = Limits()
_PACKAGES = {"[Content_Types].xml", "mimetype"}
_DEVICE = regexp(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.)", re.IGNORECASE)  # no file on Windows, whatever its ending
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def is_archive(path: Path) -> bool:
    """Whether a file is a .zip by its name and its first bytes, and no document of Word or LibreOffice that is named so."""
    if path.suffix.lower() != ".zip" or not path.is_file():
        return False
    with path.open("rb") as file:
        if file.read(4) not in _ZIP:
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not _PACKAGES & set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True


def unpack(path: Path, folder: Path, *, limits: Limits = _DEFAULT) -> list[Path]:
    """The documents of an archive written into `folder`, which must be there; `Unreadable` as for `members`."""
    out = []
    for number, (name, data) in enumerate(members(path, limits=limits)):
        # two folders of the archive may hold files of one name
        target = folder / str(number) / _DEVICE.sub(r"_\g<0>", name)
        target.parent.mkdir()
        target.write_bytes(data)
        out.append(target)
    return out


def members(path: Path, *, limits: Limits = _DEFAULT) -> Iterator[tuple[str, bytes]]:
    """Name without folders, and bytes. An archive inside comes as it is, to be refused by its name. `Unreadable` before the first
    where entries, sizes or ratios are out of bounds, a password is asked for, or nothing inside is a document."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()) if path.stat().st_size <= limits.size else _too_large(path))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise Unreadable("truncated", what=f"zip: {error}") from None
    with archive:
        wanted = _wanted(archive, limits)
        for name, info in wanted:
            try:
                yield name, archive.read(info)
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
                raise Unreadable("truncated", what=f"{name}: {error}") from None


def _too_large(path: Path) -> io.BytesIO:
    raise Unreadable("too_large", what=f"{path.stat().st_size // MB} MB")


def contents(path: Path, *, limits: Limits = _DEFAULT) -> tuple[list[str], list[str]]:
    """Where in the archive each document of `unpack` lies («Trường A/ke-hoach.docx»), in its order; and what is passed over."""
    with zipfile.ZipFile(path) as archive:
        wanted = [info for _, info in _wanted(archive, limits)]
        others = [info for info in archive.infolist() if info not in wanted and not info.is_dir() and not _hidden(info)]
        return [_place(info) for info in wanted], [_place(info) for info in others]


def listed(archive: zipfile.ZipFile, limits: Limits = _DEFAULT) -> list[tuple[str, int, int]]:
    """Where each file of an opened archive lies in it, its index and its size, by name; nothing for a document that is named .zip.
    `Unreadable` as for `members`."""
    if _PACKAGES & set(archive.namelist()):
        return []
    _wanted(archive, limits)
    return sorted((_place(info), at, info.file_size) for at, info in enumerate(archive.infolist()) if not info.is_dir())


def _hidden(info: zipfile.ZipInfo) -> bool:
    """What an office program or a Mac leaves beside the files."""
    return PurePosixPath(_place(info)).name.startswith(("~$", ".")) or "__MACOSX" in info.filename


def _wanted(archive: zipfile.ZipFile, limits: Limits) -> list[tuple[str, zipfile.ZipInfo]]:
    infos = archive.infolist()
    if len(infos) > limits.entries:
        raise Unreadable("bomb", what=f"{len(infos)} entries")
    if sum(info.file_size for info in infos) > limits.unpacked:
        raise Unreadable("bomb", what=f"{sum(info.file_size for info in infos) // MB} MB")
    found = []
    for info in infos:
        name = PurePosixPath(_place(info)).name
        if info.is_dir() or _hidden(info):
            continue
        if PurePosixPath(name).suffix.lower() not in ENDINGS | _ARCHIVES:
            continue
        _check(info, name, limits)
        found.append((name, info))
    if not found:
        raise Unreadable("empty_archive")
    if len(found) > limits.members:
        raise Unreadable("too_many", count=len(found))
    return sorted(found, key=lambda item: (_place(item[1]), item[1].header_offset))


def _check(info: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    if info.flag_bits & 1:
        raise Unreadable("encrypted")
    if info.file_size > limits.size:
        raise Unreadable("bomb", what=f"{name}: {info.file_size // MB} MB")
    if info.file_size > limits.plain and info.file_size > limits.ratio * max(info.compress_size, 1):
        raise Unreadable("bomb", what=f"{name}: 1:{info.file_size // max(info.compress_size, 1)}")


def _place(info: zipfile.ZipInfo) -> str:
    """A name as its maker wrote it: UTF-8 where it says so or reads so, else a Vietnamese Windows's code page, else DOS, parted by «/»."""
    name = info.orig_filename
    if not info.flag_bits & 0x800 and not name.isascii():
        raw = name.encode("cp437", "replace")
        name = next((text for code in ("utf-8", "cp1258") if (text := _decoded(raw, code))), name)
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    *folders, last = "".join(c if c.isprintable() and c not in ':*?"<>|' else "_" for c in name).split("/")
    return "/".join([*folders, last[-_LONGEST:]])


def _decoded(raw: bytes, code: str) -> str | None:
    try:
        return raw.decode(code)
    except UnicodeDecodeError:
        return None
