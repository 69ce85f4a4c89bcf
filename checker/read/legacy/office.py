"""A file that only an office suite opens → its .docx, by LibreOffice without a window, in a profile of its own, without network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from checker.read.apart import APART, end
from checker.read.limits import MB, Limits
from checker.read.raw import Raw, Unreadable

#: The import filter is named, since LibreOffice opens what it doesn't know as plain text.
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
_MEMORY = 4096 * MB
_SECONDS = 60
#: No macros, no links followed, and a proxy where nothing listens: (path, property, value).
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def _settings() -> str:
    items = [
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    ]
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>'


_SETUPS = ("ProgramFiles", "ProgramFiles(x86)")  # folders of Windows, of 64 bits and of 32
#: What it is told of this system; on Windows it asks where the folders of system and user are.
_ENVIRONMENT = frozenset(
    "PATH LANG LC_ALL TEMP TMP SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PROGRAMDATA PROGRAMFILES USERPROFILE APPDATA LOCALAPPDATA".split()
)


@cache
def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    windows = [str(Path(os.environ[folder], "LibreOffice/program/soffice.exe")) for folder in _SETUPS if folder in os.environ]
    found = (shutil.which(name) for name in ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice", *windows))
    return next((path for path in found if path), None)


#: What another program may still open: a damaged list or picture, a form that our reader breaks on.
MENDABLE = ("unsupported_doc", "crashed", "timeout", "memory")


def parsed(form: str, data: bytes, limits: Limits) -> Raw:
    """The blocks of a file by our reader of this form, and through LibreOffice where that breaks on it."""
    from checker.read import child

    try:
        return child.parse(form, data, limits)
    except Unreadable as error:
        if error.code not in MENDABLE:
            raise
        return read_through(data, form, limits)


def read_through(data: bytes, form: str, limits: Limits) -> Raw:
    """The blocks of a file of this form («doc», «rtf», «odt»). `Unreadable` with the name of the program where it is missing."""
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
        settings.write_text(_settings(), encoding="utf-8")
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
    environment = {k: v for k, v in os.environ.items() if k in _ENVIRONMENT}
    nowhere = "http://127.0.0.1:9"
    environment |= {"HOME": str(folder), "http_proxy": nowhere, "https_proxy": nowhere}
    if sys.platform == "linux":
        environment["SAL_USE_VCLPLUGIN"] = "svp"  # draws without a screen; others have no such plug-in
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, **APART)
    seconds = max(_SECONDS, 2 * limits.seconds)
    try:
        _bound(process.pid)
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise Unreadable("timeout", seconds=seconds) from None
    finally:
        end(process)
        process.wait()


def _bound(pid: int) -> None:
    try:
        import resource

        resource.prlimit(pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, AttributeError, OSError, ValueError):  # other systems: the clock is the only bound
        return
