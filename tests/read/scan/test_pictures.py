"""Pictures of pages drawn by hand: how they lie, their ruling lines, the strokes of numerals."""

from __future__ import annotations

import io
import random
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from checker.read.limits import Limits
from checker.read.raw import Unreadable
from checker.read.scan import picture
from checker.read.scan.leftovers import leftovers
from checker.read.scan.model import Seen
from checker.read.scan.strokes import read_again, upright


def _written(*, pale: int = 0) -> Image.Image:
    """A page of short strokes in lines, as type looks from afar."""
    page = Image.new("L", (1654, 2339), 255 - pale)
    draw, chance = ImageDraw.Draw(page), random.Random(7)
    for y in range(300, 2000, 50):
        x = 240
        while x < 1400:
            draw.rectangle((x, y - chance.choice((14, 22)), x + 4, y), fill=pale)
            x += chance.choice((9, 11, 24))
    return page


@pytest.mark.parametrize("angle", [0.0, 0.6, -1.3, 3.0])
def test_a_page_is_straightened(angle: float) -> None:
    askew = _written().rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert picture.straight(askew)[1] == pytest.approx(angle, abs=0.11)


@pytest.mark.parametrize(("pale", "noise"), [(0, 0), (60, 0), (20, 12)])
def test_ruling_lines_are_found_and_wiped_out(pale: int, noise: int) -> None:
    page = _written(pale=pale)
    draw = ImageDraw.Draw(page)
    for y in (1205, 1455):
        draw.line((230, y, 1420, y), fill=pale, width=2)
    for x in (233, 1417):
        draw.line((x, 1205, x, 1455), fill=pale, width=2)
    if noise:
        specks = Image.effect_noise(page.size, noise)
        page = Image.fromarray(np.clip(np.asarray(page, int) + np.asarray(specks, int) - 128, 0, 255).astype(np.uint8))
    clean, rules = picture.without_rules(page)
    across = sorted(r.at for r in rules if r.across and r.end - r.start > 400)
    down = sorted(r.at for r in rules if not r.across and r.end - r.start > 80)
    assert across == pytest.approx([1205 * 0.36, 1455 * 0.36], abs=1)
    assert down == pytest.approx([233 * 0.36, 1417 * 0.36], abs=1)
    assert np.asarray(clean)[1205, 240:1400].min() > 150
    assert picture.without_rules(_written(pale=pale))[1] == []


def _strokes(*tops_and_feet: tuple[int, int], wide: int = 4) -> np.ndarray[Any, Any]:
    """A small picture of strokes 26 high, each from one x at its head to another at its foot."""
    page = Image.new("L", (max(max(s) for s in tops_and_feet) + 20, 40), 255)
    draw = ImageDraw.Draw(page)
    for top, foot in tops_and_feet:
        draw.line((top + 6, 6, foot + 6, 32), fill=0, width=wide)
        if top == foot:  # feet as printed letters have them
            draw.line((top + 2, 6, top + 11, 6), fill=0)
            draw.line((top + 2, 32, top + 11, 32), fill=0)
    return np.asarray(page)


@pytest.mark.parametrize(
    ("strokes", "read", "meant"),
    [
        ([(0, 0)], "L", "I."),
        ([(0, 0)], "IL", "I."),
        ([(0, 0), (15, 15), (30, 30)], "II.", "III."),
        ([(0, 0), (15, 15), (30, 30)], "HI.", "III."),
        ([(0, 0), (15, 15)], "I.", "II."),
        ([(0, 9), (18, 9)], "V.", "V."),
        ([(0, 9), (18, 9), (28, 28), (43, 43)], "VI.", "VII."),
        ([(0, 0), (12, 21), (30, 21)], "V.", "IV."),
        ([(0, 0), (15, 15), (30, 30), (45, 45)], "II.", "II."),  # no such numeral
    ],
)
def test_roman_numerals_are_counted_by_their_strokes(strokes: list[tuple[int, int]], read: str, meant: str) -> None:
    grey = _strokes(*strokes)
    word = Seen(read, (0, 0, grey.shape[1], grey.shape[0]), 0.9, 1)
    assert [w.text for w in read_again([word], grey)] == [meant]


