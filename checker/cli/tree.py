"""`checker tree`: files → who implements whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from checker.cli.files import FILES, PATH, kept_apart, plans_in, recognising, write
from checker.cli.speech import Command, argument, language, option
from checker.model import Message


@click.command(
    "tree",
    cls=Command,
    both=Message(
        "Vẽ văn bản nào thực hiện văn bản nào, và chỗ đứt gãy: số, ngày ghi sai, thiếu văn bản cấp trên, trùng số, vòng tròn.",
        "Draw which document implements which, and what is broken: slips, absent parents, numbers given twice, circles.",
    ),
)
@argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), value=FILES)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    both=Message("Dạng kết quả.  [mặc định: text; tệp .json: json]", "Format of the result.  [default: text; for a .json file: json]"),
)
@option("--output", type=click.Path(path_type=Path), value=PATH, both=Message("Ghi kết quả vào tệp.", "Write the result to a file."))
def command(paths: Sequence[Path], form: str | None, output: Path | None) -> None:
    """The drawing, or the same as JSON; exit code 0, whatever is broken."""
    from checker.link.forest import planted
    from checker.pipeline import understand
    from checker.report.tree import render, render_json

    files = plans_in(paths)
    kept_apart(output, [p.path for p in files])
    forest = planted([understand(*p, progress=recognising) for p in files])
    as_json = form == "json" or (form is None and output is not None and output.suffix.lower() == ".json")
    write(render_json(forest) if as_json else render(forest, lang=language()), output)
