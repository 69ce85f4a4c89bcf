"""A sound file and a number → the same file damaged, always in the same way."""

from __future__ import annotations

import contextlib
import copy
import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from lxml import etree

from tests.fuzz import pictures
from tests.fuzz.seeds import seeds
from tests.fuzz.texts import LINES, ODD, SCRAPS

Mutation = Callable[[random.Random, bytes], bytes]
#: What numbers and names are replaced by.
VALUES = (
    "",
    "0",
    "-1",
    "1",
    "2",
    "9",
    "00",
    "99999999999999999999",
    "-2147483649",
    "1.5",
    "1e9",
    "NaN",
    "٣",
    "x",
    "true",
    "none",
    " ",
    "9" * 5000,
    "\u0323",
)
_NUMBER = re.compile(rb"\d{1,12}")
_WORD = re.compile(rb"/?[A-Za-z]{2,20}")
_REFERENCE = re.compile(rb"\d+ 0 R")
_PACKAGES = ("docx", "odt", "zip")


def flip(chance: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 10, 100))):
        if out:
            out[chance.randrange(len(out))] = chance.choice((0, 255, 128, 32, chance.randrange(256)))
    return bytes(out)


def cut(chance: random.Random, data: bytes) -> bytes:
    """A stretch taken away; as often as not the whole end."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + (data[at + chance.choice((1, 4, 64, 1024, 20_000)) :] if chance.random() < 0.6 else b"")


def double(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    piece = data[at : at + chance.choice((1, 8, 100, 2000))]
    return data[:at] + piece * chance.choice((2, 2, 5, 50)) + data[at:]


def splice(chance: random.Random, data: bytes) -> bytes:
    """The head of this file with the tail of another one, or rubbish in the midst."""
    other = chance.choice([*seeds(chance.choice(("docx", "pdf", "rtf", "html", "txt"))), chance.randbytes(300), b"\0" * 5000])
    at, there = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:at] + other[there:] + (data[at:] if chance.random() < 0.5 else b"")


def words(chance: random.Random, data: bytes) -> bytes:
    """Numbers, names, references of a text format exchanged."""
    pattern = chance.choice((_NUMBER, _WORD, _REFERENCE))
    found = list(pattern.finditer(data))
    if not found:
        return flip(chance, data)
    for _ in range(chance.choice((1, 1, 3, 12))):
        match = chance.choice(found)
        new = chance.choice(found)[0] if chance.random() < 0.5 else chance.choice(VALUES).encode()
        data = data[: match.start()] + new + data[match.end() :]
        found = [m for m in found if m.end() <= match.start()] or [match]
        if found == [match]:
            break
    return data


def scrap(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice([*SCRAPS, *ODD, *LINES]).encode("utf-8", "replace") + data[at:]


def package(chance: random.Random, data: bytes) -> bytes:
    """Damage inside a zip: in one part, or in which parts there are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    for _ in range(chance.choice((1, 1, 2, 4))):
        if parts:
            _part(chance, parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            packing = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else packing
            archive.writestr(info, content)
    made = out.getvalue()
    return flip(chance, made) if chance.random() < 0.05 else made


def _part(chance: random.Random, parts: list[tuple[str, bytes]]) -> None:
    main = [k for k, (name, _) in enumerate(parts) if name.endswith(("document.xml", "content.xml"))]
    at = chance.choice(main) if main and chance.random() < 0.5 else chance.randrange(len(parts))
    name, content = parts[at]
    how = chance.random()
    if how < 0.8:
        parts[at] = (name, xml(chance, content) if content[:1] == b"<" else flip(chance, content))
    elif how < 0.86:
        parts[at] = (name, chance.choice((flip, cut, double, words, scrap))(chance, content))
    elif how < 0.9:
        del parts[at]
    elif how < 0.95:
        other = chance.randrange(len(parts))
        parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], content)
    elif how < 0.98:
        parts[at] = (chance.choice((name.upper(), "../" + name, "/" + name, name.replace("/", "\\"), name * 2, "x.xml")), content)
    else:
        parts[at] = (
            name,
            zlib.compress(content) if chance.random() < 0.5 else b"\xff\xfe" + content.decode("utf-8", "replace").encode("utf-16-le"),
        )


def xml(chance: random.Random, content: bytes) -> bytes:
    """Elements taken away, doubled, moved, nested, renamed; attributes and texts exchanged."""
    try:
        root = etree.fromstring(content, etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError:
        return flip(chance, content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        elements = [e for e in root.iter() if isinstance(e.tag, str)]
        _TREES[chance.randrange(len(_TREES))](chance, chance.choice(elements), chance.choice(elements))
    return etree.tostring(root)


def _remove(chance: random.Random, one: Any, other: Any) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _copied(chance: random.Random, one: Any, other: Any) -> None:
    if len(list(one.iter())) < 400:
        other.insert(chance.randrange(len(other) + 1), copy.deepcopy(one))


def _multiplied(chance: random.Random, one: Any, other: Any) -> None:
    if one.getparent() is not None and len(list(one.iter())) < 40:
        for _ in range(chance.choice((2, 30, 200))):
            one.addnext(copy.deepcopy(one))


def _nested(chance: random.Random, one: Any, other: Any) -> None:
    """The element in itself, up to the depth that a parser takes and past it."""
    shell = one
    for _ in range(chance.choice((3, 3, 30, 30, 120, 300))):
        shell = etree.SubElement(shell, one.tag, dict(one.attrib))
    if len(other):
        shell.append(copy.deepcopy(other[0]))


def _attribute(chance: random.Random, one: Any, other: Any) -> None:
    holders = [e for e in one.iter() if e.attrib] or [other]
    for holder in chance.choices(holders, k=3):
        for name in list(holder.attrib)[:4]:
            holder.set(name, chance.choice(VALUES))


def _unnamed(chance: random.Random, one: Any, other: Any) -> None:
    one.attrib.clear()


def _exchanged(chance: random.Random, one: Any, other: Any) -> None:
    one.tag, other.tag = other.tag, one.tag


def _texted(chance: random.Random, one: Any, other: Any) -> None:
    said = "".join(c for c in chance.choice([*SCRAPS, *ODD, *LINES]) if c.isprintable() or c in "\n\t")
    holder = chance.choice([e for e in one.iter() if e.text] or [one])
    holder.text = said + (holder.text or "") if chance.random() < 0.5 else said


_TREES = (_remove, _copied, _multiplied, _nested, _attribute, _attribute, _unnamed, _exchanged, _texted)
_PICTURES: dict[str, Mutation] = {"png": pictures.png, "jpg": pictures.jpg}
_RAW: tuple[Mutation, ...] = (flip, cut, double, splice, scrap)


def case(ending: str, number: int) -> bytes:
    """The damaged file of this ending and number."""
    chance = random.Random(f"{ending} {number}")
    data = chance.choice(seeds(ending))
    for _ in range(chance.choice((1, 1, 1, 2))):
        if ending in _PACKAGES and chance.random() < 0.9 and zipfile.is_zipfile(io.BytesIO(data)):
            try:
                data = package(chance, data)
                continue
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
                pass
        if ending in _PICTURES and chance.random() < 0.6:
            with contextlib.suppress(struct.error, IndexError):
                data = _PICTURES[ending](chance, data)
            continue
        data = chance.choice((*_RAW, words, words, words) if ending not in _PACKAGES else _RAW)(chance, data)
    return data
