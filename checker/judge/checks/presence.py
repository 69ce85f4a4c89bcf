"""What must be there, and what must not: `required`, `forbidden`, `cites`, `covers`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from checker.judge.case import Case, Hit, Skip, Yielded, passage, passage_names, passage_of
from checker.judge.checks.kind import CheckType, Words
from checker.judge.checks.shape import search, sound
from checker.judge.facts import KINDS, Record, folded
from checker.judge.rules.shape import Basis, Given, RuleFile, Strict, Where
from checker.language.normal import key, number_key
from checker.model import Document, Level, Message, Related, Span

_NONE = Message("Kế hoạch không có nội dung mà quy tắc này xét.", "The plan has nothing that this rule looks at.")
_ORDERED = Basis(kind="parent", at="yêu cầu về nội dung kế hoạch của đơn vị", at_en="what it asks of its units' plans")
_ON_LAW = Message(
    "Kế hoạch căn cứ trực tiếp vào luật; chưa biết có văn bản nào của cấp trên phải triển khai hay không (thêm bằng --parent).",
    "The plan rests on the law itself; whether it has to implement a superior's document is unknown (--parent).",
)
_NOT_IN_PARENT = Message("Kế hoạch cấp trên cũng không có nội dung này.", "The parent has no such part either.")


class Required(Strict, frozen=True):
    """At least one given fact. `weak`: facts that count only with a remark; `passage`: cues of a passage that does the work of the fact,
    `instead`: facts that do it; `parts`: where the parent orders one of them the rule's `at_most` holds; `as_parent`: not asked where the
    parent lacks it too; `topics`: what the fault is about, for the rules that keep silent beside this one; `named`: a pattern, in small
    letters, of words that are as good as the fact; `of_itself`: facts on which a plan of one of `of_levels` may rest alone, where no parent
    is given."""

    weak: Where = {}
    passage: str | None = None
    parts: list[str] = []
    instead: Given | None = None
    as_parent: bool = False
    topics: list[str] = []
    named: str | None = None
    of_itself: Where = {}
    of_levels: list[Level] = []


def _required_names(o: Required) -> frozenset[str]:
    return frozenset({"missing"} | ({"weak"} if o.weak else set()) | ({"passage"} if o.passage or o.instead else set()))


def _required_words(o: Required, rule: RuleFile) -> Words:
    if o.named:
        sound(o.named, ("options", "named"))
    if o.passage:
        yield "passage", o.passage, passage_names()
    if o.instead:
        yield "instead", o.instead.fact, frozenset(KINDS)
        for name in o.instead.where:
            yield "instead", name, KINDS[o.instead.fact].fields
    for name in (*o.weak, *o.of_itself):
        yield "weak", name, KINDS[rule.given.fact].fields


def required(case: Case) -> Iterator[Yielded]:
    o: Required = case.option
    topics = frozenset(o.topics)
    if any(not (o.weak and f.fits(o.weak)) for f in case.facts):
        return
    if o.named and search(case, o.named, folded(case.document.source.text)):
        return
    if case.facts:
        yield Hit("weak", case.facts[0].span, severity="info", topics=topics, subject=case.facts[0])
        return
    span = _instead(case) or (passage(case.document, o.passage) if o.passage else None)
    if span:
        yield Hit("passage", span, {"text": case.document.text(span)}, severity="info", topics=topics)
    elif o.as_parent and case.bench.parents and not any(_has(case, p) for p in case.bench.parents):
        yield Skip("not_applicable", _NOT_IN_PARENT)
    elif not case.bench.parents and case.document.header.level in o.of_levels and case.select(case.rule.given.fact, o.of_itself):
        yield Skip("not_evaluated", _ON_LAW)
    else:
        parents = case.bench.parents if o.parts else ()
        ordered = [r for p in parents for r in case.bench.records("part", p) if r.get("kind") in o.parts]
        raised = case.rule.at_most if ordered else None
        basis = (_ORDERED,) if ordered else ()
        yield Hit("missing", severity=raised, related=tuple(map(_order, ordered)), topics=topics, basis=basis)


def _instead(case: Case) -> Span | None:
    o: Required = case.option
    others = case.select(o.instead.fact, o.instead.where) if o.instead else ()
    others = tuple(r for r in others if r.fields.get("recipient")) or others
    clause = next((r.fact.span if r.kind == "deadline" else r.span for r in others if r.span), None)
    return Span(clause.start, clause.start + len(case.document.text(clause).rstrip(" .;,"))) if clause else None


def _has(case: Case, document: Document) -> bool:
    o: Required = case.option
    return bool(case.select(case.rule.given.fact, case.rule.given.where, document) or (o.passage and passage(document, o.passage)))


class Forbidden(Strict, frozen=True):
    """No given fact. `unless`: allowed where the plan also has a fact of the same kind with these fields; `topic`: fields that name the
    fault; `nothing`: `pass` where the absence of such facts is what the rule wants, looked at in all facts of the kind; `messages`: what
    tells of the facts with these fields («found» of the others)."""

    unless: Where = {}
    messages: dict[str, Where] = {}
    topic: list[str] = []
    nothing: Literal["pass", "not_applicable"] = "not_applicable"


def _forbidden_names(o: Forbidden) -> frozenset[str]:
    return frozenset({"found", *o.messages})


def _forbidden_words(o: Forbidden, rule: RuleFile) -> Words:
    for name in (*o.unless, *o.topic, *(name for where in o.messages.values() for name in where)):
        yield "unless", name, KINDS[rule.given.fact].fields


def forbidden(case: Case) -> Iterator[Yielded]:
    o: Forbidden = case.option
    if not case.facts and (o.nothing == "not_applicable" or not case.select(case.rule.given.fact, {})):
        yield Skip("not_applicable", _NONE)
        return
    if o.unless and case.select(case.rule.given.fact, o.unless):
        return
    once = {fact.span or id(fact): fact for fact in reversed(case.facts)}  # «định kỳ quý, 6 tháng, năm»: three duties, one clause
    for fact in reversed(once.values()):
        topics = frozenset({fact.kind + ":" + "/".join(str(fact.get(name)) for name in o.topic)} if o.topic else ())
        message = next((name for name, where in o.messages.items() if fact.fits(where)), "found")
        yield Hit(message, fact.span, topics=topics, subject=fact)


class Cites(Strict, frozen=True):
    """The plan cites a document of this type, number or issuer (for packs of one superior body)."""

    type: str | None = None
    number: str | None = None


def cites(case: Case) -> Iterator[Yielded]:
    o: Cites = case.option
    for fact in case.facts:
        right_type = o.type is None or fact.get("type") == o.type
        right_number = o.number is None or (fact.get("number") and number_key(fact.get("number")) == number_key(o.number))
        if right_type and right_number:
            return
    yield Hit("missing", params={"wanted": o.number or o.type})


class Covers(Strict, frozen=True):
    """Each given part of the parent has a section (`sections`: part → kinds), a passage (`passages`: part → cues) or facts that do its work
    (`instead`) in the plan."""

    sections: dict[str, list[str]]
    passages: dict[str, str] = {}
    instead: dict[str, Given] = {}
    names: dict[str, dict[str, str]] = {}


def _covers_words(o: Covers, _: RuleFile) -> Words:
    for part, cue in o.passages.items():
        yield "passages", cue, passage_names()
        yield "passages", part, frozenset(o.sections)
    for part, given in o.instead.items():
        yield "instead", part, frozenset(o.sections)
        yield "instead", given.fact, frozenset(KINDS)
        for name in given.where:
            yield "instead", name, KINDS[given.fact].fields


def covers(case: Case) -> Iterator[Yielded]:
    o: Covers = case.option
    for fact in case.facts:
        part = fact.get("kind")
        here = case.select("section", {"kinds": o.sections.get(part, [part])})
        cue: Any = o.passages.get(part)
        other = o.instead.get(part)
        done = other is not None and bool(case.select(other.fact, other.where))
        if here or done or (cue and passage(case.document, cue)) or _worded(case, fact.text):
            continue
        yield Hit(
            "missing",
            params={"part": key(fact.text)},
            related=(_order(fact),),
            topics=frozenset({part}),
            subject=fact,
        )


def _order(part: Record) -> Related:
    """The sentence that orders a part."""
    return passage_of(part.document, part.get("order"))


def _worded(case: Case, words: str) -> bool:
    """A heading of the plan holds the very words of the order."""
    return any(key(words) in key(s.title) for s in case.document.sections)


REQUIRED = CheckType(required, Required, _required_names, frozenset({"text"}), judges_nothing=True, words=_required_words)
FORBIDDEN = CheckType(forbidden, Forbidden, _forbidden_names, judges_nothing=True, words=_forbidden_words)
CITES = CheckType(cites, Cites, lambda _: frozenset({"missing"}), frozenset({"wanted"}), frozenset({"citation"}), judges_nothing=True)
COVERS = CheckType(covers, Covers, lambda _: frozenset({"missing"}), frozenset({"part"}), frozenset({"part"}), words=_covers_words)
