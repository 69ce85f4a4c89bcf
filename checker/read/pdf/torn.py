"""Lines of a narrow cell → which of them end inside a figure: «1.250.⏎000», «15/1⏎2/2024», «12.50⏎0»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.language.patterns import regexp

_MOST = 4  # lines that a figure is broken over
_TAIL = regexp(r"(?<![^\s(–-])[\d./,]+$")
_HEAD = regexp(r"[\d./,]+(?=[%;)]*(?:\s|$))")
_INSIDE = regexp(r"[\d./,]+")
_DAY = regexp(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_THOUSANDS = regexp(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL = regexp(r"\d{2,4},\d{1,3}")  # «lớp 1,⏎2» is a list
_WHOLE = regexp(r"0|[1-9]\d{0,3}")


def torn(lines: Sequence[str]) -> set[int]:
    """The lines, by index, that end inside a figure: what the pieces make together is one, and by themselves they make no sense."""
    found: set[int] = set()
    at = 0
    while at < len(lines) - 1:
        count = next((n for n in range(_MOST, 1, -1) if _one_figure(lines[at : at + n], n)), 1)
        found.update(range(at, at + count - 1))
        at += count
    return found


def _one_figure(lines: Sequence[str], count: int) -> bool:
    if len(lines) < count or any(_INSIDE.fullmatch(line) is None for line in lines[1:-1]):
        return False
    tail, head = _TAIL.search(lines[0]), _HEAD.match(lines[-1])
    if tail is None or head is None:
        return False
    pieces = [tail[0], *lines[1:-1], head[0]]
    whole = "".join(pieces)
    if _is_day(whole):
        return not any(map(_is_day, pieces))
    figure = _THOUSANDS.fullmatch(whole) or _DECIMAL.fullmatch(whole)
    return figure is not None and not all(map(_stands_alone, pieces))


def _is_day(text: str) -> bool:
    found = _DAY.fullmatch(text)
    try:
        return found is not None and bool(date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return False


def _stands_alone(piece: str) -> bool:
    return any(pattern.fullmatch(piece) for pattern in (_THOUSANDS, _DECIMAL, _WHOLE))
