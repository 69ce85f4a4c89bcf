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
_HTML = (b"<!doctype html", b"<html", b"<?xml")


def sniff(data: bytes, suffix: str) -> str:
    """«docx», «pdf», «txt» or «md»; `suffix` («.md») only tells Markdown from plain text. `Unreadable` for every other content."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "docx"
    if data.startswith(_OLE):
        raise Unreadable("encrypted" if _ENCRYPTED in data else "legacy_doc")
    if data.lstrip()[:5] == b"{\\rtf":
        raise Unreadable("legacy_rtf")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    _refuse_others(data)
    return "md" if suffix.lower() in (".md", ".markdown") else "txt"


def _refuse_others(data: bytes) -> None:
    for mark, (vi, en) in _OTHERS.items():
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:512]):
            raise Unreadable("not_document", what=vi, what_en=en)
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        raise Unreadable("not_document", what="trang web hoặc XML", what_en="a web page or XML")


def expected(suffix: str) -> str | None:
    """The format that an extension promises, None for one that promises none."""
    word = dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx")
    return {**word, ".pdf": "pdf", ".txt": "txt", ".md": "md", ".markdown": "md"}.get(suffix.lower())
