"""How a document is set → records: its components, its letters, its paragraphs, its pages. None of a file that does not show it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise, takewhile
from typing import Any

from checker.judge.facts.annexes import annex_lines
from checker.judge.facts.record import Record, folded
from checker.judge.facts.structure import lines, ordinal
from checker.language.patterns import regexp
from checker.model import Block, Document, Face, Hierarchy, Paragraph, Piece, Section, Shape, Source, Span

_MOST, _MORE = 0.9, 0.5  # of the letters of a component that must share a size, and a style, for it to have one
_A_PAGE = 3500  # characters that one page holds at most
_LOOKS = frozenset(
    (
        "national_name motto superior issuer number_line date_line type subject attached_to recipient filing basis last_basis open_basis"
        " capacity signer_title signer_name"
    ).split()
)
_ASIDE = regexp(r"\([^()\n]*\)")  # «(theo Kế hoạch số …)» after a title in capitals
_ADDRESS = regexp(r"@|https?:|www\.|\.vn\b")  # a link, blue by itself
_SIGNS = ("@", "http", "www.", ".vn")
_OLD = (".vn", "vni", ".tmc", "vntime")
_BODY = ("preamble", "body", "closing")


def looks(document: Document, hierarchy: Hierarchy) -> Iterator[Record]:
    """The components of the header and foot, lines of legal grounds, headings: each as most of its letters are set."""
    if not shown(document.source):
        return
    for record in lines(document, hierarchy):
        name = record.get("name")
        if name in _LOOKS and record.span:
            yield _look(document, name.removeprefix("last_").removeprefix("open_"), record.span)
        elif name == "recipients" and record.span:
            end = document.source.text.find(":", record.span.start, record.span.end)
            yield _look(document, name, Span(record.span.start, end + 1 if end >= 0 else record.span.end))
    for s in document.sections:
        if (name := _heading(document, s)) is not None:
            yield _look(document, name, _first_line(document, s.heading))
    yield from _annex_looks(document, hierarchy)


def _annex_looks(document: Document, hierarchy: Hierarchy) -> Iterator[Record]:
    """The titles of annexes, and their «(Kèm theo Kế hoạch số …)»."""
    annexes = [s for s in document.sections if s.kind == "phu_luc" and s.parent is None]
    for s in annexes:
        head = _first_line(document, s.heading)
        if head.end + 1 < s.heading.end:
            yield _look(document, "annex_title", Span(head.end + 1, s.heading.end))
    for record in annex_lines(document, hierarchy) if annexes else ():
        if record.get("own") and record.span and any(record.span in s.span for s in annexes):
            yield _look(document, "annex_attached", record.span)


def shown(source: Source) -> bool:
    """Whether the file tells how its letters are set."""
    return any(piece.face is not None for piece in islice(source.pieces, 200))


def _heading(document: Document, section: Section) -> str | None:
    """«I. …» roman, «1. …» arabic where a text of its own stands under it, «Phụ lục …» annex."""
    if section.kind == "phu_luc":
        return "annex" if folded(document.source.text).startswith(("phụ lục", "phụ biểu"), section.heading.start) else None
    found = ordinal(section.number) if section.number else None
    style = found[0] if found else None
    alone = "\n" not in document.text(section.heading) and section.heading.end < section.span.end
    if not alone or document.source.text[section.heading.end : section.heading.end + 1] not in ("\n", ""):
        return None
    return style if style in ("roman", "arabic") else None


def _first_line(document: Document, span: Span) -> Span:
    end = document.source.text.find("\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)


def _look(document: Document, name: str, span: Span) -> Record:
    source = document.source
    faces: dict[Face, int] = {}
    for piece in pieces_of(source, span):
        letters = _letters(source.text, max(piece.span.start, span.start), min(piece.span.end, span.end))
        if piece.face is not None and letters:
            faces[piece.face] = faces.get(piece.face, 0) + letters
    text = _ASIDE.sub("", document.text(span))
    block = block_of(source, span)
    said = {
        "name": name, "size": _shared(faces, lambda f: f.size, _MOST), "bold": _shared(faces, lambda f: f.bold, _MORE),
        "italic": _shared(faces, lambda f: f.italic, _MORE), "caps": text == text.upper() if any(map(str.isalpha, text)) else None,
        "centred": block.centred if block and block.kind == "paragraph" and faces else None,
    }  # fmt: skip
    return Record("look", document, span, said, sum(faces.values()))


def pieces_of(source: Source, span: Span) -> Iterator[Piece]:
    """The pieces that a span of the text comes from."""
    first = bisect_right(source.pieces, span.start, key=lambda p: p.span.end)
    return takewhile(lambda p: p.span.start < span.end, islice(source.pieces, first, None))


def block_of(source: Source, span: Span) -> Block | None:
    """The block in which a span begins."""
    at = bisect_right(source.blocks, span.start, key=lambda b: b.span.start) - 1
    return source.blocks[at] if at >= 0 else None


def _letters(text: str, start: int, end: int) -> int:
    return end - start - text.count(" ", start, end)


def _shared(faces: dict[Face, int], of: Callable[[Face], Any], most: float) -> Any:
    """What that part of the letters has; None where they differ."""
    if len(faces) == 1:
        return of(next(iter(faces)))
    said: dict[Any, int] = {}
    for face, letters in faces.items():
        said[of(face)] = said.get(of(face), 0) + letters
    value, letters = max(said.items(), key=lambda item: item[1], default=(None, 0))
    return value if letters >= most * sum(said.values()) else None


def faces(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each look of letters once for each region: how many letters have it, and where (`fact`)."""
    found: dict[tuple[Face, str, bool], list[Span]] = {}
    for piece, paragraph in _placed(document):
        if piece.face is not None and piece.place.part == "body":
            found.setdefault((piece.face, paragraph.region, bool(paragraph.cells)), []).append(piece.span)
    for (face, region, table), spans in found.items():
        letters = sum(_letters(document.source.text, s.start, s.end) for s in spans)
        if not letters:  # blanks alone are seen by nobody
            continue
        said = {
            "region": region, "table": table, "letters": letters, "size": face.size, "font": face.font and _family(face.font),
            "bold": face.bold, "italic": face.italic, "color": face.color and _ink(face.color),
            "address": all(_is_address(s.of(document.source.text)) for s in spans),
        }  # fmt: skip
        first = next((s for s in spans if _letters(document.source.text, s.start, s.end) > 1), spans[0])
        yield Record("face", document, first, said, spans)


