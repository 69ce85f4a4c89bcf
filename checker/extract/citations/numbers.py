"""Text → numbers of documents in every form that they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from checker.extract.citations.vocabulary import Type, code_words, codes
from checker.language.normal import LETTER, LOWER, UPPER, fold, number_key
from checker.language.patterns import regexp
from checker.model import Span

_JOINT = regexp(r"[-/.]")


class Number(Struct, frozen=True):
    """A number as printed. `text` is spaces out, None for a blank serial, `key` its form to compare; `type` is what its code names."""

    span: Span
    text: str | None
    key: str | None
    symbol: str
    type: Type | None


#: one segment of a symbol: «KH», «CTr», «GDTrH», «QH14», «PC66»; never a word («Phòng»)
_SEGMENT = rf"[{UPPER}](?:[{UPPER}]|[a-zđ](?![{LOWER}]))*\d{{0,3}}(?![{LETTER}])"
_SPACED = r"\s{0,2}[-–—]\s{0,2}"
_TIGHT = r"(?:\s{0,2}[-–—]\n?|[-–—]\s{1,2}|\.|\s?/\s?(?=\D)|\s?&\s?|\s(?=ĐT(?!\w)))"
#: «KH-PGDĐT», «KH - MN», «QĐ – TTg», «KH- MTTQ -BTT», «HD.PGDĐT», «KH/BCĐ», «TT-BGD& ĐT», «QD – Bộ GD & ĐT»
_SYMBOL = rf"{_SEGMENT}(?:(?:{_SPACED}|{_TIGHT})(?:Bộ\s)?{_SEGMENT})?(?:{_TIGHT}{_SEGMENT}){{0,4}}"
#: «LCT 2», a school's number; «MN1/6»
_TAIL = r"(?:(?<=\d)/\d{1,2}(?![\d/])|\s\d(?=\s*(?:[,;.)]|$|ngày)))?"
_SERIAL = r"\d{1,5}\s?[a-zA-ZđĐ]?"


@cache
def _full() -> re.Pattern[str]:
    """A number with its serial, from its first digit: the state's order, or the Party's («04-CTr/QU», «13 KH/LĐ», «20-TTg»)."""
    kinds = code_words()
    state = rf"\s{{0,3}}/\s{{0,3}}(?:(?:19|20)\d\d\s?/?\s?)?(?P<symbol>{_SYMBOL}){_TAIL}"
    party = rf"\s{{0,2}}[-–—]?\s{{0,2}}(?P<party>(?:{kinds})\s?[-–—/]\s?{_SYMBOL})"
    return regexp(rf"{_SERIAL}(?:{state}|{party}|-(?P<alias>{_SEGMENT}))")


@cache
def _blank() -> re.Pattern[str]:
    return regexp(rf"/\s?(?P<symbol>(?:(?:{code_words()}){_SPACED})?{_SYMBOL}){_TAIL}")


#: what stands before the slash of a blank serial: «số …./KH-UBND», «số   /KH-TH», « /KH-TH»
_BLANK_BEFORE = regexp(r"(?:(?<![\d.…])[.…_]{1,20}\s*|(?<=s[ốôổ])\s*:?\s*|(?<=[^\w.]\s)|(?<=[^\W\d]\s))$")
_NOISE = regexp(r"\s+")
_DASHES = str.maketrans("–—", "--")
#: what numbers of forms, tables and standards stand behind
_NOT_DOCUMENTS = regexp(
    r"(?:mẫu|biểu|phụ lục|bảng|tài khoản|tk|điện thoại|đt|mã|qcvn|tcvn|hồ sơ|lớp|đường|nhà|hẻm|ngõ|tổ)\s*(?:số)?\s*:?\s*$"
)
#: where a number may stand: a digit and a mark before a capital; a slash before a capital
_DIGIT = regexp(rf"[0-9](?:[a-zA-ZđĐ]?\s{{0,3}}[/–—-]\s{{0,3}}(?:(?:19|20)\d\d\s?/?\s?)?|\s{{1,2}}(?=[A-ZĐ]{{2,4}}\s?[/–-]))[{UPPER}]")
_SLASH = regexp(rf"/\s?[{UPPER}]")
#: the mark of such a number, which is rarer than digits are, and what stands before it: «12a /», «02 KH -»
_MARKS = {
    mark: regexp(
        rf"{mark}(?<![^0-9a-zA-ZđĐ\s]\s{mark})(?:(?=\s{{0,3}}(?:(?:19|20)\d\d\s?/?\s?)?[{UPPER}])|(?<=[A-ZĐ]{mark})|(?<=[A-ZĐ]\s{mark}))"
    )
    for mark in "/-–—"
}
_BEFORE_MARK = regexp(r"[0-9](?:[a-zA-ZđĐ]?\s{0,3}|\s{1,2}[A-ZĐ]{2,4}\s?)$")


def promising(text: str) -> list[int]:
    """Places in the whole text where a number may stand, in order: a digit, or the slash of a blank serial."""
    slashes = [m.start() for m in _SLASH.finditer(text)]
    return sorted([*_digits(text), *(at for at in slashes if at and not text[at - 1].isalnum())])


def _digits(text: str) -> Iterator[int]:
    """Where `_DIGIT` matches."""
    stop = 0
    for at in sorted(m.start() for mark, sought in _MARKS.items() if mark in text for m in sought.finditer(text)):
        before = _BEFORE_MARK.search(text, max(0, at - 8), at)
        if before and before.start() >= stop and (found := _DIGIT.match(text, before.start())):
            stop = found.end()
            yield found.start()


def number_at(text: str, key: str, mark: int, start: int, end: int) -> Number | None:
    """The number at a promising place inside text[start:end]; None for dates, ratios, forms' numbers."""
    at = mark
    if text[mark] == "/":
        before = _BLANK_BEFORE.search(key, max(start, mark - 24), mark)
        found = _blank().match(text, mark, end) if before else None
        at = before.start() if before else mark
    else:
        while at > start and text[at - 1].isdigit():
            at -= 1
        found = None if at > start and text[at - 1] in "/:.," else _full().match(text, at, end)
    if not found or (at > start and text[at - 1].isalpha() and not key.endswith("số", start, at)):
        return None
    if _NOT_DOCUMENTS.search(key, max(start, at - 20), at) or (found.groupdict().get("alias") and not _AFTER_SO.search(key, start, at)):
        return None
    return _number(text, found, at, blank=text[mark] == "/")


_AFTER_SO = regexp(r"số\s*:?\s*$")


def _number(text: str, found: re.Match[str], at: int, *, blank: bool) -> Number:
    symbol = _tidy(next(g for g in found.groups() if g))
    printed = None if blank else _tidy(found[0])
    return Number(Span(at, found.end()), printed, number_key(printed) if printed else None, symbol, _type(symbol))


def _tidy(text: str) -> str:
    return _NOISE.sub("", text).translate(_DASHES)


def _type(symbol: str) -> Type | None:
    """The type that a symbol's first code names: «QĐ-UBND» → Quyết định; none for the National Assembly's."""
    return codes().get(fold(_JOINT.split(symbol)[0]))
