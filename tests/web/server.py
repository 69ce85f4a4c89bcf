"""A server in a process of its own, with a place for temporary files that a test can look into; and a visitor without a browser."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
FAMILY = CORPUS / "thanh-oai"
_BOUNDED = """
import json, sys
from checker.web.serve import serve
from checker.web.settings import Bounds, Settings
told = json.loads(sys.argv[1])
serve(Settings(port=0, bounds=Bounds(**told)), begun=lambda here: print(f"http://{here.host}:{here.port}/", flush=True))
"""
File = tuple[str, tuple[str, bytes]]


class Server:
    """`url` of a server that runs; `place` is where it keeps its folder."""

    def __init__(self, process: subprocess.Popen[str], url: str, place: Path) -> None:
        self.process, self.url, self.place = process, url, place

    @property
    def left(self) -> list[Path]:
        """What lies on disk of visitors' files. Folders may vanish meanwhile."""
        return [Path(folder, name) for folder, _, names in os.walk(self.place) for name in names if name != "lock"]

    @property
    def memory(self) -> int:
        """Bytes that the server's process holds, without its children's; 0 where the system does not say."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return 0
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) * 1024 if found else 0

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            if self.process.stdout:
                self.process.stdout.close()


def started(place: Path, words: Sequence[str] = (), **bounds: Any) -> Server:
    """A server as the command starts it with `words`; or, with `bounds`, one whose bounds are these."""
    place.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-X", "utf8"]
    command += ["-c", _BOUNDED, json.dumps(bounds)] if bounds else ["-m", "checker", "serve", "--port", "0", *words]
    env = {**os.environ, "TMPDIR": str(place), "TEMP": str(place), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, env=env)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+", line)
    if not found:
        process.kill()
        process.wait()
        raise AssertionError(f"the server did not start: {line}")
    return Server(process, found[0], place)


@contextmanager
def running(place: Path, words: Sequence[str] = (), **bounds: Any) -> Iterator[Server]:
    server = started(place, words, **bounds)
    try:
        yield server
    finally:
        server.stop()


class Visitor(httpx.Client):
    """Somebody with cookies, who fills in forms without a script."""

    def __init__(self, server: Server, **more: Any) -> None:
        super().__init__(base_url=server.url.partition("?")[0], follow_redirects=True, timeout=60, **more)

    def mark(self) -> str:
        found = re.search(r'name="mark" value="(\w+)"', self.get("/").text)
        assert found
        return found[1]

    def hand_in(self, *files: File, **fields: str) -> httpx.Response:
        """Files through the form; the page that the browser is led to."""
        return self.post("/check", data={"mark": self.mark(), **fields}, files=list(files))

    def waited(self, response: httpx.Response, seconds: float = 60) -> httpx.Response:
        """The page once the work on it is done, as it loads itself again."""
        until = time.monotonic() + seconds
        while "data-progress" in response.text and time.monotonic() < until:
            time.sleep(0.2)
            response = self.get(response.url)
        assert "data-progress" not in response.text
        return response


def plan(path: Path, name: str | None = None) -> File:
    return ("plans", (name or path.name, path.read_bytes()))


def parent(path: Path) -> File:
    return ("parents", (path.name, path.read_bytes()))


def title(response: httpx.Response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", response.text, re.DOTALL)
    return found[1] if found else ""
