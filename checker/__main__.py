"""`python -m checker` → the command line."""

from __future__ import annotations

from checker.cli import main_or_cli

if __name__ == "__main__":
    main_or_cli()
