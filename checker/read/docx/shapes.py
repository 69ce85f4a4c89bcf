"""What paragraphs look like, each look kept once: alignment, first line, distances."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from checker.read.docx.names import OFF, PPR, VAL, W

_BASED = W + "basedOn"
_JC, _IND, _SPACING, _CONTEXTUAL = W + "jc", W + "ind", W + "spacing", W + "contextualSpacing"
_ALIGN = {"left": "left", "start": "left", "center": "center", "centre": "center", "right": "right", "end": "right"}
_BOTH = dict.fromkeys(("both", "distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida"), "both")
_TOLD = (_JC, _IND, _SPACING, _CONTEXTUAL)
_LEFT = (W + "left", W + "start")
_FIRST, _HANGING = W + "firstLine", W + "hanging"
_BEFORE, _AFTER, _LINE, _RULE = W + "before", W + "after", W + "line", W + "lineRule"
_LETTERS = (W + "firstLineChars", W + "hangingChars")  # Word writes what they come to beside them, most often
_AUTO = (W + "beforeAutospacing", W + "afterAutospacing")
_LINES = (W + "beforeLines", W + "afterLines")
_SINGLE = 240  # w:line of a single distance

#: The arguments of `Shape`, in order.
Told = tuple[str | None, float | None, float | None, float | None, float | None]


class Spacing(Struct):
    """What a pPr says, in twips; None where it says nothing. `loose`: distances that Word works out («auto», lines, none within a style);
    `lettered`: a first line in widths of letters."""

    align: str | None = None
    left: int | None = None
    first: int | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    exact: bool | None = None
    loose: bool | None = None
    lettered: bool | None = None

    def over(self, base: Spacing) -> Spacing:
        """These, and the base's where these are silent."""
        pairs = zip(_values(self), _values(base), strict=True)
        return Spacing(*(b if a is None else a for a, b in pairs))


def _values(s: Spacing) -> tuple[Any, ...]:
    return (s.align, s.left, s.first, s.before, s.after, s.line, s.exact, s.loose, s.lettered)


def spacing(properties: Iterable[Any] | None) -> Spacing:
    """What a pPr itself says."""
    said = Spacing()
    for item in properties if properties is not None else ():
        tag = item.tag
        if tag == _JC:
            value = item.get(VAL)
            said.align = _ALIGN.get(value) or _BOTH.get(value)
        elif tag == _IND:
            said.left = next((n for name in _LEFT if (n := _number(item.get(name))) is not None), None)
            hanging = _number(item.get(_HANGING))
            said.first = -hanging if hanging else _number(item.get(_FIRST))
            letters = any(item.get(name) not in (None, "0") for name in _LETTERS)
            said.lettered = False if said.first is not None else letters or None
        elif tag == _SPACING:
            said.before, said.after, said.line = (_number(item.get(name)) for name in (_BEFORE, _AFTER, _LINE))
            said.exact = None if said.line is None else item.get(_RULE) in ("exact", "atLeast")
            said.loose = True if any(item.get(name) not in (None, *OFF) for name in (*_AUTO, *_LINES)) else None
        elif tag == _CONTEXTUAL:
            said.loose = item.get(VAL) not in OFF
    return said


def _number(value: str | None) -> int | None:
    if not value:
        return None
    try:
        return int(float(value))
    except (ValueError, OverflowError):
        return None


class Shapes(Struct):
    """Looks by number, in the order in which they were met; styles resolved when they are asked for."""

    elements: dict[str, Any] = field(default_factory=dict)
    default: str | None = None
    base: Spacing = field(default_factory=Spacing)
    numbers: dict[Told, int] = field(default_factory=dict)
    known: dict[str | None, Spacing] = field(default_factory=dict)
    seen: dict[tuple[Any, ...], int] = field(default_factory=dict)  # what a paragraph and its style say → its number

    @property
    def told(self) -> list[Told]:
        return list(self.numbers)

    def of(self, said: dict[str, Any], style: str | None, *, listed: bool, indented: bool) -> int:
        """The number of a paragraph's look, of the parts of its pPr; where its first line begins is not told of lists and of indents typed
        as blanks."""
        own = [said[tag] for tag in _TOLD if tag in said]
        key = (style, listed, indented, *[(item.tag, *item.items()) for item in own])
        if key not in self.seen:
            self.seen[key] = self._number(self.spacing(own, style), listed or indented)
        return self.seen[key]

    def _number(self, said: Spacing, unsure: bool) -> int:
        indent = None if unsure or said.lettered else (said.left or 0) / 20 + (said.first or 0) / 20
        before, after = (None, None) if said.loose else ((said.before or 0) / 20, (said.after or 0) / 20)
        line = None if said.exact else round((_SINGLE if said.line is None else said.line) / _SINGLE, 3)
        told = (said.align or "left", indent, before, after, line)
        return self.numbers.setdefault(told, len(self.numbers))

    def spacing(self, own: Iterable[Any] | None, style: str | None) -> Spacing:
        """What a paragraph has, by itself or by its style."""
        style = style if style in self.elements else self.default
        if style not in self.known:
            self.known[style] = self._resolve(style)
        return spacing(own).over(self.known[style])

    def _resolve(self, style: str | None) -> Spacing:
        seen: list[str] = []
        said = Spacing()
        while style in self.elements and style not in seen and len(seen) < 50:
            seen.append(style)
            said = said.over(spacing(self.elements[style].find(PPR)))
            based = self.elements[style].find(_BASED)
            style = None if based is None else based.get(VAL)
        return said.over(self.base)
