"""The rows of one clause of the parent: what each unit is to do is done where the plan tells how often, or with how many, it does it."""

from __future__ import annotations

from msgspec.structs import replace

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.openers import opener
from checker.link.passages import each_unit, of_units
from checker.model import Document, Inheritance, Target

_ONLY_VERB = regexp(r"[\s,]*(?:(?:đều|phải|được|có|tổ chức|thực hiện|triển khai|duy trì|bố trí|bảo đảm|đảm bảo)[\s,]*)*")


def settled(rows: list[Inheritance], parent: Document) -> list[Inheritance]:
    """The rows; «100% trường» of «100% trường tổng vệ sinh ít nhất 01 lần/tuần» is answered by «tổng vệ sinh 02 lần/tuần»."""
    counted = {id(opener(row.parent_fact, parent)): row for row in rows if row.child_fact is not None}
    return [_settled(row, counted.get(id(row.parent_fact))) for row in rows]


def _settled(row: Inheritance, counted: Inheritance | None) -> Inheritance:
    asked: Target = row.parent_fact
    if counted is None or row.child_fact is not None or row.exempt or (asked.value, asked.unit) != (100, "%") or not each_unit(asked):
        return row
    often = counted.parent_fact
    same = (often.unit or "").startswith("lần") and often.indicator == asked.indicator
    if not same and not _ONLY_VERB.fullmatch(fold(of_units(asked.indicator))):
        return row
    return replace(row, child_fact=counted.child_fact, binds=counted.binds, why=counted.why, near=None)
