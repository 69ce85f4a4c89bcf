"""A coloured picture of a page → the same without the red stamps that lie over its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_CELL = 8  # pixels of a cell at 200 dpi: strokes of one stamp are nearer than that, lines of type farther
_REDDER = 50  # of 255: how much redder ink is than its other colours
_FEWEST = 0.04  # of a cell
_LEAST = 0.0005  # of a page
_SMALLEST = 18  # cells, 23 mm: a line of red type is not so high, an emblem or a stamp of a name not so wide


def reddish(small: Image) -> bool:
    """Whether a page drawn small, in colours, holds red enough for a stamp."""
    import numpy as np

    return float(_red(np.asarray(small), _REDDER // 2).mean()) > _LEAST


def without_stamps(picture: Image) -> Image:
    """A picture in colours with the paper where a red stamp was; black type under it stays. Type in red stays too: no line is so high."""
    import numpy as np
    from PIL import Image

    if picture.mode != "RGB":
        return picture
    pixels = np.array(picture)
    high, wide = (side // _CELL for side in pixels.shape[:2])
    red = _red(pixels)
    cells = red[: high * _CELL, : wide * _CELL].reshape(high, _CELL, wide, _CELL).mean(axis=(1, 3)) > _FEWEST
    areas = [box for box in _islands(cells) if min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST]
    for left, top, right, bottom in areas:
        area = (slice(max(top - 1, 0) * _CELL, (bottom + 1) * _CELL), slice(max(left - 1, 0) * _CELL, (right + 1) * _CELL))
        part = pixels[area]
        inked = _red(part, _REDDER // 2)
        if inked.any():
            light = part[inked].max(axis=1, keepdims=True).astype(np.float32)  # what is dark here too is type under the stamp
            part[inked] = np.clip(light * 255 / np.percentile(light, 70), 0, 255).astype(np.uint8)
    return Image.fromarray(pixels) if areas else picture


def _red(pixels: Any, least: int = _REDDER) -> Any:
    import numpy as np

    values = pixels.astype(np.int16)
    return values[..., 0] - np.maximum(values[..., 1], values[..., 2]) > least


def _islands(cells: Any) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom (past the end) of each group of cells that touch."""
    import numpy as np

    left_over = set(zip(*(side.tolist() for side in np.nonzero(cells)), strict=True))
    out = []
    while left_over:
        waiting = [left_over.pop()]
        ys, xs = [], []
        while waiting:
            y, x = waiting.pop()
            ys.append(y)
            xs.append(x)
            near = {(y + a, x + b) for a in (-1, 0, 1) for b in (-1, 0, 1)} & left_over
            left_over -= near
            waiting += near
        out.append((min(xs), min(ys), max(xs) + 1, max(ys) + 1))
    return out
