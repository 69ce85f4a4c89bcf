"""Lines of a screen: how wide, where they break, the words of the text with carets under them."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

Piece = tuple[str, str]  # text, style
Line = list[Piece]
#: What a file's name or text could tell a terminal to do (colours, titles, the direction of writing) is shown as a mark.
_COMMANDS = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_LEAST = 40  # columns; a window narrower than that is not asked for sense


def harmless(text: str) -> str:
    """The text without orders to the terminal."""
    return text if text.isprintable() else text.translate(_COMMANDS)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if category(c) in ("Mn", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def excerpt(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The line of the text that holds the words, and carets under exactly those; a long line is cut at words, to `width` columns."""
    head = text.rfind("\n", 0, start) + 1
    tail = text.find("\n", start)
    tail = len(text) if tail < 0 else tail
    stop, room = min(end, tail), max(width, _LEAST) - 4  # «… » before and « …» behind
    first, last = (head, tail) if columns(text[head:tail]) <= room + 4 else _window(text, head, tail, (start, stop), room)
    before, after = ("… " if first > head else ""), (" …" if last < tail else "")
    line = text[first:last].replace("\t", " ")
    indent = columns(before) + columns(text[first:start])
    return before + line + after, " " * indent + "^" * max(1, columns(text[max(start, first) : min(stop, last)]))


def _window(text: str, head: int, tail: int, focus: tuple[int, int], room: int) -> tuple[int, int]:
    """Which part of text[head:tail] is shown: a third of the room before the words, whole words where they can be had."""
    start, stop = focus
    first = max(head, start - max(0, min(room // 3, room - columns(text[start:stop]))))
    last = first
    taken = 0
    while last < tail and taken + columns(text[last]) <= room:
        taken += columns(text[last])
        last += 1
    if last == tail:  # room is left: more of what stands before
        while first > head and taken + columns(text[first - 1]) <= room:
            first -= 1
            taken += columns(text[first])
    return _from_word(text, head, first, start), _to_word(text, tail, last, min(stop, last))


def _from_word(text: str, head: int, first: int, start: int) -> int:
    if first == head or text[first - 1].isspace():
        return first
    blank = text.find(" ", first, start)
    return blank + 1 if blank >= 0 else first


def _to_word(text: str, tail: int, last: int, stop: int) -> int:
    if last == tail or text[last].isspace():
        return last
    blank = text.rfind(" ", stop, last)
    return blank if blank >= 0 else last


def wrapped(line: Line, width: int) -> Iterator[Line]:
    """A line broken at blanks to `width` columns; what follows stands under its beginning, two columns in."""
    width = max(width, _LEAST)
    text = "".join(part for part, _ in line)
    if columns(text) <= width:
        yield line
        return
    margin = len(text) - len(text.lstrip()) + 2
    row: Line = []
    taken = 0
    for word, style in _words(line):
        if taken > margin and taken + columns(word.rstrip()) > width:
            yield _closed(row)
            row, taken = [(" " * margin, "")], margin
        row.append((word, style))
        taken += columns(word)
    yield _closed(row)


def _closed(row: Line) -> Line:
    """Without the blank at its end, which might be the one column too many."""
    *before, (text, style) = row
    return [*before, (text.rstrip(), style)]


def _words(line: Line) -> Iterator[Piece]:
    """Each word with the blanks behind it."""
    for text, style in line:
        start = 0
        while start < len(text):
            blank = text.find(" ", start + len(text[start:]) - len(text[start:].lstrip()))
            end = len(text) if blank < 0 else blank + 1
            yield text[start:end], style
            start = end
