"""The parent's dated events beside the child's."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from checker.language.abbreviations import common, explained, written_out
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.link.binding import event_binds
from checker.link.similarity import Likeness, terms
from checker.link.years import misdated, only_year
from checker.model import DateMention, Document, Event, Inheritance, Message, PartialDate, Period, Span

_SAME_NAME = 0.6
_NO_DAY = PartialDate(None, None, None)
_BEFORE = 30  # characters before an event that tell whether it is but an occasion
#: «… nhân dịp», «…, nhân Ngày …», but for «tổ chức hoạt động nhân dịp», which are activities for the day
_ON_OCCASION = regexp(
    r"[\w,](?<!hoạt động)(?<!\scá)(?<!\scông)\s(?:nhân(?: dịp)?|vào dịp|trong dịp|gắn(?: liền)? với)\s(?:kỷ niệm\s)?(?:ngày\s)?$"
)
_OCCASION = Message(
    "Chỉ là dịp tổ chức hoạt động khác; hoạt động ấy được đối chiếu như một nhiệm vụ.",
    "Only the occasion of something else, which is compared as a task.",
)
_PASSED = Message("Ngày của đợt hoạt động đã qua khi kế hoạch được ban hành.", "The day had passed when the plan was issued.")
_OUTSIDE = Message("Đợt hoạt động nằm ngoài thời gian của kế hoạch.", "The event lies outside the plan's period.")


def align(parent: Document, child: Document) -> list[Inheritance]:
    """A row for each event of the parent: taken up by its day, by its name, or by a date that stands in the child's text."""
    asked = parent.facts.events
    if not asked:
        return []
    names = _whole_names(parent, child)
    likeness = Likeness(names.values())
    rows = []
    for event in asked:
        found = _taken_up(event, child, likeness, names)
        binds, why = event_binds(event, parent, child, taken_up=found is not None)
        if found is None and binds == "yes" and _is_occasion(event, parent):
            binds, why = "no", _OCCASION
        excuse = _excuse(event, parent, child) if binds == "yes" and found is None else None
        if excuse:
            binds, why = "no", excuse
        rows.append(Inheritance("event", parent, event, found, binds, why))
    return rows


def _is_occasion(event: Event, parent: Document) -> bool:
    """«tổ chức cho học sinh tham quan bảo tàng nhân dịp 22/12», «Tuần lễ …, gắn với Ngày …»: something else is to be held."""
    before = fold(parent.source.text[max(0, event.focus.start - _BEFORE) : event.focus.start])
    return _ON_OCCASION.search(before) is not None


def _whole_names(*documents: Document) -> dict[str, str]:
    """The name of each event → the same with its abbreviations written out."""
    names: dict[str, str] = {}
    for document in [document for document in documents if document.facts.events]:
        known = _common() | {short: words for words, short in reversed(explained(document.source.text))}  # the first counts
        names.update((event.name, written_out(event.name, known)) for event in document.facts.events)
    return names


@cache
def _common() -> dict[str, str]:
    return {short: words for words, short in reversed(common())}


def _taken_up(event: Event, child: Document, likeness: Likeness, names: dict[str, str]) -> Event | None:
    asked = likeness.meaning(names[event.name])
    alike = [(likeness.score(asked, likeness.meaning(names[mine.name])), -i, mine) for i, mine in enumerate(child.facts.events)]
    for score, _, mine in alike:
        if _same_day(mine.start, event.start) and _same_day(mine.end, event.end) and score > 0.2:
            return mine
    best = max((a for a in alike if not _of_other_things(names[event.name], names[a[2].name])), key=lambda a: a[:2], default=None)
    if best and best[0] >= _SAME_NAME:
        return best[2]
    return next((_as_event(d, event) for d in child.facts.dates if _names(d, event)), None) or _joined(event, child)


#: «Tháng hành động | phòng, chống ma túy»
_KIND = regexp(r"(?:tháng hành động|tháng cao điểm|tháng|tuần lễ|tuần|ngày hội|ngày)(?=\s)")
_BETWEEN = r"(?:\s(?:và|-)|,)\s[^.;:|\n]{3,40}?\s"


def _joined(event: Event, child: Document) -> Event | None:
    """«hưởng ứng Tháng hành động và Ngày Quốc tế phòng, chống ma túy»: of two names that end alike the first is cut short."""
    name, text = fold(event.name), fold(child.source.text)
    kind = _KIND.match(name)
    rest = name[kind.end() :].strip() if kind else ""
    if kind is None or " " not in rest or rest not in text:
        return None
    found = re.search(rf"(?<!\w){kind.group()}{_BETWEEN}{re.escape(rest)}(?!\w)", text)
    span = found and Span(*found.span())
    return replace(event, start=_NO_DAY, end=_NO_DAY, span=span, focus=span, section=None) if span else None


#: «Tháng hành động vì …», «Ngày toàn dân phòng, chống …»: what tells an event from the others comes after it
_HEAD = regexp(
    r"(?:tháng hành động|tháng cao điểm|tuần lễ|ngày hội|tháng|tuần|ngày)(?:\s(?:quốc gia|quốc tế|thế giới|toàn dân|toàn quốc))?"
    r"(?:\s(?:hưởng ứng|vì|về|phòng,? (?:và )?chống))?\s"
)


def _of_other_things(one: str, other: str) -> bool:
    """«Tháng hành động vì trẻ em», «Tháng hành động vì bình đẳng giới»: no word in common but those of every such name."""
    first, second = (terms(_HEAD.sub("", fold(name), count=1).replace("việt nam", "")) for name in (one, other))
    return bool(first and second) and not first & second


def _same_day(one: PartialDate, other: PartialDate) -> bool:
    return one.day is not None and (one.day, one.month) == (other.day, other.month)


def _names(mention: DateMention, event: Event) -> bool:
    return _same_day(mention.date, event.start) and _same_day(mention.end or mention.date, event.end)


def _as_event(mention: DateMention, event: Event) -> Event:
    return replace(event, start=mention.date, end=mention.end or mention.date, span=mention.span, focus=mention.span, section=None)


def _excuse(event: Event, parent: Document, child: Document) -> Message | None:
    """Why the child may leave the event out, if it may: its last day had passed, or it is no year of the plan."""
    period, issued = child.header.period, child.header.issued
    year = event.start.year
    if period and period.start and year and not period.start <= year <= _last(period) and not misdated(parent, child, year):
        return _OUTSIDE
    own = issued.as_date() if issued else None
    if own is None or not event.end.month:
        return None
    if event.end.year:
        day = _last_day(event.end, event.end.year)
        return _PASSED if day and day < own else None
    # the parent's goes first: a slip in the child's title must excuse nothing
    whole = only_year(parent) or only_year(child)
    until = whole[1] if whole else date(own.year, 12, 31) if period is None else None
    if until is None:  # a plan of several years meets the day again
        return None
    comes = [day for year in (own.year - 1, own.year, own.year + 1) if (day := _last_day(event.end, year)) and own <= day <= until]
    return None if comes or until < own else _PASSED


def _last_day(when: PartialDate, year: int) -> date | None:
    """The day, or the last one of the month."""
    if when.day or not when.month or not 1 <= when.month <= 12:
        return PartialDate(when.day, when.month, year).as_date()
    return date(year + when.month // 12, when.month % 12 + 1, 1) - timedelta(days=1)


def _last(period: Period) -> int:
    """The last year that a period names; 0 where it names none."""
    return period.horizon or period.end or period.start or 0
