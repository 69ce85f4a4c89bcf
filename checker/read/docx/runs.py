"""A w:p → its printed lines, each a list of bits, and how they look."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec import Struct, field

from checker.read.docx.names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    GONE,
    PPR,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    TEXTBOX,
    THROUGH,
    TRACKED,
    VAL,
    M,
    T,
    W,
    first,
)
from checker.read.docx.styles import Look, Styles, read_runs
from checker.read.encodings.fonts import Code, of_font
from checker.read.raw import Bit, Where

_DRAWINGS = frozenset(W + n for n in ("drawing", "pict", "object"))
_BREAKS = frozenset((W + "br", W + "cr"))
_FIELD, _FIELD_TYPE, _STYLE = W + "fldChar", W + "fldCharType", W + "rStyle"
_SOFT_HYPHEN = W + "softHyphen"
_CONSTANT = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-"}
_TABS = frozenset((W + "tab", W + "ptab"))
_A_COLUMN = 9  # characters that a left column has at least
#: Characters of Symbol and Wingdings that change what a sentence says; other ones are pictures.
_SYMBOLS = {"symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB7: "•", 0xB8: "÷", 0x2D: "−", 0xAE: "→"}}
_TICKS = {0xFC: "✓", 0xFE: "☑", 0xE0: "→", 0xF0: "⇨", 0xA8: "☐", 0x6F: "☐", 0x2D: "-"}


class Lines(Struct):
    """What a paragraph prints. `boxes` are the w:txbxContent anchored in it; bold and italic hold when all its text is so; `filled`: the
    characters of the last line, by which a tab between two columns («Nơi nhận:⇥HIỆU TRƯỞNG») is told from that behind an item's mark."""

    lines: list[list[Bit]] = field(default_factory=lambda: [[]])
    bold: bool = True
    italic: bool = True
    boxes: list[Any] = field(default_factory=list)
    filled: int = 0
    old: dict[tuple[int, int], tuple[Code, bool]] = field(default_factory=dict)  # line, bit → code before Unicode, capitals

    @property
    def printed(self) -> bool:
        return any(text.strip() for line in self.lines for text, _ in line)


