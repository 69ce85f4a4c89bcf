"""Two values → whether they agree: the comparisons that `compared` may use."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from checker.language.bodies import same_body as one_body
from checker.language.normal import bare, fold, key, number_key, syllables
from checker.language.patterns import regexp
from checker.model import Message, Outcome, PartialDate, Severity

_EMPTY = Message("", "")
_ONE_OFF = Message(" (sai một chữ số)", " (one digit off)")
_SWAPPED = Message(" (đảo chữ số)", " (digits swapped)")


@dataclass(frozen=True, slots=True)
class Result:
    """`hint` goes behind the message; `severity` lowers the rule's; `words` are the place inside the value and what they should be."""

    outcome: Outcome
    hint: Message = _EMPTY
    severity: Severity | None = None
    words: tuple[str, str] | None = None


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


def names_body(value: str, other: str) -> Result:
    """A recipient's line that names the body («- Phòng GD&ĐT (để báo cáo);»)."""
    line = re.sub(r"\([^()]*\)", "", value).strip(" -–+•;.,")
    return PASS if any(one_body(part, other) for part in (line, *re.split(r"[,;]", line))) else FAIL


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


#: Words that make one title read like another's: told as a warning; other differences of one syllable are slips of the pen.
_CONFUSED = {frozenset(pair) for pair in (("vì", "về"), ("của", "cho"), ("và", "về"), ("từ", "đến"))}


_NAMED = regexp(
    r"trên đây là kế hoạch\s+(?!này|của|nêu|trên)([^.;\n]{8,300}?)"
    r"(?=\s+(?:của|tại)\s+(?:trường|phòng|ubnd|ủy ban|nhà trường|đơn vị|sở)|[.;\n]|,\s|$)"
)
_EMPTY_WORDS = set("kế hoạch thực hiện triển khai công tác năm học giai đoạn đến và về của các trong việc".split())


def _another_plan(value: str, other: str) -> Result | None:
    """«Trên đây là Kế hoạch …» names a plan with hardly a word of this one's title."""
    named = _NAMED.search(fold(value))
    if not named:
        return None
    mine, title = ({w for w in syllables(t) if w not in _EMPTY_WORDS and not w.isdigit()} for t in (named[1], other))
    return Result("fail", words=(named[1].strip(" ,"), other)) if len(mine) >= 3 and len(mine & title) <= 0.2 * len(mine) else None


def quoted(value: str, other: str) -> Result:
    """The closing sentence quotes the title: one syllable changed or lost between two that agree. A paraphrase passes."""
    if "kế hoạch" not in fold(value):
        return Result("not_applicable")
    if another := _another_plan(value, other):
        return another
    said, title = syllables(value), syllables(other)
    match = difflib.SequenceMatcher(None, said, title, autojunk=False)
    codes = match.get_opcodes()
    if sum(b.size for b in match.get_matching_blocks()) < 0.75 * len(title):
        return PASS
    for before, (tag, a, b, c, d), after in zip(codes, codes[1:], codes[2:], strict=False):
        if before[0] != "equal" or after[0] != "equal":
            continue
        if tag == "replace" and b - a == 1 and d - c == 1 and _differs(said[a], title[c]):
            serious = frozenset((said[a], title[c])) in _CONFUSED
            return Result("fail", severity=None if serious else "info", words=(said[a], title[c]))
        if tag == "insert" and d - c == 1 and _torn(title, c) and said[a - 1] == title[c - 1]:
            return Result("fail", severity="info", words=(said[a - 1], f"{title[c - 1]} {title[c]}"))
    return PASS


def _differs(said: str, title: str) -> bool:
    """Spelt alike and yet another word: «vì» / «về», «giai» / «giao»; years are NT03's."""
    if said.isdigit() or title.isdigit() or said == title:
        return False
    return frozenset((said, title)) in _CONFUSED or bare(said) == bare(title) or difflib.SequenceMatcher(None, said, title).ratio() >= 0.6


def _torn(title: list[str], at: int) -> bool:
    """The lost syllable leaves half a word behind: «triển [khai] thực hiện»."""
    from checker.language.words import words

    line = " ".join(title)
    starts = [0]
    for word in title:
        starts.append(starts[-1] + len(word) + 1)
    return any(a < starts[at] < b and starts[at] - a > 1 for a, b in words(line))


TESTS: dict[str, Callable[[Any, Any], Result]] = {
    "same_number": same_number,
    "same_date": same_date,
    "same_body": same_body,
    "names_body": names_body,
    "similar": similar,
    "not_before": not_before,
    "not_after": not_after,
    "quoted": quoted,
    "equal": lambda value, other: PASS if key(str(value)) == key(str(other)) else FAIL,
    "holds": lambda value, other: PASS if fold(str(other)) in fold(str(value)) else FAIL,
}
