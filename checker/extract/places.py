"""Places in a text → the paragraphs that hold them: a stage searches the whole text once, and looks closely only where something may be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from checker.model import Document


def holding(document: Document, places: Iterable[int]) -> list[int]:
    """The indices of the paragraphs in which one of the places lies, in order; one between two paragraphs is told with the first."""
    return [index - 1 for index in sorted({bisect_right(document.starts, at) for at in places}) if index]
