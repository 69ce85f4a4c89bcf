"""`checker check --letter FOLDER`: reports → official letters back to those whose plans they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.files import FOLDER, not_written
from checker.cli.speech import Refused, option, said, tell
from checker.model import Message, Report

if TYPE_CHECKING:
    from checker.report.letter import Terms

_DAY = Message("NGÀY", "DAY")
_WHO = Message("CƠ_QUAN", "BODY")
_DAYS = (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")
_OPTIONS = (
    option(
        "--letter",
        type=click.Path(path_type=Path, file_okay=False),
        value=FOLDER,
        both=Message(
            "Ghi vào thư mục này công văn gửi từng đơn vị: sửa gì, trước ngày nào (Word, thể thức Nghị định 30).",
            "Write a letter to each school into this folder: what to mend, by when (Word, in the official form).",
        ),
    ),
    option(
        "--reply-by",
        value=_DAY,
        both=Message("Công văn: hạn gửi lại (15/12/2026).  [không nêu: để trống]", "Letter: reply by (2026-12-15).  [default: left open]"),
    ),
    option(
        "--sender",
        value=_WHO,
        both=Message(
            "Công văn: cơ quan gửi, «cơ quan / cơ quan chủ quản».  [mặc định: cơ quan ban hành văn bản cấp trên]",
            "Letter: who sends it, “body / superior body”.  [default: the issuer of the superior's plan]",
        ),
    ),
)
_UNUSED = Message("--reply-by, --sender chỉ dùng cho công văn (--letter).", "--reply-by and --sender are for letters (--letter).")


def with_letters(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--letter`, `--reply-by`, `--sender`."""
    for add in reversed(_OPTIONS):
        command = add(command)
    return command


def terms_of(reply_by: str | None, sender: str | None, *, asked: bool) -> Terms | None:
    """What a letter says of day and sender; None where no letter is asked for. Ends with code 2 for what is no day."""
    if not asked:
        if reply_by or sender:
            raise Refused(_UNUSED)
        return None
    from checker.report.letter import Terms

    return Terms(_day(reply_by) if reply_by else None, sender)


def _day(text: str) -> date:
    found = next((m for pattern in _DAYS if (m := re.fullmatch(pattern, text.strip()))), None)
    try:
        return date(*(int(found[part]) for part in ("y", "m", "d"))) if found else date(0, 0, 0)
    except ValueError:
        raise Refused(
            Message(f"«{text}» không phải là ngày; viết như 15/12/2026.", f"“{text}” is no day; write it as 2026-12-15.")
        ) from None


def write_letters(reports: Sequence[Report], folder: Path, terms: Terms) -> None:
    """A letter on each plan, under its name in `folder`; on which plans there is none, and why, is told."""
    from checker.report.letter import NoLetter, letter_name, letters

    count = 0
    try:
        for name, data in letters(reports, terms):
            if isinstance(data, NoLetter):
                tell(said(data.both), err=True)
                continue
            target = folder / letter_name(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            count += 1
    except OSError as error:
        raise not_written(folder, error) from None
    tell(said(Message(f"Đã ghi {count} công văn vào {folder}.", f"Letters in {folder}: {count}.")), err=True)
