"""Where the material beside the checkout lies, and whether it is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def lacking(folder: str) -> int:
    """0, or 2 with a sentence where a folder of the real material that a command measures on is not there."""
    if (SHARED / folder).is_dir():
        return 0
    print(
        f"This command measures on {SHARED / folder}, which is not there: it needs the real plans that lie beside the checkout.",
        file=sys.stderr,
    )
    return 2


needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside this checkout")
