"""RTF: fonts and code pages, numbers, tables, notes, what is hidden; and damage."""

from __future__ import annotations

import pytest

from checker.read import Limits, read_bytes

_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}{\f1\fcharset162 .VnTimeH Tur;}{\f2 .VnTime;}{\f3\fcharset163 Arial;}}"


def _rtf(body: str) -> bytes:
    return (_HEAD + body + "}").encode("latin-1")


def _text(body: str) -> str:
    return read_bytes("a.rtf", _rtf(body)).text


INLINE = {
    "unicode": (r"K\u7871?ho\u7841?ch", "Kếhoạch"),
    "unicode, two bytes repeated": (r"\uc2 K\u7871\'3f\'3f ho\u7841??ch", "Kế hoạch"),
    "old font in capitals": (r"\f1 k\'d5 ho\'b9ch", "KẾ HOẠCH"),
    "soft hyphen is a letter": (r"\f2 Th\'ad\'eang, th\-\'eang", "Thường, thường"),
    "windows-1258": (r"\f3 Vi\'ea\'f2t", "Việt"),
    "signs": (r"a\emdash b\~c\_d\lquote e\rquote", "a—b c-d‘e’"),
    "hidden and deleted": (r"th\'eam {\v \'e2n}{\deleted x\'f3a}", "thêm"),
    "capitals of Word": (r"{\caps ke hoach}", "KE HOACH"),
    "field shows its result": (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt 12/KH}}", "12/KH"),
    "unknown group is left out": (r"a{\*\whatever b{c}}d", "ad"),
    "binary data is jumped over": (r"a{\pict\bin5 }}}}}}b", "ab"),
    "beyond the basic plane": (r"\u-10179?\u-8704?", "\U0001f600"),
    "line break": (r"m\'f4t\line hai", "môt\nhai"),
}


@pytest.mark.parametrize(("body", "text"), INLINE.values(), ids=INLINE)
def test_inline(body: str, text: str) -> None:
    assert _text(body) == text


def test_numbers_are_labels() -> None:
    source = read_bytes("a.rtf", _rtf(r"\pard{\listtext\pard\plain 1.\tab}M\'f4t\par{\pntext\'b7\tab}Hai\par\pard Ba\par"))
    assert source.text == "1. Môt\n- Hai\nBa"
    assert [b.label.of(source.text) if b.label else None for b in source.blocks] == ["1.", "-", None]


_BORDERS = "".join(rf"\clbrdr{side}\brdrs" for side in "tlbr")


def test_table_of_data_and_of_layout() -> None:
    row = rf"\trowd{_BORDERS}\cellx1000{_BORDERS}\cellx3000"
    wide = rf"\trowd{_BORDERS}\cellx3000"
    body = (
        rf"{row}\pard\intbl TT\cell Viec\cell\row {row}\pard\intbl 1\cell Hop\par gui\cell\row {wide}\pard\intbl Het\cell\row\pard Sau\par"
    )
    source = read_bytes("a.rtf", _rtf(body))
    assert source.text == "TT | Viec\n1 | Hop gui\nHet | \nSau"
    assert [b.kind for b in source.blocks] == ["row", "row", "row", "paragraph"]
    plain = r"\trowd\cellx1000\cellx3000\pard\intbl Trai\cell Phai\cell\row\pard"
    assert _text(plain) == "Trai\nPhai"


def test_table_ended_by_the_file_is_not_lost() -> None:
    assert _text(r"\trowd\cellx100\pard\intbl mot\cell hai") == "mot\nhai"


def test_notes_and_headers_come_last_but_the_document_s_own_header() -> None:
    body = r"{\header\pard Bi mat\par}{\footer\pard\chpgn 3\par}\pard Than{\footnote\pard Ghi chu\par} bai\par"
    assert _text(body) == "Than bai\nGhi chu\nBi mat"


def test_text_box_is_read_once() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard Trong khung\par}}{\shprslt{\*\do trong khung}}}"
    assert _text(rf"\pard Ngoai{shape} khung\par").split("\n").count("Trong khung") == 1


@pytest.mark.parametrize("cut", [60, 150, 200, 260])
def test_cut_files_give_what_they_hold_or_say_why(cut: int) -> None:
    source = read_bytes("a.rtf", _rtf(r"\pard Ke hoach\par " * 20)[:cut])
    assert source.status == ("partial" if source.text else "unreadable")
    assert [w.code for w in source.warnings] == ["cut_short" if source.text else "no_text"]


def test_hostile_depth_and_size() -> None:
    deep = read_bytes("a.rtf", b"{\\rtf1 " + b"{" * 200_000)
    assert (deep.status, deep.warnings[0].code) == ("unreadable", "bomb")
    many = read_bytes("a.rtf", b"{\\rtf1 " + b"a\\par " * 5000, limits=Limits(characters=1000))
    assert many.status == "unreadable"
