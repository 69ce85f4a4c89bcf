"""The rows of one clause of the parent: what each unit is to do is done where the plan tells how often, or with how many, it does it."""

from __future__ import annotations

from msgspec.structs import replace

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.openers import opener
from checker.link.passages import each_unit, of_units
from checker.model import Document, Inheritance, Target

_ONLY_VERB = regexp(r"[\s,]*(?:(?:đều|phải|được|có|tổ chức|thực hiện|triển khai|duy trì|bố trí|bảo đảm|đảm bảo)[\s,]*)*")


def settled(rows: list[Inheritance], parent: Document, child: Document) -> list[Inheritance]:
    """The rows; «100% trường» of «100% trường tổng vệ sinh ít nhất 01 lần/tuần» is answered by «tổng vệ sinh 02 lần/tuần», and no figure of
    a clause by that of a clause which opens with another of its kind."""
    answered = {id(row.parent_fact) for row in rows if row.child_fact is not None}
    rows = [row if id(opener(row.parent_fact, parent)) in answered else _of_like(row, parent, child) for row in rows]
    counted = {id(opener(row.parent_fact, parent)): row for row in rows if row.child_fact is not None}
    return [_settled(row, counted.get(id(row.parent_fact))) for row in rows]


def _of_like(row: Inheritance, parent: Document, child: Document) -> Inheritance:
    """«01 lớp may, thu hút 20 học viên» beside «01 lớp nấu ăn, thu hút 20 học viên»: without the first, nor are its learners answered."""
    if row.child_fact is None:
        return row
    first, other = opener(row.parent_fact, parent), opener(row.child_fact, child)
    apart = first is not row.parent_fact and other is not row.child_fact and _thing(first) == _thing(other) != "%"
    return replace(row, child_fact=None, dues=None, days_late=None, child_year=None) if apart else row


def _thing(target: Target) -> str:
    return fold(target.unit or "%").split(" ")[0]


def _settled(row: Inheritance, counted: Inheritance | None) -> Inheritance:
    asked: Target = row.parent_fact
    if counted is None or row.child_fact is not None or row.exempt or (asked.value, asked.unit) != (100, "%") or not each_unit(asked):
        return row
    often = counted.parent_fact
    same = (often.unit or "").startswith("lần") and often.indicator == asked.indicator
    if not same and not _ONLY_VERB.fullmatch(fold(of_units(asked.indicator))):
        return row
    return replace(row, child_fact=counted.child_fact, binds=counted.binds, why=counted.why, near=None)
