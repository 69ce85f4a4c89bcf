"""Red stamps over black type, drawn by hand: the stamp goes, type stays, red type too."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from checker.read.scan.ink import reddish, without_stamps

_RED = (215, 40, 50)


def _page(*, ring: int = 0, red_line: bool = False) -> Image.Image:
    """Lines of black strokes; a red ring of this radius pressed over them; a line of red strokes."""
    page = Image.new("RGB", (1200, 900), "white")
    draw = ImageDraw.Draw(page)
    for y in range(100, 800, 50):
        for x in range(100, 1100, 14):
            draw.rectangle((x, y - 20, x + 3, y), fill=_RED if red_line and y == 400 else (0, 0, 0))
    pressed = Image.new("RGB", page.size, "white")
    if ring:
        ImageDraw.Draw(pressed).ellipse((600 - ring, 450 - ring, 600 + ring, 450 + ring), outline=_RED, width=8)
    return ImageChops.multiply(page, pressed)


def _dark(picture: Image.Image) -> Any:
    return np.asarray(picture.convert("L")) < 130


def test_a_stamp_goes_and_the_type_under_it_stays() -> None:
    page = _page(ring=150)
    clean = without_stamps(page)
    assert reddish(page.resize((150, 112)))
    assert (_dark(clean) == _dark(_page())).mean() > 0.9995
    assert (_dark(page) == _dark(_page())).mean() < 0.998


@pytest.mark.parametrize(("ring", "red_line"), [(0, True), (40, False), (0, False)], ids=["red type", "a small mark", "nothing red"])
def test_what_is_no_stamp_stays(ring: int, red_line: bool) -> None:
    page = _page(ring=ring, red_line=red_line)
    assert without_stamps(page) is page


def test_a_page_without_colours_is_left_alone() -> None:
    page = _page().convert("L")
    assert without_stamps(page) is page
    assert not reddish(_page().resize((150, 112)))
