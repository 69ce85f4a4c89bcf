"""The bytes of a .docx → raw blocks: body, then footnotes and endnotes, then page headers and footers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Protocol

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.language.signs import COMMENTER
from checker.read.docx.names import WP, A, W
from checker.read.docx.numbering import Numbering
from checker.read.docx.package import Package
from checker.read.docx.pages import Margin, margin, sheets
from checker.read.docx.styles import Styles, read_styles
from checker.read.docx.walker import Walker
from checker.read.limits import Limits
from checker.read.raw import Raw, RawBlock, Unreadable

_BODY = W + "body"
_AUTHORS = 3  # of comments, that are named
_EMU = 360_000  # of a centimetre
_PAGE_WIDE, _PAGE_HIGH = 14 * _EMU, 18 * _EMU  # a picture as large as the text of a page: a scan pasted in
_NOTES = ("footnotes", "footnote", W + "footnoteReference"), ("endnotes", "endnote", W + "endnoteReference")


@cache
def _page_number() -> re.Pattern[str]:
    """«3», «- 3 -», «Trang 3/10», «PAGE»: what a header holds beside words."""
    return regexp(r"(trang|page|tr\.)?[\s\-–—\d/|.]*(page|numpages)?[\s\-–—\d/|.]*")


def _needed(styles: bytes) -> bytes:
    """styles.xml without the looks of table corners: two thirds of Word's own, and of no use here."""
    first, *rest = styles.split(b"<w:tblStylePr")
    ends = (b"</w:tblStylePr>", b">")  # the second one for an empty element
    return b"".join([first, *(part.partition(ends[0] if ends[0] in part else ends[1])[2] for part in rest)])


class Parts(Protocol):
    """What a document is read from: a package, or parts made of another format."""

    def main(self) -> str: ...
    def relations(self, name: str) -> dict[str, tuple[str, str]]: ...
    def part(self, name: str, *, keep: Callable[[bytes], bytes] | None = None) -> Any | None: ...


