"""A target of a table that allots to each unit what it is to reach → the unit whose row it stands in: «Xã Hàm Thuận | 94,6 | 930»."""

from __future__ import annotations

from msgspec.structs import replace

from checker.language.bodies import same_body
from checker.language.listed import names_unit
from checker.language.normal import fold
from checker.model import Document, Target, once

#: Words that a column's heading lends to the names below it: «Trường | Sông Mây»
_LENT = 12


def unit_of(target: Target, document: Document) -> str:
    """The unit's name as the target's own words begin with it, where its row has it; empty for a target of no single unit."""
    return _units(document).get(id(target), "")


@once
def _units(document: Document) -> dict[int, str]:
    """By the ids of the targets of rows that single units stand in."""
    found = {id(t): _named(t.indicator, document.text(t.span)) for t in document.facts.targets if not t.general}
    return {at: name for at, name in found.items() if name}


def _named(indicator: str, text: str) -> str:
    for cell in map(str.strip, text.split(" | ")) if " | " in text else ():
        at = indicator.find(cell, 0, _LENT + len(cell)) if cell else -1
        if at >= 0 and names_unit(name := indicator[: at + len(cell)]):
            return name
    return ""


def of_another(target: Target, parent: Document, child: Document) -> bool:
    """Whether a target is that of another unit than the child: «Xã Hàm Thuận» beside the plan of another commune, or of a school."""
    name, issuer = unit_of(target, parent), child.header.issuer or ""
    own = fold(name.removeprefix("Đơn vị "))
    return bool(name) and not (f" {fold(issuer)}, ".find(f" {own}, ") >= 0 or same_body(name, issuer) is True)


def without_unit(words: str, target: Target, document: Document) -> str:
    """Words of a target without the unit whose row it stands in: «Xã Hàm Thuận số người tham gia» → «số người tham gia»."""
    return words[len(unit_of(target, document)) :].lstrip()


def of_all(target: Target, document: Document) -> Target:
    """A target as it would be set for all units: without the unit whose row it stands in."""
    return replace(target, indicator=without_unit(target.indicator, target, document)) if unit_of(target, document) else target
