"""A rule file's text → data in the shape asked for, or its mistake with file, line and word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import msgspec

from checker.judge.checks.alike import Limit
from checker.judge.checks.compare import PartOf
from checker.judge.checks.inherit import ASK
from checker.judge.checks.shape import FieldsCase, Test
from checker.judge.rules.fault import Fault, RuleError, line_of, refuse
from checker.judge.rules.growth import MOST_BYTES, Sick, healthy, strange_value
from checker.judge.rules.shape import AppliesTo, Asked, Basis, Example, Examples, For, Given, RatingStep, Retune, Text
from checker.language.lexicon import came_with, load_yaml
from checker.language.patterns import regexp
from checker.model import Level, Message, Severity

_AT = regexp(r" - at `\$(.*)`$")
_UNKNOWN_KEY = regexp(r"unknown field `(\w+)`")
_MISSING_KEY = regexp(r"missing required field `(\w+)`")
_WRONG_VALUE = regexp(r"Invalid enum value '?([^']*)'?")
_WRONG_TYPE = regexp(r"Expected `([^`]+)`, got `([^`]+)`")
Path_ = tuple[str | int, ...]
_TYPES = {
    "str": "chữ",
    "object": "nhóm khóa",
    "array": "danh sách",
    "int": "số nguyên",
    "bool": "true hoặc false",
    "null": "trống",
    "float": "số",
}


def text_of(file: Path) -> str:
    """The text of a rule file; RuleError where it is not UTF-8 (old editors save «Unicode» as UTF-16), or far too large."""
    if file.stat().st_size > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise RuleError(file, None, Message(f"Tệp lớn hơn {most} MB.", f"The file is larger than {most} MB."), "")
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        wrong = Message("Tệp không ở bảng mã UTF-8; hãy lưu lại dưới dạng UTF-8.", "The file is not UTF-8; save it as UTF-8.")
        raise RuleError(file, line, wrong, "") from None


def data_of(file: Path) -> Any:
    """The data of a rule file. Raises RuleError; a stranger's file is looked through before anything is made of it."""
    try:
        if not came_with(file):
            healthy(text_of(file))
        return load_yaml(file)
    except Sick as sick:
        raise RuleError(file, sick.line, sick.message, sick.word) from None
    except RuleError:
        raise
    except Exception as error:
        from yaml import YAMLError  # here, since a pack that is compiled has no need of it

        if not isinstance(error, (YAMLError, ValueError, OverflowError)):
            raise
        raise _unreadable(file, error) from None


def _unreadable(file: Path, error: Exception) -> RuleError:
    """What is no YAML, a character that no text has, or a day or number that there is not («2026-13-45»)."""
    text, mark, position = text_of(file), getattr(error, "problem_mark", None), getattr(error, "position", None)
    what = Message("Tệp không đúng cú pháp YAML ở", "Not valid YAML at")
    if mark:
        line = mark.line + 1
    elif position is not None:
        line = text[:position].count("\n") + 1
    else:
        line, what = strange_value(text), Message("Không có ngày hoặc số như", "No such day or number:")
    word = text.split("\n")[line - 1].strip() if line and line <= text.count("\n") + 1 else ""
    return RuleError(file, line, Message(f"{what.vi} «{word}».", f"{what.en} “{word}”."), word)


def shaped(file: Path, path: Path_, data: Any, shape: Any) -> Any:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise located(file, translated(error, path, shape)) from None


#: Key → the shape of what stands under it, and key → its values: for saying what would be right.
_SHAPES: dict[str, Any] = {
    "applies_to": AppliesTo, "given": Given, "instead": Given, "basis": Basis, "examples": Examples, "bad": Example, "good": Example,
    "title": Text, "message": Text, "suggestion": Text, "advice": Text, "tests": Test, "cases": FieldsCase, "limit": Limit, "parts": PartOf,
    "for": For, "retune": Retune, "rating": RatingStep, "asks": Asked,
}  # fmt: skip
_VALUES = {
    "severity": get_args(Severity), "at_most": get_args(Severity), "levels": get_args(Level), "levels_not": get_args(Level),
    "kind": ("law", "parent", "logic", "practice"), "of": ("self", "parent"), "needs": ("parent", "layout", "whole", "dated", "issuer"),
    "ask": tuple(ASK), "beside": ("linked", "parent", "own"), "profile": ("draft", "issued"), "nothing": ("pass", "not_applicable"),
}  # fmt: skip


def _keys(path: Path_, root: Any) -> tuple[str, ...]:
    """The keys that may stand where `path` leads."""
    steps = [step for step in path if isinstance(step, str) and step != "options"]
    shape = _SHAPES.get(steps[-1], root) if steps else root
    return tuple(shape.__struct_encode_fields__)


def translated(error: msgspec.ValidationError, path: Path_, root: Any) -> Fault:
    """msgspec's sentence → path, word and a sentence of ours."""
    said = str(error)
    at = _AT.search(said)
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", at[1]) if at else []
    full = (*path, *(int(index) if index else name for name, index in steps))
    if found := _UNKNOWN_KEY.search(said):
        return refuse(full, Message("Khóa không có:", "Unknown key"), found[1], _keys(full, root))
    if found := _MISSING_KEY.search(said):
        return Fault(full, "", Message(f"Thiếu khóa bắt buộc «{found[1]}».", f"The key “{found[1]}” is missing."))
    if found := _WRONG_VALUE.search(said):
        values = next((_VALUES[step] for step in reversed(full) if step in _VALUES), ())
        return refuse(full, Message("Giá trị không dùng được:", "No such value"), found[1], values)
    if found := _WRONG_TYPE.search(said):
        wanted = ", ".join(_TYPES.get(t.strip(), t.strip()) for t in found[1].split("|"))
        return Fault(
            full,
            "",
            Message(f"Sai kiểu giá trị: cần {wanted}, lại là {_TYPES.get(found[2], found[2])}.", f"Expected {found[1]}, got {found[2]}."),
        )
    return Fault(full, "", Message(f"Giá trị không hợp lệ ({said}).", said))


def located(file: Path, fault: Fault) -> RuleError:
    return fault_at(file, fault.path, fault.word, fault.message)


def fault_at(file: Path, path: Path_, word: str, message: Message) -> RuleError:
    return RuleError(file, line_of(text_of(file), path, word), message, word)
