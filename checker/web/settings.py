"""What a server is started with, and how much it is willing to take."""

from __future__ import annotations

import ipaddress
import os
import re

from msgspec import Struct

from checker.read.limits import MB, Limits

_HOST = re.compile(r"(?:\[(?P<address>[0-9a-f:.]+)\]|(?P<name>[^\s:@/\\?#\[\]]+))(?::[0-9]{0,5})?")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Bounds(Struct, frozen=True):
    """Bounds on the whole server. Sizes in bytes, times in seconds."""

    body: int = 200 * MB  # of one request
    small: int = 4 * MB  # of one that sends no files
    file: int = 50 * MB
    files: int = 300  # of one check, after its archives are unpacked
    fields: int = 20_000  # of a form: a parent's facts are some hundred
    disk: int = 4096 * MB  # of all that is held at one time
    checks: int = 10  # of one visitor
    waiting: int = 100  # checks that are not done yet, of all
    chunk: int = 30  # between two pieces of an upload
    upload: int = 1200  # a whole upload
    wall: int = 300  # one child process
    keep: int = 3600  # after a visitor's last request
    connections: int = 200

    @property
    def limits(self) -> Limits:
        """What the reader of one file may use."""
        return Limits(size=self.file, unpacked=300 * MB, members=self.files, seconds=60, scans=200, workers=1)


class Settings(Struct, frozen=True):
    """`token` is None where anybody who reaches the port may use it: on loopback only. `names` are host names that a browser may ask for
    besides addresses."""

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    names: tuple[str, ...] = ()
    lang: str = "vi"
    workers: int = 0
    bounds: Bounds = Bounds()

    @property
    def processes(self) -> int:
        """Child processes at one time."""
        return self.workers or max(1, min(8, os.cpu_count() or 1))

    @property
    def local(self) -> bool:
        return is_loopback(self.host)

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server. A page of another site that gets its own name to point here (DNS rebinding) sends that
        name; an address cannot be made to."""
        name = host_name(host)
        if name in LOOPBACK or name in self.names or name == self.host.lower():
            return True
        return not self.local and is_address(name)


def host_name(host: str) -> str:
    """«[::1]:8765» → «::1», «MAY-CHU:80» → «may-chu»; nothing for what is no host and port, as «localhost:1@xau.example»."""
    found = _HOST.fullmatch(host.strip().lower())
    return (found["address"] or found["name"]) if found else ""


def is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches a host."""
    return host in LOOPBACK or (is_address(host) and ipaddress.ip_address(host).is_loopback)
