"""Values of an answer → what a reader sees: words, days, places and figures as they are written in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from checker.audit.dashboard.question import Column
from checker.audit.words import figure, worded
from checker.language.shown import date_words
from checker.model import Message, PartialDate
from checker.report.words import in_language


@cache
def headings() -> Mapping[str, Message]:
    """The built-in rules by their title."""
    from checker.judge import load_pack

    return {rule.id: rule.heading for rule in load_pack("luu_tru", "binh_dang_gioi")}


def shown(value: Any, column: Column, lang: str) -> str:
    """A value of a column: «07/4/2019», «trang 2, đoạn 14», «1.653»."""
    if value is None:
        return ""
    if column.kind == "word":
        return worded(value, lang)
    if column.kind == "title":
        return titled(value, lang)
    if column.kind == "place":
        return placed(value, lang)
    if isinstance(value, date):
        return date_words(PartialDate(value.day, value.month, value.year))
    return figure(value, lang) if isinstance(value, int | float) else str(value)


def titled(rule: str, lang: str) -> str:
    """A rule's title; of a rule of somebody's own pack, its code."""
    return in_language(headings()[rule], lang) if rule in headings() else rule


def tallied(word: str, lang: str) -> str:
    """A rule by its code and title, any other word in the reader's language."""
    return f"{word} ({titled(word, lang)})" if word in headings() else headed(worded(word, lang))


def headed(words: str) -> str:
    """Words that a count stands beside begin with a capital."""
    return words[:1].upper() + words[1:]


def placed(value: Sequence[int | None], lang: str) -> str:
    """[page, paragraph] in words."""
    words = (Message("trang", "page"), Message("đoạn", "paragraph"))
    return ", ".join(f"{in_language(word, lang)} {at}" for word, at in zip(words, value, strict=True) if at)
