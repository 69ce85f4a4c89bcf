"""The same for programs, under /api/v1: check, facts, rules; answers are those of the command line's `--format json`."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from checker.judge.rules import Rule
from checker.judge.rules.packs import DEFAULT
from checker.model import Message
from checker.report.words import in_language
from checker.web.child import Failed
from checker.web.job import Job
from checker.web.openapi import document
from checker.web.rulebook import all_rules
from checker.web.site import LANGUAGES, site
from checker.web.uploads import Refused, form_of, job_of, texts

_JSON = "application/json"
_UNDONE = Message(
    "Máy chủ không làm xong trong giới hạn thời gian, bộ nhớ.", "The server could not finish within its bounds of time and memory."
)


def wrong(request: Request, message: Message, status: int) -> Response:
    """What is wrong, in the language asked for."""
    code = {400: "bad_request", 403: "forbidden", 404: "not_found", 405: "method", 408: "slow", 413: "too_large", 503: "busy"}.get(
        status, "failed"
    )
    return JSONResponse({"error": {"code": code, "message": in_language(message, site(request).lang(request))}}, status)


async def schema(request: Request) -> Response:
    return JSONResponse(document())


async def rules(request: Request) -> Response:
    found = await asyncio.to_thread(all_rules)
    return JSONResponse({"rules": [_described(rule) for rule in found.values()]})


async def rule(request: Request) -> Response:
    found = (await asyncio.to_thread(all_rules)).get(request.path_params["rule"])
    if found is None:
        raise Refused(Message("Không có quy tắc này.", "There is no such rule."), 404)
    return JSONResponse(_described(found))


def _described(rule: Rule) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(msgspec.json.encode(rule))
    shown = ("id", "name", "pack", "severity", "title", "basis", "given", "check", "options", "message", "examples")
    return {name: plain.get(name) for name in shown}


async def check(request: Request) -> Response:
    """Plans judged beside their parents: the report of `checker check --format json`."""
    here, owner = site(request), secrets.token_urlsafe(8)
    async with form_of(request, here.store.bounds, files=True) as form:
        lang = _lang(texts(form, "lang"))
        job = await job_of(form, here.store, stated="corrected")
    job.options = msgspec.structs.replace(job.options, packs=job.options.packs or (DEFAULT,))

    async def work() -> Path:
        await here.works.read(owner, job)
        for part in job.parents:
            if part.wrong:
                raise Refused(part.wrong)
        job.stage = "judging"
        return await here.works.made(owner, job, "json", lang, ".json")

    return await _answered(request, owner, job, work())


async def parents(request: Request) -> Response:
    """The facts of superiors' documents as `check` takes them back, set right, in `corrected`."""
    here, owner = site(request), secrets.token_urlsafe(8)
    async with form_of(request, here.store.bounds, files=True) as form:
        lang = _lang(texts(form, "lang"))
        job = await job_of(form, here.store, plans="", parents="files")

    async def work() -> Path:
        await here.works.read(owner, job)
        return await asyncio.to_thread(_told, job, lang)

    return await _answered(request, owner, job, work())


def _told(job: Job, lang: str) -> Path:
    """The answer, in a file of the job."""
    told = [
        {
            "file": part.name,
            "facts": json.loads(job.file(part.facts).read_bytes()) if part.fit else None,
            "why": in_language(part.why, lang) if part.why else None,
        }
        for part in job.parents
    ]
    out = job.file("read/parents.json")
    out.write_text(json.dumps({"parents": told}, ensure_ascii=False), "utf-8")
    return out


async def facts(request: Request) -> Response:
    """What files say: the objects of `checker facts`."""
    here, owner = site(request), secrets.token_urlsafe(8)
    async with form_of(request, here.store.bounds, files=True) as form:
        lang, text = _lang(texts(form, "lang")), "true" in texts(form, "text")
        job = await job_of(form, here.store, plans="files", parents="")

    async def work() -> Path:
        await here.works.read(owner, job)
        return await here.works.made(owner, job, "facts", lang, ".json", int(text))

    return await _answered(request, owner, job, work())


async def _answered(request: Request, owner: str, job: Job, work: Coroutine[Any, Any, Path]) -> Response:
    """The file that the work ends with; nothing of it stays. Who goes away does not keep a child at work."""
    store = site(request).store
    store.add(owner, job)
    task = asyncio.create_task(work)
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=0.5)
            if await request.is_disconnected():
                return Response(status_code=499)
        return Response(await asyncio.to_thread(task.result().read_bytes), media_type=_JSON)
    except Failed:
        return wrong(request, _UNDONE, 503)
    finally:
        task.cancel()
        store.forget(owner)


def _lang(said: list[str]) -> str:
    lang = (said or ["vi"])[0] or "vi"
    if lang not in LANGUAGES:
        raise Refused(Message("«lang» là vi hoặc en.", "“lang” is vi or en."))
    return lang


ROUTES = [
    Route("/api/v1/openapi.json", schema),
    Route("/api/v1/rules", rules),
    Route("/api/v1/rules/{rule}", rule),
    Route("/api/v1/check", check, methods=["POST"]),
    Route("/api/v1/facts", facts, methods=["POST"]),
    Route("/api/v1/parents", parents, methods=["POST"]),
]
