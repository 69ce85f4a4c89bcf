"""Scanned pages and photos → the same blocks that text gives, each word with its box and confidence."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from checker.language.normal import fold
from checker.read import child
from checker.read.limits import Limits
from checker.read.raw import Raw, Unreadable
from checker.read.scan.cache import Cache
from checker.read.scan.engine import engine, label
from checker.read.scan.model import Page, mean, packed
from checker.read.scan.workers import Progress, Task, recognise

__all__ = ["Progress", "bar", "engine", "pages", "read_photo", "read_scanned"]


#: Words of a header, and of the end of a document.
_BEGINS = ("độc lập - tự do", "độc lập – tự do", "cộng hòa xã hội", "đảng cộng sản", "đoàn tncs")
_ENDS = ("nơi nhận",)


def pages(form: str, data: bytes, wanted: Sequence[int], limits: Limits, progress: Progress | None = None) -> dict[int, Page]:
    """The pages (from 0) that could be recognised. `Unreadable` without an engine, or for too many pages."""
    name = engine()
    if name is None:
        raise Unreadable("no_engine", pages=len(wanted))
    if len(wanted) > limits.scans:
        raise Unreadable("too_large", what=f"{len(wanted)} trang quét")
    cache = Cache(data, label(name))
    out = {page: found for page in wanted if (found := cache.get(page)) is not None}
    rest = [page for page in wanted if page not in out]
    ended = len(out)

    def done(page: int, found: Page | Unreadable | None) -> None:
        nonlocal ended
        ended += 1
        if isinstance(found, Unreadable):
            if form != "pdf":
                raise found  # a page of many is told as unread; this is all there is
        elif found is not None:
            out[page] = found
            cache.put(page, found)
        if progress is not None:
            progress(ended, len(wanted))

    if rest:
        recognise(Task(form, data, name, limits), rest, done)
        cache.trim()
    return out


def read_scanned(data: bytes, raw: Raw, limits: Limits, progress: Progress | None = None) -> Raw:
    """The blocks of a PDF whose pages `raw.unread` are recognised first. `Unreadable` where nothing of it can be read."""
    try:
        found = pages("pdf", data, raw.unread, limits, progress)
    except Unreadable as error:
        if not raw.blocks:
            raise
        missing: list[tuple[str, dict[str, Any]]] = [("ocr_missing", {})] if error.code == "no_engine" else []
        return raw._replace(notices=[*raw.notices, *missing])
    if not found and not raw.blocks:
        raise Unreadable("crashed", what="OCR")
    if not found:
        return raw
    scans = json.dumps({k: packed(v) for k, v in found.items()}, ensure_ascii=False)
    return child.parse("pdf", data, limits, scans.encode("utf-8", "replace"))


def read_photo(form: str, data: bytes, limits: Limits, progress: Progress | None = None) -> Raw:
    """The blocks of a photo of one page; boxes are in its pixels. `Unreadable` where it can't be opened or recognised."""
    from checker.read.pdf.document import blocks
    from checker.read.scan.sheet import sheets_of, told

    found = pages(form, data, [0], limits, progress)
    if 0 not in found:
        raise Unreadable("truncated", what=form.upper())
    notices = told({1: mean(found[0].words)})
    if not _complete(found[0]):
        notices.append(("one_page", {}))
    return Raw(blocks(sheets_of(found[0], 1)), notices, "partial" if len(notices) > 1 else "read", 1)


def _complete(page: Page) -> bool:
    """Whether a document begins and ends on this page: only then what it lacks is missing."""
    text = fold(" ".join(word.text for word in page.words))
    return any(words in text for words in _BEGINS) and any(words in text for words in _ENDS)


def bar(done: int, total: int) -> None:
    """A progress line on the terminal; nothing where standard error is none."""
    if not sys.stderr.isatty():
        return
    filled = 30 * done // max(total, 1)
    line = f"\rNhận dạng chữ: [{'█' * filled}{'·' * (30 - filled)}] {done}/{total} trang"
    sys.stderr.write(line if done < total else "\r" + " " * len(line) + "\r")
    sys.stderr.flush()
