"""Hand-made documents, hierarchies and rules: the engine without the other stages."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from checker.judge import judge
from checker.judge.checks import CHECKS
from checker.judge.rules import Rule
from checker.judge.rules.load import texts_of
from checker.model import (
    Citation,
    Deadline,
    Document,
    Facts,
    Header,
    Hierarchy,
    Inheritance,
    Message,
    PartialDate,
    Report,
    Source,
    Span,
    Target,
    Verdict,
)
from tests.documents import plain

HERE = Span(0, 4)
WHY = Message("vì sao", "why")


def rule(check: str, fact: str, options: dict[str, Any] | None = None, **more: Any) -> Rule:
    """A rule as the loader would make it, its messages being their own names."""
    setting = msgspec.convert(options or {}, CHECKS[check].options)
    names = CHECKS[check].names(setting)
    message = {name: {"vi": name, "en": name} for name in names}
    data = {
        "id": "ZZ01", "name": "made", "severity": "error", "title": {"vi": "a", "en": "b"}, "basis": [{"kind": "logic"}],
        "given": {"fact": fact}, "check": check, "message": message, **more,
    }  # fmt: skip
    return replaced(msgspec.convert(data, Rule), setting=setting, messages=texts_of(data["message"], ()))


def replaced(made: Rule, **changes: Any) -> Rule:
    return msgspec.structs.replace(made, **changes)


def document(
    text: str = "Nội dung kế hoạch.", *, facts: Facts | None = None, layout: bool = True, status: Any = "read", **header: Any
) -> Document:
    made = plain(text)
    source: Source = replace(made.source, layout=layout, status=status)
    return replace(made, source=source, header=Header(**{"type": "Kế hoạch", **header}), facts=facts or Facts())


def verdict(report: Report, rule_id: str = "ZZ01") -> Verdict:
    return next(v for v in report.verdicts if v.rule == rule_id)


def judged(
    child: Document, *rules: Rule, parents: tuple[Document, ...] = (), rows: tuple[Inheritance, ...] = (), cited: Any = None
) -> Report:
    names = cited if cited is not None else (None,) * len(parents)
    return judge(child, Hierarchy(child, parents, names, rows), rules)


def citation(**fields: Any) -> Citation:
    base: dict[str, Any] = {
        "type": "Kế hoạch",
        "number": None,
        "issued": None,
        "issuer": None,
        "subject": None,
        "role": "parent",
        "span": HERE,
    }
    return Citation(**{**base, **fields})


def deadline(day: int | None = None, month: int | None = None, **fields: Any) -> Deadline:
    base: dict[str, Any] = {
        "kind": "report", "actor": None, "day": day, "month": month, "year": None, "quarter": None, "recurrence": None, "covers": None,
        "recipient": None, "channel": None, "span": HERE, "focus": HERE, "upward": True,
    }  # fmt: skip
    return Deadline(**{**base, **fields})


def target(value: float | None = None, **fields: Any) -> Target:
    base: dict[str, Any] = {
        "label": None, "indicator": "tỷ lệ học sinh biết bơi", "population": None, "actor": None, "op": "=", "value": value, "unit": "%",
        "year": None, "onward": False, "span": HERE, "focus": HERE,
    }  # fmt: skip
    return Target(**{**base, **fields})


def row(parent: Document, asked: Any, answer: Any | None, binds: Any = "yes", **fields: Any) -> Inheritance:
    kind = {"Deadline": "deadline", "Target": "target", "Event": "event"}[type(asked).__name__]
    return Inheritance(kind, parent, asked, answer, binds, WHY, **fields)  # type: ignore[arg-type]


def day(y: int, m: int, d: int) -> PartialDate:
    return PartialDate(d, m, y)
