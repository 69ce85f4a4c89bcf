"""The parent's items beside the plan's: `inherited`, `within`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec.structs import replace

from checker.judge.case import Case, Hit, Row, Yielded, passage_of
from checker.judge.checks.kind import CheckType, Words
from checker.judge.checks.on_days import Answer, on_days
from checker.judge.checks.shape import search, sound
from checker.judge.checks.strength import of_occasions, share, standing, weaker
from checker.judge.checks.target_words import figure, in_words, named, of_a_school, year_words
from checker.judge.days import activity, day_words, due_words, event_days, event_words, report_words
from checker.judge.rules.shape import RuleFile, Strict
from checker.judge.wording import quoted, receiver
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Deadline, Document, Event, Inheritance, Message, Severity, Target

_TAKEN = Message("Có trong kế hoạch.", "Taken up.")
_IN_TIME = Message("Không muộn hơn hạn của cấp trên.", "Not later than the parent's day.")
_STRONG = Message("Đạt mức của cấp trên trở lên.", "Not weaker than the parent's target.")
_NO_FIGURE = Message("Một trong hai bên không có số liệu để so sánh.", "One of the two has no figure to compare.")
_OTHER_MEASURE = Message("Hai bên tính theo đơn vị khác nhau.", "The two are measured in different units.")
_NO_DAY = Message("Không đủ ngày, tháng để so sánh.", "Not enough of the day is known to compare.")
_LEFT_OUT = Message("Nội dung khuyến khích hoặc giải pháp chung; kế hoạch không nêu.", "Encouraged or general; the plan leaves it out.")
_REMARKED = Message("Đã nêu ở lưu ý về mục tiêu chung.", "Told in the note on the general aim.")
_BEYOND = Message("Mốc năm của cấp trên nằm sau thời gian của kế hoạch.", "The parent's milestone lies after the plan's years.")
_IN_PART = Message("Tệp chỉ đọc được một phần; không kết luận là thiếu.", "Only a part of the file could be read.")
_LOOSENED = Message("Giới hạn rộng hơn giới hạn của cấp trên.", "The plan loosens a bound of the parent.")
_OTHER_YEAR = Message("So sánh ở mốc năm khác.", "Compared at another milestone.")


class Inherited(Strict, frozen=True):
    """`kind` of the parent's items and what is asked of the plan's: that it is there, in time, as strong, at the same milestone.

    `assigned`: words by which the parent's text gives the item to its units; then the rule's `at_most` holds.
    """

    kind: Literal["target", "deadline", "event", "task"]
    ask: Literal["taken_up", "in_time", "on_days", "value", "milestone"]
    assigned: str | None = None


def inherited(case: Case) -> Iterator[Yielded]:
    o: Inherited = case.option
    rows = [row for row in case.bench.hierarchy.rows if row.kind == o.kind]
    told: set[tuple[int, int]] = set()
    for row in rows:
        clause = (id(row.parent), row.parent_fact.span.start)
        if row.binds == "no":
            yield Row(row, "not_applicable", row.why)
        elif row.binds == "optional" and row.child_fact is None:
            yield Row(row, "not_evaluated", _LEFT_OUT)
        else:
            name, outcome, why = ASK[o.ask](case, row)
            if outcome != "fail":
                yield Row(row, outcome, why)
            elif row.child_fact is None and case.document.source.status == "partial":
                yield Row(row, "not_evaluated", _IN_PART)  # what was not found may stand in what was not read
            elif (absent := _wholly_absent(row, rows)) and clause in told:
                sure = row.binds == "yes"  # a clause left out with all its values and milestones is told once
                yield Row(row, "fail" if sure else "not_evaluated", why if sure else row.why)
            else:
                told.add(clause)
                yield _told(case, row, name, why, whole=absent)


def _wholly_absent(row: Inheritance, rows: list[Inheritance]) -> bool:
    """Whether the plan takes up nothing of the parent's clause of targets that this row stands in."""
    return row.kind == "target" and not any(
        r.child_fact for r in rows if r.parent is row.parent and r.parent_fact.span == row.parent_fact.span
    )


