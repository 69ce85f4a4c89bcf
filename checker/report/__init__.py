"""Reports → text or bytes: one format a file, each with `render(reports, *, lang, roll)`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from checker.model import Report

#: Format name → the module that writes it, imported on use.
FORMATS = {
    "terminal": "checker.report.terminal",
    "json": "checker.report.json",
    "html": "checker.report.html",
    "xlsx": "checker.report.xlsx",
    "letter": "checker.report.letter",
    "sarif": "checker.report.sarif",
    "junit": "checker.report.junit",
    "csv": "checker.report.csv",
    "markdown": "checker.report.markdown",
}


def renderer(name: str) -> Callable[..., str | bytes]:
    """The `render` function of a format. Raises KeyError for an unknown name."""
    found: Callable[..., str | bytes] = import_module(FORMATS[name]).render
    return found


__all__ = ["FORMATS", "Report", "Sequence", "renderer"]
