"""The files that took other programs gigabytes, minutes or their life, rebuilt: small, or large only when unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from tests.read.builders import docx, flate, p, pdf, text_at, zipped

_MB = 1 << 20
_BODY = text_at(85, 700, "Nhà trường tổ chức thực hiện kế hoạch năm học mới")


def unpacking(body: Iterable[bytes], part: str = "word/document.xml") -> bytes:
    """A package one part of which unpacks to all of this."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(p("mồi")))) as sound, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in sound.namelist():
            with archive.open(name, "w") as file:
                for piece in body if name == part else [sound.read(name)]:
                    file.write(piece)
    return out.getvalue()


def _document(inside: Iterable[bytes]) -> Iterable[bytes]:
    yield b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    yield from inside
    yield b"</w:body></w:document>"


def big_text(megabytes: int) -> bytes:
    """One paragraph of nothing but a letter."""
    return unpacking(_document([b"<w:p><w:r><w:t>", *[b"a" * _MB] * megabytes, b"</w:t></w:r></w:p>"]))


def big_paragraphs(megabytes: int) -> bytes:
    """Valid XML of empty paragraphs."""
    return unpacking(_document([b"<w:p/>" * (_MB // 6)] * megabytes))


def many_paragraphs(megabytes: int) -> bytes:
    """The same at a ratio that real files have: below what is refused unread."""
    line = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % (k * 7919 % 1_000_003) for k in range(_MB // 36))
    return unpacking(_document([line] * megabytes))


def declaring(size: int) -> bytes:
    """A package whose index says that its document has so many bytes."""
    data = bytearray(docx(p("mồi")))
    at = data.rindex(b"word/document.xml") - 46
    data[at + 24 : at + 28] = min(size, 0xFFFFFFFE).to_bytes(4, "little")
    return bytes(data)


def entries(count: int) -> bytes:
    out = io.BytesIO(docx(p("KẾ HOẠCH")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        for k in range(count):
            archive.writestr(zipfile.ZipInfo(f"x/{k}"), b"")
    return out.getvalue()


def parameter_entity() -> bytes:
    """Entities of a DTD that are declared by another one, in a file elsewhere."""
    with zipfile.ZipFile(io.BytesIO(docx(p("trước &e; sau")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    doctype = b'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p; <!ENTITY e "x">]>'
    return zipped({**files, "word/document.xml": doctype + files["word/document.xml"]})


def encrypted(*, owner: str, user: str) -> bytes:
    """A PDF with passwords; nothing may be copied out of it."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(_BODY))) as document:
        allowed = pikepdf.Permissions(extract=False, modify_other=False, print_highres=False)
        document.save(out, encryption=pikepdf.Encryption(owner=owner, user=user, R=6, allow=allowed))
    return out.getvalue()


def twice_flate(gigabytes: int) -> bytes:
    """A content stream of blanks that is packed twice; a stretch of a deflate stream can be repeated where it was flushed."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" " * _MB) + packer.flush(zlib.Z_FULL_FLUSH)
    stretch = packer.compress(b" " * _MB) + packer.flush(zlib.Z_FULL_FLUSH)
    content = flate(head + stretch * (1024 * gigabytes - 1)).decode("latin-1")
    plain = b"<</Length %d>>" % len(content)
    return pdf(content).replace(plain, plain.replace(b"<<", b"<</Filter[/FlateDecode/FlateDecode]"), 1)


def cyclic() -> bytes:
    """A page tree the root of which is among its own children."""
    return pdf(_BODY).replace(b"/Kids[10 0 R]/Count 1", b"/Kids[2 0 R 10 0 R]/Count 2")


def endless_tree() -> bytes:
    return pdf(_BODY).replace(b"/Kids[10 0 R]/Count 1", b"/Kids[2 0 R]/Count 9")


def lying_count() -> bytes:
    return pdf(_BODY).replace(b"/Count 1", b"/Count 2147483647")


def long(pages: int) -> bytes:
    return pdf(*[_BODY] * pages)


def rotated(quarters: int) -> bytes:
    """A page that was written lying on its side and is shown upright."""
    turn = {1: "0 1 -1 0 595 0 cm", 2: "-1 0 0 -1 595 842 cm", 3: "0 -1 1 0 0 842 cm"}[quarters]
    box = b"/MediaBox[0 0 595 842]" if quarters == 2 else b"/MediaBox[0 0 842 595]"
    if quarters != 2:
        turn = {1: "0 1 -1 0 842 0 cm", 3: "0 -1 1 0 0 595 cm"}[quarters]
    return pdf(f"{turn}\n{_BODY}").replace(b"/MediaBox[0 0 595 842]", box + b"/Rotate %d" % (90 * quarters))
