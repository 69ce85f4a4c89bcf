"""What a plan's header says beside other places that must say the same: `as_own`, `placed`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from checker.judge.case import Case, Hit, Part, Skip, Yielded
from checker.judge.checks.kind import CheckType, NoOptions
from checker.judge.checks.values import Result, same_date, same_number, same_type
from checker.language.bodies import body
from checker.language.normal import fold, key
from checker.language.patterns import regexp
from checker.model import Header, Message

_TESTS: dict[str, Callable[[Any, Any], Result]] = {"type": same_type, "number": same_number, "issued": same_date}


def as_own(case: Case) -> Iterator[Yielded]:
    """Each given line names type, number and day of the plan as its header does, as far as both say them."""
    for fact in case.facts:
        for name, test in _TESTS.items():
            said, own = fact.get(name), getattr(case.document.header, name)
            if said is not None and own is not None and (result := test(said, own)).outcome == "fail":
                yield Hit(name, fact.fact[name], {"stated": said, "wanted": own, "hint": result.hint}, subject=fact)


_TYPE = regexp(r"^(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)\s+")
_TIERS: dict[str | None, int] = {"province": 0, "province_office": 0, "district": 1, "district_office": 1, "commune": 2}
_LISTED = date(2020, 1, 1)  # since then the lists of units tell what there was
_UNKNOWN = Message("Không xác định được chắc chắn địa danh này thuộc nơi nào.", "Where this place lies cannot be told for certain.")
_PLACELESS = Message(
    "Kế hoạch không ghi địa danh, hoặc tên cơ quan không có địa danh.", "The plan states no place, or its issuer is of no place."
)


def placed(case: Case) -> Iterator[Yielded]:
    """The place of the date line lies in the place that the issuer, or the body above it, is named after, or is a wider one."""
    header = case.document.header
    bodies = [name for name in (header.superior, *header.bodies) if name and (found := body(name)) and found.place]
    if not header.place or not bodies:
        yield Skip("not_applicable", _PLACELESS)
        return
    day = case.bench.days
    held = {_held(header, name, day[0]) for name in bodies} if day and day[0] >= _LISTED else {None}
    if held == {False}:
        yield Hit("found", header.spans.get("place") or header.spans.get("date_line"), {"place": header.place, "body": bodies[0]})
    elif True not in held:
        yield Part("found", "not_evaluated", _UNKNOWN)


def _held(header: Header, name: str, on: date) -> bool | None:
    """None where a place is of no list of the time, or of several units that may be meant."""
    from checker.language.units import ABOUT_2021, EARLY_2025, SINCE_JULY_2025, TWO_TIERS, named, related

    known, place = body(name), _TYPE.sub("", key(header.place or ""))
    if known is None or not known.place:
        return None
    if place == key(known.place) or fold(known.place) in place or place in key(name):
        return True
    wanted = SINCE_JULY_2025 if on >= TWO_TIERS else ABOUT_2021 | EARLY_2025
    tier = _TIERS.get(known.level)  # «Phòng GD&ĐT Yên Thịnh» is of a district: a commune of that name tells nothing
    theirs = {u for u in named(known.place) if u.eras & wanted and (known.unit is None or known.unit == u.type) and tier in (None, u.tier)}
    if known.kind.startswith("truong") or not theirs:
        return None
    mine = {u for u in named(place) if u.eras & wanted}
    return any(related(a, b) for a in mine for b in theirs) if mine else None


AS_OWN = CheckType(as_own, NoOptions, lambda _: frozenset(_TESTS), frozenset({"stated", "wanted", "hint"}), frozenset({"annex_line"}))
PLACED = CheckType(placed, NoOptions, params=frozenset({"place", "body"}), facts=frozenset({"header"}))
