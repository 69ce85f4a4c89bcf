"""Paths of the command line → files; texts → files or the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from typing import NamedTuple

import click

from checker.cli.speech import Refused, said, tell
from checker.language.signs import COPY, LETTER
from checker.model import Message

FILE, FILES, PATH = Message("TỆP", "FILE"), Message("TỆP…", "FILE…"), Message("ĐƯỜNG_DẪN", "PATH")
FOLDER = Message("THƯ_MỤC", "FOLDER")
_MISSING = Message("Không tìm thấy tệp hoặc thư mục", "No such file or folder")
#: Endings that a folder is searched for; a file that is named is read whatever its ending.
ENDINGS = frozenset(
    (".docx", ".doc", ".pdf", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".png", ".jpg", ".jpeg", ".zip")
)


#: What each page that the program writes has in its head.
_PAGE = b'<meta name="generator" content="soat">'


class Plan(NamedTuple):
    """A file to read, and what reports call it: its place in the folder or archive named, so that two schools' files stay apart."""

    path: Path
    name: str


def plans_in(paths: Sequence[Path]) -> list[Plan]:
    """The files named, and those of the folders and archives named. Ends with code 2 where there are none."""
    shown_once([p for p in paths if not p.exists()], _MISSING)
    found: dict[Path, str] = {}
    for path in paths:
        for file, name in _inside(path) if path.is_dir() else [Plan(path, path.name)]:
            for plan in _unpacked(file, name):
                found.setdefault(plan.path, plan.name)
    if not found:
        where, endings = ", ".join(map(str, paths)), ", ".join(sorted(ENDINGS))
        raise Refused(Message(f"Thư mục {where} không có tệp văn bản nào ({endings}).", f"No document in the folder {where} ({endings})."))
    twice = {name for name, times in Counter(found.values()).items() if times > 1}
    return [Plan(path, path.as_posix() if name in twice else name) for path, name in found.items()]


def _unpacked(path: Path, name: str) -> list[Plan]:
    """The documents of a .zip, in a folder that lives as long as the command; else the file itself, a .zip that can't be opened too."""
    if path.suffix.lower() != ".zip":
        return [Plan(path, name)]
    import atexit
    import shutil
    import tempfile

    from checker.read import Unreadable
    from checker.read.archive import contents, is_archive, unpack

    if not is_archive(path):
        return [Plan(path, name)]
    folder = Path(tempfile.mkdtemp(prefix="soat-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        files = unpack(path, folder)
    except Unreadable:
        return [Plan(path, name)]  # reading it says why
    places, passed = contents(path)
    _tell_passed(passed, path)
    times = Counter(places)
    shown = (place if times[place] == 1 else f"{at}. {place}" for at, place in enumerate(places, 1))
    return [Plan(file, f"{name}/{place}") for file, place in zip(files, shown, strict=True)]


def _inside(folder: Path) -> list[Plan]:
    """The documents of a folder; what is passed over is told, so that no school's file is lost without a word."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(("~$", ".")))
    plans = {(p.parent, p.stem) for p in files}
    ours = [p for p in files if _is_ours(p, plans)]
    read = [p for p in files if p.suffix.lower() in ENDINGS and p not in ours]
    _tell_passed([p.relative_to(folder).as_posix() for p in files if p.suffix.lower() not in ENDINGS], folder)
    _tell_passed([p.relative_to(folder).as_posix() for p in ours], folder, _WRITTEN)
    return [Plan(p, p.relative_to(folder).as_posix()) for p in read]


def _is_ours(file: Path, plans: Set[tuple[Path, str]]) -> bool:
    """Whether a file is what an earlier check wrote: a commented copy or a letter beside its plan, a page of results. A copy without its
    plan is what a school has mended and sends."""
    base = next((file.stem.removesuffix(ending) for ending in (COPY, LETTER) if file.stem.endswith(ending)), None)
    if base is not None:
        return (file.parent, base) in plans
    if file.suffix.lower() != ".html":
        return False
    try:
        with file.open("rb") as opened:
            return _PAGE in opened.read(1000)
    except OSError:
        return False  # reading it says why


_NO_DOCUMENT = Message("tệp không phải văn bản", "no documents")
_WRITTEN = Message("tệp do lần kiểm tra trước ghi ra", "written by an earlier check")


def _tell_passed(passed: Sequence[str], folder: Path, why: Message = _NO_DOCUMENT) -> None:
    if not passed:
        return
    shown, rest = ", ".join(passed[:5]), len(passed) - 5
    told = Message(
        f"Bỏ qua {len(passed)} {why.vi} trong {folder}: {shown}{f' và {rest} tệp khác' if rest > 0 else ''}.",
        f"Passed over, {why.en}, in {folder} ({len(passed)}): {shown}{f' and {rest} more' if rest > 0 else ''}.",
    )
    tell(said(told), err=True)


def recognising(done: int, total: int) -> None:
    """The progress of a scan, on a terminal; imported with the first page, since most files have none."""
    from checker.read.scan import bar

    bar(done, total)


def kept_apart(output: Path | None, inputs: Iterable[Path]) -> None:
    """Ends with code 2 where the result would be written over a file that is read."""
    for path in inputs if output is not None and output.exists() else ():
        if output is not None and path.exists() and output.samefile(path):
            raise Refused(
                Message(
                    f"Tệp kết quả trùng với tệp đầu vào {path}; hãy đặt tên khác cho --output.",
                    f"The result would be written over the input {path}; name another --output.",
                )
            )


#: cmd and PowerShell make one word of «"C:\\Kế hoạch\\" --parent a.docx».
_QUOTED = Message(
    '. Trên Windows, bỏ dấu \\ đứng ngay trước dấu " ở cuối tên thư mục',
    '. On Windows, leave out the \\ right before the " that ends a folder',
)


def shown_once(missing: Sequence[Path], what: Message) -> None:
    """Ends with code 2 and a sentence where paths are missing."""
    if missing:
        names = ", ".join(map(str, missing))
        hint = _QUOTED if '"' in names else Message("", "")
        raise Refused(Message(f"{what.vi}: {names}{hint.vi}", f"{what.en}: {names}{hint.en}"))


def write(result: str | bytes, output: Path | None) -> None:
    """To the screen, or to the file `output`."""
    if output is None:
        click.echo(result, nl=False)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(result if isinstance(result, bytes) else result.encode("utf-8", "replace"))  # a file's name may be no text
    except OSError as error:
        raise not_written(output, error) from None
    tell(said(Message(f"Đã ghi kết quả vào {output}.", f"The result is in {output}.")), err=True)


def not_written(target: Path, error: OSError) -> Refused:
    """Why nothing could be written to a file or folder. Windows locks what Word or Excel has open, and calls a folder forbidden too."""
    file = Path(error.filename or target)
    why = Message(f"{error.strerror}", f"{error.strerror}")
    if isinstance(error, IsADirectoryError) or (isinstance(error, PermissionError) and file.is_dir()):
        why = Message("đó là thư mục", "it is a folder")
    elif isinstance(error, PermissionError):
        why = Message(
            f"«{file.name}» đang mở trong Word, Excel hoặc chương trình khác, hoặc bạn không có quyền ghi",
            f"“{file.name}” is open in Word, Excel or another program, or you may not write there",
        )
    return Refused(Message(f"Không ghi được vào {target}: {why.vi}.", f"Cannot write to {target}: {why.en}."))
