"""What is done for a job: files read, parents' facts set right, plans judged, results made; each by a child in its turn."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import asdict

from checker.model import Document, Message
from checker.read import refusal
from checker.read.copies import Sign, no_plans
from checker.read.raw import Unreadable
from checker.web.child import Failed, Progress, done_by_child
from checker.web.job import Job, Overview, Part
from checker.web.settings import Settings
from checker.web.turns import Turns

_LOG = logging.getLogger("checker.web")
_LETTERS = 10  # that are kept of one check
_BROKEN = Message(
    "Máy chủ không làm xong việc này (quá thời gian hoặc bộ nhớ cho phép). Hãy thử với ít tệp hơn.",
    "The server could not finish this within its bounds of time and memory. Try fewer files.",
)


class Unmade(Exception):
    """Why there is no such result."""

    def __init__(self, both: Message) -> None:
        super().__init__(both.en)
        self.both = both


class Works:
    """The work of a server; `turns` bound how much of it is done at one time."""

    def __init__(self, settings: Settings) -> None:
        self.bounds = settings.bounds
        self.turns = Turns(settings.processes)

    async def _child(
        self, owner: str, job: Job, verb: str, task: dict[str, Any], *, progress: Progress | None = None, part: Part | None = None
    ) -> Any:
        task = {**task, "limits": asdict(self.bounds.limits)}
        async with self.turns.turn(owner):
            if part is not None:
                part.state = "reading"
            try:
                return await done_by_child(verb, task, job.folder, seconds=self.bounds.wall, progress=progress)
            except Failed as failure:
                _LOG.warning("%s: %s", verb, failure.code)  # for whoever runs the server; no name of a file
                raise

    def start(self, owner: str, job: Job, *, ask: bool) -> None:
        """Begins to work on a job; with `ask` it stops at the facts of the parents, if they can be set right."""
        job.work = asyncio.create_task(self._all(owner, job, ask))

    def go_on(self, owner: str, job: Job) -> None:
        """Begins to judge, with the facts as they are now."""
        job.stage = "judging"
        job.work = asyncio.create_task(self._guarded(owner, job))

    async def _all(self, owner: str, job: Job, ask: bool) -> None:
        try:
            await self.read(owner, job)
        except OSError:  # the disk is full: nobody waits without end
            job.failure, job.stage = _BROKEN, "failed"
            return
        if ask and any(part.fit for part in job.parents):
            job.stage = "facts"
        else:
            await self._guarded(owner, job)

    async def _guarded(self, owner: str, job: Job) -> None:
        try:
            await self.judge(owner, job)
            job.stage = "done"
        except Failed:
            job.failure, job.stage = _BROKEN, "failed"
        job.size = await asyncio.to_thread(_size, job)

    async def read(self, owner: str, job: Job) -> None:
        """Every file read, those of archives too."""
        (job.folder / "read").mkdir()
        await asyncio.gather(*(self._unpack(owner, job, part) for part in job.plans if part.path.endswith(".zip")))
        _numbered(job, self.bounds.files)
        await asyncio.gather(*(self._read(owner, job, part) for part in job.parts))
        _plans_alone(job)
        job.size = await asyncio.to_thread(_size, job)

    async def _unpack(self, owner: str, job: Job, part: Part) -> None:
        """The documents of an archive in its place; one that can't be opened stays, to be told by whoever reads it."""
        folder = f"in/{part.at}-unpacked"
        try:
            found = await self._child(owner, job, "unpack", {"file": part.path, "folder": folder})
        except Failed:
            return
        if found["files"] is None:
            return
        inside = [Part(0, False, f"{part.name}/{name}", path) for name, path in found["files"]]
        at = job.parts.index(part)
        job.parts[at : at + 1] = inside
        if found["passed"]:
            job.notices.append(_passed(part.name, found["passed"]))

    async def _read(self, owner: str, job: Job, part: Part) -> None:
        def progress(done: int, total: int) -> None:
            part.pages = (done, total)

        task = {"file": part.path, "name": part.name, "document": part.document, "facts": part.facts, "superior": part.superior}
        try:
            found = await self._child(owner, job, "restore" if part.stated else "read", task, progress=progress, part=part)
            part.wrong = Message(**found["wrong"]) if found.get("wrong") else None
            part.name, job.corrections[part.at] = found.get("name", part.name), found.get("changes", 0)
            part.state = found["status"]
            part.sign = Sign(**found["sign"]) if "sign" in found else None
            part.fit = part.superior and found["why"] is None
            part.why = Message(**found["why"]) if found["why"] else None
        except Failed as failure:
            self._unread(job, part, failure.code)

    def _unread(self, job: Job, part: Part, code: str) -> None:
        """What stands for a file whose reader ended without an answer."""
        error = Unreadable("timeout", seconds=self.bounds.wall) if code == "timeout" else Unreadable("crashed", what=code)
        job.file(part.document).write_bytes(msgspec.msgpack.encode(Document(refusal(error, Path(part.name), name=part.name))))
        part.state = "unreadable"

    async def correct(self, owner: str, job: Job, fields: dict[str, str]) -> dict[str, Message]:
        """Keeps what a form says of the facts of the parents; or field → what is wrong with it. Raises Failed."""
        wrong: dict[str, Message] = {}
        for part in (p for p in job.parents if p.fit):
            head = f"{part.at}."
            own = {name.removeprefix(head): value for name, value in fields.items() if name.startswith(head)}
            job.file(part.corrected).unlink(missing_ok=True)
            found = await self._child(owner, job, "correct", {"facts": part.facts, "fields": own, "out": part.corrected})
            wrong |= {head + name: Message(**said) for name, said in found["wrong"].items()}
            job.corrections[part.at] = 0 if found["wrong"] else found["changes"]
        job.fields = fields
        job.size = await asyncio.to_thread(_size, job)
        return wrong

    async def judge(self, owner: str, job: Job) -> None:
        """Every plan judged, and written for the page. Raises Failed."""
        await self._child(owner, job, "judge", {"judging": judging(job), "link": f"/check/{job.id}/plan/{{}}"})
        try:
            text = await asyncio.to_thread(job.file("out/overview.json").read_bytes)
            job.overview = msgspec.json.decode(text, type=Overview)
        except (OSError, msgspec.DecodeError) as error:
            raise Failed("crashed") from error

    async def made(self, owner: str, job: Job, what: str, lang: str, ending: str, plan: int = 0, **more: str) -> Path:
        """A result in a file, made once; `more` is what a letter says. Raises Failed, and Unmade where there cannot be one."""
        asked = sha256(json.dumps(more, sort_keys=True).encode()).hexdigest()[:12] if more else ""
        name = f"{what}-{plan}{asked}.{lang}{ending}"
        work = job.making.get(name)
        if work is None or (work.done() and (work.cancelled() or work.exception())):
            if more:
                _fewer(job)
            work = job.making[name] = asyncio.create_task(self._make(owner, job, what, lang, name, plan, more))
        return await asyncio.shield(work)

    async def _make(self, owner: str, job: Job, what: str, lang: str, name: str, plan: int, more: dict[str, str]) -> Path:
        out, found = f"made/{name}", {}
        if what == "pack":
            part = job.parts[plan]
            facts = part.corrected if job.corrections.get(part.at) else part.facts
            await self._child(owner, job, "pack", {"facts": facts, "name": part.name, "out": out})
        elif what == "facts":
            documents = [part.document for part in job.parts]
            job.file("made").mkdir(exist_ok=True)
            await self._child(owner, job, "facts", {"documents": documents, "lang": lang, "text": bool(plan), "out": out})
        else:
            task = {"judging": judging(job), "what": what, "lang": lang, "plan": plan, "out": out, **more}
            found = await self._child(owner, job, "make", task)
        if "refused" in found:
            raise Unmade(Message(**found["refused"]))
        if not job.file(out).is_file():
            raise Failed("crashed")
        job.size = await asyncio.to_thread(_size, job)
        return job.file(out)


