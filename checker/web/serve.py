"""Settings → a server that runs until it is stopped, with its port opened before anything is said of it."""

from __future__ import annotations

import asyncio
import socket
import sys
import tempfile
from collections.abc import Callable
from typing import Any

import h11
import uvicorn
from msgspec.structs import replace
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from checker.web.app import application
from checker.web.guard import HEADERS
from checker.web.settings import Settings
from checker.web.store import Store

_HEAD = 64 * 1024  # bytes of a request before its body


class Connection(h11.Connection):
    """Our headers also on what the server itself answers before our application is asked: to what is no HTTP, when there are too many."""

    def send_with_data_passthrough(self, event: h11.Event) -> list[bytes] | None:
        if isinstance(event, h11.Response):
            said = {name for name, _ in event.headers}
            ours = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in said]
            event = h11.Response(status_code=event.status_code, reason=event.reason, headers=[*event.headers, *ours])
        return super().send_with_data_passthrough(event)


def protocol(seconds: float) -> type[H11Protocol]:
    """HTTP for connections that may take so long to send the head of a request; uvicorn's own waits for it without end."""

    class Impatient(H11Protocol):
        late: asyncio.TimerHandle | None = None

        def __init__(self, config: uvicorn.Config, *more: Any, **named: Any) -> None:
            super().__init__(config, *more, **named)
            self.conn = Connection(h11.SERVER, _HEAD)

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.wait()

        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            if self.late:
                self.late.cancel()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self.wait()

        def wait(self) -> None:
            if self.late:
                self.late.cancel()
            self.late = self.loop.call_later(seconds, self.end)

        def end(self) -> None:
            cycle: RequestResponseCycle | None = self.cycle  # none before the first request
            if cycle is None or cycle.response_complete:
                self.transport.close()

    return Impatient


class Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self.begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await asyncio.to_thread(self.begun)


def serve(settings: Settings, *, begun: Callable[[Settings], None]) -> None:
    """Runs the server; `begun` is called once it answers, with the port that it has. Raises OSError where the port is not to be had."""
    opened = _opened(settings)
    settings = replace(settings, port=opened.getsockname()[1])
    store = Store(settings.bounds)
    tempfile.tempdir = str(store.folder)  # what is spooled of an upload goes with everything else
    config = uvicorn.Config(
        application(settings, store),
        lifespan="on",
        http=protocol(settings.bounds.chunk),
        ws="none",
        log_level="warning",
        access_log=False,  # the first address holds the token
        server_header=False,
        proxy_headers=False,
        limit_concurrency=settings.bounds.connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
    )
    try:
        Server(config, lambda: begun(settings)).run(sockets=[opened])
    finally:
        opened.close()
        store.close()


def _opened(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers have one port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((settings.host, settings.port))
        opened.listen(128)
    except BaseException:
        opened.close()
        raise
    return opened
