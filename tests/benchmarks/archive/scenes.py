"""A place in a year → its plans, who implements whom, and the faults planted in them with their truth."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace as changed

from corpus.source import Line, PlanSource, Table
from tests.benchmarks.archive.places import Place
from tests.benchmarks.archive.texts import COMMUNE, DISTRICT, OFFICE, Family, Said, own_words, person, plan

MATTERS = 3  # of each family, to every issuer
#: What is planted in schools' plans, one after another. `across` copies the plan of a school that implements another parent.
FAULTS = (
    "weak", "late", "absent", "number", "copy", "doubled", "duplicate", "across", "date", "version", "copy_named", "powerless",
    "disorder", "across_named", "misdated", "five",
)  # fmt: skip
#: Schools whose plans others copy: nothing else is wrong with them, and they are the first.
SOURCES = (0, 1, 3)
_WEAKER = {
    DISTRICT.name: ("Từ 95% học sinh", "Từ 80% học sinh"),
    OFFICE.name: ("ít nhất 85%", "ít nhất 60%"),
    COMMUNE.name: ("Ít nhất 65%", "Ít nhất 40%"),
}
_LATER = {
    DISTRICT.name: ("6 tháng trước ngày 10/6", "6 tháng trước ngày 25/6"),
    OFFICE.name: ("6 tháng trước ngày 05/6", "6 tháng trước ngày 20/6"),
    COMMUNE.name: ("quý III trước ngày 20/9", "quý III trước ngày 30/9"),
}
#: What stands first in a preamble: a decree that has ended, and a law with another day.
_BASES = {
    "powerless": "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư;",
    "misdated": "Căn cứ Luật Bình đẳng giới ngày 19 tháng 11 năm 2006;",
}


class Planned(Struct):
    """A plan, by whom it is, what it implements (`above`: an id), and what was done to it."""

    id: str
    level: str
    said: Said
    above: str | None = None
    fault: str | None = None
    other: str | None = None

    def source(self) -> PlanSource:
        made = plan(self.said)
        if self.fault in ("weak", "weak_office"):
            return _replaced(made, *(_WEAKER[self.said.family.name] if self.fault == "weak" else ("Từ 95% học sinh", "Từ 90% học sinh")))
        if self.fault == "late":
            return _replaced(made, *_LATER[self.said.family.name])
        if self.fault in _BASES:
            return replace(made, preamble=(_BASES[self.fault], *made.preamble))
        return made

    def truth(self) -> dict[str, Any]:
        return {"id": self.id, "level": self.level, "parent": self.above, "fault": self.fault, "other": self.other}


def scene(place: Place, seed: int, turn: int) -> list[Planned]:
    """The plans of a place; `turn` says which faults come first."""
    made = _Scene(place, seed)
    plans = list(made.communes() if place.commune else made.districts())
    return [*_faulty(plans, made, turn), *made.nobodys(turn)]


class _Scene:
    """A place in a year."""

    def __init__(self, place: Place, seed: int) -> None:
        self.place, self.seed = place, seed
        self.key = f"{seed}/{place.province}/{place.full}/{place.year}"

    def chance(self, *more: object) -> random.Random:
        return random.Random("/".join(map(str, (self.key, *more))))

    def day(self, month: int, day: int, more: int = 0) -> date:
        return date(self.place.year, month, day) + timedelta(more)

    def districts(self) -> Iterator[Planned]:
        for matter in range(MATTERS):
            top = self._committee(DISTRICT, matter)
            office = self._office(DISTRICT, "parent", matter, (top.said.number, top.said.issued), self.day(1, 20, 4 * matter), 30, top.id)
            yield top
            yield office
            yield from self._schools(DISTRICT, matter, office, self.day(2, 12, 5 * matter))
        for matter in range(MATTERS):
            above = self._province(matter, self.day(2, 20, matter))
            office = self._office(OFFICE, "parent", matter, above, self.day(3, 7, 4 * matter), 120, None)
            yield office
            yield from self._schools(OFFICE, matter, office, self.day(4, 1, 4 * matter))

    def communes(self) -> Iterator[Planned]:
        for matter in range(MATTERS):
            top = self._committee(COMMUNE, matter)
            yield top
            yield from self._schools(COMMUNE, matter, top, self.day(1, 24, 3 * matter))

    def nobodys(self, turn: int) -> Iterator[Planned]:
        """In every other place a plan that nobody implements."""
        if turn % 2 == 0:
            top = self._committee(COMMUNE if self.place.commune else DISTRICT, MATTERS)
            top.fault = "unimplemented"
            yield top

    def _province(self, matter: int, day: date) -> tuple[str, date]:
        return f"{self.chance('province', matter).randint(10, 400)}/KH-UBND", day

    def _committee(self, family: Family, matter: int) -> Planned:
        chance = self.chance(family.name, "committee", matter)
        number = f"{12 + 15 * matter + chance.randint(0, 9)}/KH-UBND"
        above = self._province(matter, self.day(1, 2))
        said = self._said(
            family, family.levels[0], matter, number, self.day(1, 5, 3 * matter + chance.randint(0, 2)), above, person(chance)
        )
        return Planned(f"{self.key}/{family.name}/ubnd/{matter}", "committee", said)

    def _office(
        self, family: Family, level: str, matter: int, above: tuple[str, date], day: date, first: int, parent: str | None
    ) -> Planned:
        chance = self.chance(family.name, "office", matter)
        number = f"{first + 20 * matter + chance.randint(0, 15)}/KH-PGDĐT"
        said = self._said(family, level, matter, number, day, above, person(chance))
        return Planned(f"{self.key}/{family.name}/phong/{matter}", "office", said, parent)

    def _schools(self, family: Family, matter: int, above: Planned, day: date) -> Iterator[Planned]:
        for at, school in enumerate(self.place.schools):
            chance = self.chance(family.name, school, matter)
            symbol = family.symbol + "".join(word[0] for word in school.split())
            number = f"{5 + 10 * matter + chance.randint(0, 8):02}/KH-{symbol}"
            when = day + timedelta(0 if at in SOURCES else chance.randint(1, 2))
            signer = person(self.chance(family.name, school))
            said = self._said(family, "compliant", matter, number, when, (above.said.number, above.said.issued), signer, school)
            own = own_words(self.chance("own", family.name, school, matter), said.issuer)
            said = changed(said, own=own, whole=said.whole and at % 2 == 0)
            yield Planned(f"{self.key}/{family.name}/{school}/{matter}", "school", said, above.id)

    def _said(
        self, family: Family, level: str, matter: int, number: str, day: date, above: tuple[str, date], signer: str, school: str = ""
    ) -> Said:
        place = self.place
        return Said(family, level, matter, place.province, place.full, school, number, day, signer, above, whole=place.twin)


def _faulty(plans: list[Planned], scene: _Scene, turn: int) -> Iterator[Planned]:
    """The plans with a fault to every six of a parent's schools, and one office in three places that sets a target lower."""
    by_id = {p.id: p for p in plans}
    renumbered = set[tuple[str, str]]()
    groups: dict[str, list[Planned]] = {}
    for p in plans:
        if p.level == "school":
            groups.setdefault(p.above or "", []).append(p)
    for at, children in enumerate(groups.values()):
        for count, child in enumerate(children[2::4]):
            kind = FAULTS[(turn * 5 + at * 3 + count * 7) % len(FAULTS)]
            _plant(child, kind, children[SOURCES[count]], by_id, renumbered)
    for p in plans:
        if turn % 3 == 0 and p.level == "office" and p.said.family is DISTRICT and p.said.matter == turn // 3 % MATTERS:
            p.fault = "weak_office"
    yield from plans


