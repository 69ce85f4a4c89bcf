"""Lines in reading order → paragraphs: wrapped lines are joined where a typesetter would have wrapped them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from checker.language.normal import LETTER, fold
from checker.read.pdf.bands import Line
from checker.read.pdf.model import Atom
from checker.read.raw import Bit, RawBlock, where

T = TypeVar("T")
_CENTRED = 6.0
_INDENT = 6.0
_LEADING = 2.5
#: Added and taken away, it leaves the nearest whole number, of two the even one; `round(x, 1)` writes figures out and reads them again.
_WHOLE = 3.0 * 2**51


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of a document, and its usual distance from baseline to baseline, in points."""

    left: float
    right: float
    pitch: float


@cache
def _mark() -> re.Pattern[str]:
    """Marks that open a list item or a heading: «- », «+», «a)», «1.», «2.1.», «IV.», «Điều 3.», «Phần II»."""
    return re.compile(
        r"[-–—+•*\uf0b7\uf02d]\s(?!\d)|[-+•][^\W\d]|\(?[a-zđ]\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)/]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s|\d{1,2}[.)](?=[^\W\d])"
        r"|[IVX]{1,6}[.)/\-]|Điều \d|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC) (?:[IVX]+|\d+|[Tt]hứ)\b|Nơi nhận|Kính gửi"
    )


@cache
def _unit() -> re.Pattern[str]:
    """Words that begin the name of a body: a second line of a header that opens so is another body."""
    return re.compile(r"(?:trường|ubnd|ủy ban|phòng|sở|bộ|hội|ban|đảng|chi bộ|công đoàn|liên đội|trung tâm|số)\b")


@cache
def _office() -> re.Pattern[str]:
    """Lines of a signature stand alone: «KT. HIỆU TRƯỞNG», «PHÓ HIỆU TRƯỞNG»."""
    titles = "phó|trưởng|hiệu trưởng|giám đốc|chủ tịch|bí thư|tổng|chánh|cục trưởng|vụ trưởng|chủ nhiệm"
    return re.compile(rf"(?:tm|kt|tl|tuq|q)\.|(?:{titles})\b")


@cache
def _torn() -> re.Pattern[str]:
    return re.compile(rf"[{LETTER}\d][-/]")


def _is_torn(text: str) -> bool:
    """Whether a line ends inside a number: «12/KH-»."""
    return text.endswith(("-", "/")) and _torn().match(text, len(text) - 2) is not None


