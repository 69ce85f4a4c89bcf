"""Lines of a text file → which of them are rows of tables: bars, drawn frames, tabs as Word leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.language.patterns import regexp

BARS = "|│┃║"
_BAR = regexp(f"[{BARS}]")
_SPACED = regexp(rf"(?:(?<=\s)|^)[{BARS}](?=\s|$)")  # «MN|MG» inside a cell stays
_TAB = regexp(r"\t")
_TABBED = regexp(r"\d{1,3}\t|.*\t.*\t")  # «2⇥Sơ kết» may stand under them; «III.⇥NHIỆM VỤ» is a heading
#: «+----+----+», «├───┼───┤», «|---|:--:|»: a bar or a corner, and what joins them
_FRAME = regexp(rf"(?=.*[-=─━═])(?=.*(?:[{BARS}┌-╬]|\+[-=]))[\s{BARS}+:=\-─-╬]+")
_SHORT = 60  # characters of a cell that heads a column


class Row(NamedTuple):
    """How a line is cut: at each `mark`, without what stands outside a frame; `more` blank cells were cut off at its end."""

    mark: re.Pattern[str]
    first: int = 0  # cells of the frame before its own
    last: int = 0
    more: int = 0


def rows_of(lines: Sequence[str], *, markdown: bool = False) -> dict[int, Row | None]:
    """The lines that are rows, by index; None for those that only draw a frame."""
    found: dict[int, Row | None] = {}
    for bars, run in groupby(_written(lines), lambda item: _BAR.search(item[1]) is not None or _draws(item[1])):
        if bars:
            found.update(_barred(list(run), 2 if markdown else 3))
        else:
            for tabs, lined in groupby(run, lambda item: _TABBED.match(item[1]) is not None):
                found.update(_tabbed(list(lined)) if tabs else {})
    return found


def _written(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((at, line.strip(" \u00a0\r")) for at, line in enumerate(lines) if line and not line.isspace())


def _draws(line: str) -> bool:
    return not line[0].isalnum() and _FRAME.fullmatch(line) is not None


def _barred(run: list[tuple[int, str]], least: int) -> Iterator[tuple[int, Row | None]]:
    """Lines with bars, one under the other. A bar at the end of each closes its row; where some have none, it parts a blank last cell."""
    drawn = {at for at, line in run if _draws(line)}
    yield from ((at, None) for at in drawn)
    texts = {at: line for at, line in run if at not in drawn}
    sure = [line for line in texts.values() if _is_row(line, least)]
    even = {len(_BAR.findall(line)) for line in texts.values()}
    if not sure and (len(texts) < 2 or len(even) > 1 or min(even) < 2):
        return
    first, last = all(line[0] in BARS for line in texts.values()), all(line[-1] in BARS for line in texts.values())
    mark = _BAR if (first and last) or not any(_SPACED.search(line) for line in sure) else _SPACED
    for at, line in texts.items():
        if len(mark.findall(line)) + 1 - first - last >= 2:
            yield at, Row(mark, int(first), int(last))


def _is_row(line: str, least: int) -> bool:
    framed = line[0] in BARS and line[-1] in BARS and len(_BAR.findall(line)) >= least
    return framed or _SPACED.search(line, 1, len(line) - 1) is not None


def _tabbed(run: list[tuple[int, str]]) -> Iterator[tuple[int, Row]]:
    """Lines with two tabs and more, one under the other, under one that heads columns; blank cells at a row's end may have been cut off."""
    head = run[0][1].split("\t")
    tabs = len(head) - 1
    figures = any(c.isdigit() for _, line in run[1:] for c in line)  # the names of three signers have none
    if figures and tabs >= 2 and all(0 < len(cell.strip()) <= _SHORT for cell in head) and all(line.count("\t") <= tabs for _, line in run):
        yield from ((at, Row(_TAB, more=tabs - line.count("\t"))) for at, line in run)
