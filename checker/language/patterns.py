"""Text of a pattern → the pattern, its code kept beside rules/: to compile all of them anew takes longer than to check a plan.

Python keeps the code of its modules, but not that of their patterns. What is kept here is plain numbers, made by this very Python for this
very text; the engine verifies them before it takes them. Where one may not write, or where Python has no such doors, `re` compiles as ever.
"""

from __future__ import annotations

import atexit
import contextlib
import re
import sys
from array import array
from collections.abc import Iterable
from functools import cache

import msgspec

from checker.language.compiled import keep
from checker.language.lexicon import rules_root

_MOST = 1_500  # patterns; more are left of versions past, and all are made anew

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _NAME: str | None = f"patterns.{sys.implementation.cache_tag}.{sys.hexversion:x}.{_sre.MAGIC}.msgpack"
except (ImportError, AttributeError):
    _NAME = None


class _Code(msgspec.Struct, array_like=True):
    """What the engine asks for: its numbers, the flags, how many groups, and the names of some."""

    numbers: memoryview  # where they lie in the file: two hundred thousand are not copied before they are asked for
    flags: int
    groups: int
    names: dict[str, int]


def regexp(text: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, by the code that is kept. Not for patterns that hold words of a document: their code would be kept too."""
    if _NAME is None:
        return re.compile(text, flags)
    name = f"{int(flags):x} {text}"
    code = _known().get(name)
    if code is None:
        code = _known()[name] = _made(text, int(flags))
        _new()
    try:
        return _pattern(text, code)
    except (RuntimeError, TypeError, ValueError, OverflowError):  # a spoilt file; the next to be kept is right
        del _known()[name]
        return re.compile(text, flags)


def by_letter(words: Iterable[str], ahead: str = r"(?!\w)", blank: str = r"\s+") -> str:
    """The words as alternatives, longest first, whole words only (or what else may stand `ahead`); blanks of any kind and number between
    their parts (or what else the `blank` is).

    They stand by their first letters, «c(?<!\\wc)(?:ho|ác)|t…», for which the engine can search; before `(?<!\\w)` it tries every place.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        first, *more = map(re.escape, word.split())
        groups.setdefault(word[0], []).append(blank.join([first[len(re.escape(word[0])) :], *more]))
    return "|".join(rf"{re.escape(letter)}(?<!\w{re.escape(letter)})(?:{'|'.join(rest)}){ahead}" for letter, rest in groups.items())


def by_rarest(word: str) -> str:
    """A word that the engine searches for by its rarest letter, the one farthest from ASCII: through a long text two to four times as fast
    as for its first ones. «luật» → «ậ(?<=(?P<word>luậ))t»: the match begins at that letter, its group `word` where the word does."""
    before, after = _at_rarest(word)
    return rf"{re.escape(before[-1])}(?<=(?P<word>{re.escape(before)})){re.escape(after)}"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A cheap look whether a text holds any of many words, inside others too: by the rarest letter of each, few in most texts."""
    parts = map(_at_rarest, words)
    return regexp("|".join(rf"{re.escape(before[-1])}(?<={re.escape(before)}){re.escape(after)}" for before, after in parts))


def _at_rarest(word: str) -> tuple[str, str]:
    """A word up to its rarest letter, and the rest."""
    at = max(range(len(word)), key=lambda i: ord(word[i])) + 1
    return word[:at], word[at:]


def _made(text: str, flags: int) -> _Code:
    parsed = _parser.parse(text, flags)
    numbers = array("I", _compiler._code(parsed, flags))
    return _Code(memoryview(numbers.tobytes()), flags | parsed.state.flags, parsed.state.groups - 1, parsed.state.groupdict)


def _pattern(text: str, code: _Code) -> re.Pattern[str]:
    names: list[str | None] = [None] * (code.groups + 1)
    for name, at in code.names.items():
        names[at] = name
    numbers = array("I")  # makes its list of numbers in half of the time that the view of the file takes
    numbers.frombytes(code.numbers)
    made: re.Pattern[str] = _sre.compile(text, code.flags, numbers.tolist(), code.groups, code.names, tuple(names))
    return made


@cache
def _known() -> dict[str, _Code]:
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        known = msgspec.msgpack.decode((rules_root() / "compiled" / str(_NAME)).read_bytes(), type=dict[str, _Code])
        return known if len(known) < _MOST else {}
    return {}


@cache
def _new() -> None:
    """Once a process: what it had to compile is kept when it ends."""
    atexit.register(_store)


def _store() -> None:
    with contextlib.suppress(OSError, MemoryError):
        keep(msgspec.msgpack.encode(_known()), rules_root() / "compiled" / str(_NAME))
