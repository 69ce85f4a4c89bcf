"""YAML text → its data, kept beside rules/ in a form that loads thirty times as fast, as Python keeps its own modules.

A kept file opens with the stamp of the text that it was made from, so what a user has changed is seen at once. It is data, never code.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from checker.language.lexicon import parse_yaml
from checker.language.stamp import stamp

Made = TypeVar("Made")

_DATE = 1  # code of the one kind of value that YAML has and msgpack has not


def compiled(text: bytes, kept: Path) -> Any:
    """The data of a YAML text, from the file `kept` where that was made of this very text; else parsed, and kept where one may write."""
    made_of = stamp(text)
    try:
        found = kept.read_bytes()
        if found.startswith(made_of):
            return msgspec.msgpack.decode(memoryview(found)[len(made_of) :], ext_hook=_restored)
    except (OSError, ValueError, msgspec.DecodeError):
        pass  # none yet, or a torn one: made anew
    data = parse_yaml(text)
    with contextlib.suppress(OSError):
        keep(made_of + msgspec.msgpack.encode(_tagged(data)), kept)
    return data


def built(make: Callable[[], Made], form: type[Made], sources: Sequence[Path], kept: Path) -> Made:
    """What `make` makes of the `sources`, its own module among them, from the file `kept` where that was made of these very files."""
    made_of = stamp(*[source.read_bytes() for source in sources])
    with contextlib.suppress(OSError, ValueError, msgspec.DecodeError):  # ValidationError too, of an older form
        found = kept.read_bytes()
        if found.startswith(made_of):
            return msgspec.msgpack.decode(memoryview(found)[len(made_of) :], type=form)
    made = make()
    with contextlib.suppress(OSError):
        keep(made_of + msgspec.msgpack.encode(made), kept)
    return made


def keep(content: bytes, kept: Path) -> None:
    """Written aside and moved, so that a check that runs beside this one never reads half a file."""
    kept.parent.mkdir(exist_ok=True)
    aside = kept.with_suffix(f".{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.replace(kept)
    except OSError:  # on Windows also while another check reads what is there
        aside.unlink(missing_ok=True)
        raise


def _tagged(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tagged(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_tagged(item) for item in value]
    return msgspec.msgpack.Ext(_DATE, value.isoformat().encode()) if isinstance(value, date) else value


def _restored(code: int, data: memoryview) -> date:
    if code != _DATE:
        raise ValueError(f"unknown code {code}")
    return date.fromisoformat(bytes(data).decode())
