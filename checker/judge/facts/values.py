"""A kind of fact and its field → the values that it may have, where they are few: a rule that asks for another would never find one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_args

from checker.language.lexicon import lexicon
from checker.model.document import Level, Operator, Recurrence, Region, ReportingPeriod, Role

_TRUTHS = {
    "citation": "numbered instruction law linked so",
    "date": "real",
    "deadline": "upward outward dated submission end_of_period binds on_a_day",
    "target": "general decreasing change valued",
    "event": "dated",
    "task": "encouraged",
    "section": "empty listing",
    "list": "top heading single flat",
    "unit": "own",
    "abbreviation": "told",
    "passage": "again",
    "school": "slip",
    "school_year": "left",
    "annex_line": "own",
    "look": "bold italic caps centred",
    "face": "table bold italic address",
    "page": "first landscape long tables number_first restarts annex",
}
_LINES = (
    "national_name motto superior issuer number_line date_line type subject attached_to recipients recipient filing unfiled"
    " signature unnamed capacity signer_title signer_name addressee basis last_basis open_basis"
)
_LINES_SET = (
    "national_name motto superior issuer number_line date_line type subject attached_to recipients recipient filing capacity signer_title"
    " signer_name basis roman arabic annex annex_title annex_attached"
)
_WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("citation", "role"): get_args(Role),
    ("citation", "region"): get_args(Region),
    ("date", "fault"): ("weekday", "backwards"),
    ("date", "shape"): ("day", "month", "quarter", "year", "school_year", "range", "recurring"),
    ("deadline", "kind"): ("report", "task"),
    ("deadline", "recurrence"): get_args(Recurrence),
    ("deadline", "covers"): get_args(ReportingPeriod),
    ("target", "op"): get_args(Operator),
    ("header", "level"): get_args(Level),
    ("line", "level"): get_args(Level),
    ("line", "name"): tuple(_LINES.split()),
    ("period", "at"): ("title", "body"),
    ("placeholder", "shape"): tuple("date number value marks brackets dots sample".split()),
    ("abolished", "region"): get_args(Region),
    ("statement", "about"): tuple("report event person number".split()),
    ("look", "name"): tuple(_LINES_SET.split()),
    ("face", "region"): get_args(Region),
    ("spacing", "align"): ("left", "center", "right", "both"),
    ("page", "numbered"): ("", "header", "footer"),
}
_PARTS = (("section", "kind"), ("section", "kinds"), ("part", "kind"))


def strange(kind: str, field: str, asked: object) -> tuple[str, frozenset[str]] | None:
    """The first value asked of a field that no fact of this kind has, and those that it may have; None where nothing is wrong."""
    for value in asked if isinstance(asked, list) else [asked]:
        if value is None:
            continue
        if field in _TRUTHS.get(kind, "").split():
            if not isinstance(value, bool):
                return str(value), frozenset({"true", "false"})
        elif (known := _known(kind, field)) and value not in known:
            return str(value), known
    return None


@cache
def _known(kind: str, field: str) -> frozenset[str]:
    """The words that a field may hold; none where any may stand there."""
    if (kind, field) not in _PARTS:
        return frozenset(_WORDS.get((kind, field), ()))
    passages = lexicon("passages")["ordered"]["parts"]
    return frozenset(lexicon("sections")["kinds"]) | frozenset(passages)
