"""A store belongs to one archive, and to one run at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from checker.audit.ledger import Ledger
from checker.audit.unusable import Unusable
from checker.audit.walk import address, is_remote
from checker.model import Message

_OURS = {"run.lock", ".DS_Store", "desktop.ini", "Thumbs.db"}  # of a run that was killed at once; of systems that look into folders


@contextmanager
def claimed(folder: Path, archive: str, *, moved: bool = False) -> Iterator[Ledger]:
    """The ledger of a store while nobody else runs on it. `Unusable` where another run does, where the store is of another archive (unless
    that has `moved`), or is none, or where it lies in the archive. A run that dies leaves no claim."""
    _apart(folder, archive)
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "run.lock", isolation_level=None, timeout=0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise Unusable(Message(f"Đang có lần soát khác ghi vào «{folder}».", f"Another run is writing to “{folder}”.")) from None
        with closing(_ledger(folder)) as ledger:
            was = ledger.archive()
            if was not in (None, address(archive)) and not moved:
                raise Unusable(_of_another(folder, was or ""))
            yield ledger


def _apart(folder: Path, archive: str) -> None:
    """A run writes nowhere in an archive, which is evidence, and among nobody's files."""
    place = archive.removeprefix("file://")
    if not is_remote(place) and folder.resolve().is_relative_to(Path(place).resolve()):
        raise Unusable(
            Message(
                f"Kho kết quả «{folder}» phải nằm ngoài kho lưu trữ «{archive}». Hãy nêu --store khác.",
                f"The store “{folder}” has to lie outside of the archive “{archive}”. Give another --store.",
            )
        )
    if folder.is_dir() and not (folder / "ledger.db").exists() and any(entry.name not in _OURS for entry in folder.iterdir()):
        raise Unusable(
            Message(
                f"«{folder}» đã có tệp khác, không phải kho kết quả. Hãy nêu một thư mục mới hoặc thư mục trống.",
                f"“{folder}” has other files and is no store. Give a new folder or an empty one.",
            )
        )


def _ledger(folder: Path) -> Ledger:
    try:
        return Ledger(folder / "ledger.db")
    except sqlite3.DatabaseError as error:
        raise Unusable(Message(f"«{folder}» không phải kho kết quả: {error}", f"“{folder}” is no store: {error}")) from None


def _of_another(folder: Path, was: str) -> Message:
    return Message(
        f"«{folder}» là kho kết quả của kho «{was}». Hãy nêu --store khác; nếu chính kho ấy đã dời chỗ, thêm --moved.",
        f"“{folder}” is the store of the archive “{was}”. Give another --store; if that very archive has moved, add --moved.",
    )
