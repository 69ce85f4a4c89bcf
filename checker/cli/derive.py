"""`checker rules derive`: a superior's plan → the pack.yaml that an officer corrects and signs off."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli.files import FILE, PATH, kept_apart, recognising, shown_once, write
from checker.cli.speech import Command, Refused, argument, option, said, tell
from checker.model import Message


@click.command(
    "derive",
    cls=Command,
    both=Message(
        "Lập gói quy tắc từ văn bản cấp trên, để sửa, ký duyệt rồi dùng thay cho --parent.",
        "Make a pack out of a superior's plan, to be corrected, signed off and used instead of --parent.",
    ),
)
@argument("path", type=click.Path(path_type=Path), value=FILE)
@option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    value=PATH,
    both=Message("Tệp pack.yaml, hoặc thư mục của nó.  [mặc định: in ra màn hình]", "The pack.yaml, or its folder.  [default: the screen]"),
)
@option("--force", is_flag=True, both=Message("Ghi đè lên tệp đã có.", "Write over a file that is there."))
def derive(path: Path, output: Path | None, force: bool) -> None:
    """The pack written; exit code 3 where the parent can't be read whole, or says nothing that a plan could be held to."""
    from checker.derive.fit import unfit
    from checker.derive.take import taken
    from checker.derive.write import written
    from checker.pipeline import understand

    shown_once([path] if not path.exists() else [], Message("Không tìm thấy văn bản cấp trên", "No such parent document"))
    shown_once(
        [path] if path.is_dir() else [],
        Message("Văn bản cấp trên phải là tệp, đây là thư mục", "The parent must be a file; this is a folder"),
    )
    target = _target(output, force=force)
    kept_apart(target, [path])
    document = understand(path, progress=recognising)
    if why := unfit(document):
        tell(said(why), err=True)
        sys.exit(3)
    write(written(taken(document), document), target)
    if target:
        folder = target.parent
        tell(
            said(
                Message(
                    f"Hãy xem lại, sửa và ký duyệt trong tệp đó, rồi dùng: checker check KẾ_HOẠCH --rules {folder}",
                    f"Look it over, correct it and sign it off there; then: checker check PLAN --rules {folder}",
                )
            ),
            err=True,
        )


def _target(output: Path | None, *, force: bool) -> Path | None:
    """The file to write; a folder's pack.yaml. Ends with code 2 where there is one already that nobody said to write over."""
    if output is None:
        return None
    target = output if output.suffix.lower() in (".yaml", ".yml") and not output.is_dir() else output / "pack.yaml"
    if target.name != "pack.yaml":
        raise Refused(
            Message(
                f"Tệp của gói quy tắc phải có tên pack.yaml, không phải {target.name}.",
                f"The file of a pack is called pack.yaml, not {target.name}.",
            )
        )
    if target.exists() and not force:
        raise Refused(
            Message(
                f"Đã có tệp {target}, có thể chứa những chỗ đã sửa; thêm --force để ghi đè, hoặc đặt tên khác.",
                f"{target} is there already and may hold corrections; add --force to write over it, or name another.",
            )
        )
    return target
