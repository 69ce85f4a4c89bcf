"""The private folder of a server: its visitors' checks live in it, and nothing of it outlives the server."""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from checker.web.job import Job
from checker.web.settings import Bounds

_PREFIX = "soat-web-"
_LOCK = "lock"
_YOUNG = 60  # seconds that a server may take between making its folder and locking it


class Visitor:
    """Whoever holds a cookie of ours."""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}
        self.seen = time.monotonic()


class Full(Exception):
    """There is no room for more."""


class Store:
    """Folders in the system's place for temporary files, readable by the server's user only, and the visitors whose they are."""

    def __init__(self, bounds: Bounds, parent: Path | None = None) -> None:
        self.bounds, self.parent = bounds, parent or Path(tempfile.gettempdir())
        self.secret = secrets.token_bytes(32)
        self.visitors: dict[str, Visitor] = {}
        self.coming = 0  # bytes of uploads that are under way
        clear_leftovers(self.parent)
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self.parent))
        self._lock = _locked(self.folder / _LOCK)

    def close(self) -> None:
        """Takes everything away."""
        for name in list(self.visitors):
            self.forget(name)
        if self._lock:
            self._lock.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_name(self) -> str:
        """The name of a visitor, as the cookie holds it: random, and signed, so that none can be foisted on a browser."""
        name = secrets.token_urlsafe(24)
        return f"{name}.{self._signed(f'visitor {name}')}"

    def is_name(self, cookie: str) -> bool:
        name, _, signature = cookie.rpartition(".")
        return bool(name) and hmac.compare_digest(signature.encode(), self._signed(f"visitor {name}").encode())

    def mark(self, name: str) -> str:
        """What a form of a visitor must send back (CSRF)."""
        return self._signed(f"form {name}")

    def _signed(self, text: str) -> str:
        return hmac.digest(self.secret, text.encode("utf-8", "replace"), "sha256").hex()[:32]

    def visitor(self, name: str) -> Visitor:
        found = self.visitors.setdefault(name, Visitor())
        found.seen = time.monotonic()
        return found

    def job(self, name: str, job_id: str) -> Job | None:
        """A check of a visitor's own."""
        visitor = self.visitors.get(name)
        if visitor is None:
            return None
        visitor.seen = time.monotonic()
        return visitor.jobs.get(job_id)

    def new_folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self.folder))

    def add(self, name: str, job: Job) -> None:
        """Keeps a check; the visitor's oldest goes where there are too many."""
        jobs = self.visitor(name).jobs
        while len(jobs) >= self.bounds.checks:
            self.drop(name, next(iter(jobs)))
        jobs[job.id] = job

    def drop(self, name: str, job_id: str) -> None:
        """Takes a check away, with all its files; what works on it is ended."""
        visitor = self.visitors.get(name)
        job = visitor.jobs.pop(job_id, None) if visitor else None
        if job:
            job.end()

    def forget(self, name: str) -> None:
        """Takes a visitor away, with everything that is his."""
        for job_id in list(self.visitors[name].jobs):
            self.drop(name, job_id)
        self.visitors.pop(name, None)

    def sweep(self) -> None:
        """Takes away whoever has not been seen for long, but for those whose check is being worked on."""
        oldest = time.monotonic() - self.bounds.keep
        for name, visitor in list(self.visitors.items()):
            if visitor.seen < oldest and not any(job.busy for job in visitor.jobs.values()):
                self.forget(name)

    @property
    def all_jobs(self) -> Iterator[Job]:
        return (job for visitor in self.visitors.values() for job in visitor.jobs.values())

    @property
    def held(self) -> int:
        """Bytes held on disk, and those that are coming."""
        return self.coming + sum(job.size for job in self.all_jobs)

    def room(self) -> None:
        """Raises Full where another check has no room."""
        if self.held > self.bounds.disk or sum(job.busy for job in self.all_jobs) >= self.bounds.waiting:
            raise Full


def clear_leftovers(parent: Path) -> None:
    """Removes the folders of servers that were killed: those whose lock nobody holds."""
    for folder in parent.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if (
                folder.is_symlink()
                or not _ours(folder)
                or (time.time() - folder.stat().st_mtime < _YOUNG and not (folder / _LOCK).exists())
            ):
                continue
            lock = _locked(folder / _LOCK)
            if lock is None:
                continue
            lock.close()
            shutil.rmtree(folder, ignore_errors=True)


def _ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _locked(file: Path) -> IO[bytes] | None:
    """The file opened and locked for as long as it is open and its process lives; None where another holds it."""
    opened = file.open("ab")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(opened.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        opened.close()
        return None
    return opened
