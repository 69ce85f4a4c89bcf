"""Dates as a report shows them, and as a plan writes them."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import PartialDate

_PADDED = regexp(r"/\s?0\d")


def date_words(date: PartialDate) -> str:
    """«22/3/2022», «05/12», «5/2021», as far as it is known: days under 10, and months 1 and 2 beside a day, with their nought."""
    day = f"{date.day:02d}" if date.day else ""
    month = "" if date.month is None else f"{date.month:02d}" if day and date.month < 3 else str(date.month)
    return "/".join([part for part in (day, month, str(date.year) if date.year else "") if part])


def date_as_in(written: str, date: PartialDate) -> str:
    """The date as the words that it is to replace write theirs: «14 tháng 3 năm 2022» for «ngày 15 tháng 3 năm 2022», «14/03/2022» for
    «15/03/2022»."""
    if not date.whole or date.day is None or date.month is None:
        return date_words(date)
    if "tháng" in fold(written):
        return f"{date.day:02d} tháng {date.month:0{2 if date.month < 3 else 1}d} năm {date.year}"
    return f"{date.day:02d}/{date.month:02d}/{date.year}" if _PADDED.search(written) else date_words(date)
