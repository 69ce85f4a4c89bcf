"""Days as people write them ↔ their parts: «20/11», «20/11/2022», «tháng 11 năm 2022», «quý II», «ngày 25»."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Message, PartialDate

#: What a day may look like, for whoever wrote another.
SHAPES = Message(
    "Viết ngày như «20/11», «20/11/2022», «ngày 20», «tháng 11», «tháng 11 năm 2022», «quý II năm 2022», «năm 2022»",
    "Write a day as “20/11”, “20/11/2022”, “ngày 20”, “tháng 11”, “tháng 11 năm 2022”, “quý II năm 2022”, “năm 2022”",
)
_ROMAN = ("", "i", "ii", "iii", "iv")
_NUMBERS = regexp(r"(?:ngày )?(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})(?:\s?[/.-]\s?(?P<year>\d{4}))?")
_WORDS = regexp(
    r"(?:ngày (?P<day>\d{1,2}))?(?:\s?tháng (?P<month>\d{1,2}))?(?:\s?quý (?P<quarter>[1-4]|i{1,3}|iv))?"
    r"(?:\s?(?:năm |/\s?)(?P<year>\d{1,4}))?"
)


def day_words(date: PartialDate | None, quarter: int | None = None) -> str | None:
    """A date, or the quarter of one, as `day_of` reads it back; None for nothing."""
    if date is None or (date == PartialDate() and not quarter):
        return None
    if date.day is not None and date.month is not None and not quarter and (date.year is None or date.year > 999):
        return f"{date.day:02d}/{date.month:02d}" + (f"/{date.year}" if date.year else "")
    said = (("ngày", date.day), ("tháng", date.month), ("quý", _ROMAN[quarter].upper() if quarter else None), ("năm", date.year))
    return " ".join([f"{word} {number}" for word, number in said if number is not None])


def day_of(words: str) -> tuple[PartialDate, int | None] | None:
    """The date and the quarter that words say; None where they are no date. A day that no calendar has is kept, as parents write them."""
    key = " ".join(fold(words).split())
    found = _NUMBERS.fullmatch(key) or (_WORDS.fullmatch(key) if key else None)
    if found is None:
        return None
    said = found.groupdict()
    day, month, year = (int(said[name]) if said.get(name) else None for name in ("day", "month", "year"))
    quarter = said.get("quarter")
    return PartialDate(day, month, year), None if quarter is None else int(quarter) if quarter.isdigit() else _ROMAN.index(quarter)


def impossible(date: PartialDate) -> bool:
    """Whether no calendar has it: 31/6, tháng 13."""
    if date.month is not None and not 1 <= date.month <= 12:
        return True
    if date.day is None:
        return False
    return PartialDate(date.day, date.month or 1, date.year or 2024).as_date() is None
