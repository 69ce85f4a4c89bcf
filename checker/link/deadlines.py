"""The parent's report days beside the child's."""

from __future__ import annotations

from checker.language.bodies import are_all
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.binding import deadline_binds, submission_binds
from checker.link.only_some import Judgement
from checker.model import Deadline, Document, Inheritance, Message

_OTHER_PLAN = Message("Hạn của một kế hoạch khác của đơn vị.", "It is the day of another plan of the unit's.")
#: Plans that every school makes beside that of a superior's theme
_OF_SCHOOLS = regexp(
    r"(?<!\w)kế hoạch (?P<of>kiểm tra nội bộ|tự đánh giá|cải tiến chất lượng|bài dạy|giáo dục (?:của )?nhà trường|chuyên môn|cá nhân|"
    r"tuần|tháng)(?!\w)"
)
_PASSED = Message("Hạn báo cáo đã qua khi kế hoạch được ban hành.", "The day had passed when the plan was issued.")
_YEAR = 365
_NEVER = 10_000
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, _YEAR)


def day_of_year(deadline: Deadline) -> int | None:
    """A due day as a number from 1 to 365; a month or quarter without a day is due at its end. None where neither is said."""
    month = deadline.month or (deadline.quarter or 0) * 3
    if not 1 <= month <= 12:
        return None
    return _BEFORE_MONTH[month - 1] + deadline.day if deadline.day and deadline.month else _BEFORE_MONTH[month]


def days_later(child: Deadline, parent: Deadline) -> int | None:
    """By how many days the child's day falls after the parent's (negative: earlier), the short way round the year; None if unsaid."""
    if child.month is None and parent.month is None and child.day and parent.day:
        return child.day - parent.day  # «trước ngày 15 hằng tháng»
    one, other = day_of_year(child), day_of_year(parent)
    if one is None or other is None:
        return None
    gap = one - other
    if child.year and parent.year and child.year != parent.year:
        return gap + (child.year - parent.year) * _YEAR
    return gap - _YEAR if gap > _YEAR // 2 else gap + _YEAR if gap < -_YEAR // 2 else gap


def align(parent: Document, child: Document) -> list[Inheritance]:
    """A row for each report duty of the parent; the child's upward report days are dealt out by period, then by order and nearest day.

    The days by which plans are due are rows of kind `task`: they have no answer but the plan's own date.
    """
    asked = [d for d in parent.facts.deadlines if d.kind == "report" and not d.submission]
    binding = {id(d): deadline_binds(d, parent, child) for d in asked}
    mine = [d for d in child.facts.deadlines if d.kind == "report" and d.upward and not _to_itself(d, child)]
    dealt = _deal([d for d in asked if binding[id(d)][0] == "yes"], mine)
    plans = [Inheritance("task", parent, d, None, *_plan_binds(d, parent, child)) for d in parent.facts.deadlines if d.submission]
    return [*(_row(d, dealt.get(id(d)), parent, child, binding[id(d)]) for d in asked), *plans]


def _plan_binds(due: Deadline, parent: Document, child: Document) -> Judgement:
    """Whether a day by which plans are due is that of the child: «xây dựng kế hoạch kiểm tra nội bộ trước ngày 25/9» is of another, but
    where the parent or the child is of that alone."""
    other = _OF_SCHOOLS.search(fold(parent.text(due.span)))
    themes = (fold(document.header.subject or "").removeprefix("công tác ") for document in (parent, child))
    of_theme = other is None or any(theme.startswith(other["of"]) for theme in themes)
    return submission_binds(due, parent, child) if of_theme else ("no", _OTHER_PLAN)


def _to_itself(deadline: Deadline, child: Document) -> bool:
    """«Các trường gửi báo cáo về UBND phường», in the ward's own plan: what others owe it is no answer to what it owes."""
    return bool(deadline.recipient) and are_all(deadline.recipient or "", child.header.bodies)


def _row(asked: Deadline, answer: Deadline | None, parent: Document, child: Document, binding: Judgement) -> Inheritance:
    if binding[0] == "yes" and answer is None and _passed(asked, parent, child):
        binding = "no", _PASSED
    late = days_later(answer, asked) if answer else None
    return Inheritance("deadline", parent, asked, answer, *binding, days_late=late)


def _passed(asked: Deadline, parent: Document, child: Document) -> bool:
    """Whether a day that comes once lay before the plan was issued: one with its year, or of a parent of one year its next."""
    issued = child.header.issued.as_date() if child.header.issued else None
    month = asked.month or (asked.quarter or 0) * 3
    if issued is None or not month or asked.recurrence:
        return False
    year = asked.year or _coming_year(month, asked.day, parent)
    return year is not None and (year, month, asked.day or 31) < (issued.year, issued.month, issued.day)


def _coming_year(month: int, day: int | None, parent: Document) -> int | None:
    """The year of a day without one: the next after the parent's own date, inside its one year; None for a parent of more years."""
    period, own = parent.header.period, parent.header.issued.as_date() if parent.header.issued else None
    if own is None or period is None or period.start is None or period.horizon or (period.end or period.start) > period.start + 1:
        return None
    year = own.year + ((month, day or 31) < (own.month, own.day))
    return year if period.start <= year <= (period.end or period.start) else None


def _deal(asked: list[Deadline], mine: list[Deadline]) -> dict[int, Deadline]:
    """Parent's deadline (by id) → the child's that answers it: same period before none, then the nearest days.

    Each of the child's dated ones answers once.
    """
    dated = [a for a in asked if _said(a)]
    fits = [(_distance(a, c), i, j) for i, a in enumerate(dated) for j, c in enumerate(mine) if _said(c) and _compatible(a, c)]
    dealt: dict[int, Deadline] = {}
    taken: set[int] = set()
    for _, i, j in sorted(fits):
        if id(dated[i]) not in dealt and j not in taken:
            dealt[id(dated[i])] = mine[j]
            taken.add(j)
    for a in dated:  # «chậm nhất 05 ngày sau khi kết thúc đợt»: an answer, but none that can be compared
        waits = (c for c in mine if c.end_of_period and not _said(c) and _compatible(a, c))
        if id(a) not in dealt and (late := next(waits, None)):
            dealt[id(a)] = late
    return {**dealt, **{id(a): mine[0] for a in asked if not _said(a) and mine}}


def _said(deadline: Deadline) -> bool:
    return deadline.dated or deadline.day is not None


def _compatible(asked: Deadline, mine: Deadline) -> bool:
    one, other = _period(asked), _period(mine)
    return one is None or other is None or one == other


def _period(deadline: Deadline) -> str | None:
    """What a report covers; «trước ngày 25 hằng tháng» is one of each month, whatever it is called."""
    each = {"monthly": "month", "quarterly": "quarter"}.get(deadline.recurrence or "")
    return deadline.covers or (each if deadline.month is None else None)


def _distance(asked: Deadline, mine: Deadline) -> tuple[bool, bool, int]:
    """The lower, the nearer: same period, then both of every year or both of one year, then days apart."""
    late = days_later(mine, asked)
    return asked.covers != mine.covers, (asked.year is None) != (mine.year is None), _NEVER if late is None else abs(late)
