"""What is wrong with `parent:` of a pack → its place, the word and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import msgspec

from checker.derive.days import SHAPES, day_of, impossible
from checker.derive.facts import of_item, position
from checker.derive.marks import field_mark, mark
from checker.derive.shape import Item, Parent
from checker.judge.case import passage_names
from checker.judge.rules.fault import Fault, refuse
from checker.language.lexicon import lexicon
from checker.language.normal import fold
from checker.language.patterns import regexp
from checker.model import Message

Path = tuple[str | int, ...]
_AT = regexp(r" - at `\$(.*)`$")
_UNKNOWN = regexp(r"unknown field `(\w+)`")
_MISSING = regexp(r"missing required field `(\w+)`")
_NO_VALUE = regexp(r"Invalid enum value '?([^']*)'?")
_DAYS = frozenset({"issued", "attached_on", "due"})
_NUMBER = Message(
    "phải là một con số, không kèm đơn vị, dấu thập phân là dấu chấm (60 hoặc 12.5; đơn vị ghi ở khóa unit)",
    "must be a number without unit, with a decimal point (60 or 12.5; the unit is said by the key unit)",
)
_WHOLE = Message("phải là một số nguyên, như 2025", "must be a whole number, as 2025")
_TRUTH = Message("phải là true (có) hoặc false (không)", "must be true or false")
_LIST = Message("phải là một danh sách, mỗi mục bắt đầu bằng dấu gạch «- »", "must be a list, each item behind a dash “- ”")
_GROUP = Message("phải là một nhóm khóa, mỗi dòng một «khóa: giá trị»", "must be a group of keys, one “key: value” a line")
_TEXT = Message("phải là chữ, đặt trong dấu ngoặc kép", "must be a text in quotation marks")
_SORTS = {"float": _NUMBER, "int": _WHOLE, "bool": _TRUTH, "array": _LIST, "object": _GROUP, "str": _TEXT}


def translated(error: msgspec.ValidationError, data: Any) -> Fault:
    """msgspec's complaint of `parent:` as a fault: unknown and missing keys, values that are not to be had."""
    said = str(error)
    at = _AT.search(said)
    steps: Path = tuple(int(i) if i else name for name, i in re.findall(r"\.(\w+)|\[(\d+)\]", at[1] if at else ""))
    full = ("parent", *steps)
    if found := _UNKNOWN.search(said):
        return refuse(full, Message("Khóa không có:", "Unknown key"), found[1], _type_at(steps).__struct_encode_fields__)
    if found := _MISSING.search(said):
        return Fault(full, "", Message(f"Thiếu khóa bắt buộc «{found[1]}».", f"The key “{found[1]}” is missing."))
    word, key = _value_at(data, steps), str(steps[-1]) if steps else "parent"
    if found := _NO_VALUE.search(said):
        return refuse(full, Message(f"Khóa «{key}» không có giá trị", f"The key “{key}” has no value"), found[1], _values(_type_at(steps)))
    wanted = re.search(r"Expected `(\w+)", said)
    if _is_day(key):
        return Fault(full, word, Message(f"«{key}: {word}» không phải ngày. {SHAPES.vi}.", f"“{key}: {word}” is no day. {SHAPES.en}."))
    sort = _SORTS.get(wanted[1] if wanted else "", _TEXT)
    name = next((str(s) for s in reversed(steps) if isinstance(s, str)), "parent")
    return Fault(full, word, Message(f"Giá trị «{word}» của «{name}» {sort.vi}.", f"The value “{word}” of “{name}” {sort.en}."))


def _is_day(key: str) -> bool:
    return key in _DAYS


def _type_at(steps: Path) -> Any:
    """The type of what stands where steps lead from `parent:`."""
    kind: Any = Parent
    for step in steps:
        kind = next((a for a in get_args(kind) if a is not NoneType), Any) if get_origin(kind) not in (None, list, dict, Literal) else kind
        if isinstance(step, int):
            kind = get_args(kind)[0]
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            kind = next((f.type for f in msgspec.structs.fields(kind) if f.encode_name == step), Any)
    return kind


