"""Document → targets that the plan declares not applicable, with the reason that it gives."""

from __future__ import annotations

from checker.model import Document, Exemption


def exemptions(document: Document) -> tuple[Exemption, ...]:
    """The declarations that a target does not apply, in order of the text."""
    return ()
