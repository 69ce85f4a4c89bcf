"""Command: python -m tests.accuracy.taken_up [open|held]. Prints what is missed and what is told wrongly, then the counts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import yaml

from checker.extract import extract
from checker.link import link
from checker.model import Document, Source
from checker.parse import parse
from checker.read import read_bytes

HERE = Path(__file__).parent
_PARENT = """ỦY BAN NHÂN DÂN
PHƯỜNG AN BÌNH

Số: 12/KH-UBND
An Bình, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
{about}
Ủy ban nhân dân phường An Bình ban hành Kế hoạch {about} như sau:
I. MỤC ĐÍCH
Nâng cao trách nhiệm của các đơn vị.
II. TỔ CHỨC THỰC HIỆN
1. Các trường học
{tasks}
Trên đây là Kế hoạch {about} của Ủy ban nhân dân phường An Bình./.
Nơi nhận:
- Các trường học;
- Lưu: VT.
"""
_CHILD = """UBND PHƯỜNG AN BÌNH
TRƯỜNG HOA SEN

Số: 5/KH-HS
An Bình, ngày 20 tháng 01 năm 2026
KẾ HOẠCH
{about}
Trường Hoa Sen xây dựng Kế hoạch {about} như sau:
I. MỤC ĐÍCH
Làm tốt hơn việc của nhà trường.
II. NHIỆM VỤ
{lines}
III. KINH PHÍ
Chi từ dự toán được giao năm 2026.
IV. TỔ CHỨC THỰC HIỆN
1. Ban giám hiệu chỉ đạo, kiểm tra việc thực hiện.
2. Các tổ báo cáo kết quả về văn phòng vào cuối học kỳ.
Trên đây là Kế hoạch {about} của Trường Hoa Sen./.
Nơi nhận:
- UBND phường;
- Lưu: VT.
"""


class Case(NamedTuple):
    """A task, the line that takes it up (None where it is left out), and whether the program says that the plan does."""

    task: str
    line: str | None
    taken: bool

    @property
    def right(self) -> bool:
        return self.taken == (self.line is not None)


def document(text: str, name: str) -> Document:
    """A plan as the program understands it."""
    return extract(parse(read_bytes(name, text.encode())))


def cases(name: str) -> list[Case]:
    """Every task of a file's families: once with all lines there, and once more without its own."""
    found: list[Case] = []
    for family in yaml.safe_load((HERE / f"{name}.yaml").read_text("utf8")):
        about, pairs = family["about"], [(task, None if line in (None, "null") else line) for task, line in family["tasks"]]
        parent = document(_PARENT.format(about=about.capitalize(), tasks="\n".join(f"- {task}" for task, _ in pairs)), "parent.txt")
        found += [Case(task, line, task in _taken(about, parent, pairs, family["other"])) for task, line in pairs]
        for left, line in pairs:
            if line is not None:
                fewer = [(task, None if task == left else said) for task, said in pairs]
                found.append(Case(left, None, left in _taken(about, parent, fewer, family["other"])))
    return found


def _taken(about: str, parent: Document, pairs: list[tuple[str, str | None]], other: list[str]) -> set[str]:
    """The tasks of which every clause is taken up by a plan of these lines."""
    lines = [other[0], *(line for _, line in pairs if line), *other[1:]]
    child = document(
        _CHILD.format(about=about.capitalize(), lines="\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))), "child.txt"
    )
    rows = [row for row in link(child, [parent]).rows if row.kind == "task"]
    return {
        task
        for task, _ in pairs
        if (mine := [r for r in rows if task in _said(parent.source, r.parent_fact.span.start)]) and any(r.child_fact for r in mine)
    }


def _said(source: Source, start: int) -> str:
    return source.text[start : source.text.find("\n", start)]


def main(words: list[str]) -> int:
    """Prints it all; 1 where less than nine tenths are right."""
    shares = []
    for name in words or ["open", "held"]:
        done = cases(name)
        up, out = [c for c in done if c.line is not None], [c for c in done if c.line is None]
        if name == "open":
            print(*(f"{'not found' if c.line else 'found without a line'}: {c.task} | {c.line}" for c in done if not c.right), sep="\n")
        shares.append(sum(c.right for c in done) / len(done))
        print(f"{name}: taken up {sum(c.right for c in up)} of {len(up)}, left out {sum(c.right for c in out)} of {len(out)}")
    return int(min(shares) < 0.9)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
