"""Styles of an OpenDocument text → looks of paragraphs and runs, and levels of lists in the terms of numbering.xml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from checker.read.docx.labels import bullet

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_FORMATS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "a": "lowerLetter", "A": "upperLetter", "": "none"}
_NAME = STYLE + "name"


@dataclass(slots=True)
class OdtLook:
    """None where a style says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    centred: bool = False
    said: bool = False  # whether it tells the alignment


class Styles:
    """The styles of content.xml and styles.xml by name."""

    def __init__(self, roots: Sequence[Any]) -> None:
        known = [root for root in roots if root is not None]
        self.elements = {e.get(_NAME): e for root in reversed(known) for e in root.iter(STYLE + "style")}
        self.lists = {e.get(_NAME): e for root in reversed(known) for e in root.iter(TEXT + "list-style")}
        self.faces = {e.get(_NAME): e.get(_SVG + "font-family", "").strip("'\"") for root in known for e in root.iter(STYLE + "font-face")}
        outline = next((e for root in known for e in root.iter(TEXT + "outline-style")), None)
        self.outline = _levels(outline) if outline is not None else []
        self._looks: dict[str | None, OdtLook] = {}

    def look(self, name: str | None) -> OdtLook:
        """What a style says with those that it is made after."""
        if name not in self._looks:
            self._looks[name] = self._resolved(name)
        return self._looks[name]

    def _resolved(self, name: str | None) -> OdtLook:
        chain: list[str | None] = []
        look = OdtLook()
        while name in self.elements and name not in chain and len(chain) < 50:
            chain.append(name)
            element = self.elements[name]
            self._add(element, look)
            name = element.get(STYLE + "parent-style-name")
        return look

    def _add(self, element: Any, look: OdtLook) -> None:
        """What the style says, where nothing nearer has said it."""
        for item in element:
            if item.tag == STYLE + "text-properties":
                self._text(item, look)
            elif item.tag == STYLE + "paragraph-properties" and (align := item.get(_FO + "text-align")) and not look.said:
                look.centred, look.said = align == "center", True

    def _text(self, item: Any, look: OdtLook) -> None:
        weight, slant, shown = item.get(_FO + "font-weight"), item.get(_FO + "font-style"), item.get(TEXT + "display")
        face = item.get(STYLE + "font-name")
        if look.bold is None and weight:
            look.bold = weight == "bold" or weight.isdecimal() and int(weight) >= 600
        if look.italic is None and slant:
            look.italic = slant in ("italic", "oblique")
        if look.hidden is None and shown:
            look.hidden = shown == "none"
        if look.font is None:
            look.font = self.faces.get(face) or face or item.get(_FO + "font-family")

    def levels(self, name: str | None) -> list[tuple[str, str, int]]:
        """(format, text, start) of each level of a list style; none for a name that is not known."""
        element = self.lists.get(name)
        return _levels(element) if element is not None else []

    def ruled(self, name: str | None) -> bool:
        """Whether the style of a cell draws a line."""
        element = self.elements.get(name)
        properties = element.find(STYLE + "table-cell-properties") if element is not None else None
        if properties is None:
            return False
        lines = [properties.get(_FO + side) for side in ("border", "border-left", "border-right")]
        return any(line and any(kind in line for kind in ("solid", "double", "dotted", "dashed", "groove", "ridge")) for line in lines)


def _levels(element: Any) -> list[tuple[str, str, int]]:
    """Level by level; ten of them at most."""
    found: dict[int, tuple[str, str, int]] = {}
    for level in element:
        number = level.get(TEXT + "level") or ""
        if not number.isdecimal() or not 1 <= int(number) <= 10:
            continue
        found[int(number) - 1] = _level(level, int(number))
    return [found.get(k, ("none", "", 1)) for k in range(max(found, default=-1) + 1)]


def _level(level: Any, number: int) -> tuple[str, str, int]:
    if level.tag == TEXT + "list-level-style-bullet":
        return "decimal", bullet(level.get(TEXT + "bullet-char") or "•"), 1
    form = _FORMATS.get(level.get(STYLE + "num-format") or "", "decimal")
    prefix, suffix = (_plain(level.get(STYLE + f"num-{end}")) for end in ("prefix", "suffix"))
    shown, start = level.get(TEXT + "display-levels") or "1", level.get(TEXT + "start-value") or "1"
    count = min(int(shown), number) if shown.isdecimal() and len(shown) < 3 else 1
    numbers = ".".join(f"%{k}" for k in range(number - count + 1, number + 1)) if form != "none" else ""
    return form, f"{prefix}{numbers}{suffix}", int(start) if start.isdecimal() and len(start) < 6 else 1


def _plain(text: str | None) -> str:
    return (text or "").replace("%", "")
