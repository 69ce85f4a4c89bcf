"""A paragraph → its targets with figures, sentence by sentence and clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.extract.targets.figures import Figure, figures, marks, may_hold, moves, share_of_money, with_listed
from checker.extract.targets.milestones import Milestone, blanked, few, milestones, past, spread
from checker.extract.targets.naming import Talk, told_of
from checker.extract.targets.phrases import LABEL, cleaned
from checker.extract.targets.setting import Setting
from checker.extract.targets.vocabulary import anywhere, before_figures, hints, terms
from checker.language.endings import holds
from checker.language.normal import LOWER, UPPER, fold, squeeze
from checker.language.patterns import regexp
from checker.model import Span, Target

_BEGINS = rf"\s+(?=[{UPPER}\d“\"*(])"
_SENTENCE = regexp(rf"[.!?][.!?]*{_BEGINS}")
_USUAL_SENTENCE = regexp(rf"\.\.*{_BEGINS}")  # to one mark the engine runs several times as fast as to one of three
_ENDS = regexp(rf"[{LOWER}\d%)”\"\]]")
_CLAUSE = regexp(r";(?:\s+|$)")
_SHORT = regexp(r"(?<!\w)(?:tp|ths|ts|đ/c|gs|pgs|q|p|st)$")
_EXEMPT = regexp(r"(?<!\w)(?:không|chưa) áp dụng(?!\w)")
_OFTEN = regexp(r"(?<!\w)(?:mỗi|hằng|hàng|một|trong)\s(?:năm|tháng|quý|tuần|học kỳ)(?!\w)|/\s?(?:năm|tháng|quý|tuần|học kỳ)(?!\w)")
#: «sĩ số không quá 35 học sinh»
_CLASS_SIZE = regexp(
    r"(?<!\w)(?:(?<!chênh lệch )sĩ số|định mức|quy mô|mỗi (?:đội|nhóm|lớp) (?:gồm|cử|chọn|có không quá)|"
    r"thành phần)(?!\w)[^,;]{0,60}$"
)
#: «(đầu năm rà soát có 41 em)»
_COUNTED_NOW = regexp(r"(?<!\w)(?:rà soát|thống kê|khảo sát|hiện|hiện có|hiện nay|đầu năm|năm trước|năm học trước|kết quả|đã)(?!\w)")
_PER = regexp(r"/(?:năm|tháng|quý|tuần|học kỳ)")
#: Among tasks too: «Có ít nhất 7 giáo viên được cấp chứng nhận …»
#: What stands before a count that tells of something else in a part for targets: «nắm vững các 05 bước», «100% học sinh biết 03 bước»
_NO_VERB = regexp(
    r"%|(?<!\w)(?:trong|của|thuộc|với|ở|tại|cho|gồm|trên|số|các|những|mỗi|mức [^\W\d]+|cứ|và|hoặc|tổng|cả|lớp|khối|tuổi|đến|về|theo|là"
    r"|trong đó|ngày|nhóm|loại|ngày)\s$|[(,/+–-]\s?$"
)
_REACHED = regexp(
    r"\W*có (?:ít nhất|tối thiểu) \d+ (?:cha mẹ|phụ huynh|giáo viên|cán bộ|nhân viên|viên chức|học sinh|trẻ)(?!\w)"
    r"[^;.]*?\s(?:được|đạt|biết)\s"
)
#: «22/24 phòng học (91,7%) có kết nối Internet», under «I. MỤC TIÊU»
_COUNTED_OUT = regexp(r"\W*\d[\d.]{0,6}\s?/\s?\d[\d.]{0,6}\s[^\W\d][^,;:()]*")
#: «đối với trường có trên 30 lớp, tối thiểu 03 giáo viên»: whom the rest is asked of
_CONDITION = regexp(r"(?<!\w)đối với [^,;:.]{3,40}?\s(?:có|quy mô)(?: quy mô)?(?: từ)?\s?$")
_PER_CLASS = regexp(r"(?<!\w)mỗi (?:đội|nhóm|lớp)(?: có)?\s$")
#: «Phấn đấu đến hết tháng 12/2027 thay mới 05 bình chữa cháy»
_STRIVES = regexp(r"\W*phấn đấu\s(?:(?:đến|trong|hết)\s){1,2}(?:năm|tháng|quý)(?!\w)")
_STRIVEN = regexp(r"phấn đấu(?:\s\w+){0,3}\s$")
_FALLING = regexp(r"(?<!\w)giảm[^,;.]{0,60}$")
#: Without one of these a count of things is no target outside of the parts for targets.
_COUNT_CUES = ("phấn đấu", "ít nhất", "tối thiểu", "≥")
_BACK = 120  # characters before a figure that are looked at
#: «Đến năm 2023, … ban hành kế hoạch; hằng năm có ít nhất 30% …»: each year from now on
_YEARLY = regexp(r"\W*(?:và\s)?(?:hằng|hàng|mỗi)\snăm(?!\w)")
#: «Mỗi xã tổ chức ít nhất 02 lớp»
_EACH_ONE = regexp(
    r"\W*mỗi\s(?!(?:năm|tháng|quý|tuần|học kỳ|ngày|đội|nhóm|lớp|buổi|lần|đợt|người|khi)(?!\w))"
    r"(?:(?!(?<!\w)(?:cử|chọn|gửi|nộp|đăng ký|dự)(?!\w))[^;.:()]){2,60}?\s(?:ít nhất|tối thiểu)\s\d"
)
_FALL = regexp(r"(?<!\w)(?:xuống|còn)\s?$")


#: «duy trì … 04 buổi/tháng», «kiểm tra 02 lần/năm»: how often something is done, wherever it is told
_TIMES_A = regexp(r"(?:lần|buổi|cuộc|đợt)\s?/\s?(?:năm(?:\shọc)?|tháng|quý|tuần|học\skỳ)")
_SO_OFTEN = regexp(rf"\d\s{_TIMES_A.pattern}(?!\w)")
#: … but not what others broadcast or do: «Đài Phát thanh huyện phát 02 lần/tuần»
_BROADCAST = regexp(r"(?<!\w)(?:phát|đăng|chuyên mục|chuyên trang|bản tin)(?!\w)")
_OF_OTHERS = regexp(
    r"[\s*+-]*(?:các\s)?(?:sở|đài|báo|công an|ban|phòng|ubnd|ủy ban|hội|đoàn|trung tâm|chi cục|trạm|cơ quan|đơn vị"
    r"|văn phòng|mặt trận)(?!\w)"
)
#: «Mỗi năm tổ chức cho học sinh tham quan 02 …»
_EACH_TIME = regexp(
    r"\W*(?:mỗi|hằng|hàng)\s(?:năm|tháng|quý|học kỳ)(?:\shọc)?,?\s(?:[^;.:,]{0,40}\s)?(?:tổ chức|xây dựng|thực hiện|mở)\s[^,;:.]*"
)
#: «100% hộ chăn nuôi từ 50 con trở lên khai báo …»: whom the rate is of
_OF_SIZE = regexp(r"(?:(?!(?<!\w)(?:và|mỗi)(?!\w))[^,;.:%]){2,60}")
_ASKED = regexp(r"\s(?!(?:và|trong|mỗi|vào|từ|đến|năm|theo|cho|về|tại|ở|trên|đối|của)(?!\w))[^\W\d]")


class Ground(Struct, frozen=True, gc=False):
    """Where a text that states targets stands: its place in the source, its part, their label, and the row that it is a cell of."""

    at: int
    section: int | None
    label: str | None = None
    row: Span | None = None


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, half-open; «TP. Hà Nội», «số. 12» are not parted."""
    bounds, at = [], 0
    for m in (_SENTENCE if "?" in text or "!" in text else _USUAL_SENTENCE).finditer(text):
        last = fold(text[max(at, m.start() - 6) : m.start()])
        numbered = last.endswith("số") and text[m.end() : m.end() + 1].isdigit()
        if not _ENDS.match(text[m.start() - 1 : m.start()]) or numbered or _SHORT.search(last) or LABEL.fullmatch(fold(text[at : m.end()])):
            continue
        bounds.append((at, m.start()))
        at = m.end()
    return [*bounds, (at, len(text))]


