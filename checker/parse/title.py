"""Lines → type of the document, subject, and the years that it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from checker.language.lexicon import lexicon
from checker.language.normal import fold, squeeze
from checker.language.patterns import regexp
from checker.model import Period, Span
from checker.parse.lines import Line
from checker.parse.marks import mark_of
from checker.parse.paragraphs import capitals


class Title(Struct, frozen=True):
    """`first` and `after` bound the lines of the title, `head` the header (a decision that wraps the plan opens with it)."""

    type: str | None
    first: int
    after: int
    head: int
    type_span: Span | None = None
    subject: str | None = None
    subject_span: Span | None = None
    attached: Span | None = None
    joint: bool = False  # «KẾ HOẠCH LIÊN TỊCH»


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str]]:
    shown = {fold(written): name for name, forms in lexicon("header")["types"].items() for written in (name, *forms)}
    words = "|".join(re.escape(w) for w in sorted(shown, key=len, reverse=True))
    return regexp(rf"(?:{words})(?!\w)"), shown


_MORE_TYPE = {"liên tịch", "phối hợp", "liên ngành"}  # «KẾ HOẠCH LIÊN TỊCH»: no part of the subject
_JOINT = ("liên tịch", "phối hợp", "liên ngành")
_TYPE_LETTERS = frozenset("kqchbtđpdnl")  # that names of types begin with
_LOOK = 120  # lines that may stand above a title
_ATTACHED = regexp(r"\(?\s*(?:ban hành\s+)?kèm theo\b")
_ABOUT = regexp(r"\(?\s*(?:v/v|về việc|về)\b")
_OPENER = regexp(
    r"(?:[-–+]\s*)?(?:(?:căn cứ|căn cư|xét|theo đề nghị|trên cơ sở|hưởng ứng|nhằm|để|ngày \d|kính gửi|được sự|sau khi|chương i\b|điều 1\b)"
    r"|(?:thực hiện|tiếp tục|triển khai|theo|hướng dẫn)\b(?=.{0,120}?(?:\d\s*/|\bsố\b|/\s?[a-zđ]{2}|chỉ đạo|nhiệm vụ năm học)))"
)
_MOTTO = regexp(r"độc\s+lập\s*[-–—]|đảng\s+cộng\s+sản")
_SENTENCE_END = regexp(r"[.;:]\s*$|\.\s+\S")
#: «Năm học 2026-2027», «Giai đoạn 2021 - 2025» on a line of its own under the subject
_YEARS_ONLY = regexp(r"\(?(?:năm(?: học)?|giai đoạn)\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\)?[.;:]?$")
_GOES_ON = regexp(r"(?:,|-|\b(?:và|của|cho|về|việc|với|trong|năm|tại|giai đoạn|đến|thực hiện|công tác|ngày|số|các))$")
_QUOTES = "“\"«'"
_CITED = regexp(r"\d\s*[a-z]?\s*(?:/|-)\s*[a-zđ]")


def type_of(line: Line) -> tuple[str, int] | None:
    """The type that a line opens with and its length: «KẾ HOẠCH», «KẾ HOẠCH Thực hiện …», «KÊ HOẠCH»."""
    if line.low[0] not in _TYPE_LETTERS or line.cells:
        return None
    pattern, shown = _types()
    found = pattern.match(line.low)
    if not found or not (capitals(line.text[: found.end()]) or _alone(line, found.end())):
        return None
    return shown[found[0]], found.end()


def _alone(line: Line, length: int) -> bool:
    return not line.text[length:].strip(" .:;-*")


def find_type(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The type line, and the first that names any type: a plan goes before the decision that wraps it, a line alone before a longer one."""
    seen: list[tuple[int, int, int]] = []
    for index, line in enumerate(lines[:_LOOK]):
        if line.low[0] in _TYPE_LETTERS and (found := type_of(line)):
            wrapped = 0 if found[0] == "Kế hoạch" else 1
            seen.append((wrapped, 0 if _alone(line, found[1]) or _headed(lines, index) else 1, index))
    if not seen:
        return None
    wrapped, _, best = min(seen)
    first = min(seen, key=lambda s: s[2])
    if wrapped == 0 and first[0] == 1 and first[1] == 0 and not attached_below(lines, best):
        return first[2], first[2]  # another type's document that names a plan in capitals further down
    return best, first[2]


