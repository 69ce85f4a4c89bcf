"""Reports → what pictures show: targets met plan by plan, days on a year's line, who implements whom. Templates draw them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Deadline, Document, Event, InheritedRow, Message, Report
from checker.report.told import unit_of

Sort = Literal["due", "pass", "fail", "missing", "unclear"]
_NEAR = 11.0  # hundredths of the line: days nearer than that have their labels above each other
_LABEL, _NAME, _AXIS = 15, 20, 12  # pixels: of a row of labels, of a lane's name, from the labels to the line
_ROW, _STEP = 30, 26  # pixels of the tree: a row's height, a level's indent
_LETTER = 7.4  # pixels that a letter of the tree takes at most, on the average
#: What a day is, for those who don't see colours.
SORTS: dict[Sort, Message] = {
    "due": Message("hạn của cấp trên", "the parent's day"),
    "pass": Message("đúng hạn", "in time"),
    "fail": Message("chưa đúng", "not as asked"),
    "missing": Message("không có trong kế hoạch", "not in the plan"),
    "unclear": Message("chưa xét được", "not judged"),
}


#: What the worst that is told of a document means in the tree.
WORST = {
    "error": Message("có lỗi", "errors"),
    "warning": Message("có cảnh báo", "warnings"),
    "ok": Message("không có lỗi", "no error"),
    "open": Message("chưa thấy lỗi, chưa xét hết", "no error so far, not all judged"),
    "unread": Message("chưa xét được", "not judged"),
    "none": Message("văn bản để đối chiếu", "compared with"),
}


class Bar(Struct, frozen=True):
    """How many of the parent's binding targets a plan meets. `at` numbers the plan on the page."""

    at: int
    name: str
    met: int
    short: int
    unclear: int

    @property
    def total(self) -> int:
        return self.met + self.short + self.unclear

    @property
    def share(self) -> int:
        return round(100 * self.met / self.total)


class Mark(Struct, frozen=True):
    """A day on the line: `x` in hundredths of the year, `words` «20/11» or «tháng 6», `about` what is due; `level`: row of its label."""

    x: float
    words: Message
    sort: Sort
    about: str
    level: int = 0
    due: float | None = None  # where the parent's day is, for a plan's own

    @property
    def anchor(self) -> str:
        return "start" if self.x < 4 else "end" if self.x > 96 else "middle"


class Lane(Struct, frozen=True):
    """The days of the parent, or of one plan, from `top` pixels down; `labels` is how many rows of labels stand above its line."""

    name: str
    marks: tuple[Mark, ...]
    top: int = 0
    labels: int = 0

    @property
    def line(self) -> int:
        return self.top + _NAME + self.labels * _LABEL + _AXIS

    @property
    def bottom(self) -> int:
        return self.line + _AXIS

    def label(self, mark: Mark) -> int:
        return self.line - _AXIS - mark.level * _LABEL


class Node(Struct, frozen=True):
    """A document in its row of the tree: `above` is the row of what it implements, `at` its number on the page, if it was judged."""

    depth: int
    name: str
    words: str
    worst: str = "none"
    at: int | None = None
    above: int | None = None

    @property
    def x(self) -> int:
        return 10 + self.depth * _STEP


def names(reports: Sequence[Report]) -> list[str]:
    """What a picture calls each plan: by whoever issues it, by its file too where one issues several."""
    units = [unit_of(report) for report in reports]
    files = [report.document.source.name for report in reports]
    return [file if not unit else unit if units.count(unit) == 1 else f"{unit} ({file})" for unit, file in zip(units, files, strict=True)]


def coverage(reports: Sequence[Report]) -> list[Bar]:
    """A bar a plan that the parent sets targets for, those that fall short most first."""
    bars = []
    for at, (report, name) in enumerate(zip(reports, names(reports), strict=True), 1):
        told = Counter(row.outcome for row in report.inherited if row.row.kind == "target")
        bar = Bar(at, name, told["pass"], told["fail"], told["not_evaluated"] + told["broken"])
        if bar.total:
            bars.append(bar)
    return sorted(bars, key=lambda bar: (bar.share, bar.at))


def lanes(reports: Sequence[Report], parent: str, *, labelled: bool) -> list[Lane]:
    """The parents' days first, then those of each plan; with labels on the plans' own where `labelled`. Empty where no day is known."""
    found = [(name, list(_marks(report))) for report, name in zip(reports, names(reports), strict=True)]
    due = {(mark.x, mark.words): mark for _, pairs in found for mark, _ in pairs}
    if not due:
        return []
    rows = [(parent, list(due.values()), True)]
    rows += [(name, [own for _, own in pairs], labelled) for name, pairs in found if pairs]
    placed: list[Lane] = []
    top = 0
    for name, marks, shown in rows:
        levelled = _levelled(marks) if shown else tuple(marks)
        labels = 1 + max((mark.level for mark in levelled), default=0) if shown else 0
        lane = Lane(name, levelled, top, labels)
        placed.append(lane)
        top = lane.bottom
    return placed


