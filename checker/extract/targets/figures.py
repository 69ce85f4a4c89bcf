"""A clause → the figures in it, each with operator and unit. Offsets are those of the folded text that is given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, compress
from math import isfinite

from msgspec import Struct

from checker.extract.targets.nouns import counted_noun
from checker.extract.targets.vocabulary import anywhere, at_end, operator_of, terms
from checker.language.endings import Closing, closing, holds
from checker.language.numbers import DIGITS, FIRST_WORDS, FRACTION, FURTHER_WORDS, WORDS, fraction_value, value_of, words_value
from checker.language.patterns import any_of, by_letter, regexp
from checker.model import Operator

_PERCENT = regexp(
    rf"(?<![\d.,/_])(?:(?P<low>{DIGITS})(?:\s?%?\s?-\s?|\s(?:đến|tới)\s))?(?P<n>{DIGITS})\s?(?P<unit>%|‰|điểm %|điểm phần trăm|"
    rf"phần trăm)(?P<per>\s?/\s?năm(?!\w))?"
    rf"|(?<![\w.,/])(?P<bare>100)(?=\s(?:số|tổng số)\s)|(?<!\w)(?P<words>{WORDS})\sphần trăm(?!\w)"
)
#: «một nửa», «2/3 số …»
_SHARE = regexp(rf"(?=[mhb1-9])(?<!\w)(?:(?P<words>{FRACTION})(?!\w)|(?<![\d/])(?P<up>[1-9])/(?P<down>[2-9])(?=\s(?:tổng\s)?số\s))")
#: «Điểm trung bình môn Toán từ 6,5 trở lên», «điểm thi vào lớp 10: Toán 6,0»; not «học sinh có điểm trung bình …», whom a share counts
_OF_MARKS = regexp(r"(?:điểm (?:trung bình|bình quân|tb|thi)|đtb)(?!\w)")
_MARK = regexp(
    r"(?<![\w.,/-])(?:\d|10)(?:,\d{1,2})?(?P<unit>\sđiểm)?(?=\s?(?:$|[;,.()](?!\d)|/10(?!\d)|(?:trở lên|trở xuống|và|so với)(?!\w)))"
)
_MARKED = regexp(r"(?<!\w)(?:học sinh|em|thí sinh|bài|giáo viên|lớp nào)(?!\w)[^:;]*$")
_SIGN = regexp(r"%|‰|phần trăm|100 (?:tổng )?số ")
_USUAL_SIGN = regexp("%")  # which the engine runs to: nearly every rate has no other
_OF_NUMBERS = "0123456789.,%- "  # what a rate in digits is made of, and a range of two
_OTHER_SIGNS = ("phần trăm", "100 ", "‰")
_ALL = regexp(r"(?<!\w)(?:tất cả|toàn bộ|toàn thể)(?=\s(?:các\s|số\s)?\w)")
_COUNT = regexp(rf"(?<![\w.,/-])(?:(?P<low>\d{{1,3}})\s?(?:-|đến)\s?)?(?P<n>{DIGITS})(?P<of>/\d+(?:\.\d{{3}})*\.?)?(?=\s?[\"“]?[^\W\d_])")
_NUMBER_WORDS = regexp(by_letter(FIRST_WORDS, ahead=rf"{FURTHER_WORDS}(?=\s[^\W\d_])"))
#: Digits that may begin a count, no rate and no year: it is they that the engine searches for, several times as fast as for `_COUNT`
_RUN = regexp(r"[0-9](?<![\w.,/-]\d)(?!(?:(?<=1)9|(?<=2)0)\d\d(?![\d.,/]|\s?-|\s?đến))\d*(?!\d|\s?%)")
#: «ngày 3/3», «lớp 1/1»: no three of three
_DATE_BEFORE = closing(("ngày", "từ", "đến", "trước", "sau", "dịp", "lớp", "nhóm", "tết", "đường", "số", "điều", "tầng"), r"\s")
_CALENDAR = regexp(r"(?:19|20)\d\d")
#: «đến hết tháng 12/2023 thay thế …»
_MONTH = regexp(r"(?:0?[1-9]|1[0-2])/20\d\d")
_RANKS = ("nhóm", "tốp", "top")
#: «… pin cũ, »
_LISTED = regexp(r"[^.;:()%\d]{2,60}(?:,|\svà)\s")
_TOP = closing(_RANKS, r"\s")
#: «bậc 4 KNLNN», «tuyển vào lớp 10 công lập»: which one, not how many
_ORDINAL = closing(("khối", "bậc", "cấp độ", "mức độ", "hạng", "vào lớp", "học sinh lớp"), r"\s")
#: «Từ 80% người hưởng lương hưu, trợ cấp hằng tháng trở lên»
_UPWARD_LISTED = regexp(r"[^.;:()|\d]{0,60}? trở (?P<way>lên|xuống)(?= (?:được|có|nhận|tham gia|đạt|biết|sử dụng|thực hiện)(?!\w))")
#: «01 lớp với từ 15 học viên trở lên»: that is of the 15
_UPWARD = regexp(r"(?:(?!\stừ\s\d)[^.,;:()|]){0,40}?(?<!\w)trở (?P<way>lên|xuống)(?!\w)")
_FROM = regexp(r"(?<!\w)từ(?:\s(?:mức|tỷ lệ|tỉ lệ|trên|hơn|khoảng|dưới))?\s?$")
_RANGE = regexp(r"\s?(?:-|đến|tới)\s?(?:dưới\s)?$")
_CLIMB = regexp(r"[^.;|]{0,70}?(?<!\w)(?:lên|xuống|còn|tới|đến)(?:\s(?:đạt|còn|mức|trên|dưới|khoảng|ít nhất|hơn))?\s?$")
_PERIOD = regexp(r"\s(?:mỗi|một|trong|hằng|hàng|trong một)\s(?P<unit>năm(?:\shọc(?!\s\d))?|tháng|quý|tuần|học kỳ|ngày)(?!\w)")
_EACH = regexp(r"\s*(?:mỗi|hằng|hàng|một)\s(?P<unit>năm|tháng|quý|tuần|học kỳ)(?!\w)")
#: What is done so often in a time: «mỗi tuần 02 buổi»
_TIMES = frozenset(("lần", "buổi"))
_GROWTH = regexp(r"(?<!\w)(?:tăng|giảm)[^.;]{0,40}$")
_VERB_BEFORE = closing(
    ("đạt", "chiếm", "có", "là", "ít nhất", "trên", "hơn", "tối thiểu", "khoảng", "gần", "dưới", "lên", "quá", "đủ"), r"\s"
)
_RISES = regexp(r"(?<!\w)(?:nâng|đưa|tăng|giảm|kéo)\s(?!từ )[^.;,]{2,}từ $")
#: «giảm trên cả ba tiêu chí»: all of them, not more than three
_EVERY_ONE = regexp(r"(?<!\w)cả\s$")
_NO_WORD = regexp(r"\W*")
#: «250/260 học sinh … (đạt 96%)»: the rate is the target
_RATE_FOLLOWS = regexp(r"(?:(?!\d/\d|trong đó)[^.;]){0,60}?\d\s?%")
#: «giảm ít nhất 5% số vụ», «tăng thêm 3%»: by how much, not to what level
_MOVES = regexp(
    r"(?<!\w)(?:giảm|tăng)(?:\s(?:thêm|bình quân|trung bình|khoảng|mỗi năm|hằng năm|hàng năm|được|đi|ít nhất|là))*\s$"
    r"|(?<!\w)tăng\s[^,;.]{0,60}\sthêm\s$|(?<!\w)so với\s[^;.]{0,60}(?<!\w)(?:tăng|giảm)\s$"
)
_COMPARED = regexp(r"[^;.]{0,50}(?<!\w)so với(?!\w)")
_MOVED = regexp(r"(?<!\w)(?:giảm|tăng)(?!\w)[^;.]{0,60}$")
_LEVEL = regexp(r"(?<!\w)(?:xuống|còn|lên|mức|đạt)(?!\w)")
#: «Không để hộ tái nghèo quá 0,2%», «không lớp nào quá 40 học sinh»: what is not to be beyond a figure
_NOT_TO_BE = regexp(r"(?<!\w)không (?:để(?!\w)[^,;.:%\d]{0,60}|(?:có )?[^\W\d]+(?: [^\W\d]+){0,3} nào(?: (?:vượt|còn|có))?)\s$")
_TURNED: dict[Operator, Operator] = {">": "<=", "<": ">="}
_VOTE = regexp(r"(?<!\w)(?:biểu quyết|tán thành)(?!\w)")
_NO_ALL = closing(("trong", "trên", "ở", "của", "cho", "với", "tại", "về", "đến", "tới", "từ", "là", "và"), r"\s")
#: Without one of these a text states no rate (every share in words has «phần» or «nửa»), and without these no count.
_SHARE_SIGNS = ("/", "phần", "nửa")
_RATE_SIGNS = ("%", *_SHARE_SIGNS, "‰", "100 ")
_COUNT_SIGNS = (*"0123456789", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "tất cả", "toàn bộ", "toàn thể")
_RATE_SIGN, _FIGURE_SIGN = any_of(_RATE_SIGNS), any_of((*_RATE_SIGNS, *_COUNT_SIGNS))


class Figure(Struct, gc=False):
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


def figures(key: str, *, counts: bool) -> list[Figure]:
    """The figures of a folded clause in order; counts of things only where asked for."""
    found = _percents(key)
    if holds(key, _SHARE_SIGNS):
        found += _shares(key)
    if counts:
        found += _apart(_counts(key), found)
        found += _alone(_alls(key), found, key)
    if not found:
        return found
    found = [f for f in found if isfinite(f.value)]  # hundreds of digits in a row are no figure
    found.sort(key=_start)
    for figure in found:
        _take_words(figure, key)
    return _without_baselines(found, key) if len(found) > 1 else found


def marks(key: str, *, goes_on: bool = False) -> list[Figure]:
    """The marks that a folded clause sets: «Điểm trung bình môn Toán từ 6,5». `goes_on`: a clause before it is of marks."""
    of = _OF_MARKS.search(key) if "điểm" in key or "đtb" in key else None
    if "%" in key or not (of or goes_on) or (of and _MARKED.search(key, 0, of.start())):
        return []
    found = [
        Figure(value_of(m[0].removesuffix(" điểm")), "điểm", "=", m.start(), m.end(), m.start(), m.end(), True)
        for m in _MARK.finditer(key, of.end() if of else 0)
        if ("," in m[0] or m["unit"] or key.startswith(" trở lên", m.end()))
        and key.count("(", 0, m.start()) == key.count(")", 0, m.start())
    ]
    for figure in found:
        _take_words(figure, key)
    return found


def may_hold(key: str, *, counts: bool) -> bool:
    """Whether a text may hold a figure at all, by a cheap look at its signs."""
    return (_FIGURE_SIGN if counts else _RATE_SIGN).search(key) is not None


def _start(figure: Figure) -> int:
    return figure.start


def _apart(counts: list[Figure], rates: list[Figure]) -> list[Figure]:
    """The counts that share no word with a rate."""
    if not rates or not counts:
        return counts
    rates = sorted(rates, key=_start)
    starts = [r.start for r in rates]
    ends = list(accumulate((r.end for r in rates), max))
    return [c for c in counts if (at := bisect_left(starts, c.end)) == 0 or ends[at - 1] <= c.start]


def with_listed(found: list[Figure], aimed: list[bool], key: str, *, apart: bool) -> list[Figure]:
    """Those `aimed` at, and the counts but listed behind one of these: «có 01 phòng y tế, 01 nhân viên y tế và 02 giường bệnh»; with more
    about each where they stand `apart`: «thu gom 300 kg pin cũ, 500 vỏ chai»."""
    for at in range(1, len(found)):
        here, there = found[at - 1], found[at]
        counts = not (here.percent or there.percent)
        if counts and aimed[at - 1] and not aimed[at]:
            between = key[here.end : there.focus]
            aimed[at] = between in (", ", " và ") or (apart and _LISTED.fullmatch(between) is not None)
    return list(compress(found, aimed))


def moves(figure: Figure, key: str) -> bool:
    """The figure tells by how much something falls or rises: «giảm từ 5% trở lên», «tăng 2% so với năm trước»; not «giảm xuống 5%»."""
    before = key[max(0, figure.focus - 70) : figure.focus]
    if figure.op in ("<", "<=") or ("giảm" not in before and "tăng" not in before) or _LEVEL.search(key, figure.focus, figure.start):
        return False
    moved = _MOVED.search(before)
    if moved is None:
        return False
    return bool(
        _MOVES.search(key, max(0, figure.focus - 200), figure.focus)
        or (not _LEVEL.search(moved.group()) and _COMPARED.match(key, figure.end))
    )


def share_of_money(figure: Figure, key: str) -> bool:
    """«50% học phí», «phụ cấp ưu đãi 35%», «trọng số 40%»."""
    if _VOTE.search(key, figure.end, figure.end + 60) or (key.endswith("giảm ", 0, figure.focus) and key.startswith(" cho ", figure.end)):
        return True
    shared = anywhere("no_share_after").search(key, figure.end, figure.end + 24)
    topic = anywhere("no_share_before").search(key, max(0, figure.focus - 30), figure.focus)
    return bool(topic or (shared and shared.start() - figure.end <= 8))


def _percents(key: str) -> list[Figure]:
    """The rates with their sign, looked for only beside it."""
    found: list[Figure] = []
    at = 0
    for sign in (_SIGN if holds(key, _OTHER_SIGNS) else _USUAL_SIGN).finditer(key):
        start, end = sign.span()
        if start < at:
            continue
        since = max(at, start - 40)
        if end - start == 1 and not key.endswith("điểm ", since, start):
            since += len(_ahead(key[since:start]))
        m = _PERCENT.search(key, since, end + 80)
        at = end
        if m and m.start() <= end:
            found.append(_rate(key, m))
            at = max(end, m.end())
    return found


def _ahead(text: str) -> str:
    """What stands before the number or the range of two with which a text ends: «đạt từ » of «đạt từ 90 đến 95». «nâng tỷ lệ từ 90 đến 95»
    is no range: from there it rises."""
    stem = text.rstrip(_OF_NUMBERS)
    if not stem.endswith((" đến", " tới")):
        return stem
    lower = stem[:-4].rstrip("0123456789.,")
    return lower if lower.endswith("từ ") and lower != stem[:-4] and not _RISES.search(lower) else stem


def _rate(key: str, m: re.Match[str]) -> Figure:
    low, number, sign, per, bare, words = m.group("low", "n", "unit", "per", "bare", "words")
    unit = "%" if not sign or sign == "phần trăm" else sign.replace("%", "phần trăm") if " " in sign else sign
    unit += "/năm" if per or (unit == "%" and _yearly(key, m.start(), m.end())) else ""
    value = value_of(low or number or bare or str(words_value(words) or 0))
    return Figure(value, unit, ">=" if low else "=", m.start(), m.end(), m.start(), m.end(), True)


def _before(key: str, at: int) -> tuple[str, int]:
    """The last words before a place, and where they begin."""
    start = (key.find(" ", at - 52, at) + 1 or at - 52) if at > 52 else 0
    return key[start:at], start


def _yearly(key: str, start: int, end: int) -> bool:
    """«tăng bình quân 2% mỗi năm», «giảm mỗi năm 2%»."""
    return bool(_GROWTH.search(key, max(0, start - 44), start) and (_EACH.match(key, end) or _EACH.fullmatch(key, start - 9, start - 1)))


def _shares(key: str) -> Iterator[Figure]:
    for m in _SHARE.finditer(key):
        if not (_VERB_BEFORE.search(_before(key, m.start())[0]) or _NO_WORD.fullmatch(key, 0, m.start())):
            continue
        share = fraction_value(m["words"]) if m["words"] else int(m["up"]) / int(m["down"])
        if share is not None and share < 1:
            yield Figure(round(share * 100, 2), "%", "=", m.start(), m.end(), m.start(), m.end(), True, True)


def _alone(alls: Iterator[Figure], others: list[Figure], key: str) -> list[Figure]:
    """«toàn bộ khu dân cư có đội dân phòng, 62% hộ có bình»: those with no figure of their own up to the next comma or semicolon."""
    return [f for f in alls if not any(f.start <= other.start < _part_end(key, f.start) for other in others)]


def _part_end(key: str, at: int) -> int:
    return min((end for mark in (", ", "; ") if (end := key.find(mark, at)) >= 0), default=len(key))


def _alls(key: str) -> Iterator[Figure]:
    """«tất cả các trường …»: every one, where a rate is meant."""
    if "tất cả" not in key and "toàn bộ" not in key and "toàn thể" not in key:
        return
    said = anywhere("predicates").search(key)
    for m in _ALL.finditer(key):
        if said and said.start() < m.end():
            said = anywhere("predicates").search(key, m.end())
        if said and not _NO_ALL.search(_before(key, m.start())[0]):
            yield Figure(100, "%", "=", m.start(), m.end(), m.start(), m.end(), True, True)


def _counts(key: str) -> list[Figure]:
    found: list[Figure] = []
    at = 0
    for digits in _RUN.finditer(key):
        if digits.start() < at or (m := _COUNT.match(key, digits.start())) is None:
            continue
        at = m.end()
        ordinal = _CALENDAR.fullmatch(m["n"]) or _ORDINAL.search(_before(key, m.start())[0]) or _MONTH.fullmatch(m[0])
        value = 0.0 if ordinal else value_of(m["low"] or m["n"])
        end, noun = counted_noun(key, at) if value else (0, "")
        if noun and not (m["of"] and _RATE_FOLLOWS.match(key, end)):
            found.append(_count(key, m, value, end, noun))
    if holds(key, terms("word_cues")) and anywhere("word_cues").search(key):
        found += _counts_in_words(key)
    return found


def _counts_in_words(key: str) -> Iterator[Figure]:
    """«ít nhất hai», «top ba»: numbers in words behind an operator."""
    for m in _NUMBER_WORDS.finditer(key):
        at, before = m.start(), _before(key, m.start())[0]
        if (operator_of(before) and not _EVERY_ONE.search(before)) or _TOP.search(before):
            value = float(words_value(m.group()) or 0)
            end, noun = counted_noun(key, m.end()) if value else (0, "")
            if noun:
                yield Figure(value, noun, "=", at, end, at, end, False, True, end - len(noun))


def _count(key: str, m: re.Match[str], value: float, end: int, noun: str) -> Figure:
    """The figure of a number in digits and its noun, which ends at `end`."""
    before, of = _before(key, m.start())[0], m["of"]
    whole = value_of(of[1:].strip(".")) if of else 0
    part = value <= whole and (whole > 4 or (value == whole and not _DATE_BEFORE.search(before)))
    cued = bool(part or (m["low"] and _FROM.search(before)) or at_end("count_cues").search(before))
    unit = f"{of} {noun}" if of and of.count(".") else noun
    return Figure(value, unit, ">=" if m["low"] else "=", m.start(), end, m.start(), end, False, cued, end - len(noun))


def _take_words(figure: Figure, key: str) -> None:
    """Gives a figure the operator that its neighbours say, and «lần» its period."""
    before, at = _before(key, figure.start)
    if said := operator_of(before):
        (op, begins), figure.cued = said, True
        figure.op, figure.focus = _TURNED.get(op, op) if _NOT_TO_BE.search(before, 0, begins) else op, at + begins
    else:
        if before.rstrip().endswith(_RANKS) and _TOP.search(before):
            figure.op, figure.cued = "<=", True
        elif "từ" in before and (start := _FROM.search(before)):
            figure.focus, figure.op = at + start.start(), figure.op if figure.percent else ">="  # «từ 2 sản phẩm được đăng ký»
        if upward := _upward(figure, key):
            figure.op, figure.cued = ">=" if upward["way"] == "lên" else "<=", True
            if key.startswith(" trở", figure.end):
                figure.after = figure.end + upward.end()
    if figure.unit in _TIMES and (period := _PERIOD.match(key, figure.end) or _EACH.search(before)):
        figure.unit = f"{figure.unit}/{period['unit']}"
        if period.string is key:  # «02 buổi một tháng»
            figure.after = period.end()


def _upward(figure: Figure, key: str) -> re.Match[str] | None:
    """«85% học sinh trở lên», «từ 2 giáo viên trở lên»."""
    if key.find("trở ", figure.start, figure.end + 80) < 0:
        return None
    listed = _UPWARD_LISTED.match(key[figure.end : figure.end + 80]) if key.startswith("từ ", figure.focus) else None
    found = listed or _UPWARD.match(key[figure.end : figure.end + 60]) or _UPWARD.match(key[figure.start : figure.end + 12])
    return None if found and _graded().search(found.string[: found.start("way") - len("trở ")]) else found


@cache
def _graded() -> Closing:
    """«75% xếp loại khá trở lên»: at least that grade, not at least that many."""
    return closing((*terms("ratings"), *terms("degrees")), r"\s")


def _without_baselines(found: list[Figure], key: str) -> list[Figure]:
    """«từ 38% lên 45%» is 45; «từ 60% đến 75%» is at least 60."""
    kept: list[Figure] = []
    at = 0
    while at < len(found):
        here, there = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        before, start = _before(key, here.start) if there else ("", 0)
        opening = _FROM.search(before) if "từ" in before else None
        if there is None or opening is None or here.percent != there.percent:
            kept.append(here)
            continue
        between = key[here.end : there.start]
        if _RANGE.fullmatch(between):
            here.op, here.end, here.after = ">=", there.end, there.after
            kept.append(here)
            at += 1
        elif _CLIMB.match(between):
            there.focus = start + opening.start()
        else:
            kept.append(here)
    return kept
