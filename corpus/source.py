"""`<document>.yaml` → `PlanSource`, the text and layout of one plan as it is to be printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KEYS = {
    *("layout", "nation", "superior", "issuer", "number", "place_date", "type", "subject"),
    *("preamble", "body", "closing", "recipients", "signature"),
}
LAYOUT = {"header": {"1x2", "2x2", "2x3"}, "numbering": {"typed", "word"}}
CHANGE = {"for", "replace", "with", "drop", "set"}
#: How the document is set, where that is not as the decree has it: millimetres, points.
SETTING = {"margin_left": 30.0, "national_size": 12.0, "superior_bold": False}
TABLE = {"widths", "rows"}

# «I. », «1. », «a) », «- », «+ »: the levels that Word can number by itself, from the outermost in.
LABELS = (r"(?P<mark>[IVX]+)\. ", r"(?P<mark>\d+)\. ", r"(?P<mark>[a-zđ])\) ", r"(?P<mark>-) ", r"(?P<mark>\+) ")


class SourceError(ValueError):
    """A source that cannot be built; the message names the file and the words at fault."""


@dataclass(frozen=True)
class Line:
    """One paragraph. `text` is printed as it stands, its number or bullet («1. », «a) », «- ») with it; `bold` marks a heading."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """A ruled table; the first row is its head. `widths` in millimetres, one a column."""

    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PlanSource:
    """One plan, part by part in the order of printing. An empty part is left out of the document."""

    header: str
    numbering: str
    nation: tuple[str, ...]
    superior: str
    issuer: tuple[str, ...]
    number: str
    place_date: str
    type: str
    subject: tuple[str, ...]
    preamble: tuple[str, ...]
    body: tuple[Line | Table, ...]
    closing: str
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    name: str
    margin_left: float = 30.0
    national_size: float = 12.0
    superior_bold: bool = False


def label_of(text: str) -> tuple[int, str, str] | None:
    """(level from 0, mark, rest) of a line that opens with a number or bullet: «b) Việc khác» → (2, "b", "Việc khác")."""
    for level, pattern in enumerate(LABELS):
        found = re.match(pattern, text)
        if found:
            return level, found["mark"], text[found.end() :]
    return None


def load(path: Path) -> PlanSource:
    """Read one source, changes applied; raises SourceError when a key is unknown or a change does not fit exactly once."""
    raw = _mapping(path)
    if "base" in raw:
        _known(path, raw, {"base", "changes"})
        changes = raw["changes"]
        raw = _mapping(path.parent / raw["base"])
        for change in changes:
            raw = _changed(path, raw, change)
    _known(path, raw, KEYS | set(SETTING))
    return _plan(path, raw)


def _mapping(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise SourceError(f"{path}: a mapping was expected")
    return loaded


def _known(path: Path, raw: dict[str, Any], known: set[str]) -> None:
    unknown = set(raw) - known
    if unknown:
        raise SourceError(f"{path}: unknown key {sorted(unknown)[0]!r}; known: {', '.join(sorted(known))}")


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def _plan(path: Path, raw: dict[str, Any]) -> PlanSource:
    layout = {key: str(raw["layout"][key]) for key in LAYOUT}
    for key, value in layout.items():
        if value not in LAYOUT[key]:
            raise SourceError(f"{path}: layout.{key}: {value!r} is none of {', '.join(sorted(LAYOUT[key]))}")
    signature = _lines(raw["signature"])
    return PlanSource(
        header=layout["header"],
        numbering=layout["numbering"],
        nation=_lines(raw["nation"]),
        superior=raw["superior"],
        issuer=_lines(raw["issuer"]),
        number=raw["number"],
        place_date=raw["place_date"],
        type=raw["type"],
        subject=_lines(raw["subject"]),
        preamble=_lines(raw["preamble"]),
        body=tuple(_body(path, raw["body"])),
        closing=" ".join(_lines(raw["closing"])),
        recipients=_lines(raw["recipients"]),
        capacity=signature[:-1],
        name=signature[-1] if signature else "",
        **{name: raw.get(name, usual) for name, usual in SETTING.items()},
    )


def _body(path: Path, blocks: list[Any]) -> list[Line | Table]:
    out: list[Line | Table] = []
    for block in blocks:
        if isinstance(block, str):
            out.extend(_line(line) for line in _lines(block))
        else:
            _known(path, block, TABLE)
            out.append(_table(path, block))
    return out


def _line(text: str) -> Line:
    return Line(text.removeprefix("# "), bold=True) if text.startswith("# ") else Line(text)


def _table(path: Path, block: dict[str, Any]) -> Table:
    widths = tuple(float(width) for width in block["widths"])
    rows = tuple(tuple(cell.strip() for cell in row.split(" | ")) for row in _lines(block["rows"]))
    for row in rows:
        if len(row) != len(widths):
            raise SourceError(f"{path}: {len(row)} cells where the table has {len(widths)} columns: {' | '.join(row)[:60]!r}")
    return Table(widths, rows)


def _changed(path: Path, raw: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    _known(path, change, CHANGE)
    if "set" in change:
        _known(path, change["set"], set(SETTING))
        return {**raw, **change["set"]}
    wanted = change["drop"] if "drop" in change else change["replace"]
    count = sum(text.count(wanted) for text in _texts(raw))
    if count != 1:
        raise SourceError(f"{path}: {wanted!r} stands {count} times in the base, once was expected")
    if "drop" in change:
        return {key: _mapped(value, lambda text: _without(text, wanted)) for key, value in raw.items()}
    return {key: _mapped(value, lambda text: text.replace(wanted, change["with"])) for key, value in raw.items()}


def _without(text: str, wanted: str) -> str:
    return "\n".join(line for line in text.split("\n") if wanted not in line)


def _texts(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [text for child in children for text in _texts(child)]


def _mapped(node: Any, change: Callable[[str], str]) -> Any:
    if isinstance(node, str):
        return change(node)
    if isinstance(node, dict):
        return {key: _mapped(value, change) for key, value in node.items()}
    return [_mapped(value, change) for value in node] if isinstance(node, list) else node
