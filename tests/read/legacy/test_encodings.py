"""Text of the time before Unicode: by font, by content, in runs and in files; and good text that must stay as it is."""

from __future__ import annotations

import unicodedata

import pytest

from checker.read import read_bytes
from checker.read.encodings import PAD, Code, by_face, by_text, by_texts, converted, of_font
from checker.read.encodings.syllables import is_syllable
from tests.read.builders import docx, p, r, table

_PLAN = "Ủy ban nhân dân huyện ban hành Kế hoạch thực hiện bình đẳng giới, giữ gìn đường phố sạch đẹp\nSố: 12/KH-UBND\nSố 5"


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def _typed(code: str, text: str = _PLAN) -> str:
    """The text as it was typed in that code."""
    from checker.read.encodings.tables import _table

    keys: dict[str, str] = {}
    for key, letter in _table(code).items():
        keys.setdefault(letter, key)
    return "".join(keys.get(c, keys.get(c.lower(), c)) for c in text)


FONTS = {
    ".VnTime": Code("tcvn3"),
    ".VnArial Narrow": Code("tcvn3"),
    ".VnTimeH": Code("tcvn3", True),
    ".VnArialH": Code("tcvn3", True),
    ".VnTimeH Tur": Code("tcvn3", True),
    "ABCDEF+.VnTimeH,Bold": Code("tcvn3", True),
    "fbhpel+vntime": Code("tcvn3"),
    "vntimehbold": Code("tcvn3", True),
    "VNI-Times": Code("vni"),
    "VNI-Helve-Condense": Code("vni"),
    "VPS Times": Code("vps"),
    "VI Times Hoa": Code("viscii", True),
    "Times New Roman": None,
    "Vnnox": None,
    "Arial": None,
    "Symbol": None,
    "": None,
}


@pytest.mark.parametrize(("name", "code"), FONTS.items(), ids=FONTS)
def test_codes_of_fonts(name: str, code: Code | None) -> None:
    assert of_font(name) == code


WORDS = {
    "tcvn3": ("Uû ban nh©n d©n x·; Th\u00adêng trùc; §oµn ®¹i biÓu", "Uỷ ban nhân dân xã; Thường trực; Đoàn đại biểu"),
    "vni": ("Uûy ban nhaân daân xaõ; haún; UÛY BAN; kî thi; ÑAÛNG BOÄ", "Ủy ban nhân dân xã; hẳn; ỦY BAN; kỵ thi; ĐẢNG BỘ"),
    "viscii": ("Ðäi hµi Ðoàn tr߶ng", "Đại hội Đoàn trường"),
}


@pytest.mark.parametrize("name", WORDS)
def test_tables(name: str) -> None:
    typed, text = WORDS[name]
    if name == "viscii":
        typed = _typed("viscii", text)
    new = converted(typed, Code(name))  # type: ignore[arg-type]
    assert len(new) == len(typed)
    assert new.replace(PAD, "") == text


def test_minus_sign_is_a_letter_only_beside_letters() -> None:
    assert converted("Thñ t−íng, x∙ héi, 5 − 3", Code("tcvn3")) == "Thủ tướng, xã hội, 5 − 3"


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "giữa", "gì", "khuỷu", "thuở", "ưỡn", "yểu", "quốc", "giếng"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["xó́", "niño", "größe", "quyêt", "coäng", "nh©n", "tất̀", "thưc", "été"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(unicodedata.normalize("NFC", word))


def test_word_runs_by_their_fonts() -> None:
    """Runs of four fonts in one paragraph; a mark parted from its letter; capitals of the font and of Word."""
    source = read_bytes(
        "a.docx",
        docx(
            p(r("céng hoµ ", _font(".VnTimeH")), r("x· héi", _font(".VnTime")), r(" chủ nghĩa", _font("Times New Roman"))),
            p(r("Keá ho", _font("VNI-Times")), r("a", _font("VNI-Times") + "<w:b/>"), r("ïch", _font("VNI-Times"))),
            p(r("quyÕt ®Þnh", _font(".VnTime") + "<w:caps/>")),
            p(f"<w:r><w:rPr>{_font('.VnTime')}</w:rPr><w:t>Th</w:t><w:softHyphen/><w:t>êng</w:t></w:r>"),
        ),
    )
    assert source.text == "CỘNG HOÀ xã hội chủ nghĩa\nKế hoạch\nQUYẾT ĐỊNH\nThường"
    assert [w.code for w in source.warnings] == ["legacy_font"]
    assert "(TCVN3, VNI)" in source.warnings[0].message.vi
    at = {piece.span.of(source.text): (piece.place.run, piece.place.offset) for piece in source.pieces}
    assert at["xã hội"] == (2, None)
    assert at["Kế"] == (1, None)
    assert at["ch"] == (3, 1)


def test_fonts_come_from_styles_too() -> None:
    style = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
    )
    source = read_bytes("a.docx", docx(p("Uû ban"), p(r("Ủy ban")), p(r("Uû", _font("Arial"))), parts={"styles": style}))
    assert source.text == "Uỷ ban\nỦy ban\nUû"


