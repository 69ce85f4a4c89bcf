"""Pages to recognise → recognised, each in a process of its own with limits, one a core at a time."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from checker.read.child import bound, ours
from checker.read.limits import Limits
from checker.read.raw import Unreadable
from checker.read.scan.model import Page, packed, unpacked

#: Called with the pages done and the pages in all.
Progress = Callable[[int, int], None]
_CHUNK = 1 << 16


class Task(NamedTuple):
    """What every worker is told."""

    form: str
    data: bytes
    engine: str
    limits: Limits


def recognise(task: Task, pages: Sequence[int], done: Callable[[int, Page | Unreadable | None], None]) -> None:
    """Recognises pages (from 0) and hands over each as it comes; why it can't be, or None for one that failed or passed its limits."""
    task = task._replace(limits=replace(task.limits, seconds=task.limits.page_seconds))
    if hasattr(os, "fork") and threading.active_count() == 1:
        _forked(task, list(pages), done)
    else:
        _spawned(task, list(pages), done)


def cores(limits: Limits) -> int:
    if limits.workers:
        return limits.workers
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Child(NamedTuple):
    pid: int
    page: int
    until: float
    said: list[bytes]


def _forked(task: Task, waiting: list[int], done: Callable[[int, Page | Unreadable | None], None]) -> None:
    running: dict[int, _Child] = {}
    waiting.reverse()
    try:
        while waiting or running:
            while waiting and len(running) < cores(task.limits):
                page = waiting.pop()
                reader, pid = _start(task, page)
                running[reader] = _Child(pid, page, time.monotonic() + 2 * task.limits.seconds, [])
            ready = select.select(list(running), [], [], 0.5)[0]
            for reader in [r for r in running if r in ready or running[r].until < time.monotonic()]:
                chunk = os.read(reader, _CHUNK) if reader in ready else b""
                if chunk:
                    running[reader].said.append(chunk)
                    continue
                child = running.pop(reader)
                _end(reader, child.pid)
                done(child.page, _answer(b"".join(child.said)))
    finally:
        for reader, child in running.items():
            _end(reader, child.pid)


def _start(task: Task, page: int) -> tuple[int, int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return reader, pid
    try:
        os.close(reader)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        bound(task.limits)
        with os.fdopen(writer, "wb") as out:
            out.write(work(task, page))
    finally:
        os._exit(0)


def _end(reader: int, pid: int) -> None:
    os.close(reader)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def work(task: Task, page: int) -> bytes:
    """The answer of a worker: a page as JSON, or why it can't be read; nothing where it failed."""
    from checker.read.scan.page import recognised

    try:
        found = recognised(task.form, task.data, page, task.engine, task.limits)
    except Unreadable as error:
        return json.dumps({"code": error.code, "details": error.details}).encode()
    except Exception:  # the page is told as unread; what an engine raises on it says nothing to a reader
        return b""
    return json.dumps(packed(found), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _answer(said: bytes) -> Page | Unreadable | None:
    try:
        found = json.loads(said) if said else None
        if isinstance(found, dict):
            return Unreadable(found["code"], **found["details"])
        return unpacked(found) if found else None
    except (ValueError, TypeError, KeyError):
        return None


def _spawned(task: Task, pages: list[int], done: Callable[[int, Page | Unreadable | None], None]) -> None:
    """The same in new interpreters, where the system can't fork or threads run already."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(cores(task.limits)) as pool:
        for page, found in zip(pages, pool.map(lambda p: _spawn(task, p), pages), strict=True):
            done(page, _answer(found))


def _spawn(task: Task, page: int) -> bytes:
    import subprocess

    told = json.dumps({"form": task.form, "engine": task.engine, "limits": asdict(task.limits), "page": page})
    command = [sys.executable, "-m", "checker.read.scan.workers", told]
    try:
        done = subprocess.run(
            command,
            input=task.data,
            capture_output=True,
            timeout=2 * task.limits.seconds,
            env=ours(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout


def _main() -> None:
    told: dict[str, Any] = json.loads(sys.argv[1])
    limits = Limits(**told["limits"])
    data = sys.stdin.buffer.read()
    bound(limits)
    sys.stdout.buffer.write(work(Task(told["form"], data, told["engine"], limits), told["page"]))


if __name__ == "__main__":
    _main()
