"""Bytes of a text or Markdown file → raw blocks, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.language.patterns import regexp
from checker.read.limits import Limits
from checker.read.raw import Bit, Raw, RawBlock, Unreadable, Where, where
from checker.read.rows import BARS, Row, rows_of

#: Vietnamese letters that running text is full of, in any common form (cp1258 writes tones as separate marks).
_VIETNAMESE = regexp("[ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323]")
_MOST_ODD = 0.02


def decode(data: bytes) -> tuple[str, str | None]:
    """The text, and the name of its code where that is none of Unicode's. `Unreadable` where none fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16"), None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _other(data)
    if text.count("\x00") > len(text) * _MOST_ODD:
        return _other(data)
    return text, None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None


def _other(data: bytes) -> tuple[str, str | None]:
    """UTF-16 without its mark shows by its zero bytes; Windows-1258 by the Vietnamese that comes out."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if zeros.count(0) > len(zeros) * 0.3:
            text = _decoded(data, encoding)
            if sum(c < " " and not c.isspace() for c in text) <= len(text) * _MOST_ODD:
                return text, None
    if b"\x00" in data:
        raise Unreadable("not_document", what="dữ liệu nhị phân", what_en="binary data")
    from checker.read.encodings.guess import decoded

    found = decoded(data)
    if found:
        return found
    text = data.decode("cp1258", errors="replace")
    letters = sum(c.isalpha() for c in text)
    if text.count("\ufffd") > len(text) * _MOST_ODD or len(_VIETNAMESE.findall(text)) < letters * 0.08:
        raise Unreadable("encoding")
    return text, "cp1258"


@cache
def _residue() -> re.Pattern[str]:
    """Traces that converters leave: «[bookmark: _GoBack]», a line «PAGE \\* MERGEFORMAT», the stars of «**KT. TRƯỞNG PHÒNG» … «**»; and web
    editors: «<b>», «&nbsp;», «\\r\\n» in so many letters, «text_page_counter»."""
    web = r"</?(?:b|i|u|em|strong|span|font|sup|br|p|div)\b[^<>\n]{0,200}>|&nbsp;|\\r\\n|text_page_counter"
    page = r"(?m:^[ \t\u00a0]*(?:NUM)?PAGES?(?:[ \t\u00a0]*\\\*[ \t\u00a0]*[A-Z]{1,20})?[ \t\u00a0]*\r?$)"
    return regexp(
        r"\[bookmark:[^\]\n]{0,80}\]|" + web + "|" + page + r"|(?<!\*)\*\*(?!\*)|(?<![\w*\\])\*(?=[^\s*])[^*\n]{1,300}(?<=\S)\*(?![\w*])"
    )


@cache
def _parts() -> re.Pattern[str]:
    """Residue that stands where a blank would."""
    return regexp(r"</?(?:br|p|div)\b|&nbsp;|\\r\\n")


def _marks(text: str) -> list[tuple[int, int]]:
    """Stretches of residue. Stars fall only in pairs: «4*5» and «* một mục» stay."""
    found: list[tuple[int, int]] = []
    double: list[tuple[int, int]] = []
    for match in _residue().finditer(text):
        start, end = match.span()
        if match.group() == "**":
            double.append((start, end))
        elif match.group().startswith("*"):
            found += [(start, start + 1), (end - 1, end)]
            inside = [m.span() for m in re.finditer(r"\[bookmark:[^\]]{0,80}\]", text[start:end])]
            found += [(start + a, start + b) for a, b in inside]
        else:
            found.append((start, end))
    return sorted(found + double[: len(double) // 2 * 2])


@cache
def _markdown() -> re.Pattern[str]:
    """Syntax of Markdown that is not printed: «## », «> », code fences, back-slashes before marks, link targets."""
    heading = r"^ {0,3}#{1,6}[ \t]+|[ \t]#{1,6}[ \t]*$"
    line = r"^ {0,3}>[ \t]?|^ {0,3}```[^\n]*$|^ {0,3}(?:-{3,80}|\*{3,80}|_{3,80})[ \t]*$"
    return regexp(rf"(?m){heading}|{line}|\\(?=[\\`*_{{}}\[\]()#+\-.!|~>])|<br ?/?>")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line. Only line feeds, carriage returns and form feeds end a line."""
    at = 0
    for match in re.finditer(r"\r\n|\n|\r|\x0b|\x0c|$(?!\n)", text):
        yield at, match.start()
        at = match.end()


def _bits(text: str, start: int, end: int, gone: list[tuple[int, int]], line: int) -> list[Bit]:
    """The line without its residue, each stretch with its offset in the line."""
    out: list[Bit] = []
    at = start
    for a, b in [*gone, (end, end)]:
        if at < a:
            out.append((text[at:a], where(line=line, offset=at - start or None)))
        if at <= a and _parts().match(text, a, b):
            out.append((" ", where(line=line, offset=a - start or None)))
        at = max(at, b)
    return out


def read_text(data: bytes, limits: Limits, *, markdown: bool = False) -> Raw:
    """One block a line; bars or tabs part the cells of a table's rows."""
    text, code = decode(data)
    if len(text) > limits.characters:
        raise Unreadable("too_large", what=f"{len(text):,} ký tự")
    gone = _marks(text)
    count = len(gone)
    if markdown:
        gone = sorted(gone + [m.span() for m in _markdown().finditer(text)])
    blocks: list[RawBlock] = []
    k = 0
    lines = list(_lines(text))
    rows = rows_of([text[start:end] for start, end in lines], markdown=markdown) if _marked(text) else {}
    for number, (start, end) in enumerate(lines, 1):
        here = []
        while k < len(gone) and gone[k][0] < end:
            here.append(gone[k])
            k += 1
        bits = _bits(text, start, end, here, number)
        if number - 1 in rows:
            blocks += _row(bits, rows[number - 1])
        elif any(piece.strip() for piece, _ in bits):
            blocks.append(RawBlock("paragraph", [bits]))
        elif bits or not text[start:end].strip():  # not what was residue alone
            blocks.append(RawBlock("blank", []))
    told: tuple[str, dict[str, Any]] = ("cp1258", {}) if code == "cp1258" else ("legacy_text", {"what": (code or "").upper()})
    notices = [told] if code else []
    if count and not markdown:
        notices.append(("residue", {"count": count}))
    return Raw(blocks, notices)


def _marked(text: str) -> bool:
    """Whether there may be a row of a table."""
    return "\t" in text or any(bar in text for bar in BARS)


def _row(bits: list[Bit], row: Row | None) -> list[RawBlock]:
    if row is None:
        return []
    cells = _parted(bits, row.mark)
    cells = cells[row.first : len(cells) - row.last]
    return [RawBlock("row", [*cells, *([] for _ in range(row.more))])]


def _parted(bits: list[Bit], mark: re.Pattern[str]) -> list[list[Bit]]:
    """The bits of each cell."""
    cells: list[list[Bit]] = [[]]
    for text, place in bits:
        at = 0
        for match in mark.finditer(text):
            cells[-1].append((text[at : match.start()], _moved(place, at)))
            cells.append([])
            at = match.end()
        cells[-1].append((text[at:], _moved(place, at)))
    return cells


def _moved(place: Where, by: int) -> Where:
    return place if not by else (*place[:9], (place[9] or 0) + by)
