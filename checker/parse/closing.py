"""Lines after the body → closing sentence, recipients, signature, and where the appendices begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from msgspec import Struct, field

from checker.language.normal import squeeze
from checker.language.patterns import regexp
from checker.model import Recipient, Signature, Span
from checker.parse.issuer import words_of
from checker.parse.lines import Line, halves
from checker.parse.paragraphs import capitals


class Tail(Struct):
    """Index bounds of the lines: body up to `body_end`; `signature` and `recipients` lines; appendices from `appendix`."""

    body_end: int
    appendix: int
    recipients: tuple[Recipient, ...] = ()
    signer: Signature | None = None
    recipient_lines: set[int] = field(default_factory=set)
    spans: dict[str, Span] = field(default_factory=dict)


_LABEL = regexp(r"n[ơo]i nh[ậâa]n\s*(?::|;|\.|$|(?=-))\s*|n[ơo]i nhận(?=\s+[a-zđ ]{0,30}$)")
_ITEM = regexp(r"\s*[-–—+*•·]\s*")
_ITEM_BREAK = regexp(r"[;.]\s+(?=[-–+•]\s*\S)")
_KEPT = regexp(r"lưu\s*[:.]?\s*")
_NOTE = regexp(r"\s*[;,.]?\s*\([^()]{1,60}\)?\s*$")
_APPENDIX = regexp(r"(?:phụ lục|phụ biểu|biểu mẫu|mẫu)(?:\s+(?:số\s*)?(?:[ivx]{1,5}|\d{1,2}[a-z]?|[a-e]))?\s*[:.]?\s*(?P<rest>.*)$")
#: «TM. ỦY BAN NHÂN DÂN», «KT.HIỆU TRƯỞNG», «TL/ CHỦ TỊCH», «T/M BAN GIÁM HIỆU», «Q. GIÁM ĐỐC»
_CAPACITY = regexp(r"(?:t/m|k/t|t/l|tm|kt|tl|tuq|q)\s*[./,]\s*(?=\S)|[tk]/[mtl]\s+(?=\S)")
_UNMARKED = regexp(r"(?:TM|KT|TL|TUQ)\s+\S")
_HONOURS = regexp(r"(?:(?:ThS|TS|PGS|GS|BS|CN|NGƯT|NGND|Ths|Th\.S|KS)\.?\s*)+(?=\S)")
_SIGNED = regexp(r"\(?\s*(?:đã ký|ký tên|ký, ghi|ký và|đã kí|ký số|chữ ký|đóng dấu)")
CLOSING = 4  # paragraphs at the body's end among which the closing one may be
_THIS = regexp(r"(?:trên đây|trên đấy)\b")


@cache
def _office() -> re.Pattern[str]:
    """«HIỆU TRƯỞNG», «PHÓ TRƯỞNG PHÒNG», «Q. GIÁM ĐỐC»"""
    return regexp(rf"(?:quyền |phó |q\.\s*)*(?:{words_of('offices')})(?!\w)")


@cache
def _farewell() -> re.Pattern[str]:
    return regexp(rf"(?:{words_of('farewells')})(?!\w)")


def name_in(text: str) -> str | None:
    """The name of a person that fills a line, without his titles: «ThS. Lê Thị Hoa» → «Lê Thị Hoa»."""
    honours = _HONOURS.match(text)
    words = text[honours.end() if honours else 0 :].rstrip(" ./").replace("-", " ").split()
    if not 2 <= len(words) <= 6:
        return None
    plain = all(w.isalpha() and w[0].isupper() and (w[1:].islower() or len(w) == 1) for w in words)
    return squeeze(text[honours.end() if honours else 0 :].rstrip(" ./")) if plain else None


def loud_name(text: str) -> str | None:
    """A name set in capitals, «LÒ THỊ MAI», as it is written; not an office, a body, a stamp."""
    words = text.strip(" ./").split()
    low = " ".join(words).lower()
    named = 2 <= len(words) <= 6 and all(w.isalpha() and w.isupper() for w in words)
    return " ".join(words) if named and not (_no_name().match(low) or _SIGNED.match(low)) else None


@cache
def _no_name() -> re.Pattern[str]:
    """What opens other lines in capitals; «ĐOÀN THỊ …» is a person all the same."""
    others = "quyền|phó|phụ lục|phụ biểu|biểu mẫu|mẫu|danh sách|bảng|kế hoạch|lịch"
    return regexp(rf"(?!đoàn (?!thanh|tncs|trường|xã|phường|thể|viên))(?:{words_of('offices')}|{words_of('bodies')}|{others})(?!\w)")


def _appendix_at(lines: Sequence[Line], start: int) -> int:
    """The first line from `start` that heads an appendix: «Phụ lục I», «PHỤ LỤC: …»."""
    for index in range(start, len(lines)):
        line = lines[index]
        if line.cells or line.text[0] not in "PpMB":
            continue
        found = _APPENDIX.match(line.low)
        if found and (not found["rest"] or capitals(line.text) or line.low.startswith("phụ lục") and line.text.isupper()):
            return index
        if found and line.low.startswith("phụ lục") and (line.centred or line.bold) and len(line.text) < 120:
            return index
    return len(lines)


def _capacity(line: Line) -> bool:
    """«KT. HIỆU TRƯỞNG», also without its mark where the line is in capitals: «KT HIỆU TRƯỞNG»."""
    return _CAPACITY.match(line.low) is not None or (_UNMARKED.match(line.text) is not None and capitals(line.text))


def _signs(line: Line) -> bool:
    """A line of a signature block: capacity or office in capitals (or bold, or alone on its line)."""
    if line.cells or len(line.text) > 90 or not (_capacity(line) or _office().match(line.low)):
        return False
    return capitals(line.text) or (len(line.text) <= 40 and line.text[-1] not in ".;:,")


def _label_at(lines: Sequence[Line], start: int) -> int | None:
    return next((at for at, line in enumerate(lines[start:], start) if line.low[0] == "n" and _LABEL.match(line.low)), None)


def parted(lines: list[Line], start: int) -> list[Line]:
    """The lines, those of the closing block that hold two columns cut in two: recipients left, signature right."""
    label = _label_at(lines, start)
    if label is None:
        return lines
    low, high = max(start, label - 1), label + 25
    rows = sum(1 for _ in takewhile(_in_columns, lines[label:high]))
    table = range(label, label + rows)
    block = [half for at, line in enumerate(lines[low:high], low) for half in (halves(line) if at in table or _columns(line) else [line])]
    return lines[:low] + block + lines[high:]


def _in_columns(line: Line) -> bool:
    """A row of two cells, «Nơi nhận: | HIỆU TRƯỞNG», or a recipient beside nothing."""
    return len(line.cells) == 2 or (not line.cells and _ITEM.match(line.text) is not None)


def _columns(line: Line) -> bool:
    if line.cells:  # «1 | Nguyễn Văn A» of an annex's list
        return False
    right = halves(line)[-1]
    return right.right and _signing(right)


def tail_of(lines: Sequence[Line], start: int) -> Tail:
    """Where the body of a document ends and what follows it; `start` is the first line of the body."""
    label = _label_at(lines, start)
    if label is None:
        return _unlabelled(lines, start)
    if _side_by_side(lines, label):
        return _beside(lines, label)
    tail = Tail(label, len(lines))
    after = _take_recipients(lines, label, tail)
    sign = _signature_before(lines, label, start)
    if sign is not None:
        tail.body_end = sign
        _take_signature(lines, sign, label, tail)
        tail.appendix = after
    else:
        first = next((i for i in range(after, min(len(lines), after + 12)) if _signs(lines[i])), None)
        end = min(_appendix_at(lines, after), len(lines))
        tail.appendix = _take_signature(lines, first, end, tail) if first is not None and first < end else after
    return tail


def _side_by_side(lines: Sequence[Line], label: int) -> bool:
    """Whether recipients and signature stand in two columns, read line by line: a recipient after an office."""
    signed = named = False
    for line in lines[label : label + 30]:
        item = _ITEM.match(line.text)
        if line.right or (signed and item and line.text[-1] in ";." and not (named and not _KEPT.match(line.low[item.end() :]))):
            return True
        signed = signed or _signs(line)
        named = named or (signed and not item and _signing(line) and not _signs(line))
    return False


def _beside(lines: Sequence[Line], label: int) -> Tail:
    """Recipients and signature in two columns of one block."""
    end = min(_appendix_at(lines, label), label + 40)
    signing = [i for i in range(label, end) if lines[i].right or (i > label and _signing(lines[i]))]
    left = [i for i in range(label, end) if i not in signing]
    tail = Tail(label, end)
    _take_recipients([lines[i] for i in left], 0, tail)
    tail.recipient_lines = {left[i] for i in tail.recipient_lines}
    signed = [i for i in signing if i <= max(tail.recipient_lines) + 12]
    if signed:
        _take_signature([lines[i] for i in signed], 0, len(signed), tail)
    tail.appendix = max(tail.recipient_lines | set(signed)) + 1
    return tail


def _signing(line: Line) -> bool:
    text = line.text.strip(" *_")
    return _signs(line) or bool(_SIGNED.match(line.low)) or (not line.cells and bool(name_in(text) or (line.right and loud_name(text))))


def _unlabelled(lines: Sequence[Line], start: int) -> Tail:
    """A document without recipients: the signature is the last block of offices before an appendix."""
    end = _appendix_at(lines, start)
    first = next((i for i in range(max(start, end - 12), end) if _signs(lines[i]) and capitals(lines[i].text)), None)
    tail = Tail(end if first is None else first, end)
    if first is not None:
        tail.appendix = _take_signature(lines, first, end, tail)
    return tail


def _signature_before(lines: Sequence[Line], label: int, start: int) -> int | None:
    """The first line of a signature block that stands before «Nơi nhận»."""
    window = range(max(start, label - 7), label)
    return next((i for i in window if _signs(lines[i]) and capitals(lines[i].text)), None)


def _take_recipients(lines: Sequence[Line], label: int, tail: Tail) -> int:
    """Reads the items under «Nơi nhận:»; returns the index of the first line after them."""
    found = _LABEL.match(lines[label].low)
    length = found.end() if found else len(lines[label].text)
    items: list[Recipient] = []
    same = lines[label].text[length:]
    if same.strip() and not capitals(same):
        items += _items(same, lines[label].start + length)
    tail.recipient_lines.add(label)
    index, last = label + 1, lines[label]
    while index < len(lines) and _receives(lines[index], started=bool(items), above=last):
        if items and _wrapped(lines[index], last):
            items[-1] = _joined(items[-1], last, lines[index])
        else:
            items += _items(lines[index].text, lines[index].start)
        tail.recipient_lines.add(index)
        last = lines[index]
        index += 1
        if _KEPT.match(_ITEM.sub("", last.low, count=1)) and last.text.rstrip().endswith("."):
            break
    tail.recipients = tuple(items)
    tail.spans["recipients"] = Span(lines[label].start, last.end)
    return index


def _receives(line: Line, *, started: bool, above: Line) -> bool:
    if line.cells or _signs(line):
        return False
    if _ITEM.match(line.text) or _KEPT.match(line.low):
        return True
    if line.text[0] == "(" or line.text[0].islower():
        return started
    return line.text[-1] in ";" or (above.text[-1] == ";" and len(line.text) <= 60 and line.text[-1] == ".")


def _wrapped(line: Line, above: Line) -> bool:
    """Whether a line goes on with the recipient above: «- Các tổ chuyên môn,⏎  đoàn thể;»"""
    return line.text[0].islower() and above.text[-1] not in ";." and not _KEPT.match(line.low)


def _joined(item: Recipient, above: Line, line: Line) -> Recipient:
    link = ", " if above.text[-1] == "," else " "
    return Recipient(recipient_text(f"{item.text}{link}{line.text}"), Span(item.span.start, line.end))


def _items(text: str, start: int) -> list[Recipient]:
    """The recipients of one line, usually one: «- Lưu: VT.» → «VT»."""
    out: list[Recipient] = []
    at = 0
    for end in [*(m.end() for m in _ITEM_BREAK.finditer(text)), len(text)]:
        piece = text[at:end]
        shown = recipient_text(piece)
        if shown:
            lead = len(piece) - len(piece.lstrip())
            out.append(Recipient(shown, Span(start + at + lead, start + at + len(piece.rstrip()))))
        at = end
    return out


def recipient_text(line: str) -> str:
    """A line of recipients without dash, closing mark, note in brackets and «Lưu:»."""
    text = squeeze(_ITEM.sub("", line, count=1) if _ITEM.match(line) else line)
    text = _NOTE.sub("", text.rstrip(" .;,/"))
    kept = _KEPT.match(text.lower())
    return text[kept.end() if kept else 0 :].strip(" .;,/:")


def _take_signature(lines: Sequence[Line], first: int, end: int, tail: Tail) -> int:
    """Reads capacity, office and name; returns the index after them."""
    capacity: list[str] = []
    office: str | None = None
    name: str | None = None
    last = first
    for index in range(first, min(end, first + 12)):
        line = lines[index]
        text = line.text.strip(" *_")
        if name and (_capacity(line) or _office().match(line.low)):
            capacity, name = [], None  # the next signer
        if _capacity(line):
            capacity.append(squeeze(text))
        elif _office().match(line.low) and _signs(line):
            office = squeeze(text)  # of several signers («NGƯỜI LẬP», «HIỆU TRƯỞNG») the last counts
        elif (office or capacity) and not line.cells and (found := name_in(text) or (loud_name(text) if office else None)):
            name = found
        elif office is None and capacity and capitals(line.text) and name is None:
            capacity[-1] += " " + squeeze(text)  # «TM. ỦY BAN NHÂN DÂN⏎XÃ X»
        elif not _SIGNED.match(line.low):
            break
        last = index
    tail.signer = Signature("; ".join(capacity) or None, office, name, Span(lines[first].start, lines[last].end))
    tail.spans["signature"] = tail.signer.span
    return last + 1


def closing_at(texts: Sequence[str], marked: Sequence[bool]) -> int:
    """The index of the first closing paragraph among the body's last `CLOSING`, folded (their number where none closes)."""
    count = len(texts)
    for index in range(count - 1, -1, -1):
        if _THIS.match(texts[index]) and not marked[index]:
            return index
    last = count - 1
    if count and not marked[last] and _farewell().match(texts[last]):
        return last
    return count
