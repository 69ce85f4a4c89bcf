"""A parent's target and the child's text → the passage that takes it up in words of its own, where no target of the child does."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from checker.language.normal import UPPER, fold
from checker.language.numbers import DIGITS, value_of
from checker.language.patterns import regexp
from checker.link.bygone import bygone
from checker.link.clauses import Clause, alike, conflict, passage_of
from checker.link.similarity import Likeness
from checker.model import Document, Operator, Span, Target

_PASSAGE = 0.6  # of the parent's meaning
_OF_UNIT = 0.9  # the same for a count that is asked of each unit: its deed must be there
_ALONE = 0.5  # of two clauses of which the one of the child is a target by itself
_WHOLLY = 0.7  # the same for what is asked of all: «toàn bộ máy tính»
_AIM = 0.3
_NUMBER = 6  # characters of a paragraph before its target and behind it
_PURPOSE = frozenset({"muc_dich", "muc_tieu", "yeu_cau", "chi_tieu"})
_TYPES = r"(?:(?:,|\svà|\s-)?\s(?:đại học|cao đẳng|mầm non|tiểu học|trung học cơ sở|thcs|trung học phổ thông|thpt|công lập|tư thục|học))*"
_UNIT = (
    r"(?:(?:liên đoàn lao động|lđlđ)(?:\s(?:cấp|các)\s(?:huyện|tỉnh))?|công đoàn ngành"
    r"|cơ quan|đơn vị|nhà trường|trường|cơ sở giáo dục|đảng ủy|công đoàn cơ sở|cơ sở đoàn|đoàn|cơ sở y tế|cơ sở khám bệnh, chữa bệnh"
    r"|bệnh viện|trung tâm y tế|địa phương|sở|ban|ngành|xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|tỉnh|thành phố"
    r"|(?:ubnd|ủy ban nhân dân)(?:\s(?:cấp|các)\s(?:xã|huyện|tỉnh))?)"
)
#: «Tỷ lệ cơ quan, trường học trên địa bàn có …», «100% UBND cấp xã …»: each unit is asked
_UNITS = regexp(
    rf"\W*(?:(?:tỷ lệ|tỉ lệ|số|các|mỗi|từng)\s)*{_UNIT}{_TYPES}(?:(?:,|\svà|\s-)?\s(?:{_UNIT}|cơ sở){_TYPES})*"
    r"(?:\s(?:trên địa bàn|trực thuộc|trong toàn|toàn|trong)(?:\s(?:xã|phường|quận|huyện|tỉnh|thành phố|ngành|trung ương))?)?(?!\w)"
)
#: «Đài truyền thanh các xã, thị trấn phát tin …»
_THEIR = regexp(
    r"\scác\s(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)(?:(?:,|\svà)\s(?:xã|phường|thị trấn|đặc khu|quận|thị xã|thành phố))*(?!\w)"
)
#: «phát động Tháng … trước ngày 05/5»: the day is for `milestone`
_BY_DAY = regexp(r"(?<=\w),?\s(?:xong\s)?(?:trước|chậm nhất|đến|trong)\s(?:là\s)?(?:hết\s)?(?:ngày|tháng)\s\d[\d/]*$")
#: … to make a plan such as this one: «100% các tỉnh triển khai kế hoạch phòng, chống đuối nước»
_PLANS = regexp(
    r"\s(?:(?:đều|phải|có|đã)\s)*(?:(?:xây dựng|ban hành|triển khai|lập|thực hiện)(?:,|\svà)?\s)*kế hoạch"
    r"(?:\s(?:thực hiện|triển khai|về|công tác))*(?P<of>\s[^.;:()|]+)?$"
)
_MOST = 0.8  # of the words that say what such a plan is for
#: «02 lần/năm học», «03 buổi»
_TIMES = regexp(rf"(?<![\w.,/])(?:{DIGITS})\s(?:lần|buổi|đợt|cuộc)(?!\w)")
#: «cài phần mềm cho toàn bộ máy tính»: all of those counted
_ALL = r"(?<!\w)(?:toàn bộ|toàn thể|tất cả|mọi)\s(?:(?:các|số|những)\s)?"
_COUNTED = 2  # syllables that tell who
#: «tuần cuối mỗi quý», «ngày 10 hằng tháng»; «vào tháng 3, 6, 9, 12»: as often as so many times a year
_RHYTHM = regexp(r"(?<!\w)(?:mỗi|hằng|hàng|từng|cuối)\s(?P<unit>tuần|tháng|quý|học kỳ|năm)(?!\w)")
_MONTHS = regexp(r"(?<!\w)tháng (?P<first>\d{1,2})(?P<more>(?:(?:,|\svà|;)\s\d{1,2}(?![\d/]))*)(?![\d/])")
_TURN = regexp(r"(?<!\w)(?:đợt|lần|kỳ) (?P<n>\d)(?!\d)")
_A_YEAR = {"tuần": 52, "tháng": 12, "quý": 4, "học kỳ": 2, "năm": 1}
_SENTENCE_END = regexp(r"[.;]\s")
_HELD = regexp(r"\W*(?:tổ chức|thực hiện|triển khai|tiến hành)(?!\w)")
_OCCASION = regexp(r"(?:lần|buổi|đợt|cuộc)(?!\w)")
_TIME = regexp(r"(?:giây|phút|giờ|ngày)(?!\w)")
#: «Bếp ăn bán trú có …»: of which a school has one
_SINGLE = regexp(
    r"\W*(?:(?:tỷ lệ|tỉ lệ|số|các|mỗi)\s)*"
    r"(?:bếp|bếp ăn|nhà bếp|căng tin|căn tin|phòng y tế|thư viện|hệ thống (?:điện|nước|camera|pccc))(?!\w)"
)
_FOR_KIND = regexp(r"\sđối với (?:các )?(?:trường |cấp )?(?:mầm non|tiểu học|trung học cơ sở|thcs|trung học phổ thông|thpt)(?!\w)", re.I)
#: … and a sentence from the next
_PARTED = regexp(rf";\s|(?<=[^\W\d]{{2}})\.\s(?=[{UPPER}])")
#: «Thành lập đội xung kích 14 người, nòng cốt là giáo viên nam»: who is in it makes it no other
_MADE_OF = regexp(r",?\s(?:nòng cốt|bao gồm|gồm|thành phần)\s[^.;:]*")
#: «Chỉ số Breteau (BI)»
_INDEX = regexp(rf"[Cc]hỉ số (?P<name>[{UPPER}][\w-]*)(?:\s\((?P<short>[{UPPER}][\w-]*)\))?")
_OR = regexp(r"\shoặc\s")
_DIGIT = regexp(r"\d")
_NUMBER_IN = regexp(r"\d+")
_NEVER = 1_000  # times a year: of a period that is none
_SENTENCE = 4  # syllables of one of two ways to do what is asked, at least
#: «giảm số vụ cháy»: less of what
_LESS = regexp(
    r"(?:^|(?<=\W))(?:kiềm chế|giảm|kéo giảm|hạn chế|giảm thiểu)(?!\w)[^.;]{0,30}?(?:số vụ|số trường hợp|tình trạng|nguy cơ|số người|"
    r"các vụ)\s(?P<what>\w+(?:\s\w+)?)"
)


def each_unit(asked: Target) -> bool:
    """«100% trường học kiện toàn Ban …», «Mỗi trường có …»: of one school it asks that the thing be done, not a share."""
    return bool(_UNITS.match(fold(asked.indicator)) or _UNITS.match(fold(asked.population or "")))


def is_single(asked: Target) -> bool:
    """«100% bếp ăn …», «100% hệ thống điện …»: of what a school has but one, all is that one."""
    return _SINGLE.match(fold(asked.indicator)) is not None


def of_units(indicator: str) -> str:
    """What units are said to do: «trường mầm non tổ chức» → «tổ chức»."""
    units = _UNITS.match(fold(indicator))
    return indicator[units.end() :].strip() if units else indicator


def passage(asked: Target, meaning: str, clause: Clause, child: Document, likeness: Likeness) -> Target | None:
    """A passage of the child that takes up the general aim or a target that asks for no share of anything; as a target without figure, or
    with the number of times that it names."""
    if (own := _own_plan(asked, child)) is not None:
        return _found(asked, child, own)
    least = _least(asked)
    if least is None:
        return None
    past = bygone(child)
    passages = [p for p in child.paragraphs if p.region in ("body", "appendix") and not any(p.span in part for part in past)]
    spans = [p.span for p in passages]
    aims = _of_purpose(spans, child)
    if asked.general:
        spans = aims or spans
    else:
        spans += [part for p in passages if not p.cells for part in _parts(p.span, child)]
        meaning = _deed(asked, meaning)
    if (answer := _averted(asked, spans, child) or _same_index(asked, spans, child)) is not None:
        return _found(asked, child, answer)
    texts, keys = ([span.of(whole) for span in spans] for whole in (child.source.text, fold(child.source.text)))
    often, all_of = _frequent(asked), _all_of(asked)

    def fits(at: int, text: str) -> bool:
        if all_of and not all_of.search(keys[at]):
            return False
        return (not often or _TIMES.search(keys[at]) is not None or _as_often(asked, clause, text)) and _fits(
            clause, passage_of(_MADE_OF.sub("", text)), alone=_is_target(spans[at], child)
        )

    at = likeness.nearest(meaning, texts, least, keys=keys, together=asked.general, fits=None if asked.general else fits)
    if at is not None:
        return _found(asked, child, spans[at])
    return _one_way(asked, meaning, aims, child, likeness)


def _as_often(asked: Target, clause: Clause, text: str) -> bool:
    """Whether a sentence on the same tells a rhythm that is at least the one asked for: «họp tuần cuối mỗi quý» for «01 lần/quý»."""
    _, _, period = fold(asked.unit or "").partition("/")
    least = (asked.value or 0) * _A_YEAR.get(period.strip(), _NEVER)
    return any(
        _times_a_year(fold(said)) >= least and not clause.content.isdisjoint(passage_of(said).content) for said in _SENTENCE_END.split(text)
    )


def _times_a_year(key: str) -> int:
    """«hằng tháng»; «tháng 3, 6, 9 và 12»; «đợt 1 …, đợt 2 …»."""
    units = [_A_YEAR[m["unit"]] for m in _RHYTHM.finditer(key)]
    months = {month for m in _MONTHS.finditer(key) for month in (m["first"], *_NUMBER_IN.findall(m["more"]))}
    return max([*units, len(months), *(int(m["n"]) for m in _TURN.finditer(key))])


def _parts(span: Span, child: Document) -> list[Span]:
    """What semicolons and full stops part in a paragraph that is no row: each may answer by itself."""
    text = child.text(span)
    seams = list(_PARTED.finditer(text)) if ";" in text or ". " in text else []
    starts, ends = [0, *(m.end() for m in seams)], [*(m.start() for m in seams), len(text)]
    return [Span(span.start + start, span.start + end) for start, end in zip(starts, ends, strict=True)] if seams else []


def _own_plan(asked: Target, child: Document) -> Span | None:
    """The subject of the child's plan, where each unit is asked to make a plan of that subject."""
    said, subject = fold(asked.indicator), child.header.spans.get("subject")
    units = _UNITS.match(said) if subject else None
    plan = _PLANS.match(said, units.end()) if units else None
    if plan is None or subject is None:
        return None
    of, mine = (plan["of"] or "").replace(",", " ").split(), set(fold(child.text(subject)).replace(",", " ").split())
    return subject if sum(word in mine for word in of) >= _MOST * len(of) else None


