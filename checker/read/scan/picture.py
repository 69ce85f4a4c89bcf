"""A page of a PDF, or a photo → a straight grey picture; its ruling lines."""

from __future__ import annotations

import io
import math
import warnings
from typing import TYPE_CHECKING, Any

from checker.read.limits import Limits
from checker.read.pdf.cells import Rule
from checker.read.raw import Unreadable
from checker.read.scan.ink import reddish, without_stamps

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    Grey = np.ndarray[Any, np.dtype[np.uint8]]

DPI = 200
_POINT = DPI / 72
_LONGEST = 1250.0  # points: A3 on its long side; larger pages are pictures whose size was taken for points
_PAPER = 842.0
_INK, _FAINT = 0.5, 0.25  # of the way from paper to ink: what is dark, and what a thin or pale line may be
_ACROSS, _DOWN = 40.0, 16.0  # points: shorter strokes belong to letters
_THICKEST = 8  # pixels of a drawn line
_DARK = 70  # grey of paper that is none
_REDUCED = 8  # for a look at its colours
_WHITE, _GRAIN = 249, 0.35
_SPECKLED = 12  # pixels between two specks in a line
_CROWDED = 0.3
STEEPEST = 4.0  # degrees that a page is straightened by
ASKEW = 12.0  # those of a page that could not be read so, as a photo may lie


def scale(width: float, height: float) -> float:
    """Points of usual paper for one of the file's points."""
    longest = max(width, height, 1.0)
    return 1.0 if 300 < longest <= _LONGEST else _PAPER / longest


