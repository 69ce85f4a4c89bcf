"""The command `checker`, and `python -m checker`: → the command line, started and ended without what a check has no use for."""

from __future__ import annotations

import gc
import sys

from checker.together import together

#: Objects made before Python looks for cycles: a check leaves next to none, and at Python's own pace looking takes a twentieth of it.
_MANY = 200_000


def main() -> None:
    """The command line. At the end nothing is looked through once more, which would take as long as reading a plan."""
    gc.set_threshold(_MANY)
    modules = together()
    from checker.cli import main_or_cli

    try:
        main_or_cli()
    finally:
        modules.keep()
        if "duckdb" not in sys.modules:  # which wants its own objects gone at the end, and complains of each that is not
            gc.freeze()


if __name__ == "__main__":
    main()