def _deed(asked: Target, meaning: str) -> str:
    """What is to be done: by «mỗi trường», «đối với THCS», or «tổ chức» so and so often, goes without saying."""
    meaning = _FOR_KIND.sub("", meaning) if each_unit(asked) else meaning
    said = _UNITS if each_unit(asked) else _HELD if _frequent(asked) else None
    opening = said.match(fold(meaning)) if said else None
    deed = meaning[opening.end() :] if opening and len(meaning[opening.end() :].split()) > 2 else meaning
    due = _BY_DAY.search(fold(deed))
    deed = deed[: due.start()] if due else deed
    whose = _THEIR.search(fold(deed))
    return deed[: whose.start()] + deed[whose.end() :] if whose else deed


def _one_way(asked: Target, meaning: str, aims: list[Span], child: Document, likeness: Likeness) -> Target | None:
    """«có nhân viên y tế hoặc hợp đồng với trạm y tế»: an aim of the child that says one of the two."""
    ways = [way for way in _OR.split(meaning) if len(way.split()) >= _SENTENCE] if not asked.general and " hoặc " in meaning else []
    texts = [span.of(child.source.text) for span in aims]
    places = (likeness.nearest(way, texts, _OF_UNIT) for way in ways)
    return next((_found(asked, child, aims[at]) for at in places if at is not None), None)