def _levelled(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Labels of days that are near each other stand above each other."""
    ends: list[float] = []
    levelled = []
    for mark in sorted(marks, key=lambda m: (m.x, m.words.vi)):
        level = next((at for at, end in enumerate(ends) if mark.x - end >= _NEAR), len(ends))
        ends[level : level + 1] = [mark.x]
        levelled.append(replace(mark, level=level))
    return tuple(levelled)


def _marks(report: Report) -> Iterator[tuple[Mark, Mark]]:
    """The parent's day and the plan's own, each pair once."""
    seen = set()
    for row in report.inherited:
        if row.row.kind not in ("deadline", "event") or row.outcome not in ("pass", "fail", "not_evaluated"):
            continue
        due = _day(row.row.parent_fact)
        if due is None:
            continue
        about = _clause(row.row.parent, row.row.parent_fact)
        theirs = Mark(_at(*due), _words(*due), "due", about)
        own = _own(row, report.document, theirs)
        if (key := (theirs.x, own.x, own.sort)) not in seen:
            seen.add(key)
            yield theirs, own


def _own(row: InheritedRow, document: Document, theirs: Mark) -> Mark:
    fact = row.row.child_fact
    day = _day(fact) if fact is not None else None
    if fact is None or day is None:
        return replace(theirs, sort="missing" if row.outcome == "fail" else "unclear" if row.outcome == "not_evaluated" else "pass")
    sort: Sort = "pass" if row.outcome == "pass" else "fail" if row.outcome == "fail" else "unclear"
    return Mark(_at(*day), _words(*day), sort, _clause(document, fact), due=theirs.x)


def _day(fact: Deadline | Event) -> tuple[int | None, int] | None:
    """Day, if one is named, and month, as far as a line of twelve months can show them."""
    date = fact.start if isinstance(fact, Event) else fact
    if not date.month or not 1 <= date.month <= 12:
        return None
    return (date.day or None, date.month)


def _at(day: int | None, month: int) -> float:
    """A month alone is due at its end."""
    return round((month - 1 + (min(day or 31, 31) - 1) / 31) / 12 * 100, 2)


def _words(day: int | None, month: int) -> Message:
    if day is None:
        return Message(f"tháng {month}", f"month {month}")
    words = f"{day:02d}/{month:02d}" if month < 3 else f"{day:02d}/{month}"
    return Message(words, words)


def _clause(document: Document, fact: Deadline | Event) -> str:
    text = " ".join(document.text(fact.span).split())
    return text if len(text) <= 160 else text[:159].rstrip() + "…"


def tree(reports: Sequence[Report], worst: Sequence[str]) -> list[Node]:
    """The documents, each below what it implements; `worst` is the severity of each report. Empty where nothing implements another."""
    judged = {_key(report.document): at for at, report in enumerate(reports, 1)}
    documents = {_key(d): d for r in reports for d in (*r.parents, r.document)}
    below: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        for parent in report.parents:
            below[_key(parent)].append(_key(report.document))
    if not below:
        return []
    children = {child for kids in below.values() for child in kids}
    nodes: list[Node] = []
    waiting = [(key, 0, None) for key in reversed(documents) if key not in children] or [(next(iter(documents)), 0, None)]
    drawn: set[str] = set()
    stack: list[tuple[str, int, int | None]] = list(waiting)
    while stack:
        key, depth, above = stack.pop()
        at = judged.get(key)
        header = documents[key].header
        words = ", ".join(filter(None, (header.number, " - ".join(header.bodies))))
        nodes.append(Node(depth, documents[key].source.name, words, worst[at - 1] if at else "none", at, above))
        kids = [] if key in drawn else below.get(key, [])
        drawn.add(key)
        stack += [(kid, depth + 1, len(nodes) - 1) for kid in reversed(kids)]
    return nodes


def _key(document: Document) -> str:
    return document.source.sha256 or document.source.name


def across(nodes: Sequence[Node]) -> int:
    """How wide the drawing of a tree is, in pixels."""
    return max((int(node.x + 24 + _LETTER * (len(node.name) + len(node.words) + 3)) for node in nodes), default=0)