def may_state(key: str, where: Setting) -> bool:
    """Whether a text may state a target with a figure, by a cheap look at its signs."""
    return may_hold(key, counts=where.counts or holds(key, _COUNT_CUES) or _SO_OFTEN.search(key) is not None)


def stated(text: str, key: str, where: Setting, ground: Ground, opening: list[Milestone] | None = None) -> list[Target]:
    """The targets with figures that a text states; `key` is the text folded, `opening` the years of the line that its list hangs from."""
    found: list[Target] = []
    for start, end in sentences(text):
        if "áp dụng" in key and _EXEMPT.search(key, start, end):
            continue
        span = ground.row or Span(ground.at + start, ground.at + end)
        talk = Talk(span, opening or [], holds(key[start:end], hints("decreasing")))
        at = start
        for stop in (*_clause_ends(text, start, end), end):
            clause = key[at:stop]
            away = past(clause, where.since)
            clause = blanked(clause, away)
            if aimed := _aimed(clause, where, talk):
                found += _clause(blanked(text[at:stop], away), clause, aimed, where, talk, ground, at)
            elif stop < end:
                _remember(clause, talk)
            at = stop
    return found


def _clause_ends(text: str, start: int, end: int) -> list[int]:
    """Where the blank or semicolon stands that ends each clause but the last."""
    ends = [m.start() for m in _CLAUSE.finditer(text, start, end)] if text.find(";", start, end) >= 0 else []
    return [at - 1 if at > start and text[at - 1].isspace() else at for at in ends]


