"""Roll → lines for a screen, an object for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from checker.language.normal import key
from checker.model import Message, Roll, Standing, Submission
from checker.report.lines import Line
from checker.report.words import counted, in_language

STANDINGS: dict[Standing, Message] = {
    "missing": Message("Chưa nộp", "Not handed in"),
    "unclear": Message("Chưa rõ đã nộp hay chưa", "Not clear whether handed in"),
    "old_plan": Message("Nộp kế hoạch của năm trước", "Handed in an earlier year's plan"),
    "old_parent": Message("Thực hiện văn bản cấp trên của năm trước", "Implements an earlier year's parent"),
    "twice": Message("Nộp nhiều lần", "Handed in more than once"),
}
_STRANGERS = Message("Không có trong danh sách", "Not on the roster")
_UNASSIGNED = Message("Chưa xác định được là của đơn vị nào", "Whose it is cannot be told")


def roster_lines(roll: Roll, lang: str) -> Iterator[Line]:
    """What an officer asks first: how many have handed in, and by name who has not, or not what was asked for."""
    yield []
    yield [(how_many(roll, lang), "bold")]
    for standing, words in STANDINGS.items():
        rows = [s for s in roll.submissions if s.standing == standing]
        if rows:
            yield [(f"{in_language(words, lang)} ({len(rows)}):", "bold red" if standing == "missing" else "bold yellow")]
            for row in rows:
                yield [(f"  {_row(row, lang)}", "")]
    for words, documents in ((_STRANGERS, roll.strangers), (_UNASSIGNED, roll.unassigned)):
        if documents:
            yield [(f"{in_language(words, lang)} ({len(documents)}):", "bold yellow")]
            for document in documents:
                issuer = " - ".join(document.header.bodies)
                yield [(f"  {document.source.name}{f' ({issuer})' if issuer else ''}", "")]


def how_many(roll: Roll, lang: str) -> str:
    """«DANH SÁCH: 24 đơn vị, 21 đã nộp đúng một kế hoạch, 2 chưa nộp.»"""
    told = Counter(s.standing for s in roll.submissions)
    units, right, missing = len(roll.submissions), told["submitted"], told["missing"]
    if lang == "en":
        return f"ROSTER: {counted(units, 'unit')}, {right} handed in as asked, {missing} not at all."
    return f"DANH SÁCH: {units} đơn vị, {right} đã nộp đúng một kế hoạch, {missing} chưa nộp."


def _row(row: Submission, lang: str) -> str:
    """«Trường MN Hoa Mai (Mầm non, MN07): a.docx, b.docx. Có nhiều kế hoạch khác nhau.»"""
    kind = row.unit.kind if row.unit.kind and key(row.unit.kind) not in key(row.unit.name) else None
    more = ", ".join(filter(None, (kind, row.unit.code)))
    code = f" ({more})" if more else ""
    files = f": {', '.join(d.source.name for d in row.documents)}." if row.documents else ""
    return " ".join(filter(None, (f"{row.unit.name}{code}{files}", in_language(row.why, lang) if row.why else None)))


def roster_of(roll: Roll, lang: str) -> dict[str, Any]:
    """The roll in the keys of the report's schema."""
    told = Counter(s.standing for s in roll.submissions)
    return {
        "units": [_unit(s, lang) for s in roll.submissions],
        "strangers": [{"file": d.source.name, "issuer": " - ".join(d.header.bodies) or None} for d in roll.strangers],
        "unassigned": [d.source.name for d in roll.unassigned],
        "summary": {"units": len(roll.submissions), **{name: told[name] for name in get_args(Standing)}},
    }


def _unit(row: Submission, lang: str) -> dict[str, Any]:
    unit = {"name": row.unit.name, "code": row.unit.code, "kind": row.unit.kind, "line": row.unit.line}
    why = in_language(row.why, lang) if row.why else None
    return {**unit, "standing": row.standing, "files": [d.source.name for d in row.documents], "why": why}
