"""The name of a file → the parts of a path that stays inside a folder, on every system."""

from __future__ import annotations

from pathlib import PurePosixPath


def within(name: str) -> tuple[str, ...]:
    """«C:/../nop.zip/a.docx» → «C_», «nop.zip», «a.docx»; the share of «//may/kho/a.docx» is a folder like any other."""
    return tuple(part.replace("\\", "_").replace(":", "_") for part in PurePosixPath(name).parts if part.strip("/."))
