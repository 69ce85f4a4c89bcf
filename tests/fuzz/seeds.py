"""Plans of the corpus → the same in every format that is read: what the mutations begin from."""

from __future__ import annotations

import html
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from checker.read import read
from tests.fuzz.pictures import jpg_seeds, png_seeds, scan_seeds
from tests.fuzz.whole import CORPUS
from tests.read.builders import docx, levels, line, num, numbered, p, pdf, r, table, text_at, zipped
from tests.read.legacy.packages import odt

_FAMILIES = ("dong-da", "quan-8")


@cache
def lines() -> tuple[str, ...]:
    """A faulty plan as text."""
    return tuple(read(CORPUS / "dong-da" / "faulty.docx").text.split("\n"))


def docx_seeds() -> list[bytes]:
    """Two of the corpus, and one with all that a package may hold."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('trong khung')}</w:txbxContent></v:textbox></w:pict></w:r>"
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    body = [
        p("KẾ HOẠCH", properties='<w:jc w:val="center"/>'),
        numbered("MỤC ĐÍCH", 1),
        numbered("Yêu cầu", 1, 1),
        p("Chú thích", note, box, field),
    ]
    body += [f"<w:ins>{r('thêm')}</w:ins>".join(("<w:p>", "</w:p>")), f"<w:sdt><w:sdtContent>{p('ô nhập')}</w:sdtContent></w:sdt>"]
    body += [table(["TT", "Việc", "Hạn"], ["1", table(["trong", "bảng"]), "15/6"]), p(r("n¨m häc", '<w:rFonts w:ascii=".VnTime"/>'))]
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    parts = {
        "numbering": levels(("upperRoman", "%1."), ("decimal", "%1.%2.")) + num(1),
        "styles": styles,
        "footnotes": f'<w:footnote w:id="2">{p("Ghi chú")}</w:footnote>',
        "header": p("Trang 1"),
    }
    return [*((CORPUS / name / "faulty.docx").read_bytes() for name in _FAMILIES), docx(*body, parts=parts)]


def pdf_seeds() -> list[bytes]:
    """Of the corpus: as it is, and unpacked so that mutations meet the operators; and one with a ruled table."""
    found = [(CORPUS / name / "faulty.pdf").read_bytes() for name in _FAMILIES]
    drawn = "".join(line(85, 700 - 30 * k, 505, 700 - 30 * k) for k in range(4)) + "".join(line(x, 700, x, 610) for x in (85, 200, 505))
    cells = "".join(text_at(90 + 115 * c, 680 - 30 * k, f"Ô {k} {c}") for k in range(3) for c in range(2))
    return [*found, *map(_unpacked, found), pdf(text_at(85, 750, "KẾ HOẠCH") + drawn + cells, text_at(85, 700, "trang sau"))]


def _unpacked(data: bytes) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def rtf_seeds() -> list[bytes]:
    def said(text: str) -> str:
        return "".join(c if c.isascii() and c not in "\\{}" else f"\\u{ord(c) - (65536 if ord(c) > 32767 else 0)}?" for c in text)

    body = "".join(f"\\pard\\qj {{\\b {said(text)}}}\\par\n" for text in lines()[:60])
    fonts = "{\\fonttbl{\\f0\\fnil\\fcharset163 Times New Roman;}{\\f1 .VnTime;}}"
    grid = "\\trowd\\trgaph108\\clbrdrt\\brdrs\\cellx3000\\cellx6000\\intbl TT\\cell Vi\\u7879?c\\cell\\row\n" * 3
    lists = "{\\*\\listtable{\\list{\\listlevel\\levelnfc0{\\leveltext\\'02\\'00.;}}\\listid7}}{\\listtext\\pard 1.\\tab}"
    return [
        f"{{\\rtf1\\ansi\\ansicpg1258\\uc1{fonts}{lists}{body}{grid}\\f1 n\\'a8m h\\'e4c\\par{{\\footnote ghi}}}}".encode(
            "latin-1", "replace"
        )
    ]


def html_seeds() -> list[bytes]:
    rows = "<table border=1><tr><td rowspan=2>TT<td colspan=3>Vi&ecirc;c</tr><tr><td><table><tr><td>1</table></tr></table>"
    lists = "<ol type=I start=3><li>M&#7909;c<ol type=a><li value=9>con</ol></ol><ul><li>gạch</ul><pre>a\n  b</pre>"
    body = "".join(f'<p style="font-weight:bold;text-align:center">{html.escape(text)}</p>' for text in lines()[:60])
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head><body>{body}{rows}{lists}</body></html>"
    return [page.encode(), page.replace("utf-8", "utf-16").encode("utf-16")]


def odt_seeds() -> list[bytes]:
    body = "".join(f"<text:p>{html.escape(text)}</text:p>" for text in lines()[:40])
    row = "<table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>ô</text:p></table:table-cell></table:table-row>"
    lists = "<text:list><text:list-item><text:p>mục</text:p><text:list><text:list-item><text:p>con<text:s text:c='3'/></text:p></text:list-item></text:list></text:list-item></text:list>"
    note = "<text:p>chú<text:note><text:note-body><text:p>thích</text:p></text:note-body></text:note></text:p>"
    return [odt(f"{body}<table:table>{row * 2}</table:table>{lists}{note}")]


def txt_seeds() -> list[bytes]:
    text = "\n".join(lines())
    return [
        text.encode(),
        text.encode("utf-16"),
        text.encode("cp1258", "replace"),
        ("# " + text.replace("\n", "\n\n| a | b |\n")).encode("utf-8-sig"),
    ]


def zip_seeds() -> list[bytes]:
    inner = docx(p("KẾ HOẠCH"))
    return [
        zipped({"trường a/kế hoạch.docx": inner, "b.txt": "Kế hoạch".encode(), "c/b.txt": b"x", "d.pdf": pdf(text_at(80, 700, "Kế hoạch"))})
    ]


@cache
def doc_seeds() -> tuple[bytes, ...]:
    """A Word 97 file made by LibreOffice; none where that is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return ()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.docx").write_bytes(docx_seeds()[0])
        command = [program, f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", "doc:MS Word 97"]
        subprocess.run(
            [*command, "--outdir", name, str(folder / "a.docx")],
            check=False,
            capture_output=True,
            timeout=120,
            env={**os.environ, "TMPDIR": name},
        )
        made = folder / "a.doc"
        return (made.read_bytes(),) if made.is_file() else ()


#: Ending → the files to begin from.
SEEDS: dict[str, Callable[[], list[bytes] | tuple[bytes, ...]]] = {
    "docx": docx_seeds, "pdf": pdf_seeds, "rtf": rtf_seeds, "html": html_seeds, "odt": odt_seeds, "txt": txt_seeds, "md": txt_seeds,
    "zip": zip_seeds, "doc": doc_seeds, "png": png_seeds, "jpg": jpg_seeds, "scan": scan_seeds,
}  # fmt: skip


@cache
def seeds(ending: str) -> tuple[bytes, ...]:
    return tuple(SEEDS[ending]())
