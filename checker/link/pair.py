"""Two documents and what their targets have in common: how near each of the child's is to each of the parent's."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.bodies import school_types
from checker.language.lazy import lazy
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.language.stages import stage_of
from checker.link.allotted import unit_of, without_unit
from checker.link.clauses import Clause, alike, clause_of, conflict
from checker.link.milestones import falls, milestone
from checker.link.parts import parts_of, seam_of
from checker.link.plain import plain
from checker.link.short import Spell, abbreviates, read_by, spelled
from checker.link.similarity import Likeness, Meaning
from checker.model import Document, Span, Target

ALIKE = 0.6  # two targets that are one
SAME = 0.85  # two of the parent's own targets speak of one indicator
_OTHER_FIGURE = 0.95  # where two of the parent's are as near, the one whose figure the child repeats is meant
_LEAST = 0.5  # below it no two targets are looked at closer
_HALF = 50.0  # per cent
_RIVAL = 0.85
_LONGEST = 1_500  # characters before and behind a figure that its sentence may have
_PART_OF = regexp(r"(?P<n>\d{1,5})\s?/\s?(?P<m>\d{1,5})\s")
#: «05 phương án (bão, lũ, giông sét) được phê duyệt»: what a plan counts up is no other target
_LISTED = regexp(r"\s?\([^(),]+,[^()]+\)")
_DIGIT, _SYLLABLE = regexp(r"\d"), regexp(r"\w+")


def words_of(target: Target) -> str:
    return f"{target.indicator} {target.population}" if target.population else target.indicator


class Pair:
    """The two documents and what their targets have in common."""

    def __init__(self, parent: Document, child: Document) -> None:
        self.parent, self.child = parent, child
        asked, mine = parent.facts.targets, child.facts.targets
        above, own = spelled(parent), spelled(child)
        by_child, by_parent = read_by(map(words_of, mine)), read_by(map(words_of, asked))
        self.spelled: Spell = lambda text: by_child(above(own(text))) if abbreviates(text) else text
        self.lower: Spell = lambda text: by_parent(above(own(text)))
        #: by the id of a target: its words, abbreviations written out
        self.words = {id(t): self.spelled(without_unit(words_of(t), t, parent)) for t in asked} | {
            id(t): self.lower(words_of(t)) for t in mine
        }
        self.clauses = {id(t): _asked(t, parent, self.spelled) for t in asked}
        #: of those whose sentence tells a whole and a part of it: whether they are the part
        self.parts = parts_of(parent) | parts_of(child)
        #: by the id of the parent's target: how near each of the child's is, in their order
        self.scores = self._scores()
        #: of each of the child's: how near the nearest of the parent's is
        self.best = [max(column) for column in zip(*self.scores.values(), strict=True)]

    @lazy
    def likeness(self) -> Likeness:
        return Likeness(self.words.values(), self.lower)

    def meaning(self, target: Target) -> Meaning:
        return self.likeness.meaning(self.words[id(target)])

    def nearest(self, asked: Target, least: float) -> list[tuple[float, Target]]:
        """The child's targets that are near enough to one of the parent's, and not much nearer to another, with how near they are."""
        scored = enumerate(zip(self.scores[id(asked)], self.child.facts.targets, self.best, strict=True))
        return [
            (score, mine)
            for at, (score, mine, best) in scored
            if score >= least and (score >= _RIVAL * best or score >= _RIVAL * self._rivals(asked, at))
        ]

    def _rivals(self, asked: Target, at: int) -> float:
        """How near the nearest of the parent's is to one of the child's, but for those beside `asked` that take nothing away."""
        others = (t for t in self._unallotted if t.span != asked.span or not self._beside(asked, t, at))
        return max((self.scores[id(t)][at] for t in others), default=0.0)

    @lazy
    def _unallotted(self) -> list[Target]:
        """The parent's targets but for what it allots to single units: each of these repeats one that is set for all, for one of them."""
        return [t for t in self.parent.facts.targets if not unit_of(t, self.parent)]

    def _beside(self, asked: Target, other: Target, at: int) -> bool:
        """Of one sentence: the share and the count of «100% tổ tổ chức ít nhất 02 chuyên đề», which one answer serves, or a target that
        another figure of the child's sentence answers better: «90% hoàn thành, trong đó 50% hoàn thành tốt»."""
        mine, row = self.child.facts.targets[at], self.scores[id(other)]
        if (asked.unit == "%") != (other.unit == "%"):
            return True
        return any(score > row[at] for score, there in zip(row, self.child.facts.targets, strict=True) if there.span == mine.span)

    def apart(self, asked: Target, near: list[Target]) -> dict[int, float]:
        """By id, for several that are near: how far each one's own words are from the parent's, whatever else its sentence says:
        «nhiễm khuẩn dưới 3%; vết mổ dưới 1%»."""
        if len(near) < 2:
            return {}
        own = _alone(self.words[id(asked)])
        return {id(m): -alike(own, _alone(self.words[id(m)])) for m in near}

    def otherwise(self, asked: Target, mine: Target) -> bool:
        """Whether one is a share and the other a number: «100% trẻ được khám 2 lần/năm» has both."""
        return bool(asked.unit and mine.unit) and (asked.unit == "%") != _is_rate(mine, self.child)

    def said_again(self, asked: Target, near: list[Target]) -> list[Target]:
        """Of a sentence that tells two shares of one thing, «rút ngắn 30% thời gian đối với 100% thủ tục», those with the same figure,
        where the child's sentence holds the very figures in another order."""
        beside = [t for t in self.parent.facts.targets if t.span == asked.span and t.indicator == asked.indicator]
        shares = sorted(t.value or 0.0 for t in beside if t.unit == "%")
        if len(set(shares)) < 2:
            return []
        same = [m for m in near if (m.value, m.unit) == (asked.value, asked.unit)]
        return [m for m in same if sorted(t.value or 0.0 for t in self.child.facts.targets if t.span == m.span) == shares]

    def spoken_for(self, asked: Target) -> list[tuple[Span, bool]]:
        """Each of the child's targets, and whether it answers another of the parent's and has nothing to say of `asked`."""
        scored = zip(self.child.facts.targets, self.scores[id(asked)], self.best, strict=True)
        return [(mine.span, not score and best >= ALIKE) for mine, score, best in scored]

    def unlike(self, asked: Target, mine: Target) -> int:
        """How many syllables only one of two has that mean the same: «hộ nghèo 100%, hộ cận nghèo 97%»."""
        return len(_syllables(self.words[id(asked)]) ^ _syllables(self.words[id(mine)]))

    def of_year(self, due: int, found: Target, near: list[Target]) -> Iterator[Target]:
        """The child's targets of that year: those `near` the parent's, then those that set the same as the `found` one of another year."""
        of_due = [m for m in self.child.facts.targets if milestone(m, self.child) == due]
        yield from (m for m in near if m in of_due)
        clause = self._given(found)
        yield from (m for m in of_due if score_of(found, clause, m, self._given(m), rate=m.unit == "%") >= SAME)

    def _scores(self) -> dict[int, list[float]]:
        """A general aim is compared with general aims by words alone, any other target with the few that share what it is about."""
        given = self.child.facts.targets
        asked = [t for t in self.parent.facts.targets if not t.general]
        scores = {id(t): [0.0] * len(given) for t in self.parent.facts.targets}
        aims = [t for t in self.parent.facts.targets if t.general]
        contents = [self.clauses[id(t)].content for t in asked]
        wanted = frozenset[str]().union(*contents) if all(contents) else None
        for at, mine in enumerate(given):
            if mine.general:
                for aim in aims:
                    scores[id(aim)][at] = self.likeness.score(self.meaning(aim), self.meaning(mine))
                continue
            clause = self._given(mine)
            if wanted and clause.content and wanted.isdisjoint(clause.content):
                continue
            for target, content in zip(asked, contents, strict=True):
                if content and clause.content and content.isdisjoint(clause.content) or self._part_and_whole(target, mine):
                    continue
                if self.stages and self._of_other_stages(target, mine):
                    continue
                rate = _is_rate(mine, self.child)
                score = score_of(target, self.clauses[id(target)], mine, clause, rate=rate)
                if score and self.both_parted(target, mine):
                    score = score_of(target, self.parted[id(target)], mine, self._given(mine, parted=True), rate=rate)
                if score:
                    scores[id(target)][at] = score * (1.0 if _is_all(target, mine, self.child) else _figures(target, mine))
        return scores

    def _part_and_whole(self, asked: Target, mine: Target) -> bool:
        """Where both sentences tell a whole and a part of it: whether one is the whole and the other the part."""
        part, other = self.parts.get(id(asked)), self.parts.get(id(mine))
        return part is not None and other is not None and part != other

    @lazy
    def stages(self) -> dict[int, frozenset[str]]:
        """Of a school of several stages: for which of them each target is, where that is said; a school of one has no other."""
        if len(school_types(self.child.header.issuer or "")) < 2:
            return {}
        both = ((self.parent, self.parent.facts.targets), (self.child, self.child.facts.targets))
        return {id(t): of for document, targets in both for t in targets if (of := stage_of(t, document))}

    def _of_other_stages(self, asked: Target, mine: Target) -> bool:
        """«Cấp tiểu học | 80%» is no answer to what is asked of lower secondary schools."""
        one, other = self.stages.get(id(asked)), self.stages.get(id(mine))
        return one is not None and other is not None and one.isdisjoint(other)

    def both_parted(self, asked: Target, mine: Target) -> bool:
        """Whether each stands in a sentence of several targets, between semicolons of its own: there its own words tell."""
        return id(asked) in self.parted and _parted(mine, self.child) is not None

    @lazy
    def parted(self) -> dict[int, Clause]:
        """The clauses of the parent's targets that semicolons part from others, without the rest of their sentences."""
        asked = self.parent.facts.targets
        return {id(t): _asked(t, self.parent, self.spelled, parted=True) for t in asked if _parted(t, self.parent) is not None}

    def _given(self, target: Target, *, parted: bool = False) -> Clause:
        """The clause of one of the child's targets."""
        indicator, population, words = _LISTED.sub("", plain(target.indicator)), target.population, words_of(target)
        if self.words[id(target)] != words:
            indicator, population = self.lower(indicator), self.lower(population) if population else None
        return Clause(indicator, population, *_around(target, self.child, parted=parted), target.unit, _bound(target), self.lower)


