"""What is recognised in tests is kept in a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of the cache."""
    monkeypatch.setenv("SOAT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ocr"
