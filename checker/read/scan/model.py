"""What the stages of reading scans hand to one another. Boxes are x0, y0, x1, y1 from the top left."""

from __future__ import annotations

from typing import Any, NamedTuple

from checker.read.pdf.cells import Rule
from checker.read.pdf.model import Box

_FEWEST = 5  # letters of a page that says anything


class Seen(NamedTuple):
    """A word as an engine recognised it. `line` numbers the engine's own lines; `confidence` runs from 0 to 1."""

    text: str
    box: Box
    confidence: float
    line: int


class Page(NamedTuple):
    """A recognised page. `words` and `rules` lie on the straightened page of `width` × `height` points at the usual size of paper.

    Back to the page as the file has it lead `turn` (degrees), `quarters` (quarter turns to the left before that) and `unit` (points of the
    file for one of these; for photos, pixels).
    """

    width: float
    height: float
    words: list[Seen]
    rules: list[Rule]
    turn: float = 0.0
    unit: float = 1.0
    quarters: int = 0


def packed(page: Page) -> list[object]:
    """The page as plain lists, for the pipe and the cache."""
    return [page.width, page.height, [list(w) for w in page.words], [list(r) for r in page.rules], page.turn, page.unit, page.quarters]


def unpacked(data: Any) -> Page:
    """The inverse of `packed`. ValueError or TypeError where the data is something else."""
    width, height, words, rules, turn, unit, quarters = data
    seen = [Seen(str(text), _box(box), float(confidence), int(line)) for text, box, confidence, line in words]
    drawn = [Rule(bool(across), float(at), float(start), float(end)) for across, at, start, end in rules]
    return Page(float(width), float(height), seen, drawn, float(turn), float(unit), int(quarters))


def _box(sides: list[float]) -> Box:
    left, top, right, bottom = map(float, sides)
    return left, top, right, bottom


def mean(seen: list[Seen]) -> float:
    """Mean confidence of words, weighed by their letters; 0 for hardly any."""
    letters = sum(len(w.text) for w in seen)
    return sum(w.confidence * len(w.text) for w in seen) / letters if letters >= _FEWEST else 0.0