def _is_address(words: str) -> bool:
    """Whether an address stands there: without its signs the pattern need not try each letter."""
    return any(map(words.__contains__, _SIGNS)) and _ADDRESS.search(words) is not None


def _placed(document: Document) -> Iterator[tuple[Piece, Paragraph]]:
    """Each piece with the paragraph that it stands in."""
    for piece in document.source.pieces:
        at = bisect_right(document.starts, piece.span.start) - 1
        if at >= 0:
            yield piece, document.paragraphs[at]


def _family(font: str) -> str | None:
    """«Times New Roman Bold», «TimesNewRomanPSMT» → Times New Roman; None of fonts from before Unicode: a rule of its own tells them."""
    if font.casefold().startswith(_OLD):
        return None
    return "Times New Roman" if font.casefold().replace(" ", "").startswith("timesnewroman") else font


def _ink(color: str) -> str:
    """Near black is black to the eye."""
    return "000000" if max(int(color[i : i + 2], 16) for i in (0, 2, 4)) <= 0x40 else color


def spacings(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Running paragraphs of the body that are long enough for their edges to be seen; `gap` is the distance to the next one."""
    own = [p for p in document.paragraphs if p.region in _BODY and not p.cells]
    shaped = [(p, b.shape) for p in own if (b := block_of(document.source, p.span)) and b.shape and not b.centred]
    gaps = {a.span: _gap(s, t) for (a, s), (b, t) in pairwise(shaped) if document.source.text[a.span.end : b.span.start].strip() == ""}
    for p, shape in shaped:
        said = {"align": shape.align, "indent": shape.indent, "line": shape.line, "gap": gaps.get(p.span), "letters": len(p.span)}
        yield Record("spacing", document, p.span, said, shape)


def _gap(above: Shape, below: Shape) -> float | None:
    return None if above.after is None or below.before is None else above.after + below.before


def notices(document: Document, _: Hierarchy) -> Iterator[Record]:
    """What the reader has to say about the file."""
    for notice in document.source.warnings:
        yield Record("notice", document, None, {"code": notice.code}, notice)


def pages(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Each stretch of pages with one set-up. `long`: more than one page for sure; `tables`: whether rows stand there."""
    source = document.source
    starts = [sheet.start for sheet in source.sheets] + [len(source.text)]
    annexes = [s.heading.start for s in document.sections if s.kind == "phu_luc"]
    for at, sheet in enumerate(source.sheets):
        size = sorted(value for value in (sheet.width, sheet.height) if value)
        end = starts[at + 1]
        rows = source.blocks[bisect_left(source.blocks, sheet.start, key=lambda b: b.span.start) :]
        said = {
            "first": at == 0, "narrow": size[0] if len(size) == 2 else None, "wide": size[1] if len(size) == 2 else None,
            "landscape": sheet.width > sheet.height if sheet.width and sheet.height else None,
            "top": sheet.top, "bottom": sheet.bottom, "left": sheet.left, "right": sheet.right,
            "long": len(source.text) > _A_PAGE or (source.pages or 0) > 1, "tables": any(b.kind == "row" for b in _until(rows, end)),
            "numbered": sheet.numbered, "number_align": sheet.number_align, "number_size": sheet.number_size,
            "number_first": sheet.number_first if sheet.numbered else None, "restarts": sheet.restarts,
            "annex": any(sheet.start <= start < sheet.start + 3 for start in annexes),
        }  # fmt: skip
        yield Record("page", document, None, said, sheet)


def _until(blocks: Iterable[Block], end: int) -> Iterator[Block]:
    return takewhile(lambda b: b.span.start < end, blocks)
