"""Paths of the command line → files; texts → files or the screen."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

#: Endings that a folder is searched for; a file that is named is read whatever its ending.
ENDINGS = {".docx", ".doc", ".pdf", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".zip"}
_SUFFIX = {"terminal": ".txt", "json": ".json"}


def plans_in(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those of the folders named. Ends with code 2 where there are none."""
    shown_once([p for p in paths if not p.exists()], "Không tìm thấy tệp hoặc thư mục")
    found: dict[Path, None] = {}
    for path in paths:
        for file in _inside(path) if path.is_dir() else [path]:
            found.update(dict.fromkeys(_unpacked(file)))
    if not found:
        raise click.UsageError(
            f"Thư mục {', '.join(map(str, paths))} không có tệp kế hoạch nào (.docx, .doc, .pdf, .rtf, .odt, .html, .txt, .md, .zip)."
        )
    return list(found)


def _unpacked(path: Path) -> list[Path]:
    """The documents of a .zip, in a folder that lives as long as the command; else the file itself, a .zip that can't be opened too."""
    if path.suffix.lower() != ".zip":
        return [path]
    from checker.read import Unreadable
    from checker.read.archive import is_archive, unpack

    if not is_archive(path):
        return [path]
    folder = Path(tempfile.mkdtemp(prefix="soat-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        return unpack(path, folder)
    except Unreadable:
        return [path]  # reading it says why


def _inside(folder: Path) -> list[Path]:
    files = (p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
    return sorted(p for p in files if not p.name.startswith(("~$", ".")))


def shown_once(missing: Sequence[Path], what: str) -> None:
    """Ends with code 2 and a sentence where paths are missing."""
    if missing:
        raise click.UsageError(f"{what}: {', '.join(map(str, missing))}")


def write(text: str, output: Path | None, name: str, *, several: bool) -> None:
    """To the screen; to the file `output`; or, for several formats, to one file each in the folder `output`."""
    if output is None:
        click.echo(text, nl=False)
        return
    target = output / f"report{_SUFFIX.get(name, '.' + name)}" if several else output
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"Không ghi được vào {target}: {error.strerror}.") from None
