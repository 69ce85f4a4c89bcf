"""The parent's targets beside the child's, by meaning, value and milestone."""

from __future__ import annotations

from msgspec import Struct

from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.binding import headings, target_binds
from checker.link.similarity import Likeness
from checker.model import Document, Exemption, Inheritance, Message, Target

_ENOUGH = 0.5  # of the meaning, for a target with or without a figure
_PASSAGE = 0.6  # of the parent's meaning, for a passage that is no target itself
_AIM = 0.3
_RIVAL = 0.85
_PURPOSE = frozenset({"muc_dich", "muc_tieu", "yeu_cau", "chi_tieu"})
_SAME = 0.85  # two of the parent's own targets speak of one indicator
_UNITS = regexp(r"(?:tỷ lệ |số |các )*(?:đơn vị|trường|nhà trường|cơ sở giáo dục)(?! (?:mầm non|tiểu học|trung học))")
_YEAR = regexp(r"(?<!\d)(20\d\d)(?!\d)")
_NO_AIM = Message(
    "Không thấy mục tiêu chung của cấp trên trong lời văn của kế hoạch.", "The parent's general aim is not found in the plan's words."
)
_EXEMPT = Message("Kế hoạch nêu lý do chỉ tiêu không áp dụng.", "The plan says why the target does not apply.")


def milestone(target: Target, document: Document) -> int | None:
    """The year by which a target is due: its own, else the last one that a heading above it names."""
    if target.year:
        return target.year
    for title in headings(document, target.section):
        years = _YEAR.findall(title)
        if years:
            return int(years[-1])
    return None


def meaning(target: Target) -> str:
    """The words that a target is matched by."""
    return f"{target.indicator} {target.population or ''}"


class _Pair(Struct, frozen=True):
    """The two documents and what their targets have in common."""

    parent: Document
    child: Document
    likeness: Likeness
    scores: dict[tuple[int, int], float]  # by the ids of the parent's and the child's target
    best: dict[int, float]  # by the id of the child's: how near the nearest of the parent's is


def align(parent: Document, child: Document) -> list[Inheritance]:
    """A row for each value and milestone of the parent, with the child's target that answers it, or the declaration that excuses it."""
    pair = _pair(parent, child)
    return [_row(asked, pair) for asked in parent.facts.targets]


def _pair(parent: Document, child: Document) -> _Pair:
    asked, mine = parent.facts.targets, child.facts.targets
    likeness = Likeness([meaning(t) for t in (*asked, *mine)])
    scores = {(id(a), id(m)): _score(a, m, likeness) for a in asked for m in mine}
    best = {id(m): max((scores[id(a), id(m)] for a in asked), default=0.0) for m in mine}
    return _Pair(parent, child, likeness, scores, best)


def _score(asked: Target, mine: Target, likeness: Likeness) -> float:
    if asked.general != mine.general:
        return 0.0
    score = likeness.score(meaning(asked), meaning(mine))
    return score * 0.8 if asked.unit and mine.unit and (asked.unit == "%") != (mine.unit == "%") else score


def _row(asked: Target, pair: _Pair) -> Inheritance:
    binds, why = target_binds(asked, pair.parent, pair.child)
    exempt = _exemption(asked, pair)
    if exempt is not None:
        binds, why, found = "no", _EXEMPT, None
    else:
        found = _answer(asked, pair) or _passage(asked, pair)
        if found is None and asked.general and binds == "yes":
            binds, why = "unclear", _NO_AIM
    due = milestone(asked, pair.parent)
    return Inheritance(
        "target",
        pair.parent,
        asked,
        found,
        binds,
        why,
        exempt,
        due_year=due,
        child_year=milestone(found, pair.child) if found else None,
        several_milestones=any(milestone(t, pair.parent) != due for t in _same_indicator(asked, pair)),
    )


def _same_indicator(asked: Target, pair: _Pair) -> list[Target]:
    """The parent's targets that set the same indicator, most often for another year."""
    return [t for t in pair.parent.facts.targets if t is not asked and _score(asked, t, pair.likeness) >= _SAME]


def _exemption(asked: Target, pair: _Pair) -> Exemption | None:
    scored = [(pair.likeness.score(meaning(asked), e.indicator), -i, e) for i, e in enumerate(pair.child.facts.exemptions) if e.reason]
    best = max(scored, default=None)
    return best[2] if best and best[0] >= _ENOUGH else None


def _answer(asked: Target, pair: _Pair) -> Target | None:
    """The child's target of the same meaning, at the same milestone where there is one, else at the nearest."""
    enough = _AIM if asked.general else _ENOUGH
    alike = [(pair.scores[id(asked), id(m)], m) for m in pair.child.facts.targets]
    alike = [(s, m) for s, m in alike if s >= enough and s >= _RIVAL * pair.best[id(m)]]
    if not alike:
        return None
    top = max(s for s, _ in alike)
    due = milestone(asked, pair.parent)
    return min((m for s, m in alike if s >= 0.9 * top), key=lambda m: _distance(due, milestone(m, pair.child), asked, m))


def _distance(due: int | None, mine: int | None, asked: Target, answer: Target) -> tuple[int, int]:
    """Same milestone first, then one without a year, then the nearest; a figure before none where the parent has one."""
    figure = 0 if (asked.value is None) or (answer.value is not None) else 1
    if due is None or mine is None or due == mine:
        return (0 if due == mine else 1), figure
    return 2 + abs(due - mine), figure


def _passage(asked: Target, pair: _Pair) -> Target | None:
    """A passage of the child that takes up, in words of its own, the general aim or a target that asks for no share of anything."""
    if asked.value is not None and not _of_each_unit(asked):
        return None
    body = [p.span for p in pair.child.paragraphs if p.region in ("body", "appendix")]
    if asked.general:
        purposes = [s.span for s in pair.child.sections if s.kind in _PURPOSE]
        body = [s for s in body if any(s in purpose for purpose in purposes)] or body
    scored = [(pair.likeness.coverage(meaning(asked), pair.child.text(span)), -span.start, span) for span in body]
    best = max(scored, default=None)
    together = pair.likeness.coverage(meaning(asked), " ".join(map(pair.child.text, body))) if asked.general else 0.0
    if best is None or max(best[0], together) < (_AIM if asked.general else _PASSAGE):
        return None
    return Target(None, pair.child.text(best[2]), None, None, None, None, None, None, False, best[2], best[2], None, asked.general)


def _of_each_unit(asked: Target) -> bool:
    """«100% trường học kiện toàn Ban …»: of one school it asks that the thing be done, not a share."""
    said = fold(f"{asked.population or ''} {asked.indicator}").lstrip(" ,:")
    return asked.unit == "%" and asked.value == 100 and bool(_UNITS.match(said))
