"""A target that nothing in the child surely answers → the passage that may: it says half of the same, and counts the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.normal import fold, unmarked
from checker.language.patterns import regexp
from checker.link.alternatives import others
from checker.link.bounds import TIME, bounds_of
from checker.link.bygone import since
from checker.link.clauses import Clause, conflict, passage_of, unnamed
from checker.link.passages import each_unit, is_single
from checker.link.short import usual
from checker.link.similarity import Likeness, terms
from checker.model import Document, Span, Target

_HALF = 0.46  # of the meaning
_NAMED = 0.38  # the same, where the very thing is counted: «01 cuộc diễn tập», «03 lần/tuần»
_KIND = 0.0  # … where things of that kind are: «03 CLB (cờ vua, bóng đá)» beside «02 câu lạc bộ thể thao»
_LONG = 3  # syllables that are the name of a kind
_WORDED = 0.55  # … of a target without a figure
_OTHERS = frozenset({"grade", "rank", "age", "stage"})  # «mức độ 1» says nothing of «mức độ 2»
_PER_CENT, _ANY = regexp(r"\d\s?%"), regexp("")
_SOON = regexp(r"\d\s(?:giây|phút|giờ|ngày)(?!\w)")
_ALL = 100
_SEVERAL = 3  # deeds that a target strings together, and syllables of the last
_EXACT = 2  # syllables of a thing that more than one may be called: «góc học tập» is one thing, «tủ sách» may be any
_YEAR = regexp(r"(?:^|[.;:]|\n)\W{0,6}(?:trong\s)?năm\s(?P<year>20\d\d)\W")
#: «đợt 1 tháng 5, đợt 2 tháng 11», «từ thứ Hai đến thứ Sáu»: so often, said without a number of times
_OFTEN = regexp(
    r"(?<!\w)(?:(?:mỗi|hằng|hàng|từng|cuối)\s(?:ngày|tuần|tháng|quý|học kỳ)|(?:đợt|lần|kỳ|tháng) \d|thứ \w+ (?:đến|-) thứ \w+)(?!\w)"
)
#: «trong thời gian không quá 03 ngày kể từ khi phát hiện»: the figure is compared by itself
_SINCE = regexp(
    r"(?: trong thời (?:gian|hạn))?(?: không quá| tối đa)?(?: \d+ (?:giờ|ngày|phút))?,? (?:kể )?từ (?:khi|lúc|thời điểm) [^,;.]{3,40}"
)
#: «02 câu lạc bộ: “Trang viết hồng” (khối 8) …»: what each of them is called
_NAME = r"(?:\s[^\W\d]+){0,2}:?\s[“\"«]"
_PEOPLE = ("người", "đồng chí", "thành viên", "cán bộ", "giáo viên", "nhân viên", "viên chức")
_TIMES = ("giây", "phút", "giờ")


def akin(
    asked: Target, meaning: str, clause: Clause, child: Document, likeness: Likeness, given: Sequence[tuple[Span, bool]]
) -> Span | None:
    """The passage of the body that holds the most of the target, where it counts what the target counts. `given`: the child's targets, and
    whether they answer another of the parent's; a passage of such alone is spoken for. What the whole plan is about no passage
    need repeat, nor from when a time is counted."""

    def fits(_: int, text: str) -> bool:
        return conflict(clause, passage_of(text), passage=True) not in _OTHERS

    def like(span: Span) -> bool:
        return conflict(clause, passage_of(unnamed(span.of(whole))), passage=True) in (None, "group")

    whole, key, theme = child.source.text, fold(child.source.text), terms(child.header.subject or "")
    meaning = _SINCE.sub(" ", meaning).replace("phòng học ", "phòng ")
    for counted, enough in _counted(asked):
        counting = (p.span for p in child.paragraphs if p.region == "body" and counted.search(key, p.span.start, p.span.end))
        spans = [span for span in counting if not (_taken(span, given) or _told(span, key, child, is_had=_is_had(asked)))]
        if enough == _KIND and (found := next(filter(like, spans), None)):
            return found
        texts = [span.of(whole) for span in spans]
        for said, spared in ((meaning, frozenset[str]()), (meaning, theme), (_last_deed(asked), theme)):
            at = likeness.nearest(said, texts, enough or _HALF, without=spared, fits=fits) if said else None
            if at is not None:
                return spans[at]
    return None


def _last_deed(asked: Target) -> str:
    """«Kiện toàn tổ thư viện, chia lịch trực, mở cửa ít nhất 05 buổi/tuần»: of several deeds, the one that is counted; else nothing."""
    deeds = asked.indicator.split(", ")
    often = asked.unit is not None and "/" in asked.unit and deeds[-1].endswith(asked.unit)
    return deeds[-1] if often and len(deeds) >= _SEVERAL and len(deeds[-1].split()) >= _SEVERAL else ""


def _taken(passage: Span, given: Sequence[tuple[Span, bool]]) -> bool:
    of_it = [taken for span, taken in given if passage.start <= span.start < passage.end]
    return bool(of_it) and all(of_it)


def _is_had(asked: Target) -> bool:
    """«Mỗi trường có ít nhất 01 phòng tư vấn»: what a unit has already it need not plan."""
    unit = fold(asked.unit or "%")
    return asked.value is not None and each_unit(asked) and "/" not in unit and not unit.startswith(("%", "lần", "buổi", "cuộc", "đợt"))


def _told(passage: Span, key: str, child: Document, *, is_had: bool) -> bool:
    """Whether it tells how things are or were: «Năm 2021, trường huy động được 95% trẻ»; of what `is_had` to be there, how things were."""
    if not is_had and any(passage in section.span for section in child.sections if "tinh_hinh" in section.kinds):
        return True
    first = since(child)
    opening = _YEAR.search(key, passage.start, passage.end)
    return bool(first and opening and int(opening["year"]) < first)


def _counted(asked: Target) -> Iterator[tuple[re.Pattern[str], float]]:
    """What a passage must count, and how much of the meaning it must hold then: «01 phòng», «02 lần», «2%»; of what «100% trường học» do a
    single one tells without a figure, and of what each has «ít nhất 01» the thing itself."""
    unit = asked.unit or ""
    if asked.value is None or (unit == "%" and asked.value == _ALL):
        for of in dict.fromkeys(b.of for b in bounds_of(asked.indicator) if b.of and b.rising is not None):
            yield _SOON if of == TIME else re.compile(rf"\d\s{re.escape(of)}(?!\w)"), _HALF
    if unit.startswith("%"):
        yield (_ANY if asked.value == _ALL and (each_unit(asked) or is_single(asked)) else _PER_CENT), _HALF
        return
    if asked.value is None:
        yield _ANY, _WORDED
        return
    words = fold(unit).partition("/")[0].replace("phòng học ", "phòng ").split()
    if "/" in unit:
        yield re.compile(rf"\d\s{re.escape(fold(unit))}(?!\w)"), _NAMED
        yield _OFTEN, _HALF
    if not words:  # no unit, or «/năm» alone
        return
    if len(words) > 1:
        room = r"phòng\s(?:học\s)?"  # «phòng ngoại ngữ» is a «phòng học ngoại ngữ»
        named = r"\s".join(map(re.escape, words)).replace(r"phòng\s", room, 1)
        yield re.compile(rf"\d\s{named}(?!\w)"), _NAMED
        if asked.value == 1 and each_unit(asked):
            yield re.compile(rf"(?<!\w){named}(?!\w)"), _NAMED if len(words) > _EXACT else _HALF
            yield from ((re.compile(rf"(?<!\w){re.escape(other)}(?!\w)"), _NAMED) for other in others(asked))
    said = " ".join(words)
    like = next((names for names in (_PEOPLE, _TIMES) if said.startswith(names)), (re.escape(words[0]),))
    yield re.compile(rf"\d\s(?:{'|'.join(like)})(?!\w)"), _HALF
    if said.startswith(_PEOPLE):
        return
    if names := _kind_of(said):
        yield re.compile(rf"\d\s(?:{'|'.join(map(re.escape, names))})(?!\w)"), _KIND
    if asked.value == 1 and each_unit(asked):
        yield re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names or [said]))}){_NAME}"), _KIND


def _kind_of(counted: str) -> list[str]:
    """The kind of thing that is counted, where it has an abbreviation, and that: «câu lạc bộ» and «CLB» of «câu lạc bộ thể thao»."""
    plain = unmarked(counted)
    found = ((short, words) for short, words in usual().items() if f"{plain} ".startswith(f"{unmarked(words)} "))
    return [name for pair in found if len(pair[1].split()) >= _LONG for name in pair]