def _fits(clause: Clause, given: Clause, *, alone: bool) -> bool:
    """Whether a passage may answer a target; one that is a target `alone` counts those whom it opens with."""
    return conflict(clause, given, passage=not alone) is None and (not alone or alike(clause, given, _ALONE) >= _ALONE)


def _is_target(span: Span, child: Document) -> bool:
    """Whether a paragraph is but one target of the child, with its number perhaps."""
    return any(0 <= t.span.start - span.start < _NUMBER and 0 <= span.end - t.span.end < _NUMBER for t in child.facts.targets)


def _of_purpose(spans: list[Span], child: Document) -> list[Span]:
    """Those in parts of purpose and of aims."""
    found: list[Span] = []
    end = 0
    for part in [s.span for s in child.sections if s.kind in _PURPOSE]:
        if part.start >= end:  # else inside the one before
            first = bisect_left(spans, part.start, key=_start)
            inside = islice(spans, first, bisect_left(spans, part.end, lo=first, key=_start))
            found += [s for s in inside if s.end <= part.end]
            end = part.end
    return found


def _start(span: Span) -> int:
    return span.start


def _least(asked: Target) -> float | None:
    """How much of the meaning a passage must hold; None where only a target will do."""
    if asked.general:
        return _AIM
    units = each_unit(asked)
    if asked.value is None or _limits_time(asked) or (asked.unit == "%" and asked.value == 100 and (units or is_single(asked))):
        return _PASSAGE
    if _all_of(asked):
        return _WHOLLY
    return _OF_UNIT if _frequent(asked) or (asked.unit and not asked.unit.startswith("%") and units) else None


