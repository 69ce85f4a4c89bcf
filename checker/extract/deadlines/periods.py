"""Words around a due day → the period that its report covers."""

from __future__ import annotations

from msgspec.structs import replace

from checker.extract.deadlines.dues import Due
from checker.language.endings import holds
from checker.language.patterns import regexp
from checker.model import Deadline, Recurrence, ReportingPeriod, Span

_YEAR_ENDS = (
    r"trước|chậm|muộn|[()|]|:|;|,|\.|gửi|về|báo|nhà|đơn|các|trường|tiến|tổ|ban|đối|và|hoặc|theo|vào|kết|để|thực|lập|nộp|$"
    r"|\d{4}(?=\s?(?:trước|chậm|muộn|[,.;(-]|$))"
)
#: «báo cáo 6 tháng», «Định kỳ 6 tháng, năm», «báo cáo quý», «hằng tháng», «báo cáo tổng kết năm»
_PERIOD = regexp(
    r"(?:(?<!\w)(?=[06shnbđmtvcqk1])|(?=[,;:/-]))"  # what each of them begins with: most places are told at once
    r"(?:(?P<half_year>(?:6|06|sáu)\s?tháng|nửa\snăm|học\sk[ỳì](?:\s(?:i{1,2}|1|2)(?!\w))?|hk\s?(?:i{1,2}|1|2)(?!\w)|bán\sniên)"
    r"|(?P<quarter>(?:báo\scáo|định\skỳ|h[ằà]ng|mỗi|từng|và|,)\squý(?!\w)|quý\s(?:i{1,3}|iv|[1-4])(?=[\s:,(]{0,3}(?:trước|chậm|muộn|không|vào|là|\)|$)))"
    r"|(?P<month>(?:báo\scáo|số\sliệu|định\skỳ|h[ằà]ng|mỗi|từng)\stháng(?!\s?\d|\w))"
    r"|(?P<year>(?:báo\scáo|tổng\skết|cuối|định\skỳ|kết\squả|cả|một|01|1|và|hoặc|hay|h[ằà]ng|[,;:/-])\s?(?:tổng\skết\s|cuối\s|công\stác\s)?năm"
    rf"(?:\shọc)?(?=\s?(?:{_YEAR_ENDS}))))"
)
#: Each of them holds one of these
_UNITS = ("năm", "tháng", "quý", "học", "hk", "bán")
_AFTER = regexp(
    r"[\s,]{0,2}(?:\(?\s?(?:đối\svới|cho|với|dành\scho)|\()\s?(?:các\s)?(?:kỳ\s)?(?=báo\scáo|kết\squả|6|06|sáu|quý|tháng|năm|sơ|tổng|cả)"
)
_RHYTHM = regexp(
    r"(?:định\skỳ|h[ằà]ng|mỗi|từng)\s(?:(?:(?:6|06|sáu)\s)?(?:tháng|quý|năm)\s?(?:,|và|hoặc|hay)?\s){0,3}(?:(?:1|01|một|cả)\s)?$"
)
#: «Định kỳ sáu tháng trước 05/6, một năm trước 05/12»: the second day comes again every year
YEARLY = regexp(r"[\s,;)]*(?:(?:và|hoặc)\s)?(?:một|1|01)\snăm[\s:,(]*")
_SAID: dict[ReportingPeriod, Recurrence] = {"month": "monthly", "quarter": "quarterly", "half_year": "semiannual", "year": "annual"}


#: «trước ngày 30/11 (năm)»
_YEAR_BEHIND = regexp(r"\s?\((?:cả\s)?năm(?:\shọc)?\)")


def said_periods(key: str, span: Span) -> list[tuple[ReportingPeriod, int]]:
    """The reporting periods named in a stretch of text with their places, in order, each once in a row."""
    found: list[tuple[ReportingPeriod, int]] = []
    words = key[span.start : span.end]
    if not holds(words, _UNITS):
        return found
    for m in _PERIOD.finditer(key, span.start, span.end):
        name: ReportingPeriod = m.lastgroup  # type: ignore[assignment]
        if not found or found[-1][0] != name:
            found.append((name, m.start()))
    return found


def names_report(key: str, at: int) -> bool:
    """Whether a period names the report («báo cáo quý») and not only its rhythm («định kỳ hằng quý», «hằng năm»)."""
    return not _RHYTHM.search(key, max(0, at - 40), at) and not key.startswith(("định", "hằng", "hàng", "mỗi", "từng"), at)


def recurrence_of(period: ReportingPeriod) -> Recurrence:
    """«Định kỳ 6 tháng» comes again every six months."""
    return _SAID[period]


def covers(key: str, since: int, clause: Span, found: list[Due]) -> list[ReportingPeriod | None]:
    """For each due day the period of its report: told after it («đối với báo cáo 6 tháng»), before it, or in order for a row of days.

    `since`: where the words that may name a period begin.
    """
    out: list[ReportingPeriod | None] = [None] * len(found)
    at = 0
    while at < len(found):
        stop = at + 1
        while stop < len(found) and found[stop].follows:
            stop += 1
        first = found[at].mention
        own = first.recurrence and not first.date.month  # «kiểm tra mỗi quý; báo cáo trước ngày 20 hằng tháng»: its own words say how often
        before = Span(found[at - 1].mention.span.end if at else clause.start if own else since, found[at].focus.start)
        for offset, due in enumerate(found[at:stop]):
            out[at + offset] = _after(key, due, clause) or _in_order(key, before, offset, stop - at)
        at = stop
    return out if any(out) or len(found) > 1 else [_later(key, found[0], clause)]


def yearly_throughout(found: list[Deadline]) -> list[Deadline]:
    """«báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/11 hằng năm»: both come again each year, in one paragraph's reports."""
    out: list[Deadline] = []
    yearly: str | None = None
    for entry in reversed(found):
        dated = entry.kind == "report" and entry.day and entry.month and not entry.year and entry.covers
        again = dated and entry.recurrence is None and yearly == (entry.recipient or "")
        out.append(replace(entry, recurrence="annual") if again else entry)
        yearly = (entry.recipient or "") if dated and out[-1].recurrence == "annual" else None
    return out[::-1]


def _later(key: str, due: Due, clause: Span) -> ReportingPeriod | None:
    """«Tháng 12 hằng năm, nhà trường lập báo cáo năm …»: of one day that stands first, the report named behind it."""
    named = said_periods(key, Span(due.mention.span.end, clause.end))
    return named[0][0] if len(named) == 1 and key.startswith("báo", named[0][1]) and due.focus.start - clause.start <= 2 else None


def _after(key: str, due: Due, clause: Span) -> ReportingPeriod | None:
    if _YEAR_BEHIND.match(key, due.mention.span.end, clause.end):
        return "year"
    told = _AFTER.match(key, due.mention.span.end, clause.end)
    if not told:
        return None
    periods = said_periods(key, Span(told.end() - 1, min(clause.end, told.end() + 40)))
    return periods[0][0] if periods else None


def _in_order(key: str, before: Span, offset: int, days: int) -> ReportingPeriod | None:
    """As many periods as days: one each; one day after «6 tháng, năm»: unknown; else what is said."""
    named = said_periods(key, before)
    periods = [period for period, _ in named]
    if len(periods) >= days > 1:
        return periods[len(periods) - days + offset]
    if not periods or (days > 1 and len(set(periods)) > 1):
        return None
    nearest, at = named[-1]
    alone = len(set(periods)) == 1 or key.startswith("báo", at)
    told = nearest != "month" or names_report(key, at)
    return nearest if alone and told else None
