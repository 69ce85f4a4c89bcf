"""The words around a figure → what is measured, and of whom."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.extract.targets.vocabulary import anywhere, at_end, at_start, terms
from checker.language.endings import Closing, closing
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp

#: «Chỉ tiêu 1:», «Mục tiêu số 2.», «a) Chỉ tiêu:»
LABEL = regexp(
    r"\s*\*{0,2}\s?(?:(?:các\s)?(?:chỉ tiêu|mục tiêu)(?:\s(?:cụ thể|chung|tổng quát|số))?\s?(?P<n>\d{1,2}(?:\.\d{1,2})*|"
    r"[a-zđ]\b)?)\s?\*{0,2}\s?[:.]\s?\*{0,2}\s*"
)


def label_of(key: str) -> re.Match[str] | None:
    """The label that a folded text opens with."""
    return LABEL.match(key) if "tiêu" in key else None


_TRIM = ' \t\n,;:.-–+*·•"/='
_PAIRED = {"(": ")", ")": "(", "“": "”", "”": "“"}
_YEAR_PHRASE = regexp(
    r"(?=[ktvđhcngtmx(])(?:(?<!\w)(?:xong\s)?(?:trước|đến|chậm nhất|muộn nhất)\s(?:(?:là|hết)\s)*ngày\s\d{1,2}/\d{1,2}"
    r"(?:/20\d\d)?(?![\d/])\s?,?|"
    r"(?<!\w)(?:(?:kể\s)?(?:từ|vào|đến|tới|trong|hết|trước|cho đến)\s(?:(?:cuối|hết|đầu|"
    r"trước)\s)?)?(?:tháng\s\d{1,2}\s?[/]\s?|năm\s)(?:19|20)\d\d(?:\strở đi|\strở về sau)?(?!\s?-)(?!\w)\s?[,:]?"
    r"|(?:(?<!\w)(?:ngay\s)?(?:(?:từ|trong|vào|đến|hết)\s(?:(?:cuối|hết|đầu)\s)?|(?:cuối|hết|đầu)\s)|(?<!\w\s))"
    r"năm học\s(?:19|20)\d\d\s?-\s?(?:19|20)\d\d\s?,?|"
    r"(?<!\w)(?:trong\s)?giai đoạn (?:19|20)\d\d\s?-\s?(?:19|20)\d\d\s?[,:]?|\(\s?\)|\((?:19|20)\d\d\))"
)
_CONDITION = regexp(r"[,(]\s?(?:tính khi|nếu|khi|trong đó|riêng|tính)(?!\w).*$", re.S)
_REPEATED = regexp(r"\s?trở lên(?!\w)")
_NUMBER_OF = regexp(r"(?:(?:các|số|tổng số)\s)(?=số\s|tổng số\s)")
#: «245/250 học sinh (98%)»: whom the rate counts
_PART_OF = regexp(r"\d[\d.]{0,6}\s?/\s?\d[\d.]{0,6}\s(?=[^\W\d])")
_PART_ENDS = regexp(r"[\s:(]\d{1,5}\s?/\s?\d{1,5}$")
_JOINING_TAIL = closing(
    ("và", "hoặc", "đạt", "có", "trong đó", "riêng", "phấn đấu", "duy trì", "giữ vững", "tiếp tục", "đến", "vào"), r"\s?"
)

_NOUN = 24  # characters before a verb that may make a noun of it
_NO_VERB_BEHIND = ("trở ", "trở", "chưa ", "chưa")

_MEANS = regexp(r".*(?<!\w)(?:bằng|thông qua|qua)\s(?:việc|cách)\s", re.S)
_SAYS = regexp(
    r"(?:^|(?<=\W))(?:đạt|chiếm|là|có|lên|còn|bằng|giảm|tăng|ở mức|mức|từ|xuống|(?P<keeps>giữ|duy trì|phấn đấu))\s*$|"
    r":\s*$|(?<=\w)\s*\(\s*$"
)
_SAYING = frozenset("đạt chiếm là có lên còn bằng giảm tăng mức từ xuống giữ trì đấu".split())  # the last words of those


@lru_cache(maxsize=512)
def without_years(text: str, key: str) -> tuple[str, str]:
    """A text and its key without the year phrases, the key's blanks squeezed: «tỷ lệ nữ vào năm 2025» → «tỷ lệ nữ»."""
    if "20" in key or ("năm" in key and ("19" in key or "(" in key)):
        kept, keys, at = [], [], 0
        for m in _YEAR_PHRASE.finditer(key):
            kept.append(text[at : m.start()])
            keys.append(key[at : m.start()])
            at = m.end()
        if at:
            text, key = " ".join([*kept, text[at:]]), " ".join([*keys, key[at:]])
    return (squeeze(text), squeeze(key)) if "  " in key else (text, key)


