"""Cited documents beside the registry's rows of them: `known`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from checker.judge.case import Case, Hit, Part, Skip, Yielded
from checker.judge.checks.kind import CheckType
from checker.judge.checks.known.force import in_force
from checker.judge.checks.known.seen import Said, Seen
from checker.judge.checks.known.stated import issued, issuer, listed
from checker.judge.facts import Record
from checker.judge.rules.shape import Strict
from checker.language.known import Cited, central, matched, registry
from checker.model import Citation, Message


class KnownOptions(Strict, frozen=True):
    """What is asked of each given citation that the registry knows: whether it was `in_force` on the plan's date, whether it has its own
    date (`issued`) and `issuer`; or, of one that the registry does not know, whether it is a slip in one that it knows (`listed`)."""

    about: Literal["in_force", "issued", "issuer", "listed"]


def known(case: Case) -> Iterator[Yielded]:
    """What the registry does not hold is beyond the rule: it says so in its verdict, and passes only where it could tell."""
    option: KnownOptions = case.option
    seen = [_seen(case, fact) for fact in case.facts]
    if option.about == "in_force" and case.bench.days is None:
        yield Skip("not_applicable", _UNDATED)
        return
    if option.about != "in_force" and not any(_states(s, option.about) for s in seen):
        yield Skip("not_applicable", _NONE_CENTRAL)
        return
    said = [_ASK[option.about](s) for s in seen]
    yield from (s for s in said if isinstance(s, Hit))
    if option.about == "listed":
        unknown = [s for s in seen if s.cited.number and not s.match.row and _central(s.fact)]
        yield Skip("not_applicable", _unknown(unknown)) if unknown else Part("listed", "pass")
    elif "pass" in said or any(isinstance(s, Hit) and s.name == "joint" for s in said):
        yield Part(option.about, "pass")
    else:
        yield Skip("not_applicable", _WHY[option.about])


def _states(seen: Seen, about: str) -> bool:
    """Whether there is something to compare: a central body's document, with the field that is asked about."""
    field = {"issued": "issued", "issuer": "issuer"}.get(about, "number")
    return bool(seen.match.row or _central(seen.fact)) and bool(seen.fact.get(field))


def _seen(case: Case, fact: Record) -> Seen:
    c: Citation = fact.fact[0]
    cited = Cited(fact.get("type"), c.number, c.issued, c.subject, c.issuer, bool(fact.get("law")))
    return Seen(case, fact, matched(cited, case.rule.documents))


_UNDATED = Message(
    "Chưa xác định được ngày ban hành kế hoạch nên chưa biết văn bản được viện dẫn còn hiệu lực hay không.",
    "Undated: whether the cited documents were in force is unknown.",
)
_NONE_CENTRAL = Message(
    "Kế hoạch không viện dẫn văn bản nào của trung ương với nội dung mà quy tắc này đối chiếu.",
    "The plan cites no central body's document with what this rule compares.",
)
_WHY = {
    "in_force": Message(
        "Danh mục văn bản không ghi ngày hết hiệu lực của văn bản nào được viện dẫn: chưa rõ còn hiệu lực hay không.",
        "The registry has no end of any cited document: whether they are in force is unknown.",
    ),
    "issued": Message(
        "Chưa đối chiếu được ngày ban hành: danh mục chưa có văn bản được viện dẫn, hoặc chưa chắc là cùng một văn bản.",
        "No date to compare: the registry has not the cited documents, or they may be others.",
    ),
    "issuer": Message(
        "Chưa đối chiếu được cơ quan ban hành: danh mục chưa có văn bản được viện dẫn, hoặc chưa chắc là cùng một văn bản.",
        "No issuer to compare: the registry has not the cited documents, or they may be others.",
    ),
}


def _unknown(seen: list[Seen]) -> Message:
    """Which numbers the registry has not; which it has, but of citations too bare to tell whether that is the document meant."""
    bare = _named(s for s in seen if _too_bare(s))
    new = _named(s for s in seen if not _too_bare(s))
    vi = [f"Danh mục văn bản chưa có: {new}."] * bool(new)
    vi += [f"Viện dẫn thiếu năm ban hành, chưa đủ để đối chiếu với danh mục: {bare}."] * bool(bare)
    en = [f"Not in the registry: {new}."] * bool(new) + [f"Cited without a year, too bare to be matched with the registry: {bare}."] * bool(
        bare
    )
    return Message(" ".join(vi), " ".join(en))


def _named(seen: Iterable[Seen]) -> str:
    numbers = [s.cited.number or "" for s in seen]
    return ", ".join(numbers[:6]) + (" …" if len(numbers) > 6 else "")


def _too_bare(seen: Seen) -> bool:
    """A number that the registry has, of no year: numbers begin anew each year."""
    dated = seen.cited.issued is not None and seen.cited.issued.year is not None
    return not dated and bool(registry(seen.case.rule.documents).numbered(seen.cited.number or ""))


def _central(fact: Record) -> bool:
    return central(fact.get("number")) if fact.get("number") else bool(fact.get("law"))


_ASK: dict[str, Callable[[Seen], Said]] = {"in_force": in_force, "issued": issued, "issuer": issuer, "listed": listed}
_NAMES = {"in_force": {"ended", "early", "period"}, "issued": {"issued"}, "issuer": {"issuer", "joint"}, "listed": {"listed"}}

KNOWN = CheckType(
    known,
    KnownOptions,
    lambda o: frozenset(_NAMES[o.about]),
    frozenset({"row", "stated", "wanted", "hint", "starts", "ends", "by", "rest", "instead", "period", "after"}),
    frozenset({"citation"}),
)
