"""The code of the program's modules in one file beside Python's own: two hundred files to find, open and check took a twelfth of a check.

It is what Python keeps of each module, trusted as Python trusts that: while the source has the time and size that it had. A module that is
not in the file, or no longer so, is loaded as ever; where one may not write, all are.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from types import CodeType, ModuleType

_FOLDER = os.path.dirname(__file__)  # noqa: PTH120  # Paths are not loaded yet
_HEAD = len(MAGIC_NUMBER) + 16  # bytes: the magic number, the size of the list, the size of the file
#: Source below the package, its time and size; where the code begins and ends behind the list.
_Kept = tuple[str, int, int, int, int]


class Together:
    """Finds the program's modules in the file `kept`; those that it has not are added by `keep`, at the end."""

    def __init__(self, kept: str) -> None:
        self.kept = kept
        self.lacking = False
        self.index: dict[str, _Kept] = {}
        self.code = memoryview(b"")
        try:
            with open(kept, "rb", buffering=0) as file:  # noqa: PTH123
                content = file.read()
            size, whole = (int.from_bytes(content[at : at + 8], "little") for at in (_HEAD - 16, _HEAD - 8))
            if content.startswith(MAGIC_NUMBER) and whole == len(content):
                self.index, self.code = marshal.loads(content[_HEAD : _HEAD + size]), memoryview(content)[_HEAD + size :]
        except (OSError, ValueError, EOFError, TypeError):
            pass  # none yet, or a torn one

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The way to a module of ours whose source is as it was; None for all others."""
        if not name.startswith("checker."):
            return None
        source, *known = self.index.get(name, ("",))
        file = os.path.join(_FOLDER, source)  # noqa: PTH118
        if not source or _state(file) != known[:2]:
            self.lacking = True
            return None
        package = source.endswith("__init__.py")
        spec = ModuleSpec(name, _Loader(name, file, self), origin=file, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [os.path.dirname(file)]  # noqa: PTH120
        return spec

    def keep(self) -> None:
        """Writes the code of all modules of ours that are loaded now, and of those that others loaded."""
        if not self.lacking or not self.kept or sys.dont_write_bytecode:
            return
        index: dict[str, _Kept] = {}
        codes: list[bytes] = []
        at = 0
        for name, module in sorted({**dict.fromkeys(self.index), **sys.modules}.items()):
            if found := self._found(name, module):
                file, (time, size), code = found
                index[name] = (os.path.relpath(file, _FOLDER), time, size, at, at + len(code))
                codes.append(code)
                at += len(code)
        if index.keys() != self.index.keys() or any(index[name][:3] != self.index[name][:3] for name in index):
            self._write(marshal.dumps(index), codes)

    def _found(self, name: str, module: ModuleType | None) -> tuple[str, list[int], bytes] | None:
        """Source, time and size, and code of a module; None where it is none of ours, or no longer there."""
        if not name.startswith("checker."):
            return None
        source, *known = self.index.get(name, ("",))
        file = os.path.join(_FOLDER, source)  # noqa: PTH118
        if source and (state := _state(file)) and state == known[:2]:
            return file, state, bytes(self.code[known[2] : known[3]])
        spec = getattr(module, "__spec__", None)
        if spec is None or type(spec.loader) is not SourceFileLoader or not (state := _state(spec.origin or "")):
            return None
        code = spec.loader.get_code(name)
        return (str(spec.origin), state, marshal.dumps(code)) if code else None

    def _write(self, index: bytes, codes: Sequence[bytes]) -> None:
        aside = f"{self.kept}.{os.getpid()}"
        whole = _HEAD + len(index) + sum(map(len, codes))
        head = MAGIC_NUMBER + len(index).to_bytes(8, "little") + whole.to_bytes(8, "little")
        try:
            with open(aside, "wb") as file:  # noqa: PTH123
                file.write(b"".join((head, index, *codes)))
            os.replace(aside, self.kept)  # noqa: PTH105  # moved, so that nobody reads half a file
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(aside)  # noqa: PTH108


class _Loader(SourceFileLoader):
    """Python's own, but for where the code comes from."""

    def __init__(self, name: str, file: str, together: Together) -> None:
        super().__init__(name, file)
        self._together = together

    def get_code(self, fullname: str) -> CodeType | None:
        _, _, _, start, end = self._together.index[fullname]
        code: CodeType = marshal.loads(self._together.code[start:end])
        return code


def _state(file: str) -> list[int]:
    """Time and size of a file; nothing where it is not there."""
    try:
        known = os.stat(file)  # noqa: PTH116
    except OSError:
        return []
    return [known.st_mtime_ns, known.st_size]


def together() -> Together:
    """Begins to look for modules in the file, which stands where Python keeps their code."""
    made = Together(cache_from_source(__file__).removesuffix("pyc") + "code" if sys.implementation.cache_tag else "")
    sys.meta_path.insert(0, made)
    return made
