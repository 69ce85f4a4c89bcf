"""The pages: drop files, see how far it is, set the parent's facts right, read what came out, take it along, take it away."""

from __future__ import annotations

import asyncio
from datetime import date
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from checker.judge.rules.packs import DEFAULT, built_in, titles
from checker.model import Message
from checker.report import FORMATS
from checker.web.child import Failed
from checker.web.facts import ADDED, FIELDS, HEADER, MORE, TITLES, rows, text_of
from checker.web.guard import same, with_key
from checker.web.job import Job
from checker.web.names import shown
from checker.web.site import page, site, sorry
from checker.web.uploads import Refused, form_of, job_of, texts
from checker.web.work import Unmade

#: Packs that a check may be asked to use besides the default, which extends the others.
EXTRA = ("binh_dang_gioi", "luu_tru")
#: How the packs begin that hold a superior's document themselves.
LOCAL = "dia_phuong_"
GONE = Message(
    "Không có lượt kiểm tra này. Tệp đã gửi được xóa khi hết phiên, khi bấm «Xóa ngay» hoặc khi máy chủ dừng.",
    "There is no such check. What was sent is deleted when the session ends, on “Delete now”, and when the server stops.",
)
STALE = Message("Trang đã cũ. Hãy tải lại trang rồi gửi lại.", "The page is stale. Load it again and send again.")
_ENDINGS = {"sarif": ".sarif", "junit": ".xml", "markdown": ".md", "letter": ".docx"}
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}


async def home(request: Request) -> Response:
    local = {name: titles(name)[name] for name in built_in() if name.startswith(LOCAL)}
    return page(request, "home.html", packs={name: titles(name)[name] for name in EXTRA}, local=local, bounds=site(request).store.bounds)


async def begin(request: Request) -> Response:
    """Files come in: a job begins, and the browser goes to its page."""
    here = site(request)
    name = here.visitor(request)
    async with form_of(request, here.store.bounds, files=True) as form:
        if name is None or not same((texts(form, "mark") or [""])[0], here.store.mark(name)):
            raise Refused(STALE, 403)
        job = await job_of(form, here.store)
    if job.options.packs:
        job.options = msgspec.structs.replace(job.options, packs=(DEFAULT, *job.options.packs))
    here.store.add(name, job)
    here.works.start(name, job, ask=True)
    return RedirectResponse(f"/check/{job.id}", 303)


async def check(request: Request) -> Response:
    """A job as it stands: waited for, asked about, done."""
    job = _job(request)
    if job.busy:
        return page(request, "progress.html", job=job)
    if job.stage == "failed":
        assert job.failure is not None
        return page(request, "sorry.html", 500, message=job.failure)
    if job.stage == "facts":
        return await facts(request)
    assert job.overview is not None
    if len(job.overview.plans) == 1:
        return await _plan(request, job, 0)
    return page(request, "overview.html", job=job, overview=job.overview, formats=formats(), glance=await _written(request, job, "glance"))


async def progress(request: Request) -> Response:
    """For the script of the page: how far each file is."""
    job = _job(request)
    parts = [{"state": part.state, "pages": part.pages} for part in job.parts]
    return JSONResponse({"stage": job.stage, "busy": job.busy, "parts": parts})


async def plan(request: Request) -> Response:
    """One plan of several."""
    job = _job(request)
    at = request.path_params["plan"] - 1
    if job.overview is None or not 0 <= at < len(job.overview.plans):
        raise Refused(GONE, 404)
    return await _plan(request, job, at)


async def _plan(request: Request, job: Job, at: int) -> Response:
    assert job.overview is not None
    article = await _written(request, job, f"plan-{at}")
    return page(
        request, "plan.html", job=job, at=at, plan=job.overview.plans[at], overview=job.overview, article=article, formats=formats()
    )


async def _written(request: Request, job: Job, name: str) -> str:
    """What a child has written for a page, in the visitor's language."""
    try:
        return await asyncio.to_thread(job.file(f"out/{name}.{site(request).lang(request)}.html").read_text, "utf-8")
    except OSError:
        raise Refused(GONE, 404) from None


async def facts(request: Request, wrong: dict[str, Message] | None = None, status: int = 200) -> Response:
    """The facts of the parents, to be set right."""
    job = _job(request)
    parents = [(part, await asyncio.to_thread(_rows, job, part.facts)) for part in job.parents if part.fit]
    if not parents or job.busy:
        return RedirectResponse(f"/check/{job.id}", 303)
    shape = {"header": HEADER, "fields": FIELDS, "titles": TITLES, "added": ADDED, "more": range(MORE)}
    unfit = [part for part in job.parents if not part.fit]
    return page(request, "facts.html", status, job=job, parents=parents, unfit=unfit, wrong=wrong or {}, **shape)


def _rows(job: Job, facts: str) -> dict[str, object]:
    from checker.derive.shape import Parent

    parent = msgspec.json.decode(job.file(facts).read_bytes(), type=Parent)
    return {"header": {field.name: text_of(getattr(parent, field.name)) for field in HEADER}, "rows": rows(parent)}


