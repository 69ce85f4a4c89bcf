"""Faults of a text that does not agree with itself (rules NQ03–NQ10, NT06): what drafting and copying leave in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from checker.language.normal import syllables
from checker.model import Deadline
from tests.accuracy.mutation.plan import Edit, Slot
from tests.accuracy.mutation.planted import Family, Planted

#: A line of its own, put behind the last task: kind, words, rule.
_LINES = (
    ("abbreviation-unknown", "Thực hiện nghiêm quy định về ĐLTTK trong các buổi sinh hoạt.", "NQ03"),
    ("placeholder-day", "Bảng tin của nhà trường được thay bài vào ngày … hằng tháng.", "NQ04"),
    ("placeholder-name", "Bảng tin của nhà trường do đồng chí Nguyễn Văn A trang trí.", "NQ04"),
    ("placeholder-words", "Bảng tin của nhà trường đặt tại [tên địa điểm].", "NQ04"),
    ("placeholder-cross", "Bảng tin của nhà trường đặt tại nhà văn hóa xxx.", "NQ04"),
)


def agreeing(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for."""
    place = _after_tasks(family)
    if place:
        yield from (_line(kind, words, rule, place) for kind, words, rule in _LINES)
        yield from _dated(family, place)
        yield from _led(family, place)
        yield from _counted(place)
    yield from _twice(family)
    yield from _spelt(family, place)
    yield from _seated(family)


def _after_tasks(family: Family) -> Slot | None:
    """Where a line can stand behind the last one of the tasks, none of a table; at least two lines from its heading."""
    held = [s for s in family.document.sections if {"nhiem_vu", "giai_phap", "noi_dung"} & set(s.kinds)]
    other = [s for s in family.document.sections if {"to_chuc", "phan_cong"} & set(s.kinds)]
    for section in (*reversed(held), *reversed(other)):
        slots = family.slots(section)
        if len(slots) > 2 and len(slots[-1]) == 2:
            return "body", float(slots[-1][1]) + 0.5
    return None


def _line(kind: str, words: str, rule: str, place: Slot, *also: str) -> Planted:
    return Planted(kind, words, (Edit(place, 0, 0, f"- {words}"),), (rule,), frozenset(also), at=(place,))


def _dated(family: Family, place: Slot) -> Iterator[Planted]:
    """A document cited that is younger than the plan; a body of the districts; an annex of another number or day; another day for a report."""
    header = family.document.header
    day = header.issued.as_date() if header.issued else None
    if day is None or not header.number:
        return
    later = f"Thực hiện Kế hoạch số 1234/KH-SVHTT ngày 15/12/{day.year} của Sở Văn hóa và Thể thao về thư viện."
    yield Planted("cited-later", later, (Edit(place, 0, 0, f"- {later}"),), ("NT06",), near=(("place_date",),), at=(("place_date",),))
    past = day - timedelta(days=12)
    yield _line("day-past", f"Kiểm kê sách của thư viện, hoàn thành trước ngày {past:%d/%m/%Y}.", "NT07", place)
    if day.year > 2025:
        yield _line("body-of-old", "Phòng Giáo dục và Đào tạo cấp sách cho thư viện.", "NQ07", place)
    own = f"ngày {day.day:02d} tháng {day.month:02d} năm"
    for kind, number, year in (("annex-number", f"9{header.number}", day.year), ("annex-day", header.number, day.year - 1)):
        words = f"(Kèm theo Kế hoạch số {number} {own} {year} của {header.issuer})"
        yield Planted(kind, words, (Edit(place, 0, 0, words),), ("NQ09",), at=(place,))
    yield from _reported(family, place)
    yield from _held(family, place)


