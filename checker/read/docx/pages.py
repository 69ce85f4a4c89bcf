"""w:sectPr and the headers and footers that it names → the page set-up of each stretch of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from checker.language.patterns import regexp
from checker.read.docx.names import OFF, PPR, RPR, VAL, P, R, W
from checker.read.docx.styles import Look, Styles, read_runs

_TWIPS = 56.6929  # of a millimetre
_FIELD, _IF = regexp(r"\s*PAGE\b", re.I), regexp(r"\s*IF\b", re.I)
_INSTRUCTION, _SIMPLE, _INSTR = W + "instrText", W + "fldSimple", W + "instr"
_TABS = (W + "tab", W + "ptab")
_SIDES = ("top", "bottom", "left", "right")


class Margin(Struct):
    """A header or footer. `size` in points; `align` None where tabs or a text box place the number; `asked`: the number stands under a
    condition («IF PAGE > 1»), so that nobody knows on which pages."""

    numbered: bool = False
    align: str | None = None
    size: float | None = None
    asked: bool = False


def margin(root: Any, styles: Styles) -> Margin:
    """Whether a header or footer shows the page number, and how."""
    asked = False
    for field in root.iter(_INSTRUCTION, _SIMPLE):
        said = (field.text or "") if field.tag == _INSTRUCTION else (field.get(_INSTR) or "")
        asked = asked or _IF.match(said) is not None
        if _FIELD.match(said):
            run = next((a for a in field.iterancestors() if a.tag == W + "r"), None)
            run = run if run is not None else next(field.iter(W + "r"), None)
            paragraph = next((a for a in field.iterancestors() if a.tag == P), None)
            return Margin(True, *_placed(paragraph, run, styles), asked)
    return Margin()


def _placed(paragraph: Any, run: Any, styles: Styles) -> tuple[str | None, float | None]:
    if paragraph is None:
        return None, None
    properties = paragraph.find(PPR)
    named = properties.find(W + "pStyle") if properties is not None else None
    style = named.get(VAL) if named is not None else None
    own = run.find(RPR) if run is not None else None
    named_run = own.find(W + "rStyle") if own is not None else None
    look = (read_runs(own, Look()) if own is not None else Look()).over(styles.alone(None if named_run is None else named_run.get(VAL)))
    look = look.over(styles.look(style))
    size = look.size / 2 if look.size else None
    boxed = any(a.tag == W + "txbxContent" for a in paragraph.iterancestors())
    if boxed or any(e.getparent().tag == W + "r" for e in paragraph.iter(*_TABS)):
        return None, size
    frame = properties.find(W + "framePr") if properties is not None else None
    if frame is not None:
        return frame.get(W + "xAlign"), size
    return styles.shapes.spacing(properties, style).align or "left", size


@cache
def _sections() -> Any:
    """The w:sectPr of a body in order; found by libxml2, since a walk through all its elements takes longer than all else here."""
    from lxml import etree

    return etree.XPath("w:p/w:pPr/w:sectPr | w:sectPr", namespaces={"w": W[1:-1]})


#: The number of the last paragraph of the stretch, and the arguments of `Sheet` after `start`.
Told = tuple[Any, ...]


def sheets(root: Any, body: Any, margins: Mapping[str, Margin]) -> list[Told]:
    """The page set-ups in order; `margins` are headers and footers by relationship."""
    found = _sections()(body)
    numbers = {p: k for k, p in enumerate(root.iter(P), 1)} if len(found) > 1 else {}
    parts: dict[tuple[str, str], Margin] = {}
    out = []
    for section in found:
        for item in section.iterchildren(W + "headerReference", W + "footerReference"):
            where = "header" if item.tag.endswith("headerReference") else "footer"
            parts[where, item.get(W + "type") or "default"] = margins.get(item.get(R + "id") or "", Margin())
        holder = section.getparent().getparent()
        last = numbers.get(holder, 1 << 30) if section.getparent() is not body else 1 << 30
        out.append((last, *_size(section), *_numbered(section, parts)))
    return out


def _size(section: Any) -> tuple[float | None, ...]:
    """Width, height and the four margins in millimetres, to a tenth."""
    size, edges = section.find(W + "pgSz"), section.find(W + "pgMar")
    said = [size.get(W + name) if size is not None else None for name in ("w", "h")]
    said += [edges.get(W + name) if edges is not None else None for name in _SIDES]
    *rest, left, right = (_millimetres(value) for value in said)
    gutter = _millimetres(edges.get(W + "gutter")) if edges is not None else None
    return (*rest, round(left + gutter, 1) if left is not None and gutter else left, right)


def _millimetres(value: str | None) -> float | None:
    try:
        return round(abs(float(value or "")) / _TWIPS, 1)
    except ValueError:
        return None


def _numbered(section: Any, parts: Mapping[tuple[str, str], Margin]) -> tuple[Any, ...]:
    """Where the number stands, its alignment and size; whether it shows on the first page; whether counting starts over."""
    kinds = [where for where in ("header", "footer") if parts.get((where, "default"), Margin()).numbered]
    shown = parts[kinds[0], "default"] if kinds else Margin()
    title = section.find(W + "titlePg")
    own_first = title is not None and title.get(VAL) not in OFF
    first = any(parts.get((where, "first"), Margin()).numbered for where in ("header", "footer"))
    everywhere = None if shown.asked else bool(kinds)
    counted = section.find(W + "pgNumType")
    restarts = counted is not None and counted.get(W + "start") == "1"
    return (kinds[0] if kinds else "", shown.align, shown.size, first if own_first else everywhere, restarts)