def rendered(data: bytes, index: int, limits: Limits) -> tuple[Image, float]:
    """The page at 200 dpi with what its annotations show, and the file's points for one point of it."""
    import pypdfium2.raw as pdfium

    from checker.read.pdf.document import opened

    pdfium.FPDF_InitLibrary()
    page = pdfium.FPDF_LoadPage(opened(data), index)
    if not page:
        raise Unreadable("truncated", what=f"PDF: {index + 1}")
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    times = scale(wide, high)
    size = max(round(wide * times * _POINT), 1), max(round(high * times * _POINT), 1)
    if size[0] * size[1] > limits.pixels:
        raise Unreadable("too_large", what=f"{size[0]} × {size[1]}")
    small = _drawn(page, (max(size[0] // _REDUCED, 1), max(size[1] // _REDUCED, 1)), coloured=True)
    picture = _drawn(page, size, coloured=reddish(small))
    return without_stamps(picture).convert("L"), 1 / times


def _drawn(page: Any, size: tuple[int, int], *, coloured: bool) -> Image:
    """The page as pdfium draws it with its annotations on white, in colours or in grey."""
    import ctypes

    import pypdfium2.raw as pdfium
    from PIL import Image

    kind, mode, order = (pdfium.FPDFBitmap_BGR, "RGB", "BGR") if coloured else (pdfium.FPDFBitmap_Gray, "L", "L")
    bitmap = pdfium.FPDFBitmap_CreateEx(*size, kind, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, pdfium.FPDF_ANNOT | (0 if coloured else pdfium.FPDF_GRAYSCALE))
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * size[1])
    pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer(mode, size, raw, "raw", order, stride, 1)


def photo(data: bytes, limits: Limits) -> tuple[Image, float]:
    """A photo of a page as it is to be held, at the size of paper, and its pixels for one point of that."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.MAX_IMAGE_PIXELS = None  # our own bound is told with the size; nothing is unpacked before it
            found = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
            wide, high = found.size
            if wide * high > limits.pixels:
                raise Unreadable("too_large", what=f"{wide} × {high}")
            upright = ImageOps.exif_transpose(found)
            flat = _flat(upright)
    except (OSError, SyntaxError, ValueError) as error:
        raise Unreadable("truncated", what=f"{type(error).__name__}") from None
    wide, high = flat.size
    times = _PAPER * _POINT / max(wide, high)
    if not 0.9 < times < 1.1:
        flat = flat.resize((max(round(wide * times), 1), max(round(high * times), 1)), Image.Resampling.LANCZOS)
    else:
        times = 1.0
    return _lit(positive(without_stamps(flat).convert("L"))), _POINT / times


def positive(picture: Image) -> Image:
    """The page with dark letters on light paper: copies of films are the other way round."""
    import numpy as np

    return picture.point([255 - v for v in range(256)]) if np.median(np.asarray(picture)[::4, ::4]) < _DARK else picture


def _flat(picture: Image) -> Image:
    """Grey, or in three colours; what is transparent is white."""
    from PIL import Image

    if picture.mode.startswith("I"):  # sixteen bits a pixel, which a plain conversion cuts off at white
        import numpy as np

        return Image.fromarray((np.clip(np.asarray(picture), 0, 65535) / 257).astype(np.uint8))
    if picture.mode in ("RGBA", "LA", "P"):
        with_alpha = picture.convert("RGBA")
        white = Image.new("RGBA", with_alpha.size, "white")
        picture = Image.alpha_composite(white, with_alpha)
    return picture.convert("L" if picture.mode in ("L", "1", "F") else "RGB")


def _lit(grey: Image) -> Image:
    """The photo as if evenly lit: each pixel beside the brightest about it, which is paper."""
    import numpy as np
    from PIL import Image, ImageFilter

    small = grey.resize((max(grey.width // 16, 1), max(grey.height // 16, 1)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3)).resize(grey.size, Image.Resampling.BILINEAR)
    even = np.asarray(grey, dtype=np.float32) * 245 / np.maximum(np.asarray(paper, dtype=np.float32), 30)
    return Image.fromarray(np.clip(even, 0, 255).astype(np.uint8))


def threshold(grey: Grey, share: float = _INK) -> float:
    """The grey below which a pixel is ink: `share` of the way from the paper's grey to that of the darkest pixels."""
    paper, depth = _tones(grey)
    return paper - share * depth


def _tones(grey: Grey) -> tuple[float, float]:
    """The grey of the paper, and how much darker the ink is; a page may hold no more than a name."""
    import numpy as np

    ink, paper = np.percentile(grey[::2, ::2], (0.05, 60))
    return float(paper), float(max(paper - ink, 60))


def bright(picture: Image) -> Image:
    """Paper that is not white made so, with its grain: on a page of few words an engine finds nothing but grain. It costs fine strokes."""
    import numpy as np

    paper, depth = _tones(np.asarray(picture))
    if paper > _WHITE:
        return picture
    white, black = paper - _GRAIN * depth, paper - depth
    return picture.point([round(min(max((v - black) / (white - black), 0), 1) * 255) for v in range(256)])


def skew(grey: Grey, steepest: float = STEEPEST) -> float:
    """Degrees by which the lines of text rise to the right."""
    import numpy as np

    ys, xs = np.nonzero(grey[::2, ::2] < threshold(grey))
    if len(xs) < 500:
        return 0.0
    if len(xs) > 200_000:
        xs, ys = xs[:: len(xs) // 200_000 + 1], ys[:: len(ys) // 200_000 + 1]

    def sharpness(angle: float) -> float:
        rows = np.rint(ys + xs * math.tan(math.radians(angle))).astype(int)
        counts = np.bincount(rows - rows.min()).astype(float)
        return float(np.square(np.diff(counts)).sum())

    coarse = max(np.arange(-steepest, steepest + 0.1, 0.25), key=lambda a: (sharpness(a), -abs(a)))
    return float(max(np.arange(coarse - 0.25, coarse + 0.26, 0.05), key=lambda a: (sharpness(a), -abs(a))))


def straight(picture: Image, steepest: float = STEEPEST) -> tuple[Image, float]:
    """The picture turned so that its lines run level, and the degrees that it was turned by."""
    import numpy as np
    from PIL import Image

    angle = skew(np.asarray(picture), steepest)
    if abs(angle) < 0.08:
        return picture, 0.0
    return picture.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255), angle


def without_rules(picture: Image) -> tuple[Image, list[Rule]]:
    """The picture with its ruling lines wiped out, and these lines in points."""
    import numpy as np
    from PIL import Image

    grey = np.array(picture)
    dark = grey < threshold(grey, _FAINT)
    rules: list[Rule] = []
    wiped = False
    for across, mask in ((True, dark), (False, dark.T)):
        least = round((_ACROSS if across else _DOWN) * _POINT)
        for at, first, last in _bars(mask, least):
            rules.append(Rule(across, (at[0] + at[1]) / 2 / _POINT, first / _POINT, last / _POINT))
            area = (slice(max(at[0] - 1, 0), at[1] + 1), slice(first, last))
            grey[area if across else area[::-1]] = 255
            wiped = True
    return (Image.fromarray(grey) if wiped else picture), rules


def _bars(mask: Any, least: int) -> list[tuple[tuple[int, int], int, int]]:
    """((first row, row after the last), from, to) of the thin bars that run along the rows of a mask."""
    import numpy as np

    high, wide = mask.shape
    padded = np.zeros((high, wide + 1), dtype=np.int8)
    padded[:, :wide] = mask
    steps = np.diff(padded.ravel(), prepend=0)
    starts, ends = _closed(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1))
    long = ends - starts >= least
    bars: list[list[int]] = []
    for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        row, first, last = start // (wide + 1), start % (wide + 1), start % (wide + 1) + end - start
        near = next((b for b in reversed(bars[-40:]) if row - b[1] <= 1 and first <= b[3] + 3 and b[2] <= last + 3), None)
        if near is None:
            bars.append([row, row, first, last])
        else:
            near[1], near[2], near[3] = row, min(near[2], first), max(near[3], last)
    thin = [((top, bottom + 1), first, last) for top, bottom, first, last in bars if bottom + 1 - top <= _THICKEST]
    return [bar for bar in thin if _alone(mask, *bar)]


def _closed(starts: Any, ends: Any) -> tuple[Any, Any]:
    """Runs with the specks of light in them closed; only what is long already is closed."""
    import numpy as np

    long = ends - starts >= _SPECKLED
    starts, ends = starts[long], ends[long]
    if len(starts) < 2:
        return starts, ends
    apart = starts[1:] - ends[:-1] > 2
    return starts[np.concatenate(([True], apart))], ends[np.concatenate((apart, [True]))]


def _alone(mask: Any, rows: tuple[int, int], first: int, last: int) -> bool:
    """Whether paper lies on both sides of a bar; along the feet of letters ink does."""
    sides = [mask[max(rows[0] - 6, 0) : max(rows[0] - 2, 0), first:last], mask[rows[1] + 2 : rows[1] + 6, first:last]]
    return all(not side.size or side.mean() < _CROWDED for side in sides)
