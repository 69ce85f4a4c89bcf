"""rules/lexicons/documents.yaml → patterns over folded text for types, laws and codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import by_letter, regexp


class Type(Struct, frozen=True):
    """A type of document. `kind`: `order` (may be what a plan implements), `law` (a basis), `never` (neither)."""

    id: str
    name: str
    kind: str


@cache
def types() -> Mapping[str, Type]:
    """Folded name → type."""
    return {fold(row["name"]): Type(row["id"], row.get("as", row["name"]), row["kind"]) for row in lexicon("documents")["types"]}


@cache
def codes() -> Mapping[str, Type]:
    """Folded abbreviation in symbols → type: «qđ» → Quyết định."""
    return {fold(code): types()[fold(row["name"])] for row in lexicon("documents")["types"] for code in row.get("codes", ())}


@cache
def code_words() -> str:
    """The abbreviations as alternatives, as printed or in capitals, longest first."""
    printed = [code for row in lexicon("documents")["types"] for code in row.get("codes", ())]
    every = dict.fromkeys((*printed, *(code.upper() for code in printed)))  # in one order, by which the pattern is kept
    return "|".join(sorted(every, key=len, reverse=True))


def loose(name: str) -> str:
    """A pattern for the words of a folded name with any white space between them."""
    return r"\s+".join(map(re.escape, fold(name).split()))


@cache
def type_pattern() -> re.Pattern[str]:
    """Type words in folded text, longest first; not the «Kế hoạch» of «Sở Kế hoạch và Đầu tư»."""
    return regexp(rf"({by_letter(types())})(?!\w|\s+và\s+đầu\s+tư|\s*-\s*tài\s+chính|\s+tài\s+chính)")


@cache
def law_pattern() -> re.Pattern[str]:
    """«luật bình đẳng giới»: group 1 the word, group 2 a known name, absent for a law that the list does not hold."""
    names = "|".join(loose(name) for name in sorted(lexicon("documents")["laws"], key=len, reverse=True))
    return regexp(rf"({by_letter(('bộ luật', 'luật', 'pháp lệnh', 'hiến pháp'))})(?!\w)(?:\s+({names})(?!\w))?")


@cache
def agency(symbol: str) -> str | None:
    """The body whose code a symbol holds: «KH-PGDĐT» → «Phòng GD&ĐT»."""
    parts = [part for part in re.split(r"[-/.]", symbol) if fold(part) not in codes()]
    for code, name in lexicon("documents")["agencies"].items():
        if parts and fold(parts[0]).startswith(fold(code)) and (len(code) > 2 or len(parts[0]) == 2):
            return str(name)
    return None
