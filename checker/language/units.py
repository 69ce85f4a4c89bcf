"""Name of an administrative unit, and a day → the units that bore it then, and what they belong to.

The table (`units_build` makes it) is read at the first question, not at the start. Names are match keys; homonyms stay apart: a question
has a set of units for its answer, and nothing is guessed among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.language.normal import LETTER, UPPER, key
from checker.language.patterns import regexp

TABLE = Path(__file__).with_name("units.table")
TYPES = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu")
ABOUT_2021, EARLY_2025, SINCE_JULY_2025 = ERAS = (1, 2, 4)  # the lists that have a unit, as bits
TWO_TIERS = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 51

_DASH = regexp(r"\s*-\s*")
_NOUGHT = regexp(r"(?<= )0+(?=\d)|^0+(?=\d)")


def name_key(name: str) -> str:
    """The key of a unit's name: «Phan Rang-Tháp Chàm» → «phan rang - tháp chàm», «Phường 01» → «phường 1»."""
    return _NOUGHT.sub("", _DASH.sub(" - ", key(name))).replace("’", "'")


class _Table(Struct, frozen=True):
    """Looked up where it lies: a dictionary of its names would take longer to make than all questions of a plan."""

    names: str  # a line each, in order, with a line break before and behind
    borne: bytes  # how many rows each name has
    types: bytes
    eras: bytes
    parents: bytes  # little-endian, two bytes a row: the parent's row + 1; 0: none

    def rows(self, name: str) -> range:
        at = self.names.find(f"\n{name}\n")
        if at < 0 or "\n" in name:
            return range(0)
        nth = self.names.count("\n", 0, at)
        first = sum(self.borne[:nth])
        return range(first, first + self.borne[nth])

    def parent(self, row: int) -> int:
        return int.from_bytes(self.parents[2 * row : 2 * row + 2], "little") - 1


@cache
def _table() -> _Table:
    return msgspec.msgpack.decode(TABLE.read_bytes(), type=_Table)


class Unit(Struct, frozen=True):
    """A unit's type, row and the lists that have it."""

    type: str
    row: int
    eras: int

    def lasting(self, on: date) -> bool:
        """Whether it surely was there on that day: before the reform only what both lists of three tiers have."""
        wanted = SINCE_JULY_2025 if on >= TWO_TIERS else ABOUT_2021 | EARLY_2025
        return self.eras & wanted == wanted

    @property
    def tier(self) -> int:
        """0 a province, 1 a district, 2 a commune."""
        return len(above(self)) if self.type == "thành phố" else 0 if self.type == "tỉnh" else 1 if self.type in TYPES[2:5] else 2


def _unit(row: int) -> Unit:
    table = _table()
    return Unit(TYPES[table.types[row]], row, table.eras[row])


@lru_cache(maxsize=1024)
def named(name: str, unit_type: str | None = None) -> frozenset[Unit]:
    """All units of that name (its key, without its type), of that type where one is said."""
    units = (_unit(row) for row in _table().rows(name_key(name)))
    return frozenset(u for u in units if unit_type in (None, u.type))


@lru_cache(maxsize=4096)
def above(unit: Unit) -> tuple[Unit, ...]:
    """The units that it belongs to, the nearest first: huyện, tỉnh of a xã before the reform; tỉnh since."""
    parent = _table().parent(unit.row)
    if parent < 0:
        return ()
    nearest = _unit(parent)
    return (nearest, *above(nearest))


@lru_cache(maxsize=1024)
def shared(name: str, unit_type: str | None = None) -> bool:
    """Whether units of several provinces bear the name at one time."""
    units = [(unit, above(unit)) for unit in named(name, unit_type)]
    return any(len({around[-1].row for unit, around in units if around and unit.eras & era}) > 1 for era in ERAS)


def related(one: Unit, other: Unit) -> bool:
    """Whether they are one unit, or one belongs to the other."""
    return one == other or other in above(one) or one in above(other)


def within(units: Iterable[Unit], wider: frozenset[Unit]) -> frozenset[Unit]:
    """Those that are one of `wider` or belong to one; all where none does: what was said beside is no place of the table."""
    units = frozenset(units)
    return frozenset(u for u in units if any(w == u or w in above(u) for w in wider)) or units


_TYPE = "|".join(sorted(TYPES, key=len, reverse=True))
_PART = regexp(rf"(?<!\w)({_TYPE}) (?!hội)([^,;()]+?)(?= (?:{_TYPE}) | ?[,;()]| - |$)")


def said(text: str) -> list[frozenset[Unit]]:
    """The units that a text names with their types, in its order: «phường Hoa Sơn, quận X» → the one's, the other's."""
    return [named(name, unit_type) for unit_type, name in _PART.findall(name_key(text))]


_WORD = rf"(?<!\w)[{UPPER}](?![{UPPER}])[{LETTER}]*(?!\w)"
_UP_TO = regexp(rf"(?:{_WORD}\s(?:-\s)?){{1,3}}$")
_FROM = regexp(rf"(?:-\s)?{_WORD}(?:\s(?:-\s)?{_WORD}){{0,2}}")


def divides(text: str, at: int) -> bool:
    """Whether a name of the table stands on both sides of a place in a text: «huyện Đại| Từ», «phường Cam Ly |- Đà Lạt»."""
    onward = _FROM.match(text, at)
    before = _UP_TO.search(text[max(0, at - 30) : at]) if onward else None
    if onward is None or before is None:
        return False
    left, right = before[0].split(), onward[0].split()
    return any(named(" ".join((*left[i:], *right[:j]))) for i in range(len(left)) for j in range(1, len(right) + 1))
