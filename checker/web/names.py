"""What a browser or an archive calls a file → a name that can be shown, and one that can be a path in an archive."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from checker.read.archive import ENDINGS

_LONGEST = 150
_NOWHERE = "tep"


def shown(name: str) -> str:
    """The last part of what is given, printable, of bounded length: «C:\\KH\\a.docx» and «../../a.docx» are «a.docx»."""
    name = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode()).replace("\\", "/")
    last = "".join(c for c in name.rstrip("/").rpartition("/")[2] if c.isprintable()).strip()
    stem, dot, ending = last.rpartition(".")
    if len(last) > _LONGEST:
        last = f"{stem[: _LONGEST - len(ending) - 1]}{dot}{ending}" if dot and len(ending) < 10 else last[:_LONGEST]
    return last if last.strip(". ") else _NOWHERE


def ending(name: str) -> str:
    """The ending of a name where it is one of a document or an archive, else nothing: nothing else of a name becomes part of a path."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if suffix in ENDINGS | {".zip"} else ""


def within(name: str) -> str:
    """A relative path that stays inside the folder it is unpacked into, on Windows too."""
    parts = [_harmless(part) for part in name.replace("\\", "/").split("/")]
    return "/".join(part for part in parts if part) or _NOWHERE


def _harmless(part: str) -> str:
    part = "".join("_" if c in ':*?"<>|' or not c.isprintable() else c for c in part).strip()
    return "" if not part.strip(". ") else part.rstrip(". ")
