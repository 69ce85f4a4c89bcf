"""Click commands, nothing but wiring; each is imported when it is called."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from checker import __version__

#: Command → the module that holds it, and its one line of help (shown without importing it).
COMMANDS = {
    "check": ("checker.cli.check", "Kiểm tra kế hoạch, đối chiếu với kế hoạch cấp trên."),
    "facts": ("checker.cli.facts", "In những điều kế hoạch nêu: căn cứ, thời hạn, chỉ tiêu … (JSON Lines)."),
    "rules": ("checker.cli.rules", "Xem, thử và kiểm tra các quy tắc."),
}


class Lazy(click.Group):
    """A group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """click's own, with its complaints in Vietnamese: no traceback for what a user got wrong."""
        alone = extra.pop("standalone_mode", True)
        run: Callable[..., Any] = super().main
        if not alone:
            return run(*args, standalone_mode=False, **extra)
        try:
            code = run(*args, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            code = 2
        except click.ClickException as error:
            click.echo(f"Lỗi: {complaint(error)}", err=True)
            code = 2
        except click.Abort:
            code = 130
        sys.exit(code if isinstance(code, int) else 0)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def complaint(error: click.ClickException) -> str:
    """What is wrong with a command, in a sentence."""
    context = getattr(error, "ctx", None)
    usage = f" Xem: {context.command_path} --help" if context else ""
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(context) if error.param and context else ""
        return f"thiếu {name or 'tham số'}.{usage}"
    if isinstance(error, click.NoSuchOption):
        near = f" Có phải là {', '.join(error.possibilities)}?" if error.possibilities else ""
        return f"không có tùy chọn {error.option_name}.{near}{usage}"
    if isinstance(error, click.BadParameter) and error.param:
        choices = f" Dùng được: {', '.join(error.param.type.choices)}." if isinstance(error.param.type, click.Choice) else ""
        return f"giá trị của {error.param.opts[0]} không dùng được.{choices}{usage}"
    if isinstance(error, click.UsageError) and error.message.startswith("No such command"):
        return f"không có lệnh đó. Các lệnh: {', '.join(COMMANDS)}."
    return error.format_message()


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
def cli() -> None:
    """Soát: kiểm tra kế hoạch hành chính (checks Vietnamese administrative plans)."""


def main_or_cli() -> None:
    """The command line with UTF-8 on every terminal and no traceback for what a user got wrong."""
    gc.set_threshold(50_000)  # a check leaves next to no cycles: looking for them at Python's own pace takes a twentieth of a start
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="checker")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
