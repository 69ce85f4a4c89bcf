"""Places in a text → the paragraphs that hold them, what begins in a stretch: a stage searches the whole text once, and looks closely only
where something may be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from checker.model import Document, Span

_Item = TypeVar("_Item")


def holding(document: Document, places: Iterable[int]) -> list[int]:
    """The indices of the paragraphs in which one of the places lies, in order; one between two paragraphs is told with the first."""
    return [index - 1 for index in sorted({bisect_right(document.starts, at) for at in places}) if index]


def between(items: Sequence[_Item], starts: Sequence[int], span: Span) -> Sequence[_Item]:
    """Those of the sorted items that begin in a stretch of text; `starts` are their places."""
    low = bisect_left(starts, span.start)
    return items[low : bisect_left(starts, span.end, lo=low)]
