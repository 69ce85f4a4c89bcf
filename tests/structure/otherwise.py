"""A compliant Word file whose typography is said in another way: the same to the eye, other marks in the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.ns import qn as q
from lxml import etree

from tests.conftest import ROOT

PLAN = ROOT / "corpus" / "phuong-2026" / "compliant.docx"
BODY, STYLES, HEADER, THEME = "word/document.xml", "word/styles.xml", "word/header1.xml", "word/theme/theme1.xml"
SETTINGS, NUMBERING = "word/settings.xml", "word/numbering.xml"
Roots = dict[str, Any]
Change = Callable[[Roots], None]


def changed(*changes: Change) -> bytes:
    """The bytes of the plan after changes to its parts."""
    with zipfile.ZipFile(PLAN) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    roots = {name: etree.fromstring(parts[name]) for name in (BODY, STYLES, HEADER, THEME, SETTINGS, NUMBERING)}
    for change in changes:
        change(roots)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, etree.tostring(roots[name]) if name in roots else content)
    return out.getvalue()


def xml(text: str) -> Any:
    """An element in the namespace of w:."""
    head, slash, tail = text.partition("/>") if text.index("/>") < text.index(">") else text.partition(">")
    return parse_xml(f"{head} {nsdecls('w')}{slash}{tail}")


def runs(roots: Roots) -> list[Any]:
    return [r for r in roots[BODY].iter(q("w:r")) if r.find(q("w:rPr")) is not None]


def paragraphs(roots: Roots, *, running: bool = False) -> list[Any]:
    """Those of the body; `running`: of its text alone."""
    found = list(roots[BODY].find(q("w:body")).iterchildren(q("w:p")))
    both = f"{q('w:pPr')}/{q('w:jc')}[@{q('w:val')}='both']"
    return [p for p in found if p.find(both) is not None] if running else found


def drop(roots: Roots, tag: str, *, size: str | None = None) -> None:
    """Takes an element out of every run (of one value only)."""
    for run in runs(roots):
        found = run.find(f"{q('w:rPr')}/{q(tag)}")
        if found is not None and size in (None, found.get(q("w:val"))):
            found.getparent().remove(found)


def style(roots: Roots, name: str) -> Any:
    return next(s for s in roots[STYLES].iter(q("w:style")) if s.get(q("w:styleId")) == name)


def add_style(roots: Roots, text: str) -> None:
    roots[STYLES].append(xml(text))


def character_styles(roots: Roots) -> None:
    """Every run has a character style that says nothing of its size."""
    add_style(roots, '<w:style w:type="character" w:styleId="Manh"><w:name w:val="Manh"/><w:rPr><w:kern w:val="0"/></w:rPr></w:style>')
    for run in runs(roots):
        run.find(q("w:rPr")).insert(0, xml('<w:rStyle w:val="Manh"/>'))
    sizes_by_styles(roots)


def sizes_by_styles(roots: Roots) -> None:
    """The size of the body stands in the style Normal, not in its runs."""
    drop(roots, "w:sz", size="28")
    drop(roots, "w:rFonts")


def strong_words(roots: Roots) -> None:
    """Bold by the character style Strong."""
    add_style(roots, '<w:style w:type="character" w:styleId="Dam"><w:name w:val="Strong 2"/><w:rPr><w:b/></w:rPr></w:style>')
    for run in runs(roots):
        bold = run.find(f"{q('w:rPr')}/{q('w:b')}")
        if bold is not None:
            bold.getparent().remove(bold)
            run.find(q("w:rPr")).insert(0, xml('<w:rStyle w:val="Dam"/>'))
    sizes_by_styles(roots)


def defaults_alone(roots: Roots) -> None:
    """Font and size by docDefaults; the style Normal says nothing."""
    own = style(roots, "Normal").find(q("w:rPr"))
    own.getparent().remove(own)
    base = next(roots[STYLES].iter(q("w:rPrDefault"))).find(q("w:rPr"))
    for child in list(base):
        base.remove(child)
    base.append(xml('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Calibri" w:cs="Times New Roman"/>'))
    base.append(xml('<w:sz w:val="28"/>'))
    sizes_by_styles(roots)


def theme_font(roots: Roots) -> None:
    """Times New Roman by the theme."""
    for kind in ("majorFont", "minorFont"):
        next(roots[THEME].iter("{http://schemas.openxmlformats.org/drawingml/2006/main}" + kind))[0].set("typeface", "Times New Roman")
    fonts = style(roots, "Normal").find(f"{q('w:rPr')}/{q('w:rFonts')}")
    fonts.getparent().replace(fonts, xml('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorHAnsi"/>'))
    drop(roots, "w:rFonts")


def other_scripts(roots: Roots) -> None:
    """Fonts of East Asian and right-to-left writing that no letter here has."""
    for run in runs(roots):
        fonts = run.find(f"{q('w:rPr')}/{q('w:rFonts')}")
        fonts.set(q("w:eastAsia"), "MS Mincho")
        fonts.set(q("w:cs"), "Arial")
        fonts.set(q("w:hint"), "eastAsia")
        run.find(q("w:rPr")).append(xml('<w:szCs w:val="20"/>'))


def table_style(roots: Roots) -> None:
    """The sizes of the header's and foot's tables come from their style where no run has one."""
    table_styled(roots, 24)


def table_styled(roots: Roots, size: int) -> None:
    own = style(roots, "Normal").find(f"{q('w:rPr')}/{q('w:sz')}")
    own.getparent().remove(own)
    add_style(
        roots,
        f'<w:style w:type="table" w:styleId="Dau"><w:name w:val="Dau"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="{size}"/></w:rPr>'
        "</w:style>",
    )
    head = next(roots[BODY].iter(q("w:tbl")))
    head.find(q("w:tblPr")).insert(0, xml('<w:tblStyle w:val="Dau"/>'))
    for found in list(head.iter(q("w:sz"))):
        if found.get(q("w:val")) == "24":
            found.getparent().remove(found)


def gutter(roots: Roots) -> None:
    """25 mm and a gutter of 5 mm."""
    edges = next(roots[BODY].iter(q("w:pgMar")))
    edges.set(q("w:left"), "1417")
    edges.set(q("w:gutter"), "284")


def indent_by_letters(roots: Roots) -> None:
    """The first line by widths of letters, as Word in East Asian settings says it."""
    for p in paragraphs(roots, running=True):
        indent = p.find(f"{q('w:pPr')}/{q('w:ind')}")
        del indent.attrib[q("w:firstLine")]
        indent.set(q("w:firstLineChars"), "257")


def distances_by_lines(roots: Roots) -> None:
    """Distances between paragraphs in lines, or left to Word."""
    for at, p in enumerate(paragraphs(roots, running=True)):
        said = p.find(f"{q('w:pPr')}/{q('w:spacing')}")
        said.set(q("w:after"), "0")
        said.set(q("w:afterLines" if at % 2 else "w:afterAutospacing"), "50" if at % 2 else "1")


def distances_in_centimetres(roots: Roots) -> None:
    """0.2 cm, as LibreOffice offers it: no eye tells it from 6 pt."""
    for p in paragraphs(roots, running=True):
        p.find(f"{q('w:pPr')}/{q('w:spacing')}").set(q("w:after"), "114")


def edges_by_style(roots: Roots) -> None:
    """Edges, first line and distances by a style that is based on another."""
    add_style(
        roots,
        '<w:style w:type="paragraph" w:styleId="Noidung"><w:name w:val="Noidung"/><w:basedOn w:val="Normal"/><w:pPr>'
        '<w:spacing w:before="120" w:after="0" w:line="288" w:lineRule="auto"/><w:ind w:firstLine="567"/></w:pPr></w:style>',
    )
    add_style(
        roots,
        '<w:style w:type="paragraph" w:styleId="Noidung2"><w:name w:val="Noidung2"/><w:basedOn w:val="Noidung"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>',
    )
    for p in paragraphs(roots, running=True):
        properties = p.find(q("w:pPr"))
        for child in list(properties):
            properties.remove(child)
        properties.append(xml('<w:pStyle w:val="Noidung2"/>'))


def strict_words(roots: Roots) -> None:
    """«start» and «end» for left and right, «thaiDistribute» for both edges."""
    for p in roots[BODY].iter(q("w:p")):
        jc = p.find(f"{q('w:pPr')}/{q('w:jc')}")
        if jc is not None:
            jc.set(q("w:val"), {"left": "start", "both": "thaiDistribute"}.get(jc.get(q("w:val")), jc.get(q("w:val"))))


def number(text: str) -> Change:
    """The header's only paragraph is another."""

    def change(roots: Roots) -> None:
        root = roots[HEADER]
        for child in list(root):
            root.remove(child)
        root.append(xml(text))

    return change


