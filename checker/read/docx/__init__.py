"""Word's .docx package → raw blocks in reading order."""

from __future__ import annotations

from checker.read.docx.document import read_docx

__all__ = ["read_docx"]