class Runs:
    """Reads the inline content of paragraphs, one after another, since fields may run over paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.fields: list[bool] = []  # a complex field that is open: True while in its instruction
        self.tracked = False
        self.codes: set[str] = set()

    def read(self, paragraph: Any, look: Look, place: Where) -> Lines:
        """The lines of a paragraph whose style looks so; `place` is its place without a run."""
        self._out, self._look, self._place, self._run = Lines(), look, place, 0
        self._children(paragraph)
        if any(self.fields):  # an instruction that never ends would swallow the rest of the file
            self.fields.clear()
        if self._out.old:
            self._repair()
        return self._out

    def _repair(self) -> None:
        """Text of fonts from before Unicode made readable, line by line."""
        from checker.read.encodings.bits import Fonted, by_font

        plain = (None, False)
        for k, line in enumerate(self._out.lines):
            self._out.lines[k] = by_font(Fonted(bit, *self._out.old.get((k, j), plain)) for j, bit in enumerate(line))

    def _children(self, parent: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run += 1
                self._text(child)
            elif tag in THROUGH:
                self.tracked = self.tracked or tag in TRACKED
                self._children(child)
            elif tag == SDT:
                self._sdt(child)
            elif tag in GONE:
                self.tracked = True
                self._skip(child)
            elif tag == ALTERNATE:
                self._alternate(child, self._children)
            elif tag != PPR and isinstance(tag, str) and tag.startswith(M):
                self._math(child)

    def _sdt(self, child: Any) -> None:
        content = child.find(SDT_CONTENT)
        if content is not None:
            self._children(content)

    def _skip(self, element: Any) -> None:
        """Runs that are not read count all the same: a run's number is its place among all w:r of the paragraph."""
        self._run += sum(1 for _ in element.iter(RUN))

    def _alternate(self, element: Any, read: Any) -> None:
        choice = element.find(CHOICE)
        chosen = choice if choice is not None else element.find(FALLBACK)
        for branch in element:
            if branch is chosen:
                read(branch)
            elif isinstance(branch.tag, str):
                self._skip(branch)

    def _math(self, element: Any) -> None:
        for text in element.iter(M + "t"):
            self._put(text.text or "", self._look, 0)

    def _text(self, run: Any) -> None:
        look = self._look
        properties = first(run, RPR)
        if properties is not None:
            look = self._run_look(properties)
        self._content(run, look, 0)

    def _run_look(self, properties: Any) -> Look:
        style = first(properties, _STYLE)
        own = read_runs(properties, Look())
        if style is not None and style.get(VAL) in self.styles.elements:
            own = own.over(self.styles.alone(style.get(VAL)))
        return own.over(self._look)

    def _content(self, run: Any, look: Look, offset: int) -> int:
        for item in run:
            tag = item.tag
            if tag == T:
                text = item.text or ""
                self._put(text, look, offset)
                offset += len(text)
            elif tag in _CONSTANT:
                self._put("\t" if tag in _TABS and self._out.filled >= _A_COLUMN else _CONSTANT[tag], look, offset)
                offset += 1
            elif tag == _SOFT_HYPHEN:
                self._put("\u00ad", look, offset)  # the letter ư of TCVN3; else it is dropped
                offset += 1
            elif tag in _BREAKS:
                offset += 1
                if self._shown(look):
                    self._out.lines.append([])
                    self._out.filled = 0
            elif tag == _FIELD:
                self._field(item.get(_FIELD_TYPE))
            elif tag == W + "sym":
                self._put(_symbol(item), look, offset)
                offset += 1
            elif tag in _DRAWINGS:
                self._drawing(item)
            elif tag == ALTERNATE:
                self._alternate(item, partial(self._content, look=look, offset=offset))
            elif tag == W + "ruby" and (base := item.find(W + "rubyBase")) is not None:
                self._children(base)
        return offset

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def _drawing(self, element: Any) -> None:
        """Text boxes, once: what a Fallback repeats is left out, and a box within a box comes with its own paragraph."""
        boxes = [box for box in element.iter(TEXTBOX) if _outermost(box, element)]
        self._out.boxes += boxes
        self._skip(element)

    def _shown(self, look: Look) -> bool:
        return not look.hidden and not any(self.fields)

    def _put(self, text: str, look: Look, offset: int) -> None:
        if not text or not self._shown(look):
            return
        code = of_font(look.font) if look.font else None
        face = self.styles.faces.of(look) if self.styles.showing else None
        if code and (code.capitals or code.name == "vni" or not text.isascii()):
            self.codes.update(() if text.isascii() else (code.name,))
            self._out.old[len(self._out.lines) - 1, len(self._out.lines[-1])] = (code, bool(look.caps))
        elif look.caps:
            text = "".join([c.upper() if len(c.upper()) == 1 else c for c in text])
        place = self._place
        self._out.lines[-1].append((text, (*place[:3], self._run, *place[4:9], offset or None, None, face)))
        if not text.isspace():
            self._out.filled += len(text)
            self._out.bold = self._out.bold and bool(look.bold)
            self._out.italic = self._out.italic and bool(look.italic)


def _outermost(box: Any, drawing: Any) -> bool:
    """Whether no Fallback and no other text box lies between a box and the drawing that holds it."""
    for ancestor in box.iterancestors():
        if ancestor is drawing:
            return True
        if ancestor.tag in (FALLBACK, TEXTBOX):
            return False
    return True


def _symbol(item: Any) -> str:
    """A w:sym: letters of pictorial fonts stand in the private use area, F000 + code."""
    try:
        code = int(item.get(W + "char") or "", 16)
    except ValueError:
        return ""
    font = (item.get(W + "font") or "").lower()
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font.startswith("symbol"):
        return _SYMBOLS["symbol"].get(low, "")
    if font.startswith("wingdings"):
        return _TICKS.get(low, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
