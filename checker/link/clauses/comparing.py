"""Two clauses → how near they are, and what makes of them different targets however alike their words."""

from __future__ import annotations

import math
from functools import cache

from checker.language.lexicon import lexicon
from checker.link.clauses.reading import Clause
from checker.link.clauses.senses import PEOPLE, PLACES, rooms

_FRAME = 2.5  # what two clauses share counts no further: a long frame does not outweigh the one word that tells them apart
_INSTEAD = 1.5  # what each has in the other's stead
_LACKS, _ADDS = 0.25, 0.15  # what only the superior's has may be left out by a school, what only the school's has may narrow it
_OTHERS, _PUPILS = 0.8, 0.3  # people whom the other does not name; pupils go without saying
_SAID = 0.2  # of the weight of a term whose words the other has, in another order or with others between
_PART_OF, _WHOLE = 0.3, 0.6  # how near two clauses are of which the one may be a part of the other
_CLASSES = frozenset({"class", "site"})
_TO_HAVE = frozenset({"found", "equip"})  # to set up so many of a thing is to have them
_NO_ACT = frozenset({"remove", "equip"})  # what may be said of a thing of which there is to be none


@cache
def _fitting(name: str, groups: str) -> dict[str, frozenset[str]]:
    """Class → those that may mean the same people or deed, itself among them; in a row of the lexicon the first fits all others."""
    found: dict[str, set[str]] = {one: {one} for one in lexicon("meanings")[name]}
    for first, *others in lexicon("meanings")[groups]:
        for other in others:
            found[first].add(other)
            found[other].add(first)
    return {one: frozenset(fit) for one, fit in found.items()}


def _who() -> dict[str, frozenset[str]]:
    return _fitting("who", "who_alike")


def _deeds() -> dict[str, frozenset[str]]:
    return _fitting("deeds", "deeds_alike")


def _meet(one: frozenset[str], other: frozenset[str], fitting: dict[str, frozenset[str]]) -> bool:
    return any(not fitting[name].isdisjoint(other) for name in one)


def alike(asked: Clause, mine: Clause, least: float = 0.0) -> float:
    """0–1: what both say, against what each says in the other's stead and what only one says; 0 if surely below `least`."""
    if asked.content and mine.content and asked.content.isdisjoint(mine.content):
        return 0.0
    both = asked.keys & mine.keys
    if not both:
        return 0.0
    shared = min(math.fsum([asked.terms[term] for term in both]), _FRAME)
    there = _rest(mine, asked)
    if shared < least * (shared + _ADDS * sum(there)):  # however much of the superior's the school's clause may hold
        return 0.0
    near = _near(shared, _rest(asked, mine), there)
    if not _PART_OF <= near < _WHOLE:
        return near
    return max([near, *(_near_part(part, asked, mine, there) for part in asked.conjuncts)])


def _near(shared: float, here: tuple[float, float], there: tuple[float, float]) -> float:
    return shared / (shared + _INSTEAD * min(here[0], there[0]) + _LACKS * sum(here) + _ADDS * sum(there))


def _near_part(part: frozenset[str], asked: Clause, mine: Clause, there: tuple[float, float]) -> float:
    """For one of two things that the superior's clause asks for: a school may put them into clauses of their own."""
    both = part & mine.keys
    if both.isdisjoint(asked.content):
        return 0.0
    return _near(min(math.fsum([asked.terms[term] for term in both]), _FRAME), _rest(asked, mine, part), there)


def _rest(one: Clause, other: Clause, keys: frozenset[str] | None = None) -> tuple[float, float]:
    """The weight of what the other lacks (of these `keys`), and of the pupils, who stand in nothing's stead since they go without saying; a
    syllable of no list has nothing that could stand in its stead."""
    missing = (one.keys if keys is None else keys) - other.keys
    if not missing:  # most often, word for word: the whole clause need not be read
        return 0.0, 0.0
    weights, things, people = one.terms, list[float](), 0.0
    for term in missing - other.known:
        weight = weights[term]
        if " " not in term:
            things.append(weight)
        elif weight == PEOPLE and term.startswith("who "):
            people = max(people, _unnamed(term[4:], other))
        else:
            things.append(_lacking(term, weight, one, other))
    rest = math.fsum(things)  # exact, since a set has no order
    return (rest, people) if people <= _PUPILS else (rest + people, 0.0)  # a row of people is one group


