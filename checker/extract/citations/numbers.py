"""Text → numbers of documents in every form that they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.extract.citations.vocabulary import Type, code_words, codes
from checker.language.normal import LETTER, LOWER, UPPER, fold
from checker.model import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed. `text` is spaces out, None where the serial is blank; `type` is the type that its code names, if any."""

    span: Span
    text: str | None
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
def _patterns() -> tuple[re.Pattern[str], ...]:
    kinds = code_words()
    state = rf"(?P<serial>{_SERIAL})\s{{0,3}}/\s{{0,3}}(?:(?P<year>(?:19|20)\d\d)\s?/?\s?)?(?P<symbol>{_SYMBOL}){_TAIL}"
    party = rf"(?P<serial>{_SERIAL})\s{{0,2}}[-–—]?\s{{0,2}}(?P<symbol>(?:{kinds})\s?[-–—/]\s?{_SYMBOL})"
    alias = rf"(?<=[ốỐ]\s)(?P<serial>\d{{1,4}})(?:-(?P<symbol>{_SEGMENT}))"  # «Chỉ thị số 20-TTg»
    blank = rf"(?:(?<![\d.…])[.…_]{{1,20}}\s*|(?<=[ốỐ:])\s*|(?<=\s))/\s?(?P<symbol>(?:(?:{kinds}){_SPACED})?{_SYMBOL}){_TAIL}"
    guard = r"(?<![\d/:.,])"
    return (
        re.compile(rf"{guard}(?:{state}|{party.replace('?P<serial>', '?P<serial2>').replace('?P<symbol>', '?P<symbol2>')})"),
        re.compile(alias),
        re.compile(blank),
    )


_NOISE = re.compile(r"\s+")
_DASHES = str.maketrans("–—", "--")
#: what numbers of forms, tables and standards stand behind
_NOT_DOCUMENTS = re.compile(r"(?:mẫu|biểu|phụ lục|bảng|tài khoản|tk|điện thoại|đt|mã|qcvn|tcvn|hồ sơ|lớp|đường|nhà|hẻm|ngõ|tổ)\s*(?:số)?\s*:?\s*$")


def _tidy(text: str) -> str:
    return _NOISE.sub("", text).translate(_DASHES)


def _type(symbol: str) -> Type | None:
    first = re.split(r"[-/.]", symbol)[0]
    if re.fullmatch(r"QH\d{1,2}", symbol):
        return None
    return codes().get(fold(first))


def numbers(text: str, key: str, *, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """All numbers of text[start:end], in order for each form; `key` is the folded text. Dates, ratios and forms' numbers are left out."""
    end = len(text) if end is None else end
    full, alias, blank = _patterns()
    for form in (full, alias, blank):
        for found in form.finditer(text, start, end):
            groups = found.groupdict()
            symbol = _tidy(groups.get("symbol") or groups.get("symbol2") or "")
            at = found.start() + len(found[0]) - len(found[0].lstrip())
            if at and text[at - 1].isalpha() and not key.endswith("số", 0, at) or _NOT_DOCUMENTS.search(key, max(0, at - 20), at):
                continue
            printed = None if form is blank else _tidy(found[0])
            yield Number(Span(at, found.end()), printed, symbol, _type(symbol))
