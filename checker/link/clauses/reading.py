"""A target's words → a clause prepared once, to be set beside many."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.clauses.senses import Sense, rooms, senses, words

_ORDINAL = 0.4  # the weight of a grade, a rank or an age; which one it is, is for `conflict`
_OF = {"lớp": "grade", "khối": "grade", "độ": "rank", "mức": "rank", "bậc": "rank"}
_LIST = r"(?P<n>\d+(?:(?:\s?[,;&]\s?|\s?-\s?|\s(?:và|đến|tới|hoặc)\s)(?:{of}\s)?\d+)*)"
#: «lớp 3, lớp 4», «khối 6 và 7», «lớp 3 trở lên»; «mức độ 2»; «15 - 18 tuổi», «độ tuổi từ 15 đến 18»
_ORDINALS = {
    "grade": regexp(r"(?<!\w)(?:lớp|khối(?: lớp)?)\s" + _LIST.format(of="(?:lớp|khối)") + r"(?P<up>\strở lên)?"),
    "rank": regexp(r"(?<!\w)(?:mức độ|cấp độ|mức|bậc)\s" + _LIST.format(of="(?:mức độ|cấp độ|mức)") + r"(?P<up>\strở lên)?"),
    "age": regexp(r"(?<!\w)(?:tuổi\s(?:từ\s)?(?P<m>\d+(?:\s?-\s?|\s(?:đến|tới)\s)\d+)|" + _LIST.format(of="-") + r"\stuổi)(?!\w)"),
}
_RUN = regexp(r"(\d+)\s?(?:-|đến|tới)\s?(?:\w+\s)?(\d+)")
_CONTENT = 0.5  # what weighs more tells one target from another
_LAST = {"grade": 12, "rank": 5}
_UP, _DOWN = frozenset({"tăng", "nâng"}), frozenset({"giảm", "hạ", "tiết", "cắt", "rút", "thu"})
_RISES = regexp(r"(?<!\w)(?:tăng(?! cường)|nâng(?! (?:cao|chuẩn)))(?!\w)")
_FALLS = regexp(r"(?<!\w)(?:giảm|hạ thấp|kéo giảm|tiết kiệm|tiết giảm|cắt giảm|rút ngắn|thu hẹp)(?!\w)")
#: «không để xảy ra», «bằng không»: none of it
_NONE = frozenset({"không", "0", "chấm", "xóa", "loại"})
_ZERO = regexp(r"(?<!\w)(?:không (?:có|để|còn|xảy ra|bị|phát sinh)|bằng không|0 (?:vụ|trường hợp)|chấm dứt|xóa|loại bỏ)(?!\w)")
_NEGATIVE = frozenset({"không", "giảm", "dưới", "xóa"})
_NEGATIVES = (("hạn", "chế"), ("tối", "đa"), ("chấm", "dứt"), ("loại", "bỏ"), ("an", "toàn"))
_NOT = frozenset({"không", "chưa"})


class Clause(Struct, frozen=True):
    """What a target says, prepared to be compared; a term with its weight."""

    terms: dict[str, float]
    keys: frozenset[str]  # of `terms`
    content: frozenset[str]  # … without people, places and what weighs little
    known: frozenset[str]  # `keys` and those of the whole clause, of which the target may be a part
    parts: dict[str, tuple[str, ...]]  # the words of a term that has several
    named: frozenset[str]  # the kinds that the whole clause names
    said: frozenset[str]  # its words
    heads: frozenset[str]  # the classes of those whom it counts
    sure: bool  # … that stand where those counted stand
    owners: frozenset[str]  # «nhà vệ sinh giáo viên»
    mentioned: frozenset[str]
    counted: frozenset[str]  # by the unit, «học sinh/lớp»: the first that it names
    deeds: frozenset[str]
    kinds: dict[str, frozenset[int]]
    ordinals: dict[str, frozenset[int]]  # «lớp 3 đến lớp 5» → grade: 3, 4, 5
    direction: int  # 1 it rises, -1 it falls, 0 not said
    bound: int  # 1 the more the better, -1 the less, 0 not said
    zero: bool
    negative: bool
    denied: frozenset[str]  # «chưa hoàn thành»


@lru_cache(maxsize=2048)
def clause_of(indicator: str, population: str | None, lead: str, whole: str, unit: str | None = None, bound: int = 0) -> Clause:
    """`lead` is the clause up to its figure, `whole` all of it, `bound` which way the figure's operator goes (see `Clause`)."""
    said, clause = senses(indicator), senses(whole)
    heads, owners = _heads(population, said)
    every = _enough((*said, *(senses(population) if population else ())), clause)
    ordinals = _ordinals(indicator) | (_ordinals(population) if population and population not in indicator else {})
    tokens = frozenset(words(whole))
    mentioned = [s.who for s in every if s.who]
    direction = _direction(lead or whole)
    zero = not _NONE.isdisjoint(words(indicator)) and bool(_ZERO.search(fold(indicator)))
    terms = {s.term: s.weight for s in every if s.weight} | dict.fromkeys(ordinals, _ORDINAL)
    return Clause(
        terms=terms,
        keys=frozenset(terms),
        content=frozenset([term for term, weight in terms.items() if weight > _CONTENT]),
        known=frozenset([*terms, *(s.term for s in clause if s.weight)]),
        parts={s.term: s.words for s in every if len(s.words) > 1},
        named=frozenset([kind for s in clause for kind, _ in s.kinds]),
        said=tokens,
        heads=heads or frozenset(mentioned[:1]),
        sure=bool(heads),
        owners=owners,
        mentioned=frozenset(mentioned),
        counted=frozenset([s.who for s in senses(unit) if s.who][:1]) if unit else frozenset(),
        deeds=frozenset([s.deed for s in every if s.deed]),
        kinds=_kinds(every),
        ordinals=ordinals,
        direction=direction,
        bound=-1 if direction < 0 else bound,
        zero=zero,
        negative=not _NEGATIVE.isdisjoint(tokens) or any(tokens.issuperset(pair) for pair in _NEGATIVES),
        denied=frozenset() if zero else _denied(said),
    )


