"""Untrusted bytes → raw blocks, parsed in a process of its own with bounds on memory, processor time and wall time."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

from msgspec.structs import asdict

from checker.read.limits import MB, Limits
from checker.read.raw import Bit, Raw, RawBlock, Unreadable

_CHUNK = 1 << 16
#: Format → the module whose function parse_<format> reads it.
_LEGACY = {form: f"checker.read.legacy.{form}" for form in ("doc", "rtf", "odt", "html")}


def parse(form: str, data: bytes, limits: Limits, scans: bytes = b"") -> Raw:
    """`parse_here` in a child: a fork where the system has it and no thread runs, else a new interpreter; here where `limits.alone`.
    `Unreadable` when it dies."""
    if limits.alone:
        return parse_here(form, data, limits, scans)
    if hasattr(os, "fork") and threading.active_count() == 1:
        _preload(form)
        return _answer(*_forked(form, data, limits, scans), limits)
    return _answer(*_spawned(form, data, limits, scans), limits)


def parse_here(form: str, data: bytes, limits: Limits, scans: bytes = b"") -> Raw:
    """The blocks of a file, without a child. `scans` are the recognised pages of a PDF, as JSON. Nothing but `Unreadable` is raised."""
    try:
        return _parsed(form, data, limits, scans)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("memory") from None
    except Exception as error:  # what damage makes of our code and of the libraries is told with its name, and stops no batch
        raise Unreadable("crashed", what=f"{type(error).__name__}: {error}"[:200]) from error


def _parsed(form: str, data: bytes, limits: Limits, scans: bytes) -> Raw:
    if form == "pdf":
        from checker.read.pdf import read_pdf

        return read_pdf(data, limits, scans)
    if form in _LEGACY:
        return getattr(importlib.import_module(_LEGACY[form]), f"parse_{form}")(data, limits)  # type: ignore[no-any-return]
    from checker.read.docx import read_docx

    return read_docx(data, limits)


def _preload(form: str) -> None:
    """Libraries are loaded before the fork, so that many files cost one import."""
    importlib.import_module("json")
    if form == "pdf":
        importlib.import_module("checker.read.pdf")
    else:
        importlib.import_module("checker.read.docx")
    if form in _LEGACY:
        importlib.import_module(_LEGACY[form])


def _forked(form: str, data: bytes, limits: Limits, scans: bytes) -> tuple[bytes | None, int]:
    """What the child wrote (None when time ran out) and its wait status."""
    import signal

    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _work(form, data, limits, scans, writer)
    os.close(writer)
    said = _listen(reader, limits)
    os.close(reader)
    if said is None:
        os.kill(pid, signal.SIGKILL)
    return said, os.waitpid(pid, 0)[1]


def _listen(reader: int, limits: Limits) -> bytes | None:
    """Everything up to the end of the pipe, None when time or the size of an answer runs out."""
    import select

    deadline = time.monotonic() + 2 * limits.seconds
    chunks: list[bytes] = []
    size = 0
    while (left := deadline - time.monotonic()) > 0 and size <= limits.memory:
        if not select.select([reader], [], [], left)[0]:
            break
        chunk = os.read(reader, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
    return None


def _work(form: str, data: bytes, limits: Limits, scans: bytes, writer: int) -> NoReturn:
    """The child's whole life."""
    import faulthandler
    import signal

    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        faulthandler.disable()  # a death is told by the wait status, not by a traceback
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        bound(limits)
        answer = work(form, data, limits, scans)
        with os.fdopen(writer, "wb") as out:
            out.write(answer)
    finally:
        os._exit(0)


def work(form: str, data: bytes, limits: Limits, scans: bytes = b"") -> bytes:
    """The answer that goes through the pipe: JSON, since nothing from a child is trusted to be unpickled."""
    try:
        said: Any = parse_here(form, data, limits, scans)
    except Unreadable as error:
        said = {"code": error.code, "details": error.details}
    import json

    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def bound(limits: Limits) -> None:
    """Sets the bounds of this process, as far as the system knows them."""
    bound_memory(limits)
    _bound("RLIMIT_CPU", limits.seconds)
    _bound("RLIMIT_CORE", 0)


def bound_memory(limits: Limits) -> None:
    """Bounds what this process may hold on top of what it holds now."""
    _bound("RLIMIT_AS", _held() + limits.memory)


def _bound(name: str, most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only bound
        return
    what: int = getattr(resource, name)
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _held() -> int:
    """Address space that the process has already, in bytes."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 512 * MB


def _spawned(form: str, data: bytes, limits: Limits, scans: bytes) -> tuple[bytes | None, int]:
    import json
    import subprocess

    bounds = json.dumps(asdict(limits))
    command = [sys.executable, "-m", "checker.read.child", form, bounds, str(len(scans))]
    try:
        done = subprocess.run(command, input=scans + data, capture_output=True, timeout=2 * limits.seconds + 5, env=ours(), check=False)
    except subprocess.TimeoutExpired:
        return None, 0
    return done.stdout, -done.returncode if done.returncode < 0 else done.returncode << 8


def ours() -> dict[str, str]:
    """The environment of a new interpreter that takes its modules from where this one has them, never from the folder where it works."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(os.path.abspath(p) for p in sys.path), "PYTHONSAFEPATH": "1"}  # noqa: PTH100


def _answer(said: bytes | None, status: int, limits: Limits) -> Raw:
    if said is None:
        raise Unreadable("timeout", seconds=limits.seconds)
    if not said:
        import signal

        killer = status & 0x7F
        if killer in (getattr(signal, "SIGXCPU", -1), getattr(signal, "SIGKILL", -1)):
            raise Unreadable("timeout", seconds=limits.seconds)
        raise Unreadable("crashed", what=f"signal {killer}" if killer else f"exit {status >> 8:#x}")
    import json

    found = json.loads(said)
    if isinstance(found, dict):
        raise Unreadable(found["code"], **found["details"])
    blocks, notices, state, pages, signatures, *rest = found
    signed = [(name, time) for name, time in signatures]
    return Raw([_block(b) for b in blocks], [(code, details) for code, details in notices], state, pages, signed, *rest)


def _block(found: list[Any]) -> RawBlock:
    kind, cells, *rest = found
    return RawBlock(kind, [[_bit(bit) for bit in cell] for cell in cells], *rest)


def _bit(found: list[Any]) -> Bit:
    text, place = found
    if place[8] is not None:
        place[8] = tuple(place[8])
    return text, tuple(place)


def _main() -> None:
    import json

    form, bounds, size = sys.argv[1:4]
    limits = Limits(**json.loads(bounds))
    scans, data = sys.stdin.buffer.read(int(size)), sys.stdin.buffer.read()
    bound(limits)
    sys.stdout.buffer.write(work(form, data, limits, scans))


if __name__ == "__main__":
    _main()