def _told(case: Case, row: Inheritance, name: str, why: Message, *, whole: bool) -> Row:
    """A row whose fault is a hit; where it is not sure that the item binds the plan, a remark and not_evaluated."""
    sure = row.binds == "yes"
    hit = Hit(
        name,
        row.dues[1].focus if name == "day" and row.dues else row.bounds[1] if name == "bound" and row.bounds else _child_span(row),
        _params(
            case,
            row,
            [r for r in case.bench.hierarchy.rows if r.parent is row.parent and r.parent_fact.span == row.parent_fact.span],
            whole=whole,
        ),
        (_GRAVE.get(name) if sure else None) or _severity(case, row),
        (passage_of(row.parent, row.parent_fact.span),),
        _topics(row, name),
    )
    return Row(row, "fail" if sure else "not_evaluated", why if sure else _REMARKED if name == "aim" else row.why, hit)


def _severity(case: Case, row: Inheritance) -> Severity | None:
    if row.binds != "yes":
        return "info"
    assigned = case.option.assigned
    if assigned and case.rule.at_most and search(case, assigned, fold(row.parent.text(row.parent_fact.span))):
        return case.rule.at_most
    return None


def _child_span(row: Inheritance) -> Any:
    return getattr(row.child_fact, "focus", None) if row.child_fact is not None else row.near


def _topics(row: Inheritance, name: str) -> frozenset[str]:
    """The parent's item itself; a day of the plan also by its figures, so that an impossible day is told once; a year that is gone."""
    topics = {f"{row.kind}:{row.parent_fact.span.start}:{row.parent_fact.focus.start}"}
    due = row.dues[1] if name == "day" and row.dues else row.child_fact
    if isinstance(due, Deadline):
        topics.add(f"date:{due.day}/{due.month}")
    elif isinstance(due, Event):
        topics.add(f"date:{due.start.day}/{due.start.month}")
    if name == "gone":
        topics.add(f"horizon:{row.due_year}")
    return frozenset(topics | ({"report"} if row.kind == "deadline" else set()))


def _params(case: Case, row: Inheritance, clause: list[Inheritance], *, whole: bool) -> dict[str, Any]:
    parent, child = row.parent_fact, row.child_fact
    asked = _asked(row, clause, whole=whole)
    params: dict[str, Any] = {
        "asked": asked,
        "own_words": of_a_school(asked) if case.document.header.level == "school" else asked,
        "asked_words": row.parent.text(parent.focus),
        "issuer": row.parent.header.issuer,
    }
    if isinstance(parent, Deadline):
        params |= {"asked_day": day_words(parent), "own_day": day_words(child) if child else None}
        params |= {"asked_due": due_words(parent), "covers": report_words(row.parent, parent)}
        params["to"] = receiver(parent.recipient, row.parent.header)
    elif isinstance(parent, Event):
        params |= {"name": parent.name, "days": event_days(parent), "event": event_words(parent), "activity": activity(row.parent, parent)}
        params |= {"own_days": event_days(child) if child else None}
    elif isinstance(parent, Target):
        value, own = figure(parent, row.parent), figure(child, case.document) if child else None
        due = row.due_year or parent.year
        params |= {"indicator": _measured(row, parent), "asked_value": value}
        params |= {"asked_year": year_words(row.parent, parent, due) if due else None}
        stood = case.document.text(child.focus) if child else ""
        params |= {"own_value": own, "own_year": _own_year(case, row), "mending": _mending(value, stood)}
        if row.dues:
            params |= {"asked_day": day_words(row.dues[0]), "asked_due": due_words(row.dues[0]), "own_day": day_words(row.dues[1])}
        if row.bounds:
            asked_bound, own_bound = row.parent.text(row.bounds[0]), case.document.text(row.bounds[1])
            params |= {"asked_bound": asked_bound, "own_bound": own_bound, "asked_clause": squeeze(_clause(row))}
    return params


def _own_year(case: Case, row: Inheritance) -> Message | None:
    return year_words(case.document, row.child_fact, row.child_year) if row.child_fact and row.child_year else None


def _mending(asked: Message | None, stood: str) -> str | None:
    """Words to paste into a plan are Vietnamese in every language, and open as those that they stand for: «Ít nhất 60%»."""
    words = asked.vi if asked else None
    return words[:1].upper() + words[1:] if words and stood[:1].isupper() else words


def _asked(row: Inheritance, clause: list[Inheritance], *, whole: bool) -> str:
    """The parent's clause; what is left of it where a part is taken up; the row of a table as a sentence."""
    if row.kind != "target" or (whole and " | " not in row.parent.text(row.parent_fact.span)):
        return _clause(row)
    return in_words([r for r in clause if r.kind == "target"] if whole else [row])


