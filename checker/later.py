"""What libraries import at their top and a check never asks for, put off until somebody does: a third of the time that libraries take."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """Stands for a module in the library that imports it; the first question for anything of it but what is `known` loads it."""

    def __init__(self, name: str, **known: Any) -> None:
        super().__init__(name)
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the machinery of imports asks for __path__ and the like
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        value = getattr(import_module(self.__name__), name)
        setattr(self, name, value)
        return value


@contextmanager
def lacking(*absent: str, instead: tuple[ModuleType, ...] = ()) -> Iterator[None]:
    """While a library is imported, modules that it would import are not to be found, or others stand for them. What is loaded already
    stays; afterwards the names are free again, so that nobody but that library has the stand-ins."""
    own: dict[str, ModuleType | None] = {**dict.fromkeys(absent), **{module.__name__: module for module in instead}}
    own = {name: module for name, module in own.items() if name not in sys.modules}
    sys.modules.update(own)  # type: ignore[arg-type]  # None is Python's own sign for «not to be found»
    try:
        yield
    finally:
        for name, module in own.items():
            if name in sys.modules and sys.modules[name] is module:
                del sys.modules[name]


def load_click() -> None:
    """click without the translations of its words, which it seeks on the disk one by one and `checker.cli` knows in English anyway."""
    words = Later("gettext", gettext=str, ngettext=lambda one, many, n: one if n == 1 else many)
    system = [Later("platform", system=lambda: os.uname().sysname)] if hasattr(os, "uname") else []  # all that `uuid` asks of it
    with lacking(instead=(words, Later("inspect"), *system)):
        import click  # noqa: F401


def load_msgspec() -> None:
    """msgspec, which takes `typing` where there is nothing newer, without its part for JSON Schema; and what its users need of Python."""
    with lacking("typing_extensions", instead=(Later("textwrap"), Later("msgspec.inspect"), Later("ipaddress"))):
        import pathlib  # noqa: F401

        import msgspec  # noqa: F401


def load_lxml() -> None:
    """lxml, which wants to know the arguments of functions that somebody may add to XPath."""
    if "lxml.etree" in sys.modules:
        return

    def arguments(function: Callable[..., Any]) -> Any:
        from inspect import getfullargspec

        return getfullargspec(function)

    with lacking("rnc2rng", instead=(Later("inspect", getfullargspec=arguments),)):
        import lxml.etree  # noqa: F401


def load_zipfile() -> None:
    """Archives without the two ways of packing that no office uses."""
    with lacking(instead=(Later("bz2"), Later("lzma"))):
        import zipfile  # noqa: F401