def _headed(lines: Sequence[Line], index: int) -> bool:
    """Whether a plan's name in capitals stands right under a header: «… ngày 5 tháng 9 năm 2024⏎KẾ HOẠCH Thực hiện …»."""
    return capitals(lines[index].text) and any(_MOTTO.search(line.low) for line in lines[max(0, index - 6) : index])


def attached_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the plan at a line hangs on the document before it: «(Kèm theo Quyết định số …)»."""
    return any(_ATTACHED.match(line.low) for line in lines[index + 1 : index + 8])


def grounds(lines: Sequence[Line]) -> bool:
    """Whether one of the lines opens a preamble: «Căn cứ …», «Thực hiện Kế hoạch số …»."""
    return any(_OPENER.match(line.low) for line in lines)


def _ends_subject(line: Line, before: Line | None, following: Line | None) -> bool:
    """Whether a line under the type belongs to the text, not to the subject."""
    first = before is None
    if line.cells or line.rule or (mark_of(line.text, line.low) and not line.text[0].islower()):
        return True
    if capitals(line.text):  # «… năm 2022⏎HIỆU TRƯỞNG TRƯỜNG …»: whoever decides
        return before is not None and not capitals(before.text)
    if before is not None and not line.gap and len(line.text) < 160 and _runs_on(line, before):
        return False
    if first and line.text[0].islower() and before is None and line.text[-1] not in ";:,":  # a party plan: «thực hiện Nghị quyết số …»
        return len(line.text) > 330
    if _OPENER.match(line.low) and (not first or bool(_CITED.search(line.low)) or line.low.startswith("căn cứ")):
        return not (first and _names_what(line, following))
    if first:
        return len(line.text) > 330 or bool(_SENTENCE_END.search(line.text)) and len(line.text) > 120
    return line.gap or len(line.text) > 140 or bool(_SENTENCE_END.search(line.text)) or not _alike(line, before)


def _runs_on(line: Line, before: Line) -> bool:
    return line.text[0].islower() or line.text[0] in _QUOTES or bool(_GOES_ON.search(before.low) or _YEARS_ONLY.match(line.low))


def _names_what(line: Line, following: Line | None) -> bool:
    """Whether the line right under the type is a subject that names the parent: «Triển khai Kế hoạch số 44/KH-UBND … về hòa giải» is whole
    and ends in no mark, where a preamble has a comma or goes on in the next line."""
    whole = following is None or not (following.text[0].islower() or _GOES_ON.search(line.low))
    return whole and len(line.text) <= 200 and line.text[-1] not in ",;:." and not line.low.startswith("căn cứ")


def _alike(line: Line, before: Line | None) -> bool:
    """Two lines of one title: both centred or bold, or short both."""
    if before is None:
        return False
    if line.centred or before.centred or line.bold or before.bold:
        return (line.centred and before.centred) or (line.bold and before.bold)
    return len(line.text) <= 110 and _ABOUT.match(line.low) is not None


def title_of(lines: Sequence[Line]) -> Title | None:
    """The title of a document, or None where no line names its type."""
    found = find_type(lines)
    letter = _letter_at(lines)
    if letter is not None and (found is None or letter < found[0]):
        return _letter(lines, letter)
    if found is None:
        return None
    index, head = found
    line = lines[index]
    name, length = type_of(line) or ("", 0)
    parts: list[tuple[int, str]] = []
    rest = line.text[length:].strip(" .:;-*–")
    before: Line | None = None
    joint = fold(rest).startswith(_JOINT)
    if rest and fold(rest) in _MORE_TYPE:
        rest, length = "", len(line.text.rstrip(" .:;-*–"))
    if rest:
        parts.append((line.start + line.text.index(rest, length), rest))
        before = line
    after, attached = index + 1, None
    below = lines[index + 1 : index + 13]
    for at, here in enumerate(below[:11], 1):
        if here.rule:
            after += 1
            continue
        if _ATTACHED.match(here.low):
            attached = here.span
        elif _ends_subject(here, before, below[at] if at < len(below) else None):
            break
        else:
            parts.append((here.start, here.text))
            before = here
        after += 1
    return _title(Title(name, index, after, head, Span(line.start, line.start + length), attached=attached, joint=joint), parts)


_REGARDING = regexp(r"(?:^|[\s(])(?:v/v|về việc)\b")
_NOT_SUBJECT = regexp(r"cộng hòa|độc lập|\bsố\s*:|\bngày\b.{0,14}\btháng\b|kính gửi")


def _letter_at(lines: Sequence[Line]) -> int | None:
    """The line «Kính gửi: …» that opens a công văn after its number and subject."""
    found = next((i for i, line in enumerate(lines[:25]) if line.low.startswith("kính gửi")), None)
    return found if found is not None and any(_REGARDING.search(line.low) for line in lines[:found]) else None


def _letter(lines: Sequence[Line], first: int) -> Title:
    """A công văn has no type line; its subject stands in the header: «V/v tăng cường phòng dịch⏎trong trường học»."""
    at = next(i for i in range(first) if _REGARDING.search(lines[i].low))
    found = _REGARDING.search(lines[at].low)
    start = found.start() + (not lines[at].low.startswith("v", found.start())) if found else 0
    parts = [(lines[at].start + start, lines[at].text[start:].strip("() "))]
    for line in lines[at + 1 : first]:
        if _NOT_SUBJECT.search(line.low) or capitals(line.text) or line.rule:
            break
        parts.append((line.start, line.text))
    return _title(Title("Công văn", first, first, first), parts)


def _title(title: Title, parts: list[tuple[int, str]]) -> Title:
    """The title with its subject: the parts' texts joined by one blank, without brackets around and marks at the end."""
    if not parts:
        return title
    subject = squeeze(" ".join(text for _, text in parts))
    if subject.startswith("(") and subject.endswith(")"):
        subject = subject[1:-1].strip()
    last_start, last = parts[-1]
    span = Span(parts[0][0], last_start + len(last))
    return replace(title, subject=subject.rstrip(" .:;,-–*_"), subject_span=span)


