"""Faults in how a plan is set (rules TT06 on): changed in its DOCX, the text stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from viparse.normalize.encodings import CHARMAPS

from checker.language.normal import squeeze
from tests.accuracy.mutation.form import IN_FORCE
from tests.accuracy.mutation.plan import MutationError, Slot
from tests.accuracy.mutation.planted import Family, Planted

Dress = Callable[[Word], None]
_LONG = 4000  # characters: surely more than a page


def setting(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for; older plans have no form of this decree to break."""
    issued = family.document.header.issued
    day = issued.as_date() if issued else None
    if day is None or day < IN_FORCE:
        return
    yield from _pages(family)
    yield from _head(family)
    yield from _letters(family)
    yield Planted("annex-unnamed", "Phụ lục", (), ("TT27",), omission=True, dress=partial(_annexed, "Phụ lục", 14.0))
    yield Planted(
        "annex-small", "Phụ lục, size 12", (), ("TT32",), frozenset({"TT27"}), omission=True, dress=partial(_annexed, "Phụ lục", 12.0)
    )


def _annexed(head: str, size: float, document: Word) -> None:
    """An annex that the plan does not name, and that does not say whose it is."""
    for text, bold in ((head, True), ("BẢNG PHÂN CÔNG NHIỆM VỤ", True), ("Tổ văn phòng chuẩn bị cơ sở vật chất.", False)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold, run.font.size, run.font.name = bold or None, Pt(size if text == head else 14), "Times New Roman"


def _pages(family: Family) -> Iterator[Planted]:
    yield _page("paper-letter", "TT06", page_width=Mm(215.9), page_height=Mm(279.4))
    yield _page("margin-left", "TT07", left_margin=Mm(20))
    yield _page("margin-top", "TT07", top_margin=Mm(15))
    if len(family.document.source.text) > _LONG:
        yield _page("number-on-page-1", "TT11", different_first_page_header_footer=False)
        yield Planted("number-nowhere", "", (), ("TT11",), omission=True, dress=_unnumbered)
        yield Planted("number-at-the-right", "", (), ("TT11",), omission=True, dress=_number_right)


def _page(kind: str, rule: str, **changes: Any) -> Planted:
    """A page set-up with other values."""

    def dress(document: Word) -> None:
        for name, value in changes.items():
            setattr(document.sections[0], name, value)

    return Planted(kind, ", ".join(changes), (), (rule,), omission=True, dress=dress)


def _unnumbered(document: Word) -> None:
    for run in document.sections[0].header.paragraphs[0].runs:
        run._r.getparent().remove(run._r)


def _number_right(document: Word) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _head(family: Family) -> Iterator[Planted]:
    yield from _set(family, "national-name-size", ("nation", 0), "TT12", size=14)
    yield from _set(family, "motto-plain", ("nation", 1), "TT12", bold=False)
    yield from _set(family, "superior-bold", ("superior",), "TT13", bold=True)
    yield from _set(family, "issuer-plain", ("issuer", 0), "TT13", bold=False)
    yield from _set(family, "date-upright", ("place_date",), "TT14", italic=False)
    yield from _set(family, "number-size", ("number",), "TT14", size=14)
    yield from _set(family, "type-size", ("type",), "TT15", size=16)
    yield from _set(family, "subject-plain", ("subject", 0), "TT15", bold=False)
    yield from _set(family, "sizes-apart", ("nation", 0), "TT16", near=("nation", 1), size=13)


def _letters(family: Family) -> Iterator[Planted]:
    slot = next(s for s, text in family.texts.items() if s[0] == "body" and len(s) == 2 and len(text) > 80)
    yield from _set(family, "body-size", slot, "TT18", size=12)
    yield Planted("body-ragged", "", (), ("TT19",), omission=True, near=tuple(family.texts), dress=_ragged)
    tops = [text for s, text in family.texts.items() if s[0] == "body" and re.match(r"[IVX]+\. ", text)]
    if tops:
        yield from _set(family, "heading-plain", next(s for s, text in family.texts.items() if text == tops[0]), "TT20", bold=False)
    yield from _set(family, "signer-plain", ("name",), "TT21", bold=False)
    yield from _set(family, "recipients-size", ("recipients", 1), "TT22", size=14)
    grounds = [s for s, text in family.texts.items() if s[0] == "preamble" and text.startswith("Căn cứ ") and not text.endswith(":")]
    for ground in grounds[:1]:
        yield from _set(family, "ground-upright", ground, "TT23", italic=False)
    yield from _set(family, "body-font", slot, "TT08", font="Arial")
    yield from _set(family, "body-color", slot, "TT09", color="C00000")
    yield Planted("body-old-code", str(family.texts[slot])[:60], (), ("TT10",), omission=True, dress=partial(_old, family.texts[slot]))


def _ragged(document: Word) -> None:
    for paragraph in document.paragraphs:
        if paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _set(family: Family, kind: str, slot: Slot, rule: str, *, near: Slot | None = None, **changes: Any) -> Iterator[Planted]:
    """The runs of a slot's paragraph with other properties."""
    if slot in family.texts:
        what = f"{family.texts[slot][:40]}: {changes}"
        yield Planted(kind, what, (), (rule,), at=(near or slot,), dress=partial(_dressed, family.texts[slot], changes))


def _dressed(text: str, changes: dict[str, Any], document: Word) -> None:
    for run in found(document, text).runs:
        for name, value in changes.items():
            if name == "size":
                run.font.size = Pt(value)
            elif name == "color":
                run.font.color.rgb = RGBColor.from_string(value)
            elif name == "font":
                run.font.name = value
            else:
                setattr(run, name, value)


def found(document: Word, text: str) -> Paragraph:
    """The paragraph that prints a slot's text, its list mark aside. Raises MutationError where none does."""
    words = squeeze(text)
    bare = re.sub(r"^(?:[IVX]+\.|\d+\.|[a-zđ]\)|[-+]) ", "", words)  # Word prints the marks of its own lists
    for element in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        paragraph = Paragraph(element, document)
        printed = squeeze(paragraph.text)
        if printed and printed in (words, bare):
            return paragraph
    raise MutationError(f"no paragraph prints «{text[:60]}»")


def _old(text: str, document: Word) -> None:
    """The paragraph in TCVN3, as an old machine would have typed it: it reads as before."""
    back = {new: old for old, new in dict(CHARMAPS["tcvn3"].pairs).items()}
    for run in found(document, text).runs:
        run.text = "".join(back.get(letter, letter) for letter in run.text)
        run.font.name = ".VnTime"
