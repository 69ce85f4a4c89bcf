"""Dates of the text → records: those that no calendar has, weekdays that are other days', periods that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker.judge.facts.record import Record, folded
from checker.language.patterns import regexp
from checker.language.shown import date_words
from checker.model import DateMention, Document, Hierarchy, PartialDate, Span

#: «sáng thứ Hai, ngày 16/11/2026», «(Chủ nhật, 22/11/2026)», «1. Thứ Hai, 16/11/2026»; not «hội nghị lần thứ năm, ngày 16/11/2026»
_WEEKDAY = regexp(
    r"(?:^|(?P<led>[,;:(|/-]\s?|(?<!\w)(?:sáng|chiều|tối|trưa|ngày|vào|từ|đến|hết|giờ|phút)\s)|[^\w\s]\s?)"
    r"(?P<name>thứ\s(?:(?P<word>hai|ba|tư|năm|sáu|bảy)|(?P<figure>[2-7]))|chủ\snhật)\s?[,(]?\s?(?:ngày\s)?$"
)
_WORDS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_YEARS = regexp(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE = 30  # characters


def real(date: PartialDate) -> bool:
    """Whether a calendar can have it: 31/6 and tháng 0 cannot, 29/2 without a year can."""
    if date.month is not None and not 1 <= date.month <= 12:
        return False
    if date.day is None or 1 <= date.day <= 28:
        return True
    if not 29 <= date.day <= 31:
        return False
    return date.month is None or date.day <= _days(date.month, date.year or 2024)


def _days(month: int, year: int) -> int:
    """As `calendar.monthrange` counts them, which takes longer to load than all dates of a plan to ask."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def dates(document: Document, _: Hierarchy) -> Iterator[Record]:
    """Every date of the text, both ends of a range. `fault`: what is wrong with days that there are; `weekday`: what day it is."""
    for d in document.facts.dates:
        wrong = d.date if not real(d.date) else d.end if d.end and not real(d.end) else None
        told, span, fault = wrong or d.date, d.span, None
        if wrong is None and (found := _other_weekday(d, document)):
            span, fault = found, "weekday"
        elif wrong is None and (found := _backwards(d, document)):
            span, fault = found, "backwards"
        said = {
            "shape": d.kind, "real": wrong is None and fault is None, "fault": fault,
            "weekday": _weekday(told) if fault == "weekday" else None,
            "named": _named(told.day, told.month, told.year), "day": told.day, "month": told.month, "year": told.year,
        }  # fmt: skip
        yield Record("date", document, span, said, d)


def _weekday(date: PartialDate) -> str | None:
    """«thứ Hai», as the days of the week are written."""
    day = date.as_date()
    return None if day is None else "Chủ nhật" if day.weekday() == 6 else f"thứ {_WORDS[day.weekday()].capitalize()}"


def _other_weekday(d: DateMention, document: Document) -> Span | None:
    """«Thứ Hai, ngày 17/11/2026», a Tuesday."""
    if d.kind not in ("day", "range") or not d.date.whole:
        return None
    text, end = document.source.text, d.span.start
    start = max(0, end - _BEFORE, text.rfind("\n", 0, end) + 1)
    found = _WEEKDAY.search(folded(text)[start:end])
    day = d.date.as_date() if found else None
    if not found or day is None or not (found["led"] or text[start + found.start("name")].isupper()):
        return None  # at a line's start, «(hội nghị lần⏎)thứ năm, ngày …» may go on from the line before
    said = int(found["figure"]) - 2 if found["figure"] else _WORDS.index(found["word"]) if found["word"] else 6
    closed = "(" in found[0] and text.startswith(")", d.span.end)
    return None if said == day.weekday() else Span(start + found.start("name"), d.span.end + closed)


def _backwards(d: DateMention, document: Document) -> Span | None:
    """«Từ ngày 21/10/2026 đến ngày 17/10/2026», both years being there to read."""
    if d.end is None:
        return None
    first, last = d.date.as_date(), d.end.as_date()
    if not (first and last and last < first) or len(_YEARS.findall(document.text(d.span))) < 2:
        return None
    return d.span


@lru_cache(maxsize=512)
def _named(day: int | None, month: int | None, year: int | None) -> str:
    """«Ngày 31/6», «Tháng 13/2025»: a plan says few dates many times."""
    return f"{'Ngày' if day is not None else 'Tháng'} {date_words(PartialDate(day, month, year))}"
