"""A pack in a ZIP → a folder that holds its files, for as long as the program runs."""

from __future__ import annotations

import atexit
import stat
import zipfile
from functools import cache
from pathlib import Path, PurePosixPath
from shutil import rmtree
from tempfile import mkdtemp

from checker.judge.rules.fault import RuleError
from checker.model import Message

_KINDS = (".yaml", ".csv")  # what a pack is made of; other files are left in the ZIP
_MOST_FILES = 200
_MOST_BYTES = 5_000_000  # of all files together
_CHUNK = 65_536


def unpacked(file: Path) -> Path:
    """The folder of the pack: where its pack.yaml lies, at the top or in the one folder there. Raises RuleError."""
    return _unpacked(file.resolve(), file.stat().st_mtime_ns)


@cache
def _unpacked(file: Path, _: int) -> Path:
    root = Path(mkdtemp(prefix="soat-"))
    atexit.register(rmtree, root, ignore_errors=True)
    try:
        with zipfile.ZipFile(file) as archive:
            inside = _written(archive, root / file.stem, file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        wrong = Message("Tệp ZIP hỏng, có mật khẩu hoặc không phải ZIP.", "The ZIP is damaged, has a password, or is none.")
        raise RuleError(file, None, wrong, "") from error
    return inside


def _written(archive: zipfile.ZipFile, root: Path, file: Path) -> Path:
    entries = [e for e in archive.infolist() if not e.is_dir()]
    if len(entries) > _MOST_FILES:
        raise RuleError(file, None, Message(f"Tệp ZIP có quá {_MOST_FILES} tệp.", f"The ZIP holds more than {_MOST_FILES} files."))
    packs = [path.parent for path in map(_path, entries) if path.name == "pack.yaml"]
    if len(packs) != 1 or len(packs[0].parts) > 1:
        wrong = Message(
            "Tệp ZIP phải có đúng một pack.yaml, ở ngoài cùng hoặc trong một thư mục duy nhất.",
            "The ZIP needs one pack.yaml, at its top or in its one folder.",
        )
        raise RuleError(file, None, wrong, "pack.yaml")
    left = _MOST_BYTES
    root.mkdir()
    for entry in entries:
        name = _safe(entry, file)
        if name.suffix.lower() in _KINDS and name.parent == packs[0]:
            left -= _copied(archive, entry, root / name.name, left, file)
    return root


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Windows PowerShell parts folders by «\\»."""
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _safe(entry: zipfile.ZipInfo, file: Path) -> PurePosixPath:
    """The entry's name, which leads nowhere out of the folder; a link or a device is refused too."""
    name, path = entry.filename, _path(entry)
    mode = entry.external_attr >> 16
    strange = stat.S_IFMT(mode) not in (0, stat.S_IFREG)
    if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name or strange:
        wrong = Message(f"Tên tệp «{name}» trong ZIP dẫn ra ngoài thư mục của gói.", f"The name “{name}” in the ZIP leads out of the pack.")
        raise RuleError(file, None, wrong, name)
    return path


def _copied(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path, left: int, file: Path) -> int:
    """How many bytes were written: counted as they come, whatever the ZIP says of itself."""
    done = 0
    with archive.open(entry) as source, to.open("xb") as target:
        while part := source.read(_CHUNK):
            done += len(part)
            if done > left:
                most = _MOST_BYTES // 1_000_000
                raise RuleError(
                    file, None, Message(f"Gói giải nén ra quá {most} MB.", f"The pack unpacks to more than {most} MB."), entry.filename
                )
            target.write(part)
    return done