_CENTRE = '<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>'
_FIELD = '<w:r><w:rPr>{0}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>{0}</w:rPr><w:instrText> {1} </w:instrText></w:r>'
_ENDS = '<w:r><w:rPr>{0}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
_SIZE = '<w:sz w:val="26"/>'
simple_number = number(
    f'{_CENTRE}<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:rPr>{_SIZE}</w:rPr><w:t>2</w:t></w:r></w:fldSimple></w:p>'
)
controlled_number = number(
    f"<w:sdt><w:sdtContent>{_CENTRE}{_FIELD.format(_SIZE, 'PAGE')}{_ENDS.format(_SIZE)}</w:p></w:sdtContent></w:sdt>"
)
framed_number = number(
    '<w:p><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/></w:pPr>'
    + _FIELD.format(_SIZE, "PAGE")
    + _ENDS.format(_SIZE)
    + "</w:p>"
)
tabbed_number = number(
    '<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="4535"/></w:tabs></w:pPr><w:r><w:tab/></w:r>'
    + _FIELD.format(_SIZE, "PAGE")
    + _ENDS.format(_SIZE)
    + "</w:p>"
)


def styled_number(roots: Roots) -> None:
    """The number's size by a character style; its result is in the size of the field's result."""
    add_style(
        roots,
        f'<w:style w:type="character" w:styleId="Sotrang"><w:name w:val="Sotrang"/><w:rPr>{_SIZE}</w:rPr></w:style>',
    )
    said = '<w:rStyle w:val="Sotrang"/>'
    number(_CENTRE + _FIELD.format(said, "PAGE") + _ENDS.format(said) + "</w:p>")(roots)