def _values(kind: Any) -> list[str]:
    """The words of a Literal, be it beside others."""
    if get_origin(kind) is Literal:
        return [str(a) for a in get_args(kind)]
    return [word for part in get_args(kind) for word in _values(part)]


def _value_at(data: Any, steps: Path) -> str:
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return "" if isinstance(data, (dict, list)) or data is None else str(data)


def sound(parent: Parent) -> None:
    """Raises Fault for what no shape can tell: days, words that their clause has not, kinds of parts."""
    for path, fault in _faults(parent, frozenset(parent.as_derived.split())):
        raise Fault(("parent", *path), fault.word, fault.message)


def _faults(parent: Parent, marks: frozenset[str]) -> Iterator[tuple[Path, Fault]]:
    for name in ("issued", "attached_on"):
        yield from _day(getattr(parent, name), (name,), read=field_mark(name, getattr(parent, name)) in marks)
    for i, cited in enumerate(parent.cites):
        yield from _day(cited.issued, ("cites", i, "issued"), read=True)
    yield from _known(parent.speaks_of, passage_names(), ("speaks_of",), Message("Không có nội dung", "No such thing"))
    words = frozenset(fold(w) for some in lexicon("passages")["ordered"]["parts"].values() for w in some)
    for i, order in enumerate(parent.required_parts):
        named = Message("Không có phần nào gọi là", "No part is called")
        yield from _known([fold(w) for w in order], words, ("required_parts", i), named, order)
    kinds = frozenset(lexicon("sections")["kinds"])
    for i, part in enumerate(parent.parts):
        yield from _known(part.kinds, kinds, ("parts", i, "kinds"), Message("Không có loại đề mục", "No kind of part"))
        if part.depth < (part.title is not None):
            yield (
                ("parts", i, "depth"),
                Fault((), str(part.depth), Message("«depth» của đề mục phải từ 1 trở lên.", "A part's depth is 1 or more.")),
            )
        if part.title is None and (part.kinds or part.number):
            yield ("parts", i), Fault((), part.number or "", Message("Đề mục thiếu khóa «title».", "The part lacks the key “title”."))
        for j, item in enumerate(part.items):
            yield from (((*("parts", i, "items", j), *path), fault) for path, fault in _of_item(item, marks))


def _known(
    said: list[str], known: frozenset[str], path: Path, what: Message, shown: list[str] | None = None
) -> Iterator[tuple[Path, Fault]]:
    for word, own in zip(said, shown or said, strict=True):
        if word not in known:
            yield path, refuse((), what, own, known)


def _of_item(item: Item, marks: frozenset[str]) -> Iterator[tuple[Path, Fault]]:
    order: dict[str, int] = {}
    for kind, stated in of_item(item):
        at = order[kind.name] = order.get(kind.name, -1) + 1
        path, read = (kind.name, at), mark(stated) in marks
        if not isfinite(getattr(stated, "value", None) or 0):
            yield (*path, "value"), Fault((), "", Message("«value» không phải một con số.", "The value is no number."))
        for name in ("due", "from_", "to"):
            yield from _day(getattr(stated, name, None), (*path, name.strip("_")), read=read)
        if position(item.clause, stated.words, stated.nth) is None:
            wrong = Message(
                f"Câu trong «clause» không có cụm từ «{stated.words}». Hãy chép đúng cụm từ của câu vào «words», hoặc bỏ dòng «words».",
                f"The clause does not hold the words “{stated.words}”. Copy them from the clause, or leave “words” out.",
            )
            yield (*path, "words"), Fault((), stated.words or "", wrong)


def _day(words: str | None, path: Path, *, read: bool) -> Iterator[tuple[Path, Fault]]:
    """A day that nobody can read, or that somebody has set and no calendar has; one that the parent has so is left."""
    if words is None:
        return
    found = day_of(words)
    if found is None:
        yield path, Fault((), words, Message(f"«{words}» không phải ngày. {SHAPES.vi}.", f"“{words}” is no day. {SHAPES.en}."))
    elif not read and impossible(found[0]):
        yield path, Fault((), words, Message(f"Không có ngày «{words}» trong lịch.", f"No calendar has the day “{words}”."))
