"""The bytes of a web page (or of a page saved as .mht) → raw blocks: what a reader sees of it, site furniture too; nothing is fetched."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.language.patterns import regexp
from checker.read.legacy.paper import Paper
from checker.read.limits import Limits
from checker.read.raw import Raw, Unreadable
from checker.read.text import decode

_GONE = frozenset("head script style noscript template iframe object embed svg select textarea audio video canvas map del noframes".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_BOLD, _ITALIC = frozenset("b strong th h1 h2 h3 h4 h5 h6".split()), frozenset("i em cite".split())
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {"lower-alpha": "a", "upper-alpha": "A", "lower-latin": "a", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I"}


class _Look:
    """What an element hands down."""

    __slots__ = ("bold", "caps", "centred", "font", "italic", "kept")

    def __init__(self) -> None:
        self.bold = self.italic = self.centred = self.caps = self.kept = False
        self.font: str | None = None

    def of(self, element: Any, style: dict[str, str]) -> _Look:
        look = _Look()
        tag = element.tag
        weight, slant = style.get("font-weight", ""), style.get("font-style", "")
        align = style.get("text-align") or (element.get("align") or "").lower()
        look.bold = (
            weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600) or tag in _BOLD or (self.bold and not weight)
        )
        look.italic = slant in ("italic", "oblique") or tag in _ITALIC or (self.italic and not slant)
        look.centred = align == "center" if align else tag in ("center", "caption") or self.centred
        look.caps = style["text-transform"] == "uppercase" if "text-transform" in style else self.caps
        look.kept = tag == "pre" or style.get("white-space", "").startswith("pre") or self.kept
        family = style.get("font-family") or element.get("face") if tag == "font" or "font-family" in style else None
        look.font = family.split(",")[0].strip(" '\"") if family else self.font
        return look


@cache
def _blanks() -> re.Pattern[str]:
    return regexp("[ \t\r\n\x0c]+")


@cache
def _declarations() -> re.Pattern[str]:
    return regexp(r"([a-z\-]{2,40})\s*:\s*([^;]{1,200})")


def _style(element: Any) -> dict[str, str]:
    said = element.get("style")
    return {m[1]: m[2].strip().lower() for m in _declarations().finditer(said[:4000].lower())} if said else {}


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self.paper = Paper(limits)
        self.paragraph: Any = None
        self.number: tuple[str, int] | None = None
        self.blank = True  # whether the paragraph so far ends in a blank
        self.depth = 0

    def walk(self, element: Any, parent: Any, look: _Look) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _GONE:
            return
        style = _style(element)
        if (
            element.get("hidden") is not None
            or style.get("display") == "none"
            or style.get("visibility") == "hidden"
            or style.get("mso-hide") == "all"
        ):
            return
        look = look.of(element, style)
        if tag == "br":
            self._text("\n", parent, look, raw=True)
        elif tag == "table":
            self._close()
            self._table(element, parent, look)
        elif tag in ("ol", "ul"):
            self._close()
            self._list(element, parent, look, style)
        else:
            block = tag in _BLOCKS or style.get("display") == "block"
            self._close(block)
            self._children(element, parent, look)
            self._close(block)

    def _children(self, element: Any, parent: Any, look: _Look) -> None:
        self._text(element.text, parent, look)
        for child in element:
            self.walk(child, parent, look)
            self._text(child.tail, parent, look)

    def _close(self, block: bool = True) -> None:
        if block:
            self.paragraph, self.blank = None, True

    def _text(self, text: str | None, parent: Any, look: _Look, *, raw: bool = False) -> None:
        """Blanks run together, over the ends of elements too."""
        if not text:
            return
        if not raw and not look.kept:
            text = _blanks().sub(" ", text)
            if self.blank:
                text = text.lstrip(" ")
            if not text:
                return
            self.blank = text.endswith(" ")
        elif raw:
            self.blank = True
            if self.paragraph is None:
                return
        if self.paragraph is None:
            self.paragraph = self.paper.paragraph(parent, centred=look.centred, number=self.number)
            self.number = None
        self.paper.run(self.paragraph, text, font=look.font, b=look.bold, i=look.italic, caps=look.caps)

    def _list(self, element: Any, parent: Any, look: _Look, style: dict[str, str]) -> None:
        """The label of an item goes before its first text."""
        said = style.get("list-style-type") or (style.get("list-style") or "").split(" ")[0]
        kind = _STYLES.get(said, element.get("type") or "1")
        start = element.get("start") or "1"
        ordered = element.tag == "ol" and said != "none"
        bare = said == "none"
        text = "%1." if ordered else ("" if bare else "-")
        number = self.paper.list([(_FORMATS.get(kind, "decimal"), text, int(start) if start.isdecimal() and len(start) < 6 else 1)])
        for item in element:
            if item.tag == "li":
                self.number = None if bare else (number, 0)
                self.walk(item, parent, look)
                if self.number:  # a cell that holds nothing but its number
                    self.paper.paragraph(parent, number=self.number)
                self.number = None
            else:
                self.walk(item, parent, look)
            self._text(item.tail, parent, look)
        self._close()

    def _table(self, element: Any, parent: Any, look: _Look) -> None:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
        for caption in element.iterchildren("caption"):
            self.walk(caption, parent, look)
        table = self.paper.table(parent, ruled=_ruled(element, rows))
        below: dict[int, int] = {}
        for row in rows:
            made, column = self.paper.row(table), 0
            for cell in row.iterchildren("td", "th"):
                column = self._above(made, column, below)
                span, deep = _count(cell, "colspan"), _count(cell, "rowspan")
                inner = self.paper.cell(made, span=span)
                self.walk(cell, inner, look)
                self._close()
                below.update(dict.fromkeys(range(column, column + span), deep - 1))
                column += span
            self._above(made, column, below)

    def _above(self, row: Any, column: int, below: dict[int, int]) -> int:
        """Cells of earlier rows reach down here."""
        while below.get(column, 0) > 0:
            below[column] -= 1
            self.paper.paragraph(self.paper.cell(row, merged=True))
            column += 1
        return column


def _count(cell: Any, name: str) -> int:
    said = cell.get(name) or "1"
    return min(max(int(said), 1), 100) if said.isdecimal() and len(said) < 6 else 1


def _ruled(table: Any, rows: list[Any]) -> bool:
    """Whether lines are drawn: by the table's border, or round its cells."""
    border = (table.get("border") or "").strip()
    if border and border != "0":
        return True
    for row in rows[:3]:
        for cell in row.iterchildren("td", "th"):
            line = " ".join(value for name, value in _style(cell).items() if name.startswith("border") and "collapse" not in name)
            if any(word in line for word in ("solid", "double", "dotted", "dashed")):
                return True
    return False


