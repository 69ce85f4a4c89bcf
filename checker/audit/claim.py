"""A store belongs to one archive, and to one run at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from checker.audit.ledger import Ledger
from checker.audit.unusable import Unusable
from checker.audit.walk import address
from checker.model import Message


@contextmanager
def claimed(folder: Path, archive: str, *, moved: bool = False) -> Iterator[Ledger]:
    """The ledger of a store while nobody else runs on it. `Unusable` where another run does, where the store is of another archive (unless
    that has `moved`), or is none. A run that dies leaves no claim."""
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
