"""Two targets → whether they are one: whom they count, what is done, what it is about, which way it goes."""

from __future__ import annotations

from checker.link.clauses.comparing import alike, conflict, other_group
from checker.link.clauses.reading import Clause, clause_of, passage_of
from checker.link.clauses.senses import unnamed

__all__ = ["Clause", "alike", "clause_of", "conflict", "other_group", "passage_of", "unnamed"]
