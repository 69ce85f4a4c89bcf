"""Raw blocks → the one immutable text of a file, with the map of every character back to its place."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import PurePath
from typing import Any, Literal

from checker.language.patterns import regexp
from checker.model import Block, Face, Notice, Piece, Place, Shape, Sheet, Signed, Source, Span
from checker.read.clean import Tally, clean, is_clean, stripped
from checker.read.notices import notice
from checker.read.raw import Bit, Raw, RawBlock, Unreadable

_SEPARATOR = " | "


class _Text:
    """The text as it grows."""

    def __init__(self, raw: Raw) -> None:
        self.faces = [Face(*said) for said in raw.faces]
        self.shapes = [Shape(*said) for said in raw.shapes]
        self.out: list[str] = []
        self.at = 0
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []
        self.tally = Tally()
        self.is_clean = is_clean("\t".join(["".join([text for text, _ in cell]) for block in raw.blocks for cell in block.cells]))

    def put(self, text: str) -> None:
        self.out.append(text)
        self.at += len(text)

    def add(self, raw: RawBlock) -> None:
        cells = [stripped(cell) if self.is_clean else clean(cell, self.tally) for cell in raw.cells]
        if not any(cells):
            if raw.kind == "blank" and self.at:
                self.put("\n")
            return
        if self.blocks:
            self.put("\n")
        start = self.at
        spans = []
        for k, cell in enumerate(cells):
            if k:
                self.put(_SEPARATOR)
            spans.append(self._cell(cell))
        kind: Literal["row", "paragraph"] = "row" if raw.kind == "row" else "paragraph"
        label = Span(start, start + raw.label) if raw.label else None
        place = _around([bit[1] for cell in cells for bit in cell])
        span = Span(start, self.at)
        cells_of = tuple(spans) if kind == "row" else ()
        shape = self.shapes[raw.shape] if raw.shape is not None and self.shapes else None
        self.blocks.append(Block(span, kind, place, cells_of, label, raw.bold, raw.italic, raw.centred, shape))

    def _cell(self, bits: list[Bit]) -> Span:
        start = self.at
        for text, place in bits:
            span = Span(self.at, self.at + len(text))
            if len(place) > 11:
                face = self.faces[place[11]] if place[11] is not None else None
                self.pieces.append(Piece(span, Place(*place[:11]), face))
            else:
                self.pieces.append(Piece(span, Place(*place)))
            self.put(text)
        return Span(start, self.at)


def _around(places: list[Any]) -> Place:
    """The place of a whole block: that of its first piece without the run; on a page, the box around its pieces there."""
    part, page, paragraph, _, table, row, column, line, box = places[0][:9]
    if len(places) > 1:
        boxes = [p[8] for p in places if p[8] and p[1] == page]
        if boxes:
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            box = (min(lefts), min(tops), max(rights), max(bottoms))
        if column is not None and len({p[6] for p in places}) > 1:
            column = None
    return Place(part, page, paragraph, None, table, row, column, line, box)


def assemble(raw: Raw, *, name: str, sha256: str, form: str) -> Source:
    """The `Source` of what a format's reader found."""
    text = _Text(raw)
    for block in raw.blocks:
        text.add(block)
    warnings = [notice(code, name, **details) for code, details in raw.notices]
    whole = "".join(text.out).rstrip("\n")
    warnings += _changes(text.tally, name) + _pictures(whole, name)
    signed = tuple(Signed(who, _moment(when)) for who, when in raw.signatures)
    if signed:
        warnings.append(notice("signed", name, who="; ".join(dict.fromkeys(map(_said, signed)))))
    status: Any = raw.status
    if not text.blocks:
        return refused(Unreadable("no_text"), name=name, sha256=sha256, form=form)
    return Source(
        name=name,
        sha256=sha256,
        format=form,
        text=whole,
        pieces=tuple(text.pieces),
        blocks=tuple(text.blocks),
        warnings=tuple(warnings),
        status=status,
        layout=form in ("docx", "pdf", "doc", "rtf", "odt"),
        pages=raw.pages,
        signatures=signed,
        sheets=_sheets(raw, text.blocks),
    )


def _sheets(raw: Raw, blocks: list[Block]) -> tuple[Sheet, ...]:
    """The page set-ups with the first character of each: that of the first block after the last paragraph of the one before."""
    out: list[Sheet] = []
    last = 0
    for end, *said in raw.sheets:
        first = next((b.span.start for b in blocks if b.place.part == "body" and (b.place.paragraph or 0) > last), None)
        if first is not None or not out:
            out.append(Sheet(first or 0, *said))
        last = end
    return tuple(out)


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _said(signature: Signed) -> str:
    """«Nguyễn Văn A (15/10/2025 08:17)»."""
    return f"{signature.name} ({signature.time:%d/%m/%Y %H:%M})" if signature.time else signature.name


@cache
def _pictographs() -> re.Pattern[str]:
    """«👉», «✅», «1️⃣», none of the boxes that a form has to be ticked."""
    return regexp("[\u2705\u274c\u2757\u2b50\u20e3\U0001f300-\U0001faff]")


def _pictures(text: str, name: str) -> list[Notice]:
    found = [] if text.isascii() else _pictographs().findall(text)
    return [notice("pictographs", name, count=len(found))] if found else []


def _changes(tally: Tally, name: str) -> list[Notice]:
    counts = (("not_nfc", tally.not_nfc), ("odd_letters", tally.odd_letters))
    return [notice(code, name, count=count) for code, count in counts if count]


def refused(error: Unreadable, *, name: str, sha256: str = "", form: str = "") -> Source:
    """A `Source` without text, and the sentence that says why."""
    code = "lock_file" if PurePath(name).name.startswith("~$") else error.code  # «~$kế hoạch.docx», 162 bytes with a user's name
    return Source(name=name, sha256=sha256, format=form, warnings=(notice(code, name, **error.details),), status="unreadable")
