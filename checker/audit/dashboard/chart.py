"""(where, series, how many) → an SVG of stacked columns, drawn by its own numbers; its table stands beside it on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.audit.words import figure

_YEARS = 40  # columns that still have room for their labels
_WIDEST = 60  # a bar, however few there are
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 720, 220, 64, 28, 12


class Bar(NamedTuple):
    """A rectangle of one series, in the picture's own units, with what it stands for."""

    x: float
    y: float
    width: float
    height: float
    series: int
    label: str


class Tick(NamedTuple):
    at: float
    text: str


class Picture(NamedTuple):
    width: int
    height: int
    left: int
    floor: float
    bars: list[Bar]
    below: list[Tick]
    beside: list[Tick]


def drawn(rows: Sequence[tuple[str, str, int]], series: Sequence[str], names: Sequence[str], lang: str = "vi") -> Picture | None:
    """None where there is nothing to draw. What is of no series is left out."""
    places = _each_year(list(dict.fromkeys(where for where, name, _ in rows if name in series)))
    counts = {(where, name): int(count) for where, name, count in rows}
    most = max((sum(counts.get((where, name), 0) for name in series) for where in places), default=0)
    if not most:
        return None
    top = _rounded(most)
    floor, step = float(_HEIGHT - _BOTTOM), (_WIDTH - _LEFT) / len(places)
    width = min(step * 0.7, _WIDEST)
    bars, below = [], []
    for at, where in enumerate(places):
        x, y = _LEFT + at * step, floor
        for index, name in enumerate(series):
            count = counts.get((where, name), 0)
            height = count * (floor - _TOP) / top
            y -= height
            if count:
                bars.append(
                    Bar(
                        round(x + (step - width) / 2, 1),
                        round(y, 1),
                        round(width, 1),
                        round(height, 1),
                        index,
                        f"{where}: {names[index]} {figure(count, lang)}",
                    )
                )
        below.append(Tick(round(x + step / 2, 1), where))
    beside = [Tick(round(floor - part * (floor - _TOP), 1), figure(round(top * part), lang)) for part in (0, 0.5, 1)]
    return Picture(_WIDTH, _HEIGHT, _LEFT, floor, bars, below, beside)


def _each_year(places: list[str]) -> list[str]:
    """Years of which nothing is told stand between the others too, so that a gap is seen."""
    if not places or not all(place.isdigit() for place in places):
        return places
    first, last = min(map(int, places)), max(map(int, places))
    return [str(year) for year in range(first, last + 1)] if last - first < _YEARS else places


def _rounded(most: int) -> int:
    """The next of 2, 4, 10, 20, 40, 100 …: even, so that its half is whole."""
    power = 1
    while True:
        for step in (2, 4, 10):
            if step * power >= most:
                return step * power
        power *= 10
