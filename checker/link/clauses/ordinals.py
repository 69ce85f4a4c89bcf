"""A text → the grades, ranks and ages that it names."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.clauses.senses import numbered, words

_DIGITS = regexp(r"\d+")
_OF = {"lớp": "grade", "khối": "grade", "độ": "rank", "mức": "rank", "bậc": "rank"}
_OF_ORDINALS = frozenset({*_OF, "tuổi", "tháng"})  # one of them stands beside each
_LIST = r"(?P<n>\d+(?:(?:\s?[,;&]\s?|\s?-\s?|\s(?:và|đến|tới|hoặc)\s)(?:{of}\s)?\d+)*)"
#: «lớp 3, lớp 4», «khối 6 và 7», «lớp 3 trở lên»; «mức độ 2»; «15 - 18 tuổi», «độ tuổi từ 15 đến 18», «ở tuổi 70, 75, 80»
_ORDINALS = {
    "grade": regexp(r"(?<!\w)(?:lớp|khối(?: lớp)?)\s" + _LIST.format(of="(?:lớp|khối)") + r"(?P<up>\strở lên)?"),
    "rank": regexp(r"(?<!\w)(?:mức độ|cấp độ|mức|bậc)\s" + _LIST.format(of="(?:mức độ|cấp độ|mức)") + r"(?P<up>\strở lên)?"),
    "age": regexp(
        r"(?<!\w)(?:tuổi\s(?:(?:từ|tròn|là)\s)?(?P<m>\d+(?:(?:\s?[,-]\s?|\s(?:đến|tới|và|hoặc)\s)\d+)+)|"
        + _LIST.format(of="-")
        + r"\stuổi)(?!\w)"
    ),
}
#: «dưới 3 tuổi», «< 3 tuổi»
_BELOW = regexp(r"(?:(?<!\w)dưới\s|<\s?)(?P<n>\d+)\stuổi(?!\w)")
#: «từ đủ 6 tuổi đến dưới 16 tuổi»: how many years
_YEARS = regexp(r"(?P<from>\d+)(?:\stuổi)?(?:\s?-\s?|\s(?:đến|tới)\s)(?P<below>(?:dưới|chưa đủ)\s)?(?P<to>\d+)\stuổi(?!\w)")
#: «dưới 36 tháng tuổi», «từ 12 đến 36 tháng»: the months up to which they are children of a stage
_MONTHS = regexp(r"(?<!\w)(?:trẻ|bé|cháu|em|tuổi)\s(?:em\s)?(?:(?:dưới|từ)\s)?(?:\d+\s?(?:-|đến)\s?)?(?P<to>\d+)\stháng(?!\w)")
_RUN = regexp(r"(\d+)\s?(?:-|đến|tới)\s?(?:\w+\s)?(\d+)")
_LAST = {"grade": 12, "rank": 5}


def ordinals_of(text: str) -> dict[str, frozenset[int]]:
    """«lớp 3 đến lớp 5» → grade: 3, 4, 5; «từ đủ 6 tuổi đến dưới 9 tuổi» → age: 6, 7, 8."""
    tokens = words(text)
    if _OF_ORDINALS.isdisjoint(tokens) or not numbered(tokens):
        return {}
    plain = _YEARS.sub(_until, fold(text)) if "tuổi" in tokens else fold(text)
    found = {kind: {n for m in pattern.finditer(plain) for n in _numbers(kind, m)} for kind, pattern in _ORDINALS.items()}
    for before, token in pairwise(tokens):  # «lớp một», which the words tell as «lớp 1»
        if token.isdigit() and token != "0" and before in _OF:
            found[_OF[before]].add(int(token))
        elif token == "tuổi" and before.isdigit():
            found["age"].add(int(before))
    below = {int(m["n"]) for said in (" ".join(tokens), plain) for m in _BELOW.finditer(said)}
    found["age"] = found["age"] - below | {age - 1 for age in below}
    found["age"] |= {max(0, int(m["to"]) - 1) // 12 for m in _MONTHS.finditer(plain)}
    return {kind: frozenset(numbers) for kind, numbers in found.items() if numbers}


def grades_at(text: str, at: int) -> frozenset[int]:
    """The grades of folded text that are named right at a place: «học sinh |lớp 3, lớp 4 lên lớp 5» → 3, 4."""
    found = _ORDINALS["grade"].match(text, at)
    return frozenset(_numbers("grade", found)) if found else frozenset()


def _numbers(kind: str, m: re.Match[str]) -> list[int]:
    given = m["n"] or m["m"]
    numbers = [int(n) for n in _DIGITS.findall(given)]
    for first, last in _RUN.findall(given):
        numbers += range(int(first), min(int(last), 100))
    return [*numbers, *range(min(numbers), _LAST[kind] + 1)] if kind in _LAST and m["up"] else numbers


def _until(m: re.Match[str]) -> str:
    """«6 tuổi đến dưới 16 tuổi» → «6 - 15 tuổi»."""
    return f"{m['from']} - {int(m['to']) - bool(m['below'])} tuổi"
