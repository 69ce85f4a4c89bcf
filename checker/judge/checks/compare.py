"""A fact beside another document: `compared`, `resolves`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec.structs import replace

from checker.judge.case import Case, Hit, Part, Yielded, passage_of, related
from checker.judge.checks.kind import CheckType, Words
from checker.judge.checks.values import TESTS, UNKNOWN, Result
from checker.judge.facts import KINDS, Record
from checker.judge.facts.record import issued_on
from checker.judge.rules.shape import RuleFile, Strict, Where
from checker.judge.wording import full_name, running
from checker.language.bodies import body
from checker.language.known import Cited, matched
from checker.language.normal import fold, number_key
from checker.model import Document, Message, Outcome, PartialDate, Span


class PartOf(Strict, frozen=True):
    """One comparison: `field` of each fact by `test` with the header field `to` of the other document.

    `fact`, `where`: other facts of the plan than the rule's. `any`: one that agrees is enough. `keyed`: not the header, but the other
    document's fact of the same kind whose number is the same. `rows`: also what the parent's binding report days name. `absent`: what holds
    without a fact; `optional`: what can't be compared does not count; `here`: told on the fact, also
    beside the plan's own header;
    `unlinked`: where the plan names no given parent, facts of this role are compared instead.
    """

    field: str
    to: str
    test: str
    fact: str | None = None
    where: Where = {}
    any: bool = False
    keyed: bool = False
    rows: bool = False
    absent: Literal["not_applicable", "not_evaluated", "fail"] = "not_applicable"
    optional: bool = False
    here: bool = False
    unlinked: str | None = None


class Compared(Strict, frozen=True):
    """`beside`: the given parent that the fact names (else the main one), the main parent, or the plan's own header. `once`: parts are
    ways to see one fault, which the first that fails tells."""

    beside: Literal["linked", "parent", "own"]
    parts: dict[str, PartOf]
    once: bool = False


def _compared_words(o: Compared, rule: RuleFile) -> Words:
    for part in o.parts.values():
        kind = part.fact or rule.given.fact
        yield "test", part.test, frozenset(TESTS)
        yield "fact", kind, frozenset(KINDS)
        for name in (part.field, *part.where):
            yield "field", name, KINDS[kind].fields
        yield "to", part.to, KINDS["header"].fields | KINDS[kind].fields


def compared(case: Case) -> Iterator[Yielded]:
    o: Compared = case.option
    silent = False
    for name, part in o.parts.items():
        facts = case.select(part.fact, part.where) if part.fact else case.facts or _unlinked(case, part)
        results = _results(case, part, facts)
        outcome = _merged([r.outcome for _, r, _, _ in results], part)
        unknown = outcome == "not_evaluated" and not part.optional
        why = _unknown(case) if unknown else None
        yield Part(name, "not_applicable" if part.optional and outcome == "not_evaluated" else outcome, why)
        told = [row for row in results if row[1].outcome == "fail"] if outcome == "fail" and not silent else []
        for fact, result, wanted, other in told[:1] if part.any else told:
            yield _hit(name, part, fact, result, wanted, other, o.beside == "own")
        if outcome == "fail" and not results and not silent:
            yield Hit(name, topics=frozenset({name}))
        silent = silent or (o.once and outcome == "fail")


_ALONE = replace(UNKNOWN, outcome="not_applicable")  # the other document does not speak of it
_FIELDS = {"number": "số", "issued": "ngày ban hành", "issuer": "cơ quan ban hành", "subject": "trích yếu"}
_UNNAMED = Message("Kế hoạch không viện dẫn văn bản cấp trên đã đưa vào để đối chiếu.", "The plan does not cite the parent that was given.")
_UNSAID = {
    "citation": Message("Kế hoạch không nêu văn bản cấp trên nào để so sánh.", "The plan names no superior's document to compare with."),
    "deadline": Message("Kế hoạch không nêu báo cáo gửi về cơ quan nào.", "The plan does not say to whom it reports."),
}


def _unknown(case: Case) -> Message | None:
    """Why documents cannot be compared: the parent itself, or its citation, does not say what would be."""
    o: Compared = case.option
    if o.beside != "linked":
        said = [f for part in o.parts.values() if not part.fact for f in case.facts if f.get(part.field) not in (None, "")]
        return None if said else _UNSAID.get(case.rule.given.fact)
    cited = case.facts or next((found for part in o.parts.values() if (found := _unlinked(case, part))), ())
    if not cited:
        return _UNNAMED
    above = case.bench.parent
    lacking = [p.to for p in o.parts.values() if p.to in _FIELDS and not p.fact and above and _of_header(above, p.to) in (None, "")]
    if lacking:
        theirs = ", ".join(lacking)
        return Message(f"Văn bản cấp trên không ghi {_named(lacking)} để đối chiếu.", f"The parent does not state its {theirs}.")
    unsaid = [p.to for p in o.parts.values() if p.to in _FIELDS and not p.fact and all(f.get(p.field) in (None, "") for f in cited)]
    if not unsaid:
        return None
    return Message(f"Kế hoạch không nêu {_named(unsaid)} của văn bản cấp trên.", f"The plan leaves out the parent's {', '.join(unsaid)}.")


def _named(fields: list[str]) -> str:
    return ", ".join(_FIELDS[name] for name in fields)


def _unlinked(case: Case, part: PartOf) -> tuple[Record, ...]:
    """The first document that the plan says it implements, though no given parent is named by it."""
    return case.select(case.rule.given.fact, {"role": part.unlinked, "instruction": False})[:1] if part.unlinked else ()


def _merged(outcomes: list[Outcome], part: PartOf) -> Outcome:
    if part.any and "pass" in outcomes:
        return "pass"
    order: tuple[Outcome, ...] = ("fail", "pass", "not_evaluated", "not_applicable")
    return next((o for o in order if o in outcomes), part.absent)


Others = list[tuple[Any, Document]]


def _results(case: Case, part: PartOf, facts: tuple[Record, ...]) -> list[tuple[Record, Result, Any, Document | None]]:
    """Each fact with its best result, the value wanted there, and whose it is; up to the first that agrees where one is enough."""
    twins = _numbered(case, part) if part.keyed else {}
    common = _headers(case, part, None) if facts and not part.keyed else []
    results = []
    for fact in facts:
        linked = fact.fact[1] if isinstance(fact.fact, tuple) else None
        if part.keyed:
            others = [] if fact.get("linked") else twins.get(number_key(fact.get("number") or ""), [])
            others = [] if others and _rightly_dated(fact) else others
        else:
            others = common if linked is None else _headers(case, part, linked)
        results.append((fact, *_compare(fact, part, others)))
        if part.any and results[-1][1].outcome == "pass":
            break
    return results


def _rightly_dated(fact: Record) -> bool:
    """Whether the registry confirms the date: then it is the parent that is wrong."""
    cited = Cited(fact.get("type"), fact.get("number"), fact.get("issued"))
    row = matched(cited).row
    return bool(row and row.sure and row.date == cited.issued)


def _compare(fact: Record, part: PartOf, others: Others) -> tuple[Result, Any, Document | None]:
    """The best result among what the fact may be compared with."""
    value = fact.get(part.field)
    best: tuple[Result, Any, Document | None] = (_ALONE if part.keyed else UNKNOWN, None, None)
    if value in (None, ""):
        return best
    for wanted, document in others:
        if wanted in (None, ""):
            continue
        result = TESTS[part.test](_resolved(value, fact), wanted)
        if result.outcome == "pass":
            return result, wanted, document
        if best[1] is None or result.outcome == "fail":
            best = (result, wanted, document)
    return best


def _headers(case: Case, part: PartOf, linked: Document | None) -> Others:
    """What headers say: the plan's own, that of the parent which a citation names, or those of the parents."""
    option: Compared = case.option
    if option.beside == "own":
        own = case.bench.issued if part.to == "issued" else getattr(case.document.header, part.to)
        return [(own, case.document)]
    main = [case.bench.parent] if case.bench.parent else []
    parents: list[Document] = [linked] if linked is not None else main if option.beside == "linked" else list(case.bench.parents)
    values = [(value, p) for p in parents for value in (*_beside(p, part.to), _of_header(p, part.to))]
    return _with_rows(case, values) if part.rows else values


