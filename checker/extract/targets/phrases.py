"""The words around a figure → what is measured, and of whom."""

from __future__ import annotations

import re

from checker.extract.targets.vocabulary import Pattern, anywhere, at_end, at_start
from checker.language.normal import fold, squeeze

#: «Chỉ tiêu 1:», «Mục tiêu số 2.», «a) Chỉ tiêu:»
LABEL = Pattern(r"\s*\*{0,2}\s?(?:(?:các\s)?(?:chỉ tiêu|mục tiêu)(?:\s(?:cụ thể|chung|tổng quát|số))?\s?(?P<n>\d{1,2}(?:\.\d{1,2})*|[a-zđ]\b)?)\s?\*{0,2}\s?[:.]\s?\*{0,2}\s*")
_TRIM = " \t\n,;:.-–+*·•“”\"/"
_OPERATOR_TAIL = Pattern(r"(?:^|(?<=\W))(?:ít nhất|tối thiểu|không thấp hơn|không dưới|không quá|tối đa|trên|hơn|dưới|khoảng|từ|vượt)[\s:]*$")
_YEAR_PHRASE = Pattern(
    r"(?<!\w)(?:(?:kể\s)?(?:từ|vào|đến|tới|trong|hết|trước|cho đến)\s(?:(?:cuối|hết|đầu|trước)\s)?)?(?:tháng\s\d{1,2}\s?[/]\s?|năm\s)(?:19|20)\d\d(?:\strở đi|\strở về sau)?(?!\s?-)(?!\w)\s?[,:]?"
    r"|(?<!\w)(?:ngay\s)?(?:từ|trong)\snăm học\s(?:19|20)\d\d\s?-\s?(?:19|20)\d\d\s?,?|(?<!\w)(?:trong\s)?giai đoạn (?:19|20)\d\d\s?-\s?(?:19|20)\d\d\s?[,:]?|\(\s?\)|\((?:19|20)\d\d\)"
)
_CONDITION = Pattern(r"[,(]\s?(?:tính khi|nếu|khi|trong đó|riêng|tính)(?!\w).*$", re.S)
_REPEATED = Pattern(r"\s?trở lên(?!\w)")


def cut(text: str, start: int, end: int) -> str:
    return text[start:end]


def without_years(text: str) -> str:
    """The text without its year phrases: «tỷ lệ nữ vào năm 2025» → «tỷ lệ nữ»."""
    key = fold(text)
    kept, at = [], 0
    for m in _YEAR_PHRASE.finditer(key):
        kept.append(text[at : m.start()])
        at = m.end()
    return squeeze(" ".join([*kept, text[at:]]))


def clean(text: str, *, head: bool) -> str:
    """A noun phrase: no label, no year, no bare verb, operator or mark at its ends. `head`: words that stood before the figure."""
    text = without_years(text)
    label = LABEL.match(fold(text))
    text = text[label.end() :] if label else text
    while True:
        was = text
        text = text.strip(_TRIM)
        if text.startswith("(") and ")" not in text or text.startswith(")"):
            text = text[1:]
        if text.endswith("(") or text.endswith(")") and "(" not in text:
            text = text[:-1]
        text = _strip_words(text, head=head)
        if text == was:
            return squeeze(text)


def _strip_words(text: str, *, head: bool) -> str:
    key = fold(text)
    if head:
        tail = at_end("tail_words").search(key) or _OPERATOR_TAIL.search(key)
        if tail:
            return text[: tail.start()]
    else:
        if again := _REPEATED.match(key):
            return text[again.end() :]
        tail = re.search(r"(?:^|(?<=\W))(?:và|hoặc|đạt|có|trong đó|riêng|phấn đấu|đến|vào)\s?$", key)
        if tail:
            return text[: tail.start()]
    lead = at_start("lead_words").match(key) if head else re.match(r"(?:(?:các|số|tổng số)\s)(?=số\s|tổng số\s)", key)
    if lead and lead.end() < len(text):
        return text[lead.end() :]
    return "" if lead and lead.end() == len(text) else text


def group(tail: str) -> str | None:
    """The group that a tail opens with: «cán bộ, giáo viên được tập huấn …» → «cán bộ, giáo viên»; None where it says no group."""
    text = clean(tail, head=False)
    ends = [m for m in anywhere("predicates").finditer(fold(text)) if m.start() > 1]
    strong = [m.start() for m in ends if m.group() not in ("có", "không")]
    weak = [m.start() for m in ends if m.group() in ("có", "không")]
    end = next((at for at in strong if not weak or len(text[weak[0] : at].split()) <= 6), weak[0] if weak else len(text))
    found = text[:end].strip(_TRIM)
    return None if not found or fold(found).startswith("không") else found


def has_predicate(tail: str) -> bool:
    """Whether a tail says what its group does or gets, so that it can stand alone."""
    return any(m.start() > 1 for m in anywhere("predicates").finditer(fold(clean(tail, head=False))))
