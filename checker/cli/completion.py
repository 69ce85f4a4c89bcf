"""`checker completion`: what a shell needs to complete commands, options and files with Tab."""

from __future__ import annotations

import sys

import click
from click.shell_completion import get_completion_class

from checker.cli.speech import Command, argument, said, tell
from checker.model import Message

#: Shell → the line that makes it complete, and the file where the line stands for good.
_LINES = {
    "bash": ('eval "$(checker completion bash)"', "~/.bashrc"),
    "zsh": ('eval "$(checker completion zsh)"', "~/.zshrc"),
    "fish": ("checker completion fish | source", "~/.config/fish/config.fish"),
    "powershell": ("checker completion powershell | Out-String | Invoke-Expression", "$PROFILE"),
}
_EACH = "\n".join(f"  {file}:  {line}" for line, file in _LINES.values())


@click.command(
    "completion",
    cls=Command,
    both=Message(
        f"In đoạn lệnh để phím Tab gợi ý lệnh, tùy chọn và tệp. Thêm một dòng vào tệp cấu hình của shell:\n\n\b\n{_EACH}",
        f"Print what makes Tab complete commands, options and files. Add one line to the shell's own file:\n\n\b\n{_EACH}",
    ),
)
@argument("shell", type=click.Choice(tuple(_LINES)), value=Message("SHELL", "SHELL"))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """The script of a shell; on a terminal with the line that uses it, since nobody wants to read it there."""
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(ctx.find_root().command, {}, "checker", "_CHECKER_COMPLETE").source())
    if sys.stdout.isatty():
        line, file = _LINES[shell]
        tell(said(Message(f"Thêm dòng này vào {file}: {line}", f"Add this line to {file}: {line}")), err=True)
