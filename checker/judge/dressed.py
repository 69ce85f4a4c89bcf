"""An example's text → a source set as the decree has it, but for what the example says."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import asdict, replace

from checker.judge.rules.shape import Example, LookOf
from checker.language.patterns import regexp
from checker.model import Block, Face, Message, Notice, Piece, Shape, Sheet, Source, Span

_SHEET = Sheet(0, 210.0, 297.0, 20.0, 20.0, 30.0, 15.0, "header", "center", 13.0, False, False)
_PLAIN, _BOLD = Face(14.0, "Times New Roman", False, False, "000000"), Face(14.0, "Times New Roman", True, False, "000000")
_SHAPE = Shape("both", 36.0, 0.0, 6.0, 1.0)
_HEADING = regexp(r"[IVX]+\. |Phụ lục|[1-9]\. [^.;:,]{3,50}$")
_CENTRED = frozenset(("chu_quan", "co_quan", "quoc_hieu", "tieu_ngu", "so", "ngay", "ten_loai", "trich_yeu", "ky"))
_FACES = {
    "chu_quan": replace(_PLAIN, size=12.0),
    "co_quan": replace(_BOLD, size=12.0),
    "quoc_hieu": replace(_BOLD, size=12.0),
    "tieu_ngu": replace(_BOLD, size=13.0),
    "so": replace(_PLAIN, size=13.0),
    "ngay": replace(_PLAIN, size=13.0, italic=True),
    "ten_loai": _BOLD,
    "trich_yeu": _BOLD,
    "ky": _BOLD,
    "noi_nhan": replace(_PLAIN, size=11.0),
}


def dressed(source: Source, slots: Sequence[tuple[str, Span]], example: Example) -> Source:
    """The source with the faces, shapes, pages and notices that the example asks for; as it is where it asks for none."""
    warnings = (*source.warnings, *(Notice(code, Message("", "")) for code in example.notices))
    source = replace(source, warnings=warnings)
    if example.look is None and example.page is None:
        return source
    looks = example.look or {}
    said = {name: value for name, value in asdict(example.page).items() if value is not None} if example.page else {}
    pages = said.pop("pages", None)
    return replace(
        source,
        pieces=tuple(_piece(source, p, _slot(slots, p.span), looks) for p in source.pieces),
        blocks=tuple(_block(source, b, _slot(slots, b.span), looks) for b in source.blocks),
        sheets=(replace(_SHEET, **said),),
        pages=pages,
        layout=True,
    )


def _slot(slots: Sequence[tuple[str, Span]], span: Span) -> str:
    return next((name for name, place in slots if place.start <= span.start < place.end), "")


def _piece(source: Source, piece: Piece, slot: str, looks: dict[str, LookOf]) -> Piece:
    text = piece.span.of(source.text)
    face = _FACES.get(slot, _PLAIN)
    if text.startswith("Nơi nhận"):
        face = replace(face, size=12.0, bold=True, italic=True)
    elif slot not in _FACES and _HEADING.match(text):
        face = _BOLD
    elif text.startswith(("Căn cứ", "(Kèm theo")):
        face = replace(_PLAIN, italic=True)
    return replace(piece, face=replace(face, **_own(looks, slot, Face)))


def _block(source: Source, block: Block, slot: str, looks: dict[str, LookOf]) -> Block:
    centred = slot in _CENTRED or block.span.of(source.text).startswith(("Phụ lục", "(Kèm theo"))
    shape = replace(_SHAPE, **_own(looks, slot, Shape))
    own = looks[slot].centred if slot in looks else None
    return replace(block, centred=centred if own is None else own, shape=shape)


def _own(looks: dict[str, LookOf], slot: str, of: type[Face] | type[Shape]) -> dict[str, object]:
    """What a slot's look says of a face or of a shape."""
    return {n: v for n, v in asdict(looks[slot]).items() if v is not None and n in of.__struct_fields__} if slot in looks else {}
