"""The words of a task → of whom they speak."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.audiences import types_named, words


@cache
def _above() -> re.Pattern[str]:
    """«tập huấn … cho nữ ứng cử đại biểu»: people whom no school trains."""
    return regexp(r"(?<!\w)cho\s[^.;]*" + words("above_schools").pattern)


class Speaks(Struct, frozen=True):
    """Of whom a task's own words speak: kinds of school, or people whom no school answers for."""

    types: frozenset[str]
    above: bool


def task_speaks(text: str) -> Speaks:
    """The same for every school."""
    key, named = fold(text), types_named(text)
    if "gdtx" in named and "mù chữ" in key:  # schools of general education count those who cannot read, too
        named |= {"th", "thcs"}
    return Speaks(named, bool(_above().search(key)))