def _reported(family: Family, place: Slot) -> Iterator[Planted]:
    """Two days before the day of a report, in another line: the superior's deadline is met by both."""
    for due in family.document.facts.deadlines:
        if due.kind == "report" and due.upward and due.day and due.day > 3 and due.covers in ("year", "half_year") and due.recipient:
            words = f"Văn thư gửi báo cáo {_CALLED[due.covers]} về {due.recipient} trước ngày {due.day - 2:02d}/{due.month}{_year(due)}."
            first = family.site(due.focus).slot  # either of the two may be the later one
            yield Planted("report-day-again", words, (Edit(place, 0, 0, f"- {words}"),), ("NQ05",), at=(place, first))
            return


_CALLED = {"year": "năm", "half_year": "6 tháng"}


def _year(due: Deadline) -> str:
    return f"/{due.year}" if due.year else ""


def _held(family: Family, place: Slot) -> Iterator[Planted]:
    """An event of the plan said again with other days."""
    for event in family.document.facts.events:
        if event.start.day and event.start.month and len(event.name.split()) > 3:
            month = event.start.month % 12 + 1
            yield _line("event-day-again", f"Hưởng ứng {event.name} (ngày 09/{month:02d}).", "NQ05", place)
            return


def _led(family: Family, place: Slot) -> Iterator[Planted]:
    """Another name for the head than the signer's."""
    if family.texts.get(("capacity", 0)) == "HIỆU TRƯỞNG":
        yield _line("head-other-name", "Hiệu trưởng: ông Đinh Công Tráng phụ trách chung.", "NQ05", place)


def _counted(place: Slot) -> Iterator[Planted]:
    second: Slot = ("body", float(place[1]) + 0.2)
    lines = "Tổng số lớp: 17, học ở hai dãy nhà.", "Cắt cử trực nhật cho tổng số 19 lớp."
    edits = tuple(Edit(slot, 0, 0, f"- {words}") for slot, words in zip((place, second), lines, strict=True))
    yield Planted("classes-two-counts", " / ".join(lines), edits, ("NQ05",), at=(place, second))


def _twice(family: Family) -> Iterator[Planted]:
    """A long line of the body, word for word behind the next one."""
    for slot, text in family.texts.items():
        plain = slot[0] == "body" and len(slot) == 2 and not re.match(r"[IVX]+\. ", text)
        if plain and len(syllables(re.sub(r"^(?:\d+\.|[a-zđ]\)|[-+]) ", "", text))) > 30 and not re.search(r"\d", text):
            again: Slot = ("body", float(slot[1]) + 0.5)
            yield Planted(
                "passage-twice",
                text[:60],
                (Edit(again, 0, 0, f"- {re.sub(r'^(?:[0-9]+[.]|[a-zđ][)]|[-+]) ', '', text)}"),),
                ("NQ06",),
                at=(again,),
            )
            return


def _spelt(family: Family, place: Slot | None) -> Iterator[Planted]:
    """The school's own name with another mark on its last syllable, where it is named in passing."""
    issuer = family.document.header.issuer or ""
    if place and re.match(r"Trường (?:Mầm non|Tiểu học|Trung học cơ sở) ", issuer):
        for plain, marked in (("a", "ạ"), ("e", "ẹ"), ("o", "ọ"), ("i", "ị"), ("u", "ụ"), ("ê", "ệ"), ("â", "ậ")):
            if plain in issuer.rsplit(" ", 1)[-1]:
                head, last = issuer.rsplit(" ", 1)
                name = f"{head} {last.replace(plain, marked, 1)}"
                yield _line("own-name-slip", f"Cổng {name} được lắp gờ giảm tốc.", "NQ08", place)
                return


def _seated(family: Family) -> Iterator[Planted]:
    """A place in quite another part of the country, which lists know."""
    found = re.match(r"[^,]+", family.texts["place_date",])
    place = family.document.header.place
    if found and place and family.document.header.issued and (family.document.header.issued.year or 0) > 2020:
        yield Planted(
            "place-elsewhere", f"{place} → Nam Định", (Edit(("place_date",), 0, found.end(), "Nam Định"),), ("NQ10",), at=(("place_date",),)
        )
