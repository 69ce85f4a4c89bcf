"""What stands before every request: whose name it calls, whether it may, how much it may send; and the headers of every answer."""

from __future__ import annotations

import asyncio
import hmac
import time
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.web.settings import Settings, host_name
from checker.web.store import Store

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # «no-referrer» would have browsers send «Origin: null» with our own forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Paths that take files; all others take little.
_UPLOADS = ("/check", "/api/v1/check", "/api/v1/facts", "/api/v1/parents")


#: How many times too much is still taken in, to be thrown away.
_PATIENCE = 4


class TooMuch(Exception):
    """A body past its bounds, with the status that tells so."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Guard:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, settings: Settings, store: Store) -> None:
        self.app, self.settings, self.store = app, settings, store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answering = _Answering(send)
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, answering)
            return
        body = _Body(receive, self._most(scope), self.store, int(Headers(scope=scope).get("content-length", "0")))
        try:
            await self.app(scope, body, answering)
        except TooMuch as error:
            if not answering.begun:
                await _plain(error.status)(scope, receive, answering)
        finally:
            body.close()

    def _most(self, scope: Scope) -> int:
        uploads = scope["path"] in _UPLOADS
        return self.settings.bounds.body if uploads else self.settings.bounds.small

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.settings.knows(hosts[0]):
            return PlainTextResponse("Tên máy chủ không đúng. / This server is not called so.", 421)
        if scope["method"] not in _SAFE and _foreign(headers):
            return PlainTextResponse("Yêu cầu đến từ một trang khác. / The request comes from another site.", 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or len(length) > 15:
            return _plain(400)
        return self._locked(scope, headers)

    def _locked(self, scope: Scope, headers: Headers) -> Response | None:
        """None for whoever has shown the token; with it in the address, a cookie and the address without it."""
        token = self.settings.token
        if token is None or scope["path"].startswith(("/assets/", "/key")):
            return None
        kind, _, said = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and same(said.strip(), token):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True, max_num_fields=None)
        if scope["method"] == "GET" and any(name == "token" and same(value, token) for name, value in query):
            left = urlencode([(name, value) for name, value in query if name != "token"])
            return with_key(RedirectResponse(f"/{scope['path'].lstrip('/')}{'?' if left else ''}{left}", 303), self.settings, self.store)
        cookies = cookie_parser(headers.get("cookie", ""))
        if same(cookies.get(key_cookie(self.settings), ""), self.store.mark(f"key {token}")):
            return None
        if scope["path"].startswith("/api/"):
            return JSONResponse(
                {"error": {"code": "token", "message": "Authorization: Bearer TOKEN"}}, 401, headers={"www-authenticate": "Bearer"}
            )
        return RedirectResponse("/key", 303)


def same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def key_cookie(settings: Settings) -> str:
    """Browsers share cookies between the ports of a machine."""
    return f"soat-key-{settings.port}"


def with_key(response: Response, settings: Settings, store: Store) -> Response:
    """An answer that leaves the browser a cookie in place of the token."""
    response.set_cookie(key_cookie(settings), store.mark(f"key {settings.token}"), httponly=True, samesite="lax", path="/")
    return response


def _foreign(headers: Headers) -> bool:
    """Whether a browser says that another site's page sends this."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    parts = urlsplit(origin)
    return parts.netloc.lower() != headers["host"].lower() or host_name(parts.netloc) == ""


def _plain(status: int) -> Response:
    said = {
        400: "Yêu cầu không đúng. / Bad request.",
        408: "Gửi tệp quá chậm. / The upload was too slow.",
        413: "Tệp gửi lên quá lớn. / Too much was sent.",
        503: "Máy chủ đang nhận quá nhiều tệp. / The server holds too much now.",
    }
    return PlainTextResponse(said[status], status, headers={"connection": "close"})


class _Answering:
    """`send` with our headers on every answer; «cache-control» and the policy of content as the answer has them, if it has."""

    def __init__(self, send: Send) -> None:
        self.send, self.begun = send, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self.send(message)


class _Body:
    """`receive` with bounds on what comes, on all that comes at one time, and on how long it takes."""

    def __init__(self, receive: Receive, most: int, store: Store, told: int) -> None:
        self.receive, self.most, self.store, self.told = receive, most, store, told
        self.came, self.until, self.whole = 0, time.monotonic() + store.bounds.upload, False

    async def __call__(self) -> Message:
        if self.whole:  # whoever waits for the end of the connection may wait
            return await self.receive()
        message = await self._next()
        if message["type"] == "http.request":
            size = len(message.get("body", b""))
            self.came += size
            self.store.coming += size
            if max(self.came, self.told) > self.most:
                await self._passed_over()
                raise TooMuch(413)
            if self.store.held > self.store.bounds.disk:
                raise TooMuch(503)
        return message

    async def _next(self) -> Message:
        try:
            message = await asyncio.wait_for(self.receive(), min(self.store.bounds.chunk, max(self.until - time.monotonic(), 0.01)))
        except TimeoutError:
            raise TooMuch(408) from None
        self.whole = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    async def _passed_over(self) -> None:
        """The rest of what is too much, unless it is far too much: browsers show no answer before they have sent all."""
        passed, until = 0, time.monotonic() + self.store.bounds.chunk
        while not self.whole and passed < _PATIENCE * self.most and time.monotonic() < until:
            passed += len((await self._next()).get("body", b""))

    def close(self) -> None:
        """What came is held no more, or is counted as the job's."""
        self.store.coming -= self.came
        self.came = 0
