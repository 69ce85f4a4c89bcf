"""A PDF + its report → a copy with highlights and notes at the boxes; the pages themselves are not changed."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import Any

import pikepdf

from checker.language.signs import COMMENTER
from checker.model import Document, Finding, Message, Report, Severity
from checker.report.annotate import NotAnnotated
from checker.report.annotate.words import Comment, comment_of
from checker.report.belongs import belongs

_COLOURS: dict[Severity, tuple[float, float, float]] = {"error": (1, 0.6, 0.6), "warning": (1, 0.85, 0.4), "info": (0.6, 0.85, 1)}
_PRINTED = 4  # flag of an annotation: it is printed with the page
Box = tuple[float, float, float, float]


def annotated(data: bytes, report: Report, lang: str) -> bytes:
    """The bytes of the commented copy. Raises NotAnnotated for a file that is locked or damaged."""
    name = report.document.source.name
    try:
        file = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError:
        raise NotAnnotated(
            Message(f"«{name}» bị khóa hoặc hỏng nên không ghi nhận xét được.", f"“{name}” is locked or damaged, so it gets no comments.")
        ) from None
    with file:
        for finding in report.findings:
            said = comment_of(finding, report.document.source, lang)
            for page, boxes in _boxes(finding, report.document).items():
                if 0 < page <= len(file.pages):
                    _highlight(file, file.pages[page - 1], boxes, finding.severity, said)
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def _boxes(finding: Finding, document: Document) -> dict[int, list[Box]]:
    """Page → the boxes of a finding; of what is missing, the first line of the passage where it belongs."""
    span = belongs(finding, document)
    places = (finding.places or document.source.places(span)[:1]) if span else ()
    found: dict[int, list[Box]] = defaultdict(list)
    for place in places:
        if place.page and place.box:
            found[place.page].append(place.box)
    return found


def _highlight(file: Any, page: Any, boxes: list[Box], severity: Severity, said: Comment) -> None:
    on_page = [_turned(page, box) for box in boxes]
    quads = [number for x0, y0, x1, y1 in on_page for number in (x0, y1, x1, y1, x0, y0, x1, y0)]
    around = [min(b[0] for b in on_page), min(b[1] for b in on_page), max(b[2] for b in on_page), max(b[3] for b in on_page)]
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        Rect=around,
        QuadPoints=quads,
        C=list(_COLOURS[severity]),
        CA=0.5,
        F=_PRINTED,
        T=pikepdf.String(COMMENTER),
        Contents=pikepdf.String(said.text),
    )
    if "/Annots" not in page:
        page.Annots = file.make_indirect(pikepdf.Array())
    page.Annots.append(file.make_indirect(note))


def _turned(page: Any, box: Box) -> Box:
    """A box in points from the top left of the page as it is seen → the page's own points, from the bottom left before it is turned."""
    left, bottom, right, top = (float(n) for n in page.cropbox)
    x0, y0, x1, y1 = box
    turn = int(page.get("/Rotate", 0)) % 360
    if turn == 90:
        return left + y0, bottom + x0, left + y1, bottom + x1
    if turn == 180:
        return right - x1, bottom + y0, right - x0, bottom + y1
    if turn == 270:
        return right - y1, top - x1, right - y0, top - x0
    return left + x0, top - y1, left + x1, top - y0