def clean(text: str, *, head: bool) -> str:
    """A noun phrase: no label, no year, no bare verb, operator or mark at its ends. `head`: words that stood before the figure."""
    return cleaned(text, fold(text), head=head)


def cleaned(text: str, key: str, *, head: bool) -> str:
    """`clean` of a text whose key is at hand."""
    return trimmed(*without_years(text, key), head=head)


@lru_cache(maxsize=512)
def trimmed(text: str, key: str, *, head: bool) -> str:
    """The same for a text that has no years any more."""
    if not key.strip(_TRIM):
        return ""
    label = label_of(key)
    start, end = label.end() if label else 0, len(text)
    while True:
        was = start, end = _bare_ends(key, start, end)
        start, end = _without_words(text, key, start, end, head=head)
        if (start, end) == was:
            return squeeze(text[start:end])


def _bare_ends(key: str, start: int, end: int) -> tuple[int, int]:
    """The range without marks, blanks and lonely brackets at its ends."""
    while start < end and (key[start] in _TRIM or (key[start] in _PAIRED and _lonely(key, start, start, end))):
        start += 1
    while start < end and (key[end - 1] in _TRIM or (key[end - 1] in _PAIRED and _lonely(key, end - 1, start, end))):
        end -= 1
    return start, end


def _lonely(key: str, at: int, start: int, end: int) -> bool:
    """A mark of a pair whose other one is not in the range, or on its wrong side: «đạt “Lớp sạch”» keeps both."""
    mark = key[at]
    other = _PAIRED[mark]
    return (key.find(other, at, end) if mark in "(“" else key.rfind(other, start, at)) < 0


@cache
def _tails() -> Closing:
    """What an indicator does not end in: verbs, and operators that stand alone."""
    operators = "ít nhất, tối thiểu, không thấp hơn, không dưới, không quá, tối đa, trên, hơn, dưới, khoảng, từ, vượt"
    return closing((*terms("tail_words"), *operators.split(", ")))


def _without_words(text: str, key: str, start: int, end: int, *, head: bool) -> tuple[int, int]:
    """The range without one bare verb, operator or joining word at an end; «Tốt và Đạt» ends in no verb."""
    if start == end:
        return start, end
    part = key[start:end]
    tail = (_tails() if head else _JOINING_TAIL).search(part) or (_PART_ENDS.search(part) if head else None)
    if tail and part.endswith(_NO_VERB_BEHIND, 0, tail.start()):  # «đạt bậc 3 trở lên», «xếp loại chưa đạt» end in no verb
        tail = None
    if tail and not (tail.start() and text.startswith("Đạt", start + tail.start())):
        return start, start + tail.start()
    lead = (at_start("lead_words").match(part) or _PART_OF.match(part)) if head else _REPEATED.match(part) or _NUMBER_OF.match(part)
    return (start + lead.end(), end) if lead else (start, end)


@lru_cache(maxsize=64)
def _predicates(words: str) -> list[re.Match[str]]:
    key = fold(words)
    found = [m for m in anywhere("predicates").finditer(key) if m.start() > 1]
    return [m for m in found if not at_end("verbal_nouns").search(key[max(0, m.start() - _NOUN) : m.start()])] if found else found


def group(words: str) -> str | None:
    """The group that the words after a figure open with: «cán bộ, giáo viên được tập huấn» → «cán bộ, giáo viên»."""
    ends = _predicates(words)
    strong = [m.start() for m in ends if m.group() not in ("có", "không")]
    weak = [m.start() for m in ends if m.group() in ("có", "không")]
    end = next((at for at in strong if not weak or len(words[weak[0] : at].split()) <= 6), weak[0] if weak else len(words))
    found = words[:end].strip(_TRIM)
    return None if not found or fold(found).startswith("không") else found


def goes_on(words: str) -> bool:
    """Whether the words go on with what somebody named before does or gets: «và 5% có trình độ thạc sĩ»."""
    return at_start("predicates").match(fold(words)) is not None


def has_predicate(words: str) -> bool:
    """Whether the words after a figure say what its group does or gets, so that they can stand alone."""
    return bool(_predicates(words))


def means(key: str) -> re.Match[str] | None:
    """«bằng việc …»: the words that tell by what means."""
    return _MEANS.match(key) if "việc" in key or "cách" in key else None


def says(key: str) -> re.Match[str] | None:
    """The word or mark at the end of a head that says what its figure is."""
    end = key.rstrip()
    last = end[end.rfind(" ") + 1 :]
    return _SAYS.search(end, max(0, len(end) - 20)) if last in _SAYING or not last.isalpha() else None
