"""Document → every date that stands in it."""

from __future__ import annotations

from checker.language.dates import scan
from checker.model import DateMention, Document


def dates(document: Document) -> tuple[DateMention, ...]:
    """The dates of the whole text, in order, header and recipients included; `kind` and partial parts as `scan` tells them."""
    return scan(document.source.text)
