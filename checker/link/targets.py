"""The parent's targets beside the child's, by meaning, value and milestone."""

from __future__ import annotations

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.addressed import own_types
from checker.link.akin import akin
from checker.link.allotted import of_all
from checker.link.alternatives import MIXED, leaves_choice, mixed, most_of
from checker.link.binding import taken_up, target_binds
from checker.link.bounds import with_bounds
from checker.link.charges import has_communes
from checker.link.clauses import Clause
from checker.link.grades import in_grades
from checker.link.lacking import HAS_NONE, lacks
from checker.link.left_out import leaves_out
from checker.link.milestones import distance, falls, milestone
from checker.link.only_some import Binds
from checker.link.openers import set_for_all
from checker.link.overdue import days_over, dues
from checker.link.pair import ALIKE, SAME, Pair, score_of, words_of
from checker.link.passages import each_unit, passage
from checker.link.siblings import settled
from checker.link.sums import TOGETHER, together
from checker.model import Document, Exemption, Inheritance, Message, Span, Target, once

_ENOUGH = 0.5  # of the meaning, for what the plan excuses itself from
_AIM = 0.3
_PART = 0.9  # of the deed, for a target that speaks of a part of the parent's groups …
_WHOLLY = 0.999  # … and says nothing that the parent does not
_SEVERAL = regexp(r",\s|\svà\s")
_SPELLINGS = 16  # ways in which children's abbreviations spell a parent's targets that are remembered
_EACH = regexp(r"\W*(?:mỗi|từng)\s")
_EACH_YEAR = regexp(r"(?<!\w)(?:mỗi|hằng|hàng|từng) năm(?!\w)|/\s?năm(?!\w)")
_NO_AIM = Message(
    "Không thấy mục tiêu chung của cấp trên trong lời văn của kế hoạch.", "The parent's general aim is not found in the plan's words."
)
_NEAR = Message(
    "Chưa rõ kế hoạch đã nêu chỉ tiêu này hay chưa: có đoạn nói gần như vậy.",
    "It is not clear whether the plan takes up this target: a passage comes near it.",
)
_SOME = Message(
    "Kế hoạch nêu chỉ tiêu này cho một số đối tượng, chưa thấy nêu đủ các đối tượng mà cấp trên yêu cầu.",
    "The plan sets this target for some of the groups that the superior names, not for all.",
)
_SHARE = Message("Tỷ lệ tính trên số trường, thuộc trách nhiệm của cơ quan cấp trên.", "A share of schools: the superior body's own.")
_SCHOOLS = Message("Số trường trên địa bàn, thuộc trách nhiệm của cơ quan cấp trên.", "A number of schools: the superior body's own.")
_OF_COMMUNES = regexp(r"\W*(?:số\s)?(?:các\s)?(?:xã|phường|thị trấn)(?!\w)(?!\shội)")
_COUNTS_SCHOOLS = regexp(r"(?:trường|cơ sở giáo dục)(?!\s(?:lớp|hợp|học\s(?:liệu|kỳ)))(?!\w)")
_EXEMPT = Message("Kế hoạch nêu lý do chỉ tiêu không áp dụng.", "The plan says why the target does not apply.")


def align(parent: Document, child: Document) -> list[Inheritance]:
    """A row for each value and milestone of the parent, with the child's target that answers it, or the declaration that excuses it."""
    if not parent.facts.targets:
        return []
    pair = Pair(parent, child)
    rows = [_row(asked, pair, years) for asked, years in zip(parent.facts.targets, _other_milestones(pair), strict=True)]
    return with_bounds(settled(rows, parent, child), parent, child)


def _nearness(row: tuple[float, Target]) -> float:
    return -row[0]


def _of_units(asked: Target) -> bool:
    """«80% trường học có …» is no school's to meet; «Mỗi trường kiểm tra 30% số lớp» is."""
    return each_unit(asked) and asked.unit == "%" and (asked.value or 100) < 100 and not _EACH.match(fold(asked.indicator))


def _of_several_schools(asked: Target) -> bool:
    """«Giữ vững 7/7 trường đạt chuẩn quốc gia»: no one school's; «Mỗi trường kết nghĩa với 02 trường» is."""
    counted = (asked.value or 0) > 1 and _COUNTS_SCHOOLS.match(fold(asked.unit or ""))
    return bool(counted) and not _EACH.match(fold(asked.indicator))