def _plant(child: Planned, kind: str, source: Planned, by_id: dict[str, Planned], renumbered: set[tuple[str, str]]) -> None:
    said, who = child.said, (child.said.family.name, child.said.school)
    kind = _fitting(kind, said, who in renumbered)
    child.fault = kind
    if kind in ("absent", "number", "date"):
        child.said = changed(said, parent=_slipped(kind, said, {p.said.number for p in by_id.values()}))
        if kind == "absent":
            child.above, child.other = None, child.above
    elif kind in ("doubled", "disorder"):
        renumbered.add(who)
        other = by_id[_of_matter(child.id, said.matter - 1 if kind == "doubled" else MATTERS - 1)]
        head, _, symbol = other.said.number.partition("/")
        child.said = changed(said, number=other.said.number if kind == "doubled" else f"{int(head) + 3}/{symbol}")
        child.other = other.id
    elif kind.startswith(("copy", "across")):
        source = source if kind.startswith("copy") else by_id[_of_matter(source.id, said.matter - 1)]
        named = kind.endswith("named")
        child.said = changed(said, own=tuple(t if named else t.replace(source.said.issuer, said.issuer) for t in source.said.own))
        child.other = source.id


def _fitting(kind: str, said: Said, renumbered: bool) -> str:
    """Another fault where this one can't be planted."""
    if kind == "powerless" and said.issued.year < 2021:
        return "weak"
    if kind in ("doubled", "disorder"):
        return "late" if renumbered else "disorder" if said.matter == 0 else "doubled"
    return kind.replace("across", "copy") if said.matter == 0 else kind


def _of_matter(name: str, matter: int) -> str:
    return f"{name.rpartition('/')[0]}/{matter}"


def _slipped(kind: str, said: Said, taken: set[str]) -> tuple[str, date]:
    number, day = said.parent
    head, _, symbol = number.partition("/")
    if kind == "absent":
        return f"{int(head) + 537}/{symbol}", max(day - timedelta(40), date(day.year, 1, 2))
    if kind == "date":
        return number, day - timedelta(1) if day.day > 1 else day + timedelta(1)
    tens = next(n for step in range(1, 10) if f"{(n := int(head) // 10 * 10 + (int(head) + step) % 10)}/{symbol}" not in taken)
    return f"{tens}/{symbol}", day


def _replaced(source: PlanSource, old: str, new: str) -> PlanSource:
    """The plan with words that stand once in its body changed."""

    def swap(block: Line | Table) -> Line | Table:
        return replace(block, text=block.text.replace(old, new)) if isinstance(block, Line) else block

    body = tuple(map(swap, source.body))
    if body == source.body:
        raise ValueError(f"{old!r} does not stand in the plan")
    return replace(source, body=body)
