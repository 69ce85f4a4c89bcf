"""How a document is set: `measured` values against their bounds, sizes in `steps`. All of a kind that is wrong is told as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from checker.judge.case import Case, Hit, Skip, Yielded, passage_of
from checker.judge.checks.kind import CheckType, Words
from checker.judge.checks.measures import amount, deviation
from checker.judge.facts import KINDS, Record
from checker.judge.facts.record import chosen
from checker.judge.rules.shape import RuleFile, Strict, Text, Where
from checker.judge.wording import quoted
from checker.model import Message, Severity

_PLACES = 20  # that a finding lists at most
_UNKNOWN = Message(
    "Tệp không cho biết cỡ chữ, kiểu chữ, cách dàn trang (tệp Word .docx thì cho biết).",
    "The file does not show how it is set (a Word .docx does).",
)
_NONE = Message("Kế hoạch không có thành phần mà quy tắc này xét.", "The plan has no component that this rule looks at.")


class Bound(Strict, frozen=True):
    """What a value must be: equal to `is`, or from `least` to `most`; `slack` is not counted. A value that is not known is not judged."""

    is_: str | bool | None = field(default=None, name="is")
    least: float | None = None
    most: float | None = None
    slack: float = 0.0

    def holds(self, value: Any) -> bool:
        if self.is_ is not None:
            return bool(value == self.is_)
        return (self.least is None or value >= self.least - self.slack) and (self.most is None or value <= self.most + self.slack)


class Measures(Strict, frozen=True):
    """Facts that fit `where` and their `fields`' bounds; `what` names them (else their first words are quoted)."""

    fields: dict[str, Bound]
    where: Where = {}
    what: Text | None = None
    message: str = "found"
    severity: Severity | None = None


class Measured(Strict, frozen=True):
    """`letters`: facts with fewer are not looked at; `few`: fewer of one fault are not told; `share`: nor what fewer than this part of
    the facts have."""

    cases: list[Measures]
    letters: int = 1
    few: int = 1
    share: float = 0.0


class _Fault(Struct, frozen=True):
    """A deviation in words, where it is, and what it is of."""

    message: str
    severity: Severity | None
    words: Message
    fact: Record


def measured(case: Case) -> Iterator[Yielded]:
    o: Measured = case.option
    facts = [fact for fact in case.facts if (fact.get("letters") or o.letters) >= o.letters]
    known = 0
    faults: list[_Fault] = []
    for wanted in o.cases:
        for fact in chosen(tuple(facts), wanted.where):
            said = {name: value for name in wanted.fields if (value := fact.get(name)) is not None}
            known += len(said)
            faults += _faults(wanted, fact, said)
    if not known:
        yield _nothing(case)
    least = max(o.few, o.share * len(facts))
    for name in dict.fromkeys(f.message for f in faults):
        yield from _told(case, least, [f for f in faults if f.message == name])


def _nothing(case: Case) -> Skip:
    return Skip("not_applicable", _NONE) if case.document.source.sheets else Skip("not_evaluated", _UNKNOWN)


def _faults(wanted: Measures, fact: Record, said: Mapping[str, Any]) -> Iterator[_Fault]:
    for name, value in said.items():
        bound = wanted.fields[name]
        if not bound.holds(value):
            what = wanted.what.message if wanted.what else _quoted(fact)
            words = deviation(name, value, bound.is_, bound.least, bound.most)
            yield _Fault(wanted.message, wanted.severity, Message(f"{what.vi} {words.vi}".strip(), f"{what.en} {words.en}".strip()), fact)


def _quoted(fact: Record) -> Message:
    """The first words of a fact as its name."""
    words = " ".join(fact.text.split())
    said = words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + " …"
    return quoted([said] if said else [])


def _told(case: Case, least: float, faults: list[_Fault]) -> Iterator[Hit]:
    """One hit for all faults of a message; the same words are counted."""
    counts: dict[Message, int] = {}
    for fault in faults:
        counts[fault.words] = counts.get(fault.words, 0) + 1
    facts = list({id(f.fact): f.fact for f in faults}.values())
    if len(facts) < least:
        return
    spans = [f.span for f in facts if f.span is not None]
    told = Message(_listed(counts, "vi"), _listed(counts, "en"))
    severities = [f.severity for f in faults]
    severity = None if None in severities else severities[0]
    first = spans[0] if spans else None
    places = tuple([passage_of(case.document, span) for span in spans[1:_PLACES]])
    topics = frozenset(str(f.get("name")) for f in facts if f.get("name"))
    yield Hit(faults[0].message, first, {"faults": told, "count": len(facts)}, severity, places, topics)


def _listed(counts: Mapping[Message, int], language: str) -> str:
    """The first faults in words, and how many more there are."""
    times = "chỗ" if language == "vi" else "places"
    said = [(getattr(words, language), count) for words, count in counts.items()]
    shown = "; ".join(f"{words} ({count} {times})" if count > 1 else words for words, count in said[:6])
    more = len(said) - 6
    rest = f"và {more} chỗ khác" if language == "vi" else f"and {more} more"
    return shown if more <= 0 else f"{shown}; {rest}"


class Step(Strict, frozen=True):
    """The size of component `of` is that of `to` and `by` points more."""

    of: str
    to: str
    by: float


class Steps(Strict, frozen=True):
    """Sizes of components that go up and down together; `names` are their words in the message."""

    steps: list[Step]
    names: dict[str, Text]


def steps(case: Case) -> Iterator[Yielded]:
    o: Steps = case.option
    by_name: dict[str, Record] = {}
    for fact in case.facts:
        if fact.get("size") is not None:
            by_name.setdefault(fact.get("name"), fact)
    judged = [s for s in o.steps if s.of in by_name and s.to in by_name]
    if not judged:
        yield _nothing(case)
        return
    wrong = [s for s in judged if by_name[s.of].get("size") != by_name[s.to].get("size") + s.by]
    if wrong:
        there = [name for name in o.names if name in by_name]
        first = by_name[wrong[0].of].span
        spans = [span for n in there if (span := by_name[n].span) is not None and span != first]
        told = Message(*(_sizes(o, by_name, there, language) for language in ("vi", "en")))
        yield Hit("found", first, {"faults": told}, related=tuple([passage_of(case.document, s) for s in spans]), topics=frozenset(there))


def _sizes(o: Steps, by_name: Mapping[str, Record], names: list[str], language: str) -> str:
    """«Quốc hiệu 13, Tiêu ngữ 13»."""
    return ", ".join(f"{getattr(o.names[n], language)} {amount(by_name[n].get('size'), language)}" for n in names)


def _measured_words(o: Measured, rule: RuleFile) -> Words:
    for case in o.cases:
        for name in (*case.where, *case.fields):
            yield "fields", name, KINDS[rule.given.fact].fields


_SET = frozenset({"look", "face", "spacing", "page"})
MEASURED = CheckType(
    measured, Measured, lambda o: frozenset(c.message for c in o.cases), frozenset({"faults", "count"}), _SET, True, _measured_words
)
STEPS = CheckType(steps, Steps, params=frozenset({"faults"}), facts=frozenset({"look"}), judges_nothing=True)
