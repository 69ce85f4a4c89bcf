"""A form with files → a job with its folder; nothing of a file's name becomes part of a path."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from checker.judge.rules.packs import built_in
from checker.model import Message, Unit
from checker.read.limits import MB
from checker.read.roster import RosterError, roster
from checker.web.job import Job, Options
from checker.web.names import ending, shown
from checker.web.settings import Bounds
from checker.web.store import Full, Store

_FIELD = 64 * 1024  # bytes of a field that is no file
_ROSTER = 2 * MB


class Refused(Exception):
    """Why a request is not done, and the status of its answer."""

    def __init__(self, both: Message, status: int = 400) -> None:
        super().__init__(both.en)
        self.both, self.status = both, status


@asynccontextmanager
async def form_of(request: Request, bounds: Bounds, *, files: bool) -> AsyncIterator[FormData]:
    """The fields of a request; its files are gone at the end. Raises Refused."""
    try:
        form = await request.form(max_files=bounds.files if files else 0, max_fields=bounds.fields, max_part_size=_FIELD)
    except (HTTPException, ValueError, UnicodeError) as error:
        raise Refused(
            Message(
                f"Không nhận được biểu mẫu: quá nhiều tệp (nhiều nhất {bounds.files}), hoặc dữ liệu bị hỏng.",
                f"The form could not be read: too many files (at most {bounds.files}), or damaged data.",
            )
        ) from error
    try:
        yield form
    finally:
        await form.close()


def texts(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)]


def uploads(form: FormData, *names: str) -> list[UploadFile]:
    """The files of fields; what a browser sends for an empty field is none."""
    return [f for name in names for f in form.getlist(name) if isinstance(f, UploadFile) and (f.filename or f.size)]


async def job_of(form: FormData, store: Store, *, plans: str = "plans", parents: str = "parents", stated: str = "") -> Job:
    """A job with the files of a form in its folder. Raises Refused; nothing is left behind then."""
    _room(store)
    given = [(f, name) for name in (plans, parents, stated) for f in uploads(form, name)]
    if not any(name == (plans or parents) for _, name in given):
        raise Refused(Message("Chưa chọn kế hoạch cần kiểm tra.", "No plan was chosen."))
    for upload, _ in given:
        _small(upload, store.bounds)
    folder = store.new_folder()
    try:
        job = Job(folder, await _options(form, folder))
        (folder / "in").mkdir()
        for at, (upload, field) in enumerate(given):
            name = shown(upload.filename or "")
            path = f"in/{at}{ending(name)}"
            await asyncio.to_thread(_copied, upload, folder / path)
            job.add(name, path, superior=field != plans, stated=field == stated)
            job.size += upload.size or 0
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return job


def _room(store: Store) -> None:
    try:
        store.room()
    except Full:
        raise Refused(
            Message(
                "Máy chủ đang nhận quá nhiều tệp. Hãy thử lại sau ít phút.", "The server holds too much now. Try again in some minutes."
            ),
            503,
        ) from None


def _small(upload: UploadFile, bounds: Bounds) -> None:
    if (upload.size or 0) > bounds.file:
        name, most = shown(upload.filename or ""), bounds.file // MB
        raise Refused(
            Message(f"Tệp «{name}» quá lớn; nhiều nhất {most} MB một tệp.", f"“{name}” is too large; at most {most} MB a file."), 413
        )


def _copied(upload: UploadFile, target: Path) -> None:
    with target.open("xb") as file:
        shutil.copyfileobj(upload.file, file, 1 << 20)


async def _options(form: FormData, folder: Path) -> Options:
    profile = (texts(form, "profile") or ["issued"])[0] or "issued"
    packs = tuple(dict.fromkeys(name for name in texts(form, "rules") if name))
    if profile not in ("issued", "draft"):
        raise Refused(Message("«profile» là issued hoặc draft.", "“profile” is issued or draft."))
    if unknown := [name for name in packs if name not in built_in()]:
        known = ", ".join(built_in())
        raise Refused(Message(f"Không có gói «{shown(unknown[0])}». Có: {known}.", f"No pack “{shown(unknown[0])}”. There are: {known}."))
    found = uploads(form, "roster")
    units = await asyncio.to_thread(_units, found[0], folder) if found else None
    return Options("draft" if profile == "draft" else "issued", packs, units)


def _units(upload: UploadFile, folder: Path) -> tuple[Unit, ...]:
    """The roster; what is wrong with it is told under its own name."""
    name, file = shown(upload.filename or ""), folder / "roster"
    if (upload.size or 0) > _ROSTER:
        raise Refused(Message(f"Danh sách «{name}» quá lớn.", f"The roster “{name}” is too large."), 413)
    _copied(upload, file)
    try:
        return tuple(roster(file))
    except RosterError as error:
        vi, en = (text.replace(str(file), f"«{name}»") for text in (error.both.vi, error.both.en))
        raise Refused(Message(vi, en)) from None
    finally:
        with contextlib.suppress(OSError):
            file.unlink()
