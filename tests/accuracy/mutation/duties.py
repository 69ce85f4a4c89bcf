"""Faults in the tasks that the parent lays on its units (rule NV01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from checker.language.normal import fold, syllables
from checker.model import Span, Task
from tests.accuracy.mutation.plan import Edit, Slot, texts_of
from tests.accuracy.mutation.planted import Family, Planted
from tests.accuracy.mutation.times import NEUTRAL

#: Syllables that any line of a plan may hold.
IDLE = frozenset(
    "và các của cho với để trong về theo là có được khi từ đến tại do bởi những mỗi cả việc làm thực hiện tổ chức tham gia nhà trường đơn vị các"
    " nội dung công tác hoạt động năm vào đầy đủ kịp thời bảo đảm người phân bố trí kế hoạch".split()
)
HOLDS = 0.34  # of a task's syllables, in a line that may be what takes it up
LEFT = 0.5  # of them, in the rest of the plan
MOST = 3  # lines
EACH = 4  # added tasks for a family

#: Tasks that no parent of the corpus has, each as a plan would take it up in words of its own.
ADDED = (
    ("Lắp đặt camera quan sát tại cổng và hành lang.", "Gắn thêm camera ở cổng sau và dọc hành lang hai dãy nhà."),
    ("Thay bồn chứa nước và kiểm định chất lượng nước uống.", "Mời đơn vị kiểm định lấy mẫu nước uống; thay hai bồn nước đã gỉ."),
    ("Ươm hoa lan trong nhà lưới để gây quỹ khuyến học.", "Nhà lưới ươm ba trăm chậu hoa lan, bán lấy tiền giúp học trò nghèo."),
    ("Quét mã QR khi mượn máy chiếu, máy tính bảng.", "Máy chiếu và máy tính bảng đều dán mã QR, ai mượn thì quét mã."),
    (
        "Nuôi ong, trồng nấm tại vườn thực nghiệm để gây quỹ học bổng.",
        "Vườn thực nghiệm có mười thùng ong và giàn nấm, tiền bán góp vào học bổng.",
    ),
    ("Sưu tầm hiện vật, tư liệu để lập phòng truyền thống.", "Phòng truyền thống trưng bày hiện vật do cựu giáo chức tặng."),
    ("Dán nhãn tên khoa học cho cây xanh trong khuôn viên.", "Mỗi cây xanh có nhãn ghi tên khoa học do học sinh viết."),
    ("Vá mái tôn, chống thấm trần các phòng bộ môn.", "Thuê thợ chống thấm trần phòng bộ môn, vá lại mái tôn nhà xe."),
)


def duties(family: Family) -> Iterator[Planted]:
    """All faults of this file that the family has a place for."""
    yield from _left_out(family)
    yield from _added(family)


def _left_out(family: Family) -> Iterator[Planted]:
    """Each assigned task that few lines of the plan speak of, those lines exchanged for something else."""
    theme = {s for slot, text in family.texts.items() if slot[0] == "subject" for s in syllables(text)}
    seen: set[tuple[Slot, ...]] = set()
    for row in family.report.inherited:
        asked = row.row.parent_fact
        if not (isinstance(asked, Task) and row.row.binds == "yes" and row.outcome == "pass"):
            continue
        words = set(syllables(row.row.parent.text(asked.focus))) - IDLE - theme
        lines = tuple(slot for slot, share in _shares(family, words).items() if share >= HOLDS)
        rest = {s for slot, text in family.texts.items() if slot[0] == "body" and slot not in lines for s in syllables(text)}
        if len(words) < 4 or not 1 <= len(lines) <= MOST or lines in seen or len(words & rest) >= LEFT * len(words):
            continue
        seen.add(lines)
        if not any(_told_elsewhere(family, slot) for slot in lines):
            edits = tuple(family.whole(slot, NEUTRAL) for slot in lines)
            yield Planted("task-left-out", row.row.parent.text(asked.focus)[:70], edits, ("NV01",), omission=True, near=lines)


def _shares(family: Family, words: set[str]) -> dict[Slot, float]:
    """How much of a task's words each line and cell of the body holds."""
    body = ((slot, text) for slot, text in family.texts.items() if slot[0] == "body")
    return {slot: len(words & set(syllables(text))) / max(len(words), 1) for slot, text in body}


def _told_elsewhere(family: Family, slot: Slot) -> bool:
    """Whether a line holds what other rules judge too, or is a heading."""
    place, document = family.places[slot], family.document
    facts = document.facts
    spans: list[Span] = [*(t.focus for t in facts.targets), *(e.focus for e in facts.events), *(d.focus for d in facts.deadlines)]
    spans += [s.heading for s in document.sections]
    return any(s.start < place.end and place.start < s.end for s in spans)


def _added(family: Family) -> Iterator[Planted]:
    """A task more in the parent, and a line of something else in the plan."""
    first = sum(map(ord, family.name)) % len(ADDED)
    for task, _ in islice((ADDED * 2)[first:], EACH):
        yield planted(family, task, NEUTRAL)


def planted(family: Family, task: str, line: str) -> Planted:
    """A task that the parent lays on «Các trường», and a line that is put into the plan behind its last item."""
    above = texts_of(family.parent_plan)
    at = _last_item(above)
    asked = (Edit(("body", at + 0.5), 0, 0, f"- Các trường {task[0].lower()}{task[1:]}"),)
    slot: Slot = ("body", _last_item(family.texts) + 0.5)
    return Planted("task-added", task, (Edit(slot, 0, 0, f"- {line}"),), ("NV01",), omission=True, near=(slot,), asked=asked)


def _last_item(texts: dict[Slot, str]) -> float:
    """The last dash or lettered item in a part of tasks, before the plan speaks of money."""
    lines = [(slot, text) for slot, text in texts.items() if slot[0] == "body" and len(slot) == 2]
    funding = next((n for n, (_, text) in enumerate(lines) if re.match(r"[ivx\d.]+\s(?:nguồn )?kinh phí", fold(text))), len(lines))
    items = [slot for slot, text in lines[:funding] if re.match(r"(?:-|[a-zđ]\)) ", text)]
    return float(items[-1][1])
