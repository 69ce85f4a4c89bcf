"""A clause and its figures → the years that each figure is due by, from the clause's own words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from checker.extract.targets.figures import Figure
from checker.language.patterns import by_letter, regexp

_YEAR = r"(?:19|20)\d\d(?!\d)"
_MILESTONE = regexp(
    rf"(?<!\w)(?:(?P<lead>(?:kể\s)?từ|vào|đến|tới|trong|hết|trước|cho đến|riêng|còn)\s(?:(?:cuối|hết|đầu|trước)\s)?)?"
    rf"(?:năm\s(?P<y>{_YEAR})(?!\s?-\s?(?:19|20)?\d\d)"
    rf"|(?:ngày\s\d{{1,2}}\s?/\s?\d{{1,2}}|\d{{1,2}}\s?/\s?\d{{1,2}}|tháng\s\d{{1,2}}|\d{{1,2}}|"
    rf"quý\s[iv\d]{{1,3}})\s?(?:/|năm)\s?(?P<dated>{_YEAR})(?![\d/]))"
    r"(?P<onward>\s(?:trở đi|trở về sau|về sau))?"
)
_YEAR_SIGN = regexp(r"năm\s?(?:19|20)|/\s?(?:19|20)")
_BEFORE, _AFTER = 30, 50  # characters: the longest words of a year stand in them
#: «(2025)», «2025: 65%»
_BARE_SIGN = regexp(r"[12](?:[09]\d\d(?:\s?[:)]|\strở)|[09](?:(?<=đến\s..)|(?<=tới\s..)|(?<=hết\s..)|(?<=cuối\s..)|(?<=trước\s..)))")
_BARE = regexp(
    rf"(?:\(\s?(?P<y>{_YEAR})\s?\)|(?<![\w/-]\s)(?<![\w/.-])(?P<y2>{_YEAR})(?=\s?:)|(?P<y3>{_YEAR})\s(?P<onward>trở đi)"
    rf"|(?<!\w)(?:đến|tới|hết|cuối|trước)\s(?P<y4>{_YEAR})(?=\s?[:,]|\sđạt))"
)
#: «năm 2025, 2030», «năm 2025 và 2030»
_MORE = regexp(rf"\s?(?:,|và|;|/)\s?(?:đến\s)?(?P<y>{_YEAR})(?!\s?-|/)")
#: A year that belongs to a document, a comparison or a season, not to the figure.
_COMPARED = ("so với", "từ mức", "cùng kỳ")
_NAMES = (
    *("kế hoạch", "chiến lược", "đề án", "nghị quyết", "dự án", "chương trình quốc gia", "chương trình hành động", "chương trình mục tiêu"),
    *("chương trình truyền thông", "chương trình phối hợp", "chương trình trợ giúp", "quyết định", "luật", "thông tư", "nghị định"),
    *("chỉ thị", "tháng hành động", "nhiệm kỳ", "bộ luật", "hiện trạng"),
)
_FOREIGN = regexp(by_letter((*_COMPARED, *_NAMES), ahead=r"(?:\s[^,;:%.|()]{0,110})?\s?$"))
_REACHED = regexp(r"\s?(?:,|:|đạt|có|phấn đấu|là|tỷ lệ|tỉ lệ)\s[^.;]{0,80}?\d")
#: «năm học 2025 - 2026 đạt 40%, năm học 2026 - 2027 đạt 50%»
_SCHOOL_YEAR = regexp(
    r"(?P<lead>(?:từ|vào|đến|tới|trong|hết|trước)\s)?(?:(?:cuối|hết|đầu)\s)?năm học\s?(?:19|20)\d\d\s?-\s?(?P<y>(?:19|20)\d\d)(?!\d)"
)
_UNTIL = regexp(r"\s?(?:-|đến|tới)\s")
_YEARS = 20
_BRACKETS = regexp(r"\([^()]*\)")
_ANY_YEAR = regexp(r"(?<!\d)20\d\d(?!\d)")
_JOIN = regexp(r"\s?(?:,|và|;|cũng như|và đến|-|/)?\s?")


_OF_THESE = regexp(r"(?<!\w)(?:riêng|trong đó)(?!\w)")


class Milestone(Struct, frozen=True, gc=False):
    """A year, and whether it holds from then on. Half-open offsets in the clause."""

    year: int
    onward: bool
    start: int
    end: int


def milestones(key: str) -> list[Milestone]:
    """The years that a folded clause sets, in order; those of cited documents and of comparisons left out."""
    found: list[Milestone] = []
    if "20" not in key and "19" not in key:
        return found
    for m in _dated(key):
        if (found and m.start() < found[-1].end) or _foreign(key, m):
            continue
        year = int(m["y"] or m["dated"])
        onward = bool(m["onward"]) or ((m["lead"] or "").startswith(("từ", "kể")) and not _UNTIL.match(key, m.end()))
        if found and _spans_period(key, found[-1], m.start()):
            found[-1] = Milestone(year, onward, found[-1].start, m.end())
            continue
        found.append(Milestone(year, onward, m.start(), m.end()))
        at = m.end()
        while (more := _MORE.match(key, at)) is not None:
            found.append(Milestone(int(more["y"]), False, more.start("y"), more.end()))
            at = more.end()
    if _BARE_SIGN.search(key):
        starts = [y.start for y in found]
        bare = [m for m in _BARE.finditer(key) if not (at := bisect_left(starts, m.end())) or found[at - 1].end <= m.start()]
        found += [Milestone(int(m["y"] or m["y2"] or m["y3"] or m["y4"]), bool(m["onward"]), m.start(), m.end()) for m in bare]
        found.sort(key=lambda y: y.start)
    return _with_school_years(key, found) if "năm học" in key else found


def _with_school_years(key: str, found: list[Milestone]) -> list[Milestone]:
    """Those too, where a clause sets stages; the one school year that a clause names is the plan's own."""
    told = [m for m in _SCHOOL_YEAR.finditer(key) if not _foreign(key, m)]
    starts = any((m["lead"] or "").startswith("từ") for m in told)
    if starts or not told or len({int(m["y"]) for m in told} | {y.year for y in found}) == 1:
        return found
    return sorted([*found, *(Milestone(int(m["y"]), False, m.start(), m.end()) for m in told)], key=lambda y: y.start)