def _remember(key: str, talk: Talk) -> None:
    """What a clause without figures says for those after it."""
    talk.status = talk.status or any(_standing(anywhere("status"), key, len(key)))
    talk.opening = few(milestones(key)) or talk.opening


def _clause(text: str, key: str, found: list[Figure], where: Setting, talk: Talk, ground: Ground, at: int) -> list[Target]:
    """The targets of the figures `found` in a clause, which begins `at` a place of the text on its ground."""
    years = _due(found, key)
    shares = spread(found, years, key)
    if years and years[0].end <= found[0].start:
        talk.opening = few([y for y in years if y.end <= found[0].start])
    told = told_of(text, key, found, talk)
    sinking = {said for figure, said in zip(found, told, strict=True) if _falls(figure, said[0], key, talk)}
    out: list[Target] = []
    for figure, (name, population), due in zip(found, told, shares, strict=True):
        falls = (name, population) in sinking  # «Tốt 20%, Chưa đạt dưới 2%»: of one name, and not of one kind
        indicator = _sinking(name) if falls and figure.op == "=" else name
        said = due or talk.opening
        if said and where.since and min(y.year for y in said) < where.since:
            continue
        carried = talk.moved and bool(talk.verb) and name.startswith(talk.verb)  # «giảm 20% rác thải, 10% tiền điện»
        talk.moved = change = moves(figure, key) or carried
        unit, start = unit_of(figure, text), ground.at + at
        focus = Span(start + figure.focus, start + figure.end)
        when: Sequence[Milestone | None] = due or ([] if years or _YEARLY.match(key) else talk.opening)
        for by in when or [None]:
            out.append(
                Target(
                    label=ground.label,
                    indicator=indicator,
                    population=population,
                    actor=where.actor,
                    op=figure.op,
                    value=figure.value,
                    unit=unit,
                    year=by.year if by else None,
                    onward=bool(by and by.onward),
                    span=talk.span,
                    focus=focus,
                    section=ground.section,
                    decreasing=falls and not change,
                    change=change,
                )
            )
    return out


def _aimed(key: str, where: Setting, talk: Talk) -> list[Figure]:
    """The figures of a clause that are to be reached."""
    found = figures(key, counts=_may_count(key, where))
    if where.counts and (marked := marks(key, goes_on=talk.marked)):
        talk.marked, found = True, marked
    if not found:
        return found
    last = max(f.focus for f in found)  # what stands behind it tells of no figure
    now = [m.end() for m in _standing(before_figures("status"), key, last)]
    if now or talk.status:
        again = [m.span() for m in before_figures("aim_again").finditer(key, 0, last)]
        found = [f for f in found if not _is_now(f.focus, now, again, talk)]
    aimed = [_is_target(f, key, where) and not _tells_size(found, at, key) for at, f in enumerate(found)]
    return with_listed(found, aimed, key, apart=where.kind == "target")


def _tells_size(found: list[Figure], at: int, key: str) -> bool:
    """Whether a count but tells of whom the rate before it is."""
    here, rate = found[at], found[at - 1]
    if not at or here.percent or not rate.percent or here.op != ">=" or not key.startswith("từ ", here.focus):
        return False
    between = _OF_SIZE.fullmatch(key, rate.end, here.focus)
    return bool(between and not anywhere("predicates").search(between.group()) and _ASKED.match(key, here.after))


def _standing(status: re.Pattern[str], key: str, end: int) -> Iterator[re.Match[str]]:
    """Where a clause says before a place that something is so already; «thực hiện tại» does not."""
    return (m for m in status.finditer(key, 0, end) if not key.endswith("thực ", 0, m.start()))


