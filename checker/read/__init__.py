"""A file → `Source`: the only stage that knows file formats. Nothing is raised for a bad file: it is a Source that says why."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker.model import Source
from checker.read.assemble import assemble, refused
from checker.read.encodings.bits import by_content
from checker.read.limits import MB, Limits
from checker.read.raw import Raw, Unreadable
from checker.read.sniff import expected, sniff

__all__ = ["Limits", "read", "read_bytes"]

_DEFAULT = Limits()


def read(path: Path, *, limits: Limits = _DEFAULT) -> Source:
    """The text of a file with its map, or a Source of status «unreadable» with one notice that says what and why."""
    path = Path(path)
    try:
        data = _load(path, limits)
    except Unreadable as error:
        return refused(error, name=path.name or str(path))
    return read_bytes(path.name, data, limits=limits)


def _load(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable("folder")
        size = path.stat().st_size
        if size > limits.size:
            raise Unreadable("too_large", what=f"{size // MB} MB")
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except (OSError, ValueError) as error:
        raise Unreadable("denied", why=getattr(error, "strerror", None) or error) from None


def read_bytes(name: str, data: bytes, *, limits: Limits = _DEFAULT) -> Source:
    """`read` for content that is already in memory; `name` gives the extension."""
    sha256 = hashlib.sha256(data).hexdigest()
    suffix = Path(name).suffix
    form = expected(suffix) or ""
    try:
        if len(data) > limits.size:
            raise Unreadable("too_large", what=f"{len(data) // MB} MB")
        form = sniff(data, suffix)
        raw = by_content(_raw(form, data, limits))
    except Unreadable as error:
        return refused(error, name=name, sha256=sha256, form=form)
    if expected(suffix) != form and {expected(suffix), form} != {"txt", "md"}:
        raw.notices.append(("extension", {"format": form}))
    return assemble(raw, name=name, sha256=sha256, form=form)


def _raw(form: str, data: bytes, limits: Limits) -> Raw:
    if form in ("docx", "pdf"):
        from checker.read import child

        return child.parse_here(form, data, limits) if _plain(form, data, limits) else child.parse(form, data, limits)
    if form == "doc":
        from checker.read.legacy.doc import read_doc

        return read_doc(data, limits)
    if form in ("rtf", "odt", "html"):
        from checker.read import child

        return child.parse(form, data, limits)
    from checker.read.text import read_text

    return read_text(data, limits, markdown=form == "md")


def _plain(form: str, data: bytes, limits: Limits) -> bool:
    """Whether a Word file is so small, unpacked too, that parsing it can't hurt: a child would cost more than the reading."""
    if form != "docx":
        return False
    from checker.read.docx.package import Package

    return Package(data, limits).text_size() <= limits.plain
