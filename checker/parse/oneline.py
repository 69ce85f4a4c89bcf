"""A text that lost its line breaks → its lines again, cut where nothing but a new line can begin."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from checker.language.normal import LOWER, UPPER
from checker.language.patterns import regexp
from checker.model import Block, Message, Notice, Source, Span

_LONG = 300  # characters of a paragraph that may be a whole text
_SHARE = 0.8  # of the file's text
_CUTS = 4  # fewer places to cut at are chance
_NOTICE = Notice(
    "one_line",
    Message(
        "Văn bản bị dồn thành một dòng, mất ngắt dòng; các phần được tách lại theo số thứ tự, phần nào không tìm thấy thì chưa kết luận "
        "là thiếu. Hãy gửi tệp gốc còn nguyên dòng để xét đầy đủ.",
        "The text runs on one line, its line breaks are lost; its parts were cut by their numbers, and what was not found is not called "
        "missing. Give the original file to have all of it judged.",
    ),
)
_FIRST_POINT = regexp(r"[IVX]{1,4}\s?[./][^.;:]{3,80}?(?= 1[./] ?[^\W\d_])")


@cache
def _starts() -> re.Pattern[str]:
    """Where a line begins for sure: the lines of a header, «KẾ HOẠCH» and what follows it, «I. MỤC ĐÍCH», «1. Mở lớp», grounds, the closing
    sentence, recipients and signature."""
    upper, lower = f"[{UPPER}]", f"[{LOWER}]"
    ended = r"(?<=[.;:!?])\s+"
    cited = r"(?:Kế\s+hoạch|Công\s+văn|Quyết\s+định|Chỉ\s+thị|Hướng\s+dẫn|Nghị\s+quyết|Nghị\s+định|Thông\s+tư|Luật)\s"
    return re.compile(
        r"\s+(?=CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN|Độc\s+lập\s*[-–]\s*Tự|Số\s*:\s*[\d./…]|KẾ\s+HOẠCH\s|Nơi\s+nhận\s*:|Trên\s+đây\s+là\s)"
        rf"|(?<=Hạnh phúc)\s+|(?<=\sKẾ\sHOẠCH)\s+(?={upper}{lower}|V/v)"
        rf"|\s+(?=(?:[IVX]{{1,4}}|[A-D])\s?[./]\s?{upper})|(?<={upper})\s+(?=1[./]\s)"
        rf"|{ended}(?=(?:\d{{1,2}}(?:\.\d{{1,2}})*[./)]|[a-hđ]\)|[-+*•–])\s?(?:{upper}|\d{{1,3}}\s?%))"
        rf"|(?:{ended}|(?<=\w)\s+)(?=(?:Căn\s+cứ|Thực\s+hiện)\s+{cited})"
        r"|\s+(?=(?:TM|KT|TL)\.\s?[A-ZĐ]{2})|(?<=[.;:/])\s+(?=(?:HIỆU TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG)(?!\w))"
    )


@cache
def _heading() -> re.Pattern[str]:
    """«III. KINH PHÍ Từ nguồn …», «HIỆU TRƯỞNG Đỗ Thị Nga»: a heading in capitals, and the text that runs on."""
    return re.compile(rf"(?:[IVX]{{1,4}}\s?[./]\s?|HIỆU|CHỦ|GIÁM|TRƯỞNG)[^{LOWER}:;]{{2,120}}?(?= [{UPPER}][{LOWER}])")


def unfolded(source: Source) -> Source:
    """The source with a block for each line that can be told again, and the notice; the same source where its lines are there."""
    least = max(_LONG, _SHARE * len(source.text))
    longest = max((b for b in source.blocks if b.span.end - b.span.start >= least), key=lambda b: len(b.span), default=None)
    if longest is None or longest.cells:
        return source
    if source.text.count("\n", longest.span.start, longest.span.end) > 2:
        return source
    cuts = [m.span() for m in _starts().finditer(source.text, longest.span.start, longest.span.end)]
    if len(cuts) < _CUTS:
        return source
    edges = [longest.span.start, *(at for cut in cuts for at in cut), longest.span.end]
    spans = [part for start, end in zip(edges[::2], edges[1::2], strict=True) for part in _apart(source.text, start, end)]
    lines = tuple(Block(span, place=longest.place) for span in spans if span.start < span.end)
    blocks = tuple(one for b in source.blocks for one in (lines if b is longest else (b,)))
    status = "partial" if source.status == "read" else source.status
    return replace(source, blocks=blocks, status=status, layout=False, warnings=(*source.warnings, _NOTICE))


def _apart(text: str, start: int, end: int) -> list[Span]:
    """«II. Nội dung 1. Vệ sinh lớp học» → its heading and its first point; a heading in capitals and its text."""
    found = _heading().match(text, start, end) or _FIRST_POINT.match(text, start, end)
    return [Span(start, found.end()), Span(found.end() + 1, end)] if found else [Span(start, end)]
