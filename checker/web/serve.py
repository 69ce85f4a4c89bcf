"""Settings → a server that runs until it is stopped, with its port opened before anything is said of it."""

from __future__ import annotations

import asyncio
import socket
import sys
import tempfile
from collections.abc import Callable

import uvicorn
from msgspec.structs import replace

from checker.web.app import application
from checker.web.settings import Settings
from checker.web.store import Store


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
        http="h11",
        ws="none",
        log_level="warning",
        access_log=False,  # the first address holds the token
        server_header=False,
        proxy_headers=False,
        limit_concurrency=settings.bounds.connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=64 * 1024,
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
