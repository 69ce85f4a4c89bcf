"""Bytes of a zip → its XML parts, each checked for size before it is unpacked."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

from checker.read.docx.names import STRICT
from checker.read.limits import MB, Limits
from checker.read.raw import Unreadable

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


@cache
def _long() -> re.Pattern[str]:
    """What libxml2 says of sound XML that is longer than it takes: 10 MB in one node."""
    return re.compile("text node too long|buffer size limit|too big found|huge text node", re.IGNORECASE)


class Package:
    """An opened package. `Unreadable` for everything that can't or must not be opened."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise Unreadable("truncated", what=f"zip: {error}") from None
        self._guard()
        self.entries = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self.zip.infolist()}

    def _guard(self) -> None:
        infos = self.zip.infolist()
        if len(infos) > self.limits.entries:
            raise Unreadable("bomb", what=f"{len(infos)} entries")
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable("encrypted")
        total = sum(info.file_size for info in infos)
        if total > self.limits.unpacked:
            raise Unreadable("bomb", what=f"{total // MB} MB")

    def size(self, name: str) -> int:
        """The declared size of a part in bytes, 0 where there is none."""
        info = self.entries.get(name.lower())
        return info.file_size if info else 0

    def text_size(self) -> int:
        """The declared size of all XML parts together, in bytes."""
        return sum(info.file_size for name, info in self.entries.items() if name.endswith((".xml", ".rels")))

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        info = self.entries.get(name.lower())
        if info is None:
            return None
        if info.file_size > self.limits.part:
            raise Unreadable("bomb", what=f"{name}: {info.file_size // MB} MB")
        if info.file_size > self.limits.plain and info.file_size > self.limits.ratio * max(info.compress_size, 1):
            raise Unreadable("bomb", what=f"{name}: 1:{info.file_size // max(info.compress_size, 1)}")
        try:
            return self.zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise Unreadable("truncated", what=f"{name}: {error}") from None

    def part(self, name: str, *, keep: Callable[[bytes], bytes] | None = None) -> Any | None:
        """The root element of an XML part, None where there is none; `keep` cuts its bytes before they are parsed."""
        data = self.read(name)
        if data is None:
            return None
        from lxml import etree

        if any(mark in data for mark in _DOCTYPES):
            raise Unreadable("entities", what=name)
        if keep is not None:
            data = keep(data)
        for strict, usual in STRICT if b"purl.oclc.org/ooxml" in data else ():
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            code = "too_large" if _long().search(str(error)) else "truncated"
            raise Unreadable(code, what=f"{name}: {error}"[:120]) from None
        tree: Any = root.getroottree()
        if tree.docinfo.doctype:
            raise Unreadable("entities", what=name)
        return root

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationship id → (last word of its type, name of the part), of a part; of the package itself for «»."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", base + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in root.iter(_RELATIONSHIP) if root is not None else ():
            if item.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
                found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], target)
        return found

    def main(self) -> str:
        """The name of the document part: what the package's relationships say, never «word/document.xml» by itself."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                if target.startswith(("xl/", "ppt/", "visio/")):
                    raise Unreadable("not_document", what="tệp Office khác Word", what_en="an Office file other than Word's")
                if target.lower() not in self.entries:
                    raise Unreadable("truncated", what=f"{target}: missing")
                return target
        raise Unreadable("not_document", what="tệp nén zip", what_en="a zip archive")