def _asked(target: Target, document: Document, spell: Spell, *, parted: bool = False) -> Clause:
    """The clause of one of the parent's targets: the same beside every child."""
    population = spell(plain(target.population)) if target.population else None
    lead, whole = _around(target, document, parted=parted)
    return clause_of(
        spell(plain(without_unit(target.indicator, target, document))), population, spell(lead), spell(whole), target.unit, _bound(target)
    )


def _around(target: Target, document: Document, *, parted: bool = False) -> tuple[str, str]:
    """A target's clause up to the figure, and the whole of it: its sentence, or what semicolons part, as far as any sentence reaches, but
    for what a part of it is told of."""
    text, span = document.source.text, (_parted(target, document) if parted else None) or target.span
    start, end = max(span.start, target.focus.start - _LONGEST), min(span.end, target.focus.end + _LONGEST)
    if (seam := seam_of(target, document)) and target.focus.start < seam:  # what is told of a part is not told of the whole
        end = min(end, seam)
    return text[start : target.focus.start], text[start:end]


def _parted(target: Target, document: Document) -> Span | None:
    """Of «nhiễm khuẩn dưới 3%; vết mổ dưới 1%» what stands between semicolons and names what is measured, where others have figures."""
    text, span, focus = document.source.text, target.span, target.focus
    start, end = text.rfind(";", span.start, focus.start) + 1, text.find(";", focus.end, span.end)
    start = start if _DIGIT.search(text, span.start, start) else span.start
    end = end if end >= 0 and _DIGIT.search(text, end, span.end) else span.end
    whole = end - start == span.end - span.start
    return None if whole or not _syllables(target.indicator) <= _syllables(text[start:end]) else Span(start, end)


