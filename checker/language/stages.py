"""An item of a plan → the kinds of school that it is said for: «Cấp tiểu học | Cấp THCS» over a table, «1. Khối THCS» over a part."""

from __future__ import annotations

from functools import lru_cache

from checker.language.bodies import school_types
from checker.language.patterns import regexp
from checker.model import Document, Target

_LEAD = regexp(r"^(?:(?:đối với|riêng|các|cấp|khối|bậc|cấp học|bậc học|giáo dục)\s)+")
_SEVERAL = regexp(r"[,;+/–]|\svà\s|\s-\s")
_LONGEST = 60  # characters of such a heading


def stage_of(target: Target, document: Document) -> frozenset[str]:
    """By the column or the heading next above that names a kind of school and nothing else; empty where none does."""
    if found := kinds_alone(target.actor or ""):
        return found
    section = target.section
    while section is not None:
        here = document.sections[section]
        if found := kinds_alone(here.title):
            return found
        section = here.parent
    return frozenset()


@lru_cache(maxsize=512)
def kinds_alone(title: str) -> frozenset[str]:
    """The kinds of school that words name, where they name nothing else: «Cấp tiểu học»; none of several."""
    said = title.casefold().strip(" :.")
    return school_types(_LEAD.sub("", said)) if 0 < len(said) <= _LONGEST and not _SEVERAL.search(said) else frozenset()
