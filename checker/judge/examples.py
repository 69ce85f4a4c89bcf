"""A rule's example → whole texts of a plan and its parent, the marked place known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from checker.judge.rules.shape import Example
from checker.language.lexicon import rules_root
from checker.language.patterns import regexp
from checker.model import Span

_SLOT = regexp(r"^@(\w+)\n", re.M)
_MARKS = regexp(r"\[\[|\]\]")
_WHOLE = regexp(r"^KẾ HOẠCH", re.M)


class Staged(Struct, frozen=True):
    """`text` and `parent` as files would hold them; `marks` are the places marked by `[[…]]` in the plan, `slots` those of its slots."""

    text: str
    parent: str | None
    marks: tuple[Span, ...]
    beside: tuple[str, ...] = ()
    slots: tuple[tuple[str, Span], ...] = ()


@cache
def model_plan(name: str) -> dict[str, str]:
    """The slots of rules/ke_hoach/mau/NAME.txt in order: {"mo_dau": "Thực hiện …\\n", …}."""
    parts = _SLOT.split((rules_root() / "ke_hoach" / "mau" / f"{name}.txt").read_text("utf8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def staged(example: Example) -> Staged:
    """The example inside its minimal plan. Raises KeyError for a slot that the plan has not."""
    filled = _filled("ke_hoach", example.text)
    text, marks = unmarked("".join(filled.values()))
    parent = None if example.parent is None else "".join(_filled("cap_tren", example.parent).values())
    beside = tuple("".join(_filled("ke_hoach", other).values()) for other in example.beside)
    return Staged(text, parent, marks, beside, tuple(_places(filled)))


def _places(filled: dict[str, str]) -> Iterator[tuple[str, Span]]:
    at = 0
    for slot, said in filled.items():
        length = len(unmarked(said)[0])
        yield slot, Span(at, at + length)
        at += length


def _filled(name: str, said: str | dict[str, str]) -> dict[str, str]:
    """The text of each slot: a whole plan as it is; a bare piece in the slot `them`, a mapping slot by slot."""
    if isinstance(said, str) and _WHOLE.search(said):
        return {"": said}
    own = {"them": said} if isinstance(said, str) else said
    slots = model_plan(name)
    unknown = set(own) - set(slots)
    if unknown:
        raise KeyError(f"{', '.join(sorted(unknown))}: {', '.join(slots)}")
    return {slot: f"{own[slot].strip()}\n" if own.get(slot) else ("" if slot in own else slots[slot]) for slot in slots}


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its `[[…]]`, and where they stood."""
    out: list[str] = []
    opened, marks, last, length = 0, [], 0, 0
    for mark in _MARKS.finditer(text):
        out.append(text[last : mark.start()])
        length += mark.start() - last
        last = mark.end()
        if mark[0] == "[[":
            opened = length
        else:
            marks.append(Span(opened, length))
    return "".join(out) + text[last:], tuple(marks)
