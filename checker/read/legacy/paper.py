"""Paragraphs, runs and tables of any word processor → the parts of a Word document, for the .docx reader to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from lxml import etree

from checker.language.patterns import regexp
from checker.read.docx.names import W_SPACE, P, W
from checker.read.limits import Limits
from checker.read.raw import Raw, Unreadable

_MAP = {"w": W_SPACE}
#: numFmt and lvlText of each level of a list.
Levels = Sequence[tuple[str, str, int]]


@cache
def _unprintable() -> re.Pattern[str]:
    """What XML can't hold."""
    return regexp(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@cache
def _pieces() -> re.Pattern[str]:
    return regexp(r"[^\n\t]+|\n|\t")


class Paper:
    """A document that grows. Its parts are named after what they are: document, numbering, footnotes, header1 …"""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.roots: dict[str, Any] = {"document": etree.Element(W + "document", nsmap=_MAP)}
        self.body = etree.SubElement(self.roots["document"], W + "body")
        self.kinds: dict[str, str] = {}
        self.characters = self.paragraphs = 0
        self._labels: dict[str, str] = {}
        self._lists = self._notes = self._cells = 0

    # what docx.document asks of a package
    def main(self) -> str:
        return "document"

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        return {part: (kind, part) for part, kind in self.kinds.items()} if name == "document" else {}

    def part(self, name: str, *, keep: Callable[[bytes], bytes] | None = None) -> Any | None:
        return self.roots.get(name)

    # what the readers of other formats write
    def side(self, kind: str) -> Any:
        """The root of a new part: «header», «footer»."""
        name = f"{kind}{len(self.kinds)}"
        self.kinds[name] = kind
        self.roots[name] = etree.Element(W + ("hdr" if kind == "header" else "ftr"), nsmap=_MAP)
        return self.roots[name]

    def footnote(self, anchor: Any) -> Any:
        """The container of a note whose mark stands at the end of the paragraph `anchor`."""
        if "footnotes" not in self.roots:
            self.kinds["footnotes"] = "footnotes"
            self.roots["footnotes"] = etree.Element(W + "footnotes", nsmap=_MAP)
        self._notes += 1
        number = str(self._notes)
        _sub(_sub(anchor, "r"), "footnoteReference", id=number)
        return _sub(self.roots["footnotes"], "footnote", id=number)

    def paragraph(self, parent: Any, *, centred: bool = False, number: tuple[str, int] | None = None) -> Any:
        """A w:p at the end of `parent`; `number` is (list, level from 0)."""
        self.paragraphs += 1
        if self.paragraphs > self.limits.characters // 10:
            raise Unreadable("bomb", what=f"{self.paragraphs} đoạn")
        paragraph = etree.SubElement(parent, P)
        properties = _sub(paragraph, "pPr")
        if number:
            numbering = _sub(properties, "numPr")
            _sub(numbering, "ilvl", val=str(number[1]))
            _sub(numbering, "numId", val=number[0])
        if centred:
            _sub(properties, "jc", val="center")
        return paragraph

    def centre(self, paragraph: Any) -> None:
        """Centres a paragraph that is begun."""
        if paragraph[0].find(W + "jc") is None:
            _sub(paragraph[0], "jc", val="center")

    def number(self, paragraph: Any, number: tuple[str, int]) -> None:
        """Numbers a paragraph that is begun."""
        numbering = _sub(paragraph[0], "numPr")
        _sub(numbering, "ilvl", val=str(number[1]))
        _sub(numbering, "numId", val=number[0])

    def run(self, paragraph: Any, text: str, *, font: str | None = None, **flags: bool) -> None:
        """Text with the toggles b, i, vanish, caps. A line feed breaks the line."""
        self.characters += len(text)
        if self.characters > self.limits.characters:
            raise Unreadable("too_large", what=f"{self.characters:,} ký tự")
        run = _sub(paragraph, "r")
        properties = _sub(run, "rPr")
        if font:
            _sub(properties, "rFonts", ascii=_unprintable().sub("", font), hAnsi=_unprintable().sub("", font))
        for name, on in flags.items():
            if on:
                _sub(properties, name)
        for piece in _pieces().findall(_unprintable().sub("", text)):
            if piece in "\n\t":
                _sub(run, "br" if piece == "\n" else "tab")
            else:
                _sub(run, "t").text = piece

    def table(self, parent: Any, *, ruled: bool) -> Any:
        table = _sub(parent, "tbl")
        borders = _sub(_sub(table, "tblPr"), "tblBorders")
        for side in ("insideH", "insideV"):
            _sub(borders, side, val="single" if ruled else "nil")
        return table

    def row(self, table: Any) -> Any:
        return _sub(table, "tr")

    def cell(self, row: Any, *, span: int = 1, merged: bool = False) -> Any:
        """A w:tc; `merged` with the cell above."""
        self._cells += 1
        if self._cells > self.limits.characters // 100:
            raise Unreadable("bomb", what=f"{self._cells} ô")
        cell = _sub(row, "tc")
        properties = _sub(cell, "tcPr")
        if span > 1:
            self.span(cell, span)
        if merged:
            _sub(properties, "vMerge")
        return cell

    def span(self, cell: Any, columns: int) -> None:
        """Makes a cell reach over several columns."""
        _sub(cell[0], "gridSpan", val=str(min(columns, 100)))

    def list(self, levels: Levels) -> str:
        """A new list: (format, text, start) of each level, as numbering.xml has them: («decimal», «%1.», 1)."""
        if "numbering" not in self.roots:
            self.kinds["numbering"] = "numbering"
            self.roots["numbering"] = etree.Element(W + "numbering", nsmap=_MAP)
        root = self.roots["numbering"]
        self._lists += 1
        name = str(self._lists)
        abstract = _sub(root, "abstractNum", abstractNumId=name)
        for k, (form, text, start) in enumerate(levels):
            level = _sub(abstract, "lvl", ilvl=str(k))
            _sub(level, "start", val=str(start))
            _sub(level, "numFmt", val=form)
            _sub(level, "lvlText", val=text)
        _sub(_sub(root, "num", numId=name), "abstractNumId", val=name)
        return name

    def label(self, text: str) -> tuple[str, int]:
        """The list whose only number prints so: for formats that hold numbers as printed."""
        if text not in self._labels:
            self._labels[text] = self.list([("decimal", text, 1)])
        return self._labels[text], 0

    def read(self) -> Raw:
        """The blocks, by the .docx reader."""
        from checker.read.docx.document import read_package

        return read_package(self)


def _sub(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, W + tag, {W + k: _unprintable().sub("", v) for k, v in attributes.items()})