def _unnamed(name: str, other: Clause) -> float:
    """People who may be the same are no lack: whether they are others is for `conflict`."""
    return 0.0 if not _who()[name].isdisjoint(other.mentioned) else _PUPILS if name == "young" else _OTHERS


def _lacking(term: str, weight: float, one: Clause, other: Clause) -> float:
    """A deed of the same sort is no lack."""
    kind, _, name = term.partition(" ")
    if term in one.parts and other.said.issuperset(one.parts[term]):
        return _SAID * weight
    if kind != "deed":
        return weight
    had = name in _TO_HAVE and one.numbered is not None and one.numbered == other.numbered
    return 0.0 if had or not _deeds()[name].isdisjoint(other.deeds) else weight


def conflict(asked: Clause, mine: Clause, *, passage: bool = False) -> str | None:
    """What makes of the two different targets, by name; None for nothing. In a `passage` there may be more than the answer."""
    if asked.direction * mine.direction < 0 or asked.bound * mine.bound < 0 or asked.scored * mine.scored < 0:
        return "direction"
    if asked.zero != mine.zero and not (passage and mine.zero) and _no_zero(asked, mine):
        return "zero"
    if _others_numbered(asked, mine):
        return "counted"
    if kind := _other_kind(asked, mine, passage=passage):
        return kind
    if _other_deed(asked, mine, passage=passage):
        return "deed"
    if not asked.zero and not mine.zero and (_denies(asked, mine) or _denies(mine, asked)):
        return "denied"
    if not passage and _says_more(asked, mine):
        return "predicate"
    if passage:
        return "group" if _missing_in_passage(asked, mine) else None
    apart = other_group(asked, mine) or _others_beside(asked, mine) or _elsewhere(asked, mine) or _elsewhere(mine, asked)
    return "group" if apart else None


def _others_numbered(asked: Clause, mine: Clause) -> bool:
    """«01 chuyên đề» beside «01 sáng kiến»: other people by the unit, or things of which the other does not speak at all."""
    if asked.ratio and mine.ratio and asked.ratio != mine.ratio:
        return True
    if asked.counted and mine.counted:
        return not _meet(asked.counted, mine.counted, _who())
    one, other = asked.numbered, mine.numbered
    return one != other and bool(one and other) and one not in mine.things and not _speaks_of(other, asked)


def _speaks_of(thing: str | None, clause: Clause) -> bool:
    """By itself, or as a word of what it names: «giải» of «giải học sinh giỏi»."""
    return thing in clause.things or thing in clause.said


def _other_deed(asked: Clause, mine: Clause, *, passage: bool) -> bool:
    """Whether other things are done, or the one only tells of, checks, reports … what the other wants to be so."""
    if not passage and (_done_about(asked, mine) or _done_about(mine, asked)):
        return True
    if asked.deeds and mine.deeds:
        return not (_meet(asked.deeds, mine.deeds, _deeds()) or (mine.act and asked.said.issuperset(mine.act.words)))
    act, other = (asked.act, mine) if asked.deeds else (mine.act, asked)
    return not passage and act is not None and act.deed in lexicon("meanings")["deeds_about"] and not other.said.issuperset(act.words)


def _done_about(one: Clause, other: Clause) -> bool:
    """«được tập huấn xây dựng học liệu» beside «xây dựng học liệu»: what the one opens with is not done by the other at all."""
    act = one.act
    if act is None or act.deed is None or act.deed not in (*lexicon("meanings")["deeds_about"], "train") or not other.deeds:
        return False
    return other.deeds.isdisjoint(_deeds()[act.deed]) and not other.said.issuperset(act.words)


def _no_zero(asked: Clause, mine: Clause) -> bool:
    """Of two clauses of which one is to be none: whether the other tells of something else, «báo cáo kịp thời các vụ tai nạn»."""
    one, other = (asked, mine) if asked.zero else (mine, asked)
    return not (asked.negative and mine.negative) or not other.deeds - one.deeds <= _NO_ACT


