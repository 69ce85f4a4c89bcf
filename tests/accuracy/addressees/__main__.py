"""Command: python -m tests.accuracy.addressees [open|held]. Prints what is told wrongly of the open half, then the counts of both.

A file holds plans' passages: `### id superior`, then its lines, those that are asked about marked `>>`; `+ unit: words` is what that unit's
own plan says; `= unit: y n c ?; …` whether each marked line is said to the unit: yes, no, on a condition that its plan does not show, not
asked.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from checker.extract import extract
from checker.link import link
from checker.model import Document
from checker.parse import parse
from tests.documents import source_of

HERE = Path(__file__).parent
_PLAN = """{header}

Số: {number}/KH-{symbol}
{place}, ngày {day} tháng {month:02d} năm {year}
KẾ HOẠCH
Thực hiện nhiệm vụ {period}
{opening}
{lines}
Trên đây là Kế hoạch thực hiện nhiệm vụ {period}./.
Nơi nhận:
- {to};
- Lưu: VT.
"""
_OWN = "I. MỤC ĐÍCH\nThực hiện tốt hơn công việc của đơn vị.\nII. NỘI DUNG\n{said}"
#: How a verdict counts by what is true and what is told
_KINDS = {
    ("y", "y"): "right", ("n", "n"): "right", ("c", "u"): "right", ("y", "u"): "unsure", ("n", "u"): "unsure",
    ("n", "y"): "false yes", ("c", "y"): "false yes", ("y", "n"): "false no", ("c", "n"): "false no",
}  # fmt: skip


class Case(NamedTuple):
    """A line, a unit, what is true of the two, and what is told: y, n, u for unknown, «-» where nothing was read."""

    id: str
    line: str
    unit: str
    truth: str
    told: str

    @property
    def kind(self) -> str:
        return _KINDS.get((self.truth, self.told), "unread")


@cache
def bodies() -> Any:
    return yaml.safe_load((HERE / "bodies.yaml").read_text("utf8"))


def cases(name: str) -> Iterator[Case]:
    """All questions of a half."""
    for block in (HERE / f"{name}.txt").read_text("utf8").split("### ")[1:]:
        yield from _block(block.splitlines())


def _block(lines: list[str]) -> Iterator[Case]:
    at, superior = lines[0].split()
    own = dict(line[2:].split(": ", 1) for line in lines if line.startswith("+ "))
    said = [_plain(line) for line in lines[1:] if not line.startswith(("+ ", "= "))]
    asked = [_plain(line) for line in lines[1:] if ">>" in line]
    parent = _superior(superior, "\n".join(said))
    for part in next(line for line in lines if line.startswith("= "))[2:].split("; "):
        unit, truths = part.split(": ")
        child = _lower(unit, superior, own.get(unit, "Công việc thường ngày."))
        told = _told(parent, child, asked)
        assert len(told) == len(truths.split()), (at, unit)
        yield from (Case(at, *c) for c in zip(asked, [unit] * len(asked), truths.split(), told, strict=True) if c[2] != "?")


def _plain(line: str) -> str:
    line = line.replace(">>|", "|").removeprefix(">> ")
    return re.sub(r"\s?\|\s?", " | ", line[1:].strip().removesuffix("|").strip()) if line.startswith("|") else line


def _understood(text: str, name: str) -> Document:
    return extract(parse(source_of(text, name=name)))


def _superior(name: str, lines: str) -> Document:
    known = bodies()["superiors"][name]
    place, day, month, year = known["day"]
    opening = f"{' '.join(known['header']).title()} ban hành Kế hoạch thực hiện nhiệm vụ {known['period']} như sau:\nI. MỤC ĐÍCH\nNâng cao trách nhiệm."
    dated = {"place": place, "day": day, "month": month, "year": year, "period": known["period"]}
    header = "\n".join(known["header"])
    return _understood(
        _PLAN.format(header=header, number=45, symbol=known["symbol"], opening=opening, lines=lines, to="Các đơn vị", **dated), "parent.txt"
    )


def _lower(name: str, superior: str, said: str) -> Document:
    known, header = bodies()["superiors"][superior], bodies()["units"][name]
    place, day, month, year = known["day"]
    above = " ".join(known["header"]) if known["symbol"] == "UBND" else known["header"][-1]
    header = header if len(header) > 1 else [above, *header]
    opening = f"Thực hiện Kế hoạch số 45/KH-{known['symbol']} ngày {day}/{month}/{year} của {above.title()}, {header[-1]} xây dựng kế hoạch như sau:"
    dated = {"place": place, "day": day + 3, "month": month, "year": year, "period": known["period"]}
    text = _PLAN.format(
        header="\n".join(header).upper(), number=12, symbol="HS", opening=opening, lines=_OWN.format(said=said), to="Như trên", **dated
    )
    return _understood(text, "child.txt")


def _told(parent: Document, child: Document, asked: list[str]) -> list[str]:
    rows = link(child, [parent]).rows
    text = parent.source.text
    told, at = [], 0
    for line in asked:
        at = text.index(line, at)
        said = {r.binds for r in rows if r.parent_fact.focus.start < at + len(line) and at < r.parent_fact.focus.end}
        told.append("-" if not said else "y" if "yes" in said else "n" if said == {"no"} else "u")
        at += len(line)
    return told


def main(words: list[str]) -> int:
    for name in words or ["open", "held"]:
        done = [*cases(name)]
        if name == "open":
            for kind in ("false yes", "false no", "unsure", "unread"):
                print(*(f"{kind}\t{c.id} {c.unit} {c.truth}→{c.told}\t{c.line}" for c in done if c.kind == kind), sep="\n")
        counts = Counter(c.kind for c in done)
        print(
            f"{name}: {len(done)} questions:",
            ", ".join(f"{kind} {counts[kind]}" for kind in ("right", "unsure", "unread", "false yes", "false no")),
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