def _is_now(at: int, now: list[int], again: list[tuple[int, int]], talk: Talk) -> bool:
    """What stands at a place of the clause is, and is not to be: after the end of a «hiện có», and no «phấn đấu» since."""
    said = bisect_right(now, at)
    if not said and not talk.status:
        return False
    aimed = bisect_right(again, at, key=_end)
    return not aimed or again[aimed - 1][0] < (now[said - 1] if said else 0)


def _end(bounds: tuple[int, int]) -> int:
    return bounds[1]


def _due(found: list[Figure], key: str) -> list[Milestone]:
    """The years of a clause, without those that are the operator's: «trên mức năm 2020 là 5%»."""
    years = milestones(key)
    if not years:
        return years
    starts = [f.start for f in found]
    return [y for y in years if (at := bisect_right(starts, y.start)) == len(found) or y.start < found[at].focus]


def unit_of(figure: Figure, text: str) -> str:
    """The unit as printed: a counted noun keeps its capitals («CBGVNV»)."""
    if figure.noun is None:
        return figure.unit
    printed = squeeze(text[figure.noun : figure.end])
    return printed if fold(printed) == figure.unit else figure.unit


def _sinking(name: str) -> str:
    """The indicator with the word that tells its direction."""
    return name if anywhere("decreasing").search(fold(name)) else f"giảm {name[:1].lower()}{name[1:]}"


def _falls(figure: Figure, name: str, key: str, talk: Talk) -> bool:
    """Less is better: «giảm tỷ lệ …», «xuống còn 2%», «không quá 1%»."""
    if figure.op in ("<", "<="):
        return True
    if talk.falls and anywhere("decreasing").search(fold(name)):
        return True
    before = key[max(0, figure.focus - 64) : figure.focus]
    return bool((before.rstrip().endswith(("xuống", "còn")) and _FALL.search(before)) or ("giảm" in before and _FALLING.search(before)))


def _may_count(key: str, where: Setting) -> bool:
    if where.counts or "phấn đấu" in key:
        return True
    if _SO_OFTEN.search(key):
        return True
    return holds(key, _COUNT_CUES) and bool(_OFTEN.search(key) or _REACHED.match(key) or _EACH_ONE.match(key))


def _is_target(figure: Figure, key: str, where: Setting) -> bool:
    """Whether a figure is to be reached: no share of money, no bracketed rate, and for counts one that a cue introduces."""
    at = figure.focus
    since = max(0, at - _BACK)
    opened = key.rfind("(", 0, at)
    if opened >= 0 and key.find(")", opened, at) >= 0:
        opened = -1
    told = opened >= 0 and not (where.kind == "aim" and _COUNTED_OUT.fullmatch(key, 0, opened))
    if where.kind not in ("target", "mixed") and not where.named and (told or share_of_money(figure, key)):
        return False
    if opened >= 0 and _COUNTED_NOW.search(key, opened, at):
        return False
    if figure.percent:
        return True
    if _CONDITION.search(key, since, at) and any(map(str.isdigit, key[figure.end :])):
        return False
    if _CLASS_SIZE.search(key, since, at) or (
        figure.op == "<=" and _PER_CLASS.search(key, since, at) and not key[figure.end :].strip(" .;,)")
    ):
        return False
    if where.counts:
        regular = figure.unit.startswith(terms("occasions")) or _PER.search(figure.unit)
        return bool(
            figure.cued
            or (regular and not key.endswith("trong đó ", 0, at))
            or _introduced(key, at)
            or _STRIVES.match(key)
            or _EACH_TIME.fullmatch(key, 0, at)
            or (where.kind == "target" and not _NO_VERB.search(key, since, at) and not _YEARLY.match(key))
        )
    often = figure.op in (">=", ">") and (_OFTEN.search(key) or (figure.cued and (_REACHED.match(key) or _EACH_ONE.match(key))))
    so_often = _TIMES_A.fullmatch(figure.unit) and not (_OF_OTHERS.match(key) or _BROADCAST.search(key, since, at))
    return bool(often or so_often or (figure.cued and _STRIVEN.search(key, since, at)))


def _introduced(key: str, at: int) -> bool:
    """Nothing stands before this place of a clause, or what does ends in a colon."""
    before = key[max(0, at - 2 * _BACK) : at]
    return before.rstrip().endswith(":") or (at <= 2 * _BACK and not cleaned(before, before, head=True))
