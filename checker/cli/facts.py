"""`checker facts`: files → what they say, one JSON object a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from checker.cli.files import kept_apart, plans_in, recognising, write


@click.command("facts")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATHS…")
@click.option("--text", is_flag=True, help="Kèm toàn văn mà các vị trí start/end chỉ vào.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ của lời nhắc.")
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH", help="Ghi kết quả vào tệp.")
def command(paths: Sequence[Path], text: bool, lang: str, output: Path | None) -> None:
    """In những điều kế hoạch nêu, mỗi tệp một dòng JSON."""
    from checker.pipeline import understand
    from checker.report.json import render_facts

    files = plans_in(paths)
    kept_apart(output, [p.path for p in files])
    if output is None:
        for plan in files:
            click.echo(render_facts([understand(*plan, progress=recognising)], lang=lang, text=text), nl=False)
    else:
        write(render_facts((understand(*p, progress=recognising) for p in files), lang=lang, text=text), output, "json", several=False)
