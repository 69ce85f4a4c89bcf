"""Fields of a header as a document prints them."""

from __future__ import annotations

from checker.derive.days import day_of

#: Fields of the header whose place a finding may show.
PLACED = ("type", "number", "issued", "issuer", "subject", "place", "superior")


def default_words(name: str, value: str) -> str:
    """How a field of the header is printed where nothing else is said."""
    found = day_of(value) if name == "issued" else None
    if found is None or not found[0].whole:
        return value
    date = found[0]
    month = f"{date.month:02d}" if (date.month or 0) < 3 else date.month
    return f"ngày {date.day:02d} tháng {month} năm {date.year}"
