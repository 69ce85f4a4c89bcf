"""Lines with printed labels → Word's automatic numbering, level by level, with the restarts that the labels ask for."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from corpus.source import SourceError, label_of

ABSTRACT = 90
FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"), ("bullet", "+"))
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LETTERS = "abcdefghijklmnopqrstuvwxyz"  # Word has no «đ)»: its fifth letter is «e)»
BULLETS = 3


class Numbering:
    """The counters of one document, kept as Word keeps them, so that every label printed is the label of the source."""

    def __init__(self, document: WordDocument) -> None:
        self._root: Any = document.part.numbering_part.element
        for old in list(self._root):
            self._root.remove(old)
        self._root.append(parse_xml(_abstract()))
        self._nums = 0
        self._counts = [0] * len(FORMATS)
        self._current = self._plain = self._num(None)

    def number(self, paragraph: Paragraph, text: str) -> str:
        """Give the paragraph the list level that prints its label; returns the text without the label."""
        found = label_of(text)
        if found is None:
            return text
        level, mark, rest = found
        value = _value(level, mark, text)
        self._counts[level + 1 :] = [0] * (len(FORMATS) - level - 1)
        if level == 0:
            self._current = self._plain
        if level < BULLETS and value != self._counts[level] + 1:
            self._current = self._num((level, value))
        self._counts[level] = value
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self._current}"/></w:numPr>'))
        return rest

    def _num(self, restart: tuple[int, int] | None) -> int:
        self._nums += 1
        override = ""
        if restart:
            override = f'<w:lvlOverride w:ilvl="{restart[0]}"><w:startOverride w:val="{restart[1]}"/></w:lvlOverride>'
        abstract = f'<w:abstractNumId w:val="{ABSTRACT}"/>'
        self._root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self._nums}">{abstract}{override}</w:num>'))
        return self._nums


def _value(level: int, mark: str, text: str) -> int:
    try:
        return _count(level, mark)
    except ValueError as error:
        raise SourceError(f"Word cannot print the label of {text[:60]!r}") from error


def _count(level: int, mark: str) -> int:
    """The counter that prints the mark: «IV» at level 0 → 4, «c» at level 2 → 3, a bullet → 0."""
    if level == 0:
        return ROMAN.index(mark)
    if level == 1:
        return int(mark)
    return LETTERS.index(mark) + 1 if level == 2 else 0


def _abstract() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/></w:rPr></w:lvl>'
        for level, (fmt, text) in enumerate(FORMATS)
    )
    return f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
