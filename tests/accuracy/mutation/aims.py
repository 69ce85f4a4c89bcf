"""Faults in targets (rules CT)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.normal import syllables
from checker.model import Span, Target
from tests.accuracy.mutation.plan import Edit, MutationError, Slot
from tests.accuracy.mutation.planted import Family, Planted
from tests.accuracy.mutation.times import NEUTRAL

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
NOTHING = "Tỷ lệ bồn hoa, cây cảnh được chăm sóc"


def aims(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for."""
    pairs = {}
    for row in family.report.inherited:
        child = row.row.child_fact
        if (
            row.row.kind == "target"
            and row.outcome == "pass"
            and isinstance(child, Target)
            and child.value is not None
            and row.row.parent_fact.value
        ):
            pairs[child.focus, child.value] = (row.row.parent_fact, child, row.row.due_year)
    for parent, child, due in pairs.values():
        site = _number(family, child)
        if site is not None:
            yield from _weaker(family, parent, child, site)
            yield from _share(family, child, site)
            yield from _unit(family, child, site)
            yield from _later(family, child, due)
    yield from _columns(family)
    yield from _removed(family, [child for _, child, _ in pairs.values()])
    yield from _milestones(family, [child for _, child, _ in pairs.values()])
    yield from _contradicted(family, [child for _, child, _ in pairs.values()])
    yield from _reason(family)


def _number(family: Family, target: Target) -> Edit | None:
    """The target's figure, where it stands once in the words of its value."""
    site = family.site(target.focus)
    found = [
        m for m in NUMBER.finditer(family.texts[site.slot], site.start, site.end) if float(m.group().replace(",", ".")) == target.value
    ]
    return Edit(site.slot, found[0].start(), found[0].end(), "") if len(found) == 1 else None


def _put(site: Edit, family: Family, value: float) -> Edit:
    """A figure as the plan prints it: «07», «1,8»."""
    old = family.texts[site.slot][site.start : site.end]
    text = f"{value:g}".replace(".", ",")
    return Edit(site.slot, site.start, site.end, text.zfill(2) if old.startswith("0") and "," not in old else text)


def _lower_better(target: Target) -> bool:
    return target.decreasing or target.op in ("<=", "<")


def _weaker(family: Family, parent: Target, child: Target, site: Edit) -> Iterator[Planted]:
    """A figure clearly short of the parent's."""
    value = parent.value or 0.0
    new = round(value * 1.5 + 0.3, 1) if _lower_better(child) else float(int(value * 0.85)) if value >= 5 else value - 1
    if new > 0:
        later = any((t.year or 0) < (child.year or 0) and _falls(child, t.value or 0.0, new) for t in _milestones_of(family, child))
        also = frozenset({"CT05"}) if later or _twins(family, child) else frozenset[str]()
        yield Planted("target-weaker", f"{child.value:g} → {new:g}, parent {value:g}", (_put(site, family, new),), ("CT02",), also)


def _falls(target: Target, before: float, after: float) -> bool:
    """Whether a later milestone is weaker than an earlier one."""
    return after > before if _lower_better(target) else after < before


def _twins(family: Family, target: Target) -> list[Target]:
    """Other statements of the same figure for the same thing."""
    words = set(syllables(target.indicator))
    others = [t for t in family.document.facts.targets if t.focus != target.focus and (t.value, t.unit) == (target.value, target.unit)]
    return [t for t in others if len(words & set(syllables(t.indicator))) >= 0.6 * min(len(words), len(set(syllables(t.indicator))))]


def _milestones_of(family: Family, target: Target) -> list[Target]:
    """The other milestones of the same line or row."""
    slot = family.site(target.focus).slot[:3]
    return [t for t in family.document.facts.targets if t.focus != target.focus and t.year and family.site(t.focus).slot[:3] == slot]


def _share(family: Family, child: Target, site: Edit) -> Iterator[Planted]:
    """More than the whole; at a last milestone, since an earlier one would contradict the later too."""
    last = all((t.year or 0) < (child.year or 0) for t in _milestones_of(family, child))
    if child.unit == "%" and not _lower_better(child) and last and not _twins(family, child):
        yield Planted("share-over-100", f"{child.value:g} → 120", (Edit(site.slot, site.start, site.end, "120"),), ("CT05",))


def _unit(family: Family, child: Target, site: Edit) -> Iterator[Planted]:
    """«85%» → «85 lượt»: whether nothing answers the parent (or its milestone) or something weaker does, rules.md leaves open."""
    text = family.texts[site.slot]
    if child.unit == "%" and text[site.end : site.end + 1] == "%" and not _twins(family, child):
        edit = Edit(site.slot, site.end, site.end + 1, " lượt")
        rules = ("CT02", "CT01", "CT03") if _milestones_of(family, child) else ("CT02", "CT01")
        yield Planted("unit-changed", text[site.start : site.end] + " lượt", (edit,), rules, omission=True, near=_row(family, site.slot))


def _row(family: Family, slot: Slot) -> tuple[Slot, ...]:
    """A line, or all cells of a row."""
    return tuple(s for s in family.texts if s[:3] == slot[:3])


