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
    file for one of these; for photos, pixels). `split` is where two pages that lie side by side part, 0 for one page; `left` where this
    one begins, once they are parted.
    """

    width: float
    height: float
    words: list[Seen]
    rules: list[Rule]
    turn: float = 0.0
    unit: float = 1.0
    quarters: int = 0
    split: float = 0.0
    left: float = 0.0

    def leaves(self) -> list[Page]:
        """The pages that lie side by side, from left to right; the one page itself."""
        if not self.split:
            return [self]
        sides: list[Page] = []
        for right in (False, True):
            words = [w for w in self.words if ((w.box[0] + w.box[2]) / 2 >= self.split) is right]
            rules = [r for r in self.rules if ((r.start if r.across else r.at) >= self.split - 1) is right]
            by = self.split if right else 0.0
            words = [w._replace(box=(w.box[0] - by, w.box[1], w.box[2] - by, w.box[3])) for w in words]
            rules = [r._replace(start=r.start - by, end=r.end - by) if r.across else r._replace(at=r.at - by) for r in rules]
            sides.append(self._replace(words=words, rules=rules, left=by))
        return sides

    @property
    def wide(self) -> float:
        """The width of this leaf in points."""
        return self.width - self.left if self.left else self.split or self.width


def packed(page: Page) -> list[object]:
    """The page as plain lists, for the pipe and the cache."""
    words, rules = [list(w) for w in page.words], [list(r) for r in page.rules]
    return [page.width, page.height, words, rules, page.turn, page.unit, page.quarters, page.split]


def unpacked(data: Any) -> Page:
    """The inverse of `packed`. ValueError or TypeError where the data is something else."""
    width, height, words, rules, turn, unit, quarters, split = data
    seen = [Seen(str(text), _box(box), float(confidence), int(line)) for text, box, confidence, line in words]
    drawn = [Rule(bool(across), float(at), float(start), float(end)) for across, at, start, end in rules]
    return Page(float(width), float(height), seen, drawn, float(turn), float(unit), int(quarters), float(split))


def _box(sides: list[float]) -> Box:
    left, top, right, bottom = map(float, sides)
    return left, top, right, bottom


def mean(seen: list[Seen]) -> float:
    """Mean confidence of words, weighed by their letters; 0 for hardly any."""
    letters = sum(len(w.text) for w in seen)
    return sum(w.confidence * len(w.text) for w in seen) / letters if letters >= _FEWEST else 0.0
