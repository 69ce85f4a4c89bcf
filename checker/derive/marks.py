"""A fact as it was read → its mark, by which one that somebody has corrected since is known."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import msgspec


def mark(stated: Any) -> str:
    """Eight figures for what a fact says, with its words; the clause around it may be mended without changing it."""
    return f"{crc32(msgspec.json.encode([type(stated).__name__, stated])):08x}"


def field_mark(name: str, value: Any) -> str:
    """The same of a field of the header."""
    return f"{crc32(msgspec.json.encode([name, value])):08x}"
