"""OpenDocument texts: order, numbers, tables, notes, old fonts; what is not printed; damage."""

from __future__ import annotations

import pytest

from checker.model import Source
from checker.read import read_bytes
from tests.read.legacy.packages import odt

_LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=")" text:display-levels="2" text:start-value="3"/>'
    '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def _read(body: str, **parts: str) -> Source:
    return read_bytes("a.odt", odt(body, **parts))


INLINE = {
    "blanks": ('<text:p>Số:<text:s text:c="3"/>5<text:tab/>Hà\n Nội</text:p>', "Số:   5 Hà  Nội"),
    "line break": ("<text:p>một<text:line-break/>hai</text:p>", "một\nhai"),
    "spans and links": ("<text:p>a<text:span>b</text:span><text:a>c<text:span>d</text:span></text:a>e</text:p>", "abcde"),
    "heading": ('<text:h text:outline-level="1">KẾ HOẠCH</text:h><text:p>x</text:p>', "KẾ HOẠCH\nx"),
    "section": ("<text:section><text:p>trong</text:p></text:section><text:p>sau</text:p>", "trong\nsau"),
    "deleted text": (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>xóa</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>còn</text:p>",
        "còn",
    ),
    "comment": ("<text:p>lời<office:annotation><text:p>ghi chú</text:p></office:annotation> nói</text:p>", "lời nói"),
    "note": (
        "<text:p>thân<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>chú</text:p></text:note-body></text:note> bài</text:p><text:p>sau</text:p>",
        "thân bài\nsau\nchú",
    ),
    "text box": (
        "<text:p>ngoài<draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame> này</text:p>",
        "ngoài này\nkhung",
    ),
}


@pytest.mark.parametrize(("body", "text"), INLINE.values(), ids=INLINE)
def test_inline(body: str, text: str) -> None:
    assert _read(body).text == text


def test_numbers_of_lists() -> None:
    inner = "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    body = f'<text:list text:style-name="L"><text:list-item><text:p>a</text:p><text:p>tiếp</text:p>{inner}</text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>'
    body += '<text:p>xen</text:p><text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>d</text:p></text:list-item></text:list>'
    body += '<text:list text:style-name="B"><text:list-item><text:p>e</text:p></text:list-item></text:list>'
    body += '<text:list text:style-name="L"><text:list-item><text:p>f</text:p></text:list-item></text:list>'
    source = _read(body, styles=_LISTS)
    assert source.text == "I. a\ntiếp\nI.3) b\nII. c\nxen\nIII. d\n- e\nI. f"
    assert [b.label.of(source.text) for b in source.blocks if b.label] == ["I.", "I.3)", "II.", "III.", "-", "I."]


def _cells(*texts: str, style: str = "") -> str:
    return "".join(f"<table:table-cell{style}><text:p>{t}</text:p></table:table-cell>" for t in texts)


def test_tables() -> None:
    ruled = (
        '<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    )
    style = ' table:style-name="c"'
    rows = "".join(f"<table:table-row>{_cells(*t, style=style)}</table:table-row>" for t in (("TT", "Việc"), ("1", "Họp")))
    wide = '<table:table-row><table:table-cell table:style-name="c" table:number-columns-spanned="2"><text:p>Hết</text:p></table:table-cell><table:covered-table-cell/></table:table-row>'
    source = _read(f"<table:table><table:table-header-rows>{rows}</table:table-header-rows>{wide}</table:table>", styles=ruled)
    assert [b.span.of(source.text) for b in source.blocks if b.kind == "row"] == ["TT | Việc", "1 | Họp", "Hết | "]
    plain = _read(f"<table:table><table:table-row>{_cells('UBND', 'CỘNG HÒA')}</table:table-row></table:table>")
    assert plain.text == "UBND\nCỘNG HÒA"


def test_old_font_bold_and_centre() -> None:
    styles = (
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T" style:family="text"><style:text-properties style:font-name="Old"/></style:style>'
    )
    source = _read('<text:p text:style-name="P"><text:span text:style-name="T">KÕ ho¹ch</text:span></text:p>', styles=styles)
    assert source.text == "Kế hoạch"
    assert source.blocks[0].centred
    assert [w.code for w in source.warnings] == ["legacy_font"]


def test_page_number_is_no_text_and_own_header_comes_first() -> None:
    page = "<style:master-page><style:header><text:p>Cộng hòa xã hội chủ nghĩa</text:p></style:header><style:footer><text:p>Trang 3</text:p></style:footer></style:master-page>"
    assert _read("<text:p>thân</text:p>", pages=page).text == "Cộng hòa xã hội chủ nghĩa\nthân"


def test_refused() -> None:
    assert _read("<text:p>x</text:p>", manifest="<encryption-data/>").warnings[0].code == "encrypted"
    assert read_bytes("a.odt", odt("<text:p>x")).warnings[0].code == "truncated"
    assert read_bytes("a.odt", odt("<text:p>xin chào các bạn</text:p>")[:300]).warnings[0].code == "truncated"
    assert _read("").warnings[0].code == "no_text"


def test_repeated_cells_stay_few() -> None:
    cell = '<table:table-cell table:number-columns-repeated="99999"><text:p>x</text:p></table:table-cell>'
    source = _read(f"<table:table><table:table-row>{cell * 3}</table:table-row></table:table>")
    assert source.status == "read"
    assert len(source.text) < 1000
