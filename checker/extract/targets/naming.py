"""The figures of a clause → what each measures and of whom, from the words around it and from what the sentence said before."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from msgspec import Struct

from checker.extract.targets.figures import Figure
from checker.extract.targets.milestones import Milestone
from checker.extract.targets.phrases import clean, cleaned, goes_on, group, has_predicate, means, says, trimmed, without_years
from checker.extract.targets.vocabulary import anywhere, at_end, terms
from checker.language.endings import alternation
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Span

_PARTS = regexp(r"[,;:]\s|\s(?:và|trong đó|riêng|còn)\s(?=\S)|(?:,|\svà)\s*$")
#: «… có 01 tiết dạy trực tuyến và 02 bài giảng số»: another thing, of which no figure is told
_FURTHER = regexp(r"(?:,|\svà|\scùng|\skèm)\s0\d\s[^\W\d_]")
_GRADES = ("Đạt", "Chưa đạt")
#: «25%, Khá: 45%»: the name of the next one
_NAMED = regexp(r"(?:[,;]\s|\s\((?=(?:khu vực|vùng|địa bàn|riêng|đối với)\s))(?P<name>[^,;:()]{1,60}:(?:\s(?:đạt|còn|là|có))?\s*)$")
#: «90% … hoàn thành, trong đó hoàn thành tốt 50%»: what stands behind it names the next one, a part of those before
_OF_THEM = regexp(r"(?:[,;(]\s?|\s)(?P<name>(?:trong (?:số )?đó|riêng)\s[^,;:()]+)$")
_OF_THEM_FIRST = regexp(r"\W*(?:trong (?:số )?đó|riêng)\s")
_FEW = 3  # words of a part that names nobody: «loại tốt», «nữ»
#: «HKI: 95% học sinh lên lớp; cả năm: 98% học sinh lên lớp»
_TERM = regexp(
    r"(?:học kỳ|học kì|kỳ|kì|hk)\s?(?:i{1,2}|1|2)|(?:cả|cuối|giữa|đầu) (?:năm(?: học)?|kỳ|kì|học kỳ|hk\s?i{0,2})|(?:quý|tháng) \w{1,4}"
)
#: «3,5 điểm theo Bộ tiêu chí; 02 tiêu chí ở mức 1»: another count of the like
_WHICH = regexp(r"(?:ở|có|bị|xếp|thuộc)\s")
#: «rút ngắn ít nhất 30% thời gian đối với 100% thủ tục»: what is told of the one is told of the other
_FOR = regexp(r"(?:^|\s)(?:đối với|cho)\s*$")
#: «Giảm 20% rác thải, 10% tiền điện»
_MOVES = regexp(r"(?<!\w)(?P<verb>(?:[Kk]éo |[Cc]ắt |[Tt]iết )?[Gg]iảm|[Tt]ăng)\s*$")
#: «320 lao động, trong đó 10 lao động đi làm việc ở nước ngoài»: a part of those that are counted
_THEREOF = regexp(r"\s?[,;(]?\s?(?<!\w)trong (?:số )?đó(?!\w)(?=[^;]*\d)")
_GROUP = 5  # words of a group that what another figure measured may be told of
_BARE = 3  # words that say too little without what stands before the colon: «BHYT: 100% học sinh tham gia»
#: «Từ 60% phòng học trở lên được trang bị …»: words of the figure, behind whom it counts
_UPWARD = regexp(r"[^.;:()|\d]{2,60}?(?P<up>\strở (?:lên|xuống))(?=\s\w)")
_LISTED = regexp(r"(?:,|\svà)\s*$")
#: «… đạt 90%; tại cấp xã đạt 95%»: of the same, in one tier
_TIER = regexp(r"(?:(?:tại|ở|đối với)\s)?cấp\s(?:tỉnh|huyện|xã)")
#: «… (khu vực phường: 95%)»: of the same, in one place
_PLACE = regexp(r"\W*(?:(?:tại|ở|đối với|riêng)\s)?(?:khu vực|vùng|địa bàn)\s[^,;:()\d]{2,30}")
#: «… biết chữ mức độ 1 đạt 98%; mức độ 2 đạt 94%»
_STEP = regexp(r"(?:mức độ|cấp độ|mức|hạng|loại|giai đoạn)\s(?:\d|i{1,3})$")
_NEW_HEAD = regexp(
    r"\s?(?:(?:trong đó|riêng|còn|giữ|giữ vững|duy trì|nâng|bảo đảm|đảm bảo|phấn đấu|tăng|giảm)\s){0,2}(?:tỷ lệ|tỉ lệ|số|"
    r"tổng số|chênh lệch|phấn đấu)(?!\w)|\s?\d{1,5}/\d{1,5}\s[^\W\d]"
)
#: «18/18 (», «duy trì sĩ số 548/548 học sinh, đạt 100%»; «25/25 giáo viên (»
_ALL_COUNTED = regexp(r"(?<![\w/.])\d[\d.]{0,6}\s?/\s?\d[\d.]{0,6}(?:$|\s(?=[^\W\d]))")
_COUNTED_OUT = regexp(r"(?:^|:)\W*\d[\d.]{0,6}\s?/\s?\d[\d.]{0,6}\s[^\W\d][^,;:()]*\((?:(?:đạt|chiếm|tỷ lệ|tỉ lệ)\s?:?\s?)?$")
#: «04 lần thi thử (lần 1: …)», «02 cuộc: cuộc 1 vào ngày …», «03 đợt, đợt cuối …»
_EXPLAINED = regexp(r"\s*(?:[:(]|,\s(?:gồm|cụ thể|lần|cuộc|đợt)(?!\w))")
_APART = regexp(r"\s*(?:\)?[,;.]|\(|trong đó(?!\w)|riêng(?!\w))")


class Talk(Struct, gc=False):
    """What a sentence (or row), whose `span` is the source's, has said so far: the lead before its colon, the figure before, the year that
    it opened with."""

    span: Span
    opening: list[Milestone]
    falls: bool  # some word of it may say that less is better
    lead: str = ""
    topic: str = ""  # «Học lực», over the leads «Giỏi», «Khá»
    indicator: str = ""
    population: str | None = None
    verb: str = ""  # «Giảm», of «Giảm 20% rác thải, 10% tiền điện»
    counted: bool = False  # the figure before counts things
    marked: bool = False  # it has told of marks
    moved: bool = False  # … tells by how much something falls or rises
    status: bool = False  # an earlier clause tells what is: «hiện có 46 người; 01 người …»


Words = tuple[str, str]  # as printed, and folded


def told_of(text: str, key: str, found: list[Figure], talk: Talk) -> list[tuple[str, str | None]]:
    """Indicator and group of each figure of a clause, from the words around it and from what the sentence said before."""
    heads, tails = _around(text, key, found)
    told: list[tuple[str, str | None]] = []
    for figure, (head, head_key), tail in zip(found, heads, tails, strict=True):
        colon = head_key.rfind(":")
        if colon >= 0 and talk.indicator and _PLACE.fullmatch(head_key[:colon]):
            told.append((talk.indicator, cleaned(head[:colon], head_key[:colon], head=True)))
            continue
        if colon >= 0 or cleaned(head, head_key, head=True):
            talk.verb = ""
        if colon >= 0:
            _take_lead(talk, head[:colon], head_key[:colon])
        told.append(_named(text, figure, (head[colon + 1 :], head_key[colon + 1 :]), tail, talk))
        if told[-1][0]:
            talk.indicator, talk.population = told[-1]
            talk.counted = not figure.percent
    if len(found) > 1:
        _share_predicate(told, heads, tails)
    for index in range(len(told) - 2, -1, -1):  # «đến năm 2025 có 10% và đến năm 2030 có 20% thành viên …»
        if not told[index][0]:
            told[index] = told[index + 1]
    return told


def _share_predicate(told: list[tuple[str, str | None]], heads: list[Words], tails: list[Words]) -> None:
    """«80% học sinh lớp 4, 90% học sinh lớp 5 biết bơi»: the first group too is to swim; «25/25 giáo viên» before «và 88/90 học sinh»,
    «25/25 giáo viên (100%)» before «88/90 học sinh (97,8%) biết bơi»."""
    for index in range(len(told) - 2, -1, -1):
        (name, who), (next_name, next_who) = told[index], told[index + 1]
        own = cleaned(*tails[index], head=False)
        alone = (
            own == name == who or (who and name == f"{who}, {own}") or (who is None and not own and _COUNTED_OUT.search(heads[index][1]))
        )
        bare = name and name != next_name and alone and not has_predicate(name)
        if bare and next_who and next_name.startswith(next_who) and len(next_name) > len(next_who):
            told[index] = f"{name} {next_name[len(next_who) :].strip()}", name


def _named(text: str, figure: Figure, head: Words, tail: Words, talk: Talk) -> tuple[str, str | None]:
    by = means(head[1])
    if figure.percent and (told := _of_grade(head, tail, talk)):
        return told
    if talk.indicator and (grade := head[0].strip(" ;,")) in _GRADES:  # a name, and no verb: «Phẩm chất: Tốt 70%, Đạt 30%»
        return talk.lead or talk.indicator, grade
    subject = cleaned(head[0][by.end() :], head[1][by.end() :], head=True) if by else cleaned(*head, head=True)
    if not figure.percent and (seam := _THEREOF.search(tail[1])):
        tail = tail[0][: seam.start()], tail[1][: seam.start()]
    rest_said, rest_key = without_years(*tail)
    if figure.percent and _APART.match(rest_key):
        tail = rest_said, rest_key = "", ""
    rest = trimmed(rest_said, rest_key, head=False)
    if figure.percent and "/" in subject:
        subject = _ALL_COUNTED.sub("", subject).strip()
    if not figure.percent:
        return _counted(squeeze(text[figure.noun or figure.start : figure.end]), subject, tail[0], rest, talk)
    if talk.indicator and rest and _FOR.match(head[1]) and not has_predicate(rest):
        return talk.indicator, rest
    if subject and rest:
        if _LISTED.search(head[1]) and has_predicate(subject) and has_predicate(rest):
            return rest, group(rest)
        said = says(without_years(*head)[1])
        if not said or (said["keeps"] and has_predicate(rest)):
            talk.verb = subject if group(rest) == rest else ""
            return f"{subject} {rest}", group(rest)
    if subject:
        if talk.population and (part := _of_them(head[1], subject, talk)):
            return part
        if talk.indicator and _TIER.fullmatch(fold(subject)):
            return talk.indicator, subject
        if (step := _STEP.search(fold(talk.indicator))) and _STEP.fullmatch(fold(subject)):
            return f"{talk.indicator[: step.start()]}{subject}", talk.population
        does = goes_on(rest) or (rest and "/" in head[1] and _COUNTED_OUT.search(head[1]))
        if talk.lead and len(subject.split()) <= 5 and not fold(subject).startswith(("tỷ lệ", "tỉ lệ")):
            return (f"{talk.lead}: {subject} {rest}" if does else talk.lead), subject
        if does and not fold(subject).startswith(("tỷ lệ", "tỉ lệ")):  # «học sinh lớp 5 (97%) được tập bơi»
            return f"{subject} {rest}", subject
        if rest and len(subject.split()) <= 2:
            return f"{subject} trong {rest}", rest
        return subject, group(rest) if rest else None
    return _unheaded(head, rest, talk)


def _of_grade(head: Words, tail: Words, talk: Talk) -> tuple[str, str | None] | None:
    """A grade alone behind its figure: «22% học sinh xếp loại Tốt, 58% Khá, 20% Đạt»."""
    said, name = tail[0].strip(" ;,."), talk.indicator or talk.lead
    grade = _grade().fullmatch(fold(said)) if name else None
    if grade is None or head[1].strip(" ;,"):
        return None
    core = said[grade.start("grade") :]
    last = at_end("ratings").search(fold(name))
    return (f"{name[: last.start()].rstrip()} {core}", talk.population) if last and last.start() else (name, core)


@cache
def _grade() -> re.Pattern[str]:
    return regexp(rf"(?:(?:xếp )?loại |mức )?(?P<grade>{alternation(terms('ratings'))})")


def _unheaded(head: Words, rest: str, talk: Talk) -> tuple[str, str | None]:
    """What a rate measures of which the words behind it, or those of the figure before, alone tell."""
    if rest and (has_predicate(rest) or not (talk.indicator or talk.lead)):
        way = _MOVES.search(head[0])
        talk.verb = way["verb"] if way and group(rest) == rest else ""
        led = talk.lead and (_TERM.fullmatch(fold(talk.lead)) or len(rest.split()) <= _BARE)
        return (f"{talk.lead}: {rest}" if led else rest), group(rest)
    if talk.population and goes_on(rest):
        return f"{talk.population} {rest}", talk.population
    if rest and not _OF_THEM_FIRST.match(head[1]) and (talk.verb or _tells_its_own(rest, talk)):
        return f"{talk.verb} {rest}".strip(), rest
    return talk.indicator or talk.lead, rest or talk.population


def _tells_its_own(rest: str, talk: Talk) -> bool:
    """Whether the words behind a rate are no group of which the figure before told all else: «38% dân số tập luyện thường xuyên; 25% số hộ
    là gia đình thể thao», «bổ sung 100 bản sách; 90% học sinh đến thư viện»."""
    return talk.counted or (len(rest.split()) > _GROUP and "," not in rest and " và " not in rest)


def _of_them_next(key: str) -> re.Match[str] | None:
    """Where what is told of the next figure begins, if it is a part of those before; «trong đó có» alone names none."""
    found = _OF_THEM.search(key)
    return found if found and cleaned(found["name"], found["name"], head=True) else None


def _of_them(head: str, subject: str, talk: Talk) -> tuple[str, str | None] | None:
    """Of «90% học sinh …, trong đó hoàn thành tốt 50%» the second: of the same people."""
    if not _OF_THEM_FIRST.match(head):
        return None
    if goes_on(subject):
        return f"{talk.population} {subject}", talk.population
    return (subject, talk.population) if len(subject.split()) <= _FEW and not talk.lead else None


def _counted(counted: str, subject: str, tail: str, rest: str, talk: Talk) -> tuple[str, str | None]:
    """What a count of things measures: «Mỗi khối có ít nhất 02 chuyên đề về …» → «Mỗi khối chuyên đề về …», «Mỗi khối»."""
    if (subject or talk.lead) and _EXPLAINED.match(tail):
        tail = rest = ""
    if talk.lead and anywhere("columns.schools").fullmatch(fold(subject)):  # «Thời lượng: tiểu học 18 tiết/năm, THCS 15 tiết/năm»
        subject, tail = f"{talk.lead} {subject}", tail.split(",")[0]
    first, _, held = counted.partition(" ")
    if fold(counted).startswith(("lần", "đồng/", "nghìn đồng/", "ngàn đồng/", "triệu đồng/")) or (subject and first in terms("occasions")):
        held = held.partition("/")[0] if first in terms("occasions") else ""
        return squeeze(f"{subject} {held} {rest}") or talk.indicator or talk.lead, None
    if not subject and not has_predicate(rest) and counted in talk.indicator and not _WHICH.match(rest):
        return talk.indicator, counted
    if not subject and not rest:
        if talk.population and " " in counted and talk.indicator.endswith(f" {talk.population}"):  # «02 hội nghị và 01 đợt diễn tập»
            return f"{talk.indicator.removesuffix(talk.population)}{counted}", counted
        return (f"{talk.lead} {counted}" if talk.lead else talk.indicator or counted), counted
    return squeeze(f"{subject} {clean(counted + tail, head=False)}"), counted


def _take_lead(talk: Talk, text: str, key: str) -> None:
    """The words before a colon name something new: «Học lực: Giỏi: 30%; Khá: 50%» tells «Học lực: Khá»."""
    topic, colon, _ = text.rpartition(":")
    lead, before = _lead(text, key), talk.lead
    if lead and colon:
        talk.topic = _lead(topic, fold(topic))
    elif lead and talk.topic:
        lead = f"{talk.topic}: {lead}"
    elif lead and before:
        lead = _instead(before, lead)
    talk.lead = lead
    if lead:
        talk.indicator, talk.population = "", None


def _instead(before: str, lead: str) -> str:
    """A grade or a tier alone stands in the place of the one before: «xếp loại xuất sắc», «khá» → «xếp loại khá»."""
    for kind in (at_end("ratings"), at_end("tiers")):
        own, last = kind.search(fold(lead)), kind.search(fold(before))
        if own and last and own.start() == 0:
            return f"{before[: last.start()].rstrip()} {lead}".strip()
    return lead


def _lead(text: str, key: str) -> str:
    """The words before a colon, as far as they say what is measured; «phấn đấu đạt các chỉ tiêu của Chiến lược:» says nothing."""
    if (grade := text.strip(" ;,")) in _GRADES:
        return grade
    if by := means(key):
        return cleaned(text[by.end() :], key[by.end() :], head=True)
    return "" if "chỉ tiêu" in key or "mục tiêu" in key else cleaned(text, key, head=True)


def _around(text: str, key: str, found: list[Figure]) -> tuple[list[Words], list[Words]]:
    """The words before and after each figure; what lies between two figures is parted."""
    first, last = found[0].focus, found[-1].after
    heads: list[Words] = [(text[:first], key[:first])]
    tails: list[Words] = []
    before = len(found) > 1 and _named_before(heads[0], (text[last:], key[last:]))
    for here, there in pairwise(found):
        own = before or (not here.percent and bool(tails or cleaned(*heads[-1], head=True)))
        tail, head = _part(text[here.after : there.focus], key[here.after : there.focus], before=own)
        tails.append(tail)
        heads.append(head)
    further = _FURTHER.search(key, last) if key.find("0", last) >= 0 else None
    end = further.start() if further else len(key)
    tails.append((text[last:end], key[last:end]))
    return heads, [_without_upward(figure, key, tail) for figure, tail in zip(found, tails, strict=True)]


def _without_upward(figure: Figure, key: str, tail: Words) -> Words:
    text, said = tail
    up = _UPWARD.match(said) if key.startswith("từ", figure.focus) and figure.op in (">=", "<=") else None
    return (text[: up.start("up")] + text[up.end() :], said[: up.start("up")] + said[up.end() :]) if up else tail


def _named_before(head: Words, tail: Words) -> bool:
    """Whether names stand before their figures: «Giỏi 30%, Khá 45%»."""
    if not cleaned(*head, head=True):
        return False
    rest, key = without_years(*tail)
    return bool(_APART.match(key)) or not cleaned(rest, key, head=False)


def _outside_brackets(key: str) -> list[re.Match[str]]:
    """The seams of a text but for those of what brackets list: «03 lớp (cờ, vẽ, hát)»."""
    found, open_, at = [], 0, 0
    for seam in _PARTS.finditer(key):
        open_ = max(0, open_ + key.count("(", at, seam.start()) - key.count(")", at, seam.start()))
        at = seam.start()
        if not open_:
            found.append(seam)
    return found


def _part(gap: str, key: str, *, before: bool) -> tuple[Words, Words]:
    """What lies between two figures → the words of the first, the words of the second. `before`: names stand before their figures, as
    that of a count does: «khám 2 lần/năm, cân đo 4 lần/năm»."""
    if (seam := _FOR.search(key)) and not _PARTS.search(key):
        return (gap[: seam.start()], key[: seam.start()]), (gap[seam.start() :], key[seam.start() :])
    named = _NAMED.search(key) or _of_them_next(key)
    if named:
        return (gap[: named.start()], key[: named.start()]), (gap[named.start("name") :], key[named.start("name") :])
    seams = _outside_brackets(key)
    if not seams:
        return (("", ""), (gap, key)) if says(key) and not key.startswith(" ") else ((gap, key), ("", ""))
    for seam in reversed(seams):
        rest, rest_key = gap[seam.end() :], key[seam.end() :]
        if rest.startswith(_GRADES):  # «Tốt và Đạt chiếm …»
            continue
        if (
            not cleaned(rest, rest_key, head=True)
            or _NEW_HEAD.match(rest_key)
            or (seam.group().strip() in (",", ";", "riêng", "trong đó", "còn") and says(key))
        ):
            return (gap[: seam.start()], key[: seam.start()]), (rest, rest_key)
    own = seams[0].end()
    return (("", ""), (gap[own:], key[own:])) if before and not key[: seams[0].start()].strip() else ((gap, key), ("", ""))