def _syllables(text: str) -> frozenset[str]:
    return frozenset(_SYLLABLE.findall(fold(text)))


def _alone(words: str) -> Clause:
    return clause_of(words, None, "", words)


def _bound(target: Target) -> int:
    return -1 if falls(target) else 1 if target.op in (">", ">=") else 0


def _near(clause: Clause, other: Clause, *, none: bool) -> float:
    """How alike two clauses are that may be of one target, else 0. `none`: a figure of one of them is 0, which says «không có» as well."""
    score = alike(clause, other, _LEAST)
    if score < _LEAST:
        return 0.0
    apart = conflict(clause, other)
    return score if apart is None or (apart == "zero" and none and score >= SAME) else 0.0


def _is_rate(target: Target, document: Document) -> bool:
    """«98%» and «49/50 lớp»."""
    return target.unit == "%" or _PART_OF.match(document.text(target.focus)) is not None


def _is_all(asked: Target, mine: Target, child: Document) -> bool:
    """«26/26 giáo viên» is the 100% that is asked."""
    of = _PART_OF.match(child.text(mine.focus)) if (asked.value, asked.unit) == (100, "%") else None
    return of is not None and of["n"] == of["m"]


def score_of(asked: Target, clause: Clause, mine: Target, other: Clause, *, rate: bool) -> float:
    """`rate`: whether `mine` is one."""
    score = _near(clause, other, none=0 in (asked.value, mine.value))
    if score and asked.unit and mine.unit and (asked.unit == "%") != rate:
        score *= 0.8
    return score if score >= _LEAST and not _opposed(asked, mine) else 0.0


def _opposed(asked: Target, mine: Target) -> bool:
    """«80% học sinh bỏ học trở lại lớp» beside «bỏ học không quá 0,8%»: a share that is to be large, and one that is to be small."""
    if asked.unit != "%" or mine.unit != "%" or asked.value is None or mine.value is None:
        return False
    return falls(asked) != falls(mine) and (asked.value < _HALF) != (mine.value < _HALF)


def _figures(asked: Target, mine: Target) -> float:
    given = None not in (asked.value, mine.value)
    return _OTHER_FIGURE if given and (asked.value, asked.unit) != (mine.value, mine.unit) else 1.0