def _page(data: bytes) -> str:
    """The HTML of a page, of an .mht its first HTML part; what the page says of its code is heard only where the bytes are no Unicode."""
    if data[:4096].lstrip().lower().startswith((b"mime-version:", b"from:", b"content-type:")):
        data = _mail(data)
    try:
        text, _ = decode(data)
        return text
    except Unreadable:
        said = re.search(rb"charset\s*=\s*[\"']?([\w\-]{2,20})", data[:4096])
        name = said[1].decode().lower() if said else "cp1252"
        try:
            return data.decode(name if name != "us-ascii" else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def _mail(data: bytes) -> bytes:
    import email
    from email import policy

    letter = email.message_from_bytes(data, policy=policy.compat32)
    for part in letter.walk():
        if part.get_content_type() == "text/html":
            found = part.get_payload(decode=True)
            return found if isinstance(found, bytes) else b""
    raise Unreadable("truncated", what="mht: text/html")


def parse_html(data: bytes, limits: Limits) -> Raw:
    """The blocks of a web page. Run it in a child process only."""
    from lxml import html

    text = _page(data)
    if len(text) > limits.characters:
        raise Unreadable("too_large", what=f"{len(text):,} ký tự")
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ValueError, html.etree.ParserError) as error:
        raise Unreadable("truncated", what=f"HTML: {str(error)[:120]}") from None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise Unreadable("truncated", what="HTML: quá nhiều lớp lồng nhau")
    reader = _Reader(limits)
    body = root.find("body")
    reader.walk(body if body is not None else root, reader.paper.body, _Look())
    return reader.paper.read()
