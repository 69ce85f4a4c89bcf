"""PDF → raw blocks in reading order, through pdfium. Runs in a child process only (checker/read/child.py)."""

from __future__ import annotations

from checker.read.pdf.document import read_pdf

__all__ = ["read_pdf"]