def _with_rows(case: Case, values: Others) -> Others:
    """Also whom the parent's binding report days name, and through whom; the last is what is told: the issuer with its place (which holds
    for it where they leave the place out), unless the parent sends its reports to others."""
    asked = [r for r in case.bench.hierarchy.rows if r.kind == "deadline" and r.binds == "yes"]
    through = [(r.parent_fact.channel, r.parent) for r in asked if r.parent_fact.channel and body(r.parent_fact.channel)]
    named = [(r.parent_fact.recipient, r.parent) for r in asked if r.parent_fact.recipient]
    others = [row for row in named if not any(TESTS["received"](row[0], issuer).outcome == "pass" for issuer, _ in values if issuer)]
    return [*through, *others, *values] if len(others) < len(named) or not named else [*through, *values, *others]


def _of_header(document: Document, field: str) -> Any:
    """A header's field as others cite it: the issuer with its place, no type of what was issued with another document."""
    header = document.header
    if field == "issuer":
        return full_name(header)
    return None if field == "type" and "attached_to" in header.spans else getattr(document.cited_as, field)


def _beside(document: Document, field: str) -> tuple[str, ...]:
    """The other issuers of a joint parent: a plan that cites one of them cites it rightly."""
    return document.header.issuers[1:] if field == "issuer" else ()


