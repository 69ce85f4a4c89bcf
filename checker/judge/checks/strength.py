"""A parent's target and the plan's → which is the stronger, where the two measure one thing."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Document, Target

#: Unit of time → how often it comes in a year, at least and at most (a school year has nine months).
_TIMES = {
    "năm": (1, 1),
    "năm học": (1, 1),
    "học kỳ": (2, 2),
    "quý": (3, 4),
    "tháng": (9, 12),
    "tuần": (35, 52),
    "ngày": (175, 366),
}  # fmt: skip
_YEARLY = {None, "năm", "năm học"}
_OCCASIONS = {"lượt", "lần", "đợt", "buổi", "cuộc", "tiết"}
_UNITS = regexp(r"(?:số |các )?(?:trường|nhà trường|đơn vị|cơ quan|cơ sở giáo dục|xã|phường)(?!\w)")
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
#: «02 ngày» are 48 hours; a working day is another measure
_MINUTES = {"giây": 1 / 60, "phút": 1, "giờ": 60, "ngày": 1440}
_EVERY = ("mỗi", "hằng", "hàng", "trong", "một", "/")
_PERIOD = regexp(rf"(?<!\w)(?:{'|'.join(_EVERY)})\s?(?:một\s|mỗi\s|cả\s)?(năm học|năm|học kỳ|quý|tháng|tuần|ngày)(?!\w)(?!\s?20\d\d)")
_THINGS = {("mô", "hình"), ("chuyên", "đề"), ("công", "trình")}  # by whatever name each goes
_STROKE = regexp(r"\s?/\s?")
_LISTED = regexp(r",\s?(?:và\s|hoặc\s)?|\s(?:và|hoặc)\s")
_PART_OF = regexp(r"\D*(\d{1,6})\s?/\s?(\d{1,6})(?!\s?/|\d)")


class _Measure(Struct, frozen=True):
    """A value per year from `low` to `high` in units of `noun`; `period` None where the target names none."""

    low: float
    high: float
    noun: str
    period: str | None
    of: str | None


@cache
def _nouns() -> dict[str, str]:
    """Counted noun → the first of its group: «quyển» counts as «cuốn»."""
    return {fold(word): fold(group[0]) for group in lexicon("synonyms")["counted"] for word in group}


def share(target: Target, document: Document) -> float | None:
    """The rate (%) of a target: its own, or that of «27/30 giáo viên»; None for a bare count."""
    if target.value is None or (target.unit or "").startswith("%"):
        return target.value
    said = _PART_OF.match(document.text(target.focus))
    return 100 * int(said[1]) / int(said[2]) if said and 0 < int(said[1]) <= int(said[2]) else None


def of_occasions(target: Target, asked: Target) -> bool:
    """Whether a target counts how often: «95 lượt học sinh», which is no answer to «95% học sinh»; «18 tiết/năm», «02 buổi» may be one
    to «100% trường dạy …», but for «100 lượt»."""
    noun, _, each = fold(target.unit or "").split(" ")[0].partition("/")
    return noun in _OCCASIONS and not ((each or target.value != asked.value) and _UNITS.match(fold(asked.indicator)))


def standing(target: Target) -> bool:
    """A demand of every year, not of the last one only: «ít nhất 2 lần/năm»."""
    return _measure(target).period is not None and not target.year


def weaker(parent: Target, child: Target) -> bool | None:
    """65 under a parent's «đạt 70%» is weak; so is «đạt 50%» under «trên 50%», 3 under «giảm còn không quá 2», and «giảm 3%» under «giảm ít
    nhất 5%». None where the two do not measure one thing, or the words don't tell."""
    asked, own = _measure(parent), _measure(child)
    if parent.change != child.change or not _same_noun(asked.noun, own.noun) or (asked.of and own.of and not _same_noun(asked.of, own.of)):
        return None
    falling = (parent.decreasing and not parent.change) or parent.op in ("<", "<=")
    if asked.period == own.period or {asked.period, own.period} <= _YEARLY:
        return _weaker(parent, child, own.low - asked.low, falling=falling)
    if not (asked.period and own.period):
        return None
    if falling:
        return True if own.low > asked.high else False if own.high <= asked.low else None
    return True if own.high < asked.low else False if own.low >= asked.high else None


def _weaker(parent: Target, child: Target, gap: float, *, falling: bool) -> bool:
    gap = -gap if falling else gap
    if gap != 0:
        return gap < 0
    strict = "<" if falling else ">"
    loose = ("<=", "=", "~") if falling else (">=", "=", "~")
    return parent.op == strict and child.op in loose


def _measure(target: Target) -> _Measure:
    noun, *others = _STROKE.split(fold(target.unit or ""))
    period = next((o for o in others if o in _TIMES), None)
    if period is None:
        words = fold(f"{target.indicator} {target.population or ''}")
        said = _PERIOD.search(words) if any(map(words.__contains__, _EVERY)) else None
        period = said[1] if said else None
    scale, _, rest = noun.partition(" ")
    value = (target.value or 0.0) * _MINUTES.get(noun, _SCALES.get(scale, 1) if "đồng" in rest or rest == "" else 1)
    noun = rest if scale in _SCALES else "phút" if noun in _MINUTES else noun
    few, many = _TIMES.get(period or "năm", (1, 1))
    of = next((o for o in others if o not in _TIMES), None)
    return _Measure(value * few, value * many, noun, period, of)


def _same_noun(one: str, other: str) -> bool:
    """«cuốn sách» and «quyển», «học sinh» and «em»; «giáo viên giỏi cấp tỉnh» and «giáo viên giỏi cấp huyện»; «mô hình khu phố …» and «mô
    hình ấp …»."""
    if one == other or _same_noun_alone(one, other):
        return True
    if "," not in one + other:
        return False
    first, second = (_LISTED.split(noun) for noun in (one, other))  # «02 sáng kiến, mô hình» counts what «01 mô hình, sáng kiến» does
    return all(any(_same_noun_alone(a, b) for b in second) for a in first) and all(
        any(_same_noun_alone(a, b) for a in first) for b in second
    )


def _same_noun_alone(one: str, other: str) -> bool:
    first, second = _plain_noun(one), _plain_noun(other)
    short, long = sorted((first, second), key=len)
    if tuple(short[:2]) in _THINGS and long[:2] == short[:2]:
        return True
    return bool(short) and (long[: len(short)] == short or (len(short) > 2 and long[:3] == short[:3]))


def _plain_noun(noun: str) -> list[str]:
    words = noun.split()
    for length in (4, 3, 2, 1):
        if (head := " ".join(words[:length])) in _nouns():
            return [*_nouns()[head].split(), *words[length:]]
    return words
