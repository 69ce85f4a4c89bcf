"""Two columns side by side are told from table rows, from justified lines, and from lines alone."""

from __future__ import annotations

import pytest

from checker.read.scan.columns import bands
from checker.read.scan.model import Seen

#: Lines as (baseline, [(from, to), …]).
Rows = list[tuple[int, list[tuple[int, int]]]]


def _seen(rows: Rows) -> list[Seen]:
    return [Seen("chữ", (a, y - 25, b, y), 0.9, k) for k, (y, words) in enumerate(rows) for a, b in words]


_HEAD: Rows = [
    (200, [(240, 400), (420, 560), (800, 1000), (1020, 1400)]),
    (250, [(250, 550), (850, 1350)]),
    (300, [(300, 500), (820, 1380)]),
]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (_HEAD, [(169, 306, 680, 8)]),
        ([*_HEAD, (340, [(300, 480)]), (420, [(240, 1400)])], [(169, 346, 680, 9)]),
        ([*_HEAD, (340, [(300, 900)])], [(169, 306, 680, 8)]),  # a line across the gutter ends the band
        (_HEAD[:1], []),
        ([(200 + 50 * k, [(240, 700), (730, 1400)]) for k in range(4)], []),  # wide blanks of justified text
        ([(200, [(240, 400), (900, 1400)]), (250, [(240, 1000), (1100, 1400)])], []),  # no gutter in common
        ([(200, [(240, 400), (900, 1400)]), (600, [(240, 400), (900, 1400)])], []),  # far apart
    ],
)
def test_bands(rows: Rows, wanted: list[tuple[int, int, int, int]]) -> None:
    assert [(round(b.top), round(b.bottom), round(b.middle), len(b.words)) for b in bands(_seen(rows))] == wanted
