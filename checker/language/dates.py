"""Text → dates as they are written: partial, ranges, school years, quarters, recurrences; spans are those of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import by_rarest, regexp
from checker.language.ranges import false_friends, joined, line_before, of_one_year, recurring
from checker.model import DateMention, PartialDate, Recurrence, Span

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

#: «20/5», «05/12/2021», «10/2021», «22/1 1/2017» (a blank read into the month)
_SLASH = regexp(
    r"(?<![\w/.,])(?:(?P<d>\d{1,2})\s?/\s?(?P<m>1 [0-2](?=\s?/\s?\d{4})|\d{1,2})(?:\s?/\s?(?P<y>\d{4}|\d{2})(?!\d))?"
    r"|(?P<m1>\d{1,2})\s?/\s?(?P<y1>(?:19|20)\d\d))(?!\d|\s?/|-[^\W\d]|[,.]\d|\w)"
)
#: «05 tháng 9 năm 2025», «04tháng 5», «ngày tháng 9 năm 2024», «07 tháng năm 2016», «tháng 10/2021», «I5 tháng 10»
_MONTH = regexp(
    by_rarest("tháng")
    + r"(?:\s{0,3}(?P<m>\d{1,2})(?![\d.,]\d)(?!\d))?"
    + r"(?:\s{0,2}(?:,\s?)?(?:/|năm|-(?=\s?(?:19|20)\d\d(?!\d)))\s{0,3}(?P<y>(?:19|20)\d{2,3})(?!\d))?"
)
_DAY_BEFORE = regexp(r"(?<!\w)(?<!lần )(?<!đợt )(?<!khóa )(?<!vòng )(?P<cue>ngày\s{0,3}|mùng\s|mồng\s)?(?P<d>[\dilo]?\d|[il]\d)?\s{0,3}$")
_QUARTER = regexp(by_rarest("quý") + r"\s(?P<q>iv|i{1,3}|[1-4])(?!\w)(?:\s?(?:/|năm|-(?=\s?20))\s?(?P<y>(?:19|20)\d\d))?(?!\d)")
_YEAR = regexp(
    by_rarest("năm")
    + r"\s(?P<school>học\s)?(?P<y>(?:19|20)\d\d)(?:\s?-\s?(?P<to>(?:19|20)\d\d|(?<!\n- )\d{3}(?!\d|\s?%)))?(?!\d|\s?/\s?\w)"
)
#: «2021-2025», and what in it is rare enough to be searched for
_YEARS = regexp(r"(?P<y>[12][09]\d\d)\s?(?:-|đến)\s?(?:năm\s)?(?P<to>(?:19|20)\d\d)(?![\d/])")
_YEARS_MARKS = tuple(regexp(mark + r"(?=\s?(?:năm\s)?(?:19|20)\d\d)") for mark in ("(?P<word>-)", by_rarest("đến")))
_DASHED = regexp(r"(?<![/.,\w-])(?P<d>\d{1,2})(?P<mark>[-.])(?P<m>\d{1,2})(?:(?P=mark)(?P<y>(?:19|20)\d\d))?(?![\d/%\w-]|[,.]\d)")
_EVERY = tuple(
    regexp(pattern)
    for pattern in (
        *(rf"{by_rarest(word)}\s{{1,2}}(?P<unit>năm|tháng|quý)(?!\w)" for word in ("hằng", "hàng", "mỗi")),
        by_rarest("định kỳ") + r"\s(?:(?:h[ằà]ng|mỗi|một|1|01)\s)?(?:(?:6|06|sáu)\stháng|nửa\snăm|(?P<unit>năm|tháng|quý)(?!\w))",
    )
)
_TIMES = regexp(r"tháng\s?(?:/\s?|(?:một|1|01)\s)lần")
#: «khối tiểu học 09/9 - 11/9/2028»: no name of a school
_TO_A_DAY = regexp(r"\s?(?:-|đến)\s?(?:ngày\s)?\d{1,2}/\d{1,2}/20\d\d")
_SIX = regexp(r"(?<!\w)(?:6|06|sáu)\s{1,2}$")
_SLASH_MARK = regexp(r"/(?=\s?\d)(?:(?<=\d/)|(?<=\d\s/))")
_DASH_MARKS = (regexp(r"-(?<=\d-)(?=\d)"), regexp(r"\.(?<=\d\.)(?=\d)"))
_INSIDE = frozenset("0123456789/.,-")
#: What no other pattern finds behind «ngày», none of which can be another: a torn day, «ngày /9/2019»; «ngày 25 hằng tháng», «ngày 15 của
#: tháng», «ngày 05 tháng cuối (cùng của mỗi) quý», «ngày 05 của tháng liền kề», «ngày 20-25 hằng tháng»; «Hằng tháng … trước ngày 25»
_DAY_WORD = regexp(
    by_rarest("ngày") + r"(?:\s{0,4}(?:tháng\s)?/\s?(?P<m>\d{1,2})\s?/\s?(?P<y>(?:19|20)\d\d)(?![\d/])"
    r"|\s{0,2}(?:(?P<from>\d{1,2})\s?(?:-|đến)\s?)?(?P<d>\d{1,2})\s(?:của\s|các\s)?(?:(?P<quarter>tháng\s(?:đầu|cuối)(?:\scùng)?\s(?:của\s)?(?:mỗi\s|h[ằà]ng\s|các\s)?quý|(?:h[ằà]ng|mỗi)\squý)"
    r"|(?:h[ằà]ng|mỗi)\stháng|tháng\s(?:liền\skề|kế\stiếp|tiếp\stheo|sau)|tháng(?=\s*[,.;)|]|\s*$|\s[^\d\s]))"
    r"|\s(?P<alone>\d{1,2})(?=\s*(?:[.;,)|]|$)|\s(?:về|để|cho|gửi|và|theo|qua)\s))"
)
_EACH = regexp(r"(?:h[ằà]ng|mỗi|định kỳ)\s(?P<unit>tháng|quý)(?!\w)[^.;|]{0,160}(?:trước|chậm nhất|vào|là|báo cáo\s[^.;|,\d]{0,60})\s$")
_UNITS: dict[str, Recurrence] = {"năm": "annual", "tháng": "monthly", "quý": "quarterly"}


_CUES = tuple("ngày|trước|sau|từ|đến|hết|chậm nhất|muộn nhất|nhất là|hạn|mùng|mồng|dịp|vào|sáng|chiều|tối|lễ".split("|"))
#: … of which none stands before a fraction: «dịp 8/3 chị em», but «từ 7/8 xã»
_SURE_CUES = tuple("ngày|trước|sau|chậm nhất|muộn nhất|nhất là|hạn|mùng|mồng|dịp|sáng|chiều|tối|lễ".split("|"))
_NUMBER_BEFORE = regexp(r"(?:số|định|thông tư|luật|quyết|lệnh)\s*:?\s*$")


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """The match key of a whole document, made once for all that read it."""
    return fold(text)


@lru_cache(maxsize=8)
def scan(text: str) -> tuple[DateMention, ...]:
    """All dates of a text, in order, none inside another. Kinds: day, month, quarter, year, school_year, range, recurring.

    Impossible dates (31/6, tháng 0) are kept as written. `recurrence` stands on a date that is said to come again: «20/12 hàng năm».
    """
    key = folded(text)
    found: list[DateMention] = []
    for mention in sorted(_all(key, text), key=lambda m: (m.span.start, -m.span.end)):
        if not found or mention.span.start >= found[-1].span.end:
            found.append(mention)
    return tuple(recurring(key, iter(of_one_year(key, list(joined(key, text, found))))))


def _all(key: str, text: str) -> Iterator[DateMention]:
    yield from _slashes(key, text)
    yield from _months(key, text)
    for m in _QUARTER.finditer(key):
        yield DateMention("quarter", _date(None, None, m["y"]), _worded(m), quarter=_ROMAN[m["q"]])
    for m in _YEAR.finditer(key):
        yield _year(m)
    for m in _years(key):
        if key[m.start() - 1 : m.start()] not in _INSIDE:
            yield DateMention("range", _date(None, None, m["y"]), Span(*m.span()), end=_date(None, None, m["to"]))
    for m in (m for mark in _DASH_MARKS for m in _at_mark(_DASHED, mark, key)):
        cued = m["y"] and m["mark"] == "-" or _cued(key, m.start()) or _holiday(key, m)
        if cued and 1 <= int(m["d"]) <= 31 and 1 <= int(m["m"]) <= 12:
            yield DateMention("day", _date(m["d"], m["m"], m["y"]), Span(*m.span()))
    for m in _DAY_WORD.finditer(key):
        yield from _day_word(key, m)
    for pattern in _EVERY:
        for m in pattern.finditer(key):
            yield _every(m)


def _worded(m: re.Match[str]) -> Span:
    """The span of a match that was sought by a letter of its first word."""
    return Span(m.start("word"), m.end())


def _day_word(key: str, m: re.Match[str]) -> Iterator[DateMention]:
    span = _worded(m)
    if m["m"]:
        yield DateMention("month", _date(None, m["m"], m["y"]), span)
    elif m["d"]:
        first, last = _date(m["from"], None, None), _date(m["d"], None, None)
        kind, end = ("range", last) if m["from"] else ("recurring", None)
        every: Recurrence = "quarterly" if m["quarter"] else "monthly"
        yield DateMention(kind, first if m["from"] else last, span, end=end, recurrence=every)
    elif each := _EACH.search(key, max(0, span.start - 200), span.start):
        yield DateMention("recurring", _date(m["alone"], None, None), span, recurrence=_UNITS[each["unit"]])


def _every(m: re.Match[str]) -> DateMention:
    return DateMention("recurring", PartialDate(), _worded(m), recurrence=_UNITS[m["unit"]] if m["unit"] else "semiannual")


def _half_years(key: str, times: re.Match[str]) -> Iterator[DateMention]:
    """«6 tháng/lần», «6 tháng một lần»."""
    if six := _SIX.search(key, max(0, times.start() - 6), times.start()):
        yield DateMention("recurring", PartialDate(), Span(six.start(), times.end()), recurrence="semiannual")


def _at_mark(pattern: re.Pattern[str], mark: re.Pattern[str], key: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins one or two digits before a mark: the rare mark is searched for, not the digits."""
    at = 0
    for m in mark.finditer(key):
        start = m.start()
        if key[start - 1 : start] == " ":
            start -= 1
        head = start
        while head > at and start - head < 2 and key[head - 1].isdigit():
            head -= 1
        if head < start and (hit := pattern.match(key, head)):
            at = hit.end()
            yield hit


