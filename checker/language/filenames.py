"""The name of a file → whether a computer gave it to a copy."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp

#: «Kế hoạch (1)», «Kế hoạch - Copy (2)», «Kế hoạch - Bản sao», «ke_hoach_copy», «Copy of Kế hoạch»
_COPY = regexp(
    r"(?:copy of|bản sao của|ban sao cua)\s.*|.*(?:\s?\(\d{1,2}\)|(?:\s?-\s?|_|\s)(?:copy|bản sao|ban sao)(?:\s?\(?\d{1,2}\)?)?)\s*"
)


def named_as_copy(place: str) -> bool:
    """By the last part of a path, without its ending."""
    name = place.rpartition("/")[2]
    return _COPY.fullmatch(fold(name.rpartition(".")[0] or name)) is not None
