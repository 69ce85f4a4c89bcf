"""Faults that the pack on gender equality tells (rules BG), of a plan judged without its parent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.normal import fold
from tests.accuracy.mutation.plan import Edit
from tests.accuracy.mutation.planted import Family, Planted

PACK = "binh_dang_gioi"


def gender(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for."""
    subject = fold(family.document.header.subject or "")
    if "giới" not in subject:
        return
    yield from _gone(family, "month-of-action-dropped", r"tháng hành động", "đợt sinh hoạt chung", "BG01")
    if "truyền thông về bình đẳng giới" in subject:
        yield from _gone(
            family,
            "times-a-year-dropped",
            r"ít nhất 0?\d lần(?:/năm)?|hằng (?:quý|tháng)|mỗi (?:quý|tháng|học kỳ)|\d+ (?:cuộc|buổi|đợt)",
            "thường xuyên",
            "BG04",
        )
    if re.search(r"tiến bộ (?:của )?phụ nữ", subject):
        yield from _gone(family, "women-dropped", r"(?:phụ )?nữ", "trẻ", "BG05")
    for event in family.document.facts.events:
        day = re.search(r"(?:8|08|20|28)/(?:3|03|6|06|10)$", family.document.text(event.focus))
        if day and event.start == event.end:
            edit = family.within(event.focus, re.escape(day[0]), f"17/{day[0].split('/')[1]}")
            yield Planted("day-of-event-wrong", f"{event.name} {day[0]} → {edit.new}", (edit,), ("BG03",), theme=PACK)


def _gone(family: Family, kind: str, pattern: str, new: str, rule: str) -> Iterator[Planted]:
    """Certain words out of the whole body, one text at a time."""
    edits = []
    for slot, text in family.texts.items():
        if slot[0] == "body":
            edits += [Edit(slot, m.start(), m.end(), new) for m in re.finditer(pattern, text, re.I)]
    if edits:
        yield Planted(kind, new, tuple(edits), (rule,), omission=True, theme=PACK)
