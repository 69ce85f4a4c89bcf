"""What the reader of a format hands over: plain tuples, since they may come through a pipe from a child process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

#: The arguments of `Place`, in order: part, page, paragraph, run, table, row, column, line, box, offset, of scans the confidence;
#: after them, of Word's runs, the index of the face in `Raw.faces`.
Where = tuple[Any, ...]
#: A stretch of text and the place that it comes from.
Bit = tuple[str, Where]


class RawBlock(NamedTuple):
    """A paragraph (one cell) or a row; `kind` «blank» is an empty line of a text file.

    `label` counts the characters of the automatic number at its start.
    """

    kind: str
    cells: list[list[Bit]]
    label: int = 0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    shape: int | None = None  # index in `Raw.shapes`


class Raw(NamedTuple):
    """The blocks of a file in reading order. `notices` are codes with their arguments (notices.py), `status` one of model.Status."""

    blocks: list[RawBlock]
    notices: list[tuple[str, dict[str, Any]]]
    status: str = "read"
    pages: int | None = None
    signatures: Sequence[tuple[str, str | None]] = ()  # name, and time in ISO 8601
    unread: Sequence[int] = ()  # pages (from 0) without text to be trusted
    faces: Sequence[Sequence[Any]] = ()  # the arguments of `Face`, in order
    shapes: Sequence[Sequence[Any]] = ()  # the arguments of `Shape`
    sheets: Sequence[Sequence[Any]] = ()  # the number of the last paragraph that it holds, and the arguments of `Sheet` without `start`


class Unreadable(Exception):
    """The file can't be read. `code` is a key of notices.py, `details` fill its text."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def where(part: str = "body", page: int | None = None, *, line: int | None = None, offset: int | None = None, box: Any = None) -> Where:
    """The place of text outside Word's paragraphs."""
    return (part, page, None, None, None, None, None, line, box, offset)
