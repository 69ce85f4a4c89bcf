"""Web pages: what a reader sees, in blocks and rows; numbers of lists; old fonts; nothing fetched, nothing run."""

from __future__ import annotations

import pytest

from checker.model import Source
from checker.read import Limits, read_bytes


def _read(body: str, head: str = "") -> Source:
    return read_bytes("a.html", f"<!DOCTYPE html><html><head><title>Tên</title>{head}</head><body>{body}</body></html>".encode())


SEEN = {
    "blocks and breaks": ("<p>một<br>hai</p><div>ba<p>bốn</p>năm</div>sáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
    "blanks run together": ("<p>  Kế\n  <b> hoạch </b>  năm\t2025 </p>", "Kế hoạch năm 2025"),
    "words parted by elements alone": ("<p>K<b>ế</b> ho<i>ạ</i>ch</p>", "Kế hoạch"),
    "entities": ("<p>A&nbsp;&amp;&#7841;</p>", "A &ạ"),
    "pre": ("<pre>một\nhai</pre>", "một\nhai"),
    "hidden": ("<p>thấy</p><p style='display:none'>ẩn</p><span hidden>ẩn</span><div style='visibility: hidden'>ẩn</div>", "thấy"),
    "script and style": ("<script>var a='<p>x</p>'</script><style>p{}</style><noscript>bật</noscript><p>y</p>", "y"),
    "comments": ("<p>a<!-- b -->c</p>", "ac"),
    "furniture stays": ("<nav><a>Trang chủ</a></nav><article><p>Kế hoạch</p></article>", "Trang chủ\nKế hoạch"),
    "bullets": ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n- b\n- c"),
    "ordered": (
        "<ol type=I><li>a<ol type=a start=3><li><p>b</p></li></ol></li><li>c</li></ol><ol><li>d</li></ol>",
        "I. a\nc. b\nII. c\n1. d",
    ),
    "list without marks": ("<ul style='list-style-type:none'><li>a</li></ul>", "a"),
    "capitals": ("<p style='text-transform:uppercase'>kế hoạch</p>", "KẾ HOẠCH"),
    "text box of a form": ("<form>Tên <input value=x><textarea>y</textarea><select><option>z</option></select></form>", "Tên"),
    "unclosed": ("<p>một<p>hai<table><tr><td>ba", "một\nhai\nba"),
}


@pytest.mark.parametrize(("body", "text"), SEEN.values(), ids=SEEN)
def test_seen(body: str, text: str) -> None:
    assert _read(body).text == text


def test_tables() -> None:
    data = "<table border=1><tr><th>TT<th>Việc<tr><td rowspan=2>1<td>Họp<br>gửi<tr><td>Báo cáo</table>"
    source = _read(data)
    assert source.text == "TT | Việc\n1 | Họp gửi\n | Báo cáo"
    assert [b.kind for b in source.blocks] == ["row"] * 3
    styled = _read("<table><tr><td style='border: 1px solid black'>a<td>b</tr></table>")
    assert styled.text == "a | b"
    assert _read("<table><tr><td>UBND<td>CỘNG HÒA</tr></table>").text == "UBND\nCỘNG HÒA"
    nested = _read("<table><tr><td><table border=1><tr><td>x<td>y</table><td>z</table>")
    assert nested.text.split() == ["x", "y", "z"] or nested.text == "x | y\nz"


def test_looks_and_old_fonts() -> None:
    source = _read(
        "<center><b><font face='.VnTimeH, serif'>kÕ ho¹ch</font></b></center><p style=\"font-family:'VNI-Times'\">thöïc hieän</p>"
    )
    assert source.text == "KẾ HOẠCH\nthực hiện"
    assert (source.blocks[0].bold, source.blocks[0].centred) == (True, True)
    assert [w.code for w in source.warnings] == ["legacy_font"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    source = read_bytes("a.htm", "<html><body><p>Kế hoạch năm học</p></body></html>".encode(encoding))
    assert (source.status, source.text, source.format) == ("read", "Kế hoạch năm học", "html")


def test_saved_letter_and_page_named_doc() -> None:
    page = "<html><body><p>Kế hoạch =3D</p></body></html>".encode()
    letter = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\nContent-Type: text/html; charset=utf-8\n"
    letter += b"Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch</p></body></html>\n--X--\n"
    assert read_bytes("a.mht", letter).text == "Kế hoạch"
    named = read_bytes("a.doc", page)
    assert (named.text, [w.code for w in named.warnings]) == ("Kế hoạch =3D", ["extension"])


def test_text_that_speaks_of_tags_is_text() -> None:
    assert read_bytes("a.txt", "Thẻ <p> và <div> trong kế hoạch".encode()).format == "txt"


def test_entities_and_depth_are_harmless() -> None:
    laughs = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>trước &a;&x; sau</p></body></html>'
    source = read_bytes("a.html", laughs.encode())
    assert "trước" in source.text
    assert "ha" not in source.text.replace("&a;", "")
    deep = read_bytes("a.html", ("<html><body>" + "<div>" * 100_000 + "sâu").encode(), limits=Limits(seconds=5))
    assert deep.status in ("read", "unreadable")


def test_nothing_but_script_has_no_text() -> None:
    assert _read("<script>1</script>").warnings[0].code == "no_text"
