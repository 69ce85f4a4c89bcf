"""An archive's address → what lies in it, a file or a member of a ZIP each, and its bytes.

Local folders are gone through without following links; any other address («s3://…», «memory://…») through fsspec. Places are told relative
to the archive, with «/» between folders, so that a store does not depend on where the archive is mounted.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from checker.audit.unusable import Unusable
from checker.model import Message
from checker.read import Limits, Unreadable
from checker.read.archive import ENDINGS, listed

_HIDDEN = ("~$", ".")  # what an office program or a system leaves beside the files
_JUNCTION = 0xA0000003  # Windows' tag of a folder that lies elsewhere, perhaps above itself


class Found(Struct, frozen=True, gc=False):
    """A file of the archive. `stamp` changes when its content does; `skipped` is why it is not read («ending», «hidden», «link» …);
    `member` is its index in the ZIP that lies at `file`."""

    place: str
    file: str
    size: int
    stamp: str
    skipped: str | None = None
    member: int | None = None

    @property
    def ending(self) -> str:
        return PurePosixPath(self.place).suffix.lower()


def walk(archive: str, limits: Limits) -> Iterator[Found]:
    """Everything that lies in an archive, in the order of its folders."""
    for found in _remote(archive) if is_remote(archive) else _local(Path(archive)):
        yield from _members(archive, found, limits) if found.skipped is None and found.ending == ".zip" else (found,)


def reach(archive: str) -> None:
    """Raises `Unusable` where there is no archive, or it can't be looked into."""
    try:
        if is_remote(archive):
            system, root = _system(archive)
            there = system.exists(root)
        else:
            there = Path(archive).exists()
            if Path(archive).is_dir():
                os.scandir(archive).close()
    except ImportError:
        package = _package(archive)
        raise Unusable(
            Message(
                f"Để mở kho «{archive}» cần thêm gói «{package}»: pip install {package}",
                f"To open the archive “{archive}” the package “{package}” is needed: pip install {package}",
            )
        ) from None
    except Exception as error:  # the libraries of object stores raise what they like
        raise Unusable(Message(f"Không mở được kho «{archive}»: {error}", f"The archive “{archive}” can't be opened: {error}")) from None
    if not there:
        raise Unusable(Message(f"Không tìm thấy kho «{archive}».", f"There is no archive “{archive}”."))


def _package(archive: str) -> str:
    """The library that speaks to such an address."""
    from fsspec.registry import known_implementations

    known = known_implementations.get(archive.partition("://")[0], {"class": "fsspec"})
    return str(known["class"]).partition(".")[0]


def address(archive: str) -> str:
    """The address by which a store remembers its archive, whatever folder the command runs in."""
    return archive if is_remote(archive) else str(Path(archive).resolve())


def is_remote(archive: str) -> bool:
    return "://" in archive


def fetch(archive: str, found: Found, limits: Limits) -> bytes:
    """The bytes of a file or member. `Unreadable` for what is too large, gone, or not to be opened."""
    if found.member is None:
        return _bytes(archive, found.file, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(_bytes(archive, found.file, limits))) as packed:
            return packed.read(packed.infolist()[found.member])
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        IndexError,
    ) as error:
        raise Unreadable("truncated", what=f"zip: {error}") from None


def _local(root: Path) -> Iterator[Found]:
    if root.is_file():
        yield _file(root, root.name)
        return
    waiting = [(root, "")]
    while waiting:
        folder, above = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda e: e.name)
        except OSError:  # what lies in it is not known: told as a row
            yield Found(above, above, 0, "", "denied")
            continue
        for entry in inside:
            place = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False) and not _linked(entry.stat(follow_symlinks=False)):
                waiting.append((Path(entry.path), place + "/"))
            else:
                yield _file(Path(entry.path), place)


def _file(path: Path, place: str) -> Found:
    try:
        state = path.lstat()
    except OSError:
        return Found(place, place, 0, "", "gone")
    why = "link" if _linked(state) else None if stat.S_ISREG(state.st_mode) else "special"
    return Found(place, place, state.st_size, f"{state.st_size}:{state.st_mtime_ns}", why or _passed(place))


def _linked(state: os.stat_result) -> bool:
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def _passed(place: str) -> str | None:
    """Why a name is not looked at: it is no document's."""
    name = PurePosixPath(place).name
    if name.startswith(_HIDDEN):
        return "hidden"
    return None if PurePosixPath(name).suffix.lower() in ENDINGS | {".zip"} else "ending"


def _remote(archive: str) -> Iterator[Found]:
    system, root = _system(archive)
    for path, info in sorted(system.find(root, detail=True).items()):
        place = str(path)[len(root) :].lstrip("/") or PurePosixPath(path).name
        stamp = next((str(info[name]) for name in ("ETag", "etag", "md5Hash", "LastModified", "mtime", "created") if info.get(name)), "")
        yield Found(place, place, int(info.get("size") or 0), f"{info.get('size')}:{stamp}", _passed(place))


def _system(archive: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    system, root = url_to_fs(archive)
    return system, str(root)


def _bytes(archive: str, file: str, limits: Limits) -> bytes:
    """At most one byte more than may be read: what is larger is refused by the reader."""
    try:
        if is_remote(archive):
            return _remote_bytes(*_object(archive, file), limits)
        root = Path(archive)
        with (root if root.is_file() else root / file).open("rb") as opened:
            return opened.read(limits.size + 1)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except (OSError, ValueError) as error:
        raise Unreadable("denied", why=getattr(error, "strerror", None) or error) from None


def _object(archive: str, file: str) -> tuple[Any, str]:
    system, root = _system(archive)
    return system, root if _is_one(archive) else f"{root.rstrip('/')}/{file}"


@lru_cache(maxsize=1)
def _is_one(archive: str) -> bool:
    """Whether the address is that of one object; each question is a request."""
    system, root = _system(archive)
    return bool(system.isfile(root))


def _remote_bytes(system: Any, path: str, limits: Limits) -> bytes:
    try:
        return bytes(system.cat_file(path, start=0, end=limits.size + 1))
    except FileNotFoundError:
        raise
    except OSError:
        if system.size(path) == 0:  # S3 has no range of nothing
            return b""
        raise


def _members(archive: str, found: Found, limits: Limits) -> Iterator[Found]:
    """The members of a ZIP; the ZIP itself where it can't be opened (reading it says why) or is a document that is named so."""
    try:
        data = _bytes(archive, found.file, limits)
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = listed(packed, limits)
    except (Unreadable, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield found
        return
    if not inside:
        yield found
    stamp = hashlib.sha256(data).hexdigest()[:16]
    for place, index, size in inside:
        why = "nested" if place.lower().endswith(".zip") else _passed(place)
        yield Found(f"{found.place}/{place}", found.file, size, f"{stamp}:{index}", why, index)