def past(key: str, since: int | None) -> list[re.Match[str]]:
    """The brackets of a clause that tell what an earlier year gave: «93% trở lên (năm 2023 đạt 91,5%)»."""
    if not since or "(" not in key or "20" not in key:
        return []
    return [m for m in _BRACKETS.finditer(key) if (years := _ANY_YEAR.findall(m.group())) and max(map(int, years)) < since]


def blanked(text: str, away: list[re.Match[str]]) -> str:
    """The text with blanks for what is left out, so that all else keeps its place."""
    for m in away:
        text = text[: m.start()] + " " * (m.end() - m.start()) + text[m.end() :]
    return text


def _dated(key: str) -> Iterator[re.Match[str]]:
    """The matches of a year with its words, looked for only around its sign."""
    at = 0
    for sign in _YEAR_SIGN.finditer(key):
        if sign.start() < at:
            continue
        m = _MILESTONE.search(key, max(at, sign.start() - _BEFORE), sign.end() + _AFTER)
        if m and m.start() <= sign.start():
            yield m
            at = m.end()


def _foreign(key: str, m: re.Match[str]) -> bool:
    """The year belongs to a document's name or to a comparison, not to what is to be reached: «100% … thực hiện Đề án … đến năm 2030»."""
    before = key[max(0, m.start() - 170) : m.start()]
    if before.endswith(("của ", "nhiệm vụ ", "chủ đề ", "kết quả ")):
        return True
    foreign = _FOREIGN.search(before)
    if foreign is None or foreign.group().startswith(_COMPARED):
        return foreign is not None
    return not _REACHED.match(key, m.end())


def _spans_period(key: str, first: Milestone, at: int) -> bool:
    """«từ năm 2021 đến năm 2025»: one period, due at its end."""
    return key.startswith(("từ", "kể từ"), first.start) and not key[first.end : at].strip()


def spread(found: list[Figure], years: list[Milestone], key: str) -> list[list[Milestone]]:
    """For each figure the milestones that its words give it: years before their figures, or after them."""
    shares: list[list[Milestone]] = [[] for _ in found]
    if not found or not years:
        return shares
    if years[0].start < found[0].start:
        _leading(found, years, shares)
    else:
        _trailing(found, years, shares, key)
    return shares


def few(years: list[Milestone]) -> list[Milestone]:
    """The years of one figure: the last ones where they are a list without end, which would make as many targets for every figure."""
    return years[-_YEARS:]


def _leading(found: list[Figure], years: list[Milestone], shares: list[list[Milestone]]) -> None:
    """«Đến năm 2025 có 10% và đến năm 2030 có 20% …»; a last year with no figure after it belongs to the figure before it."""
    starts, ends = [y.start for y in years], [y.end for y in years]
    for index, figure in enumerate(found):
        first = bisect_left(starts, found[index - 1].end) if index else 0
        shares[index] = few(years[first : bisect_right(ends, figure.start)]) or (shares[index - 1] if index else [])
    rest = [y for y in years if y.start >= found[-1].end]
    if rest:
        own = [y for y in years if len(found) == 1 or y.start >= found[-2].end]
        shares[-1] = few(own if len(found) == 1 else rest)


_AFTER_COMMA = regexp(r".*(?:,|\svà)\s", re.S)
_SAYS = regexp(r"\s(?:(?:tỷ lệ này|phấn đấu|giảm|tăng|còn|đạt|lên|xuống|là|có)\s)+")


def _leads(key: str, figure: Figure, year: Milestone, following: Figure) -> bool:
    """«giảm mỗi năm 1,5%, đến năm 2028 còn dưới 4%»: the year opens what is said of the next figure."""
    return bool(_AFTER_COMMA.fullmatch(key, figure.end, year.start) and _SAYS.fullmatch(key, year.end, following.focus))


def _trailing(found: list[Figure], years: list[Milestone], shares: list[list[Milestone]], key: str) -> None:
    """«65% …, 97% … vào năm 2025 và 75% …, 99% … vào năm 2030»; «70% vào năm 2025, đến năm 2030 đạt 90%»."""
    waiting: list[int] = []
    starts = [y.start for y in years]
    said: list[Milestone] = []
    for index, figure in enumerate(found):
        waiting.append(index)
        until = found[index + 1].start if index + 1 < len(found) else len(key)
        here = few(
            [y for y in years[bisect_left(starts, figure.end) : bisect_left(starts, until)] if "còn lại" not in key[figure.end : y.start]]
        )
        if not here:
            continue
        if len(here) == 1 and index + 1 < len(found) and _leads(key, figure, here[0], found[index + 1]):
            shares[index + 1], waiting, said = here, [], here
            continue
        last = index + 2 == len(found) and not any(y.start >= found[-1].end for y in years)
        if last and len(here) > 1 and not _JOIN.fullmatch(key[here[-1].end : until]):
            shares[index + 1] = [here.pop()]
        for each in waiting:
            shares[each] = here
        waiting, said = [], here
    for each in waiting:  # «50% … vào năm 2025, riêng vùng ven biển đạt 65%»
        if _OF_THESE.search(key, found[each - 1].end, found[each].focus):
            shares[each] = said
