"""First bytes → format: the content decides, never the extension."""

from __future__ import annotations

from checker.read.raw import Unreadable

#: Signatures of files that hold no text, for the sentence that refuses them: bytes → (Vietnamese, English).
_OTHERS = {
    b"\x89PNG": ("ảnh PNG", "a PNG picture"),
    b"\xff\xd8\xff": ("ảnh JPEG", "a JPEG picture"),
    b"GIF8": ("ảnh GIF", "a GIF picture"),
    b"BM": ("ảnh BMP", "a BMP picture"),
    b"II*\x00": ("ảnh TIFF", "a TIFF picture"),
    b"MM\x00*": ("ảnh TIFF", "a TIFF picture"),
    b"Rar!": ("tệp nén RAR", "a RAR archive"),
    b"7z\xbc\xaf": ("tệp nén 7z", "a 7z archive"),
    b"\x1f\x8b": ("tệp nén gzip", "a gzip archive"),
    b"MZ": ("chương trình", "a program"),
    b"\x7fELF": ("chương trình", "a program"),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_OTHER_OLE = ("Workbook", "Book", "PowerPoint Document", "__properties_version", "VisioDocument")
_FEWEST_OLE = 1536
_HTML = (b"<!doctype html", b"<html", b"<?xml")


def sniff(data: bytes, suffix: str) -> str:
    """«docx», «pdf», «txt» or «md»; `suffix` («.md») only tells Markdown from plain text. `Unreadable` for every other content."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "docx"
    if data.startswith(_OLE):
        return _ole(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    _refuse_others(data)
    return "md" if suffix.lower() in (".md", ".markdown") else "txt"


def _ole(data: bytes) -> str:
    """A compound file holds Word's text under «WordDocument», an encrypted .docx under «EncryptedPackage»; else a table, slides, a letter."""
    if _ENCRYPTED in data:
        raise Unreadable("encrypted")
    if _WORD not in data:
        if len(data) < _FEWEST_OLE or not any(name.encode("utf-16-le") in data for name in _OTHER_OLE):
            raise Unreadable("truncated", what="OLE")
        raise Unreadable("not_document", what="tệp Office 97-2003 khác Word", what_en="an Office 97-2003 file other than Word's")
    return "doc"


def _refuse_others(data: bytes) -> None:
    for mark, (vi, en) in _OTHERS.items():
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:512]):
            raise Unreadable("not_document", what=vi, what_en=en)
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        raise Unreadable("not_document", what="trang web hoặc XML", what_en="a web page or XML")


def expected(suffix: str) -> str | None:
    """The format that an extension promises, None for one that promises none."""
    word = dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx")
    older = {".doc": "doc", ".dot": "doc", ".rtf": "rtf", ".odt": "odt", ".ott": "odt", ".html": "html", ".htm": "html", ".mht": "html"}
    return {**word, **older, ".mhtml": "html", ".pdf": "pdf", ".txt": "txt", ".md": "md", ".markdown": "md"}.get(suffix.lower())
