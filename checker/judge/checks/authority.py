"""A cited document's issuer beside the plan's own, on the plan's day: `authority`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.case import Case, Hit, Part, Yielded
from checker.judge.checks.compare import stated_at
from checker.judge.checks.kind import CheckType
from checker.judge.facts import Record
from checker.judge.facts.record import issued_on
from checker.judge.rules.shape import Strict
from checker.language.normal import fold
from checker.model import Message, Outcome

_UNKNOWN = Message(
    "Không xác định được chắc chắn thẩm quyền của cơ quan ban hành văn bản được viện dẫn.",
    "Whether the cited issuer has authority cannot be told for certain.",
)


class Authority(Strict, frozen=True):
    """The issuer of each given citation has authority over the plan's issuer, by level and place. `joint`: words of a citation by which
    bodies of several places act together."""

    joint: list[str] = []


def authority(case: Case) -> Iterator[Yielded]:
    found = [(fact, _outcome(case, fact)) for fact in case.facts]
    for fact, outcome in found:
        if outcome == "fail":
            yield Hit("found", stated_at(fact, "issuer"), {"issuer": fact.get("issuer")}, subject=fact)
    if "fail" not in (outcomes := [outcome for _, outcome in found]):
        told: Outcome = "pass" if "pass" in outcomes else "not_evaluated"
        yield Part("found", told, None if told == "pass" else _UNKNOWN)


def _outcome(case: Case, fact: Record) -> Outcome:
    from checker.language.authority import Issuer
    from checker.language.authority import authority as over

    o: Authority = case.option
    header, day, issued = case.document.header, issued_on(case.document), fact.get("real_issued")
    on, cited = day.as_date() if day else None, fact.get("issuer")
    if on is None or not cited or not header.issuer or header.issuers:
        return "not_evaluated"
    said = fold(fact.text)
    if any(fold(word) in said for word in o.joint):
        return "not_evaluated"
    held = over(Issuer(header.issuer, header.superior, header.place), cited, on, issued.as_date() if issued else None)
    return "not_evaluated" if held is None else "pass" if held else "fail"


AUTHORITY = CheckType(authority, Authority, params=frozenset({"issuer"}), facts=frozenset({"citation"}))
