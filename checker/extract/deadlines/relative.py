"""A clause → the time that it counts from something, which has no day: «chậm nhất 05 ngày làm việc sau khi kết thúc …»."""

from __future__ import annotations

from checker.language.patterns import regexp
from checker.model import DateMention, Span

_FIGURE = r"\d{1,3}(?:\s?\([^()]{2,20}\))?\s(?:giờ|ngày|tuần|tháng)(?!\s?[\d/]|\w)(?:\slàm\sviệc|\s?\(ngày\slàm\sviệc\))?"
_FROM = r"(?:kể\stừ|tính\stừ|từ(?=\s(?:khi|ngày|lúc|tháng|\d))|sau|trước|so\svới|khi)(?!\w)"
#: «chậm nhất 16 giờ ngày 05/11» is a day: but for «trong vòng» it must be said from when
_WITHIN = rf"\s(?:(?:vòng|thời\shạn)(?:\s(?:không\squá|tối\sđa|khoảng))?\s{_FIGURE}|{_FIGURE}(?=\s(?:đầu|{_FROM})))"
_AT_MOST = rf"(?:\s(?:là|sau|không\squá))?\s{_FIGURE}(?=\s{_FROM})"
#: «sau khi kết thúc Tháng hành động 03 ngày»
_BEHIND = rf"\s(?:khi|ngày|mỗi|từng|đợt)\s[^;.,:()|\d]{{3,60}}\s{_FIGURE}(?=\s*(?:[;.,()|]|$))"
_COUNTED = regexp(  # by first letters, for which the engine can search
    rf"t(?<!\wt)(?:rong{_WITHIN}|rước(?:{_AT_MOST}|{_BEHIND}))|s(?<!\ws)au(?:{_AT_MOST}|{_BEHIND})"
    rf"|c(?<!\wc)hậm\snhất{_AT_MOST}|m(?<!\wm)uộn\snhất{_AT_MOST}|k(?<!\wk)hông\squá{_AT_MOST}"
)
_REST = regexp(r"[^;.,()|]*")
#: What stands between the figure and the day that it is counted from: «kể từ ngày ban hành (15/6/2024)»
_ONE_DAY = regexp(r"\s(?:(?:kể|tính)\s)?(?:từ|sau|trước|so\svới|khi)(?!\w)(?:(?!trước|chậm|muộn)[^;.,|\d]){0,40}$")
#: A cheap look before
_AFTER = regexp(r"\d\s?(?:giờ|ngày|tuần|tháng)(?:\slàm\sviệc)?[^\d;|]*$")
_FAR = 80  # characters from the figure to the day
#: «trong vòng 24 giờ khi có dịch bệnh»: nobody knows whether it comes
_IF = regexp(r"(?<!\w)(?:nếu|khi\scó|xảy\sra|phát\shiện|tiếp\snhận|nhận\sđược|sự\s(?:việc|cố)|yêu\scầu|đột\sxuất)(?!\w)")


def counted(key: str, clause: Span) -> Span | None:
    """The words of a time that is counted from something, up to the next mark; None where a clause has none."""
    found = _COUNTED.search(key, clause.start, clause.end)
    rest = _REST.match(key, found.end(), clause.end) if found else None
    return Span(found.start(), found.end() + len(rest[0].rstrip())) if found and rest else None


def is_counted_from(key: str, clause: Span, mention: DateMention) -> bool:
    """Whether a day is no due day but the one that the time is counted from: «trong vòng 05 ngày kể từ ngày 15/6»."""
    if mention.kind == "range":
        return False
    if not _AFTER.search(key, max(clause.start, mention.span.start - _FAR), mention.span.start):
        return False
    found = _COUNTED.search(key, clause.start, mention.span.start)
    return found is not None and _ONE_DAY.match(key, found.end(), mention.span.start) is not None


def is_expected(key: str, clause: Span) -> bool:
    """Whether what the time is counted from will come: the end of a drive or a term, not an accident."""
    return _IF.search(key, clause.start, clause.end) is None