def _numbered(case: Case, part: PartOf) -> dict[str, Others]:
    """What the parents say of documents that they cite, by the number: the plan may cite them too."""
    found: dict[str, Others] = {}
    for parent in case.bench.parents:
        for r in case.bench.records(part.fact or case.rule.given.fact, parent):
            if r.get("number"):
                found.setdefault(number_key(r.get("number")), []).append((r.get(part.to), r.document))
    return found


def _resolved(value: Any, fact: Record) -> Any:
    """A day of the parent without a year: its next one after the parent was issued."""
    issued = issued_on(fact.document)
    if not isinstance(value, PartialDate) or value.year or not (issued and issued.whole and value.month):
        return value
    if getattr(fact.fact, "recurrence", None):
        return value  # «trước 30/9 hằng năm»: of the plan's own year
    passed = (value.month, value.day or 31) < (issued.month or 0, issued.day or 0)
    return replace(value, year=(issued.year or 0) + passed)


def _hit(name: str, part: PartOf, fact: Record, result: Result, wanted: Any, other: Document | None, own: bool) -> Hit:
    """On the fact's own field; beside the plan's own header on that header's field, the fact being what it rests on."""
    params = {"stated": fact.get(part.field), "wanted": wanted, "hint": result.hint}
    if result.words and fact.span:
        span: Span | None = _word(fact, fact.span, result.words[0])
        stated, words = fact.document.text(span) if span else "", result.words[1]
        params |= {"stated": stated, "wanted": running(words) if stated[:1].islower() else words}  # a title's first letter is a capital
        return Hit(name, span, params, result.severity, topics=frozenset({name}) | result.topics, subject=fact)
    place = _place(other, part.to) if other and not part.keyed else None
    if own and not part.here:
        return Hit(name, place, params, result.severity, (related(fact),), frozenset({name}))
    span = stated_at(fact, part.field)
    beside = (passage_of(other, place),) if other and place else ()
    named = {f"unit:{fact.get(part.field)}"} if part.test in ("same_body", "received") else set()
    named |= {document_topic(fact)} if part.keyed else set()
    return Hit(name, span, params, result.severity, beside, frozenset({name} | named), fact)


def _place(document: Document, field: str) -> Span | None:
    """Where a header says it; number and date of a plan issued with a decision stand in the line that names that."""
    spans = document.header.spans
    return spans.get(field) or (spans.get("attached_to") if field in ("number", "issued") else None)


def document_topic(fact: Record) -> str:
    """What faults of one cited document have in common, whichever rule tells them."""
    return f"document:{number_key(fact.get('number') or '')}"


def stated_at(fact: Record, field: str) -> Span | None:
    """Where a fact states a field: a citation knows, a report day has its recipient in its clause; else the whole fact."""
    if isinstance(fact.fact, tuple):
        found: Span | None = fact.fact[0].spans.get(field.removesuffix("_word"), fact.span)
        return found
    value, clause = fact.get(field), getattr(fact.fact, "span", None)
    at = fact.document.source.text.find(value, clause.start, clause.end) if clause and isinstance(value, str) else -1
    return Span(at, at + len(value)) if at >= 0 else fact.span


def _word(fact: Record, span: Span, word: str) -> Span:
    """Where a syllable stands in a passage, else the passage."""
    import re

    text = fold(fact.document.text(span))
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text))
    return Span(span.start + found[-1].start(), span.start + found[-1].end()) if found else span


class Resolves(Strict, frozen=True):
    """Each given citation is one of a registry's documents (rules/registry/NAME.yaml: number → {issued, issuer})."""

    registry: str


def resolves(case: Case) -> Iterator[Yielded]:
    from checker.language.lexicon import load_yaml, rules_root

    o: Resolves = case.option
    known = {number_key(number) for number in load_yaml(rules_root() / "registry" / f"{o.registry}.yaml")}
    for fact in case.facts:
        if fact.get("number") and number_key(fact.get("number")) not in known:
            yield Hit("found", fact.span, subject=fact)


COMPARED = CheckType(
    compared,
    Compared,
    lambda o: frozenset(o.parts),
    frozenset({"stated", "wanted", "hint"}),
    judges_nothing=True,
    words=_compared_words,
)
RESOLVES = CheckType(resolves, Resolves, facts=frozenset({"citation"}))