def test_numerals_inside_a_line_only_after_their_words() -> None:
    grey = _strokes((0, 0), (15, 15), (30, 30))
    box = (0.0, 0.0, float(grey.shape[1]), float(grey.shape[0]))
    for before, meant in (("Phần", "III"), ("quý", "III"), ("lớp", "HI")):
        words = [Seen(before, (-60, 0, -6, 40), 0.9, 1), Seen("HI", box, 0.9, 1)]
        assert read_again(words, grey)[1].text == meant


def test_a_level_stroke_is_no_numeral() -> None:
    grey = _strokes((0, 0), (15, 15)).copy()
    grey[18:21, 6:24] = 0  # H
    assert upright(grey < 128)[1]


@pytest.mark.parametrize(
    ("read", "gap", "parts"),
    [("chohọc", 10, ["cho", "học"]), ("quá8%", 10, ["quá", "8%"]), ("chohọc", 2, ["chohọc"]), ("THCS", 10, ["THCS"])],
)
def test_words_run_together_are_parted_at_blanks(read: str, gap: int, parts: list[str]) -> None:
    grey = np.full((40, 120), 255, np.uint8)
    x = 2
    cut = len(parts[0]) if len(parts) > 1 else len(read) // 2
    for k in range(len(read)):
        x += gap if k == cut else 3
        grey[8:30, x : x + 12] = 0
        x += 12
    words = read_again([Seen(read, (0, 6, x + 2, 32), 0.9, 1)], grey)
    assert [w.text for w in words] == parts
    if len(parts) > 1:
        assert words[0].box[2] < words[1].box[0]


def test_lines_that_no_word_covers_are_found() -> None:
    page = Image.new("L", (800, 400), 255)
    draw = ImageDraw.Draw(page)
    for x in range(100, 300, 10):
        draw.rectangle((x, 100, x + 4, 124), fill=0)
        draw.rectangle((x + 350, 110, x + 354, 134), fill=0)
    draw.ellipse((500, 220, 640, 360), outline=0, width=6)  # a seal
    found = [area for area, _ in leftovers(page, [(98, 98, 300, 126)])]
    assert len(found) == 1
    left, top, right, bottom = found[0]
    assert left < 450 < 640 < right
    assert top < 110 < 134 < bottom


@pytest.mark.parametrize(("size", "wanted"), [((595, 842), 1.0), ((842, 1191), 1.0), ((1654, 2339), 842 / 2339), ((120, 200), 842 / 200)])
def test_pages_are_taken_for_paper(size: tuple[float, float], wanted: float) -> None:
    assert picture.scale(*size) == pytest.approx(wanted)


def _encoded(page: Image.Image, form: str, **how: Any) -> bytes:
    out = io.BytesIO()
    page.save(out, form, **how)
    return out.getvalue()


def test_photos_are_held_upright_white_and_evenly_lit() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    grey, _ = picture.photo(_encoded(_written().rotate(90, expand=True), "JPEG", exif=exif), Limits())
    assert grey.size == (1654, 2339)
    clear = Image.new("RGBA", (600, 800), (0, 0, 0, 0))
    grey, unit = picture.photo(_encoded(clear, "PNG"), Limits())
    assert np.asarray(grey).min() > 200
    assert unit == pytest.approx(800 / 842)
    shade = np.tile(np.linspace(90, 250, 1654), (2339, 1))
    lit, _ = picture.photo(_encoded(Image.fromarray((np.asarray(_written(), float) / 255 * shade).astype(np.uint8)), "PNG"), Limits())
    found = np.asarray(lit)
    assert found[100, 60] > 200
    assert found[100, 1600] > 200
    assert found[299, 244] < 60


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, _encoded(_written(), "PNG")[:4000], b"\xff\xd8\xff\xe0" + b"\0" * 99])
def test_damaged_photos_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="truncated"):
        picture.photo(data, Limits())


def test_photos_too_large_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(Unreadable, match="too_large"):
        picture.photo(_encoded(Image.new("1", (9000, 9000)), "PNG"), Limits(pixels=10_000_000))
