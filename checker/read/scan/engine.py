"""A picture of a page → its words, by whichever engine is installed: tesserocr, the program tesseract, or trueocr."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker.read.scan.model import Seen

if TYPE_CHECKING:
    from PIL.Image import Image

#: Names an engine («tesserocr», «tesseract», «trueocr») or «none»; unset: the first that is there.
VARIABLE = "SOAT_OCR"
Shape = Literal["page", "column", "line"]
_MODES = {"page": 3, "column": 6, "line": 7}  # Tesseract's page segmentation
_TRUEOCR = 0.6
_FOLDERS = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
#: Where its setup on Windows puts it, for everybody or for one user, without putting it on the path.
_SETUPS = (("ProgramFiles", "Tesseract-OCR/tessdata"), ("LOCALAPPDATA", "Programs/Tesseract-OCR/tessdata"))


@cache
def tessdata() -> str | None:
    """The folder of Tesseract's data where the Vietnamese ones are."""
    given = os.environ.get("TESSDATA_PREFIX")
    roots = [Path(given), Path(given) / "tessdata"] if given else []
    roots += [Path(os.environ[place], folder) for place, folder in _SETUPS if place in os.environ]
    for folder in map(Path, _FOLDERS):
        roots += [folder, *sorted(folder.glob("*/tessdata"), reverse=True)]
    return next((str(root) for root in roots if (root / "vie.traineddata").is_file()), None)


def engine() -> str | None:
    """The name of the engine to use, None where none is installed with Vietnamese data. Loads nothing."""
    wanted = os.environ.get(VARIABLE) or "tesserocr tesseract trueocr"
    return next((name for name in wanted.split() if _THERE.get(name, lambda: False)()), None)


def _has_tesserocr() -> bool:
    return find_spec("tesserocr") is not None and tessdata() is not None


def _has_tesseract() -> bool:
    return program() is not None


@cache
def program() -> str | None:
    """The path of the program Tesseract: on the system's path, or beside its data; None where either is not there."""
    data = tessdata()
    return data and (shutil.which("tesseract") or shutil.which("tesseract", path=str(Path(data).parent)))


def _has_trueocr() -> bool:
    return find_spec("trueocr") is not None


_THERE = {"tesserocr": _has_tesserocr, "tesseract": _has_tesseract, "trueocr": _has_trueocr}


def words(name: str, picture: Image, dpi: int, *, of: Shape = "page") -> list[Seen]:
    """The words of a grey picture (a page, one column, one line), boxes in pixels, with the engine's lines in its reading order."""
    os.environ["OMP_THREAD_LIMIT"] = "1"  # four threads cost seven times the processor time; read when the library loads
    return {"tesserocr": _tesserocr, "tesseract": _tesseract, "trueocr": _trueocr}[name](picture, dpi, of)


def _tesserocr(picture: Image, dpi: int, of: Shape) -> list[Seen]:
    import tesserocr

    with tesserocr.PyTessBaseAPI(path=tessdata(), lang="vie", psm=_MODES[of]) as api:
        api.SetImage(picture)
        api.SetSourceResolution(dpi)
        api.Recognize()
        out: list[Seen] = []
        line = 0
        for word in tesserocr.iterate_level(api.GetIterator(), tesserocr.RIL.WORD):
            if word.Empty(tesserocr.RIL.WORD):
                continue
            line += word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE)
            text = word.GetUTF8Text(tesserocr.RIL.WORD).strip()
            if text:
                out.append(Seen(text, word.BoundingBox(tesserocr.RIL.WORD), word.Confidence(tesserocr.RIL.WORD) / 100, line))
    return out


def _tesseract(picture: Image, dpi: int, of: Shape) -> list[Seen]:
    import io
    import subprocess

    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    command = [str(program()), "stdin", "stdout", "--tessdata-dir", str(tessdata()), "-l", "vie", "--dpi", str(dpi)]
    command += ["--psm", str(_MODES[of]), "tsv"]
    done = subprocess.run(command, input=out.getvalue(), capture_output=True, check=True)
    found = []
    for row in done.stdout.decode("utf-8", "replace").split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            block, paragraph, line, _, x, y, wide, high = map(int, cells[2:10])
            key = (block * 1000 + paragraph) * 1000 + line
            found.append(Seen(cells[11].strip(), (x, y, x + wide, y + high), float(cells[10]) / 100, key))
    return found


def _trueocr(picture: Image, dpi: int, of: Shape) -> list[Seen]:
    """Every twelfth word comes wrong, «92%» as «926» too, and sure of itself: its confidence is cut to what that deserves."""
    import trueocr

    model = trueocr.load_model(threads=1, auto_rotate=False, mode="line" if of == "line" else "page")
    out: list[Seen] = []
    for number, line in enumerate(model.predict(picture, save=False).lines):
        left, top, right, bottom = line["bbox"]
        text, sure = str(line["text"]), min(float(line["confidence"]), _TRUEOCR)
        step = (right - left) / max(sum(map(breadth, text)), 0.1)
        for match in re.finditer(r"\S+", text):
            start = left + step * sum(map(breadth, text[: match.start()]))
            end = start + step * sum(map(breadth, match.group()))
            out.append(Seen(match.group(), (start, top, end, bottom), sure, number))
    return out


def breadth(char: str) -> float:
    """How wide a character usually is, of the size."""
    if char in " iìíỉĩịljtIf.,;:|'!()/-1":
        return 0.33
    return 0.78 if char.lower() in "mw" else 0.68 if char.isupper() else 0.5


def label(name: str) -> str:
    """Name and version of an engine, for the key of what is kept."""
    from importlib.metadata import version

    return name if name == "tesseract" else f"{name} {version(name)}"
