"""Ruling lines → cells → tables: a cell is the smallest rectangle whose four sides are drawn."""

from __future__ import annotations

from typing import NamedTuple

from checker.read.pdf.model import Box

_THIN = 3.0
_SHORTEST = 4.0
_SNAP = 3.0
_MOST_CROSSINGS = 4_000


class Rule(NamedTuple):
    """A horizontal (`across`) or vertical line at `at`, from `start` to `end`, in points."""

    across: bool
    at: float
    start: float
    end: float

    @classmethod
    def of(cls, box: Box, thin: float = _THIN) -> Rule | None:
        """The line that a thin box is, None for other boxes."""
        width, height = box[2] - box[0], box[3] - box[1]
        if height <= thin and width >= _SHORTEST:
            return cls(True, (box[1] + box[3]) / 2, box[0], box[2])
        if width <= thin and height >= _SHORTEST:
            return cls(False, (box[0] + box[2]) / 2, box[1], box[3])
        return None


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line joined: near lines are taken to lie at one place, small gaps are closed."""
    out: list[Rule] = []
    level: list[Rule] = []
    for rule in [*sorted(rules, key=lambda r: r.at), None]:
        if rule is not None and (not level or rule.at - level[0].at <= _SNAP):
            level.append(rule)
            continue
        at = sum(r.at for r in level) / len(level) if level else 0.0
        for part in sorted(level, key=lambda r: r.start):
            if out and out[-1].at == at and part.start - out[-1].end <= _SNAP:
                out[-1] = Rule(part.across, at, out[-1].start, max(out[-1].end, part.end))
            else:
                out.append(Rule(part.across, at, part.start, part.end))
        level = [rule] if rule is not None else []
    return out


def _covers(rule: Rule, value: float) -> bool:
    return rule.start - _SNAP <= value <= rule.end + _SNAP


def cells(rules: list[Rule]) -> list[Box]:
    """Every cell that the lines enclose, from the top, each row from the left."""
    across = _joined([r for r in rules if r.across])
    down = _joined([r for r in rules if not r.across])
    if len(across) < 2 or len(down) < 2 or len(across) * len(down) > _MOST_CROSSINGS * 25:
        return []
    crossings = {(v.at, h.at): (v, h) for v in down for h in across if _covers(v, h.at) and _covers(h, v.at)}
    if len(crossings) > _MOST_CROSSINGS:
        return []
    by_x: dict[float, list[float]] = {}
    by_y: dict[float, list[float]] = {}
    for x, y in crossings:
        by_x.setdefault(x, []).append(y)
        by_y.setdefault(y, []).append(x)
    out = []
    for (x, y), lines in sorted(crossings.items(), key=lambda item: (item[0][1], item[0][0])):
        box = _smallest(x, y, lines, crossings, sorted(by_x[x]), sorted(by_y[y]))
        if box is not None:
            out.append(box)
    return out


def _smallest(
    x: float, y: float, lines: tuple[Rule, Rule], crossings: dict[tuple[float, float], tuple[Rule, Rule]], ys: list[float], xs: list[float]
) -> Box | None:
    """The smallest rectangle with its top left corner here."""
    vertical, horizontal = lines
    for bottom in ys:
        if bottom <= y or crossings[(x, bottom)][0] is not vertical:
            continue
        for right in xs:
            if right <= x or crossings[(right, y)][1] is not horizontal or (right, bottom) not in crossings:
                continue
            side, floor = crossings[(right, bottom)]
            if side is crossings[(right, y)][0] and floor is crossings[(x, bottom)][1]:
                return (x, y, right, bottom)
    return None


def tables(boxes: list[Box]) -> list[list[Box]]:
    """Cells that share a corner are one table."""
    owner: dict[tuple[float, float], int] = {}
    groups: list[list[Box]] = []
    for box in boxes:
        corners = [(box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])]
        found = sorted({owner[c] for c in corners if c in owner})
        home = found[0] if found else len(groups)
        if not found:
            groups.append([])
        groups[home].append(box)
        for other in found[1:]:
            groups[home] += groups[other]
            groups[other] = []
            owner.update({c: home for c, g in owner.items() if g == other})
        owner.update(dict.fromkeys(corners, home))
    return [group for group in groups if len(group) > 1]
