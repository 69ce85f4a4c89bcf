"""Dates as a report shows them."""

from __future__ import annotations

from checker.model import PartialDate


def date_words(date: PartialDate) -> str:
    """«22/3/2022», «05/12», «5/2021», as far as it is known: days under 10, and months 1 and 2 beside a day, with their nought."""
    day = f"{date.day:02d}" if date.day else ""
    month = "" if date.month is None else f"{date.month:02d}" if day and date.month < 3 else str(date.month)
    return "/".join([part for part in (day, month, str(date.year) if date.year else "") if part])
