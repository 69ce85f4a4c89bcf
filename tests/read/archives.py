"""A .zip → its documents as they are read, or the one that says why it must not be opened."""

from __future__ import annotations

from pathlib import Path

from checker.model import Source
from checker.read import Limits, read_bytes, refusal
from checker.read.archive import members
from checker.read.raw import Unreadable

_USUAL = Limits()


def read_archive(path: Path, *, limits: Limits = _USUAL) -> list[Source]:
    try:
        return [read_bytes(name, data, limits=limits) for name, data in members(path, limits=limits)]
    except Unreadable as error:
        return [refusal(error, path)]