def number_from_page_two(roots: Roots) -> None:
    """{ IF { PAGE } > 1 { PAGE } }, without another header for the first page."""
    title = next(roots[BODY].iter(q("w:titlePg")))
    title.getparent().remove(title)
    number(_CENTRE + _FIELD.format(_SIZE, "IF") + _FIELD.format(_SIZE, "PAGE") + _ENDS.format(_SIZE) * 2 + "</w:p>")(roots)


def annex_across(roots: Roots) -> None:
    """A landscape section behind the signature with the annex, its pages counted anew, its margins as they turn."""
    body = roots[BODY].find(q("w:body"))
    last = body.find(q("w:sectPr"))
    own = etree.fromstring(etree.tostring(last))
    body.insert(len(body) - 1, xml("<w:p><w:pPr/></w:p>"))
    body[len(body) - 2].find(q("w:pPr")).append(own)
    size, edges = last.find(q("w:pgSz")), last.find(q("w:pgMar"))
    for name, value in (("w", "16838"), ("h", "11906"), ("orient", "landscape")):
        size.set(q(f"w:{name}"), value)
    for name, value in (("top", "1701"), ("bottom", "850"), ("left", "1134"), ("right", "1134")):
        edges.set(q(f"w:{name}"), value)
    edges.addnext(xml('<w:pgNumType w:start="1"/>'))
    for text, said in (
        ("Phụ lục", '<w:b/><w:sz w:val="28"/>'),
        ("BẢNG KIỂM TRƯỜNG HỌC AN TOÀN", '<w:b/><w:sz w:val="28"/>'),
        ("(Kèm theo Kế hoạch số 11/KH-THNDT ngày 30 tháng 01 năm 2026 của Trường Tiểu học Nam Dư Thượng)", '<w:i/><w:sz w:val="28"/>'),
    ):
        words = f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>{said}</w:rPr><w:t>{text}</w:t></w:r>'
        body.insert(len(body) - 1, xml(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{words}</w:p>'))
    first = paragraphs(roots, running=True)[2]
    first.append(
        xml(
            '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> (Phụ lục kèm theo)</w:t></w:r>'
        )
    )


def merged_header(roots: Roots) -> None:
    """The header's table with a third, empty column between and cells that span or merge."""
    head = next(roots[BODY].iter(q("w:tbl")))
    for row in head.iter(q("w:tr")):
        first = row.find(q("w:tc"))
        first.find(q("w:tcPr")).append(xml('<w:gridSpan w:val="2"/>'))
    rows = list(head.iter(q("w:tr")))
    rows[0].addprevious(xml('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc></w:tr>'))


def controls(roots: Roots) -> None:
    """Every line of the title and every cell's text within a content control."""
    for run in runs(roots)[:20]:
        holder = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
        run.getparent().replace(run, holder)
        holder.find(q("w:sdtContent")).append(run)


def toggled(roots: Roots) -> None:
    """A bold style, and «not bold» in the runs of plain text; capitals by w:caps."""
    own = style(roots, "Normal").find(q("w:rPr"))
    own.insert(1, xml("<w:b/>"))
    for run in runs(roots):
        properties = run.find(q("w:rPr"))
        if properties.find(q("w:b")) is None:
            properties.append(xml('<w:b w:val="0"/>'))
        if (text := run.find(q("w:t"))) is not None and text.text == "KẾ HOẠCH":
            text.text = "Kế hoạch"
            properties.append(xml("<w:caps/>"))


def near_black(roots: Roots) -> None:
    """Ink of the theme, automatic, and black said outright."""
    for at, run in enumerate(runs(roots)):
        told = (
            'w:val="000000" w:themeColor="text1"',
            'w:val="auto"',
            'w:val="000000"',
            'w:val="0D0D0D" w:themeColor="text1" w:themeTint="F2"',
        )
        run.find(q("w:rPr")).append(xml(f"<w:color {told[at % 4]}/>"))


def blue_address(roots: Roots) -> None:
    """An address on the net in blue, as Word makes it."""
    own = paragraphs(roots, running=True)[4]
    said = '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/><w:sz w:val="28"/></w:rPr>'
    own.append(xml(f'<w:r>{said}<w:t xml:space="preserve"> https://truong.edu.vn</w:t></w:r>'))


def postscript_name(roots: Roots) -> None:
    """Times New Roman by the name that a PDF leaves behind."""
    for run in runs(roots)[30:40]:
        for name in ("ascii", "hAnsi"):
            run.find(f"{q('w:rPr')}/{q('w:rFonts')}").set(q(f"w:{name}"), "TimesNewRomanPSMT")


def split_runs(roots: Roots) -> None:
    """Each word a run of its own, as spelling marks leave them; blanks in another size."""
    for run in runs(roots):
        text = run.find(q("w:t"))
        if text is None or " " not in (text.text or ""):
            continue
        words = (text.text or "").split(" ")
        for at, word in enumerate(words[:0:-1]):
            for said, small in ((word, False), (" ", True)):
                other: Any = etree.fromstring(etree.tostring(run))
                own: Any = other.find(q("w:t"))
                own.text, own.attrib["{http://www.w3.org/XML/1998/namespace}space"] = said, "preserve"
                if small and at % 5 == 0:
                    other.find(f"{q('w:rPr')}/{q('w:sz')}").set(q("w:val"), "20")
                run.addnext(other)
        text.text = words[0]


def foot_by_tabs(roots: Roots) -> None:
    """Recipients and signature on the same lines, parted by a tab."""
    *_, foot = roots[BODY].iter(q("w:tbl"))
    left, right = foot.iter(q("w:tc"))
    below = list(right.iter(q("w:p")))
    for at, p in enumerate(left.iter(q("w:p"))):
        if at < 1:
            p.append(xml("<w:r><w:tab/></w:r>"))
            p.append(below[at].find(q("w:r")))
        foot.addprevious(p)
    last = below[-1]
    last.insert(1, xml("<w:r><w:tab/></w:r>"))
    foot.addprevious(last)
    foot.getparent().remove(foot)


def unknown_style(roots: Roots) -> None:
    """Paragraphs of a style that the file has not: Word takes the default one."""
    for p in paragraphs(roots, running=True):
        p.find(q("w:pPr")).insert(0, xml('<w:pStyle w:val="KhongCo"/>'))
    sizes_by_styles(roots)


RIGHT: dict[str, Change] = {
    change.__name__: change
    for change in (
        character_styles, sizes_by_styles, strong_words, defaults_alone, theme_font, other_scripts, table_style, gutter, indent_by_letters,
        distances_by_lines, distances_in_centimetres, edges_by_style, strict_words, styled_number, number_from_page_two,
        annex_across, merged_header, controls, toggled,
        near_black, blue_address, postscript_name, split_runs, unknown_style, foot_by_tabs,
    )
} | {
    "simple_number": simple_number, "controlled_number": controlled_number, "framed_number": framed_number, "tabbed_number": tabbed_number,
}  # fmt: skip