def _years(key: str) -> Iterator[re.Match[str]]:
    """Matches of `_YEARS`, by the mark between the two years, with which the search is several times as fast as with digits."""
    at = 0
    for mark in sorted(m.start("word") for each in _YEARS_MARKS for m in each.finditer(key)):
        head = mark - (5 if key[mark - 1].isspace() else 4)
        if head >= at and (hit := _YEARS.match(key, head)):
            at = hit.end()
            yield hit


def _date(day: str | None, month: str | None, year: str | None) -> PartialDate:
    late = int(year) if year else None
    if late is not None and late < 100:
        late += 2000
    return PartialDate(int(day) if day else None, int(month.replace(" ", "")) if month else None, late)


def _slashes(key: str, text: str) -> Iterator[DateMention]:
    for m in _at_mark(_SLASH, _SLASH_MARK, key):
        if m["m1"]:
            if _month_year(key, m):
                yield DateMention("month", _date(None, m["m1"], m["y1"]), _with_word(key, m, "tháng"))
        elif _is_day(key, text, m):
            yield DateMention("day", _date(m["d"], m["m"], m["y"]), _with_word(key, m, "ngày"))


def _with_word(key: str, m: re.Match[str], word: str) -> Span:
    """The span with the «ngày» before it."""
    start = m.start()
    head = key[max(0, start - len(word) - 2) : start]
    return Span(start - len(head) + head.rindex(word), m.end()) if head.rstrip().endswith(word) else Span(*m.span())