async def correct(request: Request) -> Response:
    """The facts as they were set right: judged by them, or shown again with what is wrong."""
    here, job = site(request), _job(request)
    async with form_of(request, here.store.bounds, files=False) as form:
        name = _marked(request, texts(form, "mark"))
        fields = {key: value for key, value in form.items() if isinstance(value, str) and key != "mark"}
    if job.busy:
        return RedirectResponse(f"/check/{job.id}", 303)
    before, job.stage = job.stage, "judging"  # the button pressed twice: the second form waits with the first
    try:
        wrong = await here.works.correct(name, job, fields)
    except Failed:
        return sorry(request, Message("Không sửa được nội dung này.", "The facts could not be corrected."), 500)
    finally:
        job.stage = before
    _job(request)  # it may have been deleted since
    if wrong:
        return await facts(request, wrong, 422)
    job.making.clear()
    here.works.go_on(name, job)
    return RedirectResponse(f"/check/{job.id}", 303)


async def delete(request: Request) -> Response:
    """A check goes, or all that the visitor has."""
    here = site(request)
    async with form_of(request, here.store.bounds, files=False) as form:
        name = _marked(request, texts(form, "mark"))
    job = request.path_params.get("job")
    if job:
        here.store.drop(name, job)
    elif name in here.store.visitors:
        here.store.forget(name)
    return RedirectResponse("/deleted", 303)


async def deleted(request: Request) -> Response:
    return page(request, "deleted.html")


async def result(request: Request) -> Response:
    """A result as a file: a report in some format, commented copies, a pack."""
    here, job = site(request), _job(request)
    what, at = request.path_params["what"], request.path_params.get("plan", 1) - 1
    name, ending = _named(job, what, at)
    owner = here.visitor(request) or ""
    try:
        file = await here.works.made(owner, job, what, here.lang(request), ending, at, **(_terms(request) if what == "letter" else {}))
    except Unmade as error:
        return sorry(request, error.both, 422)
    except (Failed, asyncio.CancelledError):
        return sorry(request, Message("Không tạo được tệp này.", "This file could not be made."), 500)
    shown_as = f"attachment; filename=\"{'soat' + ending}\"; filename*=UTF-8''{quote(name, safe='')}"
    media = _TYPES.get(ending, "application/octet-stream")
    return FileResponse(file, media_type=media, headers={"content-disposition": shown_as})


def formats() -> list[str]:
    """The formats of a report that can be taken along."""
    return [name for name in FORMATS if name not in ("terminal", "tree")]


def _named(job: Job, what: str, at: int) -> tuple[str, str]:
    """How a result is called, and its ending. Raises Refused for one that there cannot be."""
    overview = job.overview
    if what == "pack":
        if 0 <= at < len(job.parts) and job.parts[at].fit:
            return "pack.yaml", ".yaml"
    elif overview is not None and job.stage == "done":
        if what in formats():
            ending = _ENDINGS.get(what, f".{what}")
            if what == "letter":
                ending = ".zip" if len(overview.plans) > 1 else ending
                return f"cong-van{ending}", ending
            return f"soat-ket-qua{ending}", ending
        if what == "copies" and any(one.copy for one in overview.plans):
            return "soat-nhan-xet.zip", ".zip"
        if what == "copy" and 0 <= at < len(overview.plans) and overview.plans[at].copy:
            ending = f".{overview.plans[at].copy}"  # what the file is: its name may end in anything
            name = shown(overview.plans[at].name)
            return f"{name[: -len(ending)] if name.lower().endswith(ending) else name}.nhan-xet{ending}", ending
    raise Refused(GONE, 404)


def _terms(request: Request) -> dict[str, str]:
    """The last day and the sender of letters, as the form says them. Raises Refused."""
    day, sender = (request.query_params.get(name, "").strip() for name in ("by", "sender"))
    try:
        day = day and date.fromisoformat(day).isoformat()
    except ValueError:
        raise Refused(Message("Ngày ghi không đúng.", "The day is not right.")) from None
    return {"by": day, "sender": "".join(c for c in sender if c.isprintable())[:300]}


async def key(request: Request) -> Response:
    """Where the token is asked for."""
    here = site(request)
    if here.settings.token is None:
        return RedirectResponse("/", 303)
    if request.method == "GET":
        return page(request, "key.html", 401, wrong=False)
    async with form_of(request, here.store.bounds, files=False) as form:
        said = (texts(form, "token") or [""])[0].strip()
    if not same(said, here.settings.token):
        await asyncio.sleep(1)
        return page(request, "key.html", 401, wrong=True)
    return with_key(RedirectResponse("/", 303), here.settings, here.store)


def _job(request: Request) -> Job:
    job = site(request).job(request)
    if job is None:
        raise Refused(GONE, 404)
    return job


def _marked(request: Request, marks: list[str]) -> str:
    """The visitor of a form that is ours. Raises Refused."""
    name = site(request).visitor(request)
    if name is None or not same((marks or [""])[0], site(request).store.mark(name)):
        raise Refused(STALE, 403)
    return name
