"""An item of a pack → whom the program takes it to bind, for the officer who looks it over."""

from __future__ import annotations

from typing import Any

from checker.derive.facts import of_item
from checker.derive.shape import Item
from checker.link.addressed import own_types
from checker.link.binding import actor_binds, deadline_binds, event_binds, submission_binds, target_binds, task_binds
from checker.link.only_some import laid_on
from checker.link.speaks import task_speaks
from checker.model import Deadline, Document, Event, Header, Message, Source, Target, Task

#: A school of each kind, as its plan would name it.
_SCHOOLS = {"mầm non": "Trường Mầm non", "tiểu học": "Trường Tiểu học", "THCS": "Trường THCS", "THPT": "Trường THPT"}


def bound(item: Item, document: Document) -> str | None:
    """«Máy hiểu là chỉ dành cho: tiểu học, THCS», or why it is for none; None where it is for all."""
    facts = [fact for fact in _facts(document) if document.text(fact.span) == item.clause]
    if not of_item(item) or not facts:
        return None
    why: Message | None = None
    for_: list[str] = []
    for name, issuer in _SCHOOLS.items():
        child = Document(Source("", ""), Header(issuer=issuer, level="school"))
        said = [_binds(fact, document, child) for fact in facts]
        if any(binds != "no" for binds, _ in said):
            for_.append(name)
        else:
            why = said[0][1]
    if not why:
        return None
    if not for_:
        return f"Máy hiểu mục này không ràng buộc trường học: {why.vi}"
    return f"Máy hiểu mục này chỉ dành cho: {', '.join(for_)}."


def _facts(document: Document) -> list[Any]:
    facts = document.facts
    return [*facts.targets, *(d for d in facts.deadlines if d.kind == "report" or d.submission), *facts.events, *facts.tasks]


def _binds(fact: Any, parent: Document, child: Document) -> tuple[str, Message]:
    if isinstance(fact, Target):
        return target_binds(fact, parent, child)
    if isinstance(fact, Event):
        return event_binds(fact, parent, child, taken_up=False)
    if isinstance(fact, Task):
        laid = laid_on(fact, actor_binds(fact.actor, parent, child), parent, child)
        return task_binds(fact, task_speaks(parent.text(fact.focus)), laid, own_types(child))
    assert isinstance(fact, Deadline)
    return submission_binds(fact, parent, child) if fact.submission else deadline_binds(fact, parent, child)