def passage_of(text: str) -> Clause:
    """A passage that is no target."""
    return clause_of(text, None, text, text)


def _heads(population: str | None, said: tuple[Sense, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Those whom the group names, else those whom the indicator opens with; and whose they are, for places."""
    found = _opening(senses(population)) if population else []
    found = found or _opening(said)
    if found and found[0] in rooms():
        return frozenset(f for f in found if f in rooms()), frozenset(f for f in found if f not in rooms())
    return frozenset(found), frozenset()


def _opening(said: tuple[Sense, ...]) -> list[str]:
    """The classes that a text opens with: «cán bộ, giáo viên và nhân viên …»."""
    found: list[str] = []
    for sense in said:
        if sense.who:
            found.append(sense.who)
        elif not (sense.opens and not found) and not (sense.term == "và" and found):
            break
    return found


def _enough(every: tuple[Sense, ...], clause: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """«…, trẻ mẫu giáo đạt 98%»: one that says but whom it counts speaks of what its clause does."""
    if any(s.weight and not s.who and not s.kinds or any(kind != "stage" for kind, _ in s.kinds) for s in every):
        return every
    return (*every, *clause)


def _kinds(every: tuple[Sense, ...]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for sense in every:
        for kind, which in sense.kinds:
            found.setdefault(kind, set()).add(which)
    return {kind: frozenset(which) for kind, which in found.items()}


def _ordinals(text: str) -> dict[str, frozenset[int]]:
    tokens = words(text)
    if not any(map(str.isdigit, tokens)):
        return {}
    plain = fold(text)
    found = {kind: {n for m in pattern.finditer(plain) for n in _numbers(kind, m)} for kind, pattern in _ORDINALS.items()}
    for before, token in pairwise(tokens):  # «lớp một», which the words tell as «lớp 1»
        if token.isdigit() and before in _OF:
            found[_OF[before]].add(int(token))
        elif token == "tuổi" and before.isdigit():
            found["age"].add(int(before))
    return {kind: frozenset(numbers) for kind, numbers in found.items() if numbers}


def _numbers(kind: str, m: re.Match[str]) -> list[int]:
    given = m["n"] or m["m"]
    numbers = [int(n) for n in re.findall(r"\d+", given)]
    for first, last in _RUN.findall(given):
        numbers += range(int(first), min(int(last), 100))
    return [*numbers, *range(min(numbers), _LAST[kind] + 1)] if kind in _LAST and m["up"] else numbers


def _direction(lead: str) -> int:
    tokens = words(lead)
    if not _UP.isdisjoint(tokens) and _RISES.search(fold(lead)):
        return 1
    return -1 if not _DOWN.isdisjoint(tokens) and _FALLS.search(fold(lead)) else 0


def _denied(said: tuple[Sense, ...]) -> frozenset[str]:
    return frozenset([b.term for a, b in pairwise(said) if a.term in _NOT and b.weight and not b.who])
