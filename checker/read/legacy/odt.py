"""The bytes of an .odt package → raw blocks: content.xml walked in reading order, its lists numbered as the document numbers them."""

from __future__ import annotations

from typing import Any

from checker.read.docx.package import Package
from checker.read.legacy.odt_styles import OFFICE, STYLE, TABLE, TEXT, Styles
from checker.read.legacy.paper import Paper
from checker.read.limits import Limits
from checker.read.raw import Raw, Unreadable

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_GONE = frozenset((TEXT + "tracked-changes", OFFICE + "annotation", OFFICE + "forms", TEXT + "sequence-decls", TEXT + "list-header"))
_HEADINGS = frozenset((TEXT + "h", TEXT + "p"))
_MOST_REPEATED = 64


class _Reader:
    def __init__(self, data: bytes, limits: Limits) -> None:
        self.package = Package(data, limits)
        manifest = self.package.read("META-INF/manifest.xml") or b""
        if b"encryption-data" in manifest:
            raise Unreadable("encrypted")
        root = self.package.part("content.xml")
        body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
        if body is None:
            raise Unreadable("truncated", what="content.xml")
        self.body = body
        self.pages = self.package.part("styles.xml")
        self.styles = Styles([root, self.pages])
        self.paper = Paper(limits)
        self.boxes: list[Any] = []
        self.lists: dict[str, tuple[str, str]] = {}  # xml:id → (list, style), for lists that go on
        self.last: dict[str, str] = {}  # style of a list → the list last made of it
        self.tracked = False

    def read(self) -> Raw:
        self._margins()
        self._walk(self.body, self.paper.body)
        raw = self.paper.read()
        return raw._replace(notices=[*raw.notices, ("tracked_changes", {})]) if self.tracked else raw

    def _margins(self) -> None:
        if self.pages is None:
            return
        for page in self.pages.iter(STYLE + "header", STYLE + "footer"):
            kind = page.tag[len(STYLE) :]
            self._walk(page, self.paper.side(kind))

    def _walk(self, container: Any, parent: Any) -> None:
        for child in container:
            tag = child.tag
            if tag in _HEADINGS:
                self._paragraph(child, parent)
            elif tag == TEXT + "list":
                self._list(child, parent, 0, None, None)
            elif tag == TABLE + "table":
                self._table(child, parent)
            elif tag in _GONE:
                self.tracked = self.tracked or tag == TEXT + "tracked-changes" and len(child) > 0
            elif tag.startswith(_DRAW):
                for box in child.iter(_DRAW + "text-box"):
                    self._walk(box, parent)
            else:
                self._walk(child, parent)

    def _list(self, element: Any, parent: Any, depth: int, style: str | None, number: str | None) -> None:
        """A list and those inside it count together; a list that continues another goes on with its numbers."""
        style = element.get(TEXT + "style-name") or style
        levels = self.styles.levels(style)
        if number is None and levels:
            number = self._begun(element, style or "")
            number = number or self.paper.list(levels)
            self.last[style or ""] = number
        name = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if name and number:
            self.lists[name] = (number, style or "")
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            first = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag == TEXT + "list":
                    self._list(child, parent, depth + 1, style, number)
                elif child.tag in _HEADINGS:
                    self._paragraph(child, parent, (number, depth) if number and first else None)
                    first = False
                elif child.tag == TABLE + "table":
                    self._table(child, parent)

    def _begun(self, element: Any, style: str) -> str | None:
        other = element.get(TEXT + "continue-list")
        if other in self.lists:
            return self.lists[other][0]
        return self.last.get(style) if element.get(TEXT + "continue-numbering") == "true" else None

    def _paragraph(self, element: Any, parent: Any, number: tuple[str, int] | None = None) -> None:
        style = element.get(TEXT + "style-name")
        paragraph = self.paper.paragraph(parent, centred=self.styles.look(style).centred, number=number or self._outline(element))
        boxes, self.boxes = self.boxes, []
        self._inline(element, paragraph, style)
        anchored, self.boxes = self.boxes, boxes
        for box in anchored:
            self._walk(box, parent)

    def _outline(self, element: Any) -> tuple[str, int] | None:
        """Headings are numbered by the outline of the document."""
        levels = self.styles.outline if element.tag == TEXT + "h" else []
        depth = element.get(TEXT + "outline-level") or "1"
        if (
            not levels
            or not depth.isdecimal()
            or len(depth) > 2
            or not 0 < int(depth) <= len(levels)
            or not any(text for _, text, _ in levels)
        ):
            return None
        self.last.setdefault("", "")
        if not self.last[""]:
            self.last[""] = self.paper.list(levels)
        return (self.last[""], int(depth) - 1) if levels[int(depth) - 1][1] else None

    def _inline(self, element: Any, paragraph: Any, style: str | None) -> None:
        self._put(element.text, paragraph, style)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == TEXT + "s":
                count = child.get(TEXT + "c") or "1"
                self._put(" ", paragraph, style, times=int(count) if count.isdecimal() and len(count) < 5 else 1)
            elif tag == TEXT + "tab":
                self._put("\t", paragraph, style)
            elif tag == TEXT + "line-break":
                self._put("\n", paragraph, style)
            elif tag == TEXT + "note":
                self._note(child, paragraph)
            elif tag.startswith(_DRAW):
                self.boxes += [
                    box for box in child.iter(_DRAW + "text-box") if not any(a.tag == _DRAW + "text-box" for a in box.iterancestors())
                ]
            elif tag and tag not in _GONE:
                self._inline(child, paragraph, child.get(TEXT + "style-name") if tag == TEXT + "span" else style)
            self._put(child.tail, paragraph, style)

    def _put(self, text: str | None, paragraph: Any, style: str | None, times: int = 1) -> None:
        if not text:
            return
        if text not in ("\n", "\t"):
            text = text.replace("\n", " ").replace("\t", " ")
        look = self.styles.look(style)
        self.paper.run(paragraph, text * min(times, 1000), font=look.font, b=bool(look.bold), i=bool(look.italic), vanish=bool(look.hidden))

    def _note(self, element: Any, paragraph: Any) -> None:
        body = element.find(TEXT + "note-body")
        mark = element.find(TEXT + "note-citation")
        if mark is not None and mark.get(TEXT + "label"):  # a mark that the author typed
            self.paper.run(paragraph, mark.get(TEXT + "label"))
        if body is not None:
            self._walk(body, self.paper.footnote(paragraph))

    def _table(self, element: Any, parent: Any) -> None:
        """Rows and columns that repeat are empty ones, and far too many in spreadsheets."""
        rows = [row for row in element.iter(TABLE + "table-row") if next(row.iterancestors(TABLE + "table"), None) is element]
        table = self.paper.table(parent, ruled=any(self.styles.ruled(cell.get(TABLE + "style-name")) for row in rows for cell in row))
        below: dict[int, int] = {}
        for row in rows:
            made, column = self.paper.row(table), 0
            for cell in row:
                column += self._cell(cell, made, column, below)

    def _cell(self, cell: Any, row: Any, column: int, below: dict[int, int]) -> int:
        if cell.tag == TABLE + "covered-table-cell":
            if below.get(column, 0) > 0:
                below[column] -= 1
                self.paper.paragraph(self.paper.cell(row, merged=True))
            return 1
        if cell.tag != TABLE + "table-cell":
            return 0
        span, deep, times = (_count(cell, name) for name in ("number-columns-spanned", "number-rows-spanned", "number-columns-repeated"))
        below[column] = deep - 1
        for _ in range(min(times, _MOST_REPEATED)):
            self._walk(cell, self.paper.cell(row, span=span))
        return times


def _count(cell: Any, name: str) -> int:
    said = cell.get(TABLE + name) or "1"
    return max(int(said), 1) if said.isdecimal() and len(said) < 6 else 1


def parse_odt(data: bytes, limits: Limits) -> Raw:
    """The blocks of an .odt. Run it in a child process only."""
    return _Reader(data, limits).read()
