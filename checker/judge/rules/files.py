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
from checker.judge.rules.shape import AppliesTo, Basis, Example, Examples, Given, Text
from checker.language.lexicon import load_yaml, rules_root
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
    """The text of a rule file; RuleError where it is not UTF-8 (old editors save «Unicode» as UTF-16)."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        wrong = Message("Tệp không ở bảng mã UTF-8; hãy lưu lại dưới dạng UTF-8.", "The file is not UTF-8; save it as UTF-8.")
        raise RuleError(file, line, wrong, "") from None


def data_of(file: Path) -> Any:
    if not file.is_relative_to(rules_root()):
        text_of(file)
    try:
        return load_yaml(file)
    except Exception as error:
        from yaml import YAMLError  # here, since a pack that is compiled has no need of it

        if not isinstance(error, YAMLError):
            raise
        text = text_of(file)
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        word = text.split("\n")[mark.line].strip() if mark and mark.line < text.count("\n") + 1 else ""
        raise RuleError(file, line, Message(f"Tệp không đúng cú pháp YAML ở «{word}».", f"Not valid YAML at “{word}”."), word) from None


def shaped(file: Path, path: Path_, data: Any, shape: Any) -> Any:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise located(file, translated(error, path, shape)) from None


#: Key → the shape of what stands under it, and key → its values: for saying what would be right.
_SHAPES: dict[str, Any] = {
    "applies_to": AppliesTo, "given": Given, "instead": Given, "basis": Basis, "examples": Examples, "bad": Example, "good": Example,
    "title": Text, "message": Text, "suggestion": Text, "tests": Test, "cases": FieldsCase, "limit": Limit, "parts": PartOf,
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