class _Reader:
    def __init__(self, package: Parts, *, rejoins: bool) -> None:
        self.package, self.rejoins = package, rejoins
        self.notices: list[tuple[str, dict[str, Any]]] = []
        self.main = package.main()
        self.relations = package.relations(self.main)
        self.styles: Styles = read_styles(self._related("styles", keep=_needed), showing=rejoins)
        self.numbering = Numbering(self._related("numbering"), self.styles)
        self.tracked = self.embedded = False
        self.codes: set[str] = set()
        self.margins: dict[str, Margin] = {}  # by the part's name

    def _related(self, kind: str, *, keep: Callable[[bytes], bytes] | None = None) -> Any | None:
        for found, target in self.relations.values():
            if found == kind:
                return self._side(target, keep=keep)
        return None

    def _side(self, name: str, *, keep: Callable[[bytes], bytes] | None = None) -> Any | None:
        """A part beside the main one: damage there costs that part, not the document. Hostile ones are refused."""
        try:
            return self.package.part(name, keep=keep)
        except Unreadable as error:
            if error.code != "truncated":
                raise
            self.notices.append(("part_damaged", {"what": name}))
            return None

    def read(self) -> Raw:
        root = self.package.part(self.main)
        body = root.find(_BODY) if root is not None else None
        if body is None:
            raise Unreadable("truncated", what=f"{self.main}: w:body")
        blocks = self._walk(root, body, "body")
        for part, name, reference in _NOTES:
            wanted = [e.get(W + "id") for e in body.iter(reference)]
            if wanted:
                blocks += self._notes(part, name, wanted)
        heads, feet = self._margins()
        blocks = heads + blocks + feet
        if not any(map(_text, blocks)) and body.find(f".//{A}blip") is not None:
            raise Unreadable("pictures_only")
        scans = _page_pictures(body)
        told = self._told() + ([("page_pictures", {"count": scans})] if scans else [])
        raw = Raw(blocks, told, "partial" if self.embedded or scans else "read")
        return raw if not self.styles.showing else self._set(root, body, raw)

    def _set(self, root: Any, body: Any, raw: Raw) -> Raw:
        """The same with the faces, shapes and pages of the text."""
        faces = self.styles.faces.told(self._theme)
        margins = {key: self.margins[name] for key, (_, name) in self.relations.items() if name in self.margins}
        return raw._replace(faces=faces, shapes=self.styles.shapes.told, sheets=sheets(root, body, margins))

    def _theme(self) -> Any | None:
        """The root of the theme, None where it is missing or damaged: only names of fonts are looked up there."""
        target = next((target for kind, target in self.relations.values() if kind == "theme"), None)
        try:
            return self.package.part(target) if target else None
        except Unreadable:
            return None

    def _told(self) -> list[tuple[str, dict[str, Any]]]:
        flags = (("tracked_changes", self.tracked), ("embedded_part", self.embedded))
        told: list[tuple[str, dict[str, Any]]] = [(code, {}) for code, there in flags if there]
        told += self._commented()
        if self.codes:
            told.append(("legacy_font", {"what": ", ".join(sorted(self.codes)).upper()}))
        return self.notices + told

    def _commented(self) -> list[tuple[str, dict[str, Any]]]:
        """Comments are no words of the plan: they are told, those of a colleague and those of an earlier check."""
        root = self._related("comments")
        authors = [e.get(W + "author") or "?" for e in root.iterchildren(W + "comment")] if root is not None else []
        theirs = [name for name in authors if name != COMMENTER]
        who = ", ".join(list(dict.fromkeys(theirs))[:_AUTHORS])
        told: list[tuple[str, dict[str, Any]]] = [("comments", {"count": len(theirs), "who": who})] if theirs else []
        return [*told, ("own_comments", {})] if len(theirs) < len(authors) else told

    def _walk(self, root: Any, container: Any, part: str) -> list[RawBlock]:
        walker = Walker(root, part, self.styles, self.numbering, rejoins=self.rejoins)
        blocks = walker.walk(container)
        self.tracked = self.tracked or walker.runs.tracked
        self.codes |= walker.runs.codes
        self.embedded = self.embedded or walker.embedded
        return blocks

    def _notes(self, part: str, name: str, wanted: list[str]) -> list[RawBlock]:
        root = self._related(part)
        notes = {e.get(W + "id"): e for e in root.iterchildren(W + name)} if root is not None else {}
        return [block for key in dict.fromkeys(wanted) if key in notes for block in self._walk(root, notes[key], name)]

    def _margins(self) -> tuple[list[RawBlock], list[RawBlock]]:
        """Headers and footers at the very end; a header that holds the national name is the document's own, and comes first."""
        heads: list[RawBlock] = []
        rest: list[RawBlock] = []
        seen: set[str] = set()
        for kind, target in self.relations.values():
            if kind not in ("header", "footer") or target in seen:
                continue
            seen.add(target)
            root = self._side(target)
            blocks = self._walk(root, root, kind) if root is not None else []
            texts = [fold(_text(block)).strip() for block in blocks]
            if root is not None and self.styles.showing:
                self.margins[target] = margin(root, self.styles)
            if all(_page_number().fullmatch(text) for text in texts):
                continue
            own = any("xã hội chủ nghĩa" in text for text in texts)
            (heads if own else rest).extend(blocks)
        return heads, rest


def _page_pictures(body: Any) -> int:
    """How many pictures stand in the text that are as large as a page; what lies behind the text is a frame, not a scan."""
    large = [e.getparent() for e in body.iter(WP + "extent") if _large(e)]
    return sum(holder.get("behindDoc") not in ("1", "true") and next(holder.iter(A + "blip"), None) is not None for holder in large)


def _large(extent: Any) -> bool:
    try:
        return int(extent.get("cx") or 0) >= _PAGE_WIDE and int(extent.get("cy") or 0) >= _PAGE_HIGH
    except ValueError:
        return False


def _text(block: RawBlock) -> str:
    return " ".join(text for bits in block.cells for text, _ in bits)


def read_docx(data: bytes, limits: Limits) -> Raw:
    """The blocks of a Word file. `Unreadable` where it is damaged, hostile, or no Word file."""
    return _Reader(Package(data, limits), rejoins=True).read()


def read_package(package: Parts) -> Raw:
    """The blocks of a document made of another format, whose line breaks are left to whoever knows what they mean there."""
    return _Reader(package, rejoins=False).read()
