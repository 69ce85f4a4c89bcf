"""A file that only an office suite opens → its .docx, by LibreOffice without a window, in a profile of its own, without network."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from checker.read.limits import MB, Limits
from checker.read.raw import Raw, Unreadable

#: The import filter is named, since LibreOffice opens what it doesn't know as plain text.
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
_MEMORY = 4096 * MB
_SECONDS = 60
#: No macros, no links followed, and a proxy where nothing listens.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


@cache
def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    usual = ["/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe"]
    found = (shutil.which(name) for name in ("soffice", "libreoffice", *usual))
    return next((path for path in found if path), None)


def read_through(data: bytes, form: str, limits: Limits) -> Raw:
    """The blocks of a file of this form («doc», «rtf»). `Unreadable` with the name of the program where it is missing."""
    from checker.read import child

    return child.parse("docx", to_docx(data, form, limits), limits)


def to_docx(data: bytes, form: str, limits: Limits) -> bytes:
    """The bytes of the .docx that LibreOffice makes of it."""
    path = program()
    if path is None:
        raise Unreadable("needs_office", format=form)
    with tempfile.TemporaryDirectory(prefix="soat-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        source = folder / f"in.{form}"
        source.write_bytes(data)
        command = [path, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        command += [f"--infilter={_FILTERS[form]}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)]
        _run(command, folder, limits)
        made = folder / "out" / "in.docx"
        if not made.is_file():
            raise Unreadable("truncated", what=form)
        if made.stat().st_size > limits.size:
            raise Unreadable("too_large", what=f"{made.stat().st_size // MB} MB")
        return made.read_bytes()


def _run(command: list[str], folder: Path, limits: Limits) -> None:
    """Ends the program with all its children when time runs out."""
    environment = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP")}
    environment |= {"HOME": str(folder), "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "SAL_USE_VCLPLUGIN": "svp"}
    group = {} if sys.platform == "win32" else {"process_group": 0}
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, **group)
    seconds = max(_SECONDS, 2 * limits.seconds)
    try:
        _bound(process.pid)
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise Unreadable("timeout", seconds=seconds) from None
    finally:
        _end(process)


def _bound(pid: int) -> None:
    try:
        import resource

        resource.prlimit(pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, AttributeError, OSError, ValueError):  # other systems: the clock is the only bound
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