def _later(family: Family, child: Target, due: int | None) -> Iterator[Planted]:
    """The milestone three years on, or as late as the next one lets it be."""
    site = family.site(child.focus)
    text = family.texts[site.slot]
    found = list(re.finditer(rf"năm ({child.year})(?!\d)", text)) if child.year and child.year == due and len(site.slot) == 2 else []
    if len(found) == 1 and not _twins(family, child):
        following = [t.year for t in _milestones_of(family, child) if t.year and t.year > (child.year or 0)]
        new = min([y - 1 for y in following], default=(child.year or 0) + 3)
        if new > (child.year or 0):
            edit = Edit(site.slot, found[0].start(1), found[0].end(1), str(new))
            around = (max(edit.start - site.start, 0), max(site.end - edit.end, 0))
            yield Planted("target-year-later", f"{child.year} → {new}", (edit,), ("CT03",), around=around)


def _columns(family: Family) -> Iterator[Planted]:
    """The year at the head of a table's column three years on: each target of the column is late."""
    for slot, text in family.texts.items():
        found = re.search(r"năm (\d{4})$", text)
        if slot[0] == "body" and len(slot) == 4 and slot[2] == 0 and found:
            column = tuple(s for s in family.texts if s[:2] == slot[:2])
            edit = Edit(slot, found.start(1), found.end(1), str(int(found[1]) + 3))
            yield Planted("column-year-later", f"{text} → {edit.new}", (edit,), ("CT03",), frozenset({"CT05"}), at=column)


def _by_slot(family: Family, targets: list[Target]) -> dict[Slot, list[Target]]:
    out: dict[Slot, list[Target]] = {}
    for target in targets:
        out.setdefault(family.site(target.focus).slot, []).append(target)
    return out


def _removed(family: Family, targets: list[Target]) -> Iterator[Planted]:
    """A line or row that says something else; nothing else in the plan says it, not even for one of its years: then CT03 tells the others."""
    for slot, held in _by_slot(family, targets).items():
        row = [t for t in family.document.facts.targets if t.value is not None and family.site(t.focus).slot[:3] == slot[:3]]
        if any(_twins(family, t) for t in (*held, *row)):
            continue
        if len(slot) == 2:
            edit = family.whole(slot, NEUTRAL)
        else:
            edit = family.whole((*slot[:3], 1), NOTHING)
        yield Planted("target-removed", held[0].indicator[:60], (edit,), ("CT01",), omission=True, near=(slot,))


def _milestones(family: Family, targets: list[Target]) -> Iterator[Planted]:
    """«… vào năm 2025 và 100% vào năm 2030» without its second half."""
    for slot, held in _by_slot(family, targets).items():
        years = sorted({t.year for t in held if t.year})
        found = list(re.finditer(rf" và [^,;.]*?(?:,\d[^,;.]*?)?năm {years[-1]}(?!\d)", family.texts[slot])) if len(years) > 1 else []
        if len(slot) == 2 and len(found) == 1:
            start = family.texts[slot].rfind(" và ", 0, found[0].end())
            edit = Edit(slot, start, found[0].end(), "")
            yield Planted("milestone-dropped", family.texts[slot][start : found[0].end()], (edit,), ("CT03",), omission=True, near=(slot,))


def _contradicted(family: Family, targets: list[Target]) -> Iterator[Planted]:
    """The same clause again among the tasks, with another figure that would satisfy the parent too."""
    place = _task(family)
    for target in targets if place else ():
        site = _number(family, target)
        value = target.value or 0.0
        better = round(value * 0.5, 2) if _lower_better(target) else value + 2
        if site is None or len(site.slot) != 2 or better > 99 and target.unit == "%" or _twins(family, target):
            continue
        said = family.texts[site.slot]
        mark = re.match(r"(?:\d+\. |[a-zđ]\) |- )?", said)
        start = mark.end() if mark else 0
        put = _put(site, family, better).new or ""
        assert place
        new = Edit(place, 0, 0, "- " + said[start : site.start] + put + said[site.end :])
        yield Planted("contradiction-added", new.new or "", (new,), ("CT05",), at=(place, site.slot))


def _task(family: Family) -> Slot | None:
    """A slot behind the last line of the first part of the tasks."""
    for section in family.document.sections:
        if (
            section.depth > 1
            and section.parent is not None
            and {"nhiem_vu", "giai_phap", "noi_dung"} & set(family.document.sections[section.parent].kinds)
        ):
            last = family.slots(section)[-1]
            return ("body", float(last[1]) + 0.5) if len(last) == 2 else None
    return None


def _reason(family: Family) -> Iterator[Planted]:
    for exemption in family.document.facts.exemptions:
        if exemption.reason:
            slot = family.site(Span(exemption.span.start, exemption.span.end)).slot
            try:
                edit = family.words(slot, r", vì [^.;]*", "")
            except MutationError:
                continue
            yield Planted("reason-dropped", family.texts[slot][:60], (edit,), ("CT04",), at=(slot,))
