"""The tasks that the parent gives its units, beside the plan: `assigned`, `overdue`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.case import Case, Hit, Row, Skip, Yielded, passage_of
from checker.judge.checks.kind import CheckType, NoOptions
from checker.judge.days import day_words, due_words
from checker.judge.wording import quoted
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Deadline, Inheritance, Message, Task

_TAKEN = Message("Kế hoạch có nêu.", "The plan takes it up.")
_ABSENT = Message("Không thấy nội dung nào của kế hoạch nêu việc này.", "No passage of the plan takes it up.")
_LEFT_OUT = Message(
    "Giải pháp chung hoặc nội dung khuyến khích; kế hoạch không nêu.", "A general solution, or only encouraged; the plan leaves it out."
)
_IN_PART = Message("Tệp chỉ đọc được một phần; không kết luận là thiếu.", "Only a part of the file could be read.")
_NO_DAYS = Message("Không có việc nào cả hai bên cùng ấn định ngày hoàn thành.", "There is no task for which both name a day.")
_LATE = Message("Kế hoạch ấn định ngày muộn hơn cấp trên.", "The plan's day is later than the parent's.")
_LOOSENED = Message("Kế hoạch nới giới hạn của cấp trên.", "The plan loosens a bound of the parent.")
_IN_TIME = Message("Không muộn hơn ngày cấp trên ấn định.", "Not later than the parent's day.")
#: A cell with «Ngày 11/10» alone says when, not by when
_BY = regexp(r"(?<!\w)(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|hết|đến|hạn|tháng)(?!\w)")
_LONGEST = 90  # characters of a task that a verdict quotes
_NONE = Message("Cấp trên không giao riêng việc nào cho đơn vị.", "The parent gives the unit no task of its own.")
_ALL = Message("Các việc cấp trên giao cho đơn vị đều có trong kế hoạch.", "All tasks laid on the unit are taken up.")


def assigned(case: Case) -> Iterator[Yielded]:
    """A row for each task; those left out are told together, by the part of the parent that they stand in and by whom it names."""
    rows = [row for row in case.bench.hierarchy.rows if isinstance(row.parent_fact, Task)]
    missing: dict[tuple[int, int | None, str | None], list[Inheritance]] = {}
    unsure: list[Row] = []
    for row in rows:
        judged = _judged(row, partial=case.document.source.status == "partial")
        if judged.outcome == "not_evaluated" and row.binds != "optional":
            unsure.append(judged)
        elif judged.outcome == "fail":
            missing.setdefault((id(row.parent), row.parent_fact.section, row.parent_fact.actor), []).append(row)
        yield judged
    yield from map(_told, missing.values())
    yield _as_a_whole(rows, unsure)


def _as_a_whole(rows: list[Inheritance], unsure: list[Row]) -> Skip:
    """What is laid on nobody leaves nothing open."""
    if unsure:
        return Skip("not_evaluated", _named(unsure))
    laid = any(row.binds not in ("no", "optional") for row in rows)
    return Skip("pass", _ALL) if laid else Skip("not_applicable", _NONE)


def _named(unsure: list[Row]) -> Message:
    """Why it is not sure, and of which task: who reads the verdict alone has no table beside it."""
    why, first = unsure[0].why, unsure[0].row
    if why == _IN_PART:
        return why
    said = squeeze(first.parent.text(first.parent_fact.focus)).rstrip(" .;,")
    said = said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + "…"
    vi, en = (f" và {len(unsure) - 1} việc khác", f" and {len(unsure) - 1} more") if len(unsure) > 1 else ("", "")
    return Message(f"{why.vi.rstrip('.')} («{said}»{vi}).", f"{why.en.rstrip('.')} (“{said}”{en}).")


def _judged(row: Inheritance, *, partial: bool) -> Row:
    if row.binds == "no":
        return Row(row, "not_applicable", row.why)
    if row.child_fact is not None:
        return Row(row, "pass", _TAKEN)
    if row.binds == "yes" and not partial:
        return Row(row, "fail", _ABSENT)
    return Row(row, "not_evaluated", _LEFT_OUT if row.binds == "optional" else _IN_PART if partial else row.why)


def _told(rows: list[Inheritance]) -> Hit:
    """The tasks of one group that the plan leaves out, as one fault."""
    said = [squeeze(row.parent.text(row.parent_fact.focus)) for row in rows]
    params = {
        "asked": said[0],
        "count": len(said),
        "list": quoted(said, "; "),
        "actor": rows[0].parent_fact.actor,
        "mending": "; ".join(said),
    }
    name = "one" if len(said) == 1 else "several"
    topics = frozenset(f"task:{row.parent_fact.focus.start}" for row in rows)
    return Hit(name, None, params, related=tuple(passage_of(row.parent, row.parent_fact.focus) for row in rows), topics=topics)


def overdue(case: Case) -> Iterator[Yielded]:
    """A row for each task that the plan surely takes up with a day or a bound of its own, where the parent sets one."""
    rows = [row for row in case.bench.hierarchy.rows if row.kind == "task" and ((row.dues and row.days_late is not None) or row.bounds)]
    if not rows:
        yield Skip("not_applicable", _NO_DAYS)
    for row in rows:
        hit = _loosened(case, row) if row.bounds else _late(row)
        yield Row(row, "fail" if hit else "pass", (_LOOSENED if row.bounds else _LATE) if hit else _IN_TIME, hit)


def _late(row: Inheritance) -> Hit | None:
    if not row.dues or (row.days_late or 0) <= 0:
        return None
    asked, own = row.dues
    held = " | " in row.parent.text(row.parent_fact.span) and not _BY.search(fold(row.parent.text(asked.focus)))
    days = {
        "asked": squeeze(row.parent.text(row.parent_fact.focus)),
        "asked_due": due_words(asked),
        "asked_day": day_words(asked),
        "own_day": day_words(own),
    }
    name = "doubtful" if row.doubtful else "held" if held else "later"
    where = (passage_of(row.parent, row.parent_fact.span),)
    return Hit(name, own.focus, days, "info" if row.doubtful else None, related=where, topics=_day_of(own))


def _loosened(case: Case, row: Inheritance) -> Hit | None:
    if not row.bounds:
        return None
    asked, own = row.bounds
    words = {
        "asked": squeeze(row.parent.text(row.parent_fact.focus)),
        "asked_bound": row.parent.text(asked),
        "own_bound": case.document.text(own),
    }
    topics = frozenset({f"bound:{own.start}"})  # a day that another rule tells of is no reason for silence
    return Hit("bound", own, words, related=(passage_of(row.parent, row.parent_fact.span),), topics=topics)


def _day_of(own: Deadline) -> frozenset[str]:
    return frozenset({f"date:{own.day}/{own.month}"})


OVERDUE = CheckType(
    overdue,
    NoOptions,
    lambda _: frozenset({"later", "held", "doubtful", "bound"}),
    frozenset("asked asked_due asked_day own_day asked_bound own_bound".split()),
    judges_nothing=True,
)
ASSIGNED = CheckType(
    assigned, NoOptions, lambda _: frozenset({"one", "several"}), frozenset("asked count list actor mending".split()), judges_nothing=True
)
