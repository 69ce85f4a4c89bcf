"""Closing sentence + title → whether the plan calls itself by its own name: slips of the pen, another plan's subject left in by copying."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.judge.facts.named import Quote
from checker.language.normal import bare, fold, syllables
from checker.language.patterns import regexp

if TYPE_CHECKING:
    from checker.judge.checks.values import Result

#: Words that make one title read like another's: told as a warning; other differences of one syllable are slips of the pen.
_CONFUSED = {frozenset(pair) for pair in (("vì", "về"), ("của", "cho"), ("và", "về"), ("từ", "đến"))}
_NAMED = regexp(
    r"trên đây là (?:nội dung |toàn bộ )?(?:bản )?kế hoạch\s+(?!này|của|nêu|trên)([^.;\n]{8,300}?)"
    r"(?=\s+(?:của|tại)\s+(?:trường|phòng|ubnd|ủy ban|nhà trường|đơn vị|cơ sở|sở|trung tâm|ban chỉ đạo|liên đội|chi đoàn|công đoàn|thư viện"
    r"|tổ)|[.;\n]|,\s(?:đề nghị|yêu cầu|kính|trong|nếu|các|ban|trường)|$)"
)
#: what says nothing of the subject; years are NT03's
_IDLE = regexp(
    r"(?:năm học|năm|giai đoạn|học kỳ|đến)?\s*(?:19|20)\d\d(?:\s*-\s*(?:20)?\d\d+)?|học kỳ\s+i{1,2}(?!\w)"
    r"|(?<!\w)(?:cho|đối với|trong|ở|tại)\s+(?:các\s+)?(?:học sinh|trẻ em|trẻ mầm non|trẻ|cán bộ|giáo viên|phụ huynh|đơn vị)(?!\w)"
    r"|(?<!\w)(?:kế hoạch|thực hiện|triển khai|công tác|hoạt động|tổ chức|chương trình|nhiệm vụ|năm học|giai đoạn|bảo đảm|đảm bảo"
    r"|tăng cường|nâng cao|đẩy mạnh|chất lượng|hiệu quả|xây dựng|hưởng ứng|nhà trường|cấp trường"
    r"|và|của|các|những|trong|việc|cho|tại|với|về|đến|năm)(?!\w)"
)
_TOKEN = regexp(r"[^\W_]+")


def quoted(value: Quote | str, title: str) -> Result:
    """The closing sentence quotes the title: one syllable changed or lost between two that agree, or another subject. Paraphrases pass."""
    from checker.judge.checks.values import PASS, Result

    said = value if isinstance(value, Quote) else Quote(value)
    low = fold(said.text)
    if "kế hoạch" not in low:
        return Result("not_applicable")
    if another := _another_subject(low, said, title):
        return Result("fail", words=another, topics=frozenset({"closing"}))  # copied whole: its years go with it
    return _slip(syllables(said.text), syllables(title)) or PASS


def _another_subject(low: str, said: Quote, title: str) -> tuple[str, str] | None:
    """The subject that «Trên đây là Kế hoạch …» names, neither in this title nor what the plan speaks of, and the title's words for it."""
    named = _NAMED.search(low)
    if not named:
        return None
    own = fold(title)
    if named[1].strip(" ,") == own:
        return None
    mine, theirs = _content(low, *named.span(1)), _content(own, 0, len(own))
    shared = {w for w, _ in mine} & {w for w, _ in theirs}
    if len(mine) >= 3 and len(shared) <= 0.2 * len(mine):
        whole = named[1].strip(" ,")
        return None if _told(mine, said.elsewhere, times=3) else (whole, title)
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, [w for w, _ in mine], [w for w, _ in theirs], autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag != "replace" or b - a < 2 or d - c < 2 or len(codes) == 1:
            continue
        stray, kept = mine[a:b], theirs[c:d]
        known = _told(mine[max(0, a - 1) : b], said.elsewhere, times=2)
        if not (known or _shortened(said.text, stray) or _shortened(title, kept)):
            return _whole_words(low, stray), _whole_words(title, kept)
    return None


def _content(low: str, start: int, end: int) -> list[tuple[str, int]]:
    """The syllables that tell a subject, with their places: «công tác an toàn giao thông năm 2023» → an, toàn, giao, thông."""
    idle = [m.span() for m in _IDLE.finditer(low, start, end)]
    found = ((m[0], m.start()) for m in _TOKEN.finditer(low, start, end))
    return [(w, at) for w, at in found if not w.isdigit() and not any(a <= at < b for a, b in idle)]


def _whole_words(text: str, found: list[tuple[str, int]]) -> str:
    """The passage from the first to the last of these syllables, widened to whole words: «ninh mạng» → «an ninh mạng»."""
    from checker.language.words import words

    start, end = found[0][1], found[-1][1] + len(found[-1][0])
    for a, b in words(text):
        if a < start < b:
            start = a
        if a < end < b:
            end = b
    return text[start:end]


def _shortened(text: str, words: list[tuple[str, int]]) -> bool:
    """An abbreviation among the words («PCCC»), which may mean what the other text writes out."""
    shown = [text[at : at + len(w)] for w, at in words]
    return any(s.isupper() and len(s) > 1 for s in shown) and not text.isupper()


def _told(words: list[tuple[str, int]], elsewhere: str, *, times: int) -> bool:
    """Whether the plan itself is about it: half of the neighbours among these words stand together in its text, so many times."""
    pairs = [(a[0], b[0]) for a, b in pairwise(words)]
    found = sum(len(re.findall(rf"(?<!\w){a}\W+{b}(?!\w)", elsewhere)) >= times for a, b in pairs)
    return bool(elsewhere) and 2 * found >= len(pairs)


def _slip(said: list[str], title: list[str]) -> Result | None:
    """One syllable changed or lost in a sentence that else quotes the title."""
    from checker.judge.checks.values import Result

    if f" {' '.join(title)} " in f" {' '.join(said)} ":
        return None
    from difflib import SequenceMatcher

    match = SequenceMatcher(None, said, title, autojunk=False)
    codes = match.get_opcodes()
    if sum(b.size for b in match.get_matching_blocks()) < 0.75 * len(title):
        return None
    for before, (tag, a, b, c, d), after in zip(codes, codes[1:], codes[2:], strict=False):
        if before[0] != "equal" or after[0] != "equal":
            continue
        if tag == "replace" and b - a == 1 and d - c == 1 and _differs(said[a], title[c]):
            serious = frozenset((said[a], title[c])) in _CONFUSED
            return Result("fail", severity=None if serious else "info", words=(said[a], title[c]))
        if tag == "insert" and d - c == 1 and _torn(title, c) and said[a - 1] == title[c - 1]:
            return Result("fail", severity="info", words=(said[a - 1], f"{title[c - 1]} {title[c]}"))
    return None


def _differs(said: str, title: str) -> bool:
    """Spelt alike and yet another word: «vì» / «về», «giai» / «giao»; years are NT03's."""
    if said.isdigit() or title.isdigit() or said == title:
        return False
    if frozenset((said, title)) in _CONFUSED or bare(said) == bare(title):
        return True
    from difflib import SequenceMatcher

    return SequenceMatcher(None, said, title).ratio() >= 0.6


def _torn(title: list[str], at: int) -> bool:
    """The lost syllable leaves half a word behind: «triển [khai] thực hiện»."""
    from checker.language.words import words

    line = " ".join(title)
    starts = [0]
    for word in title:
        starts.append(starts[-1] + len(word) + 1)
    return any(a < starts[at] < b and starts[at] - a > 1 for a, b in words(line))
