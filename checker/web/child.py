"""A piece of work → a process of its own with bounds on time and memory, which is ended with all that it has started."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from checker.read.apart import APART, end
from checker.read.child import ours

_ANSWER = 1 << 20  # bytes of all that a child says
_LEAVE = 5  # seconds that it may take to end by itself
Progress = Callable[[int, int], None]


class Failed(Exception):
    """A child that came to no answer. `code` as of reading: «timeout», «crashed»."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def done_by_child(verb: str, task: dict[str, Any], folder: Path, *, seconds: int, progress: Progress | None = None) -> Any:
    """What `checker.web.worker` answers to a verb; it works in `folder`, and everything that it leaves behind is there. Raises Failed."""
    child = _Child(verb, task, folder, seconds, progress)
    work = asyncio.get_running_loop().run_in_executor(None, child.run)
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        child.kill()
        with contextlib.suppress(Failed):
            await work
        raise


class _Child:
    def __init__(self, verb: str, task: dict[str, Any], folder: Path, seconds: int, progress: Progress | None) -> None:
        self.verb, self.task, self.folder, self.seconds, self.progress = verb, task, folder, seconds, progress
        self.process: subprocess.Popen[bytes] | None = None
        self.ended = False
        self.late = False
        self._lock = threading.Lock()

    def run(self) -> Any:
        with self._lock:
            if self.ended:
                raise Failed("crashed")
            try:
                self.process = process = _started(self.verb, self.folder)
            except OSError:  # its folder is gone, or the system has no room for one more process
                raise Failed("crashed") from None
        timer = threading.Timer(self.seconds, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            answer = self._spoken(process)
            if answer is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_LEAVE)  # what it keeps for the next time (patterns) is written at its end
        finally:
            timer.cancel()
            self.kill()
            process.wait()
        if answer is None:
            raise Failed("timeout" if self.late else "crashed")
        return answer

    def _spoken(self, process: subprocess.Popen[bytes]) -> Any:
        """The last line that it says; those before tell how far it is."""
        assert process.stdin is not None
        assert process.stdout is not None
        with process.stdout, contextlib.suppress(OSError, ValueError):
            with process.stdin:
                process.stdin.write(json.dumps(self.task).encode())
            left = _ANSWER
            while left > 0 and (line := process.stdout.readline(left)):
                left -= len(line)
                said = json.loads(line)
                if isinstance(said, dict) and "answer" in said:
                    return said["answer"]
                if self.progress and isinstance(said, list):
                    self.progress(int(said[0]), int(said[1]))
        return None

    def _too_late(self) -> None:
        self.late = True
        self.kill()

    def kill(self) -> None:
        """Ends the process and whatever it has started."""
        with self._lock:
            self.ended = True
            if self.process is not None and (self.process.returncode is None):
                end(self.process)


def _started(verb: str, folder: Path) -> subprocess.Popen[bytes]:
    scratch = folder / "tmp"
    scratch.mkdir(exist_ok=True)
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(scratch))
    env = {**ours(), **places, "SOAT_CACHE": "none", "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "checker.web.worker", verb],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=env,
        **APART,
    )