_DASH = r"\s*(?:-|đến(?: năm)?)\s*"
_YEAR = r"((?:19|20)\d\d)"
_RANGE = regexp(rf"(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|các năm|từ năm)\s*)?(?<![\d/]){_YEAR}{_DASH}{_YEAR}(?!\d)")
_UNTIL = regexp(rf"(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?{_YEAR}(?!\d)")
_ONE = regexp(rf"(?:^|[^/\d])(?:năm(?: học)?|kỳ|quý [ivx\d]+)\s*/?\s*{_YEAR}(?![\d/])|(?:^|\s){_YEAR}$")
_HORIZON = regexp(rf"(?:định hướng|tầm nhìn)\s+(?:đến|tới)?\s*(?:năm\s+)?{_YEAR}(?!\d)")
_CITATION_YEAR = regexp(
    r"(?:số\s*)?\d+\s*[a-z]?\s*/\s*\S+(?:[\s,]+(?:ký\s+)?ngày\s+[\d/]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?)?|ngày\s+\d+(?:/\d+/\d+|\s+tháng\s+\d+\s+năm\s+\d+)"
)


def period_of(text: str, start: int = 0) -> Period | None:
    """The years that a title states; `start` is the place of the text in the source. Years of cited documents don't count."""
    low = _CITATION_YEAR.sub(lambda m: " " * len(m[0]), fold(text))
    horizon = _HORIZON.search(low)
    later = int(horizon[1]) if horizon else None
    plain = low if not horizon else low[: horizon.start()] + " " * len(horizon[0]) + low[horizon.end() :]
    found = _RANGE.search(plain)
    if found:
        return Period(int(found[1]), int(found[2]), later, Span(start + found.start(), start + (horizon or found).end()))
    found = _UNTIL.search(plain)
    if found:
        return Period(None, int(found[1]), later, Span(start + found.start(), start + found.end()))
    found = _ONE.search(plain)
    if found:
        year = int(found[1] or found[2])
        return Period(year, year, later, Span(start + found.start(), start + found.end()))
    return Period(None, None, later, Span(start + horizon.start(), start + horizon.end())) if horizon else None
