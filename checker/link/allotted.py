"""A target of a table that allots to each unit what it is to reach → the unit whose row it stands in: «Xã Hàm Thuận | 94,6 | 930»."""

from __future__ import annotations

from checker.language.bodies import same_body
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Target

_UNIT = regexp(
    r"(?:(?:ubnd|ủy ban nhân dân)\s)?(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|trường|bệnh viện|trung tâm)"
    r"(?:\s(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|thcs|trung học phổ thông|thpt|y tế))*\s"
)


def _row_of(target: Target, document: Document) -> str:
    """The unit's name as the row has it, where the target's own words begin with it; empty for a target of no single unit."""
    text = document.text(target.span)
    for cell in map(str.strip, text.split(" | ")) if " | " in text else ():
        unit = _UNIT.match(fold(cell))
        if unit and target.indicator.startswith(cell) and cell[unit.end() :][:1].isupper():
            return cell
    return ""


def of_another(target: Target, parent: Document, child: Document) -> bool:
    """Whether a target is that of another unit than the child: «Xã Hàm Thuận» beside the plan of another commune, or of a school."""
    name, issuer = _row_of(target, parent), child.header.issuer or ""
    return bool(name) and not (f" {fold(issuer)}, ".find(f" {fold(name)}, ") >= 0 or same_body(name, issuer) is True)


def without_unit(words: str, target: Target, document: Document) -> str:
    """Words of a target without the unit whose row it stands in: «Xã Hàm Thuận số người tham gia» → «số người tham gia»."""
    return words[len(_row_of(target, document)) :].lstrip()
