"""Whether a cited document was in force on the plan's date, and what stands in its place."""

from __future__ import annotations

import re
from datetime import date

from checker.judge.case import Hit
from checker.judge.checks.known.seen import Said, Seen, described
from checker.language.known import Known, registry
from checker.language.patterns import regexp
from checker.model import Message, PartialDate, Severity

Interval = tuple[date, date]


def in_force(seen: Seen) -> Said:
    """Ended before the plan's day, not yet begun, or outlived by its period; passes only where both its days are known."""
    row, days = seen.match.row, seen.case.bench.days
    if row is None or not row.sure or days is None or seen.match.by == "slip":
        return None
    starts, ends = row.day("in_force_from"), row.day("in_force_to")
    if ends and ends <= days[0]:
        return None if row.doubted_end or _told_as_past(seen) or not _foreseeable(seen, row, days) else _ended(seen, row, days)
    if starts and starts > days[1]:
        return _early(seen, row)
    if row.period:
        return _outlived(seen, row, row.period, days)
    return "pass" if starts and ends and starts <= days[0] and days[1] < ends else None


def _early(seen: Seen, row: Known) -> Said:
    """A plan that rests on what was not yet in force on its own day (that of its title's first year tells nothing here)."""
    own = seen.case.bench.issued
    resting = seen.fact.get("role") in ("parent", "basis") and own is not None and own.as_date() is not None
    return seen.hit("early", seen.fact.span, row, starts=_partial(row, "in_force_from")) if resting and not _told_as_past(seen) else None


def _partial(row: Known, field: str) -> PartialDate | None:
    day = row.day(field)
    return PartialDate(day.day, day.month, day.year) if day else None


def _ended(seen: Seen, row: Known, days: Interval) -> Hit:
    newer = _newer(seen, row)
    standing, replaced = _standing(seen, newer, days), ", ".join(row.replaced_by.split())
    named = f"{newer.type} số {newer.number}" if newer else replaced
    by = Message(f", theo {named}", f", by {replaced}") if newer or _unlisted(seen, row) else _NOTHING
    if newer and standing and standing is not newer:
        by = Message(f"{by.vi} (nay là {standing.type} số {standing.number})", f"{by.en} (now {standing.number})")
    rest = Message(f" ({row.exception})", f" (but: {row.exception})") if row.exception else _NOTHING
    instead = described(standing) if standing and "bãi bỏ" not in row.notes else None
    return seen.hit("ended", seen.fact.span, row, ends=_partial(row, "in_force_to"), by=by, rest=rest, instead=instead)


_NOTHING = Message("", "")


def _newer(seen: Seen, row: Known) -> Known | None:
    """The document that took its place, where that is one and sure."""
    newer = registry(seen.case.rule.documents).only(row.replaced_by) if row.replaced_by and " " not in row.replaced_by else None
    return newer if newer and newer.sure else None


def _unlisted(seen: Seen, row: Known) -> bool:
    """Whether the registry names what took its place, but has no rows of it that cast doubt on that."""
    known = registry(seen.case.rule.documents)
    return bool(row.replaced_by) and not any(known.numbered(number) for number in row.replaced_by.split())


def _standing(seen: Seen, newer: Known | None, days: Interval) -> Known | None:
    """What is in its place on the plan's date: successor by successor."""
    for _ in range(8):
        ends = newer.day("in_force_to") if newer else None
        if newer is None or ends is None or ends > days[0] or newer.doubted_end:
            break
        newer = _newer(seen, newer)
    starts = newer.day("in_force_from") if newer else None
    return newer if newer and (starts is None or starts <= days[0]) else None


def _foreseeable(seen: Seen, row: Known, days: Interval) -> bool:
    """Whether the document that ended it was there when the plan was made: some end others back in time."""
    for number in row.replaced_by.split():
        newer = registry(seen.case.rule.documents).only(number)
        issued = newer.day("issued") if newer else None
        year = re.search(r"/((?:19|20)\d\d)/", number)
        if (issued and issued > days[1]) or (not issued and year and int(year[1]) > days[1].year):
            return False
    return True


def _outlived(seen: Seen, row: Known, period: tuple[str, int], days: Interval) -> Said:
    """A strategy whose period has ended: a fault of a plan that rests on it, where the next one was there; else a remark."""
    own = seen.case.document.header.period
    first = min(days[0].year, own.start or days[0].year) if own else days[0].year
    if first <= period[1] or seen.fact.get("role") not in ("parent", "basis") or _told_as_past(seen):
        return None
    newer = registry(seen.case.rule.documents).only(row.next_period) if row.next_period else None
    issued = newer.day("issued") if newer and newer.sure else None
    there = bool(issued and issued <= days[0])
    instead = described(newer) if newer and there else None
    after = Message(f"văn bản của giai đoạn tiếp theo là {instead}", f"the next period's is {instead}") if instead else _NO_NEXT
    severity: Severity | None = None if there else "info"
    return seen.hit("period", seen.fact.span, row, severity=severity, period=period[0], after=after, instead=instead)


_NO_NEXT = Message("chưa thấy văn bản của giai đoạn tiếp theo", "none for the next period was seen")

#: words before a citation, or behind it, by which a plan looks back on it or tells that it has ended
_PAST = regexp(
    r"(?<!\w)(?:thay thế|thay cho|bãi bỏ|hủy bỏ|sửa đổi|tổng kết|sơ kết|trước đây|kế thừa|giai đoạn trước|\d+ năm (?:thực hiện|thi hành)"
    r"|(?:kết quả|đánh giá việc|đánh giá tình hình) (?:thực hiện|triển khai|thi hành)|(?:có|hết) hiệu lực)(?!\w)"
)
#: «Thông tư số … sửa đổi, bổ sung một số điều của Quy chế … ban hành kèm theo [Thông tư số …]»
_AMENDED = regexp(r"(?<!\w)(?:sửa đổi|bổ sung|bãi bỏ|thay thế)(?!\w)[^;]*\s(?:của|kèm theo|tại|theo)\s*$")
_ENDED_BEHIND = regexp(r"[^;]{0,80}?(?<!\w)(?:(?:có|hết) hiệu lực|hiệu lực (?:từ|kể từ)|(?:được|bị|đã) thay thế|bị bãi bỏ|trước đây)(?!\w)")


def _told_as_past(seen: Seen) -> bool:
    """Whether the plan speaks of the document as one that was, or names it only by another document's title."""
    told = _PAST.search(seen.before[-90:]) or _AMENDED.search(seen.before) or _ENDED_BEHIND.match(seen.behind)
    return told is not None or seen.held_by is not None
