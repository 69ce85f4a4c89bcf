"""Click commands, nothing but wiring; each is imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="soat", prog_name="checker")
def cli() -> None:
    """Soát: kiểm tra kế hoạch hành chính (checks Vietnamese administrative plans)."""


def main_or_cli() -> None:
    """The command line with UTF-8 on every terminal and no traceback for what a user got wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="checker")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