def judging(job: Job) -> dict[str, Any]:
    """What a child is told of a job's plans and parents (`worker.Judging`)."""
    options = job.options
    return {
        "plans": [(part.document, part.path) for part in job.plans],
        "parents": [
            (part.document, part.corrected if job.corrections.get(part.at) and not part.stated else None, job.corrections.get(part.at, 0))
            for part in job.parents
        ],
        "packs": list(options.packs),
        "profile": options.profile,
        "units": None if options.units is None else [json.loads(msgspec.json.encode(unit)) for unit in options.units],
    }


def _numbered(job: Job, most: int) -> None:
    """Every part with its number, no two of one name; those past the bound are told and left out."""
    if len(job.parts) > most:
        job.notices.append(
            Message(
                f"Có {len(job.parts)} tệp, chỉ kiểm tra {most} tệp đầu.", f"There are {len(job.parts)} files; the first {most} are checked."
            )
        )
        job.parts = [*job.parents, *job.plans[: most - len(job.parents)]]
    times = Counter(part.name for part in job.parts)
    for at, part in enumerate(job.parts):
        part.at = at
        part.name = part.name if times[part.name] == 1 else f"{at + 1}. {part.name}"


def _plans_alone(job: Job) -> None:
    signed = [part for part in job.plans if part.sign]
    parents = [part.sign or Sign("", ours=False) for part in job.parents]
    left = no_plans([part.name for part in signed], [part.sign for part in signed if part.sign], parents)
    for at in left.places:
        signed[at].no_plan = True
    job.notices += left.told


def _passed(name: str, passed: list[str]) -> Message:
    named = ", ".join(passed[:5])
    return Message(
        f"Bỏ qua {len(passed)} tệp không phải văn bản trong «{name}»: {named}{' …' if len(passed) > 5 else ''}",
        f"Passed over in “{name}”, no documents ({len(passed)}): {named}{' …' if len(passed) > 5 else ''}",
    )


def _fewer(job: Job) -> None:
    """Letters differ by what is asked of them, so there is no end to them: the oldest go."""
    done = [name for name, work in job.making.items() if name.startswith("letter-") and work.done()]
    for name in done[: max(0, len(done) - _LETTERS + 1)]:
        del job.making[name]
        job.file(f"made/{name}").unlink(missing_ok=True)


def _size(job: Job) -> int:
    """Bytes of all that is in the folder of a job, and of what its forms said."""
    words = sum(len(name) + len(value) for name, value in job.fields.items())
    try:
        return words + sum(file.stat().st_size for file in job.folder.rglob("*") if file.is_file())
    except OSError:  # it is being taken away
        return 0