def _measured(row: Inheritance, asked: Target) -> Message:
    """What the parent's figure measures, in its own words; of words that go round the figure («kiểm tra … ít nhất 01 lần/tháng») all."""
    clause = squeeze(_clause(row))
    if " | " in clause or fold(squeeze(asked.indicator)) in fold(clause):
        return Message(named(asked), named(asked))
    return quoted([clause])


def _clause(row: Inheritance) -> str:
    """The parent's clause, without «Chỉ tiêu 2:» before it and the mark at its end."""
    return _LABEL.sub("", row.parent.text(row.parent_fact.span)).rstrip(" .;,")


_LABEL = regexp(r"^\W*(?:(?:chỉ tiêu|mục tiêu)(?: số)? ?\d+[\d.]*\s*[:.)-]\s*)", re.IGNORECASE)


def taken_up(_: Case, row: Inheritance) -> Answer:
    """Something of the plan corresponds; a milestone among several that is gone is `milestone`'s to tell."""
    if row.child_fact is not None:
        return "missing", "pass", _TAKEN
    aim = row.kind == "target" and row.parent_fact.general
    return (
        "aim" if aim else "near" if row.near else "missing",
        "fail",
        Message("Kế hoạch không nêu nội dung này của cấp trên.", "The plan does not take this item up."),
    )


def in_time(_: Case, row: Inheritance) -> Answer:
    """A report day of the plan for the parent's, not later than it."""
    parent: Deadline = row.parent_fact
    child: Deadline | None = row.child_fact
    dated = parent.dated or bool(parent.day)
    if child is None or (dated and not (child.dated or child.day or child.end_of_period)):
        return "missing", "fail", Message("Kế hoạch không có hạn báo cáo tương ứng.", "The plan has no such report day.")
    if not dated:
        return "later", "pass", _TAKEN
    if row.days_late is None:
        return "later", "not_evaluated", _NO_DAY
    late = Message(f"Muộn hơn hạn của cấp trên {row.days_late} ngày.", f"{row.days_late} days later than the parent's day.")
    return ("later", "fail", late) if row.days_late > 0 else ("later", "pass", _IN_TIME)


def value(case: Case, row: Inheritance) -> Answer:
    """The value is as strong as the parent's, in the direction that the parent's target has; nor is a bound beside it loosened."""
    answer = _value(case, row)
    return ("bound", "fail", _LOOSENED) if row.bounds and answer[1] != "fail" else answer


def _value(case: Case, row: Inheritance) -> Answer:
    parent: Target = row.parent_fact
    child: Target | None = row.child_fact
    if child is None or parent.value is None or child.value is None:
        return "weaker", "not_applicable", _NO_FIGURE
    if _milestone_gone(case, row):
        return "weaker", "not_applicable", _OTHER_YEAR
    if _beyond(case, row) and not standing(parent):
        return "weaker", "not_applicable", _BEYOND
    weak = _weaker(case, parent, child)
    if weak is None and (parent.unit or "").startswith("%") and of_occasions(child, parent) and not _counted_beside(case, row):
        return "unlike", "fail", _OTHER_MEASURE
    if weak is None:
        return "weaker", "not_applicable", _OTHER_MEASURE
    return (
        ("weaker", "fail", Message("Chưa đạt mức của cấp trên.", "Weaker than the parent's target."))
        if weak
        else ("weaker", "pass", _STRONG)
    )


def _counted_beside(case: Case, row: Inheritance) -> bool:
    """«90% học sinh dự ít nhất 02 buổi» beside «01 buổi»: the count of the same clause is compared with it."""
    rows = [r for r in case.bench.hierarchy.rows if r.child_fact is row.child_fact and r.kind == "target" and r.parent is row.parent]
    return any(r.parent_fact.span == row.parent_fact.span and not (r.parent_fact.unit or "%").startswith("%") for r in rows)


def _weaker(case: Case, parent: Target, child: Target) -> bool | None:
    rate = share(child, case.document) if (parent.unit or "").startswith("%") else None
    return weaker(parent, replace(child, value=rate, unit="%") if rate is not None and child.unit != parent.unit else child)


def _last_year(document: Document) -> int | None:
    period = document.header.period
    return (period.horizon or period.end or period.start) if period else None


