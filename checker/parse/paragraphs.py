"""Lines → logical paragraphs: wrapped lines joined again, list marks and table rows told."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from checker.language.patterns import regexp
from checker.model import Region, Span
from checker.parse.lines import Line
from checker.parse.marks import Mark, mark_of


class Draft(Struct, gc=False):
    """A paragraph in the making: its folded text, its lines, its mark, its place in the tree (`above`, `header_row` index the drafts)."""

    start: int
    end: int
    content: int  # where the text after the mark begins
    low: str
    lines: list[Line]
    cells: tuple[Span, ...]
    mark: Mark | None
    region: Region
    above: int | None = None
    section: int | None = None
    header_row: int | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def unmark(self) -> None:
        """What looked like a mark belongs to the text."""
        self.mark, self.content = None, self.start


def draft_of(lines: list[Line], mark: Mark | None = None, region: Region = "body") -> Draft:
    """The paragraph that these lines make."""
    first, end = lines[0], lines[-1].end
    low = first.low if len(lines) == 1 else " ".join([line.low for line in lines])
    content = first.start
    if mark is not None:
        content = lines[1].start if len(lines) > 1 and mark.length >= len(first.text) else min(content + mark.length, end)
    return Draft(first.start, end, content, low, lines, first.cells, mark, region)


_ENDED = regexp(r"[.;:!?…]['\"”»)*]*$")
#: words after which no paragraph ends, and proper names that go on
_OPEN_END = regexp(r"(?:,|\b(?:và|của|số|về|tại|theo|cho|các|những|với|trong|từ|do|được|là|hoặc|vào|gồm))$")
#: «số» of a number; «chuyển đổi số», «học liệu số» end a heading
_DIGITAL = regexp(r"(?<!kế hoạch )(?<!quyết định )(?<!công văn )(?<!văn bản )(?<!thông tư )(?<!nghị định )(?<!một )\bsố$")
_UNIT_END = regexp(r"(?:ubnd|nhân dân|gd&đt|gdđt|đào tạo|hđnd)\s+(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn)$")
_NAME_END = regexp(r"\b(?:Phòng|Sở|Bộ|Ủy ban|UBND|Trường|Luật|Hội)$")
_UNIT_LATER = regexp(r"(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn)\s")  # «của Phòng GD&ĐT⏎huyện …»
_DATE_END = regexp(r"(?:\b(?:ngày|tháng|số|năm|quý|đến)|[/-])$")
_DATE_GOES_ON = regexp(r"\d{1,4}(?![\d.,]*\s?%)")
_PAGE_NUMBER = regexp(r"[-–]?\s?\d{1,3}\s?[-–]?")
_YEARS_AFTER = regexp(r"[-–]\s?\d{4}\b")


def capitals(text: str) -> bool:
    """Whether a text is set in capitals (a stray small letter does not count)."""
    head = text[:80]
    if head.isupper():  # most headings
        return sum(map(str.isupper, head)) > 1
    if sum(map(head.count, "nhticg")) > 12:  # more small letters than 15 in a hundred: most lines, told at once
        return False
    upper = sum(map(str.isupper, head))
    return upper > 1 and upper >= 0.85 * sum(map(str.isalpha, head))


def wrap_width(lines: Sequence[Line]) -> int:
    """The width at which a file's lines were broken, or 0 where its lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines if not line.cells)
    if len(lengths) < 20:
        return 0
    longest = lengths[-1 - len(lengths) // 50]
    full = sum(length >= 0.8 * longest for length in lengths)
    return longest if 40 <= longest <= 140 and full >= 0.3 * len(lengths) else 0


def continues(before: Line, line: Line, width: int) -> bool:
    """Whether a line without a mark of its own goes on with the sentence of the line before, in a file whose lines may be broken."""
    text = before.text
    if before.cells or line.cells or _ENDED.search(text):
        return False
    if capitals(text) and len(text) > 3:
        return capitals(line.text) and (before.block == line.block or text[-1] == ",")
    if line.text[0].isupper() and (_TORN_NUMBER.search(before.low) or _UNIT_END.search(before.low)):  # «số 31/PGDĐT-⏎MN», «UBND huyện⏎X»
        return not capitals(line.text[:12]) or text[-1] in "-–"
    if line.text[0].islower():
        return len(text) >= 30 or bool(_UNIT_LATER.match(line.low)) or before.block == line.block or bool(_OPEN_END.search(before.low))
    if before.block == line.block and len(text) > 60 or width and len(text) >= 0.75 * width:
        return True
    if len(text) >= 80 and len(line.text) <= 30 and line.text[-1] in ".;" and not line.gap:
        return True  # the last word or two of a long paragraph
    if line.text[0].isdigit():
        return bool(_DATE_END.search(before.low) and _DATE_GOES_ON.match(line.text))
    if capitals(line.text):
        return False
    return bool((_OPEN_END.search(before.low) and not _DIGITAL.search(before.low)) or len(text) > 30 and _NAME_END.search(text))


def _same_paragraph(before: Line, line: Line) -> bool:
    """`continues` for a file of whole paragraphs (DOCX): only what one block holds, or a sentence that was cut in lower case."""
    if before.block != line.block and not line.text[0].islower() and not (before.text[-1] == "," and capitals(before.text)):
        return False
    return continues(before, line, 0)


def _false_mark(before: Line, line: Line) -> bool:
    """«giai đoạn 2021⏎- 2025»: a line break before the dash of a range."""
    return before.text[-1].isdigit() and _YEARS_AFTER.match(line.text) is not None


def drafts_of(lines: Sequence[Line], region: Region = "body", *, broken: bool = True) -> list[Draft]:
    """The logical paragraphs of a run of lines; `broken` for formats whose paragraphs may be broken over lines (TXT, PDF)."""
    width = wrap_width(lines) if broken else None
    groups: list[list[Line]] = []
    marks: list[Mark | None] = []
    for line in lines:
        if line.rule or (broken and not line.cells and len(line.text) <= 7 and _PAGE_NUMBER.fullmatch(line.text)):
            continue
        group = groups[-1] if groups else None
        torn = group is not None and line.text[0] in "-–" and _false_mark(group[-1], line)
        mark = None if line.cells or torn else mark_of(line.text, line.low)
        if group and mark is None and (torn or _goes_on(group, marks[-1], line, width)):
            group.append(line)
        else:
            groups.append([line])
            marks.append(mark)
    return [draft_of(group, mark, region) for group, mark in zip(groups, marks, strict=True)]


def _goes_on(group: list[Line], mark: Mark | None, line: Line, width: int | None) -> bool:
    """Whether a line without a mark belongs to the paragraph that these lines make so far; `width` None in a file of whole paragraphs."""
    if _completes(group, mark, line):
        return True
    if width is None:
        return _same_paragraph(group[-1], line)
    return continues(group[-1], line, width) or _heading_goes_on(group, mark, line)


def _heading_goes_on(group: list[Line], mark: Mark | None, line: Line) -> bool:
    """«II. NHIỆM VỤ VÀ GIẢI PHÁP⏎TRỌNG TÂM»: a numbered heading in capitals over two lines."""
    if mark is None or mark.kind not in ("roman", "phan", "upper", "muc", "chuong") or len(group) > 1:
        return False
    text = group[0].text
    return not line.cells and not line.gap and text[-1] not in ".:;" and capitals(line.text) and capitals(text[mark.length :])


_TORN_NUMBER = regexp(r"(?:\d|/\s?[^\W\d_]{2,8})[-–]$")
_APPENDIX = regexp(r"(?:phụ lục|phụ biểu)(?: (?:số )?(?:[ivx]{1,5}|\d{1,2}))?[.:]?")


def _completes(group: list[Line], mark: Mark | None, line: Line) -> bool:
    """«Phần I⏎MỤC TIÊU», «Phụ lục I⏎DANH SÁCH»: a number alone takes the line under it for its title."""
    if line.cells or len(group) > 1 or group[0].cells:
        return False
    if mark is None:
        return _APPENDIX.fullmatch(group[0].low) is not None and not line.low.startswith("(")
    return mark.numbered and mark.length >= len(group[0].text)


_NUMBER_HEAD = regexp(r"(?:s?tt|số tt|số thứ tự|no)\.?")


def head_tables(drafts: list[Draft]) -> None:
    """Gives the rows of each table the index of the row that heads it."""
    head: int | None = None
    for index, draft in enumerate(drafts):
        if not draft.cells:
            head = None
        elif index == 0 or not drafts[index - 1].cells:
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            head = index if _heads(draft, following) else None
        else:
            draft.header_row = head


def _cell(draft: Draft, number: int) -> str:
    cell = draft.cells[number]
    line = draft.lines[0]
    return line.low[max(cell.start - line.start, 0) : max(cell.end - line.start, 0)].strip()


def _heads(draft: Draft, following: Draft | None) -> bool:
    """Whether a first row names the columns: «TT | Nội dung | Thời gian», or short cells without a figure above longer rows."""
    if following is None or not following.cells:
        return False
    if _NUMBER_HEAD.fullmatch(_cell(draft, 0)):
        return True
    cells = [_cell(draft, n) for n in range(len(draft.cells))]
    return all(0 < len(cell) <= 60 for cell in cells) and not cells[0][0].isdigit() and len(following.low) > len(draft.low)
