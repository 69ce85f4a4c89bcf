"""Parts of files → the bytes of .docx and .pdf files, written out by hand so that tests know every byte."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph of runs (plain words or ready XML)."""
    runs = "".join(c if c.startswith("<") else r(c) for c in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, num: int, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def table(*rows: Sequence[str], borders: str = "single") -> str:
    """A table; cells are text or ready XML (paragraphs, or a whole w:tc)."""
    line = f'<w:insideH w:val="{borders}"/><w:insideV w:val="{borders}"/>'
    body = "".join("<w:tr>" + "".join(map(_cell, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{line}</w:tblBorders></w:tblPr><w:tblGrid/>{body}</w:tbl>"


def _cell(content: str) -> str:
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr/>{inner}</w:tc>"


def relationships(items: Mapping[str, tuple[str, str]], office: str = _OFFICE) -> str:
    rows = "".join(f'<Relationship Id="{i}" Type="{office}/{kind}" Target="{target}"/>' for i, (kind, target) in items.items())
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def docx(
    *body: str, main: str = "word/document.xml", parts: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None
) -> bytes:
    """A package with this body; `parts` are kinds (numbering, styles, footnotes, header …) with the inside of their root."""
    folder = main.rpartition("/")[0]
    roots = {
        "numbering": "numbering",
        "styles": "styles",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "header": "hdr",
        "footer": "ftr",
    }
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships({"r1": ("officeDocument", main)}),
        main: f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": relationships({f"x{k}": (k, f"{k}.xml") for k in parts or {}}),
        **{f"{folder}/{k}.xml": f"<w:{roots[k]} {_SPACES}>{xml}</w:{roots[k]}>" for k, xml in (parts or {}).items()},
    }
    return zipped({**{name: text.encode() for name, text in files.items()}, **(extra or {})})


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def levels(*shapes: tuple[str, str], abstract: int = 0, more: str = "") -> str:
    """An abstract list: (format, text) of each level."""
    made = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
        for k, (form, text) in enumerate(shapes)
    )
    return f'<w:abstractNum w:abstractNumId="{abstract}">{made}</w:abstractNum>'


def num(number: int, abstract: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


#: ToUnicode of the test font: every two-byte code is its own character.
_IDENTITY = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /I def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    + "".join(f"1 beginbfrange <{h:02X}00> <{h:02X}FF> <{h:02X}00> endbfrange\n" for h in (0x00, 0x01, 0x03, 0x1E, 0x20))
    + "endcmap end end"
)


def pdf(*pages: str, extra: Sequence[str] = (), compress: bool = False, trailer: str = "") -> bytes:
    """A PDF whose pages have these content streams. Font /F is regular, /B bold; each character is half its size wide."""
    kids = " ".join(f"{10 + 2 * k} 0 R" for k in range(len(pages)))
    objects = {1: "<</Type/Catalog/Pages 2 0 R>>", 2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"}
    for at, face in ((3, "Times"), (6, "Times-Bold")):
        objects[at] = f"<</Type/Font/Subtype/Type0/BaseFont/{face}/Encoding/Identity-H/DescendantFonts[{at + 1} 0 R]/ToUnicode 5 0 R>>"
        descriptor = f"<</Type/FontDescriptor/FontName/{face}/Flags 4/FontBBox[0 -200 500 800]/Ascent 800/Descent -200/CapHeight 700/StemV 80/ItalicAngle 0>>"
        system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        objects[at + 1] = f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{face}{system}/DW 500/FontDescriptor {descriptor}>>"
    objects[5] = f"<</Length {len(_IDENTITY)}>>stream\n{_IDENTITY}\nendstream"
    for k, content in enumerate(pages):
        fonts = "/Resources<</Font<</F 3 0 R/B 6 0 R>>/XObject<</X 8 0 R>>>>"
        objects[10 + 2 * k] = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{fonts}/Contents {11 + 2 * k} 0 R>>"
        objects[11 + 2 * k] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    for k, text in enumerate(extra):
        objects[8 if k == 0 else 1000 + k] = text
    return _written({n: text.encode("latin-1") for n, text in objects.items()}, trailer)


def _written(objects: Mapping[int, bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    at = {}
    for number, body in sorted(objects.items()):
        at[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in sorted(at.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, offset)
    return bytes(out + f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode())


def text_at(x: float, y: float, text: str, *, size: float = 14, bold: bool = False) -> str:
    """A line of text whose baseline begins at x, y from the bottom left."""
    codes = text.encode("utf-16-be").hex()
    return f"BT /{'B' if bold else 'F'} {size} Tf {x} {y} Td <{codes}> Tj ET\n"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroked line."""
    return f"{x0} {y0} m {x1} {y1} l S\n"


def flate(data: bytes) -> bytes:
    return zlib.compress(data, 9)
