"""A mistake in a rule file → its file, line and word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from checker.model import Message


class RuleError(Exception):
    """A rule file that is refused. `line` counts from 1, `word` is the offending word where there is one."""

    def __init__(self, file: Path, line: int | None, message: Message, word: str = "") -> None:
        self.file, self.line, self.message, self.word = file, line, message, word
        super().__init__(self.both.vi)

    @property
    def both(self) -> Message:
        """The whole sentence, with file and line."""
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        return Message(f"{place}: {self.message.vi}", f"{place}: {self.message.en}")


class Fault(Exception):
    """A mistake before its line is known: `path` leads to it from the top of the file (keys and list positions)."""

    def __init__(self, path: tuple[str | int, ...], word: str, message: Message) -> None:
        self.path, self.word, self.message = path, word, message
        super().__init__(message.vi)


def one_of(word: str, known: Iterable[str]) -> Message:
    """«; có phải là «…»? Dùng được: …»: what would be right, behind the word that is wrong."""
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    vi = f"; có phải là «{near[0]}»?" if near else "."
    en = f"; did you mean “{near[0]}”?" if near else "."
    return Message(f"{vi} Dùng được: {', '.join(names)}.", f"{en} Known: {', '.join(names)}.")


def refuse(path: tuple[str | int, ...], what: Message, word: str, known: Iterable[str] = ()) -> Fault:
    """A fault on a word, with the words that would be right."""
    hint = one_of(word, known) if known else Message(".", ".")
    return Fault(path, word, Message(f"{what.vi} «{word}»{hint.vi}", f"{what.en} “{word}”{hint.en}"))


#: How Python's complaint of a pattern begins → what would be right.
_PATTERNS = {
    "missing ), unterminated": Message(
        "thiếu dấu «)» đóng nhóm; muốn tìm chính dấu ngoặc thì viết «\\(»",
        "a “)” is missing; a parenthesis itself is “\\(”",
    ),
    "unbalanced parenthesis": Message(
        "thừa dấu «)»; muốn tìm chính dấu ngoặc thì viết «\\)»",
        "a “)” too many; a parenthesis itself is “\\)”",
    ),
    "unterminated character set": Message(
        "thiếu dấu «]» đóng nhóm ký tự; muốn tìm chính dấu đó thì viết «\\[»",
        "a “]” is missing; a bracket itself is “\\[”",
    ),
    "nothing to repeat": Message(
        "trước dấu lặp (* + ? {}) không có gì để lặp; muốn tìm chính dấu đó thì viết «\\» trước nó",
        "nothing stands before the * + ? or {}; the mark itself needs a “\\”",
    ),
    "multiple repeat": Message(
        "hai dấu lặp đứng liền nhau; bỏ bớt một dấu, hoặc đặt phần lặp trong (?:…)",
        "two repeats in a row; leave one out, or put what repeats into (?:…)",
    ),
    "bad escape": Message(
        "sau «\\» không phải ký hiệu có nghĩa; dùng được \\d, \\s, \\w, \\b, \\., {UPPER}, {LOWER}, {LETTER}",
        "no such escape; there are \\d, \\s, \\w, \\b, \\., {UPPER}, {LOWER}, {LETTER}",
    ),
    "bad character range": Message(
        "khoảng ký tự bị ngược; ký tự đứng trước trong bảng mã viết trước, như a-z, 0-9",
        "the range runs backwards; write a-z, 0-9",
    ),
    "look-behind requires": Message(
        "(?<=…) và (?<!…) phải có độ dài cố định; bỏ * + ? {} trong đó",
        "(?<=…) and (?<!…) need a fixed length, without * + ? {}",
    ),
    "unknown extension": Message(
        "sau «(?» không phải ký hiệu có nghĩa; nhóm không cần nhớ là (?:…)",
        "no such group; one that is not kept is (?:…)",
    ),
    "invalid group reference": Message(
        "số nhóm được nhắc lại không có trong biểu thức",
        "the pattern has no group of that number",
    ),
}


def broken_pattern(pattern: str, error: re.error) -> Message:
    """Where a pattern is wrong, and what would be right."""
    right = next((said for head, said in _PATTERNS.items() if error.msg.startswith(head)), Message(error.msg, error.msg))
    vi, en, at = right.vi, right.en, error.pos
    if at is None or not pattern.startswith(str(error.pattern)[: at + 1]):  # names of letters were filled in before it
        return Message(f"Biểu thức chính quy «{pattern}» sai: {vi}.", f"The pattern “{pattern}” is wrong: {en}.")
    return Message(
        f"Biểu thức chính quy «{pattern}» sai ở ký tự thứ {at + 1} («{pattern[at : at + 8]}»): {vi}.",
        f"The pattern “{pattern}” is wrong at character {at + 1} (“{pattern[at : at + 8]}”): {en}.",
    )


def line_of(text: str, path: tuple[str | int, ...], word: str) -> int | None:
    """The line (from 1) of what `path` leads to, or of `word` as a key or value inside it."""
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark.line + 1 if mark else None
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        node = found
    for scalar in _scalars(node):
        if word and scalar.value == word:
            return int(scalar.start_mark.line) + 1
    for scalar in _scalars(node):
        if word and word in scalar.value:
            return int(scalar.start_mark.line) + 1
    return int(node.start_mark.line) + 1 if node else None


def _child(node: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return node.value[step] if node.id == "sequence" and step < len(node.value) else None
    if node.id != "mapping":
        return None
    return next((value for key, value in node.value if key.value == step), None)


def _scalars(node: Any) -> Iterator[Any]:
    if node is None:
        return
    if node.id == "scalar":
        yield node
    elif node.id == "sequence":
        for item in node.value:
            yield from _scalars(item)
    else:
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
