"""A check that a visitor has asked for: its files, how far it is, what came out."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import time
from pathlib import Path
from typing import Literal

from msgspec import Struct

from checker.model import Message, Severity, Status, Unit
from checker.read.copies import Sign

Stage = Literal["reading", "facts", "judging", "done", "failed"]


class Part(Struct):
    """A file of a job. `path` is below the job's folder; `name` is how it is called, which no path is ever made of."""

    at: int
    superior: bool
    name: str
    path: str
    state: Status | Literal["waiting", "reading"] = "waiting"
    pages: tuple[int, int] | None = None  # scanned ones: done, in all
    fit: bool = False  # a parent whose facts can be corrected
    why: Message | None = None  # why they can't
    stated: bool = False  # no document, but the facts of a parent, as somebody has set them right
    wrong: Message | None = None  # what is wrong with these
    sign: Sign | None = None  # of a plan that was read
    no_plan: bool = False  # a commented copy of another, or the parent itself: told, and not judged

    @property
    def document(self) -> str:
        """Where what was read is kept."""
        return f"read/{self.at}.msgpack"

    @property
    def facts(self) -> str:
        """Where the facts of a parent are kept, as they can be corrected."""
        return f"read/{self.at}.json"

    @property
    def corrected(self) -> str:
        return f"read/{self.at}.corrected.json"

    @property
    def read(self) -> bool:
        return self.state not in ("waiting", "reading")


class Outcome(Struct, frozen=True):
    """What came out of one plan. `unit` is whose it is; `worst` as in the report: a severity, «ok» or «unread»; `short` is the verdict in a
    word."""

    name: str
    unit: str
    title: str
    worst: Literal["ok", "open", "unread", "error", "warning", "info"]
    verdict: Message
    short: Message
    counts: dict[Severity, int]
    unjudged: int
    copy: Literal["", "docx", "pdf"]  # what a commented copy is; empty where none can be made


class Overview(Struct, frozen=True):
    """What came out of a job; `roll` the roster, line for line, in both languages."""

    plans: list[Outcome]
    roll: list[Message] = []


class Options(Struct, frozen=True):
    profile: Literal["issued", "draft"] = "issued"
    packs: tuple[str, ...] = ()
    units: tuple[Unit, ...] | None = None


class Job:
    """Lives as long as its visitor lets it. `fields` are what somebody has set right in the facts of parents, as the form sent them."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.id = secrets.token_urlsafe(9)
        self.folder, self.options = folder, options
        self.parts: list[Part] = []
        self.notices: list[Message] = []
        self.stage: Stage = "reading"
        self.overview: Overview | None = None
        self.failure: Message | None = None
        self.fields: dict[str, str] = {}
        self.corrections: dict[int, int] = {}  # part → how many facts of it were corrected
        self.begun = time.time()
        self.size = 0
        self.work: asyncio.Task[None] | None = None
        self.making: dict[str, asyncio.Task[Path]] = {}

    @property
    def plans(self) -> list[Part]:
        return [part for part in self.parts if not part.superior and not part.no_plan]

    @property
    def parents(self) -> list[Part]:
        return [part for part in self.parts if part.superior]

    @property
    def busy(self) -> bool:
        return self.stage in ("reading", "judging")

    def add(self, name: str, path: str, *, superior: bool, stated: bool = False) -> None:
        self.parts.append(Part(len(self.parts), superior, name, path, stated=stated))

    def file(self, path: str) -> Path:
        return self.folder / path

    def end(self) -> None:
        """Ends what works on it, and takes its files away."""
        for task in (self.work, *self.making.values()):
            if task is not None:
                task.cancel()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._again()

    def _again(self) -> None:
        """A child that was just ended may have written a file since; on Windows its files are held until it is gone."""
        if self.folder.exists():
            try:
                asyncio.get_running_loop().call_later(2, lambda: shutil.rmtree(self.folder, ignore_errors=True))
            except RuntimeError:
                shutil.rmtree(self.folder, ignore_errors=True)
