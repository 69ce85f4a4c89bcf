"""The form of one fact: `has_fields`, `matches`, `phrase`."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import cache
from time import perf_counter
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from checker.judge.case import Case, Hit, Yielded
from checker.judge.checks.kind import CheckType, Words
from checker.judge.facts import KINDS, Record
from checker.judge.facts.record import chosen
from checker.judge.rules.fault import Fault, broken_pattern, refuse
from checker.judge.rules.shape import RuleFile, Strict, Text, Where
from checker.language.normal import LETTER, LOWER, UPPER
from checker.language.patterns import regexp
from checker.model import Document, Message, Severity, Span


class FieldsCase(Strict, frozen=True):
    """Facts that fit `where` need `fields` (name → its words). `as_parent`: only those that the cited parent has itself, where it is given;
    `alone`: where it is not, the lack of one of these is a remark."""

    message: str
    where: Where
    fields: dict[str, Text]
    as_parent: bool = False
    alone: list[str] = []
    severity: Severity | None = None


class HasFields(Strict, frozen=True):
    cases: list[FieldsCase]


def _fields_words(o: HasFields, rule: RuleFile) -> Words:
    for c in o.cases:
        for name in (*c.where, *c.fields):
            yield "fields", name, KINDS[rule.given.fact].fields
        for name in c.alone:
            yield "alone", name, frozenset(c.fields)


def has_fields(case: Case) -> Iterator[Yielded]:
    o: HasFields = case.option
    for fact in case.facts:
        lacking = ((c, _missing(fact, c)) for c in o.cases if fact.fits(c.where))
        first, missing = next(((c, names) for c, names in lacking if names), (None, []))
        if first is None:
            continue
        linked = _counterpart(fact)
        weak = linked is None and any(name in first.alone for name in missing)
        words = Message(_joined([first.fields[n].vi for n in missing], "và"), _joined([first.fields[n].en for n in missing], "and"))
        topics = frozenset(missing) if first.as_parent else frozenset({f"{first.message}:{name}" for name in missing})
        yield Hit(
            first.message,
            _without_nested(fact),
            {"missing": words},
            severity="info" if weak else first.severity,
            topics=topics,
            subject=fact,
        )


def _without_nested(fact: Record) -> Span | None:
    """The place of a fact; of a citation in whose title another stands («Kế hoạch số … [ngày …] thực hiện … theo Quyết định số …») up to
    its own last field before that."""
    cited = fact.fact[0] if fact.kind == "citation" else None
    if cited is None or fact.span is None:
        return fact.span
    held = [c.span.start for c in fact.document.facts.citations if c is not cited and fact.span.start < c.span.start < fact.span.end]
    own = [s.end for name, s in cited.spans.items() if name in _IN_FRONT and held and s.end <= min(held) and s in fact.span]
    return Span(fact.span.start, max(own)) if own else fact.span


_IN_FRONT = frozenset({"type", "number", "issued", "issuer"})


def _missing(fact: Record, wanted: FieldsCase) -> list[str]:
    linked = _counterpart(fact)
    above = linked.header if linked and wanted.as_parent else None
    asked = [n for n in wanted.fields if above is None or getattr(above, n) is not None]
    return [n for n in asked if fact.get(n) in (None, "")]


def _counterpart(fact: Record) -> Document | None:
    """The given parent that a citation names."""
    return fact.fact[1] if isinstance(fact.fact, tuple) else None


def _joined(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


class Test(Struct, frozen=True, forbid_unknown_fields=True):
    """One constraint on a text: it `must` fit as a whole, or this is `never` found in it. `only`: judged only where this is found;
    `where`: the lines that it is about; `profile`: only under this one; `mended`: what should stand for the words found («0{text}»)."""

    message: str
    must: str | None = None
    never: str | None = None
    only: str | None = None
    mended: str | None = None
    where: dict[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    profile: Literal["draft", "issued"] | None = None


class Matches(Strict, frozen=True):
    """Each given text against `tests`; `required`: values of the field `by` of which one fact must be there (message «missing»)."""

    tests: list[Test]
    required: dict[str, Text] = {}
    by: str = "name"


def _matches_names(o: Matches) -> frozenset[str]:
    return frozenset({t.message for t in o.tests} | ({"missing"} if o.required else set()))


def _matches_words(o: Matches, rule: RuleFile) -> Words:
    single = any(isinstance(value, str) for value in rule.message.values())
    for at, test in enumerate(o.tests):
        yield "message", test.message, frozenset({"found"} if single else rule.message)
        for name in test.where:
            yield "where", name, KINDS[rule.given.fact].fields
        for name in ("must", "never", "only"):
            if pattern := getattr(test, name):
                sound(pattern, ("options", "tests", at, name))
        if (test.must is None) == (test.never is None):
            raise Fault(("options", "tests", at), test.message, _one_of(test.message))


def _one_of(name: str) -> Message:
    return Message(
        f"Phép thử «{name}» phải có đúng một trong hai khóa «must» và «never».", f"The test “{name}” needs either “must” or “never”."
    )


def sound(pattern: str, path: tuple[str | int, ...]) -> None:
    """Raises Fault for a pattern that cannot be compiled, or names a class of letters that there is not."""
    for name in re.findall(r"\{[A-Z_]+\}", pattern):
        if name not in _CLASSES:
            raise refuse(path, Message("Không có nhóm chữ", "No class of letters"), name, _CLASSES)
    try:
        with warnings.catch_warnings(action="ignore"):  # «[[» may be a set within a set one day
            _pattern(pattern, True)
    except re.error as error:
        raise Fault(path, pattern, broken_pattern(pattern, error)) from None


_TIMEOUT, _SECONDS = 0.05, 1.0  # of one search, and of all that a rule does in one plan
_MENDS = 20  # times that one test mends one line at most
#: Names of letters and lists that patterns may use: {UPPER}, {LOWER}, {LETTER}.
_CLASSES = {"{UPPER}": UPPER, "{LOWER}": LOWER, "{LETTER}": LETTER}


@cache
def _pattern(source: str, ours: bool) -> Any:
    """The compiled pattern; those of others' packs by `regex`, whose search can be given a time limit."""
    for name, letters in _CLASSES.items():
        source = source.replace(name, letters)
    if ours:
        return regexp(source)
    import regex

    with warnings.catch_warnings(action="ignore"):
        return regex.compile(source)


