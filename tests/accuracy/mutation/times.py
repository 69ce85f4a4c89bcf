"""Faults in periods, events and deadlines (rules NT, TH)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.language.normal import fold
from checker.model import Deadline, Event
from tests.accuracy.mutation.plan import Edit, MutationError, Slot
from tests.accuracy.mutation.planted import Family, Planted, written

DAY = re.compile(r"(\d{1,2})(/| tháng )(\d{1,2})(?!\d)")
NEUTRAL = "Giữ gìn sân trường sạch sẽ, chăm sóc bồn hoa, cây cảnh."
BODIES = ("Trung tâm Văn hóa - Thể thao huyện", "Sở Nội vụ", "Ủy ban nhân dân xã Tân Lập")


def times(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for."""
    yield from _title(family)
    yield from _opening(family)
    yield from _horizon(family)
    yield from _late(family)
    yield from _events(family)
    yield from _deadlines(family)
    yield from _impossible(family)


def _title(family: Family) -> Iterator[Planted]:
    """Each year of the title, moved out of the parent's period. The closing sentence then names another period than the title."""
    for slot, text in family.texts.items():
        for found in re.finditer(r"\d{4}", text) if slot[0] == "subject" else ():
            new = str(int(found.group()) + (-2 if re.match(r" - \d", text[found.end() :]) else 5))
            edit = Edit(slot, found.start(), found.end(), new)
            yield Planted("title-year", f"{found.group()} → {new}", (edit,), ("NT03",), frozenset({"NQ01"}))


def _opening(family: Family) -> Iterator[Planted]:
    """The last year of the opening clause, where it is the plan's own."""
    for slot, text in family.texts.items():
        own = max(text.rfind("xây dựng Kế hoạch"), text.rfind("ban hành Kế hoạch"))
        years = [m for m in re.finditer(r"\d{4}", text) if m.start() > own] if slot[0] == "preamble" and own > 0 else []
        if years:
            last = years[-1]
            new = str(int(last.group()) + 4)
            yield Planted("opening-year", f"{last.group()} → {new}", (Edit(slot, last.start(), last.end(), new),), ("NT03",))


def _horizon(family: Family) -> Iterator[Planted]:
    """The parent's later horizon left out wherever the plan names itself."""
    pattern = r" và định hướng đến năm \d{4}"
    edits = []
    for slot, text in family.texts.items():
        if slot[0] in ("subject", "preamble", "closing") and (found := list(re.finditer(pattern, text))):
            edits.append(Edit(slot, found[-1].start(), found[-1].end(), ""))
    if edits and edits[0].slot[0] == "subject":
        yield Planted("horizon-dropped", "", tuple(edits), ("NT03",), omission=True, near=tuple(e.slot for e in edits))


def _late(family: Family) -> Iterator[Planted]:
    """Issued a day after the parent's day for the units' plans."""
    for due in family.parent.facts.deadlines:
        if due.submission and due.day and due.month and due.year:
            day = date(due.year, due.month, due.day) + timedelta(1)
            words = written(day)
            edit = family.words(("place_date",), r"\d{1,2} tháng \d{1,2} năm \d{4}", words)
            yield Planted("issued-late", words, (edit,), ("NT05",), omission=True, near=(("place_date",),))
            return


def _events(family: Family) -> Iterator[Planted]:
    """A mandated event left out: its line says something else, and a short mention elsewhere too."""
    for row in family.report.inherited:
        child = row.row.child_fact
        if row.row.kind != "event" or row.outcome != "pass" or not isinstance(child, Event):
            continue
        slot = family.site(child.focus).slot
        others = _mentions(family, child, slot)
        if others is not None:
            edits = _line(family, slot) + tuple(Edit(s, m.start(), m.end(), "đợt sinh hoạt chung") for s, m in others)
            yield Planted("event-dropped", child.name, edits, ("NT04",), omission=True, near=(slot,))


def _line(family: Family, slot: Slot) -> tuple[Edit, ...]:
    """A line or a row's first two texts exchanged for something else; a row's days go too."""
    if len(slot) == 2:
        return (family.whole(slot, NEUTRAL),)
    row = [s for s in family.texts if s[:3] == slot[:3] and not family.texts[s].isdigit()]
    return tuple(family.whole(s, NEUTRAL if n == 0 else "Thường xuyên") for n, s in enumerate(row))


def _mentions(family: Family, event: Event, own: Slot) -> list[tuple[Slot, re.Match[str]]] | None:
    """Short mentions of the event beside its own line; None where its name or day stands elsewhere too."""
    day = rf"(?<!\d)0?{event.start.day}/0?{event.start.month}(?!\d)"
    out: list[tuple[Slot, re.Match[str]]] = []
    for slot, text in family.texts.items():
        if slot[0] != "body" or slot == own or len(slot) > 2 and slot[:3] == own[:3]:
            continue
        if fold(event.name) in fold(text) or re.search(day, text):
            return None
        if event.name.startswith("Tháng hành động"):
            out += [(slot, m) for m in re.finditer(r"Tháng hành động(?! vì)", text)]
    return out


