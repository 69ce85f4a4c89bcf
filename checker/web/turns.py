"""Who may work next: a few at a time, and everybody in turn, so that sixty files of one keep nobody else's one waiting."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """`count` turns at one time. Of each owner the first come goes first; the owners go round."""

    def __init__(self, count: int) -> None:
        self.free = count
        self.waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def turn(self, owner: str) -> AsyncIterator[None]:
        """Waits for a turn, and holds it."""
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.setdefault(owner, deque()).append(called)
        self._call()
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self._give_back()
            raise
        try:
            yield
        finally:
            self._give_back()

    def _give_back(self) -> None:
        self.free += 1
        self._call()

    def _call(self) -> None:
        """Turns for those who wait, as far as there are some."""
        while self.free and self.waiting:
            owner = next(iter(self.waiting))
            queue = self.waiting.pop(owner)
            called = queue.popleft()
            if queue:
                self.waiting[owner] = queue  # behind the others
            if not called.cancelled():
                self.free -= 1
                called.set_result(None)
