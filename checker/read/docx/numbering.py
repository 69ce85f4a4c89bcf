"""numbering.xml → the label of each numbered paragraph, counted as Word counts."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct, field

from checker.language.patterns import regexp
from checker.read.docx.labels import bullet, label
from checker.read.docx.names import ALTERNATE, OFF, VAL, W
from checker.read.docx.styles import Styles

_LVL, _ILVL, _NUM_ID, _ABSTRACT_ID = W + "lvl", W + "ilvl", W + "numId", W + "abstractNumId"


class Level(Struct):
    """One level of a list: «%1.%2.» is its `text`; `restart` is the level (from 1) after which it starts anew, 0 for never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class _List(Struct):
    """A w:num: levels by index with its overrides, the numbers that its first use starts at."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


@cache
def _percent() -> re.Pattern[str]:
    return regexp(r"%([1-9])")


def _integer(element: Any, default: int = 0) -> int:
    value = (element.get(VAL) or "") if element is not None else ""
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else default


def _level(element: Any) -> Level:
    found = Level(text="")
    for item in element.iter(W + "start", W + "numFmt", W + "lvlText", W + "lvlRestart", W + "isLgl", W + "pStyle"):
        name = item.tag[len(W) :]
        if name == "start":
            found.start = _integer(item, 1)
        elif name == "numFmt":
            _format(item, found)
        elif name == "lvlText":
            found.text = item.get(VAL) or ""
        elif name == "lvlRestart":
            found.restart = _integer(item)
        elif name == "isLgl":
            found.legal = item.get(VAL) not in OFF
        else:
            found.style = item.get(VAL)
    return found


def _format(item: Any, found: Level) -> None:
    """A custom format stands in mc:Choice and its stand-in in mc:Fallback: the first one read holds."""
    form = item.get(VAL) or "decimal"
    inside = item.getparent().getparent() if item.getparent() is not None else None
    if inside is not None and inside.tag == ALTERNATE and found.form.startswith("custom:"):
        return
    found.form = f"custom:{item.get(W + 'format') or ''}" if form == "custom" else form


def _levels(element: Any) -> dict[int, Level]:
    return {at: _level(e) for e in element.iterchildren(_LVL) if (at := _depth(e)) is not None}


def _depth(element: Any) -> int | None:
    """The level, from 0, that an element names."""
    said = element.get(_ILVL) or ""
    return int(said) if said.isdecimal() and len(said) < 10 else None


class Numbering:
    """The counters of all lists of a document. Lists that share an abstract definition share their counters, as in Word."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self.styles = styles
        self.lists: dict[str, _List] = {}
        self.abstracts: dict[str, Any] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.used: set[tuple[str, int]] = set()
        if root is not None:
            self.abstracts = {e.get(_ABSTRACT_ID): e for e in root.iterchildren(W + "abstractNum")}
            self.nums = {e.get(_NUM_ID): e for e in root.iterchildren(W + "num")}
        else:
            self.nums = {}

    def label(self, number: tuple[str | None, int | None], style: str | None) -> str:
        """The printed label of the next paragraph with these numbering properties, «» for none."""
        num_id, at = number
        found = self._list(num_id)
        if found is None or num_id is None:
            return ""
        level = at if at is not None else self._level_of_style(found, style)
        shape = found.levels.get(level)
        if shape is None:
            return ""
        counts = self._count(num_id, found, level)
        if shape.form == "bullet":
            return bullet(shape.text)
        return self._text(found, shape, counts).strip()

    def _level_of_style(self, found: _List, style: str | None) -> int:
        return next((i for i, level in found.levels.items() if style and level.style == style), 0)

    def _list(self, num_id: str | None) -> _List | None:
        if num_id is None or num_id == "0":
            return None
        if num_id not in self.lists:
            element = self.nums.get(num_id)
            if element is None:
                return None
            self.lists[num_id] = self._read(element)
        return self.lists[num_id]

    def _read(self, element: Any) -> _List:
        link = element.find(_ABSTRACT_ID)
        abstract = self._linked((link.get(VAL) if link is not None else "") or "", 0)
        shape = self.abstracts.get(abstract)
        found = _List(abstract, _levels(shape) if shape is not None else {})
        for override in element.iterchildren(W + "lvlOverride"):
            level = _depth(override) or 0
            found.levels.update(_levels(override))
            start = override.find(W + "startOverride")
            if start is not None:
                found.starts[level] = _integer(start, 1)
        return found

    def _linked(self, abstract: str, depth: int) -> str:
        """An abstract list may only name a style, whose own list holds the levels."""
        element = self.abstracts.get(abstract)
        link = element.find(W + "numStyleLink") if element is not None else None
        if link is None or depth > 5:
            return abstract
        number = self.styles.look(link.get(VAL)).number
        num = self.nums.get(number[0]) if number else None
        target = num.find(_ABSTRACT_ID) if num is not None else None
        return abstract if target is None else self._linked(target.get(VAL) or "", depth + 1)

    def _count(self, num_id: str, found: _List, level: int) -> dict[int, int]:
        counts = self.counters.setdefault(found.abstract, {})
        for at, start in found.starts.items():  # startOverride holds at the first use of this list
            if at <= level and (num_id, at) not in self.used:
                self.used.add((num_id, at))
                counts[at] = start - 1 if at == level else start
        counts[level] = counts[level] + 1 if level in counts else found.levels[level].start
        for deeper in [d for d in counts if d > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                del counts[deeper]
                self.used.discard((num_id, deeper))  # it begins anew at its override
        return counts

    def _text(self, found: _List, shape: Level, counts: dict[int, int]) -> str:
        def one(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            level = found.levels.get(at, shape)
            form = "decimal" if shape.legal and level.form not in ("decimalZero", "none", "bullet") else level.form
            return label(counts.get(at, level.start), form)

        return _percent().sub(one, shape.text)
