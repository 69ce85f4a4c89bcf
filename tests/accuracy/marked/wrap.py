"""Case → document: a sentence in the smallest plan that can hold it, read, parsed and extracted like any file.

The plan around it says nothing itself (a test holds it to that): no issuer, no number, no date, no year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker.extract import extract
from checker.model import Document, Span
from checker.parse import parse
from checker.read import read_bytes
from tests.accuracy.marked.cases import Case

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nKẾ HOẠCH\nGiữ gìn sân trường xanh, sạch\n\n"
OPENING = "Nội dung cụ thể như sau:\n\n"
SECTION = "NỘI DUNG"
AFTER = "\n\nI. NỘI DUNG\n\nMọi người cùng giữ gìn lối đi.\n"


@dataclass(frozen=True)
class Wrapped:
    """The document around a case; `text` is the case's own stretch of it, `place` maps offsets of the case's text to spans of the document."""

    document: Document
    text: Span
    place: Callable[[int, int], Span]


def whole(case: Case) -> tuple[str, int]:
    """The text of a file with a case in it, and where in it the case begins. A header is a whole text already, as a plan is; an outline without a title gets one."""
    if case.kind != "sentence":
        titled = case.kind in ("header", "whole") or re.search(r"(?m)^KẾ HOẠCH\s*$", case.text)
        before, after = "" if titled else HEAD + OPENING, ""
    elif case.preamble:
        before, after = HEAD, AFTER
    else:
        table = f"{case.head}\n" if case.head else ""
        before, after = f"{HEAD}{OPENING}I. {case.section or SECTION}\n\n{table}", "\n"
    return before + case.text + after, len(before)


def wrap(case: Case) -> Wrapped:
    """The document that a case makes."""
    text, before = whole(case)
    source = read_bytes("plan.txt", text.encode())
    document = extract(parse(source))
    moved = _moves(text, source.text)

    def place(start: int, end: int) -> Span:
        return Span(moved(start + before), moved(end + before))

    return Wrapped(document, place(0, len(case.text)), place)


def _moves(old: str, new: str) -> Callable[[int], int]:
    """Where a place of the file's text stands in the text as read (blank lines and blanks at line ends are dropped)."""
    if new.startswith(old.rstrip()):
        return lambda at: min(at, len(new))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()

    def moved(at: int) -> int:
        last = next((b for b in reversed(blocks) if b.a <= at), blocks[0])
        return last.b + min(at - last.a, last.size)

    return moved
