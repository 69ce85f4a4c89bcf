"""Two values → whether they agree: the comparisons that `compared` may use."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.judge.checks.quotes import quoted
from checker.language.bodies import same_body as one_body
from checker.language.lexicon import lexicon
from checker.language.normal import fold, key, number_key, syllables
from checker.language.patterns import regexp
from checker.model import Message, Outcome, PartialDate, Severity

_ASIDE = regexp(r"\([^()]*\)")
_COMMAS = regexp(r"[,;]")
_EMPTY = Message("", "")
_ONE_OFF = Message(" (sai một chữ số)", " (one digit off)")
_SWAPPED = Message(" (đảo chữ số)", " (digits swapped)")


class Result(Struct, frozen=True, gc=False):
    """`hint` goes behind the message; `severity` lowers the rule's; `words` are the place inside the value and what they should be;
    `topics`: what else the fault is about."""

    outcome: Outcome
    hint: Message = _EMPTY
    severity: Severity | None = None
    words: tuple[str, str] | None = None
    topics: frozenset[str] = frozenset()


PASS, FAIL, UNKNOWN = Result("pass"), Result("fail"), Result("not_evaluated")


def same_number(value: str, other: str) -> Result:
    """379/KH-PGD&ĐT and 379/KH-PGDĐT are one number."""
    one, two = number_key(value), number_key(other)
    return PASS if one == two else Result("fail", _slip(one, two))


def _slip(one: str, two: str) -> Message:
    apart = [i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two):
        return _EMPTY
    if len(apart) == 1 and one[apart[0]].isdigit() and two[apart[0]].isdigit():
        return _ONE_OFF
    if len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == two[apart[1]] and one[apart[1]] == two[apart[0]]:
        return _SWAPPED
    return _EMPTY


def same_date(value: PartialDate, other: PartialDate) -> Result:
    """Equal as far as both are known; not_evaluated where nothing is known in both."""
    both = (value.day, other.day), (value.month, other.month), (value.year, other.year)
    pairs = [(a, b) for a, b in both if a is not None and b is not None]
    if not pairs:
        return UNKNOWN
    apart = sum(a != b for a, b in pairs)
    if not apart:
        return PASS
    return Result("fail", _slip(_digits(value), _digits(other)) if value.whole and other.whole else _EMPTY)


def _digits(d: PartialDate) -> str:
    return f"{d.day or 0:02d}{d.month or 0:02d}{d.year or 0}"


def same_body(value: str, other: str) -> Result:
    """One body under two names («Phòng GD&ĐT huyện»); not_evaluated where the names do not tell."""
    return {True: PASS, False: FAIL, None: UNKNOWN}[one_body(value, other)]


_KINDS = frozenset({"bộ", "sở", "phòng", "ban", "cục", "chi cục", "trường", "tổng công ty"})
_ROOM_OF = regexp(r"(?:văn phòng|văn thư|lãnh đạo)\s(?=(?:sở|bộ|cục|chi cục)\s)", re.IGNORECASE)
_PART_OF = regexp(r"(?:văn phòng|thanh tra|phòng|bộ phận|văn thư|lãnh đạo)\s(?:.{1,50}\s)?(?P<whole>sở|bộ|cục|chi cục)")
_BOTH = regexp(
    r"\s*[,;]\s*|\s+và\s+(?=(?:phòng|trạm|ubnd|ủy|sở|bộ|công|ban|hội|trung|đảng|liên|thanh tra|văn phòng|chi cục|bệnh viện)\s)",
    re.IGNORECASE,
)


def received(value: str, other: str) -> Result:
    """One of the bodies to which a report goes is one of those to which it should go; not_evaluated where the names do not tell."""
    wanted = _bodies(other)
    said = {_short_for(a, b) or one_body(a, b) for a in _bodies(value) for b in wanted}
    return PASS if True in said else FAIL if False in said else UNKNOWN


def _short_for(value: str, other: str) -> bool:
    """«gửi Sở», where the superior is one: there is no other; «Văn phòng Sở» is a part of it."""
    said = fold(value).strip()
    part = _PART_OF.fullmatch(said)
    kind = part["whole"] if part else said
    return kind in _KINDS and fold(other).startswith(f"{kind} ")


@lru_cache(maxsize=1024)
def _bodies(value: str) -> frozenset[str]:
    """The words as they stand, and each of the bodies that they list."""
    return frozenset((value, *_BOTH.split(value)))


def names_body(value: str, other: str) -> Result:
    """A recipient's line that names the body («- Phòng GD&ĐT (để báo cáo);»)."""
    line = _ROOM_OF.sub("", _ASIDE.sub("", value).strip(" -–+•;.,"))
    return PASS if any(one_body(part, other) for part in (line, *_COMMAS.split(line))) else FAIL


def similar(value: str, other: str) -> Result:
    """Subjects in other words are no fault: pass where most of the words and all years agree, else not_evaluated."""
    mine, theirs = set(syllables(value)), set(syllables(other))
    years = {w for w in mine ^ theirs if re.fullmatch(r"20\d\d", w)}
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return PASS if shared >= 0.6 and not (years & mine) else UNKNOWN


def not_before(value: PartialDate, other: PartialDate) -> Result:
    """`value` is the same day as `other` or later; a missing year of the one is that of the other."""
    return _in_order(other, value)


def not_after(value: PartialDate, other: PartialDate) -> Result:
    """`value` is the same day as `other` or earlier."""
    return _in_order(value, other)


def _in_order(first: PartialDate, second: PartialDate) -> Result:
    one, two = _day(first, second.year), _day(second, first.year)
    return UNKNOWN if one is None or two is None else PASS if one <= two else FAIL


def _day(when: PartialDate, year: int | None) -> date | None:
    return (when if when.year else replace(when, year=year)).as_date()


def same_type(value: str, other: str) -> Result:
    """«Kế hoạch» is no «Công văn»; «Văn bản» may be any, and an official letter is often called by what it does («Hướng dẫn số …»)."""
    one, two = _type_id(value), _type_id(other)
    if one is None or two is None or "van_ban" in (one, two) or one.startswith(two) or two.startswith(one):
        return PASS
    return PASS if two == "cong_van" and one in ("huong_dan", "thong_bao") else FAIL


def _type_id(name: str) -> str | None:
    return _type_ids().get(key(name))


@cache
def _type_ids() -> dict[str, str]:
    """Type in words → its id; of two rows the first."""
    return {key(row["name"]): row["id"] for row in reversed(lexicon("documents")["types"])}


TESTS: dict[str, Callable[[Any, Any], Result]] = {
    "same_number": same_number,
    "same_date": same_date,
    "same_body": same_body,
    "names_body": names_body,
    "received": received,
    "same_type": same_type,
    "similar": similar,
    "not_before": not_before,
    "not_after": not_after,
    "quoted": quoted,
    "equal": lambda value, other: PASS if key(str(value)) == key(str(other)) else FAIL,
    "holds": lambda value, other: PASS if fold(str(other)) in fold(str(value)) else FAIL,
}
