"""`--watch`: checks again whenever a plan, or what it is judged by, is saved."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from checker.cli.speech import Refused, said, tell
from checker.judge.waivers import beside
from checker.model import Message

_QUIET = 0.4  # seconds without a change after which a file counts as saved: Word writes, moves and moves again
_PATIENCE = 8.0  # seconds that a file may be half there, locked or away
_LOOK = 2.0  # seconds after which the files are looked at though no system told anything: network drives tell nothing
_TAIL = 65_536  # bytes at the end of a PDF in which its last mark stands
_ZIPPED = frozenset({".docx", ".odt", ".zip"})
#: Word's and LibreOffice's own beside a file that is open, and what is hidden.
_NO_FILES = ("~$", ".")

#: Time, size and number of a file; None: it is not there.
State = dict[Path, tuple[int, int, int] | None]


class Watched(Struct, frozen=True):
    """What to look at: `plans`, with the waivers beside them; `more`: parents, roster, waivers, packs. Each a file or a folder."""

    plans: Sequence[Path]
    more: Sequence[Path] = ()

    def files(self) -> list[Path]:
        """Every file, each once; one that is named is there whether or not it exists."""
        plans = [file for path in self.plans for file in _files(path)]
        return list(dict.fromkeys((*plans, *map(beside, plans), *(file for path in self.more for file in _files(path)))))

    def folders(self) -> list[Path]:
        """The folders in which something may happen."""
        named = [path for path in (*self.plans, *self.more) if path.is_dir()]
        below = [path for folder in named for path in folder.rglob("*") if path.is_dir() and not path.name.startswith(_NO_FILES)]
        return list({p.resolve(): p for p in (*named, *below, *(file.parent for file in self.files())) if p.is_dir()})

    def named(self, state: State) -> list[Path]:
        """The files that are there, and those that were named and should be."""
        return [file for file, known in state.items() if known is not None or file in {*self.plans, *self.more}]

    def state(self) -> State:
        return {file: _state(file) for file in self.files()}


def apart(outputs: Iterable[Path | None], plans: Sequence[Path]) -> None:
    """Ends with code 2 where a result would be written among the plans: it would be checked as one, again and again."""
    for output in filter(None, outputs):
        for folder in plans:
            if folder.is_dir() and output.resolve().is_relative_to(folder.resolve()):
                raise Refused(
                    Message(
                        f"Với --watch, kết quả phải ghi ngoài thư mục được kiểm tra: {output} nằm trong {folder}.",
                        f"With --watch results go outside the folder that is checked: {output} is inside {folder}.",
                    )
                )


def watched(check: Callable[[], int], files: Watched) -> int:
    """The code of the last check, once the user stops. What is wrong with the first check ends the command, with a later one it is told."""
    code = 130
    try:
        before = files.state()
        code = check()
        while True:
            _tell_waiting(before)
            now = _changed(files, before)
            _tell_saved([file for file in {**before, **now} if before.get(file) != now.get(file)])
            before, code = now, _again(check)
    except KeyboardInterrupt:
        tell(said(Message("Đã dừng theo dõi.", "Stopped watching.")), err=True)
    return code


def _again(check: Callable[[], int]) -> int:
    try:
        return check()
    except Refused as error:  # a plan that was moved, a roster with a wrong row: mended by the next saving
        tell(said(Message(f"Lỗi: {error.both.vi}", f"Error: {error.both.en}")), err=True)
        return 2


def _tell_waiting(state: State) -> None:
    there = sum(known is not None for known in state.values())
    told = Message(f"Đang theo dõi {there} tệp; lưu lại là kiểm tra lại. Dừng: Ctrl+C.", f"Watching {there} files. Stop: Ctrl+C.")
    tell(said(told), err=True)


def _tell_saved(files: Sequence[Path]) -> None:
    names, rest = ", ".join(file.name for file in files[:3]), len(files) - 3
    more = Message(f" và {rest} tệp khác", f" and {rest} more") if rest > 0 else Message("", "")
    told = Message(f"đã thay đổi: {names}{more.vi}", f"changed: {names}{more.en}")
    tell(f"\n--- {datetime.now().astimezone():%H:%M:%S} {said(told)} ---", err=True)


def _changed(files: Watched, before: State) -> State:
    """The state after the next change, once it has come to rest."""
    for _ in _nudges(files.folders()):
        if files.state() != before and (now := _settled(files)) != before:
            return now
    return before


def _nudges(folders: Sequence[Path]) -> Iterator[None]:
    """Whenever something may have happened: at once, when the system tells of something in the folders, and now and then."""
    yield
    try:
        from watchfiles import watch

        # Any event may mean any file, since Word saves under another name and moves: `Watched.state` is what counts.
        for _ in watch(*folders, watch_filter=None, debounce=200, rust_timeout=round(_LOOK * 1000), yield_on_timeout=True, recursive=False):
            yield
    except (OSError, ImportError):  # a drive that tells nothing, no more watches to be had, a folder that went away
        while True:
            time.sleep(_LOOK)
            yield


def _settled(files: Watched) -> State:
    """The state once nothing changes any more, and every file can be read from its beginning to its end; at most `_PATIENCE` is waited."""
    end, last = time.monotonic() + _PATIENCE, files.state()
    while True:
        time.sleep(_QUIET)
        now = files.state()
        if now == last and (time.monotonic() > end or all(_whole(file) for file in files.named(now))):
            return now
        last = now


def _whole(file: Path) -> bool:
    """Whether a file is there, free to be read, and not half-written."""
    try:
        with file.open("rb") as opened:
            if file.suffix.lower() in _ZIPPED:
                return zipfile.is_zipfile(opened)
            size = opened.seek(0, 2)
            opened.seek(max(0, size - _TAIL))
            return size > 0 and (file.suffix.lower() != ".pdf" or b"%%EOF" in opened.read())
    except OSError:
        return False


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or those of a folder."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if not file.name.startswith(_NO_FILES) and file.is_file():
            yield file


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size, known.st_ino
