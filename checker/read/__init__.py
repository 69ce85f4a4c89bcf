"""A file → `Source`: the only stage that knows file formats. Nothing is raised for a bad file: it is a Source that says why."""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

from checker.language.stamp import sha256
from checker.model import Source
from checker.read.assemble import assemble, refused
from checker.read.encodings.bits import by_content
from checker.read.limits import MB, Limits
from checker.read.raw import Raw, Unreadable
from checker.read.sniff import expected, sniff

__all__ = ["Limits", "Unreadable", "read", "read_bytes"]

_DEFAULT = Limits()
Progress = Callable[[int, int], None]


def read(path: Path, *, name: str | None = None, limits: Limits = _DEFAULT, progress: Progress | None = None) -> Source:
    """The text of a file with its map, or a Source of status «unreadable» with one notice that says what and why.

    `name`: how reports call it, the file's own name if None. `progress` is called with the scanned pages done and in all, while they are
    recognised.
    """
    path = Path(path)
    try:
        data = _load(path, limits)
        if path.suffix.lower() == ".zip":
            _refuse_archive(path, limits)
    except Unreadable as error:
        return refusal(error, path, name=name)
    return read_bytes(name or path.name, data, limits=limits, progress=progress)


def _refuse_archive(path: Path, limits: Limits) -> None:
    """`Unreadable` with what is wrong with an archive, or since its documents want to be read one by one (`members`)."""
    from checker.read.archive import is_archive, members

    if is_archive(path):
        for _ in members(path, limits=limits):
            continue
        raise Unreadable("not_document", what="tệp nén zip", what_en="a zip archive")


def refusal(error: Unreadable, path: Path, *, name: str | None = None) -> Source:
    """The `Source` of a file that can't be read, with the sentence that says why."""
    return refused(error, name=_shown(name or path.name or str(path)))


def _shown(name: str) -> str:
    """A name in NFC: file systems and archives of macOS part its letters from their marks."""
    return unicodedata.normalize("NFC", name)


def _load(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable("folder")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("denied", why="not a regular file")  # a pipe would be waited for without end
        size = status.st_size
        if size > limits.size:
            raise Unreadable("too_large", what=f"{size // MB} MB")
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except (OSError, ValueError) as error:
        raise Unreadable("denied", why=getattr(error, "strerror", None) or error) from None


def read_bytes(name: str, data: bytes, *, limits: Limits = _DEFAULT, progress: Progress | None = None) -> Source:
    """`read` for content that is already in memory; `name` gives the extension."""
    name = _shown(name)
    digest = sha256(data)
    suffix = Path(name).suffix
    form = expected(suffix) or ""
    try:
        if len(data) > limits.size:
            raise Unreadable("too_large", what=f"{len(data) // MB} MB")
        form = sniff(data, suffix)
        raw = by_content(_raw(form, data, limits, progress))
    except Unreadable as error:
        return refused(error, name=name, sha256=digest, form=form)
    if expected(suffix) != form and {expected(suffix), form} != {"txt", "md"}:
        raw.notices.append(("extension", {"format": form}))
    return assemble(raw, name=name, sha256=digest, form=form)


def _raw(form: str, data: bytes, limits: Limits, progress: Progress | None) -> Raw:
    if form in ("docx", "pdf"):
        from checker.read import child

        raw = child.parse_here(form, data, limits) if _plain(form, data, limits) else child.parse(form, data, limits)
        return raw if not raw.unread else _scanned(data, raw, limits, progress)
    if form in ("png", "jpg"):
        from checker.read.scan import read_photo

        return read_photo(form, data, limits, progress)
    if form == "doc":
        from checker.read.legacy.doc import read_doc

        return read_doc(data, limits)
    if form in ("rtf", "odt"):
        from checker.read.legacy import office

        return office.parsed(form, data, limits)
    if form == "html":
        from checker.read import child

        return child.parse(form, data, limits)
    from checker.read.text import read_text

    return read_text(data, limits, markdown=form == "md")


def _scanned(data: bytes, raw: Raw, limits: Limits, progress: Progress | None) -> Raw:
    """The blocks of a PDF some pages of which have no text."""
    from checker.read.scan import read_scanned

    return read_scanned(data, raw, limits, progress)


def _plain(form: str, data: bytes, limits: Limits) -> bool:
    """Whether a Word file is so small, unpacked too, that parsing it can't hurt: a child would cost more than the reading."""
    if form != "docx":
        return False
    from checker.read.docx.package import Package

    return Package(data, limits).text_size() <= limits.plain
