"""A place in a file → the words by which a reader finds it."""

from __future__ import annotations

from bisect import bisect_right

from checker.model import Document, Finding, Message, Place, Region, Related, Source, Span

_PARTS = {
    "header": Message("đầu trang", "page header"),
    "footer": Message("chân trang", "page footer"),
    "footnote": Message("cước chú", "footnote"),
    "endnote": Message("chú thích cuối", "endnote"),
    "textbox": Message("hộp chữ", "text box"),
    "comment": Message("nhận xét", "comment"),
}
#: A part of a document that has no number, as people call it.
_REGIONS: dict[Region, Message] = {
    "header": Message("phần đầu văn bản", "head of the document"),
    "title": Message("tên loại và trích yếu", "type and subject"),
    "preamble": Message("phần mở đầu", "preamble"),
    "closing": Message("câu kết", "closing sentence"),
    "recipients": Message("nơi nhận", "recipients"),
    "signature": Message("chữ ký", "signature"),
    "appendix": Message("phụ lục", "annex"),
}
_ROMAN, _MARKS = frozenset("IVXLC"), " .:/)"
_AROUND = 80  # characters of a line before and after words
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


def part_of(document: Document, span: Span) -> Message | None:
    """The part that a reader turns to, as it is named or numbered on the page: «phần mở đầu», «Mục II», «khoản 1 mục V», else None."""
    at = bisect_right(document.starts, span.start) - 1
    if at < 0:
        return None
    paragraph = document.paragraphs[at]
    if paragraph.region in _REGIONS:
        return _REGIONS[paragraph.region]
    numbers = []
    inner = paragraph.section
    while inner is not None:
        section = document.sections[inner]
        numbers.append((section.number or "").strip(_MARKS))
        inner = section.parent
    outer = next((n for n in numbers if n and _ROMAN.issuperset(n)), next(filter(None, reversed(numbers)), None))
    if outer is None:
        return None
    below = numbers[numbers.index(outer) - 1] if numbers.index(outer) else ""
    if below.isdecimal():
        return Message(f"khoản {below} Mục {outer}", f"clause {below} of part {outer}")
    return Message(f"Mục {outer}", f"part {outer}")


def found(finding: Finding, document: Document) -> Message:
    """The part of the plan, and where there: «Mục II, đoạn 27», «phần đầu văn bản, bảng 1, hàng 1, cột 2»."""
    place, part = where(finding), part_of(document, finding.span) if finding.span else None
    return Message(f"{part.vi}, {place.vi}", f"{part.en}, {place.en}") if part and finding.places else place


def line_around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after words in their line, cut at blanks: «6» alone says nothing, «ngày |6| tháng 10» does."""
    end = text.find("\n", span.end)
    before, after = text[text.rfind("\n", 0, span.start) + 1 : span.start], text[span.end : end if end >= 0 else len(text)]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return before, after


def cited(passage: Related, source: Source) -> Message:
    """Where a passage stands that a finding rests on: its place in the plan itself, else the file that it is of."""
    own = passage.file == source.name and source.text[passage.span.start : passage.span.end].split() == passage.text.split()
    places = source.places(passage.span) if own else ()
    return place_words(places[0]) if places else Message(passage.file, passage.file)
