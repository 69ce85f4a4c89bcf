"""Digital signatures of a PDF → who signed when, as the files say it: nothing is verified."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_MOST = 50
_LARGEST = 1024 * 1024
_DEEPEST = 12
_COMMON_NAME = b"\x55\x04\x03"
_SIGNING_TIME = bytes.fromhex("2a864886f70d010905")
_CODECS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}


class Node(NamedTuple):
    """One value of ASN.1 in BER: its tag byte and its content."""

    tag: int
    content: bytes

    def inner(self) -> list[Node]:
        return list(_nodes(self.content))


def _nodes(data: bytes, depth: int = 0) -> Iterator[Node]:
    """The values that follow one another in `data`. Ends where the data does not make sense."""
    at = 0
    while at + 2 <= len(data) and data[at : at + 2] != b"\0\0":
        head = _head(data, at)
        if head is None:
            return
        begin, size = head
        if size < 0:  # of unknown length, up to two zero bytes
            size = _open_size(data[begin:], depth)
            yield Node(data[at], data[begin : begin + size])
            at = begin + size + 2
            continue
        yield Node(data[at], data[begin : begin + size])
        at = begin + size


def _head(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the content begins and how long it is, -1 for an open length."""
    first = data[at + 1]
    if first < 0x80:
        return at + 2, first
    count = first & 0x7F
    if count > 4 or at + 2 + count > len(data):
        return None
    return at + 2 + count, int.from_bytes(data[at + 2 : at + 2 + count], "big") if count else -1


def _open_size(data: bytes, depth: int) -> int:
    """Length of the values before the end mark."""
    if depth > _DEEPEST:
        return len(data)
    at = 0
    while at + 2 <= len(data) and data[at : at + 2] != b"\0\0":
        head = _head(data, at)
        if head is None:
            return len(data)
        begin, size = head
        at = begin + (size if size >= 0 else _open_size(data[begin:], depth + 1) + 2)
    return at


def signer(contents: bytes) -> tuple[str | None, str | None]:
    """Common name of the signer's certificate, and the signing time («YYMMDDhhmmssZ»), of a PKCS#7 message; None for what is not there."""
    try:
        signed = next(_nodes(contents)).inner()[1].inner()[0].inner()
        certificates = [c.inner()[0].inner() for node in signed if node.tag == 0xA0 for c in node.inner() if c.tag == 0x30]
        about = signed[-1].inner()[0].inner()
    except (IndexError, StopIteration):
        return None, None
    own = next((_name(c) for c in certificates if _serial(c) == _wanted(about)), None)
    if own is None and len(certificates) == 1:
        own = _name(certificates[0])
    return own, _time(about)


def _fields(certificate: list[Node]) -> list[Node]:
    """serial, algorithm, issuer, validity, subject, …"""
    return certificate[1:] if certificate and certificate[0].tag == 0xA0 else certificate


def _serial(certificate: list[Node]) -> bytes | None:
    fields = _fields(certificate)
    return fields[0].content if fields else None


def _wanted(about: list[Node]) -> bytes | None:
    """The serial number of the signer's certificate, as the signer's part names it."""
    names = about[1].inner() if len(about) > 1 and about[1].tag == 0x30 else []
    return names[1].content if len(names) > 1 else None


def _name(certificate: list[Node]) -> str | None:
    fields = _fields(certificate)
    found = None
    for part in fields[4].inner() if len(fields) > 4 else []:
        for pair in part.inner():
            key, *value = pair.inner() or [Node(0, b"")]
            if key.content == _COMMON_NAME and value and value[0].tag in _CODECS:
                found = value[0].content.decode(_CODECS[value[0].tag], "replace")
    return found


def _time(about: list[Node]) -> str | None:
    for node in about:
        for attribute in node.inner() if node.tag == 0xA0 else []:
            key, *values = attribute.inner() or [Node(0, b"")]
            if key.content == _SIGNING_TIME and values and values[0].inner():
                return values[0].inner()[0].content.decode("ascii", "replace")
    return None


def iso(text: str) -> str | None:
    """«D:20251015095424+07'00'» or «251015025424Z» as ISO 8601, None where it is no time."""
    match = re.fullmatch(r"(?:D:)?((?:\d\d)?\d{10,12})(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?.*", text.strip("\0 "), re.DOTALL)
    if not match:
        return None
    figures, zulu, hours, minutes = match.groups()
    figures = figures if figures.startswith(("19", "20")) and len(figures) == 14 else f"20{figures}"[:14]
    if len(figures) != 14:
        return None
    year, rest = figures[:4], [figures[k : k + 2] for k in range(4, 14, 2)]
    zone = "+00:00" if zulu else f"{hours}:{minutes or '00'}" if hours else ""
    return f"{year}-{rest[0]}-{rest[1]}T{':'.join(rest[2:])}{zone}"


def signatures(document: Any) -> list[tuple[str, str | None]]:
    """Name and time (ISO 8601) of each signature, in the order of time."""
    out: dict[tuple[str, str | None], None] = {}
    for index in range(min(pdfium.FPDF_GetSignatureCount(document), _MOST)):
        one = pdfium.FPDF_GetSignatureObject(document, index)
        name, inside = signer(_bytes(pdfium.FPDFSignatureObj_GetContents, one))
        outside = _bytes(pdfium.FPDFSignatureObj_GetTime, one).decode("latin-1")
        if name:
            out[(name, iso(outside) or iso(inside or ""))] = None
    return sorted(out, key=lambda item: item[1] or "")


def _bytes(ask: Any, one: Any) -> bytes:
    size = int(ask(one, None, 0))
    if not 0 < size <= _LARGEST:
        return b""
    buffer = ctypes.create_string_buffer(size)
    ask(one, buffer, size)
    return buffer.raw
