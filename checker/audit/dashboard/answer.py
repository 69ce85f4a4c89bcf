"""A store and a question → the answer: rows, what they come to, and the figures of its picture."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from checker.audit.dashboard.chart import Picture, drawn
from checker.audit.dashboard.question import Question
from checker.audit.words import STATES
from checker.model import Message
from checker.report.words import in_language


class Answer(NamedTuple):
    """`total` counts all rows, `rows` are the first of them; `tally` is what all come to, `counts` are the figures of the picture.
    `judged`: somebody has looked."""

    question: Question
    total: int
    rows: list[tuple[Any, ...]]
    tally: list[tuple[str, int]]
    picture: Picture | None
    counts: list[tuple[Any, ...]]
    judged: bool


class Overview(NamedTuple):
    """Where the archive is and when its last run ended; files by state; of those read, plans (versions and copies apart), issuers, and
    the years from and to."""

    archive: str
    ended: datetime
    states: list[tuple[Message, int]]
    files: int
    singles: int
    versions: int
    copies: int
    issuers: int
    years: tuple[int | None, int | None]


def answered(base: Any, question: Question, most: int, lang: str) -> Answer:
    """The answer with so many rows at most."""
    base.execute("SET VARIABLE lang = ?", [lang])
    count = int(base.execute(f"SELECT count(*) FROM ({question.query})").fetchone()[0])
    rows = base.execute(f"{question.query} LIMIT {most}").fetchall()
    tally = base.execute(question.tally).fetchall() if question.tally else []
    if question.chart is None:
        return Answer(question, count, rows, tally, None, [], _judged(base, question))
    counts = base.execute(question.chart.query).fetchall()
    names = [in_language(title, lang) for _, title in question.chart.series]
    picture = drawn(counts, [name for name, _ in question.chart.series], names, lang)
    return Answer(question, count, rows, tally, picture, counts, _judged(base, question))


def overview(base: Any) -> Overview:
    """What the archive holds."""
    states = dict(base.execute("SELECT status, count(*) FROM documents GROUP BY 1").fetchall())
    versions, issuers, first, last = base.execute(
        """SELECT count(*) FILTER (version_of IS NOT NULL), count(DISTINCT concat_ws(', ', issuer, superior)) FILTER (issuer IS NOT NULL),
        min(year) FILTER (year > 1945), max(year) FROM originals"""
    ).fetchone()
    singles = base.execute("SELECT count(*) FROM singles").fetchone()[0]
    copies = base.execute("SELECT count(*) FROM documents WHERE copy_of IS NOT NULL AND status IN ('read', 'partial')").fetchone()[0]
    archive, ended = base.execute("SELECT archive, ended FROM runs WHERE ended IS NOT NULL ORDER BY run DESC LIMIT 1").fetchone()
    told = [(title, int(states.get(name, 0))) for name, title in STATES.items()]
    when = datetime.fromtimestamp(ended, UTC).astimezone()
    return Overview(archive, when, told, sum(states.values()), singles, versions, copies, issuers, (first, last))


def _judged(base: Any, question: Question) -> bool:
    """Whether any rule that the answer rests on was among those that judged."""
    if not question.rules:
        return True
    asked = f"SELECT count(*) FROM verdicts WHERE rule IN ({', '.join('?' * len(question.rules))}) AND outcome <> 'broken'"
    return bool(base.execute(asked, list(question.rules)).fetchone()[0])
