"""A page a rule: `page` what it says, `write` it as Markdown and HTML with an index by pack."""

from __future__ import annotations

from checker.pages.write import FORMS, pages

__all__ = ["FORMS", "pages"]
