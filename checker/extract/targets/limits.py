"""A worded target → the one time limit that it sets: «Thời gian chờ không quá 05 phút»."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from checker.language.endings import alternation
from checker.language.normal import squeeze
from checker.language.numbers import value_of
from checker.language.operators import meaning
from checker.language.patterns import regexp
from checker.model import Operator, Span

_FIGURE = regexp(r"(?<!\d)(?!20\d\d(?!\d))\d")


@cache
def _limit() -> re.Pattern[str]:
    most, least = alternation((*meaning("<="), "trong vòng")), alternation(meaning(">="))
    unit = r"(?:giây|phút|giờ|ngày làm việc|ngày)(?:\s?/\s?[^\W\d_]+(?:\s[^\W\d_]+)?)?"
    return regexp(rf"(?<!\w)(?:(?P<most>{most})|{least})\s(?P<n>\d{{1,3}}(?:,\d)?)\s(?P<unit>{unit})(?!\w)")


class Limit(Struct, frozen=True, gc=False):
    """A bound of a time, and where it stands in the text."""

    op: Operator
    value: float
    unit: str
    span: Span


def limit_of(text: str, key: str) -> Limit | None:
    """None where the text has other figures too: what of them is a limit of what is not told."""
    found = _limit().search(key)
    if found is None or _FIGURE.search(key, 0, found.start("n")) or _FIGURE.search(key, found.end("n")):
        return None
    unit = squeeze(text[found.start("unit") : found.end("unit")])
    return Limit("<=" if found["most"] else ">=", value_of(found["n"]), unit, Span(*found.span()))
