"""YAML of one half → cases: targets of a superior beside clauses of a school, and which of these answers which.

`THEME.yaml` holds blocks {parent, level: mn | th | thcs, cases: [{id, same, why, child}]}, each case a pair of its own. `groups.yaml` holds
{id, theme, level, parent: [a target …], child: [{answers, text} …]}; `answers` are places of the parent's targets, from 1.

One rule for every mark. The same target: the same deed or state, measured in the same way, of the same people or things, or of the part of
them that a school of this level has («đầu cấp» → «lớp 1», «các trường» → «trường»). Another figure, comparison, grade reached or milestone
doesn't part them, nor words added, nor that the clause takes up one of several things the target asks for. Other: another deed about the same
thing (to tell of it, buy for it, count it), another group or a part that isn't the school's share, another prize or title, a rank that says
what is counted («cấp trường» / «cấp tỉnh»), the reverse measured on its own. Where two clauses of this rule pull apart, so that two careful
officers would differ, the pair has `doubtful: true`: it is left out of every measure, and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
HALVES = ("open", "held")
FURTHER = ("fresh", "later")  # thresholds are not chosen on them
UNREAD = ("later",)  # by whoever works on the matcher
Link = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """A superior's clauses and a school's; `answers` pairs places in `parents` with places in `children`, from 0. `why` is «group» for lists."""

    id: str
    half: str
    theme: str
    level: str
    why: str
    parents: tuple[str, ...]
    children: tuple[str, ...]
    answers: frozenset[Link]
    doubtful: bool = False

    @property
    def group(self) -> bool:
        return self.why == "group"


def load(half: str) -> list[Case]:
    """The cases of a half that are measured, in the order of its files."""
    return [case for case in _all(half) if not case.doubtful]


def doubtful(half: str) -> int:
    """How many cases of a half are left out, since two careful readers would mark them differently."""
    return sum(case.doubtful for case in _all(half))


def worked() -> list[Case]:
    """The pairs of `worked.yaml`, which the matcher was built on: what it tells rightly of them is no measure, but must stay."""
    blocks = yaml.load((FOLDER / "worked.yaml").read_text("utf8"), Loader=yaml.CSafeLoader)
    return [case for place, block in enumerate(blocks, 1) for case in _worked(f"worked-{place}", block)]


def _worked(name: str, block: dict[str, Any]) -> Iterator[Case]:
    for same in (True, False):
        for place, child in enumerate(block.get("same" if same else "other", ()), 1):
            answers = frozenset([(0, 0)] if same else [])
            why = "same" if same else "other"
            yield Case(f"{name}-{why}{place}", "worked", block["theme"], block["level"], why, (block["parent"],), (child,), answers)


def drill() -> list[Case]:
    """The pairs and lists of `drill/`: each file was written whole before the matcher was run on it, then the matcher was mended by it."""
    paths = sorted((FOLDER / "drill").glob("*.yaml"))
    read = [(path.stem, yaml.load(path.read_text("utf8"), Loader=yaml.CSafeLoader)) for path in paths]
    return [case for stem, blocks in read for place, block in enumerate(blocks, 1) for case in _drilled(f"{stem}-{place:02}", stem, block)]


def _drilled(name: str, stem: str, block: dict[str, Any]) -> Iterator[Case]:
    if "child" in block:
        yield _group(stem, {"id": name, **block})
        return
    for same in (True, False):
        for why, child in block.get("same" if same else "other", {}).items():
            answers = frozenset([(0, 0)] if same else [])
            yield Case(f"{name}-{why}", stem, block["theme"], block["level"], why, (block["parent"],), (child,), answers)


def _all(half: str) -> Iterator[Case]:
    for path in sorted((FOLDER / half).glob("*.yaml")):
        yield from _cases(half, path)


def _cases(half: str, path: Path) -> Iterator[Case]:
    for block in yaml.load(path.read_text("utf8"), Loader=yaml.CSafeLoader):
        yield from (_group(half, block),) if path.stem == "groups" else _pairs(half, path.stem, block)


def _pairs(half: str, theme: str, block: dict[str, Any]) -> Iterator[Case]:
    for case in block["cases"]:
        answers = frozenset([(0, 0)] if case["same"] else [])
        clauses = (block["parent"],), (case["child"],)
        yield Case(case["id"], half, theme, block["level"], case["why"], *clauses, answers, case.get("doubtful", False))


def _group(half: str, block: dict[str, Any]) -> Case:
    children = tuple(child["text"] for child in block["child"])
    answers = frozenset((parent - 1, place) for place, child in enumerate(block["child"]) for parent in child["answers"])
    return Case(block["id"], half, block["theme"], block["level"], "group", tuple(block["parent"]), children, answers)