def _of_one(asked: Target, found: Target) -> bool:
    """«80% trường có phòng tư vấn vào năm 2027, 100% vào năm 2028» beside «Trường có 01 phòng tư vấn»: there it is, in all those years."""
    return each_unit(asked) and asked.unit == "%" and found.unit != "%"


def _row(asked: Target, pair: Pair, years: frozenset[int | None]) -> Inheritance:
    """`years`: the milestones at which the parent sets the same indicator otherwise."""
    binds, why = target_binds(asked, pair.parent, pair.child)
    due, near = milestone(asked, pair.parent), None
    exempt, mine = _exemption(asked, pair), of_all(asked, pair.parent)
    if exempt is not None:
        binds, why, found = "no", _EXEMPT, None
    else:
        found, near = _found(asked, mine, pair, due, years)
        binds, why = taken_up((binds, why), found)
        if (
            found is not None
            and binds == "yes"
            and leaves_choice(asked)
            and mixed(asked, found, (m for _, m in pair.nearest(asked, ALIKE)))
        ):
            binds, why, near, found = "unclear", MIXED, found.span, None
        elif found is not None and binds == "yes" and leaves_out(asked, found, pair):
            binds, why, near, found = "unclear", _SOME, found.span, None
        elif found is None and binds == "yes":
            binds, why, near = _unanswered(asked, mine, pair, near) or (binds, why, None)
        if found is None and binds in ("yes", "unclear") and lacks(pair.parent.text(asked.span), pair.child):
            binds, why = "no", HAS_NONE
    one = found is not None and _of_one(mine, found)
    both = dues(asked.span, found.span, pair.parent, pair.child) if found else None
    return Inheritance(
        "target",
        pair.parent,
        asked,
        found,
        binds,
        why,
        exempt,
        due_year=due,
        child_year=None if found is None or (one and _of_units(mine)) else milestone(found, pair.child),
        several_milestones=bool(years - {due}) and not one,
        days_late=days_over(*both, pair.parent, pair.child) if both else None,
        dues=both,
        near=near if binds == "unclear" else None,
    )


def _found(asked: Target, mine: Target, pair: Pair, due: int | None, years: frozenset[int | None]) -> tuple[Target | None, Span | None]:
    """The child's answer to a target, which is `mine` as it would be set for all; without one, the passage that may be it."""
    found = _answer(asked, pair, due, years) or passage(
        mine, pair.spelled(mine.indicator), pair.clauses[id(asked)], pair.child, pair.likeness
    )
    whole = in_grades(asked, found, pair) if found else None
    return whole, found.span if found and whole is None else None


def _unanswered(asked: Target, mine: Target, pair: Pair, near: Span | None) -> tuple[Binds, Message, Span | None] | None:
    """Why a target that binds the child and that nothing answers is not called missing; None where it is. `near`: a passage that may
    be the answer."""
    if near is not None:
        return "unclear", _NEAR, near
    if asked.general:
        return "unclear", _NO_AIM, None
    if _of_units(mine) and not (_OF_COMMUNES.match(fold(mine.indicator)) and has_communes(pair.child)):
        return "no", _SHARE, None
    if _of_several_schools(mine) and own_types(pair.child):
        return "no", _SCHOOLS, None
    if together(asked):
        return "unclear", TOGETHER, None
    for said in filter(None, (asked, set_for_all(asked, pair.parent))):
        near = akin(said, pair.words[id(said)], pair.clauses[id(said)], pair.child, pair.likeness, pair.spoken_for(said))
        if near:
            return "unclear", _NEAR, near
    return None


@once
def _milestones(parent: Document) -> dict[tuple[Clause, ...], list[frozenset[int | None]]]:
    """By the clauses of the parent's targets, which most children leave as they are: for each target the milestones at which the same
    indicator is set again."""
    return {}


def _other_milestones(pair: Pair) -> list[frozenset[int | None]]:
    known, clauses = _milestones(pair.parent), tuple(pair.clauses.values())
    if clauses not in known:
        if len(known) >= _SPELLINGS:
            known.clear()
        known[clauses] = [
            frozenset([milestone(t, pair.parent) for t in _same_indicator(asked, pair)]) for asked in pair.parent.facts.targets
        ]
    return known[clauses]