def _month_year(key: str, m: re.Match[str]) -> bool:
    """«10/2021», but no «số 10/2021» and no 45/2019."""
    return int(m["m1"]) <= 12 and not _NUMBER_BEFORE.search(key, max(0, m.start() - 10), m.start())


def _is_day(key: str, text: str, m: re.Match[str]) -> bool:
    """Whether d/m is a date: no «7/8 huyện», «Trường 1/6», «24/24 giờ», «lớp 5/2»."""
    year, day, month = m["y"], int(m["d"]), int(m["m"].replace(" ", ""))
    if year and len(year) == 4:
        return 1900 <= int(year) <= 2100 and day <= 39 and month <= 19
    if day > 39 or month > 19 or (day == month == 24):
        return False
    usual = 1 <= day <= 31 and 1 <= month <= 12 and not year and (day, month) != (24, 7)
    if not (usual or _cued(key, m.start())):
        return False
    head = line_before(key, text, m.start(), 24)
    if head.rstrip().endswith(_SURE_CUES) or _TO_A_DAY.match(key, m.end()):
        return True
    words, before, after = false_friends()
    return not (head.rstrip().endswith(words) and before.search(head)) and not after.match(key, m.end())


def _cued(key: str, at: int) -> bool:
    """Whether a word of days stands before: «trước 15.6»."""
    end = at
    while 0 < end > at - 3 and (key[end - 1] in "(:" or key[end - 1].isspace()):
        end -= 1
    return end < at and key.endswith(_CUES, 0, end)