def _all_of(asked: Target) -> re.Pattern[str] | None:
    """For «cho 100% máy tính»: how a task says the same, «cho toàn bộ máy tính»."""
    if (asked.value, asked.unit) != (100, "%") or asked.general or each_unit(asked) or is_single(asked):
        return None
    counted = fold(asked.population or "").split()[:_COUNTED]
    return regexp(_ALL + r"\s".join(map(re.escape, counted)) + r"(?!\w)") if counted else None


def _limits_time(asked: Target) -> bool:
    """«không quá 15 phút/lượt»: as much said among the tasks as among the targets."""
    return _TIME.match(asked.unit or "") is not None


def _frequent(asked: Target) -> bool:
    """«ít nhất 02 lần/năm học»: a plan says the number as often as not without a word that makes a target of it."""
    return _OCCASION.match(asked.unit or "") is not None and not each_unit(asked)


def _found(asked: Target, child: Document, span: Span) -> Target:
    times = _times(asked, child, span)
    value, unit = (value_of(times["n"]), asked.unit) if times else (None, None)
    focus = Span(span.start + times.start(), span.start + times.end()) if times else span
    op: Operator | None = "=" if times else None
    year = _year(span, child) if asked.year and each_unit(asked) else None
    return Target(None, child.text(span), None, None, op, value, unit, year, False, span, focus, None, asked.general)


def _year(span: Span, child: Document) -> int | None:
    """The year of the one date of a passage: «thành lập tổ tư vấn trong tháng 9/2023»."""
    said = [m for m in child.facts.dates if span.start <= m.span.start and m.span.end <= span.end]
    return said[0].date.year if len(said) == 1 and said[0].end is None else None


def _times(asked: Target, child: Document, span: Span) -> re.Match[str] | None:
    """The figure of the passage that counts what the parent counts; none where there are several, for several things."""
    if not _frequent(asked):
        return None
    unit = r"\s?/\s?".join(map(re.escape, (asked.unit or "").split("/")))
    found = list(regexp(rf"(?<![\w.,/])(?P<n>{DIGITS})\s{unit}(?!\w)").finditer(fold(child.text(span))))
    return found[0] if len(found) == 1 else None


def _same_index(asked: Target, spans: list[Span], child: Document) -> Span | None:
    """«Chỉ số Breteau (BI) tại trường học … dưới 20» is taken up by what says «Chỉ số BI …» with a figure."""
    index = _INDEX.search(asked.indicator) if asked.value is None else None
    if index is None:
        return None
    names = {index["name"], index["short"]} - {None}
    mine = ((span, found, child.text(span)) for span in spans if (found := _INDEX.search(child.source.text, span.start, span.end)))
    return next((span for span, m, text in mine if {m["name"], m["short"]} & names and _DIGIT.search(text)), None)


def _averted(asked: Target, spans: list[Span], child: Document) -> Span | None:
    """«giảm số vụ cháy» is taken up by «không để xảy ra cháy»."""
    less = _LESS.search(fold(asked.indicator)) if asked.value is None else None
    if less is None:
        return None
    first = less["what"].split()[0]
    none = regexp(rf"(?<!\w)không (?:để |có |còn )?(?:xảy ra )?(?:(?:các |số )?(?:vụ|trường hợp|tình trạng) )?{first}(?!\w)")
    return next((s for s in spans if none.search(fold(child.text(s)))), None)