def test_header_table_in_an_old_font_stays_layout() -> None:
    cells = ("UÛY BAN NHAÂN DAÂN", "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM")
    source = read_bytes("a.docx", docx(table([p(r(c, _font("VNI-Times"))) for c in cells])))
    assert source.text == "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(("code", "encoding"), [("tcvn3", "cp1252"), ("vni", "cp1252"), ("viscii", "latin-1"), ("vps", "latin-1")])
@pytest.mark.parametrize("unicode", [False, True], ids=["bytes", "characters"])
def test_text_files(code: str, encoding: str, unicode: bool) -> None:
    typed = _typed(code)
    source = read_bytes("a.txt", typed.encode("utf-8" if unicode else encoding))
    assert source.text.lower() == _PLAN.lower()
    assert [w.code for w in source.warnings] == ["legacy_text"]
    assert code.upper() in source.warnings[0].message.vi


def test_text_in_a_font_that_says_nothing() -> None:
    """Only the state title is in VNI, all else is Unicode: that line alone is read anew."""
    lines = ["COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 5/KH-UBND"]
    source = read_bytes("a.docx", docx(*map(p, lines)))
    assert source.text == "\n".join(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *lines[1:]])
    assert [w.code for w in source.warnings] == ["legacy_text"]


GOOD = {
    "unicode": "Xã hội, cộng hòa, đã có, và; không có gì quý hơn độc lập tự do. Sè, mó, xó.",
    "signs": "© 2025 ® «Kế hoạch» ± 5 µm × 3 ÷ 2 ¼ ½ § 5, phòng số 3 ở Huế; ª º ¹ ² ³ của đơn vị",
    "spanish": "El niño comió más rápido que la señora en España; mañana, corazón, también están aquí",
    "german": "Über die Größe der Häuser für schöne Gärten müßte früher geändert werden, daß es öfter",
    "french": "L'élève a été reçu où ça? Voilà le garçon, forêt naïve, Noël, île, hôtel",
    "names": "Ông Müller và bà Åsa Lindström, Công ty Größe, đến thăm trường",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_good_text_is_left_alone(text: str) -> None:
    source = read_bytes("a.txt", text.encode())
    assert source.text == text
    assert source.warnings == ()


def test_unicode_under_an_old_font_is_left_alone() -> None:
    assert read_bytes("a.docx", docx(p(r("Kế hoạch xã hội", _font(".VnTime"))))).text == "Kế hoạch xã hội"


def test_short_lines_follow_their_file() -> None:
    typed = _typed("tcvn3").split("\n")
    assert by_texts(["Sè 5"]) == [None]
    assert by_texts([*typed, *typed[:1] * 2, "Sè 5", "12/3/2004"])[-2:] == [Code("tcvn3"), None]
    assert by_text("Sè 5") is None


def test_pages_by_the_face_of_each_character() -> None:
    text, fonts = "ñy ban x∙, kú 5 − 3", ["vntimehbold"] * 7 + ["arial"] * 50
    fonts[7:11] = ["vntime", "vntime", "arial", "vntime"]
    assert by_face(text, lambda k: fonts[k]) == "ỦY BAN xã, kú 5 − 3"
    assert by_face("Kế hoạch", lambda k: ".VnTime") == "Kế hoạch"
