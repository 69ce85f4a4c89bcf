"""The check types: a dictionary that can be read. Each is a generator from a `Case` to hits, parts, rows and skips."""

from __future__ import annotations

from checker.judge.checks import (
    alike,
    annexes,
    apart,
    archive,
    authority,
    compare,
    inherit,
    known,
    lists,
    measured,
    own,
    period,
    presence,
    shape,
    tasks,
    theme,
    titles,
    written,
)
from checker.judge.checks.kind import CheckType

CHECKS: dict[str, CheckType] = {
    "required": presence.REQUIRED,
    "forbidden": presence.FORBIDDEN,
    "has_fields": shape.HAS_FIELDS,
    "matches": shape.MATCHES,
    "phrase": shape.PHRASE,
    "ordered": lists.ORDERED,
    "count": lists.COUNT,
    "consistent": alike.CONSISTENT,
    "agrees": alike.AGREES,
    "compared": compare.COMPARED,
    "cites": presence.CITES,
    "resolves": compare.RESOLVES,
    "authority": authority.AUTHORITY,
    "known": known.KNOWN,
    "covers": presence.COVERS,
    "inherited": inherit.INHERITED,
    "within": period.WITHIN,
    "one_value": apart.ONE_VALUE,
    "nowhere": apart.NOWHERE,
    "as_own": own.AS_OWN,
    "placed": own.PLACED,
    "says": theme.SAYS,
    "dated_as": theme.DATED_AS,
    "archived": archive.ARCHIVED,
    "copied": archive.COPIED,
    "measured": measured.MEASURED,
    "steps": measured.STEPS,
    "written": written.WRITTEN,
    "titles": titles.TITLES,
    "annexes": annexes.ANNEXES,
    "assigned": tasks.ASSIGNED,
    "overdue": tasks.OVERDUE,
}

__all__ = ["CHECKS", "CheckType"]