def margins(lines: list[Line]) -> tuple[float, float]:
    """The left and the right edge of the text as most lines have them."""
    body = [line for line in lines if line.column is None]
    farthest = max([line.x1 for line in body], default=0.0)
    rights = Counter([round(line.x1) for line in body if line.x1 > farthest * 0.8])
    most, times = max(rights.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    right = float(most) if times >= 3 else farthest
    lefts = Counter([round(line.x0) for line in body])
    common = [x for x, n in lefts.items() if n >= max(2, len(body) // 20)]
    return float(min(common or lefts or [0])), right


def frame(lines: list[Line]) -> Frame:
    """Margins and pitch as most lines have them."""
    gaps = [round(b.bottom - a.bottom) for a, b in pairwise(lines) if a.page == b.page]
    steps = Counter([gap for gap in gaps if 8 < gap < 40])
    pitch = steps.most_common(1)[0][0] if steps else 16
    return Frame(*margins(lines), float(pitch))


def measured(pages: dict[int, list[Line]], widths: dict[int, float], measure: Callable[[list[Line]], T]) -> dict[int, T]:
    """The measure of each page: its own where it has enough lines to tell, else that of all pages of its width."""
    own = {page: measure(found) for page, found in pages.items() if _telling(found)}
    common: dict[float, T] = {}
    for width in {widths[page] for page in pages.keys() - own.keys()}:
        common[width] = measure([line for page, found in pages.items() if widths[page] == width for line in found])
    return {page: own[page] if page in own else common[widths[page]] for page in pages}


def _telling(lines: list[Line]) -> bool:
    """Whether a page holds running text up to its own right margin."""
    if len(lines) < 12:
        return False
    rights = Counter([round(line.x1) for line in lines if line.column is None])
    return max(rights.values(), default=0) >= 6


def paragraphs(lines: list[Line], areas: dict[int, Frame]) -> list[RawBlock]:
    """One block a paragraph. A bit is a line, with its page and box."""
    out: list[list[Line]] = []
    for line in lines:
        if out and _continues(out[-1], line, areas[line.page]):
            out[-1].append(line)
        else:
            out.append([line])
    return [_block(group, areas[group[0].page]) for group in out]


def _continues(group: list[Line], line: Line, area: Frame) -> bool:
    """Whether a line goes on with the paragraph above."""
    last = group[-1]
    if last.column != line.column or _far(last, line, area):
        return False
    if _mark().match(line.text) and not _runs_past_mark(group, line, area):
        return False
    if line.column is not None:
        return _continues_in_cell(group, line)
    if _is_centred(last, area) and _is_centred(line, area) and line.x0 > area.left + _INDENT:
        return not _fits(last, line, area.right - area.left) and _alike(last, line)
    return _at_margin(group, line, area) and last.x1 + _blank(last) + line.atoms[0].word > area.right - 1


def _far(last: Line, line: Line, area: Frame) -> bool:
    """Whether the lines lie farther apart than lines of a paragraph do; over a page's end nothing can be said."""
    if last.page != line.page:
        return False
    step = line.bottom - last.bottom
    return step < 0 or step > max(area.pitch, line.atoms[0].size * 1.15) + _LEADING


def _runs_past_mark(group: list[Line], line: Line, area: Frame) -> bool:
    """A wrapped line may begin with what looks like a mark: «… quy định tại khoản¦2. Điều này …», at the margin under an indented line."""
    if _is_torn(group[-1].text) and line.text[:1].isdigit():
        return True
    indented = group[0].x0 > area.left + _INDENT and line.x0 < area.left + 2
    return indented and line.column is None and not line.text.startswith(("-", "+", "•"))


def _blank(line: Line) -> float:
    return line.atoms[-1].size * 0.22


def _fits(last: Line, line: Line, width: float) -> bool:
    """Whether the next line's first word would have found room."""
    return last.x1 - last.x0 + _blank(last) + line.atoms[0].word <= width


def _alike(a: Line, b: Line) -> bool:
    last, first = a.atoms[-1], b.atoms[0]
    return last.bold == first.bold and abs(last.size - first.size) < (1.6 if last.words else 0.6)  # sizes of scans are measured


def _is_centred(line: Line, area: Frame) -> bool:
    return abs((line.x0 + line.x1) / 2 - (area.left + area.right) / 2) < _CENTRED


def _at_margin(group: list[Line], line: Line, area: Frame) -> bool:
    """A wrapped line begins at the left margin, at the place of the line above, or where the text after the mark hangs."""
    first = group[0]
    if len(group) > 1:
        return abs(line.x0 - group[-1].x0) < _INDENT or line.x0 < area.left + _INDENT
    hanging = first.atoms[0].hanging
    if hanging is not None and abs(line.x0 - hanging) < 4:
        return True
    return line.x0 < first.x0 + 2 or line.x0 < area.left + _INDENT


def _continues_in_cell(group: list[Line], line: Line) -> bool:
    """In a header, the name of one body over two lines; beside a signature, a recipient over two lines."""
    last = group[-1]
    column = line.column or (0.0, 0.0)
    if group[0].text.lstrip().startswith(("-", "–", "+")):
        return line.x0 >= group[0].x0 - 2 and last.x1 + _blank(last) + line.atoms[0].word > column[1] - 8
    if not (last.text.isupper() and line.text.isupper() and _alike(last, line)):
        return False
    if _unit().match(fold(line.text)) or _office().match(fold(line.text)) or _office().match(fold(last.text)):
        return False
    centre = (last.x0 + last.x1) / 2
    return not _fits(last, line, 2 * min(centre - column[0], column[1] - centre))


def _block(group: list[Line], area: Frame) -> RawBlock:
    atoms = [atom for line in group for atom in line.atoms]
    bits: list[Bit] = []
    for atom, follows in pairwise(atoms):
        bits += told(atom, between(atom.text, follows.text))
    bits += told(atoms[-1], "")
    middle = all(_centred_line(line, area) for line in group)
    return RawBlock("paragraph", [bits], 0, all(map(attrgetter("bold"), atoms)), all(map(attrgetter("italic"), atoms)), middle)


def told(atom: Atom, gap: str) -> list[Bit]:
    """The bits of an atom, `gap` at its end: one, or one a word where each has its own box and confidence."""
    if not atom.words:
        return [(atom.text + gap, where(page=atom.page, box=rounded(atom.box)))]
    last = len(atom.words) - 1
    return [
        (word.text + (gap if k == last else " "), (*where(page=atom.page, box=rounded(word.box)), word.confidence))
        for k, word in enumerate(atom.words)
    ]


def between(above: str, below: str) -> str:
    """What stands between two lines of a paragraph: a blank, or nothing inside «12/KH-¦UBND»."""
    return "" if _is_torn(above) and below[:1].isalnum() else " "


def _centred_line(line: Line, area: Frame) -> bool:
    """Centred in the page, short of both margins; lines of cells are told by their column's own centre."""
    if line.column is not None:
        return False
    return _is_centred(line, area) and line.x0 > area.left + _INDENT


def rounded(box: tuple[float, float, float, float]) -> tuple[float, ...]:
    """A box to a tenth of a point."""
    left, top, right, bottom = box
    return (
        (left * 10 + _WHOLE - _WHOLE) / 10,
        (top * 10 + _WHOLE - _WHOLE) / 10,
        (right * 10 + _WHOLE - _WHOLE) / 10,
        (bottom * 10 + _WHOLE - _WHOLE) / 10,
    )
