"""Click commands, nothing but wiring; each is imported when it is called."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

import click

from checker import __version__
from checker.cli.speech import LANGUAGES, VARIABLE, Bilingual, Both, Group, Refused, chosen, said, tell, version

#: Command → the module that holds it, and its one line of help (shown without importing it).
COMMANDS = {
    "check": (
        "checker.cli.check",
        Both("Kiểm tra kế hoạch, đối chiếu với kế hoạch cấp trên.", "Check plans against the superior's plan."),
    ),
    "facts": (
        "checker.cli.facts",
        Both(
            "In những điều kế hoạch nêu: căn cứ, thời hạn, chỉ tiêu … (JSON Lines).",
            "Print what plans say: citations, deadlines, targets … (JSON Lines).",
        ),
    ),
    "tree": (
        "checker.cli.tree",
        Both("Vẽ văn bản nào thực hiện văn bản nào, và chỗ đứt gãy.", "Draw which document implements which, and what is broken."),
    ),
    "waive": ("checker.cli.waive", Both("Ghi miễn trừ có lý do, người duyệt, thời hạn.", "Waive a finding: why, by whom, until when.")),
    "audit": ("checker.cli.audit", Both("Soát cả kho lưu trữ nhiều năm.", "Audit an archive of many years.")),
    "serve": (
        "checker.cli.serve",
        Both("Mở trang web: thả tệp vào trình duyệt, xem kết quả.", "Open the page: drop files into the browser, see the results."),
    ),
    "rules": ("checker.cli.rules", Both("Xem và thử các quy tắc.", "Show and test the rules.")),
    "completion": ("checker.cli.completion", Both("Gợi ý bằng phím Tab cho shell.", "Completion by the Tab key of a shell.")),
}


class Lazy(Group):
    """A group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def lines(self, ctx: click.Context) -> list[tuple[str, Bilingual]]:
        return [(name, line) for name, (_, line) in COMMANDS.items()]

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """click's own, with its complaints in the user's language: no traceback for what a user got wrong."""
        words = list(args) if args is not None else globbed(sys.argv[1:]) if sys.platform == "win32" else sys.argv[1:]
        lang = chosen(words)
        run: Callable[..., Any] = super().main
        if not extra.pop("standalone_mode", True):
            return run(words, *rest, standalone_mode=False, obj=lang, **extra)
        try:
            _language_known()
            code = run(words, *rest, standalone_mode=False, obj=lang, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            code = 2
        except click.ClickException as error:
            complaint = complained(error)
            tell(f"Error: {complaint.en}" if lang == "en" else f"Lỗi: {complaint.vi}", err=True)
            code = 2
        except click.Abort:
            code = 130
        sys.exit(code if isinstance(code, int) else 0)


def globbed(words: Iterable[str]) -> list[str]:
    """What a POSIX shell would have made of «*.docx», which those of Windows hand over as it is. «Kế hoạch [1].docx» is a file."""
    from glob import glob

    made = []
    for word in words:
        wild = any(sign in word for sign in "*?[") and not os.path.exists(word)  # noqa: PTH110  # Paths are not loaded yet
        found = [file for file in glob(word) if not os.path.basename(file).startswith("~$")] if wild else []  # noqa: PTH119, PTH207
        made += sorted(found) or [word]
    return made


def _language_known() -> None:
    word = os.environ.get(VARIABLE)
    if word and word not in LANGUAGES:
        raise Refused(
            Both(
                f"biến môi trường {VARIABLE} có giá trị «{word}», không dùng được. Dùng được: {', '.join(LANGUAGES)}.",
                f"the variable {VARIABLE} holds “{word}”, which is no language. Known: {', '.join(LANGUAGES)}.",
            )
        )


def complained(error: click.ClickException) -> Bilingual:
    """What is wrong with a command, in a sentence."""
    if isinstance(error, Refused):
        return error.both
    what, context = _wrong(error), getattr(error, "ctx", None)
    usage = Both(f" Xem: {context.command_path} --help", f" See: {context.command_path} --help") if context else Both("", "")
    return Both(what.vi + usage.vi, what.en + usage.en)


#: How a complaint of click begins → what is said in Vietnamese.
_CLICKS = {"Got unexpected extra": "thừa tham số.", "Missing command": "thiếu tên lệnh."}


def _wrong(error: click.ClickException) -> Bilingual:
    if isinstance(error, click.exceptions.NoSuchCommand):
        known = ", ".join(error.ctx.command.list_commands(error.ctx)) if error.ctx and isinstance(error.ctx.command, click.Group) else ""
        return Both(f"không có lệnh «{error.command_name}». Các lệnh: {known}.", f"no command “{error.command_name}”. Commands: {known}.")
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        return Both(
            f"không có tùy chọn {error.option_name}.{f' Có phải là {near}?' if near else ''}",
            f"no option {error.option_name}.{f' Did you mean {near}?' if near else ''}",
        )
    if isinstance(error, click.BadOptionUsage):
        needs = "không nhận giá trị" if "does not take" in error.message else "cần một giá trị đứng sau"
        return Both(f"tùy chọn {error.option_name} {needs}.", error.message)
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error, error.param)
    for english, vietnamese in _CLICKS.items():
        if error.message.startswith(english):
            return Both(vietnamese, error.message)
    return Both(error.format_message(), error.format_message())


def _bad_value(error: click.BadParameter, parameter: click.Parameter) -> Bilingual:
    name = (
        max(parameter.opts, key=len) if isinstance(parameter, click.Option) else said(getattr(parameter, "value", Both("", "")), error.ctx)
    )
    if isinstance(error, click.MissingParameter):
        return Both(f"thiếu {name.rstrip('…') or 'tham số'}.", f"{name.rstrip('…') or 'an argument'} is missing.")
    given = re.search(r"^'(.+?)' is not|^(\S+) is not in the range|'(.+?)' is a (?:file|directory)", error.message)
    word = f"«{given[given.lastindex or 0]}» " if given else ""
    wanted = _wanted(parameter.type)
    return Both(
        f"giá trị {word}của {name} không dùng được.{wanted.vi}",
        f"the value {word.replace('«', '“').replace('»', '”')}of {name} can't be used.{wanted.en}",
    )


def _wanted(kind: click.ParamType[Any]) -> Bilingual:
    """What a value has to be, as a sentence."""
    match kind:
        case click.Choice(choices=choices):
            return Both(f" Dùng được: {', '.join(choices)}.", f" Known: {', '.join(choices)}.")
        case click.IntRange(min=least, max=most) if least is not None:
            upwards = Both(f"từ {least} trở lên", f"from {least} on")
            span = upwards if most is None else Both(f"từ {least} đến {most}", f"from {least} to {most}")
            return Both(f" Cần số nguyên {span.vi}.", f" A whole number {span.en} is needed.")
        case click.Path(file_okay=False):
            return Both(" Cần thư mục, không phải tệp.", " A folder is needed, no file.")
        case click.Path(dir_okay=False):
            return Both(" Cần tệp, không phải thư mục.", " A file is needed, no folder.")
    return Both("", "")


@click.command(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    both=Both("Soát: kiểm tra kế hoạch hành chính.", "Soát: checks Vietnamese administrative plans."),
)
@version(__version__)
def cli() -> None:
    """The command line."""


def main_or_cli() -> None:
    """The command line with UTF-8 on every terminal and no traceback for what a user got wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="checker")
    except OSError as error:
        if not _unread(error):
            raise
        sys.stderr.close()
        sys.exit(0)


def _unread(error: OSError) -> bool:
    """Whether nobody reads any more what is written; of such a pipe Windows says «Invalid argument»."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None)
