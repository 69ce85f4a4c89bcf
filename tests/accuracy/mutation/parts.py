"""Faults in the parts of a plan: sections dropped, renamed, emptied, misnumbered (rules BC, TH01)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from checker.model import Section
from tests.accuracy.mutation.plan import Edit, Slot
from tests.accuracy.mutation.planted import Family, Planted

#: rules.md: what each part is called, by kind of section; the report regime is TH01's where nothing is left of it.
PARTS: Mapping[str, frozenset[str]] = {
    "BC01": frozenset(("muc_dich", "yeu_cau", "muc_tieu", "chi_tieu")),
    "BC02": frozenset(("noi_dung", "nhiem_vu", "giai_phap")),
    "BC03": frozenset(("kinh_phi",)),
    "BC04": frozenset(("to_chuc", "phan_cong")),
    "TH01": frozenset(("bao_cao",)),
}
NAMES = {"BC01": "purpose", "BC02": "tasks", "BC03": "funding", "BC04": "organisation", "TH01": "report"}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
NONSENSE = "NHỮNG ĐIỀU KHÁC"


def parts(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for."""
    for rule, kinds in PARTS.items():
        held = [s for s in family.document.sections if kinds & set(s.kinds)]
        if held:
            yield _dropped(family, rule, held)
        if held and rule != "BC01":
            yield from _renamed(family, rule, held)
    yield from _emptied(family)
    yield from _numbering(family)
    yield from _items(family)


def _dropped(family: Family, rule: str, held: list[Section]) -> Planted:
    """A part with all that stands in it. What goes with it is told by the rules that ask for it."""
    gone = sorted({slot for section in held for slot in family.slots(section)})
    inside = [family.places[slot] for slot in gone]
    facts, also = family.document.facts, set[str]()
    if any(row.row.child_fact and any(row.row.child_fact.focus in span for span in inside) for row in family.report.inherited):
        also |= {"CT01", "CT02", "CT03", "NT04"}
    if any(d.upward and any(d.focus.start in range(span.start, span.end) for span in inside) for d in facts.deadlines):
        also |= {"TH01", "TH02", "BC05"}
    for other, kinds in PARTS.items():
        sections = [s for s in family.document.sections if kinds & set(s.kinds)]
        if sections and all(set(family.slots(s)) <= set(gone) for s in sections):
            also.add(other)
    edits = tuple(family.whole(slot, None) for slot in gone)
    quiet = _quiet(family, gone) if rule == "TH01" else ()
    cascades = frozenset(also - {rule})
    return Planted(f"{NAMES[rule]}-dropped", ", ".join(s.title for s in held), edits, (rule,), cascades, omission=True, quiet=quiet)


def _quiet(family: Family, gone: Iterable[Slot]) -> tuple[Edit, ...]:
    """«ký báo cáo gửi cấp trên» among somebody's duties would still tell that there are reports."""
    out = []
    for slot, text in family.texts.items():
        found = re.search("báo cáo gửi cấp trên", text) if slot[0] == "body" and slot not in gone else None
        if found:
            out.append(Edit(slot, found.start(), found.end(), "văn bản của trường"))
    return tuple(out)


def _renamed(family: Family, rule: str, held: list[Section]) -> Iterator[Planted]:
    """Headings that say nothing over a text that does the part's work: told as info."""
    slots = [_heading(family, s) for s in held]
    if all(slots):
        edits = tuple(_title(family, slot, section) for slot, section in zip(slots, held, strict=True) if slot)
        near = tuple(slot for section in held for slot in family.slots(section))
        told = "BC05" if rule == "TH01" else rule
        quiet = _quiet(family, near) if rule == "TH01" else ()
        yield Planted(f"{NAMES[rule]}-renamed", ", ".join(s.title for s in held), edits, (told,), omission=True, near=near, quiet=quiet)


def _title(family: Family, slot: Slot, section: Section) -> Edit:
    """The title alone exchanged; text that runs on after its colon stays."""
    at = family.texts[slot].find(section.title)
    return Edit(slot, at, at + len(section.title), NONSENSE) if at >= 0 else family.whole(slot, NONSENSE)


def _heading(family: Family, section: Section) -> Slot | None:
    """The slot of a heading's title (the second line of «Phần I⏎MỤC TIÊU»)."""
    found = [slot for slot in family.slots(section) if family.places[slot].start < section.heading.end]
    return found[-1] if found else None


def _emptied(family: Family) -> Iterator[Planted]:
    """Headings of minor parts with nothing left under them."""
    facts = family.document.facts
    told = [c.span for c in facts.citations] + [t.span for t in facts.targets] + [e.span for e in facts.events]
    told += [d.span for d in facts.deadlines] + [e.span for e in facts.exemptions]
    sections = family.document.sections
    parents = {s.parent for s in sections}
    count = 0
    for index, section in enumerate(sections):
        leaf = index not in parents and section.depth > 1 and not section.kinds
        if not leaf or any(section.span.start <= t.start < section.span.end for t in told) or count == 3:
            continue
        head, *rest = family.slots(section)
        if rest and all(slot[1:2] != head[1:2] for slot in rest):
            count += 1
            yield Planted(
                "section-emptied", section.title, tuple(family.whole(s, None) for s in rest), ("BC07",), omission=True, near=(head,)
            )


def _numbering(family: Family) -> Iterator[Planted]:
    """A Roman number doubled in the middle, and one skipped at the end."""
    tops = [(slot, s) for _, s in family.tops() if s.number in ROMAN and (slot := _heading(family, s))]
    for (_, before), (slot, section) in list(pairwise(tops))[1:3]:
        if section.number and before.number:
            edit = Edit(slot, 0, len(section.number), before.number)
            yield Planted("number-doubled", f"{section.number} → {before.number}", (edit,), ("BC06",), at=(slot,))
    if len(tops) > 2:
        slot, section = tops[-1]
        number = ROMAN[ROMAN.index(section.number or "I") + 1]
        yield Planted(
            "number-skipped", f"{section.number} → {number}", (Edit(slot, 0, len(section.number or ""), number),), ("BC06",), at=(slot,)
        )


def _items(family: Family) -> Iterator[Planted]:
    """The last of three or more items «c)» becomes «e)», or doubles the one before it."""
    body = [slot for slot in family.texts if slot[0] == "body"]
    marks = [(re.match(r"([a-e])\) ", family.texts[slot]) or [""])[0][:1] for slot in body]
    done = 0
    for index in range(2, len(body)):
        last = marks[index + 1 : index + 2] in ([], [""])
        if marks[index - 2 : index + 1] == ["a", "b", "c"] and last and done < 2:
            done += 1
            for kind, new in (("item-skipped", "e"), ("item-doubled", "b")):
                yield Planted(kind, f"c) → {new})", (Edit(body[index], 0, 1, new),), ("BC06",), at=(body[index],), typed=True)
