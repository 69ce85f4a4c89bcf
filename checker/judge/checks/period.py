"""The plan's years beside its parent's, its title's beside its text's: `within`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judge.case import Case, Hit, Part, Yielded, related
from checker.judge.checks.kind import CheckType, NoOptions
from checker.judge.facts import Record
from checker.language.patterns import regexp
from checker.model import Outcome


def within(case: Case) -> Iterator[Yielded]:
    """Parts `title`, `body`, `horizon`; without a parent only the title against the text."""
    title = next((f for f in case.facts if f.get("at") == "title"), None)
    bodies = [f for f in case.facts if f.get("at") == "body"]
    above = _of_parent(case)
    if above is None:
        yield from _alone(title, bodies)
        return
    told: set[str] = set()
    for name, facts in (("title", [title] if title else []), ("body", bodies)):
        faults = [(f, fault) for f in facts if (fault := _fault(f, above) or (None if told else _other_years(title, f)))]
        yield Part(name, "fail" if faults else "pass" if facts else _unstated(case, name, above))
        for fact, fault in faults:
            if fault not in told:
                told.add(fault)
                yield _apart(title, fact, above) if fault == "disagree" and title else _outside(fault, fact, above)
    yield Part("horizon", _horizon(case, title or next(iter(bodies), None), above))


def _outside(fault: str, fact: Record, above: Record) -> Hit:
    params = {"years": fact.get("years"), "wanted": _words(above), "horizon": above.get("horizon"), "mended": _mended(fact, above)}
    topics = frozenset({f"horizon:{above.get('horizon')}" if fault == "shortened" else "period"})  # the targets of that year go with it
    return Hit(fault, fact.span, params, related=(related(above),), topics=topics | _of_closing(fact), subject=fact)


def _apart(title: Record, body: Record, above: Record | None = None) -> Hit:
    """On the words of the text, the title being what the plan is called by; on the title where the text has the parent's whole period."""
    wrong, right = (title, body) if above and _same_years(body, above) and not _same_years(title, above) else (body, title)
    params = {"years": title.get("years"), "wanted": body.get("years"), "mended": _mended(wrong, right)}
    return Hit("disagree", wrong.span, params, related=(related(right),), topics=frozenset({"period"}) | _of_closing(wrong), subject=wrong)


def _of_closing(fact: Record) -> frozenset[str]:
    """The closing sentence, where another rule may have told that it is another plan's."""
    closing = fact.document.header.spans.get("closing")
    return frozenset({"closing"} if closing and fact.span and fact.span in closing else ())


_YEAR = regexp(r"(?:19|20)\d\d")


def _mended(fact: Record, wanted: Record) -> str | None:
    """The marked words with the years that are wanted: «năm học 2022 - 2023» → «năm học 2023 - 2024»; None for another shape."""
    own, other = _YEAR.findall(fact.text), _YEAR.findall(wanted.text)
    if not own or len(own) != len(other) or ("năm học" in fact.text.lower()) != ("năm học" in wanted.text.lower()):
        return None
    years = iter(other)
    return _YEAR.sub(lambda _: next(years), fact.text)


def _of_parent(case: Case) -> Record | None:
    for parent in case.bench.parents:
        stated = case.bench.records("period", parent)
        if stated:
            return next((s for s in stated if s.get("at") == "title"), stated[0])
    return None


def _alone(title: Record | None, bodies: list[Record]) -> Iterator[Yielded]:
    if not (title and bodies):
        yield Part("title", "not_evaluated" if title or bodies else "not_applicable")
        return
    apart = [b for b in bodies if _other_years(title, b)]
    yield Part("title", "fail" if apart else "pass")
    if apart:
        yield _apart(title, apart[0])


def _other_years(title: Record | None, body: Record) -> str | None:
    """The text names other years than the title; a year beside its programme's («giai đoạn 2021 - 2025 … năm 2023») is no contradiction."""
    if title is None:
        return None
    if (title.get("start"), title.get("end")) == (body.get("start"), body.get("end")):
        later = {title.get("horizon"), body.get("horizon")} - {None}
        return "disagree" if len(later) > 1 else None
    if title.get("start") == body.get("start") and title.get("end") == body.get("horizon") != body.get("end"):
        return "disagree"  # «giai đoạn 2021 - 2030» over «giai đoạn 2021 - 2025, định hướng đến năm 2030»
    stated = [y for y in (title.get("start"), title.get("end")) if y]
    if title.get("start") is None or body.get("start") is None:
        return None if title.get("end") == body.get("end") or title.get("start") != body.get("start") else "disagree"
    return None if all(str(year) in (body.get("clause") or "") for year in stated) else "disagree"


def _fault(fact: Record, above: Record) -> str | None:
    """Outside the parent's years, or its whole period without the later horizon."""
    start, end = fact.get("start"), fact.get("end")
    if _school_year_of(fact, above):
        return None
    if (start and above.get("start") and start < above.get("start")) or end > (above.get("horizon") or above.get("end")):
        return "outside"
    if above.get("horizon") and (fact.get("horizon") or 0) > above.get("horizon"):
        return "outside"
    return "shortened" if _same_years(fact, above) and above.get("horizon") and not fact.get("horizon") else None


def _school_year_of(fact: Record, above: Record) -> bool:
    """A school year of which the parent's one year is a part: «năm học 2023 - 2024» of a school under a plan of 2024."""
    start, end = fact.get("start"), fact.get("end")
    one = not above.get("horizon") and (above.get("start") or above.get("end")) == above.get("end")
    return bool(one and start and end == start + 1 and above.get("end") in (start, end) and "năm học" in fact.text.lower())


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
    within, NoOptions, lambda _: _NAMES, frozenset({"years", "wanted", "horizon", "mended"}), frozenset({"period"}), judges_nothing=True
)