def _same_indicator(asked: Target, pair: Pair) -> list[Target]:
    """The parent's targets that set the same indicator, most often for another year."""
    clause = pair.clauses[id(asked)]
    others = [t for t in pair.parent.facts.targets if t is not asked and t.general == asked.general]
    return [t for t in others if score_of(asked, clause, t, pair.clauses[id(t)], rate=t.unit == "%") >= SAME]


def _exemption(asked: Target, pair: Pair) -> Exemption | None:
    given = [e for e in pair.child.facts.exemptions if e.reason]
    scored = [(pair.likeness.score(pair.meaning(asked), pair.likeness.meaning(e.indicator)), -i, e) for i, e in enumerate(given)]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= _ENOUGH else None


def _answer(asked: Target, pair: Pair, due: int | None, others: frozenset[int | None]) -> Target | None:
    """The child's target of the same meaning, at the same milestone where there is one, else at the nearest; `others` are those that the
    parent has for the same indicator."""
    near_enough = pair.nearest(asked, _AIM if asked.general else ALIKE)
    if not near_enough:
        return None
    top = max(s for s, _ in near_enough)
    told = {m.span for s, m in near_enough if s == top and not m.general}  # of two of one sentence the own words tell
    near = [m for s, m in near_enough if s >= 0.9 * top or m.span in told]
    found = near[0] if len(near) == 1 else _nearest(asked, near, pair, due, others)
    if due is not None and (year := milestone(found, pair.child)) != due and year in others:  # it answers the parent's for that year
        found = next(pair.of_year(due, found, [m for _, m in sorted(near_enough, key=_nearness)]), found)
    answer = _weakest(asked, _last_stage(found, near, due, asked, pair), pair)
    return most_of(asked, answer, (m for _, m in near_enough)) if leaves_choice(asked) else answer


def _nearest(asked: Target, near: list[Target], pair: Pair, due: int | None, others: frozenset[int | None]) -> Target:
    """Of several by their milestones, then by their own words and by what their figures are."""
    apart, said = pair.apart(asked, near), pair.said_again(asked, near)
    return min(
        near,
        key=lambda m: (
            *distance(due, milestone(m, pair.child), asked, m, others),
            m not in said,
            apart.get(id(m), 0.0),
            pair.otherwise(asked, m),
            pair.unlike(asked, m),
        ),
    )


def _last_stage(found: Target, near: list[Target], due: int | None, asked: Target, pair: Pair) -> Target:
    """«99% … trong tháng 10; 100% trước ngày 31/12»: where the parent sets no year, the last stage inside its period counts; for what it
    asks of every year, the weakest."""
    if due is not None:
        return found
    stages = [m for m in near if (m.span, m.indicator, m.population, m.unit) == (found.span, found.indicator, found.population, found.unit)]
    if _EACH_YEAR.search(fold(f"{words_of(asked)} {asked.unit or ''}")):
        return (max if falls(found) else min)(stages, key=lambda m: m.value or 0.0)
    period = pair.parent.header.period
    end = (period.end or period.start) if period else None
    in_time = [
        m for m in stages if not (end and m.year and m.year > end)
    ]  # «năm 2026, định hướng đến năm 2030»: what 2030 brings is no answer
    return max(in_time or stages, key=lambda m: m.focus.start)


def _weakest(asked: Target, found: Target, pair: Pair) -> Target:
    """«100% cán bộ và học sinh …» beside a row for each of the two: the weaker one tells whether the parent's is met."""
    group, whole = asked.population or "", pair.words[id(asked)]
    if found.value is None or asked.value is None or not _SEVERAL.search(fold(group)) or group not in asked.indicator:
        return found
    done = asked.indicator.replace(group, " ")
    parts = [
        m
        for _, m in pair.nearest(asked, 0.0)
        if m.value is not None
        and m.unit == found.unit
        and milestone(m, pair.child) == milestone(found, pair.child)
        and pair.likeness.coverage(pair.words[id(m)], whole) > _WHOLLY
        and pair.likeness.coverage(done, pair.words[id(m)]) >= _PART
    ]
    return (max if falls(asked) else min)((found, *parts), key=lambda m: m.value or 0.0)