def _whole_period(case: Case, row: Inheritance) -> bool:
    """The plan covers the parent's years (a horizon beyond them aside), so every milestone of the parent is its own."""
    own, above = case.document.header.period, row.parent.header.period
    return bool(own and above and own.end and (own.start, own.end) == (above.start, above.end))


def _beyond(case: Case, row: Inheritance) -> bool:
    """The milestone lies after the plan's years: a yearly plan under a longer parent."""
    last = _last_year(case.document)
    return bool(row.due_year and last and row.due_year > last and not _whole_period(case, row))


def _milestone_gone(case: Case, row: Inheritance) -> bool:
    """Of several milestones only an earlier one is left, unless it is this one's, reached before its time; or none where the plan names
    this year nowhere."""
    if not (row.due_year and row.several_milestones):
        return False
    if row.child_year:
        return row.child_year < row.due_year and not _reached(case, row)
    return _whole_period(case, row) and str(row.due_year) not in case.document.source.text


def _reached(case: Case, row: Inheritance) -> bool:
    """The plan's value is as strong as the parent's, and answers none of the parent's other milestones."""
    parent: Target = row.parent_fact
    child: Target | None = row.child_fact
    if any(r.child_fact is child and r.due_year != row.due_year for r in case.bench.hierarchy.rows):
        return False
    return child is not None and None not in (parent.value, child.value) and _weaker(case, parent, child) is False


def _later(case: Case, row: Inheritance) -> bool:
    """The plan's year lies after the parent's; of the school year that begins in that one it is not sure."""
    if not (row.child_year and row.due_year and row.child_year > row.due_year):
        return False
    own, asked = _own_year(case, row), year_words(row.parent, row.parent_fact, row.due_year)
    return asked.vi.startswith("năm học") or own is None or f"{row.due_year}-{row.child_year}" not in own.vi


def milestone(case: Case, row: Inheritance) -> Answer:
    """The parent's year is kept, and within it the day; of several milestones none is gone."""
    if row.dues and row.days_late is not None:
        late = Message(f"Muộn hơn hạn của cấp trên {row.days_late} ngày.", f"{row.days_late} days later than the parent's day.")
        return ("day", "fail", late) if row.days_late > 0 else ("day", "pass", _IN_TIME)
    if row.child_fact is None or row.due_year is None:
        return "later", "not_applicable", Message("Cấp trên không ấn định mốc năm.", "The parent sets no year.")
    if _beyond(case, row):
        return "later", "not_applicable", _BEYOND
    if _milestone_gone(case, row):
        return "gone", "fail", Message(f"Kế hoạch không còn mốc năm {row.due_year}.", f"The milestone {row.due_year} is gone.")
    if _later(case, row) and (row.child_fact.onward or not row.parent_fact.onward):
        return (
            "later",
            "fail",
            Message(f"Mốc năm {row.child_year} muộn hơn {row.due_year}.", f"{row.child_year} is later than {row.due_year}."),
        )
    return "later", "pass", _TAKEN


ASK: dict[str, Callable[[Case, Inheritance], Answer]] = {
    "taken_up": taken_up,
    "in_time": in_time,
    "on_days": on_days,
    "value": value,
    "milestone": milestone,
}
_NAMES = {
    "taken_up": {"missing", "aim", "near"},
    "in_time": {"missing", "later"},
    "on_days": {"outside", "other_day"},
    "value": {"weaker", "unlike", "bound"},
    "milestone": {"gone", "later", "day"},
}
#: How grave what an answer names is, where the item surely binds the plan
_GRAVE: dict[str, Severity] = {"unlike": "warning", "bound": "warning", "other_day": "info"}
_PARAMS = frozenset(
    "asked own_words asked_words issuer asked_day asked_due own_day covers to name days own_days event activity indicator"
    " asked_value asked_year own_value own_year asked_bound own_bound asked_clause mending".split()
)


def _names(o: Inherited) -> frozenset[str]:
    """Only a parent's targets have a general aim among them, and passages that may answer them."""
    return frozenset(_NAMES[o.ask]) - (set() if o.kind == "target" else {"aim", "near"})


def _words(o: Inherited, _: RuleFile) -> Words:
    if o.assigned:
        sound(o.assigned, ("options", "assigned"))
    return ()


INHERITED = CheckType(inherited, Inherited, _names, _PARAMS, judges_nothing=True, words=_words)
