"""styles.xml → what a paragraph or run inherits: numbering, alignment, face, hidden, capitals, table borders."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from checker.read.docx.faces import Faces, color
from checker.read.docx.names import OFF, PPR, RPR, VAL, W, parts
from checker.read.docx.shapes import Shapes, spacing

_STYLE, _BASED, _ID, _TYPE = W + "style", W + "basedOn", W + "styleId", W + "type"
_FONTS, _SIZE, _COLOR = W + "rFonts", W + "sz", W + "color"
_TOGGLES = {W + "b": "bold", W + "i": "italic", W + "vanish": "hidden", W + "caps": "caps"}
_HANSI, _ASCII, _HANSI_THEME, _ASCII_THEME = W + "hAnsi", W + "ascii", W + "hAnsiTheme", W + "asciiTheme"
_BORDERS, _JC, _NUMBER = W + "tblBorders", W + "jc", W + "numPr"
_CENTRE = frozenset(("center", "centre"))


class Look(Struct):
    """What properties say; None where they say nothing. `number` is (numId, level)."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    caps: bool | None = None
    centred: bool | None = None
    number: tuple[str | None, int | None] | None = None
    borders: bool | None = None
    font: str | None = None  # of letters beyond ASCII; «+minor», «+major» for a font of the theme
    size: int | None = None  # in half points
    color: str | None = None

    def over(self, base: Look) -> Look:
        """These properties, and the base's where these are silent."""
        number = self.number
        if number and base.number:
            number = (number[0] if number[0] is not None else base.number[0], number[1] if number[1] is not None else base.number[1])
        return Look(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.hidden if self.hidden is None else self.hidden,
            base.caps if self.caps is None else self.caps,
            base.centred if self.centred is None else self.centred,
            number or base.number,
            base.borders if self.borders is None else self.borders,
            base.font if self.font is None else self.font,
            base.size if self.size is None else self.size,
            base.color if self.color is None else self.color,
        )


PLAIN = Look()


def read_runs(properties: Any, look: Look) -> Look:
    """The toggles of an rPr, written into `look`."""
    for item in properties:
        name = _TOGGLES.get(item.tag)
        if name:
            setattr(look, name, item.get(VAL) not in OFF)
        elif item.tag == _FONTS:
            look.font = _font(item)
        elif item.tag == _SIZE:
            look.size = _integer(item.get(VAL))
        elif item.tag == _COLOR:
            look.color = color(item)
    return look


def _font(item: Any) -> str | None:
    """The name that w:rFonts gives; «+minor» for a font of the theme, which is never an old one; None where only other scripts are told."""
    if theme := item.get(_HANSI_THEME):
        return _themed(theme)
    name = item.get(_HANSI) or item.get(_ASCII)
    if name:
        return name  # type: ignore[no-any-return]
    theme = item.get(_ASCII_THEME)
    return _themed(theme) if theme else None


def _themed(name: str) -> str:
    """«minorHAnsi» → «+minor»."""
    return "+major" if name.startswith("major") else "+minor"


def read_paragraph(said: dict[str, Any], look: Look) -> Look:
    """Alignment and numbering of a pPr, of which these are the parts, written into `look`."""
    if (jc := said.get(_JC)) is not None:
        look.centred = jc.get(VAL) in _CENTRE
    if (num := said.get(_NUMBER)) is not None:
        look.number = (_value(num, W + "numId"), _integer(_value(num, W + "ilvl")))
    return look


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(name)
    return None if child is None else child.get(VAL)


def _integer(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) < 10 else None


def visible(borders: Any, sides: tuple[str, ...]) -> bool | None:
    """Whether a tblBorders or tcBorders draws one of the sides; None where it says nothing of them."""
    said = None
    for side in sides:
        line = borders.find(W + side)
        if line is not None:
            if line.get(VAL) not in ("nil", "none"):
                return True
            said = False
    return said


class Styles(Struct):
    """The styles of a document by id, resolved when they are asked for."""

    elements: dict[str, Any] = field(default_factory=dict)
    default: str | None = None
    base: Look = field(default_factory=Look)
    _known: dict[tuple[str | None, str | None], Look] = field(default_factory=dict)
    showing: bool = False  # whether faces and shapes are kept: what another format is made into tells nothing of them
    faces: Faces = field(default_factory=Faces)
    shapes: Shapes = field(default_factory=Shapes)

    def look(self, style: str | None, table: str | None = None) -> Look:
        """The properties of a paragraph style with all that it is based on, inside a table of that style; of one that the file has not, or
        of None, those of the default one."""
        key = (style if style in self.elements else self.default, table)
        if key not in self._known:
            above = self.base if table is None else self.alone(table).over(self.base)
            self._known[key] = self.alone(key[0]).over(above)
        return self._known[key]

    def alone(self, style: str | None) -> Look:
        """What a style says with all that it is based on; nothing of the document's defaults, which are a paragraph's."""
        chain: list[str] = []
        while style in self.elements and style not in chain and len(chain) < 50:
            chain.append(style)
            style = _value(self.elements[style], _BASED)
        look = PLAIN
        for name in reversed(chain):
            look = _own(self.elements[name]).over(look)
        return look


def _own(element: Any) -> Look:
    look = Look()
    for item in element:
        if item.tag == PPR:
            read_paragraph(parts(item), look)
        elif item.tag == RPR:
            read_runs(item, look)
        elif item.tag == W + "tblPr" and (borders := item.find(_BORDERS)) is not None:
            look.borders = visible(borders, ("insideV", "insideH"))
    return look


def read_styles(root: Any | None, *, showing: bool = False) -> Styles:
    """Styles by id; none for a package without the part."""
    styles = Styles(showing=showing)
    if root is None:
        return styles
    for element in root.iterchildren(_STYLE):
        name = element.get(_ID)
        styles.elements[name] = element
        if element.get(_TYPE) == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
            styles.default = name
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
    if defaults is not None:
        read_runs(defaults, styles.base)
    if showing:
        spaced = root.find(f"{W}docDefaults/{W}pPrDefault/{PPR}")
        styles.shapes = Shapes(styles.elements, styles.default, spacing(spaced))
    return styles
