"""Documents → Hierarchy: which citation names which parent, and each item of the parents beside the child's answer.

A row says what stands beside what and whom it binds; whether that is enough is for the rules to say (judge).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.link import deadlines, events, targets
from checker.link.parents import cited_as
from checker.model import Document, Hierarchy, Inheritance


def link(child: Document, parents: Sequence[Document] = ()) -> Hierarchy:
    """The child among its given parents (their text readable), with a row for each target, report day and event of theirs."""
    readable = tuple(p for p in parents if p.source.status != "unreadable")
    rows: list[Inheritance] = []
    for parent in readable:
        rows += targets.align(parent, child)
        rows += deadlines.align(parent, child)
        rows += events.align(parent, child)
    return Hierarchy(child, readable, tuple(cited_as(child, p) for p in readable), tuple(rows))
