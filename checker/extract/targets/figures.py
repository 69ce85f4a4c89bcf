"""A clause → the figures in it, each with operator and unit. Offsets are those of the folded text that is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from checker.extract.targets.vocabulary import anywhere, at_end, operator_before, operators, terms
from checker.language.numbers import DIGITS, FRACTION, WORDS, fraction_value, value_of, words_value
from checker.language.patterns import regexp
from checker.model import Operator

_PERCENT = regexp(
    rf"(?<![\d.,/_])(?:(?P<low>{DIGITS})\s?%?\s?-\s?)?(?P<n>{DIGITS})\s?(?P<unit>%|‰|điểm %|điểm phần trăm|"
    rf"phần trăm)(?P<per>\s?/\s?năm(?!\w))?"
    rf"|(?<![\w.,/])(?P<bare>100)(?=\s(?:số|tổng số)\s)|(?<!\w)(?P<words>{WORDS})\sphần trăm(?!\w)"
)
#: «một nửa», «2/3 số …»
_SHARE = regexp(rf"(?<!\w)(?:(?P<words>{FRACTION})(?!\w)|(?<![\d/])(?P<up>[1-9])/(?P<down>[2-9])(?=\s(?:tổng\s)?số\s))")
_SIGN = regexp(r"[%‰]|phần trăm|100 (?:tổng )?số ")
_ALL = regexp(r"(?<!\w)(?:tất cả|toàn bộ|toàn thể)(?=\s(?:các\s|số\s)?\w)")
_COUNT = regexp(rf"(?<![\w.,/-])(?:(?P<low>\d{{1,3}})\s?(?:-|đến)\s?)?(?P<n>{DIGITS})(?P<of>/\d+(?:\.\d{{3}})*\.?)?(?=\s?[^\W\d_])")
_DIGIT = regexp(r"\d")
_COUNT_WORDS = regexp(rf"(?<!\w)(?P<n>{WORDS})(?=\s[^\W\d_])")
_NOUN = regexp(r"[^\W\d_]+(?:\s?/\s?(?:\d[\d.]*\s)?[^\W\d_]+)*")
_CALENDAR = regexp(r"(?:19|20)\d\d")
_SECOND = regexp(r"[^\W\d_]+\s?/\s?(?:năm|tháng|quý|tuần|học kỳ)(?!\w)")
#: «03 giáo viên, nhân viên được …»
_JOINED = regexp(
    r",\s(?!tỷ lệ|tỉ lệ|số|riêng|phấn đấu)(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)"
    r"\s(?P<end>được|có|tham gia|vào|về|đến|dự)(?!\w)"
)
#: «02 trường đạt chuẩn quốc gia»: one noun
_STANDARD = regexp(r"đạt chuẩn quốc gia(?!\w)")
_TOP = regexp(r"(?<!\w)(?:nhóm|tốp|top)\s$")
_UPWARD = regexp(r"[^.,;:()|]{0,40}?(?<!\w)trở (?P<way>lên|xuống)(?!\w)")
_FROM = regexp(r"(?<!\w)từ(?:\s(?:mức|tỷ lệ|tỉ lệ|trên|hơn|khoảng|dưới))?\s?$")
_RANGE = regexp(r"\s?(?:-|đến|tới)\s?(?:dưới\s)?$")
_CLIMB = regexp(r"[^.;|]{0,70}?(?<!\w)(?:lên|xuống|còn|tới|đến)(?:\s(?:đạt|còn|mức|trên|dưới|khoảng|ít nhất|hơn))?\s?$")
_PERIOD = regexp(r"\s(?:mỗi|một|trong|hằng|hàng|trong một)\s(?P<unit>năm|tháng|quý|tuần|học kỳ|ngày)(?!\w)")
_EACH = regexp(r"(?:mỗi|hằng|hàng|một)\s(?P<unit>năm|tháng|quý|tuần|học kỳ)(?!\w)")
_GROWTH = regexp(r"(?<!\w)(?:tăng|giảm)[^.;]{0,40}$")
_VERB_BEFORE = regexp(r"(?:^|(?<=\W))(?:đạt|chiếm|có|là|ít nhất|trên|hơn|tối thiểu|khoảng|gần|dưới|lên|quá|đủ)\s$|^\W*$")
#: «250/260 học sinh … (đạt 96%)»: the rate is the target
_RATE_FOLLOWS = regexp(r"[^.;]{0,60}?\d\s?%")
#: «giảm ít nhất 5% số vụ», «tăng thêm 3%»: by how much, not to what level
_MOVES = regexp(
    r"(?<!\w)(?:giảm|tăng)(?:\s(?:thêm|bình quân|trung bình|khoảng|mỗi năm|hằng năm|hàng năm|được|đi|ít nhất|là))*\s$"
    r"|(?<!\w)tăng\s[^,;.]{0,60}\sthêm\s$|(?<!\w)so với\s[^;.]{0,60}(?<!\w)(?:tăng|giảm)\s$"
)
_COMPARED = regexp(r"[^;.]{0,50}(?<!\w)so với(?!\w)")
_MOVED = regexp(r"(?<!\w)(?:giảm|tăng)(?!\w)[^;.]{0,60}$")
_LEVEL = regexp(r"(?<!\w)(?:xuống|còn|lên|mức|đạt)(?!\w)")
#: Money is a target only as a due of each: «20.000 đồng/học sinh»
_MONEY = regexp(
    r"(?:nghìn |ngàn |triệu )?đồng\s?/\s?[^\W\d_]+(?:\s(?!(?:trở|từ|và|do|để)(?!\w))[^\W\d_]+){0,2}"
    r"(?:\s?/\s?(?:năm học|năm|học kỳ|tháng))?"
)
_NO_ALL = regexp(r"(?<!\w)(?:trong|trên|ở|của|cho|với|tại|đối với|về|đến|tới|từ|là|và)\s$")


class Figure(Struct, frozen=True):
    """One figure. `start` to `end` are its number and unit, `focus` where its operator begins; `after` is where the clause goes on."""

    value: float
    unit: str
    op: Operator
    start: int
    end: int
    focus: int
    after: int
    percent: bool
    cued: bool = False  # an operator or a cue stands before it
    noun: int | None = None  # where the counted noun begins


#: Figures of one clause; each looks at the words of the whole clause, and what holds more of them is no language.
_MOST = 200


def figures(key: str, *, counts: bool) -> list[Figure]:
    """The figures of a folded clause in order; counts of things only where asked for."""
    found = [*islice(_percents(key), _MOST), *_shares(key)]
    if counts:
        found += [c for c in _counts(key) if not any(f.focus < c.end and c.focus < f.end for f in found)]
        found += [a for a in _alls(key) if not found]
    found.sort(key=lambda f: f.start)
    return _without_baselines([_worded(f, key) for f in found[:_MOST]], key)


def moves(figure: Figure, key: str) -> bool:
    """The figure tells by how much something falls or rises: «giảm từ 5% trở lên», «tăng 2% so với năm trước»; not «giảm xuống 5%»."""
    before = key[: figure.focus]
    if _LEVEL.search(key, figure.focus, figure.start) or figure.op in ("<", "<="):
        return False
    moved = _MOVED.search(before[-70:])
    if moved is None:
        return False
    return bool(_MOVES.search(before) or (not _LEVEL.search(moved.group()) and _COMPARED.match(key, figure.end)))


def _percents(key: str) -> Iterator[Figure]:
    for m in _rates(key):
        low, number = m["low"], m["n"] or m["bare"] or str(words_value(m["words"]) or 0)
        unit = "%" if not m["unit"] or m["unit"] == "phần trăm" else m["unit"].replace("%", "phần trăm") if " " in m["unit"] else m["unit"]
        unit += "/năm" if m["per"] or (unit == "%" and _yearly(key, m.start(), m.end())) else ""
        yield Figure(value_of(low or number), unit, ">=" if low else "=", m.start(), m.end(), m.start(), m.end(), True)


def _rates(key: str) -> Iterator[re.Match[str]]:
    """The matches of a rate, looked for only beside its sign."""
    at = 0
    while m := _SIGN.search(key, at):
        found = _PERCENT.search(key, max(at, m.start() - 40))
        if found and found.start() <= m.end():
            yield found
        at = max(m.end(), found.end() if found and found.start() <= m.end() else 0)


def _before(key: str, at: int) -> tuple[str, int]:
    """The last words before a place, and where they begin."""
    start = key.find(" ", max(0, at - 52), at) + 1 if at > 52 else 0
    return key[start:at], start


def _yearly(key: str, start: int, end: int) -> bool:
    """«tăng bình quân 2% mỗi năm»."""
    return bool(_GROWTH.search(key, 0, start) and _EACH.match(key[end:].lstrip()))


def _shares(key: str) -> Iterator[Figure]:
    if "nửa" not in key and "phần" not in key and "/" not in key:
        return
    for m in _SHARE.finditer(key):
        if not _VERB_BEFORE.search(key[: m.start()]):
            continue
        share = fraction_value(m["words"]) if m["words"] else int(m["up"]) / int(m["down"])
        if share is not None and share < 1:
            yield Figure(round(share * 100, 2), "%", "=", m.start(), m.end(), m.start(), m.end(), True, True)


def _alls(key: str) -> Iterator[Figure]:
    """«tất cả các trường …»: every one, where a rate is meant."""
    if "tất cả" not in key and "toàn bộ" not in key and "toàn thể" not in key:
        return
    for m in _ALL.finditer(key):
        if not _NO_ALL.search(key[: m.start()]) and anywhere("predicates").search(key, m.end()):
            yield Figure(100, "%", "=", m.start(), m.end(), m.start(), m.end(), True, True)


def _counts(key: str) -> Iterator[Figure]:
    digits = [(m, value_of(m["low"] or m["n"]), bool(m["low"])) for m in _numbers(key)]
    words = [(m, float(words_value(m["n"]) or 0), False) for m in _COUNT_WORDS.finditer(key)] if anywhere("word_cues").search(key) else []
    for m, value, ranged in (*digits, *words):
        before = _before(key, m.start())[0]
        worded = operator_before().search(before) or _TOP.search(before)
        if not value or (m.re is _COUNT_WORDS and not worded) or _CALENDAR.fullmatch(m["n"]):
            continue
        noun_end, noun = _noun(key, m.end())
        if not noun:
            continue
        if m.re is _COUNT and m["of"] and _RATE_FOLLOWS.match(key, noun_end):
            continue
        of = m["of"] if m.re is _COUNT else None
        part = of is not None and value <= value_of(of[1:].strip(".")) and value_of(of[1:].strip(".")) > 4
        cued = bool(worded or part or (ranged and _FROM.search(before)) or at_end("count_cues").search(before))
        unit = f"{of} {noun}" if of and of.count(".") else noun
        yield Figure(value, unit, ">=" if ranged else "=", m.start(), noun_end, m.start(), noun_end, False, cued, noun_end - len(noun))


def _numbers(key: str) -> Iterator[re.Match[str]]:
    """The matches of a count, looked for only where a digit stands."""
    digit = _DIGIT.search(key)
    while digit:
        found = _COUNT.match(key, digit.start())
        if found:
            yield found
        digit = _DIGIT.search(key, found.end() if found else digit.end())


def _noun(key: str, at: int) -> tuple[int, str]:
    """The counted noun phrase from here: «phụ huynh học sinh», «lần/năm»; its end and words, or no words."""
    words: list[str] = []
    end = at
    if (money := _MONEY.match(key, at + key.startswith(" ", at))) is not None:
        return money.end(), re.sub(r"\s?/\s?", "/", money.group())
    stops = anywhere("noun_ends")
    while len(words) < 7:
        gap = re.match(r"\s?", key[end:])
        here = end + (gap.end() if gap else 0)
        m = _NOUN.match(key, here)
        if m is None and words and key[end : end + 2] == ", ":  # «04 tin, bài/năm»
            m = _SECOND.match(key, end + 2)
            words[-1] += "," if m else ""
        if m is None or (words and stops.match(key, here) and not _STANDARD.match(key, here)):
            break
        words.append(re.sub(r"\s?/\s?", "/", m.group()))
        end = m.end()
        if words[0] in terms("measures"):
            return end, words[0]
    opening = " ".join(words[:2])
    if not words or (
        opening not in terms("counted_yet") and (words[0] in terms("no_count") or words[0].split("/")[0] in terms("no_count"))
    ):
        return at, ""
    joined = _JOINED.match(key, end)
    if joined and not stops.search(joined["noun"]):
        end = joined.end("noun")
        words[-1] += ", " + joined["noun"]
    return end, " ".join(words)


def _worded(figure: Figure, key: str) -> Figure:
    """The figure with the operator that its neighbours say, and «lần» with its period."""
    (before, at), after = _before(key, figure.start), key[figure.end : figure.end + 60]
    said = operator_before().search(before)
    upward = _UPWARD.match(after) or _UPWARD.match(key[figure.start : figure.end + 12])
    if said:
        figure = replace(figure, op=operators()[said["op"]], focus=at + said.start("op"), cued=True)
    elif _TOP.search(before):
        figure = replace(figure, op="<=", cued=True)
    elif start := _FROM.search(before):
        figure = replace(figure, focus=at + start.start())
    if upward and not said:
        figure = replace(figure, op=">=" if upward["way"] == "lên" else "<=", cued=True)
        figure = replace(figure, after=max(figure.end, figure.end + upward.end())) if after.startswith(" trở") else figure
    if figure.unit == "lần" and (period := _PERIOD.match(after) or _EACH.search(before)):
        figure = replace(figure, unit=f"lần/{period['unit']}")
    return figure


def _without_baselines(found: list[Figure], key: str) -> list[Figure]:
    """«từ 38% lên 45%» is 45; «từ 60% đến 75%» is at least 60."""
    kept: list[Figure] = []
    at = 0
    while at < len(found):
        here, there = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        before, start = _before(key, here.start)
        opening = _FROM.search(before)
        if there is None or opening is None or here.percent != there.percent:
            kept.append(here)
            continue
        between = key[here.end : there.start]
        if _RANGE.fullmatch(between):
            kept.append(replace(here, op=">=", end=there.end, after=there.after))
            at += 1
        elif _CLIMB.match(between):
            found[at] = replace(there, focus=start + opening.start())
        else:
            kept.append(here)
    return kept
