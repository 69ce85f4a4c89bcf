"""Pictures of pages in every form that PNG and JPEG have → what the mutations begin from; chunks changed under a sum that still holds."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WORDS = ("UBND HUYEN A", "So: 12/KH-TH", "KE HOACH", "Thuc hien cong tac y te truong hoc nam 2025", "Noi nhan: - Phong GD&DT; - Luu: VT.")
#: Sides of a picture that say more than its bytes hold.
_SIDES = (0, 1, 2, 999, 65_535, 70_000, 1 << 31, (1 << 32) - 1)


@cache
def page() -> Any:
    """A small page with a few lines of type and a ruled box."""
    from PIL import Image, ImageDraw, ImageFont

    drawn = Image.new("RGB", (640, 420), "white")
    pen = ImageDraw.Draw(drawn)
    for k, words in enumerate(_WORDS):
        pen.text((40, 30 + 60 * k), words, fill="black", font=ImageFont.load_default(size=26))
    pen.rectangle((30, 20, 610, 400), outline="black", width=2)
    return drawn


def _saved(picture: Any, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def png_seeds() -> list[bytes]:
    """Grey, black and white, with a palette, with transparency, of sixteen bits, moving, tiny, thin."""
    import numpy as np
    from PIL import Image

    plain = page()
    deep = Image.fromarray(np.asarray(plain.convert("L")).astype(np.uint16) * 257)
    turned = plain.rotate(90, expand=True)
    found = [_saved(plain.convert(mode), "PNG") for mode in ("L", "1", "P", "RGBA", "LA", "RGB")]
    found += [_saved(deep, "PNG"), _saved(turned, "PNG"), _saved(plain, "PNG", save_all=True, append_images=[turned.resize(plain.size)])]
    return [
        *found,
        _saved(Image.new("L", (1, 1)), "PNG"),
        _saved(Image.new("1", (9000, 3)), "PNG"),
        _saved(Image.new("L", (3, 9000)), "PNG"),
    ]


def jpg_seeds() -> list[bytes]:
    """Of colours, grey, as printers have them, lying on its side by what it says, coarse, in scans, two in one file."""
    from PIL import Image

    plain = page()
    lying = Image.Exif()
    lying[0x112] = 6
    found = [_saved(plain.convert(mode), "JPEG", quality=60) for mode in ("RGB", "L", "CMYK")]
    found += [
        _saved(plain.rotate(90, expand=True), "JPEG", exif=lying),
        _saved(plain, "JPEG", quality=5),
        _saved(plain, "JPEG", progressive=True),
    ]
    return [*found, _saved(plain, "MPO", save_all=True, append_images=[plain]), _saved(Image.new("L", (1, 1)), "JPEG")]


def scan_seeds() -> list[bytes]:
    """PDFs of pictures only: grey, and black and white."""
    pages = [page().convert("L"), page().convert("1")]
    return [_saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=72), _saved(pages[1], "PDF", resolution=20)]


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk of a sound PNG."""
    at = len(_SIGNATURE)
    while at + 8 <= len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + size]
        at += size + 12


def png(chance: random.Random, data: bytes) -> bytes:
    """One chunk of a PNG changed, lost, doubled or moved; the sums of all are right again."""
    parts = list(chunks(data))
    at = chance.randrange(len(parts))
    name, content = parts[at]
    what = chance.randrange(5)
    if what == 0 and name == b"IHDR":
        side = chance.choice((0, 4))
        content = content[:side] + struct.pack(">I", chance.choice(_SIDES)) + content[side + 4 :]
    elif what <= 1 and content:
        spot = chance.randrange(len(content))
        content = content[:spot] + bytes([chance.randrange(256)]) + content[spot + 1 :]
    elif what == 2:
        content = content[: chance.randrange(len(content) + 1)]
    elif what == 3:
        parts.insert(chance.randrange(len(parts) + 1), parts[at])
    else:
        parts.insert(chance.randrange(len(parts)), parts.pop(at))
        name, content = parts[at]
    parts[at] = name, content
    return _SIGNATURE + b"".join(struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in parts)


def jpg(chance: random.Random, data: bytes) -> bytes:
    """The sides, the depth or the number of colours of a JPEG changed where its frame says them."""
    at = next((k for mark in (b"\xff\xc0", b"\xff\xc2") if (k := data.find(mark)) > 0), None)
    if at is None:
        return data
    spot = at + chance.choice((4, 5, 7, 9))
    value = struct.pack(">H", chance.choice(_SIDES) & 0xFFFF) if spot in (at + 5, at + 7) else bytes([chance.choice((0, 1, 2, 4, 12, 255))])
    return data[:spot] + value + data[spot + len(value) :]