def search(case: Case, source: str, text: str, *, whole: bool = False) -> Any:
    """A match of a rule's pattern. Those of another's pack may take 50 ms a text and a second a plan. Raises TimeoutError."""
    ours = case.rule.trusted
    pattern = _pattern(source, ours)
    find = pattern.fullmatch if whole else pattern.search
    if ours:
        return find(text)
    spent, start = case.bench.spent, perf_counter()
    try:
        if spent.get(case.rule.id, 0.0) > _SECONDS:
            raise TimeoutError
        return find(text, timeout=_TIMEOUT)
    except TimeoutError:
        raise TimeoutError(f"{source[:80]}: {len(text)}") from None
    finally:
        spent[case.rule.id] = spent.get(case.rule.id, 0.0) + perf_counter() - start


def every(case: Case, source: str, text: str) -> Iterator[Any]:
    """All matches of a rule's pattern in a text, in order. Those of another's pack may take a second. Raises TimeoutError."""
    pattern = _pattern(source, case.rule.trusted)
    yield from pattern.finditer(text) if case.rule.trusted else pattern.finditer(text, timeout=_SECONDS)


def matches(case: Case) -> Iterator[Yielded]:
    o: Matches = case.option
    there = {fact.get(o.by) for fact in case.facts}
    for name, words in o.required.items():
        if name not in there:
            yield Hit("missing", params={"wanted": words.message})
    asked = [t for t in o.tests if (t.profile or case.bench.profile) == case.bench.profile]
    about = [frozenset(map(id, chosen(case.facts, t.where))) for t in asked]
    for fact in case.facts:
        tests = [t for t, facts in zip(asked, about, strict=True) if id(fact) in facts]
        hits = [hit for test in tests for hit in _tested(case, fact, test)]
        mended = {"mended": _mended(case, fact.text, tests)} if hits else {}
        yield from (replace(hit, params={**hit.params, **mended}) for hit in hits)


def _mended(case: Case, text: str, tests: list[Test]) -> str:
    """The whole text with the right words for all that its tests find; unchanged where none knows them."""
    for test in tests:
        for _ in range(_MENDS if test.never and test.mended else 0):
            found = None if test.only and not search(case, test.only, text) else search(case, test.never or "", text)
            if not found:
                break
            start, end = _found_words(found)
            text = text[:start] + str(test.mended).replace("{text}", text[start:end]) + text[end:]
    return text


def _found_words(found: Any) -> tuple[int, int]:
    """Group 1 of a match where it has one, else the whole."""
    span: tuple[int, int] = found.span(1) if found.re.groups and found[1] is not None else found.span()
    return span


def _tested(case: Case, fact: Record, test: Test) -> Iterator[Hit]:
    """A hit on the words found by `never` (its group 1 where it has one), or on the whole text that is not as it `must` be."""
    text, span = fact.text, fact.span
    if span is None or (test.only and not search(case, test.only, text)):
        return
    if test.must is not None and not search(case, test.must, text, whole=True):
        yield Hit(test.message, span, severity=test.severity, subject=fact)
    elif test.never is not None and (found := search(case, test.never, text)):
        start, end = _found_words(found)
        shown = Span(span.start + start, span.start + end)
        yield Hit(test.message, shown if len(shown) else span, severity=test.severity, subject=fact)


class Phrase(Strict, frozen=True):
    """Token patterns (spaCy's Matcher over pyvi's words) in each given fact; what they find is the fault (`wanted`: its absence)."""

    patterns: list[list[dict[str, Any]]]
    wanted: bool = False


def phrase(case: Case) -> Iterator[Yielded]:
    from checker.spacy import matches as token_matches

    o: Phrase = case.option
    for fact in case.facts:
        found = token_matches(fact.text, o.patterns)
        if o.wanted and not found:
            yield Hit("found", fact.span, subject=fact)
        elif fact.span is not None and not o.wanted:
            base = fact.span.start
            yield from (Hit("found", Span(base + start, base + end), subject=fact) for start, end in found)


HAS_FIELDS = CheckType(has_fields, HasFields, lambda o: frozenset(c.message for c in o.cases), frozenset({"missing"}), words=_fields_words)
MATCHES = CheckType(
    matches, Matches, _matches_names, frozenset({"wanted", "mended"}), judges_nothing=lambda o: bool(o.required), words=_matches_words
)
PHRASE = CheckType(phrase, Phrase)
