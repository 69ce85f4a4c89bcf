"""Content of a page → what was recognised in it before, kept in the user's folder."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from pathlib import Path

from checker.read.limits import MB
from checker.read.scan.model import Page, packed, unpacked

#: A folder for what is kept; «none» keeps nothing. Unset: the user's own folder for such things.
VARIABLE = "SOAT_CACHE"
_LARGEST = 256 * MB
#: Goes up when pages come out differently for the same bytes.
_FORM = 13


def folder() -> Path | None:
    """Where pages are kept, None where they are not."""
    given = os.environ.get(VARIABLE)
    if given:
        return None if given == "none" else Path(given) / "ocr"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "soat" / "ocr"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "soat" / "ocr"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "soat" / "ocr"


class Cache:
    """Recognised pages of one file. Whatever goes wrong with the folder, the pages are only recognised anew."""

    def __init__(self, data: bytes, engine: str) -> None:
        self._root = folder()
        self._key = hashlib.sha256(data).hexdigest()
        self._engine = engine

    def _path(self, root: Path, page: int) -> Path:
        name = hashlib.sha256(f"{_FORM} {self._engine} {self._key} {page}".encode()).hexdigest()
        return root / name[:2] / f"{name[2:]}.json"

    def get(self, page: int) -> Page | None:
        if self._root is None:
            return None
        try:
            path = self._path(self._root, page)
            found = unpacked(json.loads(path.read_bytes()))
            os.utime(path)
        except (OSError, ValueError, TypeError):
            return None
        return found

    def put(self, page: int, found: Page) -> None:
        if self._root is None:
            return
        path = self._path(self._root, page)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = path.with_suffix(f".{os.getpid()}")
            part.write_bytes(json.dumps(packed(found), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
            part.replace(path)

    def trim(self, largest: int = _LARGEST) -> None:
        """Removes the pages unused for longest, down to four fifths of `largest` bytes."""
        if self._root is None:
            return
        with contextlib.suppress(OSError):
            files = sorted((s.st_mtime, s.st_size, p) for p in self._root.glob("*/*") if p.is_file() for s in [p.stat()])
            total = sum(size for _, size, _ in files)
            for _, size, path in files if total > largest else []:
                if total <= largest * 0.8:
                    break
                path.unlink(missing_ok=True)
                total -= size
