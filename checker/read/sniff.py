"""First bytes → format: the content decides, never the extension."""

from __future__ import annotations

from checker.read.raw import Unreadable

#: Signatures of files that hold no text, for the sentence that refuses them: bytes → (Vietnamese, English).
_OTHERS = {
    b"GIF8": ("ảnh GIF", "a GIF picture"),
    b"BM": ("ảnh BMP", "a BMP picture"),
    b"II*\x00": ("ảnh TIFF", "a TIFF picture"),
    b"MM\x00*": ("ảnh TIFF", "a TIFF picture"),
    b"RIFF": ("ảnh WEBP hoặc tệp âm thanh, video", "a WEBP picture, sound or film"),
    b"Rar!": ("tệp nén RAR", "a RAR archive"),
    b"7z\xbc\xaf": ("tệp nén 7z", "a 7z archive"),
    b"\x1f\x8b": ("tệp nén gzip", "a gzip archive"),
    b"MZ": ("chương trình", "a program"),
    b"\x7fELF": ("chương trình", "a program"),
}
#: An OpenDocument package begins with its type, unpacked.
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
#: Pictures of telephones: «....ftypheic».
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc", b"ftypavif")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_OTHER_OLE = ("Workbook", "PowerPoint Document", "__properties_version", "VisioDocument")
_FEWEST_OLE = 1536
_PICTURES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}
_HTML = (b"<!doctype html", b"<html")
_MAIL = (b"mime-version:", b"content-type: multipart/related", b"from: <saved by")


def sniff(data: bytes, suffix: str) -> str:
    """«docx», «doc», «odt», «rtf», «html», «pdf», «txt» or «md»; `Unreadable` for every other content.

    `suffix` («.md») only tells Markdown from plain text, and a page that lacks its <html>.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "odt" if _ODT in data[:128] else "docx"
    if data.startswith(_OLE):
        return _ole(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
        return "png" if data.startswith(b"\x89") else "jpg"
    if _is_page(data, suffix):
        return "html"
    _refuse_others(data)
    return "md" if suffix.lower() in (".md", ".markdown") else "txt"


def _ole(data: bytes) -> str:
    """A compound file holds Word's text under «WordDocument», an encrypted .docx under «EncryptedPackage»; else a table or slides."""
    if _ENCRYPTED in data:
        raise Unreadable("encrypted")
    if _WORD not in data:
        if len(data) < _FEWEST_OLE or not any(name.encode("utf-16-le") in data for name in _OTHER_OLE):
            raise Unreadable("truncated", what="OLE")
        raise Unreadable("not_document", what="tệp Office 97-2003 khác Word", what_en="an Office 97-2003 file other than Word's")
    return "doc"


def _is_page(data: bytes, suffix: str) -> bool:
    """A web page, or one saved with its pictures as a letter (.mht). A text that only speaks of tags is a text."""
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"<?xml"):
        return b"<html" in head
    if head.startswith(_HTML) or (head.startswith(_MAIL) and b"multipart/related" in head):
        return True
    return suffix.lower() in (".html", ".htm", ".mht", ".mhtml", ".doc") and any(
        tag in head for tag in (b"<html", b"<body", b"<p", b"<div", b"<table")
    )


def _refuse_others(data: bytes) -> None:
    for mark, (vi, en) in _OTHERS.items():
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:512]):
            raise Unreadable("not_document", what=vi, what_en=en)
    if data[4:12] in _HEIC:
        raise Unreadable("not_document", what="ảnh HEIC của điện thoại", what_en="a HEIC picture of a telephone")
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(b"<?xml"):
        raise Unreadable("not_document", what="XML", what_en="XML")


def expected(suffix: str) -> str | None:
    """The format that an extension promises, None for one that promises none."""
    word = dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx")
    older = {".doc": "doc", ".dot": "doc", ".rtf": "rtf", ".odt": "odt", ".ott": "odt", ".html": "html", ".htm": "html", ".mht": "html"}
    return {**word, **older, ".mhtml": "html", ".pdf": "pdf", **_PICTURES, ".txt": "txt", ".md": "md", ".markdown": "md"}.get(
        suffix.lower()
    )
