"""A program of another's, or our own with a stranger's file, that is ended with all that it has started."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import Any

#: What `Popen` is told, so that `end` finds all of it: a group of its own; on Windows without a window too.
APART: dict[str, Any] = {"start_new_session": True}
if sys.platform == "win32":
    APART = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that was started `APART`, and all that it has started."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if sys.platform == "win32":
            command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=10, check=False)
        else:
            import signal

            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
