"""`--format` and `--output` → which formats go to which files, and the reports written there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from checker.cli.files import PATH, kept_apart, write
from checker.cli.speech import Refused, option
from checker.model import Message

FORMATS = ("terminal", "json", "html", "xlsx", "letter", "sarif", "junit", "csv", "markdown")
#: The ending of a file → the format that it asks for, where none is said: nobody wants the terminal's text in a .json.
_ENDINGS = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".docx": "letter",
    ".zip": "letter",
    ".sarif": "sarif",
    ".xml": "junit",
    ".csv": "csv",
    ".md": "markdown",
    ".txt": "terminal",
}
#: Files in a folder: what a format is called there.
_NAMES = {name: f"report{ending}" for ending, name in reversed(_ENDINGS.items())}
_BYTES = ("xlsx", "letter")
_SHEET = Message("Bảng tính cần --output là một tệp .xlsx.", "A workbook needs --output, an .xlsx file.")
_SEVERAL = Message("Nhiều dạng kết quả thì cần --output là một thư mục.", "Several formats need --output, a folder.")
_BOTH = Message(
    "Đã nêu nhiều tệp --output thì dạng của từng tệp theo đuôi tệp; bỏ --format.",
    "With several --output files each has the format of its ending; leave --format out.",
)
_FILES = ", ".join(_ENDINGS)
_LETTER = Message("Công văn cần --output là một tệp .docx.", "A letter needs --output, a .docx file.")
_LETTERS = Message(
    "Nhiều kế hoạch thì nhiều công văn: dùng --letter THƯ_MỤC, hoặc --output là tệp .zip.",
    "Several plans make several letters: use --letter FOLDER, or --output a .zip file.",
)

with_formats = option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    both=Message(
        "Dạng kết quả; nêu nhiều lần được.  [mặc định: theo đuôi tệp của --output, không có thì terminal]",
        "Format of the result; may be given several times.  [default: that of the ending of --output, else terminal]",
    ),
)
with_outputs = option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    value=PATH,
    both=Message(
        f"Ghi kết quả vào tệp, dạng theo đuôi tệp ({_FILES}); nêu nhiều lần được. Có nhiều --format: ghi vào thư mục này.",
        f"Write the result to a file in the format of its ending ({_FILES}); may be given several times. With several --format: a folder.",
    ),
)


class Output(NamedTuple):
    """A format and its file; None is the screen."""

    format: str
    file: Path | None


def planned(formats: Sequence[str], outputs: Sequence[Path], *, plans: int, inputs: Sequence[Path]) -> list[Output]:
    """What is written where. Ends with code 2 where that cannot be told, or an input would be written over."""
    asked = _asked(tuple(dict.fromkeys(formats)), tuple(dict.fromkeys(outputs)), plans)
    for name, file in asked:
        if file is None and name in _BYTES:
            raise Refused(_LETTER if name == "letter" else _SHEET)
        if name == "letter" and file is not None and file.suffix.lower() != (".zip" if plans > 1 else ".docx"):
            raise Refused(_LETTERS if plans > 1 else _LETTER)
        kept_apart(file, inputs)
    return asked


def _asked(formats: tuple[str, ...], outputs: tuple[Path, ...], plans: int) -> list[Output]:
    if not outputs:
        if len(formats) > 1:
            raise Refused(_SEVERAL)
        return [Output(name, None) for name in formats or ("terminal",)]
    if len(outputs) > 1:
        if formats:
            raise Refused(_BOTH)
        return [Output(_by_ending(file), file) for file in outputs]
    if len(formats) > 1:
        return [Output(name, outputs[0] / _named(name, plans)) for name in formats]
    return [Output(formats[0] if formats else _ENDINGS.get(outputs[0].suffix.lower(), "terminal"), outputs[0])]


def _named(name: str, plans: int) -> str:
    return "letters.zip" if name == "letter" and plans > 1 else "letter.docx" if name == "letter" else _NAMES[name]


def _by_ending(file: Path) -> str:
    found = _ENDINGS.get(file.suffix.lower())
    if found is None:
        raise Refused(
            Message(
                f"Không rõ {file} là dạng nào: đuôi tệp phải là {_FILES}.", f"Which format is {file}? Its ending should be one of {_FILES}."
            )
        )
    return found


def write_all(asked: Sequence[Output], made: Callable[[str, dict[str, Any]], str | bytes]) -> None:
    """Each format made and written. A file of the terminal's format has no colours."""
    for name, file in asked:
        write(made(name, {"colour": False} if name == "terminal" and file else {}), file)
