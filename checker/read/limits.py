"""Settings → how much of a file the reader is willing to swallow."""

from __future__ import annotations

from msgspec import Struct

MB = 1024 * 1024


class Limits(Struct, frozen=True):
    """Bounds on one file. Sizes in bytes; `seconds` of processor time (twice that of wall time)."""

    size: int = 100 * MB  # of the file itself
    part: int = 64 * MB  # of one unpacked part of a package
    unpacked: int = 512 * MB  # of all its parts, pictures too, as its index declares them
    entries: int = 20_000
    members: int = 2_000  # documents of one archive
    ratio: int = 300  # unpacked to packed, for parts above `plain`
    plain: int = 6 * MB  # packages whose text parts are smaller are parsed without a child process
    pages: int = 3_000
    characters: int = 20_000_000
    seconds: int = 30
    scans: int = 1_000  # scanned pages that are recognised
    page_seconds: int = 60  # for recognising one of them
    pixels: int = 60_000_000  # of a photo, or of a page as it is rendered
    workers: int = 0  # pages recognised at the same time; 0: one a core
    memory: int = 1024 * MB  # on top of what the program holds already
    alone: bool = False  # the caller is a process that may die of a file: no child is made for it
    folder: str = ""  # where a child may write; made and removed by its parent
