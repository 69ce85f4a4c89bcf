"""A file that holds more than one plan → its first whole plan, and a notice that the others were not judged."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.language.patterns import regexp
from checker.model import Message, Notice, Source
from checker.parse.header import opens_body
from checker.parse.lines import Line
from checker.parse.marks import mark_of
from checker.parse.paragraphs import capitals
from checker.parse.title import attached_below, grounds, type_of

_STATE = regexp(r"cộng\s+h\S{1,2}\s+xã\s+h\S{1,2}|độc\s+lập\s*[-–—]|đảng\s+cộng\s+sản")
_OWN_LINE = regexp(r"số\s*:?\s*[\d.…/_]|.{0,40}\bngày\b.{0,14}(?:\btháng\b|/)")
_ANNEX = regexp(r"\(?(?:phụ lục|phụ biểu|biểu mẫu|mẫu)\b")
_HEAD = 12  # lines that the header of a second plan may have
_FIRST_PART = 25  # lines from its title to its part I
_NOTICE = Notice(
    "several_plans",
    Message(
        "Tệp có nhiều kế hoạch; chỉ kế hoạch đầu tiên được đọc và xét. Hãy tách mỗi kế hoạch thành một tệp để xét các kế hoạch còn lại.",
        "The file holds more than one plan; only the first was read and judged. Put each plan in a file of its own to judge the others.",
    ),
)


def first_only(source: Source, end: int) -> Source:
    """The source up to a place, with the notice: what stands after it is another plan's, and no fact of this one."""
    return replace(
        source,
        text=source.text[:end],
        blocks=tuple(b for b in source.blocks if b.span.start < end),
        pieces=tuple(p for p in source.pieces if p.span.start < end),
        warnings=(*source.warnings, _NOTICE),
    )


def next_plan(lines: Sequence[Line], after: int) -> int | None:
    """The line with which another whole plan begins below the title that ends at `after`, or None. A detailed plan in an appendix, a model
    to fill in, and a plan's name in capitals inside the text are none."""
    part = _first_part(lines, after, len(lines))
    if part is None:
        return None
    for index in range(part + 1, len(lines)):
        line = lines[index]
        if line.text[0] not in "Kk" or line.cells or not capitals(line.text) or (type_of(line) or ("", 0))[0] != "Kế hoạch":
            continue
        first = _head(lines, index, after)
        if any(_ANNEX.match(other.low) for other in lines[max(after, first - 3) : first]) or attached_below(lines, index):
            continue
        if (_headed(lines, first, index) or _opens(lines, index)) and part < first:
            return first
    return None


def _head(lines: Sequence[Line], index: int, after: int) -> int:
    """The first line of the header above a title."""
    first = index
    for at in range(index - 1, max(after, index - _HEAD) - 1, -1):
        line = lines[at]
        if line.cells or mark_of(line.text, line.low) and not line.rule:
            break
        if line.rule or _STATE.search(line.low) or _OWN_LINE.match(line.low) or opens_body(line.text, line.low):
            first = at
        elif not capitals(line.text):
            break
    return first


def _headed(lines: Sequence[Line], first: int, index: int) -> bool:
    """A national name or motto, and a line for the number or the date."""
    head = lines[first:index]
    return any(_STATE.search(line.low) for line in head) and any(_OWN_LINE.match(line.low) for line in head)


def _opens(lines: Sequence[Line], index: int) -> bool:
    """«KẾ HOẠCH» alone, the grounds below it, and a part I again."""
    alone = (type_of(lines[index]) or ("", 0))[1] >= len(lines[index].text.rstrip(" .:"))
    return alone and grounds(lines[index + 1 : index + 7]) and _first_part(lines, index, min(len(lines), index + _FIRST_PART)) is not None


def _first_part(lines: Sequence[Line], start: int, end: int) -> int | None:
    """The line of a first part in Roman or Arabic numbers between two lines, or None."""
    for index in range(start, end):
        line = lines[index]
        mark = mark_of(line.text, line.low) if line.text[0] in "I1" and not line.cells else None
        if mark and mark.value == 1 and mark.kind in ("roman", "arabic"):
            return index
    return None
