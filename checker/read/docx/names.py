"""The qualified names of WordprocessingML that the walker knows."""

from __future__ import annotations

from typing import Any

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_SPACE}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

VAL = W + "val"
P, RUN, TBL, TR, TC, T = W + "p", W + "r", W + "tbl", W + "tr", W + "tc", W + "t"
PPR, RPR, SDT, SDT_CONTENT = W + "pPr", W + "rPr", W + "sdt", W + "sdtContent"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
TEXTBOX = W + "txbxContent"

#: Wrappers whose content is read as if they were not there.
THROUGH = frozenset(W + n for n in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "dir", "bdo"))
#: Deleted or moved away: not printed.
GONE = frozenset((W + "del", W + "moveFrom"))
TRACKED = frozenset(W + n for n in ("ins", "del", "moveFrom", "moveTo"))

#: Strict OOXML (ISO 29500) → the transitional names that Word writes by default.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_SPACE.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
)
OFF = frozenset(("0", "false", "off", "none"))


def first(parent: Any, tag: str) -> Any | None:
    """The first child of that name, None where there is none: sooner than `find` for properties, which come before all else."""
    for child in parent:
        if child.tag == tag:
            return child
    return None


def parts(properties: Any | None) -> dict[str, Any]:
    """The children by their names, of several the first: one look instead of a `find` for each name."""
    return {} if properties is None else {child.tag: child for child in properties[::-1]}
