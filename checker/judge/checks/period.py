"""The plan's years beside its parent's, its title's beside its text's: `within`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judge.case import Case, Hit, Part, Yielded, related
from checker.judge.checks.kind import CheckType, NoOptions
from checker.judge.facts import Record
from checker.model import Outcome


def within(case: Case) -> Iterator[Yielded]:
    """Parts `title`, `body`, `horizon`; without a parent only the title against the text."""
    title = next((f for f in case.facts if f.get("at") == "title"), None)
    body = next((f for f in case.facts if f.get("at") == "body"), None)
    above = _of_parent(case)
    if above is None:
        yield from _alone(title, body)
        return
    told: set[str] = set()
    for name, fact in (("title", title), ("body", body)):
        fault = _fault(fact, above) if fact else None
        yield Part(name, "fail" if fault else "pass" if fact else _unstated(case, name, above))
        if fact and fault and fault not in told:
            told.add(fault)
            yield Hit(
                fault,
                fact.span,
                {"years": fact.get("years"), "wanted": _words(above), "horizon": above.get("horizon")},
                related=(related(above),),
                subject=fact,
            )
    yield Part("horizon", _horizon(case, title or body, above))


def _of_parent(case: Case) -> Record | None:
    for parent in case.bench.parents:
        stated = case.bench.records("period", parent)
        if stated:
            return next((s for s in stated if s.get("at") == "title"), stated[0])
    return None


def _alone(title: Record | None, body: Record | None) -> Iterator[Yielded]:
    if not (title and body and title.get("start") and body.get("start")):
        yield Part("title", "not_evaluated" if title or body else "not_applicable")
        return
    agree = (title.get("start"), title.get("end")) == (body.get("start"), body.get("end"))
    yield Part("title", "pass" if agree else "fail")
    if not agree:
        yield Hit(
            "disagree", title.span, {"years": title.get("years"), "wanted": body.get("years")}, related=(related(body),), subject=title
        )


def _fault(fact: Record, above: Record) -> str | None:
    """Outside the parent's years, or its whole period without the later horizon."""
    start, end = fact.get("start"), fact.get("end")
    if (start and above.get("start") and start < above.get("start")) or end > (above.get("horizon") or above.get("end")):
        return "outside"
    return "shortened" if _same_years(fact, above) and above.get("horizon") and not fact.get("horizon") else None


def _same_years(fact: Record, above: Record) -> bool:
    """The plan takes the parent's whole period (a single year may well be one of its yearly plans)."""
    return bool(
        above.get("start")
        and above.get("start") != above.get("end")
        and (fact.get("start"), fact.get("end")) == (above.get("start"), above.get("end"))
    )


def _words(above: Record) -> str:
    return f"{above.get('years')}, {above.get('horizon')}" if above.get("horizon") else str(above.get("years"))


def _names_year(case: Case, year: int | None) -> bool:
    return year is not None and re.search(rf"(?<!\d){year}(?!\d)", case.document.source.text) is not None


def _unstated(case: Case, name: str, above: Record) -> Outcome:
    """A body without a sentence of its own passes where the parent's last years stand in it (in a table's head, in targets)."""
    last = above.get("horizon") or above.get("end")
    return "pass" if name == "body" and _names_year(case, last) else "not_evaluated" if name == "body" else "not_applicable"


def _horizon(case: Case, own: Record | None, above: Record) -> Outcome:
    if not above.get("horizon") or (own and not _same_years(own, above)):
        return "not_applicable"
    return "pass" if _names_year(case, above.get("horizon")) else "fail"


_NAMES = frozenset({"outside", "shortened", "disagree"})
WITHIN = CheckType(
    within, NoOptions, lambda _: _NAMES, frozenset({"years", "wanted", "horizon"}), frozenset({"period"}), judges_nothing=True
)