def _months(key: str, text: str) -> Iterator[DateMention]:
    for m in _MONTH.finditer(key):
        at = m.start("word")
        if times := _TIMES.match(key, at):
            yield from _half_years(key, times)
        if not (m["m"] or m["y"]):  # «hằng tháng», «6 tháng»
            continue
        before = _DAY_BEFORE.search(key, max(0, at - 12), at)
        day = _digits(before["d"]) if before and before["d"] else None
        if before and before["d"] and not day and not before["cue"]:
            day = None
        if _list_mark(text, m) or (m["m"] and int(m["m"]) > 19):
            continue
        padded = bool(before and (before["d"] or "").startswith("0"))  # «07 tháng năm 2016» is a day, «6 tháng năm 2016» half a year
        if not m["m"] and not padded and not (before and before["cue"]):
            continue
        start = before.start() if before and (before["cue"] or day) else at
        if m["m"] is None and day is None:
            yield DateMention("year", _date(None, None, m["y"]), Span(m.start("y"), m.end()))
            continue
        yield DateMention("day" if day else "month", _date(day, m["m"], m["y"]), Span(start, m.end()))


def _digits(raw: str) -> str | None:
    """«I5», «l5», «2O» as scans have them → 15, 15, 20."""
    plain = raw.replace("i", "1").replace("l", "1").replace("o", "0")
    return plain if plain.isdigit() and int(plain) <= 39 else None


def _list_mark(text: str, m: re.Match[str]) -> bool:
    """«… hằng tháng⏎2. Hiệu trưởng»: the number of the next item is no month."""
    return bool(m["m"]) and "\n" in text[m.start() : m.end()] and bool(re.match(r"[.)/]|\s\|", text[m.end("m") :][:2]))


def _year(m: re.Match[str]) -> DateMention:
    to = m["to"] and PartialDate(year=int(m["to"]))
    kind = "school_year" if m["school"] else "range" if to else "year"
    return DateMention(kind, PartialDate(year=int(m["y"])), _worded(m), end=to or None)


def _holiday(key: str, m: re.Match[str]) -> bool:
    """«ngày Nhà giáo Việt Nam 20-11»: the dash form of a day that everybody knows, with its «ngày»."""
    if m["mark"] != "-" or f"{int(m['d'])}-{int(m['m'])}" not in lexicon("dates")["known_days"]:
        return False
    return bool(re.search(r"(?:ngày|lễ|mừng)\s[^.;|\d]{0,40}$", key[max(0, m.start() - 50) : m.start()])) and not re.search(
        r"(?:lớp|khối|trang|điểm|từ)\s$", key[max(0, m.start() - 7) : m.start()]
    )
