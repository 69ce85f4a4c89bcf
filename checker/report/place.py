"""A place in a file → the words by which a reader finds it."""

from __future__ import annotations

from checker.model import Finding, Message, Place, Related, Source

_PARTS = {
    "header": Message("đầu trang", "page header"),
    "footer": Message("chân trang", "page footer"),
    "footnote": Message("cước chú", "footnote"),
    "endnote": Message("chú thích cuối", "endnote"),
    "textbox": Message("hộp chữ", "text box"),
    "comment": Message("nhận xét", "comment"),
}
_WHOLE = Message("toàn văn bản", "the whole document")


def place_words(place: Place) -> Message:
    """«trang 2, bảng 1, hàng 3, cột 2», «đoạn 12», «dòng 5»."""
    vi, en = [], []
    for name, words, english in (
        ("page", "trang", "page"),
        ("table", "bảng", "table"),
        ("row", "hàng", "row"),
        ("column", "cột", "column"),
        ("paragraph", "đoạn", "paragraph"),
        ("line", "dòng", "line"),
    ):
        number = getattr(place, name)
        if number is not None and not (name == "paragraph" and place.table is not None):
            vi.append(f"{words} {number}")
            en.append(f"{english} {number}")
    part = _PARTS.get(place.part)
    if part:
        vi.insert(0, part.vi)
        en.insert(0, part.en)
    return Message(", ".join(vi), ", ".join(en)) if vi else _WHOLE


def where(finding: Finding) -> Message:
    """Where a finding points; the whole document where it points at nothing."""
    return place_words(finding.places[0]) if finding.places else _WHOLE


def cited(passage: Related, source: Source) -> Message:
    """Where a passage stands that a finding rests on: its place in the plan itself, else the file that it is of."""
    own = passage.file == source.name and source.text[passage.span.start : passage.span.end].split() == passage.text.split()
    places = source.places(passage.span) if own else ()
    return place_words(places[0]) if places else Message(passage.file, passage.file)
