"""A target of a clause that has several figures → the one that the clause opens with, which says of whom all of them are."""

from __future__ import annotations

from checker.model import Document, Target, once


def opener(target: Target, document: Document) -> Target:
    """The share of «100% trường mầm non tổ chức ít nhất 02 buổi …» for its count; a target itself where nothing stands before it."""
    return _openers(document).get(id(target), target)


@once
def _openers(document: Document) -> dict[int, Target]:
    """By the ids of the targets that do not open their clauses."""
    found: dict[int, Target] = {}
    first: Target | None = None
    for target in document.facts.targets:
        if first is None or first.span != target.span or _parted(document.source.text[first.focus.end : target.focus.start]):
            first = target
        else:
            found[id(target)] = first
    return found


def _parted(between: str) -> bool:
    """By a semicolon, or by the edge of a cell: «Cấp tiểu học | Cấp THCS» are two columns."""
    return ";" in between or " | " in between
