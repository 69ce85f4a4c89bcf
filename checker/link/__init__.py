"""Documents → Hierarchy: which citation names which parent, and each item of the parents beside the child's answer.

A row says what stands beside what and whom it binds; whether that is enough is for the rules to say (judge).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.link import deadlines, events, targets, tasks
from checker.link.mistaken import mistaken
from checker.link.parents import cited_as
from checker.model import Document, Hierarchy, Inheritance, Kin


def link(child: Document, parents: Sequence[Document] = (), kin: Kin | None = None) -> Hierarchy:
    """The child among its given parents (readable, and not plainly another document), with a row for each target, report day, event and
    task."""
    given = [p for p in parents if p.source.status != "unreadable"]
    others = mistaken(child, given)
    above = tuple(p for p in given if not any(p is other for other in others))
    rows: list[Inheritance] = []
    for parent in above:
        rows += targets.align(parent, child)
        rows += deadlines.align(parent, child)
        rows += events.align(parent, child)
        rows += tasks.align(parent, child)
    unread = tuple(p for p in parents if p.source.status == "unreadable")
    return Hierarchy(child, above, tuple(cited_as(child, p) for p in above), tuple(rows), others, unread, kin)
