"""`checker facts`: files → what they say, one JSON object a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from checker.cli.files import FILES, PATH, kept_apart, plans_in, recognising, write
from checker.cli.speech import Command, argument, language, option
from checker.model import Message


@click.command(
    "facts",
    cls=Command,
    both=Message("In những điều kế hoạch nêu, mỗi tệp một dòng JSON.", "Print what plans say, one JSON object a line for each file."),
)
@argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), value=FILES)
@option(
    "--text", is_flag=True, both=Message("Kèm toàn văn mà các vị trí start, end chỉ vào.", "Add the text that start and end point into.")
)
@option("--output", type=click.Path(path_type=Path), value=PATH, both=Message("Ghi kết quả vào tệp.", "Write the result to a file."))
def command(paths: Sequence[Path], text: bool, output: Path | None) -> None:
    """What each file says, as JSON Lines."""
    from checker.pipeline import understand
    from checker.report.json import render_facts

    files = plans_in(paths)
    kept_apart(output, [p.path for p in files])
    if output is None:
        for plan in files:
            click.echo(render_facts([understand(*plan, progress=recognising)], lang=language(), text=text), nl=False)
    else:
        write(render_facts((understand(*p, progress=recognising) for p in files), lang=language(), text=text), output)
