"""Bytes → their SHA-256, or a stamp by which a change is seen; without OpenSSL, which takes longer to load than a plan takes to hash."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b  # `hashlib` has it from here
    except ImportError:
        from hashlib import blake2b

SIZE = 32  # bytes of a stamp
_LARGE = 1_000_000  # bytes from which OpenSSL's way with modern processors is worth loading it


def stamp(*parts: bytes) -> bytes:
    """The stamp of some bytes; of several parts also by where each ends."""
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(b"%d " % len(part))
        made.update(part)
    return made.digest()


def sha256(data: bytes) -> str:
    """In hexadecimal digits."""
    if len(data) < _LARGE and "_hashlib" not in sys.modules and (own := _own()):
        return str(own(data).hexdigest())
    import hashlib

    return hashlib.sha256(data).hexdigest()


@cache
def _own() -> Callable[[bytes], Any] | None:
    """Python's own way, sought once: a module that is not there is looked for in every folder of its path."""
    for name in ("_sha2", "_sha256"):  # the second before Python 3.12
        with suppress(ImportError):
            return import_module(name).sha256  # type: ignore[no-any-return]
    return None