def _other_kind(asked: Clause, mine: Clause, *, passage: bool) -> str | None:
    """The kind of which the two name different ones: grades, degrees, topics …"""
    for kind, numbers in asked.ordinals.items():
        others = mine.ordinals.get(kind)
        if others and (not _same_age(numbers, others) if kind == "age" else numbers.isdisjoint(others)):
            return kind
    for kind, which in asked.kinds.items():
        if which.isdisjoint(mine.kinds.get(kind, which)) and not (kind == "stage" and "age" in asked.ordinals and "age" in mine.ordinals):
            return kind
    parts = () if passage else lexicon("meanings")["parts"]
    lone = (kind for kind in parts if _is_part(kind, asked) != _is_part(kind, mine))
    return next((kind for kind in lone if kind not in asked.named or kind not in mine.named), None)


def _is_part(kind: str, clause: Clause) -> bool:
    """Whether a clause is of a part of all there are: «nam và nữ» are all."""
    which = clause.kinds.get(kind)
    return which is not None and (kind != "sex" or len(which) == 1)


def _same_age(one: frozenset[int], other: frozenset[int]) -> bool:
    """«trẻ 5 tuổi» are «trẻ 5 - 6 tuổi»; those of 15 to 60 are not those of 15 to 35."""
    return one == other or (min(one) == min(other) and max(*one, *other) - min(one) <= 1)


def _says_more(asked: Clause, mine: Clause) -> bool:
    """«trẻ vào lớp 1 được khám sức khỏe» beside «trẻ vào lớp 1»: what the superior's says is but whom the school's counts. A thing that is
    «được niêm yết» is there; and behind a semicolon the school's speaks of something else."""
    said = () if mine.several else mine.predicate
    return bool(said) and (len(said) > 1 or mine.names_first) and asked.known.isdisjoint(said)


def _denies(one: Clause, other: Clause) -> bool:
    """«chưa hoàn thành» beside «hoàn thành»."""
    return not other.denied and not one.denied.isdisjoint(other.keys)


def other_group(asked: Clause, mine: Clause) -> bool:
    """Whether others are counted; where it isn't sure who is, whether the one's group is missing among the people whom the other names."""
    if asked.owners and mine.owners and not _meet(asked.owners, mine.owners, _who()):
        return True
    if asked.sure and mine.sure:
        return not _meet(asked.heads, mine.heads, _who()) and _others_counted(asked, mine)
    if asked.sure and not asked.heads <= PLACES:
        return _missing(asked.heads, mine)
    return mine.sure and not mine.heads <= PLACES and _missing(mine.heads, asked)


def _others_beside(asked: Clause, mine: Clause) -> bool:
    """«đối thoại giữa hiệu trưởng với học sinh» beside «… với viên chức»: each names people that the other has others for."""
    if asked.provided and mine.provided and not _meet(asked.provided, mine.provided, _who()):
        return True
    ours, theirs = (one.mentioned - other.mentioned - rooms() for one, other in ((asked, mine), (mine, asked)))
    return bool(ours and theirs) and not _meet(ours, theirs, _who())


def _elsewhere(one: Clause, other: Clause) -> bool:
    """«nhóm, lớp lắp camera» beside «lắp camera tại bếp ăn»: of classes the one, of other rooms the other."""
    places = other.mentioned & rooms()
    return one.sure and one.heads <= _CLASSES and bool(places) and places.isdisjoint(PLACES) and not _meet(one.mentioned, places, _who())


def _missing_in_passage(asked: Clause, mine: Clause) -> bool:
    """Whether a passage names people, and those asked for are not among them."""
    if asked.heads <= PLACES:
        return asked.sure and mine.sure and not mine.heads <= PLACES and mine.mentioned.isdisjoint(PLACES | asked.mentioned)
    return asked.sure and _missing(asked.heads, mine)


def _missing(heads: frozenset[str], other: Clause) -> bool:
    return not other.mentioned <= PLACES and not _meet(heads, other.mentioned, _who())


def _others_counted(asked: Clause, mine: Clause) -> bool:
    """For two sure groups of which no class is the other's."""
    if asked.heads <= PLACES:  # the school's share may be told of whomever the superior's names
        return not (mine.heads <= asked.mentioned or mine.heads <= PLACES)
    if asked.heads <= rooms() and _meet(mine.heads, asked.mentioned, _who()):
        return False  # «Thư viện có 5 cuốn sách cho mỗi trẻ» beside «mỗi trẻ có …»
    if mine.heads <= PLACES:  # «Nhà trường thực hiện … cho 100% học sinh»
        return _missing(asked.heads, mine) if "school" in mine.heads else not _meet(asked.heads, mine.mentioned, _who())
    return True
