"""The language of the command line: help, complaints and results in Vietnamese, or in English by `--lang en` or SOAT_LANG=en."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Bilingual(Protocol):
    """A text in both languages: a `Message`, or a `Both`."""

    @property
    def vi(self) -> str: ...
    @property
    def en(self) -> str: ...


class Both(NamedTuple):
    """A text in both languages, without the model, which `--help` has no need of."""

    vi: str
    en: str


LANGUAGES = ("vi", "en")
#: Said instead of a locale: many a Vietnamese office works on a machine that was set up in English.
VARIABLE = "SOAT_LANG"
_HELP = Both("Hiện hướng dẫn này rồi thoát.", "Show this help and exit.")
_VERSION = Both("Hiện phiên bản rồi thoát.", "Show the version and exit.")
_LANG = Both(
    f"Ngôn ngữ của kết quả và hướng dẫn (hoặc đặt biến môi trường {VARIABLE}).  [mặc định: vi]",
    f"Language of results and help (or set the variable {VARIABLE}).  [default: vi]",
)
_USAGE = Both("Cách dùng: ", "Usage: ")
_OPTIONS = Both("Tùy chọn", "Options")
_COMMANDS = Both("Các lệnh", "Commands")
_PIECES = {
    "[OPTIONS]": Both("[TÙY CHỌN]", "[OPTIONS]"),
    "COMMAND [ARGS]...": Both("LỆNH [THAM SỐ]…", "COMMAND [ARGS]…"),
}


def chosen(words: Sequence[str]) -> str:
    """The language that a command's words, else the environment, ask for; what neither knows is Vietnamese."""
    asked = [b for a, b in pairwise(words) if a == "--lang"] + [w[7:] for w in words if w.startswith("--lang=")]
    return next((said for said in (*asked, os.environ.get(VARIABLE, "")) if said in LANGUAGES), "vi")


def language(ctx: click.Context | None = None) -> str:
    """The language of the command that runs."""
    ctx = ctx or click.get_current_context(silent=True)
    return str(ctx.find_root().obj or "vi") if ctx else "vi"


def said(message: Bilingual, ctx: click.Context | None = None) -> str:
    """A message in the language of the command that runs."""
    return message.en if language(ctx) == "en" else message.vi


def tell(text: str, *, err: bool = False) -> None:
    """A line for whoever runs the command, broken at words where a terminal shows it."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        from shutil import get_terminal_size

        from checker.report.lines import wrapped

        text = "\n".join("".join(part for part, _ in row) for row in wrapped([(text, "")], get_terminal_size().columns))
    click.echo(text, err=err)


class Refused(click.ClickException):
    """Wrong use of a command, or a faulty pack: a sentence in both languages, exit code 2."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.vi)
        self.both = message


class Option(click.Option):
    """An option whose help and whose word for its value are in both languages."""

    def __init__(self, *args: Any, both: Bilingual, value: Bilingual | None = None, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.both, self.value = both, value

    def make_metavar(self, ctx: click.Context) -> str:
        return said(self.value, ctx) if self.value else super().make_metavar(ctx)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], said(self.both, ctx))


class Argument(click.Argument):
    """An argument whose word in the usage line is in both languages."""

    def __init__(self, *args: Any, value: Bilingual, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.value = value

    def make_metavar(self, ctx: click.Context) -> str:
        return said(self.value, ctx)


def _help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Command(click.Command):
    """A command whose help is in both languages."""

    def __init__(self, *args: Any, both: Bilingual, help: str | None = None, **extra: Any) -> None:  # noqa: A002
        super().__init__(*args, **extra)  # without click's help, the docstring
        self.both = both
        self.params.append(_lang())
        self._asked: Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option:
        if self._asked is None:  # one and the same: click compares them
            names = [*self.get_help_option_names(ctx), "_help"]
            self._asked = Option(names, is_flag=True, is_eager=True, expose_value=False, callback=_help, both=_HELP)
        return self._asked

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The options that a shell offers, each with its help."""
        known = {name: said(p.both, ctx) for p in self.get_params(ctx) if isinstance(p, Option) for name in p.opts}
        items = click.Command.shell_complete(self, ctx, incomplete)
        for item in items:
            item.help = known.get(str(item.value), item.help)
        return items

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = (said(_PIECES[p], ctx) if p in _PIECES else p for p in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=said(_USAGE, ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(self.both, ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = (p.get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, click.Option))
        with formatter.section(said(_OPTIONS, ctx)):
            formatter.write_dl([record for record in records if record])


class Group(Command, click.Group):
    """A group whose help, and the list of whose commands, are in both languages."""

    command_class = Command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands too; click's own would load each of them for its help."""
        from click.shell_completion import CompletionItem

        commands = [CompletionItem(name, help=said(line, ctx)) for name, line in self.lines(ctx) if name.startswith(incomplete)]
        return [*commands, *Command.shell_complete(self, ctx, incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(said(_COMMANDS, ctx)):
            formatter.write_dl([(name, said(line, ctx)) for name, line in self.lines(ctx)])

    def lines(self, ctx: click.Context) -> list[tuple[str, Bilingual]]:
        """Each command with its line of help."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, command.both) for name, command in found if isinstance(command, Command)]


def option(*names: str, both: Bilingual, value: Bilingual | None = None, **extra: Any) -> Callable[[Any], Any]:
    """`click.option` with its help in both languages."""
    return click.option(*names, cls=Option, both=both, value=value, **extra)


def argument(*names: str, value: Bilingual, **extra: Any) -> Callable[[Any], Any]:
    """`click.argument` with its word in both languages."""
    return click.argument(*names, cls=Argument, value=value, **extra)


def _lang() -> click.Option:
    """Understood before anything is parsed (`chosen`), since help is shown before the words behind it are read."""
    return Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, both=_LANG)


def version(number: str) -> Callable[[Any], Any]:
    """`--version`."""
    return click.version_option(number, prog_name="checker", help="", cls=Option, both=_VERSION)
