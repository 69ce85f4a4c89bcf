"""Paths of the command line → files; texts → files or the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

#: Endings that a folder is searched for; a file that is named is read whatever its ending.
ENDINGS = {".docx", ".pdf", ".txt", ".md", ".doc", ".rtf"}
_SUFFIX = {"terminal": ".txt", "json": ".json"}


def plans_in(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those of the folders named. Ends with code 2 where there are none."""
    shown_once([p for p in paths if not p.exists()], "Không tìm thấy tệp hoặc thư mục")
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_inside(path) if path.is_dir() else [path]))
    if not found:
        raise click.UsageError(f"Thư mục {', '.join(map(str, paths))} không có tệp kế hoạch nào (.docx, .pdf, .txt, .md).")
    return list(found)


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
