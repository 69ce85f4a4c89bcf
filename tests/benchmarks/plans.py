"""Plans of corpus/ → ten-page plans, each of other wording: `python -m tests.benchmarks.plans FOLDER COUNT`.

No two share a line, so that nothing that is remembered by its text helps the next one.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

from corpus.source import Line, PlanSource, Table, load
from corpus.word import render

ROOT = Path(__file__).parents[2]
PAGES = 10
CHARACTERS = 1_930  # a page, as in a real plan of ten pages and 19,300 characters
NAMES = ["An Bình", "Hoa Sen", "Bình Minh", "Sao Mai", "Hướng Dương", "Vành Khuyên", "Hoạ Mi", "Tuổi Thơ", "Ánh Dương", "Măng Non"]


def families() -> list[Path]:
    found = sorted(path.parent for path in (ROOT / "corpus").glob("*/faulty.yaml"))
    if not found:
        raise SystemExit("no plan family in corpus/")
    return found


def said_of(text: str, name: str) -> str:
    """The same line, said of a campus: «Tổ chức hội thi.» → «Tổ chức hội thi tại cơ sở Hoa Sen.»; short headings stay."""
    end = text[-1] if text[-1:] in ".;:," else ""
    return text if len(text) < 40 else f"{text[: len(text) - len(end)]} tại cơ sở {name}{end}"


def reworded(block: Line | Table, name: str) -> Line | Table:
    if isinstance(block, Line):
        return replace(block, text=said_of(block.text, name))
    head, *rows = block.rows
    return replace(block, rows=(head, *(tuple(said_of(cell, name) for cell in row) for row in rows)))


def size(block: Line | Table) -> int:
    return len(block.text) if isinstance(block, Line) else sum(len(cell) for row in block.rows for cell in row)


def ten_pages(variant: int) -> PlanSource:
    """A faulty plan of the first family, its body followed by those of other plans until it fills ten pages."""
    folders = families()
    first = load(folders[0] / "faulty.yaml")
    others = [load(folder / f"{kind}.yaml").body for folder in folders for kind in ("compliant", "parent")]
    chance = random.Random(variant)
    chance.shuffle(others)
    names = [f"{NAMES[variant % len(NAMES)]} {extra}".strip() for extra in ("", *NAMES)]
    body = [reworded(block, names[0]) for block in first.body]
    left = PAGES * CHARACTERS - sum(map(size, body)) - 2_000  # header, preamble and recipients
    for i, block in enumerate(block for _ in range(9) for other in others for block in other):
        if left < 0:
            break
        new = reworded(block, names[i // 40 % len(names)])
        body.append(new)
        left -= size(new)
    return replace(first, body=tuple(body), numbering="typed")  # the families number in their own ways


def main(folder: Path, count: int) -> None:
    for variant in range(count):
        (folder / f"plan-{variant}.docx").write_bytes(render(ten_pages(variant)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
