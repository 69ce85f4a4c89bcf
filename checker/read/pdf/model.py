"""What the stages of PDF reading hand to one another. Boxes are x0, y0, x1, y1 in points from the page's top left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]


def around(boxes: Iterable[Box]) -> Box:
    """The box around one or more."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


class Recognised(NamedTuple):
    """A word of a scan: its box on the page of the file, and how sure the engine is of it (0 to 1)."""

    text: str
    box: Box
    confidence: float


@dataclass(slots=True)
class Atom:
    """Text on one line without a wide gap. `order`: characters before it in the stream; `word`: width of its first word."""

    text: str
    box: Box
    order: int
    size: float
    word: float
    bold: bool = False
    italic: bool = False
    page: int = 0
    start: int = -1  # its first character in pdfium's text, where its characters follow one another there
    hanging: float | None = None  # where the text after a list mark begins
    words: tuple[Recognised, ...] = ()  # of a scan
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.x0, self.top, self.x1, self.bottom = self.box

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Grid:
    """A ruled table on one page: `rows` of `columns` cells, each the atoms in it; None where a cell of an earlier row or column reaches."""

    box: Box
    columns: tuple[float, ...]  # left edges
    rows: list[list[list[Atom] | None]]


@dataclass(slots=True)
class Sheet:
    """One page. `usable` is False where its text is missing or false."""

    number: int
    width: float
    height: float
    atoms: list[Atom] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    usable: bool = True
    code: str | None = None  # the old code that its text was in
