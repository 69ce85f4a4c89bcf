"""Files that are no document, or not whole: what an archive of many years holds as well."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache

KINDS = ("empty", "truncated", "encrypted", "ending", "bomb", "random", "truncated_pdf", "locked")


def broken(kind: str, sound: bytes, sound_pdf: bytes, chance: random.Random) -> tuple[str, bytes]:
    """(ending, bytes); `sound` is a DOCX and `sound_pdf` a PDF to be spoilt."""
    noise = chance.randbytes(3000)
    if kind == "empty":
        return "pdf", b""
    if kind == "truncated":
        return "docx", sound[: len(sound) * 2 // 3]
    if kind == "encrypted":
        return "docx", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(500) + "EncryptedPackage".encode("utf-16-le") + noise
    if kind == "ending":
        return "docx", b"\x89PNG\r\n\x1a\n" + noise
    if kind == "bomb":
        return "docx", _bomb() + noise[:16].hex().encode()
    if kind == "truncated_pdf":
        return "pdf", sound_pdf[:400] + noise[:100]
    if kind == "locked":
        return "pdf", _locked(sound_pdf)
    return "docx", noise


@cache
def _bomb() -> bytes:
    """A document of 300 MB of blanks in some 300 KB, up to the comment of the package (32 bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("word/document.xml", "w", force_zip64=True) as file:
            for _ in range(300):
                file.write(b" " * 1_000_000)
        packed.comment = b"0" * 32
    return out.getvalue()[:-32]


def _locked(sound: bytes) -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b", R=4))
    return out.getvalue()
