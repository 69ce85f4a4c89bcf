"""Settings → the application: routes, what a failure answers, what goes on beside the requests."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from checker.model import Message
from checker.web import api, pages, rulebook
from checker.web.guard import Guard, TooMuch
from checker.web.settings import Settings
from checker.web.site import Site, assets, sorry
from checker.web.store import Store
from checker.web.uploads import Refused

_SWEEP = 30  # seconds

_MISSING = Message("Không có trang này.", "There is no such page.")
_ODD = Message("Yêu cầu không đúng.", "The request is not right.")
_BROKEN = Message("Máy chủ gặp lỗi. Tệp của bạn không bị thay đổi.", "The server failed. Your files are as they were.")


class _Place(Convertor[int]):
    """A plan's place; the framework's own numbers fail past 4,300 digits."""

    regex = "[0-9]{1,6}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("place", _Place())
ROUTES = [
    Route("/", pages.home),
    Route("/check", pages.begin, methods=["POST"]),
    Route("/check/{job}", pages.check),
    Route("/check/{job}/progress", pages.progress),
    Route("/check/{job}/facts", pages.facts),
    Route("/check/{job}/facts", pages.correct, methods=["POST"]),
    Route("/check/{job}/plan/{plan:place}", pages.plan),
    Route("/check/{job}/result/{what}", pages.result),
    Route("/check/{job}/result/{what}/{plan:place}", pages.result),
    Route("/check/{job}/delete", pages.delete, methods=["POST"]),
    Route("/delete", pages.delete, methods=["POST"]),
    Route("/deleted", pages.deleted),
    Route("/rules", rulebook.index),
    Route("/rules/{rule}", rulebook.rule),
    Route("/key", pages.key, methods=["GET", "POST"]),
    *api.ROUTES,
]


def application(settings: Settings, store: Store) -> ASGIApp:
    """The whole application, behind its guard."""
    loaded = assets()

    async def asset(request: Request) -> Response:
        found = loaded.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return Response(found[0], media_type=found[1], headers={"cache-control": "max-age=3600"})

    app = Starlette(
        routes=[*ROUTES, Route("/assets/{name}", asset)],
        lifespan=_lifespan,
        exception_handlers={Refused: _refused, HTTPException: _http, TooMuch: _too_much, Exception: _broken},
    )
    app.state.site = Site(settings, store)
    return Guard(app, settings, store)


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Visitors who are gone are swept away; at the end everybody is."""
    here: Site = app.state.site
    sweeping = asyncio.create_task(_sweeping(here.store))
    try:
        yield
    finally:
        sweeping.cancel()
        works = [job.work for job in here.store.all_jobs if job.work]
        here.store.close()
        await asyncio.gather(*works, return_exceptions=True)
        here.store.close()  # what a child wrote while it was ended


async def _sweeping(store: Store) -> None:
    while True:
        await asyncio.sleep(min(_SWEEP, store.bounds.keep))
        store.sweep()


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return api.wrong(request, error.both, error.status) if _is_api(request) else sorry(request, error.both, error.status)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = _MISSING if error.status_code == 404 else _ODD
    made = api.wrong(request, message, error.status_code) if _is_api(request) else sorry(request, message, error.status_code)
    made.headers.update(error.headers or {})
    return made


async def _too_much(request: Request, error: Exception) -> Response:
    """Told by the guard, whose the bounds are."""
    assert isinstance(error, TooMuch)
    said = {
        408: Message("Gửi tệp quá chậm nên đã dừng. Hãy thử lại.", "The upload was too slow and was stopped. Try again."),
        413: Message("Các tệp gửi lên quá lớn. Hãy gửi ít tệp hơn mỗi lần.", "Too much was sent at once. Send fewer files at a time."),
        503: Message(
            "Máy chủ đang nhận quá nhiều tệp. Hãy thử lại sau ít phút.", "The server holds too much now. Try again in some minutes."
        ),
    }[error.status]
    made = api.wrong(request, said, error.status) if _is_api(request) else sorry(request, said, error.status)
    made.headers["connection"] = "close"
    return made


async def _broken(request: Request, _: Exception) -> Response:
    return api.wrong(request, _BROKEN, 500) if _is_api(request) else PlainTextResponse(f"{_BROKEN.vi}\n{_BROKEN.en}", 500)