def _deadlines(family: Family) -> Iterator[Planted]:
    pairs = [(r.row.parent_fact, r.row.child_fact) for r in family.report.inherited if r.row.kind == "deadline" and r.outcome == "pass"]
    dated = [(p, c) for p, c in pairs if isinstance(c, Deadline) and c.day and p.day and c.kind == "report"]
    for parent, child in {c.focus: (p, c) for p, c in dated}.values():
        yield from _later(family, parent, child)
        if len(dated) > 1:
            yield from _removed(family, child)
    reports = [d for d in family.document.facts.deadlines if d.kind == "report" and d.upward and d.dated]
    if reports:
        yield from _vague(family, reports, "TH02" if dated else "TH04")
        yield from _recipient(family, reports[0])


def _later(family: Family, parent: Deadline, child: Deadline) -> Iterator[Planted]:
    """Five days after the parent's day."""
    late = date(parent.year or 2023, parent.month or 1, parent.day or 1) + timedelta(5)
    found = DAY.search(family.document.text(child.focus))
    if found and late.month >= (parent.month or 1):
        words = f"{late.day:02d}{found[2]}{late.month:02d}" if found[3].startswith("0") else f"{late.day:02d}{found[2]}{late.month}"
        yield Planted("deadline-later", f"{found.group()} → {words}", (family.within(child.focus, DAY.pattern, words),), ("TH02",))


_PART = re.compile(r"; |, (?=trước|quý|báo cáo)|: (?=báo|quý|trước)| và (?=trước)")


def _segment(text: str, focus: Edit) -> tuple[int, int]:
    """The stretch of a clause that tells one deadline: from the sign before it (or its own start, where the clause itself comes before) to the next."""
    ends = list(_PART.finditer(text))
    before = [m for m in ends if m.end() <= focus.start]
    after = next((m for m in ends if m.start() >= focus.end), None)
    end = after.start() if after else text.find(".", focus.end)
    return (before[-1].end() if before else focus.start), end if end > 0 else len(text)


def _removed(family: Family, child: Deadline) -> Iterator[Planted]:
    """One of several days gone, with the words around it."""
    site = family.site(child.focus)
    text = family.texts[site.slot]
    start, end = _segment(text, site)
    following = _PART.match(text, end)
    if following:
        edit = Edit(site.slot, start, following.end(), "")
    else:
        before = [m for m in _PART.finditer(text) if m.end() <= start]
        edit = Edit(site.slot, before[-1].start() if before else start, end, "")
    yield Planted("deadline-removed", text[edit.start : edit.end], (edit,), ("TH02",), omission=True, near=(site.slot,))


def _vague(family: Family, reports: list[Deadline], rule: str) -> Iterator[Planted]:
    sites = [family.site(d.focus) for d in reports if family.site(d.focus).slot == family.site(reports[0].focus).slot]
    text = family.texts[sites[0].slot]
    start, end = _segment(text, sites[0])[0], _segment(text, sites[-1])[1]
    edit = Edit(sites[0].slot, len(text[:start].rstrip(": ")), end, " theo quy định")
    also = frozenset({"TH04"}) if len({family.site(d.focus).slot for d in reports}) > 1 else frozenset()
    yield Planted("deadline-vague", text[start:end], (edit,), (rule,), also, omission=rule == "TH02", near=(edit.slot,), at=(edit.slot,))


def _recipient(family: Family, report: Deadline) -> Iterator[Planted]:
    slot = family.site(report.focus).slot
    pattern = r"(?:về|cho) ((?:Phòng|Ủy ban|UBND) .+?)(?= trước|:| \()"
    if len(re.findall(pattern, family.texts[slot])) == 1:
        for body in BODIES:
            edit = family.words(slot, pattern, body, group=1)
            yield Planted("deadline-recipient", f"{family.texts[slot][edit.start : edit.end]} → {body}", (edit,), ("TH03",))


def _impossible(family: Family) -> Iterator[Planted]:
    """A day that no calendar has, in reports and in tasks."""
    done = {"report": 0, "task": 0}
    for deadline in family.document.facts.deadlines:
        found = DAY.search(family.document.text(deadline.focus)) if deadline.day and deadline.month else None
        if found and done[deadline.kind] < 2:
            day = "31" if deadline.month in (2, 4, 6, 9, 11) else "32"
            try:
                edit = family.within(deadline.focus, DAY.pattern, day + found[2] + found[3])
            except MutationError:
                continue
            done[deadline.kind] += 1
            yield Planted(f"impossible-date-{deadline.kind}", f"{found.group()} → {edit.new}", (edit,), ("NT02",))
