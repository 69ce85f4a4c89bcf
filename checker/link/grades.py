"""A parent's target that takes several grades together, «khá, giỏi», «hoàn thành tốt trở lên» → the child's figures for each, added up."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from checker.language.endings import alternation
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.milestones import falls
from checker.link.pair import Pair
from checker.model import Document, Span, Target

_WHOLE = 99.5  # per cent: what is told of all leaves nothing for a grade that is not named


class Graded(Struct, frozen=True):
    """What words end in grades say: of `topic` those of these `ranks`, the lowest 0, on one `scale`; `up` with all above the lowest."""

    topic: str
    scale: int
    ranks: frozenset[int]
    up: bool


@cache
def _ranks() -> dict[str, tuple[int, int]]:
    """Each grade as written → its scale, and its rank on that."""
    return {
        fold(name): (at, rank)
        for at, scale in enumerate(lexicon("targets")["grades"])
        for rank, names in enumerate(scale)
        for name in names
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Grades that end a text, those that «trở lên» follows anywhere, those of a topic, «khá, tốt về học tập», a grade, and the verb before
    one: «đạt khá, tốt»."""
    grade = rf"(?:{alternation(_ranks())})"
    one = rf"(?:(?:xếp\s)?(?:loại|mức|thứ)\s|từ\s)*{grade}(?:\snhiệm vụ)?"
    several = rf"(?<!\w)(?P<all>{one}(?:(?:\s?[,/+-]\s?|\svà\s|\s){one})*)"
    upward = r"(?P<up>\strở lên)"
    return (
        regexp(rf"{several}{upward}?\W*$"),
        regexp(rf"{several}{upward}(?!\w)"),
        regexp(rf"{several}{upward}?(?=\svề\s)"),
        regexp(rf"(?<!\w){grade}(?!\w)"),
        regexp(rf"(?<!\w)(?<!chưa )(?<!không )đạt (?={one}(?!\w))"),
    )


def graded(words: str) -> Graded | None:
    """The grades that words end in, or of which they say «trở lên»."""
    tail, upward, of_topic, each, verb = _patterns()
    key = verb.sub("", fold(words))
    found = tail.search(key) or (upward.search(key) if "trở lên" in key else None) or (of_topic.search(key) if " về " in key else None)
    named = [_ranks()[m.group()] for m in each.finditer(found["all"])] if found else []
    if found is None or len({scale for scale, _ in named}) != 1:
        return None
    return Graded(key[: found.start()].strip(" ,:;-–("), named[0][0], frozenset(rank for _, rank in named), bool(found["up"]))


def in_grades(asked: Target, found: Target, pair: Pair) -> Target | None:
    """The child's answer, of all the grades that the parent takes together; None where it does not tell some of them."""
    wanted = _graded(asked, pair) if asked.unit == found.unit == "%" else None
    mine = _graded(found, pair) if wanted else None
    if wanted is None or mine is None or mine.up or len(mine.ranks) > 1 or mine.scale != wanted.scale or None in (asked.value, found.value):
        return found
    beside = _beside(found, mine, pair, pair.child)
    if wanted.ranks == mine.ranks and not wanted.up:
        return found if beside is None else _with_better(asked, found, wanted, beside, pair)
    if beside is None:
        alone = len(wanted.ranks) == 1 and not wanted.up
        enough = not falls(asked) and _counts(min(mine.ranks), wanted, low=False) and (found.value or 0.0) >= (asked.value or 0.0)
        return found if alone or enough else None
    met = {rank: t for rank, t in beside.items() if _counts(rank, wanted, low=falls(asked))}
    if not met or (not wanted.ranks <= met.keys() and _sum(beside) < _WHOLE):
        return None
    places = [t.focus for t in met.values()]
    focus = Span(min(p.start for p in places), max(p.end for p in places))
    answer = replace(found, value=_sum(met), op="=", focus=focus)
    return answer if len(met) > 1 else _with_better(asked, answer, wanted, beside, pair)


def _with_better(asked: Target, found: Target, wanted: Graded, mine: dict[int, Target], pair: Pair) -> Target:
    """«Hoàn thành tốt 40%, hoàn thành 59%» beside «45%, 54%»: what more are above the middle counts for it."""
    above = _beside(asked, wanted, pair, pair.parent)
    (rank,) = wanted.ranks
    if above is None or falls(asked) or found.value is None or found.value >= (asked.value or 0.0):
        return found
    more = _sum({r: t for r, t in mine.items() if r > rank}) - _sum({r: t for r, t in above.items() if r > rank})
    return replace(found, value=round(found.value + more, 2)) if more > 0 else found


def _sum(told: dict[int, Target]) -> float:
    return round(sum(t.value or 0.0 for t in told.values()), 2)


def _counts(rank: int, wanted: Graded, *, low: bool) -> bool:
    """«khá, giỏi» are those who are better still, too, «yếu, kém» those who are worse; «khá» alone are no others."""
    if len(wanted.ranks) == 1 and not wanted.up:
        return rank in wanted.ranks
    return rank <= max(wanted.ranks) if low and not wanted.up else rank >= min(wanted.ranks)


def _graded(target: Target, pair: Pair) -> Graded | None:
    """By the indicator, «loại tốt» of «học sinh xếp loại khá, tốt», else with whom it counts: «Học tập», «Tốt»."""
    own = graded(pair.spelled(target.indicator)) if target.population else None
    return own or graded(pair.words[id(target)])


def _beside(found: Target, mine: Graded, pair: Pair, document: Document) -> dict[int, Target] | None:
    """A document's figures for single grades of one topic, in one sentence or in one part; None where a grade has two."""
    for near in ([t for t in document.facts.targets if t.span == found.span], document.facts.targets):
        told: dict[int, Target] = {}
        for target in near:
            said = _graded(target, pair) if target.unit == "%" and target.section == found.section else None
            if said is None or said.up or len(said.ranks) > 1 or said.scale != mine.scale:
                continue
            if said.topic != mine.topic and not (target.span == found.span and "" in (said.topic, mine.topic)):
                continue  # «Học lực giỏi 15%; khá 50%»: the first names the topic for all
            (rank,) = said.ranks
            if rank in told:
                return None
            told[rank] = target
        if len(told) > 1:
            return told
    return None
