"""Files beside the checkout → fixtures. What is not there skips its tests, with the reason."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

os.environ.setdefault("SOAT_CACHE", "none")  # no test writes into the user's cache of recognised pages
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell starts what stands before «&» so, and all below would never hear Ctrl+C
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans, kept out of the repository."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the checkout: real plans are not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Path]:
    """The real plans in plain text."""
    found = sorted((shared / "seeds").glob("*.txt"))
    assert found, "../shared/seeds is empty"
    return found
